//! Which goals can never be met any more, whatever is still done: the task's at hand, and the stars of what is played.
//!
//! ```text
//! before the act: it can be met ──act──▶ after it: out of reach ─▶ `Turn::lost`, told at that minute with the way back
//! ```
//! What leads back is tried: see `leads_back`.
//!
//! A goal is lost when a figure that never falls is beyond what it allows. What only cannot be *won* in the time that is left
//! is not lost here: nobody can prove it.

use crate::course::{Goal, StepKind};
use crate::market::{Command, Figure, Market};

use super::{Act, Outcome, Session, Want};

/// A goal that is out of reach for good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LostGoal {
    pub whose: Whose,
    /// The comparisons because of which, with what was reached: `late == 0`, and one is.
    pub wants: Vec<Want>,
}

/// Who set the goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whose {
    /// The task at hand.
    Task,
    /// A star of the scenario, from 0.
    Star(usize),
}

/// Returns the goals that are lost as the session stands; none once the market has closed and all is judged.
pub fn lost(session: &Session) -> Vec<LostGoal> {
    let (Some(market), Some(play)) = (session.market(), session.playable.play.as_ref()) else {
        return Vec::new();
    };
    if market.is_over() {
        return Vec::new();
    }
    let task = session.task().map(|task| (Whose::Task, &task.goal));
    // A market that is begun again is what the stars are judged by.
    let stars = if session.begins_again() { &[][..] } else { &play.stars };
    let stars = stars.iter().enumerate();
    let goals = task
        .into_iter()
        .chain(stars.map(|(index, star)| (Whose::Star(index), &star.goal)));
    goals
        .filter_map(|(whose, goal)| lost_goal(market, whose, goal))
        .collect()
}

/// Whether an act that takes something back helps: the author's way is tried from there, up to the minute at which the goals were
/// lost, and none of them is lost then. A way that leads to where nothing can be mended any more does not help.
pub fn leads_back(session: &Session, act: &Act, was: &[LostGoal]) -> bool {
    let Some(lost_min) = session.market().map(|market| market.now_min) else {
        return false;
    };
    let mut tried = session.clone();
    if tried.submit(act).outcome == Outcome::Unfit {
        return false;
    }
    let way = match (session.task(), session.playable.play.as_ref()) {
        (Some(task), _) => task.solution.clone(),
        (None, Some(play)) => play.solution.clone(),
        (None, None) => Vec::new(),
    };
    for command in way.into_iter().chain([Command::wait_until(lost_min)]) {
        let is_before = tried.market().is_some_and(|market| market.now_min < lost_min);
        if is_before && tried.verdict().is_none() {
            // What was done already is refused, and nothing is lost by it.
            tried.submit(&Act::Market(command));
        }
    }
    let is_same = |goal: &LostGoal| was.iter().any(|was| was.whose == goal.whose);
    tried.verdict().is_none_or(|verdict| verdict.right) && !lost(&tried).iter().any(is_same)
}

fn lost_goal(market: &Market, whose: Whose, goal: &Goal) -> Option<LostGoal> {
    let reach = |figure: Figure| market.reach(figure);
    let parts = goal.lost_parts(&reach);
    let wants = parts.into_iter().map(|(figure, is, wanted)| Want {
        figure,
        is,
        wanted,
        reached: market.figure(figure),
    });
    let wants: Vec<Want> = wants.collect();
    (!wants.is_empty()).then_some(LostGoal { whose, wants })
}

impl Session {
    /// Returns what a task lacks whose market has closed, with what was reached; nothing where no task came to nothing.
    pub fn missed(&self) -> Vec<Want> {
        let is_missed = self.verdict().is_some_and(|verdict| !verdict.right);
        let (Some(market), Some(StepKind::Task(task))) = (self.market(), self.step().map(|step| &step.kind)) else {
            return Vec::new();
        };
        let wants = task.goal.comparisons().into_iter().filter(|_| is_missed);
        let wants = wants.map(|(figure, is, wanted)| Want {
            figure,
            is,
            wanted,
            reached: market.figure(figure),
        });
        wants.filter(|want| !want.is.holds(want.reached, want.wanted)).collect()
    }

    /// Returns what a task that is done came to in the figures of its goal that the lesson sets side by side later.
    pub fn measured(&self) -> Vec<(Figure, i64)> {
        let is_done = self.verdict().is_some_and(|verdict| verdict.right);
        let (Some(market), Some(StepKind::Task(task))) = (self.market(), self.step().map(|step| &step.kind)) else {
            return Vec::new();
        };
        let steps = self.lesson().map_or(&[][..], |lesson| &lesson.steps);
        let is_compared = |figure: &Figure| {
            let mut kinds = steps.iter().map(|step| &step.kind);
            kinds.any(|kind| matches!(kind, StepKind::Beside(beside) if beside.figures.contains(figure)))
        };
        let figures = task.goal.comparisons().into_iter().map(|(figure, _, _)| figure);
        let measured = figures.filter(|figure| is_done && is_compared(figure));
        measured.map(|figure| (figure, market.figure(figure))).collect()
    }
}
