//! Why something about the market itself is not done.

use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "snake_case")]
pub enum Refusal {
    /// The market has closed; nothing can be done any more.
    Over,
    /// It is night; work goes on at `opens_min`.
    Night(Night),
    /// The minute lies in the past.
    TimeIsPast,
    /// No order or message fits the selector.
    NothingMatches,
    /// No such thing in this market.
    NoSuch(NoSuch),
    /// The command belongs to another role: a buyer has no shop.
    NotYourPart,
    /// The wallet does not hold enough.
    NotEnoughCash(NotEnoughCash),
    /// The listing stands on the shelf already, or is already down.
    AlreadySo,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Night {
    pub opens_min: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoSuch {
    pub what: Thing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotEnoughCash {
    pub needed_fen: i64,
    pub cash_fen: i64,
}

crate::nouns::payloads!(Day, Refusal: Night, NoSuch, NotEnoughCash);

impl crate::Refusal {
    /// The thing is as the command would make it.
    pub const ALREADY_SO: crate::Refusal = crate::Refusal::Day(Refusal::AlreadySo);
    /// No order or message fits the selector.
    pub const NOTHING_MATCHES: crate::Refusal = crate::Refusal::Day(Refusal::NothingMatches);
    /// The command belongs to another role.
    pub const NOT_YOUR_PART: crate::Refusal = crate::Refusal::Day(Refusal::NotYourPart);

    /// A command names something that this market does not have.
    pub const fn no_such(what: Thing) -> crate::Refusal {
        crate::Refusal::Day(Refusal::NoSuch(NoSuch { what }))
    }
}

/// What a name in a command should have named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing {
    Profile,
    Document,
    DocumentWay,
    Product,
    Category,
    Attribute,
    AttributeValue,
    Photo,
    Sku,
    Zone,
    Reply,
    Order,
    Message,
    Pack,
    Courier,
    Item,
    Offer,
    Purchase,
    Bill,
    Bidder,
    Case,
    Village,
    Shop,
    Talk,
    Answer,
    Household,
    Deal,
    Violation,
    Evidence,
    Coupon,
    Line,
    Ticket,
    Hours,
    Service,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.into())?;
        if let Refusal::NoSuch(NoSuch { what }) = self {
            write!(f, " {what:?}")?;
        }
        Ok(())
    }
}
