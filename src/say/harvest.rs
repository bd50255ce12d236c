//! The harvest and the spells of weather and trade in words.

use super::{Arg, Sentence, sentence};
use crate::market::harvest;
use crate::market::{Grade, PlaceId, Ripeness, SpellKind};

/// Returns what was decided about a harvest.
pub(super) fn event(event: &harvest::Event) -> Sentence {
    match event {
        harvest::Event::PickChosen(harvest::event::PickChosen { product, ripeness }) => {
            sentence::harvest_pick_chosen(Arg::say(self::ripeness(*ripeness)), Arg::name("product", product))
        }
        harvest::Event::Graded(harvest::event::Graded {
            product,
            kept_g,
            set_aside_g,
            cost_fen,
            gate_fen,
            ..
        }) => sentence::harvest_graded(
            Arg::grams(*set_aside_g),
            Arg::Yuan(*cost_fen),
            Arg::Yuan(*gate_fen),
            Arg::grams(*kept_g),
            Arg::name("product", product),
        ),
        harvest::Event::CoolingBegan(harvest::event::CoolingBegan { product, from_min }) => {
            sentence::harvest_cooling_began(Arg::name("product", product), Arg::Moment(*from_min))
        }
    }
}

/// Returns the news of a spell.
pub(super) fn spell_began(spell: SpellKind, place: Option<&PlaceId>, last_day: u32) -> Sentence {
    let told = match spell {
        SpellKind::Heat => sentence::harvest_spell_heat(Arg::count(last_day)),
        SpellKind::NoIce => sentence::harvest_spell_no_ice(Arg::count(last_day)),
        SpellKind::DearBoxes => sentence::harvest_spell_dear_boxes(Arg::count(last_day)),
        SpellKind::TruckWaits => sentence::harvest_spell_truck_waits(Arg::count(last_day)),
        SpellKind::RoadClosed => sentence::harvest_spell_road_closed(Arg::count(last_day)),
        SpellKind::Hail => sentence::harvest_spell_hail(),
        SpellKind::ReviewStorm => sentence::harvest_spell_review_storm(Arg::count(last_day)),
        SpellKind::NoPickup => sentence::harvest_spell_no_pickup(Arg::count(last_day)),
    };
    match place {
        Some(place) => sentence::harvest_spell_in(Arg::name("place", place), Arg::say(told)),
        None => told,
    }
}

pub fn ripeness(ripeness: Ripeness) -> Sentence {
    match ripeness {
        Ripeness::Early => sentence::harvest_early(),
        Ripeness::Ripe => sentence::harvest_ripe(),
    }
}

pub fn grade(grade: Grade) -> Sentence {
    match grade {
        Grade::First => sentence::harvest_grade_first(),
        Grade::Second => sentence::harvest_grade_second(),
    }
}

/// Adds the figures of a refusal to its sentence.
pub(super) fn wrong(refusal: &harvest::Refusal, sentence: Sentence) -> Sentence {
    match refusal {
        harvest::Refusal::NoIce(harvest::refusal::NoIce { until_min }) => {
            sentence.with("time", Arg::Moment(*until_min))
        }
    }
}
