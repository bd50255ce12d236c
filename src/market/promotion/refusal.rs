//! Why something about what a shop promotes is not done.

use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "snake_case")]
pub enum Refusal {
    /// A restricted, trial or badly scored shop takes no part.
    NotAdmitted,
    /// The budget for coupons does not reach.
    OverBudget(OverBudget),
    /// This kind of market has no such thing.
    NotOnThisMarket,
    /// A discount must be under the price.
    NotLower(NotLower),
    /// Other days or parts than the market offers.
    NotOffered,
    /// Nobody has paid the price, and it has not stood for a day.
    NothingToCompare(NothingToCompare),
    /// The price stands while it is reduced.
    SaleRuns(SaleRuns),
    /// The order has no review, or it was answered.
    NoReview,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OverBudget {
    pub left_fen: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotLower {
    pub price_fen: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NothingToCompare {
    pub from_min: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SaleRuns {
    pub until_min: u32,
}

crate::nouns::payloads!(Promotion, Refusal: OverBudget, NotLower, NothingToCompare, SaleRuns);

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.into())
    }
}
