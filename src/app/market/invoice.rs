//! What the page of an order says of its invoice, and the papers that may be brought for it.

use super::menu::Menu;
use crate::{
    market::{Command, InvoiceState, Market, Order, Origin, Selector, invoice, order},
    say::{self, Arg, sentence},
    text::Ink,
};

/// Whether an order wants an invoice, and how far it is.
pub fn describe(menu: &mut Menu, order: &Order, market: &Market) {
    if !order.wants_invoice {
        return;
    }
    if order.has_invoice {
        menu.show(sentence::market_invoice_there());
        return;
    }
    menu.show(sentence::market_invoice_wanted());
    if market.setting.scenario.tax_office {
        menu.show(sentence::invoice_what());
    }
    match market.invoices.get(&order.name).map(|invoice| invoice.state) {
        Some(InvoiceState::AtOffice { ready_min }) => {
            menu.show_in(sentence::invoice_at_office(Arg::Moment(ready_min)), Ink::Dim);
        }
        Some(InvoiceState::TurnedBack) => menu.show_in(sentence::invoice_turned_back(), Ink::Warn),
        Some(InvoiceState::Issued) | None => {}
    }
}

/// One errand; or the papers, what is so standing first.
pub fn choices(menu: &mut Menu, order: &Order, market: &Market) {
    if !order.wants_invoice {
        return;
    }
    let ways = if market.setting.scenario.tax_office {
        Origin::ALL.len()
    } else {
        1
    };
    let state = market.invoices.get(&order.name).map(|invoice| invoice.state);
    // What comes after it on the page keeps its digits.
    if order.has_invoice || matches!(state, Some(InvoiceState::AtOffice { .. })) {
        (0..ways).for_each(|_| menu.gap());
        return;
    }
    let orders = Selector::Named(vec![order.name.clone().into()]);
    if !market.setting.scenario.tax_office {
        let written = Command::Order(order::Command::Invoice(orders));
        menu.act(sentence::market_invoice(), written);
        return;
    }
    let mut origins = Origin::ALL.to_vec();
    origins.sort_by_key(|origin| *origin != market.origin_of(&order.product));
    for origin in origins {
        let papers = invoice::command::BringPapers {
            orders: orders.clone(),
            origin,
        };
        menu.act(say::origin(origin), invoice::Command::BringPapers(papers));
    }
}
