//! The shop's standing: its record of violations with the appeal, closing, and the licence wizard.

use super::{
    menu::{Menu, OnChoose},
    page::MarketPage,
    today::Errand,
    words::due,
};
use crate::market::{papers, shop};
use crate::{
    market::{Command, Market, ShopState, Source, ViolationState, Work},
    say::{self, Arg, Sentence, sentence},
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
    let mut menu = Menu::titled(sentence::market_record());
    let conduct = &market.setting.rules.conduct;
    menu.show(sentence::market_points(
        Arg::count(conduct.freeze_points),
        Arg::count(conduct.restrict_points),
        Arg::count(market.shop.points()),
    ));
    if market.shop.state == ShopState::Restricted {
        let until = due(market.shop.restricted_until_min, market);
        menu.show_in(sentence::market_restricted_until(until), Ink::Bad);
    }
    if market.shop.violations.is_empty() {
        menu.show(sentence::market_record_clean());
    }
    for (number, violation) in (1..).zip(&market.shop.violations) {
        if violation.may_be_appealed() {
            menu.go(say::violation(violation), MarketPage::Standing(Page::Violation(number)));
        } else {
            menu.show_in(say::violation(violation), Ink::Dim);
        }
    }
    if market.orders.values().all(|order| order.state.is_closed()) {
        menu.go(sentence::market_close(), MarketPage::Standing(Page::Closing));
    }
    menu
}

fn violation(number: u32, market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_appeal());
    let Some(violation) = market.shop.violations.get(number as usize - 1) else {
        return menu;
    };
    menu.show_in(say::violation(violation), Ink::Strong);
    menu.show(sentence::market_appeal_by(due(violation.due_min, market)));
    menu.show(sentence::market_appeal_ask());
    for evidence in &market.setting.rules.conduct.evidence {
        let command = Command::Shop(shop::Command::Appeal(shop::command::Appeal {
            number,
            evidence: evidence.clone(),
        }));
        menu.offer(Sentence::of(Arg::name("evidence", evidence)), OnChoose::Do(command, 1));
    }
    menu
}

fn closing() -> Menu {
    let mut menu = Menu::titled(sentence::market_close());
    menu.show(sentence::market_close_ask());
    menu.offer(sentence::market_back(), OnChoose::Back);
    menu.offer(
        sentence::market_close_yes(),
        OnChoose::Do(Command::Shop(shop::Command::Close), 1),
    );
    menu
}

/// The wizard's first question, and what the last answer was.
fn licence(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_licence());
    if let Some((source, work)) = market.shop.licence_asked {
        menu.show_in(Sentence::pair(say::source(source), say::work(work)), Ink::Dim);
        let rules = market.setting.rules.licence.iter();
        let rule = rules.clone().find(|rule| rule.from == source && rule.work == work);
        if let Some(rule) = rule {
            menu.show_in(Sentence::of(say::need(rule.needs)), Ink::Good);
        }
        menu.space();
    }
    menu.show(sentence::market_licence_source());
    for source in Source::ALL.iter().copied() {
        menu.go(
            Sentence::of(say::source(source)),
            MarketPage::Standing(Page::LicenceWork(source)),
        );
    }
    match market.shop.registered_min {
        Some(ready_min) if ready_min <= market.now_min => menu.show(sentence::market_registered()),
        Some(ready_min) => menu.show(sentence::market_register_ready(due(ready_min, market))),
        None => menu.act(sentence::market_register(), Command::Shop(shop::Command::Register)),
    }
    menu
}

fn licence_work(source: Source) -> Menu {
    let mut menu = Menu::titled(sentence::market_licence());
    menu.show_in(Sentence::of(say::source(source)), Ink::Strong);
    menu.show(sentence::market_licence_work());
    for work in Work::ALL.iter().copied() {
        let command = Command::Shop(shop::Command::Licence(shop::command::Licence { source, work }));
        menu.offer(Sentence::of(say::work(work)), OnChoose::Do(command, 1));
    }
    menu
}

/// What the shop's standing asks of the seller.
pub fn errands(market: &Market) -> Vec<Errand> {
    let mut errands = Vec::new();
    for (number, violation) in (1..).zip(&market.shop.violations) {
        if violation.state == ViolationState::Accused {
            errands.push(Errand {
                label: sentence::market_errand_accused(say::violation_kind(&violation.kind)),
                on_choose: OnChoose::Go(MarketPage::Standing(Page::Violation(number))),
                due_min: Some(violation.due_min),
            });
        }
    }
    if market.deposit_short_fen() > 0 {
        errands.push(Errand {
            label: sentence::market_errand_top_up(Arg::Yuan(market.deposit_short_fen())),
            on_choose: OnChoose::Do(Command::Papers(papers::Command::Deposit), 0),
            due_min: None,
        });
    }
    errands
}
