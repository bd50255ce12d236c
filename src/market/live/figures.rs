//! What goals and reports may ask about a session on air: folds over the market's state, never counters of their own.

use crate::figure::figures;
use crate::{Market, Order, OrderState};

figures! {
    /// Pieces in orders from the live stream that were paid and not taken back.
    LivePieces: EitherWay,
}

/// Returns what a figure is worth; nothing where the scenario has no such thing.
pub(crate) fn worth(market: &Market, figure: Figure) -> i64 {
    match figure {
        Figure::LivePieces => {
            let stays = |order: &Order| {
                let gone = [OrderState::WaitPay, OrderState::Unpaid, OrderState::Refunded];
                order.live && !gone.contains(&order.state)
            };
            market.sum_of_orders(stays, |order| i64::from(order.pieces))
        }
    }
}
