//! A real task for tomorrow that the trainer ticks off.

use super::{ASK, OPEN_HINTS};
use crate::course::{
    Node, Text,
    draw::Hash,
    shape::{Shape, Value},
};

#[derive(Debug, Clone, PartialEq)]
pub struct Homework {
    pub ask: Text,
}

pub(super) const SHAPE: Shape = Shape::new("homework", "Does it tomorrow.", &[ASK.line, OPEN_HINTS.line]);

impl Value for Homework {
    fn of(node: &Node) -> Option<Homework> {
        Some(Homework { ask: ASK.of(node)? })
    }
}

impl Homework {
    pub(super) fn texts(&self) -> Vec<&Text> {
        vec![&self.ask]
    }

    pub(super) fn fingerprint(&self, hash: Hash) -> Hash {
        hash.text("homework")
    }
}
