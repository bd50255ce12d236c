//! Samples and what comes of them, in words.

use super::{Arg, Sentence, event::called, sentence};
use crate::market::sample;

/// Returns what happened to a sample, or to what was ordered upon it.
pub(super) fn event(event: &sample::Event) -> Sentence {
    match event {
        sample::Event::BestChosen(sample::event::BestChosen { order }) => sentence::sample_event_best(called(order)),
        sample::Event::LookedAt(sample::event::LookedAt { order, likes: true }) => {
            sentence::sample_event_liked(called(order))
        }
        sample::Event::LookedAt(sample::event::LookedAt { order, .. }) => {
            sentence::sample_event_not_liked(called(order))
        }
        sample::Event::TurnedAway(sample::event::TurnedAway {
            order,
            freight_fen,
            is_sound,
        }) => {
            let say = match is_sound {
                true => sentence::sample_event_turned_away,
                false => sentence::sample_event_turned_away_bad,
            };
            say(Arg::Yuan(*freight_fen), called(order))
        }
    }
}

/// Returns what is wrong and what to do about it.
pub(super) fn refusal(refusal: &sample::Refusal) -> [Sentence; 2] {
    match refusal {
        sample::Refusal::NoSample => [sentence::say_no_no_sample(), sentence::say_way_no_sample()],
        sample::Refusal::SamplePacked => [sentence::say_no_sample_packed(), sentence::say_way_sample_packed()],
    }
}

/// Returns what a figure counts.
pub(super) fn figure(figure: sample::Figure) -> Sentence {
    match figure {
        sample::Figure::SamplesAsked => sentence::say_figure_samples_asked(),
        sample::Figure::SamplesSent => sentence::say_figure_samples_sent(),
        sample::Figure::SampleOrders => sentence::say_figure_sample_orders(),
        sample::Figure::SamplesTurnedAway => sentence::say_figure_samples_turned_away(),
    }
}
