//! What happened to the county's van, in words.

use super::{Saying, Word};
use crate::market::{VanEvent, Way};

pub fn village(id: &str) -> Word {
    Word::name("village", id)
}

/// Returns the sentence for what happened on the dispatcher's side.
pub fn van_event(event: &VanEvent) -> Saying {
    let told = |key: &str| Saying::plain(format!("van-event-{key}"));
    let at = |key: &str, id: &str| told(key).with("village", village(id));
    let both = |saying: Saying, up: u32, down: u32| saying.with("up", Word::count(up)).with("down", Word::count(down));
    match event {
        VanEvent::Morning { up, down, .. } => both(told("morning"), *up, *down),
        VanEvent::RoundSet { stops } if stops.is_empty() => told("no-round"),
        VanEvent::RoundSet { stops } => told("round").with("stops", listed(stops)),
        VanEvent::Departed { stops, down, goods, .. } => told("departed")
            .with("stops", Word::count(stops.len() as u32))
            .with("down", Word::count(*down))
            .with("goods", Word::count(*goods)),
        VanEvent::Asked {
            village, promised_min, ..
        } => at("asked", village).with("time", Word::Moment(*promised_min)),
        VanEvent::Held { village, .. } => at("held", village),
        VanEvent::Reached {
            village,
            down,
            up,
            left: 0,
            ..
        } => both(at("reached", village), *up, *down),
        VanEvent::Reached {
            village,
            down,
            up,
            left,
            ..
        } => both(at("reached-left", village), *up, *down).with("left", Word::count(*left)),
        VanEvent::Returned { up, down, goods } => both(told("returned"), *up, *down).with("goods", Word::count(*goods)),
        VanEvent::FeederSent {
            village,
            up,
            down,
            cost_fen,
            ..
        } => both(at("feeder-sent", village), *up, *down).with("money", Word::Yuan(*cost_fen)),
        VanEvent::FeederBack { village, up, down } => both(at("feeder-back", village), *up, *down),
        VanEvent::HandedOver {
            parcels,
            fee_fen,
            pickup_fen,
            under_contract,
        } => told(if *under_contract {
            "handed-contract"
        } else {
            "handed-walk-in"
        })
        .with("count", Word::count(*parcels))
        .with("money", Word::Yuan(fee_fen + pickup_fen)),
        VanEvent::LotLate {
            lot,
            parcels,
            penalty_fen,
        } => {
            let key = match lot.way {
                Way::Up => "late-up",
                Way::Down => "late-down",
            };
            at(key, &lot.village)
                .with("count", Word::count(*parcels))
                .with("money", Word::Yuan(*penalty_fen))
        }
        VanEvent::Contracted => told("contracted"),
        VanEvent::Shared { shop } => told("shared").with("shop", Word::name("shop", shop)),
        VanEvent::Unshared => told("unshared"),
    }
}

fn listed(villages: &[String]) -> Word {
    Word::List(villages.iter().map(|id| village(id)).collect())
}
