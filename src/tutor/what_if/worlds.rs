//! The other worlds of one attempt's market, as a value that can be taken to wherever there is time for them.
//!
//! Walking them takes longer than a key may; whoever asks for them says after each one whether the walk goes on.

use std::{
    collections::BTreeMap,
    panic,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use super::{Change, Elsewhere, LookBack, MarketRun, RunSummary, Tried, WhatIf};
use crate::{
    course::Play,
    market::Market,
    tutor::{AttemptId, Cause, Guess},
};

/// Told how many worlds are walked, of how many; says whether the walk goes on. Several threads may ask at once.
pub type Watch<'a> = dyn Fn(usize, usize) -> bool + Sync + 'a;

/// Told each other way that matters, as soon as its world is known. Several threads may tell at once.
pub type Tell<'a> = dyn Fn(&WhatIf) + Sync + 'a;

/// What was walked already, so that whoever comes back waits for nothing twice. It only remembers what would come out again,
/// so two that remember more or less are the same.
#[derive(Debug, Clone, Default)]
pub struct KeptWorlds {
    /// By number among the changes.
    tried: Arc<Mutex<BTreeMap<usize, Tried>>>,
    /// What the unchanged world of a seed comes to.
    unchanged: Arc<Mutex<BTreeMap<u64, RunSummary>>>,
}

impl PartialEq for KeptWorlds {
    fn eq(&self, _: &KeptWorlds) -> bool {
        true
    }
}

impl KeptWorlds {
    pub(super) fn tried(&self, at: usize, walk: impl FnOnce() -> Tried) -> Tried {
        or_walk(&self.tried, at, walk)
    }

    pub(super) fn unchanged(&self, seed: u64, walk: impl FnOnce() -> RunSummary) -> RunSummary {
        or_walk(&self.unchanged, seed, walk)
    }
}

/// Nobody waits while another walks: two that need the same world at once walk it both.
fn or_walk<K: Ord, T: Clone>(kept: &Mutex<BTreeMap<K, T>>, key: K, walk: impl FnOnce() -> T) -> T {
    let known = || kept.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = known().get(&key) {
        return known.clone();
    }
    let walked = walk();
    known().insert(key, walked.clone());
    walked
}

/// A market and all that its other worlds need.
#[derive(Debug, Clone, PartialEq)]
pub struct Worlds {
    /// Whose market it was.
    pub attempt: AttemptId,
    pub run: MarketRun,
    pub market: Market,
    pub play: Arc<Play>,
    pub kept: KeptWorlds,
}

impl Worlds {
    /// Returns the other ways that made most difference, and why what was lost was lost; nothing if the watch ended the walk.
    /// Each that matters is told as soon as it is found.
    pub fn look_back(&self, watch: &Watch, tell: &Tell) -> Option<LookBack> {
        self.run
            .look_back_while(&self.market, &self.play, &self.kept, watch, tell)
    }

    /// Returns why the dearest of what was lost since the n-th line of the log was lost.
    pub fn cause_of_late(&self, from: usize) -> Option<Cause> {
        self.run.cause_of_late(&self.market, from)
    }

    /// Returns what is asked before the cause is told; nothing where it could be nothing else.
    pub fn guess(&self, cause: &Cause) -> Option<Guess> {
        self.run.guess(&self.market, cause, self.market.seed)
    }

    /// Returns what a change comes to in worlds with other buyers and other weather; nothing if the watch ended the walk.
    pub fn elsewhere(&self, change: &Change, watch: &Watch) -> Option<Elsewhere> {
        self.run.elsewhere(&self.market, &self.play, change, &self.kept, watch)
    }

    /// Makes one of them, to look around in.
    pub fn other(&self, change: &Change) -> Market {
        self.run.other_world(&self.market, change)
    }
}

/// Jobs know nothing of each other, so every core takes the next one; what came of them stands in their order. Nothing if the
/// watch ended it, which is asked after each.
pub(crate) fn on_every_core<J: Sync, T: Send>(
    jobs: &[J],
    done: impl Fn(&J) -> T + Sync,
    watch: &Watch,
) -> Option<Vec<T>> {
    let all = jobs.len();
    if !watch(0, all) {
        return None;
    }
    let cores = thread::available_parallelism().map_or(1, usize::from).min(all);
    let (next, ended) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let work = || {
        let mut found = Vec::new();
        while let Some((at, job)) = {
            let at = next.fetch_add(1, Ordering::Relaxed);
            jobs.get(at).map(|job| (at, job))
        } {
            found.push((at, done(job)));
            if !watch(ended.fetch_add(1, Ordering::Relaxed) + 1, all) {
                return None;
            }
        }
        Some(found)
    };
    let found: Option<Vec<Vec<(usize, T)>>> = thread::scope(|scope| {
        let working: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        let worked = working
            .into_iter()
            .map(|one| one.join().unwrap_or_else(|fault| panic::resume_unwind(fault)));
        worked.collect()
    });
    let mut found: Vec<(usize, T)> = found?.into_iter().flatten().collect();
    found.sort_by_key(|(at, _)| *at);
    Some(found.into_iter().map(|(_, one)| one).collect())
}
