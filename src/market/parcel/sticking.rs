//! Whose label is on whose box: stuck by hand where a scenario wants it, one after the other, or wrong by the printer's doing; and
//! found by whoever looks.
//!
//! ```text
//! box of A ◀─ label of A    box of A ◀─ label of B
//! box of B ◀─ label of B    box of B ◀─ label of A     two buyers get what they did not order
//! ```
//! A label is told from another by goods, size and what the buyer wrote; between boxes that are alike in these nobody can err,
//! and a label on one of them counts as on its own.

use std::borrow::Cow;

use crate::order::{in_state, order_mut};
use crate::{Decision, Event, Label, Market, Order, OrderId, OrderState, Refusal, Thing, arrangement, parcel};

/// Checks a label that is stuck on a box.
pub(super) fn stick(market: &Market, stick: &parcel::command::Stick) -> Result<Decision, Refusal> {
    if !market.setting.scenario.hand_labels {
        return Err(Refusal::NOTHING_MATCHES);
    }
    let order = packed(market, &stick.label)?;
    if order.label.is_some() {
        return Err(Refusal::ALREADY_SO);
    }
    let on = packed(market, &stick.on)?;
    if label_on(market, &on.name).is_some() {
        return Err(Refusal::Parcel(parcel::Refusal::HasLabel));
    }
    market.afford(market.setting.rules.costs.label_fen)?;
    let stuck = Event::from(parcel::event::LabelPrinted {
        order: order.name.clone(),
        swapped_with: boxes_differ(market, &order.name, &on.name).then(|| on.name.clone()),
    });
    let minutes = market.setting.rules.minutes.labels(1);
    let work = Decision::work(vec![stuck], minutes);
    Ok(Decision {
        minutes: arrangement::by_crew(market, work.minutes),
        ..work
    })
}

fn packed<'a>(market: &'a Market, name: &OrderId) -> Result<&'a Order, Refusal> {
    let order = market.orders.get(name).ok_or(Refusal::no_such(Thing::Order))?;
    in_state(order, OrderState::WaitShip)?;
    match order.pack {
        Some(_) => Ok(order),
        None => Err(Refusal::Parcel(parcel::Refusal::NotPacked)),
    }
}

/// Whether it matters to the buyers which of two boxes they get.
pub(super) fn boxes_differ(market: &Market, one: &OrderId, other: &OrderId) -> bool {
    let inside = |order: &OrderId| {
        let order = &market.orders[order];
        (&order.product, order.net_g, order.pieces, &order.remark)
    };
    inside(one) != inside(other)
}

/// Whose label is on an order's box.
fn label_on<'a>(market: &'a Market, name: &OrderId) -> Option<&'a Order> {
    let is_on = |order: &&Order| {
        let label = order.label.as_ref();
        label.is_some_and(|label| label.swapped_with.as_ref().unwrap_or(&order.name) == name)
    };
    let waiting = market.orders.values();
    waiting.filter(|order| order.state == OrderState::WaitShip).find(is_on)
}

/// Whoever looks at a label puts it on its own box, and the one that was there where that came from.
pub(super) fn checked(market: &mut Market, name: &OrderId) {
    take_off(market, name);
    order_mut(market, name).label = Some(Label {
        swapped_with: None,
        checked: true,
    });
}

/// An order's own box gets free of another's label, which goes where the order's was.
pub(crate) fn take_off(market: &mut Market, name: &OrderId) {
    let label = order_mut(market, name).label.as_mut();
    let Some(was_on) = label.and_then(|label| label.swapped_with.take()) else {
        return;
    };
    let is_here = |other: &Order| {
        let on = other.label.as_ref().and_then(|label| label.swapped_with.as_ref());
        on == Some(name) && other.state == OrderState::WaitShip
    };
    let Some(other) = market.orders.values().find(|other| is_here(other)) else {
        return;
    };
    let other = other.name.clone();
    if let Some(label) = &mut order_mut(market, &other).label {
        label.swapped_with = (other != was_on).then_some(was_on);
    }
}

impl Market {
    /// Returns an order as it travels: its own name, buyer and way, and what is in the box that bears its label.
    pub(crate) fn as_it_travels<'a>(&'a self, order: &'a Order) -> Cow<'a, Order> {
        let on = order.label.as_ref().and_then(|label| label.swapped_with.as_ref());
        let Some(inside) = on
            .and_then(|on| self.orders.get(on))
            .filter(|inside| inside.pack.is_some())
        else {
            return Cow::Borrowed(order);
        };
        let mut travels = order.clone();
        travels.product.clone_from(&inside.product);
        travels.pack.clone_from(&inside.pack);
        travels.care = inside.care;
        (travels.net_g, travels.pieces) = (inside.net_g, inside.pieces);
        (travels.packed_min, travels.packed_age_min) = (inside.packed_min, inside.packed_age_min);
        (travels.beside_g, travels.is_weighed) = (inside.beside_g, inside.is_weighed);
        Cow::Owned(travels)
    }

    /// Returns the labels that are to be stuck on by hand, of orders that are packed.
    pub fn loose_labels(&self) -> impl Iterator<Item = &Order> {
        self.waiting_boxes().filter(|order| order.label.is_none())
    }

    /// Returns the boxes that bear no label yet.
    pub fn bare_boxes(&self) -> impl Iterator<Item = &Order> {
        self.waiting_boxes()
            .filter(|order| label_on(self, &order.name).is_none())
    }

    /// Returns the boxes that lie here packed, with a label or without.
    pub fn waiting_boxes(&self) -> impl Iterator<Item = &Order> {
        let is_here = |order: &&Order| order.state == OrderState::WaitShip && order.pack.is_some();
        self.orders.values().filter(is_here)
    }
}
