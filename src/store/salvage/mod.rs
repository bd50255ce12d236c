//! A damaged file is set aside, and what is whole in it goes into a fresh one.
//!
//! ```text
//! bazar.sqlite ──carved──▶ salvaging/found ──whole, run by run──▶ salvaging/bazar.sqlite ◀── the newest backups
//!      │                                                                  │ looked at
//!      └──▶ bazar-damaged.sqlite                   bazar.sqlite ◀─────────┘
//! ```
//! Every entry is held by its hash and every run by its chain, so that nothing is taken for an entry that is none. A run goes on only
//! as far as it has no gap; what comes after one is told to be missing, and stays in the file that was set aside. Until the last
//! step, which is one, the damaged file is in its place: whoever is interrupted begins again.

mod carve;
mod scratch;

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::{
    BundleError, FILE, Identity, Keys, Look, OpenError, Store,
    backup::{backups, is_whole, set_aside},
    file::put_in_place,
    fold::bring_up_to_date,
    journal,
    lock::FolderLock,
};
use crate::tutor::{LearnerId, RunId};
use scratch::{Missing, Scratch};

/// Where the fresh file is made.
pub(super) const FOLDER: &str = "salvaging";

/// What the damaged file is called from then on.
const ASIDE: &str = "bazar-damaged.sqlite";

/// What became of a damaged file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Salvaged {
    /// Entries that were whole in it.
    pub kept: usize,
    /// Entries that came out of backups.
    pub from_backups: usize,
    /// Entries that are known to have been there, by run.
    pub gaps: Vec<Gap>,
    /// Further ones of which not even the key is left.
    pub unnamed: u64,
    /// The file's end is missing: what stood there last, nobody knows.
    pub is_cut: bool,
    /// Whom the missing entries are about, as far as that is left.
    pub learners: BTreeSet<LearnerId>,
    /// Where the damaged file lies.
    pub aside: PathBuf,
}

/// Entries of a run that are missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    pub run: RunId,
    pub first: u64,
    pub last: u64,
}

impl Gap {
    pub fn count(&self) -> u64 {
        self.last + 1 - self.first
    }
}

impl Salvaged {
    /// How many entries are known to be missing.
    pub fn missing(&self) -> u64 {
        self.gaps.iter().map(Gap::count).sum::<u64>() + self.unnamed
    }
}

type GoOn<'a> = dyn FnMut(usize, usize) -> ControlFlow<()> + 'a;

/// Puts a fresh file with all that is whole in the place of a damaged one; nothing where the file is whole, or where there is none.
///
/// What a program of schema 1 wrote is held by no hash: it is taken as it stands.
pub fn salvage(dir: &Path, go_on: &mut GoOn) -> Result<Option<Salvaged>, BundleError> {
    let path = dir.join(FILE);
    let identity = Identity::of(&path);
    let Some(trouble) = trouble(dir, go_on)? else {
        return Ok(None);
    };
    let lock = FolderLock::of(dir)?;
    // Whoever writes waits for the fresh file.
    let _held = lock.hold();
    if identity != Identity::of(&path) {
        // Somebody else was quicker.
        return Ok(None);
    }
    let beside = dir.join(FOLDER);
    // What an interrupted try left.
    let _ = fs::remove_dir_all(&beside);
    let made = rebuild(dir, &beside, trouble, go_on).and_then(|mut salvaged| {
        salvaged.aside = swap(&beside, &path).map_err(|source| BundleError::Io { path, source })?;
        Ok(Some(salvaged))
    });
    let _ = fs::remove_dir_all(&beside);
    made
}

/// What is wrong with the file, if it is worth salvaging: a file of a newer program, one that is locked and the like are left alone.
fn trouble(dir: &Path, go_on: &mut GoOn) -> Result<Option<OpenError>, BundleError> {
    let path = dir.join(FILE);
    let corrupt = |what: &str| OpenError::Corrupt {
        path: path.clone(),
        what: what.to_owned(),
    };
    let found = match Look::into(dir) {
        // Its header says that it is new.
        Ok(None) if fs::metadata(&path).is_ok_and(|file| file.len() != 0) => Err(corrupt("it says that it is empty")),
        Ok(None) => return Ok(None),
        Ok(Some(look)) => look.pages().and_then(|what| match what.is_empty() {
            true => look.check(go_on),
            false => Err(corrupt(&what)),
        }),
        Err(err) => Err(err),
    };
    match found {
        Ok(None) => Err(BundleError::Stopped),
        Ok(Some(damage)) if damage.entries.is_empty() && damage.unled == 0 => Ok(None),
        Ok(Some(_)) => Ok(Some(corrupt("some entries are not as they were written"))),
        Err(err @ (OpenError::Corrupt { .. } | OpenError::Foreign { .. })) => Ok(Some(err)),
        Err(err) => Err(err.into()),
    }
}

fn rebuild(dir: &Path, beside: &Path, trouble: OpenError, go_on: &mut GoOn) -> Result<Salvaged, BundleError> {
    let path = dir.join(FILE);
    let failed = |err| BundleError::from(OpenError::of(beside.to_owned(), err));
    take_back_and_gather(&path);
    let mut store = Store::open(beside)?;
    // Nobody needs a half-made file: it is synced once, before it takes the place.
    let is_quick = store.connection.pragma_update(None, "synchronous", "OFF");
    is_quick.map_err(failed)?;
    let scratch = Scratch::of(&beside.join("found.sqlite")).map_err(failed)?;
    let is_cut = carve::carve(&path, |found| scratch.put(&found).map_err(std::io::Error::other));
    let is_cut = is_cut.map_err(|source| BundleError::Io {
        path: path.clone(),
        source,
    })?;
    scratch.close().map_err(failed)?;
    if scratch.count().map_err(failed)? == 0 && matches!(trouble, OpenError::Foreign { .. }) {
        // It is another program's.
        return Err(trouble.into());
    }
    let mut kept = scratch.take_into(&mut store.connection, go_on)?;
    let mut from_backups = 0;
    let mut missing = scratch.missing(&store.connection).map_err(failed)?;
    for (tried, backup) in backups(dir).iter().enumerate() {
        // What nothing tells of any more may be in the newest.
        if missing.is_none() && 0 < tried {
            break;
        }
        from_backups += match store.import(&backup.path, Keys::NONE, go_on) {
            Ok(imported) => imported.new,
            Err(err @ (BundleError::Stopped | BundleError::Write(_) | BundleError::Read(_))) => return Err(err),
            // A backup that is damaged as well.
            Err(_) => continue,
        };
        kept += scratch.take_into(&mut store.connection, go_on)?;
        missing = scratch.missing(&store.connection).map_err(failed)?;
    }
    let transaction = store.connection.transaction().map_err(failed)?;
    bring_up_to_date(&transaction).map_err(failed)?;
    transaction.commit().map_err(failed)?;
    drop(store);
    if !is_whole(beside)? {
        return Err(BundleError::Damaged(beside.join(FILE)));
    }
    let Missing {
        gaps,
        unnamed,
        learners,
    } = missing;
    Ok(Salvaged {
        kept,
        from_backups,
        gaps,
        unnamed,
        is_cut,
        learners,
        aside: PathBuf::new(),
    })
}

/// Lets SQLite put back what a power cut left half done, and put into the file what lies in a log of older programs. Whether that goes
/// well shows when the file is read.
fn take_back_and_gather(path: &Path) {
    let _ = journal::set_aside_if_foreign(path);
    let _ = Connection::open(path).and_then(|connection| {
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
    });
}

/// The last step, after which the fresh file is the record.
fn swap(beside: &Path, path: &Path) -> std::io::Result<PathBuf> {
    let fresh = beside.join(FILE);
    File::open(&fresh)?.sync_all()?;
    let aside = set_aside(path, ASIDE)?;
    put_in_place(&fresh, path)?;
    Ok(aside)
}
