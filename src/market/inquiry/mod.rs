//! Whose fault was it: failed orders of other people, each with its recorded steps, judged once by role, step and remedy.
//!
//! ```text
//! open ─judge─▶ judged (right or wrong in each of the three; shown at once)
//! ```
//! What went wrong is drawn by seed and case; how a record comes about is `record`'s.

pub mod command;
pub mod event;
pub(crate) mod figures;
mod record;
pub mod refusal;

pub use command::Command;
pub use event::Event;
pub use figures::Figure;
pub use refusal::Refusal;

use std::collections::BTreeMap;

use super::{CaseId, Market, Obligation, ObligationKind, ResponsibleRole, Thing, run::Decision, time};

pub use record::{CaseKind, RecordStep, Recorded, Remedy};

/// The sections of the rules that it reads.
pub const RULES: &[&str] = &["day", "inquiry"];

/// The failed orders a scenario puts before the learner: by buyer; which failed how is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InquiryTerms {
    pub buyers: Vec<String>,
}

/// How long people have and take; `lessons/rules/inquiry.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InquiryRules {
    /// Reading a record and judging it.
    pub judge_min: u32,
    /// What is done in time takes between these shares of what is allowed.
    pub usual_least_ppm: i64,
    pub usual_most_ppm: i64,
    /// What is late is late by between these.
    pub late_least_min: u32,
    pub late_most_min: u32,
    /// Remedies to choose from.
    pub offered: u32,
    pub within_min: WithinMin,
    /// The cases began on one of so many days.
    pub began_within_days: u32,
}

/// What each step may take after the one before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithinMin {
    pub reply: u32,
    pub pack: u32,
    pub check: u32,
    pub hand_over: u32,
    pub scan: u32,
    pub van: u32,
    pub township: u32,
    pub county: u32,
    pub trunk: u32,
    pub deliver: u32,
    pub photo: u32,
    pub claim: u32,
    pub claim_answer: u32,
}

/// One failed order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InquiryCase {
    pub kind: CaseKind,
    pub steps: Vec<Recorded>,
    /// The step that was missed first; all other lateness follows from it.
    pub fault: usize,
    pub remedy: Remedy,
    /// In an order of its own.
    pub offered: Vec<Remedy>,
    pub judged: Option<Judgement>,
}

/// What the learner said and what of it was right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judgement {
    pub said: Blame,
    pub right: Blame,
}

/// Who, which deadline, and what to do about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Blame {
    pub role: ResponsibleRole,
    pub step: RecordStep,
    pub remedy: Remedy,
}

impl InquiryCase {
    /// Returns what the record shows.
    fn blame(&self) -> Blame {
        let fault = &self.steps[self.fault];
        Blame {
            role: fault.step.role(),
            step: fault.step,
            remedy: self.remedy,
        }
    }

    /// The roles of the record, each once, in its order.
    pub fn roles(&self) -> Vec<ResponsibleRole> {
        let mut roles = Vec::new();
        for recorded in &self.steps {
            if !roles.contains(&recorded.step.role()) {
                roles.push(recorded.step.role());
            }
        }
        roles
    }
}

impl Judgement {
    pub fn is_right(&self) -> bool {
        self.said == self.right
    }
}

/// Lays the cases of a seed before the learner.
pub(super) fn cases(market: &Market) -> BTreeMap<CaseId, InquiryCase> {
    let Some(terms) = &market.setting.scenario.inquiry else {
        return BTreeMap::new();
    };
    let mut buyers: Vec<&String> = terms.buyers.iter().collect();
    buyers.sort_by_key(|buyer| market.draw("case-order", 0, buyer));
    let kinds = CaseKind::ALL.iter().copied().cycle();
    buyers
        .into_iter()
        .zip(kinds)
        .map(|(buyer, kind)| {
            let name = CaseId::from(buyer.as_str());
            let case = record::case(market, &name, kind);
            (name, case)
        })
        .collect()
}

/// What falls due for an inquiry.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Due {}

impl Due {
    pub fn rank(&self) -> u8 {
        match *self {}
    }
}

pub(crate) fn fall_due(_: &Market, due: &Due) -> Vec<crate::Event> {
    match *due {}
}

/// The records of failed orders, step by step.
pub(crate) fn obligations(market: &Market) -> Vec<Obligation> {
    let owed = market.cases.iter().flat_map(|(name, case)| {
        case.steps.iter().map(move |recorded| {
            let step = recorded.step;
            let kind = ObligationKind::Recorded(step);
            Obligation::over(name, kind, step.role(), recorded.due_min, recorded.done_min)
        })
    });
    owed.collect()
}

pub(crate) fn decide(market: &Market, command: &Command) -> Result<Decision, crate::Refusal> {
    match command {
        Command::Judge(command::Judge { case, said }) => judge(market, case, *said),
    }
}

/// Checks a judgement. Without words of its own it says what the record shows: the form of authors' solutions, to which no
/// key leads.
fn judge(market: &Market, name: &CaseId, said: Option<Blame>) -> Result<Decision, crate::Refusal> {
    let case = market.cases.get(name).ok_or(crate::Refusal::no_such(Thing::Case))?;
    if case.judged.is_some() {
        return Err(crate::Refusal::ALREADY_SO);
    }
    let right = case.blame();
    let event = crate::Event::from(event::Judged {
        case: name.clone(),
        judgement: Judgement {
            said: said.unwrap_or(right),
            right,
        },
    });
    Ok(Decision::of(event, market.setting.rules.inquiry.judge_min))
}

pub(crate) fn apply(market: &mut Market, event: &Event) {
    match event {
        Event::Judged(event::Judged { case, judgement }) => {
            market.cases.get_mut(case).expect("a judged case stands").judged = Some(*judgement);
        }
    }
}

impl Market {
    /// Nothing is left to judge.
    pub(super) fn is_all_judged(&self) -> bool {
        !self.cases.is_empty() && self.cases.values().all(|case| case.judged.is_some())
    }

    /// When the cases have to be judged: at the end of the scenario's last day.
    pub fn judge_by_min(&self) -> u32 {
        time::at(self.setting.scenario.days, self.setting.rules.day.closes_min)
    }
}
