//! The official's pages: the bids, the contract's terms, the months, the operator at work.

use super::{
    menu::{Menu, OnChoose},
    money,
    page::MarketPage,
    today::Errand,
};
use crate::market::tender;
use crate::{
    market::{Account, BidderId, Market, Report},
    say::{self, Arg, Sentence, sentence},
    text::Ink,
};

/// Months told on one page, the latest first.
const MONTHS: usize = 6;

/// Who bids, what the contract says, what came of it.
#[derive(Debug, Clone, PartialEq, strum::VariantNames)]
pub enum Page {
    Bids,
    Bid(BidderId),
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

pub fn rooms() -> Vec<(Sentence, MarketPage)> {
    vec![
        (sentence::tender_room_bids(), MarketPage::Tender(Page::Bids)),
        (sentence::tender_room_contract(), MarketPage::Tender(Page::Contract)),
        (sentence::tender_room_months(), MarketPage::Tender(Page::Months)),
        (sentence::market_room_money(), MarketPage::Money(money::Page::Room)),
    ]
}

/// Who is at work, what the last month was, what a parcel costs.
pub fn describe_today(menu: &mut Menu, market: &Market) {
    match &market.tender.at_work {
        Some(at_work) => menu.show(sentence::tender_at_work(say::bidder(&at_work.bidder))),
        None => menu.show_in(sentence::tender_old_at_work(), Ink::Warn),
    }
    if let Some(report) = market.tender.reports.last() {
        describe_month(menu, report);
        describe_cost(menu, market);
    }
}

fn describe_cost(menu: &mut Menu, market: &Market) {
    let told = sentence::tender_cost(
        Arg::Yuan(market.old_cost_fen()),
        Arg::Yuan(market.county_cost_fen().unwrap_or(0)),
    );
    menu.show_in(told, Ink::Money);
}

/// A month as told, and as it was if somebody went to see.
fn describe_month(menu: &mut Menu, report: &Report) {
    let ink = if report.is_known_missed() { Ink::Bad } else { Ink::Plain };
    menu.show_in(say::reported(report), ink);
    if report.audited {
        menu.show_in(sentence::tender_seen(Arg::OfHundred(report.active_ppm)), Ink::Warn);
    }
}

pub fn errands(market: &Market) -> Vec<Errand> {
    let tender = &market.tender;
    let mut errands = Vec::new();
    let mut offer = |label: Sentence, on_choose: OnChoose, due_min: Option<u32>| {
        errands.push(Errand {
            label,
            on_choose,
            due_min,
        })
    };
    if tender.at_work.is_none() {
        offer(
            sentence::tender_errand_bids(),
            OnChoose::Go(MarketPage::Tender(Page::Bids)),
            None,
        );
        offer(
            sentence::tender_errand_contract(),
            OnChoose::Go(MarketPage::Tender(Page::Contract)),
            None,
        );
        return errands;
    }
    if let Some((amount_fen, due_min)) = tender.payment {
        let keep = sentence::tender_errand_withhold(Arg::Yuan(amount_fen));
        offer(keep, OnChoose::act(tender::Command::Withhold, 0), Some(due_min));
    }
    let audit_fen = market.setting.rules.tender.audit_fen;
    let can_audit = audit_fen <= market.ledger.balance(Account::Cash)
        && tender
            .reports
            .last()
            .is_some_and(|report| report.bidder.is_some() && !report.audited);
    if can_audit {
        let audit = sentence::tender_errand_audit(Arg::Yuan(audit_fen));
        offer(audit, OnChoose::act(tender::Command::Audit, 0), None);
    }
    errands
}

fn bids(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::tender_room_bids());
    let Some(terms) = &market.setting.scenario.tender else {
        return menu;
    };
    menu.show_in(sentence::tender_bids_ask(), Ink::Strong);
    for (id, bidder) in &terms.bidders {
        let told = sentence::tender_bid_line(say::bidder(id), Arg::Yuan(bidder.fee_fen), Arg::count(bidder.promises));
        menu.go(told, MarketPage::Tender(Page::Bid(id.clone())));
    }
    menu.offer(sentence::market_back(), OnChoose::Back);
    menu
}

fn bid(id: &str, market: &Market) -> Menu {
    let mut menu = Menu::titled(Sentence::of(say::bidder(id)));
    let terms = market.setting.scenario.tender.as_ref();
    let Some(bidder) = terms.and_then(|terms| terms.bidders.get(id)) else {
        return menu;
    };
    menu.show(sentence::tender_bid_fee(Arg::Yuan(bidder.fee_fen)));
    menu.show(sentence::tender_bid_promises(Arg::count(bidder.promises)));
    if market.tender.visited.contains(id) {
        menu.show(sentence::tender_bid_trucks(Arg::count(bidder.trucks)));
        menu.show(sentence::tender_bid_years(Arg::count(bidder.years)));
        let counties = sentence::tender_bid_counties(Arg::count(bidder.left), Arg::count(bidder.stayed));
        menu.show_in(
            counties,
            if bidder.stayed < bidder.left {
                Ink::Warn
            } else {
                Ink::Good
            },
        );
        menu.gap();
    } else {
        let rules = &market.setting.rules.tender;
        let visit = sentence::tender_visit(Arg::count(rules.visit_days), Arg::Yuan(rules.visit_fen));
        menu.offer(visit, OnChoose::act(tender::Command::Visit(id.into()), 0));
    }
    menu.space();
    if market.tender.at_work.is_none() {
        let award = tender::Command::Award(id.into());
        menu.offer(sentence::tender_award(), OnChoose::act(award, usize::MAX));
    } else {
        menu.gap();
    }
    menu.offer(sentence::market_back(), OnChoose::Back);
    menu
}

fn contract(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::tender_room_contract());
    for (n, terms) in say::TERMS.iter().enumerate() {
        let Some(set) = terms.iter().find(|term| market.tender.has(**term)) else {
            continue;
        };
        let said = Sentence::of(Arg::say(say::term(*set)));
        match market.tender.at_work {
            Some(_) => menu.show(said),
            None => menu.go(said, MarketPage::Tender(Page::ContractTerm(n))),
        }
    }
    if let Some(at_work) = &market.tender.at_work {
        let money = sentence::tender_paid_so_far(Arg::Yuan(at_work.fee_fen), Arg::Yuan(at_work.paid_fen));
        menu.show(money);
        if market.tender.exit {
            let end = OnChoose::act(tender::Command::Terminate, usize::MAX);
            menu.offer(sentence::tender_terminate(), end);
        }
    } else {
        menu.show_in(sentence::tender_contract_ask(), Ink::Strong);
    }
    menu.offer(sentence::market_back(), OnChoose::Back);
    menu
}

fn contract_term(n: usize, market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::tender_room_contract());
    for term in say::TERMS.get(n).copied().unwrap_or_default() {
        let is_set = market.tender.has(*term);
        let on_choose = if is_set {
            OnChoose::Back
        } else {
            OnChoose::act(tender::Command::from(*term), 1)
        };
        menu.tick(Sentence::of(Arg::say(say::term(*term))), is_set, on_choose);
    }
    menu
}

fn months(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::tender_room_months());
    if market.tender.reports.is_empty() {
        menu.show(sentence::tender_no_months());
    } else {
        describe_cost(&mut menu, market);
    }
    for report in market.tender.reports.iter().rev().take(MONTHS) {
        describe_month(&mut menu, report);
    }
    menu.offer(sentence::market_back(), OnChoose::Back);
    menu
}
