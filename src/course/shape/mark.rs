//! What an author wrote, as a mark: over keys and values as the table knows them, never over a name of the program's own.
//!
//! What is left out and what is written though it holds anyway are one; keys may stand in any order. Texts for people, sources
//! and notes are no part of it. Which attempts can go on is not decided by marks: they name what changed.

use super::super::Goal;
use super::super::document::{Node, Value};
use super::super::draw::Hash;
use super::drawn::any;
use super::key::{ARM, Kind, Line, Need, Shape};
use crate::market::parse_script;

/// The mark of one value.
pub(in super::super) fn mark(kind: &Kind, node: &Node) -> u64 {
    value(Hash::new(), kind, node).value()
}

/// Takes in what a table says under these keys.
pub(in super::super) fn keys<'a>(hash: Hash, lines: impl Iterator<Item = &'a Line>, table: &Node) -> Hash {
    let mut lines: Vec<&Line> = lines.collect();
    lines.sort_by_key(|line| line.name);
    lines.into_iter().fold(hash, |hash, line| match table.at(line.name) {
        Some(node) if is_played(&line.kind) && !holds_anyway(line, node) => {
            hash.text(line.name).mark(mark(&line.kind, node))
        }
        Some(_) | None => hash,
    })
}

/// The keys that a shape shares with others say where numbers come from and what things are called.
fn table(hash: Hash, shape: &Shape, node: &Node) -> Hash {
    let word = node.at(ARM).and_then(Node::as_str);
    let arm = shape.arms.iter().find(|arm| Some(arm.word) == word);
    match arm {
        Some(arm) => {
            let lines = shape.lines.iter().chain(arm.shape.lines);
            keys(hash.text(ARM).text(arm.word), lines, node)
        }
        None => keys(hash, shape.lines.iter(), node),
    }
}

fn value(hash: Hash, kind: &Kind, node: &Node) -> Hash {
    match kind {
        Kind::Table(shape) => table(hash, shape, node),
        Kind::List(element, _) => {
            let items = node.items();
            items.iter().fold(hash, |hash, item| hash.mark(mark(element, item)))
        }
        Kind::Map(_, element) => {
            let mut entries: Vec<_> = node.entries().iter().collect();
            entries.sort_by(|one, other| one.key.cmp(&other.key));
            let take = |hash: Hash, entry: &super::super::document::Entry| {
                hash.text(&entry.key).mark(mark(element, &entry.node))
            };
            entries.into_iter().fold(hash, take)
        }
        Kind::Goal => {
            let written = node.as_str().unwrap_or_default();
            Goal::parse(written).map_or_else(|_| hash.text(written), |goal| hash.text(&goal.to_string()))
        }
        Kind::Script => {
            let (commands, _) = parse_script(node.as_str().unwrap_or_default());
            commands
                .iter()
                .fold(hash, |hash, command| hash.text(&command.to_string()))
        }
        Kind::Text => hash,
        Kind::Drawn(_) if any(node).is_some() => hash.text(&written(node)),
        Kind::Drawn(kind) => value(hash, kind, node),
        Kind::Boolean
        | Kind::Number(_)
        | Kind::String
        | Kind::Row
        | Kind::Date
        | Kind::Id
        | Kind::OwnId(_)
        | Kind::Named(_)
        | Kind::Ref(_)
        | Kind::Word(_)
        | Kind::Decimal
        | Kind::Sum => hash.text(&written(node)),
    }
}

/// A value as TOML has it; a single string without its quotes.
fn written(node: &Node) -> String {
    match &node.value {
        Value::String(string) | Value::Decimal(string) | Value::Date(string) => string.clone(),
        Value::Integer(number) => number.to_string(),
        Value::Boolean(is) => is.to_string(),
        Value::Array(items) => format!("[{}]", items.iter().map(quoted).collect::<Vec<_>>().join(", ")),
        Value::Table(entries) => {
            let mut entries: Vec<_> = entries.iter().collect();
            entries.sort_by(|one, other| one.key.cmp(&other.key));
            let entries = entries
                .iter()
                .map(|entry| format!("{} = {}", entry.key, quoted(&entry.node)));
            format!("{{ {} }}", entries.collect::<Vec<_>>().join(", "))
        }
    }
}

/// The same inside a list or a table, where strings have their quotes.
fn quoted(node: &Node) -> String {
    match &node.value {
        Value::String(string) => format!("\"{string}\""),
        Value::Decimal(_)
        | Value::Date(_)
        | Value::Integer(_)
        | Value::Boolean(_)
        | Value::Array(_)
        | Value::Table(_) => written(node),
    }
}

/// Texts are for people; whoever plays sees them and the market does not.
fn is_played(kind: &Kind) -> bool {
    let mut kind = kind;
    while let Kind::List(element, _) | Kind::Map(_, element) | Kind::Drawn(element) = kind {
        kind = element;
    }
    !matches!(kind, Kind::Text)
}

/// Whether the author says what would hold without a word.
fn holds_anyway(line: &Line, node: &Node) -> bool {
    if line.need == Need::Required {
        return false;
    }
    let is_nothing = match &node.value {
        Value::Array(items) => items.is_empty(),
        Value::Table(entries) => entries.is_empty() && matches!(line.kind, Kind::Map(..)),
        Value::String(_) | Value::Integer(_) | Value::Decimal(_) | Value::Boolean(_) | Value::Date(_) => false,
    };
    match line.told() {
        Some(told) => told == written(node),
        None => is_nothing,
    }
}
