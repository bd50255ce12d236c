//! What lies beside the record, and what is made of the record anew: for whoever looks after a PC. Each step may be taken again: where
//! there is nothing to do it changes nothing.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, TransactionBehavior};

use super::{
    FILE, OpenError, Store, WriteError, append, backup,
    file::is_being_written,
    fold, journal,
    lock::{FolderLock, Held},
    open, salvage,
};
use crate::tutor::LearnerId;

/// What lies in the folder beside the record.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Beside {
    /// An append was interrupted: whoever opens the file next takes it back.
    pub is_begun: bool,
    /// What interrupted work left, and nobody needs.
    pub leftovers: Vec<PathBuf>,
    /// Records in whose place another one was put.
    pub old: Vec<PathBuf>,
}

/// Looks what lies beside the record; changes nothing.
pub fn beside(dir: &Path) -> Beside {
    let _held = alone(dir);
    lying_beside(dir)
}

/// Waits for whoever appends, backs up, goes back to a backup, salvages or migrates: else what is just going on would be taken for
/// something that was left.
fn alone(dir: &Path) -> [Held; 2] {
    [&dir.join(backup::FOLDER), dir].map(|folder| FolderLock::of_reader(folder).hold())
}

/// The same for a folder that the caller holds.
fn lying_beside(dir: &Path) -> Beside {
    let mut beside = Beside {
        is_begun: open::is_filled(&open::side_file(&dir.join(FILE), "-journal")),
        ..Beside::default()
    };
    let folders = [dir.to_owned(), dir.join(backup::FOLDER)];
    let mut paths: Vec<PathBuf> = folders
        .iter()
        .flat_map(|folder| fs::read_dir(folder).into_iter().flatten().flatten())
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_part = name.ends_with(".part") || name.ends_with(".part-journal");
        let is_left = is_part && !is_being_written(&path);
        if is_left || [backup::BESIDE, salvage::FOLDER].contains(&&*name) {
            beside.leftovers.push(path);
        } else if name.starts_with("bazar-") && name.ends_with(".sqlite") {
            beside.old.push(path);
        }
    }
    beside
}

/// Removes what interrupted work left; returns how many files and folders that were.
pub fn sweep(dir: &Path) -> Result<usize, OpenError> {
    let _held = alone(dir);
    let leftovers = lying_beside(dir).leftovers;
    for path in &leftovers {
        let removed = if path.is_dir() {
            fs::remove_dir_all(path)
        } else {
            fs::remove_file(path)
        };
        removed.map_err(|err| OpenError::of_io(path.clone(), err))?;
    }
    Ok(leftovers.len())
}

/// Takes back an append that was interrupted; says whether there was one.
pub fn take_back(dir: &Path) -> Result<bool, OpenError> {
    if !beside(dir).is_begun {
        return Ok(false);
    }
    let lock = FolderLock::of(dir)?;
    let _held = lock.hold();
    let path = dir.join(FILE);
    journal::set_aside_if_foreign(&path).map_err(|err| OpenError::of_io(path.clone(), err))?;
    open::take_back_what_was_begun(&path);
    Ok(true)
}

/// Makes everything anew that is made of the entries.
pub fn remake_folds(dir: &Path) -> Result<(), OpenError> {
    let mut store = Store::open(dir)?;
    let path = dir.join(FILE);
    let failed = |err| OpenError::of(path.clone(), err);
    let _held = store.lock.hold();
    let transaction = store
        .connection
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .map_err(failed)?;
    fold::remake(&transaction).map_err(failed)?;
    transaction.commit().map_err(failed)
}

/// Empties what is about these learners alone in records in whose place another one was put. One that cannot be emptied and names them
/// goes: of a file of schema 1 all is in the record, of a damaged one all that was whole.
pub(super) fn forget_in_old(dir: &Path, erased: &BTreeSet<LearnerId>) -> Result<(), OpenError> {
    if erased.is_empty() {
        return Ok(());
    }
    for path in lying_beside(dir).old {
        let is_damaged = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .starts_with("bazar-damaged");
        let is_emptied = !is_damaged && empty_in(&path, erased).unwrap_or(false);
        let failed = |err| OpenError::of_io(path.clone(), err);
        if !is_emptied && names_any(&path, erased).map_err(failed)? {
            fs::remove_file(&path).map_err(failed)?;
        }
    }
    Ok(())
}

/// Says whether the file is one that can be emptied.
fn empty_in(path: &Path, erased: &BTreeSet<LearnerId>) -> Result<bool, WriteError> {
    let mut connection = Connection::open(path)?;
    let schema: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if schema != open::SCHEMA {
        return Ok(false);
    }
    connection.pragma_update(None, "secure_delete", true)?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for learner in erased {
        append::empty(&transaction, &learner.to_string())?;
    }
    // What was made of their entries is made anew by whoever asks.
    transaction.execute_batch("DELETE FROM fold; DELETE FROM folded;")?;
    transaction.commit()?;
    Ok(true)
}

fn names_any(path: &Path, erased: &BTreeSet<LearnerId>) -> std::io::Result<bool> {
    let bytes = fs::read(path)?;
    let is_in = |learner: &LearnerId| {
        let id = learner.to_string();
        bytes.windows(id.len()).any(|some| some == id.as_bytes())
    };
    Ok(erased.iter().any(is_in))
}
