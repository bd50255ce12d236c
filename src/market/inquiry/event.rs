//! What happened to a failed order that is judged, in the past tense, and its line in a transcript.

use std::fmt;

use crate::{CaseId, Judgement, Name};

#[derive(Debug, Clone, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
pub enum Event {
    /// A failed order was judged.
    Judged(Judged),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    pub case: CaseId,
    pub judgement: Judgement,
}

impl Event {
    /// Nothing of it wants an answer.
    pub fn wants_answer(&self) -> bool {
        false
    }

    /// It is about nothing with a name of its own.
    pub fn about(&self) -> Option<&Name> {
        None
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Event::Judged(Judged { case, judgement }) => {
                let sign = |is_right: bool| if is_right { "right" } else { "wrong" };
                let (said, right) = (&judgement.said, &judgement.right);
                let role = sign(said.role == right.role);
                let step = sign(said.step == right.step);
                write!(
                    f,
                    "judged {case} {} {role} {} {step} {} {}",
                    said.role.id(),
                    said.step.word(),
                    said.remedy.word(),
                    sign(said.remedy == right.remedy)
                )
            }
        }
    }
}

crate::nouns::payloads!(Inquiry, Event: Judged);
