//! A success story of somebody with a name, read and not answered.

use super::{OPEN_HINTS, SENTENCES};
use crate::course::{
    Node, Text,
    draw::Hash,
    shape::{Key, Kind, Shape, Value},
};

#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    pub who: Text,
    pub sentences: Vec<Text>,
}

const WHO: Key<Text> = Key::new("who", Kind::Text, "Whose story it is: name and village.");

pub(super) const SHAPE: Shape = Shape::new(
    "case",
    "Hears somebody's story.",
    &[WHO.line, SENTENCES.line, OPEN_HINTS.line],
);

impl Value for Case {
    fn of(node: &Node) -> Option<Case> {
        Some(Case {
            who: WHO.of(node)?,
            sentences: SENTENCES.of(node)?,
        })
    }
}

impl Case {
    pub(super) fn texts(&self) -> Vec<&Text> {
        self.sentences.iter().collect()
    }

    pub(super) fn fingerprint(&self, hash: Hash) -> Hash {
        hash.text("case")
    }
}
