//! Why something about a listing is not done.

use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "snake_case")]
pub enum Refusal {
    /// No listing lies on the desk; begin one.
    NoListing,
    /// The listing is with the reviewers until then; sending it again blocks the shop.
    UnderReview(UnderReview),
    /// Nothing was changed since the reviewers sent it back.
    NothingChanged,
    /// Only a listing that has passed can be put on the shelf.
    NotPassed,
    TitleTooLong(TitleTooLong),
    TitleTooShort(TitleTooShort),
    /// A title needs words, not only digits and letters.
    TitleOnlyDigits,
    /// A sign that titles may not hold stands at this byte.
    TitleSign(TitleSign),
    /// The category has parts; choose one of them.
    NotALeaf,
    TooManySkus(TooManySkus),
    /// A price of nothing.
    PriceZero,
    /// More for sale than was harvested.
    StockAboveHarvest(StockAboveHarvest),
    /// Other hours than the market offers.
    PromiseNotOffered,
    /// No insurer pays ways back here.
    NoInsurer,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnderReview {
    pub until_min: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TitleTooLong {
    pub width: u32,
    pub max: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TitleTooShort {
    pub chars: u32,
    pub min: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TitleSign {
    pub at: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooManySkus {
    pub max: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StockAboveHarvest {
    pub harvest_g: u32,
}

crate::nouns::payloads!(Listing, Refusal: UnderReview, TitleTooLong, TitleTooShort, TitleSign, TooManySkus, StockAboveHarvest);

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.into())
    }
}
