//! One option of several: of a `choose` step, of the exit question, of a form's field.

use super::MOST_OPTIONS;
use crate::course::{
    Fault, Node, Text,
    reader::Reader,
    shape::{Element, Key, Kind, Of, Shape, Value, some},
};

#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    pub id: String,
    pub text: Text,
    pub right: bool,
    /// Feedback when it was chosen.
    pub say: Text,
    /// For a wrong option: the misconception's id, counted in reports.
    pub misconception: Option<String>,
}

/// The options of a question or of a form's field.
pub(super) const OPTIONS: Key<Vec<Choice>> = Key::new(
    "option",
    some(&Kind::Table(&OPTION), 2, MOST_OPTIONS),
    "What may be chosen, taken by a digit; at least one is right and one wrong.",
);

const ID: Key<String> = Key::new("id", Kind::OwnId("option"), "Its id.");
const TEXT: Key<Text> = Key::new("text", Kind::Text, "What is shown of it.");
const RIGHT: Key<bool> = Key::new("right", Kind::Boolean, "It is a right one.").or_default();
const OPTION_SAY: Key<Text> = Key::new(
    "say",
    Kind::Text,
    "Feedback when it was chosen; a wrong option must have it.",
)
.or_default();
/// Shared with the answers of a dialog.
pub(super) const MISCONCEPTION: Key<Option<String>> = Key::new(
    "misconception",
    Kind::Ref(Of::Misconception),
    "What whoever takes it believes, an id of `misconceptions.toml`; counted for the trainer.",
)
.or_default();
const OPTION: Shape = Shape::new(
    "option",
    "Something to choose.",
    &[ID.line, TEXT.line, RIGHT.line, OPTION_SAY.line, MISCONCEPTION.line],
);

impl Value for Choice {
    fn of(node: &Node) -> Option<Choice> {
        Some(Choice {
            id: ID.of(node)?,
            text: TEXT.of(node)?,
            right: RIGHT.of(node)?,
            say: OPTION_SAY.of(node)?,
            misconception: MISCONCEPTION.of(node)?,
        })
    }
}

impl Element for Choice {}

/// At least one option is right and one wrong; a right answer speaks for itself, a wrong one is where the teaching is.
pub(super) fn look(reader: &mut Reader<'_>, node: &Node) {
    for option in OPTIONS.at(node).map_or(&[][..], Node::items) {
        must_say(reader, option, RIGHT.of(option) == Some(false));
    }
    let options = OPTIONS.of(node).unwrap_or_default();
    let right = options.iter().filter(|option| option.right).count();
    if options.len() < 2 || (0 < right && right < options.len()) {
        return;
    }
    let title = if right == 0 {
        "no option is right"
    } else {
        "every option is right"
    };
    let label = "some options are right, some wrong: `right = true`";
    reader.bad_value(node.span.clone(), title, label);
}

/// Reports that the feedback is absent where it `must` be.
pub(super) fn must_say(reader: &mut Reader<'_>, node: &Node, must: bool) {
    let key = OPTION_SAY.line.name;
    if must && OPTION_SAY.at(node).is_none() && !reader.document.is_broken {
        let title = format!("missing key `{key}`");
        let label = format!("`{key}` belongs into this table");
        reader.report(Fault::MissingKey, node.span.clone(), title, label, None);
    }
}
