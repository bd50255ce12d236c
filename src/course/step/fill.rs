//! A form whose fields are filled by choosing.

use super::{
    ASK, HINTS, MOST_OPTIONS, SAY,
    choice::{self, Choice, OPTIONS},
};
use crate::course::{
    Node, Text,
    draw::Hash,
    reader::Reader,
    shape::{Element, Key, Kind, Shape, Value, some},
};

#[derive(Debug, Clone, PartialEq)]
pub struct Fill {
    pub ask: Text,
    pub fields: Vec<FillField>,
    pub say: Text,
}

#[derive(Debug, Clone, PartialEq)]
pub struct FillField {
    pub id: String,
    pub label: Text,
    pub options: Vec<Choice>,
}

const FIELDS: Key<Vec<FillField>> = Key::new(
    "field",
    some(&Kind::Table(&FIELD), 1, MOST_OPTIONS),
    "The form's fields.",
);

pub(super) const SHAPE: Shape = Shape::new(
    "fill",
    "Fills a form by choosing.",
    &[ASK.line, FIELDS.line, SAY.line, HINTS.line],
);

const ID: Key<String> = Key::new("id", Kind::OwnId("field"), "Its id.");
const LABEL: Key<Text> = Key::new("label", Kind::Text, "What stands before it.");
const FIELD: Shape = Shape::new("field", "A field of a form.", &[ID.line, LABEL.line, OPTIONS.line]);

impl Value for Fill {
    fn of(node: &Node) -> Option<Fill> {
        Some(Fill {
            ask: ASK.of(node)?,
            fields: FIELDS.of(node)?,
            say: SAY.of(node)?,
        })
    }
}

impl Value for FillField {
    fn of(node: &Node) -> Option<FillField> {
        Some(FillField {
            id: ID.of(node)?,
            label: LABEL.of(node)?,
            options: OPTIONS.of(node)?,
        })
    }
}

impl Element for FillField {}

/// Each field has right options and wrong ones.
pub(super) fn look(reader: &mut Reader<'_>, node: &Node) {
    for field in FIELDS.at(node).map_or(&[][..], Node::items) {
        choice::look(reader, field);
    }
}

impl Fill {
    pub(super) fn texts(&self) -> Vec<&Text> {
        let labels = self.fields.iter().map(|field| &field.label);
        std::iter::once(&self.ask).chain(labels).collect()
    }

    pub(super) fn fingerprint(&self, hash: Hash) -> Hash {
        self.fields.iter().fold(hash.text("fill"), |hash, field| {
            field.options.iter().fold(hash.text(&field.id), |hash, option| {
                hash.text(&option.id).number(i64::from(option.right))
            })
        })
    }
}
