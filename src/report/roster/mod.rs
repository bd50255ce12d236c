//! The list of names that goes out to a spreadsheet and comes back: columns `card`, `name`, `class`.
//!
//! ```text
//! bytes ─▶ read: letters, comma or tab, headings, nothing personal ─▶ Sheet ─▶ tutor's plan_roster ─▶ the tables of `told`
//! ```
//! What would change and who is meant is `tutor`'s to say; files are the caller's.

mod personal;
mod read;
mod told;

use crate::{
    say::{Arg, sentence},
    tutor::{LearnerRecords, Profile, join_classes},
};

use super::{Cell, Column, Table};

pub use read::{Headings, Sheet, SheetFault, read};
pub use told::{changes, faults, told_of};

/// Their keys are what a file is read by.
const COLUMNS: [Column; 3] = [
    Column::new("card", sentence::report_card),
    Column::new("name", sentence::report_name),
    Column::new("class", sentence::roster_class),
];

/// Returns everybody who is shown here, by card number.
pub fn table(records: &LearnerRecords) -> Table {
    let members = records.members(None);
    let rows = members.iter().map(|learner| row(&records.profiles[learner], records));
    Table {
        title: sentence::report_class_all(),
        columns: &COLUMNS,
        rows: rows.collect(),
        notes: Vec::new(),
    }
}

fn row(profile: &Profile, records: &LearnerRecords) -> Vec<Cell> {
    let classes = profile.classes.values();
    let names = classes
        .into_iter()
        .filter_map(|class| records.center.class_name(*class));
    vec![
        Cell::Number(i64::from(profile.card)),
        Cell::Text(Arg::as_is(profile.name())),
        Cell::Text(Arg::as_is(join_classes(names))),
    ]
}
