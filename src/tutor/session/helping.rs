//! Help on a step: hints one after the other, then the teacher, who may also be asked for at once.
//!
//! ```text
//! miss ─▶ try again · hint ─▶ hint ─▶ hint ─▶ misses go on ─▶ the teacher can help ─▶ the answer, and on
//!    any time: asked for ────────────────────────────────────▶┘
//! ```

use super::{Phase, Session};
use crate::course::Text;
use crate::tutor::{Fact, Outcome, Turn};

/// Misses on one step after which the teacher may be called: once the hints are used up, or at once if there are none.
const MISSES_TO_CALL: u32 = 2;

/// The shop's refusals in a row after which the teacher is called: one more, for asking the shop is also a way to learn.
const REFUSALS_TO_CALL: u32 = 3;

impl Session {
    /// Returns the hints shown so far: what, where, how.
    pub fn hints(&self) -> &[Text] {
        let hints = self.step().map_or(&[][..], |step| &step.hints);
        &hints[..self.progress.hints.min(hints.len())]
    }

    pub fn has_more_hints(&self) -> bool {
        let hints = self.step().map_or(0, |step| step.hints.len());
        !self.is_right() && self.progress.hints < hints
    }

    /// Whether it is said that the teacher can help: somebody asked for it, or is stuck and has no hint left.
    pub fn call_teacher(&self) -> bool {
        let has_tried_alone = self.is_stuck() && !self.has_more_hints();
        self.is_waiting() && (self.progress.is_teacher_asked || has_tried_alone)
    }

    /// Whether the teacher can be asked for here, and was not yet.
    pub fn can_ask_teacher(&self) -> bool {
        self.is_waiting() && !self.call_teacher()
    }

    /// Whether `Next` goes on from an unanswered step: the teacher is there and lets them pass. A task is not passed over
    /// while its market is open, for the later ones build on it. Pages offer it where `call_teacher` says so; a log may have
    /// passed before the last hint.
    pub fn may_pass(&self) -> bool {
        let is_market_open = self.market().is_some_and(|market| !market.is_over());
        let is_let = self.is_waiting() && (self.progress.is_teacher_asked || self.is_stuck());
        is_let && !(self.is_task() && is_market_open) && self.phase != Phase::Free
    }

    fn is_waiting(&self) -> bool {
        matches!(self.phase, Phase::Open | Phase::Answered(_) | Phase::Free) && !self.is_right()
    }

    fn is_stuck(&self) -> bool {
        MISSES_TO_CALL <= self.progress.misses || REFUSALS_TO_CALL <= self.progress.refusals_in_a_row
    }

    pub(super) fn hint(&mut self) -> Turn {
        if !self.has_more_hints() {
            return Turn::unfit();
        }
        self.progress.hints += 1;
        Turn {
            facts: self.teacher_called().into_iter().collect(),
            ..Turn::of(Outcome::Hinted)
        }
    }

    pub(super) fn ask_teacher(&mut self) -> Turn {
        if !self.can_ask_teacher() {
            return Turn::unfit();
        }
        self.progress.is_teacher_asked = true;
        Turn {
            facts: self.teacher_called().into_iter().collect(),
            ..Turn::of(Outcome::Called)
        }
    }

    /// Returns, once a step, that the teacher is called.
    pub(super) fn teacher_called(&mut self) -> Option<Fact> {
        let is_new = self.call_teacher() && !self.progress.is_call_logged;
        self.progress.is_call_logged |= is_new;
        is_new.then(|| Fact::CalledTeacher {
            attempt: self.attempt,
            step: self.step_id(),
        })
    }
}
