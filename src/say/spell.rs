//! What holds for some days, whoever does what, in words: heat, no ice, a closed road.

use super::{Arg, Sentence, sentence};
use crate::market::{PlaceId, SpellKind};

/// Returns the news of a spell.
pub(super) fn began(spell: SpellKind, place: Option<&PlaceId>, last_day: u32) -> Sentence {
    let spell_words = match spell {
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
        Some(place) => sentence::harvest_spell_in(Arg::name("place", place), Arg::say(spell_words)),
        None => spell_words,
    }
}
