//! Opening the file: whose it is, whether it is whole, whether this program is old enough for it. Nothing is changed in a
//! file that is refused.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::{
    OpenError, Opening,
    file::{give_to_owner, head},
    journal,
    lock::{FolderLock, Held},
    migrate::migrate,
    row::Row,
};
use crate::tutor::Entry;

/// The newest schema, and what makes it. `user_version` in a file's header says which one it has; since no two make the same, a number
/// that does not belong to what lies in the file is damage.
pub(super) const SCHEMA: i64 = 2;
const SCHEMA_SQL: &str = include_str!("sql/schema_2.sql");

/// "bazr": stands in the file's header, so that another program's SQLite file is known as such.
const APPLICATION_ID: i64 = 0x6261_7a72;

/// How each of its files begins.
pub(super) const MAGIC: &[u8] = b"SQLite format 3\0";

/// How long SQLite waits for a reader of another program before the file counts as locked. Writers wait for the folder's lock,
/// which has no end.
const BUSY: Duration = Duration::from_secs(2);

/// More than there are kinds of questions to the file.
const STATEMENTS: usize = 40;

/// Opens the file for writing, brings its schema up to date, and makes one if there is none.
pub(super) fn to_write(path: &Path, lock: &FolderLock, tell: &mut dyn FnMut(Opening)) -> Result<Connection, OpenError> {
    set_foreign_journal_aside(path, lock)?;
    let held = turn(path, lock);
    let (connection, schema) = look(path)?;
    if schema == SCHEMA {
        return prepared(connection, path);
    }
    drop((connection, held));
    // Whoever makes or changes a file does it alone.
    match schema {
        0 => {
            let _held = lock.hold();
            what_lies_there(path, tell)
        }
        _ => {
            let _held = match lock.try_hold() {
                Some(held) => held,
                None => {
                    tell(Opening::WaitsForOther);
                    lock.hold()
                }
            };
            what_lies_there(path, tell)
        }
    }
}

/// The same for a folder that the caller holds.
pub(super) fn what_lies_there(path: &Path, tell: &mut dyn FnMut(Opening)) -> Result<Connection, OpenError> {
    journal::set_aside_if_foreign(path).map_err(|err| OpenError::of_io(path.to_owned(), err))?;
    let (connection, schema) = look(path)?;
    match schema {
        SCHEMA => prepared(connection, path),
        0 => {
            // Before there is a journal, which SQLite gives to whom the file belongs.
            give_to_owner(path);
            let connection = prepared(connection, path)?;
            let made = connection.execute_batch(&format!("BEGIN IMMEDIATE; {SCHEMA_SQL}; COMMIT"));
            made.map_err(|err| OpenError::of(path.to_owned(), err))?;
            Ok(connection)
        }
        _ => {
            drop(connection);
            migrate(path, tell)?;
            prepared(look(path)?.0, path)
        }
    }
}

/// A new file of the newest schema, written as fast as can be: whoever made it syncs it.
pub(super) fn fresh(path: &Path) -> Result<Connection, OpenError> {
    let failed = |err| OpenError::of(path.to_owned(), err);
    let connection = Connection::open(path).map_err(failed)?;
    let made = connection.execute_batch(&format!(
        "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; {SCHEMA_SQL}"
    ));
    made.map_err(failed)?;
    Ok(connection)
}

/// A file of schema 1 with nothing left in its side files, and every page of it whole.
pub(super) fn schema_1(path: &Path) -> Result<Connection, OpenError> {
    let failed = |err| OpenError::of(path.to_owned(), err);
    let connection = prepared(Connection::open(path).map_err(failed)?, path)?;
    let answer: String = connection
        .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))
        .map_err(failed)?;
    if answer == "ok" {
        return Ok(connection);
    }
    Err(OpenError::Corrupt {
        path: path.to_owned(),
        what: answer.replace('\n', " "),
    })
}

pub(super) fn entries_of_schema_1(connection: &Connection) -> rusqlite::Result<Vec<Entry>> {
    let mut statement = connection.prepare(include_str!("sql/schema_1_entries.sql"))?;
    let rows = statement.query_map([], |row| Ok(Row::read_unsealed(row)?.entry()))?;
    rows.collect()
}

/// Opens what lies there, and says of which schema it is: 0 for a new file. Changes nothing in a file that is refused.
fn look(path: &Path) -> Result<(Connection, i64), OpenError> {
    let failed = |err| OpenError::of(path.to_owned(), err);
    look_at_header(path)?;
    let connection = Connection::open(path).map_err(failed)?;
    let schema = check_owner_and_schema(&connection, path)?;
    check_length(&connection, path)?;
    Ok((connection, schema))
}

/// Sets how it writes.
fn prepared(connection: Connection, path: &Path) -> Result<Connection, OpenError> {
    let failed = |err| OpenError::of(path.to_owned(), err);
    if connection.is_readonly("main").map_err(failed)? {
        return Err(OpenError::ReadOnly { path: path.to_owned() });
    }
    // A file of older programs brings a write-ahead log along: it is copied back, and both of its side files go.
    let _mode: String = connection
        .pragma_update_and_check(None, "journal_mode", "TRUNCATE", |row| row.get(0))
        .map_err(failed)?;
    connection.pragma_update(None, "synchronous", "FULL").map_err(failed)?;
    // What is emptied is overwritten, not only let go.
    connection.pragma_update(None, "secure_delete", true).map_err(failed)?;
    Ok(connection)
}

const READS: OpenFlags = OpenFlags::SQLITE_OPEN_READ_ONLY.union(OpenFlags::SQLITE_OPEN_NO_MUTEX);

/// Changes nothing, by way of journal and disk: after it what was committed before is there for good.
pub(super) fn write_through(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "user_version", SCHEMA)
}

/// Opens the file to look into it while another program may be writing; nothing if there is none.
pub(super) fn to_read(path: &Path, lock: &FolderLock) -> Result<Option<(Connection, i64)>, OpenError> {
    // Who may not do that reads the file as it lies.
    let is_foreign = set_foreign_journal_aside(path, lock).is_err();
    let _held = turn(path, lock);
    if !look_at_header(path)? {
        return Ok(None);
    }
    if is_foreign {
        let connection = as_it_lies(path)?;
        let schema = check_owner_and_schema(&connection, path)?;
        return Ok((schema != 0).then_some((connection, schema)));
    }
    take_back_what_was_begun(path);
    let connection = Connection::open_with_flags(path, READS).map_err(|err| OpenError::of(path.to_owned(), err))?;
    let looked = check_owner_and_schema(&connection, path);
    match looked {
        Err(OpenError::ReadOnly { .. } | OpenError::Io { .. }) if !is_unclean(path) => {
            let connection = as_it_lies(path)?;
            let schema = check_owner_and_schema(&connection, path)?;
            Ok((schema != 0).then_some((connection, schema)))
        }
        looked => {
            let schema = looked?;
            check_length(&connection, path)?;
            Ok((schema != 0).then_some((connection, schema)))
        }
    }
}

/// Whoever opens a file of this schema waits in the queue of those who read and write it: SQLite alone lets a crowd go before. A
/// program of schema 1 would be waited for as long as it runs.
fn turn(path: &Path, lock: &FolderLock) -> Option<Held> {
    let header = head(path)
        .ok()
        .filter(|_| is_a_file(path).is_ok_and(|is_file| is_file))?;
    let schema = header.get(60..64)?;
    (schema == (SCHEMA as i32).to_be_bytes()).then(|| lock.hold())
}

fn set_foreign_journal_aside(path: &Path, lock: &FolderLock) -> Result<(), OpenError> {
    if !journal::is_foreign(path) {
        return Ok(());
    }
    let _held = lock.hold();
    journal::set_aside_if_foreign(path).map_err(|err| OpenError::of_io(path.to_owned(), err))
}

/// After a power cut the journal says how the file was; who may only read could not put it back. Whether that went well shows when
/// the file is read.
pub(super) fn take_back_what_was_begun(path: &Path) {
    if is_filled(&side_file(path, "-journal")) {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let opened = Connection::open_with_flags(path, flags);
        let _ =
            opened.and_then(|connection| connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(())));
    }
}

/// Opens a file that older programs left in a folder where nothing may be made: all of it is in the one file, and nobody can be
/// writing it.
fn as_it_lies(path: &Path) -> Result<Connection, OpenError> {
    let failed = |err| OpenError::of(path.to_owned(), err);
    let escaped: String = path
        .to_string_lossy()
        .chars()
        .map(|sign| match sign {
            '%' => "%25".to_owned(),
            '?' => "%3f".to_owned(),
            '#' => "%23".to_owned(),
            _ => sign.to_string(),
        })
        .collect();
    let flags = READS | OpenFlags::SQLITE_OPEN_URI;
    Connection::open_with_flags(format!("file:{escaped}?immutable=1"), flags).map_err(failed)
}

/// Returns whether there is a file with something in it; refuses what does not begin like SQLite.
///
/// SQLite itself calls a cut file "not a database" when the cut goes through the header, and an empty one new.
fn look_at_header(path: &Path) -> Result<bool, OpenError> {
    if !is_a_file(path)? {
        return Ok(false);
    }
    let header = match head(path) {
        Err(err) if err.kind() == std::io::ErrorKind::NotFound => return Ok(false),
        header => header.map_err(|err| OpenError::of_reading(path.to_owned(), err))?,
    };
    let path = path.to_owned();
    match header.len() {
        0 => Ok(false),
        // The power went in the first start: SQLite takes back what was begun.
        _ if is_filled(&side_file(path.as_path(), "-journal")) => Ok(true),
        100 if header.starts_with(MAGIC) => Ok(true),
        length if length < 100 && header.iter().zip(MAGIC).all(|(found, wanted)| found == wanted) => {
            let what = format!("only {length} bytes are left");
            Err(OpenError::Corrupt { path, what })
        }
        _ => Err(OpenError::Foreign { path }),
    }
}

/// Whether there is such a file; refuses pipes and the like, which would keep the program waiting for ever.
pub(super) fn is_a_file(path: &Path) -> Result<bool, OpenError> {
    match fs::metadata(path) {
        Err(err) if err.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(err) => Err(OpenError::of_reading(path.to_owned(), err)),
        Ok(file) if file.is_file() => Ok(true),
        Ok(_) => Err(OpenError::Foreign { path: path.to_owned() }),
    }
}

/// Ends of the names of files beside the record in which something may be unfinished.
pub(super) const UNFINISHED: [&str; 2] = ["-journal", "-wal"];

/// A journal or write-ahead log with something in it: the last program did not end by itself.
fn is_unclean(path: &Path) -> bool {
    UNFINISHED.iter().any(|end| is_filled(&side_file(path, end)))
}

pub(super) fn is_filled(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|file| file.len() != 0)
}

pub(super) fn side_file(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

/// Returns the file's schema version, 0 for a new file.
fn check_owner_and_schema(connection: &Connection, path: &Path) -> Result<i64, OpenError> {
    let failed = |err| OpenError::of(path.to_owned(), err);
    let number = |pragma| connection.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0));
    connection.busy_timeout(BUSY).map_err(failed)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    // All of it as it was at one moment: somebody may just be making the file.
    let _moment = connection.unchecked_transaction().map_err(failed)?;
    let found = number("user_version").map_err(failed)?;
    let owner = number("application_id").map_err(failed)?;
    let objects: i64 = connection
        .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
        .map_err(failed)?;
    if found == 0 && owner == 0 && objects == 0 {
        return Ok(0);
    }
    let path = path.to_owned();
    if owner != APPLICATION_ID {
        return Err(OpenError::Foreign { path });
    }
    match is_as_made(connection, SCHEMA).map_err(failed)? {
        true if found == SCHEMA => Ok(SCHEMA),
        true => Err(OpenError::Corrupt {
            path,
            what: format!("its header says {found} where schema {SCHEMA} lies"),
        }),
        false if SCHEMA < found => Err(OpenError::NewerSchema {
            path,
            found,
            known: SCHEMA,
        }),
        false if found == 1 && is_as_made(connection, 1).map_err(failed)? => Ok(1),
        false => Err(OpenError::Foreign { path }),
    }
}

/// Whether the file holds what its schema makes and nothing else that answers or acts in its place: a view may be without end, a
/// trigger may let entries fall.
fn is_as_made(connection: &Connection, schema: i64) -> rusqlite::Result<bool> {
    if schema == 1 {
        let count = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i64>(0));
        let tables = count("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'entry'")?;
        return Ok(tables == 1 && count(include_str!("sql/foreign.sql"))? == 0);
    }
    let made = Connection::open_in_memory()?;
    made.execute_batch(SCHEMA_SQL)?;
    Ok(objects(connection)? == objects(&made)?)
}

/// How everything in a file was made.
fn objects(connection: &Connection) -> rusqlite::Result<Vec<(String, String, Option<String>)>> {
    let sql = "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name";
    let mut statement = connection.prepare(sql)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    rows.collect()
}

/// SQLite fills a cut last page with zeros and goes on; while a journal waits to be taken back, it may be half written.
fn check_length(connection: &Connection, path: &Path) -> Result<(), OpenError> {
    let failed = |err| OpenError::of(path.to_owned(), err);
    let length = fs::metadata(path).map_or(0, |file| file.len());
    let page_size: i64 = connection
        .pragma_query_value(None, "page_size", |row| row.get(0))
        .map_err(failed)?;
    if !is_unclean(path) && !length.is_multiple_of(page_size.unsigned_abs()) {
        return Err(OpenError::Corrupt {
            path: path.to_owned(),
            what: format!("its {length} bytes end inside a page"),
        });
    }
    Ok(())
}
