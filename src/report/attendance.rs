//! Who was here on which day, as far as the PCs' clocks tell: a line for each learner and day of use.

use crate::say::sentence;

use super::{
    Asked, Cell, Column, Holds, Report, Table,
    class::count,
    day::{day_of_count, minutes},
};

pub(super) const REPORT: Report = Report {
    id: "attendance",
    about: "One line a learner and day of use, as the computers' clocks had it",
    title: sentence::report_attendance_title,
    table,
};

const COLUMNS: [Column; 5] = [
    Column::new("card", sentence::report_card),
    Column::new("name", sentence::report_name),
    Column::new("day", sentence::report_day),
    Column::new("begun", sentence::report_begun_times),
    Column::of(Holds::Minutes, "spent", sentence::report_spent),
];

fn table(asked: &Asked) -> Table {
    let mut rows = Vec::new();
    for learner in asked.roster() {
        for (day, spent_s) in &learner.days {
            let begun = learner.attempts.values().filter(|attempt| attempt.opened.day == *day);
            let [card, name] = asked.who(learner);
            rows.push(vec![
                card,
                name,
                day_of_count(*day),
                Cell::Number(count(begun.count())),
                minutes(*spent_s),
            ]);
        }
    }
    Table {
        title: (REPORT.title)(),
        columns: &COLUMNS,
        rows,
        notes: vec![sentence::report_attendance_note(), sentence::report_clock_note()],
    }
}
