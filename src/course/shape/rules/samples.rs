//! Samples for buyers who may order much.

use super::super::super::document::Node;
use super::super::key::{Key, Shape};
use super::super::read::Value;
use super::super::units::{MINUTE_OF_DAY, MINUTES, PPM};
use crate::market::SampleRules;

const LIKE_PPM: Key<i64> = Key::new(
    "like_ppm",
    PPM,
    "Of those who get a sample like the lot, so many order.",
);
const BEST_PPM: Key<i64> = Key::new("best_ppm", PPM, "Of those who get only the best pieces, so many order.");
const BAD_COUNTS_PPM: Key<i64> = Key::new(
    "bad_counts_ppm",
    PPM,
    "The bad share of a sample counts so many times against it.",
);
const SEEN_PPM: Key<i64> = Key::new(
    "seen_ppm",
    PPM,
    "Of those whose goods are worse than their sample, so many see it and take nothing.",
);
const LOOKS_MINUTE: Key<u32> = Key::new(
    "looks_minute",
    MINUTE_OF_DAY,
    "The minute of the next day at which they have looked.",
);
const CHOOSE_MIN: Key<u32> = Key::new("choose_min", MINUTES, "Picking out the best pieces.");

pub(in super::super) const SAMPLES_TABLE: Shape = Shape::new(
    "samples",
    "Samples for buyers who may order much.",
    &[
        LIKE_PPM.line,
        BEST_PPM.line,
        BAD_COUNTS_PPM.line,
        SEEN_PPM.line,
        LOOKS_MINUTE.line,
        CHOOSE_MIN.line,
    ],
);

impl Value for SampleRules {
    fn of(node: &Node) -> Option<SampleRules> {
        Some(SampleRules {
            like_ppm: LIKE_PPM.of(node)?,
            best_ppm: BEST_PPM.of(node)?,
            bad_counts_ppm: BAD_COUNTS_PPM.of(node)?,
            seen_ppm: SEEN_PPM.of(node)?,
            looks_minute: LOOKS_MINUTE.of(node)?,
            choose_min: CHOOSE_MIN.of(node)?,
        })
    }
}
