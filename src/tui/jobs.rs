//! Does jobs: each on a thread of its own beside the loop, or at once where nobody waits for a key meanwhile.
//!
//! A thread tells the loop through the channel of the keys. It is never waited for: a program that ends leaves it behind. A job
//! that panics becomes a reply that says so.

use std::{
    any::Any,
    collections::BTreeMap,
    fs, io,
    ops::ControlFlow,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::Sender,
    },
    thread,
};

use super::terminal::RawInput;
use crate::{
    app::{Came, DiskTrouble, Input, Job, JobId, News, Reply, Sheet, Tell},
    store::{Look, OpenError, write_file},
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
    fs::create_dir_all(folder)?;
    sheets.iter().try_for_each(|sheet| {
        let file = folder.join(&sheet.file);
        write_file(&file, sheet.text.as_bytes())
    })
}

fn trouble(err: &io::Error) -> DiskTrouble {
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
    /// Set for a job that nobody waits for.
    stops: BTreeMap<JobId, Arc<AtomicBool>>,
}

impl Workers {
    /// Workers beside the loop that reads these inputs.
    pub fn beside(raw_inputs: Sender<RawInput>, folder: Option<PathBuf>) -> Workers {
        Workers {
            loop_of: Some(raw_inputs),
            folder,
            stops: BTreeMap::new(),
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
