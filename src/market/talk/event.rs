//! What happened to a talk, in the past tense, and its line in a transcript.

use std::fmt;

use crate::{Name, TalkEnd, TalkId, TalkTermsId, grammar::Yuan, time::Clock};

#[derive(Debug, Clone, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
pub enum Event {
    /// Somebody rings, writes or steps up.
    Came(Came),
    /// An answer; where it was given and where it led.
    Said(Said),
    /// The learner sent money.
    Sent(Sent),
    /// Money came in.
    Received(Received),
    Ended(Ended),
    Missed(Missed),
    /// A code given away was used.
    Stolen(Stolen),
    /// Reported; what came back, and whether a theft was stopped.
    Reported(Reported),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Came {
    pub talk: TalkId,
    pub terms: TalkTermsId,
    pub leaves_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub talk: TalkId,
    pub terms: TalkTermsId,
    pub node: String,
    pub option: String,
    pub next: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    pub talk: TalkId,
    pub amount_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    pub talk: TalkId,
    pub amount_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    pub talk: TalkId,
    pub end: TalkEnd,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missed {
    pub talk: TalkId,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stolen {
    pub talk: TalkId,
    pub amount_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reported {
    pub talk: TalkId,
    pub is_scam: bool,
    pub recalled_fen: i64,
    pub is_stopped: bool,
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Event::Came(Came { talk, leaves_min, .. }) => {
                write!(f, "talk-came {talk} until {}", Clock(*leaves_min))
            }
            Event::Said(Said { talk, node, option, .. }) => write!(f, "talk-said {talk} {node}.{option}"),
            Event::Sent(Sent { talk, amount_fen }) => write!(f, "talk-sent {talk} {}", Yuan(*amount_fen)),
            Event::Received(Received { talk, amount_fen }) => write!(f, "talk-received {talk} {}", Yuan(*amount_fen)),
            Event::Ended(Ended { talk, end }) => write!(f, "talk-ended {talk} {}", end.word()),
            Event::Missed(Missed { talk }) => write!(f, "talk-missed {talk}"),
            Event::Stolen(Stolen { talk, amount_fen }) => write!(f, "talk-stolen {talk} {}", Yuan(*amount_fen)),
            Event::Reported(Reported {
                talk,
                is_scam,
                recalled_fen,
                is_stopped,
            }) => write!(
                f,
                "talk-reported {talk} scam={is_scam} back {} stopped={is_stopped}",
                Yuan(*recalled_fen)
            ),
        }
    }
}

impl Event {
    /// Returns the name it is about.
    pub fn about(&self) -> Option<&Name> {
        Some(self.talk())
    }

    pub fn talk(&self) -> &TalkId {
        match self {
            Event::Came(Came { talk, .. })
            | Event::Said(Said { talk, .. })
            | Event::Sent(Sent { talk, .. })
            | Event::Received(Received { talk, .. })
            | Event::Ended(Ended { talk, .. })
            | Event::Missed(Missed { talk })
            | Event::Stolen(Stolen { talk, .. })
            | Event::Reported(Reported { talk, .. }) => talk,
        }
    }

    pub fn wants_answer(&self) -> bool {
        matches!(self, Event::Came(_) | Event::Stolen(_))
    }
}

crate::nouns::payloads!(Talk, Event: Came, Said, Sent, Received, Ended, Missed, Stolen, Reported);
