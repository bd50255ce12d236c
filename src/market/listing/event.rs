//! What happened to a listing, in the past tense, and its line in a transcript.

use std::fmt;

use crate::{ListingFault, Name, ProductId, time::Clock};

#[derive(Debug, Clone, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
pub enum Event {
    Begun(Begun),
    /// A field of the listing was written.
    Edited(Edited),
    Submitted(Submitted),
    Rejected(Rejected),
    /// Passed review; buyers see it.
    Passed(Passed),
    Shelved(Shelved),
    TakenDown(TakenDown),
    SoldOut(SoldOut),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Begun {
    pub product: ProductId,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    pub product: ProductId,
    pub edit: super::Edit,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submitted {
    pub product: ProductId,
    pub until_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected {
    pub product: ProductId,
    pub faults: Vec<ListingFault>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passed {
    pub product: ProductId,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelved {
    pub product: ProductId,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenDown {
    pub product: ProductId,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SoldOut {
    pub product: ProductId,
}

impl Event {
    /// Whether the learner has something to decide.
    pub fn wants_answer(&self) -> bool {
        matches!(self, Event::Rejected(_) | Event::Passed(_) | Event::SoldOut(_))
    }

    /// It is about nothing with a name of its own.
    pub fn about(&self) -> Option<&Name> {
        None
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Event::Begun(Begun { product }) => write!(f, "listing-begun {product}"),
            Event::Edited(Edited { product, edit }) => write!(f, "edited {product}: {edit}"),
            Event::Submitted(Submitted { product, until_min }) => {
                write!(f, "listing-submitted {product} until {}", Clock(*until_min))
            }
            Event::Rejected(Rejected { product, faults }) => {
                let codes: Vec<_> = faults.iter().map(ListingFault::code).collect();
                write!(f, "listing-rejected {product} {}", codes.join(","))
            }
            Event::Passed(Passed { product }) => write!(f, "listing-passed {product}"),
            Event::Shelved(Shelved { product }) => write!(f, "listing-shelved {product}"),
            Event::TakenDown(TakenDown { product }) => write!(f, "listing-down {product}"),
            Event::SoldOut(SoldOut { product }) => write!(f, "listing-sold-out {product}"),
        }
    }
}

crate::nouns::payloads!(Listing, Event: Begun, Edited, Submitted, Rejected, Passed, Shelved, TakenDown, SoldOut);
