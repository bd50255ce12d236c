//! One append: a short transaction that puts entries into the file, empties what somebody asked to forget, and now and then brings
//! the folds up to date. The caller holds the folder.

use rusqlite::{Connection, OptionalExtension, TransactionBehavior, named_params};

use super::{
    WriteError,
    fold::{TAIL, bring_up_to_date, tail_length},
    row::{Hash, Row, Salt, n},
};
use crate::tutor::{Entry, Fact, Key};

/// Writes all of these entries or none, into a file that holds the last one that was written before; returns them as they lie there.
pub(super) fn write_all(
    connection: &mut Connection,
    last: Option<&Row>,
    entries: &[Entry],
) -> Result<Vec<Row>, WriteError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if let Some(last) = last {
        has(&transaction, last)?;
    }
    let mut written: Vec<Row> = Vec::new();
    for entry in entries {
        let row = seal_and_insert(&transaction, written.last().or(last), entry)?;
        written.push(row);
    }
    settle(&transaction, &mut written)?;
    transaction.commit()?;
    Ok(written)
}

/// Writes rows as they are, after those of their runs that are there already.
pub(super) fn write_rows(connection: &mut Connection, rows: &[Row]) -> Result<(), WriteError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for row in rows {
        match by_key(&transaction, row.key)? {
            Some(there) if there.is_same(row) => {}
            Some(_) => return Err(WriteError::OutOfOrder(row.key.to_string())),
            None => {
                let before = before(&transaction, row.key)?;
                if !row.is_whole(before) {
                    return Err(WriteError::OutOfOrder(row.key.to_string()));
                }
                insert(&transaction, row)?;
            }
        }
    }
    settle(&transaction, &mut rows.to_vec())?;
    Ok(transaction.commit()?)
}

/// What follows from new entries: what is forgotten is emptied.
pub(super) fn settle_rows(connection: &Connection, written: &mut [Row]) -> Result<(), WriteError> {
    let is_anybody_forgotten: bool = connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM entry WHERE kind = 'erased')")?
        .query_row([], |row| row.get(0))?;
    for row in written.iter_mut().filter(|_| is_anybody_forgotten) {
        if row.kind == "erased" {
            empty(connection, &row.learners)?;
        } else if !row.is_emptied() && is_forgotten(connection, &row.learners)? {
            *row = row.emptied();
            write_emptied(connection, row)?;
        }
    }
    Ok(())
}

/// The same for an append, which brings a long tail into the folds too.
fn settle(connection: &Connection, written: &mut [Row]) -> Result<(), WriteError> {
    settle_rows(connection, written)?;
    if tail_length(connection)? >= TAIL {
        bring_up_to_date(connection)?;
    }
    Ok(())
}

/// Whether the file holds this entry. A file that was written over may be of any kind: then it does not.
fn has(connection: &Connection, row: &Row) -> Result<(), WriteError> {
    match by_key(connection, row.key).map_err(WriteError::from) {
        Ok(Some(there)) if there.is_same(row) => Ok(()),
        Ok(_) | Err(WriteError::Corrupt | WriteError::Io(_)) => Err(WriteError::Moved),
        Err(err) => Err(err),
    }
}

/// `last` is known to lie in the file: what follows it in its run needs no looking up.
fn seal_and_insert(connection: &Connection, last: Option<&Row>, entry: &Entry) -> Result<Row, WriteError> {
    let out_of_order = || WriteError::OutOfOrder(entry.key.to_string());
    let follows = last.filter(|last| last.key.run == entry.key.run && last.key.n + 1 == entry.key.n);
    if let Some(last) = follows {
        let row = sealed(connection, Some(last.hash), entry)?.ok_or_else(out_of_order)?;
        // It may be there all the same: who cannot know whether an append went through repeats it.
        return match insert(connection, &row) {
            Err(WriteError::OutOfOrder(_)) => seal_and_insert(connection, None, entry),
            inserted => inserted.map(|()| row),
        };
    }
    match by_key(connection, entry.key)? {
        Some(there) if there.holds(entry) => return Ok(there),
        Some(_) => return Err(out_of_order()),
        None => {}
    }
    let before = before(connection, entry.key)?;
    let row = sealed(connection, before, entry)?.ok_or_else(out_of_order)?;
    insert(connection, &row)?;
    Ok(row)
}

fn sealed(connection: &Connection, before: Option<Hash>, entry: &Entry) -> rusqlite::Result<Option<Row>> {
    let salt: Salt = connection
        .prepare_cached("SELECT randomblob(16)")?
        .query_row([], |row| row.get(0))?;
    Ok(Row::sealed(entry, before, salt))
}

fn insert(connection: &Connection, row: &Row) -> Result<(), WriteError> {
    match row.insert(connection) {
        Ok(true) => Ok(()),
        Ok(false) => Err(WriteError::Corrupt),
        Err(err) if err.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) => {
            Err(WriteError::OutOfOrder(row.key.to_string()))
        }
        Err(err) => Err(err.into()),
    }
}

/// The hash of the entry that this one follows; none before the first. An entry that does not follow the last one is refused.
fn before(connection: &Connection, key: Key) -> Result<Option<Hash>, WriteError> {
    let Some(n) = key.n.checked_sub(1) else {
        return Err(WriteError::OutOfOrder(key.to_string()));
    };
    match by_key(connection, Key { n, ..key })? {
        Some(row) => Ok(Some(row.hash)),
        None if n == 0 => Ok(None),
        None => Err(WriteError::OutOfOrder(key.to_string())),
    }
}

pub(super) fn by_key(connection: &Connection, key: Key) -> rusqlite::Result<Option<Row>> {
    connection
        .prepare_cached(include_str!("sql/by_key.sql"))?
        .query_row(named_params! { ":run": key.run.to_string(), ":n": n(key) }, Row::read)
        .optional()
}

/// Whether these entries are about one learner alone, who asked to be forgotten.
fn is_forgotten(connection: &Connection, learners: &str) -> rusqlite::Result<bool> {
    connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM entry WHERE kind = 'erased' AND learners = ?1)")?
        .query_row([learners], |row| row.get(0))
}

fn empty(connection: &Connection, learner: &str) -> Result<(), WriteError> {
    let mut statement = connection.prepare_cached(include_str!("sql/to_empty.sql"))?;
    let rows = statement.query_map(named_params! { ":learner": learner }, Row::read)?;
    for row in rows.collect::<rusqlite::Result<Vec<Row>>>()? {
        write_emptied(connection, &row.emptied())?;
    }
    Ok(())
}

fn write_emptied(connection: &Connection, row: &Row) -> rusqlite::Result<()> {
    connection
        .prepare_cached(include_str!("sql/empty.sql"))?
        .execute(named_params! { ":run": row.key.run.to_string(), ":n": n(row.key), ":hash": row.hash })?;
    Ok(())
}

/// Whether one of these adds a learner with a number that somebody else was given after the mark.
pub(super) fn takes_a_card(connection: &Connection, seen: i64, entries: &[Entry]) -> rusqlite::Result<bool> {
    let card = |fact: &Fact| {
        let Fact::LearnerAdded { learner, card, .. } = fact else {
            return None;
        };
        Some((*card, *learner))
    };
    let wanted: Vec<_> = entries.iter().filter_map(|entry| card(&entry.fact)).collect();
    if wanted.is_empty() {
        return Ok(false);
    }
    let mut statement = connection.prepare_cached(include_str!("sql/new_cards.sql"))?;
    let given = statement.query_map(named_params! { ":after": seen }, |row| row.get::<_, String>(0))?;
    for body in given {
        let given = card(&Fact::from_wire("learner-added", &body?));
        if given.is_some_and(|(card, learner)| wanted.iter().any(|want| want.0 == card && want.1 != learner)) {
            return Ok(true);
        }
    }
    Ok(false)
}
