//! A question with options, one or several of them right. The exit question is one too.

use super::{
    ASK, HINTS,
    choice::{self, Choice, OPTIONS},
};
use crate::course::{
    Node, Text,
    draw::Hash,
    reader::Reader,
    shape::{Shape, Value},
};

#[derive(Debug, Clone, PartialEq)]
pub struct Choose {
    pub ask: Text,
    /// Shown in the author's order.
    pub options: Vec<Choice>,
}

pub(super) const SHAPE: Shape = Shape::new(
    "choose",
    "Takes one, or all that are right.",
    &[ASK.line, OPTIONS.line, HINTS.line],
);

pub(in crate::course) const EXIT: Shape = Shape::new(
    "exit",
    "The question that ends a lesson, asked of each learner by name.",
    &[ASK.line, OPTIONS.line],
);

impl Value for Choose {
    fn of(node: &Node) -> Option<Choose> {
        Some(Choose {
            ask: ASK.of(node)?,
            options: OPTIONS.of(node)?,
        })
    }
}

/// Some options are right, some wrong.
pub(in crate::course) fn look(reader: &mut Reader<'_>, node: &Node) {
    choice::look(reader, node);
}

impl Choose {
    /// More than one right option makes it "tick all that are right".
    pub fn is_several(&self) -> bool {
        self.options.iter().filter(|option| option.right).count() > 1
    }

    pub(super) fn texts(&self) -> Vec<&Text> {
        let options = self.options.iter().map(|option| &option.text);
        std::iter::once(&self.ask).chain(options).collect()
    }

    /// `word` tells the exit question from a step.
    pub(crate) fn fingerprint(&self, hash: Hash, word: &str) -> Hash {
        self.options.iter().fold(hash.text(word), |hash, option| {
            let hash = hash.text(&option.id).number(i64::from(option.right));
            hash.text(option.misconception.as_deref().unwrap_or("-"))
        })
    }
}
