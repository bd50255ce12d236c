//! Messages in words.

use super::{
    Saying, Word,
    event::{called, told},
};
use crate::market::message;

/// Returns the sentence for what happened.
pub(super) fn event(event: &message::Event) -> Saying {
    match event {
        message::Event::Came(message::event::Came { message, body }) => told("message")
            .with("who", called(message))
            .with("question", Word::name("message", &body.kind)),
        message::Event::Answered(message::event::Answered {
            message,
            in_time,
            fits,
            forbidden,
            ..
        }) => {
            let key = match (forbidden, fits, in_time) {
                (true, ..) => "answered-forbidden",
                (false, false, _) => "answered-misfit",
                (false, true, false) => "answered-late",
                (false, true, true) => "answered-well",
            };
            told(key).with("who", called(message))
        }
        message::Event::Expired(message::event::Expired { message }) => {
            told("message-expired").with("who", called(message))
        }
    }
}

/// Adds the figures of a refusal to its sentence.
pub(super) fn wrong(refusal: &message::Refusal, saying: Saying) -> Saying {
    match refusal {
        message::Refusal::NotWaiting => saying,
    }
}
