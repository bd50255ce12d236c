//! The markets that were played to their end: orders, late ones, refunds, what was earned, what went wrong most, and
//! what the shop refused.

use crate::{
    say::{Arg, blame_remedy_of, deadline_of, remedy, sentence},
    tutor::{Attempt, Ending, What},
};

use super::{
    Asked, Cell, Column, Holds, Played, Report, Table,
    attempts::{figure, names},
    class::count,
    day::day,
    words::Words,
};

pub(super) const REPORT: Report = Report {
    id: "market",
    about: "One line a market that was played to its end: orders, late, refunds, profit, what went wrong most",
    title: sentence::report_market_title,
    table,
};

const COLUMNS: [Column; 14] = [
    Column::new("day", sentence::report_day),
    Column::new("names", sentence::report_name),
    Column::new("what_id", sentence::report_id),
    Column::new("what", sentence::report_what),
    Column::of(Holds::Shares, "stars", sentence::report_stars),
    Column::new("orders", sentence::report_orders),
    Column::new("late", sentence::report_late),
    Column::new("refunds", sentence::report_refunds),
    Column::of(Holds::Money, "profit", sentence::report_profit),
    Column::new("cause", sentence::report_cause),
    Column::new("cause_times", sentence::report_missed),
    Column::new("remedy", sentence::report_remedy),
    Column::new("refusal", sentence::report_refusal),
    Column::new("refusal_times", sentence::report_refusal_times),
];

fn table(asked: &Asked) -> Table {
    let words = Words::of(asked.course);
    let mut rows = asked.attempts();
    rows.retain(|played| {
        let attempt = played.attempt;
        matches!(attempt.what, What::Scenario(_)) && attempt.ending == Some(Ending::Finished)
    });
    Table {
        title: (REPORT.title)(),
        columns: &COLUMNS,
        rows: rows.iter().map(|played| row(played, asked, &words)).collect(),
        notes: vec![sentence::report_market_note(), sentence::report_clock_note()],
    }
}

fn row(played: &Played, asked: &Asked, words: &Words) -> Vec<Cell> {
    let attempt = played.attempt;
    let held = attempt.stars.iter().filter(|held| **held).count();
    let cause = cause(attempt);
    let refused = refused(attempt);
    let said = refused.map(|(code, _)| remedy(code).map_or_else(|| Arg::as_is(code), Arg::say));
    let of_cause = |cell: fn((&str, &str, i64)) -> Cell| cause.map_or(Cell::Blank, cell);
    vec![
        day(attempt.clock.opened_ms),
        names(played, asked),
        Cell::Text(Arg::as_is(attempt.what.id())),
        Cell::Text(words.title(&attempt.what)),
        Cell::share(count(held), count(attempt.stars.len())),
        Cell::Number(figure(attempt, "orders")),
        Cell::Number(figure(attempt, "late")),
        Cell::Number(figure(attempt, "refunds")),
        Cell::Money(figure(attempt, "profit_fen")),
        of_cause(|(_, step, _)| Cell::Text(Arg::say(deadline_of(step)))),
        of_cause(|(.., times)| Cell::Number(times)),
        of_cause(|(role, step, _)| Cell::Text(Arg::say(blame_remedy_of(role, step)))),
        said.map_or(Cell::Blank, Cell::Text),
        refused.map_or(Cell::Blank, |(_, times)| Cell::Number(times)),
    ]
}

/// Role, step and number of what was missed most often; of several, the first by the alphabet.
fn cause(attempt: &Attempt) -> Option<(&str, &str, i64)> {
    let missed = attempt.figures.iter().filter_map(|(figure, times)| {
        let (role, step) = figure.strip_prefix("missed.")?.split_once('.')?;
        Some((role, step, *times))
    });
    missed.max_by_key(|(role, step, times)| (*times, std::cmp::Reverse((*role, *step))))
}

/// What the shop said no to most often, and how often.
fn refused(attempt: &Attempt) -> Option<(&str, i64)> {
    let refused = attempt.steps.tried.iter().flat_map(|tried| &tried.refused);
    let most = refused.max_by_key(|(code, times)| (**times, std::cmp::Reverse(*code)));
    most.map(|(code, times)| (code.as_str(), i64::from(*times)))
}
