//! Plays an author's scripts in the market, for the rules that judge them.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::course::{Goal, Lesson, Play, StepKind};
use crate::market::{Command, Market};

/// How one task of a lesson went on one seed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct TaskRun {
    /// The step's number in its lesson.
    pub step: usize,
    pub seed: u64,
    /// The goal held before anything was done.
    pub is_met_at_once: bool,
    /// What the goal's figures were in the end, if it did not hold.
    pub missed: Option<String>,
    pub refused: Vec<String>,
}

/// Plays a lesson's tasks one after the other in one market, up to the first that fails: what lies behind it fails with it.
fn run_tasks(lesson: &Lesson, play: &Play, seed: u64) -> Vec<TaskRun> {
    let mut market = open(play, seed);
    let mut task_runs = Vec::new();
    for (number, step) in lesson.steps.iter().enumerate() {
        let StepKind::Task(task) = &step.kind else {
            continue;
        };
        if task.again {
            market = open(play, seed);
        }
        let is_met_at_once = holds(&market, &task.goal);
        let refused = run(&mut market, &task.solution);
        let missed = (!holds(&market, &task.goal)).then(|| figures(&market, &task.goal));
        let is_missed = missed.is_some();
        task_runs.push(TaskRun {
            step: number,
            seed,
            is_met_at_once,
            missed,
            refused,
        });
        if is_missed {
            break;
        }
    }
    task_runs
}

/// How a script of a scenario went on one seed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ScenarioRun {
    pub seed: u64,
    pub stars: [bool; 3],
    /// What the figures of each star's goal were in the end.
    pub figures: [String; 3],
    pub refused: Vec<String>,
}

/// Plays a lesson's tasks on every seed.
pub(super) fn task_runs(lesson: &Lesson, play: &Play) -> Vec<TaskRun> {
    SEEDS.flat_map(|seed| run_tasks(lesson, play, seed)).collect()
}

/// Plays a script of a scenario on every seed, to the market's end.
pub(super) fn runs(play: &Play, script: &[Command]) -> Vec<ScenarioRun> {
    let run_on = |seed: u64| {
        let mut market = open(play, seed);
        let refused = run(&mut market, script);
        market.settle();
        let goals = play.stars.each_ref().map(|star| &star.goal);
        ScenarioRun {
            seed,
            stars: goals.map(|goal| holds(&market, goal)),
            figures: goals.map(|goal| figures(&market, goal)),
            refused,
        }
    };
    SEEDS.map(run_on).collect()
}

/// On these seeds every solution has to win.
const SEEDS: std::ops::RangeInclusive<u64> = 1..=20;

fn open(play: &Play, seed: u64) -> Market {
    Market::open(Arc::clone(&play.setting), seed)
}

/// More refusals than this help nobody to find the slip.
const MOST_REFUSALS: usize = 3;

/// Does the commands one after the other; returns the first that the market refused.
fn run(market: &mut Market, script: &[Command]) -> Vec<String> {
    let mut refused = Vec::new();
    for command in script {
        if let Err(refusal) = market.execute(command)
            && refused.len() < MOST_REFUSALS
        {
            refused.push(format!("`{command}` was refused: {}", refusal.code()));
        }
    }
    refused
}

fn holds(market: &Market, goal: &Goal) -> bool {
    goal.holds(&|figure| market.figure(figure))
}

/// What the figures of a goal are worth: `shipped is 2`.
fn figures(market: &Market, goal: &Goal) -> String {
    let mut words: Vec<String> = Vec::new();
    for (figure, _, _) in goal.comparisons() {
        let word = format!("{} is {}", figure.name(), market.figure(figure));
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words.join(", ")
}

/// `seed 3 and 4 others`.
pub(super) fn seeds(failed: &[u64]) -> String {
    match failed {
        [] => "no seed".to_owned(),
        [only] => format!("seed {only}"),
        [first, rest @ ..] => format!("seed {first} and {} more of {}", rest.len(), SEEDS.count()),
    }
}
