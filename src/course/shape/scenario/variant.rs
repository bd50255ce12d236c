//! Values that the seed draws: `{ any = [900, 1200] }` in the place of one, `by = "thin"` where it is drawn with others; and
//! parts of the story that get their names by lot. Finds them in a file and puts one way in their place; what is drawn by
//! which chance is the market's.
//!
//! Lists of one entry (an offer, a line of the plan, a talk) are drawn together, so they are as long as each other.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::super::super::document::{Entry, Node, Value as Written};
use super::super::super::reader::Reader;
use super::super::drawn::any;
use super::super::key::{Key, Kind, Shape, list, some};
use super::super::read::{Element, Value};
use crate::market::{Cast, Draw, Scenario};

const ROLES: Key<Vec<String>> = Key::new(
    "roles",
    some(&Kind::Id, 1, usize::MAX),
    "The parts: ids of offers, bills or people, as the rest of this file and its scripts call them.",
);
const CAST_NAMES: Key<Vec<String>> = Key::new(
    "names",
    Kind::Drawn(&some(&Kind::Id, 1, usize::MAX)),
    "The ids that they may get, which have names in the learners' languages; at least as many.",
);
const CAST_TABLE: Shape = Shape::new(
    "cast",
    "Parts of the story whose names are drawn by the seed; no name plays two.",
    &[ROLES.line, CAST_NAMES.line],
);
pub(in super::super) const CAST: Key<Vec<Cast>> = Key::new(
    "cast",
    list(&Kind::Table(&CAST_TABLE)),
    "Whose names are drawn by the seed.",
)
.or_default();

impl Value for Cast {
    fn of(node: &Node) -> Option<Cast> {
        Some(Cast {
            roles: ROLES.of(node)?,
            names: CAST_NAMES.of(node)?,
        })
    }
}

impl Element for Cast {}

/// The lists that are drawn together.
#[derive(Debug, Default)]
struct Group {
    /// How long each is, and where it stands.
    lists: Vec<(usize, Range<usize>)>,
}

/// Returns the draws of a file whose values are sound, told apart by their topics; `read` makes a scenario of a tree without lists.
pub(in super::super::super) fn draws(root: &Node, read: impl Fn(&Node) -> Option<Scenario>) -> Option<Vec<Draw>> {
    let ways = |(by, group): (String, Group)| {
        let count = group.lists.first().map_or(0, |(length, _)| *length);
        let ways = (0..count).map(|way| read(&put(root, Some((&by, way)))));
        Some(Draw {
            ways: ways.collect::<Option<Vec<Scenario>>>()?,
            by: by.clone(),
        })
    };
    groups(root).into_iter().map(ways).collect()
}

/// Returns the file with the first of each list in its place.
pub(in super::super::super) fn as_written(root: &Node) -> Node {
    put(root, None)
}

/// Reports lists that cannot be drawn together, and parts that cannot be given out.
pub(in super::super::super) fn check_draws(reader: &mut Reader<'_>) {
    let root = &reader.document.root;
    for (by, group) in groups(root) {
        let longest = group.lists.iter().map(|(length, _)| *length).max().unwrap_or(0);
        for (length, span) in group.lists {
            if length != longest {
                let title = format!("this list has {length} values, another of `{by}` {longest}");
                reader.bad_value(span, title, "drawn together, so as long as each other");
            }
        }
    }
    for entry in addresses(root) {
        let mut found = Vec::new();
        gather(&entry.0, entry.1, &mut found);
        let topics: BTreeSet<&String> = found.iter().map(|(by, ..)| by).collect();
        if let (true, Some((_, _, span))) = (1 < topics.len(), found.last()) {
            let title = format!("`{}` is drawn by two things", entry.0);
            reader.bad_value(span.clone(), title, "give all lists of one entry the same `by`");
        }
    }
    for (node, cast) in CAST.at(root).map_or(&[][..], Node::items).iter().zip(CAST.each(root)) {
        if cast.names.len() < cast.roles.len() {
            let title = format!("{} parts for {} names", cast.roles.len(), cast.names.len());
            reader.bad_value(node.span.clone(), title, "each part needs a name of its own");
        }
        if let Some(role) = cast.roles.iter().find(|role| cast.names.contains(role)) {
            let title = format!("`{role}` is a part and a name");
            reader.bad_value(node.span.clone(), title, "call the part otherwise");
        }
    }
}

fn groups(root: &Node) -> BTreeMap<String, Group> {
    let mut groups: BTreeMap<String, Group> = BTreeMap::new();
    for (address, node) in addresses(root) {
        let mut found = Vec::new();
        gather(&address, node, &mut found);
        for (by, length, span) in found {
            groups.entry(by).or_default().lists.push((length, span));
        }
    }
    groups
}

/// Each entry of the file by its address: `cash_fen`, `offers.film`, `plan.3`.
fn addresses(root: &Node) -> Vec<(String, &Node)> {
    let mut found = Vec::new();
    for Entry { key, node, .. } in root.entries() {
        if any(node).is_some() || node.entries().is_empty() && node.items().is_empty() {
            found.push((key.clone(), node));
            continue;
        }
        let entries = node.entries().iter();
        found.extend(entries.map(|entry| (format!("{key}.{}", entry.key), &entry.node)));
        let items = node.items().iter().enumerate();
        found.extend(items.map(|(at, item)| (format!("{key}.{at}"), item)));
    }
    found
}

/// Topic, length and place of each list below `node`.
fn gather(address: &str, node: &Node, found: &mut Vec<(String, usize, Range<usize>)>) {
    if let Some((ways, by)) = any(node) {
        found.push((by.unwrap_or(address).to_owned(), ways.len(), node.span.clone()));
        return;
    }
    let entries = node.entries().iter().map(|entry| &entry.node);
    for below in entries.chain(node.items()) {
        gather(address, below, found);
    }
}

/// The file with one of each list in its place: the first, but of one topic the one that is asked for.
fn put(root: &Node, asked: Option<(&str, usize)>) -> Node {
    let Written::Table(entries) = &root.value else {
        return root.clone();
    };
    let put_below = |Entry { key, key_span, node }: &Entry| {
        let is_entry = any(node).is_some();
        let value = match &node.value {
            Written::Table(entries) if !is_entry => Written::Table(
                entries
                    .iter()
                    .map(|entry| Entry {
                        node: put_at(&format!("{key}.{}", entry.key), &entry.node, asked),
                        ..entry.clone()
                    })
                    .collect(),
            ),
            Written::Array(items) => {
                let items = items.iter().enumerate();
                Written::Array(
                    items
                        .map(|(at, item)| put_at(&format!("{key}.{at}"), item, asked))
                        .collect(),
                )
            }
            Written::Table(_)
            | Written::String(_)
            | Written::Integer(_)
            | Written::Decimal(_)
            | Written::Boolean(_)
            | Written::Date(_) => put_at(key, node, asked).value,
        };
        Entry {
            key: key.clone(),
            key_span: key_span.clone(),
            node: Node {
                span: node.span.clone(),
                value,
            },
        }
    };
    Node {
        span: root.span.clone(),
        value: Written::Table(entries.iter().map(put_below).collect()),
    }
}

fn put_at(address: &str, node: &Node, asked: Option<(&str, usize)>) -> Node {
    if let Some((ways, by)) = any(node) {
        let by = by.unwrap_or(address);
        let at = asked.filter(|(topic, _)| *topic == by).map_or(0, |(_, at)| at);
        return ways.get(at).or(ways.first()).cloned().unwrap_or_else(|| node.clone());
    }
    let value = match &node.value {
        Written::Table(entries) => {
            let below = |entry: &Entry| Entry {
                node: put_at(address, &entry.node, asked),
                ..entry.clone()
            };
            Written::Table(entries.iter().map(below).collect())
        }
        Written::Array(items) => Written::Array(items.iter().map(|item| put_at(address, item, asked)).collect()),
        Written::String(_) | Written::Integer(_) | Written::Decimal(_) | Written::Boolean(_) | Written::Date(_) => {
            node.value.clone()
        }
    };
    Node {
        span: node.span.clone(),
        value,
    }
}
