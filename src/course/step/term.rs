//! One term of the glossary shown large, read and not answered.

use super::OPEN_HINTS;
use crate::course::{
    Node, Text,
    draw::Hash,
    shape::{Key, Kind, Of, Shape, Value},
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownTerm {
    /// The term's id in the glossary.
    pub term: String,
}

const TERM: Key<String> = Key::new("term", Kind::Ref(Of::Term), "A word of `terms.toml`.");

pub(super) const SHAPE: Shape = Shape::new("term", "Meets a word of the glossary.", &[TERM.line, OPEN_HINTS.line]);

impl Value for ShownTerm {
    fn of(node: &Node) -> Option<ShownTerm> {
        Some(ShownTerm { term: TERM.of(node)? })
    }
}

impl ShownTerm {
    /// The glossary holds them.
    pub(super) fn texts(&self) -> Vec<&Text> {
        Vec::new()
    }

    pub(super) fn fingerprint(&self, hash: Hash) -> Hash {
        hash.text("term").text(&self.term)
    }
}
