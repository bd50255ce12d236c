//! One question asked of each of a group: a `choose` step, or the exit question. Who begins goes round by step; nobody sees what an
//! answer came to before all have pressed, for whoever comes later would only repeat it.
//!
//! ```text
//! pressed ─▶ pressed or away ─▶ … ─▶ all have ─┬─ somebody is right ─▶ who said what, why not, and on
//!                                               └─ nobody is ─▶ why not ─▶ one answer together, as long as it takes
//! ```

use super::Session;
use crate::course::{Choose, StepKind, Verdict};
use crate::tutor::{Fact, LearnerId, Outcome, Turn};

#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Round {
    /// The place in the group of whoever presses first.
    first: usize,
    /// In the order of pressing what each answer came to; nothing of who was away.
    answers: Vec<Option<Verdict>>,
}

impl Round {
    pub fn beginning_with(first: usize) -> Round {
        Round {
            first,
            answers: Vec::new(),
        }
    }

    /// How many have been asked.
    pub fn asked(&self) -> usize {
        self.answers.len()
    }

    /// Returns whose turn it is, in a group of so many; the last one's when all have been asked.
    pub fn turn(&self, group: usize) -> usize {
        (self.first + self.asked().min(group - 1)) % group
    }

    pub fn take(&mut self, answer: Option<Verdict>) {
        self.answers.push(answer);
    }

    /// Whether a group of so many has been asked; alone in a preview there is one to ask, too.
    pub fn is_closed(&self, group: usize) -> bool {
        group <= self.asked()
    }

    pub fn given(&self) -> impl Iterator<Item = &Verdict> {
        self.answers.iter().flatten()
    }

    /// Returns what the learner at this place in the group of so many answered; nothing before that and of who was away.
    fn of(&self, place: usize, group: usize) -> Option<&Verdict> {
        let pressed = (place + group - self.first % group) % group;
        self.answers.get(pressed)?.as_ref()
    }

    /// Returns what all answers came to: right if one is, with the reason of each that is not. Nothing if all were away.
    pub fn verdict(&self) -> Option<Verdict> {
        let mut all = Verdict {
            right: self.given().any(|given| given.right),
            marks: Vec::new(),
            say: Vec::new(),
            misconceptions: Vec::new(),
        };
        let is_wrong = |given: &&Verdict| !given.right;
        let told: Vec<&Verdict> = match self.given().any(|given| !given.right) {
            true => self.given().filter(is_wrong).collect(),
            false => self.given().take(1).collect(),
        };
        for given in &told {
            add_new(&mut all.marks, &given.marks);
            add_new(&mut all.say, &given.say);
            add_new(&mut all.misconceptions, &given.misconceptions);
        }
        (!told.is_empty()).then_some(all)
    }
}

fn add_new<T: Clone + PartialEq>(all: &mut Vec<T>, more: &[T]) {
    for one in more {
        if !all.contains(one) {
            all.push(one.clone());
        }
    }
}

impl Session {
    /// Returns the question that is asked of each here, the exit question or a step, until it is gone past.
    pub fn asked_of_each(&self) -> Option<&Choose> {
        if let Some(exit) = self.exit() {
            return Some(exit);
        }
        let StepKind::Choose(step) = &self.step()?.kind else {
            return None;
        };
        (self.is_each && self.is_group()).then_some(step)
    }

    /// Whether it is asked, and somebody has not been yet: answers stay hidden.
    pub fn is_asking_each(&self) -> bool {
        self.asked_of_each().is_some() && !self.round.is_closed(self.learners.len())
    }

    /// Returns the learners with what they answered there; nothing of who has not pressed, or was away.
    pub fn answers_of_each(&self) -> Vec<(LearnerId, Option<&Verdict>)> {
        let group = self.learners.len();
        let places = self.learners.iter().enumerate();
        places
            .map(|(place, learner)| (*learner, self.round.of(place, group)))
            .collect()
    }

    /// How many have pressed or were away: after each the page is another one's.
    pub fn asked_so_far(&self) -> usize {
        self.round.asked()
    }

    /// Whether the feedback that stands is of the answers of each, and of no later one that they gave together.
    pub fn is_of_each(&self) -> bool {
        self.has_each_tried() && self.verdict().is_some() && self.progress.tries <= 1
    }

    pub(super) fn has_each_tried(&self) -> bool {
        self.asked_of_each().is_some() && self.round.given().next().is_some()
    }

    /// A step or the exit question waits. A log says at the exit question who pressed, by place.
    pub(super) fn begin_round(&mut self) {
        let first = match self.exit() {
            Some(_) => 0,
            None => (self.position + self.passed) % self.learners.len().max(1),
        };
        self.round = Round::beginning_with(first);
    }

    /// Whoever's turn it is has pressed, or is away.
    pub(super) fn pressed(&mut self, answer: Option<Verdict>) -> Turn {
        self.round.take(answer);
        if !self.round.is_closed(self.learners.len()) {
            return Turn::of(Outcome::Continued);
        }
        match self.round.verdict() {
            Some(verdict) => self.show(verdict, Vec::new()),
            // Somebody has to answer.
            None => {
                self.round = Round::beginning_with(self.round.first);
                Turn::of(Outcome::Continued)
            }
        }
    }

    /// What the step came to for each: their own try. Who was away has not tried it, and meets it again.
    pub(super) fn of_each(&self, done: &Fact) -> Vec<Fact> {
        let each = self.answers_of_each().into_iter();
        each.map(|(learner, own)| {
            let mut done = done.clone();
            if let Fact::StepDone {
                learners,
                skill,
                right,
                first_try_right,
                tries,
                misconceptions,
                ..
            } = &mut done
            {
                *learners = vec![learner];
                match own {
                    Some(own) => {
                        // Together they came to it later, when nobody had it.
                        *right &= own.right || !self.round.given().any(|given| given.right);
                        *first_try_right &= own.right;
                        add_new(misconceptions, &own.misconceptions);
                    }
                    None => {
                        *skill = None;
                        *right = false;
                        *first_try_right = false;
                        *tries = 0;
                        misconceptions.clear();
                    }
                }
            }
            done
        })
        .collect()
    }
}
