//! The other worlds of one attempt's market, as a value that can be taken to wherever there is time for them.
//!
//! Walking them takes longer than a key may; whoever asks for them says after each one whether the walk goes on.

use std::{
    panic,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use super::{Change, Elsewhere, MarketRun, WhatIf};
use crate::{course::Play, market::Market, tutor::AttemptId};

/// Told how many worlds are walked, of how many; says whether the walk goes on. Several threads may ask at once.
pub type Watch<'a> = dyn Fn(usize, usize) -> bool + Sync + 'a;

/// A market that has closed and all that its other worlds need.
#[derive(Debug, Clone, PartialEq)]
pub struct Worlds {
    /// Whose market it was.
    pub attempt: AttemptId,
    pub run: MarketRun,
    pub market: Market,
    pub play: Arc<Play>,
}

impl Worlds {
    /// Returns the other ways that made most difference, as `MarketRun::what_if` does; nothing if the watch ended the walk.
    pub fn what_if(&self, watch: &Watch) -> Option<Vec<WhatIf>> {
        self.run.what_if_while(&self.market, &self.play, watch)
    }

    /// Returns what a change comes to in worlds with other buyers and other weather; nothing if the watch ended the walk.
    pub fn elsewhere(&self, change: &Change, watch: &Watch) -> Option<Elsewhere> {
        self.run.elsewhere(&self.market, &self.play, change, watch)
    }

    /// Makes one of them, to look around in.
    pub fn other(&self, change: &Change) -> Market {
        self.run.other_world(&self.market, change)
    }
}

/// Other worlds know nothing of each other, so every core walks its part of them; they come back in their order.
pub(super) fn on_every_core<J: Clone + Send + Sync, T: Send>(
    jobs: Vec<J>,
    tried: impl Fn(J) -> T + Sync,
    watch: &Watch,
) -> Option<Vec<T>> {
    let all = jobs.len();
    if !watch(0, all) {
        return None;
    }
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let size = all.div_ceil(cores).max(1);
    let done = AtomicUsize::new(0);
    let step = |job: J| {
        let found = tried(job);
        watch(done.fetch_add(1, Ordering::Relaxed) + 1, all).then_some(found)
    };
    let step = &step;
    thread::scope(|scope| {
        let walk = |part: &[J]| {
            let part = part.to_vec();
            scope.spawn(move || part.into_iter().map(step).collect::<Option<Vec<T>>>())
        };
        let walking: Vec<_> = jobs.chunks(size).map(walk).collect();
        let walked = walking
            .into_iter()
            .map(|part| part.join().unwrap_or_else(|fault| panic::resume_unwind(fault)));
        let parts: Option<Vec<Vec<T>>> = walked.collect();
        parts.map(|parts| parts.into_iter().flatten().collect())
    })
}
