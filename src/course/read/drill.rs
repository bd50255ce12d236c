//! Talks inside a market, of the rule pack or of a scenario: what is said in each language, and whether every answer leads
//! somewhere. Leaves ids, money and effects to the market's own reading.

use std::collections::{BTreeMap, BTreeSet};

use toml::Spanned;
use toml::de::DeValue;

use super::super::document::{Entry, Node};
use super::super::reader::{Placed, Reader};
use super::super::{Fault, Text};

/// More answers than digits.
const MOST_OPTIONS: usize = 7;

/// Keys that only people read.
const TEXTS: [&str; 2] = ["name", "text"];

/// Reads who speaks and what is said in each talk of the section; `known` are the talks that one may bring.
pub(super) fn talks<'a>(
    reader: &mut Reader<'a>,
    section: &'a Node,
    known: &BTreeSet<String>,
) -> BTreeMap<String, Text> {
    let mut names = BTreeMap::new();
    for entry in section.entries() {
        told(
            reader,
            &entry.node,
            format!("talk.{}", entry.key),
            "name",
            entry,
            &mut names,
        );
        for node in entry.node.at("node").map_or(&[][..], Node::items) {
            let Some(id) = node.at("id").and_then(Node::as_str) else {
                continue;
            };
            told(
                reader,
                node,
                format!("said.{}.{id}", entry.key),
                "text",
                entry,
                &mut names,
            );
            for option in node.at("option").map_or(&[][..], Node::items) {
                if let Some(answer) = option.at("id").and_then(Node::as_str) {
                    let name = format!("answer.{}.{id}.{answer}", entry.key);
                    told(reader, option, name, "text", entry, &mut names);
                }
            }
        }
        ways(reader, entry, known);
    }
    names
}

/// The ids of the talks under `talks`.
pub(super) fn ids(root: &Node) -> impl Iterator<Item = String> {
    let entries = root.at("talks").map_or(&[][..], Node::entries);
    entries.iter().map(|entry| entry.key.clone())
}

/// The same without what only people read.
pub(super) fn without_texts(value: Spanned<DeValue<'_>>) -> Spanned<DeValue<'_>> {
    let span = value.span();
    let value = match value.into_inner() {
        DeValue::Table(mut table) => {
            for key in TEXTS {
                table.remove(key);
            }
            let entries = table.into_iter().map(|(key, value)| (key, without_texts(value)));
            DeValue::Table(entries.collect())
        }
        DeValue::Array(array) => DeValue::Array(array.into_iter().map(without_texts).collect()),
        other => other,
    };
    Spanned::new(span, value)
}

fn told<'a>(
    reader: &mut Reader<'a>,
    node: &'a Node,
    name: String,
    key: &'static str,
    talk: &Entry,
    names: &mut BTreeMap<String, Text>,
) {
    match node.at(key) {
        Some(text) => {
            let text = reader.as_text(text);
            names.extend(text.map(|text| (name, text)));
        }
        None => {
            let title = format!("the talk `{}` lacks a `{key}`", talk.key);
            let label = format!("add `{key} = {{ zh = …, ug = …, en = … }}`");
            reader.report(Fault::MissingKey, node.span.clone(), title, label, None);
        }
    }
}

/// Every id once, every way leads to a node, every node is reached, and an end there is for somebody who does it right.
fn ways(reader: &mut Reader<'_>, talk: &Entry, known: &BTreeSet<String>) {
    let nodes = talk.node.at("node").map_or(&[][..], Node::items);
    let id_of = |node: &Node| node.at("id").and_then(Node::as_str).map(str::to_owned);
    let ids: Vec<String> = nodes.iter().filter_map(id_of).collect();
    let mut reached: BTreeSet<String> = ids.first().cloned().into_iter().collect();
    for node in nodes {
        let options = node.at("option").map_or(&[][..], Node::items);
        if options.is_empty() == node.at("end").is_none() || MOST_OPTIONS < options.len() {
            let label = format!("1 to {MOST_OPTIONS} of `option`, or an `end`");
            reader.bad_value(node.span.clone(), "a node has either options or an end", label);
        }
        let mut answers = BTreeSet::new();
        for option in options {
            if id_of(option).is_some_and(|id| !answers.insert(id)) {
                let title = "two answers of one node have the same id".to_owned();
                reader.report(
                    Fault::DuplicateId,
                    option.span.clone(),
                    title,
                    "given before".to_owned(),
                    None,
                );
            }
            refer(reader, option, "next", &ids.iter().cloned().collect());
            refer(reader, option, "brings", known);
            reached.extend(option.at("next").and_then(Node::as_str).map(str::to_owned));
        }
    }
    let mut seen = BTreeSet::new();
    for (node, id) in nodes.iter().zip(&ids) {
        if !seen.insert(id) {
            let title = format!("two nodes are called `{id}`");
            reader.report(
                Fault::DuplicateId,
                node.span.clone(),
                title,
                "given before".to_owned(),
                None,
            );
        }
        if !reached.contains(id) {
            let title = format!("nothing leads to the node `{id}`");
            reader.report(
                Fault::UnknownReference,
                node.span.clone(),
                title,
                "never reached".to_owned(),
                None,
            );
        }
    }
    ends(reader, talk, nodes);
}

fn ends(reader: &mut Reader<'_>, talk: &Entry, nodes: &[Node]) {
    let is_scam = talk.node.at("nature").and_then(Node::as_str) == Some("scam");
    let fits: [&str; 2] = if is_scam {
        ["refused", "fallen"]
    } else {
        ["helped", "rebuffed"]
    };
    let mut is_good = false;
    for node in nodes {
        if let Some(end) = node.at("end").and_then(Node::as_str) {
            is_good |= end == fits[0];
            if !fits.contains(&end) {
                let title = format!("`{end}` is no end of this talk");
                let label = format!("here `{}` or `{}`", fits[0], fits[1]);
                reader.bad_value(node.span.clone(), title, label);
            }
        }
    }
    if !is_good {
        let label = format!("one node needs `end = \"{}\"`", fits[0]);
        reader.bad_value(talk.key_span.clone(), "nobody can do this talk right", label);
    }
}

fn refer(reader: &mut Reader<'_>, option: &Node, key: &'static str, known: &BTreeSet<String>) {
    if let Some(node) = option.at(key)
        && let Some(string) = node.as_str()
    {
        let placed = Placed {
            string: string.to_owned(),
            span: node.span.clone(),
        };
        let kind = if key == "next" { "node" } else { "talk" };
        reader.refer(kind, &placed, known.iter().map(String::as_str));
    }
}
