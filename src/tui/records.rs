//! What the trainer asks of the disk: bundles, backups, and where sticks are. The only place of this room where bundles are made
//! and taken in.
//!
//! Each is done on a thread of its own and opens the record for itself, as another program would. What went wrong becomes a value
//! that `app` has the words for; the command line tells it by the same.

use std::{
    fs, io,
    ops::ControlFlow,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use super::{jobs::trouble, platform::sticks};
use crate::{
    app::{
        Came, DiskTrouble, Exported, FileTrouble, FileTroubleKind, Imported, KeptBackup, News, Place, Progress,
        RecordsJob, RecordsReply, TakenIn, Tell,
    },
    store::{
        Backup, BundleError, Keys, Look, OpenError, Secret, SecretError, Store, Wish, WriteError, back_up,
        back_up_changes, backups, make_folder, prepare_restore,
    },
};

/// Where bundles lie that go on no stick, in the data folder.
const BUNDLES: &str = "bundles";

/// Parts of a job's whole, whatever it counts by itself.
const WHOLE: usize = 1000;

/// As this PC's clock claims.
pub fn today() -> Date {
    Timestamp::now().to_zoned_datetime(TimeZone::system()).date()
}

/// What other systems leave on sticks beside each file.
pub fn is_litter(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| name.to_string_lossy().starts_with("._"))
}

/// Does what was asked of the disk, in this data folder.
pub fn perform(job: &RecordsJob, folder: &Path, tell: &Tell) -> Came {
    let done = match job {
        RecordsJob::Places => Ok(RecordsReply::Places(places(folder))),
        RecordsJob::Bundles => Ok(RecordsReply::Bundles(bundles(folder))),
        RecordsJob::Backups => {
            let kept = backups(folder).into_iter().map(KeptBackup::from).collect();
            Ok(RecordsReply::Backups(kept))
        }
        RecordsJob::Export(place) => export(folder, place, &mut steps(tell, 0, 1)),
        RecordsJob::Import {
            bundles,
            may_be_unsealed,
        } => import(folder, bundles, *may_be_unsealed, tell),
        RecordsJob::BackUp => {
            let made = back_up(folder, today(), &mut steps(tell, 0, 1)).map_err(|err| stopped(err, folder));
            made.map(|made| RecordsReply::BackedUp(made.map(KeptBackup::from)))
        }
        RecordsJob::Prepare(backup) => prepare_restore(folder, &backup.path, &mut steps(tell, 0, 1))
            .map(|()| RecordsReply::Prepared(backup.clone()))
            .map_err(|err| stopped(err, &backup.path)),
    };
    match done {
        Ok(reply) => Came::Records(reply),
        Err(Some(trouble)) => Came::Records(RecordsReply::Refused(trouble)),
        Err(None) => Came::Stopped,
    }
}

/// Makes a backup if anything has changed since the newest one and that is `least` old by its file's time; one from the future counts
/// as old.
pub fn back_up_now_and_then(folder: &Path, least: Duration) -> Result<(), BundleError> {
    let old_enough = |newest: &Backup| {
        let made = fs::metadata(&newest.path).and_then(|file| file.modified());
        let age = made.ok().and_then(|made| SystemTime::now().duration_since(made).ok());
        age.is_none_or(|age| least <= age)
    };
    back_up_changes(folder, today(), &old_enough, &mut |_, _| ControlFlow::Continue(())).map(drop)
}

/// The folders on sticks, then the program's own.
fn places(folder: &Path) -> Vec<Place> {
    let place = |is_stick| move |folder| Place { folder, is_stick };
    let own = place(false)(folder.join(BUNDLES));
    sticks().into_iter().map(place(true)).chain([own]).collect()
}

/// The bundles of each place, the last by name first: names begin with a day.
fn bundles(folder: &Path) -> Vec<PathBuf> {
    let of_place = |place: Place| {
        let listed = fs::read_dir(place.folder).into_iter().flatten().flatten();
        let is_bundle = |path: &PathBuf| path.extension().is_some_and(|end| end == "bazar") && !is_litter(path);
        let mut bundles: Vec<PathBuf> = listed.map(|entry| entry.path()).filter(is_bundle).collect();
        bundles.sort_by(|one, other| other.cmp(one));
        bundles
    };
    places(folder).into_iter().flat_map(of_place).collect()
}

/// Nothing instead of a trouble: somebody stopped it.
type Done<V> = Result<V, Option<FileTrouble>>;

type GoOn<'a> = dyn FnMut(usize, usize) -> ControlFlow<()> + 'a;

fn export(folder: &Path, place: &Place, go_on: &mut GoOn) -> Done<RecordsReply> {
    let at = &place.folder;
    let refused = |err: BundleError| stopped(err, at);
    let secret = secret(folder)?;
    let nothing = || FileTrouble {
        kind: FileTroubleKind::RecordUnusable,
        path: folder.to_owned(),
    };
    let look = Look::into(folder).map_err(|err| refused(err.into()))?;
    let look = look.ok_or_else(|| Some(nothing()))?;
    make_folder(at).map_err(|err| Some(unwritable(&err, at)))?;
    let path = free(at);
    let made = look
        .export(&path, &Wish::default(), secret.as_ref(), go_on)
        .map_err(refused)?;
    Ok(RecordsReply::Exported(Exported {
        is_on_stick: place.is_stick,
        ..exported(path, &made)
    }))
}

/// A name that no file has there: another PC's bundle of the same day stays.
fn free(folder: &Path) -> PathBuf {
    let day = today();
    let named = |number: u32| {
        let name = match number {
            1 => format!("bazar-{day}.bazar"),
            _ => format!("bazar-{day}-{number}.bazar"),
        };
        Some(folder.join(name)).filter(|path| fs::symlink_metadata(path).is_err())
    };
    (1..).find_map(named).expect("numbers do not end")
}

fn import(folder: &Path, bundles: &[PathBuf], may_be_unsealed: bool, tell: &Tell) -> Done<RecordsReply> {
    let all = bundles.len() + 1;
    let secret = secret(folder)?;
    let backed_up = back_up_changes(folder, today(), &|_| true, &mut steps(tell, 0, all));
    backed_up.map_err(|err| stopped(err, folder))?;
    let mut store = Store::open(folder).map_err(|err| stopped(err.into(), folder))?;
    let mut taken = Vec::new();
    for (index, bundle) in bundles.iter().enumerate() {
        let keys = Keys {
            may_be_unsealed,
            ..Keys::of(secret.as_ref())
        };
        let came = store.import(bundle, keys, &mut steps(tell, index + 1, all));
        let came = match came {
            Ok(came) => Ok(Imported::from(came)),
            // The others may be whole.
            Err(err) => Err(stopped(err, bundle).ok_or(None)?),
        };
        let bundle = bundle.clone();
        taken.push(TakenIn { bundle, came });
    }
    Ok(RecordsReply::Imported(taken))
}

/// The steps of the n-th of so many parts of a job, told as a part of the whole.
fn steps<'a>(tell: &'a Tell, part: usize, parts: usize) -> impl FnMut(usize, usize) -> ControlFlow<()> + 'a {
    move |done, all| {
        let progress = Progress {
            done: part * WHOLE + (done * WHOLE).checked_div(all).unwrap_or_default(),
            all: parts * WHOLE,
        };
        match tell(News::Progress(progress)) {
            true => ControlFlow::Continue(()),
            false => ControlFlow::Break(()),
        }
    }
}

fn secret(folder: &Path) -> Done<Option<Secret>> {
    Secret::in_folder(folder).map_err(|err| {
        Some(match err {
            SecretError::Io { path, source } => unreadable(&source, &path),
            SecretError::TooShort | SecretError::IsSet => FileTrouble {
                kind: FileTroubleKind::Unusable,
                path: folder.to_owned(),
            },
        })
    })
}

/// What went wrong; nothing if somebody stopped it.
fn stopped(err: BundleError, at: &Path) -> Option<FileTrouble> {
    let is_stopped = matches!(err, BundleError::Stopped);
    (!is_stopped).then(|| bundle_trouble(&err, at))
}

/// What a person is told of an error about a bundle, where the error itself names no file of this one.
pub fn bundle_trouble(err: &BundleError, at: &Path) -> FileTrouble {
    let (kind, path) = match err {
        BundleError::Foreign(path) => (FileTroubleKind::Foreign, path.as_path()),
        BundleError::Newer(path) => (FileTroubleKind::Newer, path.as_path()),
        BundleError::Damaged(path) => (FileTroubleKind::Damaged, path.as_path()),
        BundleError::OtherCenter(path) => (FileTroubleKind::OtherCenter, path.as_path()),
        BundleError::Unsealed(path) => (FileTroubleKind::Unsealed, path.as_path()),
        BundleError::Shut(path) => (FileTroubleKind::Locked, path.as_path()),
        BundleError::Lacks(path) => (FileTroubleKind::Lacks, path.as_path()),
        BundleError::Io { path, source } => return unwritable(source, path),
        BundleError::Read(err) => return open_trouble(err),
        BundleError::Write(WriteError::Full) => (FileTroubleKind::Full, at),
        BundleError::Write(WriteError::ReadOnly) => (FileTroubleKind::ReadOnly, at),
        BundleError::Write(
            WriteError::Locked
            | WriteError::CardTaken
            | WriteError::Corrupt
            | WriteError::Moved
            | WriteError::OutOfOrder(_)
            | WriteError::Io(_),
        )
        | BundleError::Stopped => (FileTroubleKind::Unusable, at),
    };
    FileTrouble {
        kind,
        path: path.to_owned(),
    }
}

/// What a person is told of a record that does not open.
pub fn open_trouble(err: &OpenError) -> FileTrouble {
    let (kind, path) = match err {
        OpenError::NewerSchema { path, .. } => (FileTroubleKind::RecordNewer, path),
        OpenError::Locked { path } => (FileTroubleKind::RecordLocked, path),
        OpenError::Corrupt { path, .. } => (FileTroubleKind::RecordDamaged, path),
        OpenError::Foreign { path } => (FileTroubleKind::RecordForeign, path),
        OpenError::ReadOnly { path } => (FileTroubleKind::ReadOnly, path),
        OpenError::Closed { path } => (FileTroubleKind::Closed, path),
        OpenError::Full { path } => (FileTroubleKind::Full, path),
        OpenError::Io { path, .. } => (FileTroubleKind::RecordUnusable, path),
    };
    FileTrouble {
        kind,
        path: path.clone(),
    }
}

/// What a person is told of a file or a folder that was only to be read.
pub fn unreadable(err: &io::Error, at: &Path) -> FileTrouble {
    if err.kind() != io::ErrorKind::PermissionDenied {
        return unwritable(err, at);
    }
    FileTrouble {
        kind: FileTroubleKind::Closed,
        path: at.to_owned(),
    }
}

/// What a person is told of a file or a folder that the system refuses.
pub fn unwritable(err: &io::Error, at: &Path) -> FileTrouble {
    let kind = match trouble(err) {
        DiskTrouble::Full => FileTroubleKind::Full,
        DiskTrouble::ReadOnly => FileTroubleKind::ReadOnly,
        DiskTrouble::Moved | DiskTrouble::Other => FileTroubleKind::Unusable,
    };
    FileTrouble {
        kind,
        path: at.to_owned(),
    }
}

pub fn exported(path: PathBuf, made: &crate::store::Exported) -> Exported {
    Exported {
        path,
        entries: made.entries,
        damaged: made.damaged.len(),
        is_sealed: made.is_sealed,
        is_on_stick: false,
    }
}

impl From<crate::store::Imported> for Imported {
    fn from(came: crate::store::Imported) -> Imported {
        Imported {
            new: came.new,
            known: came.known,
            differs: came.differs.len(),
            files: came.files,
            is_sealed: came.is_sealed,
        }
    }
}

impl From<Backup> for KeptBackup {
    fn from(backup: Backup) -> KeptBackup {
        KeptBackup {
            number: backup.number,
            day: backup.day.to_string(),
            path: backup.path,
        }
    }
}
