//! What the record and what lies beside it come to. Changes nothing: where an append was interrupted, it is not even opened, since
//! opening takes that back.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::{
    cli::{Failure, Global, start::Start},
    course::Course,
    say::{Arg, Sentence, sentence},
    store::{Beside, Look, OpenError, backups, beside},
    tutor::{AttemptId, AttemptLog, LearnerId, LearnerRecords, Playable, Session, first_other_day},
};

use super::Finding;

/// So many open lessons are named; more is a matter for the class board.
const MOST_NAMED: usize = 8;

/// The record's findings, and the latest time that an entry claims.
pub(super) struct Seen {
    pub findings: Vec<Finding>,
    pub newest_ms: i64,
}

pub(super) fn record(start: &Start, global: &Global, folder: &Path) -> Result<Seen, Failure> {
    let beside = beside(folder);
    let mut seen = Seen {
        findings: Vec::new(),
        newest_ms: 0,
    };
    let looked = match beside.is_begun {
        true => {
            let begun = sentence::doctor_begun(Arg::as_is(folder.display().to_string()));
            seen.findings.push(Finding::good(begun).bad(sentence::doctor_repair()));
            Ok(())
        }
        false => look_into(start, global, folder, &mut seen)?,
    };
    if let Err(err) = looked {
        let found = Finding::good(sentence::doctor_record_broken(Arg::as_is(folder.display().to_string())));
        seen.findings.push(match err {
            OpenError::Corrupt { .. } => found.bad(sentence::doctor_repair()),
            OpenError::NewerSchema { .. }
            | OpenError::Locked { .. }
            | OpenError::Foreign { .. }
            | OpenError::ReadOnly { .. }
            | OpenError::Closed { .. }
            | OpenError::Full { .. }
            | OpenError::Io { .. } => found.bad(sentence::doctor_record_repair()),
        });
    }
    seen.findings.extend(what_lies_beside(&beside));
    seen.findings.extend(kept(folder, seen.newest_ms != 0));
    Ok(seen)
}

/// Looks at every entry, every fold and every open attempt.
fn look_into(start: &Start, global: &Global, folder: &Path, seen: &mut Seen) -> Result<Result<(), OpenError>, Failure> {
    let looked = Look::into(folder).and_then(|look| match look {
        Some(look) => Ok(Some((look.census()?, look))),
        None => Ok(None),
    });
    let ((entries, newest_ms), look) = match looked {
        Ok(Some(counted)) => counted,
        Ok(None) => {
            seen.findings
                .push(Finding::good(sentence::doctor_record(Arg::as_is("0"))));
            return Ok(Ok(()));
        }
        Err(err) => return Ok(Err(err)),
    };
    seen.newest_ms = newest_ms;
    let found = Finding::good(sentence::doctor_record(Arg::as_is(entries.to_string())));
    seen.findings.push(found);
    let damaged = match whole(start, &look) {
        Ok(findings) => findings,
        Err(err) => return Ok(Err(err)),
    };
    let is_readable = damaged.is_empty();
    seen.findings.extend(damaged);
    if is_readable && entries != 0 {
        let (course, _) = start.course(global)?;
        match attempts(&course, &look) {
            Ok(findings) => seen.findings.extend(findings),
            Err(err) => return Ok(Err(err)),
        }
    }
    Ok(Ok(()))
}

/// What is wrong with entries, chains, indexes and folds; nothing if all is as it was written.
fn whole(start: &Start, look: &Look) -> Result<Vec<Finding>, OpenError> {
    let mut findings = Vec::new();
    let mut bad = |found| findings.push(Finding::good(found).bad(sentence::doctor_repair()));
    let damage = look.check(&mut start.progress())?.unwrap_or_default();
    // The pages of a small file were looked at when it was opened; those of a large one nobody who learns should wait for.
    if damage.unled != 0 {
        bad(sentence::doctor_pages());
    }
    if !damage.entries.is_empty() {
        bad(sentence::doctor_entries(Arg::as_is(damage.entries.len().to_string())));
    }
    let folds = damage.folds + look.unusable_folds()?;
    if folds != 0 {
        bad(sentence::doctor_folds(Arg::as_is(folds.to_string())));
    }
    Ok(findings)
}

fn what_lies_beside(beside: &Beside) -> Vec<Finding> {
    let mut findings = Vec::new();
    if !beside.leftovers.is_empty() {
        let found = sentence::doctor_leftovers(Arg::as_is(beside.leftovers.len().to_string()));
        findings.push(Finding::good(found).note(sentence::doctor_repair()));
    }
    if !beside.old.is_empty() {
        let mib = mib(beside.old.iter().map(PathBuf::as_path));
        findings.push(Finding::good(sentence::doctor_old(
            Arg::as_is(beside.old.len().to_string()),
            mib,
        )));
    }
    findings
}

/// How much room these files take.
fn mib<'a>(paths: impl Iterator<Item = &'a Path>) -> Arg {
    let bytes: u64 = paths.filter_map(|path| Some(fs::metadata(path).ok()?.len())).sum();
    Arg::as_is(bytes.div_ceil(1024 * 1024).to_string())
}

/// Backups, each looked at as whoever goes back to it does.
fn kept(folder: &Path, has_learned: bool) -> Vec<Finding> {
    let all = backups(folder);
    let Some(newest) = all.first() else {
        let none = Finding::good(sentence::doctor_backups_none()).note(sentence::doctor_backups_make());
        return if has_learned { vec![none] } else { Vec::new() };
    };
    let (count, day) = (Arg::as_is(all.len().to_string()), Arg::as_is(newest.day.to_string()));
    let mib = mib(all.iter().map(|backup| backup.path.as_path()));
    let mut findings = vec![Finding::good(sentence::doctor_backups(count, day, mib))];
    let broken: Vec<String> = all
        .iter()
        .filter(|backup| !backup.is_whole())
        .map(|backup| backup.number.to_string())
        .collect();
    if !broken.is_empty() {
        let found = Finding::good(sentence::doctor_backups_broken(Arg::as_is(broken.join(" "))));
        findings.push(found.note(sentence::doctor_backups_make()));
    }
    findings
}

/// Whether each open lesson comes to what stands in its log when it is gone on with, and its market's days to what they came to where
/// they were played.
fn attempts(course: &Course, look: &Look) -> Result<Vec<Finding>, OpenError> {
    let (records, _) = look.records()?;
    let open: BTreeSet<AttemptId> = records
        .learners
        .values()
        .flat_map(|learner| &learner.attempts)
        .filter(|(_, attempt)| attempt.ending.is_none())
        .map(|(id, _)| *id)
        .collect();
    let open: Vec<AttemptId> = open.into_iter().collect();
    let (mut same, mut other, mut differing) = (0, Vec::new(), Vec::new());
    for log in &look.logs(&open)? {
        let playable = Playable::of_log(course, log);
        let other_day = playable.as_ref().and_then(|playable| first_other_day(playable, log));
        let goes_on = playable.is_some_and(|playable| Session::resume(playable, log).is_some());
        match (goes_on, other_day) {
            (true, None) => same += 1,
            (true, Some(_)) => differing.push(named(&records, log, other_day)),
            (false, _) => other.push(named(&records, log, other_day)),
        }
    }
    let mut findings = Vec::new();
    if same != 0 {
        findings.push(Finding::good(sentence::doctor_attempts(Arg::as_is(same.to_string()))));
    }
    let mut tell = |named: &[String], found: fn(Arg, Arg) -> Sentence| {
        if !named.is_empty() {
            let count = Arg::as_is(named.len().to_string());
            let list = named[..named.len().min(MOST_NAMED)].join(", ");
            findings.push(Finding::good(found(count, Arg::AsIs(list))).note(sentence::doctor_attempts_why()));
        }
    };
    tell(&other, sentence::doctor_attempts_other);
    tell(&differing, sentence::doctor_attempts_differ);
    Ok(findings)
}

/// A lesson, the numbers of those who are at it, and the first day that comes to something else: `s05 (10 12) d3`.
fn named(records: &LearnerRecords, log: &AttemptLog, other_day: Option<u32>) -> String {
    let day = other_day.map_or_else(String::new, |day| format!(" d{day}"));
    format!("{} ({}){day}", log.what.id(), cards(records, &log.learners))
}

fn cards(records: &LearnerRecords, learners: &[LearnerId]) -> String {
    let profiles = learners.iter().filter_map(|learner| records.profiles.get(learner));
    let cards: Vec<String> = profiles.map(|profile| profile.card.to_string()).collect();
    cards.join(" ")
}
