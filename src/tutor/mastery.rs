//! Mastery of a skill: m of the last n first tries. Mastery of a market: three wins that luck alone does not bring. Once reached both
//! stay; what was learned is not taken away again.

use std::collections::BTreeSet;

use super::{Attempt, AttemptId, Learner, What, When};
use crate::course::Mastery;

/// Where a learner stands with a skill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Grasp {
    /// The rule held at some time.
    pub is_mastered: bool,
    /// Right ones among the last first tries that the rule looks at.
    pub right: u32,
    /// How many of those there are yet, at most the rule's `of`.
    pub of: u32,
    /// First tries ever.
    pub tries: u32,
}

/// Judges first tries, oldest first, by the course's rule. A rule that asks for nothing is met by the first try.
pub fn grasp(first_tries: &[bool], rule: Mastery) -> Grasp {
    let window = usize::try_from(rule.of).unwrap_or(usize::MAX).max(1);
    let right_of_last = |end: usize| {
        let seen = &first_tries[end.saturating_sub(window)..end];
        seen.iter().filter(|right| **right).count()
    };
    let wanted = usize::try_from(rule.right).unwrap_or(usize::MAX);
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Grasp {
        is_mastered: (1..=first_tries.len()).any(|end| wanted <= right_of_last(end)),
        right: count(right_of_last(first_tries.len())),
        of: count(first_tries.len().min(window)),
        tries: count(first_tries.len()),
    }
}

/// So many wins that show knowing how are mastery: winning once may be luck.
const WINS: u32 = 3;

/// Where a learner stands with winning a market.
///
/// ```text
/// not won ─every star─▶ won once ─alone, in a market not seen before─▶ 1 ─another start, another day─▶ 2 ─likewise─▶ 3: mastered
/// an exam: ─alone, in a market not seen before, on another day than any before it─▶ mastered
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wins {
    /// With every star at some time, alone or not.
    pub is_won: bool,
    /// How many wins show knowing how, at most `of`.
    pub alone: u32,
    /// So many are asked for.
    pub of: u32,
}

impl Wins {
    /// Returns what these wins come to.
    pub fn of(proofs: &[(AttemptId, Proof)], is_exam: bool) -> Wins {
        let counting = proofs.iter().filter(|(_, proof)| *proof == Proof::Counts).count();
        let of = if is_exam { 1 } else { WINS };
        Wins {
            is_won: !proofs.is_empty(),
            alone: u32::try_from(counting).unwrap_or(of).min(of),
            of,
        }
    }

    pub fn is_mastered(self) -> bool {
        self.of <= self.alone
    }
}

/// What a win shows of the one learner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// That they know how.
    Counts,
    /// Others had a part in it.
    Together,
    /// They had begun this very market before.
    SeenBefore,
    /// Too near to one that counts: the same start of the program, or the same day. Of an exam: the first day that they learned.
    SameDay,
}

/// Returns what each win of a market shows, the attempt begun first before the others.
pub fn proofs(learner: &Learner, what: &What, is_exam: bool) -> Vec<(AttemptId, Proof)> {
    let attempts = learner.attempts.iter().filter(|(_, attempt)| attempt.what == *what);
    let mut attempts: Vec<_> = attempts.collect();
    attempts.sort_by_key(|(_, attempt)| attempt.order);
    let mut seen = BTreeSet::new();
    let mut counted: Vec<When> = Vec::new();
    let mut proofs = Vec::new();
    for (id, attempt) in attempts {
        let is_new = seen.insert(attempt.seed);
        let Some(won) = attempt.won else { continue };
        let is_apart = match is_exam {
            true => learned_before(learner, attempt).any(|day| won.is_other_day(day)),
            false => counted.iter().all(|other| won.is_apart_from(*other)),
        };
        let proof = if attempt.learners != [learner.id] {
            Proof::Together
        } else if !is_new {
            Proof::SeenBefore
        } else if !is_apart {
            Proof::SameDay
        } else {
            counted.push(won);
            Proof::Counts
        };
        proofs.push((*id, proof));
    }
    proofs
}

/// When they began whatever they began before an attempt.
fn learned_before(learner: &Learner, attempt: &Attempt) -> impl Iterator<Item = When> {
    let before = learner.attempts.values().filter(|other| other.order < attempt.order);
    before.map(|other| other.opened)
}

/// Returns where a learner stands with a market.
pub fn wins(learner: &Learner, what: &What, is_exam: bool) -> Wins {
    Wins::of(&proofs(learner, what, is_exam), is_exam)
}
