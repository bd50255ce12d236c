//! What goals and reports may ask about samples: folds over the market's state, never counters of their own.

use super::Sample;
use crate::figure::figures;
use crate::{Market, OrderId};

figures! {
    /// Samples that were asked for.
    SamplesAsked: Up,
    /// Of these, brought to the buyer.
    SamplesSent: Up,
    /// Orders that came of them.
    SampleOrders: Up,
    /// Of these, turned away because the goods were worse than their sample.
    SamplesTurnedAway: Up,
}

/// Returns what a figure is worth; nothing where nobody asks for a sample.
pub(crate) fn worth(market: &Market, figure: Figure) -> i64 {
    let asked = || market.orders.keys().filter(|name| market.sample_terms(name).is_some());
    let of = |is_it: fn(&Sample) -> bool| {
        let known = |name: &&OrderId| market.samples.get(*name).is_some_and(is_it);
        asked().filter(known).count() as i64
    };
    match figure {
        Figure::SamplesAsked => asked().count() as i64,
        Figure::SamplesSent => of(|sample| sample.arrived_min.is_some()),
        Figure::SampleOrders => {
            let orders = market.orders.keys();
            orders.filter(|name| market.sample_of(name).is_some()).count() as i64
        }
        Figure::SamplesTurnedAway => of(|sample| sample.turned_away),
    }
}
