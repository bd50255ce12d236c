//! Luck against every scenario, a thousand seeds or as many as the first argument says. Any choice of the market's pages, each
//! as likely as any other: prints how many win each star, and fails when three stars are won by one in a hundred or when
//! something that must hold does not. Beside it, for authors, what following the page's own advice is worth, and what the
//! solution's commands are worth in any order.
//!
//! `cargo bench --bench chance`, or `cargo bench --bench chance -- 200 s09 s10` for some seeds of some scenarios.

#[path = "../it/chance.rs"]
mod chance;
#[path = "../it/dice.rs"]
mod dice;
#[path = "../it/invariants.rs"]
mod invariants;

use std::{process::ExitCode, time::Instant};

use chance::{Hall, Hands};

fn main() -> ExitCode {
    // Cargo adds `--bench` of its own.
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let seeds: u64 = words.first().and_then(|word| word.parse().ok()).unwrap_or(1_000);
    let hall = Hall::open();
    let wanted = |id: &&String| words.len() < 2 || words[1..].contains(id);
    let mut is_safe = true;
    println!("{seeds} seeds; stars won by any choice, by the advised one mostly, by the solution in any order");
    for scenario in hall.scenarios().filter(wanted) {
        let began = Instant::now();
        let blind = won(seeds, |seed| hall.play(scenario, Hands::Blind, seed));
        let trusting = won(seeds, |seed| hall.play(scenario, Hands::Trusting, seed));
        let lines = won(seeds, |seed| hall.shuffle(scenario, seed));
        is_safe &= blind[2] * 100 < seeds;
        let seconds = began.elapsed().as_secs_f64();
        println!("{scenario}  {blind:>4?}  {trusting:>4?}  {lines:>4?}  {seconds:.1} s");
    }
    if is_safe { ExitCode::SUCCESS } else { ExitCode::FAILURE }
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
