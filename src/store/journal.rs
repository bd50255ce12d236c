//! A journal that was left by a kill or a power cut: SQLite puts back from it how the file's pages were. Where a backup was copied
//! over the file meanwhile, it would put pages of one file into another; such a journal is set aside.
//!
//! ```text
//! journal: how page 1 was before ─ its change counter ─┐ the same, or one less: this file's, put back
//! file:    page 1 as it lies    ─ its change counter ─┘ any other: of a file that lies here no more
//! ```
//! The forms of both are described on SQLite's page of its file format (1.3.7, 3).

use std::fs;
use std::path::{Path, PathBuf};

use super::open::side_file;

const MAGIC: &[u8] = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7";

/// Journals of our transactions are far smaller.
const LARGEST: u64 = 64 << 20;

/// Where page 1 keeps the number that every transaction raises.
const COUNTER_AT: usize = 24;

/// Sets a journal aside that belongs to no file here any more; the caller holds the folder, so nobody is writing one.
pub(super) fn set_aside_if_foreign(path: &Path) -> std::io::Result<()> {
    if !is_foreign(path) {
        return Ok(());
    }
    let journal = side_file(path, "-journal");
    let aside = |number: u32| side_file(path, &format!("-journal.foreign-{number}"));
    let free: Option<PathBuf> = (1..).map(aside).find(|path| !path.exists());
    fs::rename(journal, free.expect("numbers do not end"))
}

/// Whether what would be put back is of another file for certain.
pub(super) fn is_foreign(path: &Path) -> bool {
    let journal = &side_file(path, "-journal");
    let is_read =
        |path: &Path| fs::metadata(path).is_ok_and(|file| file.is_file() && (1..LARGEST).contains(&file.len()));
    if !is_read(journal) {
        return false;
    }
    let before = fs::read(journal)
        .ok()
        .and_then(|bytes| first_page(&bytes).and_then(counter));
    let now = head(path).and_then(|bytes| counter(&bytes));
    match (before, now) {
        (Some(before), Some(now)) => now != before && now != before.wrapping_add(1),
        (Some(_) | None, _) => false,
    }
}

/// The file's first hundred bytes; nothing if there are fewer.
fn head(path: &Path) -> Option<Vec<u8>> {
    use std::io::Read;
    let mut head = Vec::new();
    fs::File::open(path).ok()?.take(100).read_to_end(&mut head).ok()?;
    (head.len() == 100).then_some(head)
}

fn counter(page: &[u8]) -> Option<u32> {
    number(page, COUNTER_AT)
}

/// How page 1 was, as the journal has it: records of a page's number, its bytes and a checksum, in segments with a header each.
fn first_page(journal: &[u8]) -> Option<&[u8]> {
    let mut at = 0;
    while journal.get(at..)?.starts_with(MAGIC) {
        let (count, sector, size) = (
            number(journal, at + 8)?,
            number(journal, at + 20)? as usize,
            number(journal, at + 24)? as usize,
        );
        if sector < 512 || size < 512 {
            return None;
        }
        at += sector;
        for _ in 0..count {
            let page = journal.get(at + 4..at + 4 + size)?;
            if number(journal, at)? == 1 {
                return Some(page);
            }
            at += size + 8;
        }
        at = at.next_multiple_of(sector);
    }
    None
}

/// A number of four bytes, the highest first.
fn number(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at + 4)?;
    bytes.try_into().ok().map(u32::from_be_bytes)
}
