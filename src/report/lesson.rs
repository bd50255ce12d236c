//! The lessons of the course: who began and finished each, how often its steps were right at once, and which one is the hardest.

use std::collections::BTreeMap;

use crate::{
    say::{Arg, sentence},
    tutor::{Ending, Learner, What},
};

use super::{
    Asked, Cell, Column, Holds, Report, Table,
    class::count,
    first::{Encounter, encounters},
    words::Words,
};

pub(super) const REPORT: Report = Report {
    id: "lesson",
    about: "One line a lesson: begun, done, right at the first try, the step missed most",
    title: sentence::report_lesson_title,
    table,
};

const COLUMNS: [Column; 7] = [
    Column::new("lesson_id", sentence::report_id),
    Column::new("lesson", sentence::report_what),
    Column::of(Holds::Shares, "begun", sentence::report_begun).of_people(),
    Column::of(Holds::Shares, "finished", sentence::report_done).of_people(),
    Column::of(Holds::Shares, "first_try", sentence::report_first_try),
    Column::new("hardest", sentence::report_hardest),
    Column::of(Holds::Shares, "hardest_first_try", sentence::report_hardest_first_try),
];

fn table(asked: &Asked) -> Table {
    let words = Words::of(asked.course);
    let roster = asked.roster();
    let encounters = encounters(&roster);
    let lessons = asked.course.units.iter().flat_map(|unit| &unit.lessons);
    let row = |entry: &crate::course::LessonEntry| {
        let of_lesson: Vec<&Encounter> = encounters.iter().filter(|one| one.lesson == entry.id).collect();
        let (hardest, first_try) = match hardest(&of_lesson) {
            Some((step, right, all)) => (Cell::Text(words.step(&entry.id, step)), Cell::share(right, all)),
            None => (Cell::Blank, Cell::Blank),
        };
        vec![
            Cell::Text(Arg::as_is(entry.id.as_str())),
            Cell::Text(Arg::Written(entry.title.clone())),
            people(&roster, &entry.id, false),
            people(&roster, &entry.id, true),
            Cell::share(
                count(of_lesson.iter().filter(|one| one.right).count()),
                count(of_lesson.len()),
            ),
            hardest,
            first_try,
        ]
    };
    Table {
        title: (REPORT.title)(),
        columns: &COLUMNS,
        rows: lessons.map(row).collect(),
        notes: vec![sentence::report_first_note()],
    }
}

/// How many of them began a lesson, or finished it.
fn people(roster: &[&Learner], lesson: &str, is_finished: bool) -> Cell {
    let what = What::Lesson(lesson.to_owned());
    let has = |learner: &&&Learner| {
        let mut of_it = learner.attempts.values().filter(|attempt| attempt.what == what);
        of_it.any(|attempt| !is_finished || attempt.ending == Some(Ending::Finished))
    };
    Cell::share(count(roster.iter().filter(has).count()), count(roster.len()))
}

/// The step with the most who did not have it right at once; nothing if all had.
fn hardest<'a>(of_lesson: &[&'a Encounter]) -> Option<(&'a str, i64, i64)> {
    let mut steps: BTreeMap<&str, (i64, i64)> = BTreeMap::new();
    for one in of_lesson {
        let tally = steps.entry(&one.step).or_default();
        tally.0 += i64::from(one.right);
        tally.1 += 1;
    }
    let steps = steps.into_iter().filter(|(_, (right, all))| right < all);
    let hardest = steps.max_by_key(|(step, (right, all))| (all - right, std::cmp::Reverse(*step)));
    hardest.map(|(step, (right, all))| (step, right, all))
}
