//! What happened to samples and to the orders that came of them, in the past tense, and its line in a transcript.

use std::fmt;

use crate::{Name, OrderId, grammar::Yuan};

#[derive(Debug, Clone, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
pub enum Event {
    /// The best pieces were picked out for it.
    BestChosen(BestChosen),
    /// The buyer has looked at it; who likes it rings up.
    LookedAt(LookedAt),
    /// The goods are worse than their sample was: the buyer did not take them.
    TurnedAway(TurnedAway),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BestChosen {
    pub order: OrderId,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookedAt {
    pub order: OrderId,
    pub likes: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TurnedAway {
    pub order: OrderId,
    /// For the way home.
    pub freight_fen: i64,
    /// The goods can be sold again.
    pub is_sound: bool,
}

impl Event {
    /// Whoever likes a sample rings up, and that call wants an answer.
    pub fn wants_answer(&self) -> bool {
        false
    }

    /// Returns the order it is about.
    pub fn about(&self) -> Option<&Name> {
        match self {
            Event::BestChosen(BestChosen { order })
            | Event::LookedAt(LookedAt { order, .. })
            | Event::TurnedAway(TurnedAway { order, .. }) => Some(order),
        }
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Event::BestChosen(BestChosen { order }) => write!(f, "sample-best-chosen {order}"),
            Event::LookedAt(LookedAt { order, likes }) => write!(f, "sample-looked-at {order} likes={likes}"),
            Event::TurnedAway(TurnedAway {
                order,
                freight_fen,
                is_sound,
            }) => write!(
                f,
                "worse-than-sample {order} freight {} sound={is_sound}",
                Yuan(*freight_fen)
            ),
        }
    }
}

crate::nouns::payloads!(Sample, Event: BestChosen, LookedAt, TurnedAway);
