//! What happened to goods that are sold before they are there, in the past tense, and its line in a transcript.

use std::fmt;

use crate::{Name, ProductId};

#[derive(Debug, Clone, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
pub enum Event {
    /// The page says from which day on the goods go.
    Opened(Opened),
    /// They can be picked from now on.
    Ripened(Ripened),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    pub product: ProductId,
    pub day: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ripened {
    pub product: ProductId,
}

impl Event {
    /// Nobody waits for an answer.
    pub fn wants_answer(&self) -> bool {
        false
    }

    /// It is about goods, and no order.
    pub fn about(&self) -> Option<&Name> {
        None
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Event::Opened(Opened { product, day }) => write!(f, "presale-opened {product} from d{day}"),
            Event::Ripened(Ripened { product }) => write!(f, "goods-ripened {product}"),
        }
    }
}

crate::nouns::payloads!(Presale, Event: Opened, Ripened);
