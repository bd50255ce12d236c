//! The same day twice, side by side: what the market came to before it began anew, and what it came to since. Read, not answered.

use super::{ASK, OPEN_HINTS};
use crate::{
    course::{
        Fault, Node, Text,
        draw::Hash,
        reader::Reader,
        shape::{Element, Key, Kind, Shape, Value, some},
    },
    market::Figure,
};

#[derive(Debug, Clone, PartialEq)]
pub struct Beside {
    pub ask: Text,
    pub figures: Vec<Figure>,
}

const FIGURES: Key<Vec<Figure>> = Key::new(
    "figure",
    some(&Kind::Word(figure_names), 1, 4),
    "What is set side by side: one to four figures that goals may count.",
);

pub(super) const SHAPE: Shape = Shape::new(
    "beside",
    "Sees two days side by side: the market as it was when a task began it anew with `again`, and as it is now.",
    &[ASK.line, FIGURES.line, OPEN_HINTS.line],
);

fn figure_names() -> Vec<&'static str> {
    Figure::table().map(|(_, name)| name).collect()
}

impl Value for Figure {
    fn of(node: &Node) -> Option<Figure> {
        Figure::named(node.as_str()?)
    }
}

impl Element for Figure {}

impl Value for Beside {
    fn of(node: &Node) -> Option<Beside> {
        Some(Beside {
            ask: ASK.of(node)?,
            figures: FIGURES.of(node)?,
        })
    }
}

/// Two days need a market that was begun twice.
pub(super) fn look(reader: &mut Reader<'_>, node: &Node, has_market: bool) {
    if !has_market {
        let title = "two days side by side in a lesson without a market".to_owned();
        let label = "which days?".to_owned();
        let help = Some(
            "name a market above the first step, `scenario = \"s01\"`, and begin it anew with `again = true`"
                .to_owned(),
        );
        reader.report(Fault::MissingKey, node.span.clone(), title, label, help);
    }
}

impl Beside {
    pub(super) fn texts(&self) -> Vec<&Text> {
        vec![&self.ask]
    }

    pub(super) fn fingerprint(&self, hash: Hash) -> Hash {
        hash.text("beside")
    }
}
