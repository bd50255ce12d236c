//! What goals and reports may ask about cancelled orders: folds over the market's state, never counters of their own.

use super::{Cancellation, CancellationState};
use crate::figure::figures;
use crate::{Market, Order};

figures! {
    /// Paid orders that their buyers wanted to cancel before they were sent.
    CancelsAsked: Up,
    /// Parcels handed over although their buyers had asked to cancel.
    CancelsSent: Up,
    /// Of these, parcels that came back from the buyer's door.
    CancelsTurnedAway: Up,
    /// Requests to cancel that nobody answered in time, or before the parcel was at the door.
    CancelsUnanswered: Up,
}

/// Returns what a figure is worth; nothing where no buyer cancels.
pub(crate) fn worth(market: &Market, figure: Figure) -> i64 {
    let asked = |is_it: &dyn Fn(&Order, &Cancellation) -> bool| {
        let orders = market.cancellations.iter();
        let meant = orders.filter(|(name, asked)| market.orders.get(*name).is_some_and(|order| is_it(order, asked)));
        meant.count() as i64
    };
    match figure {
        Figure::CancelsAsked => market.cancellations.len() as i64,
        Figure::CancelsSent => asked(&|order, _| order.shipped_min.is_some()),
        Figure::CancelsTurnedAway => asked(&|_, asked| asked.state == CancellationState::TurnedAway),
        Figure::CancelsUnanswered => asked(&|_, asked| asked.was_unanswered()),
    }
}
