//! What goals and reports may ask about a cooperative: folds over the market's state, never counters of their own.

use crate::figure::figures;
use crate::{Account, Market};

figures! {
    /// Paid to hired hands (fen).
    WagesFen: Up,
    /// Dates of a deal that were missed.
    DealsMissed: Up,
    /// Case cards written with consent.
    CaseCards: Up,
}

/// Returns what a figure is worth; nothing where the scenario has no such thing.
pub(crate) fn worth(market: &Market, figure: Figure) -> i64 {
    match figure {
        Figure::WagesFen => market.ledger.balance(Account::Wages),
        Figure::DealsMissed => i64::from(market.coop.deals_missed),
        Figure::CaseCards => i64::from(market.coop.case.is_some()),
    }
}
