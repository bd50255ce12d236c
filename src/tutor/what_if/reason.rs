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

/// What may tell why of another role's market; whether more of it is better.
const OF_ROLES: [(Figure, bool); 5] = [
    (Figure::Van(van::Figure::ParcelsLate), false),
    (Figure::Van(van::Figure::LoadUpPpm), true),
    (Figure::Tender(tender::Figure::ActivePpm), true),
    (Figure::Station(station::Figure::StationTroubles), false),
    (Figure::Station(station::Figure::Tickets), true),
];

/// And of a seller's, which the summary has counted already.
const OF_SELLERS: [(Figure, bool, Counted); 4] = [
    (Figure::Order(order::Figure::Late), false, |sum| sum.late),
    (Figure::Parcel(parcel::Figure::BadPpm), false, |sum| sum.bad_ppm),
    (Figure::Order(order::Figure::Orders), true, |sum| sum.orders),
    (Figure::Order(order::Figure::StarsHundredths), true, |sum| {
        sum.reviews_hundredths
    }),
];

type Counted = fn(&RunSummary) -> i64;

/// What the other roles' figures are worth in a market.
pub(super) fn figures(market: &Market) -> Vec<i64> {
    OF_ROLES.iter().map(|(figure, _)| market.figure(*figure)).collect()
}

/// Returns why; `figures` are those of the market here.
pub(super) fn of(
    (here, there): (&RunSummary, &RunSummary),
    (market, other): (&Market, &Market),
    figures: &[i64],
    play: &Play,
) -> Option<Reason> {
    of_star((here, there), (market, other), play).or_else(|| {
        let of_roles = OF_ROLES.iter().zip(figures);
        let of_roles = of_roles.map(|((figure, is_good), here)| (*figure, *is_good, *here, other.figure(*figure)));
        let of_sellers = OF_SELLERS
            .iter()
            .map(|(figure, is_good, counted)| (*figure, *is_good, counted(here), counted(there)));
        let is_better = here.money_fen < there.money_fen;
        let mut telling = of_roles.chain(of_sellers).filter(|(_, is_good, here, there)| {
            let is_more = here < there;
            here != there && (is_more == *is_good) == is_better
        });
        let (figure, _, here, there) = telling.next()?;
        Some(Reason::Figure { figure, here, there })
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
