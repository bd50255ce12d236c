//! Why something about a cooperative is not done.

use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "snake_case")]
pub enum Refusal {
    /// More hands than the village has.
    TooManyHands(TooManyHands),
    /// Nothing is offered under this name, or the time for an answer is over.
    NoOffer,
    /// The supplier writes up no more.
    CreditSpent(CreditSpent),
    /// The season is not over: numbers come first.
    SeasonRuns,
    /// It has not been asked, or it said no.
    NoConsent,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooManyHands {
    pub most: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CreditSpent {
    pub left_fen: i64,
}

crate::nouns::payloads!(Coop, Refusal: TooManyHands, CreditSpent);

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.into())
    }
}
