//! Mastery of a skill: m of the last n first tries. Once reached it stays; what was learned is not taken away again.

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
