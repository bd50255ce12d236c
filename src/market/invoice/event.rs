//! What happened to invoices by the tax office, in the past tense, and its line in a transcript.

use std::fmt;

use super::Origin;
use crate::{Name, OrderId, grammar::Yuan, time::Clock};

#[derive(Debug, Clone, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
pub enum Event {
    /// The papers are at the office.
    Brought(Brought),
    /// The invoice is written, and its tax paid.
    Issued(Issued),
    /// The village does not sign that the goods are the seller's own.
    TurnedBack(TurnedBack),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brought {
    pub order: OrderId,
    pub origin: Origin,
    pub ready_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issued {
    pub order: OrderId,
    pub tax_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TurnedBack {
    pub order: OrderId,
}

impl Event {
    /// Whether the learner has something to decide.
    pub fn wants_answer(&self) -> bool {
        matches!(self, Event::TurnedBack(_))
    }

    /// Returns the order it is about.
    pub fn about(&self) -> Option<&Name> {
        match self {
            Event::Brought(Brought { order, .. })
            | Event::Issued(Issued { order, .. })
            | Event::TurnedBack(TurnedBack { order }) => Some(order),
        }
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Event::Brought(Brought {
                order,
                origin,
                ready_min,
            }) => write!(
                f,
                "papers-brought {order} {} ready {}",
                origin.word(),
                Clock(*ready_min)
            ),
            Event::Issued(Issued { order, tax_fen }) => write!(f, "invoice-issued {order} tax {}", Yuan(*tax_fen)),
            Event::TurnedBack(TurnedBack { order }) => write!(f, "papers-turned-back {order}"),
        }
    }
}

crate::nouns::payloads!(Invoice, Event: Brought, Issued, TurnedBack);
