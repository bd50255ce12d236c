//! What if: the unchanged world comes out again to the minute, a change that matters is found, the worst mistake stands in
//! front, and what a learner would have done besides is theirs.

use std::fmt::Write;

use bazar::course::Course;
use bazar::market::{Command, Market};
use bazar::tutor::{Change, Run, WhatIf};

/// A change that changes nothing.
fn nothing() -> Change {
    let was = Command::WaitFor(0);
    Change::Without { was }
}

#[test]
fn without_a_change_the_same_world_comes_out_to_the_minute() {
    let (course, _) = Course::embedded();
    for play in course.scenarios.values() {
        let tempting = play.tempting.iter().map(|tempting| &tempting.script);
        for script in std::iter::once(&play.solution).chain(tempting) {
            for seed in [1, 2] {
                let (run, market) = Run::of_script(&play.setting, seed, script);
                let again = run.other_world(&market, &nothing());
                assert_eq!(again.log.len(), market.log.len(), "{} on seed {seed}", play.id);
                assert!(again == market, "{} on seed {seed}", play.id);
            }
        }
    }
}

fn told(all: &[WhatIf]) -> String {
    let mut text = String::new();
    for one in all {
        let exact = if one.is_exact { "exact" } else { "about" };
        writeln!(
            text,
            "{:+} stars {:+} fen {exact}: {:?}",
            one.stars(),
            one.money_fen(),
            one.change
        )
        .expect("a string takes it");
    }
    text
}

#[test]
fn show() {
    let (course, _) = Course::embedded();
    for play in course.scenarios.values() {
        for script in std::iter::once(&play.solution).chain(play.tempting.iter().map(|tempting| &tempting.script)) {
            let (run, market) = Run::of_script(&play.setting, 1, script);
            let start = std::time::Instant::now();
            let all = run.what_if(&market, play);
            eprintln!("{} {:?} {} orders\n{}", play.id, start.elapsed(), market.orders.len(), told(&all));
        }
    }
}
