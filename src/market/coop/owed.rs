//! What the head of a cooperative owes: an answer to offers, goods on the dates of a contract, money for boxes.

use super::{Event, deal, event};
use crate::{Market, Obligation, ObligationKind, ResponsibleRole, obligation};

pub(crate) fn obligations(market: &Market) -> Vec<Obligation> {
    let mut owed = over(market);
    for deal in market.open_deals().into_keys() {
        obligation::reopen(&mut owed, deal, ObligationKind::Deal);
    }
    let seller = ResponsibleRole::Seller;
    let dates = deal::next_dates(market);
    owed.extend(dates.map(|(deal, due_min)| Obligation::open(deal, ObligationKind::Supply, seller, due_min)));
    let boxes = market.coop.supplier_due_fen.keys();
    owed.extend(boxes.map(|due_min| Obligation::open("", ObligationKind::Boxes, seller, *due_min)));
    owed
}

/// Offers with their answers, dates without goods, the supplier's days. What was called for in time is an order of its own.
fn over(market: &Market) -> Vec<Obligation> {
    let mut owed: Vec<Obligation> = Vec::new();
    let over = |about: &str, kind, due_min, done_min| {
        Obligation::over(about, kind, ResponsibleRole::Seller, due_min, done_min)
    };
    for happened in &market.log {
        let crate::Event::Coop(event) = &happened.event else {
            continue;
        };
        let at_min = happened.at_min;
        match event {
            Event::DealOffered(event::DealOffered { deal, until_min }) => {
                owed.push(over(deal, ObligationKind::Deal, *until_min, None));
            }
            Event::DealTaken(event::DealTaken { deal, .. })
            | Event::DealGone(event::DealGone { deal, silent: false }) => {
                obligation::keep(&mut owed, deal, ObligationKind::Deal, at_min);
            }
            Event::DealMissed(event::DealMissed { deal, .. }) => {
                owed.push(over(deal, ObligationKind::Supply, at_min, None));
            }
            Event::SupplierPaid(_) => owed.push(over("", ObligationKind::Boxes, at_min, Some(at_min))),
            Event::SupplierUnpaid(_) => owed.push(over("", ObligationKind::Boxes, at_min, None)),
            Event::DealGone(event::DealGone { silent: true, .. })
            | Event::HandsHired(_)
            | Event::WagesPaid(_)
            | Event::HandsStayedHome(_)
            | Event::LineShort(_)
            | Event::CreditChosen(_)
            | Event::Hail(_)
            | Event::ConsentAsked(_)
            | Event::CaseWritten(_) => {}
        }
    }
    owed
}
