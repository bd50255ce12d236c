//! Who missed what: one line for each step that somebody was late with or never did, in all closed markets, and what helps.
//!
//! The figures are those that a market closes with: `missed.seller.reply` and `kept.seller`.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    say::{Saying, Speech, Word, blame_remedy_of, deadline_of},
    tutor::{Book, ClassId, LearnerId},
};

use super::{Cell, Column, Table, class::count, class::roster, class::tell};

/// How often a step was missed, and in whose markets.
#[derive(Default)]
struct Missed {
    times: i64,
    learners: BTreeSet<LearnerId>,
}

/// Returns the table of one class, or of everybody here; what was missed most stands first.
///
/// `speech` gives the trainer's language.
pub fn missed(book: &Book, of: Option<ClassId>, speech: Speech) -> Table {
    let heads = [
        ("role", "report-role"),
        ("step", "report-step"),
        ("missed", "report-missed"),
        ("kept", "report-kept"),
        ("learners", "report-learners"),
        ("remedy", "report-remedy"),
    ];
    let learners: BTreeSet<LearnerId> = roster(book, of).into_iter().map(|learner| learner.id).collect();
    let mut missed: BTreeMap<(&str, &str), Missed> = BTreeMap::new();
    let mut kept: BTreeMap<&str, i64> = BTreeMap::new();
    for attempt in book.attempts.values() {
        let theirs = attempt.learners.iter().filter(|learner| learners.contains(learner));
        let theirs: Vec<LearnerId> = theirs.copied().collect();
        if theirs.is_empty() {
            continue;
        }
        for (figure, value) in &attempt.figures {
            let mut words = figure.splitn(3, '.');
            match (words.next(), words.next(), words.next()) {
                (Some("missed"), Some(role), Some(step)) => {
                    let one = missed.entry((role, step)).or_default();
                    one.times += value;
                    one.learners.extend(&theirs);
                }
                (Some("kept"), Some(role), None) => *kept.entry(role).or_default() += value,
                _ => {}
            }
        }
    }
    let mut rows: Vec<_> = missed.into_iter().collect();
    rows.sort_by_key(|((role, step), one)| (-one.times, *role, *step));
    Table {
        title: tell(speech, "report-missed-title", &[]),
        columns: heads
            .map(|(key, head)| Column {
                title: tell(speech, head, &[]),
                key,
            })
            .to_vec(),
        rows: rows
            .into_iter()
            .map(|((role, step), one)| {
                vec![
                    Cell::Word(speech.say(&Saying::of(Word::name("role", role)))),
                    Cell::Word(speech.say(&deadline_of(step))),
                    Cell::Number(one.times),
                    Cell::Number(kept.get(role).copied().unwrap_or(0)),
                    Cell::Number(count(one.learners.len())),
                    Cell::Word(speech.say(&blame_remedy_of(role, step))),
                ]
            })
            .collect(),
        notes: vec![tell(speech, "report-missed-note", &[])],
    }
}
