//! Buying together: some buyers at a lower price, if enough of them come within a day.

use super::super::{Account, Event, Market, Name, Order, OrderState, agenda::Due, order, time};
use super::PromotionEvent;

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
    pub product: String,
    pub net_g: u32,
    pub people: u32,
    pub members: Vec<Name>,
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
    let mut events = vec![Event::Promotion(PromotionEvent::GroupJoined {
        order: order.name.clone(),
        amount_fen: order.price_fen + order.freight_paid_fen,
        group: number,
        people,
        until_min,
    })];
    if members + 1 >= people {
        events.push(Event::Promotion(PromotionEvent::GroupFilled {
            group: number,
            ship_by_min: market.now_min + order::promised_h(market, &order.product) * time::HOUR_MIN,
        }));
    }
    events
}

/// The day is over.
pub(in super::super) fn group_ends(market: &Market, number: u32) -> Vec<Event> {
    let Some(group) = market.promotions.groups.get(&number).filter(|group| group.is_open) else {
        return Vec::new();
    };
    let failed = |order: &Name| {
        Event::Promotion(PromotionEvent::GroupFailed {
            group: number,
            order: order.clone(),
            refund_fen: market.orders[order].paid_fen(),
        })
    };
    group.members.iter().map(failed).collect()
}

pub(super) fn apply(market: &mut Market, event: &PromotionEvent) {
    match event {
        PromotionEvent::GroupJoined {
            order: name,
            amount_fen,
            group: number,
            people,
            until_min,
        } => {
            order::escrow(market, name, *amount_fen);
            market.plan(*until_min, Due::GroupEnds(*number));
            let order = order::order_mut(market, name);
            (order.state, order.due_min) = (OrderState::WaitGroup, *until_min);
            let (product, net_g) = (order.product.clone(), order.net_g);
            let group = market.promotions.groups.entry(*number).or_insert(Group {
                product,
                net_g,
                people: *people,
                members: Vec::new(),
                until_min: *until_min,
                is_open: true,
            });
            group.members.push(name.clone());
        }
        PromotionEvent::GroupFilled { group, ship_by_min } => {
            for name in close(market, *group) {
                order::promise(market, &name, *ship_by_min);
            }
        }
        PromotionEvent::GroupFailed {
            group,
            order: name,
            refund_fen,
        } => {
            close(market, *group);
            order::give_goods_back(market, name);
            market.post(Account::Escrow, Account::Refund, *refund_fen, Some(name));
            let order = order::order_mut(market, name);
            order.refunded_fen = *refund_fen;
            order.state = OrderState::Refunded;
        }
        _ => unreachable!("only a group's events come here"),
    }
}

/// Nobody joins any more; returns who has.
fn close(market: &mut Market, number: u32) -> Vec<Name> {
    let group = market
        .promotions
        .groups
        .get_mut(&number)
        .expect("a group that closes stands");
    group.is_open = false;
    group.members.clone()
}
