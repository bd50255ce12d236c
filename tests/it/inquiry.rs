//! Whose fault was it: records that tell one story each, differ from seed to seed, and cannot be won by chance or by heart.

use bazar::market::inquiry;
use std::collections::BTreeSet;
use std::sync::Arc;

use bazar::market::{Blame, CaseId, Command, Event, Figure, InquiryCase, Market, RecordStep, Remedy};

use crate::market::{course, script};

fn open(seed: u64) -> Market {
    Market::open(Arc::clone(&course().scenarios["s16"].setting), seed)
}

fn is_late(case: &InquiryCase, at: usize) -> bool {
    let recorded = &case.steps[at];
    recorded.done_min.is_none_or(|done_min| recorded.due_min < done_min)
}

#[test]
fn the_step_at_fault_is_the_first_that_was_missed_and_has_one_owner() {
    let mut stories = BTreeSet::new();
    for seed in 1..=40 {
        let market = open(seed);
        assert_eq!(market.cases.len(), 4);
        for (name, case) in &market.cases {
            assert!(is_late(case, case.fault), "seed {seed}, {name}");
            let before = (0..case.fault).filter(|at| is_late(case, *at));
            assert_eq!(before.count(), 0, "seed {seed}, {name}: an earlier step is late too");
            assert!(case.offered.contains(&case.remedy));
            assert_eq!(case.offered.iter().collect::<BTreeSet<_>>().len(), case.offered.len());
            let done: Vec<u32> = case.steps.iter().filter_map(|recorded| recorded.done_min).collect();
            assert!(
                done.is_sorted(),
                "seed {seed}, {name}: a step was done before the one ahead of it"
            );
            assert!(
                done.iter().all(|min| *min < market.now_min),
                "seed {seed}, {name} is over"
            );
            assert!(case.steps.iter().all(|recorded| recorded.due_min < market.now_min));
            stories.insert((case.kind, case.steps[case.fault].step));
        }
    }
    assert_eq!(stories.len(), 12, "every kind fails in three ways: {stories:?}");
}

#[test]
fn nobody_wins_by_chance_or_by_heart() {
    let course = course();
    let play = &course.scenarios["s16"];
    let mut won = 0;
    for seed in 1..=300_u64 {
        let mut market = open(seed);
        let pick =
            |sides: usize, salt: u64| usize::try_from(seed.wrapping_mul(2_654_435_761) >> salt).unwrap_or(0) % sides;
        for (n, name) in (0..).zip(market.cases.keys().cloned().collect::<Vec<_>>()) {
            let case = &market.cases[&name];
            let step = case.steps[pick(case.steps.len(), 3 + n)].step;
            let said = Blame {
                role: step.role(),
                step,
                remedy: case.offered[pick(case.offered.len(), 7 + n)],
            };
            let judge = Command::Inquiry(inquiry::Command::Judge(inquiry::command::Judge {
                case: name,
                said: Some(said),
            }));
            assert_eq!(judge.to_string().parse(), Ok(judge.clone()));
            market.execute(&judge).expect("each case is judged once");
        }
        assert!(market.is_over(), "with the last judgement all is said");
        won += i32::from(
            play.stars
                .iter()
                .all(|star| star.goal.holds(&|figure| market.figure(figure))),
        );
    }
    assert_eq!(won, 0);
    // What was right on one seed is wrong on the others.
    let right_on_seed_1: Vec<(CaseId, Blame)> = open(1)
        .cases
        .iter()
        .map(|(name, case)| {
            let step = case.steps[case.fault].step;
            let blame = Blame {
                role: step.role(),
                step,
                remedy: case.remedy,
            };
            (name.clone(), blame)
        })
        .collect();
    for seed in 2..=20 {
        let mut market = open(seed);
        for (case, said) in right_on_seed_1.clone() {
            let _ = market.execute(&Command::Inquiry(inquiry::Command::Judge(inquiry::command::Judge {
                case,
                said: Some(said),
            })));
        }
        assert!(
            market.figure(Figure::Inquiry(inquiry::Figure::RemediesNamed)) < 4,
            "seed {seed}"
        );
    }
}

#[test]
fn a_case_is_judged_once_and_tells_what_was_right() {
    let mut market = open(1);
    let lines = script("judge lin seller pack coupon\njudge lin by-record\njudge nobody by-record");
    let events = market.execute(&lines[0]).expect("the first time");
    let told = events.iter().find_map(|event| {
        if let Event::Inquiry(inquiry::Event::Judged(inquiry::event::Judged { judgement, .. })) = event {
            Some(*judgement)
        } else {
            None
        }
    });
    let judgement = told.expect("it was judged");
    assert_eq!(judgement.said.step, RecordStep::Pack);
    assert_eq!(judgement.said.remedy, Remedy::Coupon);
    for line in &lines[1..] {
        let before = market.clone();
        assert!(market.execute(line).is_err(), "{line}");
        assert_eq!(market, before);
    }
}
