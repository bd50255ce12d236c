//! What goals and reports may ask about time, money and what is left: folds over the market's state, never counters of their own.

use crate::figure::figures;
use crate::{Account, Market, Whereabouts, time};

figures! {
    /// What is left (g).
    UnsoldG: EitherWay,
    /// Wallet (fen).
    CashFen: EitherWay,
    /// Income less every cost, goods included (fen).
    ProfitFen: EitherWay,
    /// Paid by buyers (fen).
    IncomeFen: Up,
    /// Paid as penalties (fen).
    PenaltiesFen: EitherWay,
    /// Days since the market opened, the first included.
    Days: Up,
    /// Minutes worked.
    WorkedMin: Up,
}

/// Returns what a figure is worth; nothing where the scenario has no such thing.
pub(crate) fn worth(market: &Market, figure: Figure) -> i64 {
    match figure {
        Figure::UnsoldG => market.goods.total_g(Whereabouts::Free),
        Figure::CashFen => market.ledger.balance(Account::Cash),
        Figure::ProfitFen => market.profit_fen(),
        Figure::IncomeFen => -market.ledger.balance(Account::Sales),
        Figure::PenaltiesFen => market.ledger.balance(Account::Penalty),
        Figure::Days => i64::from(time::day_of(market.now_min)),
        Figure::WorkedMin => i64::from(market.worked_min),
    }
}

impl Market {
    /// Income less every cost: what stands on the accounts of earning and spending.
    pub(crate) fn profit_fen(&self) -> i64 {
        -Account::FLOWS
            .iter()
            .map(|account| self.ledger.balance(*account))
            .sum::<i64>()
    }
}
