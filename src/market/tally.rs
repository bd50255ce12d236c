//! Counts that every possible buyer is judged by: reviews, kept promises, quick answers; and what is still open.
//!
//! A fold over all orders for each buyer who looks would be quadratic, so each event moves the counts by what it changed of
//! the one thing it is about. `Market::recount` is the fold itself; a test holds both together on every scenario.

use super::{
    AfterSale, CourierClaim, Event, Market, Message, MessageState, Name, Order, Purchase, PurchaseState, order, parcel,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Orders that were paid, or taken by phone.
    pub orders: i64,
    pub late: i64,
    /// Shipped, or late and never shipped.
    pub shipped_or_late: i64,
    pub reviews: i64,
    /// Sum of the reviews (hundredths of a star).
    pub stars_hundredths: i64,
    /// Messages that are owed an answer.
    pub messages: i64,
    /// Of these, those that wait no more.
    pub messages_closed: i64,
    /// Of these, answered with what fits, within the rule's minutes.
    pub answered_in_time: i64,
    /// Orders, after-sales, claims against couriers, messages and purchases that still wait for somebody.
    pub open: i64,
}

/// Whether an event may move a count. A parcel on its way moves none, nor does a box that is packed and labelled, or whose
/// goods a household hears of, and these are most of what happens.
pub(super) fn moves_counts(event: &Event) -> bool {
    !matches!(
        event,
        Event::Parcel(
            parcel::Event::HopDone(_)
                | parcel::Event::Packed(_)
                | parcel::Event::LabelPrinted(_)
                | parcel::Event::LabelChecked(_)
        ) | Event::Order(order::Event::Warned(_))
            | Event::Household(_)
            | Event::Coop(_)
    )
}

impl Tally {
    fn of_order(order: &Order) -> Tally {
        Tally {
            orders: i64::from(order.state.was_taken()),
            late: i64::from(order.late),
            shipped_or_late: i64::from(order.late || order.shipped_min.is_some()),
            reviews: i64::from(order.stars_hundredths.is_some()),
            stars_hundredths: order.stars_hundredths.unwrap_or(0),
            open: i64::from(!order.state.is_closed()),
            ..Tally::default()
        }
    }

    fn of_message(message: &Message) -> Tally {
        let is_waiting = message.state == MessageState::Waiting;
        Tally {
            messages: i64::from(message.owed),
            messages_closed: i64::from(message.owed && !is_waiting),
            answered_in_time: i64::from(message.owed && message.is_served()),
            open: i64::from(is_waiting),
            ..Tally::default()
        }
    }

    fn of_after_sale(after_sale: &AfterSale) -> Tally {
        Tally {
            open: i64::from(after_sale.is_open()),
            ..Tally::default()
        }
    }

    fn of_courier_claim(claim: &CourierClaim) -> Tally {
        Tally {
            open: i64::from(claim.state.is_open()),
            ..Tally::default()
        }
    }

    fn of_purchase(purchase: &Purchase) -> Tally {
        let is_closed = matches!(purchase.state, PurchaseState::Signed | PurchaseState::Returned);
        Tally {
            open: i64::from(!is_closed),
            ..Tally::default()
        }
    }

    /// Adds `times` the other: once, or minus once.
    fn add(&mut self, other: Tally, times: i64) {
        self.orders += times * other.orders;
        self.late += times * other.late;
        self.shipped_or_late += times * other.shipped_or_late;
        self.reviews += times * other.reviews;
        self.stars_hundredths += times * other.stars_hundredths;
        self.messages += times * other.messages;
        self.messages_closed += times * other.messages_closed;
        self.answered_in_time += times * other.answered_in_time;
        self.open += times * other.open;
    }
}

impl Market {
    /// Moves the counts by everything of this name that an event may change: `times` is minus one before it and one after it.
    pub(super) fn tally_of(&mut self, name: &Name, event: &Event, times: i64) {
        if matches!(event, Event::Order(_) | Event::Parcel(_)) {
            if let Some(order) = self.orders.get(name).map(Tally::of_order) {
                self.tally.add(order, times);
            }
            return;
        }
        if matches!(event, Event::Message(_)) {
            if let Some(message) = self.messages.get(name).map(Tally::of_message) {
                self.tally.add(message, times);
            }
            return;
        }
        let parts = [
            self.orders.get(name).map(Tally::of_order),
            self.messages.get(name).map(Tally::of_message),
            self.after_sales.get(name).map(Tally::of_after_sale),
            self.courier_claims.get(name).map(Tally::of_courier_claim),
            self.purchases.get(name).map(Tally::of_purchase),
        ];
        for part in parts.into_iter().flatten() {
            self.tally.add(part, times);
        }
    }

    /// Returns the counts folded afresh over everything there is: always equal to `tally`.
    pub fn recount(&self) -> Tally {
        let orders = self.orders.values().map(Tally::of_order);
        let messages = self.messages.values().map(Tally::of_message);
        let after_sales = self.after_sales.values().map(Tally::of_after_sale);
        let claims = self.courier_claims.values().map(Tally::of_courier_claim);
        let purchases = self.purchases.values().map(Tally::of_purchase);
        let mut sum = Tally::default();
        for part in orders.chain(messages).chain(after_sales).chain(claims).chain(purchases) {
            sum.add(part, 1);
        }
        sum
    }
}
