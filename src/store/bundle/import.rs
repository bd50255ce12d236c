//! Takes a bundle in: a union with what is here, by short steps.
//!
//! ```text
//! whole? (hash, entries, chains) ─▶ step ─▶ step … ─▶ folds ─▶ files
//!                                   each a transaction of its own: others append between them
//! ```

use std::collections::BTreeSet;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Component, Path};

use rusqlite::{Connection, TransactionBehavior};

use super::{Bundle, BundleError, Item, Secret};
use crate::store::{
    OpenError, WriteError,
    append::{by_key, settle_rows},
    fold,
    lock::FolderLock,
    row::{Hash, Row},
    write_file,
};
use crate::tutor::{Key, LearnerId, RunId};

/// Entries in a step: a few hundredths of a second on an old PC, for which others wait.
const STEP: usize = 1_000;

/// Learners in a step whose folds are made.
const STEP_OF_FOLDS: usize = 8;

/// What came of taking a bundle in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Imported {
    /// Entries that were not here before.
    pub new: usize,
    /// Entries that were here already.
    pub known: usize,
    /// Where a run goes on otherwise here: a copy of a running program's memory. What is here stays.
    pub differs: Vec<Key>,
    /// Files that came along, where they were put down.
    pub files: Vec<String>,
    pub is_sealed: bool,
}

pub(in crate::store) fn import(
    (connection, lock, at): (&mut Connection, &FolderLock, &Path),
    path: &Path,
    secret: Option<&Secret>,
    may_be_unsealed: bool,
    go_on: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<Imported, BundleError> {
    let bundle = Bundle::open(path, secret, may_be_unsealed)?;
    let failed = |err| BundleError::Read(OpenError::of(at.to_owned(), err));
    if !has_what_comes_before(connection, lock, &bundle).map_err(failed)? {
        return Err(BundleError::Lacks(path.to_owned()));
    }
    // What the center sealed is as its program wrote it.
    if !bundle.header.is_sealed {
        check(&bundle)?;
    }
    let mut taking = Taking {
        imported: Imported {
            is_sealed: bundle.header.is_sealed,
            ..Imported::default()
        },
        last: None,
        touched: BTreeSet::new(),
        left_aside: None,
    };
    let all = usize::try_from(bundle.header.entries).unwrap_or(usize::MAX);
    let mut items = bundle.items()?;
    let mut next = items()?;
    let mut files = Vec::new();
    while next.is_some() {
        let done = taking.imported.new + taking.imported.known;
        if go_on(done, all).is_break() {
            return Err(BundleError::Stopped);
        }
        let _held = lock.hold();
        let transaction = connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(WriteError::from)?;
        fold::bring_up_to_date(&transaction).map_err(WriteError::from)?;
        let mut fresh = Vec::new();
        let mut count = 0;
        while let Some(item) = next.take() {
            match item {
                Item::Entry(form) => fresh.extend(taking.take(&transaction, Row::from(*form))?),
                Item::File { name, content } => files.push((name, content)),
            }
            next = items()?;
            count += 1;
            if count == STEP {
                break;
            }
        }
        settle_rows(&transaction, &mut fresh)?;
        taking
            .touched
            .extend(fold::absorb(&transaction, &fresh).map_err(WriteError::from)?);
        transaction.commit().map_err(WriteError::from)?;
    }
    fold_touched(connection, lock, &taking.touched)?;
    for (name, content) in files {
        taking.imported.files.extend(put_down(at, &name, &content)?);
    }
    Ok(taking.imported)
}

struct Taking {
    imported: Imported,
    /// The last entry that was here already or is now.
    last: Option<(Key, Hash)>,
    touched: BTreeSet<LearnerId>,
    /// The run that goes on otherwise here.
    left_aside: Option<RunId>,
}

impl Taking {
    /// Puts one entry into the file, if it is not there; returns it then.
    fn take(&mut self, connection: &Connection, row: Row) -> Result<Option<Row>, BundleError> {
        if self.left_aside == Some(row.key.run) {
            self.imported.known += 1;
            return Ok(None);
        }
        match by_key(connection, row.key).map_err(WriteError::from)? {
            Some(there) if there.is_same(&row) => {
                self.imported.known += 1;
                self.last = Some((row.key, row.hash));
            }
            None if row.is_whole(self.before(connection, row.key)?) => {
                if !row.insert(connection).map_err(WriteError::from)? {
                    return Err(WriteError::Corrupt.into());
                }
                self.imported.new += 1;
                self.last = Some((row.key, row.hash));
                return Ok(Some(row));
            }
            // What is written otherwise here, or follows that.
            Some(_) | None => {
                self.left_aside = Some(row.key.run);
                self.imported.differs.push(row.key);
                self.imported.known += 1;
            }
        }
        Ok(None)
    }

    /// The hash of the entry that this one follows here.
    fn before(&self, connection: &Connection, key: Key) -> Result<Option<Hash>, WriteError> {
        let Some(n) = key.n.checked_sub(1) else {
            return Ok(None);
        };
        let before = Key { n, ..key };
        match self.last {
            Some((last, hash)) if last == before => Ok(Some(hash)),
            _ => Ok(by_key(connection, before)?.map(|row| row.hash)),
        }
    }
}

/// Whether the entries are here after which those of the bundle come.
fn has_what_comes_before(connection: &Connection, lock: &FolderLock, bundle: &Bundle) -> rusqlite::Result<bool> {
    let _held = lock.hold();
    for head in bundle
        .header
        .runs
        .iter()
        .filter(|head| 0 < head.after && head.after < head.last)
    {
        let key = Key {
            run: RunId(head.run),
            n: head.after,
        };
        if by_key(connection, key)?.is_none() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Looks whether a bundle that nobody sealed is whole to the last entry.
pub(in crate::store) fn check_bundle(path: &Path) -> Result<(), BundleError> {
    check(&Bundle::open(path, None, true)?)
}

/// Looks at every entry and at the chain of every run before anything is taken in: whoever seals nothing may have made it by hand.
fn check(bundle: &Bundle) -> Result<(), BundleError> {
    let damaged = || BundleError::Damaged(bundle.path.clone());
    let mut items = bundle.items()?;
    let mut last: Option<(Key, Hash)> = None;
    let mut entries = 0;
    while let Some(item) = items()? {
        let Item::Entry(form) = item else { continue };
        let row = Row::from(*form);
        entries += 1;
        let follows = last.filter(|(key, _)| key.run == row.key.run);
        let is_next = follows.is_none_or(|(key, _)| key.n + 1 == row.key.n);
        // What a run goes on from here is looked at when it is taken in.
        let is_whole = (follows.is_none() && row.key.n != 1) || row.is_whole(follows.map(|(_, hash)| hash));
        if row.lamport < 1 || !is_next || !is_whole {
            return Err(damaged());
        }
        last = Some((row.key, row.hash));
    }
    (entries == bundle.header.entries).then_some(()).ok_or_else(damaged)
}

/// Makes the folds of these learners, a few in each step. Without them all is right and slower.
fn fold_touched(
    connection: &mut Connection,
    lock: &FolderLock,
    touched: &BTreeSet<LearnerId>,
) -> Result<(), WriteError> {
    let touched: Vec<LearnerId> = touched.iter().copied().collect();
    for some in touched.chunks(STEP_OF_FOLDS) {
        let _held = lock.hold();
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        fold::bring_up_to_date(&transaction)?;
        fold::keep_folds(&transaction, some)?;
        transaction.commit()?;
    }
    Ok(())
}

/// Puts a file that came along into the folder `received`; a name that leads anywhere else is passed over.
fn put_down(at: &Path, name: &str, content: &[u8]) -> Result<Option<String>, BundleError> {
    let name = Path::new(name);
    let is_plain = name.components().all(|part| matches!(part, Component::Normal(_)));
    let Some(folder) = at.parent().filter(|_| is_plain) else {
        return Ok(None);
    };
    let path = folder.join("received").join(name);
    let written = fs::create_dir_all(path.parent().unwrap_or(folder)).and_then(|()| write_file(&path, content));
    written.map_err(|source| BundleError::Io {
        path: path.clone(),
        source,
    })?;
    Ok(Some(path.display().to_string()))
}
