//! Does jobs: each on a thread of its own beside the loop, or at once where nobody waits for a key meanwhile.
//!
//! A thread tells the loop through the channel of the keys. It is never waited for: a program that ends leaves it behind. A job
//! that panics becomes a reply that says so.

use std::{
    any::Any,
    collections::BTreeMap,
    io,
    ops::ControlFlow,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU32, Ordering},
        mpsc::Sender,
    },
    thread,
    time::Duration,
};

use super::{records, terminal::RawInput};
use crate::{
    app::{BackUp, Came, DiskTrouble, Input, Job, JobId, News, RecordsReply, Reply, Sheet, Tell},
    store::{Look, OpenError, make_folder, write_file},
};

/// Does a job from beginning to end and returns its reply, whatever happens in it. What is to be kept lies in `folder` then.
///
/// `tell` is told how much is done and what was found so far, and says whether the work goes on.
pub fn perform_job(job: &Job, folder: Option<&Path>, tell: &Tell) -> Reply {
    let work = || match (job.done(tell), folder) {
        (Came::Sheets(sheets), Some(folder)) => match keep(&sheets, folder) {
            Ok(()) => Came::Kept(folder.display().to_string()),
            Err(err) => Came::Refused(trouble(&err)),
        },
        (Came::Records(RecordsReply::Asked(asked)), Some(folder)) => records::perform(&asked, folder, tell),
        (came, _) => came,
    };
    let came = catch_unwind(AssertUnwindSafe(work));
    Reply {
        basis: job.basis(),
        came: came.unwrap_or_else(|fault| Came::Broke(words(fault.as_ref()))),
    }
}

/// A file is there whole or as it was before: the program may end in the middle.
fn keep(sheets: &[Sheet], folder: &Path) -> io::Result<()> {
    make_folder(folder)?;
    sheets.iter().try_for_each(|sheet| {
        let file = folder.join(&sheet.file);
        write_file(&file, &sheet.content)
    })
}

pub(super) fn trouble(err: &io::Error) -> DiskTrouble {
    let kind = err.kind();
    if kind == io::ErrorKind::StorageFull {
        DiskTrouble::Full
    } else if [io::ErrorKind::ReadOnlyFilesystem, io::ErrorKind::PermissionDenied].contains(&kind) {
        DiskTrouble::ReadOnly
    } else {
        DiskTrouble::Other
    }
}

/// What a panic said.
fn words(fault: &(dyn Any + Send)) -> String {
    let literal = fault.downcast_ref::<&str>().map(|words| (*words).to_owned());
    let words = literal.or_else(|| fault.downcast_ref::<String>().cloned());
    words.unwrap_or_default()
}

/// Looks at the whole record beside the program, and tells if it is not as it was written. Nobody waits for it; what cannot be read
/// is for the next append to tell of.
pub fn check_beside(folder: PathBuf, raw_inputs: Sender<RawInput>) {
    let work = move || {
        let look = Look::into(&folder);
        let is_damaged = match look {
            Ok(look) => look.is_some_and(|look| {
                let found = look.check(&mut |_, _| ControlFlow::Continue(()));
                found.is_ok_and(|damage| damage.is_some_and(|damage| !damage.is_none()))
            }),
            Err(err) => matches!(err, OpenError::Corrupt { .. }),
        };
        if is_damaged {
            let _ = raw_inputs.send(RawInput::Damaged);
        }
    };
    // Without a thread the record is looked at by the next start.
    let _ = thread::Builder::new().name("check".to_owned()).spawn(work);
}

/// Who does the jobs.
#[derive(Default)]
pub struct Workers {
    /// Where threads tell what comes; without it each job is done at once.
    loop_of: Option<Sender<RawInput>>,
    /// Where jobs keep what is to be kept.
    folder: Option<PathBuf>,
    /// Set for a job that is to stop.
    stops: BTreeMap<JobId, Arc<AtomicBool>>,
    /// How many backups in a row could not be made that nobody asked for.
    failed_backups: Arc<AtomicU32>,
}

/// A backup that nobody asked for follows the last one after so long at the earliest.
const NOW_AND_THEN: Duration = Duration::from_secs(30 * 60);

/// Whoever learns here can do nothing about one backup that fails; after so many the trainer should know.
const TOO_MANY_FAILURES: u32 = 3;

impl Workers {
    /// Workers beside the loop that reads these inputs.
    pub fn beside(raw_inputs: Sender<RawInput>, folder: Option<PathBuf>) -> Workers {
        Workers {
            loop_of: Some(raw_inputs),
            folder,
            stops: BTreeMap::new(),
            failed_backups: Arc::default(),
        }
    }

    /// Begins a job. Returns what came of it if it was done at once.
    pub fn begin(&mut self, id: JobId, job: Job) -> Option<Input> {
        let Some(raw_inputs) = self.loop_of.clone() else {
            let reply = perform_job(&job, self.folder.as_deref(), &|_| true);
            return Some(Input::Job(id, News::Done(reply)));
        };
        let stop = Arc::new(AtomicBool::new(false));
        self.stops.insert(id, Arc::clone(&stop));
        let basis = job.basis();
        let folder = self.folder.clone();
        // Nobody listens to what comes after the end.
        let work = move || {
            let tell = |news| {
                let _ = raw_inputs.send(RawInput::Job(id, news));
                !stop.load(Ordering::Relaxed)
            };
            let reply = perform_job(&job, folder.as_deref(), &tell);
            let _ = raw_inputs.send(RawInput::Job(id, News::Done(reply)));
        };
        let begun = thread::Builder::new().name("job".to_owned()).spawn(work);
        let fault = begun.err()?;
        let came = Came::Broke(fault.to_string());
        Some(Input::Job(id, News::Done(Reply { basis, came })))
    }

    /// Where the record is.
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// Makes a backup on a thread that nobody waits for: a program that ends leaves it half done, which counts for nothing. Where
    /// there is no loop, in `--plain` and in tests, none is made.
    pub fn back_up(&self, when: BackUp) {
        let (Some(raw_inputs), Some(folder)) = (self.loop_of.clone(), self.folder.clone()) else {
            return;
        };
        let least = match when {
            BackUp::AtOnce => Duration::ZERO,
            BackUp::NowAndThen => NOW_AND_THEN,
        };
        let failed = Arc::clone(&self.failed_backups);
        let work = move || match records::back_up_now_and_then(&folder, least) {
            Ok(()) => failed.store(0, Ordering::Relaxed),
            Err(_) if failed.fetch_add(1, Ordering::Relaxed) + 1 == TOO_MANY_FAILURES => {
                let _ = raw_inputs.send(RawInput::BackupsFail);
            }
            Err(_) => {}
        };
        // The next one is tried where a thread cannot be started.
        let _ = thread::Builder::new().name("backup".to_owned()).spawn(work);
    }

    pub fn cancel(&mut self, id: JobId) {
        if let Some(stop) = self.stops.remove(&id) {
            stop.store(true, Ordering::Relaxed);
        }
    }

    /// It has told its last.
    pub fn ended(&mut self, id: JobId) {
        self.stops.remove(&id);
    }
}

impl Drop for Workers {
    fn drop(&mut self) {
        for stop in self.stops.values() {
            stop.store(true, Ordering::Relaxed);
        }
    }
}
