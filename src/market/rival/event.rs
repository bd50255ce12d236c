//! What happened with other shops, in the past tense, and its line in a transcript.

use std::fmt;

use crate::{Name, ProductId, RivalId, time::Clock};

#[derive(Debug, Clone, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
pub enum Event {
    /// Another shop shows the page's photos.
    Copied(Copied),
    TakedownAsked(TakedownAsked),
    TakenDown(TakenDown),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    pub product: ProductId,
    pub by: RivalId,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakedownAsked {
    pub product: ProductId,
    pub gone_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenDown {
    pub product: ProductId,
}

impl Event {
    /// A copied page wants to be seen to.
    pub fn wants_answer(&self) -> bool {
        matches!(self, Event::Copied(_))
    }

    /// It is about nothing with a name of its own.
    pub fn about(&self) -> Option<&Name> {
        None
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Event::Copied(Copied { product, by }) => write!(f, "copied {product} by {by}"),
            Event::TakedownAsked(TakedownAsked { product, gone_min }) => {
                write!(f, "takedown-asked {product} gone {}", Clock(*gone_min))
            }
            Event::TakenDown(TakenDown { product }) => write!(f, "taken-down {product}"),
        }
    }
}

crate::nouns::payloads!(Rival, Event: Copied, TakedownAsked, TakenDown);
