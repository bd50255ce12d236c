//! The exit question: one learner after another, each once.

use super::{Phase, Session};
use crate::course::Verdict;
use crate::tutor::{Act, Fact, Outcome, Turn};

impl Session {
    pub(super) fn take_at_exit(&mut self, act: &Act) -> Turn {
        match (&self.phase, act) {
            (Phase::Exit, Act::Exit { learner_index, options }) if *learner_index == self.exits => {
                let verdict = self.exit().and_then(|exit| exit.judge(options));
                match verdict {
                    Some(verdict) => self.exit_answered(verdict, options),
                    None => Turn::unfit(),
                }
            }
            (Phase::ExitAnswered(_), Act::Next) => {
                self.exits += 1;
                let mut turn = Turn::of(Outcome::Moved);
                if self.exits < self.learners.len() {
                    self.phase = Phase::Exit;
                } else {
                    self.phase = Phase::Over;
                    turn.facts.push(self.finished());
                }
                turn
            }
            _ => Turn::unfit(),
        }
    }

    fn exit_answered(&mut self, verdict: Verdict, options: &[String]) -> Turn {
        let learner = self.learners.get(self.exits);
        let fact = learner.map(|learner| Fact::ExitAnswered {
            attempt: self.attempt,
            learner: *learner,
            options: options.to_vec(),
            right: verdict.right,
            misconceptions: verdict.misconceptions.clone(),
        });
        self.phase = Phase::ExitAnswered(verdict.clone());
        Turn {
            facts: fact.into_iter().collect(),
            ..Turn::judged(verdict)
        }
    }
}
