//! Why a deed with a household is not done.

use std::fmt;

/// A household, or good order, says no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "snake_case")]
pub enum Refusal {
    /// It leaves the agent at most this share.
    MarginTooHigh(MarginTooHigh),
    /// It sells for at least this.
    PriceTooLow(PriceTooLow),
    /// It wants a share of the sales, not a price by the kilogram, or the other way round.
    OtherSplit,
    /// Terms stand on the receipt: first agree, then weigh.
    TermsFirst,
    /// The goods are here: the terms under which they were weighed stand.
    TermsStand,
    /// It brings its goods on that morning.
    NotBrought(NotBrought),
    /// Nothing of it has been weighed yet.
    NotWeighed,
    /// It asks for no advance.
    NoAdvanceAsked,
    /// More than its goods here can carry.
    AdvanceTooHigh(AdvanceTooHigh),
    /// Everything that has closed is paid.
    NothingOwed,
    /// No box of it has closed yet, so there is nothing to explain.
    NothingSold,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MarginTooHigh {
    pub most_ppm: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PriceTooLow {
    pub least_fen_per_kg: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotBrought {
    pub comes_min: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AdvanceTooHigh {
    pub most_fen: i64,
}

crate::nouns::payloads!(Household, Refusal: MarginTooHigh, PriceTooLow, NotBrought, AdvanceTooHigh);

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.into())
    }
}
