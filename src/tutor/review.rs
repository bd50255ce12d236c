//! The steps that were missed, once more: a short session of its own, with other numbers where a step draws some.
//!
//! ```text
//! missed (a learner's fold) ──to_review──▶ What::Review("L03/cheaper,L05/label") ──lesson──▶ its steps, as the authors wrote them
//!      ▲                                                                                          │
//!      └────────────────── still missed ◀── StepDone ──▶ right at once: off the list ◀─────────────┘
//! ```
//! A task is not among them: its market is played again for the star that is missing.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use super::{Learner, What};
use crate::course::{Course, Lesson, Step, StepKind, Text};

/// More at once would be another lesson.
const MOST_STEPS: usize = 5;

/// Returns what these learners would do once more, the first on the way first; of one lesson, if one is named. Nothing if
/// nothing was missed that can be done again.
pub fn to_review<'a>(course: &Course, learners: impl Iterator<Item = &'a Learner>, only: Option<&str>) -> Option<What> {
    let missed: BTreeSet<&(String, String)> = learners.flat_map(|learner| &learner.missed).collect();
    let mut ids = Vec::new();
    for entry in course.units.iter().flat_map(|unit| &unit.lessons) {
        let steps: Vec<&String> = missed
            .iter()
            .filter(|(lesson, _)| *lesson == entry.id && only.is_none_or(|only| only == lesson))
            .map(|(_, step)| step)
            .collect();
        if steps.is_empty() {
            continue;
        }
        let (Some(lesson), _) = course.lesson(&entry.id) else {
            continue;
        };
        let again = lesson
            .steps
            .iter()
            .filter(|step| steps.contains(&&step.id) && is_reviewed(step));
        ids.extend(again.map(|step| review_id(&lesson.id, &step.id)));
        if MOST_STEPS <= ids.len() {
            break;
        }
    }
    ids.truncate(MOST_STEPS);
    (!ids.is_empty()).then(|| What::Review(ids.join(",")))
}

/// Returns the review as a lesson without a market; nothing if none of its steps is there any more.
pub(super) fn lesson(course: &Course, ids: &str, product: Option<&str>) -> Option<Lesson> {
    let steps: Vec<Step> = ids.split(',').filter_map(|id| step(course, id, product)).collect();
    (!steps.is_empty()).then(|| Lesson {
        id: "review".to_owned(),
        title: Text::default(),
        objective: Text::default(),
        minutes: u32::try_from(steps.len()).unwrap_or(u32::MAX),
        skills: Vec::new(),
        scenario: None,
        rule: Text::default(),
        reviewed: BTreeMap::new(),
        steps,
        exit: None,
    })
}

/// The step under the id that it has in a review, so that what becomes of it is kept with its own lesson.
fn step(course: &Course, id: &str, product: Option<&str>) -> Option<Step> {
    let (lesson, step) = parts(id)?;
    let found = course
        .lesson_with(lesson, product)
        .0?
        .steps
        .into_iter()
        .find(|found| found.id == step)?;
    is_reviewed(&found).then(|| Step {
        id: id.to_owned(),
        ..found
    })
}

fn is_reviewed(step: &Step) -> bool {
    step.kind.is_asked() && !matches!(step.kind, StepKind::Task(_))
}

fn review_id(lesson: &str, step: &str) -> String {
    format!("{lesson}/{step}")
}

/// Lesson and step of an id in a review.
pub fn parts(id: &str) -> Option<(&str, &str)> {
    id.split_once('/')
}
