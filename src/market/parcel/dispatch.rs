//! What is done about a parcel and what comes of it: pack, label, check, hand over; each stop it reaches; the buyer's door.
//!
//! ```text
//! WaitShip: (nothing) ─pack─▶ packed ─label─▶ labelled ─check?─ hand over ─▶ Shipped
//! ```
//! Labels of two boxes may be swapped where the boxes differ, and only checking finds it: two buyers get what they did not
//! order. Checking also leaves the photograph that wins a dispute. Which stops a way has, and what may go wrong between them, is
//! the folder's own.

use std::collections::BTreeMap;

use crate::{
    Account, Card, Channel, Complaint, Decision, Event, Label, Market, Order, OrderId, OrderState, PackId, ParcelId,
    Refusal, Selector, Speed, Stop, Thing, Whereabouts, arrangement, courier, courier_claim,
    order::{in_state, keep_goods, order_mut},
    parcel::{self, counter, sticking},
    random, short_weight, time,
};
use crate::{aftersale, harvest, order, pack_lot};

/// What falls due for a parcel.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Due {
    Hop(ParcelId),
}

impl Due {
    pub fn rank(&self) -> u8 {
        match self {
            Due::Hop(_) => 12,
        }
    }
}

pub(crate) fn fall_due(market: &Market, due: &Due) -> Vec<Event> {
    match due {
        Due::Hop(name) => parcel::hop(market, name),
    }
}

/// Checks and answers the commands about what is packed and sent.
pub(crate) fn decide(market: &Market, command: &parcel::Command) -> Result<Decision, Refusal> {
    match command {
        parcel::Command::Pack(parcel::command::Pack { orders, pack }) => self::pack(market, orders, pack),
        parcel::Command::Weigh(weigh) => short_weight::weigh(market, weigh),
        parcel::Command::Label(orders) => label(market, orders),
        parcel::Command::Stick(stick) => sticking::stick(market, stick),
        parcel::Command::Check(orders) => check(market, orders),
        parcel::Command::Ship(ship) => self::ship(market, ship),
    }
}

fn pack(market: &Market, orders: &Selector, pack_id: &PackId) -> Result<Decision, Refusal> {
    let rules = &market.setting.rules;
    let pack = rules.packs.get(pack_id).ok_or(Refusal::no_such(Thing::Pack))?;
    let names = market.select(orders, |order| {
        in_state(order, OrderState::WaitShip)?;
        if order.pack.is_some() {
            Err(Refusal::ALREADY_SO)
        } else {
            market.need_ripe(&order.product)
        }
    })?;
    if let (true, Some(until_min)) = (pack.has_ice(), market.no_ice_until_min()) {
        return Err(Refusal::from(harvest::refusal::NoIce { until_min }));
    }
    let names = with_goods(market, orders, names)?;
    let mut events = Vec::new();
    let mut total_fen = 0;
    let mut shed = pack_lot::Shed::of(market);
    let mut filling = arrangement::fill(market);
    let card_fen = match market.promotions.card {
        Card::None => 0,
        Card::Thanks | Card::PaidPraise => rules.promotions.card_fen,
    };
    for name in &names {
        let order = &market.orders[name];
        if !market.suits(pack, order) {
            return Err(Refusal::Parcel(parcel::Refusal::PackNotForThis));
        }
        let holds_g = pack.sizes.iter().map(|size| size.up_to_g).max().unwrap_or(0);
        let boxes = courier::boxes(pack, order).ok_or(Refusal::from(parcel::refusal::PackTooSmall {
            holds_g,
            net_g: order.net_g,
        }))?;
        let size = &pack.sizes[boxes.size];
        let from_lot = shed.take(pack_id, size.up_to_g, boxes.count);
        let bought_fen = match from_lot {
            Some(_) => 0,
            None => market.box_price_fen(size.cost_fen) * i64::from(boxes.count),
        };
        let paid_fen = bought_fen + card_fen + market.cooling_fen(order);
        let cost_fen = paid_fen + from_lot.as_ref().map_or(0, |from| from.cost_fen);
        total_fen += paid_fen;
        let age_min = market.goods_age_min(&order.product);
        events.push(Event::from(parcel::event::Packed {
            order: name.clone(),
            pack: pack_id.to_owned(),
            cost_fen,
            from_lot,
            age_min,
        }));
        events.extend(filling.filled(order, cost_fen));
    }
    events.extend(short_weight::by_eye(market, &names));
    arrangement::afford_boxes(market, total_fen)?;
    let each_min = rules.minutes.pack + arrangement::marking_min(market);
    Ok(Decision::work(
        events,
        arrangement::by_crew(market, each_min * names.len() as u32),
    ))
}

/// Leaves out the orders that nothing is left for; whoever names one is told so.
fn with_goods(market: &Market, orders: &Selector, names: Vec<OrderId>) -> Result<Vec<OrderId>, Refusal> {
    let mut left = market.left();
    let mut kept = Vec::new();
    let mut lacks_g = None;
    for name in names {
        let order = &market.orders[&name];
        let left_g = left.entry(order.product.clone()).or_default();
        match left_g.checked_sub(order.total_g()) {
            _ if !order.oversold => kept.push(name),
            Some(rest_g) => {
                *left_g = rest_g;
                kept.push(name);
            }
            None => lacks_g = Some(*left_g),
        }
    }
    match lacks_g {
        Some(left_g) if kept.is_empty() || market.names_one(orders) => {
            let wanted = order::refusal::GoodsFor::Packing;
            Err(Refusal::from(order::refusal::NotEnoughGoods { left_g, wanted }))
        }
        _ => Ok(kept),
    }
}

/// Everybody who packs lends a hand.
fn by_crew(market: &Market, deed: Decision) -> Decision {
    Decision {
        minutes: arrangement::by_crew(market, deed.minutes),
        ..deed
    }
}

fn label(market: &Market, orders: &Selector) -> Result<Decision, Refusal> {
    if market.setting.scenario.hand_labels {
        return Err(Refusal::Parcel(parcel::Refusal::StuckByHand));
    }
    let names = market.select(orders, |order| {
        in_state(order, OrderState::WaitShip)?;
        match (&order.pack, &order.label) {
            (None, _) => Err(Refusal::Parcel(parcel::Refusal::NotPacked)),
            (_, Some(_)) => Err(Refusal::ALREADY_SO),
            _ => Ok(()),
        }
    })?;
    market.afford(market.setting.rules.costs.label_fen * names.len() as i64)?;
    let scenario = &market.setting.scenario;
    let none_before = || market.orders.values().all(|order| order.label.is_none());
    let mut planned = scenario.first_labels_swapped && none_before();
    let fault_ppm = market.setting.rules.quality.label_fault_ppm;
    let mut swapped: BTreeMap<OrderId, OrderId> = BTreeMap::new();
    for order in &names {
        let slips = random::happens(market.draw("label", 0, order.as_str()), fault_ppm);
        if !(slips || planned) || swapped.contains_key(order) {
            continue;
        }
        let is_other = |other: &&OrderId| !swapped.contains_key(*other) && sticking::boxes_differ(market, order, other);
        if let Some(other) = names.iter().find(is_other) {
            swapped.insert(order.clone(), other.clone());
            swapped.insert(other.clone(), order.clone());
            planned = false;
        }
    }
    let printed = |order: OrderId| {
        Event::from(parcel::event::LabelPrinted {
            swapped_with: swapped.get(&order).cloned(),
            order,
        })
    };
    let minutes = market.setting.rules.minutes.labels(names.len());
    let events = names.into_iter().map(printed).collect();
    Ok(by_crew(market, Decision::work(events, minutes)))
}

fn check(market: &Market, orders: &Selector) -> Result<Decision, Refusal> {
    let names = market.select(orders, |order| {
        in_state(order, OrderState::WaitShip)?;
        match &order.label {
            None => Err(Refusal::Parcel(parcel::Refusal::NotLabelled)),
            Some(Label { checked: true, .. }) => Err(Refusal::Parcel(parcel::Refusal::AlreadyChecked)),
            Some(_) => Ok(()),
        }
    })?;
    let checked = |order: OrderId| {
        Event::from(parcel::event::LabelChecked {
            was_wrong: market.orders[&order].is_mislabelled(),
            order,
        })
    };
    Ok(by_crew(
        market,
        Decision::each(names, market.setting.rules.minutes.check, checked),
    ))
}

fn ship(market: &Market, ship: &parcel::command::Ship) -> Result<Decision, Refusal> {
    let parcel::command::Ship {
        orders,
        courier: courier_id,
        via,
        insured,
    } = ship;
    let rules = &market.setting.rules;
    let courier = market
        .setting
        .courier(courier_id)
        .ok_or(Refusal::no_such(Thing::Courier))?;
    let via = via
        .as_deref()
        .or(courier.takes_at.first().map(String::as_str))
        .unwrap_or("station");
    if !courier.takes_at.iter().any(|place| place == via) {
        return Err(Refusal::Parcel(parcel::Refusal::NotTakenThere));
    }
    let names = market.select(orders, |order| {
        in_state(order, OrderState::WaitShip)?;
        match (&order.pack, &order.label) {
            (None, _) => Err(Refusal::Parcel(parcel::Refusal::NotPacked)),
            (_, None) if courier.speed != Speed::Local => Err(Refusal::Parcel(parcel::Refusal::NotLabelled)),
            _ if order.wants_invoice && !order.has_invoice => Err(Refusal::Order(order::Refusal::InvoiceMissing)),
            _ if !market.is_served(courier, order) => Err(Refusal::Parcel(parcel::Refusal::NotServed)),
            _ => Ok(()),
        }
    })?;
    counter::open_for(market, via)?;
    if (names.len() as u32) < courier.parcels_min {
        return Err(Refusal::from(parcel::refusal::TooFewParcels {
            least: courier.parcels_min,
        }));
    }
    let mut events = Vec::new();
    let mut total_fen = 0;
    let (haul_fen, parcels) = (market.haul_fen(via), names.len() as i64);
    for (n, name) in (0..).zip(&names) {
        let order = &market.orders[name];
        let mut parcel =
            parcel::planned(market, order, courier_id, via).ok_or(Refusal::Parcel(parcel::Refusal::NotServed))?;
        if *insured {
            parcel.insurance_fen = market.insurance_fen(order.price_fen);
        }
        parcel.premium_fen = market.premium_of(order);
        // Parts of a running sum leave no fen over.
        parcel.haul_fen = haul_fen * (n + 1) / parcels - haul_fen * n / parcels;
        total_fen += parcel.fee_fen
            + parcel.haul_fen
            + parcel.insurance_fen
            + parcel.premium_fen
            + handling_fen(market, &parcel);
        if market.goods_account(&order.product) == Account::Cash {
            total_fen += market.goods_value_fen(&order.product, order.packed_g());
        }
        events.push(Event::from(parcel::event::Handed {
            order: name.clone(),
            fee_fen: parcel.fee_fen,
            parcel: Box::new(parcel),
        }));
    }
    market.afford(total_fen)?;
    Ok(Decision::work(
        events,
        rules.minutes.hand_over.get(via).copied().unwrap_or(0),
    ))
}

/// What the village station takes for a parcel that is brought there.
fn handling_fen(market: &Market, parcel: &parcel::Parcel) -> i64 {
    match parcel.hops.first() {
        Some(hop) if hop.to == Stop::Station => market.setting.rules.costs.station_fen,
        _ => 0,
    }
}

/// Returns what the label and the station's hand on an order's parcel cost.
pub(crate) fn handling_of(market: &Market, order: &Order) -> i64 {
    let label_fen = order.label.as_ref().map_or(0, |_| market.setting.rules.costs.label_fen);
    let parcel = market.parcel_of(&order.name);
    label_fen + parcel.map_or(0, |parcel| handling_fen(market, parcel))
}

/// Returns what happens at the buyer's door: how many pieces are bad, and, by phone, the cash.
pub(crate) fn delivered(market: &Market, order: &Order) -> Vec<Event> {
    let (rules, own) = (&market.setting.rules, order);
    // The buyer counts what is in the box that came.
    let order = &*market.as_it_travels(order);
    let quality = &rules.quality;
    let piece_g = rules
        .products
        .get(&order.product)
        .map_or(1, |product| product.piece_g)
        .max(1);
    let counted_pieces = (order.total_g() / piece_g).max(1);
    let parcel = market.parcel_of(&order.name);
    let rained = match parcel.and_then(|parcel| market.setting.courier(&parcel.courier)) {
        Some(courier) if courier.speed == Speed::Local => market.rain,
        _ => random::happens(market.draw("rained", 0, order.name.as_str()), quality.rained_ppm),
    };
    let wet = rained
        && !order
            .pack
            .as_ref()
            .and_then(|pack| rules.packs.get(pack))
            .is_some_and(|pack| pack.dry);
    let crushed = parcel.is_some_and(|parcel| parcel.fate == super::Fate::Damaged);
    let soaked_ppm = if market.is_fresh(&order.product) {
        quality.wet_ppm
    } else {
        quality.wet_dried_ppm
    };
    let more_ppm = if wet { soaked_ppm } else { 0 } + if crushed { quality.crushed_ppm } else { 0 };
    let spoilage = market.spoilage(order, market.now_min);
    let road_ppm = spoilage.map_or(0, |spoilage| spoilage.bad_ppm());
    let bad_ppm = crate::physics::either_ppm(road_ppm, more_ppm);
    let unsound_ppm = market.unsound_ppm(own);
    let bad_ppm = crate::physics::either_ppm(bad_ppm, unsound_ppm);
    let bad = market.chance.topic("bad");
    let is_bad = |piece: &u32| random::happens(bad.on(*piece).of(order.name.as_str()), bad_ppm);
    let bad_pieces = (0..counted_pieces).filter(is_bad).count() as u32;
    let order = own;
    let mut events = Vec::from_iter(lightened(market, order));
    events.push(Event::from(parcel::event::Delivered {
        order: order.name.clone(),
        bad_pieces,
        counted_pieces,
        then: (order.channel == Channel::Shelf).then(|| after_delivery(market, order)),
    }));
    if order.channel == Channel::Phone {
        let bad_ppm = i64::from(bad_pieces) * 1_000_000 / i64::from(counted_pieces);
        let minded = if bad_ppm > quality.stars_bad_free_ppm {
            bad_ppm
        } else {
            0
        };
        let paid = order.price_fen - order.price_fen * minded / 1_000_000;
        let leader_fen = paid * order.leader_ppm / 1_000_000;
        let amount_fen = paid - leader_fen;
        events.push(Event::from(order::event::Settled {
            order: order.name.clone(),
            amount_fen,
            fee_fen: 0,
            leader_fen,
        }));
    }
    events
}

/// What a parcel has lost of its goods on the way.
fn lightened(market: &Market, order: &Order) -> Option<Event> {
    let gone_g = aftersale::shown::taken_g(market, order) + market.dried_g(order, market.now_min);
    let lighter_g = gone_g.min(order.in_box_g());
    let order = order.name.clone();
    (0 < lighter_g).then(|| parcel::event::Lightened { order, lighter_g }.into())
}

/// Applies what happens between paying and the door.
pub(crate) fn apply(market: &mut Market, event: &parcel::Event) {
    let now = market.now_min;
    match event {
        parcel::Event::Packed(parcel::event::Packed {
            order: name,
            pack,
            cost_fen,
            from_lot,
            age_min,
        }) => {
            let from_shed_fen = from_lot.as_ref().map_or(0, |from| from.cost_fen);
            if let Some(from) = from_lot {
                pack_lot::taken(market, name, pack, from);
            }
            arrangement::boxes_taken(market, name, *cost_fen - from_shed_fen);
            // Nobody is paid for the own hands, but who forgets them sells too cheap.
            let labour_fen = arrangement::labour_fen(market);
            market.post(Account::Capital, Account::Labour, labour_fen, Some(name));
            if market.orders[name].oversold {
                let (product, total_g) = (market.orders[name].product.clone(), market.orders[name].total_g());
                keep_goods(market, &product, total_g);
                order_mut(market, name).oversold = false;
            }
            // Whose goods are in the box of others is told by the event that fills it.
            if !arrangement::is_for_others(market, &market.orders[name].product) {
                market.move_goods(name, Whereabouts::Packed);
            }
            let care = market.care_of(&market.orders[name].product);
            let order = order_mut(market, name);
            order.care = care;
            order.pack = Some(pack.clone());
            order.packed_min = Some(now);
            order.packed_age_min = *age_min;
        }
        parcel::Event::LabelPrinted(parcel::event::LabelPrinted { order, swapped_with }) => {
            let label_fen = market.setting.rules.costs.label_fen;
            market.post(Account::Cash, Account::Handling, label_fen, Some(order));
            order_mut(market, order).label = Some(Label {
                swapped_with: swapped_with.clone(),
                checked: false,
            });
        }
        parcel::Event::LabelChecked(parcel::event::LabelChecked { order, .. }) => sticking::checked(market, order),
        parcel::Event::Handed(parcel::event::Handed { order, fee_fen, parcel }) => {
            apply_handed(market, order, *fee_fen, parcel)
        }
        parcel::Event::Filled(filled) => apply_filled(market, filled),
        parcel::Event::Lightened(parcel::event::Lightened { order: name, lighter_g }) => {
            let product = market.orders[name].product.clone();
            let whose = (&product, None);
            market
                .goods
                .post(whose, Whereabouts::Sent, Whereabouts::Lost, *lighter_g);
            order_mut(market, name).lighter_g += lighter_g;
        }
        parcel::Event::Delivered(parcel::event::Delivered {
            order: name,
            bad_pieces,
            counted_pieces,
            then,
        }) => {
            let order = order_mut(market, name);
            order.state = OrderState::Delivered;
            order.delivered_min = Some(now);
            order.bad_pieces = *bad_pieces;
            order.counted_pieces = *counted_pieces;
            if let Some(then) = then {
                order.due_min = then.confirms_min;
                market.plan(then.looks_min, aftersale::Due::Claim(name.clone()));
                market.plan(then.confirms_min, order::Due::Confirm(name.clone()));
            }
        }
        parcel::Event::Lost(parcel::event::Lost { order: name }) => {
            let order = order_mut(market, name);
            order.delivered_min = Some(now);
            order.state = OrderState::Delivered;
        }
        parcel::Event::HopDone(parcel::event::HopDone { parcel: name, .. }) => hop_done(market, name),
    }
}

/// What is more comes out of the stock, what is less goes back to it.
fn apply_filled(market: &mut Market, filled: &parcel::event::Filled) {
    let order = order_mut(market, &filled.order);
    let more_g = filled.beside_g - order.beside_g;
    order.beside_g = filled.beside_g;
    order.is_weighed |= filled.on_scale;
    let product = order.product.clone();
    let (from, to) = if 0 < more_g {
        (Whereabouts::Free, Whereabouts::Packed)
    } else {
        (Whereabouts::Packed, Whereabouts::Free)
    };
    market.goods.post((&product, None), from, to, more_g.unsigned_abs());
}

fn hop_done(market: &mut Market, name: &ParcelId) {
    let parcel = market.parcels.get_mut(name).expect("a parcel on its way stands");
    parcel.done += 1;
    let next = parcel.under_way().map(|hop| hop.at_min);
    if let Some(next) = next {
        market.plan(next, parcel::Due::Hop(name.clone()));
    }
}

fn apply_handed(market: &mut Market, name: &OrderId, fee_fen: i64, parcel: &parcel::Parcel) {
    let now = market.now_min;
    market.post(Account::Cash, Account::Freight, fee_fen, Some(name));
    market.post(Account::Cash, Account::Freight, parcel.haul_fen, Some(name));
    let handling_fen = handling_fen(market, parcel);
    market.post(Account::Cash, Account::Handling, handling_fen, Some(name));
    market.post(Account::Cash, Account::Insurance, parcel.insurance_fen, Some(name));
    market.post(Account::Cash, Account::Insurance, parcel.premium_fen, Some(name));
    market.move_goods(name, Whereabouts::Sent);
    let order = order_mut(market, name);
    order.state = OrderState::Shipped;
    order.shipped_min = Some(now);
    let (product, packed_g) = (order.product.clone(), order.packed_g());
    let value = market.goods_value_fen(&product, packed_g);
    market.post(market.goods_account(&product), Account::Goods, value, Some(name));
    parcel::set_out(market, parcel);
}

/// A buyer looks at the goods within hours, and confirms by hand or leaves it to the timer.
fn after_delivery(market: &Market, order: &Order) -> parcel::event::AfterDelivery {
    let now = market.now_min;
    let rules = &market.setting.rules;
    let timer = if market.is_fresh(&order.product) {
        rules.timers.confirm_fresh_min
    } else {
        rules.timers.confirm_min
    };
    let by_timer = (order.shipped_min.unwrap_or(now) + timer).max(now + rules.timers.claim_min);
    let by_hand = rules
        .personas
        .get(&order.persona)
        .map_or(0, |persona| persona.confirms_min);
    // Who is going to complain does not confirm before.
    let complains = market
        .customer_of(order)
        .is_some_and(|customer| customer.asks_back.is_some());
    let confirm_min = if by_hand == 0 || complains {
        by_timer
    } else {
        let pause = random::below(market.draw("confirms", 0, order.name.as_str()), u64::from(by_hand)) as u32;
        (now + by_hand / 2 + pause).min(by_timer)
    };
    let look = match market
        .customer_of(order)
        .and_then(|customer| customer.asks_back.as_ref())
    {
        Some(asks_back) if asks_back.after_h > 0 => asks_back.after_h * time::HOUR_MIN,
        _ => {
            let (least_min, most_min) = (rules.timers.look_least_min, rules.timers.look_most_min);
            random::between(market.draw("claims-when", 0, order.name.as_str()), least_min, most_min)
        }
    };
    parcel::event::AfterDelivery {
        looks_min: now + look,
        confirms_min: confirm_min,
    }
}

/// Returns the request of a buyer whose parcel never came.
pub(crate) fn lost(market: &Market, name: &OrderId) -> Vec<Event> {
    let answer_by_min = market.now_min + market.setting.rules.timers.after_sale_min;
    vec![
        Event::from(parcel::event::Lost { order: name.clone() }),
        courier_claim::found(market, name, market.orders[name].price_fen),
        Event::from(aftersale::event::Opened {
            order: name.clone(),
            complaint: Complaint::Lost,
            share_ppm: 1_000_000,
            true_ppm: 1_000_000,
            shown: None,
            answer_by_min,
        }),
    ]
}
