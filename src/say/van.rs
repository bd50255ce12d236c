//! What happened to the county's van, in words.

use super::{Arg, Sentence, sentence};
use crate::market::van;
use crate::market::{VanDirection, VillageId};

pub fn village(id: &str) -> Arg {
    Arg::name("village", id)
}

/// Returns the sentence for what happened on the dispatcher's side.
pub(super) fn event(event: &van::Event) -> Sentence {
    match event {
        van::Event::Morning(van::event::Morning { up, down, .. }) => {
            sentence::van_event_morning(Arg::count(*down), Arg::count(*up))
        }
        van::Event::RoundSet(van::event::RoundSet { stops }) if stops.is_empty() => sentence::van_event_no_round(),
        van::Event::RoundSet(van::event::RoundSet { stops }) => sentence::van_event_round(listed(stops)),
        van::Event::Departed(van::event::Departed { stops, down, goods, .. }) => {
            sentence::van_event_departed(Arg::count(*down), Arg::count(*goods), Arg::count(stops.len() as u32))
        }
        van::Event::Asked(van::event::Asked {
            village, promised_min, ..
        }) => sentence::van_event_asked(Arg::Moment(*promised_min), self::village(village)),
        van::Event::Held(van::event::Held { village, .. }) => sentence::van_event_held(self::village(village)),
        van::Event::Reached(van::event::Reached {
            village,
            down,
            up,
            left: 0,
            ..
        }) => sentence::van_event_reached(Arg::count(*down), Arg::count(*up), self::village(village)),
        van::Event::Reached(van::event::Reached {
            village,
            down,
            up,
            left,
            ..
        }) => sentence::van_event_reached_left(
            Arg::count(*down),
            Arg::count(*left),
            Arg::count(*up),
            self::village(village),
        ),
        van::Event::Returned(van::event::Returned { up, down, goods }) => {
            sentence::van_event_returned(Arg::count(*down), Arg::count(*goods), Arg::count(*up))
        }
        van::Event::FeederSent(van::event::FeederSent {
            village,
            up,
            down,
            cost_fen,
            ..
        }) => sentence::van_event_feeder_sent(
            Arg::count(*down),
            Arg::Yuan(*cost_fen),
            Arg::count(*up),
            self::village(village),
        ),
        van::Event::FeederBack(van::event::FeederBack { village, up, down }) => {
            sentence::van_event_feeder_back(Arg::count(*down), Arg::count(*up), self::village(village))
        }
        van::Event::HandedOver(van::event::HandedOver {
            parcels,
            fee_fen,
            pickup_fen,
            under_contract,
        }) => {
            let make = if *under_contract {
                sentence::van_event_handed_contract
            } else {
                sentence::van_event_handed_walk_in
            };
            make(Arg::count(*parcels), Arg::Yuan(fee_fen + pickup_fen))
        }
        van::Event::LotLate(van::event::LotLate {
            lot,
            parcels,
            penalty_fen,
        }) => {
            let make = match lot.direction {
                VanDirection::Up => sentence::van_event_late_up,
                VanDirection::Down => sentence::van_event_late_down,
            };
            make(Arg::count(*parcels), Arg::Yuan(*penalty_fen), village(&lot.village))
        }
        van::Event::Contracted => sentence::van_event_contracted(),
        van::Event::Shared(van::event::Shared { shop }) => sentence::van_event_shared(Arg::name("shop", shop)),
        van::Event::Unshared => sentence::van_event_unshared(),
    }
}

fn listed(villages: &[VillageId]) -> Arg {
    Arg::List(villages.iter().map(|id| village(id)).collect())
}

/// Returns what is wrong and what to do about it.
pub(super) fn refusal(refusal: &van::Refusal) -> [Sentence; 2] {
    match refusal {
        van::Refusal::Out => [sentence::say_no_van_out(), sentence::say_way_van_out()],
        van::Refusal::RanToday => [sentence::say_no_van_ran_today(), sentence::say_way_van_ran_today()],
        van::Refusal::NoRound => [sentence::say_no_van_no_round(), sentence::say_way_van_no_round()],
        van::Refusal::Twice => [sentence::say_no_van_twice(), sentence::say_way_van_twice()],
        van::Refusal::NotAsked => [sentence::say_no_van_not_asked(), sentence::say_way_van_not_asked()],
        van::Refusal::FeederOut => [sentence::say_no_van_feeder_out(), sentence::say_way_van_feeder_out()],
        van::Refusal::NothingWaits => [
            sentence::say_no_van_nothing_waits(),
            sentence::say_way_van_nothing_waits(),
        ],
    }
}

/// Returns what a figure counts.
pub(super) fn figure(figure: van::Figure) -> Sentence {
    match figure {
        van::Figure::VanRuns => sentence::say_figure_van_runs(),
        van::Figure::ParcelsMoved => sentence::say_figure_parcels_moved(),
        van::Figure::ParcelsLate => sentence::say_figure_parcels_late(),
        van::Figure::LoadUpPpm => sentence::say_figure_load_up(),
        van::Figure::LoadDownPpm => sentence::say_figure_load_down(),
    }
}
