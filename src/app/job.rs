//! Work that takes longer than a key: a value with all that it needs, so that it can be done beside the program. What comes of
//! it is an input like a key.
//!
//! ```text
//! a page wants it ─▶ Effect::Job(id, job) ─▶ whoever performs: a thread of its own, or at once
//!       ▲                                        │ job.done(watch)
//!       └── Input::Job(id, Progress | Line | Done) ◀┘
//! no page waits for it any more ─▶ Effect::Cancel(id): the watch says stop; its reply finds nobody
//! ```
//! Leaves threads, panics and the disk to whoever performs.

use std::sync::Arc;

use super::{
    overlay::DiskTrouble,
    printing::{Print, Sheet},
    records::{RecordsJob, RecordsReply},
};
use crate::{
    market::Market,
    tutor::{AttemptId, Cause, Change, Elsewhere, LookBack, WhatIf, Worlds},
};

/// One job of this program, for as long as it runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct JobId(pub u64);

#[derive(Debug, Clone, PartialEq)]
pub enum Job {
    /// Looks back on a market: what could have been done otherwise, and why what was lost was lost.
    LookBack(Arc<Worlds>),
    /// Makes the world of one change, to look around in.
    World(Arc<Worlds>, Change),
    /// Plays one change in worlds with other buyers and other weather.
    Elsewhere(Arc<Worlds>, Change),
    /// Looks why the dearest of what was lost since the n-th line of the log was lost, in a market that is still open.
    Cause(Arc<Worlds>, usize),
    /// Makes the trainer's tables and keeps them as files.
    Print(Arc<Print>),
    /// Work with the record as a whole.
    Records(RecordsJob),
}

/// What a job began from. Its reply is worth something only as long as that still stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The market of an attempt, as it stands.
    Attempt(AttemptId),
    /// The program's records: the first ones are 0, and each rebuilding counts.
    Records(u64),
    /// What lies on the disk when it is done, whatever is shown meanwhile.
    Disk,
}

/// What comes from a job, any number of times `Progress` and `Line`, and at most once `Done`.
#[derive(Debug, Clone, PartialEq)]
pub enum News {
    Progress(Progress),
    /// Another way that was found while others are still tried; its order among all is known only in the end.
    Line(Box<WhatIf>),
    Done(Reply),
}

/// Told what comes before the end; says whether the work goes on. Several threads may ask at once.
pub type Tell<'a> = dyn Fn(News) -> bool + Sync + 'a;

/// How much of the work is done; of no whole before the job knows how much there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    pub done: usize,
    pub all: usize,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Reply {
    pub basis: Basis,
    pub came: Came,
}

/// What came of a job.
#[derive(Debug, Clone, PartialEq)]
pub enum Came {
    LookBack(LookBack),
    /// Nothing where no decision led to it.
    Cause(Option<Box<Cause>>),
    World(Box<Market>),
    Elsewhere(Elsewhere),
    /// To be kept by whoever performs, if there is a folder for them.
    Sheets(Vec<Sheet>),
    /// They lie in this folder.
    Kept(String),
    Records(RecordsReply),
    /// The disk did not take them.
    Refused(DiskTrouble),
    /// The watch ended it.
    Stopped,
    /// It broke in the middle, with these words for whoever mends it; nothing else is broken by that.
    Broke(String),
}

impl Job {
    pub fn basis(&self) -> Basis {
        match self {
            Job::LookBack(worlds) | Job::World(worlds, _) | Job::Elsewhere(worlds, _) | Job::Cause(worlds, _) => {
                Basis::Attempt(worlds.attempt)
            }
            Job::Print(print) => Basis::Records(print.mark),
            Job::Records(_) => Basis::Disk,
        }
    }

    /// Does the work from beginning to end, but for what is to be kept on a disk.
    pub fn done(&self, tell: &Tell) -> Came {
        let watch = &|done, all| tell(News::Progress(Progress { done, all }));
        match self {
            Job::LookBack(worlds) => {
                // Whether it goes on is asked with the progress.
                let line = |found: &WhatIf| {
                    tell(News::Line(Box::new(found.clone())));
                };
                worlds.look_back(watch, &line).map_or(Came::Stopped, Came::LookBack)
            }
            Job::Cause(worlds, from) => Came::Cause(worlds.cause_of_late(*from).map(Box::new)),
            Job::World(worlds, change) => Came::World(Box::new(worlds.other(change))),
            Job::Elsewhere(worlds, change) => {
                let found = worlds.elsewhere(change, watch);
                found.map_or(Came::Stopped, Came::Elsewhere)
            }
            Job::Print(print) => print.sheets(watch).map_or(Came::Stopped, Came::Sheets),
            Job::Records(job) => Came::Records(RecordsReply::Asked(job.clone())),
        }
    }
}
