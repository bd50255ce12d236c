//! What an attempt keeps of its steps, so that a report reads no log: which were right at once, and of the others what was answered and
//! refused. Few words, since everybody's attempts lie in their folds.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::super::Fact;

/// The steps of an attempt, by their ids: in a review `L03/cheaper`. Those of free play have none and are kept under "".
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Steps {
    /// Done at once, without a hint and without a refusal, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub at_once: Vec<String>,
    /// All others that were answered, or where the shop said no.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tried: Vec<Tried>,
    /// The answer that a verdict may follow on.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    answer: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Tried {
    pub step: String,
    /// Nothing while it is not done; else whether it was right at the first try.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_try_right: Option<bool>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wrong: Vec<Wrong>,
    /// How often the shop said no, by code.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub refused: BTreeMap<String, u32>,
}

/// A wrong answer.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Wrong {
    /// An `Answer`'s text form; empty where something was done instead, in a market.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub answer: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub misconceptions: Vec<String>,
}

/// A longer answer is no answer that a report could show.
const LONGEST: usize = 200;

impl Steps {
    /// Returns the steps that were done, and whether each was right at the first try.
    pub fn done(&self) -> impl Iterator<Item = (&str, bool)> {
        let at_once = self.at_once.iter().map(|step| (step.as_str(), true));
        let tried = self.tried.iter();
        at_once.chain(tried.filter_map(|tried| Some((tried.step.as_str(), tried.first_try_right?))))
    }

    /// Returns how many were right at the first try, and how many were done.
    pub fn first_tries(&self) -> (u32, u32) {
        self.done().fold((0, 0), |(right, all), (_, is_right)| {
            (right + u32::from(is_right), all + 1)
        })
    }

    pub(super) fn apply(&mut self, fact: &Fact) {
        match fact {
            Fact::Acted { act, .. } => {
                let is_answer = !act.starts_with("do ") && act.contains(' ') && act.len() <= LONGEST;
                self.answer = if is_answer { act.clone() } else { String::new() };
            }
            Fact::Missed {
                step, misconceptions, ..
            } => {
                let wrong = Wrong {
                    answer: std::mem::take(&mut self.answer),
                    misconceptions: misconceptions.clone(),
                };
                self.at(step).wrong.push(wrong);
            }
            Fact::Refused { step, code, .. } => *self.at(step).refused.entry(code.clone()).or_default() += 1,
            Fact::StepDone {
                step,
                first_try_right,
                tries,
                ..
            } => {
                self.answer = String::new();
                if *tries == 0 && *first_try_right {
                    // Only read.
                    return;
                }
                let is_known = self.open(step).is_some();
                match is_known || !first_try_right {
                    true => self.at(step).first_try_right = Some(*first_try_right),
                    false => self.at_once.push(step.clone()),
                }
            }
            Fact::AttemptClosed { .. } => self.answer = String::new(),
            Fact::LearnerAdded { .. }
            | Fact::LearnerRenamed { .. }
            | Fact::ClassMade { .. }
            | Fact::ClassRenamed { .. }
            | Fact::ClassJoined { .. }
            | Fact::AttemptOpened { .. }
            | Fact::CalledTeacher { .. }
            | Fact::ExitAnswered { .. }
            | Fact::HomeworkTicked { .. }
            | Fact::SettingChanged { .. }
            | Fact::LeaveAsked { .. }
            | Fact::LeaveWaited { .. }
            | Fact::LeaveTakenBack { .. }
            | Fact::Erased { .. }
            | Fact::Unknown { .. } => {}
        }
    }

    /// What is kept of a step that is not done yet.
    fn open(&mut self, step: &str) -> Option<&mut Tried> {
        let mut tried = self.tried.iter_mut();
        tried.rfind(|tried| tried.step == step && tried.first_try_right.is_none())
    }

    fn at(&mut self, step: &str) -> &mut Tried {
        if self.open(step).is_none() {
            self.tried.push(Tried {
                step: step.to_owned(),
                ..Tried::default()
            });
        }
        self.open(step).expect("it was just begun")
    }
}
