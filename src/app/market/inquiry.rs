//! The reviewer's pages: the failed orders, each one's record, and the three questions about it.
//!
//! ```text
//! today ─▶ a case: what the buyer says, the record ─▶ who? ─▶ which deadline? ─▶ what now? ─▶ today
//! ```

use super::{
    menu::{Menu, Takes},
    place::Place,
    today::Errand,
};
use crate::market::inquiry;
use crate::{
    market::{Blame, Case, Command, Market, Name, RecordStep, ResponsibleRole},
    say::{self, Saying, Word, sentence},
    text::Ink,
};

/// A failed order, and the questions about it, each with the answers so far.
#[derive(Debug, Clone, PartialEq, strum::VariantNames)]
pub enum Page {
    Case(Name),
    Blame(Name),
    MissedStep(Name, ResponsibleRole),
    Remedy(Name, ResponsibleRole, RecordStep),
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
pub fn rooms(market: &Market) -> Vec<(Saying, Place)> {
    let case = |(name, case): (&Name, &Case)| {
        let tell = match case.judged {
            None => sentence::inquiry_case_open,
            Some(judgement) if judgement.is_right() => sentence::inquiry_case_right,
            Some(_) => sentence::inquiry_case_wrong,
        };
        (tell(say::called(name)), Place::Inquiry(Page::Case(name.clone())))
    };
    market.cases.iter().map(case).collect()
}

/// The next record to read.
pub fn errands(market: &Market) -> Vec<Errand> {
    let open = market.cases.iter().find(|(_, case)| case.judged.is_none());
    let errand = |(name, _): (&Name, &Case)| Errand {
        label: sentence::inquiry_errand(say::called(name)),
        takes: Takes::Go(Place::Inquiry(Page::Case(name.clone()))),
        due_min: Some(market.judge_by_min()),
    };
    open.map(errand).into_iter().collect()
}

fn case(name: &Name, market: &Market) -> Menu {
    let mut menu = Menu::titled(Saying::of(say::called(name)));
    let Some(case) = market.cases.get(name) else {
        return menu;
    };
    menu.tell_in(say::case_kind(case.kind), Ink::Strong);
    let first_missed = case.judged.map(|judgement| judgement.right.step);
    for recorded in &case.steps {
        let ink = if first_missed == Some(recorded.step) {
            Ink::Bad
        } else {
            Ink::Plain
        };
        menu.tell_in(say::recorded(recorded), ink);
    }
    match case.judged {
        Some(judgement) => {
            menu.tell_in(
                say::judged(name, &judgement),
                if judgement.is_right() { Ink::Good } else { Ink::Warn },
            );
            let right = Word::say(say::case_remedy(judgement.right.remedy));
            menu.tell_in(sentence::inquiry_remedy_is(right), Ink::Good);
            menu.offer(sentence::market_back(), Takes::Back);
        }
        None => menu.go(sentence::inquiry_ask_role(), Place::Inquiry(Page::Blame(name.clone()))),
    }
    menu
}

fn who(name: &Name, market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::inquiry_ask_role());
    for role in market.cases.get(name).map_or_else(Vec::new, Case::roles) {
        menu.go(
            Saying::of(say::role(role)),
            Place::Inquiry(Page::MissedStep(name.clone(), role)),
        );
    }
    menu
}

fn which(name: &Name, role: ResponsibleRole, market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::inquiry_ask_step());
    menu.tell(sentence::inquiry_said_role(say::role(role)));
    for recorded in market.cases.get(name).map_or(&[][..], |case| &case.steps) {
        let step = Saying::of(Word::say(say::record_step(recorded.step)));
        menu.go(step, Place::Inquiry(Page::Remedy(name.clone(), role, recorded.step)));
    }
    menu
}

fn what_now(name: &Name, role: ResponsibleRole, step: RecordStep, market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::inquiry_ask_remedy());
    menu.tell(sentence::inquiry_said_role(say::role(role)));
    menu.tell(sentence::inquiry_said_step(Word::say(say::record_step(step))));
    for remedy in market.cases.get(name).map_or(&[][..], |case| &case.offered) {
        let judge = Command::Inquiry(inquiry::Command::Judge(inquiry::command::Judge {
            case: name.clone(),
            said: Some(Blame {
                role,
                step,
                remedy: *remedy,
            }),
        }));
        menu.offer(say::case_remedy(*remedy), Takes::Do(judge, 3));
    }
    menu
}
