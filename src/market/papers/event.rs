//! What happened to a shop's papers, in the past tense, and its line in a transcript.

use std::fmt;

use crate::{DocumentId, Name, ProfileId, grammar::Yuan, time::Clock};

#[derive(Debug, Clone, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
pub enum Event {
    ProfileChosen(ProfileChosen),
    DocumentGiven(DocumentGiven),
    Submitted(Submitted),
    /// The papers came back; `reasons` are ids.
    Rejected(Rejected),
    Passed(Passed),
    /// The deposit was paid and the shop is open.
    DepositPaid(DepositPaid),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileChosen {
    pub profile: ProfileId,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentGiven {
    pub document: DocumentId,
    pub way: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submitted {
    pub until_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected {
    pub reasons: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passed {
    pub deposit_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DepositPaid {
    pub amount_fen: i64,
}

impl Event {
    /// Whether the learner has something to decide.
    pub fn wants_answer(&self) -> bool {
        matches!(self, Event::Rejected(_) | Event::Passed(_))
    }

    /// It is about nothing with a name of its own.
    pub fn about(&self) -> Option<&Name> {
        None
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Event::ProfileChosen(ProfileChosen { profile }) => write!(f, "profile-chosen {profile}"),
            Event::DocumentGiven(DocumentGiven { document, way }) => write!(f, "document-given {document} {way}"),
            Event::Submitted(Submitted { until_min }) => write!(f, "shop-submitted until {}", Clock(*until_min)),
            Event::Rejected(Rejected { reasons }) => write!(f, "shop-rejected {}", reasons.join(",")),
            Event::Passed(Passed { deposit_fen }) => write!(f, "shop-passed deposit {}", Yuan(*deposit_fen)),
            Event::DepositPaid(DepositPaid { amount_fen }) => write!(f, "deposit-paid {}", Yuan(*amount_fen)),
        }
    }
}

crate::nouns::payloads!(Papers, Event: ProfileChosen, DocumentGiven, Submitted, Rejected, Passed, DepositPaid);
