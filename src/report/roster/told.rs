//! What a list of names would change, or why it cannot be taken in, as tables and sentences.

use crate::{
    report::{Cell, Column, Table, class::count},
    say::{Arg, Sentence, sentence},
    text::literal,
    tutor::{LearnerRecords, RosterColumn, RosterDoing, RosterFault, RosterLine, RosterPlan, RosterWhy, join_classes},
};

use super::{COLUMNS, SheetFault, personal::Personal};

const CHANGES: [Column; 5] = [
    Column::new("row", sentence::roster_row),
    COLUMNS[0],
    COLUMNS[1],
    Column::new("joins", sentence::roster_joins),
    Column::new("what", sentence::roster_what),
];

const FAULTS: [Column; 4] = [
    Column::new("row", sentence::roster_row),
    Column::new("column", sentence::roster_column),
    Column::new("typed", sentence::roster_typed),
    Column::new("why", sentence::roster_why),
];

/// Returns what changes, row by row, and beside it who was known by the name alone; the rest is counted.
pub fn changes(plan: &RosterPlan, records: &LearnerRecords, unknown: &[String]) -> Table {
    let is_told = |line: &&RosterLine| line.changes() || matches!(line.doing, RosterDoing::KnownByName(_));
    let told: Vec<&RosterLine> = plan.lines.iter().filter(is_told).collect();
    let silent = plan.lines.len() - told.len();
    let new = plan.new_classes(records);
    let mut notes = Vec::new();
    if !new.is_empty() {
        notes.push(sentence::roster_new_classes(as_typed(&join_classes(new))));
    }
    if 0 < silent {
        notes.push(sentence::roster_unchanged(Arg::Number(count(silent))));
    }
    notes.extend(left_aside(unknown));
    Table {
        title: match told.is_empty() {
            true => sentence::roster_changes_none(),
            false => sentence::roster_changes(),
        },
        columns: &CHANGES,
        rows: told.into_iter().map(change).collect(),
        notes,
    }
}

/// Returns what is wrong with a list, each cell of it.
pub fn faults(faults: &[RosterFault], unknown: &[String]) -> Table {
    Table {
        title: sentence::roster_faults(Arg::Number(count(faults.len()))),
        columns: &FAULTS,
        rows: faults.iter().map(fault).collect(),
        notes: left_aside(unknown).into_iter().collect(),
    }
}

/// Returns why nothing of a file is taken in, and what to do.
pub fn told_of(fault: &SheetFault) -> Sentence {
    let number = |row: &usize| Arg::Number(count(*row));
    match fault {
        SheetFault::NotText => sentence::roster_no_text(),
        SheetFault::Empty => sentence::roster_no_rows(),
        SheetFault::NoNames { headings } => sentence::roster_no_headings(as_typed(&headings.join(" | "))),
        SheetFault::Twice { heading } => sentence::roster_no_twice(as_typed(heading)),
        SheetFault::Personal { heading, row, what } => {
            let (heading, row) = (as_typed(heading), number(row));
            match what {
                Personal::Identity => sentence::roster_no_identity(heading, row),
                Personal::Phone => sentence::roster_no_phone(heading, row),
            }
        }
        SheetFault::PersonalHeading { heading, row } => sentence::roster_no_personal(as_typed(heading), number(row)),
    }
}

fn left_aside(unknown: &[String]) -> Option<Sentence> {
    let named = as_typed(&unknown.join(" | "));
    (!unknown.is_empty()).then(|| sentence::roster_unknown(named))
}

fn change(line: &RosterLine) -> Vec<Cell> {
    let card = |card: u16| Arg::Number(i64::from(card));
    let what = match &line.doing {
        RosterDoing::Known(_) => sentence::roster_does_join(),
        RosterDoing::KnownByName(_) if line.joins.is_empty() => sentence::roster_does_same(),
        RosterDoing::KnownByName(_) => sentence::roster_does_same_join(),
        RosterDoing::Added { namesake: None } => sentence::roster_does_add(),
        RosterDoing::Added { namesake: Some(other) } => sentence::roster_does_add_namesake(card(*other)),
        RosterDoing::Named(_) => sentence::roster_does_name(),
        RosterDoing::Renamed { before, .. } => sentence::roster_does_rename(as_typed(before)),
    };
    vec![
        Cell::Number(count(line.row)),
        Cell::Number(i64::from(line.card)),
        Cell::Text(as_typed(&line.name)),
        match line.joins.is_empty() {
            true => Cell::Blank,
            false => Cell::Text(as_typed(&join_classes(line.joins.iter().map(String::as_str)))),
        },
        Cell::Text(Arg::say(what)),
    ]
}

fn fault(fault: &RosterFault) -> Vec<Cell> {
    let column = match fault.column {
        RosterColumn::Card => sentence::report_card(),
        RosterColumn::Name => sentence::report_name(),
        RosterColumn::Class => sentence::roster_class(),
        RosterColumn::Beyond => sentence::roster_beyond(),
    };
    vec![
        Cell::Number(count(fault.row)),
        Cell::Text(Arg::say(column)),
        Cell::Text(as_typed(&fault.typed)),
        Cell::Text(Arg::say(why(&fault.why))),
    ]
}

fn why(why: &RosterWhy) -> Sentence {
    let number = |row: &usize| Arg::Number(count(*row));
    match why {
        RosterWhy::CardForm => sentence::roster_why_card_form(),
        RosterWhy::CardLeaving => sentence::roster_why_card_leaving(),
        RosterWhy::CardTwice { row } => sentence::roster_why_card_twice(number(row)),
        RosterWhy::CardShared => sentence::roster_why_card_shared(),
        RosterWhy::CardsFull => sentence::roster_why_cards_full(),
        RosterWhy::OtherName { name } => sentence::roster_why_other_name(as_typed(name)),
        RosterWhy::NameMissing => sentence::roster_why_name_missing(),
        RosterWhy::NameUnfit => sentence::roster_why_unfit(),
        RosterWhy::NameLong => sentence::roster_why_long(),
        RosterWhy::NameLost => sentence::roster_why_name_lost(),
        RosterWhy::NameShared => sentence::roster_why_name_shared(),
        RosterWhy::NameTwice { row } => sentence::roster_why_name_twice(number(row)),
        RosterWhy::ClassUnfit => sentence::roster_why_unfit(),
        RosterWhy::ClassLong => sentence::roster_why_long(),
        RosterWhy::Beyond => sentence::roster_why_beyond(),
    }
}

/// Words of a file, in which every sign stands for itself; one that nobody would see is shown as a box.
fn as_typed(words: &str) -> Arg {
    let seen = |sign: char| {
        if crate::tutor::is_hidden(sign) {
            '\u{25a1}'
        } else {
            sign
        }
    };
    let words: String = words.chars().map(seen).collect();
    Arg::as_is(literal(&words))
}
