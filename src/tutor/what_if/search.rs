//! Looks for better plans than an author's own: from the solution, from each tempting script and from doing nothing it walks
//! uphill, each step the best of the other ways that the market's own rules offer.
//!
//! A plan is a script, so what it is worth can be told on any seed. Leaves to `walk` what a learner's habits would do: a
//! script answers only what it names.

use std::{collections::BTreeSet, sync::Arc};

use super::{Change, MarketRun, RunSummary, alternatives};
use crate::course::Play;
use crate::market::Command;

/// What a plan is worth on all seeds together; more stars are worth more than any money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Worth {
    /// Seeds on which the last star was won.
    pub won: usize,
    /// Stars of all seeds.
    pub stars: u32,
    /// Profit, what was saved, or less what it cost; of all seeds.
    pub money_fen: i64,
}

/// A plan and what it is worth.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundPlan {
    pub script: Vec<Command>,
    /// What was changed of the script that the walk began with, in order.
    pub changes: Vec<Change>,
    pub origin: Origin,
    pub worth: Worth,
}

/// What a walk began with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    Solution,
    /// A tempting script, by its id.
    Tempting(String),
    Nothing,
}

/// What a search came to.
#[derive(Debug, Clone, PartialEq)]
pub struct Searched {
    pub seeds: Vec<u64>,
    pub solution: Worth,
    pub best: FoundPlan,
    /// Plans that were played, the solution among them.
    pub tried: usize,
    /// How many of them reach the first, second, third star on every seed.
    pub reached: [usize; 3],
}

/// Plays at most `most` plans on each of the seeds and returns the best of them.
pub fn search(play: &Play, seeds: &[u64], most: usize) -> Searched {
    let mut climb = Climb {
        play,
        seeds,
        most: most.max(1),
        seen: BTreeSet::new(),
        tried: 0,
        reached: [0; 3],
    };
    let tempting = play
        .tempting
        .iter()
        .map(|one| (Origin::Tempting(one.id.clone()), &one.script));
    let nothing = Vec::new();
    let starts = [(Origin::Solution, &play.solution)].into_iter();
    let mut best: Option<FoundPlan> = None;
    let mut solution = Worth::default();
    for (start, script) in starts.chain(tempting).chain([(Origin::Nothing, &nothing)]) {
        let Some(worth) = climb.worth(script) else { break };
        if start == Origin::Solution {
            solution = worth;
        }
        let top = climb.up(FoundPlan {
            script: script.clone(),
            changes: Vec::new(),
            origin: start,
            worth,
        });
        if best.as_ref().is_none_or(|best| best.worth < top.worth) {
            best = Some(top);
        }
    }
    Searched {
        seeds: seeds.to_vec(),
        solution,
        best: best.expect("the solution was played"),
        tried: climb.tried,
        reached: climb.reached,
    }
}

struct Climb<'a> {
    play: &'a Play,
    seeds: &'a [u64],
    most: usize,
    seen: BTreeSet<String>,
    tried: usize,
    reached: [usize; 3],
}

impl Climb<'_> {
    /// Goes on to the best neighbour while there is a better one.
    fn up(&mut self, mut here: FoundPlan) -> FoundPlan {
        while let Some(next) = self.best_neighbour(&here) {
            here = next;
        }
        here
    }

    fn best_neighbour(&mut self, here: &FoundPlan) -> Option<FoundPlan> {
        let seed = *self.seeds.first()?;
        let (run, market) = MarketRun::of_script(&self.play.setting, seed, &here.script);
        let mut best: Option<FoundPlan> = None;
        for change in alternatives::of(&run, &market)
            .into_iter()
            .filter(Change::is_of_a_script)
        {
            let script = change.in_script(&run, &here.script);
            let Some(worth) = self.worth(&script) else { continue };
            if best.as_ref().map_or(here.worth, |best| best.worth) < worth {
                let changes = here.changes.iter().cloned().chain([change]).collect();
                best = Some(FoundPlan {
                    script,
                    changes,
                    origin: here.origin.clone(),
                    worth,
                });
            }
        }
        best
    }

    /// Returns what a script is worth; nothing for one that was played before, or when enough were.
    fn worth(&mut self, script: &[Command]) -> Option<Worth> {
        let lines: Vec<String> = script.iter().map(Command::to_string).collect();
        if self.most <= self.tried || !self.seen.insert(lines.join("\n")) {
            return None;
        }
        self.tried += 1;
        let mut worth = Worth::default();
        let mut everywhere = [true; 3];
        for seed in self.seeds {
            let (_, market) = MarketRun::of_script(&self.play.setting, *seed, script);
            let sum = RunSummary::of(&market, self.play);
            let figure = |figure| market.figure(figure);
            for (all, star) in everywhere.iter_mut().zip(&self.play.stars) {
                *all &= star.goal.holds(&figure);
            }
            worth.won += usize::from(self.play.stars[2].goal.holds(&figure));
            worth.stars += sum.stars;
            worth.money_fen += sum.money_fen;
        }
        for (count, all) in self.reached.iter_mut().zip(everywhere) {
            *count += usize::from(all);
        }
        Some(worth)
    }
}

impl Change {
    /// Whether it can be written into a script: what is done as things come up, or at a minute, cannot.
    fn is_of_a_script(&self) -> bool {
        !matches!(
            self,
            Change::Answered
                | Change::SentDaily
                | Change::Refunded(_)
                | Change::Claimed
                | Change::Audited
                | Change::Runs { .. }
                | Change::Driver { .. }
                | Change::Repair { .. }
                | Change::Proved { .. }
                | Change::Besides { .. }
        )
    }

    /// Returns a script with this change in it.
    fn in_script(&self, run: &MarketRun, script: &[Command]) -> Vec<Command> {
        let as_written = MarketRun {
            setting: Arc::clone(&run.setting),
            seed: run.seed,
            done: script.iter().map(|command| (0, command.clone())).collect(),
            left_min: 0,
        };
        let plan = self.plan(&as_written);
        plan.acts.into_iter().map(|act| act.command).collect()
    }
}
