//! The day's round as it went the last time: poor reviews answered, requests for money back paid as asked, boxes packed into the same packs,
//! weighed if they were weighed then, labelled, looked at if they were looked at then, handed to the same courier at the same
//! place. One line on today's page, one key.
//!
//! It decides nothing: the first parcel of a product is sent step by step, the first request of a kind is looked at, and so is
//! whatever is no longer as it was (a weather in which none was sent yet, a pack that does not hold them, a courier who comes
//! too late or takes more for the place, a request for most of the money). It stops where somebody asks for something; of a
//! wrong label that was found and put right it only tells.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{
    menu::OnChoose,
    packing::{comes_in_time, courier_at, to_be_sent},
    page::MarketPage,
    today::{self, Errand},
};
use crate::{
    market::{
        AfterSale, AfterSaleState, Channel, Command, Complaint, CourierId, Event, Market, MessageId, Order, PackId,
        ProductId, ReviewReplyId, Selector, SpellKind, Stop, aftersale, courier_claim, listing, message, order, parcel,
        promotion, time,
    },
    say::{Arg, Sentence, sentence},
};

/// A deed of the round.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    Do(Command),
    /// Handing over, once the counter is open.
    Ship(parcel::command::Ship),
}

/// How a product's last parcel was sent.
struct Way {
    pack: PackId,
    /// Filled up on the scale, with so much more than is promised (ppm).
    weighed_ppm: Option<i64>,
    labelled: bool,
    checked: bool,
    to: Counter,
}

/// What goes alike: for a contract, which has its hour, and besides that a product by parcel, by the county's round.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Kind<'a> {
    is_besides: bool,
    product: &'a ProductId,
    is_by_phone: bool,
}

/// To whom, where, and whether at full value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Counter {
    courier: CourierId,
    via: String,
    insured: bool,
}

/// A request for more than this share of the money is looked at (ppm).
const LOOKED_AT_PPM: i64 = 500_000;

/// The boxes that go as those before them, and the requests that are answered as those before them.
struct Round<'a> {
    claims: Vec<&'a AfterSale>,
    /// Poor reviews, and what the last one was answered.
    reviews: Option<(Vec<&'a Order>, &'a ReviewReplyId)>,
    ways: BTreeMap<Kind<'a>, Way>,
    to_pack: Vec<&'a Order>,
    to_label: Vec<&'a Order>,
    to_ship: Vec<&'a Order>,
}

pub fn errand(market: &Market) -> Option<Errand> {
    let round = Round::of(market);
    let asked = round.claims.iter().map(|claim| claim.due_min);
    let due_min = round.orders().map(|order| order.due_min).chain(asked).min()?;
    let reviews = round.reviews.as_ref().map_or(0, |(reviews, _)| reviews.len());
    let count = round.orders().count() + round.claims.len() + reviews;
    let (steps, told) = round.steps(market);
    // One step alone has a line of its own, where it decides something.
    let is_alone = steps.len() < 2 && round.claims.is_empty() && round.reviews.is_none();
    if is_alone && !matches!(steps.first(), Some(Step::Ship(_))) {
        return None;
    }
    Some(Errand {
        label: sentence::market_errand_round(Arg::Number(count as i64), Arg::List(told)),
        on_choose: OnChoose::Round(steps),
        due_min: Some(due_min),
    })
}

/// Nobody pays back what is asked unseen: the requests are looked at before a round that agrees to them.
pub fn looked_at_first(mut errands: Vec<Errand>) -> Vec<Errand> {
    let is_look = |errand: &Errand| matches!(errand.on_choose, OnChoose::Go(MarketPage::Claims(_)));
    let round = errands.iter().position(pays_back);
    let look = errands.iter().position(is_look);
    if let (Some(round), Some(look)) = (round, look)
        && round < look
    {
        errands[round..=look].rotate_right(1);
    }
    errands
}

/// Whether it begins a round in which money is paid back as asked.
fn pays_back(errand: &Errand) -> bool {
    let is_agreed = |step: &Step| matches!(step, Step::Do(Command::AfterSale(aftersale::Command::Agree(_))));
    matches!(&errand.on_choose, OnChoose::Round(steps) if steps.iter().any(is_agreed))
}

/// Poor reviews where the latest are what buyers read, and the answer to the last one, if it mends.
fn reviews_as_before(market: &Market) -> Option<(Vec<&Order>, &ReviewReplyId)> {
    let last = market.log.iter().rev().find_map(|happened| {
        if let Event::Promotion(promotion::Event::Responded(responded)) = &happened.event {
            Some(responded)
        } else {
            None
        }
    })?;
    let poor = market.poor_reviews();
    let is_left = !poor.is_empty() && 0 < market.setting.scenario.latest_reviews && !market.buyers_gone;
    (is_left && last.mends).then_some((poor, &last.reply))
}

/// Requests that are answered as the last one of the kind was: with nothing to compare and nothing that comes back, paid as
/// asked.
fn claims_as_before(market: &Market) -> Vec<&AfterSale> {
    let plain = || {
        let claims = market.after_sales.values();
        claims.filter(|claim| claim.shown.is_none() && !claim.complaint.sends_back())
    };
    let is_agreed = |claim: &&AfterSale| {
        claim.state == AfterSaleState::Refunded && claim.offered_ppm.is_none() && !claim.was_hard()
    };
    let mut last: BTreeMap<Complaint, &AfterSale> = BTreeMap::new();
    for claim in plain().filter(|claim| claim.answered_min.is_some()) {
        let known = last.entry(claim.complaint).or_insert(claim);
        if known.answered_min < claim.answered_min {
            *known = claim;
        }
    }
    let waiting = plain().filter(|claim| claim.state == AfterSaleState::Applied && claim.share_ppm <= LOOKED_AT_PPM);
    waiting
        .filter(|claim| last.get(&claim.complaint).is_some_and(is_agreed))
        .collect()
}

impl<'a> Round<'a> {
    fn of(market: &'a Market) -> Round<'a> {
        let waiting = [today::to_pack(market), today::to_label(market), today::to_ship(market)];
        let kinds: BTreeSet<Kind> = waiting.iter().flatten().map(|order| kind(order, market)).collect();
        let ways: BTreeMap<Kind, Way> = kinds
            .into_iter()
            .filter_map(|kind| {
                let way = way(&kind, market)?;
                Some((kind, way))
            })
            .collect();
        let goes = |order: &&Order| ways.contains_key(&kind(order, market)) && !market.wants_to_cancel(&order.name);
        let [mut to_pack, mut to_label, mut to_ship] = waiting;
        for orders in [&mut to_pack, &mut to_label, &mut to_ship] {
            orders.retain(goes);
            orders.sort_by_key(|order| (order.due_min, &order.name));
        }
        let mut holding: BTreeMap<(&ProductId, u32), Vec<PackId>> = BTreeMap::new();
        to_pack.retain(|order| {
            let packs = holding
                .entry((&order.product, order.total_g()))
                .or_insert_with(|| market.fitting_packs(order));
            packs.contains(&ways[&kind(order, market)].pack)
        });
        Round {
            claims: claims_as_before(market),
            reviews: reviews_as_before(market),
            ways,
            to_pack,
            to_label,
            to_ship,
        }
    }

    fn orders(&self) -> impl Iterator<Item = &'a Order> {
        let orders = self.to_pack.iter().chain(&self.to_label).chain(&self.to_ship);
        orders.copied()
    }

    fn way<'r>(&'r self, order: &'r Order, market: &Market) -> &'r Way {
        &self.ways[&kind(order, market)]
    }

    /// What is done one after the other, and in which words.
    fn steps(&self, market: &Market) -> (Vec<Step>, Vec<Arg>) {
        let (mut steps, mut told) = (Vec::new(), Vec::new());
        self.answer(&mut steps, &mut told);
        self.agree(&mut steps, &mut told, market);
        self.pack(&mut steps, &mut told, market);
        self.weigh(&mut steps, &mut told, market);
        let unlabelled = self.to_pack.iter().chain(&self.to_label);
        let unlabelled: Vec<&Order> = unlabelled
            .filter(|order| self.way(order, market).labelled && !market.setting.scenario.hand_labels)
            .copied()
            .collect();
        for lot in lots(&unlabelled, |count| market.labelling_min(count)) {
            steps.push(Step::Do(Command::Parcel(parcel::Command::Label(named(lot)))));
        }
        let unchecked = self.to_ship.iter().filter(|order| order.is_unchecked());
        let unchecked: Vec<&Order> = unlabelled.iter().chain(unchecked).copied().collect();
        let looked_at = unchecked.iter().filter(|order| self.way(order, market).checked);
        let looked_at: Vec<&Order> = looked_at.copied().collect();
        for lot in lots(&looked_at, |count| market.checking_min(count)) {
            steps.push(Step::Do(Command::Parcel(parcel::Command::Check(named(lot)))));
        }
        if !looked_at.is_empty() {
            told.push(Arg::say(sentence::market_round_check()));
        } else if !unchecked.is_empty() {
            told.push(Arg::say(sentence::market_round_unchecked()));
        }
        self.ship(&mut steps, &mut told, market);
        (steps, told)
    }

    fn agree(&self, steps: &mut Vec<Step>, told: &mut Vec<Arg>, market: &Market) {
        if self.claims.is_empty() {
            return;
        }
        let names = self.claims.iter().map(|claim| claim.order.clone().into());
        steps.push(Step::Do(Command::AfterSale(aftersale::Command::Agree(
            Selector::Named(names.collect()),
        ))));
        let asked_fen = |claim: &&AfterSale| {
            let order = market.orders.get(&claim.order)?;
            Some(order.price_fen * claim.share_ppm / 1_000_000)
        };
        let fen = self.claims.iter().filter_map(asked_fen).sum();
        told.push(Arg::say(sentence::market_round_agree(
            Arg::Number(self.claims.len() as i64),
            Arg::Yuan(fen),
        )));
    }

    fn answer(&self, steps: &mut Vec<Step>, told: &mut Vec<Arg>) {
        let Some((reviews, reply)) = &self.reviews else { return };
        let respond = promotion::command::Respond {
            orders: named(reviews),
            reply: (*reply).clone(),
        };
        steps.push(Step::Do(Command::Promotion(promotion::Command::Respond(respond))));
        told.push(Arg::say(sentence::market_round_answer(Arg::Number(
            reviews.len() as i64
        ))));
    }

    fn pack(&self, steps: &mut Vec<Step>, told: &mut Vec<Arg>, market: &Market) {
        for (alike, way) in &self.ways {
            let orders = self.to_pack.iter().filter(|order| kind(order, market) == *alike);
            let orders: Vec<&Order> = orders.copied().collect();
            for lot in lots(&orders, |count| market.packing_min(count)) {
                steps.push(Step::Do(Command::Parcel(parcel::Command::Pack(
                    parcel::command::Pack {
                        orders: named(lot),
                        pack: way.pack.clone(),
                    },
                ))));
            }
            let name = Arg::name("pack", &way.pack);
            if !orders.is_empty() && !told.contains(&name) {
                told.push(name);
            }
        }
    }

    fn weigh(&self, steps: &mut Vec<Step>, told: &mut Vec<Arg>, market: &Market) {
        let unweighed = |order: &&&Order| order.pack.is_none() || market.is_unweighed(order);
        let mut alike: BTreeMap<i64, Vec<&Order>> = BTreeMap::new();
        for order in self.orders().collect::<Vec<_>>().iter().filter(unweighed) {
            if let Some(more_ppm) = self.way(order, market).weighed_ppm {
                alike.entry(more_ppm).or_default().push(order);
            }
        }
        for (more_ppm, orders) in &alike {
            for lot in lots(orders, |count| market.weighing_min(count)) {
                let orders = named(lot);
                let more_ppm = *more_ppm;
                steps.push(Step::Do(Command::Parcel(parcel::Command::Weigh(
                    parcel::command::Weigh { orders, more_ppm },
                ))));
            }
        }
        if !alike.is_empty() {
            told.push(Arg::say(sentence::market_round_weigh()));
        }
    }

    fn ship(&self, steps: &mut Vec<Step>, told: &mut Vec<Arg>, market: &Market) {
        let mut counters: BTreeMap<&Counter, Vec<&Order>> = BTreeMap::new();
        for order in self.orders() {
            counters.entry(&self.way(order, market).to).or_default().push(order);
        }
        for (to, orders) in counters {
            let waits_for_office = |order: &&Order| order.wants_invoice && !order.has_invoice;
            let is_by_office = market.setting.scenario.tax_office;
            if !is_taken(to, &orders, market) || is_by_office && orders.iter().any(waits_for_office) {
                continue;
            }
            let unwritten = orders.iter().filter(|order| order.wants_invoice && !order.has_invoice);
            let unwritten: Vec<&Order> = unwritten.copied().collect();
            if !unwritten.is_empty() {
                steps.push(Step::Do(Command::Order(order::Command::Invoice(named(&unwritten)))));
                told.push(Arg::say(sentence::market_round_invoice()));
            }
            told.push(Arg::say(sentence::market_round_to(
                Arg::name("courier", &to.courier),
                Arg::name("stop", &to.via),
            )));
            steps.push(Step::Ship(parcel::command::Ship {
                orders: named(&orders),
                courier: to.courier.clone(),
                via: Some(to.via.clone()),
                insured: to.insured,
            }));
        }
    }
}

fn kind<'a>(order: &'a Order, market: &Market) -> Kind<'a> {
    Kind {
        is_besides: !market.is_contracted(&order.name),
        product: &order.product,
        is_by_phone: order.channel == Channel::Phone,
    }
}

/// How the last box of this kind was sent in such weather as now; what a contract wants goes round the corner in any.
fn way(alike: &Kind, market: &Market) -> Option<Way> {
    let spells = |min: u32| -> Vec<SpellKind> {
        let kinds = SpellKind::ALL.iter().copied();
        kinds
            .filter(|kind| market.has_spell(*kind, time::day_of(min)))
            .collect()
    };
    let now = spells(market.now_min);
    let sent = market.orders.values().filter(|order| {
        let is_of_such_weather = || !alike.is_besides || order.packed_min.is_some_and(|min| spells(min) == now);
        order.shipped_min.is_some() && kind(order, market) == *alike && is_of_such_weather()
    });
    let last = sent.max_by_key(|order| (order.shipped_min, &order.name))?;
    let parcel = market.parcel_of(&last.name)?;
    let to: Stop = parcel.hops.first()?.to;
    Some(Way {
        pack: last.pack.clone()?,
        weighed_ppm: last.is_weighed.then(|| market.more_than_promised_ppm(last)),
        labelled: last.label.is_some(),
        checked: last.label.is_some() && !last.is_unchecked(),
        to: Counter {
            courier: parcel.courier.clone(),
            via: to.id().to_owned(),
            insured: parcel.insurance_fen > 0,
        },
    })
}

/// Whether nothing has to be thought of when these are handed over there today.
fn is_taken(to: &Counter, orders: &[&Order], market: &Market) -> bool {
    let is_dearer = |order: &&Order| {
        market
            .remote_fees()
            .any(|(courier, fee)| *courier == to.courier && fee.places.contains(&order.place))
    };
    if orders.iter().any(is_dearer) || market.holiday_on(time::day_of(market.now_min)).is_some() {
        return false;
    }
    // What a courier takes and when is asked once for a place and a size.
    let mut seen = BTreeSet::new();
    let kinds = orders
        .iter()
        .filter(|order| seen.insert((&order.place, order.total_g())));
    kinds.copied().all(|order| {
        courier_at(&to.courier, &to.via, order, market).is_some_and(|choice| {
            let is_enough = choice.parcels_min as usize <= orders.len();
            is_enough && choice.fee_fen.is_some() && comes_in_time(&choice, orders, market)
        })
    })
}

/// In lots after each of which there is another look at who asks.
fn lots<'o, 'a>(orders: &'o [&'a Order], minutes: impl Fn(usize) -> u32) -> Vec<&'o [&'a Order]> {
    orders.chunks(today::fitting(orders.len(), minutes)).collect()
}

fn named(orders: &[&Order]) -> Selector {
    Selector::Named(orders.iter().map(|order| order.name.clone().into()).collect())
}

/// The next deed of a round; nothing when it is over, or when it cannot go on as it was.
pub fn next(steps: &mut VecDeque<Step>, market: &Market) -> Option<Command> {
    let command = due(steps, market)?;
    let goes = market.clone().execute(&command).is_ok();
    goes.then_some(command)
}

/// The next deed of a round, whether it can be done or not.
pub fn due(steps: &mut VecDeque<Step>, market: &Market) -> Option<Command> {
    match steps.pop_front()? {
        Step::Do(command) => Some(command),
        Step::Ship(ship) => {
            let open_min = to_be_sent(&ship, market)?;
            let now_min = market.now_min;
            if now_min < open_min {
                steps.push_front(Step::Ship(ship));
                Some(Command::wait_until_or_asked(open_min))
            } else {
                Some(Command::Parcel(parcel::Command::Ship(ship)))
            }
        }
    }
}

/// What has to be looked at before the round goes on, and what is only told: labels that were wrong and are put right.
pub fn worth_telling(events: &[Event]) -> Vec<Event> {
    let wrong = events.iter().filter(|event| is_wrong_label(event)).cloned();
    wrong.chain(breaking(events)).collect()
}

/// What has to be looked at before the round goes on: not the orders, the money back and the empty pages that lie until it is
/// done, nor
/// a message that somebody at the phone has answered.
pub fn breaking(events: &[Event]) -> Vec<Event> {
    let is_answered = |name: &MessageId| {
        let answers = |event: &Event| matches!(event, Event::Message(message::Event::Answered(answered)) if answered.message == *name);
        events.iter().any(answers)
    };
    let may_lie = |event: &Event| {
        matches!(
            event,
            Event::Order(order::Event::Warned(_) | order::Event::Paid(_))
                | Event::AfterSale(aftersale::Event::Opened(_))
                | Event::CourierClaim(courier_claim::Event::Found(_))
                | Event::Listing(listing::Event::SoldOut(_))
        ) || matches!(event, Event::Message(message::Event::Came(came)) if is_answered(&came.message))
    };
    let is_breaking = |event: &&Event| event.wants_answer() && !may_lie(event);
    events.iter().filter(is_breaking).cloned().collect()
}

pub fn is_wrong_label(event: &Event) -> bool {
    matches!(event, Event::Parcel(parcel::Event::LabelChecked(checked)) if checked.was_wrong)
}

/// What a round came to, in one line.
pub fn told(events: &[Event]) -> Sentence {
    let count = |is: fn(&parcel::Event) -> bool| {
        let parcels = events
            .iter()
            .filter(|event| matches!(event, Event::Parcel(event) if is(event)));
        Arg::Number(parcels.count() as i64)
    };
    sentence::market_round_done(
        count(|event| matches!(event, parcel::Event::LabelChecked(_))),
        count(|event| matches!(event, parcel::Event::Handed(_))),
        count(|event| matches!(event, parcel::Event::LabelPrinted(_))),
        count(|event| matches!(event, parcel::Event::Packed(_))),
    )
}
