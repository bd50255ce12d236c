//! The whole guard: fifty players who do anything, five seeds, every scenario, held against `tests/data/market/guard.txt`.
//! Names each scenario in which something happens otherwise.
//!
//! `cargo bench --bench guard`, or `cargo bench --bench guard -- write` after `RULES_VERSION` was raised.

#[path = "../it/dice.rs"]
mod dice;
#[path = "../it/guard.rs"]
mod guard;

use std::{fs, process::ExitCode, time::Instant};

use bazar::course::Course;

const KEPT: &str = "tests/data/market/guard.txt";

fn main() -> ExitCode {
    let began = Instant::now();
    let (course, _) = Course::embedded();
    let anything = guard::anything(&course);
    let marks: Vec<guard::Marks> = course
        .scenarios
        .values()
        .map(|play| guard::marks(play, &anything, true))
        .collect();
    let lines = [guard::head()].into_iter().chain(marks.iter().map(guard::Marks::line));
    let page: String = lines.map(|line| line + "\n").collect();
    let seconds = began.elapsed().as_secs_f64();
    if std::env::args().any(|word| word == "write") {
        fs::write(KEPT, page).expect("the marks can be written");
        println!("{KEPT} is written, {seconds:.1} s");
        return ExitCode::SUCCESS;
    }
    let kept = fs::read_to_string(KEPT).expect("the marks are readable");
    let changed: Vec<&str> = page
        .lines()
        .filter(|line| !kept.lines().any(|kept| kept == *line))
        .collect();
    println!(
        "{} scenarios, {} players on 5 seeds, {seconds:.1} s",
        marks.len(),
        guard::PLAYERS
    );
    for line in &changed {
        println!("changed: {line}");
    }
    if changed.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
