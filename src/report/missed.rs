//! Who missed what: one line for each step that somebody was late with or never did, in all closed markets, and what helps.
//!
//! The figures are those that a market closes with: `missed.seller.reply` and `kept.seller`.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    say::{Arg, blame_remedy_of, deadline_of, sentence},
    tutor::LearnerId,
};

use super::{Asked, Cell, Column, Played, Report, Table, class::count};

pub(super) const REPORT: Report = Report {
    id: "missed",
    about: "One line a step: who missed it in the markets, how often, and what helps",
    title: sentence::report_missed_title,
    table: missed,
};

const COLUMNS: [Column; 6] = [
    Column::new("role", sentence::report_role),
    Column::new("step", sentence::report_step),
    Column::new("learners", sentence::report_learners).of_people(),
    Column::new("missed", sentence::report_missed),
    Column::new("kept", sentence::report_kept),
    Column::new("remedy", sentence::report_remedy),
];

/// How often a step was missed, and in whose markets.
#[derive(Default)]
struct Missed {
    times: i64,
    learners: BTreeSet<LearnerId>,
}

/// Returns the table of one class, or of everybody here; what was missed most stands first.
fn missed(asked: &Asked) -> Table {
    let mut missed: BTreeMap<(&str, &str), Missed> = BTreeMap::new();
    let mut kept: BTreeMap<&str, i64> = BTreeMap::new();
    for Played { attempt, learners, .. } in asked.attempts() {
        for (figure, value) in &attempt.figures {
            let mut words = figure.splitn(3, '.');
            match (words.next(), words.next(), words.next()) {
                (Some("missed"), Some(role), Some(step)) => {
                    let one = missed.entry((role, step)).or_default();
                    one.times += value;
                    one.learners.extend(learners.iter().map(|learner| learner.id));
                }
                (Some("kept"), Some(role), None) => *kept.entry(role).or_default() += value,
                _ => {}
            }
        }
    }
    let mut rows: Vec<_> = missed.into_iter().collect();
    rows.sort_by_key(|((role, step), one)| (-one.times, *role, *step));
    Table {
        title: (REPORT.title)(),
        columns: &COLUMNS,
        rows: rows
            .into_iter()
            .map(|((role, step), one)| {
                vec![
                    Cell::Text(Arg::name("role", role)),
                    Cell::Text(Arg::say(deadline_of(step))),
                    Cell::Number(count(one.learners.len())),
                    Cell::Number(one.times),
                    Cell::Number(kept.get(role).copied().unwrap_or(0)),
                    Cell::Text(Arg::say(blame_remedy_of(role, step))),
                ]
            })
            .collect(),
        notes: vec![sentence::report_missed_note()],
    }
}
