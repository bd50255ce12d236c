//! Why a thousand markets lost what they lost: `cargo bench --bench cause` plays every scenario well and badly, looks back on each
//! market, and plays it once more with each named decision mended. Prints how many losses of each kind have which cause, and fails
//! where a cause that was named is none. `cargo bench --bench cause -- 200 s05 s09` for so many plays of some scenarios.

#[path = "../it/inquest.rs"]
mod inquest;

use std::{collections::BTreeMap, process::ExitCode};

use bazar::course::Course;
use bazar::tutor::{LossSort, MarketRun};
use inquest::{is_true, scripts, told, word};

/// Of each kind so many are printed, to be read.
const READ: u32 = 5;

fn main() -> ExitCode {
    // Cargo adds `--bench` of its own.
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let plays: usize = words.first().and_then(|word| word.parse().ok()).unwrap_or(1_000);
    let (course, _) = Course::embedded();
    let wanted = |id: &str| words.len() < 2 || words[1..].iter().any(|word| word == id);
    let scenarios: Vec<_> = course.scenarios.values().filter(|play| wanted(&play.id)).collect();
    let ways: Vec<_> = scenarios.iter().map(|play| (*play, scripts(play))).collect();
    let rounds = (2_001..).flat_map(|seed| ways.iter().map(move |(play, ways)| (seed, *play, ways)));
    let all = rounds.flat_map(|(seed, play, ways)| ways.iter().map(move |way| (seed, play, way)));
    let mut counts: BTreeMap<(LossSort, &str), u32> = BTreeMap::new();
    let (mut causes, mut wrong) = (0, 0);
    for (seed, play, (way, script)) in all.take(plays) {
        let (run, market) = MarketRun::of_script(&play.setting, seed, script);
        let found = run.look_back(&market, play);
        for cause in &found.causes {
            causes += 1;
            if !is_true(cause, &run, &market) {
                wrong += 1;
                println!("WRONG {} {way}, seed {seed}: {cause:?}", play.id);
            }
            let count = counts
                .entry((LossSort::from(&cause.loss.kind), word(&cause.why)))
                .or_default();
            if *count < READ {
                let lines = told(cause, &course, "zh").join(" / ");
                println!("{} {way}, seed {seed}, {}: {lines}", play.id, word(&cause.why));
            }
            *count += 1;
        }
        for loss in &found.unexplained {
            *counts.entry((LossSort::from(&loss.kind), "unfound")).or_default() += 1;
        }
    }
    for ((sort, why), count) in counts {
        let sort: &str = sort.into();
        println!("{sort} | {why} | {count}");
    }
    println!("{plays} plays, {causes} causes told, {wrong} of them wrong");
    if wrong == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
