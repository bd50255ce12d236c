//! The trainer's work with the record as a whole: to another PC, in from a stick, into a backup and back to one.
//!
//! ```text
//!    ┌──────────────────────────────────────┐
//!    │ 学习记录                      ...... │
//!    │ >1 带到别的电脑               ...  1<│ ─▶ where to ───────────────▶ made ────▶ what came of it
//!    │  2 从 U 盘收进来              ...  2 │ ─▶ which ──▶ [no seal?] ───▶ taken in ─▶      "
//!    │  3 现在做一份备份             ...  3 │ ────────────────────────────▶ made ────▶      "
//!    │  4 换回以前的备份             ...  4 │ ─▶ which ──▶ really? ──────▶ exchanged ▶      "
//!    └──────────────────────────────────────┘
//! ```
//! Everything on the disk is a job, the looking around too. Esc asks a job to stop, and what came of it is waited for: it may
//! have ended just before. Paths are never typed.

mod work;

use std::path::{Path, PathBuf};

use super::{
    input::{Input, Key},
    job::{Came, JobId, News, Progress},
    keymap::Cue,
    layout::Layout,
    page::{Block, Page},
    picker::Picker,
    view_context::Bilingual,
};
use crate::{
    say::{Arg, Sentence, sentence},
    text::Ink,
};

pub use work::{
    Exported, FileTrouble, FileTroubleKind, Imported, KeptBackup, Place, RecordsJob, RecordsReply, TakenIn, Told,
    taken_told,
};

#[derive(Debug, Clone, PartialEq)]
pub struct Records {
    stage: Stage,
    picker: Picker,
}

#[derive(Debug, Clone, PartialEq)]
enum Stage {
    /// What to do.
    Ask,
    UnderWay(UnderWay),
    Places(Vec<Place>),
    Bundles(Vec<PathBuf>),
    /// Some bundles carry no seal, though this PC has a secret: whoever carries them says whether they are meant.
    Unsealed(Vec<TakenIn>),
    Backups(Vec<KeptBackup>),
    /// What going back means, before it is done.
    Sure(KeptBackup),
    /// Lies beside the record, to be put in its place.
    Ready(KeptBackup),
    /// The shell puts it there.
    Exchanging,
    Told(Vec<Told>),
}

#[derive(Debug, Clone, PartialEq)]
struct UnderWay {
    job: RecordsJob,
    /// Without a number it has not begun.
    id: Option<JobId>,
    progress: Progress,
    is_stopping: bool,
    /// What was taken in before the question about seals.
    taken: Vec<TakenIn>,
}

/// What an input came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordsOutcome {
    Stay,
    Close,
    /// The job is asked to stop.
    Stop(JobId),
}

impl Records {
    pub fn open() -> Records {
        Records::at(Stage::Ask)
    }

    /// What came of something that was done without a job.
    pub fn told(told: Vec<Told>) -> Records {
        Records::at(Stage::Told(told))
    }

    pub fn page_id(&self) -> String {
        format!("{:?} {}", std::mem::discriminant(&self.stage), self.picker.page)
    }

    fn at(stage: Stage) -> Records {
        Records {
            stage,
            picker: Picker::default(),
        }
    }

    fn go(&mut self, stage: Stage) {
        *self = Records::at(stage);
    }

    fn begin(&mut self, job: RecordsJob, taken: Vec<TakenIn>) {
        self.go(Stage::UnderWay(UnderWay {
            job,
            id: None,
            progress: Progress::default(),
            is_stopping: false,
            taken,
        }));
    }

    /// Whether something is done that other news should not cover.
    pub fn is_at_work(&self) -> bool {
        matches!(self.stage, Stage::UnderWay(_) | Stage::Ready(_) | Stage::Exchanging)
    }

    pub fn awaits(&self) -> Option<JobId> {
        let Stage::UnderWay(under_way) = &self.stage else {
            return None;
        };
        under_way.id
    }

    /// A job that nobody has begun.
    pub fn wants(&self) -> Option<RecordsJob> {
        let Stage::UnderWay(under_way) = &self.stage else {
            return None;
        };
        under_way.id.is_none().then(|| under_way.job.clone())
    }

    pub fn begun(&mut self, begun: JobId) {
        if let Stage::UnderWay(under_way) = &mut self.stage {
            under_way.id = Some(begun);
        }
    }

    /// What is to take the record's place, once.
    pub fn exchanges(&mut self) -> Option<KeptBackup> {
        let Stage::Ready(backup) = &self.stage else {
            return None;
        };
        let backup = backup.clone();
        self.stage = Stage::Exchanging;
        Some(backup)
    }

    pub fn hear(&mut self, news: News) {
        let Stage::UnderWay(under_way) = &mut self.stage else {
            return;
        };
        match news {
            News::Progress(progress) => under_way.progress = progress,
            News::Line(_) => {}
            News::Done(reply) => {
                let stage = under_way.ended(reply.came);
                self.go(stage);
            }
        }
    }

    pub fn update(&mut self, input: Input) -> RecordsOutcome {
        if matches!(input, Input::Key(Key::Esc | Key::Digit(0))) {
            return self.back();
        }
        let Some(index) = self.picker.pick(input, self.count()) else {
            return RecordsOutcome::Stay;
        };
        match std::mem::replace(&mut self.stage, Stage::Ask) {
            Stage::Ask => self.begin(
                match index {
                    0 => RecordsJob::Places,
                    1 => RecordsJob::Bundles,
                    2 => RecordsJob::BackUp,
                    _ => RecordsJob::Backups,
                },
                Vec::new(),
            ),
            Stage::Places(places) => {
                let place = places.get(index).cloned();
                self.begin(place.map_or(RecordsJob::Places, RecordsJob::Export), Vec::new());
            }
            Stage::Bundles(bundles) => self.begin(chosen(bundles, index), Vec::new()),
            Stage::Unsealed(taken) => self.unsealed(taken, index),
            Stage::Backups(mut backups) if index < backups.len() => self.go(Stage::Sure(backups.swap_remove(index))),
            Stage::Sure(backup) if index == 1 => self.begin(RecordsJob::Prepare(backup), Vec::new()),
            Stage::Backups(_) | Stage::Sure(_) => self.go(Stage::Ask),
            Stage::Told(_) => return RecordsOutcome::Close,
            stage @ (Stage::UnderWay(_) | Stage::Ready(_) | Stage::Exchanging) => self.stage = stage,
        }
        RecordsOutcome::Stay
    }

    /// A step back; what is being done is asked to stop.
    fn back(&mut self) -> RecordsOutcome {
        match &mut self.stage {
            Stage::Ask => return RecordsOutcome::Close,
            Stage::UnderWay(under_way) => {
                let id = under_way.id.filter(|_| !under_way.is_stopping);
                under_way.is_stopping = true;
                return id.map_or(RecordsOutcome::Stay, RecordsOutcome::Stop);
            }
            Stage::Unsealed(taken) => {
                let told = taken_told(taken);
                self.go(Stage::Told(told));
            }
            Stage::Places(_) | Stage::Bundles(_) | Stage::Backups(_) | Stage::Sure(_) => self.go(Stage::Ask),
            // An Esc that was meant for the job may come when it has just ended: what came of it is read all the same.
            Stage::Ready(_) | Stage::Exchanging | Stage::Told(_) => {}
        }
        RecordsOutcome::Stay
    }

    fn unsealed(&mut self, taken: Vec<TakenIn>, index: usize) {
        if index == 0 {
            let told = taken_told(&taken);
            self.go(Stage::Told(told));
            return;
        }
        let (unsealed, taken): (Vec<TakenIn>, Vec<TakenIn>) = taken.into_iter().partition(is_unsealed);
        let job = RecordsJob::Import {
            bundles: unsealed.into_iter().map(|one| one.bundle).collect(),
            may_be_unsealed: true,
        };
        self.begin(job, taken);
    }

    /// How many choices the page has.
    fn count(&self) -> usize {
        match &self.stage {
            Stage::Ask => 4,
            Stage::UnderWay(_) | Stage::Ready(_) | Stage::Exchanging => 0,
            Stage::Places(places) => places.len() + 1,
            Stage::Bundles(bundles) => with_all(bundles) + bundles.len() + 1,
            Stage::Unsealed(_) | Stage::Sure(_) => 2,
            Stage::Backups(backups) => backups.len().max(1),
            Stage::Told(_) => 1,
        }
    }

    pub fn page(&self, layout: &Layout) -> Page {
        let ctx = layout.ctx;
        let say = |sentence: &Sentence| ctx.say(sentence);
        let (head, rest, choices) = match &self.stage {
            Stage::Ask => (
                vec![say(&sentence::records_title())],
                Vec::new(),
                [
                    sentence::records_export(),
                    sentence::records_import(),
                    sentence::records_back_up(),
                    sentence::records_restore(),
                ]
                .iter()
                .map(say)
                .collect(),
            ),
            Stage::UnderWay(under_way) => return under_way.page(layout),
            Stage::Ready(_) | Stage::Exchanging => return Page::default(),
            Stage::Places(places) => (
                vec![say(&sentence::records_where())],
                no_stick(places.iter().any(|place| place.is_stick)),
                places
                    .iter()
                    .map(place_said)
                    .chain([again()])
                    .map(|said| say(&said))
                    .collect(),
            ),
            Stage::Bundles(bundles) => self::bundles(layout, bundles),
            Stage::Unsealed(taken) => {
                let files = taken
                    .iter()
                    .filter(|one| is_unsealed(one))
                    .map(|one| file_said(&one.bundle));
                let head = std::iter::once(say(&sentence::records_unsealed()));
                let choices = [sentence::records_unsealed_no(), sentence::records_unsealed_yes()];
                (
                    head.chain(files).collect(),
                    vec![sentence::records_unsealed_why()],
                    choices.iter().map(say).collect(),
                )
            }
            Stage::Backups(backups) if backups.is_empty() => (
                vec![say(&sentence::bundle_backup_none())],
                Vec::new(),
                vec![say(&sentence::app_notice_on())],
            ),
            Stage::Backups(backups) => (
                vec![say(&sentence::records_which_backup())],
                vec![sentence::records_backup_days()],
                backups.iter().map(|backup| say(&backup.said())).collect(),
            ),
            Stage::Sure(backup) => sure(layout, backup),
            Stage::Told(told) => return self.end(layout, told),
        };
        self.chooser(layout, head, &rest, &choices)
    }

    fn chooser(&self, layout: &Layout, head: Vec<Bilingual>, rest: &[Sentence], choices: &[Bilingual]) -> Page {
        let mut blocks: Vec<Block> = head.iter().map(|said| layout.heading(said)).collect();
        blocks.extend(rest.iter().map(|said| layout.paragraph(&layout.ctx.say(said))));
        blocks.push(layout.space());
        Page {
            blocks,
            options: self.picker.items(layout, choices, |_| None),
            keys: layout.keys(&[Cue::Digits, Cue::Take, Cue::Move, Cue::Close]),
            ..Page::default()
        }
    }

    /// What came of it: each sentence with its file under it.
    fn end(&self, layout: &Layout, told: &[Told]) -> Page {
        let mut blocks = Vec::new();
        for (index, Told { sentence, path }) in told.iter().enumerate() {
            let ink = if index == 0 { Ink::Strong } else { Ink::Plain };
            blocks.extend((0 < index).then(|| layout.space()));
            blocks.push(Block::text(layout.lines(&layout.ctx.say(sentence), ink)));
            blocks.extend(path.iter().map(|path| layout.paragraph(&Bilingual::as_is(path))));
        }
        blocks.push(layout.space());
        let on = layout.ctx.say(&sentence::app_notice_on());
        Page {
            blocks,
            options: self.picker.items(layout, &[on], |_| None),
            keys: layout.keys(&[Cue::Take]),
            ..Page::default()
        }
    }
}

impl UnderWay {
    fn ended(&mut self, came: Came) -> Stage {
        match came {
            Came::Records(RecordsReply::Prepared(_)) if self.is_stopping => Stage::Told(vec![self.stopped()]),
            // Whoever did not want to wait for the list does not want it.
            Came::Records(RecordsReply::Places(_) | RecordsReply::Bundles(_) | RecordsReply::Backups(_))
                if self.is_stopping =>
            {
                Stage::Ask
            }
            Came::Records(reply) => self.came(reply),
            Came::Stopped => Stage::Told(vec![self.stopped()]),
            Came::LookBack(_)
            | Came::Cause(_)
            | Came::World(_)
            | Came::Elsewhere(_)
            | Came::Sheets(_)
            | Came::Kept(_)
            | Came::Refused(_)
            | Came::Broke(_) => Stage::Told(vec![sentence::app_job_broke().into()]),
        }
    }

    fn came(&mut self, reply: RecordsReply) -> Stage {
        match reply {
            RecordsReply::Asked(_) => Stage::Told(vec![sentence::app_job_broke().into()]),
            RecordsReply::Places(places) => Stage::Places(places),
            RecordsReply::Bundles(bundles) => Stage::Bundles(bundles),
            RecordsReply::Backups(backups) => Stage::Backups(backups),
            RecordsReply::Exported(exported) => {
                let mut told = exported.told();
                if exported.is_on_stick {
                    told.push(sentence::records_eject().into());
                }
                Stage::Told(told)
            }
            RecordsReply::Imported(came) => {
                let taken: Vec<TakenIn> = std::mem::take(&mut self.taken).into_iter().chain(came).collect();
                match taken.iter().any(is_unsealed) {
                    true => Stage::Unsealed(taken),
                    false => Stage::Told(taken_told(&taken)),
                }
            }
            RecordsReply::BackedUp(backup) => {
                Stage::Told(vec![backup.map_or_else(
                    || sentence::bundle_backup_nothing().into(),
                    |backup| backup.made_told(),
                )])
            }
            RecordsReply::Prepared(backup) => Stage::Ready(backup),
            RecordsReply::Refused(trouble) => Stage::Told(vec![trouble.told()]),
        }
    }

    /// What stays of a job that was asked to stop.
    fn stopped(&self) -> Told {
        match self.job {
            RecordsJob::Export(_) => sentence::records_stopped_export(),
            RecordsJob::Import { .. } => sentence::bundle_stopped(),
            RecordsJob::BackUp => sentence::records_stopped_back_up(),
            RecordsJob::Prepare(_) => sentence::records_stopped_restore(),
            RecordsJob::Places | RecordsJob::Bundles | RecordsJob::Backups => sentence::records_stopped(),
        }
        .into()
    }

    fn page(&self, layout: &Layout) -> Page {
        let Progress { done, all } = self.progress;
        let percent = work_percent(done, all);
        let doing = match self.job {
            _ if self.is_stopping => sentence::records_stopping(),
            RecordsJob::Places | RecordsJob::Bundles | RecordsJob::Backups => sentence::records_looking(),
            RecordsJob::Export(_) => sentence::records_exporting(percent),
            RecordsJob::Import { .. } => sentence::records_importing(percent),
            RecordsJob::BackUp => sentence::records_backing_up(percent),
            RecordsJob::Prepare(_) => sentence::records_restoring(percent),
        };
        let mut blocks = vec![layout.heading(&layout.ctx.say(&doing))];
        let mut cues = Vec::new();
        if !self.is_stopping {
            blocks.push(layout.paragraph(&layout.ctx.say(&sentence::app_job_stop())));
            cues.push(Cue::Close);
        }
        Page {
            blocks,
            keys: layout.keys(&cues),
            ..Page::default()
        }
    }
}

fn work_percent(done: usize, all: usize) -> Arg {
    let percent = (done * 100).checked_div(all).unwrap_or_default();
    Arg::Number(i64::try_from(percent.min(100)).unwrap_or_default())
}

fn is_unsealed(one: &TakenIn) -> bool {
    let kind = one.came.as_ref().err().map(|trouble| trouble.kind);
    kind == Some(FileTroubleKind::Unsealed)
}

/// Several can be taken in at once, by the first choice.
fn with_all(bundles: &[PathBuf]) -> usize {
    usize::from(1 < bundles.len())
}

/// What the n-th choice of the bundles' page means; the last one looks again.
fn chosen(bundles: Vec<PathBuf>, index: usize) -> RecordsJob {
    let first = with_all(&bundles);
    let bundles = match index.checked_sub(first) {
        None => bundles,
        Some(index) => match bundles.get(index) {
            Some(bundle) => vec![bundle.clone()],
            None => return RecordsJob::Bundles,
        },
    };
    RecordsJob::Import {
        bundles,
        may_be_unsealed: false,
    }
}

type Choosing = (Vec<Bilingual>, Vec<Sentence>, Vec<Bilingual>);

fn bundles(layout: &Layout, bundles: &[PathBuf]) -> Choosing {
    let say = |sentence: &Sentence| layout.ctx.say(sentence);
    let all = (with_all(bundles) == 1).then(|| say(&sentence::records_all(work::count(bundles.len()))));
    let choices = all
        .into_iter()
        .chain(bundles.iter().map(|bundle| file_said(bundle)))
        .chain([say(&again())])
        .collect();
    match bundles.is_empty() {
        true => (
            vec![say(&sentence::records_no_bundle())],
            vec![sentence::records_no_bundle_repair()],
            choices,
        ),
        false => (vec![say(&sentence::records_which())], Vec::new(), choices),
    }
}

fn sure(layout: &Layout, backup: &KeptBackup) -> Choosing {
    let say = |sentence: &Sentence| layout.ctx.say(sentence);
    (
        vec![say(&sentence::records_sure(backup.number())), say(&backup.said())],
        vec![sentence::records_sure_lost(), sentence::records_sure_windows()],
        vec![say(&sentence::records_sure_no()), say(&sentence::records_sure_yes())],
    )
}

fn no_stick(is_one_found: bool) -> Vec<Sentence> {
    match is_one_found {
        true => Vec::new(),
        false => vec![sentence::records_no_stick()],
    }
}

fn again() -> Sentence {
    sentence::records_again()
}

fn place_said(place: &Place) -> Sentence {
    match place.is_stick {
        true => sentence::records_stick(Arg::as_is(name(&place.folder))),
        false => sentence::records_here(),
    }
}

/// A file by its name, after that of the folder in which it lies.
fn file_said(path: &Path) -> Bilingual {
    let folder = path.parent().map(name).unwrap_or_default();
    Bilingual::as_is(&format!("{folder}: {}", name(path)))
}

/// A drive has no name but its letter.
fn name(path: &Path) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    name.unwrap_or_else(|| path.display().to_string())
}
