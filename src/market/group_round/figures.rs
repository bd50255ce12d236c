//! What goals and reports may ask about rounds: folds over the market's state, never counters of their own.

use super::Round;
use crate::Market;
use crate::figure::figures;

figures! {
    /// Rounds that were not called off, from their cut-off on.
    RoundsHeld: Up,
    /// Portions that neighbours signed up for; friends who will not come are not counted.
    RoundSigned: Up,
    /// Names of friends on the lists.
    RoundFriends: Up,
    /// Portions that were fetched by those who had signed up.
    RoundFetched: Up,
    /// Neighbours who had signed up and did not come.
    RoundMissed: Up,
    /// Neighbours who came in vain.
    RoundUnserved: Up,
    /// Portions that were bagged.
    RoundBagged: Up,
    /// Of these, portions that nobody ever paid for or took.
    RoundWasted: Up,
    /// The share of bagged portions that were wasted (parts per million).
    RoundWastePpm: EitherWay,
    /// What was handed out and is not paid.
    RoundUnpaidFen: EitherWay,
    /// What the rounds brought, less the leader's share, fees, bags, ways, own hours and what the gate would have paid.
    RoundOverGateFen: EitherWay,
    /// Of the first twenty who fetched, those who fetched again in a later round.
    RoundAgain: Up,
    /// Buyers who found yesterday's fruit among the fresh.
    RoundFoundOut: Up,
}

/// So many of the first buyers are looked at.
pub const FIRST: usize = 20;

/// Returns what a figure is worth; nothing where nobody sells in a group.
pub(crate) fn worth(market: &Market, figure: Figure) -> i64 {
    let sum = |of: &dyn Fn(&Round) -> i64| market.rounds.all.iter().map(of).sum::<i64>();
    match figure {
        Figure::RoundsHeld => sum(&|round| i64::from(round.was_held())),
        Figure::RoundSigned => sum(&|round| round.signed.len() as i64),
        Figure::RoundFriends => sum(&|round| i64::from(round.friends)),
        Figure::RoundFetched => sum(&|round| i64::from(round.fetched)),
        Figure::RoundMissed => sum(&|round| i64::from(round.missed)),
        Figure::RoundUnserved => sum(&|round| i64::from(round.unserved)),
        Figure::RoundBagged => sum(&|round| i64::from(round.bagged)),
        Figure::RoundWasted => sum(&|round| i64::from(round.wasted)),
        Figure::RoundWastePpm => {
            let bagged = sum(&|round| i64::from(round.bagged));
            sum(&|round| i64::from(round.wasted)) * 1_000_000 / bagged.max(1)
        }
        Figure::RoundUnpaidFen => sum(&|round| round.unpaid_fen),
        Figure::RoundOverGateFen => sum(&|round| round.income_fen - round.cost_fen - round.gate_fen),
        Figure::RoundAgain => {
            let first = market.rounds.first.iter();
            let again = first.filter(|n| 1 < market.rounds.neighbour(**n).fetched);
            again.count() as i64
        }
        Figure::RoundFoundOut => sum(&|round| i64::from(round.found_out)),
    }
}
