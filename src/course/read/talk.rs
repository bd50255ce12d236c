//! Steps of several parts that answer each other: fill, inspect, dialog.

use std::collections::{BTreeMap, BTreeSet};

use super::super::reader::{Ids, Placed, Reader, Table};
use super::super::{Course, Dialog, DialogEnd, DialogNode, DialogOption, Fault, Fill, FillField, Inspect, InspectPart};
use super::choice::{MOST_OPTIONS, misconception, options};

pub(super) fn fill<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>, course: &Course) -> Option<Fill> {
    let ask = reader.text(table, "ask");
    let say = reader.maybe_text(table, "say");
    let mut ids = BTreeMap::new();
    let list = reader.full_list(table, "field", 1..MOST_OPTIONS + 1);
    let fields = reader.tables(list, |reader, table| {
        let id = reader.own_id(table, "field", &mut ids);
        let label = reader.text(table, "label");
        let options = options(reader, table, course);
        Some(FillField {
            id: id?.string,
            label: label?,
            options: options?,
        })
    });
    Some(Fill {
        ask: ask?,
        fields,
        say: say.unwrap_or_default(),
    })
}

pub(super) fn inspect<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>) -> Option<Inspect> {
    let ask = reader.text(table, "ask");
    let mut ids = BTreeMap::new();
    let before = reader.problems.len();
    let list = reader.full_list(table, "part", 2..MOST_OPTIONS + 1);
    let parts = reader.tables(list, |reader, table| {
        let id = reader.own_id(table, "part", &mut ids);
        let text = reader.text(table, "text");
        let is_fault = reader.boolean(table, "fault");
        let say = if is_fault {
            reader.text(table, "say")
        } else {
            reader.maybe_text(table, "say")
        };
        Some(InspectPart {
            id: id?.string,
            text: text?,
            is_fault,
            say: say.unwrap_or_default(),
        })
    });
    if reader.problems.len() == before && !parts.iter().any(|part| part.is_fault) {
        reader.bad_value(
            table.span.clone(),
            "no part has a fault",
            "there must be something to find: `fault = true`",
        );
    }
    Some(Inspect { ask: ask?, parts })
}

pub(super) fn dialog<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>, course: &Course) -> Option<Dialog> {
    let ask = reader.text(table, "ask");
    let start = reader.maybe_string(table, "start");
    let mut ids = BTreeMap::new();
    let mut links: Vec<Placed> = start.iter().cloned().collect();
    let list = reader.full_list(table, "node", 2..41);
    let nodes = reader.tables(list, |reader, table| node(reader, table, course, &mut ids, &mut links));
    let mut is_whole = true;
    for link in &links {
        is_whole &= reader.refer("node", link, ids.keys().map(String::as_str));
    }
    let start = match start {
        Some(start) => start.string,
        None => nodes.first()?.id.clone(),
    };
    let dialog = Dialog {
        ask: ask?,
        start,
        nodes,
    };
    if is_whole {
        check_ways(reader, table, &dialog, &ids);
    }
    is_whole.then_some(dialog)
}

fn node<'a>(
    reader: &mut Reader<'a>,
    table: &mut Table<'a>,
    course: &Course,
    ids: &mut Ids,
    links: &mut Vec<Placed>,
) -> Option<DialogNode> {
    let id = reader.own_id(table, "node", ids);
    let speaker = reader.text(table, "speaker");
    let text = reader.text(table, "text");
    let ends = [("good", DialogEnd::Good), ("bad", DialogEnd::Bad)];
    let end = reader
        .maybe_string(table, "end")
        .and_then(|word| reader.as_word(&word, &ends));
    let list = reader.list(table, "option");
    let mut option_ids = BTreeMap::new();
    let options = reader.tables(list, |reader, table| {
        option(reader, table, course, &mut option_ids, links)
    });
    if list.is_empty() == end.is_none() || list.len() > MOST_OPTIONS {
        let title = "a node has either options or an end";
        reader.bad_value(
            table.span.clone(),
            title,
            "1 to 9 of `option`, or `end = \"good\"` or `\"bad\"`",
        );
    }
    Some(DialogNode {
        id: id?.string,
        speaker: speaker.unwrap_or_default(),
        text: text?,
        options,
        end,
    })
}

fn option<'a>(
    reader: &mut Reader<'a>,
    table: &mut Table<'a>,
    course: &Course,
    ids: &mut Ids,
    links: &mut Vec<Placed>,
) -> Option<DialogOption> {
    let id = reader.own_id(table, "option", ids);
    let text = reader.text(table, "text");
    let next = reader.string(table, "next");
    links.extend(next.clone());
    let say = reader.maybe_text(table, "say");
    let set = counters(reader, table, "set");
    let needs = counters(reader, table, "needs");
    let misconception = misconception(reader, table, course);
    Some(DialogOption {
        id: id?.string,
        text: text?,
        next: next?.string,
        say: say.unwrap_or_default(),
        set,
        needs,
        misconception,
    })
}

/// `{ trust = 1 }`.
fn counters<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>, key: &'static str) -> Vec<(String, i64)> {
    let Some(node) = reader.maybe(table, key) else {
        return Vec::new();
    };
    if reader.table(node).is_none() {
        return Vec::new();
    }
    let mut counters = Vec::new();
    for entry in node.entries() {
        let number = reader.as_integer(&entry.node, -9..10);
        counters.extend(number.map(|number| (entry.key.clone(), number)));
    }
    counters
}

/// Every node can be reached, and a good end from every node that is no end; counters are not followed.
fn check_ways(reader: &mut Reader<'_>, table: &Table<'_>, dialog: &Dialog, ids: &Ids) {
    let mut reached = BTreeSet::from([dialog.start.as_str()]);
    let mut ending: BTreeSet<&str> = BTreeSet::new();
    // As many rounds as nodes carry every mark along every way.
    for _ in &dialog.nodes {
        for node in &dialog.nodes {
            if reached.contains(node.id.as_str()) {
                reached.extend(node.options.iter().map(|option| option.next.as_str()));
            }
            if node.end.is_some() || node.options.iter().any(|option| ending.contains(option.next.as_str())) {
                ending.insert(&node.id);
            }
        }
    }
    for node in &dialog.nodes {
        let span = ids.get(&node.id).unwrap_or(&table.span).clone();
        if !reached.contains(node.id.as_str()) {
            let title = format!("nothing leads to the node `{}`", node.id);
            reader.report(Fault::UnknownReference, span, title, "never reached".to_owned(), None);
        } else if !ending.contains(node.id.as_str()) {
            let title = format!("from the node `{}` the talk never ends", node.id);
            reader.bad_value(span, title, "no way from here to an `end`");
        }
    }
    if !dialog.nodes.iter().any(|node| node.end == Some(DialogEnd::Good)) {
        reader.bad_value(
            table.span.clone(),
            "the talk has no good end",
            "one node needs `end = \"good\"`",
        );
    }
}
