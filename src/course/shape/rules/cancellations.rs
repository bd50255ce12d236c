//! Buyers who ask to cancel before the parcel goes.

use super::super::super::document::Node;
use super::super::key::{Key, Shape};
use super::super::read::Value;
use super::super::units::{MINUTES, PPM};
use crate::market::CancellationRules;

const ASKS_PPM: Key<i64> = Key::new(
    "asks_ppm",
    PPM,
    "Of all who have paid, so many ask to cancel if nothing is sent before.",
);
const ASKS_LEAST_MIN: Key<u32> = Key::new("asks_least_min", MINUTES, "They ask so long after paying at least.");
const ASKS_MOST_MIN: Key<u32> = Key::new("asks_most_min", MINUTES, "They ask so long after paying at most.");
const ANSWER_MIN: Key<u32> = Key::new(
    "answer_min",
    MINUTES,
    "A request that is not answered in this time counts as agreed.",
);
const TAKES_PPM: Key<i64> = Key::new(
    "takes_ppm",
    PPM,
    "Of those who hear that the parcel has gone, so many take it.",
);
const UNPACK_MIN: Key<u32> = Key::new("unpack_min", MINUTES, "Opening a box and putting the goods back.");

pub(in super::super) const CANCELLATIONS_TABLE: Shape = Shape::new(
    "cancellations",
    "Buyers who ask to cancel before the parcel goes.",
    &[
        ASKS_PPM.line,
        ASKS_LEAST_MIN.line,
        ASKS_MOST_MIN.line,
        ANSWER_MIN.line,
        TAKES_PPM.line,
        UNPACK_MIN.line,
    ],
);

impl Value for CancellationRules {
    fn of(node: &Node) -> Option<CancellationRules> {
        Some(CancellationRules {
            asks_ppm: ASKS_PPM.of(node)?,
            asks_least_min: ASKS_LEAST_MIN.of(node)?,
            asks_most_min: ASKS_MOST_MIN.of(node)?,
            answer_min: ANSWER_MIN.of(node)?,
            takes_ppm: TAKES_PPM.of(node)?,
            unpack_min: UNPACK_MIN.of(node)?,
        })
    }
}
