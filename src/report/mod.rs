//! The trainer's figures: folds over the log become tables, tables become text, CSV, JSON, XLSX and HTML.
//!
//! One table serves the screen, the text, the spreadsheet and the printed page, so that they can never differ. A new report is a file with its
//! `REPORT`, its name in `REPORTS`, and its words in `locales/*/report.ftl`. Knows no SQL and no terminal.

mod class;
mod csv;
mod html;
mod json;
mod missed;
mod print;
pub mod roster;
mod table;
mod xlsx;

use crate::{
    course::Course,
    say::{Arg, Sentence},
    tutor::{ClassId, Learner, LearnerId, LearnerRecords},
};

pub use class::{class, is_calling, roster};
pub use csv::write as csv;
pub use html::write as html;
pub use json::write as json;
pub use print::print;
pub use table::{Cell, Column, Holds, Table};
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

    /// The number that somebody signs in with, and the name.
    fn who(&self, learner: &Learner) -> [Cell; 2] {
        match self.is_pseudonymous {
            true => [Cell::Blank, Cell::Text(Arg::as_is(pseudonym(learner.id)))],
            false => [
                Cell::Number(i64::from(learner.profile.card)),
                Cell::Text(Arg::as_is(learner.profile.name())),
            ],
        }
    }
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
pub const REPORTS: &[Report] = &[class::REPORT, missed::REPORT];
