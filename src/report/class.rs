//! The class at a glance: one line a learner, what is done, where they are, and why they are stuck, in words.

use crate::{
    course::Course,
    say::{Arg, remedy, sentence},
    tutor::{Attempt, ClassId, Learner, LearnerId, LearnerRecords, What, grasp, wins},
};

use super::{Asked, Cell, Column, Holds, Report, Table, day::day};

pub(super) const REPORT: Report = Report {
    id: "class",
    about: "One line a learner: lessons done, last step, stuck where and why",
    title: sentence::report_class_all,
    table: class,
};

const COLUMNS: [Column; 12] = [
    Column::new("card", sentence::report_card),
    Column::new("name", sentence::report_name),
    Column::of(Holds::Shares, "lessons", sentence::report_lessons),
    Column::of(Holds::Shares, "skills", sentence::report_skills),
    Column::new("stars", sentence::report_stars),
    Column::new("won", sentence::report_won),
    Column::of(Holds::Shares, "mastered", sentence::report_mastered),
    Column::new("settled", sentence::report_settled),
    Column::of(Holds::Shares, "exit", sentence::report_exit),
    Column::new("now_at", sentence::report_now_at),
    Column::new("stuck", sentence::report_stuck),
    Column::new("last_day", sentence::report_last_day),
];

/// The figure of a closed market that says how many orders were paid out.
const SETTLED: &str = "settled";

/// Returns the table of one class, or of everybody here. Rows stand by card number.
///
/// Nothing in it depends on the wall clock but the column `last_day`, which shows what the PC claimed.
pub fn class(asked: &Asked) -> Table {
    let center = &asked.records.center;
    let title = match asked.class.and_then(|class| center.class_name(class)) {
        Some(name) => sentence::report_class_of(Arg::as_is(name)),
        None => (REPORT.title)(),
    };
    let learners = asked.roster();
    Table {
        title,
        columns: &COLUMNS,
        rows: learners.into_iter().map(|learner| row(learner, asked)).collect(),
        notes: vec![sentence::report_class_note()],
    }
}

/// Returns whose rows the table has, in its order: those of a class, or of everybody, who were read.
pub fn roster(records: &LearnerRecords, of: Option<ClassId>) -> Vec<&Learner> {
    let members = records.members(of);
    members
        .iter()
        .filter_map(|learner| records.learners.get(learner))
        .collect()
}

fn row(learner: &Learner, asked: &Asked) -> Vec<Cell> {
    let (course, who) = (asked.course, asked.who(learner));
    let lessons = course.units.iter().flat_map(|unit| &unit.lessons);
    let is_done = |id: &str| {
        let standing = learner.standing(&What::Lesson(id.to_owned()));
        standing.is_some_and(|standing| standing.is_done)
    };
    let (done, all) = lessons.fold((0, 0), |(done, all), entry| {
        (done + i64::from(is_done(&entry.id)), all + 1)
    });
    let mastered = learner
        .first_tries
        .values()
        .filter(|tries| grasp(tries, course.mastery).is_mastered)
        .count();
    let stars: u32 = learner.standings.values().map(|standing| standing.stars).sum();
    let markets = course.units.iter().flat_map(|unit| &unit.scenarios);
    let (won, mastered_markets, markets) = markets.fold((0, 0, 0), |(won, mastered, all), id| {
        let wins = wins(learner, &What::Scenario(id.clone()), course.is_exam(id));
        (
            won + i64::from(wins.is_won),
            mastered + i64::from(wins.is_mastered()),
            all + 1,
        )
    });
    let (right, asked) = learner.exits.values().fold((0, 0), |(right, asked), tally| {
        (right + i64::from(tally.right), asked + i64::from(tally.asked))
    });
    let open = learner.latest_open();
    let [card, name] = who;
    vec![
        card,
        name,
        Cell::Share { part: done, whole: all },
        Cell::Share {
            part: count(mastered),
            whole: count(course.skills.len()),
        },
        Cell::Number(i64::from(stars)),
        Cell::Number(won),
        Cell::Share {
            part: mastered_markets,
            whole: markets,
        },
        Cell::Number(settled(learner)),
        Cell::Share {
            part: right,
            whole: asked,
        },
        open.map_or(Cell::Blank, |attempt| Cell::Text(place(attempt, course))),
        open.and_then(|attempt| reason(attempt, course))
            .map_or(Cell::Blank, Cell::Text),
        day(learner.last_at_ms),
    ]
}

/// Whether a learner's open attempt waits for the teacher.
pub fn is_calling(records: &LearnerRecords, learner: LearnerId) -> bool {
    let learner = records.learners.get(&learner);
    learner
        .and_then(Learner::latest_open)
        .is_some_and(|attempt| attempt.called_at.is_some())
}

/// The most orders that one market of theirs paid out.
fn settled(learner: &Learner) -> i64 {
    let attempts = learner.attempts.values();
    attempts
        .filter_map(|attempt| attempt.figures.get(SETTLED).copied())
        .max()
        .unwrap_or(0)
}

fn place(attempt: &Attempt, course: &Course) -> Arg {
    let title = match &attempt.what {
        What::Lesson(id) => course.entry(id).map(|entry| &entry.title),
        What::Scenario(id) => course.scenarios.entry(id).map(|entry| &entry.title),
        What::Review(_) => None,
    };
    let title = match (&attempt.what, title) {
        (What::Review(_), _) => Arg::say(sentence::app_review_title()),
        (_, Some(title)) => Arg::Written(title.clone()),
        (what, None) => Arg::as_is(what.id()),
    };
    let step = Arg::Number(i64::from(attempt.steps_done) + 1);
    Arg::say(sentence::report_place(step, title))
}

/// Why they are stuck: the teacher was called, the shop said no, or a mistake came back. Nothing when they are not.
fn reason(attempt: &Attempt, course: &Course) -> Option<Arg> {
    let refused = attempt.last_refusal.as_deref().and_then(remedy);
    let mistaken = attempt.missed.last().and_then(|id| course.misconceptions().get(id));
    let why = match (refused, mistaken) {
        (Some(way), _) => Some(Arg::say(sentence::report_stuck_refused(Arg::say(way)))),
        (None, mistaken) => mistaken.map(|text| Arg::Written(text.clone())),
    };
    match (attempt.called_at.is_some(), why) {
        (false, why) => why,
        (true, None) => Some(Arg::say(sentence::report_stuck_called())),
        (true, Some(why)) => Some(Arg::say(sentence::report_stuck_called_why(why))),
    }
}

pub(super) fn count(number: usize) -> i64 {
    i64::try_from(number).expect("fewer things than an i64 counts")
}
