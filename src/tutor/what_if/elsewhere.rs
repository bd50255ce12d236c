//! One world may be luck: the same decision and the other way in worlds with other buyers, other weather and other accidents.
//!
//! Who comes there has no name in this learner's log, so everybody is served by their habits in both.

use std::sync::Arc;

use super::{Change, Habits, KeptWorlds, MarketRun, RunSummary, Watch, on_every_core, plan::Plan, walk};
use crate::course::Play;
use crate::market::Market;

/// What the other way comes to in other worlds, against what this learner did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Elsewhere {
    pub worlds: u32,
    /// In so many it earns more, in so many less.
    pub better: u32,
    pub worse: u32,
    /// Mean of the difference over all worlds (fen).
    pub mean_fen: i64,
    /// Mean of what it costs where it earns less (fen).
    pub cost_fen: i64,
}

/// Other worlds beside one's own: enough to tell luck from sense, few enough to wait for.
const WORLDS: u64 = 20;

impl Elsewhere {
    fn of(differences_fen: &[i64]) -> Elsewhere {
        let count = |is: &dyn Fn(&&i64) -> bool| differences_fen.iter().filter(is).count();
        let mean = |sum: i64, count: usize| sum / i64::try_from(count.max(1)).expect("some dozens");
        let number = |count: usize| u32::try_from(count).expect("some dozens");
        let worse = count(&|fen| **fen < 0);
        let lost_fen: i64 = differences_fen.iter().filter(|fen| **fen < 0).map(|fen| -fen).sum();
        Elsewhere {
            worlds: number(differences_fen.len()),
            better: number(count(&|fen| 0 < **fen)),
            worse: number(worse),
            mean_fen: mean(differences_fen.iter().sum(), differences_fen.len()),
            cost_fen: mean(lost_fen, worse),
        }
    }
}

impl MarketRun {
    /// Plays a change and what was done in other worlds as long as the watch says so; nothing if it ended the walk. What was
    /// done comes to the same for every change: it is played once and kept.
    pub(super) fn elsewhere(
        &self,
        market: &Market,
        play: &Play,
        change: &Change,
        kept: &KeptWorlds,
        watch: &Watch,
    ) -> Option<Elsewhere> {
        let habits = Habits::of(market);
        let difference_fen = |seed: &u64| {
            let seed = *seed;
            let run = MarketRun { seed, ..self.clone() };
            let nobody = Market::open(Arc::clone(&self.setting), seed);
            let money_fen = |plan: Plan| RunSummary::of(&walk::walk(&run, plan, &habits, &nobody), play).money_fen;
            money_fen(change.plan(&run)) - kept.unchanged_fen(seed, || money_fen(Plan::as_done(&run)))
        };
        let seeds: Vec<u64> = (1..=WORLDS).map(|nth| self.seed.wrapping_add(nth)).collect();
        let differences_fen = on_every_core(&seeds, difference_fen, watch)?;
        Some(Elsewhere::of(&differences_fen))
    }
}
