//! Two practices broken at once: `cargo bench --bench pairs` plays every pair of ways in every scenario on twenty seeds that nobody
//! tuned on, and prints the pairs that still win three stars on more than one in twenty of those on which both did something. Two of
//! twenty may be chance: such a pair is played on two hundred before it is called one that wins. A way that the practices' file leaves
//! out for a scenario is played too and marked, for it may honestly win.
//!
//! `cargo bench --bench pairs -- s05 s09` for some scenarios.

use std::ops::Range;

use bazar::course::{Course, Play, Practice};
use bazar::market::Command;
use bazar::tutor::practice::breaks;
use bazar::tutor::{MarketRun, RunSummary};

const SEEDS: Range<u64> = 1_001..1_021;
/// Where twenty leave a doubt.
const MANY_SEEDS: Range<u64> = 1_001..1_201;
/// One in so many may be won by luck.
const LUCK: usize = 20;

fn main() {
    // Cargo adds `--bench` of its own.
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let (course, _) = Course::embedded();
    let (mut all, mut won) = (0, 0);
    for play in course.scenarios.values() {
        if !words.is_empty() && !words.contains(&play.id) {
            continue;
        }
        for (first, script) in ways(play, &play.solution) {
            for (second, both) in ways(play, &script) {
                // Each pair once, and never two ways of one practice.
                if second.0 <= first.0 {
                    continue;
                }
                let won_on = |seeds| wins(play, &script, &second, &both, seeds);
                let Some(few) = won_on(SEEDS) else { continue };
                all += 1;
                let (wins, seeds) = if is_luck(few) {
                    few
                } else {
                    won_on(MANY_SEEDS).unwrap_or(few)
                };
                if !is_luck((wins, seeds)) {
                    won += 1;
                    let marks = [mark(&course, play, &first), mark(&course, play, &second)];
                    println!(
                        "{} | {}: {}{} | {}: {}{} | {wins} of {seeds}",
                        play.id,
                        first.0.word(),
                        first.1,
                        marks[0],
                        second.0.word(),
                        second.1,
                        marks[1],
                    );
                }
            }
        }
    }
    println!("{won} of {all} pairs win three stars on more than one seed in twenty");
}

/// A practice and the way of breaking it.
type Way = (Practice, String);

fn ways(play: &Play, script: &[Command]) -> Vec<(Way, Vec<Command>)> {
    let of = |practice: &Practice| {
        let found = breaks(*practice, &play.setting, script).into_iter();
        let practice = *practice;
        found.map(move |one| ((practice, one.way), one.script))
    };
    Practice::ALL.iter().flat_map(of).collect()
}

fn is_luck((wins, seeds): (usize, usize)) -> bool {
    wins <= 1.max(seeds / LUCK)
}

/// On how many seeds both breaks together win, of those on which each of them changed the market: a rule that nobody was tempted to
/// break was not broken. Nothing where there is no such seed.
fn wins(play: &Play, first: &[Command], second: &Way, both: &[Command], all: Range<u64>) -> Option<(usize, usize)> {
    let alone = ways(play, &play.solution).into_iter().find(|(way, _)| way == second);
    let (_, alone) = alone?;
    let (mut wins, mut seeds) = (0, 0);
    for seed in all {
        let market = |script: &[Command]| MarketRun::of_script(&play.setting, seed, script).1;
        let together = market(both);
        if together.log == market(first).log || together.log == market(&alone).log {
            continue;
        }
        seeds += 1;
        wins += usize::from(RunSummary::of(&together, play).stars == 3);
    }
    (0 < seeds).then_some((wins, seeds))
}

/// Where the practices' file leaves it out.
fn mark(course: &Course, play: &Play, (practice, way): &Way) -> &'static str {
    let mut exceptions = course
        .practices()
        .iter()
        .filter(|entry| entry.practice == *practice)
        .flat_map(|entry| &entry.exceptions);
    let is_out = exceptions.any(|one| one.scenario == play.id && one.way.as_ref().is_none_or(|other| other == way));
    if is_out { " (left out)" } else { "" }
}
