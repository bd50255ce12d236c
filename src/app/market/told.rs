//! What is told of what happened, of many things the few that matter.

use super::{packing, round};
use crate::{
    market::{Event, Market, Role, day, order, parcel, purchase},
    say::{self, Arg, Sentence, sentence},
};

/// Events told after an act; more than these push the choices off the screen.
pub(super) const TOLD: usize = 3;

/// What is worth telling of what happened: what wants an answer before all others, a parcel's hops last.
pub fn describe_events(events: &[Event], market: &Market) -> Vec<Sentence> {
    let is_told_last = |event: &Event| {
        use crate::market::household::Event as OfHousehold;
        // Which goods are in which box is told on the box's own page.
        matches!(
            event,
            Event::Day(day::Event::DayBegan(_))
                | Event::Order(order::Event::Placed(_))
                | Event::Parcel(parcel::Event::HopDone(_))
                | Event::Household(OfHousehold::BoxFilled(_) | OfHousehold::BoxShared(_))
        )
    };
    let rank = |event: &Event| match (event.wants_answer(), is_told_last(event)) {
        (true, _) => 0,
        // A box that would have gone to somebody else.
        (false, _) if round::is_wrong_label(event) => 0,
        // What a buyer finds in the box is what all the work was for.
        (false, _) if is_found_bad(event) => 0,
        (false, true) => 2,
        (false, false) => 1,
    };
    // Of several days only the last one's beginning matters.
    let last_day = events
        .iter()
        .rposition(|event| matches!(event, Event::Day(day::Event::DayBegan(_))));
    let is_past =
        |at: usize, event: &Event| matches!(event, Event::Day(day::Event::DayBegan(_))) && Some(at) != last_day;
    // What was said stands on the talk's own page.
    // What an ad does from click to click stands on its own page, and of its mornings on today's.
    let is_seen = |event: &Event| {
        use crate::market::advert::Event as OfAdvert;
        matches!(
            event,
            Event::Talk(crate::market::talk::Event::Said(_))
                | Event::Advert(OfAdvert::Clicked(_) | OfAdvert::Ranked(_))
        ) || matches!(event, Event::Advert(OfAdvert::Reckoned(reckoned)) if reckoned.lost_fen == 0)
    };
    let worth: Vec<(usize, &Event)> = events
        .iter()
        .enumerate()
        .filter(|(at, event)| {
            !is_past(*at, event) && !is_seen(event) && !is_close(event) && !say::is_told_by_another(*at, events)
        })
        .collect();
    let mut told = worth.clone();
    if told.len() > TOLD {
        told.sort_by_key(|(at, event)| (rank(event), std::cmp::Reverse(*at)));
        told.truncate(TOLD);
        told.sort_by_key(|(at, _)| *at);
    }
    let more = worth.len() - told.len();
    let said = |event: &Event| {
        let known = packing::stuck(event, market).or_else(|| got_anothers_box(event, market));
        known.unwrap_or_else(|| say::event_among(event, events))
    };
    let mut sentences: Vec<Sentence> = told.iter().map(|(_, event)| said(event)).collect();
    sentences.extend(events.iter().flat_map(|event| found_in_signed(event, market)));
    // That the market has closed is missed by nobody, and takes no other's place. Who only buys, or has sold nothing, has no orders to
    // finish.
    let closed = events.iter().filter(|event| is_close(event) && sells(market));
    sentences.extend(closed.map(said));
    if more > 0 {
        sentences.push(sentence::market_more_happened(Arg::Number(more as i64)));
    }
    sentences
}

/// What was taken back, in one line: what had come of it first.
pub fn undone(events: &[Event], market: &Market) -> Sentence {
    match describe_events(events, market).into_iter().next() {
        Some(told) => sentence::market_undone(Arg::say(told)),
        None => sentence::market_undone_last(),
    }
}

/// Whoever got another's box counts what was in that: the pieces of their own order tell nothing.
fn got_anothers_box(event: &Event, market: &Market) -> Option<Sentence> {
    let Event::Parcel(parcel::Event::Delivered(delivered)) = event else {
        return None;
    };
    let label = market.orders.get(&delivered.order)?.label.as_ref()?;
    let whose = label.swapped_with.as_ref()?;
    Some(sentence::market_got_anothers_box(
        say::called(&delivered.order),
        say::called(whose),
    ))
}

/// The market's last day for buyers is over.
fn is_close(event: &Event) -> bool {
    matches!(event, Event::Day(day::Event::BuyersGone))
}

/// Whether buyers come here at all: who only buys, or only writes a page, has no orders to finish.
fn sells(market: &Market) -> bool {
    match market.setting.scenario.role {
        Role::Seller | Role::NeighbourSeller => !market.orders.is_empty(),
        Role::Buyer | Role::Reviewer | Role::Official | Role::Dispatcher | Role::Keeper => false,
    }
}

/// What differs in a thing that was signed for all the same: the goal counts it as not the right one.
fn found_in_signed(event: &Event, market: &Market) -> Vec<Sentence> {
    let Event::Purchase(purchase::Event::Signed(signed)) = event else {
        return Vec::new();
    };
    let purchase = market.purchases.get(&signed.purchase);
    let found = purchase.map(|purchase| &purchase.found).into_iter().flatten();
    let told = found.map(|finding| Sentence::pair(say::called(&signed.purchase), Arg::say(say::finding(finding))));
    told.collect()
}

fn is_found_bad(event: &Event) -> bool {
    matches!(event, Event::Parcel(parcel::Event::Delivered(delivered)) if 0 < delivered.bad_pieces)
}
