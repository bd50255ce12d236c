//! Buyers who have paid and ask to cancel before the parcel is handed over.
//!
//! ```text
//!                ┌─ nothing packed ─▶ money back at once, by itself
//! paid ─asks─▶ ──┤
//!                └─ packed ─▶ open ─unpack──────────▶ money back, goods in stock, box and label lost
//!                              │  └─silence, still here─▶ the same, too late
//!                              └─handed over all the same ─gone─▶ takes it, or will not
//!                                       └─silence─▶ will not ─at the door─▶ money back, the road paid both ways
//! ```
//! Who asks, and when, is drawn for each order by itself: what a seller does changes neither. Buyers of the story do not ask,
//! and who bought on air thinks better of it by `live`'s own rule. As long as a request is open, no promise is broken.

pub mod command;
pub mod event;
pub(crate) mod figures;
pub mod refusal;

use std::collections::BTreeMap;

pub use command::Command;
pub use event::Event;
pub use figures::Figure;
pub use refusal::Refusal;

use super::{
    Account, Channel, Market, Obligation, ObligationKind, Order, OrderId, OrderState, ResponsibleRole, Role,
    Whereabouts, arrangement, demand::scale, order, parcel::sticking, random, run::Decision,
};

/// What every seller's attempt depends on: nothing.
pub const RULES: &[&str] = &[];
/// The sections of the rules that it reads where a scenario has buyers who cancel.
pub(crate) const WHERE_ON: &[&str] = &["cancellations", "costs", "minutes"];

/// How many buyers ask, when, and what comes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CancellationRules {
    /// Of all who have paid, so many ask to cancel if nothing is sent before (ppm).
    pub asks_ppm: i64,
    /// So long after paying, at least and at most.
    pub asks_least_min: u32,
    pub asks_most_min: u32,
    /// A request that is not answered in this time counts as agreed.
    pub answer_min: u32,
    /// Of those who hear that the parcel has gone, so many take it (ppm).
    pub takes_ppm: i64,
    /// Opening a box and putting the goods back.
    pub unpack_min: u32,
}

/// All who asked.
pub type Cancellations = BTreeMap<OrderId, Cancellation>;

/// A buyer's request, from the minute on in which it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cancellation {
    pub asked_min: u32,
    pub answer_by_min: u32,
    pub answered_min: Option<u32>,
    pub state: CancellationState,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CancellationState {
    /// The seller has to answer.
    Open,
    /// Nothing was packed; the market gave the money back by itself.
    AtOnce,
    /// The seller agreed and opened the box.
    Unpacked,
    /// The buyer heard that the parcel has gone, and takes it or not. Nobody sees which before the door.
    Gone { takes: bool },
    /// Nobody answered in time.
    Silent,
    /// The buyer did not take it.
    TurnedAway,
}

impl Cancellation {
    /// Whether there was anything to answer.
    pub fn was_asked_of_seller(&self) -> bool {
        self.state != CancellationState::AtOnce
    }

    /// Whether nobody answered before the parcel was at the door, or in time.
    fn was_unanswered(&self) -> bool {
        let is_over = matches!(self.state, CancellationState::Silent | CancellationState::TurnedAway);
        is_over && self.answered_min.is_none()
    }

    /// Whether whoever brings the parcel finds the door shut.
    fn refuses(&self) -> bool {
        match self.state {
            CancellationState::Open | CancellationState::Silent | CancellationState::Gone { takes: false } => true,
            CancellationState::AtOnce
            | CancellationState::Unpacked
            | CancellationState::Gone { takes: true }
            | CancellationState::TurnedAway => false,
        }
    }
}

/// What falls due for a request.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Due {
    /// The buyer asks, unless the parcel has gone.
    Asks(OrderId),
    /// The time for an answer is over.
    Ends(OrderId),
}

impl Due {
    pub fn rank(&self) -> u8 {
        match self {
            Due::Asks(_) => 54,
            Due::Ends(_) => 55,
        }
    }
}

/// The seller's answers: those that are owed, and those that are over.
pub(crate) fn obligations(market: &Market) -> Vec<Obligation> {
    let asked = market
        .cancellations
        .iter()
        .filter(|(_, asked)| asked.was_asked_of_seller());
    let owed = asked.filter_map(|(name, asked)| {
        let (kind, owner) = (ObligationKind::Cancellation, ResponsibleRole::Seller);
        if market.wants_to_cancel(name) {
            return Some(Obligation::open(name, kind, owner, asked.answer_by_min));
        }
        let is_over = asked.answered_min.is_some() || asked.was_unanswered();
        is_over.then(|| Obligation::over(name, kind, owner, asked.answer_by_min, asked.answered_min))
    });
    owed.collect()
}

/// An order is paid: whoever will ask to cancel it is drawn here.
pub(super) fn paid(market: &mut Market, name: &OrderId) {
    let (setting, order) = (std::sync::Arc::clone(&market.setting), &market.orders[name]);
    let scenario = &setting.scenario;
    let is_of_shelf = order.channel == Channel::Shelf && !order.live && order.plan.is_none();
    if scenario.cancellations_ppm == 0 || scenario.role != Role::Seller || !is_of_shelf {
        return;
    }
    let rules = &setting.rules.cancellations;
    let asks_ppm = scale(rules.asks_ppm, &[scenario.cancellations_ppm]);
    if random::happens(market.draw("cancels", 0, name.as_str()), asks_ppm) {
        let bits = market.draw("cancels-when", 0, name.as_str());
        let pause_min = random::between(bits, rules.asks_least_min, rules.asks_most_min);
        market.plan(market.now_min + pause_min, Due::Asks(name.clone()));
    }
}

pub(crate) fn fall_due(market: &Market, due: &Due) -> Vec<crate::Event> {
    let event = match due {
        Due::Asks(name) => asks(market, name),
        Due::Ends(name) => ends(market, name),
    };
    event.into_iter().collect()
}

fn asks(market: &Market, name: &OrderId) -> Option<crate::Event> {
    let order = market.orders.get(name)?;
    if order.state != OrderState::WaitShip {
        return None;
    }
    let order_id = name.clone();
    Some(if order.pack.is_some() {
        let answer_by_min = market.now_min + market.setting.rules.cancellations.answer_min;
        let order = order_id;
        event::Asked { order, answer_by_min }.into()
    } else {
        let refund_fen = order.paid_fen();
        let order = order_id;
        event::AtOnce { order, refund_fen }.into()
    })
}

/// Silence is a yes: where the box is still here it is opened, where it has gone the buyer will not take it.
fn ends(market: &Market, name: &OrderId) -> Option<crate::Event> {
    let order = market.orders.get(name).filter(|_| market.wants_to_cancel(name))?;
    let is_here = order.state == OrderState::WaitShip;
    let refund_fen = if is_here { order.paid_fen() } else { 0 };
    let order = name.clone();
    Some(
        event::Lapsed {
            order,
            is_here,
            refund_fen,
        }
        .into(),
    )
}

/// Whoever brings the parcel hears that it is not wanted any more; nothing where it is.
pub(super) fn at_the_door(market: &Market, order: &Order) -> Option<crate::Event> {
    let asked = market.cancellations.get(&order.name)?;
    asked.refuses().then(|| {
        event::TurnedAway {
            order: order.name.clone(),
            refund_fen: order.paid_fen() - order.refunded_fen,
            freight_fen: market.setting.rules.costs.return_freight_fen,
            // Nobody sells fruit a second time that has been on the road for a week.
            is_sound: !market.is_fresh(&order.product),
        }
        .into()
    })
}

pub(super) fn decide(market: &Market, command: &Command) -> Result<Decision, crate::Refusal> {
    let asked = |order: &Order| match market.wants_to_cancel(&order.name) {
        true => Ok(()),
        false => Err(crate::Refusal::from(Refusal::NoRequest)),
    };
    let rules = &market.setting.rules;
    match command {
        Command::Unpack(orders) => {
            let names = market.select(orders, |order| {
                asked(order)?;
                let is_here = order.state == OrderState::WaitShip;
                is_here.then_some(()).ok_or(Refusal::AlreadySent.into())
            })?;
            Ok(Decision::each(names, rules.cancellations.unpack_min, |order| {
                let refund_fen = market.orders[&order].paid_fen();
                event::Unpacked { order, refund_fen }
            }))
        }
        Command::Gone(orders) => {
            let names = market.select(orders, |order| {
                asked(order)?;
                let is_here = order.state == OrderState::WaitShip;
                (!is_here).then_some(()).ok_or(Refusal::StillHere.into())
            })?;
            let told = |order: OrderId| {
                let bits = market.draw("takes-it", 0, order.as_str());
                let takes = random::happens(bits, rules.cancellations.takes_ppm);
                event::ToldGone { order, takes }
            };
            Ok(Decision::each(names, rules.minutes.decide, told))
        }
    }
}

pub(crate) fn apply(market: &mut Market, event: &Event) {
    match event {
        Event::AtOnce(event::AtOnce { order, refund_fen }) => {
            let asked = came(market, market.now_min, CancellationState::AtOnce);
            market.cancellations.insert(order.clone(), asked);
            called_off(market, order, *refund_fen);
        }
        Event::Asked(event::Asked { order, answer_by_min }) => {
            let asked = came(market, *answer_by_min, CancellationState::Open);
            market.cancellations.insert(order.clone(), asked);
            market.plan(*answer_by_min, Due::Ends(order.clone()));
        }
        Event::Unpacked(event::Unpacked { order, refund_fen }) => {
            answered(market, order, CancellationState::Unpacked);
            called_off(market, order, *refund_fen);
        }
        Event::ToldGone(event::ToldGone { order, takes }) => {
            answered(market, order, CancellationState::Gone { takes: *takes });
        }
        Event::Lapsed(event::Lapsed {
            order,
            is_here,
            refund_fen,
        }) => {
            set(market, order, CancellationState::Silent);
            if *is_here {
                called_off(market, order, *refund_fen);
            }
        }
        Event::TurnedAway(turned) => turned_away(market, turned),
    }
}

fn came(market: &Market, answer_by_min: u32, state: CancellationState) -> Cancellation {
    Cancellation {
        asked_min: market.now_min,
        answer_by_min,
        answered_min: None,
        state,
    }
}

fn set(market: &mut Market, name: &OrderId, state: CancellationState) {
    if let Some(asked) = market.cancellations.get_mut(name) {
        asked.state = state;
    }
}

fn answered(market: &mut Market, name: &OrderId, state: CancellationState) {
    let now_min = market.now_min;
    if let Some(asked) = market.cancellations.get_mut(name) {
        asked.answered_min = Some(now_min);
    }
    set(market, name, state);
}

/// Nothing was sent: goods and money go back. Whoever opens a box sees whose label is on it.
fn called_off(market: &mut Market, name: &OrderId, refund_fen: i64) {
    order::give_goods_back(market, name);
    market.post(Account::Escrow, Account::Refund, refund_fen, Some(name));
    let order = order::order_mut(market, name);
    order.refunded_fen = refund_fen;
    order.state = OrderState::Refunded;
    sticking::take_off(market, name);
}

/// The parcel comes home: what is sound is for sale again.
fn turned_away(market: &mut Market, turned: &event::TurnedAway) {
    let event::TurnedAway {
        order: name,
        refund_fen,
        freight_fen,
        is_sound,
    } = turned;
    set(market, name, CancellationState::TurnedAway);
    market.post(Account::Escrow, Account::Refund, *refund_fen, Some(name));
    market.post(Account::Cash, Account::Freight, *freight_fen, Some(name));
    if *is_sound {
        order::give_goods_back(market, name);
    } else {
        market.move_goods(name, Whereabouts::Sold);
    }
    let order = order::order_mut(market, name);
    order.refunded_fen += refund_fen;
    order.came_back = *is_sound;
    order.state = OrderState::Refunded;
    let (product, total_g) = (order.product.clone(), order.total_g());
    arrangement::order_closes(market, name, 0);
    if *is_sound {
        let value_fen = market.goods_value_fen(&product, total_g);
        market.post(Account::Goods, market.goods_account(&product), value_fen, Some(name));
    }
}

impl Market {
    /// Whether a buyer who asked to cancel waits for the seller's answer.
    pub fn wants_to_cancel(&self, order: &OrderId) -> bool {
        let is_open = |asked: &Cancellation| asked.state == CancellationState::Open;
        let is_under_way = |order: &Order| matches!(order.state, OrderState::WaitShip | OrderState::Shipped);
        self.cancellations.get(order).is_some_and(is_open) && self.orders.get(order).is_some_and(is_under_way)
    }

    /// Whether the buyer gave the order up before it was sent, so that nothing is owed about it any more.
    pub(super) fn was_called_off(&self, order: &OrderId) -> bool {
        let was_asked = self.cancellations.get(order).is_some_and(|asked| match asked.state {
            CancellationState::AtOnce | CancellationState::Unpacked | CancellationState::Silent => true,
            CancellationState::Open | CancellationState::Gone { .. } | CancellationState::TurnedAway => false,
        });
        was_asked && self.orders.get(order).is_some_and(|order| order.shipped_min.is_none())
    }
}
