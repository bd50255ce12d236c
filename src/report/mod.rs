//! The trainer's figures: folds over the log become tables, tables become text, CSV and HTML.
//!
//! One table serves the screen, the text, the spreadsheet and the printed page, so that they can never differ. A new report is a file with its
//! `REPORT`, its name in `REPORTS`, and its words in `locales/*/report.ftl`. Knows no SQL and no terminal.

mod class;
mod csv;
mod html;
mod missed;
mod print;
pub mod roster;
mod table;

use crate::{
    course::Course,
    say::Sentence,
    tutor::{ClassId, LearnerRecords},
};

pub use class::{class, is_calling, roster};
pub use csv::write as csv;
pub use html::write as html;
pub use print::print;
pub use table::{Cell, Column, Table};

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
}

/// In the order in which they are offered.
pub const REPORTS: &[Report] = &[class::REPORT, missed::REPORT];
