//! What goals and reports may ask about a session on air: folds over the market's state, never counters of their own.

use crate::figure::figures;
use crate::{Event, Market, Order, OrderState, live};

figures! {
    /// Pieces in orders from the live stream that were paid and not taken back.
    LivePieces: EitherWay,
    /// Most people who watched at once.
    LiveViewers: Up,
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
        Figure::LiveViewers => {
            let viewers = market.log.iter().filter_map(|happened| {
                let Event::Live(live::Event::Said(said)) = &happened.event else {
                    return None;
                };
                Some(said.viewers)
            });
            viewers.max().unwrap_or(0)
        }
    }
}
