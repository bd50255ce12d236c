//! What happened to a shop's standing, in the past tense, and its line in a transcript.

use std::fmt;

use super::Need;
use crate::{Name, Source, ViolationKindId, Work, grammar::Yuan, time::Clock};

#[derive(Debug, Clone, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
pub enum Event {
    LicenceTold(LicenceTold),
    RegistrationAsked(RegistrationAsked),
    RegistrationCame,
    /// Somebody accuses the shop of a violation.
    Accused(Accused),
    /// The market found a violation.
    ViolationCounted(ViolationCounted),
    Appealed(Appealed),
    ViolationLifted(ViolationLifted),
    /// It stays on the record; points and fine that were not counted before.
    ViolationFinal(ViolationFinal),
    Restricted(Restricted),
    Released,
    Frozen,
    /// Fines have eaten the deposit; nothing is sold until it is filled up.
    DepositShort(DepositShort),
    ClosingBegan(ClosingBegan),
    Shut(Shut),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LicenceTold {
    pub source: Source,
    pub work: Work,
    pub needs: Need,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegistrationAsked {
    pub ready_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accused {
    pub kind: ViolationKindId,
    pub about: String,
    pub is_true: bool,
    pub answer_by_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ViolationCounted {
    pub kind: ViolationKindId,
    pub about: String,
    pub points: u32,
    pub fine_fen: i64,
    pub appeal_by_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appealed {
    pub number: usize,
    pub evidence: String,
    pub decided_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ViolationLifted {
    pub number: usize,
    pub fine_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ViolationFinal {
    pub number: usize,
    pub points: u32,
    pub fine_fen: i64,
    /// Evidence was given.
    pub appealed: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restricted {
    pub until_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DepositShort {
    pub short_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClosingBegan {
    pub until_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shut {
    pub back_fen: i64,
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Event::LicenceTold(LicenceTold { source, work, needs }) => {
                write!(f, "licence-told {} {}: {}", source.word(), work.word(), needs.word())
            }
            Event::RegistrationAsked(RegistrationAsked { ready_min }) => {
                write!(f, "registration-asked ready {}", Clock(*ready_min))
            }
            Event::RegistrationCame => f.write_str("registration-came"),
            Event::Accused(Accused {
                kind,
                about,
                answer_by_min,
                ..
            }) => write!(f, "accused {kind} {about} answer by {}", Clock(*answer_by_min)),
            Event::ViolationCounted(ViolationCounted {
                kind,
                about,
                points,
                fine_fen,
                ..
            }) => write!(f, "violation {kind} {about} points {points} fine {}", Yuan(*fine_fen)),
            Event::Appealed(Appealed { number, evidence, .. }) => write!(f, "appealed {number} {evidence}"),
            Event::ViolationLifted(ViolationLifted { number, .. }) => write!(f, "violation-lifted {number}"),
            Event::ViolationFinal(ViolationFinal {
                number,
                points,
                fine_fen,
                ..
            }) => write!(f, "violation-final {number} points {points} fine {}", Yuan(*fine_fen)),
            Event::Restricted(Restricted { until_min }) => write!(f, "restricted until {}", Clock(*until_min)),
            Event::Released => f.write_str("released"),
            Event::Frozen => f.write_str("frozen"),
            Event::DepositShort(DepositShort { short_fen }) => write!(f, "deposit-short {}", Yuan(*short_fen)),
            Event::ClosingBegan(ClosingBegan { until_min }) => write!(f, "closing-began until {}", Clock(*until_min)),
            Event::Shut(Shut { back_fen }) => write!(f, "shut {}", Yuan(*back_fen)),
        }
    }
}

impl Event {
    /// It is about nothing with a name of its own.
    pub fn about(&self) -> Option<&Name> {
        None
    }

    pub fn wants_answer(&self) -> bool {
        matches!(
            self,
            Event::RegistrationCame
                | Event::Accused(_)
                | Event::ViolationCounted(_)
                | Event::ViolationFinal(_)
                | Event::Restricted(_)
                | Event::Released
                | Event::Frozen
                | Event::DepositShort(_)
        )
    }
}

crate::nouns::payloads!(Shop, Event: LicenceTold, RegistrationAsked, Accused, ViolationCounted, Appealed, ViolationLifted, ViolationFinal, Restricted, DepositShort, ClosingBegan, Shut);
