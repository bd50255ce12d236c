//! The exit question: one learner after another, each once, see `round`.

use super::{Phase, Session};
use crate::course::Verdict;
use crate::tutor::{Act, Fact, Outcome, Turn};

impl Session {
    pub(super) fn take_at_exit(&mut self, act: &Act) -> Turn {
        match (&self.phase, act) {
            (Phase::Exit, Act::Exit { learner_index, options }) if *learner_index == self.round.asked() => {
                let verdict = self.exit().and_then(|exit| exit.judge(options));
                match verdict {
                    Some(verdict) => self.exit_answered(verdict, options),
                    None => Turn::unfit(),
                }
            }
            (Phase::Exit, Act::Away) if self.is_group() => {
                let mut turn = Turn::of(Outcome::Continued);
                turn.facts.extend(self.answered_at_exit(None));
                turn
            }
            // Logs of programs that showed each one's feedback at once, and went on from it.
            (Phase::Exit, Act::Next) if self.round.asked() != 0 => Turn::of(Outcome::Moved),
            (Phase::ExitAnswered(_), Act::Next) => {
                let mut turn = Turn::of(Outcome::Moved);
                self.phase = Phase::Over;
                turn.facts.push(self.finished());
                turn
            }
            _ => Turn::unfit(),
        }
    }

    fn exit_answered(&mut self, verdict: Verdict, options: &[String]) -> Turn {
        let learner = self.learners.get(self.turn());
        let fact = learner.map(|learner| Fact::ExitAnswered {
            attempt: self.attempt,
            learner: *learner,
            options: options.to_vec(),
            right: verdict.right,
            misconceptions: verdict.misconceptions.clone(),
        });
        let closed = self.answered_at_exit(Some(verdict));
        let turn = match self.verdict() {
            Some(verdict) => Turn::judged(verdict.clone()),
            None => Turn::of(Outcome::Continued),
        };
        Turn {
            facts: fact.into_iter().chain(closed).collect(),
            ..turn
        }
    }

    /// Keeps an answer, or that there is none; after the last one all see what theirs came to. Returns the end where all were away.
    fn answered_at_exit(&mut self, answer: Option<Verdict>) -> Option<Fact> {
        self.round.take(answer);
        if !self.round.is_closed(self.learners.len()) {
            return None;
        }
        match self.round.verdict() {
            // One wrong answer is one to whom the right one is shown.
            Some(verdict) => {
                let right = self.round.given().all(|given| given.right);
                self.phase = Phase::ExitAnswered(Verdict { right, ..verdict });
                None
            }
            None => {
                self.phase = Phase::Over;
                Some(self.finished())
            }
        }
    }
}
