//! What the market finds in a dispute, and why: for the seller whose reason holds, else for the buyer.

use super::{AfterSale, RejectReason};
use crate::Market;

/// Who was right, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The seller: the reason holds.
    Held(RejectReason),
    /// The buyer: the box was neither photographed nor weighed when it was packed, so nothing speaks against it.
    Unproved,
    /// The buyer: it is as they say.
    IsTrue,
    /// The buyer: the seller bears the road.
    Road,
    /// The buyer, though the request is untrue: the reason is not what tells it.
    BesideIt,
}

pub(super) fn of(market: &Market, after_sale: &AfterSale) -> Verdict {
    let Some(reason) = after_sale.rejected else {
        return Verdict::BesideIt;
    };
    if market.reason_stands(after_sale, reason) {
        return Verdict::Held(reason);
    }
    let order = &market.orders[&after_sale.order];
    let is_bare = match reason {
        RejectReason::PackingPhoto => !order.is_checked(),
        RejectReason::FullWeight => market.record_of(order).packed_g.is_none(),
        RejectReason::CustomMade
        | RejectReason::TooLate
        | RejectReason::Courier
        | RejectReason::OldPhoto
        | RejectReason::OtherLabel => false,
    };
    if reason == RejectReason::Courier {
        Verdict::Road
    } else if is_bare {
        Verdict::Unproved
    } else if market.is_untrue(after_sale) {
        Verdict::BesideIt
    } else {
        Verdict::IsTrue
    }
}
