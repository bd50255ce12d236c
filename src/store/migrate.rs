//! A file of schema 1 becomes one of schema 2: a new file beside it, verified, takes its place, and the old one is the backup.
//!
//! ```text
//! bazar.sqlite (1) ──copy──▶ bazar.sqlite.part (2) ──compared, synced──▶ bazar-schema-1.sqlite = the old one
//!                                                                       bazar.sqlite          = the new one
//! ```
//! A kill at any point leaves a whole `bazar.sqlite`: the old name is given to the new file in one step. What is half done is thrown
//! away at the next try.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::{
    OpenError, Opening,
    file::{give_to_owner, put_in_place},
    fold::bring_up_to_date,
    open::{self, side_file},
    row::{Row, RowWriter},
};

/// What the old file is called from then on.
const BACKUP: &str = "bazar-schema-1.sqlite";

/// Entries between two tellings of how far it is.
const STRIDE: usize = 5_000;

/// Puts a file of schema 2 with the same entries in the place of the file; the caller holds the folder.
pub(super) fn migrate(path: &Path, tell: &mut dyn FnMut(Opening)) -> Result<(), OpenError> {
    let failed = |err| OpenError::of(path.to_owned(), err);
    let part = side_file(path, ".part");
    let thrown_away = [part.clone(), side_file(&part, "-journal")];
    let made = open::schema_1(path).and_then(|old| {
        thrown_away.iter().for_each(|file| drop(fs::remove_file(file)));
        let new = open::fresh(&part)?;
        let all: i64 = old
            .query_row("SELECT count(*) FROM entry", [], |row| row.get(0))
            .map_err(failed)?;
        let all = usize::try_from(all).unwrap_or_default();
        copy(&old, &new, &mut |done| tell(Opening::Migrates { done, all })).map_err(failed)?;
        if !is_same(&old, &new).map_err(failed)? {
            let what = "its copy is not the same".to_owned();
            return Err(OpenError::Corrupt {
                path: path.to_owned(),
                what,
            });
        }
        new.close().map_err(|(_, err)| failed(err))?;
        let io = |err| OpenError::of_io(path.to_owned(), err);
        File::open(&part).and_then(|file| file.sync_all()).map_err(io)?;
        keep_old(path, BACKUP).map_err(io)?;
        put_in_place(&part, path).map_err(io)
    });
    if made.is_err() {
        thrown_away.iter().for_each(|file| drop(fs::remove_file(file)));
    }
    made
}

/// Gives a file a second name beside it, with a number if there is one of that name already. A disk that knows no second names gets a
/// copy.
pub(super) fn keep_old(path: &Path, name: &str) -> std::io::Result<PathBuf> {
    let free = |number: u32| {
        let name = match number {
            0 => name.to_owned(),
            _ => name.replace(".sqlite", &format!("-{number}.sqlite")),
        };
        Some(path.with_file_name(name)).filter(|path| !path.exists())
    };
    let backup: PathBuf = (0..).find_map(free).expect("numbers do not end");
    fs::hard_link(path, &backup).or_else(|_| {
        fs::copy(path, &backup)?;
        give_to_owner(&backup);
        File::open(&backup)?.sync_all()
    })?;
    Ok(backup)
}

fn copy(old: &Connection, new: &Connection, tell: &mut dyn FnMut(usize)) -> rusqlite::Result<()> {
    new.execute_batch("BEGIN IMMEDIATE")?;
    let mut statement = old.prepare(include_str!("sql/schema_1_entries.sql"))?;
    let mut rows = statement.query([])?;
    let mut writer = RowWriter::new(new)?;
    let mut done = 0;
    while let Some(row) = rows.next()? {
        if done % STRIDE == 0 {
            tell(done);
        }
        done += 1;
        writer.write(&Row::of_schema_1(Row::read_unsealed(row)?))?;
    }
    bring_up_to_date(new)?;
    new.execute_batch("COMMIT")
}

/// Whether the new file has every entry of the old one, letter by letter, and is whole.
fn is_same(old: &Connection, new: &Connection) -> rusqlite::Result<bool> {
    let whole: String = new.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    let mut old = old.prepare(include_str!("sql/schema_1_entries.sql"))?;
    let mut new = new.prepare(
        "SELECT run, n, lamport, at_ms, kind, learners, attempt, body, salt, body_hash, hash FROM entry ORDER BY run, n",
    )?;
    let (mut old, mut new) = (old.query([])?, new.query([])?);
    loop {
        match (old.next()?, new.next()?) {
            (Some(old), Some(new)) if Row::read(new)? == Row::of_schema_1(Row::read_unsealed(old)?) => {}
            (None, None) => return Ok(whole == "ok"),
            _ => return Ok(false),
        }
    }
}
