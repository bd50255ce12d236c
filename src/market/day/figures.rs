//! What goals and reports may ask about time, money and what is left: folds over the market's state, never counters of their own.

use crate::figure::figures;
use crate::{Account, Market, Whereabouts, time};

figures! {
    /// What is left (g).
    UnsoldG: EitherWay,
    /// Wallet (fen).
    CashFen: EitherWay,
    /// The least that was ever in the wallet (fen).
    CashLeastFen: Down,
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
        Figure::CashLeastFen => market.cash_least_fen(),
        Figure::ProfitFen => market.profit_fen(),
        Figure::IncomeFen => -market.ledger.balance(Account::Sales),
        Figure::PenaltiesFen => market.ledger.balance(Account::Penalty),
        Figure::Days => i64::from(time::day_of(market.now_min)),
        Figure::WorkedMin => i64::from(market.worked_min),
    }
}

impl Market {
    /// The wallet at its lowest, the start included.
    fn cash_least_fen(&self) -> i64 {
        let moves = self.ledger.postings.iter().map(|posting| {
            let into = i64::from(posting.to == Account::Cash) - i64::from(posting.from == Account::Cash);
            into * posting.amount_fen
        });
        let held = moves.scan(0, |cash_fen, moved_fen| {
            *cash_fen += moved_fen;
            Some(*cash_fen)
        });
        held.fold(self.setting.scenario.cash_fen, i64::min)
    }

    /// Income less every cost: what stands on the accounts of earning and spending.
    pub(crate) fn profit_fen(&self) -> i64 {
        -Account::FLOWS
            .iter()
            .map(|account| self.ledger.balance(*account))
            .sum::<i64>()
    }
}
