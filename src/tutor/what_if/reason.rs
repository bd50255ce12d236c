//! Why another world comes out otherwise, in one figure: what a star that differs wanted; else, of a profit, the line of the books
//! that carries most of the difference, and of anything else the first figure that goes the same way.

use super::{RunSummary, bottom_line};
use crate::{
    course::Play,
    market::{Account, Figure, Ledger, Market, day, order, parcel, station, tender, van},
    tutor::Want,
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The star, from 1 to 3, and what it wants: `reached` is there.
    Star {
        nth: usize,
        want: Want,
    },
    /// A line of the books (fen).
    Account {
        account: Account,
        here_fen: i64,
        there_fen: i64,
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
        if bottom_line(market) == Figure::Day(day::Figure::ProfitFen) {
            return of_books(&market.ledger, &other.ledger);
        }
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

/// What stands on one account otherwise, by at least half of what the profits differ by.
fn of_books(here: &Ledger, there: &Ledger) -> Option<Reason> {
    let more_fen = |account: &Account| here.balance(*account) - there.balance(*account);
    let sum_fen: i64 = Account::FLOWS.iter().map(more_fen).sum();
    let most = Account::FLOWS
        .into_iter()
        .max_by_key(|account| more_fen(account) * sum_fen.signum());
    let account = most.filter(|account| sum_fen != 0 && sum_fen.abs() <= 2 * more_fen(account).abs())?;
    // What is earned grows negative.
    let sign = if here.balance(account) + there.balance(account) < 0 {
        -1
    } else {
        1
    };
    Some(Reason::Account {
        account,
        here_fen: sign * here.balance(account),
        there_fen: sign * there.balance(account),
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
