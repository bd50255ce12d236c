//! The append-only log in SQLite: the only rusqlite. Keeps entries and folds and gives them back; decides nothing.
//!
//! An append is one short transaction, synced before it returns (rollback journal, `synchronous=FULL`): either all of its entries are
//! there after a power cut or none, and what was there before stays. Between two appends the one file is the whole record: it may be
//! copied, and a backup copied over it is what opens. Nobody holds the folder: any number of programs share one file, wait for
//! each other's appends, and see what the others wrote.
//!
//! ```text
//! open ──▶ kept in the folder ──append──▶ kept …
//!             │ the file is removed, renamed, replaced or written over
//!             ▼
//!           Moved: nothing is acknowledged ──append again──▶ the file that lies there now takes the whole session
//! ```
//! Cost does not grow with the log: a start reads who is known, a sign-in the folds of those who sit down, an append only the entry
//! before it.

mod append;
mod backup;
mod bundle;
mod check;
mod error;
mod file;
mod fold;
mod journal;
mod lock;
mod migrate;
mod open;
mod row;
mod salvage;
mod upkeep;

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, TransactionBehavior};

use crate::tutor::{AttemptId, AttemptLog, Entry, Key, LearnerId, LearnerRecords, Loaded};

use lock::FolderLock;
use row::Row;

pub use backup::{Backup, back_up, back_up_changes, backups, prepare_restore, restore};
pub use bundle::{BundleError, Exported, Imported, Keys, Secret, SecretError, Wish, Words};
pub use check::Damage;
pub use error::{OpenError, WriteError};
pub use file::{make_folder, read_file, write_file};
pub use salvage::{Gap, Salvaged, salvage};
pub use upkeep::{Beside, beside, remake_folds, sweep, take_back};

/// The file's name inside the data folder.
pub const FILE: &str = "bazar.sqlite";

/// Up to this size whoever looks into a file lets SQLite look at every page first; whoever appends waits for that meanwhile.
const ALWAYS_CHECKED_BYTES: u64 = 4 * 1024 * 1024;

/// What a person is told while a file is being opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// A program of schema 1 has the file; it is waited for.
    WaitsForOther,
    /// The file becomes one of the next schema: so many of its entries are done.
    Migrates { done: usize, all: usize },
    /// What is kept beside the log is made anew, since another program made it otherwise.
    Renews,
}

#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    connection: Connection,
    lock: FolderLock,
    /// Which file was opened.
    identity: Option<Identity>,
    /// What this program wrote since it began: goes into whatever file lies in the folder, should it be another one.
    session: Vec<Row>,
    /// The folder holds another file than the one that is open, and the person knows.
    is_moved: bool,
    /// The last append was refused: what it wrote may be there, and may not be on the disk.
    is_unsure: bool,
    /// The last entry in order of arrival that this program has heard of.
    seen: i64,
    /// SQLite's count of what other connections wrote; none before the first look.
    version: Option<i64>,
}

impl Store {
    /// Opens the folder's log, making folder and file if there are none.
    pub fn open(dir: &Path) -> Result<Store, OpenError> {
        Store::open_telling(dir, &mut |_| {})
    }

    /// The same; `tell` hears of what takes long.
    pub fn open_telling(dir: &Path, tell: &mut dyn FnMut(Opening)) -> Result<Store, OpenError> {
        let lock = FolderLock::of(dir)?;
        let path = dir.join(FILE);
        let mut connection = open::to_write(&path, &lock, tell)?;
        // Without them all is right and slower, and who may not write them now may later.
        let _ = renew_folds(&mut connection, &lock, tell);
        Ok(Store {
            identity: Identity::of(&path),
            path,
            connection,
            lock,
            session: Vec::new(),
            is_moved: false,
            is_unsure: false,
            seen: 0,
            version: None,
        })
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
        let _held = self.lock.hold();
        if self.is_moved {
            self.open_what_lies_there()?;
        }
        let answer = self.append_here(entries);
        // What looks damaged may be another file written over this one: opening it will tell.
        self.is_moved = matches!(answer, Err(WriteError::Moved | WriteError::Corrupt));
        self.is_unsure = answer.is_err();
        self.session.extend(answer?);
        Ok(())
    }

    fn append_here(&mut self, entries: &[Entry]) -> Result<Vec<Row>, WriteError> {
        if self.identity != Identity::of(&self.path) {
            return Err(WriteError::Moved);
        }
        // Somebody may have been killed here before a backup was copied over; what is still there then is for SQLite to tell.
        let _ = journal::set_aside_if_foreign(&self.path);
        // SQLite knows by a counter whether its pages are still those of the file; a backup copied over it may have counted as far.
        self.connection.release_memory()?;
        if append::takes_a_card(&self.connection, self.seen, entries)? {
            return Err(WriteError::CardTaken);
        }
        let written = append::write_all(&mut self.connection, self.session.last(), entries)?;
        // Entries that are passed over are written by nobody, and a sync that once failed is not made up for by the system.
        if self.is_unsure {
            open::write_through(&self.connection)?;
        }
        Ok(written)
    }

    /// Takes the folder's file in place of the one that is gone, with the whole session in it.
    fn open_what_lies_there(&mut self) -> Result<(), WriteError> {
        let mut connection = open::what_lies_there(&self.path, &mut |_| {}).map_err(|_| WriteError::Moved)?;
        append::write_rows(&mut connection, &self.session)?;
        self.connection = connection;
        self.identity = Identity::of(&self.path);
        self.is_moved = false;
        self.seen = 0;
        self.version = None;
        Ok(())
    }

    /// Puts a backup that `prepare_restore` took in beside the record in its place, and opens that; returns where the record before it
    /// lies. What this program wrote stays there: whoever goes on writes a run of its own.
    ///
    /// The file is let go of meanwhile: some systems give no other file the name of one that is open.
    pub fn put_back(&mut self) -> Result<PathBuf, BundleError> {
        let dir = self.path.parent().unwrap_or(Path::new("")).to_owned();
        self.connection = Connection::open_in_memory().map_err(WriteError::from)?;
        // Should the file not open, the next append tells.
        self.is_moved = true;
        let put = backup::put_back(&dir);
        if put.is_ok() {
            self.session.clear();
        }
        let opened = Store::open(&dir).map(|opened| {
            let session = std::mem::take(&mut self.session);
            *self = Store { session, ..opened };
        });
        let old = put?;
        opened?;
        Ok(old)
    }

    /// Returns everybody's names and the center: what a start needs.
    pub fn records(&mut self) -> Result<LearnerRecords, OpenError> {
        self.version = None;
        let records = self.renewed(&LearnerRecords::default())?;
        Ok(records.unwrap_or_default())
    }

    /// Returns the records as the file has them now, if others wrote since the last look: everybody's names, and of those whom
    /// `known` has in full what has changed.
    pub fn renewed(&mut self, known: &LearnerRecords) -> Result<Option<LearnerRecords>, OpenError> {
        let path = &self.path;
        let failed = |err| OpenError::of(path.clone(), err);
        // Another file is for the next append to find.
        if self.is_moved || self.identity != Identity::of(path) {
            return Ok(None);
        }
        let held = self.lock.hold();
        let version = self
            .connection
            .pragma_query_value(None, "data_version", |row| row.get(0));
        let version: i64 = version.map_err(failed)?;
        if self.version == Some(version) {
            return Ok(None);
        }
        let transaction = self.connection.unchecked_transaction().map_err(failed)?;
        let own = self.session.first().map(|row| row.key.run.to_string());
        let is_new = self.version.is_none();
        let (records, seen) = fold::renewed(&transaction, self.seen, own.as_deref(), is_new, known).map_err(failed)?;
        drop((transaction, held));
        (self.seen, self.version) = (seen, Some(version));
        Ok(records)
    }

    /// Returns all that is known of these learners, and what these attempts are gone on from.
    pub fn load(&self, learners: &[LearnerId], attempts: &[AttemptId]) -> Result<Loaded, OpenError> {
        let failed = |err| OpenError::of(self.path.clone(), err);
        let _held = self.lock.hold();
        let transaction = self.connection.unchecked_transaction().map_err(failed)?;
        fold::load(&transaction, learners, attempts).map_err(failed)
    }

    /// Takes in what a bundle holds and is not here, by short steps; `go_on` hears how many entries of how many are done, and may end
    /// it: what is taken in stays, and the rest comes by taking in the same bundle again.
    ///
    /// A bundle that no center sealed is taken in where no secret is set, or where somebody says that it is meant.
    pub fn import(
        &mut self,
        path: &Path,
        keys: Keys,
        go_on: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
    ) -> Result<Imported, BundleError> {
        if self.identity != Identity::of(&self.path) {
            return Err(WriteError::Moved.into());
        }
        self.connection.release_memory().map_err(WriteError::from)?;
        // Whatever comes of it, the next look finds what is new.
        self.version = None;
        let here = (&mut self.connection, &self.lock, self.path.as_path());
        bundle::import(here, path, keys, go_on)
    }

    /// Returns all entries by run and n.
    pub fn entries(&self) -> Result<Vec<Entry>, OpenError> {
        let entries = entries(&self.connection, &self.lock);
        entries.map_err(|err| OpenError::of(self.path.clone(), err))
    }

    /// Returns the highest n of each run, in the order in which they began here: what another PC lacks can be told from it.
    pub fn runs(&self) -> Result<Vec<Key>, OpenError> {
        runs(&self.connection).map_err(|err| OpenError::of(self.path.clone(), err))
    }
}

/// A log that is only looked at: a report needs no right to write, and hinders nobody who learns.
#[derive(Debug)]
pub struct Look {
    path: PathBuf,
    connection: Connection,
    lock: FolderLock,
    schema: i64,
}

impl Look {
    /// Opens the folder's log; nothing if there is none.
    pub fn into(dir: &Path) -> Result<Option<Look>, OpenError> {
        let path = dir.join(FILE);
        let lock = FolderLock::of_reader(dir);
        let Some((connection, schema)) = open::to_read(&path, &lock)? else {
            return Ok(None);
        };
        let is_small = std::fs::metadata(&path).is_ok_and(|file| file.len() <= ALWAYS_CHECKED_BYTES);
        if is_small {
            let what = check::pages(&connection, &lock).map_err(|err| OpenError::of(path.clone(), err))?;
            if !what.is_empty() {
                return Err(OpenError::Corrupt { path, what });
            }
        }
        Ok(Some(Look {
            path,
            connection,
            lock,
            schema,
        }))
    }

    /// Returns everybody in full, and the entries that are not as they were written.
    pub fn records(&self) -> Result<(LearnerRecords, Vec<Key>), OpenError> {
        let failed = |err| OpenError::of(self.path.clone(), err);
        if self.schema == 1 {
            let entries = open::entries_of_schema_1(&self.connection).map_err(failed)?;
            return Ok((LearnerRecords::of(entries), Vec::new()));
        }
        fold::everybody(&self.connection, &self.lock).map_err(failed)
    }

    /// Makes a bundle; `go_on` hears how many entries of how many are in it, and may end it: then there is none. A file of schema 1 is
    /// first to be opened by a program that may write.
    pub fn export(
        &self,
        path: &Path,
        wish: &Wish,
        secret: Option<&Secret>,
        go_on: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
    ) -> Result<Exported, BundleError> {
        if self.schema == 1 {
            return Err(OpenError::ReadOnly {
                path: self.path.clone(),
            }
            .into());
        }
        bundle::export((&self.connection, &self.lock, &self.path), path, wish, secret, go_on)
    }

    /// Returns the highest n of each run.
    fn runs(&self) -> Result<Vec<Key>, OpenError> {
        let _held = self.lock.hold();
        runs(&self.connection).map_err(|err| OpenError::of(self.path.clone(), err))
    }

    /// Returns who asked to be forgotten.
    fn erased(&self) -> Result<BTreeSet<LearnerId>, OpenError> {
        let failed = |err| OpenError::of(self.path.clone(), err);
        let _held = self.lock.hold();
        fold::erased(&self.connection).map_err(failed)
    }

    /// Returns how many entries there are, and the latest time that any of them claims.
    pub fn census(&self) -> Result<(usize, i64), OpenError> {
        let failed = |err| OpenError::of(self.path.clone(), err);
        let _held = self.lock.hold();
        let sql = "SELECT count(*), coalesce(max(at_ms), 0) FROM entry";
        let counted = self
            .connection
            .query_row(sql, [], |row| Ok((row.get::<_, i64>(0)?, row.get(1)?)));
        let (count, newest_ms) = counted.map_err(failed)?;
        Ok((usize::try_from(count).unwrap_or_default(), newest_ms))
    }

    /// Returns what these attempts are gone on from.
    pub fn logs(&self, attempts: &[AttemptId]) -> Result<Vec<AttemptLog>, OpenError> {
        let failed = |err| OpenError::of(self.path.clone(), err);
        if self.schema == 1 {
            let logs = LearnerRecords::of(self.entries()?).logs;
            return Ok(logs.into_values().filter(|log| attempts.contains(&log.id)).collect());
        }
        let _held = self.lock.hold();
        Ok(fold::load(&self.connection, &[], attempts).map_err(failed)?.logs)
    }

    /// How many of the folds beside the log nobody can use: they are made anew by whoever asks.
    pub fn unusable_folds(&self) -> Result<usize, OpenError> {
        let _held = self.lock.hold();
        match self.schema {
            1 => Ok(0),
            _ => fold::unusable(&self.connection),
        }
        .map_err(|err| OpenError::of(self.path.clone(), err))
    }

    /// Returns what SQLite says of the pages; nothing if they are whole. Whoever appends waits for it.
    pub fn pages(&self) -> Result<String, OpenError> {
        check::pages(&self.connection, &self.lock).map_err(|err| OpenError::of(self.path.clone(), err))
    }

    /// Looks at every entry and fold; nothing if `go_on`, which hears how many entries of how many were seen, ended it. A file
    /// of schema 1 has no hashes to look at.
    pub fn check(&self, go_on: &mut dyn FnMut(usize, usize) -> ControlFlow<()>) -> Result<Option<Damage>, OpenError> {
        let failed = |err| OpenError::of(self.path.clone(), err);
        match self.schema {
            1 => Ok(Some(Damage::default())),
            _ => check::check(&self.connection, &self.lock, go_on),
        }
        .map_err(failed)
    }

    /// Returns all entries by run and n.
    pub fn entries(&self) -> Result<Vec<Entry>, OpenError> {
        let entries = match self.schema {
            1 => open::entries_of_schema_1(&self.connection),
            _ => entries(&self.connection, &self.lock),
        };
        entries.map_err(|err| OpenError::of(self.path.clone(), err))
    }
}

/// Makes the folds anew, once, where a program of another version left them: else each start would read the whole log.
fn renew_folds(connection: &mut Connection, lock: &FolderLock, tell: &mut dyn FnMut(Opening)) -> rusqlite::Result<()> {
    if !fold::are_of_other_version(connection)? {
        return Ok(());
    }
    tell(Opening::Renews);
    let _held = lock.hold();
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    fold::bring_up_to_date(&transaction)?;
    transaction.commit()
}

fn runs(connection: &Connection) -> rusqlite::Result<Vec<Key>> {
    let mut statement = connection.prepare(include_str!("sql/runs.sql"))?;
    let rows = statement.query_map([], row::key)?;
    rows.collect()
}

/// Reads the log in slices, so that nobody who appends waits for it.
fn entries(connection: &Connection, lock: &FolderLock) -> rusqlite::Result<Vec<Entry>> {
    let until = fold::last_arrival(connection)?;
    let (mut entries, mut after) = (Vec::new(), 0);
    while after < until {
        let _held = lock.hold();
        let slice = fold::slice(connection, after, until)?;
        if slice.last == after {
            break;
        }
        after = slice.last;
        entries.extend(slice.rows.iter().map(Row::entry));
    }
    entries.sort_by_key(|entry| entry.key);
    Ok(entries)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tutor::{Fact, RunId};

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
