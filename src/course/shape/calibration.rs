//! `rules/calibration.toml`: what is published about real shops, to hold the simulated ones beside it.

use super::super::calibration::{Calibration, Measure, PublishedFigure};
use super::super::document::Node;
use super::entry::{CONFIDENCE, SOURCE};
use super::key::{Key, Kind, Of, Shape, Unit, list, number};
use super::read::{Element, Value, by_word, words_of};
use crate::market::ProductId;

const FIGURE_ID: Key<String> = Key::new("id", Kind::OwnId("figure"), "What it is called.");
const MEASURE: Key<Measure> = Key::new(
    "measure",
    Kind::Word(words_of::<Measure>),
    "What is counted in simulated shops.",
);
const WHAT: Key<String> = Key::new("what", Kind::String, "What it says, in a few words.");
const COUNTED_IN: Key<Vec<String>> = Key::new(
    "scenarios",
    list(&Kind::Ref(Of::Scenario)),
    "Counted in these scenarios; in all that are played where there are none.",
)
.or_default();
const PRODUCT: Key<Option<ProductId>> =
    Key::new("product", Kind::Ref(Of::Product), "Counted for this product alone.").or_default();
const LEAST: Key<i64> = Key::new(
    "least",
    number(Unit::Count, 0, 1_000_000_000),
    "The least that is published: shares in parts per million, money in fen, times in minutes, all else in hundredths.",
);
const MOST: Key<i64> = Key::new(
    "most",
    number(Unit::Count, 0, 1_000_000_000),
    "The most that is published, in the same unit.",
)
.not_below("least");
const DATE: Key<String> = Key::new("date", Kind::String, "Of when the figure is.");
const HELD_OUT: Key<bool> =
    Key::new("held_out", Kind::Boolean, "Set aside: the market is never tuned on it.").or_default();
const OFF_NOTE: Key<Option<String>> = Key::new(
    "note",
    Kind::String,
    "Why what the shops give is off by more than a factor of two.",
)
.or_default();

const FIGURE_TABLE: Shape = Shape::new(
    "published figure",
    "A figure that somebody published about real shops.",
    &[
        FIGURE_ID.line,
        MEASURE.line,
        WHAT.line,
        COUNTED_IN.line,
        PRODUCT.line,
        LEAST.line,
        MOST.line,
        SOURCE.line,
        DATE.line,
        CONFIDENCE.line,
        HELD_OUT.line,
        OFF_NOTE.line,
    ],
);

const PLAYED: Key<Vec<String>> = Key::new(
    "scenarios",
    list(&Kind::Ref(Of::Scenario)),
    "The simulated shops stand in these scenarios.",
);
const FIGURE: Key<Vec<PublishedFigure>> =
    Key::new("figure", list(&Kind::Table(&FIGURE_TABLE)), "The published figures.").or_default();

pub(in super::super) const CALIBRATION: Shape = Shape::new(
    "calibration",
    "`rules/calibration.toml`: what is published about real shops, to hold the simulated ones beside it.",
    &[PLAYED.line, FIGURE.line],
);

/// What can be read of the file, whatever is wrong with the rest.
pub(in super::super) fn calibration_of(root: &Node) -> Calibration {
    Calibration {
        scenarios: PLAYED.each(root),
        figures: FIGURE.each(root),
    }
}

impl Value for Measure {
    fn of(node: &Node) -> Option<Measure> {
        by_word(node)
    }
}

impl Value for PublishedFigure {
    fn of(node: &Node) -> Option<PublishedFigure> {
        Some(PublishedFigure {
            id: FIGURE_ID.of(node)?,
            measure: MEASURE.of(node)?,
            what: WHAT.of(node)?,
            scenarios: COUNTED_IN.of(node)?,
            product: PRODUCT.of(node)?,
            least: LEAST.of(node)?,
            most: MOST.of(node)?,
            source: SOURCE.of(node)?,
            date: DATE.of(node)?,
            confidence: CONFIDENCE.of(node)?,
            held_out: HELD_OUT.of(node)?,
            note: OFF_NOTE.of(node)?,
        })
    }
}

impl Element for PublishedFigure {}
