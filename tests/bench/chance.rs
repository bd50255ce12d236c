//! Luck against every scenario, a thousand seeds or as many as the first argument says. Any choice of the market's pages, each
//! as likely as any other: prints how many win each star, and fails when three stars are won by one in a hundred or when
//! something that must hold does not. Beside it, for authors, what following the page's own advice mostly is worth, and what
//! the solution's commands are worth in any order.
//!
//! Then, on one in ten of those seeds, the two who read and want to be done: whoever presses nothing but the advised key, and
//! whoever takes the cheapest and the first. It fails when the one wins three stars anywhere but in `FIRST`, or the other on
//! more than one seed in twenty.
//!
//! `cargo bench --bench chance`, or `cargo bench --bench chance -- 200 s09 s10` for some seeds of some scenarios.

#[path = "../it/chance.rs"]
mod chance;
#[path = "../it/dice.rs"]
mod dice;
#[path = "../it/hall.rs"]
mod hall;
#[path = "../it/invariants.rs"]
mod invariants;
#[path = "../it/reader.rs"]
mod reader;

use std::{process::ExitCode, time::Instant};

use chance::Hands;
use hall::Hall;
use reader::Taste;

/// A first purchase is a step after the other: whoever does what the page says may do well there.
const FIRST: &str = "s01";

fn main() -> ExitCode {
    // Cargo adds `--bench` of its own.
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let seeds: u64 = words.first().and_then(|word| word.parse().ok()).unwrap_or(1_000);
    let hall = Hall::open();
    let wanted = |id: &&String| words.len() < 2 || words[1..].contains(id);
    let mut is_safe = true;
    println!("{seeds} seeds; stars won by any choice, by the advised one mostly, by the solution in any order;");
    println!("three stars by the advised key only, and by the lazy reader, on every tenth of them");
    for scenario in hall.scenarios().filter(wanted) {
        let began = Instant::now();
        let blind = won(seeds, |seed| hall.play(scenario, Hands::Blind, seed));
        let trusting = won(seeds, |seed| hall.play(scenario, Hands::Trusting, seed));
        let lines = won(seeds, |seed| hall.shuffle(scenario, seed));
        let readers = (seeds / 10).max(1);
        let advised = won_all(readers, |seed| hall.read(scenario, Taste::Advised, seed));
        let lazy = won_all(readers, |seed| hall.read(scenario, Taste::Lazy, seed));
        is_safe &= blind[2] * 100 < seeds && (advised == 0 || scenario == FIRST) && lazy * 20 <= readers;
        let seconds = began.elapsed().as_secs_f64();
        println!("{scenario}  {blind:>4?}  {trusting:>4?}  {lines:>4?}  {advised:>3}  {lazy:>3}  {seconds:.1} s");
    }
    if is_safe { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// How many seeds win every star.
fn won_all(seeds: u64, play: impl Fn(u64) -> Vec<bool>) -> u64 {
    (1..=seeds).map(|seed| u64::from(play(seed) == [true; 3])).sum()
}

/// How many seeds win each star.
fn won(seeds: u64, play: impl Fn(u64) -> Vec<bool>) -> [u64; 3] {
    let mut counts = [0; 3];
    for seed in 1..=seeds {
        for (count, won) in counts.iter_mut().zip(play(seed)) {
            *count += u64::from(won);
        }
    }
    counts
}
