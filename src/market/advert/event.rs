//! What happened to promoted listings, in the past tense, and its line in a transcript.

use std::fmt;

use super::{AdvertDay, Slot, Unready};
use crate::{Name, ProductId, grammar::Yuan};

#[derive(Debug, Clone, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
pub enum Event {
    /// Clicks are paid for from now on, or at another bid or budget.
    Promoted(Promoted),
    Unpromoted(Unpromoted),
    /// The bids were compared.
    Ranked(Ranked),
    /// Somebody pressed on it; the money is gone whether they buy or not.
    Clicked(Clicked),
    /// Nothing more is shown today.
    Rested(Rested),
    /// What it cost and brought yesterday.
    Reckoned(Reckoned),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promoted {
    pub product: ProductId,
    pub bid_fen: i64,
    pub budget_fen: i64,
    /// Why clicks on this page are money thrown away, if they are.
    pub unready: Option<Unready>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unpromoted {
    pub product: ProductId,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranked {
    pub product: ProductId,
    /// Nothing where so many others rank higher that nobody sees it.
    pub slot: Option<Slot>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clicked {
    pub product: ProductId,
    pub buyer: Name,
    pub price_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rested {
    pub product: ProductId,
    /// Not the budget is spent but the wallet.
    pub is_broke: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reckoned {
    pub product: ProductId,
    pub day: AdvertDay,
    /// What the last days lost together, told once in so many days (fen).
    pub lost_fen: i64,
}

impl Event {
    /// Nobody waits for an answer.
    pub fn wants_answer(&self) -> bool {
        false
    }

    /// It is about nothing with a name of its own: who pressed has done nothing yet.
    pub fn about(&self) -> Option<&Name> {
        None
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Event::Promoted(Promoted {
                product,
                bid_fen,
                budget_fen,
                unready,
            }) => {
                write!(f, "promoted {product} {} {}", Yuan(*bid_fen), Yuan(*budget_fen))?;
                match unready {
                    Some(unready) => write!(f, " unready={}", unready.word()),
                    None => Ok(()),
                }
            }
            Event::Unpromoted(Unpromoted { product }) => write!(f, "unpromoted {product}"),
            Event::Ranked(Ranked { product, slot: None }) => write!(f, "ad-ranked {product} unseen"),
            Event::Ranked(Ranked {
                product,
                slot: Some(slot),
            }) => {
                let Slot {
                    place,
                    price_fen,
                    views,
                } = slot;
                write!(
                    f,
                    "ad-ranked {product} place {place} {} views {views}",
                    Yuan(*price_fen)
                )
            }
            Event::Clicked(Clicked {
                product,
                buyer,
                price_fen,
            }) => write!(f, "ad-clicked {buyer} {product} {}", Yuan(*price_fen)),
            Event::Rested(Rested { product, is_broke }) => write!(f, "ad-rested {product} broke={is_broke}"),
            Event::Reckoned(Reckoned { product, day, lost_fen }) => {
                let (clicks, spent, orders) = (day.clicks, Yuan(day.spent_fen), day.orders);
                write!(f, "ad-reckoned {product} {clicks} clicks {spent} {orders} orders")?;
                if let Some(earns_fen) = day.earns_fen {
                    write!(f, " each earns {}", Yuan(earns_fen))?;
                }
                if 0 < *lost_fen {
                    write!(f, " lost {}", Yuan(*lost_fen))?;
                }
                Ok(())
            }
        }
    }
}

crate::nouns::payloads!(Advert, Event: Promoted, Unpromoted, Ranked, Clicked, Rested, Reckoned);
