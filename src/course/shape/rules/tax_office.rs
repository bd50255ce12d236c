//! Invoices that the tax office writes.

use super::super::super::document::Node;
use super::super::key::{Key, Shape};
use super::super::read::Value;
use super::super::units::{MINUTES, PPM};
use crate::market::TaxOfficeRules;

const TAKES_MIN: Key<u32> = Key::new("takes_min", MINUTES, "From the papers to the invoice.");
const BOUGHT_PPM: Key<i64> = Key::new(
    "bought_ppm",
    PPM,
    "Tax of the price of goods that were bought; the own harvest is free.",
);

pub(in super::super) const TAX_OFFICE_TABLE: Shape = Shape::new(
    "tax office",
    "Invoices that the tax office writes.",
    &[TAKES_MIN.line, BOUGHT_PPM.line],
);

impl Value for TaxOfficeRules {
    fn of(node: &Node) -> Option<TaxOfficeRules> {
        Some(TaxOfficeRules {
            takes_min: TAKES_MIN.of(node)?,
            bought_ppm: BOUGHT_PPM.of(node)?,
        })
    }
}
