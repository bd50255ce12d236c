//! `{ any = [900, 1200], by = "thin" }`: a value of which the seed draws one. Knows how it is written, no more.

use super::super::document::{Node, Value as Written};

/// The key of the values, and the one that says with which others they are drawn.
pub(in super::super) const ANY: &str = "any";
pub(in super::super) const BY: &str = "by";

/// The values that may stand at `node` and the topic by which one is drawn, if it is such a list.
pub(in super::super) fn any(node: &Node) -> Option<(&[Node], Option<&str>)> {
    let Written::Array(ways) = &node.at(ANY)?.value else {
        return None;
    };
    let by = node.at(BY).map(Node::as_str);
    let is_alone = node.entries().len() == 1 + usize::from(by.is_some());
    (is_alone && by.is_none_or(|by| by.is_some())).then_some((ways, by.flatten()))
}

/// Every value that may stand at `node`.
pub(in super::super) fn ways(node: &Node) -> &[Node] {
    any(node).map_or(std::slice::from_ref(node), |(ways, _)| ways)
}

/// The values of which the seed draws one, where it draws.
pub fn drawn_ways(node: &Node) -> Option<&[Node]> {
    any(node).map(|(ways, _)| ways)
}
