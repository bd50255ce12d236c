//! What goals and reports may ask about selling before the harvest: folds over the market's state, never counters of their own.

use super::super::Order;
use crate::Market;
use crate::figure::figures;

figures! {
    /// Orders that were paid before their goods could be picked.
    Preordered: Up,
    /// Of these, those that were sent too late, or not at all.
    PreorderedLate: Up,
}

/// Returns what a figure is worth.
pub(crate) fn worth(market: &Market, figure: Figure) -> i64 {
    let before = |order: &&Order| {
        let ripe_min = market.ripe_min(&order.product);
        order.state.was_taken() && ripe_min.is_some_and(|ripe_min| order.placed_min < ripe_min)
    };
    let orders = market.orders.values().filter(before);
    match figure {
        Figure::Preordered => orders.count() as i64,
        Figure::PreorderedLate => orders.filter(|order| order.late).count() as i64,
    }
}
