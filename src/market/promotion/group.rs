//! Buying together: some buyers at a lower price, if enough of them come within a day.

use super::super::{Event, Market, Order, OrderId, ProductId, order, time};
use crate::promotion;

/// How a market lets people buy together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupRule {
    /// Sizes that a group may have.
    pub people: Vec<u32>,
    pub fill_within_h: u32,
    /// Share of the buyers who take the group's price where there is one.
    pub takes_ppm: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    pub product: ProductId,
    pub net_g: u32,
    pub people: u32,
    pub members: Vec<OrderId>,
    pub until_min: u32,
    pub is_open: bool,
}

/// A buyer who wants to buy together has paid: joins the oldest open group, or begins one.
pub(in super::super) fn joined(market: &Market, order: &Order, people: u32) -> Vec<Event> {
    let fits = |group: &Group| group.is_open && group.product == order.product && group.net_g == order.net_g;
    let open = market.promotions.groups.iter().find(|(_, group)| fits(group));
    let within_h = market
        .profile()
        .and_then(|profile| profile.group.as_ref())
        .map_or(24, |group| group.fill_within_h);
    let (number, people, until_min, members) = match open {
        Some((number, group)) => (*number, group.people, group.until_min, group.members.len() as u32),
        None => {
            let until_min = market.now_min + within_h * time::HOUR_MIN;
            (market.promotions.groups.len() as u32 + 1, people, until_min, 0)
        }
    };
    let mut events = vec![Event::from(promotion::event::GroupJoined {
        order: order.name.clone(),
        amount_fen: order.price_fen + order.freight_paid_fen,
        group: number,
        people,
        until_min,
    })];
    if members + 1 >= people {
        events.push(Event::from(promotion::event::GroupFilled {
            group: number,
            ship_by_min: market.dispatch_due_min(
                order::promised_h(market, &order.product) * time::HOUR_MIN + market.presale_waits_min(&order.product),
            ),
        }));
    }
    events
}

/// The day is over.
pub(in super::super) fn group_ends(market: &Market, number: u32) -> Vec<Event> {
    let Some(group) = market.promotions.groups.get(&number).filter(|group| group.is_open) else {
        return Vec::new();
    };
    let failed = |order: &OrderId| {
        Event::from(promotion::event::GroupFailed {
            group: number,
            order: order.clone(),
            refund_fen: market.orders[order].paid_fen(),
        })
    };
    group.members.iter().map(failed).collect()
}

/// Nobody joins any more; returns who has.
pub(super) fn close(market: &mut Market, number: u32) -> Vec<OrderId> {
    let group = market
        .promotions
        .groups
        .get_mut(&number)
        .expect("a group that closes stands");
    group.is_open = false;
    group.members.clone()
}
