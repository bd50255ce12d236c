//! Packing and handing over: every pack with what it costs and weighs, every courier with fee and days, for one order or
//! for all that are due.

use std::collections::BTreeMap;

use super::{
    cancellations, contract,
    menu::{Menu, OnChoose},
    page::MarketPage,
    sums,
    today::{most_urgent_first, to_pack, to_ship},
    words::counted,
};
use crate::market::parcel;
use crate::{
    market::{
        Channel, Command, CourierChoice, CourierId, Event, Market, Order, PackChoice, PlaceId, Selector, Speed,
        time::{self, DAY_MIN},
    },
    say::{self, Arg, Sentence, sentence},
    text::Ink,
};

/// The place that people look at before they send anything there: the van goes from it on some days only.
const STATION: &str = "station";

/// So many places are named; what goes to others is counted.
const NAMED: usize = 5;

/// Into which pack, and to whom it is handed.
#[derive(Debug, Clone, PartialEq, strum::VariantNames)]
pub enum Page {
    Pack(Selector),
    /// Whether at full value.
    Ship(Selector, bool),
    /// One label after the other, and the boxes that bear none.
    Stick,
    /// Where to hand over to this courier, and whether at full value.
    Via(Selector, CourierId, bool),
}

pub fn menu(page: &Page, market: &Market) -> Menu {
    match page {
        Page::Pack(selector) => pack(selector, market),
        Page::Stick => stick(market),
        Page::Ship(selector, insured) => ship(selector, *insured, market),
        Page::Via(selector, courier, insured) => via(selector, courier, *insured, market),
    }
}

fn pack(selector: &Selector, market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_pack_title());
    let orders = chosen(selector, market, to_pack(market));
    let Some(first) = orders.first() else {
        menu.show(sentence::say_no_nothing_matches());
        return menu;
    };
    head(&mut menu, &orders);
    let work_min = market.packing_min(orders.len());
    if time::HOUR_MIN < work_min {
        menu.show_in(sentence::market_pack_takes(Arg::Span(work_min)), Ink::Warn);
    }
    let mut packs = market.pack_choices(&first.name);
    packs.retain(|pack| pack.suits);
    packs.sort_by_key(|pack| (!pack.fits, pack.cost_fen));
    for choice in packs.iter().filter(|choice| 0 < choice.in_shed) {
        let shed = sentence::contract_in_shed(Arg::count(choice.in_shed), Arg::name("pack", &choice.pack));
        menu.show_in(shed, Ink::Dim);
    }
    for choice in packs {
        let command = Command::Parcel(parcel::Command::Pack(parcel::command::Pack {
            orders: selector.clone(),
            pack: choice.pack.clone(),
        }));
        let cost = sums::packs(&choice, &orders, market);
        let weighed = PackChoice {
            weight_g: sums::weight_g(&choice, &orders, market),
            ..choice
        };
        menu.offer(pack_line(&weighed, cost), OnChoose::Do(command, 1));
    }
    menu
}

fn pack_line(choice: &PackChoice, cost: Arg) -> Sentence {
    let pack = Arg::name("pack", &choice.pack);
    if !choice.fits {
        return sentence::market_pack_too_small(pack);
    }
    let weight = Arg::Kilo(choice.weight_g);
    let hours = i64::from(choice.cool_min / time::HOUR_MIN);
    match choice.inside_c {
        Some(inside_c) if 0 < hours => {
            let warmth = Arg::Number(i64::from(inside_c));
            sentence::market_pack_line_cold(cost, Arg::Number(hours), pack, warmth, weight)
        }
        Some(inside_c) => sentence::market_pack_line_warm(cost, pack, Arg::Number(i64::from(inside_c)), weight),
        None => sentence::market_pack_line(cost, pack, weight),
    }
}

/// A label with what it says, and the boxes with what is in them: which is whose is not said.
fn stick(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_stick_title());
    let labels = most_urgent_first(market.loose_labels().collect());
    let Some(label) = labels.first() else {
        menu.show(sentence::say_no_nothing_matches());
        return menu;
    };
    menu.show_in(sentence::market_stick_label(), Ink::Dim);
    menu.show_in(super::orders::head(label), Ink::Strong);
    if let Some(remark) = &label.remark {
        menu.show(sentence::market_stick_wrote(Arg::name("remark", remark)));
    }
    let label_fen = market.setting.rules.costs.label_fen;
    menu.show_in(sentence::market_stick_fee(Arg::Yuan(label_fen)), Ink::Dim);
    menu.space();
    menu.show(sentence::market_stick_ask());
    let bare: Vec<&Order> = market.bare_boxes().collect();
    let mut boxes: Vec<&Order> = market.waiting_boxes().collect();
    // By what they weigh, so that nothing is told by where a box stands.
    boxes.sort_by_key(|order| (std::cmp::Reverse(order.total_g()), &order.remark));
    let is_last = labels.len() == 1;
    for order in boxes {
        // One with its label on stays where it stands.
        if !bare.contains(&order) {
            menu.gap();
            continue;
        }
        let command = Command::Parcel(parcel::Command::Stick(parcel::command::Stick {
            label: label.name.clone(),
            on: order.name.clone(),
        }));
        menu.offer(inside(order), OnChoose::Do(command, usize::from(is_last)));
    }
    menu
}

/// What is seen in an open box.
fn inside(order: &Order) -> Sentence {
    let goods = super::orders::goods(order);
    match &order.remark {
        Some(remark) => sentence::market_stick_box_with(goods, Arg::name("remark", remark)),
        None => sentence::market_stick_box(goods),
    }
}

/// What is told of a label that was stuck on by hand: what stands on it, and what is in the box. Whether they belong together, the
/// learner sees.
pub fn stuck(event: &Event, market: &Market) -> Option<Sentence> {
    let Event::Parcel(parcel::Event::LabelPrinted(parcel::event::LabelPrinted { order, swapped_with })) = event else {
        return None;
    };
    let is_by_hand = market.setting.scenario.hand_labels;
    let label = market.orders.get(order).filter(|_| is_by_hand)?;
    let on = market.orders.get(swapped_with.as_ref().unwrap_or(order))?;
    let seen = |order: &Order| {
        let remark = order.remark.as_ref().map(|remark| Arg::name("remark", remark));
        [super::orders::goods(order)].into_iter().chain(remark)
    };
    Some(sentence::market_stick_stuck(
        Arg::List(seen(on).collect()),
        Arg::List(seen(label).collect()),
        say::called(&label.name),
    ))
}

/// What packing a group is called: with the goods where there are several.
pub fn packing_of(selector: &Selector, orders: &[&Order]) -> Sentence {
    match (selector, orders.first()) {
        (Selector::Named(_), Some(first)) => {
            sentence::market_errand_pack_of(Arg::Number(orders.len() as i64), Arg::name("product", &first.product))
        }
        _ => counted(sentence::market_errand_pack, orders.len()),
    }
}

/// What is to be done about labels.
pub fn labels_of(market: &Market) -> fn(Arg) -> Sentence {
    match market.setting.scenario.hand_labels {
        true => sentence::market_errand_stick,
        false => sentence::market_errand_label,
    }
}

/// Sticks labels by hand where the scenario wants it, else has them printed and stuck.
pub fn labelling(selector: Selector, market: &Market) -> OnChoose {
    match market.setting.scenario.hand_labels {
        true => OnChoose::Go(MarketPage::Packing(Page::Stick)),
        false => OnChoose::Do(Command::Parcel(parcel::Command::Label(selector)), 0),
    }
}

fn ship(selector: &Selector, insured: bool, market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_ship_title());
    let orders = chosen(selector, market, to_ship(market));
    let Some(first) = orders.first() else {
        menu.show(sentence::say_no_not_labelled());
        menu.show(sentence::say_way_not_labelled());
        return menu;
    };
    head(&mut menu, &orders);
    if let Some(holiday) = market.holiday_on(time::day_of(market.now_min)) {
        let said = match holiday.dispatch_waits {
            true => sentence::market_holiday_waits(),
            false => sentence::market_holiday(),
        };
        menu.show_in(said, Ink::Warn);
    }
    let is_sent_there = |place: &PlaceId| orders.iter().any(|order| order.place == *place);
    warn_of_remote(&mut menu, is_sent_there, market);
    contract::describe_running(&mut menu, market);
    let unchecked = orders.iter().any(|order| order.is_unchecked());
    if unchecked && !market.setting.scenario.hand_labels {
        menu.show_in(sentence::market_label_unchecked(), Ink::Warn);
    }
    cancellations::warn(&mut menu, &orders, market);
    let mut couriers = market.courier_choices(&first.name);
    // Without a label, as by phone from nearby, only who brings it to the door takes it.
    couriers.retain(|choice| first.label.is_some() || is_local(&choice.courier, market));
    // What cannot be taken stands last: a shared load is the cheapest and wants more parcels than a new shop has.
    let is_too_few = |choice: &CourierChoice| orders.len() < choice.parcels_min as usize;
    couriers.sort_by_key(|choice| (is_too_few(choice), choice.fee_fen.unwrap_or(i64::MAX), choice.trip_min));
    let mut seen: Vec<CourierId> = Vec::new();
    for choice in &couriers {
        if seen.contains(&choice.courier) {
            continue;
        }
        seen.push(choice.courier.clone());
        let said = courier_line(choice, &orders, market);
        let places = couriers.iter().filter(|other| other.courier == choice.courier).count();
        if choice.fee_fen.is_none() {
            menu.show_in(said, Ink::Dim);
        } else if places == 1 && choice.via != STATION && is_at_hand(choice, market) {
            menu.offer(said, OnChoose::Do(handed(selector, choice, insured), 1));
        } else {
            menu.go(
                said,
                MarketPage::Packing(Page::Via(selector.clone(), choice.courier.clone(), insured)),
            );
        }
        let mut places = couriers.iter().filter(|other| other.courier == choice.courier);
        if choice.fee_fen.is_some() && places.all(|place| is_late(place, &orders)) {
            menu.never_first();
        }
    }
    let premium_fen: i64 = orders.iter().map(|order| market.insurance_fen(order.price_fen)).sum();
    let said = sentence::aftersale_insure(Arg::Yuan(premium_fen));
    menu.tick(
        said,
        insured,
        OnChoose::Swap(MarketPage::Packing(Page::Ship(selector.clone(), !insured))),
    );
    menu.stands_at(INSURE);
    // Ticked and unticked, nothing is sent.
    menu.never_first();
    menu
}

/// After all couriers, however many there are.
const INSURE: u8 = 8;

/// Which couriers take more for these places, as far as they are meant.
pub fn warn_of_remote(menu: &mut Menu, is_meant: impl Fn(&PlaceId) -> bool, market: &Market) {
    for (courier, fee) in market.remote_fees() {
        let places = fee.places.iter().filter(|place| is_meant(place));
        let places: Vec<Arg> = places.map(|place| Arg::name("place", place)).collect();
        if !places.is_empty() {
            let (courier, fen) = (Arg::name("courier", courier), Arg::Yuan(fee.fen));
            menu.show_in(sentence::market_remote_fee(courier, fen, Arg::List(places)), Ink::Warn);
        }
    }
}

/// Whether nothing needs to be told about the way there: one may set out now, and it costs nothing.
fn is_at_hand(choice: &CourierChoice, market: &Market) -> bool {
    choice.leave_min == market.now_min && choice.haul_fen == 0
}

fn is_local(courier: &CourierId, market: &Market) -> bool {
    let courier = market.setting.courier(courier);
    courier.is_some_and(|courier| courier.speed == Speed::Local)
}

/// From when on parcels are taken in there today, if they still come in time.
pub fn to_be_sent(ship: &parcel::command::Ship, market: &Market) -> Option<u32> {
    let orders = chosen(&ship.orders, market, to_ship(market));
    let choice = courier_at(&ship.courier, ship.via.as_ref()?, orders.first()?, market)?;
    comes_in_time(&choice, &orders, market).then_some(choice.leave_min)
}

/// What a courier takes for an order at one of the places where it is handed over.
pub fn courier_at(courier: &CourierId, via: &str, order: &Order, market: &Market) -> Option<CourierChoice> {
    let mut choices = market.courier_choices(&order.name).into_iter();
    choices.find(|choice| choice.courier == *courier && choice.via == via)
}

/// Whether parcels are taken in there today, in time for all of these that anybody could still bring in time.
pub fn comes_in_time(choice: &CourierChoice, orders: &[&Order], market: &Market) -> bool {
    let is_today = time::day_of(choice.leave_min) == time::day_of(market.now_min);
    let is_missed = |order: &&&Order| is_late(choice, &[**order]);
    let could_come = |order: &&Order| {
        let mut others = market.courier_choices(&order.name).into_iter();
        others.any(|other| other.fee_fen.is_some() && !is_late(&other, &[*order]))
    };
    is_today && !orders.iter().filter(is_missed).any(could_come)
}

/// Whether the first scan comes after what was promised to one of the buyers, who could still be served in time.
fn is_late(choice: &CourierChoice, orders: &[&Order]) -> bool {
    let promised = orders
        .iter()
        .filter(|order| order.channel == Channel::Shelf && !order.late)
        .map(|order| order.ship_by_min);
    promised.min().is_some_and(|ship_by_min| ship_by_min < choice.scan_min)
}

fn handed(selector: &Selector, choice: &CourierChoice, insured: bool) -> Command {
    Command::Parcel(parcel::Command::Ship(parcel::command::Ship {
        orders: selector.clone(),
        courier: choice.courier.clone(),
        via: Some(choice.via.clone()),
        insured,
    }))
}

fn courier_line(choice: &CourierChoice, orders: &[&Order], market: &Market) -> Sentence {
    let courier = Arg::name("courier", &choice.courier);
    if choice.fee_fen.is_none() {
        return sentence::market_courier_not_there(courier);
    }
    let fee = sums::freight(choice, orders, market);
    let least = choice.parcels_min as usize;
    if orders.len() < least {
        return sentence::market_courier_many(courier, fee, Arg::count(choice.parcels_min));
    }
    sentence::market_courier_line(courier, fee, Arg::Span(rounded(choice.trip_min)))
}

/// Where the parcels are handed to the courier: what the way there takes, and when the first scan is.
fn via(selector: &Selector, courier: &CourierId, insured: bool, market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_via_title());
    let orders = chosen(selector, market, to_ship(market));
    let Some(first) = orders.first() else {
        menu.show(sentence::say_no_nothing_matches());
        return menu;
    };
    menu.show_in(Sentence::of(Arg::name("courier", courier)), Ink::Strong);
    menu.show(sentence::market_via_ask());
    let soonest = orders.iter().filter_map(|order| market.next_step(&order.name));
    if let Some(next) = soonest.min_by_key(|next| next.due_min) {
        menu.show_in(say::next_due(&next, market.now_min), Ink::Warn);
    }
    let choices = market.courier_choices(&first.name);
    for choice in choices.into_iter().filter(|choice| choice.courier == *courier) {
        if market.now_min < choice.leave_min {
            let said = sentence::market_via_closed(Arg::Moment(choice.leave_min), Arg::name("stop", &choice.via));
            menu.offer(said, OnChoose::Do(Command::wait_until_or_asked(choice.leave_min), 0));
            if is_late(&choice, &orders) {
                menu.never_first();
            }
            continue;
        }
        let (scan, trip) = (Arg::Moment(choice.scan_min), Arg::Span(rounded(choice.trip_min)));
        let (stop, work) = (Arg::name("stop", &choice.via), Arg::Span(choice.work_min));
        let said = match choice.haul_fen {
            0 => sentence::market_via_line(scan, trip, stop, work),
            haul_fen => sentence::market_via_line_fuel(Arg::Yuan(haul_fen), scan, trip, stop, work),
        };
        menu.offer(said, OnChoose::Do(handed(selector, &choice, insured), 2));
        if is_late(&choice, &orders) {
            menu.never_first();
        }
    }
    menu.wait();
    menu
}

/// A trip in half days, since nobody promises minutes; within a day in hours.
fn rounded(trip_min: u32) -> u32 {
    let step = if trip_min < DAY_MIN { 60 } else { DAY_MIN / 2 };
    trip_min.div_ceil(step) * step
}

/// The orders that a selector means here.
fn chosen<'a>(selector: &Selector, market: &'a Market, waiting: Vec<&'a Order>) -> Vec<&'a Order> {
    match selector {
        Selector::Named(names) => names.iter().filter_map(|name| market.orders.get(name)).collect(),
        Selector::Late => waiting.into_iter().filter(|order| order.late).collect(),
        Selector::Due | Selector::Packed | Selector::All => waiting,
    }
}

fn head(menu: &mut Menu, orders: &[&Order]) {
    if let [only] = orders {
        menu.show_in(super::orders::head(only), Ink::Strong);
        return;
    }
    let sizes = summed(orders.iter().map(|order| (&order.product, order.total_g())));
    let sizes = sizes.into_iter().map(|((product, weight_g), count)| {
        let goods = sentence::market_goods(Arg::name("product", product), Arg::Kilo(weight_g));
        Arg::say(sentence::market_so_many(Arg::say(goods), Arg::Number(count)))
    });
    menu.show_in(Sentence::of(Arg::List(sizes.collect())), Ink::Strong);
    let places = summed(orders.iter().map(|order| &order.place));
    let rest: i64 = places.iter().skip(NAMED).map(|(_, count)| count).sum();
    let named = places
        .into_iter()
        .take(NAMED)
        .map(|(place, count)| Arg::say(sentence::market_so_many(Arg::name("place", place), Arg::Number(count))));
    let named = Arg::List(named.collect());
    match rest {
        0 => menu.show(sentence::market_together(named)),
        more => menu.show(sentence::market_together_more(Arg::Number(more), named)),
    }
}

/// How many there are of each, the most first.
fn summed<Kind: Ord>(kinds: impl Iterator<Item = Kind>) -> Vec<(Kind, i64)> {
    let mut counts: BTreeMap<Kind, i64> = BTreeMap::new();
    for kind in kinds {
        *counts.entry(kind).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}
