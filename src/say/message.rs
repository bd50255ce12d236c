//! Messages in words.

use super::{Arg, Sentence, event::called, sentence};
use crate::market::message;

/// Returns the sentence for what happened.
pub(super) fn event(event: &message::Event) -> Sentence {
    match event {
        message::Event::Came(message::event::Came { message, body }) => {
            sentence::say_event_message(Arg::name("message", &body.kind), called(message))
        }
        message::Event::Answered(message::event::Answered {
            message,
            in_time,
            fits,
            forbidden,
            ..
        }) => {
            let make = match (forbidden, fits, in_time) {
                (true, ..) => sentence::say_event_answered_forbidden,
                (false, false, _) => sentence::say_event_answered_misfit,
                (false, true, false) => sentence::say_event_answered_late,
                (false, true, true) => sentence::say_event_answered_well,
            };
            make(called(message))
        }
        message::Event::Expired(message::event::Expired { message }) => {
            sentence::say_event_message_expired(called(message))
        }
    }
}

/// Adds the figures of a refusal to its sentence.
pub(super) fn wrong(refusal: &message::Refusal, sentence: Sentence) -> Sentence {
    match refusal {
        message::Refusal::NotWaiting => sentence,
    }
}
