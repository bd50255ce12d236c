//! Folds while entries come in from elsewhere: kept in memory as the entries pass by, since reading each learner's entries once
//! more would take longer than writing all of them.
//!
//! ```text
//! meet (before entries are written) ─▶ take (in the same transaction: who is known is right at once) ─▶ … ─▶ keep
//!  └ a learner's fold is taken out of the file: whoever asks meanwhile makes it anew
//! ```
//! Entries come by run, and a run holds a learner's entries by rank; where runs of two PCs cross, the learner's fold is made anew
//! in the end. Others append between two steps: a fold that lies in the file again is theirs, and newer.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use super::{
    Folds,
    kept::{self, Folded, Head, Roster, move_mark},
    last_arrival, of_subject,
};
use crate::store::row::Hash;
use crate::tutor::{Entry, Fact, LearnerFold, LearnerId, LearnerRecords};

/// Beyond so many folds those in memory are written down: some tens of megabytes. More learners than a class or a township has, since
/// those who come round again would be read and written each time.
const MOST_IN_MEMORY: usize = 2_000;

#[derive(Default)]
pub(in crate::store) struct Absorbing {
    /// Of whom entries came; nothing of whom they came in another order than by rank.
    folds: BTreeMap<LearnerId, Option<LearnerFold>>,
    /// SQLite's count of what others wrote, as it was in the last step; none before the first.
    version: Option<i64>,
    /// The roster as it was left in the file, by its checksum.
    left: Option<(Hash, Roster)>,
}

impl Absorbing {
    /// Looks up whom entries are about that are going to be written, and takes their folds out of the file, where all are up to
    /// date. In the file only what others wrote meanwhile can lie of those who were looked up before.
    pub fn meet(&mut self, connection: &Connection, learners: &BTreeSet<LearnerId>) -> rusqlite::Result<()> {
        if MOST_IN_MEMORY < self.folds.len() {
            self.write_down(connection)?;
        }
        let version = connection.pragma_query_value(None, "data_version", |row| row.get(0))?;
        let is_alone = self.version.replace(version) == Some(version);
        for learner in learners {
            let is_known = self.folds.contains_key(learner);
            if is_known && is_alone {
                continue;
            }
            if kept::is_there(connection, *learner)? {
                self.folds.insert(*learner, kept::read(connection, *learner)?);
                kept::remove(connection, *learner)?;
            } else if !is_known {
                let fold = (!is_heard_of(connection, *learner)?).then(LearnerFold::default);
                self.folds.insert(*learner, fold);
            }
        }
        Ok(())
    }

    /// Takes entries in that were just written.
    pub fn take(&mut self, connection: &Connection, entries: &[Entry]) -> rusqlite::Result<()> {
        for entry in entries {
            for learner in &entry.learners {
                let slot = self.folds.entry(*learner).or_default();
                *slot = slot.take().filter(|fold| is_next(fold, entry));
                if let Some(fold) = slot {
                    fold.apply(*learner, entry);
                }
            }
        }
        // What is a part of an attempt changes neither who is known nor the center.
        let of_roster = entries.iter().filter(|entry| entry.fact.attempt().is_none());
        let of_roster: Vec<Entry> = of_roster.cloned().collect();
        match of_roster.is_empty() {
            true => move_mark(connection),
            false => self.take_into_roster(connection, of_roster),
        }
    }

    fn take_into_roster(&mut self, connection: &Connection, tail: Vec<Entry>) -> rusqlite::Result<()> {
        let Some(folded) = self.folded(connection)? else {
            // Damaged: whoever reads makes it anew.
            return Ok(());
        };
        let mut folds = Folds {
            connection,
            folded,
            tail,
            are_of_mark: false,
            damaged: Vec::new(),
        };
        let center = folds.center()?;
        let changed = folds.changed_profiles();
        let roster = std::mem::take(&mut folds.folded.roster);
        let mut records = LearnerRecords {
            center,
            profiles: roster.profiles,
            leaving: roster.leaving,
            erased: roster.erased,
            ..LearnerRecords::default()
        };
        for learner in changed {
            match self.folds.get(&learner) {
                Some(Some(fold)) => records.put_profile(learner, fold),
                Some(None) | None => records.put_profile(learner, &anew(connection, learner)?),
            }
        }
        let folded = Folded {
            mark: last_arrival(connection)?,
            roster: Roster::of(records),
            // Who sat at another PC did not sit here.
            last_here: folds.folded.last_here,
        };
        let checksum = folded.write(connection)?;
        self.left = Some((checksum, folded.roster));
        Ok(())
    }

    /// The roster that lies in the file: read only if others changed it since it was left there.
    fn folded(&mut self, connection: &Connection) -> rusqlite::Result<Option<Folded>> {
        let Some((checksum, roster)) = self.left.take() else {
            return Folded::read(connection);
        };
        match Head::read(connection)? {
            Some(head) if head.roster == checksum => Ok(head.with(roster)),
            _ => Folded::read(connection),
        }
    }

    /// Writes the folds in memory down; those that are to be made anew stay.
    fn write_down(&mut self, connection: &Connection) -> rusqlite::Result<()> {
        for (learner, fold) in &self.folds {
            if let Some(fold) = fold
                && !kept::is_there(connection, *learner)?
            {
                kept::write(connection, *learner, fold)?;
            }
        }
        self.folds.retain(|_, fold| fold.is_none());
        Ok(())
    }

    /// Whose folds are still to be kept: those in memory, and those that are to be made anew.
    pub fn learners(&self) -> (Vec<LearnerId>, Vec<LearnerId>) {
        self.folds.keys().partition(|learner| self.folds[learner].is_some())
    }

    /// Keeps the folds of these learners, where none is kept; the folds in the file are up to date.
    pub fn keep(&mut self, connection: &Connection, learners: &[LearnerId]) -> rusqlite::Result<()> {
        for learner in learners {
            let known = self.folds.remove(learner).flatten();
            if kept::is_there(connection, *learner)? {
                continue;
            }
            let fold = match known {
                Some(fold) => fold,
                None => anew(connection, *learner)?,
            };
            kept::write(connection, *learner, &fold)?;
        }
        Ok(())
    }
}

/// Whether the fold takes the entry in as it comes.
fn is_next(fold: &LearnerFold, entry: &Entry) -> bool {
    match fold {
        // Nobody wrote anything about them before.
        LearnerFold::Unheard => matches!(entry.fact, Fact::LearnerAdded { .. }),
        LearnerFold::Here(_) | LearnerFold::Erased => fold.is_before(entry),
    }
}

fn anew(connection: &Connection, learner: LearnerId) -> rusqlite::Result<LearnerFold> {
    let all = of_subject(connection, &learner.to_string(), &mut Vec::new())?;
    Ok(LearnerFold::of(learner, all))
}

/// Whether the log holds anything about a learner.
fn is_heard_of(connection: &Connection, learner: LearnerId) -> rusqlite::Result<bool> {
    let sql = concat!("SELECT EXISTS (", include_str!("../sql/of_learner.sql"), ")");
    connection
        .prepare_cached(sql)?
        .query_row(rusqlite::named_params! { ":subject": learner.to_string() }, |row| {
            row.get(0)
        })
}
