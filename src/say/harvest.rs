//! The harvest in words.

use super::{Arg, Sentence, sentence};
use crate::market::harvest;
use crate::market::{Grade, Ripeness};

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
        harvest::Event::SoldAtGate(harvest::event::SoldAtGate {
            product,
            weight_g,
            gate_fen,
        }) => sentence::harvest_sold_at_gate(
            Arg::Yuan(*gate_fen),
            Arg::name("product", product),
            Arg::grams(*weight_g),
        ),
        harvest::Event::Spoiled(harvest::event::Spoiled {
            product,
            weight_g,
            loss_fen,
        }) => sentence::harvest_spoiled(
            Arg::Yuan(*loss_fen),
            Arg::name("product", product),
            Arg::grams(*weight_g),
        ),
        harvest::Event::CoolingBegan(harvest::event::CoolingBegan { product, from_min }) => {
            sentence::harvest_cooling_began(Arg::name("product", product), Arg::Moment(*from_min))
        }
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

/// Returns what is wrong and what to do about it.
pub(super) fn refusal(refusal: &harvest::Refusal) -> [Sentence; 2] {
    match refusal {
        harvest::Refusal::NoIce(harvest::refusal::NoIce { until_min }) => [
            sentence::say_no_no_ice(Arg::Moment(*until_min)),
            sentence::say_way_no_ice(),
        ],
    }
}

/// Returns what a figure counts.
pub(super) fn figure(figure: harvest::Figure) -> Sentence {
    match figure {}
}
