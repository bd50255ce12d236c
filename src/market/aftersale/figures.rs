//! What goals and reports may ask about requests for money back: folds over the market's state, never counters of their own.

use crate::figure::figures;
use crate::{Account, AfterSale, AfterSaleState, Complaint, Market, day};

figures! {
    /// Money given back by seller (fen).
    RefundFen: Up,
    /// Orders with money given back after shipping.
    Refunds: Up,
    /// Requests for money back.
    AfterSales: Up,
    /// Requests that nobody answered in time.
    AfterSalesOverdue: Up,
    /// Given back of what buyers paid (ppm).
    RefundOfSalesPpm: EitherWay,
    /// Rejections that held: the buyer gave in, or the market found for the seller.
    RejectionsHeld: Up,
    /// Rejections that the market overruled.
    DisputesLost: Up,
    /// Untrue requests that were paid for more than they show.
    FalseClaimsPaid: Up,
    /// Requests that were refused although what the buyer shows is true.
    TrueClaimsRefused: Up,
    /// Requests for money back because a box held less than its page says.
    ShortWeights: Up,
    /// Premiums of parcels whose way back is insured (fen).
    ReturnPremiumsFen: Up,
    /// Ways back that an insurer paid (fen).
    ReturnsInsuredFen: Up,
}

/// Returns what a figure is worth; nothing where the scenario has no such thing.
pub(crate) fn worth(market: &Market, figure: Figure) -> i64 {
    let rejected = |state: AfterSaleState| {
        let is_so = |after_sale: &&AfterSale| after_sale.rejected.is_some() && after_sale.state == state;
        market.after_sales.values().filter(is_so).count() as i64
    };
    match figure {
        Figure::RefundFen => market.ledger.balance(Account::Refund),
        Figure::Refunds => {
            let refunded = |after_sale: &&AfterSale| after_sale.state == AfterSaleState::Refunded;
            market.after_sales.values().filter(refunded).count() as i64
        }
        Figure::AfterSales => market.after_sales.len() as i64,
        Figure::AfterSalesOverdue => market
            .after_sales
            .values()
            .filter(|after_sale| after_sale.overdue)
            .count() as i64,
        Figure::RefundOfSalesPpm => {
            let income_fen = day::figures::worth(market, day::Figure::IncomeFen).max(1);
            worth(market, Figure::RefundFen) * 1_000_000 / income_fen
        }
        Figure::RejectionsHeld => rejected(AfterSaleState::Dropped),
        Figure::DisputesLost => rejected(AfterSaleState::Refunded),
        Figure::FalseClaimsPaid => count(market, Market::was_false_paid),
        Figure::TrueClaimsRefused => count(market, Market::was_true_refused),
        Figure::ShortWeights => {
            let is_short = |asked: &&AfterSale| asked.complaint == Complaint::ShortWeight;
            market.after_sales.values().filter(is_short).count() as i64
        }
        Figure::ReturnPremiumsFen => market.parcels.values().map(|parcel| parcel.premium_fen).sum(),
        Figure::ReturnsInsuredFen => {
            let back = market.orders.values().filter(|order| order.came_back);
            let paid = back.filter_map(|order| market.after_sales.get(&order.name));
            paid.map(|asked| market.way_back_fen(&asked.order, asked.complaint).1)
                .sum()
        }
    }
}

fn count(market: &Market, is_so: fn(&Market, &AfterSale) -> bool) -> i64 {
    let so = market
        .after_sales
        .values()
        .filter(|after_sale| is_so(market, after_sale));
    so.count() as i64
}
