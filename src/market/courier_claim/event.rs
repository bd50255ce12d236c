//! What happened to a claim against a courier, in the past tense, and its line in a transcript.

use std::fmt;

use crate::{Name, OrderId, grammar::Yuan, time::Clock};

#[derive(Debug, Clone, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
pub enum Event {
    Found(Found),
    Documented(Documented),
    Filed(Filed),
    Refused(Refused),
    Complained(Complained),
    Paid(Paid),
    /// Nothing comes of it: too late, or nothing to show.
    Closed(Closed),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub order: OrderId,
    pub loss_fen: i64,
    pub file_by_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Documented {
    pub order: OrderId,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filed {
    pub order: OrderId,
    pub answer_by_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    pub order: OrderId,
    pub has_evidence: bool,
    pub complain_by_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complained {
    pub order: OrderId,
    pub answer_by_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paid {
    pub order: OrderId,
    pub amount_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closed {
    pub order: OrderId,
    pub too_late: bool,
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Event::Found(Found {
                order,
                loss_fen,
                file_by_min,
            }) => {
                let by = Clock(*file_by_min);
                write!(f, "courier-claim-found {order} loss {} file by {by}", Yuan(*loss_fen))
            }
            Event::Documented(Documented { order }) => write!(f, "courier-claim-documented {order}"),
            Event::Filed(Filed { order, answer_by_min }) => {
                write!(f, "courier-claim-filed {order} answer by {}", Clock(*answer_by_min))
            }
            Event::Refused(Refused {
                order,
                has_evidence,
                complain_by_min,
            }) => {
                let by = Clock(*complain_by_min);
                write!(
                    f,
                    "courier-claim-refused {order} evidence={has_evidence} complain by {by}"
                )
            }
            Event::Complained(Complained { order, answer_by_min }) => {
                write!(
                    f,
                    "courier-claim-complained {order} answer by {}",
                    Clock(*answer_by_min)
                )
            }
            Event::Paid(Paid { order, amount_fen }) => write!(f, "courier-claim-paid {order} {}", Yuan(*amount_fen)),
            Event::Closed(Closed { order, too_late }) => {
                write!(f, "courier-claim-closed {order} too-late={too_late}")
            }
        }
    }
}

impl Event {
    /// Returns the name it is about.
    pub fn about(&self) -> Option<&Name> {
        Some(self.order())
    }

    pub fn order(&self) -> &OrderId {
        match self {
            Event::Found(Found { order, .. })
            | Event::Documented(Documented { order })
            | Event::Filed(Filed { order, .. })
            | Event::Refused(Refused { order, .. })
            | Event::Complained(Complained { order, .. })
            | Event::Paid(Paid { order, .. })
            | Event::Closed(Closed { order, .. }) => order,
        }
    }

    /// Whether `wait` stops here.
    pub fn wants_answer(&self) -> bool {
        !matches!(self, Event::Documented(_) | Event::Filed(_) | Event::Complained(_))
    }
}

crate::nouns::payloads!(CourierClaim, Event: Found, Documented, Filed, Refused, Complained, Paid, Closed);
