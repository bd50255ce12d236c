//! The end of free play: questions about the learner's own market, each asked once. A wrong answer shows the right one and goes
//! on, and whoever wants none goes past them all: stars stand already. What is asked is `questions`' business.

use super::{Phase, Session};
use crate::tutor::{Act, Fact, Outcome, Question, Turn, questions::questions};

/// The skill of the course that answers are counted for.
const SKILL: &str = "read-own-shop";

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Reflection {
    /// At least one.
    questions: Vec<Question>,
    /// Index of the one that is asked.
    at: usize,
    /// Index of the candidate that was chosen; nothing before that.
    chosen: Option<usize>,
}

impl Session {
    /// Returns the question about the market that has closed, until it is gone past.
    pub fn question(&self) -> Option<&Question> {
        let reflection = self.reflection()?;
        reflection.questions.get(reflection.at)
    }

    /// Returns the question's place, from 0, and how many there are.
    pub fn question_place(&self) -> (usize, usize) {
        self.reflection()
            .map_or((0, 0), |reflection| (reflection.at, reflection.questions.len()))
    }

    /// Returns the index of the answer that was given.
    pub fn chosen(&self) -> Option<usize> {
        self.reflection()?.chosen
    }

    fn reflection(&self) -> Option<&Reflection> {
        match &self.phase {
            Phase::Reflect(reflection) => Some(reflection),
            Phase::Open | Phase::Answered(_) | Phase::Free | Phase::Exit | Phase::ExitAnswered(_) | Phase::Over => None,
        }
    }

    /// The market has closed: asks what can be asked of whoever learns from it; a preview is over.
    pub(super) fn begin_reflecting(&mut self) -> Option<Fact> {
        let trading = self.trading.as_ref().filter(|_| !self.learners.is_empty());
        let questions = trading.map_or(Vec::new(), |trading| {
            questions(&trading.run, &trading.market, self.seed)
        });
        if questions.is_empty() {
            return Some(self.end());
        }
        self.phase = Phase::Reflect(Reflection {
            questions,
            at: 0,
            chosen: None,
        });
        None
    }

    pub(super) fn take_reflecting(&mut self, act: &Act) -> Turn {
        match (act, self.chosen()) {
            (Act::Reflect(id), None) => self.chose(id),
            (Act::Next, Some(_)) => self.next_question(),
            (Act::Skip, _) => Turn {
                facts: vec![self.end()],
                ..Turn::of(Outcome::Moved)
            },
            _ => Turn::unfit(),
        }
    }

    fn chose(&mut self, id: &str) -> Turn {
        let Phase::Reflect(reflection) = &mut self.phase else {
            return Turn::unfit();
        };
        let question = &reflection.questions[reflection.at];
        let place = question.candidates.iter().position(|one| one.subject.id() == id);
        let Some(place) = place else {
            return Turn::unfit();
        };
        let right = place == question.right;
        let done = Fact::StepDone {
            attempt: self.attempt,
            step: question.kind.step_id(),
            learners: self.learners.clone(),
            skill: Some(SKILL.to_owned()),
            right,
            first_try_right: right,
            tries: 1,
            hints: 0,
            misconceptions: Vec::new(),
        };
        reflection.chosen = Some(place);
        Turn {
            facts: vec![done],
            ..Turn::of(if right { Outcome::Right } else { Outcome::Wrong })
        }
    }

    fn next_question(&mut self) -> Turn {
        let mut turn = Turn::of(Outcome::Moved);
        let Phase::Reflect(reflection) = &mut self.phase else {
            return turn;
        };
        reflection.at += 1;
        reflection.chosen = None;
        if reflection.at == reflection.questions.len() {
            turn.facts.push(self.end());
        }
        turn
    }

    fn end(&mut self) -> Fact {
        self.phase = Phase::Over;
        self.finished()
    }
}
