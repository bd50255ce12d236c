//! One world may be luck: the same decision and the other way in worlds with other buyers, other weather and other accidents.
//!
//! Who comes there has no name in this learner's log, so everybody is served by their habits in both.

use std::sync::Arc;

use super::{Change, Habits, KeptWorlds, MarketRun, RunSummary, Watch, WhatIf, on_every_core, plan::Plan, walk};
use crate::course::Play;
use crate::market::Market;

/// What the other way comes to in other worlds, against what this learner did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Elsewhere {
    pub worlds: u32,
    /// In so many it is better, in so many worse: stars before money, as here.
    pub better: u32,
    pub worse: u32,
    /// In so many it earns less.
    pub dearer: u32,
    /// Mean of the difference over all worlds (fen).
    pub mean_fen: i64,
    /// Mean of what it costs where it earns less (fen).
    pub cost_fen: i64,
}

/// Other worlds beside one's own: enough to tell luck from sense, few enough to wait for.
const WORLDS: u64 = 20;

impl Elsewhere {
    /// Of the difference in stars and money (fen) in each world.
    fn of(differences: &[(i64, i64)]) -> Elsewhere {
        let count = |is: &dyn Fn(&&(i64, i64)) -> bool| differences.iter().filter(is).count();
        let mean = |sum: i64, count: usize| sum / i64::try_from(count.max(1)).expect("some dozens");
        let number = |count: usize| u32::try_from(count).expect("some dozens");
        let differences_fen = || differences.iter().map(|(_, fen)| *fen);
        let dearer = count(&|(_, fen)| *fen < 0);
        let lost_fen: i64 = differences_fen().filter(|fen| *fen < 0).map(|fen| -fen).sum();
        Elsewhere {
            worlds: number(differences.len()),
            better: number(count(&|difference| (0, 0) < **difference)),
            worse: number(count(&|difference| **difference < (0, 0))),
            dearer: number(dearer),
            mean_fen: mean(differences_fen().sum(), differences.len()),
            cost_fen: mean(lost_fen, dearer),
        }
    }

    /// Whether of the worlds that differ at least two in three are better; or worse.
    fn is_mostly_better(&self) -> bool {
        0 < self.better && 2 * self.worse <= self.better
    }

    fn is_mostly_worse(&self) -> bool {
        0 < self.worse && 2 * self.better <= self.worse
    }
}

/// What can be said of another way once other worlds are known: one world praises and advises nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Advice {
    /// Only this world is known.
    HereBetter,
    HereWorse,
    /// Better here and in most others.
    Try,
    /// Worse here and in most others: the decision was right.
    Chosen,
    /// Bad practice that went well here.
    WentWell,
    /// Better here, and in most others worse.
    Lucky,
    /// Worse here, and in most others better.
    Unlucky,
    /// Now better, now worse.
    Divided,
}

impl WhatIf {
    pub fn advice(&self, found: Option<&Elsewhere>) -> Advice {
        if self.went_well() {
            return Advice::WentWell;
        }
        let is_better = self.is_better();
        let Some(found) = found.filter(|found| 0 < found.better + found.worse) else {
            return if is_better {
                Advice::HereBetter
            } else {
                Advice::HereWorse
            };
        };
        match (is_better, found.is_mostly_better(), found.is_mostly_worse()) {
            (true, true, _) => Advice::Try,
            (false, _, true) => Advice::Chosen,
            (true, _, true) => Advice::Lucky,
            (false, true, _) if !self.is_bad() => Advice::Unlucky,
            (true | false, _, _) => Advice::Divided,
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
        let difference = |seed: &u64| {
            let seed = *seed;
            let run = MarketRun { seed, ..self.clone() };
            let nobody = Market::open(Arc::clone(&self.setting), seed);
            let summary = |plan: Plan| RunSummary::of(&walk::walk(&run, plan, &habits, &nobody), play);
            let (here, there) = (
                kept.unchanged(seed, || summary(Plan::as_done(&run))),
                summary(change.plan(&run)),
            );
            (
                i64::from(there.stars) - i64::from(here.stars),
                there.money_fen - here.money_fen,
            )
        };
        let seeds: Vec<u64> = (1..=WORLDS).map(|nth| self.seed.wrapping_add(nth)).collect();
        let differences = on_every_core(&seeds, difference, watch)?;
        Some(Elsewhere::of(&differences))
    }
}
