//! What is owed about claims for money: the next step of each open one, and the answers that are over.

use super::{AfterSale, AfterSaleState, event};
use crate::{
    Market, Obligation, ObligationKind, Order, ResponsibleRole,
    obligation::{Turn, over_by_log},
};

pub(crate) fn obligations(market: &Market) -> Vec<Obligation> {
    let mut owed = over_by_log(market, turn);
    let orders = market.orders.values().filter(|order| !order.state.is_closed());
    owed.extend(orders.filter_map(|order| stands_between(market, order)));
    owed
}

/// As long as somebody asks for money back, this is the next step of the order.
pub(crate) fn stands_between(market: &Market, order: &Order) -> Option<Obligation> {
    let after_sale = market.after_sales.get(&order.name).filter(|one| one.is_open())?;
    Some(Obligation::open(
        &order.name,
        ObligationKind::Claim,
        owner(after_sale),
        after_sale.due_min,
    ))
}

fn owner(after_sale: &AfterSale) -> ResponsibleRole {
    match after_sale.state {
        AfterSaleState::Applied | AfterSaleState::BackHome => ResponsibleRole::Seller,
        AfterSaleState::Returning | AfterSaleState::Resending => ResponsibleRole::Courier,
        AfterSaleState::Disputed => ResponsibleRole::Market,
        AfterSaleState::Negotiating
        | AfterSaleState::WaitReturn
        | AfterSaleState::Rejected
        | AfterSaleState::Refunded
        | AfterSaleState::Resent
        | AfterSaleState::Dropped => ResponsibleRole::Buyer,
    }
}

/// The seller's answers. Silence is none.
fn turn(event: &crate::Event) -> Turn {
    let crate::Event::AfterSale(event) = event else {
        return Turn::default();
    };
    let begins = |due_min: u32| Turn::begins(ObligationKind::Claim, ResponsibleRole::Seller, due_min);
    match event {
        super::Event::Opened(event::Opened { answer_by_min, .. })
        | super::Event::OfferRefused(event::OfferRefused { answer_by_min, .. }) => begins(*answer_by_min),
        super::Event::ReturnArrived(event::ReturnArrived { refund_by_min, .. }) => begins(*refund_by_min),
        super::Event::Refunded(event::Refunded { overdue: false, .. })
        | super::Event::Offered(_)
        | super::Event::Rejected(_)
        | super::Event::Resent(_)
        | super::Event::ReturnAgreed(event::ReturnAgreed { silent: false, .. }) => Turn::ends(ObligationKind::Claim),
        super::Event::Refunded(event::Refunded { overdue: true, .. })
        | super::Event::ReturnAgreed(event::ReturnAgreed { silent: true, .. })
        | super::Event::ReturnSent(_)
        | super::Event::ResentArrived(_)
        | super::Event::Disputed(_)
        | super::Event::Judged(_)
        | super::Event::Dropped(_) => Turn::default(),
    }
}
