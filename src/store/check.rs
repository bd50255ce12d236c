//! Whether the file is whole: each entry's hash, each run's chain, and what was made of the entries.
//!
//! Reads everything, in slices that nobody has to wait for, so it is a job beside the program or a wish of the trainer's, never a part
//! of a start.

use std::ops::ControlFlow;

use rusqlite::Connection;

use super::{
    fold::{self, Folds},
    lock::FolderLock,
    row::Row,
};
use crate::tutor::Key;

/// What is wrong with a file. Nothing of it was changed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Damage {
    /// Entries that are not as they were written, or that nothing leads to.
    pub entries: Vec<Key>,
    /// Entries to which an index does not lead.
    pub unled: usize,
    /// What was made of entries and does not fit them: can be made anew.
    pub folds: usize,
}

impl Damage {
    pub fn is_none(&self) -> bool {
        *self == Damage::default()
    }
}

/// The way down the indexes, and little more.
const CACHE_PAGES: i64 = 16;

/// Looks at everything; `go_on` hears how many entries of how many were seen, and may end it.
pub(super) fn check(
    connection: &Connection,
    lock: &FolderLock,
    go_on: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> rusqlite::Result<Option<Damage>> {
    // Each page is read once: what is kept of them serves nobody, on a PC with little memory.
    connection.pragma_update(None, "cache_size", CACHE_PAGES)?;
    let mut damage = Damage::default();
    let until = fold::last_arrival(connection)?;
    let all = usize::try_from(until).unwrap_or_default();
    let mut after = 0;
    while after < until {
        if go_on(usize::try_from(after).unwrap_or_default(), all).is_break() {
            return Ok(None);
        }
        let _held = lock.hold();
        let slice = fold::slice(connection, after, until)?;
        if slice.last == after {
            break;
        }
        damage.entries.extend(slice.damaged);
        for row in &slice.rows {
            damage.unled += usize::from(!is_led_to(connection, row)?);
        }
        after = slice.last;
    }
    damage.folds += folds(connection, lock, damage.entries.is_empty())?;
    Ok(Some(damage))
}

/// What SQLite says of the pages; nothing if they are whole. Whoever appends waits for it: for small files only.
pub(super) fn pages(connection: &Connection, lock: &FolderLock) -> rusqlite::Result<String> {
    let _held = lock.hold();
    let answer: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    Ok(if answer == "ok" {
        String::new()
    } else {
        answer.replace('\n', " ")
    })
}

/// Whether each fold that the entry concerns finds it.
fn is_led_to(connection: &Connection, row: &Row) -> rusqlite::Result<bool> {
    let mut statement = connection.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM entry INDEXED BY entry_of_learners
            WHERE learners = ?1 AND arrival = (SELECT arrival FROM entry WHERE run = ?2 AND n = ?3))",
    )?;
    let is_led_by_learners = statement.query_row(
        (&row.learners, row.key.run.to_string(), super::row::n(row.key)),
        |row| row.get(0),
    )?;
    let mut group =
        connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM together WHERE learner = ?1 AND learners = ?2)")?;
    let mut is_known = true;
    for learner in row.learners.split_whitespace().filter(|_| row.learners.contains(' ')) {
        is_known &= group.query_row((learner, &row.learners), |row| row.get::<_, bool>(0))?;
    }
    Ok(is_led_by_learners && is_known)
}

/// How many folds are not what the entries come to. Where entries are damaged, the folds know more than they do.
fn folds(connection: &Connection, lock: &FolderLock, are_entries_whole: bool) -> rusqlite::Result<usize> {
    let learners = {
        let _held = lock.hold();
        fold::of_whom(connection)?
    };
    let mut wrong = 0;
    for learner in learners.into_iter().filter(|_| are_entries_whole) {
        let _held = lock.hold();
        let transaction = connection.unchecked_transaction()?;
        let mut folds = Folds::of_learners(&transaction, true)?;
        let kept = folds.learner(learner)?;
        let anew = folds.anew(learner)?;
        wrong += usize::from(kept != anew);
    }
    Ok(wrong)
}
