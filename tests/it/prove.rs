//! Good practice against its breaking: the list is whole, and the meter measures what it says.

use std::collections::BTreeSet;

use bazar::course::{Course, Practice};
use bazar::lint::{Proof, ProofRequest, Verdict, prove, table};
use bazar::market::Market;
use bazar::tutor::MarketRun;
use bazar::tutor::practice::{breaks, kept};
use expect_test::expect_file;

#[test]
fn every_practice_is_written_about_once() {
    let (course, _) = Course::embedded();
    let written: Vec<Practice> = course.practices().iter().map(|entry| entry.practice).collect();
    let all: BTreeSet<Practice> = Practice::ALL.iter().copied().collect();
    assert_eq!(written.len(), all.len());
    assert_eq!(written.into_iter().collect::<BTreeSet<_>>(), all);
}

/// What a script breaks is not kept in its market, where there was occasion; what it keeps, it keeps.
#[test]
fn what_is_broken_is_not_kept() {
    let (course, _) = Course::embedded();
    let mut told = BTreeSet::new();
    for play in course.scenarios.values() {
        for practice in Practice::ALL.iter().copied() {
            let found = breaks(practice, &play.setting, &play.solution);
            for one in found {
                let market = |script: &[_]| -> Market { MarketRun::of_script(&play.setting, 1, script).1 };
                let (whole, broken) = (
                    kept(practice, &market(&play.solution)),
                    kept(practice, &market(&one.script)),
                );
                if broken.kept < whole.kept || !broken.is_whole() {
                    told.insert(practice);
                }
            }
        }
    }
    let silent: Vec<&str> = Practice::ALL
        .iter()
        .filter(|practice| !told.contains(practice))
        .map(|practice| practice.word())
        .collect();
    assert_eq!(silent, Vec::<&str>::new(), "no log shows that these were broken");
}

/// On seeds that nobody tuned on, good practice is worth it in every scenario that teaches it, and every break was played.
#[test]
fn good_practice_is_worth_it_in_every_scenario() {
    let (course, _) = Course::embedded();
    let request = ProofRequest {
        seeds: 1_001..1_041,
        only: None,
    };
    let proofs = prove(&course, &request);
    let is_poor = |proof: &&Proof| matches!(proof.verdict, Verdict::Fails | Verdict::Jammed);
    let poor: Vec<Proof> = proofs.iter().filter(is_poor).cloned().collect();
    assert!(poor.is_empty(), "{}", table(&poor));
    let proved: BTreeSet<Practice> = proofs
        .iter()
        .filter(|proof| proof.verdict == Verdict::Holds)
        .map(|proof| proof.practice)
        .collect();
    let unproved: Vec<&str> = Practice::ALL
        .iter()
        .filter(|practice| !proved.contains(practice))
        .map(|practice| practice.word())
        .collect();
    // No scenario sends soft fruit through a hot week, so nothing shows yet what cooling is worth.
    assert_eq!(unproved, ["cooled-fruit"]);
}

#[test]
fn the_table_of_a_scenario() {
    let (course, _) = Course::embedded();
    let request = ProofRequest {
        seeds: 1_001..1_013,
        only: Some("l33-pack".to_owned()),
    };
    let proofs = prove(&course, &request);
    assert!(proofs.iter().any(|proof| proof.verdict == Verdict::Holds));
    expect_file!["../data/prove/l33-pack.txt"].assert_eq(&table(&proofs));
}
