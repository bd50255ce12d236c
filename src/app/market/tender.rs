//! The official's pages: the bids, the contract's terms, the months, the operator at work.

use super::{
    menu::{Menu, Takes},
    money,
    place::Place,
    today::Errand,
    words::label,
};
use crate::market::tender;
use crate::{
    market::{Market, Report},
    say::{self, Saying, Word},
    text::Ink,
};

/// Months told on one page, the latest first.
const MONTHS: usize = 6;

/// Who bids, what the contract says, what came of it.
#[derive(Debug, Clone, PartialEq, strum::VariantNames)]
pub enum Page {
    Bids,
    Bid(String),
    Contract,
    /// What the n-th term may be.
    ContractTerm(usize),
    Months,
}

pub fn menu(page: &Page, market: &Market) -> Menu {
    match page {
        Page::Bids => bids(market),
        Page::Bid(id) => bid(id, market),
        Page::Contract => contract(market),
        Page::ContractTerm(n) => contract_term(*n, market),
        Page::Months => months(market),
    }
}

pub fn rooms() -> Vec<(Saying, Place)> {
    let room = |key: &str| Saying::plain(format!("tender-room-{key}"));
    vec![
        (room("bids"), Place::Tender(Page::Bids)),
        (room("contract"), Place::Tender(Page::Contract)),
        (room("months"), Place::Tender(Page::Months)),
        (Saying::plain("market-room-money"), Place::Money(money::Page::Room)),
    ]
}

/// Who is at work, what the last month was, what a parcel costs.
pub fn tell_today(menu: &mut Menu, market: &Market) {
    match &market.tender.at_work {
        Some(at_work) => menu.tell(label("tender-at-work", say::bidder(&at_work.bidder))),
        None => menu.tell_in(Saying::plain("tender-old-at-work"), Ink::Warn),
    }
    if let Some(report) = market.tender.reports.last() {
        tell_month(menu, report);
        tell_cost(menu, market);
    }
}

fn tell_cost(menu: &mut Menu, market: &Market) {
    let told = Saying::plain("tender-cost")
        .with("before", Word::Yuan(market.old_cost_fen()))
        .with("now", Word::Yuan(market.county_cost_fen().unwrap_or(0)));
    menu.tell_in(told, Ink::Money);
}

/// A month as told, and as it was if somebody went to see.
fn tell_month(menu: &mut Menu, report: &Report) {
    let ink = if report.is_known_missed() { Ink::Bad } else { Ink::Plain };
    menu.tell_in(say::reported(report), ink);
    if report.audited {
        menu.tell_in(label("tender-seen", Word::OfHundred(report.active_ppm)), Ink::Warn);
    }
}

pub fn errands(market: &Market) -> Vec<Errand> {
    let tender = &market.tender;
    let mut errands = Vec::new();
    let mut offer = |label: Saying, takes: Takes, due_min: Option<u32>| errands.push(Errand { label, takes, due_min });
    if tender.at_work.is_none() {
        offer(
            Saying::plain("tender-errand-bids"),
            Takes::Go(Place::Tender(Page::Bids)),
            None,
        );
        offer(
            Saying::plain("tender-errand-contract"),
            Takes::Go(Place::Tender(Page::Contract)),
            None,
        );
        return errands;
    }
    if let Some((amount_fen, due_min)) = tender.payment {
        let keep = Saying::plain("tender-errand-withhold").with("money", Word::Yuan(amount_fen));
        offer(keep, Takes::act(tender::Command::Withhold, 0), Some(due_min));
    }
    let can_audit = tender
        .reports
        .last()
        .is_some_and(|report| report.bidder.is_some() && !report.audited);
    if can_audit {
        let cost = Word::Yuan(market.setting.rules.tender.audit_fen);
        let audit = Saying::plain("tender-errand-audit").with("money", cost);
        offer(audit, Takes::act(tender::Command::Audit, 0), None);
    }
    errands
}

fn bids(market: &Market) -> Menu {
    let mut menu = Menu::titled(Saying::plain("tender-room-bids"));
    let Some(terms) = &market.setting.scenario.tender else {
        return menu;
    };
    menu.tell_in(Saying::plain("tender-bids-ask"), Ink::Strong);
    for (id, bidder) in &terms.bidders {
        let told = Saying::plain("tender-bid-line")
            .with("bidder", say::bidder(id))
            .with("money", Word::Yuan(bidder.fee_fen))
            .with("parcels", Word::count(bidder.promises));
        menu.go(told, Place::Tender(Page::Bid(id.clone())));
    }
    menu.offer(Saying::plain("market-back"), Takes::Back);
    menu
}

fn bid(id: &str, market: &Market) -> Menu {
    let mut menu = Menu::titled(Saying::of(say::bidder(id)));
    let terms = market.setting.scenario.tender.as_ref();
    let Some(bidder) = terms.and_then(|terms| terms.bidders.get(id)) else {
        return menu;
    };
    menu.tell(label("tender-bid-fee", Word::Yuan(bidder.fee_fen)));
    menu.tell(label("tender-bid-promises", Word::count(bidder.promises)));
    if market.tender.visited.contains(id) {
        menu.tell(label("tender-bid-trucks", Word::count(bidder.trucks)));
        menu.tell(label("tender-bid-years", Word::count(bidder.years)));
        let counties = Saying::plain("tender-bid-counties")
            .with("stayed", Word::count(bidder.stayed))
            .with("left", Word::count(bidder.left));
        menu.tell_in(
            counties,
            if bidder.stayed < bidder.left {
                Ink::Warn
            } else {
                Ink::Good
            },
        );
    } else {
        let rules = &market.setting.rules.tender;
        let visit = Saying::plain("tender-visit")
            .with("days", Word::count(rules.visit_days))
            .with("money", Word::Yuan(rules.visit_fen));
        menu.offer(visit, Takes::act(tender::Command::Visit(id.to_owned()), 0));
    }
    menu.space();
    if market.tender.at_work.is_none() {
        let award = tender::Command::Award(id.to_owned());
        menu.offer(Saying::plain("tender-award"), Takes::act(award, usize::MAX));
    }
    menu.offer(Saying::plain("market-back"), Takes::Back);
    menu
}

fn contract(market: &Market) -> Menu {
    let mut menu = Menu::titled(Saying::plain("tender-room-contract"));
    for (n, terms) in say::TERMS.iter().enumerate() {
        let Some(set) = terms.iter().find(|term| market.tender.has(**term)) else {
            continue;
        };
        let said = Saying::of(Word::say(say::term(*set)));
        match market.tender.at_work {
            Some(_) => menu.tell(said),
            None => menu.go(said, Place::Tender(Page::ContractTerm(n))),
        }
    }
    if let Some(at_work) = &market.tender.at_work {
        let money = Saying::plain("tender-paid-so-far")
            .with("paid", Word::Yuan(at_work.paid_fen))
            .with("fee", Word::Yuan(at_work.fee_fen));
        menu.tell(money);
        if market.tender.exit {
            let end = Takes::act(tender::Command::Terminate, usize::MAX);
            menu.offer(Saying::plain("tender-terminate"), end);
        }
    } else {
        menu.tell_in(Saying::plain("tender-contract-ask"), Ink::Strong);
    }
    menu.offer(Saying::plain("market-back"), Takes::Back);
    menu
}

fn contract_term(n: usize, market: &Market) -> Menu {
    let mut menu = Menu::titled(Saying::plain("tender-room-contract"));
    for term in say::TERMS.get(n).copied().unwrap_or_default() {
        let is_set = market.tender.has(*term);
        let takes = if is_set {
            Takes::Back
        } else {
            Takes::act(tender::Command::from(*term), 1)
        };
        menu.tick(Saying::of(Word::say(say::term(*term))), is_set, takes);
    }
    menu
}

fn months(market: &Market) -> Menu {
    let mut menu = Menu::titled(Saying::plain("tender-room-months"));
    if market.tender.reports.is_empty() {
        menu.tell(Saying::plain("tender-no-months"));
    } else {
        tell_cost(&mut menu, market);
    }
    for report in market.tender.reports.iter().rev().take(MONTHS) {
        tell_month(&mut menu, report);
    }
    menu.offer(Saying::plain("market-back"), Takes::Back);
    menu
}
