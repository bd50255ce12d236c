//! Do it in the market until the goal holds. Whether it holds is the session's to see.

use super::{ASK, HINTS};
use crate::{
    course::{
        Fault, Goal, Node, Text,
        draw::Hash,
        reader::Reader,
        shape::{Key, Kind, Shape, Value},
    },
    market::Command,
};

#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    pub ask: Text,
    pub goal: Goal,
    /// The market begins anew, on the morning of the lesson's first task.
    pub again: bool,
    /// Commands that reach the goal from where the previous tasks' solutions end.
    pub solution: Vec<Command>,
}

const GOAL: Key<Goal> = Key::new("goal", Kind::Goal, "What must hold in the market.");
const AGAIN: Key<bool> = Key::new(
    "again",
    Kind::Boolean,
    "The market begins anew as the lesson's first task found it; what it came to before stands beside it in a step `beside`.",
)
.or_default();
const SOLUTION: Key<Vec<Command>> = Key::new(
    "solution",
    Kind::Script,
    "Commands that reach the goal from where the solutions before it end.",
);

pub(super) const SHAPE: Shape = Shape::new(
    "task",
    "Does it in the market; the lesson names a `scenario`.",
    &[ASK.line, GOAL.line, AGAIN.line, SOLUTION.line, HINTS.line],
);

impl Value for Task {
    fn of(node: &Node) -> Option<Task> {
        Some(Task {
            ask: ASK.of(node)?,
            goal: GOAL.of(node)?,
            again: AGAIN.of(node)?,
            solution: SOLUTION.of(node)?,
        })
    }
}

/// A task needs a market to be done in.
pub(super) fn look(reader: &mut Reader<'_>, node: &Node, has_market: bool) {
    if !has_market {
        let title = "a task in a lesson without a market".to_owned();
        let label = "where would this be done?".to_owned();
        let help = Some("name one above the first step: `scenario = \"s01\"`".to_owned());
        reader.report(Fault::MissingKey, node.span.clone(), title, label, help);
    }
}

impl Task {
    pub(super) fn texts(&self) -> Vec<&Text> {
        vec![&self.ask]
    }

    pub(super) fn fingerprint(&self, hash: Hash) -> Hash {
        let hash = hash.text("task").text(&self.goal.to_string());
        if self.again { hash.text("again") } else { hash }
    }
}
