//! What goals and reports may ask about promoted listings: folds over the market's state, never counters of their own.

use super::{earned_fen, promoted_orders};
use crate::figure::figures;
use crate::{Account, Market};

figures! {
    /// Clicks that were paid for.
    AdClicks: Up,
    /// What clicks cost (fen).
    AdSpentFen: Up,
    /// Orders that came by a paid click and were paid.
    AdOrders: Up,
    /// What one order cost that came by a paid click (fen); all that was spent where none came.
    AdOrderFen: EitherWay,
    /// What the orders that came by paid clicks earned so far, less what all clicks cost (fen).
    AdMarginFen: EitherWay,
}

/// Returns what a figure is worth; nothing where nothing was promoted.
pub(crate) fn worth(market: &Market, figure: Figure) -> i64 {
    let orders = || promoted_orders(market).count() as i64;
    let spent_fen = market.ledger.balance(Account::Advert);
    match figure {
        Figure::AdClicks => market.adverts.clicked.len() as i64,
        Figure::AdSpentFen => spent_fen,
        Figure::AdOrders => orders(),
        Figure::AdOrderFen => spent_fen / orders().max(1),
        Figure::AdMarginFen if market.adverts.clicked.is_empty() => 0,
        Figure::AdMarginFen => earned_fen(market, |order| order.promoted) - spent_fen,
    }
}
