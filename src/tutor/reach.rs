//! Which goals can never be met any more, whatever is still done: the task's at hand, and the stars of what is played.
//!
//! ```text
//! before the act: it can be met ──act──▶ after it: out of reach ─▶ `Turn::lost`, told at that minute with the way back
//! ```
//! A goal is lost when a figure that never falls is beyond what it allows. What only cannot be *won* in the time that is left
//! is not lost here: nobody can prove it.

use crate::course::Goal;
use crate::market::{Figure, Market};

use super::{Session, Want};

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
