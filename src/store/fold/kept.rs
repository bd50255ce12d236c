//! Folds as they lie in the file: each with a checksum and the version of what a fold is, so that what is damaged or of another
//! program is made anew and never believed.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::last_arrival;
use crate::store::row::Hash;
use crate::tutor::{Center, FOLD_VERSION, LastHere, LearnerFold, LearnerId, LearnerRecords, Profile};

/// Who is known, and the center.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Roster {
    pub center: Center,
    pub profiles: BTreeMap<LearnerId, Profile>,
    pub leaving: BTreeMap<LearnerId, Profile>,
    pub erased: BTreeSet<LearnerId>,
}

impl Roster {
    pub fn of(records: LearnerRecords) -> Roster {
        Roster {
            center: records.center,
            profiles: records.profiles,
            leaving: records.leaving,
            erased: records.erased,
        }
    }
}

/// The fold of nobody in particular.
const ROSTER: &str = "";

/// The row `folded`, and the roster.
#[derive(Debug, Clone, Default)]
pub(super) struct Folded {
    pub mark: i64,
    pub roster: Roster,
    pub last_here: Option<LastHere>,
}

/// Returns the learner's fold, if it is of this version and whole.
pub(super) fn read(connection: &Connection, learner: LearnerId) -> rusqlite::Result<Option<LearnerFold>> {
    Ok(whole(connection, &learner.to_string())?.map(|(fold, _)| fold))
}

/// Returns whose folds lie after this one, so many at most, as they lie there. A search for each would read several others on its way,
/// since SQLite reads the whole of a row to see whose it is.
pub(super) fn after(connection: &Connection, learner: &str, most: u32) -> rusqlite::Result<Vec<(String, Lying)>> {
    let sql = "SELECT version, body, checksum, learner FROM fold WHERE learner > ?1 ORDER BY learner LIMIT ?2";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map((learner, most), |row| Ok((row.get(3)?, Lying::of(row)?)))?;
    rows.collect()
}

/// Whether there is a fold of this version.
pub(super) fn is_there(connection: &Connection, learner: LearnerId) -> rusqlite::Result<bool> {
    connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM fold WHERE learner = ?1 AND version = ?2)")?
        .query_row((learner.to_string(), FOLD_VERSION), |row| row.get(0))
}

/// Keeps a fold in the place of the one before; of whom nothing is known, none is kept.
pub(super) fn write(connection: &Connection, learner: LearnerId, fold: &LearnerFold) -> rusqlite::Result<()> {
    match fold {
        LearnerFold::Here(_) => put(connection, &learner.to_string(), &json(fold)).map(drop),
        LearnerFold::Unheard | LearnerFold::Erased => remove(connection, learner),
    }
}

/// Keeps none: whoever asks makes it anew.
pub(super) fn remove(connection: &Connection, learner: LearnerId) -> rusqlite::Result<()> {
    let mut statement = connection.prepare_cached("DELETE FROM fold WHERE learner = ?1")?;
    statement.execute([learner.to_string()]).map(drop)
}

impl Folded {
    /// Returns it, if it is of this version and whole.
    pub fn read(connection: &Connection) -> rusqlite::Result<Option<Folded>> {
        let Some(head) = Head::read(connection)? else {
            return Ok(None);
        };
        let roster = whole(connection, ROSTER)?.filter(|(_, checksum)| *checksum == head.roster);
        Ok(roster.and_then(|(roster, _)| head.with(roster)))
    }

    /// Keeps it; returns the roster's checksum.
    pub fn write(&self, connection: &Connection) -> rusqlite::Result<Hash> {
        let roster = put(connection, ROSTER, &json(&self.roster))?;
        let head = Head {
            mark: self.mark,
            roster,
            here: json(&self.last_here),
        };
        head.write(connection)?;
        Ok(roster)
    }
}

/// The row `folded`.
pub(super) struct Head {
    pub mark: i64,
    /// The checksum of the fold of nobody in particular.
    pub roster: Hash,
    here: String,
}

impl Head {
    /// Returns it, if it is of this version and whole.
    pub fn read(connection: &Connection) -> rusqlite::Result<Option<Head>> {
        let row: Option<(i64, Head, Hash)> = connection
            .prepare_cached("SELECT version, mark, roster, here, checksum FROM folded")?
            .query_row([], |row| {
                let head = Head {
                    mark: row.get(1)?,
                    roster: row.get(2)?,
                    here: row.get(3)?,
                };
                Ok((row.get(0)?, head, row.get(4)?))
            })
            .optional()?;
        let whole = row.filter(|(version, head, checksum)| *version == FOLD_VERSION && *checksum == head.checksum());
        Ok(whole.map(|(_, head, _)| head))
    }

    /// Returns what it stands for, with the roster whose checksum it has; nothing if it cannot be read.
    pub fn with(&self, roster: Roster) -> Option<Folded> {
        let last_here = serde_json::from_str(&self.here).ok()?;
        Some(Folded {
            mark: self.mark,
            roster,
            last_here,
        })
    }

    fn write(&self, connection: &Connection) -> rusqlite::Result<()> {
        let sql =
            "INSERT OR REPLACE INTO folded (one, version, mark, roster, here, checksum) VALUES (1, ?1, ?2, ?3, ?4, ?5)";
        let row = (FOLD_VERSION, self.mark, self.roster, &self.here, self.checksum());
        connection.prepare_cached(sql)?.execute(row).map(drop)
    }

    fn checksum(&self) -> Hash {
        let roster = u128::from_le_bytes(self.roster.0).to_string();
        let numbers = [FOLD_VERSION.to_string(), self.mark.to_string()];
        Hash::of_texts("bazar folded", &[&numbers[0], &numbers[1], &roster, &self.here])
    }
}

/// Nothing that came since changes the roster.
pub(super) fn move_mark(connection: &Connection) -> rusqlite::Result<()> {
    let Some(mut head) = Head::read(connection)? else {
        return Ok(());
    };
    head.mark = last_arrival(connection)?;
    head.write(connection)
}

/// A fold as it lies in the file.
pub(super) struct Lying {
    version: i64,
    body: String,
    checksum: Hash,
}

impl Lying {
    /// Reads the columns from `version` to `checksum`.
    fn of(row: &rusqlite::Row) -> rusqlite::Result<Lying> {
        Ok(Lying {
            version: row.get(0)?,
            body: row.get(1)?,
            checksum: row.get(2)?,
        })
    }

    /// Returns what it stands for; nothing if it is damaged or of another version.
    pub fn read<V: DeserializeOwned>(&self, learner: &str) -> Option<V> {
        let is_whole = self.is_whole(learner);
        is_whole.then(|| serde_json::from_str(&self.body).ok()).flatten()
    }

    fn is_whole(&self, learner: &str) -> bool {
        self.version == FOLD_VERSION && self.checksum == checksum_of(learner, &self.body)
    }
}

/// What lies there for a learner, or for nobody, and its checksum; nothing if it is damaged or of another version.
fn whole<V: DeserializeOwned>(connection: &Connection, learner: &str) -> rusqlite::Result<Option<(V, Hash)>> {
    let lying = connection
        .prepare_cached("SELECT version, body, checksum FROM fold WHERE learner = ?1")?
        .query_row([learner], Lying::of)
        .optional()?;
    Ok(lying.and_then(|lying| Some((lying.read(learner)?, lying.checksum))))
}

/// See `fold::unusable`.
pub(super) fn unusable(connection: &Connection) -> rusqlite::Result<usize> {
    let is_unmarked = Folded::read(connection)?.is_none();
    let mut statement = connection.prepare("SELECT version, body, checksum, learner FROM fold")?;
    let mut rows = statement.query([])?;
    let mut count = 0;
    while let Some(row) = rows.next()? {
        let learner: String = row.get(3)?;
        count += usize::from(is_unmarked || !Lying::of(row)?.is_whole(&learner));
    }
    Ok(count)
}

/// Keeps a body, and writes nothing where it lies there already: a class's roster is a hundred kilobytes that seldom change.
fn put(connection: &Connection, learner: &str, body: &str) -> rusqlite::Result<Hash> {
    let checksum = checksum_of(learner, body);
    let is_there: bool = connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM fold WHERE (learner, version, body, checksum) = (?1, ?2, ?3, ?4))",
        )?
        .query_row((learner, FOLD_VERSION, body, checksum), |row| row.get(0))?;
    if !is_there {
        connection
            .prepare_cached("INSERT OR REPLACE INTO fold (learner, version, body, checksum) VALUES (?1, ?2, ?3, ?4)")?
            .execute((learner, FOLD_VERSION, body, checksum))?;
    }
    Ok(checksum)
}

fn checksum_of(learner: &str, body: &str) -> Hash {
    Hash::of_texts("bazar fold", &[&FOLD_VERSION.to_string(), learner, body])
}

fn json<V: Serialize>(value: &V) -> String {
    serde_json::to_string(value).expect("a fold holds only text, numbers, lists and maps with keys of text")
}
