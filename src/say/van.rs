//! What happened to the county's van, in words.

use super::{Saying, Word};
use crate::market::Way;
use crate::market::van;

pub fn village(id: &str) -> Word {
    Word::name("village", id)
}

/// Returns the sentence for what happened on the dispatcher's side.
pub(super) fn event(event: &van::Event) -> Saying {
    let told = |key: &str| Saying::plain(format!("van-event-{key}"));
    let at = |key: &str, id: &str| told(key).with("village", village(id));
    let both = |saying: Saying, up: u32, down: u32| saying.with("up", Word::count(up)).with("down", Word::count(down));
    match event {
        van::Event::Morning(van::event::Morning { up, down, .. }) => both(told("morning"), *up, *down),
        van::Event::RoundSet(van::event::RoundSet { stops }) if stops.is_empty() => told("no-round"),
        van::Event::RoundSet(van::event::RoundSet { stops }) => told("round").with("stops", listed(stops)),
        van::Event::Departed(van::event::Departed { stops, down, goods, .. }) => told("departed")
            .with("stops", Word::count(stops.len() as u32))
            .with("down", Word::count(*down))
            .with("goods", Word::count(*goods)),
        van::Event::Asked(van::event::Asked {
            village, promised_min, ..
        }) => at("asked", village).with("time", Word::Moment(*promised_min)),
        van::Event::Held(van::event::Held { village, .. }) => at("held", village),
        van::Event::Reached(van::event::Reached {
            village,
            down,
            up,
            left: 0,
            ..
        }) => both(at("reached", village), *up, *down),
        van::Event::Reached(van::event::Reached {
            village,
            down,
            up,
            left,
            ..
        }) => both(at("reached-left", village), *up, *down).with("left", Word::count(*left)),
        van::Event::Returned(van::event::Returned { up, down, goods }) => {
            both(told("returned"), *up, *down).with("goods", Word::count(*goods))
        }
        van::Event::FeederSent(van::event::FeederSent {
            village,
            up,
            down,
            cost_fen,
            ..
        }) => both(at("feeder-sent", village), *up, *down).with("money", Word::Yuan(*cost_fen)),
        van::Event::FeederBack(van::event::FeederBack { village, up, down }) => {
            both(at("feeder-back", village), *up, *down)
        }
        van::Event::HandedOver(van::event::HandedOver {
            parcels,
            fee_fen,
            pickup_fen,
            under_contract,
        }) => told(if *under_contract {
            "handed-contract"
        } else {
            "handed-walk-in"
        })
        .with("count", Word::count(*parcels))
        .with("money", Word::Yuan(fee_fen + pickup_fen)),
        van::Event::LotLate(van::event::LotLate {
            lot,
            parcels,
            penalty_fen,
        }) => {
            let key = match lot.way {
                Way::Up => "late-up",
                Way::Down => "late-down",
            };
            at(key, &lot.village)
                .with("count", Word::count(*parcels))
                .with("money", Word::Yuan(*penalty_fen))
        }
        van::Event::Contracted => told("contracted"),
        van::Event::Shared(van::event::Shared { shop }) => told("shared").with("shop", Word::name("shop", shop)),
        van::Event::Unshared => told("unshared"),
    }
}

fn listed(villages: &[String]) -> Word {
    Word::List(villages.iter().map(|id| village(id)).collect())
}

/// Adds the figures of a refusal to its sentence.
pub(super) fn wrong(refusal: &van::Refusal, saying: Saying) -> Saying {
    match refusal {
        van::Refusal::Out
        | van::Refusal::RanToday
        | van::Refusal::NoRound
        | van::Refusal::Twice
        | van::Refusal::NotAsked
        | van::Refusal::FeederOut
        | van::Refusal::NothingWaits => saying,
    }
}
