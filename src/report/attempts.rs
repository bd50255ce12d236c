//! The attempts, a line each, in the order in which they were begun: who, what, how it ended, and the figures that matter.

use crate::{
    say::{Arg, sentence},
    tutor::{Attempt, Ending, What},
};

use super::{
    Asked, Cell, Column, Holds, Played, Report, Table,
    class::count,
    day::{day, minutes},
    words::Words,
};

pub(super) const REPORT: Report = Report {
    id: "attempts",
    about: "One line an attempt: who, what, seed, product, how it ended, stars; also as xAPI statements",
    title: sentence::report_attempts_title,
    table,
};

const COLUMNS: [Column; 14] = [
    Column::new("attempt", sentence::report_attempt_id),
    Column::new("day", sentence::report_day),
    Column::new("names", sentence::report_name),
    Column::new("kind", sentence::report_kind),
    Column::new("what_id", sentence::report_id),
    Column::new("what", sentence::report_what),
    Column::new("seed", sentence::report_seed),
    Column::new("product", sentence::report_product),
    Column::new("ended", sentence::report_ended),
    Column::of(Holds::Shares, "first_try", sentence::report_first_try),
    Column::of(Holds::Shares, "stars", sentence::report_stars),
    Column::new("orders", sentence::report_orders),
    Column::of(Holds::Money, "profit", sentence::report_profit),
    Column::of(Holds::Minutes, "spent", sentence::report_spent),
];

fn table(asked: &Asked) -> Table {
    let words = Words::of(asked.course);
    let rows = asked.attempts();
    Table {
        title: (REPORT.title)(),
        columns: &COLUMNS,
        rows: rows.iter().map(|played| row(played, asked, &words)).collect(),
        notes: vec![sentence::report_attempts_note(), sentence::report_clock_note()],
    }
}

fn row(played: &Played, asked: &Asked, words: &Words) -> Vec<Cell> {
    let attempt = played.attempt;
    let (right, all) = attempt.steps.first_tries();
    let held = attempt.stars.iter().filter(|held| **held).count();
    let kind = match &attempt.what {
        What::Lesson(_) => sentence::report_kind_lesson(),
        What::Scenario(_) => sentence::report_kind_market(),
        What::Review(_) => sentence::report_kind_review(),
    };
    let is_market = attempt.ending == Some(Ending::Finished) && !attempt.figures.is_empty();
    vec![
        // What was begun has one id on every PC; nobody needs to read it, and it names nobody.
        Cell::Text(Arg::as_is(played.id.to_string())),
        day(attempt.clock.opened_ms),
        names(played, asked),
        Cell::Text(Arg::say(kind)),
        Cell::Text(Arg::as_is(attempt.what.id())),
        Cell::Text(words.title(&attempt.what)),
        // More digits than a spreadsheet's number keeps.
        Cell::Text(Arg::as_is(attempt.seed.to_string())),
        product(attempt),
        Cell::Text(Arg::say(ended(attempt))),
        Cell::share(i64::from(right), i64::from(all)),
        Cell::share(count(held), count(attempt.stars.len())),
        if is_market {
            Cell::Number(figure(attempt, "orders"))
        } else {
            Cell::Blank
        },
        if is_market {
            Cell::Money(figure(attempt, "profit_fen"))
        } else {
            Cell::Blank
        },
        minutes(attempt.clock.spent_s),
    ]
}

/// Whoever of the report played it.
pub(super) fn names(played: &Played, asked: &Asked) -> Cell {
    let names = played.learners.iter().map(|learner| asked.name(learner));
    Cell::Text(Arg::as_is(names.collect::<Vec<String>>().join(", ")))
}

fn product(attempt: &Attempt) -> Cell {
    match attempt.product.as_deref() {
        None | Some("") => Cell::Blank,
        Some(product) => Cell::Text(Arg::name("product", product)),
    }
}

fn ended(attempt: &Attempt) -> crate::say::Sentence {
    match attempt.ending {
        None => sentence::report_open(),
        Some(Ending::Finished) => sentence::report_finished(),
        Some(Ending::Left) => sentence::report_left(),
        Some(Ending::Stale) => sentence::report_stale(),
    }
}

/// A figure that a market closed with; those that are 0 are not kept.
pub(super) fn figure(attempt: &Attempt, name: &str) -> i64 {
    attempt.figures.get(name).copied().unwrap_or(0)
}
