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
            owed,
            ..
        }) => {
            let make = match (forbidden, fits, in_time) {
                (true, ..) => sentence::say_event_answered_forbidden,
                (false, false, _) => sentence::say_event_answered_misfit,
                (false, true, _) if !owed => sentence::say_event_answered_no,
                (false, true, false) => sentence::say_event_answered_late,
                (false, true, true) => sentence::say_event_answered_well,
            };
            make(called(message))
        }
        message::Event::Expired(message::event::Expired { message, owed: true }) => {
            sentence::say_event_message_expired(called(message))
        }
        message::Event::Expired(message::event::Expired { message, owed: false }) => {
            sentence::say_event_message_ignored(called(message))
        }
    }
}

/// Returns what is wrong and what to do about it.
pub(super) fn refusal(refusal: &message::Refusal) -> [Sentence; 2] {
    match refusal {
        message::Refusal::NotWaiting => [sentence::say_no_not_waiting(), sentence::say_way_not_waiting()],
    }
}

/// Returns what a figure counts.
pub(super) fn figure(figure: message::Figure) -> Sentence {
    match figure {
        message::Figure::Messages => sentence::say_figure_messages(),
        message::Figure::Answered => sentence::say_figure_answered(),
        message::Figure::AnsweredInTime => sentence::say_figure_answered_in_time(),
        message::Figure::AnsweredWell => sentence::say_figure_answered_well(),
        message::Figure::Unanswered => sentence::say_figure_unanswered(),
        message::Figure::ForbiddenReplies => sentence::say_figure_forbidden_replies(),
    }
}
