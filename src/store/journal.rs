//! A journal that was left by a kill or a power cut: SQLite puts back from it how the file's pages were. Where a backup was copied
//! over the file meanwhile, it would put pages of one file into another; such a journal is set aside.
//!
//! ```text
//! journal: how page 1 was before ─ its change counter ─┐ the same, or one less: this file's, put back
//! file:    page 1 as it lies    ─ its change counter ─┘ any other: of a file that lies here no more
//! ```
//! Before page 1 is in the journal the file has as many pages as the journal says: SQLite makes it so long, and would cut a larger
//! backup. A write-ahead log of programs of schema 1 is taken in beside any file: it is foreign to one that does not say that it has
//! one. The forms are described on SQLite's page of its file format (1.3, 3).

use std::fs;
use std::path::{Path, PathBuf};

use super::{
    file::{head, put_in_place},
    open::{MAGIC, is_filled, side_file},
};

const JOURNAL: &[u8] = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7";

/// Journals of our transactions are far smaller.
const LARGEST: u64 = 64 << 20;

/// Where page 1 keeps the number that every transaction raises, how many pages there are, and whether there is a write-ahead log.
const COUNTER_AT: usize = 24;
const PAGES_AT: usize = 28;
const FORMS_AT: std::ops::Range<usize> = 18..20;

/// Sets aside what belongs to no file here any more; the caller holds the folder, so nobody is writing one.
pub(super) fn set_aside_if_foreign(path: &Path) -> std::io::Result<()> {
    for (is_foreign, end) in [(is_journal_foreign(path), "-journal"), (is_log_foreign(path), "-wal")] {
        if is_foreign {
            let aside = |number: u32| side_file(path, &format!("{end}.foreign-{number}"));
            let free: Option<PathBuf> = (1..).map(aside).find(|path| !path.exists());
            put_in_place(&side_file(path, end), &free.expect("numbers do not end"))?;
        }
    }
    Ok(())
}

/// Whether what would be put back is of another file for certain.
pub(super) fn is_foreign(path: &Path) -> bool {
    is_journal_foreign(path) || is_log_foreign(path)
}

fn is_journal_foreign(path: &Path) -> bool {
    let journal = &side_file(path, "-journal");
    let is_read =
        |path: &Path| fs::metadata(path).is_ok_and(|file| file.is_file() && (1..LARGEST).contains(&file.len()));
    if !is_read(journal) {
        return false;
    }
    let (Ok(journal), Some(file)) = (fs::read(journal), whole_head(path)) else {
        return false;
    };
    fits(&file, &journal) == Some(false)
}

fn is_log_foreign(path: &Path) -> bool {
    let has_none = |file: Vec<u8>| file.starts_with(MAGIC) && file[FORMS_AT] == [1, 1];
    is_filled(&side_file(path, "-wal")) && whole_head(path).is_some_and(has_none)
}

/// The file's first hundred bytes; nothing if there are fewer.
fn whole_head(path: &Path) -> Option<Vec<u8>> {
    head(path).ok().filter(|head| head.len() == 100)
}

/// Whether a journal is of the file with this head; nothing where SQLite itself must judge.
fn fits(file: &[u8], journal: &[u8]) -> Option<bool> {
    if !journal.starts_with(JOURNAL) {
        return None;
    }
    let pages = number(journal, 16)?;
    if !file.starts_with(MAGIC) {
        // Half of a first start.
        return Some(pages == 0 && file.iter().all(|byte| *byte == 0));
    }
    let counted = number(file, COUNTER_AT)?;
    match first_page(journal)? {
        Some(page) => {
            let before = number(page, COUNTER_AT)?;
            Some(counted == before || counted == before.wrapping_add(1))
        }
        None if pages == 0 => Some(counted <= 1),
        None => Some(number(file, PAGES_AT)? == pages),
    }
}

/// How page 1 was, as the journal has it, if it has it yet: records of a page's number, its bytes and a checksum, in segments with a
/// header each. Nothing where a record is not whole, so that SQLite goes no further.
fn first_page(journal: &[u8]) -> Option<Option<&[u8]>> {
    let mut at = 0;
    while journal.get(at..).is_some_and(|rest| rest.starts_with(JOURNAL)) {
        let [count, nonce, _, sector, size] = [8, 12, 16, 20, 24].map(|field| number(journal, at + field));
        let (count, nonce, sector, size) = (count?, nonce?, sector? as usize, size? as usize);
        if sector < 512 || size < 512 {
            return None;
        }
        at += sector;
        // A segment that was never synced does not say how many there are; nothing was written into the file yet.
        let is_synced = count != 0;
        for _ in 0..if is_synced { count } else { u32::MAX } {
            let Some(record) = journal.get(at..at + size + 8) else {
                return Some(None);
            };
            let page = &record[4..4 + size];
            if number(record, 4 + size)? != sum(page, nonce) {
                return if is_synced { None } else { Some(None) };
            }
            if number(record, 0)? == 1 {
                return Some(Some(page));
            }
            at += size + 8;
        }
        at = at.next_multiple_of(sector);
    }
    Some(None)
}

/// SQLite's own: every two-hundredth byte from the end, but for the first.
fn sum(page: &[u8], nonce: u32) -> u32 {
    let places = (1..page.len()).rev().filter(|at| (page.len() - at).is_multiple_of(200));
    places.fold(nonce, |sum, at| sum.wrapping_add(page[at].into()))
}

/// A number of four bytes, the highest first.
fn number(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at + 4)?;
    bytes.try_into().ok().map(u32::from_be_bytes)
}
