//! Why something about the county's van is not done.

use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantArray, strum::VariantNames)]
#[strum(serialize_all = "snake_case", prefix = "van_")]
pub enum Refusal {
    /// The van is on the road.
    Out,
    /// It has been out today; the driver rests.
    RanToday,
    /// No round is set, or every village of it is cut off.
    NoRound,
    /// A village stands twice in the round.
    Twice,
    /// The driver asks nothing.
    NotAsked,
    /// That village's tricycle is on the way already.
    FeederOut,
    /// Nothing waits there or for there.
    NothingWaits,
}

impl Refusal {
    pub const ALL: &'static [Refusal] = <Refusal as strum::VariantArray>::VARIANTS;
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.into())
    }
}
