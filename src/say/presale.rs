//! Selling before the harvest, in words.

use super::{Arg, Sentence, sentence};
use crate::market::presale;

/// Returns what happened.
pub(super) fn event(event: &presale::Event) -> Sentence {
    match event {
        presale::Event::Opened(presale::event::Opened { product, day }) => {
            sentence::presale_event_opened(Arg::count(*day), Arg::name("product", product))
        }
        presale::Event::Ripened(presale::event::Ripened { product }) => {
            sentence::presale_event_ripened(Arg::name("product", product))
        }
    }
}

/// Returns what is wrong and what to do about it.
pub(super) fn refusal(refusal: &presale::Refusal) -> [Sentence; 2] {
    match refusal {
        presale::Refusal::HarvestIsHere => [sentence::say_no_harvest_is_here(), sentence::say_way_harvest_is_here()],
        presale::Refusal::DayTooFar(presale::refusal::DayTooFar { most_days }) => [
            sentence::say_no_day_too_far(Arg::count(*most_days)),
            sentence::say_way_day_too_far(),
        ],
        presale::Refusal::NotRipe(presale::refusal::NotRipe { from_min }) => [
            sentence::say_no_not_ripe(Arg::Moment(*from_min)),
            sentence::say_way_not_ripe(),
        ],
    }
}

/// Returns what a figure counts.
pub(super) fn figure(figure: presale::Figure) -> Sentence {
    match figure {
        presale::Figure::Preordered => sentence::presale_figure_ordered(),
        presale::Figure::PreorderedLate => sentence::presale_figure_late(),
    }
}
