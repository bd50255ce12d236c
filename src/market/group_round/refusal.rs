//! Why something about a round is not done.

use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "snake_case")]
pub enum Refusal {
    /// Nobody here sells in a group.
    NoNeighbours,
    /// One round after the other.
    RoundGoesOn,
    /// There is no round of which this could be done now.
    NoRound,
    /// The cut-off has passed, or the pick-up does not come after it by day.
    RoundTimes,
    /// The days are over before the pick-up.
    RoundTooLate,
    /// More are wanted at least than are taken at most, or a price is none.
    RoundTerms,
    /// Only so many portions hang there.
    TooFewPortions(TooFewPortions),
    /// Everything on the list is bagged.
    AllBagged,
    /// There is nothing to bring.
    NothingBagged,
    /// No bags are left over.
    NoLeftover,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooFewPortions {
    pub portions: u32,
}

crate::nouns::payloads!(GroupRound, Refusal: TooFewPortions);

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.into())
    }
}
