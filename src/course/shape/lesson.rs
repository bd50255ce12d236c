//! A lesson's file: its head, its steps, its exit question. The kinds of steps have their tables beside their types.

use std::collections::BTreeMap;

use super::super::document::Node;
use super::super::step::{EXIT, STEP};
use super::super::{Choose, Lesson, Review, Step, Text};
use super::key::{Key, Kind, Line, Of, Shape, Unit, list, map, number, some};
use super::own::OWN;
use super::read::{Value, by_word, words_of};
use crate::text::Lang;

/// No lesson is longer, so that a group can finish one in a sitting.
const MOST_STEPS: usize = 60;

pub(in super::super) const ID: Key<String> = Key::new(
    "id",
    Kind::Id,
    "The lesson's id: `L03`; progress is kept by it, so it never changes.",
);
pub(in super::super) const TITLE: Key<Text> = Key::new("title", Kind::Text, "What it is called.");
pub(in super::super) const MINUTES: Key<u32> = Key::new("minutes", number(Unit::Minutes, 1, 90), "How long it takes.");
pub(in super::super) const SKILLS: Key<Vec<String>> = Key::new(
    "skills",
    list(&Kind::Ref(Of::Skill)),
    "The skills of `course.toml` that it trains.",
)
.or_default();
const OBJECTIVE: Key<Text> = Key::new("objective", Kind::Text, "What the learner can do afterwards.");
const RULE: Key<Text> = Key::new("rule", Kind::Text, "The one line to remember.");
pub(in super::super) const SCENARIO: Key<Option<String>> = Key::new(
    "scenario",
    Kind::Ref(Of::Scenario),
    "The scenario whose market the tasks share; must be there if a step is a `task`.",
)
.or_default();
const REVIEWED: Key<BTreeMap<String, Review>> = Key::new(
    "reviewed",
    map(&Kind::Word(words_of::<Review>)),
    "How far the texts of each language have come: `{ zh = \"draft\", ug = \"native\" }`.",
)
.or_default();
pub(in super::super) const STEPS: Key<Vec<Step>> =
    Key::new("step", some(&Kind::Table(&STEP), 1, MOST_STEPS), "The steps, in order.");
pub(in super::super) const EXIT_QUESTION: Key<Option<Choose>> =
    Key::new("exit", Kind::Table(&EXIT), "The question that ends the lesson.");

/// What the index needs, before the first step.
pub(in super::super) const HEAD: &[Line] = &[ID.line, TITLE.line, MINUTES.line, SKILLS.line];

pub(in super::super) const LESSON: Shape = Shape::new(
    "lesson",
    "A lesson of five to ten minutes.",
    &[
        OBJECTIVE.line,
        RULE.line,
        SCENARIO.line,
        OWN.line,
        REVIEWED.line,
        STEPS.line,
        EXIT_QUESTION.line,
    ],
)
.with(HEAD);

impl Value for Lesson {
    fn of(node: &Node) -> Option<Lesson> {
        let reviewed = REVIEWED.of(node)?.into_iter();
        Some(Lesson {
            id: ID.of(node)?,
            title: TITLE.of(node)?,
            objective: OBJECTIVE.of(node)?,
            minutes: MINUTES.of(node)?,
            skills: SKILLS.of(node)?,
            scenario: SCENARIO.of(node)?,
            rule: RULE.of(node)?,
            reviewed: reviewed.map(|(lang, review)| (Lang::new(&lang), review)).collect(),
            steps: STEPS.of(node)?,
            exit: EXIT_QUESTION.of(node)?,
        })
    }
}

impl Value for Review {
    fn of(node: &Node) -> Option<Review> {
        by_word(node)
    }
}
