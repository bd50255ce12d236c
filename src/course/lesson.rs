//! A lesson as the tutor plays it. Leaves its steps to `step`, the reading of its file to `read`, playing to `tutor`.

use std::collections::BTreeMap;

use super::{Choose, Step, Text};
use crate::text::Lang;

/// Five to ten minutes: one picture, one rule of thumb, one action, one check, one thing to do tomorrow.
#[derive(Debug, Clone, PartialEq)]
pub struct Lesson {
    /// Stable, written by the author: `L01`.
    pub id: String,
    pub title: Text,
    /// What the learner can do afterwards.
    pub objective: Text,
    pub minutes: u32,
    pub skills: Vec<String>,
    /// Id of the scenario whose market the lesson's tasks share.
    pub scenario: Option<String>,
    /// The one line to remember.
    pub rule: Text,
    /// Who has read the texts of each language.
    pub reviewed: BTreeMap<Lang, Review>,
    pub steps: Vec<Step>,
    /// Asked of each learner of the attempt by name, after the last step.
    pub exit: Option<Choose>,
}

/// How far a language's texts have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::VariantArray, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Review {
    /// Written, and read by no native speaker.
    Draft,
    /// Read and corrected by a native speaker.
    Native,
}
