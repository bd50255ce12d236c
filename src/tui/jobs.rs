//! Does jobs: each on a thread of its own beside the loop, or at once where nobody waits for a key meanwhile.
//!
//! A thread tells the loop through the channel of the keys. It is never waited for: a program that ends leaves it behind. A job
//! that panics becomes a reply that says so.

use std::{
    any::Any,
    collections::BTreeMap,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::Sender,
    },
    thread,
};

use super::terminal::Sound;
use crate::app::{Came, Input, Job, JobId, News, Progress, Reply};

/// Does a job from beginning to end and returns its reply, whatever happens in it.
///
/// `watch` is told how much is done, and says whether the work goes on.
pub fn perform_job(job: &Job, watch: &(dyn Fn(Progress) -> bool + Sync)) -> Reply {
    let told = |done, all| watch(Progress { done, all });
    let came = catch_unwind(AssertUnwindSafe(|| job.done(&told)));
    Reply {
        basis: job.basis(),
        came: came.unwrap_or_else(|fault| Came::Broke(words(fault.as_ref()))),
    }
}

/// What a panic said.
fn words(fault: &(dyn Any + Send)) -> String {
    let literal = fault.downcast_ref::<&str>().map(|words| (*words).to_owned());
    let words = literal.or_else(|| fault.downcast_ref::<String>().cloned());
    words.unwrap_or_default()
}

/// Who does the jobs.
#[derive(Default)]
pub struct Workers {
    /// Where threads tell what comes; without it each job is done at once.
    loop_of: Option<Sender<Sound>>,
    /// Set for a job that nobody waits for.
    stops: BTreeMap<JobId, Arc<AtomicBool>>,
}

impl Workers {
    /// Workers beside the loop that listens to these sounds.
    pub fn beside(sounds: Sender<Sound>) -> Workers {
        Workers {
            loop_of: Some(sounds),
            stops: BTreeMap::new(),
        }
    }

    /// Begins a job. Returns what came of it if it was done at once.
    pub fn begin(&mut self, id: JobId, job: Job) -> Option<Input> {
        let Some(sounds) = self.loop_of.clone() else {
            let reply = perform_job(&job, &|_| true);
            return Some(Input::Job(id, News::Done(reply)));
        };
        let stop = Arc::new(AtomicBool::new(false));
        self.stops.insert(id, Arc::clone(&stop));
        let basis = job.basis();
        // Nobody listens to what comes after the end.
        let work = move || {
            let watch = |progress| {
                let _ = sounds.send(Sound::Job(id, News::Progress(progress)));
                !stop.load(Ordering::Relaxed)
            };
            let reply = perform_job(&job, &watch);
            let _ = sounds.send(Sound::Job(id, News::Done(reply)));
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
