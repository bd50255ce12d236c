//! What the entries of a file are called: each map of ids gives its names under the word of what has them.

use std::collections::BTreeMap;

use super::super::Text;
use super::super::document::Node;
use super::entry::NAME;
use super::key::{Keys, Kind, Shape};

/// The names of all entries in a file of this shape, by `kind.id`: `product.walnut`.
pub(in super::super) fn names(shape: &Shape, root: &Node) -> BTreeMap<String, Text> {
    let mut names = BTreeMap::new();
    for line in shape.all() {
        let Kind::Map(Keys::Named(of), Kind::Table(entry)) = line.kind else {
            continue;
        };
        if !entry.all().any(|line| line.name == NAME.line.name) {
            continue;
        }
        for entry in root.at(line.name).map_or(&[][..], Node::entries) {
            let name = NAME.of(&entry.node);
            names.extend(name.map(|name| (format!("{}.{}", of.names(), entry.key), name)));
        }
    }
    names
}
