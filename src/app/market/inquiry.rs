//! The reviewer's pages: the failed orders, each one's record, and the three questions about it.
//!
//! ```text
//! today ─▶ a case: what the buyer says, the record ─▶ who? ─▶ which deadline? ─▶ what now? ─▶ today
//! ```

use super::{
    menu::{Menu, OnChoose},
    page::MarketPage,
    today::Errand,
};
use crate::market::inquiry;
use crate::{
    market::{Blame, CaseId, Command, InquiryCase, Market, RecordStep, ResponsibleRole},
    say::{self, Arg, Sentence, sentence},
    text::Ink,
};

/// A failed order, and the questions about it, each with the answers so far.
#[derive(Debug, Clone, PartialEq, strum::VariantNames)]
pub enum Page {
    Case(CaseId),
    Blame(CaseId),
    MissedStep(CaseId, ResponsibleRole),
    Remedy(CaseId, ResponsibleRole, RecordStep),
}

pub fn menu(page: &Page, market: &Market) -> Menu {
    match page {
        Page::Case(name) => case(name, market),
        Page::Blame(name) => who(name, market),
        Page::MissedStep(name, role) => which(name, *role, market),
        Page::Remedy(name, role, step) => what_now(name, *role, *step, market),
    }
}

/// The cases, then whose step is whose.
pub fn rooms(market: &Market) -> Vec<(Sentence, MarketPage)> {
    let case = |(name, case): (&CaseId, &InquiryCase)| {
        let make = match case.judged {
            None => sentence::inquiry_case_open,
            Some(judgement) if judgement.is_right() => sentence::inquiry_case_right,
            Some(_) => sentence::inquiry_case_wrong,
        };
        (make(say::called(name)), MarketPage::Inquiry(Page::Case(name.clone())))
    };
    market.cases.iter().map(case).collect()
}

/// The next record to read.
pub fn errands(market: &Market) -> Vec<Errand> {
    let open = market.cases.iter().find(|(_, case)| case.judged.is_none());
    let errand = |(name, _): (&CaseId, &InquiryCase)| Errand {
        label: sentence::inquiry_errand(say::called(name)),
        on_choose: OnChoose::Go(MarketPage::Inquiry(Page::Case(name.clone()))),
        due_min: Some(market.judge_by_min()),
    };
    open.map(errand).into_iter().collect()
}

fn case(name: &CaseId, market: &Market) -> Menu {
    let mut menu = Menu::titled(Sentence::of(say::called(name)));
    let Some(case) = market.cases.get(name) else {
        return menu;
    };
    menu.show_in(say::case_kind(case.kind), Ink::Strong);
    let first_missed = case.judged.map(|judgement| judgement.right.step);
    for recorded in &case.steps {
        let ink = if first_missed == Some(recorded.step) {
            Ink::Bad
        } else {
            Ink::Plain
        };
        menu.show_in(say::recorded(recorded), ink);
    }
    match case.judged {
        Some(judgement) => {
            menu.show_in(
                say::judged(name, &judgement),
                if judgement.is_right() { Ink::Good } else { Ink::Warn },
            );
            let right = Arg::say(say::case_remedy(judgement.right.remedy));
            menu.show_in(sentence::inquiry_remedy_is(right), Ink::Good);
            menu.offer(sentence::market_back(), OnChoose::Back);
        }
        None => menu.go(
            sentence::inquiry_ask_role(),
            MarketPage::Inquiry(Page::Blame(name.clone())),
        ),
    }
    menu
}

fn who(name: &CaseId, market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::inquiry_ask_role());
    for role in market.cases.get(name).map_or_else(Vec::new, InquiryCase::roles) {
        menu.go(
            Sentence::of(say::role(role)),
            MarketPage::Inquiry(Page::MissedStep(name.clone(), role)),
        );
    }
    menu
}

fn which(name: &CaseId, role: ResponsibleRole, market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::inquiry_ask_step());
    menu.show(sentence::inquiry_said_role(say::role(role)));
    for recorded in market.cases.get(name).map_or(&[][..], |case| &case.steps) {
        let step = Sentence::of(Arg::say(say::record_step(recorded.step)));
        menu.go(
            step,
            MarketPage::Inquiry(Page::Remedy(name.clone(), role, recorded.step)),
        );
    }
    menu
}

fn what_now(name: &CaseId, role: ResponsibleRole, step: RecordStep, market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::inquiry_ask_remedy());
    menu.show(sentence::inquiry_said_role(say::role(role)));
    menu.show(sentence::inquiry_said_step(Arg::say(say::record_step(step))));
    for remedy in market.cases.get(name).map_or(&[][..], |case| &case.offered) {
        let judge = Command::Inquiry(inquiry::Command::Judge(inquiry::command::Judge {
            case: name.clone(),
            said: Some(Blame {
                role,
                step,
                remedy: *remedy,
            }),
        }));
        menu.offer(say::case_remedy(*remedy), OnChoose::Do(judge, 3));
    }
    menu
}
