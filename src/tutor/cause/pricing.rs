//! Which price could have led to an order that did not pay for itself.

use super::suspects::{Scene, fault};
use super::{Deed, Fault};
use crate::market::Order;
use crate::tutor::{Change, what_if::priced};

impl Scene<'_> {
    /// The price as the learner wrote it, and the first whole yuan that covers the order.
    pub(super) fn of_price(self, order: &Order) -> Vec<Fault> {
        let pieces = i64::from(order.pieces.max(1));
        let was_fen = order.price_fen / pieces;
        let short_fen = self.market.below_cost_fen(order);
        let fen = (was_fen + (short_fen + pieces - 1) / pieces + 99) / 100 * 100;
        let wrote = self
            .run
            .done
            .iter()
            .rev()
            .find(|(at_min, done)| *at_min <= order.placed_min && priced(done, order.net_g) == Some(was_fen));
        let mend = Change::Price {
            product: order.product.clone(),
            net_g: order.net_g,
            was_fen,
            fen,
        };
        wrote
            .map(|(at_min, _)| fault(Deed::Priced(was_fen), *at_min, mend))
            .into_iter()
            .collect()
    }
}
