//! Takes a bundle in: a union with what is here, by short steps.
//!
//! ```text
//! whole? (hash, entries, chains) ─▶ step ─▶ step … ─▶ folds ─▶ files
//!                                   each a transaction of its own: others append between them
//! ```

use std::ops::ControlFlow;
use std::path::{Component, Path};
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use rusqlite::{Connection, TransactionBehavior};

use super::{Bundle, BundleError, Item, Keys};
use crate::store::{
    OpenError, WriteError,
    append::{Taken, Union, by_key, settle_rows},
    file::make_folder,
    fold::{self, Absorbing},
    lock::FolderLock,
    row::{Hash, Row},
    write_file,
};
use crate::tutor::{Entry, Key, RunId};

/// Entries in a step: a few hundredths of a second on an old PC, for which others wait.
const STEP: usize = 1_000;

/// Learners in a step whose folds are made.
const STEP_OF_FOLDS: usize = 32;

/// Steps that are read while one is written.
const BATCHES_AHEAD: usize = 2;

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
    keys: Keys,
    go_on: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<Imported, BundleError> {
    let bundle = Bundle::open(path, keys)?;
    let failed = |err| BundleError::Read(OpenError::of(at.to_owned(), err));
    if !has_what_comes_before(connection, lock, &bundle).map_err(failed)? {
        return Err(BundleError::Lacks(path.to_owned()));
    }
    // What the center sealed is as its program wrote it.
    if !bundle.header.is_sealed {
        check(&bundle)?;
    }
    let mut taking = Taking::new(&bundle);
    let (batches, incoming) = sync_channel(BATCHES_AHEAD);
    let whole = &bundle;
    thread::scope(|scope| {
        scope.spawn(move || {
            // Nobody listens any more once the taking in is stopped.
            if let Err(err) = read_ahead(whole, |batch| batches.send(Ok(batch)).is_ok()) {
                let _ = batches.send(Err(err));
            }
        });
        taking.take_all((connection, lock), incoming, go_on)
    })?;
    taking.keep_folds(connection, lock)?;
    for (name, content) in std::mem::take(&mut taking.files) {
        taking.imported.files.extend(put_down(at, &name, &content)?);
    }
    Ok(taking.imported)
}

/// Entries of a step as the bundle has them, and files that came between them.
#[derive(Default)]
struct Batch {
    entries: Vec<Incoming>,
    files: Vec<(String, Vec<u8>)>,
}

struct Incoming {
    row: Row,
    entry: Entry,
    /// The hash of the entry before it in the bundle, if it is whole after that one.
    follows: Option<Hash>,
}

impl Incoming {
    fn is_whole_after(&self, before: Option<Hash>) -> bool {
        (before.is_some() && self.follows == before) || self.row.is_whole(before)
    }
}

/// Reads a bundle and looks at each entry, beside the writing, for as long as somebody takes what it sends.
fn read_ahead(bundle: &Bundle, mut send: impl FnMut(Batch) -> bool) -> Result<(), BundleError> {
    let mut items = bundle.items()?;
    let mut batch = Batch::default();
    let mut last: Option<(RunId, Hash)> = None;
    while let Some(item) = items()? {
        match item {
            Item::Entry(form) => {
                let row = Row::from(*form);
                let before = last.filter(|(run, _)| *run == row.key.run).map(|(_, hash)| hash);
                last = Some((row.key.run, row.hash));
                batch.entries.push(Incoming {
                    follows: before.filter(|_| row.is_whole(before)),
                    entry: row.entry(),
                    row,
                });
            }
            Item::File { name, content } => batch.files.push((name, content)),
        }
        if batch.entries.len() == STEP && !send(std::mem::take(&mut batch)) {
            return Ok(());
        }
    }
    send(batch);
    Ok(())
}

struct Taking {
    imported: Imported,
    files: Vec<(String, Vec<u8>)>,
    folds: Absorbing,
    /// The run that goes on otherwise here.
    left_aside: Option<RunId>,
    /// Entries in the bundle.
    all: usize,
}

impl Taking {
    fn new(bundle: &Bundle) -> Taking {
        Taking {
            imported: Imported {
                is_sealed: bundle.header.is_sealed,
                ..Imported::default()
            },
            files: Vec::new(),
            folds: Absorbing::default(),
            left_aside: None,
            all: usize::try_from(bundle.header.entries).unwrap_or(usize::MAX),
        }
    }

    fn take_all(
        &mut self,
        (connection, lock): (&mut Connection, &FolderLock),
        incoming: Receiver<Result<Batch, BundleError>>,
        go_on: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
    ) -> Result<(), BundleError> {
        for batch in incoming {
            let batch = batch?;
            if go_on(self.imported.new + self.imported.known, self.all).is_break() {
                return Err(BundleError::Stopped);
            }
            self.files.extend(batch.files);
            if batch.entries.is_empty() {
                continue;
            }
            let _held = lock.hold();
            let transaction = connection
                .transaction_with_behavior(TransactionBehavior::Immediate)
                .map_err(WriteError::from)?;
            self.take(&transaction, batch.entries)?;
            transaction.commit().map_err(WriteError::from)?;
        }
        Ok(())
    }

    /// Puts those entries into the file that are not there.
    fn take(&mut self, connection: &Connection, batch: Vec<Incoming>) -> Result<(), WriteError> {
        fold::bring_up_to_date(connection)?;
        let learners = batch
            .iter()
            .flat_map(|incoming| incoming.entry.learners.iter().copied());
        self.folds.meet(connection, &learners.collect())?;
        let mut union = Union::default();
        let (mut rows, mut entries) = (Vec::new(), Vec::new());
        for incoming in batch {
            let run = incoming.row.key.run;
            if self.left_aside == Some(run) {
                self.imported.known += 1;
                continue;
            }
            match union.take(connection, &incoming.row, |before| incoming.is_whole_after(before))? {
                Taken::New => {
                    self.imported.new += 1;
                    rows.push(incoming.row);
                    entries.push(incoming.entry);
                }
                Taken::Known => self.imported.known += 1,
                Taken::Differs => {
                    self.left_aside = Some(run);
                    self.imported.differs.push(incoming.row.key);
                    self.imported.known += 1;
                }
            }
        }
        settle_rows(connection, &mut rows)?;
        self.folds.take(connection, &entries)?;
        Ok(())
    }

    /// Keeps the folds of those whom the entries are about, a few in each step. Without them all is right and slower.
    fn keep_folds(&mut self, connection: &mut Connection, lock: &FolderLock) -> Result<(), WriteError> {
        for some in self.folds.learners().chunks(STEP_OF_FOLDS) {
            let _held = lock.hold();
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            fold::bring_up_to_date(&transaction)?;
            self.folds.keep(&transaction, some)?;
            transaction.commit()?;
        }
        Ok(())
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
    check(&Bundle::open(path, Keys::NONE)?)
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

/// Puts a file that came along into the folder `received`; a name that leads anywhere else is passed over.
fn put_down(at: &Path, name: &str, content: &[u8]) -> Result<Option<String>, BundleError> {
    let name = Path::new(name);
    let is_plain = name.components().all(|part| matches!(part, Component::Normal(_)));
    let Some(folder) = at.parent().filter(|_| is_plain) else {
        return Ok(None);
    };
    let path = folder.join("received").join(name);
    let written = make_folder(path.parent().unwrap_or(folder)).and_then(|()| write_file(&path, content));
    written.map_err(|source| BundleError::Io {
        path: path.clone(),
        source,
    })?;
    Ok(Some(path.display().to_string()))
}
