//! Opening the file: whose it is, whether it is whole, whether this program is old enough for it. Nothing is changed in a
//! file that is refused.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use super::OpenError;

/// What makes each schema out of the one before it. `user_version` in a file's header says how many of them it has had.
const SCHEMAS: &[&str] = &[include_str!("schema_1.sql")];
const KNOWN_SCHEMA: i64 = SCHEMAS.len() as i64;

/// "bazr": stands in the file's header, so that another program's SQLite file is known as such.
const APPLICATION_ID: i64 = 0x6261_7a72;

const MAGIC: &[u8] = b"SQLite format 3\0";

/// Up to this size every page is checked at each start; on an old disk that is a tenth of a second.
const ALWAYS_CHECKED_BYTES: u64 = 16 * 1024 * 1024;

/// How long another program may keep the file busy before it counts as locked.
const BUSY: Duration = Duration::from_millis(400);

/// The folder, taken by this program alone; after a kill the system gives it back.
#[derive(Debug)]
pub(super) struct Lock(File);

impl Drop for Lock {
    /// Closing the file would do, unless a process that is just being started still holds a copy of it.
    fn drop(&mut self) {
        // A folder that knows no locks has none to give back.
        let _ = self.0.unlock();
    }
}

/// Takes the folder.
pub(super) fn lock(dir: &Path) -> Result<Lock, OpenError> {
    fs::create_dir_all(dir).map_err(|err| OpenError::of_io(dir.to_owned(), err))?;
    let path = dir.join("bazar.lock");
    is_a_file(&path)?;
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path);
    let file = file.map_err(|err| OpenError::of_io(path.clone(), err))?;
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => Err(OpenError::Locked { path }),
        // Some network folders know no locks; SQLite's own must do there.
        Err(TryLockError::Error(_)) | Ok(()) => Ok(Lock(file)),
    }
}

/// Opens the file for writing, brings its schema up to date, and makes one if there is none.
pub(super) fn to_write(path: &Path) -> Result<Connection, OpenError> {
    let failed = |err| OpenError::of(path.to_owned(), err);
    let is_unclean = look_at_header(path)? && is_unclean(path);
    let mut connection = Connection::open(path).map_err(failed)?;
    check_owner_and_schema(&connection, path)?;
    if connection.is_readonly("main").map_err(failed)? {
        return Err(OpenError::ReadOnly { path: path.to_owned() });
    }
    check_pages(&connection, path, is_unclean)?;
    // A file of older programs brings a write-ahead log along: it is copied back, and both of its side files go.
    let _mode: String = connection
        .pragma_update_and_check(None, "journal_mode", "TRUNCATE", |row| row.get(0))
        .map_err(failed)?;
    connection.pragma_update(None, "synchronous", "FULL").map_err(failed)?;
    // What is emptied is overwritten, not only let go.
    connection.pragma_update(None, "secure_delete", true).map_err(failed)?;
    migrate(&mut connection, SCHEMAS).map_err(failed)?;
    Ok(connection)
}

/// Brings the file to the last of these schemas, or leaves it as it was.
fn migrate(connection: &mut Connection, schemas: &[&str]) -> rusqlite::Result<()> {
    let last = schemas.len() as i64;
    let had = |connection: &Connection| connection.pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0));
    if last <= had(connection)? {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Asked again: while this program waited, another may have done it.
    let had = had(&transaction)?;
    for (_, schema) in (0..).zip(schemas).filter(|(number, _)| had <= *number) {
        transaction.execute_batch(schema)?;
    }
    transaction.pragma_update(None, "user_version", last)?;
    transaction.commit()
}

/// Opens the file to look into it while another program may be writing; nothing if there is none.
pub(super) fn to_read(path: &Path) -> Result<Option<Connection>, OpenError> {
    if !look_at_header(path)? {
        return Ok(None);
    }
    take_back_what_was_begun(path);
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(|err| OpenError::of(path.to_owned(), err))?;
    let looked = check_owner_and_schema(&connection, path);
    match looked {
        Err(OpenError::ReadOnly { .. } | OpenError::Io { .. }) if !is_unclean(path) => {
            let connection = as_it_lies(path, flags)?;
            let schema = check_owner_and_schema(&connection, path)?;
            Ok((schema != 0).then_some(connection))
        }
        looked => Ok((looked? != 0).then_some(connection)),
    }
}

/// After a power cut the journal says how the file was; who may only read could not put it back. Whether that went well shows when
/// the file is read.
fn take_back_what_was_begun(path: &Path) {
    if is_filled(&side_file(path, "-journal")) {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let opened = Connection::open_with_flags(path, flags);
        let _ =
            opened.and_then(|connection| connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(())));
    }
}

/// Opens a file that older programs left in a folder where nothing may be made: all of it is in the one file, and nobody can be
/// writing it.
fn as_it_lies(path: &Path, flags: OpenFlags) -> Result<Connection, OpenError> {
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
    let flags = flags | OpenFlags::SQLITE_OPEN_URI;
    Connection::open_with_flags(format!("file:{escaped}?immutable=1"), flags).map_err(failed)
}

/// Returns whether there is a file with something in it; refuses what does not begin like SQLite.
///
/// SQLite itself calls a cut file "not a database" when the cut goes through the header, and an empty one new.
fn look_at_header(path: &Path) -> Result<bool, OpenError> {
    if !is_a_file(path)? {
        return Ok(false);
    }
    let file = match File::open(path) {
        Err(err) if err.kind() == std::io::ErrorKind::NotFound => return Ok(false),
        file => file.map_err(|err| OpenError::of_io(path.to_owned(), err))?,
    };
    let mut header = Vec::new();
    file.take(100)
        .read_to_end(&mut header)
        .map_err(|err| OpenError::of_io(path.to_owned(), err))?;
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
fn is_a_file(path: &Path) -> Result<bool, OpenError> {
    match fs::metadata(path) {
        Err(err) if err.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(err) => Err(OpenError::of_io(path.to_owned(), err)),
        Ok(file) if file.is_file() => Ok(true),
        Ok(_) => Err(OpenError::Foreign { path: path.to_owned() }),
    }
}

/// A journal or write-ahead log with something in it: the last program did not end by itself.
fn is_unclean(path: &Path) -> bool {
    ["-journal", "-wal"].iter().any(|end| is_filled(&side_file(path, end)))
}

fn is_filled(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|file| file.len() != 0)
}

fn side_file(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

/// Returns the file's schema version, 0 for a new file.
fn check_owner_and_schema(connection: &Connection, path: &Path) -> Result<i64, OpenError> {
    let failed = |err| OpenError::of(path.to_owned(), err);
    let number = |pragma| connection.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0));
    connection.busy_timeout(BUSY).map_err(failed)?;
    let found = number("user_version").map_err(failed)?;
    let owner = number("application_id").map_err(failed)?;
    let objects: i64 = connection
        .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
        .map_err(failed)?;
    let is_new = found == 0 && owner == 0 && objects == 0;
    let path = path.to_owned();
    if !is_new && owner != APPLICATION_ID {
        return Err(OpenError::Foreign { path });
    }
    if KNOWN_SCHEMA < found {
        let known = KNOWN_SCHEMA;
        return Err(OpenError::NewerSchema { path, found, known });
    }
    if !is_new && !is_as_made(connection).map_err(failed)? {
        return Err(OpenError::Foreign { path });
    }
    Ok(found)
}

/// Whether the entries lie in a table of ours, and nothing in the file answers or acts in its place: a view may be without end, a
/// trigger may let entries fall.
fn is_as_made(connection: &Connection) -> rusqlite::Result<bool> {
    let count = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i64>(0));
    let tables = count("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'entry'")?;
    let others = count(include_str!("foreign.sql"))?;
    Ok(tables == 1 && others == 0)
}

/// Reads every page and sees whether it is whole: always while the file is small, else after a power cut.
fn check_pages(connection: &Connection, path: &Path, is_unclean: bool) -> Result<(), OpenError> {
    let failed = |err| OpenError::of(path.to_owned(), err);
    let length = fs::metadata(path).map_or(0, |file| file.len());
    let page_size: i64 = connection
        .pragma_query_value(None, "page_size", |row| row.get(0))
        .map_err(failed)?;
    // SQLite fills a cut last page with zeros and goes on; while a log waits to be copied back, it may be half written.
    if !is_unclean && !length.is_multiple_of(page_size.unsigned_abs()) {
        return Err(OpenError::Corrupt {
            path: path.to_owned(),
            what: format!("its {length} bytes end inside a page"),
        });
    }
    if ALWAYS_CHECKED_BYTES < length && !is_unclean {
        return Ok(());
    }
    let answer: String = connection
        .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))
        .map_err(failed)?;
    if answer == "ok" {
        return Ok(());
    }
    let path = path.to_owned();
    let what = answer.replace('\n', " ");
    Err(OpenError::Corrupt { path, what })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(connection: &Connection) -> i64 {
        let version = connection.pragma_query_value(None, "user_version", |row| row.get(0));
        version.expect("every file has one")
    }

    #[test]
    fn a_file_gets_each_schema_once_and_all_of_them_or_none() {
        let mut connection = Connection::open_in_memory().expect("memory is there");
        let [first, second] = [
            "CREATE TABLE a (x)",
            "ALTER TABLE a ADD COLUMN y; INSERT INTO a VALUES (1, 2)",
        ];
        migrate(&mut connection, &[first]).expect("a new file");
        assert_eq!(version(&connection), 1);
        migrate(&mut connection, &[first, second, "CREATE TABLE a (x)"]).expect_err("there is such a table");
        assert_eq!(version(&connection), 1);
        for _ in 0..2 {
            migrate(&mut connection, &[first, second]).expect("a file of the first schema, then one of the second");
            assert_eq!(version(&connection), 2);
        }
        let rows = connection.query_row("SELECT count(y) FROM a", [], |row| row.get::<_, i64>(0));
        assert_eq!(rows, Ok(1));
        migrate(&mut connection, &[first]).expect("nothing to do");
        assert_eq!(version(&connection), 2);
    }
}
