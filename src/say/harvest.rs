//! The harvest and the spells of weather and trade in words.

use super::{Saying, Word};
use crate::market::harvest;
use crate::market::{Grade, Ripeness, SpellKind};

/// Returns what was decided about a harvest.
pub(super) fn event(event: &harvest::Event) -> Saying {
    match event {
        harvest::Event::PickChosen(harvest::event::PickChosen { product, ripeness }) => {
            about("pick-chosen", product).with("how", Word::say(self::ripeness(*ripeness)))
        }
        harvest::Event::Graded(harvest::event::Graded {
            product,
            kept_g,
            set_aside_g,
            cost_fen,
            gate_fen,
            ..
        }) => about("graded", product)
            .with("kept", Word::grams(*kept_g))
            .with("aside", Word::grams(*set_aside_g))
            .with("cost", Word::Yuan(*cost_fen))
            .with("gate", Word::Yuan(*gate_fen)),
        harvest::Event::CoolingBegan(harvest::event::CoolingBegan { product, from_min }) => {
            about("cooling-began", product).with("time", Word::Moment(*from_min))
        }
    }
}

/// Returns the news of a spell.
pub(super) fn spell_began(spell: SpellKind, place: Option<&str>, last_day: u32) -> Saying {
    let told = Saying::plain(format!("harvest-spell-{}", spell.word())).with("day", Word::count(last_day));
    match place {
        Some(place) => Saying::plain("harvest-spell-in")
            .with("place", Word::name("place", place))
            .with("what", Word::say(told)),
        None => told,
    }
}

pub fn ripeness(ripeness: Ripeness) -> Saying {
    Saying::plain(format!("harvest-{}", ripeness.word()))
}

pub fn grade(grade: Grade) -> Saying {
    Saying::plain(format!("harvest-grade-{}", grade.word()))
}

fn about(key: &str, product: &str) -> Saying {
    Saying::plain(format!("harvest-{key}")).with("product", Word::name("product", product))
}

/// Adds the figures of a refusal to its sentence.
pub(super) fn wrong(refusal: &harvest::Refusal, saying: Saying) -> Saying {
    match refusal {
        harvest::Refusal::NoIce(harvest::refusal::NoIce { until_min }) => saying.with("time", Word::Moment(*until_min)),
    }
}
