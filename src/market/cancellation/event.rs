//! What happened to buyers' requests to cancel, in the past tense, and its line in a transcript.

use std::fmt;

use crate::{Name, OrderId, grammar::Yuan, time::Clock};

#[derive(Debug, Clone, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
pub enum Event {
    /// Nothing was packed: the market gave the money back by itself.
    AtOnce(AtOnce),
    /// The box is packed: the seller has to answer.
    Asked(Asked),
    /// The seller agreed and opened the box.
    Unpacked(Unpacked),
    /// The buyer heard that the parcel is on its way.
    ToldGone(ToldGone),
    /// Nobody answered in time.
    Lapsed(Lapsed),
    /// The buyer did not take the parcel; it went home.
    TurnedAway(TurnedAway),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AtOnce {
    pub order: OrderId,
    pub refund_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    pub order: OrderId,
    pub answer_by_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unpacked {
    pub order: OrderId,
    pub refund_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldGone {
    pub order: OrderId,
    /// Hidden from the learner until the parcel is at the door.
    pub takes: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lapsed {
    pub order: OrderId,
    /// The box had not been handed over: it is opened.
    pub is_here: bool,
    pub refund_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TurnedAway {
    pub order: OrderId,
    pub refund_fen: i64,
    /// For the way home.
    pub freight_fen: i64,
    /// The goods can be sold again.
    pub is_sound: bool,
}

impl Event {
    /// Whether the learner has something to decide.
    pub fn wants_answer(&self) -> bool {
        matches!(self, Event::Asked(_))
    }

    /// Returns the order it is about.
    pub fn about(&self) -> Option<&Name> {
        match self {
            Event::AtOnce(AtOnce { order, .. })
            | Event::Asked(Asked { order, .. })
            | Event::Unpacked(Unpacked { order, .. })
            | Event::ToldGone(ToldGone { order, .. })
            | Event::Lapsed(Lapsed { order, .. })
            | Event::TurnedAway(TurnedAway { order, .. }) => Some(order),
        }
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Event::AtOnce(AtOnce { order, refund_fen }) => {
                write!(f, "cancellation-at-once {order} refund {}", Yuan(*refund_fen))
            }
            Event::Asked(Asked { order, answer_by_min }) => {
                write!(f, "cancellation-asked {order} by {}", Clock(*answer_by_min))
            }
            Event::Unpacked(Unpacked { order, refund_fen }) => {
                write!(f, "cancellation-unpacked {order} refund {}", Yuan(*refund_fen))
            }
            Event::ToldGone(ToldGone { order, takes }) => write!(f, "cancellation-told-gone {order} takes={takes}"),
            Event::Lapsed(Lapsed {
                order,
                is_here,
                refund_fen,
            }) => write!(
                f,
                "cancellation-lapsed {order} here={is_here} refund {}",
                Yuan(*refund_fen)
            ),
            Event::TurnedAway(TurnedAway {
                order,
                refund_fen,
                freight_fen,
                is_sound,
            }) => write!(
                f,
                "parcel-turned-away {order} refund {} freight {} sound={is_sound}",
                Yuan(*refund_fen),
                Yuan(*freight_fen)
            ),
        }
    }
}

crate::nouns::payloads!(Cancellation, Event: AtOnce, Asked, Unpacked, ToldGone, Lapsed, TurnedAway);
