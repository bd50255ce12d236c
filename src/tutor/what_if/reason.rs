//! Why another world comes out otherwise, in one figure: what a star that differs wanted, else the first figure that goes the
//! same way as the bottom line.

use super::RunSummary;
use crate::{
    course::Play,
    market::{Figure, Market, order, parcel, station, tender, van},
    tutor::Want,
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The star, from 1 to 3, and what it wants: `reached` is there.
    Star {
        nth: usize,
        want: Want,
    },
    Figure {
        figure: Figure,
        here: i64,
        there: i64,
    },
}

/// What may tell why; whether more of it is better.
const TELLING: [(Figure, bool); 9] = [
    (Figure::Van(van::Figure::ParcelsLate), false),
    (Figure::Van(van::Figure::LoadUpPpm), true),
    (Figure::Tender(tender::Figure::ActivePpm), true),
    (Figure::Station(station::Figure::StationTroubles), false),
    (Figure::Station(station::Figure::Tickets), true),
    (Figure::Order(order::Figure::Late), false),
    (Figure::Parcel(parcel::Figure::BadPpm), false),
    (Figure::Order(order::Figure::Orders), true),
    (Figure::Order(order::Figure::StarsHundredths), true),
];

/// What these figures are worth in a market.
pub(super) fn figures(market: &Market) -> Vec<i64> {
    TELLING.iter().map(|(figure, _)| market.figure(*figure)).collect()
}

/// Returns why; `figures` are those of the market here.
pub(super) fn of(
    (here, there): (&RunSummary, &RunSummary),
    (market, other): (&Market, &Market),
    figures: &[i64],
    play: &Play,
) -> Option<Reason> {
    of_star((here, there), (market, other), play).or_else(|| {
        let is_better = here.money_fen < there.money_fen;
        let all = TELLING.iter().zip(figures);
        let mut telling = all.filter_map(|((figure, is_good), here)| {
            let there = other.figure(*figure);
            let is_more = *here < there;
            (*here != there && (is_more == *is_good) == is_better).then_some(Reason::Figure {
                figure: *figure,
                here: *here,
                there,
            })
        });
        telling.next()
    })
}

/// The first star that only one of the worlds holds, and the first thing it wants that only one of them has.
fn of_star(
    (here, there): (&RunSummary, &RunSummary),
    (market, other): (&Market, &Market),
    play: &Play,
) -> Option<Reason> {
    let stars = play.stars.iter().zip(here.held.iter().zip(there.held)).enumerate();
    let (at, star) = stars
        .filter(|(_, (_, (here, there)))| *here != there)
        .map(|(at, (star, _))| (at, star))
        .next()?;
    let mut wants = star.goal.comparisons().into_iter();
    let (figure, is, wanted) = wants.find(|(figure, is, wanted)| {
        let holds = |market: &Market| is.holds(market.figure(*figure), *wanted);
        holds(market) != holds(other)
    })?;
    let want = Want {
        figure,
        is,
        wanted,
        reached: other.figure(figure),
    };
    Some(Reason::Star { nth: at + 1, want })
}
