//! The dispatcher's pages: what the villages have and wait for, the round, the deals, the reckoning by the parcel.

use super::{
    menu::{Menu, OnChoose},
    money,
    page::MarketPage,
    today::Errand,
    words::left,
};
use crate::market::van;
use crate::{
    market::{Command, CourierId, Feeder, Figure, Market, VanDirection, VillageId, time},
    say::{self, Arg, Sentence, sentence},
    text::Ink,
};

/// Lots told on one page, the latest first.
const TOLD: usize = 6;
/// Runs told below the reckoning, the latest first.
const RUNS_TOLD: usize = 4;

/// The round, the villages on it, the deals and what comes of them.
#[derive(Debug, Clone, PartialEq, strum::VariantNames)]
pub enum Page {
    /// Villages of the round put together so far.
    Round(Vec<VillageId>),
    Villages,
    Village(VillageId),
    Deals,
    Reckoning,
}

pub fn menu(page: &Page, market: &Market) -> Menu {
    match page {
        Page::Round(stops) => round(stops, market),
        Page::Villages => villages(market),
        Page::Village(id) => village(id, market),
        Page::Deals => deals(market),
        Page::Reckoning => reckoning(market),
    }
}

pub fn rooms() -> [(Sentence, MarketPage); 5] {
    [
        (sentence::van_room_round(), MarketPage::Van(Page::Round(Vec::new()))),
        (sentence::van_room_villages(), MarketPage::Van(Page::Villages)),
        (sentence::van_room_deals(), MarketPage::Van(Page::Deals)),
        (sentence::van_room_reckoning(), MarketPage::Van(Page::Reckoning)),
        (sentence::market_room_money(), MarketPage::Money(money::Page::Room)),
    ]
}

/// Where the van is, which roads are closed, who is late today.
pub fn describe_today(menu: &mut Menu, market: &Market) {
    let van = &market.van;
    if let Some(trip) = &van.trip {
        let told = match trip.stops.get(trip.at) {
            Some(village) => sentence::van_on_road(Arg::Moment(trip.next_min), say::village(village)),
            None => sentence::van_on_way_home(Arg::Moment(trip.next_min)),
        };
        menu.show(told);
    }
    for village in &van.closed {
        menu.show_in(sentence::van_closed(say::village(village)), Ink::Warn);
    }
    for (village, min) in &van.promised {
        let told = sentence::van_promised(Arg::Moment(*min), say::village(village));
        menu.show_in(told, Ink::Dim);
    }
}

pub fn errands(market: &Market) -> Vec<Errand> {
    let van = &market.van;
    let mut errands = Vec::new();
    let mut offer = |label: Sentence, on_choose: OnChoose, due_min: Option<u32>| {
        errands.push(Errand {
            label,
            on_choose,
            due_min,
        })
    };
    if let Some(trip) = &van.trip
        && let (Some(until_min), Some(village)) = (trip.asks_until_min, trip.stops.get(trip.at))
    {
        offer(
            sentence::van_errand_hold(say::village(village)),
            OnChoose::act(van::Command::Hold, 0),
            Some(until_min),
        );
        offer(
            sentence::van_errand_skip(say::village(village)),
            OnChoose::act(van::Command::Skip, 0),
            Some(until_min),
        );
    }
    let today = time::day_of(market.now_min);
    let has_run = van.runs.iter().any(|run| run.day == today);
    let plan = market.round_plan(&van.route);
    if van.trip.is_none() && !has_run {
        match van.route.is_empty() {
            true => offer(
                sentence::van_errand_round(),
                OnChoose::Go(MarketPage::Van(Page::Round(Vec::new()))),
                None,
            ),
            false if plan.stops.is_empty() => {}
            false => {
                let depart = sentence::van_errand_depart(
                    Arg::count(plan.down + plan.goods),
                    Arg::count(market.setting.rules.van.slots),
                    Arg::Moment(plan.back_min),
                    Arg::count(plan.up),
                );
                offer(depart, OnChoose::act(van::Command::Depart, 0), None);
            }
        }
    }
    if market.can_send_feeder() {
        let all = van::Command::Feeder(Feeder::Closed);
        offer(sentence::van_errand_feeder(), OnChoose::act(all, 0), None);
    }
    errands
}

/// Puts a round together, village by village; says what it would come to.
fn round(stops: &[VillageId], market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::van_room_round());
    let Some(terms) = &market.setting.scenario.van else {
        return menu;
    };
    if stops.is_empty() {
        menu.show_in(sentence::van_round_ask(), Ink::Strong);
        menu.show(sentence::van_round_now(villages_of(&market.van.route)));
    } else {
        menu.show_in(sentence::van_round_new(villages_of(stops)), Ink::Strong);
        let plan = market.round_plan(stops);
        menu.show(sentence::van_round_plan(
            Arg::count(plan.km),
            Arg::Moment(plan.back_min),
        ));
        menu.show(sentence::van_round_load(
            Arg::count(plan.down + plan.goods),
            Arg::count(market.setting.rules.van.slots),
            Arg::count(plan.up),
        ));
        let set = Command::Van(van::Command::Round(stops.to_vec()));
        menu.offer(sentence::van_round_set(), OnChoose::Do(set, usize::MAX));
    }
    if let Some((_, fewer)) = stops.split_last() {
        let fewer = MarketPage::Van(Page::Round(fewer.to_vec()));
        menu.at(8, sentence::van_round_fewer(), OnChoose::Swap(fewer));
        menu.never_first();
    }
    for (village, terms) in &terms.villages {
        if stops.contains(village) {
            continue;
        }
        let longer = stops.iter().chain([village]).cloned().collect();
        let told = sentence::van_round_add(
            Arg::count(terms.km),
            Arg::name("road", &terms.road),
            say::village(village),
        );
        menu.offer(told, OnChoose::Swap(MarketPage::Van(Page::Round(longer))));
    }
    menu
}

fn villages_of(ids: &[VillageId]) -> Arg {
    match ids {
        [] => Arg::say(sentence::market_missing()),
        ids => Arg::List(ids.iter().map(|id| say::village(id)).collect()),
    }
}

fn villages(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::van_room_villages());
    let Some(terms) = &market.setting.scenario.van else {
        return menu;
    };
    for id in terms.villages.keys() {
        let here = std::slice::from_ref(id);
        let told = sentence::van_village_line(
            Arg::count(market.waiting(here, VanDirection::Down)),
            Arg::count(market.waiting(here, VanDirection::Up)),
            say::village(id),
        );
        menu.go(told, MarketPage::Van(Page::Village(id.clone())));
    }
    menu.offer(sentence::market_wait_hour(), OnChoose::Do(Command::wait_for(60), 0));
    menu.wait();
    menu
}

fn village(id: &str, market: &Market) -> Menu {
    let mut menu = Menu::titled(Sentence::of(say::village(id)));
    let van = &market.van;
    if van.closed.contains(id) {
        menu.show_in(sentence::van_closed(say::village(id)), Ink::Warn);
    }
    if let Some(min) = van.promised.get(id) {
        let told = sentence::van_promised(Arg::Moment(*min), say::village(id));
        menu.show_in(told, Ink::Warn);
    }
    let open = van
        .lots
        .iter()
        .filter(|(lot, parts)| lot.village == id && !parts.is_closed());
    for (lot, parts) in open.take(TOLD) {
        let make = match lot.direction {
            VanDirection::Up => sentence::van_lot_up,
            VanDirection::Down => sentence::van_lot_down,
        };
        for (role, parcels) in parts.parts(lot.direction, market.now_min) {
            let due = left(parts.due_min, market);
            let told = make(Arg::count(parcels), due, say::role(role));
            menu.show_in(told, if parts.late > 0 { Ink::Bad } else { Ink::Plain });
        }
    }
    let rules = &market.setting.rules.van;
    menu.space();
    if van.feeders.contains_key(id) {
        menu.show_in(sentence::van_feeder_out(), Ink::Dim);
    } else {
        let feeder = sentence::van_feeder(Arg::Yuan(rules.feeder_fen), Arg::count(rules.feeder_slots));
        menu.offer(feeder, OnChoose::act(van::Command::Feeder(Feeder::To(id.into())), 0));
    }
    menu.offer(sentence::market_back(), OnChoose::Back);
    menu
}

/// The courier's contract, and the shops that would fill the way out.
fn deals(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::van_room_deals());
    let Some(terms) = &market.setting.scenario.van else {
        return menu;
    };
    let rules = &market.setting.rules.van;
    let fee = |courier: &CourierId| Arg::Yuan(market.hundred_fen(courier) / 100);
    menu.show(sentence::van_rate_walk_in(fee(&terms.walk_in)));
    menu.show(sentence::van_rate_contract(
        Arg::count(rules.contract_parcels_min),
        fee(&terms.contract),
    ));
    menu.show(sentence::van_rate_pickup(Arg::Yuan(rules.pickup_fen)));
    if market.van.contract {
        menu.show_in(sentence::van_contract_signed(), Ink::Good);
    } else {
        menu.act(sentence::van_contract(), Command::Van(van::Command::Contract));
    }
    for (id, shop) in &terms.shops {
        if market.van.shop.as_ref() == Some(id) {
            menu.show_in(sentence::van_shared(Arg::name("shop", id)), Ink::Good);
            menu.offer(sentence::van_unshare(), OnChoose::act(van::Command::Unshare, 0));
            continue;
        }
        let told = sentence::van_share(Arg::Yuan(shop.slot_fen), Arg::name("shop", id), Arg::count(shop.slots));
        menu.offer(told, OnChoose::act(van::Command::Share(id.clone()), 0));
    }
    menu.offer(sentence::market_back(), OnChoose::Back);
    menu
}

/// What a parcel cost before and costs now, and how full the last runs were.
fn reckoning(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::van_room_reckoning());
    let cost = |at_start: bool| Arg::Yuan(market.parcel_cost_fen(at_start).unwrap_or(0));
    menu.show(sentence::van_cost_before(cost(true)));
    menu.show_in(sentence::van_cost_now(cost(false)), Ink::Money);
    let added_fen = market.setting.rules.van.subsidy_fen;
    if let Some(cost_fen) = market.parcel_cost_fen(false).filter(|_| 0 < added_fen) {
        let gap = Arg::Yuan((cost_fen - added_fen).max(0));
        menu.show(sentence::van_cost_gap(Arg::Yuan(added_fen), gap));
    }
    menu.show(sentence::van_late(Arg::Number(
        market.figure(Figure::Van(van::Figure::ParcelsLate)),
    )));
    menu.space();
    for run in market.van.runs.iter().rev().take(RUNS_TOLD) {
        let slots = i64::from(market.setting.rules.van.slots.max(1));
        let share = |load: u32| Arg::OfHundred(i64::from(load) * 1_000_000 / slots);
        let told = sentence::van_run(Arg::count(run.day), share(run.down + run.goods), share(run.up));
        menu.show(told);
    }
    if let Some(batch) = market.van.batches.last() {
        let make = if batch.under_contract {
            sentence::van_batch_contract
        } else {
            sentence::van_batch_walk_in
        };
        let told = make(Arg::count(batch.parcels), Arg::Yuan(batch.fee_fen));
        menu.show(told);
    }
    menu.offer(sentence::market_back(), OnChoose::Back);
    menu
}
