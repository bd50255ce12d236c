//! What was carved out of a damaged file, in a file of its own: a record may be larger than a PC's memory.
//!
//! Knows what is still to be taken in, and what must have been there and is not: nothing is told that two witnesses do not agree on.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use super::{Gap, GoOn, carve::Found};
use crate::store::{
    BundleError, WriteError,
    append::{Taken, Union, settle_rows},
    row::{self, Row, n},
};
use crate::tutor::{Key, LearnerId, RunId};

/// Entries in a step.
const STEP: i64 = 1_000;

pub(super) struct Scratch(Connection);

/// What must have been in the damaged file and is not taken in.
#[derive(Debug, Default)]
pub(super) struct Missing {
    pub gaps: Vec<Gap>,
    /// Entries of which nothing is left but that something stood between those around them.
    pub unnamed: u64,
    /// Whom they are about, as far as that is left.
    pub learners: BTreeSet<LearnerId>,
}

impl Missing {
    pub fn is_none(&self) -> bool {
        self.gaps.is_empty() && self.unnamed == 0
    }
}

impl Scratch {
    pub fn of(path: &Path) -> rusqlite::Result<Scratch> {
        let connection = Connection::open(path)?;
        connection.execute_batch(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;
            CREATE TABLE found (run TEXT, n INTEGER, lamport INTEGER, at_ms INTEGER, kind TEXT, learners TEXT, attempt TEXT,
                body TEXT, salt BLOB, body_hash BLOB, hash BLOB,
                place INTEGER PRIMARY KEY, arrival INTEGER NOT NULL, is_taken INTEGER NOT NULL DEFAULT 0, is_linked INTEGER NOT NULL DEFAULT 0);
            CREATE TABLE named (run TEXT, n INTEGER, arrival INTEGER);
            CREATE TABLE told (arrival INTEGER, learners TEXT);",
        )?;
        Ok(Scratch(connection))
    }

    pub fn put(&self, found: &Found) -> rusqlite::Result<()> {
        match found {
            Found::Entry { row, arrival } => {
                let mut insert = self.0.prepare_cached(
                    "INSERT INTO found (run, n, lamport, at_ms, kind, learners, attempt, body, salt, body_hash, hash, arrival)
                        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
                )?;
                insert.execute((
                    row.key.run.to_string(),
                    n(row.key),
                    row.lamport,
                    row.at_ms,
                    &row.kind,
                    &row.learners,
                    &row.attempt,
                    &row.body,
                    row.salt,
                    row.body_hash,
                    row.hash,
                    // Without a place in the order they come last.
                    arrival.unwrap_or(i64::MAX),
                ))?;
            }
            Found::Key { key, arrival } => {
                let mut insert = self
                    .0
                    .prepare_cached("INSERT INTO named (run, n, arrival) VALUES (?1, ?2, ?3)")?;
                insert.execute((key.run.to_string(), n(*key), arrival))?;
            }
            Found::Learners { learners, arrival } => {
                let mut insert = self
                    .0
                    .prepare_cached("INSERT INTO told (arrival, learners) VALUES (?1, ?2)")?;
                insert.execute((arrival, learners))?;
            }
        }
        Ok(())
    }

    /// All that there is has been put in.
    pub fn close(&self) -> rusqlite::Result<()> {
        self.0.execute_batch(
            "COMMIT;
            CREATE INDEX found_key ON found (run, n);
            CREATE INDEX found_arrival ON found (arrival, place);
            CREATE INDEX named_key ON named (run, n);
            CREATE INDEX named_arrival ON named (arrival);
            CREATE INDEX told_arrival ON told (arrival);",
        )
    }

    /// How many entries were found, whole or not.
    pub fn count(&self) -> rusqlite::Result<i64> {
        self.0.query_row("SELECT count(*) FROM found", [], |row| row.get(0))
    }

    /// Puts into a fresh file whatever is whole and follows what is there; returns how many entries that were. `go_on` hears how many
    /// entries of how many are in, and may end it.
    pub fn take_into(&self, fresh: &mut Connection, go_on: &mut GoOn) -> Result<usize, BundleError> {
        let mut all = 0;
        loop {
            // Whose place in the order is lost comes after what follows it: then another round.
            let taken = self.take_round(fresh, go_on)?;
            if taken == 0 {
                return Ok(all);
            }
            all += taken;
        }
    }

    fn take_round(&self, fresh: &mut Connection, go_on: &mut GoOn) -> Result<usize, BundleError> {
        let count = usize::try_from(self.count().map_err(WriteError::from)?).unwrap_or_default();
        let mut after = (i64::MIN, 0);
        let mut taken = 0;
        loop {
            if go_on(taken, count).is_break() {
                return Err(BundleError::Stopped);
            }
            let rows = self.step(after).map_err(WriteError::from)?;
            let Some((_, arrival, place)) = rows.last() else {
                return Ok(taken);
            };
            after = (*arrival, *place);
            let transaction = fresh
                .transaction_with_behavior(TransactionBehavior::Immediate)
                .map_err(WriteError::from)?;
            let (mut new, mut done) = (Vec::new(), Vec::new());
            let mut union = Union::of(&transaction).map_err(WriteError::from)?;
            for (row, _, place) in rows {
                match union.take(&row, |before| row.is_whole(before))? {
                    Taken::New => {
                        new.push(row);
                        done.push(place);
                    }
                    Taken::Known => done.push(place),
                    Taken::Differs => {}
                }
            }
            drop(union);
            taken += new.len();
            settle_rows(&transaction, &mut new)?;
            transaction.commit().map_err(WriteError::from)?;
            self.set_taken(&done).map_err(WriteError::from)?;
        }
    }

    fn set_taken(&self, places: &[i64]) -> rusqlite::Result<()> {
        let mut update = self
            .0
            .prepare_cached("UPDATE found SET is_taken = 1 WHERE place = ?1")?;
        places.iter().try_for_each(|place| update.execute([place]).map(drop))
    }

    /// The next ones that are not taken in, with their place in the order of arrival and here.
    fn step(&self, (arrival, place): (i64, i64)) -> rusqlite::Result<Vec<(Row, i64, i64)>> {
        let mut statement = self.0.prepare_cached(
            "SELECT run, n, lamport, at_ms, kind, learners, attempt, body, salt, body_hash, hash, arrival, place FROM found
                WHERE (arrival, place) > (?1, ?2) AND NOT is_taken ORDER BY arrival, place LIMIT ?3",
        )?;
        let rows = statement.query_map((arrival, place, STEP), |row| {
            Ok((Row::read(row)?, row.get(11)?, row.get(12)?))
        })?;
        rows.collect()
    }

    /// What is missing in a fresh file.
    pub fn missing(&self, fresh: &Connection) -> rusqlite::Result<Missing> {
        let mut highest: BTreeMap<RunId, u64> = BTreeMap::new();
        let linked = self.linked()?;
        for key in self.named()?.into_iter().chain(linked) {
            let n = highest.entry(key.run).or_default();
            *n = key.n.max(*n);
        }
        let mut missing = Missing::default();
        for (run, last) in highest {
            let here: u64 = fresh
                .prepare_cached("SELECT coalesce(max(n), 0) FROM entry WHERE run = ?1")?
                .query_row([run.to_string()], |row| row.get::<_, i64>(0))?
                .unsigned_abs();
            if here < last {
                let first = here + 1;
                missing.gaps.push(Gap { run, first, last });
            }
        }
        missing.unnamed = self.unnamed(fresh, &missing.gaps)?;
        let known = known_learners(fresh)?;
        for gap in &missing.gaps {
            missing.learners.extend(self.learners_of(gap)?);
        }
        if 0 < missing.unnamed {
            missing.learners.extend(self.learners_of_unnamed()?);
        }
        // The index of attempts looks like the one of learners. Of whom nothing is left nobody could say who they are.
        missing.learners.retain(|learner| known.contains(learner));
        Ok(missing)
    }

    /// The keys that the index knows and no entry contradicts.
    fn named(&self) -> rusqlite::Result<Vec<Key>> {
        let sql = format!("SELECT run, max(n) FROM named WHERE {UNCONTRADICTED} GROUP BY run");
        let mut statement = self.0.prepare_cached(&sql)?;
        statement.query_map([], row::key)?.collect()
    }

    /// Entries that are not taken in, and the next of their run shows that they are what they say: each holds the one before it.
    fn linked(&self) -> rusqlite::Result<Vec<Key>> {
        let mut statement = self.0.prepare_cached(
            "SELECT run, n, lamport, at_ms, kind, learners, attempt, body, salt, body_hash, hash, place FROM found
                WHERE NOT is_taken ORDER BY run, n",
        )?;
        let mut rows = statement.query([])?;
        let mut link = self
            .0
            .prepare_cached("UPDATE found SET is_linked = 1 WHERE place IN (?1, ?2)")?;
        let (mut linked, mut before): (Vec<Key>, Option<(Row, i64)>) = (Vec::new(), None);
        while let Some(row) = rows.next()? {
            let (row, place) = (Row::read(row)?, row.get(11)?);
            if let Some((before, place_before)) = before
                && (before.key.run, before.key.n + 1) == (row.key.run, row.key.n)
                && row.is_whole(Some(before.hash))
            {
                linked.push(row.key);
                link.execute((place_before, place))?;
            }
            before = Some((row, place));
        }
        Ok(linked)
    }

    /// The order of arrival has no gap: of how many of its places is nothing left?
    fn unnamed(&self, fresh: &Connection, gaps: &[Gap]) -> rusqlite::Result<u64> {
        let count = |sql: &str| self.0.query_row(sql, [], |row| row.get::<_, i64>(0));
        // A place in the order is held by no hash, so that two must agree on the last one.
        let last = count(
            "SELECT coalesce(max(arrival), 0) FROM (
                SELECT arrival FROM (SELECT DISTINCT arrival FROM found UNION ALL SELECT DISTINCT arrival FROM named
                    UNION ALL SELECT DISTINCT arrival FROM told)
                GROUP BY arrival HAVING count(*) > 1)",
        )?;
        let known = count(&format!(
            "SELECT count(*) FROM (SELECT arrival FROM found UNION SELECT arrival FROM named WHERE {UNCONTRADICTED})
                WHERE arrival BETWEEN 1 AND {last}"
        ))?;
        // Those that can be told by what stands around them in their run.
        let mut told: u64 = 0;
        for gap in gaps {
            let mut inner = self.0.prepare_cached(
                "SELECT count(*) FROM (
                    SELECT n FROM found WHERE run = ?1 AND n BETWEEN ?2 AND ?3
                    UNION SELECT n FROM named WHERE run = ?1 AND n BETWEEN ?2 AND ?3)",
            )?;
            let held = inner.query_row(
                (gap.run.to_string(), gap.first.cast_signed(), gap.last.cast_signed()),
                |row| row.get::<_, i64>(0),
            )?;
            told += gap.count() - held.unsigned_abs().min(gap.count());
        }
        Ok((last - known)
            .max(0)
            .unsigned_abs()
            .saturating_sub(told + self.restored(fresh)?))
    }

    /// How many entries of the fresh file the damaged one tells nothing of.
    fn restored(&self, fresh: &Connection) -> rusqlite::Result<u64> {
        let mut statement = fresh.prepare("SELECT run, n FROM entry")?;
        let mut keys = statement.query([])?;
        let mut is_known = self.0.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM found WHERE run = ?1 AND n = ?2) OR EXISTS (SELECT 1 FROM named WHERE run = ?1 AND n = ?2)",
        )?;
        let mut restored = 0;
        while let Some(key) = keys.next()? {
            let (run, n): (String, i64) = (key.get(0)?, key.get(1)?);
            restored += u64::from(!is_known.query_row((run, n), |row| row.get::<_, bool>(0))?);
        }
        Ok(restored)
    }

    /// Where an entry and the index of learners do not agree, one bit of either is wrong.
    fn learners_of(&self, gap: &Gap) -> rusqlite::Result<BTreeSet<LearnerId>> {
        let mut statement = self.0.prepare_cached(&format!(
            "SELECT learners FROM found WHERE NOT is_taken AND run = ?1 AND n BETWEEN ?2 AND ?3 AND (
                EXISTS (SELECT 1 FROM told WHERE told.arrival = found.arrival AND told.learners = found.learners)
                OR NOT EXISTS (SELECT 1 FROM told WHERE told.arrival = found.arrival AND told.learners IS NOT found.attempt))
            UNION SELECT learners FROM told JOIN named USING (arrival) WHERE run = ?1 AND n BETWEEN ?2 AND ?3
                AND NOT EXISTS (SELECT 1 FROM found WHERE found.arrival = told.arrival AND found.learners <> told.learners)
                AND {UNCONTRADICTED}"
        ))?;
        let texts = statement.query_map(
            (gap.run.to_string(), gap.first.cast_signed(), gap.last.cast_signed()),
            |row| row.get(0),
        )?;
        Ok(ids(&texts.collect::<rusqlite::Result<Vec<_>>>()?))
    }

    fn learners_of_unnamed(&self) -> rusqlite::Result<BTreeSet<LearnerId>> {
        let mut statement = self.0.prepare(&format!(
            "SELECT learners FROM told WHERE arrival NOT IN (SELECT arrival FROM found)
                AND arrival NOT IN (SELECT arrival FROM named WHERE {UNCONTRADICTED})"
        ))?;
        let texts = statement.query_map([], |row| row.get(0))?;
        Ok(ids(&texts.collect::<rusqlite::Result<Vec<_>>>()?))
    }
}

/// Of `named`: no entry that is known to be what it says lies at the same place in the order under another key.
const UNCONTRADICTED: &str = "NOT EXISTS (SELECT 1 FROM found
    WHERE found.arrival = named.arrival AND (is_taken OR is_linked) AND (found.run, found.n) <> (named.run, named.n))";

fn known_learners(fresh: &Connection) -> rusqlite::Result<BTreeSet<LearnerId>> {
    let mut statement = fresh.prepare("SELECT DISTINCT learners FROM entry")?;
    let texts = statement.query_map([], |row| row.get(0))?;
    Ok(ids(&texts.collect::<rusqlite::Result<Vec<_>>>()?))
}

fn ids(texts: &[String]) -> BTreeSet<LearnerId> {
    let ids = texts.iter().flat_map(|text| text.split_whitespace());
    ids.filter_map(|id| id.parse().ok()).collect()
}
