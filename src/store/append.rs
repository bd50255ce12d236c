//! One append: a short transaction that puts entries into the file, empties what somebody asked to forget, and now and then brings
//! the folds up to date. The caller holds the folder.

use rusqlite::{Connection, OptionalExtension, TransactionBehavior, named_params};

use super::{
    WriteError,
    fold::{TAIL, bring_up_to_date, tail_length},
    row::{Hash, Row, RowWriter, Salt, n},
};
use crate::tutor::{Entry, Fact, Key, RunId};

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
    let mut writer = RowWriter::new(&transaction)?;
    let mut written: Vec<Row> = Vec::new();
    for entry in entries {
        let row = seal_and_insert((&transaction, &mut writer), written.last().or(last), entry)?;
        written.push(row);
    }
    drop(writer);
    settle(&transaction, &mut written)?;
    transaction.commit()?;
    Ok(written)
}

/// Writes rows as they are, after those of their runs that are there already.
pub(super) fn write_rows(connection: &mut Connection, rows: &[Row]) -> Result<(), WriteError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut union = Union::of(&transaction)?;
    for row in rows {
        if union.take(row, |before| row.is_whole(before))? == Taken::Differs {
            return Err(WriteError::OutOfOrder(row.key.to_string()));
        }
    }
    drop(union);
    settle(&transaction, &mut rows.to_vec())?;
    Ok(transaction.commit()?)
}

/// What became of a row that came from elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Taken {
    New,
    /// It was there already.
    Known,
    /// Its run goes on otherwise here, or not so far; or it is not as it was written.
    Differs,
}

/// Takes rows in, within one transaction: those of a run one after the other need only the run's end looked up, once.
pub(super) struct Union<'c> {
    connection: &'c Connection,
    writer: RowWriter<'c>,
    /// The run of the last row, and its last entry here.
    run: Option<(RunId, Option<(u64, Hash)>)>,
}

impl Union<'_> {
    pub fn of(connection: &Connection) -> rusqlite::Result<Union<'_>> {
        Ok(Union {
            connection,
            writer: RowWriter::new(connection)?,
            run: None,
        })
    }

    /// Writes a row if it is the next of its run and `is_whole` after the hash of the one before.
    pub fn take(&mut self, row: &Row, is_whole: impl FnOnce(Option<Hash>) -> bool) -> Result<Taken, WriteError> {
        let Key { run, n } = row.key;
        let end = match self.run {
            Some((last, end)) if last == run => end,
            _ => end_of(self.connection, run)?,
        };
        self.run = Some((run, end));
        let (length, hash) = end.map_or((0, None), |(n, hash)| (n, Some(hash)));
        if n <= length {
            let there = by_key(self.connection, row.key)?;
            let is_same = there.is_some_and(|there| there.is_same(row));
            return Ok(if is_same { Taken::Known } else { Taken::Differs });
        }
        if n != length + 1 || !is_whole(hash) {
            return Ok(Taken::Differs);
        }
        insert(&mut self.writer, row)?;
        self.run = Some((run, Some((n, row.hash))));
        Ok(Taken::New)
    }
}

/// The last entry of a run.
pub(super) fn end_of(connection: &Connection, run: RunId) -> rusqlite::Result<Option<(u64, Hash)>> {
    connection
        .prepare_cached("SELECT n, hash FROM entry WHERE run = ?1 ORDER BY n DESC LIMIT 1")?
        .query_row([run.to_string()], |row| {
            Ok((row.get::<_, i64>(0)?.unsigned_abs(), row.get(1)?))
        })
        .optional()
}

pub(super) fn hash_of(connection: &Connection, key: Key) -> rusqlite::Result<Option<Hash>> {
    connection
        .prepare_cached("SELECT hash FROM entry WHERE run = ?1 AND n = ?2")?
        .query_row((key.run.to_string(), n(key)), |row| row.get(0))
        .optional()
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
fn seal_and_insert(
    (connection, writer): (&Connection, &mut RowWriter),
    last: Option<&Row>,
    entry: &Entry,
) -> Result<Row, WriteError> {
    let out_of_order = || WriteError::OutOfOrder(entry.key.to_string());
    let follows = last.filter(|last| last.key.run == entry.key.run && last.key.n + 1 == entry.key.n);
    if let Some(last) = follows {
        let row = sealed(connection, Some(last.hash), entry)?.ok_or_else(out_of_order)?;
        // It may be there all the same: who cannot know whether an append went through repeats it.
        return match insert(writer, &row) {
            Err(WriteError::OutOfOrder(_)) => seal_and_insert((connection, writer), None, entry),
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
    insert(writer, &row)?;
    Ok(row)
}

fn sealed(connection: &Connection, before: Option<Hash>, entry: &Entry) -> rusqlite::Result<Option<Row>> {
    let salt: Salt = connection
        .prepare_cached("SELECT randomblob(16)")?
        .query_row([], |row| row.get(0))?;
    Ok(Row::sealed(entry, before, salt))
}

fn insert(writer: &mut RowWriter, row: &Row) -> Result<(), WriteError> {
    match writer.write(row) {
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

/// Empties what is about one learner alone.
pub(super) fn empty(connection: &Connection, learner: &str) -> Result<(), WriteError> {
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
