//! The append-only log in SQLite: the only rusqlite. Keeps entries and gives them back in order; decides nothing.
//!
//! An append is one transaction, synced before it returns (rollback journal, `synchronous=FULL`): either all of its entries are
//! there after a power cut or none, and what was there before stays. Between two appends the one file is the whole record: it may be
//! copied, and a backup copied over it is what opens. One program writes; others may look on.
//!
//! ```text
//! open ──▶ kept in the folder ──append──▶ kept …
//!             │ the file is removed, renamed, replaced or written over
//!             ▼
//!           Moved: nothing is acknowledged ──append again──▶ the file that lies there now takes the whole session
//! ```

mod error;
mod file;
mod open;

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension, Row, Transaction, TransactionBehavior, named_params};

use crate::tutor::{Entry, Fact, Key, LearnerId, RunId};

pub use error::{OpenError, WriteError};
pub use file::{read_file, write_file};

/// The file's name inside the data folder.
pub const FILE: &str = "bazar.sqlite";

#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    connection: Connection,
    /// Which file was opened.
    identity: Option<Identity>,
    /// What this program wrote since it began: goes into whatever file lies in the folder, should it be another one.
    session: Vec<Entry>,
    /// The folder holds another file than the one that is open, and the person knows.
    is_moved: bool,
    /// Held as long as the program runs.
    _lock: open::Lock,
}

impl Store {
    /// Opens the folder's log for this program alone, making folder and file if there are none.
    pub fn open(dir: &Path) -> Result<Store, OpenError> {
        let lock = open::lock(dir)?;
        let path = dir.join(FILE);
        let connection = open::to_write(&path)?;
        Ok(Store {
            identity: Identity::of(&path),
            path,
            connection,
            session: Vec::new(),
            is_moved: false,
            _lock: lock,
        })
    }

    /// Returns the folder's entries without taking it: reports run while somebody learns. None if there is no file.
    pub fn look(dir: &Path) -> Result<Vec<Entry>, OpenError> {
        let path = dir.join(FILE);
        match open::to_read(&path)? {
            Some(connection) => read_entries(&connection, &path),
            None => Ok(Vec::new()),
        }
    }

    /// Whether the folder holds a log.
    pub fn is_in(dir: &Path) -> bool {
        dir.join(FILE).exists()
    }

    /// Writes all of these entries, or none.
    ///
    /// An `Erased` empties, in the same transaction, what is about that learner alone.
    /// Entries that are there already, the same to the last letter, are passed over: who cannot know whether an append went
    /// through may repeat it. After `Moved` that means: the file that lies in the folder now takes these and all that this program
    /// wrote before.
    pub fn append(&mut self, entries: &[Entry]) -> Result<(), WriteError> {
        if self.is_moved {
            self.open_what_lies_there()?;
        }
        let answer = self.append_here(entries);
        match answer {
            Ok(()) => self.session.extend_from_slice(entries),
            // What looks damaged may be another file written over this one: opening it will tell.
            Err(WriteError::Moved | WriteError::Corrupt) => self.is_moved = true,
            Err(_) => {}
        }
        answer
    }

    fn append_here(&mut self, entries: &[Entry]) -> Result<(), WriteError> {
        if self.identity != Identity::of(&self.path) {
            return Err(WriteError::Moved);
        }
        // SQLite knows by a counter whether its pages are still those of the file; a backup copied over it may have counted as far.
        self.connection.release_memory()?;
        write_all(&mut self.connection, self.session.last(), entries)
    }

    /// Takes the folder's file in place of the one that is gone, with the whole session in it.
    fn open_what_lies_there(&mut self) -> Result<(), WriteError> {
        let mut connection = open::to_write(&self.path).map_err(|_| WriteError::Moved)?;
        write_all(&mut connection, None, &self.session)?;
        self.connection = connection;
        self.identity = Identity::of(&self.path);
        self.is_moved = false;
        Ok(())
    }

    /// Returns all entries by run and n.
    pub fn entries(&self) -> Result<Vec<Entry>, OpenError> {
        read_entries(&self.connection, &self.path)
    }

    /// Returns the highest n of each run: what another PC lacks can be told from it.
    pub fn runs(&self) -> Result<Vec<Key>, OpenError> {
        let failed = |err| OpenError::of(self.path.clone(), err);
        let mut statement = self.connection.prepare(include_str!("runs.sql")).map_err(failed)?;
        let rows = statement.query_map([], key).map_err(failed)?;
        rows.collect::<Result<_, _>>().map_err(failed)
    }
}

/// Which file a path names: none, or a device and a number on it. Where the system has no such numbers every file is the same; there
/// an open file cannot be removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Identity(u64, u64);

impl Identity {
    #[cfg(unix)]
    fn of(path: &Path) -> Option<Identity> {
        use std::os::unix::fs::MetadataExt;
        let file = std::fs::metadata(path).ok()?;
        Some(Identity(file.dev(), file.ino()))
    }

    #[cfg(not(unix))]
    fn of(path: &Path) -> Option<Identity> {
        path.exists().then_some(Identity(0, 0))
    }
}

/// Writes all of these entries or none, into a file that holds the last one that was written before.
fn write_all(connection: &mut Connection, last: Option<&Entry>, entries: &[Entry]) -> Result<(), WriteError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if let Some(last) = last {
        let there = has(&transaction, last.key)?;
        if !there {
            return Err(WriteError::Moved);
        }
    }
    for entry in entries {
        append_one(&transaction, entry)?;
        if let Fact::Erased { learner } = entry.fact {
            let learner = learner.to_string();
            transaction.execute(include_str!("erase.sql"), named_params! { ":learner": learner })?;
        }
    }
    Ok(transaction.commit()?)
}

/// Whether an entry is there. A file that was written over may be of any kind: then it is not.
fn has(transaction: &Transaction, key: Key) -> Result<bool, WriteError> {
    let n = i64::try_from(key.n).map_err(|_| WriteError::OutOfOrder(key.to_string()))?;
    let found = transaction.query_row(
        include_str!("has.sql"),
        named_params! { ":run": key.run.to_string(), ":n": n },
        |row| row.get(0),
    );
    match found.map_err(WriteError::from) {
        Err(WriteError::Corrupt | WriteError::Io(_)) => Err(WriteError::Moved),
        answer => answer,
    }
}

fn append_one(transaction: &Transaction, entry: &Entry) -> Result<(), WriteError> {
    let out_of_order = || WriteError::OutOfOrder(entry.key.to_string());
    let run = entry.key.run.to_string();
    let n = i64::try_from(entry.key.n).map_err(|_| out_of_order())?;
    let lamport = i64::try_from(entry.lamport).map_err(|_| out_of_order())?;
    let learners: Vec<String> = entry.learners.iter().map(LearnerId::to_string).collect();
    let learners = learners.join(" ");
    let kind = entry.fact.kind();
    let body = entry.fact.body();
    let same: Option<bool> = transaction
        .prepare_cached(include_str!("same.sql"))?
        .query_row(
            named_params! {
                ":run": run, ":n": n, ":lamport": lamport, ":at_ms": entry.at_ms, ":kind": kind, ":learners": learners,
                ":body": body,
            },
            |row| row.get(0),
        )
        .optional()?;
    match same {
        Some(true) => return Ok(()),
        Some(false) => return Err(out_of_order()),
        None => {}
    }
    let attempt = entry.fact.attempt().map(|attempt| attempt.to_string());
    let done = transaction
        .prepare_cached(include_str!("append.sql"))?
        .execute(named_params! {
            ":run": run, ":n": n, ":lamport": lamport, ":at_ms": entry.at_ms, ":kind": kind, ":learners": learners,
            ":attempt": attempt, ":body": body,
        });
    match done {
        Ok(1) => Ok(()),
        // A trigger of somebody else's has let it fall.
        Ok(_) => Err(WriteError::Corrupt),
        Err(err) if err.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) => Err(out_of_order()),
        Err(err) => Err(err.into()),
    }
}

fn read_entries(connection: &Connection, path: &Path) -> Result<Vec<Entry>, OpenError> {
    let failed = |err| OpenError::of(path.to_owned(), err);
    let mut statement = connection.prepare(include_str!("entries.sql")).map_err(failed)?;
    let rows = statement.query_map([], row_to_entry).map_err(failed)?;
    rows.collect::<Result<_, _>>().map_err(failed)
}

fn row_to_entry(row: &Row) -> rusqlite::Result<Entry> {
    let kind: String = row.get(4)?;
    let body: String = row.get(6)?;
    let learners: String = row.get(5)?;
    let lamport: i64 = row.get(2)?;
    Ok(Entry {
        key: key(row)?,
        lamport: lamport.unsigned_abs(),
        at_ms: row.get(3)?,
        // An id in a form that only newer programs know names nobody here.
        learners: learners.split_whitespace().filter_map(|id| id.parse().ok()).collect(),
        fact: Fact::from_wire(&kind, &body),
    })
}

/// Reads the key from a row's first two columns.
fn key(row: &Row) -> rusqlite::Result<Key> {
    let run: String = row.get(0)?;
    let n: i64 = row.get(1)?;
    let run: RunId = run.parse().map_err(|err: crate::tutor::KeyError| {
        rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, err.into())
    })?;
    Ok(Key {
        run,
        n: n.unsigned_abs(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(n: u64, body: &str) -> Entry {
        Entry {
            key: Key { run: RunId(1), n },
            lamport: n,
            at_ms: 0,
            learners: Vec::new(),
            fact: Fact::from_wire("note", body),
        }
    }

    fn numbers(store: &Store) -> Vec<u64> {
        let entries = store.entries().expect("the file is readable");
        entries.iter().map(|entry| entry.key.n).collect()
    }

    /// The limits that a file cannot be given from outside: no more pages, no more writing.
    #[test]
    fn what_the_disk_refuses_is_whole_or_absent_and_may_be_repeated() {
        let dir = tempfile::tempdir().expect("a folder for the test");
        let mut store = Store::open(dir.path()).expect("a fresh folder opens");
        store.append(&[entry(1, "first")]).expect("there is room");

        let pages: i64 = store
            .connection
            .pragma_query_value(None, "page_count", |row| row.get(0))
            .expect("the file has pages");
        let limit = |store: &Store, pages: i64| {
            let answer = store
                .connection
                .pragma_update_and_check(None, "max_page_count", pages, |row| row.get::<_, i64>(0));
            answer.expect("a limit can be set");
        };
        limit(&store, pages + 1);
        let long = "x".repeat(20_000);
        let batch = [entry(2, "second"), entry(3, &long), entry(4, "fourth")];
        let refused = store.append(&batch);
        assert!(matches!(refused, Err(WriteError::Full)), "{refused:?}");
        assert_eq!(numbers(&store), [1]);
        limit(&store, pages + 100);
        store.append(&batch).expect("the same entries go in once there is room");

        store
            .connection
            .pragma_update(None, "query_only", true)
            .expect("writing can be switched off");
        let refused = store.append(&[entry(5, "fifth")]);
        assert!(matches!(refused, Err(WriteError::ReadOnly)), "{refused:?}");
        assert_eq!(numbers(&store), [1, 2, 3, 4]);
    }
}
