//! What goals and reports may ask about orders: folds over the market's state, never counters of their own.

use crate::figure::figures;
use crate::{Channel, Market, Order, OrderState, Whereabouts};

figures! {
    /// Orders that were paid, or accepted by phone.
    Orders: Up,
    /// Phone orders taken.
    Accepted: Up,
    /// Phone orders declined.
    Declined: Up,
    /// Phone orders taken that pay less than the gate does for as much.
    UnderGate: Up,
    /// Orders that missed their dispatch or delivery promise.
    Late: Up,
    /// Shipped in time, of those shipped or late (ppm; a million when there are none).
    OnTimePpm: EitherWay,
    /// Phone orders brought on the promised day.
    DeliveredNextDay: Up,
    /// Orders whose money has reached the wallet.
    Settled: Up,
    /// Orders closed without goods or with all money given back.
    Cancelled: Up,
    /// Orders that still wait for somebody.
    Open: EitherWay,
    /// Pieces (boxes) in orders that were shipped.
    SoldPieces: Up,
    /// Net weight of orders that were shipped (g).
    SoldG: Up,
    /// The same, of what there was at the start (ppm).
    SoldPpm: EitherWay,
    Reviews: Up,
    /// Mean of the reviews' stars (hundredths).
    StarsHundredths: EitherWay,
    /// Orders that nothing was left for.
    Oversold: EitherWay,
    /// Orders of buyers who had bought before and were content.
    OrderedAgain: Up,
    /// Orders that paid less than the page asks without a coupon, a discount or a price for several.
    OrdersReduced: Up,
    /// Orders with any money given back, of those that were paid (ppm).
    RefundedPpm: EitherWay,
}

/// Returns what a figure is worth; nothing where the scenario has no such thing.
pub(crate) fn worth(market: &Market, figure: Figure) -> i64 {
    let taken = |order: &Order| order.state.was_taken();
    let phone = |order: &Order| order.channel == Channel::Phone;
    let shipped = |order: &Order| order.shipped_min.is_some();
    match figure {
        Figure::Orders => market.tally.orders,
        Figure::Accepted => market.orders_that(|order| phone(order) && taken(order)),
        Figure::Declined => market.orders_that(|order| order.state == OrderState::Declined),
        Figure::UnderGate => {
            let gate_fen = |order: &Order| market.goods_value_fen(&order.product, order.total_g());
            market.orders_that(|order| phone(order) && taken(order) && order.price_fen < gate_fen(order))
        }
        Figure::Late => market.tally.late,
        Figure::OnTimePpm => {
            let (late, all) = (market.tally.late, market.tally.shipped_or_late);
            if all == 0 {
                1_000_000
            } else {
                (all - late) * 1_000_000 / all
            }
        }
        Figure::DeliveredNextDay => {
            market.orders_that(|order| phone(order) && order.delivered_min.is_some_and(|min| min <= order.ship_by_min))
        }
        Figure::Settled => market.orders_that(|order| order.state == OrderState::Settled),
        Figure::Cancelled => market.orders_that(|order| order.state == OrderState::Refunded),
        Figure::Open => market.orders_that(|order| !order.state.is_closed()),
        Figure::SoldPieces => market.sum_of_orders(shipped, |order| i64::from(order.pieces)),
        Figure::SoldG => market.sum_of_orders(shipped, |order| i64::from(order.total_g())),
        Figure::SoldPpm => worth(market, Figure::SoldG) * 1_000_000 / market.harvest_g().max(1),
        Figure::Reviews => market.tally.reviews,
        Figure::StarsHundredths => market.tally.stars_hundredths / market.tally.reviews.max(1),
        Figure::Oversold => market.orders_that(|order| order.oversold),
        Figure::OrdersReduced => market.orders_that(|order| order.reduced && taken(order)),
        Figure::OrderedAgain => market.orders_that(|order| order.again && taken(order)),
        Figure::RefundedPpm => {
            let paid = worth(market, Figure::Orders);
            market.orders_that(|order| order.refunded_fen > 0) * 1_000_000 / paid.max(1)
        }
    }
}

impl Market {
    pub(crate) fn orders_that(&self, holds: impl Fn(&Order) -> bool) -> i64 {
        self.orders.values().filter(|order| holds(order)).count() as i64
    }

    pub(crate) fn sum_of_orders(&self, holds: impl Fn(&Order) -> bool, value: impl Fn(&Order) -> i64) -> i64 {
        self.orders.values().filter(|order| holds(order)).map(value).sum()
    }

    /// What there was to sell from the start, and what households brought (g).
    pub(crate) fn harvest_g(&self) -> i64 {
        -self.goods.total_g(Whereabouts::Field)
    }
}
