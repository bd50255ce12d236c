//! What is owed about orders: the promise to the buyer, the one next step of each open order, and the steps that are over.

use super::{Channel, Order, OrderState, event};
use crate::{
    Event, Market, Obligation, ObligationKind, OrderId, Parcel, ResponsibleRole, aftersale,
    obligation::{Turn, over_by_log},
    parcel,
};

pub(crate) fn obligations(market: &Market) -> Vec<Obligation> {
    let mut owed = over_by_log(market, |event| turn(market, event));
    for order in market.orders.values() {
        if !market.was_called_off(&order.name) {
            owed.extend(promise(market, order));
        }
        if aftersale::stands_between(market, order).is_none() && !order.state.is_closed() {
            owed.push(step(market, order));
        }
    }
    owed
}

impl Market {
    /// Returns who has to do what next with an open order; nothing when it is closed.
    pub fn next_step(&self, order: &OrderId) -> Option<Obligation> {
        let order = self.orders.get(order).filter(|order| !order.state.is_closed())?;
        Some(match aftersale::stands_between(self, order) {
            Some(claim) => claim,
            None => step(self, order),
        })
    }
}

/// The seller's promise; none was made where nobody paid or the call was declined. Of a parcel that the van took too late the
/// minute of the scan counts, as it does for the market.
fn promise(market: &Market, order: &Order) -> Option<Obligation> {
    let scan_min = market.parcel_of(&order.name).map(|parcel| parcel.scan_min);
    let done_min = match order.channel {
        Channel::Shelf if order.late => order.shipped_min.max(order.shipped_min.and(scan_min)),
        Channel::Shelf => order.shipped_min,
        Channel::Phone => order.delivered_min,
    };
    let is_over = done_min.is_some() || order.late || order.state.is_closed();
    order.state.was_taken().then(|| Obligation {
        done_min,
        is_kept: is_over.then_some(!order.late && done_min.is_some()),
        is_open: false,
        ..Obligation::open(
            &order.name,
            ObligationKind::Ship,
            ResponsibleRole::Seller,
            order.ship_by_min,
        )
    })
}

/// What has to happen next to an order that is open and of which nobody wants money back.
fn step(market: &Market, order: &Order) -> Obligation {
    let (owner, kind, due_min) = match order.state {
        OrderState::Asked => (ResponsibleRole::Seller, ObligationKind::Answer, order.due_min),
        OrderState::WaitPay => (ResponsibleRole::Buyer, ObligationKind::Pay, order.due_min),
        OrderState::WaitGroup => (ResponsibleRole::Buyer, ObligationKind::Group, order.due_min),
        OrderState::WaitShip => {
            let needs_label = order.label.is_none() && !market.is_brought_by_hand(order);
            let kind = match (&order.pack, needs_label) {
                (None, _) => ObligationKind::Pack,
                (Some(_), true) => ObligationKind::Label,
                (Some(_), false) => ObligationKind::HandOver,
            };
            (ResponsibleRole::Seller, kind, order.due_min)
        }
        OrderState::Shipped => match market.parcel_of(&order.name).and_then(Parcel::under_way) {
            Some(hop) => (hop.role, ObligationKind::Carry(hop.to), hop.due_min),
            None => (
                ResponsibleRole::Courier,
                ObligationKind::Carry(parcel::Stop::Door),
                order.due_min,
            ),
        },
        OrderState::Delivered => (ResponsibleRole::Buyer, ObligationKind::Confirm, order.due_min),
        OrderState::Completed
        | OrderState::Settled
        | OrderState::Unpaid
        | OrderState::Declined
        | OrderState::Refunded => (ResponsibleRole::Market, ObligationKind::Settle, order.due_min),
    };
    Obligation::open(&order.name, kind, owner, due_min)
}

/// Paying, confirming and paying out, whose deadlines only the log remembers.
fn turn(market: &Market, event: &Event) -> Turn {
    if let Event::Order(event) = event {
        return of_order(event);
    }
    if let Event::Parcel(parcel::Event::Delivered(parcel::event::Delivered { order, .. })) = event {
        return delivered(market, &market.orders[order]);
    }
    let asks_back = matches!(
        event,
        Event::AfterSale(aftersale::Event::Opened(_) | aftersale::Event::OfferRefused(_))
    );
    match asks_back {
        true => Turn::ends(ObligationKind::Confirm),
        false => Turn::default(),
    }
}

fn of_order(event: &super::Event) -> Turn {
    use ObligationKind::{Confirm, Pay, Settle};
    match event {
        super::Event::Placed(event::Placed { order, .. }) => Turn::begins(Pay, ResponsibleRole::Buyer, order.due_min),
        super::Event::Paid(_) | super::Event::Accepted(_) => Turn::ends(Pay),
        super::Event::Confirmed(event::Confirmed { settle_min, .. }) => Turn {
            ended: Some(Confirm),
            ..Turn::begins(Settle, ResponsibleRole::Market, *settle_min)
        },
        super::Event::Settled(_) => Turn::ends(Settle),
        super::Event::Asked(_)
        | super::Event::Declined(_)
        | super::Event::Unpaid(_)
        | super::Event::Warned(_)
        | super::Event::Late(_)
        | super::Event::InvoiceWritten(_)
        | super::Event::Reviewed(_)
        | super::Event::Cancelled(_) => Turn::default(),
    }
}

/// Whoever got goods from the shelf has to say whether they are good.
fn delivered(market: &Market, order: &Order) -> Turn {
    let timers = &market.setting.rules.timers;
    let timer = timers.confirm_min.max(timers.confirm_fresh_min);
    let due_min = order.delivered_min.unwrap_or(0) + timer;
    match order.channel {
        Channel::Shelf => Turn::begins(ObligationKind::Confirm, ResponsibleRole::Buyer, due_min),
        Channel::Phone => Turn::default(),
    }
}
