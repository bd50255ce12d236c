//! `rules/practices.toml`: what the course teaches about good selling, and where it does not.

use super::super::Text;
use super::super::document::Node;
use super::super::practice::{Exception, Practice, PracticeEntry, Worth};
use super::key::{Key, Kind, Of, Shape, list};
use super::read::{Element, Value, by_word, words_of};

const PRACTICE_ID: Key<Practice> = Key::new("id", Kind::Word(words_of::<Practice>), "Which practice.");
const WORTH: Key<Worth> = Key::new(
    "worth",
    Kind::Word(words_of::<Worth>),
    "How keeping it is worth it: it pays, it guards against a rare loss, or it is owed to somebody.",
);
const TEXT: Key<Text> = Key::new("text", Kind::Text, "What it is, in a few words.");
const RULE: Key<Text> = Key::new("rule", Kind::Text, "The rule of thumb that a learner takes home.");
const SOURCE: Key<String> = Key::new("source", Kind::String, "Why this is true outside the program.");
const EXCEPT: Key<Vec<Exception>> = Key::new(
    "except",
    list(&Kind::Table(&EXCEPTION)),
    "Scenarios in which it does not win honestly, so that it is not taught there.",
)
.or_default();

const PRACTICE_TABLE: Shape = Shape::new(
    "practice",
    "A practice.",
    &[
        PRACTICE_ID.line,
        WORTH.line,
        TEXT.line,
        RULE.line,
        SOURCE.line,
        EXCEPT.line,
    ],
);

const EXCEPT_SCENARIO: Key<String> = Key::new("scenario", Kind::Ref(Of::Scenario), "In which scenario.");
const EXCEPT_WAY: Key<Option<String>> = Key::new(
    "way",
    Kind::String,
    "Only this way of breaking it, as the table calls it; absent for all.",
)
.or_default();
const EXCEPT_REASON: Key<String> = Key::new("reason", Kind::String, "Why it does not win there.");
const EXCEPT_SOURCE: Key<String> = Key::new("source", Kind::String, "Where that is known from.");
const EXCEPTION: Shape = Shape::new(
    "exception",
    "A scenario in which a practice is not taught.",
    &[
        EXCEPT_SCENARIO.line,
        EXCEPT_WAY.line,
        EXCEPT_REASON.line,
        EXCEPT_SOURCE.line,
    ],
);

pub(in super::super) const PRACTICE: Key<Vec<PracticeEntry>> =
    Key::new("practice", list(&Kind::Table(&PRACTICE_TABLE)), "The practices.").or_default();
pub(in super::super) const PRACTICES: Shape = Shape::new(
    "practices",
    "`rules/practices.toml`: what the course teaches about good selling.",
    &[PRACTICE.line],
);

impl Value for Practice {
    fn of(node: &Node) -> Option<Practice> {
        by_word(node)
    }
}

impl Value for Worth {
    fn of(node: &Node) -> Option<Worth> {
        by_word(node)
    }
}

impl Value for Exception {
    fn of(node: &Node) -> Option<Exception> {
        Some(Exception {
            scenario: EXCEPT_SCENARIO.of(node)?,
            way: EXCEPT_WAY.of(node)?,
            reason: EXCEPT_REASON.of(node)?,
            source: EXCEPT_SOURCE.of(node)?,
        })
    }
}

impl Element for Exception {}

impl Value for PracticeEntry {
    fn of(node: &Node) -> Option<PracticeEntry> {
        Some(PracticeEntry {
            practice: PRACTICE_ID.of(node)?,
            worth: WORTH.of(node)?,
            text: TEXT.of(node)?,
            rule: RULE.of(node)?,
            source: SOURCE.of(node)?,
            exceptions: EXCEPT.of(node)?,
        })
    }
}

impl Element for PracticeEntry {}
