//! The shop's standing: its record of violations with the appeal, closing, and the licence wizard.

use super::{
    menu::{Menu, Takes},
    place::Place,
    today::Errand,
    words::{due, label},
};
use crate::market::{papers, shop};
use crate::{
    market::{Command, Market, ShopState, Source, ViolationState, Work},
    say::{self, Saying, Word},
    text::Ink,
};

/// The shop's record and what may be done about it, and the licence wizard.
#[derive(Debug, Clone, PartialEq, strum::VariantNames)]
pub enum Page {
    Record,
    /// A line of the record, by its number.
    Violation(u32),
    Closing,
    Licence,
    LicenceWork(Source),
}

pub fn menu(page: &Page, market: &Market) -> Menu {
    match page {
        Page::Record => record(market),
        Page::Violation(number) => violation(*number, market),
        Page::Closing => closing(),
        Page::Licence => licence(market),
        Page::LicenceWork(source) => licence_work(*source),
    }
}

fn record(market: &Market) -> Menu {
    let mut menu = Menu::titled(Saying::plain("market-record"));
    let conduct = &market.setting.rules.conduct;
    menu.tell(
        Saying::plain("market-points")
            .with("points", Word::count(market.shop.points()))
            .with("limit", Word::count(conduct.restrict_points))
            .with("freeze", Word::count(conduct.freeze_points)),
    );
    if market.shop.state == ShopState::Restricted {
        let until = due(market.shop.restricted_until_min, market);
        menu.tell_in(label("market-restricted-until", until), Ink::Bad);
    }
    if market.shop.violations.is_empty() {
        menu.tell(Saying::plain("market-record-clean"));
    }
    for (number, violation) in (1..).zip(&market.shop.violations) {
        if violation.may_be_appealed() {
            menu.go(say::violation(violation), Place::Standing(Page::Violation(number)));
        } else {
            menu.tell_in(say::violation(violation), Ink::Dim);
        }
    }
    if market.orders.values().all(|order| order.state.is_closed()) {
        menu.go(Saying::plain("market-close"), Place::Standing(Page::Closing));
    }
    menu
}

fn violation(number: u32, market: &Market) -> Menu {
    let mut menu = Menu::titled(Saying::plain("market-appeal"));
    let Some(violation) = market.shop.violations.get(number as usize - 1) else {
        return menu;
    };
    menu.tell_in(say::violation(violation), Ink::Strong);
    menu.tell(label("market-appeal-by", due(violation.due_min, market)));
    menu.tell(Saying::plain("market-appeal-ask"));
    for evidence in &market.setting.rules.conduct.evidence {
        let command = Command::Shop(shop::Command::Appeal(shop::command::Appeal {
            number,
            evidence: evidence.clone(),
        }));
        menu.offer(Saying::of(Word::name("evidence", evidence)), Takes::Do(command, 1));
    }
    menu
}

fn closing() -> Menu {
    let mut menu = Menu::titled(Saying::plain("market-close"));
    menu.tell(Saying::plain("market-close-ask"));
    menu.offer(Saying::plain("market-back"), Takes::Back);
    menu.offer(
        Saying::plain("market-close-yes"),
        Takes::Do(Command::Shop(shop::Command::Close), 1),
    );
    menu
}

/// The wizard's first question, and what the last answer was.
fn licence(market: &Market) -> Menu {
    let mut menu = Menu::titled(Saying::plain("market-licence"));
    if let Some((source, work)) = market.shop.licence_asked {
        menu.tell_in(Saying::pair(say::source(source), say::work(work)), Ink::Dim);
        let rules = market.setting.rules.licence.iter();
        let rule = rules.clone().find(|rule| rule.from == source && rule.work == work);
        if let Some(rule) = rule {
            menu.tell_in(Saying::of(say::need(rule.needs)), Ink::Good);
        }
        menu.space();
    }
    menu.tell(Saying::plain("market-licence-source"));
    for source in Source::ALL.iter().copied() {
        menu.go(
            Saying::of(say::source(source)),
            Place::Standing(Page::LicenceWork(source)),
        );
    }
    match market.shop.registered_min {
        Some(ready_min) if ready_min <= market.now_min => menu.tell(Saying::plain("market-registered")),
        Some(ready_min) => menu.tell(label("market-register-ready", due(ready_min, market))),
        None => menu.act(Saying::plain("market-register"), Command::Shop(shop::Command::Register)),
    }
    menu
}

fn licence_work(source: Source) -> Menu {
    let mut menu = Menu::titled(Saying::plain("market-licence"));
    menu.tell_in(Saying::of(say::source(source)), Ink::Strong);
    menu.tell(Saying::plain("market-licence-work"));
    for work in Work::ALL.iter().copied() {
        let command = Command::Shop(shop::Command::Licence(shop::command::Licence { source, work }));
        menu.offer(Saying::of(say::work(work)), Takes::Do(command, 1));
    }
    menu
}

/// What the shop's standing asks of the seller.
pub fn errands(market: &Market) -> Vec<Errand> {
    let mut errands = Vec::new();
    for (number, violation) in (1..).zip(&market.shop.violations) {
        if violation.state == ViolationState::Accused {
            errands.push(Errand {
                label: label("market-errand-accused", say::violation_kind(&violation.kind)),
                takes: Takes::Go(Place::Standing(Page::Violation(number))),
                due_min: Some(violation.due_min),
            });
        }
    }
    if market.deposit_short_fen() > 0 {
        errands.push(Errand {
            label: label("market-errand-top-up", Word::Yuan(market.deposit_short_fen())),
            takes: Takes::Do(Command::Papers(papers::Command::Deposit), 0),
            due_min: None,
        });
    }
    errands
}
