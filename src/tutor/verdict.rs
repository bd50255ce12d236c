//! What came of one act. How an answer is judged stands with the kind of step.

use crate::course::Verdict;
use crate::market::{Event, Refusal};

use super::{Fact, LostGoal};

/// What came of one act.
#[derive(Debug, Clone, PartialEq)]
pub struct Turn {
    pub outcome: Outcome,
    /// The grading, when the act was an answer or brought the step to its end.
    pub verdict: Option<Verdict>,
    /// What happened in the market because of it.
    pub events: Vec<Event>,
    /// What happened once and was taken back by it.
    pub undone: Vec<Event>,
    /// Why the shop said no.
    pub refusal: Option<Refusal>,
    /// Which goals can never be met any more because of it.
    pub lost: Vec<LostGoal>,
    /// For the log, in order and in one transaction; empty when the act did not fit here.
    pub facts: Vec<Fact>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Another step, the exit question, or the end.
    Moved,
    /// Right: the feedback stands until `Next`.
    Right,
    /// Not yet: the feedback stands until `Again` or another answer.
    Wrong,
    /// The talk or the market goes on.
    Continued,
    /// The shop said no; the market is unchanged.
    Refused,
    Hinted,
    /// The teacher was asked for.
    Called,
    Undone,
    /// The step began afresh.
    Restarted,
    /// The act has no meaning here: nothing changed and nothing is logged.
    Unfit,
}
