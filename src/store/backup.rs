//! Backups: everything, as bundles in the folder `backups`, by number since clocks lie.
//!
//! ```text
//! backups/000007-2026-11-30.bazar      the newest twenty stay; of older ones one for each of 12 days, 10 weeks, 9 months
//! restore: a new file beside, taken in from the bundle and looked at ─▶ takes the place; the old one stays beside it
//! ```
//! A backup is made whole or not at all and is looked at before it counts. Who asked to be forgotten is emptied in older backups when
//! they are thinned or gone back to, and in records in whose place another one was put.

use std::collections::BTreeSet;
use std::fs::{self, OpenOptions};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::{
    BundleError, FILE, Keys, Look, Store, Wish,
    bundle::{check_bundle, forget, runs_of},
    file::{make_folder, put_in_place},
    journal,
    lock::FolderLock,
    migrate::keep_old,
    open::{UNFINISHED, is_filled, side_file, take_back_what_was_begun},
    upkeep::forget_in_old,
};
use crate::tutor::{Key, LearnerId};

pub(super) const FOLDER: &str = "backups";

/// Where a backup is taken in before it takes the record's place.
pub(super) const BESIDE: &str = "restoring";

/// By number, whatever their days claim.
const ALWAYS_KEPT: usize = 20;
const DAYS: usize = 12;
const WEEKS: usize = 10;
const MONTHS: usize = 9;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    pub number: u32,
    /// As the PC's clock claimed.
    pub day: Date,
    pub path: PathBuf,
}

/// Returns the folder's backups, the newest first.
pub fn backups(dir: &Path) -> Vec<Backup> {
    let listed = fs::read_dir(dir.join(FOLDER)).into_iter().flatten().flatten();
    let mut backups: Vec<Backup> = listed.filter_map(|entry| Backup::at(entry.path())).collect();
    backups.sort_by_key(|backup| std::cmp::Reverse(backup.number));
    backups
}

impl Backup {
    /// Whether it can be gone back to: all of it is as it was made.
    pub fn is_whole(&self) -> bool {
        check_bundle(&self.path).is_ok()
    }

    /// Reads number and day from a name such as `000007-2026-11-30.bazar`.
    fn at(path: PathBuf) -> Option<Backup> {
        let name = path.file_name()?.to_str()?.strip_suffix(".bazar")?;
        let (number, day) = name.split_once('-')?;
        Some(Backup {
            number: number.parse().ok()?,
            day: day.parse().ok()?,
            path,
        })
    }
}

/// Makes a backup of the folder's record, and thins the older ones; nothing where nobody has learned yet.
pub fn back_up(
    dir: &Path,
    today: Date,
    go_on: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<Option<Backup>, BundleError> {
    back_up_after(dir, today, &|_, _| true, go_on)
}

/// The same, but nothing where the newest backup holds all that there is, or is not `old_enough`.
pub fn back_up_changes(
    dir: &Path,
    today: Date,
    old_enough: &dyn Fn(&Backup) -> bool,
    go_on: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<Option<Backup>, BundleError> {
    let is_due = |look: &Look, newest: &Backup| old_enough(newest) && !holds_all(look, newest);
    back_up_after(dir, today, &is_due, go_on)
}

/// Whether a backup holds every entry of the record, by what stands in front. One that cannot be read holds nothing.
fn holds_all(look: &Look, backup: &Backup) -> bool {
    let last = look.runs().ok();
    let held = runs_of(&backup.path).ok();
    let set = |keys: Vec<Key>| keys.into_iter().collect::<BTreeSet<Key>>();
    last.is_some() && last.map(set) == held.map(set)
}

/// `is_due` is asked of the newest backup that there is.
fn back_up_after(
    dir: &Path,
    today: Date,
    is_due: &dyn Fn(&Look, &Backup) -> bool,
    go_on: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<Option<Backup>, BundleError> {
    let Some(look) = Look::into(dir)? else {
        return Ok(None);
    };
    // A file of schema 1 stays as a whole where it becomes one of the next.
    if look.schema == 1 || look.census()?.0 == 0 {
        return Ok(None);
    }
    let folder = dir.join(FOLDER);
    make_folder(&folder).map_err(|source| BundleError::Io {
        path: folder.clone(),
        source,
    })?;
    // Two programs would give one number to two backups.
    let lock = FolderLock::of(&folder)?;
    let _held = lock.hold();
    let newest = backups(dir).into_iter().next();
    if newest.as_ref().is_some_and(|newest| !is_due(&look, newest)) {
        return Ok(None);
    }
    let number = newest.map_or(1, |newest| newest.number + 1);
    let path = folder.join(format!("{number:06}-{today}.bazar"));
    look.export(&path, &Wish::default(), None, go_on)?;
    if let Err(err) = check_bundle(&path) {
        // What cannot be restored is no backup.
        let _ = fs::remove_file(&path);
        return Err(err);
    }
    thin(dir, &look.erased()?)?;
    Ok(Backup::at(path))
}

/// Lets older backups go, and empties in those that stay what is about the forgotten alone.
fn thin(dir: &Path, erased: &BTreeSet<LearnerId>) -> Result<(), BundleError> {
    let all = backups(dir);
    let kept = kept(&all);
    for backup in &all {
        match kept.contains(&backup.number) {
            true => forget(&backup.path, erased)?,
            false => fs::remove_file(&backup.path).map_err(|source| BundleError::Io {
                path: backup.path.clone(),
                source,
            })?,
        }
    }
    Ok(forget_in_old(dir, erased)?)
}

/// The numbers of those that stay.
fn kept(newest_first: &[Backup]) -> BTreeSet<u32> {
    let mut kept: BTreeSet<u32> = newest_first
        .iter()
        .take(ALWAYS_KEPT)
        .map(|backup| backup.number)
        .collect();
    let older = &newest_first[newest_first.len().min(ALWAYS_KEPT)..];
    let week = |day: Date| (day.iso_week_date().year(), day.iso_week_date().week());
    kept.extend(one_each(older, DAYS, |day| (day.year(), day.day_of_year())));
    kept.extend(one_each(older, WEEKS, |day| (week(day).0, i16::from(week(day).1))));
    kept.extend(one_each(older, MONTHS, |day| (day.year(), i16::from(day.month()))));
    kept
}

/// The newest of each of so many days, weeks or months.
fn one_each(newest_first: &[Backup], most: usize, part: impl Fn(Date) -> (i16, i16)) -> Vec<u32> {
    let mut seen = BTreeSet::new();
    let of_new_part = |backup: &&Backup| seen.len() < most && seen.insert(part(backup.day));
    newest_first
        .iter()
        .filter(of_new_part)
        .map(|backup| backup.number)
        .collect()
}

/// Puts what a backup holds in the place of the record, which stays beside it under another name; programs that run find that the
/// file is another one.
pub fn restore(
    dir: &Path,
    backup: &Backup,
    go_on: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<PathBuf, BundleError> {
    let _held = FolderLock::of(&dir.join(FOLDER))?.hold();
    prepare(dir, &backup.path, go_on)?;
    put_back(dir)
}

/// Takes a backup in beside the record and looks at it: the long part, which changes nothing yet.
pub fn prepare_restore(
    dir: &Path,
    backup: &Path,
    go_on: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<(), BundleError> {
    let _held = FolderLock::of(&dir.join(FOLDER))?.hold();
    prepare(dir, backup, go_on)
}

/// The same for a caller who holds the folder of backups, so that whoever thins them or removes leftovers waits.
fn prepare(
    dir: &Path,
    backup: &Path,
    go_on: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<(), BundleError> {
    let beside = dir.join(BESIDE);
    // What an interrupted try left.
    let _ = fs::remove_dir_all(&beside);
    // Who asked to be forgotten since it was made does not come back with it.
    let erased = Look::into(dir).ok().flatten().and_then(|look| look.erased().ok());
    let made = forget(backup, &erased.unwrap_or_default()).and_then(|()| take_in(&beside, backup, go_on));
    if made.is_err() {
        let _ = fs::remove_dir_all(&beside);
    }
    made
}

/// Puts what was prepared in the record's place; returns where the record before it lies.
pub(super) fn put_back(dir: &Path) -> Result<PathBuf, BundleError> {
    let beside = dir.join(BESIDE);
    let made = (|| {
        let lock = FolderLock::of(dir)?;
        let _held = lock.hold();
        let path = dir.join(FILE);
        let io = |source| BundleError::Io {
            path: path.clone(),
            source,
        };
        // Nothing is changed where nothing was prepared.
        let new = beside.join(FILE);
        fs::metadata(&new).map_err(io)?;
        let old = match path.exists() {
            true => set_aside(&path, "bazar-before-restore.sqlite").map_err(io)?,
            false => path.clone(),
        };
        put_in_place(&new, &path).map_err(io)?;
        Ok(old)
    })();
    let _ = fs::remove_dir_all(&beside);
    made
}

/// Keeps the record under another name, with what a killed program left beside it: that is of this file, and would be played into the
/// one that takes its place.
pub(super) fn set_aside(path: &Path, name: &str) -> std::io::Result<PathBuf> {
    // Who may not write it puts no other in its place either: that would be theirs, and closed to those who learn here.
    OpenOptions::new().write(true).open(path)?;
    journal::set_aside_if_foreign(path)?;
    take_back_what_was_begun(path);
    let old = keep_old(path, name)?;
    for end in UNFINISHED {
        let beside = side_file(path, end);
        if is_filled(&beside) {
            fs::rename(&beside, side_file(&old, end))?;
        }
    }
    Ok(old)
}

fn take_in(
    beside: &Path,
    backup: &Path,
    go_on: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<(), BundleError> {
    let mut store = Store::open(beside)?;
    store.import(backup, Keys::NONE, go_on)?;
    drop(store);
    match is_whole(beside)? {
        true => Ok(()),
        false => Err(BundleError::Damaged(backup.to_owned())),
    }
}

/// Whether a folder has a record and all of it is as it was written.
pub(super) fn is_whole(dir: &Path) -> Result<bool, BundleError> {
    let Some(look) = Look::into(dir)? else {
        return Ok(false);
    };
    let found = look.check(&mut |_, _| ControlFlow::Continue(()))?;
    Ok(found.is_some_and(|damage| damage.is_none()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn backup(number: u32, day: Date) -> Backup {
        Backup {
            number,
            day,
            path: PathBuf::new(),
        }
    }

    #[test]
    fn the_newest_stay_by_number_and_older_ones_by_day_week_and_month() {
        let first = Date::constant(2024, 1, 1);
        // Two a day for more than a year; then a clock that has lost its battery.
        let mut all: Vec<Backup> = (0..800)
            .map(|at| backup(at, first.saturating_add(jiff::Span::new().days(i64::from(at / 2)))))
            .chain((800..820).map(|at| backup(at, Date::constant(2009, 1, 1))))
            .collect();
        all.reverse();
        let kept = kept(&all);
        assert!(
            (800..820).all(|number| kept.contains(&number)),
            "whatever their days claim"
        );
        // 12 days, then the weeks and months that are not among them.
        assert_eq!(kept.len(), 20 + 12 + 7 + 7, "{kept:?}");
        assert!(kept.contains(&799) && !kept.contains(&798), "the newest of a day");
    }
}
