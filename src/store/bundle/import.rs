//! Takes a bundle in: a union with what is here, by short steps.
//!
//! ```text
//! whole? (hash, entries, chains) ─▶ step ─▶ step … ─▶ folds ─▶ files
//!                                   each a transaction of its own: others append between them
//! ```

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::path::{Component, Path};
use std::sync::mpsc::sync_channel;
use std::thread;

use rusqlite::{Connection, TransactionBehavior};

use super::{Bundle, BundleError, Item, Keys, RunHead};
use crate::store::{
    OpenError, WriteError,
    append::{Taken, Union, end_of, hash_of, settle_rows},
    file::make_folder,
    fold::{self, Absorbing},
    lock::FolderLock,
    row::{Hash, Row},
    write_file,
};
use crate::tutor::{Entry, Key, RunId};

/// Entries in a step: less than a tenth of a second on an old PC, for which others wait.
const STEP: usize = 2_000;

/// Entries in a step of those that are here already, and runs of which something is looked up at once.
const STEP_OF_SEEN: usize = 20_000;
const STEP_OF_RUNS: usize = 1_000;

/// Learners in a step whose folds are written, or are made of all their entries.
const STEP_OF_FOLDS: usize = 32;
const STEP_OF_FOLDS_ANEW: usize = 4;

/// Steps that are read while one is written.
const BATCHES_AHEAD: usize = 1;

/// What SQLite keeps of the file in memory meanwhile, in KB: each learner's entries go to a place of their own in an index. What it
/// keeps else is by far less.
const CACHE_KB: i64 = 8_000;

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
    let here = lengths(connection, lock, &bundle).map_err(failed)?;
    // Of a run that does not go on in the bundle nothing comes.
    let lacks = |head: &RunHead| head.after < head.last && here[&RunId(head.run)] < head.after;
    if bundle.header.runs.iter().any(lacks) {
        return Err(BundleError::Lacks(path.to_owned()));
    }
    // What the center sealed is as its program wrote it.
    if !bundle.header.is_sealed {
        check(&bundle)?;
    }
    let mut taking = Taking::new(&bundle);
    let usual = cache(connection)?;
    set_cache(connection, -CACHE_KB)?;
    let taken = taking.take_all((connection, lock), (&bundle, &here), go_on);
    set_cache(connection, usual)?;
    taken?;
    taking.keep_folds(connection, lock)?;
    for (name, content) in std::mem::take(&mut taking.files) {
        taking.imported.files.extend(put_down(at, &name, &content)?);
    }
    Ok(taking.imported)
}

/// Entries of a step as the bundle has them, and files that came between them.
#[derive(Default)]
struct Batch {
    /// Those that lie within a run as long as it is here, and are chained.
    seen: Vec<(Key, Hash)>,
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

/// Reads a bundle and looks at each entry that may be new, beside the writing, for as long as somebody takes what it sends.
fn read_ahead(
    bundle: &Bundle,
    here: &BTreeMap<RunId, u64>,
    mut send: impl FnMut(Batch) -> bool,
) -> Result<(), BundleError> {
    let mut items = bundle.items()?;
    let mut batch = Batch::default();
    let mut last: Option<(RunId, Hash)> = None;
    while let Some(item) = items.read()? {
        match item {
            Item::Entry(form) => {
                let (key, hash) = (form.key(), Hash(form.hash));
                let before = last.filter(|(run, _)| *run == key.run).map(|(_, hash)| hash);
                last = Some((key.run, hash));
                if form.body_hash.is_some() && here.get(&key.run).is_some_and(|length| key.n <= *length) {
                    batch.seen.push((key, hash));
                } else {
                    let row = Row::from(form);
                    batch.entries.push(Incoming {
                        follows: before.filter(|_| row.is_whole(before)),
                        entry: row.entry(),
                        row,
                    });
                }
            }
            Item::File { name, content } => batch.files.push((name.to_owned(), content.to_owned())),
        }
        let is_full = batch.entries.len() == STEP || batch.seen.len() == STEP_OF_SEEN;
        if is_full && !send(std::mem::take(&mut batch)) {
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
    /// Runs that go on otherwise here.
    left_aside: BTreeSet<RunId>,
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
            left_aside: BTreeSet::new(),
            all: usize::try_from(bundle.header.entries).unwrap_or(usize::MAX),
        }
    }

    /// Takes step after step, while the next one is read.
    fn take_all(
        &mut self,
        (connection, lock): (&mut Connection, &FolderLock),
        (bundle, here): (&Bundle, &BTreeMap<RunId, u64>),
        go_on: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
    ) -> Result<(), BundleError> {
        let (batches, incoming) = sync_channel(BATCHES_AHEAD);
        thread::scope(|scope| {
            scope.spawn(move || {
                // Nobody listens any more once the taking in is stopped.
                if let Err(err) = read_ahead(bundle, here, |batch| batches.send(Ok(batch)).is_ok()) {
                    let _ = batches.send(Err(err));
                }
            });
            for batch in incoming {
                if go_on(self.imported.new + self.imported.known, self.all).is_break() {
                    return Err(BundleError::Stopped);
                }
                self.take_batch(connection, lock, batch?)?;
            }
            Ok(())
        })
    }

    fn take_batch(&mut self, connection: &mut Connection, lock: &FolderLock, batch: Batch) -> Result<(), WriteError> {
        self.files.extend(batch.files);
        let _held = lock.hold();
        self.pass_over(connection, &batch.seen)?;
        if !batch.entries.is_empty() {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            self.take(&transaction, batch.entries)?;
            transaction.commit()?;
        }
        Ok(())
    }

    /// Looks where runs go on otherwise than here. Each hash holds the chain before it: if the last is the same, all are.
    fn pass_over(&mut self, connection: &Connection, seen: &[(Key, Hash)]) -> Result<(), WriteError> {
        self.imported.known += seen.len();
        let is_here = |(key, hash): &(Key, Hash)| hash_of(connection, *key).map(|here| here == Some(*hash));
        for of_run in seen.chunk_by(|(one, _), (other, _)| one.run == other.run) {
            let last = of_run.last().expect("a chunk has entries");
            if self.left_aside.contains(&last.0.run) || is_here(last)? {
                continue;
            }
            self.left_aside.insert(last.0.run);
            for other in of_run {
                if !is_here(other)? {
                    self.imported.differs.push(other.0);
                    break;
                }
            }
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
        let mut union = Union::of(connection)?;
        let (mut rows, mut entries) = (Vec::new(), Vec::new());
        for incoming in batch {
            let run = incoming.row.key.run;
            if self.left_aside.contains(&run) {
                self.imported.known += 1;
                continue;
            }
            match union.take(&incoming.row, |before| incoming.is_whole_after(before))? {
                Taken::New => {
                    self.imported.new += 1;
                    rows.push(incoming.row);
                    entries.push(incoming.entry);
                }
                Taken::Known => self.imported.known += 1,
                Taken::Differs => {
                    self.left_aside.insert(run);
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
        let (known, others) = self.folds.learners();
        let steps = known.chunks(STEP_OF_FOLDS).chain(others.chunks(STEP_OF_FOLDS_ANEW));
        for some in steps {
            let _held = lock.hold();
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            fold::bring_up_to_date(&transaction)?;
            self.folds.keep(&transaction, some)?;
            transaction.commit()?;
        }
        Ok(())
    }
}

fn cache(connection: &Connection) -> Result<i64, WriteError> {
    Ok(connection.pragma_query_value(None, "cache_size", |row| row.get(0))?)
}

fn set_cache(connection: &Connection, size: i64) -> Result<(), WriteError> {
    Ok(connection.pragma_update(None, "cache_size", size)?)
}

/// How long the bundle's runs are here.
fn lengths(connection: &Connection, lock: &FolderLock, bundle: &Bundle) -> rusqlite::Result<BTreeMap<RunId, u64>> {
    let mut lengths = BTreeMap::new();
    for some in bundle.header.runs.chunks(STEP_OF_RUNS) {
        let _held = lock.hold();
        for run in some.iter().map(|head| RunId(head.run)) {
            lengths.insert(run, end_of(connection, run)?.map_or(0, |(length, _)| length));
        }
    }
    Ok(lengths)
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
    while let Some(item) = items.read()? {
        let Item::Entry(form) = item else { continue };
        let row = Row::from(form);
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
