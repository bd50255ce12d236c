//! Why nothing is sold before it is there, or not packed.

use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "snake_case")]
pub enum Refusal {
    /// The goods are there: nothing needs to be sold before.
    HarvestIsHere,
    /// The day is past, or further away than the market lets anybody sell before.
    DayTooFar(DayTooFar),
    /// The goods hang on the trees still.
    NotRipe(NotRipe),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayTooFar {
    pub most_days: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotRipe {
    pub from_min: u32,
}

crate::nouns::payloads!(Presale, Refusal: DayTooFar, NotRipe);

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.into())
    }
}
