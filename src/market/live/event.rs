//! What happened to a session on air, in the past tense, and its line in a transcript.

use std::fmt;

use crate::{LineId, Name, OrderId, ProductId, grammar::Yuan};

#[derive(Debug, Clone, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
pub enum Event {
    Began(Began),
    Said(Said),
    Ended(Ended),
    /// A live buyer takes the order back before it is sent.
    Withdrawn(Withdrawn),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Began {
    pub product: ProductId,
    pub host: bool,
    pub fee_fen: i64,
    pub ends_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub line: LineId,
    /// People watching from here on.
    pub viewers: i64,
    pub until_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    pub orders: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawn {
    pub order: OrderId,
    pub refund_fen: i64,
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Event::Began(Began {
                product, host, fee_fen, ..
            }) => write!(f, "live-began {product} host={host} {}", Yuan(*fee_fen)),
            Event::Said(Said { line, viewers, .. }) => write!(f, "said {line} viewers {viewers}"),
            Event::Ended(Ended { orders }) => write!(f, "live-ended orders {orders}"),
            Event::Withdrawn(Withdrawn { order, refund_fen }) => write!(f, "withdrawn {order} {}", Yuan(*refund_fen)),
        }
    }
}

impl Event {
    /// Returns the name it is about.
    pub fn about(&self) -> Option<&Name> {
        match self {
            Event::Withdrawn(Withdrawn { order, .. }) => Some(order),
            Event::Began(_) | Event::Said(_) | Event::Ended(_) => None,
        }
    }

    pub fn wants_answer(&self) -> bool {
        matches!(self, Event::Ended(_))
    }
}

crate::nouns::payloads!(Live, Event: Began, Said, Ended, Withdrawn);
