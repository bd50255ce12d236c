//! Why something about the village station is not done.

use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantArray, strum::VariantNames)]
#[strum(serialize_all = "snake_case", prefix = "station_")]
pub enum Refusal {
    /// The keeper is away all day.
    Elsewhere,
    /// They cannot come to the counter.
    NeedsVisit,
    /// Nobody has looked at the request yet.
    NotAsked,
    /// People are in the fields until the evening.
    NobodyHome,
    /// Too late in the day for the field.
    TooLate,
    /// Nothing is to be done about it now.
    NotOpen,
}

impl Refusal {
    pub const ALL: &'static [Refusal] = <Refusal as strum::VariantArray>::VARIANTS;
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.into())
    }
}
