//! What is done about what a shop promotes, and its text form.

use std::fmt;

use super::Card;
use crate::grammar::{
    Form, List, Number, OneOf, OrNone, ParseError, Price, Selected, Share, Weight, Word, Words, grammar,
};
use crate::{CouponId, ReviewReplyId, Selector};

#[derive(Debug, Clone, PartialEq, Eq, strum::EnumDiscriminants)]
#[strum_discriminants(name(CommandKind), vis(pub(crate)), derive(strum::EnumMessage))]
pub enum Command {
    /// A discount for some days: `sale 850g 24.90 3`.
    Sale(Sale),
    /// The comparison price shown crossed out: `was 850g 29.90`, `was 850g none`.
    Was(Was),
    /// Gives out coupons: `coupon over-49 50`.
    Coupon(Coupon),
    /// Part off the price of two pieces: `pair 5%`, `pair 0%`.
    Pair(Pair),
    /// The price for so many who buy together: `group 850g 22.90 2`, `group 850g none`.
    Group(Group),
    /// Films a short video with these parts: `video hook,orchard,size`.
    Video(Vec<String>),
    /// `card thanks`
    Card(Card),
    /// The one answer to a review: `respond b17 sorry-resend`; to every poor one: `respond all sorry-resend`.
    Respond(Respond),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sale {
    pub net_g: u32,
    pub price_fen: i64,
    pub days: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Was {
    pub net_g: u32,
    pub price_fen: Option<i64>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coupon {
    pub coupon: CouponId,
    pub count: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    pub share_ppm: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    pub net_g: u32,
    pub terms: Option<(i64, u32)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Respond {
    pub orders: Selector,
    pub reply: ReviewReplyId,
}

grammar! {
    "sale" Sale { net_g: Weight, price_fen: Price, days: Number };
    "was" Was { net_g: Weight, price_fen: OrNone(Price) };
    "coupon" Coupon { coupon: Word("coupon"), count: Number };
    "pair" Pair { share_ppm: Share };
    "group" Group { net_g: Weight, terms: OrNone(TogetherForm) };
    "video" Video(parts: List("parts"));
    "card" Card(card: OneOf);
    "respond" Respond { orders: Selected, reply: Word("reply") };
}

/// A price, and how many have to buy for it.
struct TogetherForm;

impl Form<(i64, u32)> for TogetherForm {
    fn usage(&self) -> String {
        "<yuan> <pieces>".to_owned()
    }

    fn read(&self, words: &mut Words) -> Result<(i64, u32), ParseError> {
        Ok((Price.read(words)?, Number.read(words)?))
    }

    fn write(&self, value: &(i64, u32), f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Price.write(&value.0, f)?;
        Number.write(&value.1, f)
    }
}
