//! A learner's way: each lesson and market with its day, tries and minutes, and under it each wrong answer with what was believed.

use crate::{
    say::{Arg, sentence},
    tutor::{Attempt, AttemptId, Ending, Learner, What, Wrong, review_parts},
};

use super::{
    Asked, Cell, Column, Holds, Report, Table,
    day::{day, minutes},
    words::{EXIT, Words},
};

pub(super) const REPORT: Report = Report {
    id: "learner",
    about: "One line a lesson, and one for each wrong answer in it, with what was believed; see --learner",
    title: sentence::report_learner_title,
    table,
};

const COLUMNS: [Column; 12] = [
    Column::new("card", sentence::report_card),
    Column::new("name", sentence::report_name),
    Column::new("what_id", sentence::report_id),
    Column::new("what", sentence::report_what),
    Column::new("day", sentence::report_day),
    Column::new("tries", sentence::report_begun_times),
    Column::new("ended", sentence::report_ended),
    Column::of(Holds::Shares, "first_try", sentence::report_first_try),
    Column::of(Holds::Minutes, "spent", sentence::report_spent),
    Column::new("step", sentence::report_step),
    Column::new("answer", sentence::report_answer),
    Column::new("misconception", sentence::report_misconception),
];

fn table(asked: &Asked) -> Table {
    let words = Words::of(asked.course);
    let roster = asked.roster();
    let rows = roster.iter().flat_map(|learner| rows(learner, asked, &words));
    Table {
        title: (REPORT.title)(),
        columns: &COLUMNS,
        rows: rows.collect(),
        notes: vec![sentence::report_learner_note(), sentence::report_clock_note()],
    }
}

fn rows(learner: &Learner, asked: &Asked, words: &Words) -> Vec<Vec<Cell>> {
    let mut whats: Vec<(What, Vec<(AttemptId, &Attempt)>)> = Vec::new();
    let mut attempts: Vec<_> = learner.attempts.iter().collect();
    attempts.sort_by_key(|(_, attempt)| attempt.order);
    for (id, attempt) in attempts {
        match whats.iter_mut().find(|(what, _)| *what == attempt.what) {
            Some((_, attempts)) => attempts.push((*id, attempt)),
            None => whats.push((attempt.what.clone(), vec![(*id, attempt)])),
        }
    }
    let mut rows = Vec::new();
    for (what, attempts) in &whats {
        rows.push(row(learner, asked, words, what, attempts));
        for (_, attempt) in attempts {
            rows.extend(wrong(learner, asked, words, attempt));
        }
    }
    rows
}

fn row(learner: &Learner, asked: &Asked, words: &Words, what: &What, attempts: &[(AttemptId, &Attempt)]) -> Vec<Cell> {
    let [card, name] = asked.who(learner);
    let first = attempts.first().map_or(0, |(_, attempt)| attempt.clock.opened_ms);
    let is_finished = attempts
        .iter()
        .any(|(_, attempt)| attempt.ending == Some(Ending::Finished));
    let (right, all) = attempts.iter().fold((0, 0), |(right, all), (_, attempt)| {
        let tries = attempt.steps.first_tries();
        (right + i64::from(tries.0), all + i64::from(tries.1))
    });
    let spent_s = attempts.iter().map(|(_, attempt)| attempt.clock.spent_s).sum();
    let ended = match is_finished {
        true => sentence::report_finished(),
        false => sentence::report_open(),
    };
    let id = match what {
        What::Lesson(id) | What::Scenario(id) => id.as_str(),
        What::Review(_) => "review",
    };
    vec![
        card,
        name,
        Cell::Text(Arg::as_is(id)),
        Cell::Text(words.title(what)),
        day(first),
        Cell::Number(super::class::count(attempts.len())),
        Cell::Text(Arg::say(ended)),
        Cell::share(right, all),
        minutes(spent_s),
        Cell::Blank,
        Cell::Blank,
        Cell::Blank,
    ]
}

/// A line for each wrong answer of an attempt: of its steps, and to the exit question.
fn wrong(learner: &Learner, asked: &Asked, words: &Words, attempt: &Attempt) -> Vec<Vec<Cell>> {
    let line = |lesson: &str, step: Cell, answer: Option<Arg>, misconceptions: &[String]| {
        let [card, name] = asked.who(learner);
        let believed: Vec<Arg> = misconceptions.iter().map(|id| words.misconception(id)).collect();
        vec![
            card,
            name,
            Cell::Text(Arg::as_is(lesson)),
            Cell::Text(words.title(&What::Lesson(lesson.to_owned()))),
            day(attempt.clock.opened_ms),
            Cell::Blank,
            Cell::Blank,
            Cell::Blank,
            Cell::Blank,
            step,
            answer.map_or(Cell::Blank, Cell::Text),
            match believed.is_empty() {
                true => Cell::Blank,
                false => Cell::Text(Arg::List(believed)),
            },
        ]
    };
    let mut lines = Vec::new();
    // Of a group whose members answer apart, those who were right at once did not give the wrong answer.
    let theirs = attempt.steps.tried.iter();
    for tried in theirs.filter(|tried| tried.first_try_right != Some(true)) {
        let Some((lesson, step)) = place(&attempt.what, &tried.step) else {
            continue;
        };
        lines.extend(tried.wrong.iter().map(|Wrong { answer, misconceptions }| {
            let said = words.answer(lesson, step, answer);
            line(lesson, Cell::Text(words.step(lesson, step)), said, misconceptions)
        }));
    }
    if let (Some(exit), What::Lesson(lesson)) = (&attempt.exit, &attempt.what)
        && !exit.right
    {
        let said = words.exit_answer(lesson, &exit.options);
        let step = Cell::Text(words.step(lesson, EXIT));
        lines.push(line(lesson, step, Some(said), &exit.misconceptions));
    }
    lines
}

/// Lesson and step of what was answered; nothing in free play.
pub(super) fn place<'a>(what: &'a What, step: &'a str) -> Option<(&'a str, &'a str)> {
    match what {
        What::Lesson(lesson) => Some((lesson, step)),
        What::Review(_) => review_parts(step),
        What::Scenario(_) => None,
    }
}
