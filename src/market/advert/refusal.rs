//! Why something about a promoted listing is not done.

use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "snake_case")]
pub enum Refusal {
    /// This market sells no clicks.
    NoAdverts,
    /// Buyers cannot see the page.
    PageNotSeen,
    /// Less than the market takes for a click.
    BidTooLow(BidTooLow),
    /// More than the market takes for a click.
    BidTooHigh(BidTooHigh),
    /// Less than the market takes for a day.
    BudgetTooLow(BudgetTooLow),
    /// More than the market takes for a day.
    BudgetTooHigh(BudgetTooHigh),
    /// Nothing is paid for this page.
    NotPromoted,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BidTooLow {
    pub least_fen: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BidTooHigh {
    pub most_fen: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BudgetTooLow {
    pub least_fen: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BudgetTooHigh {
    pub most_fen: i64,
}

crate::nouns::payloads!(Advert, Refusal: BidTooLow, BidTooHigh, BudgetTooLow, BudgetTooHigh);

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.into())
    }
}
