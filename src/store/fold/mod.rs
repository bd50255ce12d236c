//! Folds beside the log: what the entries up to a mark come to, so that nobody reads the log to know it.
//!
//! ```text
//! entry   1 2 3 … mark │ mark+1 …           at most `TAIL` entries, unless somebody is just taking in a bundle
//! fold    ─────────────┘ └─ tail ─┘         what is shown is fold and tail, so a fold's age never shows
//! ```
//! A learner whose tail ranks below what is in the fold (two PCs wrote at once), whose fold is of another version or damaged,
//! is folded anew from all entries. Leaves what a fold is to `tutor`.

mod absorb;
mod kept;

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, named_params};

use super::{
    lock::FolderLock,
    row::{Hash, Row},
};
use crate::tutor::{
    AttemptId, AttemptLog, Center, Entry, FOLD_VERSION, Fact, Key, LastHere, LearnerFold, LearnerId, LearnerRecords,
    Loaded, on_every_core,
};

use kept::{Folded, Roster};

pub(super) use absorb::Absorbing;

/// After so many entries the folds are brought up to date.
pub(super) const TAIL: i64 = 64;

/// So many learners' folds are read at once, or are made anew from their entries.
const KEPT_AT_ONCE: u32 = 64;
const ANEW_AT_ONCE: usize = 4;

/// So many entries are read at once, so that no writer waits for a reader.
const SLICE: i64 = 100;

/// Entries of the log, and which of them were not as they were written.
#[derive(Debug, Default)]
pub(super) struct ReadRows {
    pub rows: Vec<Row>,
    pub damaged: Vec<Key>,
    /// The arrival of the last one.
    pub last: i64,
}

/// What the file comes to as it stands; read within one transaction of the caller's, so that nothing moves meanwhile.
pub(super) struct Folds<'c> {
    connection: &'c Connection,
    folded: Folded,
    tail: Vec<Entry>,
    /// Whether the learners' folds are known to be of the mark.
    are_of_mark: bool,
    /// Rows that were met and are not as they were written: they are in no fold that is made anew.
    pub damaged: Vec<Key>,
}

impl Folds<'_> {
    pub fn of(connection: &Connection) -> rusqlite::Result<Folds<'_>> {
        let folded = Folded::read(connection)?;
        let is_kept = folded.is_some();
        let mut folds = Folds::with(connection, folded.unwrap_or_default());
        if !is_kept {
            folds.fold_everything(&mut |_, _| Ok(()))?;
        }
        folds.read_tail()?;
        Ok(folds)
    }

    /// What is kept, with nothing that came since.
    fn with(connection: &Connection, folded: Folded) -> Folds<'_> {
        Folds {
            connection,
            folded,
            tail: Vec::new(),
            are_of_mark: true,
            damaged: Vec::new(),
        }
    }

    /// The same without the roster, for single learners: a class's roster takes longer to read than a learner's fold. Those that lie
    /// in the file are believed only if `may_be_of_mark`, and if it is known up to which mark they go.
    pub fn of_learners(connection: &Connection, may_be_of_mark: bool) -> rusqlite::Result<Folds<'_>> {
        let head = kept::Head::read(connection)?;
        let mut folds = Folds {
            connection,
            are_of_mark: may_be_of_mark && head.is_some(),
            folded: Folded {
                mark: head.map_or(0, |head| head.mark),
                ..Folded::default()
            },
            tail: Vec::new(),
            damaged: Vec::new(),
        };
        if folds.are_of_mark {
            folds.read_tail()?;
        }
        Ok(folds)
    }

    fn read_tail(&mut self) -> rusqlite::Result<()> {
        let tail = tail(self.connection, self.folded.mark)?;
        self.damaged.extend(tail.damaged);
        self.tail = tail.rows.iter().map(Row::entry).collect();
        Ok(())
    }

    /// Returns everybody's names and the center, and nobody in full.
    pub fn records(&mut self) -> rusqlite::Result<LearnerRecords> {
        let Folded { roster, last_here, .. } = self.folded.clone();
        let mut records = LearnerRecords {
            profiles: roster.profiles,
            leaving: roster.leaving,
            erased: roster.erased,
            last_here,
            center: self.center()?,
            can_load: true,
            ..LearnerRecords::default()
        };
        for learner in self.changed_profiles() {
            let fold = self.learner(learner)?;
            records.put_profile(learner, &fold);
        }
        let last = self.tail.iter().rev().find_map(LastHere::of);
        records.last_here = last.or(records.last_here.take());
        Ok(records)
    }

    /// Returns what is known of one learner.
    pub fn learner(&mut self, learner: LearnerId) -> rusqlite::Result<LearnerFold> {
        let stored = self.stored(learner)?;
        match stored.and_then(|fold| with_tail(learner, fold, &self.tail)) {
            Some(fold) => Ok(fold),
            None => self.anew(learner),
        }
    }

    /// Folds all entries about one learner.
    pub fn anew(&mut self, learner: LearnerId) -> rusqlite::Result<LearnerFold> {
        let all = of_subject(self.connection, &learner.to_string(), &mut self.damaged)?;
        Ok(LearnerFold::of(learner, all))
    }

    fn center(&mut self) -> rusqlite::Result<Center> {
        let mut center = self.folded.roster.center.clone();
        let mut tail: Vec<&Entry> = self.tail.iter().filter(|entry| entry.learners.is_empty()).collect();
        tail.sort_by_key(|entry| entry.rank());
        if tail.first().is_none_or(|entry| center.is_before(entry)) {
            tail.into_iter().for_each(|entry| center.apply(entry));
            return Ok(center);
        }
        let all = of_subject(self.connection, "", &mut self.damaged)?;
        Ok(Center::of(all))
    }

    /// Learners who came, went or changed who they are since the mark.
    fn changed_profiles(&self) -> BTreeSet<LearnerId> {
        let changes = |entry: &&Entry| {
            matches!(
                entry.fact,
                Fact::LearnerAdded { .. }
                    | Fact::LearnerRenamed { .. }
                    | Fact::ClassJoined { .. }
                    | Fact::SettingChanged { .. }
                    | Fact::LeaveAsked { .. }
                    | Fact::LeaveWaited { .. }
                    | Fact::LeaveTakenBack { .. }
                    | Fact::Erased { .. }
            )
        };
        let entries = self.tail.iter().filter(changes);
        entries.flat_map(|entry| entry.learners.iter().copied()).collect()
    }

    /// The learner's fold as it lies in the file, if it is of this version and whole.
    fn stored(&self, learner: LearnerId) -> rusqlite::Result<Option<LearnerFold>> {
        if !self.are_of_mark {
            return Ok(None);
        }
        kept::read(self.connection, learner)
    }

    /// The roster is of another version, damaged or not there: it is made from all entries, and so is each learner's fold when
    /// somebody asks for it, since nobody knows up to which mark those that lie there go. `each` is shown every learner's on the way.
    fn fold_everything(
        &mut self,
        each: &mut dyn FnMut(LearnerId, &LearnerFold) -> rusqlite::Result<()>,
    ) -> rusqlite::Result<()> {
        self.are_of_mark = false;
        let mark = last_arrival(self.connection)?;
        let mut sql = self.connection.prepare(
            "SELECT DISTINCT learners FROM entry WHERE kind IN ('learner-added', 'erased') AND arrival <= ?1",
        )?;
        let known = sql.query_map([mark], |row| row.get::<_, String>(0))?;
        let known: BTreeSet<LearnerId> = known
            .collect::<rusqlite::Result<Vec<String>>>()?
            .iter()
            .filter_map(|id| id.parse().ok())
            .collect();
        let mut records = LearnerRecords {
            center: Center::of(of_subject(self.connection, "", &mut self.damaged)?),
            ..LearnerRecords::default()
        };
        for learner in known {
            let fold = self.anew(learner)?;
            each(learner, &fold)?;
            records.put_profile(learner, &fold);
        }
        let latest = slice(self.connection, mark - TAIL, mark)?;
        let last_here = latest.rows.iter().rev().map(Row::entry);
        let last_here = last_here.into_iter().find_map(|entry| LastHere::of(&entry));
        self.folded = Folded {
            mark,
            roster: Roster::of(records),
            last_here,
        };
        Ok(())
    }
}

/// Takes into a learner's fold what came since; nothing if some of that ranks below what is in it.
fn with_tail(learner: LearnerId, mut fold: LearnerFold, tail: &[Entry]) -> Option<LearnerFold> {
    let mut tail: Vec<&Entry> = tail.iter().filter(|entry| entry.learners.contains(&learner)).collect();
    tail.sort_by_key(|entry| entry.rank());
    if tail.first().is_some_and(|entry| !fold.is_before(entry)) {
        return None;
    }
    for entry in tail {
        fold.apply(learner, entry);
    }
    Some(fold)
}

/// All entries about a learner; about nobody, without one.
fn of_subject(connection: &Connection, subject: &str, damaged: &mut Vec<Key>) -> rusqlite::Result<Vec<Entry>> {
    entries_of(connection, include_str!("../sql/of_learner.sql"), subject, damaged)
}

/// Returns the log of an attempt; nothing if none was opened.
fn log_of(connection: &Connection, attempt: AttemptId) -> rusqlite::Result<Option<AttemptLog>> {
    let sql = include_str!("../sql/of_attempt.sql");
    let entries = entries_of(connection, sql, &attempt.to_string(), &mut Vec::new())?;
    Ok(AttemptLog::of(entries))
}

fn entries_of(
    connection: &Connection,
    sql: &str,
    subject: &str,
    damaged: &mut Vec<Key>,
) -> rusqlite::Result<Vec<Entry>> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(named_params! { ":subject": subject })?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        let (before, row) = (row.get::<_, Option<Hash>>(11)?, Row::read(row)?);
        match row.is_whole(before) {
            true => entries.push(row.entry()),
            false => damaged.push(row.key),
        }
    }
    Ok(entries)
}

/// Brings the folds up to the last entry, within the caller's transaction.
pub(super) fn bring_up_to_date(connection: &Connection) -> rusqlite::Result<()> {
    let is_current: bool = connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM folded WHERE version = ?1 AND mark = ?2)")?
        .query_row((FOLD_VERSION, last_arrival(connection)?), |row| row.get(0))?;
    if is_current {
        return Ok(());
    }
    let Some(folded) = Folded::read(connection)? else {
        // Nobody knows which folds lie there.
        connection.execute("DELETE FROM fold", [])?;
        let mut folds = Folds::with(connection, Folded::default());
        folds.fold_everything(&mut |learner, fold| kept::write(connection, learner, fold))?;
        return folds.folded.write(connection).map(drop);
    };
    let mut folds = Folds::with(connection, folded);
    folds.read_tail()?;
    let mut records = folds.records()?;
    let tail = folds.tail.iter();
    let touched: BTreeSet<LearnerId> = tail.flat_map(|entry| entry.learners.iter().copied()).collect();
    for learner in touched {
        let fold = folds.learner(learner)?;
        kept::write(connection, learner, &fold)?;
    }
    let folded = Folded {
        mark: last_arrival(connection)?,
        last_here: records.last_here.take(),
        roster: Roster::of(records),
    };
    folded.write(connection).map(drop)
}

/// Whether folds lie there that a program of another version made.
pub(super) fn are_of_other_version(connection: &Connection) -> rusqlite::Result<bool> {
    connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM folded WHERE version <> ?1)")?
        .query_row([FOLD_VERSION], |row| row.get(0))
}

/// Makes every fold anew, whatever lies there.
pub(super) fn remake(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch("DELETE FROM fold; DELETE FROM folded;")?;
    bring_up_to_date(connection)
}

/// How many folds lie there that nobody can use: of another version, or damaged. All of them, where it is not known up to which mark
/// they go.
pub(super) fn unusable(connection: &Connection) -> rusqlite::Result<usize> {
    kept::unusable(connection)
}

/// Who asked to be forgotten.
pub(super) fn erased(connection: &Connection) -> rusqlite::Result<BTreeSet<LearnerId>> {
    learners(connection, "SELECT learners FROM entry WHERE kind = 'erased'")
}

/// Of whom folds are kept.
pub(super) fn of_whom(connection: &Connection) -> rusqlite::Result<BTreeSet<LearnerId>> {
    learners(connection, "SELECT learner FROM fold WHERE learner <> ''")
}

/// Returns whom a query names; an id in a form that only newer programs know is nobody's here.
fn learners(connection: &Connection, sql: &str) -> rusqlite::Result<BTreeSet<LearnerId>> {
    let mut statement = connection.prepare_cached(sql)?;
    let ids = statement.query_map([], |row| row.get::<_, String>(0))?;
    let ids: Vec<String> = ids.collect::<rusqlite::Result<_>>()?;
    Ok(ids.iter().filter_map(|id| id.parse().ok()).collect())
}

/// How many entries came since the folds were brought up to date.
pub(super) fn tail_length(connection: &Connection) -> rusqlite::Result<i64> {
    let mut statement = connection.prepare_cached("SELECT mark FROM folded")?;
    let mark = statement.query_row([], |row| row.get::<_, i64>(0));
    Ok(last_arrival(connection)? - mark.optional()?.unwrap_or(0))
}

pub(super) fn last_arrival(connection: &Connection) -> rusqlite::Result<i64> {
    connection
        .prepare_cached("SELECT coalesce(max(arrival), 0) FROM entry")?
        .query_row([], |row| row.get(0))
}

/// Returns what arrived after a mark, a slice at most.
pub(super) fn slice(connection: &Connection, after: i64, until: i64) -> rusqlite::Result<ReadRows> {
    let mut statement = connection.prepare_cached(include_str!("../sql/all.sql"))?;
    let mut rows = statement.query(named_params! { ":after": after, ":until": until, ":most": SLICE })?;
    let mut read = ReadRows {
        last: after,
        ..ReadRows::default()
    };
    while let Some(row) = rows.next()? {
        let before: Option<Hash> = row.get(11)?;
        read.last = row.get(12)?;
        let row = Row::read(row)?;
        match row.is_whole(before) {
            true => read.rows.push(row),
            false => read.damaged.push(row.key),
        }
    }
    Ok(read)
}

fn tail(connection: &Connection, mark: i64) -> rusqlite::Result<ReadRows> {
    let mut tail = ReadRows {
        last: mark,
        ..ReadRows::default()
    };
    loop {
        let slice = slice(connection, tail.last, i64::MAX)?;
        if slice.last == tail.last {
            return Ok(tail);
        }
        tail.last = slice.last;
        tail.rows.extend(slice.rows);
        tail.damaged.extend(slice.damaged);
    }
}

/// See `Store::renewed`. Returns also the last entry that was seen; no records if others wrote nothing.
pub(super) fn renewed(
    connection: &Connection,
    seen: i64,
    own: Option<&str>,
    is_new: bool,
    known: &LearnerRecords,
) -> rusqlite::Result<(Option<LearnerRecords>, i64)> {
    let mut touched: BTreeSet<String> = BTreeSet::new();
    let mut last = seen;
    let mut statement = connection
        .prepare_cached("SELECT arrival, run, learners, attempt FROM entry WHERE arrival > ?1 ORDER BY arrival")?;
    // A file that is new to this program is read anew as a whole.
    let mut rows = statement.query([if is_new { last_arrival(connection)? } else { seen }])?;
    let mut is_others = is_new;
    while let Some(row) = rows.next()? {
        last = row.get(0)?;
        if Some(row.get_ref(1)?.as_str()?) == own {
            continue;
        }
        is_others = true;
        let learners: String = row.get(2)?;
        touched.extend(learners.split_whitespace().map(str::to_owned));
        touched.extend(row.get::<_, Option<String>>(3)?);
    }
    if is_new {
        last = last_arrival(connection)?;
    }
    if !is_others {
        return Ok((None, last));
    }
    let mut folds = Folds::of(connection)?;
    let mut records = folds.records()?;
    let is_touched = |id: &str| is_new || touched.contains(id);
    for (id, learner) in &known.learners {
        match is_touched(&id.to_string()) {
            true => records.put(*id, folds.learner(*id)?),
            false => drop(records.learners.insert(*id, learner.clone())),
        }
    }
    for (id, log) in &known.logs {
        let log = match is_touched(&id.to_string()) {
            true => log_of(connection, *id)?,
            false => Some(log.clone()),
        };
        records.logs.extend(log.map(|log| (*id, log)));
    }
    Ok((Some(records), last))
}

/// Everybody in full, for a report, a few at a time, so that nobody who appends waits for it; and the entries that were met and are
/// not as they were written. Each fold that is damaged or missing is made anew.
pub(super) fn everybody(connection: &Connection, lock: &FolderLock) -> rusqlite::Result<(LearnerRecords, Vec<Key>)> {
    let (mut records, mut damaged, are_of_mark) = {
        let _held = lock.hold();
        let transaction = connection.unchecked_transaction()?;
        let mut folds = Folds::of(&transaction)?;
        (folds.records()?, folds.damaged, folds.are_of_mark)
    };
    if are_of_mark {
        damaged.extend(put_kept(connection, lock, &mut records)?);
    }
    let ids: Vec<LearnerId> = records.profiles.keys().chain(records.leaving.keys()).copied().collect();
    for some in records.missing(&ids).chunks(ANEW_AT_ONCE) {
        let _held = lock.hold();
        let transaction = connection.unchecked_transaction()?;
        let mut folds = Folds::of_learners(&transaction, are_of_mark)?;
        for id in some {
            records.put(*id, folds.learner(*id)?);
        }
        damaged.append(&mut folds.damaged);
    }
    damaged.sort_unstable();
    damaged.dedup();
    Ok((records, damaged))
}

/// Puts those into the records whose folds are kept; returns which of the latest entries are not as they were written.
fn put_kept(connection: &Connection, lock: &FolderLock, records: &mut LearnerRecords) -> rusqlite::Result<Vec<Key>> {
    let (mut last, mut damaged) = (String::new(), Vec::new());
    loop {
        let (some, tail) = {
            let _held = lock.hold();
            let transaction = connection.unchecked_transaction()?;
            let mut folds = Folds::of_learners(&transaction, true)?;
            damaged.append(&mut folds.damaged);
            match folds.are_of_mark {
                true => (kept::after(&transaction, &last, KEPT_AT_ONCE)?, folds.tail),
                false => return Ok(damaged),
            }
        };
        let read = |(id, lying): &(String, kept::Lying)| {
            let learner: LearnerId = id.parse().ok()?;
            Some((learner, with_tail(learner, lying.read(id)?, &tail)?))
        };
        let read = on_every_core(&some, read, &|_, _| true);
        for (learner, fold) in read
            .expect("a watch that always goes on ends nothing")
            .into_iter()
            .flatten()
        {
            if records.profiles.contains_key(&learner) || records.leaving.contains_key(&learner) {
                records.put(learner, fold);
            }
        }
        match some.into_iter().next_back() {
            Some((id, _)) => last = id,
            None => return Ok(damaged),
        }
    }
}

/// See `Store::load`.
pub(super) fn load(
    connection: &Connection,
    learners: &[LearnerId],
    attempts: &[AttemptId],
) -> rusqlite::Result<Loaded> {
    let mut loaded = Loaded::default();
    if !learners.is_empty() {
        let mut folds = Folds::of_learners(connection, true)?;
        for learner in learners {
            loaded.learners.push((*learner, folds.learner(*learner)?));
        }
    }
    for attempt in attempts {
        loaded.logs.extend(log_of(connection, *attempt)?);
    }
    Ok(loaded)
}
