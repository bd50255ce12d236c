//! Makes a bundle of what another PC lacks, or of everything.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::Write;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, named_params};

use super::{
    Bundle, BundleError, FORMAT, Header, Item, Keys, MAGIC, Out, RunHead, Sealing, Secret, Words, hasher, write_item,
};
use crate::store::{
    OpenError,
    append::by_key,
    file::{beside, mark_as_written, put_in_place},
    fold,
    lock::FolderLock,
    row::Row,
};
use crate::tutor::{Key, LearnerId, RunId};

/// What a bundle is to hold.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    /// A bundle of the other PC: only what it lacked then. Everything without it.
    pub lacking_in: Option<PathBuf>,
    /// Files that travel along, by the name under which they are put down.
    pub with: Vec<(String, PathBuf)>,
    /// Only those can read it who know these.
    pub words: Option<Words>,
}

/// What went into a bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    pub entries: u64,
    /// Entries that are not as they were written: theirs and what follows them in their runs stayed here.
    pub damaged: Vec<Key>,
    pub is_sealed: bool,
}

/// So many entries are read at once.
const SLICE: i64 = 2_000;

pub(in crate::store) fn export(
    (connection, lock, at): (&Connection, &FolderLock, &Path),
    path: &Path,
    wish: &Wish,
    secret: Option<&Secret>,
    go_on: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<Exported, BundleError> {
    let failed = |err| BundleError::Read(OpenError::of(at.to_owned(), err));
    let had: BTreeMap<u64, u64> = match &wish.lacking_in {
        Some(other) => {
            let keys = Keys {
                secret,
                may_be_unsealed: true,
                words: wish.words.as_ref(),
            };
            let other = Bundle::open(other, keys)?;
            other.header.runs.iter().map(|head| (head.run, head.last)).collect()
        }
        None => BTreeMap::new(),
    };
    let runs = whole_runs(connection, lock, &had).map_err(failed)?;
    let count = |run: &Run| run.last - run.from;
    let erased = fold::erased(connection).map_err(failed)?;
    let header = Header {
        is_sealed: secret.is_some(),
        entries: runs.iter().map(count).sum(),
        erased: mark_of(&erased),
        runs: runs.iter().map(Run::head).collect(),
    };
    let (mut done, all) = (0, usize::try_from(header.entries).unwrap_or(usize::MAX));
    write_bundle(path, &header, secret, wish.words.as_ref(), |put| {
        for run in &runs {
            let mut from = run.from;
            while from < run.last {
                if go_on(done, all).is_break() {
                    return Err(BundleError::Stopped);
                }
                let rows = slice(connection, lock, run, from).map_err(failed)?;
                for row in &rows {
                    put(&Item::Entry(row.into()))?;
                }
                done += rows.len();
                from += rows.len() as u64;
            }
        }
        for (name, file) in &wish.with {
            let content = fs::read(file).map_err(|source| BundleError::Io {
                path: file.clone(),
                source,
            })?;
            put(&Item::File {
                name,
                content: &content,
            })?;
        }
        Ok(())
    })?;
    Ok(Exported {
        entries: header.entries,
        damaged: runs.iter().filter_map(|run| run.damaged).collect(),
        is_sealed: secret.is_some(),
    })
}

type Put<'a> = dyn FnMut(&Item) -> Result<(), BundleError> + 'a;

/// Writes a bundle beside the file and puts it in its place; `fill` puts its items in.
fn write_bundle(
    path: &Path,
    header: &Header,
    secret: Option<&Secret>,
    words: Option<&Words>,
    fill: impl FnOnce(&mut Put) -> Result<(), BundleError>,
) -> Result<(), BundleError> {
    let io = |source| BundleError::Io {
        path: path.to_owned(),
        source,
    };
    let part = beside(path);
    let made = (|| {
        let file = File::create(&part).map_err(io)?;
        mark_as_written(&file);
        let mut out = Sealing {
            out: Out::new(file, words).map_err(io)?,
            hasher: hasher(secret),
        };
        out.write_all(MAGIC).map_err(io)?;
        out.write_all(&FORMAT.to_le_bytes()).map_err(io)?;
        write_item(&mut out, header).map_err(io)?;
        let mut items = zstd::Encoder::new(out, 3).map_err(io)?;
        fill(&mut |item| write_item(&mut items, item).map_err(io))?;
        let mut out = items.finish().map_err(io)?;
        let seal = out.hasher.finalize();
        out.out.write_all(seal.as_bytes()).map_err(io)?;
        let file = out.out.finish().map_err(io)?;
        file.sync_all().map_err(io)?;
        put_in_place(&part, path).map_err(io)
    })();
    if made.is_err() {
        // What is not whole is nobody's.
        let _ = fs::remove_file(&part);
    }
    made
}

/// Empties in a bundle that nobody sealed what is about these learners alone, unless whoever made it knew of just these.
pub(in crate::store) fn forget(path: &Path, erased: &BTreeSet<LearnerId>) -> Result<(), BundleError> {
    if erased.is_empty() {
        return Ok(());
    }
    let bundle = Bundle::open(path, Keys::NONE)?;
    let mark = mark_of(erased);
    if mark == bundle.header.erased {
        return Ok(());
    }
    let erased: BTreeSet<String> = erased.iter().map(LearnerId::to_string).collect();
    let header = Header {
        erased: mark,
        ..bundle.header.clone()
    };
    let mut items = bundle.items()?;
    write_bundle(path, &header, None, None, |put| {
        while let Some(item) = items.read()? {
            match item {
                Item::Entry(form) if erased.contains(form.learners) && form.kind != "erased" => {
                    put(&Item::Entry((&Row::from(form).emptied()).into()))?;
                }
                Item::Entry(_) | Item::File { .. } => put(&item)?,
            }
        }
        Ok(())
    })
}

/// Tells apart whom somebody knows to be forgotten; 0 for nobody.
fn mark_of(erased: &BTreeSet<LearnerId>) -> u64 {
    let mut hasher = blake3::Hasher::new_derive_key("bazar bundle forgotten");
    for learner in erased {
        hasher.update(learner.to_string().as_bytes());
    }
    let mut mark = [0; 8];
    hasher.finalize_xof().fill(&mut mark);
    if erased.is_empty() { 0 } else { u64::from_le_bytes(mark) }
}

/// A run as far as it is whole, and from where on the other side lacks it.
struct Run {
    run: RunId,
    from: u64,
    last: u64,
    damaged: Option<Key>,
}

impl Run {
    fn head(&self) -> RunHead {
        RunHead {
            run: self.run.0,
            after: self.from,
            last: self.last,
        }
    }
}

fn whole_runs(connection: &Connection, lock: &FolderLock, had: &BTreeMap<u64, u64>) -> rusqlite::Result<Vec<Run>> {
    let keys: Vec<Key> = {
        let _held = lock.hold();
        let mut statement = connection.prepare_cached(include_str!("../sql/runs.sql"))?;
        let keys = statement.query_map([], crate::store::row::key)?;
        keys.collect::<rusqlite::Result<_>>()?
    };
    let mut runs = Vec::new();
    for Key { run, n } in keys {
        let mut whole = Run {
            run,
            from: had.get(&run.0).copied().unwrap_or(0).min(n),
            last: n,
            damaged: None,
        };
        let mut at = whole.from;
        let mut before = by_key(connection, Key { run, n: at })?.map(|row| row.hash);
        while at < n && whole.damaged.is_none() {
            let rows = slice(connection, lock, &whole, at)?;
            for row in &rows {
                if !row.is_whole(before) || row.key.n != at + 1 {
                    whole.damaged = Some(row.key);
                    whole.last = at;
                    break;
                }
                before = Some(row.hash);
                at += 1;
            }
            if rows.is_empty() {
                break;
            }
        }
        runs.push(whole);
    }
    Ok(runs)
}

fn slice(connection: &Connection, lock: &FolderLock, run: &Run, from: u64) -> rusqlite::Result<Vec<Row>> {
    let _held = lock.hold();
    let mut statement = connection.prepare_cached(include_str!("../sql/of_run.sql"))?;
    let rows = statement.query_map(
        named_params! { ":run": run.run.to_string(), ":after": from.cast_signed(), ":until": run.last.cast_signed(), ":most": SLICE },
        Row::read,
    )?;
    rows.collect()
}
