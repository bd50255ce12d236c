//! Why no packs are ordered.

use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "snake_case")]
pub enum Refusal {
    /// Nobody here makes packs by the lot, or not these.
    NoLots,
    /// Less than the least lot, or between two lots.
    NotALot(NotALot),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotALot {
    pub least: u32,
}

crate::nouns::payloads!(PackLot, Refusal: NotALot);

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.into())
    }
}
