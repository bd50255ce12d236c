//! The harvest and the spells of weather and trade in words.

use super::{Saying, Word, sentence};
use crate::market::harvest;
use crate::market::{Grade, PlaceId, Ripeness, SpellKind};

/// Returns what was decided about a harvest.
pub(super) fn event(event: &harvest::Event) -> Saying {
    match event {
        harvest::Event::PickChosen(harvest::event::PickChosen { product, ripeness }) => {
            sentence::harvest_pick_chosen(Word::say(self::ripeness(*ripeness)), Word::name("product", product))
        }
        harvest::Event::Graded(harvest::event::Graded {
            product,
            kept_g,
            set_aside_g,
            cost_fen,
            gate_fen,
            ..
        }) => sentence::harvest_graded(
            Word::grams(*set_aside_g),
            Word::Yuan(*cost_fen),
            Word::Yuan(*gate_fen),
            Word::grams(*kept_g),
            Word::name("product", product),
        ),
        harvest::Event::CoolingBegan(harvest::event::CoolingBegan { product, from_min }) => {
            sentence::harvest_cooling_began(Word::name("product", product), Word::Moment(*from_min))
        }
    }
}

/// Returns the news of a spell.
pub(super) fn spell_began(spell: SpellKind, place: Option<&PlaceId>, last_day: u32) -> Saying {
    let told = match spell {
        SpellKind::Heat => sentence::harvest_spell_heat(Word::count(last_day)),
        SpellKind::NoIce => sentence::harvest_spell_no_ice(Word::count(last_day)),
        SpellKind::DearBoxes => sentence::harvest_spell_dear_boxes(Word::count(last_day)),
        SpellKind::TruckWaits => sentence::harvest_spell_truck_waits(Word::count(last_day)),
        SpellKind::RoadClosed => sentence::harvest_spell_road_closed(Word::count(last_day)),
        SpellKind::Hail => sentence::harvest_spell_hail(),
        SpellKind::ReviewStorm => sentence::harvest_spell_review_storm(Word::count(last_day)),
        SpellKind::NoPickup => sentence::harvest_spell_no_pickup(Word::count(last_day)),
    };
    match place {
        Some(place) => sentence::harvest_spell_in(Word::name("place", place), Word::say(told)),
        None => told,
    }
}

pub fn ripeness(ripeness: Ripeness) -> Saying {
    match ripeness {
        Ripeness::Early => sentence::harvest_early(),
        Ripeness::Ripe => sentence::harvest_ripe(),
    }
}

pub fn grade(grade: Grade) -> Saying {
    match grade {
        Grade::First => sentence::harvest_grade_first(),
        Grade::Second => sentence::harvest_grade_second(),
    }
}

/// Adds the figures of a refusal to its sentence.
pub(super) fn wrong(refusal: &harvest::Refusal, saying: Saying) -> Saying {
    match refusal {
        harvest::Refusal::NoIce(harvest::refusal::NoIce { until_min }) => saying.with("time", Word::Moment(*until_min)),
    }
}
