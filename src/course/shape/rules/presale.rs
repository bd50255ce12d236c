//! Selling before the harvest.

use super::super::super::document::Node;
use super::super::key::{Key, Shape};
use super::super::read::Value;
use super::super::units::{DAYS, PPM};
use crate::market::PresaleRules;

const MOST_DAYS: Key<u32> = Key::new("most_days", DAYS, "The goods go at most so many days from today.");
const BUYS_PPM: Key<i64> = Key::new("buys_ppm", PPM, "Of those who would buy at once, so many wait.");

pub(in super::super) const PRESALE_TABLE: Shape = Shape::new(
    "presale",
    "Selling before the harvest.",
    &[MOST_DAYS.line, BUYS_PPM.line],
);

impl Value for PresaleRules {
    fn of(node: &Node) -> Option<PresaleRules> {
        Some(PresaleRules {
            most_days: MOST_DAYS.of(node)?,
            buys_ppm: BUYS_PPM.of(node)?,
        })
    }
}
