//! Entries out of a file's bytes, wherever they lie: no page has to lead to another one, none has to say what it is.
//!
//! ```text
//! row of `entry`      …│ payload bytes │ arrival │ header: length, 0, 45, … twelve kinds of values │ values …
//! of schema 1         …│ payload bytes │           header: length,    45, … eight               │ values …
//! index of (run, n)   …│ payload bytes │           header: 4,         45, kind, kind            │ run, n, arrival
//! index of learners   …│ payload bytes │           header: 3 or 4,    length of a text, kind    │ learners, arrival
//! ```
//! 45 is a text of sixteen signs, which every run's name is. What looks like an entry by chance is told from one by its hashes; that
//! is for whoever takes it in.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use crate::store::row::{Hash, Row};
use crate::tutor::{Key, LearnerId, RunId};

/// SQLite's own size of a page: no file was ever made with another one.
const PAGE: usize = 4096;

/// A row of a table has more of itself in its page than an entry of an index: see "payload overflow" in SQLite's file format.
const MOST_IN_TABLE: usize = PAGE - 35;
const MOST_IN_INDEX: usize = (PAGE - 12) * 64 / 255 - 23;
const LEAST: usize = (PAGE - 12) * 32 / 255 - 23;

/// The kind of a text of sixteen signs, and of sixteen bytes.
const TEXT_16: u8 = 45;

/// What was found in the bytes.
pub(super) enum Found {
    /// Its place in the order of arrival is held by no hash, and may be unreadable.
    Entry { row: Box<Row>, arrival: Option<i64> },
    /// An index knows the entry.
    Key { key: Key, arrival: i64 },
    /// An index knows whom an entry is about.
    Learners { learners: String, arrival: i64 },
}

/// Looks at every byte of the file; returns whether its end is missing.
pub(super) fn carve(path: &Path, mut found: impl FnMut(Found) -> io::Result<()>) -> io::Result<bool> {
    let mut pages = Pages::of(path)?;
    let first = pages.read(1).unwrap_or_default();
    let wanted = first.get(28..32).map_or(0, big_endian);
    for number in 1..=pages.count {
        let Some(page) = pages.read(number) else { continue };
        for at in 0..PAGE - 3 {
            if let Some(one) = look(&mut pages, &page, at) {
                found(one)?;
            }
        }
    }
    Ok(!pages.is_even || pages.count < wanted)
}

/// What begins here, if anything does.
fn look(pages: &mut Pages, page: &[u8], at: usize) -> Option<Found> {
    match (page[at], page[at + 1], page[at + 2]) {
        (13..=40, 0, TEXT_16) => entry(pages, page, at),
        (9..=30, TEXT_16, _) => entry_of_schema_1(pages, page, at),
        (4, TEXT_16, _) => key(pages, page, at),
        (3 | 4, 13.., _) => learners(pages, page, at),
        _ => None,
    }
}

fn entry(pages: &mut Pages, page: &[u8], at: usize) -> Option<Found> {
    let record = Record::at(page, at).filter(|record| record.kinds.len() == 12)?;
    let mut values = record
        .values(&pages.payload(page, at, record.length, MOST_IN_TABLE)?)?
        .into_iter()
        .skip(1);
    let mut row = unsealed(&mut values)?;
    row.salt = values.next()?.hash()?;
    row.body_hash = values.next()?.hash()?;
    row.hash = values.next()?.hash()??;
    let arrival = arrival(page, at, record.length);
    Some(Found::Entry {
        row: Box::new(row),
        arrival,
    })
}

/// Held by no hash, so that it must lie where its page says that something lies.
fn entry_of_schema_1(pages: &mut Pages, page: &[u8], at: usize) -> Option<Found> {
    let record = Record::at(page, at).filter(|record| record.kinds.len() == 8)?;
    let payload = pages.payload(page, at, record.length, MOST_IN_INDEX)?;
    let row = unsealed(&mut record.values(&payload)?.into_iter())?;
    is_cell(page, at).then(|| Found::Entry {
        row: Box::new(Row::of_schema_1(row)),
        arrival: None,
    })
}

/// Whether an index's page leads to what has this payload: a count of bytes stands before it, and in inner pages the number of another
/// page before that.
fn is_cell(page: &[u8], at: usize) -> bool {
    let (cells, before) = match page[0] {
        0x0a => (8, 0),
        0x02 => (12, 4),
        _ => return false,
    };
    let count = usize::from(page[3]) << 8 | usize::from(page[4]);
    let listed = page[cells..].chunks_exact(2).take(count);
    let mut starts = listed.map(|cell| usize::from(cell[0]) << 8 | usize::from(cell[1]));
    starts.any(|start| (1..=3).any(|width| start + before + width == at))
}

fn key(pages: &mut Pages, page: &[u8], at: usize) -> Option<Found> {
    let record = Record::at(page, at).filter(|record| record.kinds.len() == 3)?;
    let payload = pages.payload(page, at, record.length, MOST_IN_INDEX)?;
    let mut values = record.values(&payload)?.into_iter();
    let key = key_of(&mut values)?;
    let arrival = values.next()?.number()?;
    Some(Found::Key { key, arrival })
}

fn learners(pages: &mut Pages, page: &[u8], at: usize) -> Option<Found> {
    let record = Record::at(page, at).filter(|record| record.kinds.len() == 2)?;
    let payload = pages.payload(page, at, record.length, MOST_IN_INDEX)?;
    let mut values = record.values(&payload)?.into_iter();
    let learners = values.next()?.text()?;
    let arrival = values.next()?.number()?;
    let mut ids = learners.split(' ');
    let is_ids = ids.all(|id| id.parse::<LearnerId>().is_ok());
    is_ids.then_some(Found::Learners { learners, arrival })
}

fn key_of(values: &mut impl Iterator<Item = Value>) -> Option<Key> {
    let run: RunId = values.next()?.text()?.parse().ok()?;
    let n = values.next()?.number().filter(|n| 1 <= *n)?;
    Some(Key {
        run,
        n: n.unsigned_abs(),
    })
}

/// The columns from `run` to `body`.
fn unsealed(values: &mut impl Iterator<Item = Value>) -> Option<Row> {
    Some(Row {
        key: key_of(values)?,
        lamport: values.next()?.number().filter(|lamport| 1 <= *lamport)?,
        at_ms: values.next()?.number()?,
        kind: values.next()?.text()?,
        learners: values.next()?.text()?,
        attempt: match values.next()? {
            Value::Nothing => None,
            attempt @ (Value::Number(_) | Value::Text(_) | Value::Bytes(_)) => Some(attempt.text()?),
        },
        body: values.next()?.text()?,
        salt: None,
        body_hash: None,
        hash: Hash::default(),
    })
}

/// The row's number stands before it, after the count of its bytes.
fn arrival(page: &[u8], at: usize, length: usize) -> Option<i64> {
    (1..=9).find_map(|width| {
        let (number, end) = varint(page, at.checked_sub(width)?)?;
        let ends_here = |from: &usize| varint(page, *from) == Some((length as u64, at - width));
        let is_led_by_length = (1..=3)
            .filter_map(|back| (at - width).checked_sub(back))
            .any(|from| ends_here(&from));
        (end == at && is_led_by_length).then_some(number.cast_signed())
    })
}

/// The head of a record: of which kinds its values are.
struct Record {
    kinds: Vec<u64>,
    header: usize,
    /// Of the whole record.
    length: usize,
}

impl Record {
    fn at(page: &[u8], at: usize) -> Option<Record> {
        let header = usize::from(*page.get(at)?);
        let end = at + header;
        let (mut kinds, mut from) = (Vec::new(), at + 1);
        while from < end.min(page.len()) {
            let (kind, next) = varint(page, from)?;
            kinds.push(kind);
            from = next;
        }
        let sizes: Option<Vec<usize>> = kinds.iter().map(|kind| size(*kind)).collect();
        let length = sizes?.into_iter().try_fold(header, usize::checked_add)?;
        (from == end).then_some(Record { kinds, header, length })
    }

    fn values(&self, payload: &[u8]) -> Option<Vec<Value>> {
        let mut rest = payload.get(self.header..)?;
        let mut values = Vec::new();
        for kind in &self.kinds {
            let (bytes, after) = rest.split_at_checked(size(*kind)?)?;
            values.push(Value::of(*kind, bytes)?);
            rest = after;
        }
        Some(values)
    }
}

/// How many bytes a value of this kind takes; nothing for the kinds that no file of ours holds.
fn size(kind: u64) -> Option<usize> {
    match kind {
        0 | 8 | 9 => Some(0),
        1..=4 => usize::try_from(kind).ok(),
        5 => Some(6),
        6 => Some(8),
        7 | 10 | 11 => None,
        _ => usize::try_from((kind - 12) / 2).ok(),
    }
}

enum Value {
    Nothing,
    Number(i64),
    Text(String),
    Bytes(Vec<u8>),
}

impl Value {
    fn of(kind: u64, bytes: &[u8]) -> Option<Value> {
        Some(match kind {
            0 => Value::Nothing,
            8 => Value::Number(0),
            9 => Value::Number(1),
            1..=6 => {
                let is_negative = bytes.first().is_some_and(|first| 0x80 <= *first);
                let start = if is_negative { -1 } else { 0 };
                Value::Number(
                    bytes
                        .iter()
                        .fold(start, |number: i64, byte| number << 8 | i64::from(*byte)),
                )
            }
            _ if kind.is_multiple_of(2) => Value::Bytes(bytes.to_vec()),
            _ => Value::Text(String::from_utf8(bytes.to_vec()).ok()?),
        })
    }

    fn number(self) -> Option<i64> {
        match self {
            Value::Number(number) => Some(number),
            Value::Nothing | Value::Text(_) | Value::Bytes(_) => None,
        }
    }

    fn text(self) -> Option<String> {
        match self {
            Value::Text(text) => Some(text),
            Value::Nothing | Value::Number(_) | Value::Bytes(_) => None,
        }
    }

    /// A hash, or none where there may be none.
    fn hash(self) -> Option<Option<Hash>> {
        match self {
            Value::Nothing => Some(None),
            Value::Bytes(bytes) => Some(Some(Hash(bytes.try_into().ok()?))),
            Value::Number(_) | Value::Text(_) => None,
        }
    }
}

/// A number of one to nine bytes, and where it ends.
fn varint(bytes: &[u8], at: usize) -> Option<(u64, usize)> {
    let mut number = 0;
    for width in 0..9 {
        let byte = *bytes.get(at + width)?;
        if width == 8 {
            return Some((number << 8 | u64::from(byte), at + 9));
        }
        number = number << 7 | u64::from(byte & 0x7f);
        if byte < 0x80 {
            return Some((number, at + width + 1));
        }
    }
    None
}

fn big_endian(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |number, byte| number << 8 | u32::from(*byte))
}

/// A file's pages, from 1; the last one may be cut.
struct Pages {
    file: File,
    count: u32,
    is_even: bool,
}

impl Pages {
    fn of(path: &Path) -> io::Result<Pages> {
        let file = File::open(path)?;
        let length = file.metadata()?.len();
        Ok(Pages {
            file,
            count: u32::try_from(length.div_ceil(PAGE as u64)).unwrap_or(u32::MAX),
            is_even: length.is_multiple_of(PAGE as u64),
        })
    }

    /// Nothing for a page that the disk does not give.
    fn read(&mut self, number: u32) -> Option<Vec<u8>> {
        let at = u64::from(number.checked_sub(1)?) * PAGE as u64;
        self.file.seek(SeekFrom::Start(at)).ok()?;
        let mut page = Vec::with_capacity(PAGE);
        self.file.by_ref().take(PAGE as u64).read_to_end(&mut page).ok()?;
        page.resize(PAGE, 0);
        (number <= self.count).then_some(page)
    }

    /// A record that begins in this page; what has no room in it lies in a row of others.
    fn payload(&mut self, page: &[u8], at: usize, length: usize, most: usize) -> Option<Vec<u8>> {
        let spread = LEAST + length.saturating_sub(LEAST) % (PAGE - 4);
        let here = match length {
            _ if length <= most => length,
            _ if spread <= most => spread,
            _ => LEAST,
        };
        if (self.count as usize).saturating_mul(PAGE) < length {
            return None;
        }
        let mut payload = page.get(at..at + here)?.to_vec();
        let mut next = if here < length {
            big_endian(page.get(at + here..at + here + 4)?)
        } else {
            0
        };
        while payload.len() < length {
            let page = self.read(next)?;
            let count = (length - payload.len()).min(PAGE - 4);
            payload.extend_from_slice(&page[4..4 + count]);
            next = big_endian(&page[..4]);
        }
        Some(payload)
    }
}
