//! Talks inside a market, of the rule pack or of a scenario: what is said in each language, and whether every answer leads
//! somewhere. Leaves keys and values to the table of the format.

use std::collections::{BTreeMap, BTreeSet};

use super::super::document::{Entry, Node};
use super::super::reader::{Placed, Reader};
use super::super::shape::rules::{TALKS, talk};
use super::super::shape::ways as drawn;
use super::super::{Fault, Text};
use crate::market::TalkNature;

/// More answers than digits.
const MOST_OPTIONS: usize = 7;

/// Looks at the ways through each talk of the file; returns what is said in them.
pub(super) fn talks(reader: &mut Reader<'_>) -> BTreeMap<String, Text> {
    let mut names = BTreeMap::new();
    let section = TALKS.at(&reader.document.root);
    for entry in section.map_or(&[][..], Node::entries) {
        let talk = &entry.key;
        for node in nodes(entry) {
            let Some(id) = talk::NODE_ID.of(node) else {
                continue;
            };
            let said = talk::NODE_TEXT.of(node);
            names.extend(said.map(|text| (format!("said.{talk}.{id}"), text)));
            for option in options(node) {
                if let (Some(answer), Some(text)) = (talk::OPTION_ID.of(option), talk::OPTION_TEXT.of(option)) {
                    names.insert(format!("answer.{talk}.{id}.{answer}"), text);
                }
            }
        }
        ways(reader, entry);
    }
    names
}

fn nodes(talk: &Entry) -> &[Node] {
    talk::NODE.at(&talk.node).map_or(&[], Node::items)
}

fn options(node: &Node) -> &[Node] {
    talk::OPTION.at(node).map_or(&[], Node::items)
}

/// Every way leads to a node, every node is reached, and an end there is for somebody who does it right.
fn ways(reader: &mut Reader<'_>, talk: &Entry) {
    let nodes = nodes(talk);
    let ids: Vec<String> = nodes.iter().filter_map(|node| talk::NODE_ID.of(node)).collect();
    let mut reached: BTreeSet<String> = ids.first().cloned().into_iter().collect();
    for node in nodes {
        let options = options(node);
        if options.is_empty() == talk::END.at(node).is_none() || MOST_OPTIONS < options.len() {
            let label = format!("1 to {MOST_OPTIONS} of `option`, or an `end`");
            reader.bad_value(node.span.clone(), "a node has either options or an end", label);
        }
        for next in options
            .iter()
            .filter_map(|option| talk::NEXT.at(option))
            .flat_map(drawn)
        {
            if let Some(string) = next.as_str() {
                let placed = Placed {
                    string: string.to_owned(),
                    span: next.span.clone(),
                };
                reader.refer("node", &placed, ids.iter().map(String::as_str));
                reached.insert(placed.string);
            }
        }
    }
    for node in nodes {
        let id = talk::NODE_ID.of(node).filter(|id| !reached.contains(id));
        if let Some(id) = id {
            let title = format!("nothing leads to the node `{id}`");
            let label = "never reached".to_owned();
            reader.report(Fault::UnknownReference, node.span.clone(), title, label, None);
        }
    }
    ends(reader, talk, nodes);
}

fn ends(reader: &mut Reader<'_>, talk: &Entry, nodes: &[Node]) {
    let fits: [&str; 2] = match talk::NATURE.of(&talk.node) {
        Some(TalkNature::Scam) => ["refused", "fallen"],
        Some(TalkNature::Genuine) => ["helped", "rebuffed"],
        None => return,
    };
    let mut is_good = false;
    for node in nodes {
        if let Some(end) = talk::END.at(node).and_then(Node::as_str) {
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
