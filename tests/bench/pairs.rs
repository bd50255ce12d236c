//! Two practices broken at once: `cargo bench --bench pairs` plays every pair of ways in every scenario on twenty seeds that nobody
//! tuned on, and prints the pairs that still win three stars on more than one of them. A way that the practices' file leaves out
//! for a scenario is played too and marked, for it may honestly win.
//!
//! `cargo bench --bench pairs -- s05 s09` for some scenarios.

use bazar::course::{Course, Play, Practice};
use bazar::market::Command;
use bazar::tutor::practice::breaks;
use bazar::tutor::{MarketRun, RunSummary};

const SEEDS: std::ops::Range<u64> = 1_001..1_021;
/// So many may be won by luck.
const LUCK: usize = 1;

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
                all += 1;
                let wins = wins(play, &both);
                if LUCK < wins {
                    won += 1;
                    let marks = [mark(&course, play, &first), mark(&course, play, &second)];
                    println!(
                        "{} | {}: {}{} | {}: {}{} | {wins} of 20",
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
    println!("{won} of {all} pairs win three stars on more than one seed of twenty");
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

fn wins(play: &Play, script: &[Command]) -> usize {
    let is_won = |seed: &u64| {
        let (_, market) = MarketRun::of_script(&play.setting, *seed, script);
        RunSummary::of(&market, play).stars == 3
    };
    SEEDS.filter(is_won).count()
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
