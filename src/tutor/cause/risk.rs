//! A box that harms the goods on the mean is no luck, though another would have harmed them this once as well.

use super::{Deed, Fault, Loss};
use crate::market::{Market, Order};
use crate::tutor::Change;

/// Less harm than this is not told apart (ppm).
const WORTH_PPM: i64 = 20_000;

/// Whether the other pack harms on the mean at most half as much, on the very way that the goods went.
pub(super) fn is_risk(market: &Market, loss: &Loss, fault: &Fault) -> bool {
    let (Deed::Packed(_), Change::Packing { pack, .. }) = (&fault.deed, &fault.mend) else {
        return false;
    };
    let harms = |order: &Order| {
        let fared = market.spoilage(order, order.delivered_min?)?;
        Some(fared.bad_ppm())
    };
    let Some(order) = market.orders.get(loss.about.as_str()) else {
        return false;
    };
    let mut other = order.clone();
    other.pack = Some(pack.clone());
    match (harms(order), harms(&other)) {
        (Some(was_ppm), Some(ppm)) => 2 * ppm <= was_ppm && ppm + WORTH_PPM <= was_ppm,
        (None, _) | (_, None) => false,
    }
}
