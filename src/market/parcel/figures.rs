//! What goals and reports may ask about parcels: folds over the market's state, never counters of their own.

use crate::figure::figures;
use crate::{Account, Market, Name, Order, day};

figures! {
    /// Orders packed.
    Packed: Up,
    /// Orders with a label.
    Labelled: Up,
    /// Orders whose label and weight were checked.
    Checked: Up,
    /// Orders that went out under a label that nobody had checked.
    Unchecked: Up,
    /// Orders handed to a courier or delivered by hand.
    Shipped: Up,
    /// Orders signed for by the buyer.
    Delivered: Up,
    /// Boxes whose buyers found another's goods in them: their labels were on each other's box.
    WrongBoxes: Up,
    /// Paid for freight (fen).
    FreightFen: Up,
    /// Of this, what couriers took for remote places (fen).
    RemoteFen: Up,
    /// Paid for packing (fen).
    PackingFen: Up,
    /// Bad share of all pieces delivered (ppm).
    BadPpm: EitherWay,
    /// What spoiled, broke or stayed unsold, of the whole harvest (ppm).
    LossPpm: EitherWay,
    /// Freight that couriers took for a parcel, on average (fen).
    FreightPerParcelFen: EitherWay,
    /// Freight of what buyers paid for what was sent (ppm).
    FreightOfSalesPpm: EitherWay,
}

/// Returns what a figure is worth; nothing where the scenario has no such thing.
pub(crate) fn worth(market: &Market, figure: Figure) -> i64 {
    let shipped = |order: &Order| order.shipped_min.is_some();
    match figure {
        Figure::Packed => market.orders_that(|order| order.pack.is_some()),
        Figure::Labelled => market.orders_that(|order| order.label.is_some()),
        Figure::Checked => market.orders_that(|order| order.is_checked()),
        Figure::Unchecked => market.orders_that(|order| shipped(order) && order.is_unchecked()),
        Figure::Shipped => market.orders_that(shipped),
        Figure::Delivered => market.orders_that(|order| order.counted_pieces > 0),
        Figure::WrongBoxes => market.orders_that(|order| order.counted_pieces > 0 && order.is_mislabelled()),
        Figure::FreightFen => market.ledger.balance(Account::Freight),
        Figure::RemoteFen => {
            let of_orders = market
                .parcels
                .values()
                .filter(|parcel| market.orders.contains_key::<Name>(&parcel.name));
            of_orders.map(|parcel| parcel.remote_fen).sum()
        }
        Figure::PackingFen => market.ledger.balance(Account::Packing),
        Figure::BadPpm => {
            let counted = market.sum_of_orders(|_| true, |order| i64::from(order.counted_pieces));
            market.sum_of_orders(|_| true, |order| i64::from(order.bad_pieces)) * 1_000_000 / counted.max(1)
        }
        Figure::LossPpm => market.loss_g() * 1_000_000 / market.harvest_g().max(1),
        Figure::FreightOfSalesPpm => {
            let sent = |order: &Order| order.shipped_min.is_some();
            let paid_fen = market.sum_of_orders(sent, Order::paid_fen).max(1);
            let fee_fen = |order: &Order| market.parcel_of(&order.name).map_or(0, |parcel| parcel.fee_fen);
            market.sum_of_orders(sent, fee_fen) * 1_000_000 / paid_fen
        }
        Figure::FreightPerParcelFen => {
            let parcels = market
                .parcels
                .values()
                .filter(|parcel| market.orders.contains_key::<Name>(&parcel.name));
            let (count, fees_fen) = parcels.fold((0, 0), |(count, sum), parcel| (count + 1, sum + parcel.fee_fen));
            fees_fen / count.max(1)
        }
    }
}

impl Market {
    /// What spoiled on the way, broke, or is still there (g).
    pub(crate) fn loss_g(&self) -> i64 {
        let spoiled = |order: &Order| {
            i64::from(order.total_g()) * i64::from(order.bad_pieces) / i64::from(order.counted_pieces.max(1))
        };
        let broke = self.log.iter().map(|happened| {
            if let crate::Event::Day(day::Event::Broke(day::event::Broke { weight_g, .. })) = &happened.event {
                i64::from(*weight_g)
            } else {
                0
            }
        });
        self.sum_of_orders(|_| true, spoiled)
            + broke.sum::<i64>()
            + self.figure(crate::Figure::Day(day::Figure::UnsoldG))
    }
}
