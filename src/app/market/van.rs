//! The dispatcher's pages: what the villages have and wait for, the round, the deals, the reckoning by the parcel.

use super::{
    menu::{Menu, Takes},
    money,
    place::Place,
    today::Errand,
    words::{label, left},
};
use crate::market::van;
use crate::{
    market::{Command, Feeder, Figure, Market, Way, time},
    say::{self, Saying, Word},
    text::Ink,
};

/// Runs and lots told on one page, the latest first.
const TOLD: usize = 6;

/// The round, the villages on it, the deals and what comes of them.
#[derive(Debug, Clone, PartialEq, strum::VariantNames)]
pub enum Page {
    /// Villages of the round put together so far.
    Round(Vec<String>),
    Villages,
    Village(String),
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

pub fn rooms() -> [(Saying, Place); 5] {
    let room = |key: &str| Saying::plain(format!("van-room-{key}"));
    [
        (room("round"), Place::Van(Page::Round(Vec::new()))),
        (room("villages"), Place::Van(Page::Villages)),
        (room("deals"), Place::Van(Page::Deals)),
        (room("reckoning"), Place::Van(Page::Reckoning)),
        (Saying::plain("market-room-money"), Place::Money(money::Page::Room)),
    ]
}

/// Where the van is, which roads are closed, who is late today.
pub fn tell_today(menu: &mut Menu, market: &Market) {
    let van = &market.van;
    if let Some(trip) = &van.trip {
        let told = match trip.stops.get(trip.at) {
            Some(village) => Saying::plain("van-on-road")
                .with("village", say::village(village))
                .with("time", Word::Moment(trip.next_min)),
            None => Saying::plain("van-on-way-home").with("time", Word::Moment(trip.next_min)),
        };
        menu.tell(told);
    }
    for village in &van.closed {
        menu.tell_in(label("van-closed", say::village(village)), Ink::Warn);
    }
    for (village, min) in &van.promised {
        let told = Saying::plain("van-promised")
            .with("village", say::village(village))
            .with("time", Word::Moment(*min));
        menu.tell_in(told, Ink::Dim);
    }
}

pub fn errands(market: &Market) -> Vec<Errand> {
    let van = &market.van;
    let mut errands = Vec::new();
    let mut offer = |label: Saying, takes: Takes, due_min: Option<u32>| errands.push(Errand { label, takes, due_min });
    if let Some(trip) = &van.trip
        && let (Some(until_min), Some(village)) = (trip.asks_until_min, trip.stops.get(trip.at))
    {
        let asked = |key: &str| Saying::plain(key).with("village", say::village(village));
        offer(
            asked("van-errand-hold"),
            Takes::act(van::Command::Hold, 0),
            Some(until_min),
        );
        offer(
            asked("van-errand-skip"),
            Takes::act(van::Command::Skip, 0),
            Some(until_min),
        );
    }
    let today = time::day_of(market.now_min);
    let has_run = van.runs.iter().any(|run| run.day == today);
    let plan = market.round_plan(&van.route);
    if van.trip.is_none() && !has_run {
        let told = |key: &str| Saying::plain(key);
        match van.route.is_empty() {
            true => offer(
                told("van-errand-round"),
                Takes::Go(Place::Van(Page::Round(Vec::new()))),
                None,
            ),
            false if plan.stops.is_empty() => {}
            false => {
                let depart = told("van-errand-depart")
                    .with("up", Word::count(plan.up))
                    .with("down", Word::count(plan.down + plan.goods))
                    .with("slots", Word::count(market.setting.rules.van.slots))
                    .with("time", Word::Moment(plan.back_min));
                offer(depart, Takes::act(van::Command::Depart, 0), None);
            }
        }
    }
    let cut_off = van.closed.iter().any(|village| {
        let here = std::slice::from_ref(village);
        !van.feeders.contains_key(village) && 0 < market.waiting(here, Way::Up) + market.waiting(here, Way::Down)
    });
    if cut_off {
        let all = van::Command::Feeder(Feeder::Closed);
        offer(Saying::plain("van-errand-feeder"), Takes::act(all, 0), None);
    }
    errands
}

/// Puts a round together, village by village; says what it would come to.
fn round(stops: &[String], market: &Market) -> Menu {
    let mut menu = Menu::titled(Saying::plain("van-room-round"));
    let Some(terms) = &market.setting.scenario.van else {
        return menu;
    };
    if stops.is_empty() {
        menu.tell_in(Saying::plain("van-round-ask"), Ink::Strong);
        menu.tell(label("van-round-now", villages_of(&market.van.route)));
    } else {
        menu.tell_in(label("van-round-new", villages_of(stops)), Ink::Strong);
        let plan = market.round_plan(stops);
        menu.tell(
            Saying::plain("van-round-plan")
                .with("km", Word::count(plan.km))
                .with("time", Word::Moment(plan.back_min)),
        );
        menu.tell(
            Saying::plain("van-round-load")
                .with("up", Word::count(plan.up))
                .with("down", Word::count(plan.down + plan.goods))
                .with("slots", Word::count(market.setting.rules.van.slots)),
        );
        let set = Command::Van(van::Command::Round(stops.to_vec()));
        menu.offer(Saying::plain("van-round-set"), Takes::Do(set, usize::MAX));
    }
    for (village, terms) in &terms.villages {
        if stops.contains(village) {
            continue;
        }
        let longer = stops.iter().chain([village]).cloned().collect();
        let told = Saying::plain("van-round-add")
            .with("village", say::village(village))
            .with("road", Word::name("road", &terms.road))
            .with("km", Word::count(terms.km));
        menu.offer(told, Takes::Swap(Place::Van(Page::Round(longer))));
    }
    menu
}

fn villages_of(ids: &[String]) -> Word {
    match ids {
        [] => Word::say(Saying::plain("market-missing")),
        ids => Word::List(ids.iter().map(|id| say::village(id)).collect()),
    }
}

fn villages(market: &Market) -> Menu {
    let mut menu = Menu::titled(Saying::plain("van-room-villages"));
    let Some(terms) = &market.setting.scenario.van else {
        return menu;
    };
    for id in terms.villages.keys() {
        let here = std::slice::from_ref(id);
        let told = Saying::plain("van-village-line")
            .with("village", say::village(id))
            .with("up", Word::count(market.waiting(here, Way::Up)))
            .with("down", Word::count(market.waiting(here, Way::Down)));
        menu.go(told, Place::Van(Page::Village(id.clone())));
    }
    menu.offer(Saying::plain("market-wait-hour"), Takes::Do(Command::wait_for(60), 0));
    menu.wait();
    menu
}

fn village(id: &str, market: &Market) -> Menu {
    let mut menu = Menu::titled(Saying::of(say::village(id)));
    let van = &market.van;
    if van.closed.contains(id) {
        menu.tell_in(label("van-closed", say::village(id)), Ink::Warn);
    }
    if let Some(min) = van.promised.get(id) {
        let told = Saying::plain("van-promised")
            .with("village", say::village(id))
            .with("time", Word::Moment(*min));
        menu.tell_in(told, Ink::Warn);
    }
    let open = van
        .lots
        .iter()
        .filter(|(lot, parts)| lot.village == id && !parts.is_closed());
    for (lot, parts) in open.take(TOLD) {
        let key = match lot.way {
            Way::Up => "van-lot-up",
            Way::Down => "van-lot-down",
        };
        for (role, parcels) in parts.parts(lot.way, market.now_min) {
            let due = left(parts.due_min, market);
            let told = Saying::plain(key)
                .with("count", Word::count(parcels))
                .with("role", say::role(role))
                .with("due", due);
            menu.tell_in(told, if parts.late > 0 { Ink::Bad } else { Ink::Plain });
        }
    }
    let rules = &market.setting.rules.van;
    menu.space();
    if van.feeders.contains_key(id) {
        menu.tell_in(Saying::plain("van-feeder-out"), Ink::Dim);
    } else {
        let feeder = Saying::plain("van-feeder")
            .with("slots", Word::count(rules.feeder_slots))
            .with("money", Word::Yuan(rules.feeder_fen));
        menu.offer(feeder, Takes::act(van::Command::Feeder(Feeder::To(id.to_owned())), 0));
    }
    menu.offer(Saying::plain("market-back"), Takes::Back);
    menu
}

/// The courier's contract, and the shops that would fill the way out.
fn deals(market: &Market) -> Menu {
    let mut menu = Menu::titled(Saying::plain("van-room-deals"));
    let Some(terms) = &market.setting.scenario.van else {
        return menu;
    };
    let rules = &market.setting.rules.van;
    let fee = |courier: &str| Word::Yuan(market.hundred_fen(courier) / 100);
    menu.tell(label("van-rate-walk-in", fee(&terms.walk_in)));
    menu.tell(
        Saying::plain("van-rate-contract")
            .with("least", Word::count(rules.contract_parcels_min))
            .with("money", fee(&terms.contract)),
    );
    menu.tell(label("van-rate-pickup", Word::Yuan(rules.pickup_fen)));
    if market.van.contract {
        menu.tell_in(Saying::plain("van-contract-signed"), Ink::Good);
    } else {
        menu.act(Saying::plain("van-contract"), Command::Van(van::Command::Contract));
    }
    for (id, shop) in &terms.shops {
        if market.van.shop.as_ref() == Some(id) {
            menu.tell_in(label("van-shared", Word::name("shop", id)), Ink::Good);
            menu.offer(Saying::plain("van-unshare"), Takes::act(van::Command::Unshare, 0));
            continue;
        }
        let told = Saying::plain("van-share")
            .with("shop", Word::name("shop", id))
            .with("slots", Word::count(shop.slots))
            .with("money", Word::Yuan(shop.slot_fen));
        menu.offer(told, Takes::act(van::Command::Share(id.clone()), 0));
    }
    menu.offer(Saying::plain("market-back"), Takes::Back);
    menu
}

/// What a parcel cost before and costs now, and how full the last runs were.
fn reckoning(market: &Market) -> Menu {
    let mut menu = Menu::titled(Saying::plain("van-room-reckoning"));
    let cost = |at_start: bool| Word::Yuan(market.parcel_cost_fen(at_start).unwrap_or(0));
    menu.tell(label("van-cost-before", cost(true)));
    menu.tell_in(label("van-cost-now", cost(false)), Ink::Money);
    menu.tell(label(
        "van-late",
        Word::Number(market.figure(Figure::Van(van::Figure::ParcelsLate))),
    ));
    menu.space();
    for run in market.van.runs.iter().rev().take(TOLD) {
        let slots = i64::from(market.setting.rules.van.slots.max(1));
        let share = |load: u32| Word::OfHundred(i64::from(load) * 1_000_000 / slots);
        let told = Saying::plain("van-run")
            .with("day", Word::count(run.day))
            .with("up", share(run.up))
            .with("down", share(run.down + run.goods));
        menu.tell(told);
    }
    if let Some(batch) = market.van.batches.last() {
        let key = if batch.under_contract {
            "van-batch-contract"
        } else {
            "van-batch-walk-in"
        };
        let told = Saying::plain(key)
            .with("count", Word::count(batch.parcels))
            .with("money", Word::Yuan(batch.fee_fen));
        menu.tell(told);
    }
    menu.offer(Saying::plain("market-back"), Takes::Back);
    menu
}
