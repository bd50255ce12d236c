//! An entry as it lies in a file and travels: its text letter by letter, and the hashes that hold it.
//!
//! ```text
//! body_hash = H(salt, body)                    hash = H(hash of the entry before, key, …, attempt, body_hash)
//!                                                          └───────────── a run is a chain ─────────────┘
//! emptied:  the body is `{}` and the salt gone: nobody can guess the body from its hash, and the chain is whole
//! schema 1: no salt and no chain: the hash holds the row alone, and is made anew when it is emptied
//! ```
//! The text stays as it came, so that what only newer programs understand is passed on as they wrote it.

use std::collections::BTreeSet;

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};
use rusqlite::{CachedStatement, Connection, ToSql, params};

use crate::tutor::{Entry, Fact, Key, KeyError, LearnerId, RunId};

/// The first half of a BLAKE3 hash: enough against bad luck and bad intent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Hash(pub [u8; 16]);

/// Random bytes that keep a body from being guessed by its hash.
pub(super) type Salt = Hash;

/// What an emptied entry says.
pub(super) const EMPTY: &str = "{}";

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub key: Key,
    pub lamport: i64,
    pub at_ms: i64,
    pub kind: String,
    /// Ids, separated by spaces.
    pub learners: String,
    pub attempt: Option<String>,
    pub body: String,
    pub salt: Option<Salt>,
    /// None in runs of schema 1.
    pub body_hash: Option<Hash>,
    pub hash: Hash,
}

impl Row {
    /// Seals an entry to the one before it in its run; none before the first. Nothing if a number is too large for a file.
    pub fn sealed(entry: &Entry, before: Option<Hash>, salt: Salt) -> Option<Row> {
        let learners: Vec<String> = entry.learners.iter().map(LearnerId::to_string).collect();
        i64::try_from(entry.key.n).ok()?;
        let mut row = Row {
            key: entry.key,
            lamport: i64::try_from(entry.lamport).ok()?,
            at_ms: entry.at_ms,
            kind: entry.fact.kind().to_owned(),
            learners: learners.join(" "),
            attempt: entry.fact.attempt().map(|attempt| attempt.to_string()),
            body: entry.fact.body(),
            salt: Some(salt),
            body_hash: None,
            hash: Hash::default(),
        };
        let body_hash = row.hash_of_body(salt);
        row.body_hash = Some(body_hash);
        row.hash = row.link(before, body_hash);
        Some(row)
    }

    /// Gives a row of schema 1 the hash that holds it alone.
    pub fn of_schema_1(mut row: Row) -> Row {
        row.hash = row.alone();
        row
    }

    /// Whether it is as it was written, after the entry with this hash.
    pub fn is_whole(&self, before: Option<Hash>) -> bool {
        let Some(body_hash) = self.body_hash else {
            return self.salt.is_none() && self.hash == self.alone();
        };
        let is_body_whole = match self.salt {
            Some(salt) => self.hash_of_body(salt) == body_hash,
            None => self.body == EMPTY,
        };
        let is_first = self.key.n == 1;
        is_body_whole && is_first == before.is_none() && self.hash == self.link(before, body_hash)
    }

    /// The same entry with nothing in it.
    pub fn emptied(&self) -> Row {
        let mut row = self.clone();
        EMPTY.clone_into(&mut row.body);
        row.salt = None;
        if row.body_hash.is_none() {
            row.hash = row.alone();
        }
        row
    }

    /// Whether nothing is in it any more.
    pub fn is_emptied(&self) -> bool {
        self.body == EMPTY && self.salt.is_none()
    }

    /// Whether both are one entry, each as it was written or emptied: whoever asked for that travels too.
    pub fn is_same(&self, other: &Row) -> bool {
        *self == *other || self.emptied() == other.emptied() && (self.is_emptied() || other.is_emptied())
    }

    /// Whether this is what is kept of the entry, however it is sealed.
    pub fn holds(&self, entry: &Entry) -> bool {
        let Some(mut like) = Row::sealed(entry, None, Hash::default()) else {
            return false;
        };
        if self.is_emptied() {
            EMPTY.clone_into(&mut like.body);
        }
        like.salt = self.salt;
        like.body_hash = self.body_hash;
        like.hash = self.hash;
        *self == like
    }

    /// Whom it is about. An id in a form that only newer programs know names nobody here.
    pub fn learners(&self) -> Vec<LearnerId> {
        let ids = self.learners.split_whitespace();
        ids.filter_map(|id| id.parse().ok()).collect()
    }

    pub fn entry(&self) -> Entry {
        Entry {
            key: self.key,
            lamport: self.lamport.unsigned_abs(),
            at_ms: self.at_ms,
            learners: self.learners(),
            fact: Fact::from_wire(&self.kind, &self.body),
        }
    }

    /// Reads the columns from `run` to `hash`.
    pub fn read(row: &rusqlite::Row) -> rusqlite::Result<Row> {
        Ok(Row {
            salt: row.get(8)?,
            body_hash: row.get(9)?,
            hash: row.get(10)?,
            ..Row::read_unsealed(row)?
        })
    }

    /// Reads the columns from `run` to `body`: all that there are in schema 1.
    pub fn read_unsealed(row: &rusqlite::Row) -> rusqlite::Result<Row> {
        Ok(Row {
            key: key(row)?,
            lamport: row.get(2)?,
            at_ms: row.get(3)?,
            kind: row.get(4)?,
            learners: row.get(5)?,
            attempt: row.get(6)?,
            body: row.get(7)?,
            salt: None,
            body_hash: None,
            hash: Hash::default(),
        })
    }

    fn hash_of_body(&self, salt: Salt) -> Hash {
        let mut hasher = blake3::Hasher::new_derive_key("bazar entry 2 body");
        hasher.update(&salt.0);
        hasher.update(self.body.as_bytes());
        Hash::of(&hasher)
    }

    fn link(&self, before: Option<Hash>, body_hash: Hash) -> Hash {
        let mut hasher = blake3::Hasher::new_derive_key("bazar entry 2 chain");
        hasher.update(&before.unwrap_or_default().0);
        self.hash_head(&mut hasher);
        hasher.update(&body_hash.0);
        Hash::of(&hasher)
    }

    fn alone(&self) -> Hash {
        let mut hasher = blake3::Hasher::new_derive_key("bazar entry 1 alone");
        self.hash_head(&mut hasher);
        hasher.update(self.body.as_bytes());
        Hash::of(&hasher)
    }

    /// Everything but the body; each text with its length before it, so that no two rows look alike.
    fn hash_head(&self, hasher: &mut blake3::Hasher) {
        for number in [self.key.n, self.lamport.cast_unsigned(), self.at_ms.cast_unsigned()] {
            hasher.update(&number.to_le_bytes());
        }
        let attempt = self.attempt.as_deref();
        for text in [
            &self.key.run.to_string(),
            &self.kind,
            &self.learners,
            attempt.unwrap_or("-"),
        ] {
            hasher.update(&(text.len() as u64).to_le_bytes());
            hasher.update(text.as_bytes());
        }
    }
}

/// Writes rows one after the other, with what that takes made ready once.
pub(super) struct RowWriter<'c> {
    connection: &'c Connection,
    statement: CachedStatement<'c>,
    /// Of the last row, as the file has it.
    run: (RunId, String),
    /// Groups that were written down.
    groups: BTreeSet<String>,
}

impl RowWriter<'_> {
    pub fn new(connection: &Connection) -> rusqlite::Result<RowWriter<'_>> {
        Ok(RowWriter {
            connection,
            statement: connection.prepare_cached(include_str!("sql/append.sql"))?,
            run: (RunId(0), RunId(0).to_string()),
            groups: BTreeSet::new(),
        })
    }

    /// Writes a row as the file's last; says whether it went in.
    pub fn write(&mut self, row: &Row) -> rusqlite::Result<bool> {
        if self.run.0 != row.key.run {
            self.run = (row.key.run, row.key.run.to_string());
        }
        let count = self.statement.execute(params![
            self.run.1,
            n(row.key),
            row.lamport,
            row.at_ms,
            row.kind,
            row.learners,
            row.attempt,
            row.body,
            row.salt,
            row.body_hash,
            row.hash,
        ])?;
        if row.learners.contains(' ') && !self.groups.contains(&row.learners) {
            let sql = "INSERT OR IGNORE INTO together (learner, learners) VALUES (?1, ?2)";
            let mut group = self.connection.prepare_cached(sql)?;
            for learner in row.learners.split_whitespace() {
                group.execute((learner, &row.learners))?;
            }
            self.groups.insert(row.learners.clone());
        }
        // A trigger of somebody else's may have let it fall.
        Ok(count == 1)
    }
}

/// Reads the key from a row's first two columns.
pub(super) fn key(row: &rusqlite::Row) -> rusqlite::Result<Key> {
    let run: String = row.get(0)?;
    let n: i64 = row.get(1)?;
    let run: RunId = run.parse().map_err(|err: KeyError| {
        rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, err.into())
    })?;
    Ok(Key {
        run,
        n: n.unsigned_abs(),
    })
}

/// A key's number as the file has it.
pub(super) fn n(key: Key) -> i64 {
    i64::try_from(key.n).unwrap_or(i64::MAX)
}

impl Hash {
    pub fn of(hasher: &blake3::Hasher) -> Hash {
        let mut half = [0; 16];
        half.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
        Hash(half)
    }

    /// Returns a hash of these texts, each with its length before it.
    pub fn of_texts(context: &str, texts: &[&str]) -> Hash {
        let mut hasher = blake3::Hasher::new_derive_key(context);
        for text in texts {
            hasher.update(&(text.len() as u64).to_le_bytes());
            hasher.update(text.as_bytes());
        }
        Hash::of(&hasher)
    }
}

impl ToSql for Hash {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Blob(&self.0)))
    }
}

impl FromSql for Hash {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Hash> {
        let bytes = value.as_blob()?;
        bytes.try_into().map(Hash).map_err(|_| FromSqlError::InvalidType)
    }
}
