//! First encounters: what each learner did with a step, or with a lesson's exit question, the first time they met it. What came
//! later they had seen before.

use std::collections::{BTreeMap, BTreeSet};

use crate::tutor::{Learner, LearnerId, What};

use super::words::EXIT;

/// A learner meets a step for the first time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Encounter {
    pub lesson: String,
    pub step: String,
    pub learner: LearnerId,
    /// Right at the first try, and without a hint.
    pub right: bool,
}

/// Returns them learner by learner.
pub(super) fn encounters(roster: &[&Learner]) -> Vec<Encounter> {
    let mut encounters = Vec::new();
    for learner in roster {
        let mut attempts: Vec<_> = learner.attempts.values().collect();
        attempts.sort_by_key(|attempt| attempt.order);
        let mut met = BTreeSet::new();
        for attempt in attempts {
            let What::Lesson(lesson) = &attempt.what else { continue };
            let exit = attempt.exit.iter().map(|exit| (EXIT, exit.right));
            for (step, right) in attempt.steps.done().chain(exit) {
                if met.insert((lesson.clone(), step.to_owned())) {
                    encounters.push(Encounter {
                        lesson: lesson.clone(),
                        step: step.to_owned(),
                        learner: learner.id,
                        right,
                    });
                }
            }
        }
    }
    encounters
}

/// With fewer learners chance alone makes large differences.
const ENOUGH: usize = 20;

/// How much better the third who had most other steps right at once did here than the third who had fewest: from -100 to 100 points.
/// Nothing for fewer than 20 learners, nor where all of them are alike.
pub(super) fn discrimination(of_step: &[&Encounter], all: &[Encounter]) -> Option<i64> {
    if of_step.len() < ENOUGH {
        return None;
    }
    let first = of_step.first()?;
    let mut others: BTreeMap<LearnerId, (i64, i64)> = BTreeMap::new();
    for one in all {
        if (&one.lesson, &one.step) != (&first.lesson, &first.step) {
            let tally = others.entry(one.learner).or_default();
            tally.0 += i64::from(one.right);
            tally.1 += 1;
        }
    }
    let rate_ppm = |one: &Encounter| {
        let (right, all) = others.get(&one.learner).copied().unwrap_or_default();
        right * 1_000_000 / all.max(1)
    };
    let mut ranked: Vec<(i64, LearnerId, bool)> = of_step
        .iter()
        .map(|one| (rate_ppm(one), one.learner, one.right))
        .collect();
    ranked.sort_unstable();
    let third = ranked.len() / 3;
    // They are the same: only chance would tell one third from the other.
    if ranked[third - 1].0 == ranked[ranked.len() - third].0 {
        return None;
    }
    let right = |some: &[(i64, LearnerId, bool)]| some.iter().filter(|(.., right)| *right).count() as i64;
    let (low, high) = (right(&ranked[..third]), right(&ranked[ranked.len() - third..]));
    Some((high - low) * 100 / third as i64)
}
