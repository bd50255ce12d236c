//! One to three numbered sentence pairs, read and not answered.

use super::{OPEN_HINTS, SENTENCES};
use crate::course::{
    Node, Text,
    draw::Hash,
    shape::{Shape, Value},
};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Read {
    pub sentences: Vec<Text>,
}

pub(super) const SHAPE: Shape = Shape::new(
    "read",
    "Reads one to three sentences.",
    &[SENTENCES.line, OPEN_HINTS.line],
);

impl Value for Read {
    fn of(node: &Node) -> Option<Read> {
        Some(Read {
            sentences: SENTENCES.of(node)?,
        })
    }
}

impl Read {
    pub(super) fn texts(&self) -> Vec<&Text> {
        self.sentences.iter().collect()
    }

    pub(super) fn fingerprint(&self, hash: Hash) -> Hash {
        hash.text("read")
    }
}
