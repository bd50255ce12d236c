//! Invoices that the tax office writes for farmers: only where a scenario has the office.
//!
//! ```text
//! a buyer wants an invoice ─bring-papers─▶ at the office ─some hours─▶ issued: own harvest free, bought goods taxed
//!                              ▲                    └─"own" said of bought goods─▶ turned back: nobody signs for it
//!                              └──────────────────────────┘
//! ```
//! What is sold without the invoice that its buyer wants is not handed over (`parcel`), as where there is no office. Nothing is
//! drawn: where goods are from is known.

pub mod command;
pub mod event;
pub(crate) mod figures;
pub mod refusal;

use std::collections::BTreeMap;

pub use command::Command;
pub use event::Event;
pub use figures::Figure;
pub use refusal::Refusal;

use super::{Account, Market, Obligation, Order, OrderId, OrderState, ProductId, demand::scale, order, run::Decision};

/// What every seller's attempt depends on: nothing.
pub const RULES: &[&str] = &[];
/// The sections of the rules that it reads where a scenario has the office.
pub(crate) const WHERE_ON: &[&str] = &["minutes", "tax_office"];

/// How long the office takes, and what it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaxOfficeRules {
    /// From the papers to the invoice.
    pub takes_min: u32,
    /// Of the price of goods that were bought (ppm); the own harvest is free.
    pub bought_ppm: i64,
}

/// Where goods are from, as the papers say.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantArray,
    strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Origin {
    /// Own harvest: the village signs that it is.
    Own,
    /// Bought from others, with a bill for each.
    Bought,
}

impl Origin {
    pub const ALL: &'static [Origin] = <Origin as strum::VariantArray>::VARIANTS;

    pub fn word(self) -> &'static str {
        self.into()
    }
}

/// By order.
pub type Invoices = BTreeMap<OrderId, Invoice>;

/// What became of an order's papers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invoice {
    pub origin: Origin,
    pub brought_min: u32,
    pub state: InvoiceState,
    /// So often nobody signed.
    pub turned_back: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum InvoiceState {
    AtOffice {
        ready_min: u32,
    },
    Issued,
    /// What they said was not so.
    TurnedBack,
}

/// What falls due at the office.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Due {
    Ready(OrderId),
}

impl Due {
    pub fn rank(&self) -> u8 {
        match self {
            Due::Ready(_) => 61,
        }
    }
}

/// What is owed is the order itself, by its own deadline.
pub(crate) fn obligations(_market: &Market) -> Vec<Obligation> {
    Vec::new()
}

pub(crate) fn fall_due(market: &Market, due: &Due) -> Vec<crate::Event> {
    let Due::Ready(name) = due;
    let (Some(order), Some(invoice)) = (market.orders.get(name), market.invoices.get(name)) else {
        return Vec::new();
    };
    let is_due = matches!(invoice.state, InvoiceState::AtOffice { ready_min } if ready_min == market.now_min);
    if !is_due {
        return Vec::new();
    }
    let order_id = name.clone();
    let is_said_falsely = invoice.origin == Origin::Own && market.origin_of(&order.product) == Origin::Bought;
    let event = if is_said_falsely {
        event::TurnedBack { order: order_id }.into()
    } else {
        let tax_fen = match invoice.origin {
            Origin::Own => 0,
            Origin::Bought => scale(order.price_fen, &[market.setting.rules.tax_office.bought_ppm]),
        };
        event::Issued {
            order: order_id,
            tax_fen,
        }
        .into()
    };
    vec![event]
}

pub(super) fn decide(market: &Market, command: &Command) -> Result<Decision, crate::Refusal> {
    let Command::BringPapers(command::BringPapers { orders, origin }) = command;
    if !market.setting.scenario.tax_office {
        return Err(Refusal::NoOffice.into());
    }
    let names = market.select(orders, |order| may_bring(market, order))?;
    let rules = &market.setting.rules;
    let ready_min = market.now_min + rules.tax_office.takes_min;
    Ok(Decision::each(names, rules.minutes.invoice, |order| {
        crate::Event::from(event::Brought {
            order,
            origin: *origin,
            ready_min,
        })
    }))
}

fn may_bring(market: &Market, order: &Order) -> Result<(), crate::Refusal> {
    order::in_state(order, OrderState::WaitShip)?;
    if !order.wants_invoice || order.has_invoice {
        return Err(order::Refusal::NoInvoiceWanted.into());
    }
    match market.invoices.get(&order.name).map(|invoice| invoice.state) {
        Some(InvoiceState::AtOffice { ready_min }) => Err(refusal::PapersThere { ready_min }.into()),
        Some(InvoiceState::Issued | InvoiceState::TurnedBack) | None => Ok(()),
    }
}

/// Where an office writes invoices, none is written without papers.
pub(super) fn by_office(market: &Market) -> Result<(), crate::Refusal> {
    match market.setting.scenario.tax_office {
        true => Err(Refusal::PapersWanted.into()),
        false => Ok(()),
    }
}

pub(crate) fn apply(market: &mut Market, event: &Event) {
    match event {
        Event::Brought(event::Brought {
            order,
            origin,
            ready_min,
        }) => {
            let invoice = Invoice {
                origin: *origin,
                brought_min: market.now_min,
                state: InvoiceState::AtOffice { ready_min: *ready_min },
                turned_back: market.invoices.get(order).map_or(0, |before| before.turned_back),
            };
            market.invoices.insert(order.clone(), invoice);
            market.plan(*ready_min, Due::Ready(order.clone()));
        }
        Event::Issued(event::Issued { order, tax_fen }) => {
            market.post(Account::Cash, Account::Tax, *tax_fen, Some(order));
            order::order_mut(market, order).has_invoice = true;
            set(market, order, InvoiceState::Issued);
        }
        Event::TurnedBack(event::TurnedBack { order }) => {
            set(market, order, InvoiceState::TurnedBack);
            if let Some(invoice) = market.invoices.get_mut(order) {
                invoice.turned_back += 1;
            }
        }
    }
}

fn set(market: &mut Market, name: &OrderId, state: InvoiceState) {
    if let Some(invoice) = market.invoices.get_mut(name) {
        invoice.state = state;
    }
}

impl Market {
    /// Returns where the seller's goods of a product are from.
    pub fn origin_of(&self, product: &ProductId) -> Origin {
        let goods = self.setting.scenario.goods.get(product);
        match goods.is_some_and(|goods| goods.bought_fen_per_kg.is_some()) {
            true => Origin::Bought,
            false => Origin::Own,
        }
    }
}
