//! What happened to a message, in the past tense, and its line in a transcript.

use std::fmt;

use crate::{Message, MessageId, Name, ReplyId, time::Clock};

#[derive(Debug, Clone, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
pub enum Event {
    Came(Came),
    Answered(Answered),
    /// Nobody answered; the buyer left.
    Expired(Expired),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Came {
    pub message: MessageId,
    pub body: Box<Message>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    pub message: MessageId,
    pub reply: ReplyId,
    pub in_time: bool,
    pub fits: bool,
    pub forbidden: bool,
    /// The message was owed an answer.
    pub owed: bool,
    /// When the buyer orders what they had in mind, if they still want it.
    pub buys_min: Option<u32>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expired {
    pub message: MessageId,
    /// The message was owed an answer.
    pub owed: bool,
}

impl Event {
    /// Whether the learner has something to decide.
    pub fn wants_answer(&self) -> bool {
        matches!(self, Event::Came(_))
    }

    /// Returns the name it is about.
    pub fn about(&self) -> Option<&Name> {
        match self {
            Event::Came(Came { message: name, .. })
            | Event::Answered(Answered { message: name, .. })
            | Event::Expired(Expired { message: name, .. }) => Some(name),
        }
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Event::Came(Came { message, body }) => {
                let answer_by = Clock(body.answer_by_min);
                write!(f, "message-came {message} {} answer by {answer_by}", body.kind)
            }
            Event::Answered(Answered {
                message,
                reply,
                in_time,
                fits,
                forbidden,
                ..
            }) => {
                let note = if *forbidden { " forbidden" } else { "" };
                write!(
                    f,
                    "message-answered {message} {reply} in-time={in_time} fits={fits}{note}"
                )
            }
            Event::Expired(Expired { message, .. }) => write!(f, "message-expired {message}"),
        }
    }
}

crate::nouns::payloads!(Message, Event: Came, Answered, Expired);
