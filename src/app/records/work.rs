//! What the trainer asks of the disk, and what comes of it, told in the same sentences by the screen and on the command line.
//!
//! Knows files by their paths alone: whoever performs reads and writes them.

use std::path::{Path, PathBuf};

use crate::say::{Arg, Sentence, sentence};

/// Work with the record as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecordsJob {
    /// Looks where a bundle can be put down.
    Places,
    /// Makes a bundle of everything in this folder, beside whatever lies there.
    Export(Place),
    /// Looks which bundles lie on sticks and in the program's own folder.
    Bundles,
    /// Takes these in, after a backup if anything has changed since the last one.
    Import {
        bundles: Vec<PathBuf>,
        /// Also those that no center sealed.
        may_be_unsealed: bool,
    },
    BackUp,
    /// Looks which backups there are.
    Backups,
    /// Takes a backup in beside the record, so that it can take its place at once.
    Prepare(KeptBackup),
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecordsReply {
    /// Is to be done by whoever performs, who has the disk.
    Asked(RecordsJob),
    /// Those on sticks first.
    Places(Vec<Place>),
    Exported(Exported),
    Bundles(Vec<PathBuf>),
    Imported(Vec<TakenIn>),
    /// Nothing where nobody has learned yet.
    BackedUp(Option<KeptBackup>),
    /// The newest first.
    Backups(Vec<KeptBackup>),
    Prepared(KeptBackup),
    Refused(FileTrouble),
}

/// A folder where bundles lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub folder: PathBuf,
    /// Else it is the program's own.
    pub is_stick: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptBackup {
    pub number: u32,
    /// As the PC's clock claimed: `2026-11-30`.
    pub day: String,
    pub path: PathBuf,
}

/// A bundle that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    pub path: PathBuf,
    pub entries: u64,
    /// Places from which on something was left out.
    pub damaged: usize,
    pub is_sealed: bool,
    /// It lies on a stick, which must not be pulled out too early.
    pub is_on_stick: bool,
}

/// A bundle, and what came of taking it in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenIn {
    pub bundle: PathBuf,
    pub came: Result<Imported, FileTrouble>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Imported {
    pub new: usize,
    pub known: usize,
    /// Places that differ from what is here.
    pub differs: usize,
    /// Where the files lie that came along.
    pub files: Vec<String>,
    pub is_sealed: bool,
}

/// Why a file could not be made, read or taken in, and which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileTrouble {
    pub kind: FileTroubleKind,
    pub path: PathBuf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileTroubleKind {
    /// It is no bundle.
    Foreign,
    Newer,
    Damaged,
    OtherCenter,
    Unsealed,
    /// Only those can read it who know its words.
    Locked,
    /// It goes on from entries that are not here.
    Lacks,
    Unusable,
    Full,
    ReadOnly,
    /// This account may not read it.
    Closed,
    RecordNewer,
    RecordLocked,
    RecordDamaged,
    RecordForeign,
    RecordUnusable,
}

/// Something to tell, and the file that it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub sentence: Sentence,
    pub path: Option<String>,
}

impl Told {
    fn at(sentence: Sentence, path: &Path) -> Told {
        Told {
            sentence,
            path: Some(path.display().to_string()),
        }
    }

    /// Both in one, for whoever prints.
    pub fn whole(self) -> Sentence {
        match self.path {
            Some(path) => sentence::bundle_at(Arg::as_is(path), Arg::say(self.sentence)),
            None => self.sentence,
        }
    }
}

impl From<Sentence> for Told {
    fn from(sentence: Sentence) -> Told {
        Told { sentence, path: None }
    }
}

impl FileTrouble {
    pub fn told(&self) -> Told {
        let path = || Arg::as_is(self.path.display().to_string());
        let sentence = match self.kind {
            FileTroubleKind::Foreign => sentence::bundle_foreign(),
            FileTroubleKind::Newer => sentence::bundle_newer(),
            FileTroubleKind::Damaged => sentence::bundle_broken(),
            FileTroubleKind::OtherCenter => sentence::bundle_other_center(),
            FileTroubleKind::Unsealed => sentence::bundle_unsealed(),
            FileTroubleKind::Locked => sentence::bundle_shut(),
            FileTroubleKind::Lacks => sentence::bundle_lacks(),
            FileTroubleKind::Unusable => sentence::bundle_unusable(),
            // These name their file themselves.
            FileTroubleKind::Full => return sentence::cli_data_full(path()).into(),
            FileTroubleKind::ReadOnly => return sentence::cli_data_read_only(path()).into(),
            FileTroubleKind::Closed => return sentence::cli_data_closed(path()).into(),
            FileTroubleKind::RecordNewer => return sentence::cli_data_newer(path()).into(),
            FileTroubleKind::RecordLocked => return sentence::cli_data_locked(path()).into(),
            FileTroubleKind::RecordDamaged => return sentence::cli_data_corrupt(path()).into(),
            FileTroubleKind::RecordForeign => return sentence::cli_data_foreign(path()).into(),
            FileTroubleKind::RecordUnusable => return sentence::cli_data_unusable(path()).into(),
        };
        Told::at(sentence, &self.path)
    }
}

impl Exported {
    pub fn told(&self) -> Vec<Told> {
        let entries = Arg::Number(i64::try_from(self.entries).unwrap_or(i64::MAX));
        let mut told = vec![Told::at(sentence::bundle_made(entries), &self.path)];
        if !self.is_sealed {
            told.push(sentence::bundle_made_unsealed().into());
        }
        if 0 < self.damaged {
            told.push(sentence::bundle_left_damaged(count(self.damaged)).into());
        }
        told
    }
}

impl Imported {
    pub fn told(&self) -> Vec<Told> {
        let mut told = vec![sentence::bundle_taken(count(self.known), count(self.new)).into()];
        if !self.is_sealed {
            told.push(sentence::bundle_taken_unsealed().into());
        }
        told.extend(self.rest_told());
        told
    }

    fn rest_told(&self) -> Vec<Told> {
        let differs = (0 < self.differs).then(|| sentence::bundle_differs(count(self.differs)).into());
        let file = |file: &String| Told::at(sentence::bundle_file(), Path::new(file));
        differs.into_iter().chain(self.files.iter().map(file)).collect()
    }
}

/// What several bundles came to: the sum of those that were taken in, then each that was not.
pub fn taken_told(taken: &[TakenIn]) -> Vec<Told> {
    let came: Vec<&Imported> = taken.iter().filter_map(|one| one.came.as_ref().ok()).collect();
    let mut told = match &came[..] {
        [] => Vec::new(),
        [one] => one.told(),
        several => {
            let sum = |part: fn(&Imported) -> usize| several.iter().map(|one| part(one)).sum::<usize>();
            let mut told: Vec<Told> = vec![
                sentence::records_taken(count(several.len())).into(),
                sentence::bundle_taken(count(sum(|one| one.known)), count(sum(|one| one.new))).into(),
            ];
            let unsealed = sum(|one| usize::from(!one.is_sealed));
            if 0 < unsealed {
                told.push(sentence::records_taken_unsealed(count(unsealed)).into());
            }
            let all = Imported {
                differs: sum(|one| one.differs),
                files: several.iter().flat_map(|one| one.files.clone()).collect(),
                ..Imported::default()
            };
            told.extend(all.rest_told());
            told
        }
    };
    let refused = taken.iter().filter_map(|one| one.came.as_ref().err());
    told.extend(refused.map(FileTrouble::told));
    told
}

impl KeptBackup {
    pub fn number(&self) -> Arg {
        Arg::Number(i64::from(self.number))
    }

    pub fn made_told(&self) -> Told {
        Told::at(sentence::bundle_backup_made(self.number()), &self.path)
    }

    /// In a list that says once whose days these are.
    pub fn said(&self) -> Sentence {
        sentence::records_backup(Arg::as_is(&*self.day), self.number())
    }

    /// In a list that is printed.
    pub fn listed(&self) -> Sentence {
        sentence::bundle_backup_listed(Arg::as_is(&*self.day), self.number())
    }

    /// The record holds it now; the one before lies at `old`.
    pub fn restored_told(&self, old: &Path) -> Told {
        Told::at(sentence::bundle_restored(self.number()), old)
    }
}

pub fn count(count: usize) -> Arg {
    Arg::Number(i64::try_from(count).unwrap_or(i64::MAX))
}
