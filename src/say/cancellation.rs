//! Buyers who ask to cancel, in words.

use super::{Arg, Sentence, event::called, sentence};
use crate::market::cancellation;

/// Returns what happened to a request to cancel.
pub(super) fn event(event: &cancellation::Event) -> Sentence {
    match event {
        cancellation::Event::AtOnce(cancellation::event::AtOnce { order, refund_fen }) => {
            sentence::cancellation_event_at_once(Arg::Yuan(*refund_fen), called(order))
        }
        cancellation::Event::Asked(cancellation::event::Asked { order, answer_by_min }) => {
            sentence::cancellation_event_asked(called(order), Arg::Moment(*answer_by_min))
        }
        cancellation::Event::Unpacked(cancellation::event::Unpacked { order, refund_fen }) => {
            sentence::cancellation_event_unpacked(Arg::Yuan(*refund_fen), called(order))
        }
        cancellation::Event::ToldGone(cancellation::event::ToldGone { order, .. }) => {
            sentence::cancellation_event_told_gone(called(order))
        }
        cancellation::Event::Lapsed(cancellation::event::Lapsed {
            order,
            is_here: true,
            refund_fen,
        }) => sentence::cancellation_event_lapsed_here(Arg::Yuan(*refund_fen), called(order)),
        cancellation::Event::Lapsed(cancellation::event::Lapsed { order, .. }) => {
            sentence::cancellation_event_lapsed_sent(called(order))
        }
        cancellation::Event::TurnedAway(cancellation::event::TurnedAway {
            order,
            refund_fen,
            freight_fen,
            is_sound,
        }) => {
            let say = match is_sound {
                true => sentence::cancellation_event_turned_away,
                false => sentence::cancellation_event_turned_away_bad,
            };
            say(Arg::Yuan(*freight_fen), Arg::Yuan(*refund_fen), called(order))
        }
    }
}

/// Returns what is wrong and what to do about it.
pub(super) fn refusal(refusal: &cancellation::Refusal) -> [Sentence; 2] {
    match refusal {
        cancellation::Refusal::NoRequest => [sentence::say_no_no_request(), sentence::say_way_no_request()],
        cancellation::Refusal::AlreadySent => [sentence::say_no_already_sent(), sentence::say_way_already_sent()],
        cancellation::Refusal::StillHere => [sentence::say_no_still_here(), sentence::say_way_still_here()],
    }
}

/// Returns what a figure counts.
pub(super) fn figure(figure: cancellation::Figure) -> Sentence {
    match figure {
        cancellation::Figure::CancelsAsked => sentence::say_figure_cancels_asked(),
        cancellation::Figure::CancelsSent => sentence::say_figure_cancels_sent(),
        cancellation::Figure::CancelsTurnedAway => sentence::say_figure_cancels_turned_away(),
        cancellation::Figure::CancelsUnanswered => sentence::say_figure_cancels_unanswered(),
    }
}
