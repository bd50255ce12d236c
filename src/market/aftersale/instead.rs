//! What a seller offers instead of the money that is asked for: a part of it, or a second parcel.

use super::{Refusal, event};
use crate::{Market, OrderId, Selector, order, time};

/// Returns to whom such a part has not been offered yet: whoever said no to as much is not asked again.
pub(super) fn unlike_before(
    market: &Market,
    orders: &Selector,
    mut names: Vec<OrderId>,
    share_ppm: i64,
) -> Result<Vec<OrderId>, crate::Refusal> {
    let is_more = |name: &OrderId| {
        market.after_sales[name]
            .offered_ppm
            .is_none_or(|before| before < share_ppm)
    };
    if matches!(orders, Selector::Named(_)) && !names.iter().all(is_more) {
        return Err(Refusal::OfferedBefore.into());
    }
    names.retain(is_more);
    if names.is_empty() {
        return Err(Refusal::OfferedBefore.into());
    }
    Ok(names)
}

/// Returns whose photograph shows less than is asked for.
pub(super) fn shown_less(
    market: &Market,
    orders: &Selector,
    mut names: Vec<OrderId>,
) -> Result<Vec<OrderId>, crate::Refusal> {
    let shows_less = |name: &OrderId| market.shows_less(&market.after_sales[name]);
    if matches!(orders, Selector::Named(_)) && !names.iter().all(shows_less) {
        return Err(Refusal::NothingLess.into());
    }
    let share_ppm = |name: &OrderId| {
        market.after_sales[name]
            .shown
            .as_ref()
            .map_or(0, |shown| shown.shows_ppm)
    };
    names.retain(|name| {
        let offered_ppm = market.after_sales[name].offered_ppm;
        shows_less(name) && offered_ppm.is_none_or(|before| before < share_ppm(name))
    });
    if names.is_empty() {
        return Err(Refusal::NothingLess.into());
    }
    Ok(names)
}

/// Checks that a second parcel mends each of these requests, and that goods and money last for it.
pub(super) fn may_resend(market: &Market, names: &[OrderId]) -> Result<(), crate::Refusal> {
    let mut left = market.left();
    let mut total_fen = 0;
    for name in names {
        let after_sale = &market.after_sales[name];
        if !after_sale.complaint.can_be_resent() {
            return Err(crate::Refusal::AfterSale(Refusal::NothingToResend));
        }
        let (weight_g, cost_fen) = market.resend_terms(after_sale);
        total_fen += cost_fen;
        let left_g = left.entry(market.orders[name].product.clone()).or_default();
        *left_g = left_g
            .checked_sub(weight_g)
            .ok_or(crate::Refusal::from(order::refusal::NotEnoughGoods {
                left_g: *left_g,
                wanted: order::refusal::GoodsFor::Resending,
            }))?;
    }
    market.afford(total_fen)
}

/// Sends again what a request is about.
pub(super) fn resent(market: &Market, order: OrderId) -> crate::Event {
    let (weight_g, cost_fen) = market.resend_terms(&market.after_sales[&order]);
    let trip_min = market.parcel_of(&order).map_or(time::DAY_MIN, |parcel| {
        let promised_min = parcel.hops.last().map_or(parcel.scan_min, |hop| hop.due_min);
        promised_min.saturating_sub(market.setting.rules.route.grace_min + parcel.scan_min)
    });
    crate::Event::from(event::Resent {
        order,
        weight_g,
        cost_fen,
        arrives_min: market.now_min + trip_min.max(market.setting.rules.timers.resend_least_min),
    })
}
