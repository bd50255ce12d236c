//! What time brings to an order: it is paid or not, the seller is reminded, promises end, receipt is confirmed, money comes.
//!
//! An entry of the agenda may be out of date: each looks at the order's state first, and answers with nothing then.

use super::{Channel, Order, OrderState, event, warn_min};
use crate::{Card, Market, OrderId, ProductId, SpellKind, arrangement, listing, live, promotion, random, time};

/// A caller got no answer by the evening.
pub(super) fn call_ends(market: &Market, name: &OrderId) -> Vec<crate::Event> {
    due_in(market, name, OrderState::Asked, |order| {
        vec![crate::Event::from(event::Declined {
            order: order.name.clone(),
            silent: true,
        })]
    })
}

pub(super) fn buyer_pays(market: &Market, name: &OrderId) -> Vec<crate::Event> {
    due_in(market, name, OrderState::WaitPay, |order| {
        if let Some(people) = order.people {
            return promotion::joined(market, order, people);
        }
        let hours = promised_h(market, &order.product);
        let waits_min = market.presale_waits_min(&order.product) + order.custom_days * time::DAY_MIN;
        let ship_by_min = market.dispatch_due_min(hours * time::HOUR_MIN + waits_min);
        let amount_fen = order.price_fen + order.freight_paid_fen;
        let paid = crate::Event::from(event::Paid {
            order: order.name.clone(),
            amount_fen,
            ship_by_min,
            withdraws_min: live::withdraws_min(market, order),
        });
        let listing = market.listings.get(&order.product).filter(|listing| listing.is_seen());
        match listing {
            Some(listing) if listing.skus_in_stock().next().is_none() => {
                vec![
                    paid,
                    crate::Event::from(listing::event::SoldOut {
                        product: order.product.clone(),
                    }),
                ]
            }
            _ => vec![paid],
        }
    })
}

/// Returns the hours until dispatch that hold for a page: its own, or the longest that the market still allows; while the
/// market lets everybody take longer, that.
pub(crate) fn promised_h(market: &Market, product: &ProductId) -> u32 {
    let page = market.page_of(product);
    let allowed = market
        .profile()
        .and_then(|profile| profile.promises_h.iter().max().copied());
    let written = page
        .and_then(|page| page.promise_h)
        .unwrap_or(market.setting.rules.timers.promise_h);
    let promised = allowed.map_or(written, |allowed| written.min(allowed));
    promised.max(market.setting.rules.timers.dispatch_least_h)
}

pub(super) fn pay_ends(market: &Market, name: &OrderId) -> Vec<crate::Event> {
    due_in(market, name, OrderState::WaitPay, |order| {
        vec![crate::Event::from(event::Unpaid {
            order: order.name.clone(),
        })]
    })
}

pub(super) fn warn(market: &Market, name: &OrderId) -> Vec<crate::Event> {
    due_in(market, name, OrderState::WaitShip, |order| {
        vec![crate::Event::from(event::Warned {
            order: order.name.clone(),
            ship_by_min: order.ship_by_min,
        })]
    })
}

/// A morning with orders to send; the last van's own reminder may fall in the same minute and says it then.
pub(super) fn station_opens(market: &Market) -> Vec<crate::Event> {
    let waits = |order: &&Order| {
        order.channel == Channel::Shelf
            && order.state == OrderState::WaitShip
            && warn_min(market, order.channel, order.ship_by_min) != market.now_min
    };
    let warned = |order: &Order| {
        crate::Event::from(event::Warned {
            order: order.name.clone(),
            ship_by_min: order.due_min,
        })
    };
    market.orders.values().filter(waits).map(warned).collect()
}

/// The promise ends: a market's order must have been scanned, a phone order brought.
pub(super) fn ship_by(market: &Market, name: &OrderId) -> Vec<crate::Event> {
    let Some(order) = market.orders.get(name) else {
        return Vec::new();
    };
    let scanned = market
        .parcel_of(name)
        .is_some_and(|parcel| parcel.scan_min <= order.ship_by_min);
    let kept = match order.channel {
        Channel::Shelf => order.state != OrderState::WaitShip && (order.state != OrderState::Shipped || scanned),
        Channel::Phone => !matches!(order.state, OrderState::WaitShip | OrderState::Shipped),
    };
    // Whoever asks to cancel waits for no parcel.
    if kept || order.late || market.wants_to_cancel(name) {
        return Vec::new();
    }
    let penalty_fen = if order.channel == Channel::Shelf {
        market.setting.rules.penalties.late_fen
    } else {
        arrangement::late_penalty_fen(market, name)
    };
    vec![crate::Event::from(event::Late {
        order: name.clone(),
        penalty_fen,
    })]
}

/// The market gives the money back for what was never sent.
pub(super) fn late_refund(market: &Market, name: &OrderId) -> Vec<crate::Event> {
    due_in(market, name, OrderState::WaitShip, |order| {
        let refund_fen = order.paid_fen();
        vec![crate::Event::from(event::Cancelled {
            order: order.name.clone(),
            refund_fen,
            penalty_fen: 0,
            too_late: true,
        })]
    })
}

/// The buyer, or the timer, confirms receipt; not while a request for money is open.
pub(super) fn confirm(market: &Market, name: &OrderId) -> Vec<crate::Event> {
    if market.after_sales.get(name).is_some_and(crate::AfterSale::is_open) {
        return Vec::new();
    }
    due_in(market, name, OrderState::Delivered, |order| {
        let wait = market.profile().map_or(0, |profile| profile.settle_min);
        vec![crate::Event::from(event::Confirmed {
            order: order.name.clone(),
            settle_min: market.now_min + wait,
            review_min: review_min(market, name),
        })]
    })
}

/// Returns when the buyer writes what they think; most write nothing.
fn review_min(market: &Market, name: &OrderId) -> Option<u32> {
    let card_ppm = match market.promotions.card {
        Card::None => 0,
        Card::Thanks | Card::PaidPraise => market.setting.rules.demand.card_reviewed_ppm,
    };
    let hard = market.after_sales.get(name).is_some_and(crate::AfterSale::was_hard);
    let reviewed_ppm = if hard {
        market.setting.rules.quality.refused_reviewed_ppm
    } else if market.has_spell(SpellKind::ReviewStorm, time::day_of(market.now_min)) {
        1_000_000
    } else {
        market.setting.rules.quality.reviewed_ppm + card_ppm
    };
    let within_min = u64::from(market.setting.rules.timers.review_within_min);
    let pause = || random::below(market.draw("review-pause", 0, name.as_str()), within_min) as u32;
    random::happens(market.draw("reviews", 0, name.as_str()), reviewed_ppm).then(|| market.now_min + pause())
}

pub(super) fn settle(market: &Market, name: &OrderId) -> Vec<crate::Event> {
    due_in(market, name, OrderState::Completed, |order| {
        let amount = order.paid_fen() - order.refunded_fen;
        let fee_fen = (amount * market.fee_ppm(&order.product) + 500_000) / 1_000_000;
        let leader_fen = amount * order.leader_ppm / 1_000_000;
        vec![crate::Event::from(event::Settled {
            order: order.name.clone(),
            amount_fen: amount - fee_fen - leader_fen,
            fee_fen,
            leader_fen,
        })]
    })
}

/// Some buyers write what they think.
pub(super) fn review(market: &Market, name: &OrderId) -> Vec<crate::Event> {
    let quality = &market.setting.rules.quality;
    let Some(order) = market.orders.get(name) else {
        return Vec::new();
    };
    let minded = (order.bad_ppm() - quality.stars_bad_free_ppm).max(0);
    let mut stars = quality.stars_start_hundredths - quality.stars_bad_hundredths * minded / 1_000_000;
    if order.late {
        stars -= quality.stars_late_day_hundredths;
    }
    if order.slow_reply {
        stars -= quality.stars_slow_reply_hundredths;
    }
    stars += market.taste_hundredths(order.care.ripeness);
    let after_sale = market.after_sales.get(name);
    if after_sale.is_some_and(|after_sale| after_sale.was_fair(quality.fair_within_min)) {
        stars += quality.stars_fair_hundredths;
    }
    if after_sale.is_some_and(crate::AfterSale::was_hard) {
        stars -= quality.stars_refused_hundredths;
    }
    let reviewed = crate::Event::from(event::Reviewed {
        order: name.clone(),
        stars_hundredths: stars.clamp(super::STARS_LEAST_HUNDREDTHS, super::STARS_MOST_HUNDREDTHS),
    });
    [reviewed]
        .into_iter()
        .chain(promotion::card_shown(market, name))
        .collect()
}

/// Runs `what` if the order still stands in the state for which the agenda's entry was made.
fn due_in(
    market: &Market,
    name: &OrderId,
    state: OrderState,
    what: impl Fn(&Order) -> Vec<crate::Event>,
) -> Vec<crate::Event> {
    market
        .orders
        .get(name)
        .filter(|order| order.state == state)
        .map(what)
        .unwrap_or_default()
}
