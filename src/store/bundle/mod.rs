//! Entries on their way from one PC to another: a file that is whole and from this center, or is refused.
//!
//! ```text
//! magic │ length │ header │ zstd( item item … ) │ BLAKE3 of all before, keyed by the center's secret
//! ```
//! An item is an entry, in the order of its run, or a file that travels along. Everything is looked at before anything is taken
//! in: the hash, then each entry and the chain of each run. Taking in goes by short steps, each of which leaves a prefix of every run,
//! so that it may be interrupted and repeated; it is a union, so that the order of bundles does not matter, nor how often one comes.

mod closed;
mod export;
mod import;
mod secret;

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{
    OpenError, WriteError,
    row::{Hash, Row},
};
use crate::tutor::{Key, RunId};

pub use closed::Words;
use closed::{Lock, Out, Shut};
pub use export::{Exported, Wish};
pub(super) use export::{export, forget};
pub use import::Imported;
pub(super) use import::{check_bundle, import};
pub use secret::{Secret, SecretError};

const MAGIC: &[u8; 8] = b"bazarB\x1a\n";

/// Grows when an older program could not read what is written.
const FORMAT: u16 = 1;

/// Of the hash at the end.
const SEAL_BYTES: u64 = 32;

/// Of the length before an item.
const LENGTH_BYTES: usize = 4;

/// No item is longer: a number that says so is damage.
const MOST_BYTES_OF_AN_ITEM: u32 = 64 << 20;

/// Why a bundle was not made or not taken in. Nothing of it was taken in, unless it says so.
#[derive(Debug, thiserror::Error)]
pub enum BundleError {
    /// No file of this kind.
    #[error("`{}` is no bundle", .0.display())]
    Foreign(PathBuf),
    #[error("`{}` was made by a newer program", .0.display())]
    Newer(PathBuf),
    /// Cut, altered, or damaged on the way.
    #[error("`{}` is damaged", .0.display())]
    Damaged(PathBuf),
    /// Sealed with another center's secret, or with one where this PC has none.
    #[error("`{}` is from another center", .0.display())]
    OtherCenter(PathBuf),
    /// It was made where no secret is set; whoever carries it may say that it is meant.
    #[error("`{}` carries no seal of a center", .0.display())]
    Unsealed(PathBuf),
    /// Only those can read it who know its words: none were given, or others.
    #[error("`{}` is closed with words", .0.display())]
    Shut(PathBuf),
    /// It goes on from entries that are not here.
    #[error("`{}` goes on from entries that are not here", .0.display())]
    Lacks(PathBuf),
    #[error("cannot use `{}`", path.display())]
    Io { path: PathBuf, source: io::Error },
    #[error(transparent)]
    Read(#[from] OpenError),
    #[error(transparent)]
    Write(#[from] WriteError),
    /// The person did not want to wait.
    #[error("stopped")]
    Stopped,
}

/// What stands in front.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Header {
    is_sealed: bool,
    /// How many entries follow.
    entries: u64,
    /// Whom the exporter knew to be forgotten: a hash of their ids, 0 for nobody.
    erased: u64,
    /// Of each run that the exporter has, so that what it lacks can be told from it.
    runs: Vec<RunHead>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct RunHead {
    run: u64,
    /// The entry after which those in the bundle come; 0 where they begin with the first.
    after: u64,
    /// The last one, as in the bundle so at the exporter's.
    last: u64,
}

#[derive(Debug, Serialize, Deserialize)]
enum Item<'a> {
    #[serde(borrow)]
    Entry(RowForm<'a>),
    /// A course or a program that travels along; its name has no way out of the folder where it is put.
    File { name: &'a str, content: &'a [u8] },
}

/// A row in the form in which it travels.
#[derive(Debug, Serialize, Deserialize)]
struct RowForm<'a> {
    run: u64,
    n: u64,
    lamport: i64,
    at_ms: i64,
    kind: &'a str,
    learners: &'a str,
    attempt: Option<&'a str>,
    body: &'a str,
    salt: Option<[u8; 16]>,
    body_hash: Option<[u8; 16]>,
    hash: [u8; 16],
}

impl<'a> From<&'a Row> for RowForm<'a> {
    fn from(row: &'a Row) -> RowForm<'a> {
        RowForm {
            run: row.key.run.0,
            n: row.key.n,
            lamport: row.lamport,
            at_ms: row.at_ms,
            kind: &row.kind,
            learners: &row.learners,
            attempt: row.attempt.as_deref(),
            body: &row.body,
            salt: row.salt.map(|salt| salt.0),
            body_hash: row.body_hash.map(|hash| hash.0),
            hash: row.hash.0,
        }
    }
}

impl RowForm<'_> {
    fn key(&self) -> Key {
        Key {
            run: RunId(self.run),
            n: self.n,
        }
    }
}

impl From<RowForm<'_>> for Row {
    fn from(form: RowForm) -> Row {
        Row {
            key: form.key(),
            lamport: form.lamport,
            at_ms: form.at_ms,
            kind: form.kind.to_owned(),
            learners: form.learners.to_owned(),
            attempt: form.attempt.map(str::to_owned),
            body: form.body.to_owned(),
            salt: form.salt.map(Hash),
            body_hash: form.body_hash.map(Hash),
            hash: Hash(form.hash),
        }
    }
}

/// Writes a bundle, keeping count of its hash.
struct Sealing<W> {
    out: W,
    hasher: blake3::Hasher,
}

impl<W: Write> Write for Sealing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.out.write(bytes)?;
        self.hasher.update(&bytes[..count]);
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

fn write_item(out: &mut impl Write, item: &impl Serialize) -> io::Result<()> {
    let bytes = postcard::to_stdvec(item).map_err(io::Error::other)?;
    let length = u32::try_from(bytes.len()).map_err(io::Error::other)?;
    out.write_all(&length.to_le_bytes())?;
    out.write_all(&bytes)
}

/// Reads an item into the place of the one before; nothing at the end.
fn read_item<'a, V: Deserialize<'a>>(input: &mut impl Read, bytes: &'a mut Vec<u8>) -> io::Result<Option<V>> {
    let mut length = [0; LENGTH_BYTES];
    match input.read_exact(&mut length) {
        Err(err) if err.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        read => read?,
    }
    let length = u32::from_le_bytes(length);
    if MOST_BYTES_OF_AN_ITEM < length {
        return Err(io::Error::other("an item is too long"));
    }
    bytes.resize(length as usize, 0);
    input.read_exact(bytes)?;
    postcard::from_bytes(bytes).map(Some).map_err(io::Error::other)
}

/// What a bundle is opened with.
#[derive(Debug, Clone, Copy, Default)]
pub struct Keys<'a> {
    /// The center's, if one is set here.
    pub secret: Option<&'a Secret>,
    /// Somebody says that a bundle is meant that no center sealed, though a secret is set here.
    pub may_be_unsealed: bool,
    /// Of a bundle that only those can read who know its words.
    pub words: Option<&'a Words>,
}

impl<'a> Keys<'a> {
    /// For what no center sealed.
    pub const NONE: Keys<'static> = Keys {
        secret: None,
        may_be_unsealed: true,
        words: None,
    };

    /// The center's secret, and nothing that somebody would have to say.
    pub fn of(secret: Option<&'a Secret>) -> Keys<'a> {
        Keys {
            secret,
            may_be_unsealed: false,
            words: None,
        }
    }
}

/// A bundle whose hash was found to be right.
pub(super) struct Bundle {
    path: PathBuf,
    pub header: Header,
    /// Where the items begin, and how many bytes they take.
    body: (u64, u64),
    lock: Option<Lock>,
}

impl Bundle {
    /// Opens a bundle and looks whether it is whole and from this center.
    pub fn open(path: &Path, keys: Keys) -> Result<Bundle, BundleError> {
        let bundle = Bundle::unproven(path, keys)?;
        bundle.look_at_seal(keys)?;
        Ok(bundle)
    }

    /// Reads what stands in front, as it stands there.
    fn unproven(path: &Path, keys: Keys) -> Result<Bundle, BundleError> {
        let io = |source| BundleError::Io {
            path: path.to_owned(),
            source,
        };
        let damaged = || BundleError::Damaged(path.to_owned());
        if !std::fs::metadata(path).map_err(io)?.is_file() {
            return Err(BundleError::Foreign(path.to_owned()));
        }
        let mut file = File::open(path).map_err(io)?;
        let length = file.metadata().map_err(io)?.len();
        let lock = Lock::of(&mut file, keys.words).map_err(|shut| match shut {
            Shut::Newer => BundleError::Newer(path.to_owned()),
            Shut::Words => BundleError::Shut(path.to_owned()),
            Shut::Io(source) => io(source),
        })?;
        let length = match &lock {
            Some(_) => Lock::length_inside(length),
            None => length,
        };
        let mut input = reader(file, lock.as_ref()).map_err(io)?;
        let mut head = [0; 10];
        input
            .read_exact(&mut head)
            .map_err(|_| BundleError::Foreign(path.to_owned()))?;
        if &head[..8] != MAGIC {
            return Err(BundleError::Foreign(path.to_owned()));
        }
        if FORMAT < u16::from_le_bytes([head[8], head[9]]) {
            return Err(BundleError::Newer(path.to_owned()));
        }
        let mut bytes = Vec::new();
        let header: Header = read_item(&mut input, &mut bytes).ok().flatten().ok_or_else(damaged)?;
        let begins = (head.len() + LENGTH_BYTES + bytes.len()) as u64;
        let bytes = length.checked_sub(begins + SEAL_BYTES).ok_or_else(damaged)?;
        Ok(Bundle {
            path: path.to_owned(),
            header,
            body: (begins, bytes),
            lock,
        })
    }

    fn look_at_seal(&self, keys: Keys) -> Result<(), BundleError> {
        let is_sealed = self.header.is_sealed;
        if is_sealed && keys.secret.is_none() {
            return Err(BundleError::OtherCenter(self.path.clone()));
        }
        let mut hasher = hasher(keys.secret.filter(|_| is_sealed));
        let mut seal = [0; SEAL_BYTES as usize];
        let read = self.reader().and_then(|mut input| {
            hasher.update_reader(input.by_ref().take(self.body.0 + self.body.1))?;
            input.read_exact(&mut seal)
        });
        // A piece of a closed one may not be as it was.
        let is_damage =
            |err: &io::Error| [io::ErrorKind::InvalidData, io::ErrorKind::UnexpectedEof].contains(&err.kind());
        read.map_err(|source| match is_damage(&source) {
            true => BundleError::Damaged(self.path.clone()),
            false => BundleError::Io {
                path: self.path.clone(),
                source,
            },
        })?;
        if hasher.finalize() != blake3::Hash::from(seal) {
            // Which of the two it is nobody can tell; a sealed one is more likely another center's than damaged.
            return Err(match is_sealed {
                true => BundleError::OtherCenter(self.path.clone()),
                false => BundleError::Damaged(self.path.clone()),
            });
        }
        if !is_sealed && keys.secret.is_some() && !keys.may_be_unsealed {
            return Err(BundleError::Unsealed(self.path.clone()));
        }
        Ok(())
    }

    fn reader(&self) -> io::Result<Box<dyn Read>> {
        reader(File::open(&self.path)?, self.lock.as_ref())
    }

    fn items(&self) -> Result<Items<'_>, BundleError> {
        let io = |source| BundleError::Io {
            path: self.path.clone(),
            source,
        };
        let mut input = self.reader().map_err(io)?;
        io::copy(&mut input.by_ref().take(self.body.0), &mut io::sink()).map_err(io)?;
        let input = zstd::Decoder::new(input.take(self.body.1)).map_err(io)?;
        Ok(Items {
            path: &self.path,
            input: BufReader::new(Box::new(input)),
            item: Vec::new(),
        })
    }
}

/// What is in a bundle, one after the other.
struct Items<'b> {
    path: &'b Path,
    input: BufReader<Box<dyn Read>>,
    /// As it travels.
    item: Vec<u8>,
}

impl Items<'_> {
    /// Reads the next item; nothing at the end.
    fn read(&mut self) -> Result<Option<Item<'_>>, BundleError> {
        read_item(&mut self.input, &mut self.item).map_err(|_| BundleError::Damaged(self.path.to_owned()))
    }
}

/// Returns the last entry of each run that whoever made a bundle had, as it stands in front: whether the rest is whole, opening tells.
pub(super) fn runs_of(path: &Path) -> Result<Vec<Key>, BundleError> {
    let bundle = Bundle::unproven(path, Keys::NONE)?;
    let last = |head: &RunHead| Key {
        run: RunId(head.run),
        n: head.last,
    };
    Ok(bundle.header.runs.iter().map(last).collect())
}

/// Reads from the beginning what is inside a file.
fn reader(mut file: File, lock: Option<&Lock>) -> io::Result<Box<dyn Read>> {
    Ok(match lock {
        Some(lock) => Box::new(lock.reader(file)?),
        None => {
            file.rewind()?;
            Box::new(BufReader::new(file))
        }
    })
}

fn hasher(secret: Option<&Secret>) -> blake3::Hasher {
    match secret {
        Some(secret) => blake3::Hasher::new_keyed(secret.key()),
        None => blake3::Hasher::new_derive_key("bazar bundle without a center"),
    }
}
