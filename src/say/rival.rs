//! Other shops in words.

use super::{Arg, Sentence, sentence};
use crate::market::rival;

/// Returns what happened with another shop.
pub(super) fn event(event: &rival::Event) -> Sentence {
    match event {
        rival::Event::Copied(rival::event::Copied { product, by }) => {
            sentence::seller_copied(Arg::name("product", product), Arg::name("rival", by))
        }
        rival::Event::TakedownAsked(rival::event::TakedownAsked { gone_min, .. }) => {
            sentence::seller_takedown_asked(Arg::Moment(*gone_min))
        }
        rival::Event::TakenDown(rival::event::TakenDown { product }) => {
            sentence::seller_taken_down(Arg::name("product", product))
        }
    }
}

/// Returns what is wrong and what to do about it.
pub(super) fn refusal(refusal: &rival::Refusal) -> [Sentence; 2] {
    match refusal {
        rival::Refusal::NothingCopied => [sentence::say_no_nothing_copied(), sentence::say_way_nothing_copied()],
    }
}

/// Returns what a figure counts.
pub(super) fn figure(figure: rival::Figure) -> Sentence {
    match figure {
        rival::Figure::CopiedPages => sentence::say_figure_copied_pages(),
    }
}
