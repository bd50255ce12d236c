//! The trainer's figures: folds over the log become tables, tables become text, CSV, JSON, XLSX and HTML.
//!
//! One table serves the screen, the text, the spreadsheet and the printed page, so that they can never differ. A new report is a file with its
//! `REPORT`, its name in `REPORTS`, and its words in `locales/*/report.ftl`. Knows no SQL and no terminal.

mod attempts;
mod attendance;
mod class;
mod csv;
mod day;
mod first;
mod html;
mod json;
mod learner;
mod lesson;
mod market;
mod missed;
mod print;
mod question;
pub mod roster;
mod skills;
mod table;
mod words;
mod xapi;
mod xlsx;

use std::collections::BTreeMap;

use crate::{
    course::Course,
    say::{Arg, Sentence},
    tutor::{Attempt, AttemptId, ClassId, Learner, LearnerId, LearnerRecords},
};

pub use class::{class, is_calling, roster};
pub use csv::write as csv;
pub use html::write as html;
pub use json::write as json;
pub use print::print;
pub use table::{Cell, Column, Holds, Table};
pub use xapi::xapi;
pub use xlsx::write as xlsx;

/// One question that a trainer may ask.
#[derive(Debug)]
pub struct Report {
    /// As typed after `bazar report`.
    pub id: &'static str,
    /// What the command line's help says of it.
    pub about: &'static str,
    /// What stands over it.
    pub title: fn() -> Sentence,
    pub table: fn(&Asked) -> Table,
}

/// What a report is made of. Nothing here has a language yet.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    pub records: &'a LearnerRecords,
    pub course: &'a Course,
    /// Only these learners; everybody here without it.
    pub class: Option<ClassId>,
    /// Only this one of them.
    pub learner: Option<LearnerId>,
    /// It leaves the center: nobody's name, and no figure of so few that it could tell who they are.
    pub is_pseudonymous: bool,
}

impl<'a> Asked<'a> {
    /// About everybody here.
    pub fn of_all(records: &'a LearnerRecords, course: &'a Course) -> Asked<'a> {
        Asked {
            records,
            course,
            class: None,
            learner: None,
            is_pseudonymous: false,
        }
    }

    /// Makes the table of a report.
    pub fn table(&self, report: &Report) -> Table {
        let table = (report.table)(self);
        match self.is_pseudonymous {
            true => table.without_few(),
            false => table,
        }
    }

    /// Returns whom it is about, by card number.
    fn roster(&self) -> Vec<&'a Learner> {
        let mut roster = roster(self.records, self.class);
        roster.retain(|learner| self.learner.is_none_or(|only| learner.id == only));
        roster
    }

    /// Returns what they began, each attempt once, in the same order on every PC.
    fn attempts(&self) -> Vec<Played<'a>> {
        let mut attempts: BTreeMap<AttemptId, Played> = BTreeMap::new();
        for learner in self.roster() {
            for (id, attempt) in &learner.attempts {
                let played = attempts.entry(*id).or_insert(Played {
                    id: *id,
                    attempt,
                    learners: Vec::new(),
                });
                played.learners.push(learner);
            }
        }
        let mut attempts: Vec<Played> = attempts.into_values().collect();
        attempts.sort_by_key(|played| (played.attempt.clock.opened_ms, played.attempt.order));
        attempts
    }

    fn name(&self, learner: &Learner) -> String {
        match self.is_pseudonymous {
            true => pseudonym(learner.id),
            false => learner.profile.name().to_owned(),
        }
    }

    /// The number that somebody signs in with, and the name.
    fn who(&self, learner: &Learner) -> [Cell; 2] {
        let card = match self.is_pseudonymous {
            true => Cell::Blank,
            false => Cell::Number(i64::from(learner.profile.card)),
        };
        [card, Cell::Text(Arg::as_is(self.name(learner)))]
    }
}

/// An attempt, and who of those that the report is about played it.
struct Played<'a> {
    id: AttemptId,
    attempt: &'a Attempt,
    learners: Vec<&'a Learner>,
}

/// A word in the place of a name: the same in every report of every PC, so that two of them can be laid side by side.
fn pseudonym(learner: LearnerId) -> String {
    let key = blake3::derive_key(
        "bazar 2026 pseudonyms of learners in reports",
        learner.to_string().as_bytes(),
    );
    let digits: String = key[..4].iter().map(|byte| format!("{byte:02x}")).collect();
    format!("P-{digits}")
}

/// In the order in which they are offered.
pub const REPORTS: &[Report] = &[
    class::REPORT,
    learner::REPORT,
    lesson::REPORT,
    question::REPORT,
    skills::REPORT,
    attendance::REPORT,
    attempts::REPORT,
    market::REPORT,
    missed::REPORT,
];
