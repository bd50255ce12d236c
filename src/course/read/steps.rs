//! The kinds of steps that have no options: read, term, order, match, number, tiles, task, case.

use std::collections::{BTreeMap, BTreeSet};

use super::super::document::Node;
use super::super::reader::{Reader, Table, listed};
use super::super::{
    Case, Course, Fault, Match, MatchPair, Number, Order, OrderItem, Read, Sum, Task, Text, Tile, TileRole, Tiles,
    Values,
};
use super::choice::MOST_OPTIONS;
use super::lesson::Context;
use super::play::{commands, goal};

/// Values are tried in every combination up to this many; more are not needed against copying.
const MOST_COMBINATIONS: usize = 4096;

pub(super) fn read<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>) -> Option<Read> {
    let sentences = sentences(reader, table)?;
    Some(Read { sentences })
}

/// One to three sentences fit a page beside their translation.
fn sentences<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>) -> Option<Vec<Text>> {
    let items = reader.full_list(table, "sentence", 1..4);
    let sentences: Vec<Text> = items.iter().filter_map(|item| reader.as_text(item)).collect();
    (!sentences.is_empty()).then_some(sentences)
}

pub(super) fn case<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>) -> Option<Case> {
    let who = reader.text(table, "who");
    let sentences = sentences(reader, table);
    Some(Case {
        who: who?,
        sentences: sentences?,
    })
}

pub(super) fn term<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>, course: &Course) -> Option<String> {
    let term = reader.string(table, "term")?;
    let is_known = reader.refer("term", &term, course.terms.keys().map(String::as_str));
    is_known.then_some(term.string)
}

pub(super) fn order<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>) -> Option<Order> {
    let ask = reader.text(table, "ask");
    let say = reader.maybe_text(table, "say");
    let mut ids = BTreeMap::new();
    let list = reader.full_list(table, "item", 2..MOST_OPTIONS + 1);
    let items = reader.tables(list, |reader, table| {
        let id = reader.own_id(table, "item", &mut ids);
        let text = reader.text(table, "text");
        Some(OrderItem {
            id: id?.string,
            text: text?,
        })
    });
    Some(Order {
        ask: ask?,
        items,
        say: say.unwrap_or_default(),
    })
}

pub(super) fn match_pairs<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>) -> Option<Match> {
    let ask = reader.text(table, "ask");
    let say = reader.maybe_text(table, "say");
    let mut ids = BTreeMap::new();
    let list = reader.full_list(table, "pair", 2..MOST_OPTIONS + 1);
    let pairs = reader.tables(list, |reader, table| {
        let id = reader.own_id(table, "pair", &mut ids);
        let left = reader.text(table, "left");
        let right = reader.text(table, "right");
        Some(MatchPair {
            id: id?.string,
            left: left?,
            right: right?,
        })
    });
    Some(Match {
        ask: ask?,
        pairs,
        say: say.unwrap_or_default(),
    })
}

pub(super) fn number<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>) -> Option<Number> {
    let ask_node = reader.maybe(table, "ask");
    let ask = reader.text(table, "ask");
    let say_node = reader.maybe(table, "say");
    let say = reader.maybe_text(table, "say");
    let values = values(reader, table);
    let unit = reader.maybe_text(table, "unit");
    let tolerance = reader.maybe_scaled(table, "tolerance", 2).unwrap_or(0);
    let mut names: BTreeSet<&str> = values.iter().map(|values| values.name.as_str()).collect();
    let answer = sum(reader, table, &names, &values);
    if let Some(node) = ask_node {
        places(reader, node, &names);
    }
    names.insert("answer");
    if let Some(node) = say_node {
        places(reader, node, &names);
    }
    Some(Number {
        ask: ask?,
        values,
        answer: answer?,
        unit: unit.unwrap_or_default(),
        tolerance_hundredths: tolerance,
        say: say.unwrap_or_default(),
    })
}

/// `value = { a = [10, 20], b = [2.5] }`.
fn values<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>) -> Vec<Values> {
    let Some(node) = reader.want(table, "value") else {
        return Vec::new();
    };
    if reader.table(node).is_none() {
        return Vec::new();
    }
    let mut values = Vec::new();
    for entry in node.entries() {
        let items = reader.as_list(&entry.node);
        let choices: Vec<i64> = items.iter().filter_map(|item| reader.as_scaled(item, 2)).collect();
        if items.is_empty() {
            reader.bad_value(
                entry.node.span.clone(),
                "a value without numbers",
                "at least one number is drawn from here",
            );
        }
        let name = entry.key.clone();
        if name == "answer" || !name.bytes().all(|byte| byte.is_ascii_lowercase()) {
            let title = format!("`{name}` cannot name a value");
            reader.bad_value(entry.key_span.clone(), title, "small Latin letters, and not `answer`");
        }
        values.push(Values {
            name,
            choices_hundredths: choices,
        });
    }
    values
}

fn sum<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>, names: &BTreeSet<&str>, values: &[Values]) -> Option<Sum> {
    let node = reader.want(table, "answer")?;
    let source = reader.as_string(node)?;
    let sum = match Sum::parse(&source.string) {
        Ok(sum) => sum,
        Err(error) => {
            let span = reader.document.inside(node, error.span);
            reader.report(
                Fault::BadSum,
                span,
                "this sum cannot be read".to_owned(),
                error.label,
                None,
            );
            return None;
        }
    };
    for name in sum.names() {
        if !names.contains(name) {
            let at = source.string.find(name).unwrap_or(0);
            let span = reader.document.inside(node, at..at + name.len());
            let known: Vec<&str> = names.iter().copied().collect();
            let help = Some(format!("`value` has {}", listed(&known)));
            let title = format!("the sum needs `{name}`, which has no values");
            reader.report(Fault::BadSum, span, title, "not a name in `value`".to_owned(), help);
            return None;
        }
    }
    if let Some(drawn) = unreckonable(&sum, values) {
        let title = format!("the sum has no answer for {drawn}");
        let label = "it divides by zero or grows too large".to_owned();
        reader.report(Fault::BadSum, node.span.clone(), title, label, None);
    }
    Some(sum)
}

/// The first combination of values for which the sum has no answer.
fn unreckonable(sum: &Sum, values: &[Values]) -> Option<String> {
    let sizes = values.iter().map(|values| values.choices_hundredths.len());
    let combinations = sizes.fold(1_usize, usize::saturating_mul).min(MOST_COMBINATIONS);
    for number in 0..combinations {
        let mut rest = number;
        let mut drawn = BTreeMap::new();
        for values in values {
            let choices = &values.choices_hundredths;
            drawn.insert(values.name.clone(), choices[rest % choices.len()]);
            rest /= choices.len();
        }
        if sum.reckon(&drawn).is_none() {
            let words = drawn
                .iter()
                .map(|(name, hundredths)| format!("{name} = {}.{:02}", hundredths / 100, hundredths % 100));
            return Some(words.collect::<Vec<_>>().join(", "));
        }
    }
    None
}

/// Checks that every `{name}` of a text is a value's.
fn places(reader: &mut Reader<'_>, node: &Node, names: &BTreeSet<&str>) {
    for entry in node.entries() {
        let Some(string) = entry.node.as_str() else {
            continue;
        };
        for (start, _) in string.match_indices('{') {
            let rest = &string[start + 1..];
            let end = rest.find('}');
            let name = &rest[..end.unwrap_or(rest.len())];
            if end.is_none() || !names.contains(name) {
                let length = name.len() + 1 + usize::from(end.is_some());
                let span = reader.document.inside(&entry.node, start..start + length);
                let known: Vec<&str> = names.iter().copied().collect();
                let title = format!("nothing fills `{{{name}}}`");
                let help = Some(format!("known here: {}", listed(&known)));
                reader.report(Fault::UnknownReference, span, title, "no such value".to_owned(), help);
            }
        }
    }
}

const ROLES: [(&str, TileRole); 6] = [
    ("noun", TileRole::Noun),
    ("origin", TileRole::Origin),
    ("weight", TileRole::Weight),
    ("point", TileRole::Point),
    ("season", TileRole::Season),
    ("stuffing", TileRole::Stuffing),
];

pub(super) fn tiles<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>, course: &Course) -> Option<Tiles> {
    let ask = reader.text(table, "ask");
    let say = reader.maybe_text(table, "say");
    let product = reader.string(table, "product");
    if let Some(product) = &product {
        reader.refer("product", product, course.rules.products.keys().map(String::as_str));
    }
    let profile = reader.string(table, "profile");
    if let Some(profile) = &profile {
        reader.refer("profile", profile, course.rules.profiles.keys().map(String::as_str));
    }
    let mut ids = BTreeMap::new();
    let list = reader.full_list(table, "tile", 2..MOST_OPTIONS + 1);
    let tiles = reader.tables(list, |reader, table| {
        let id = reader.own_id(table, "tile", &mut ids);
        let word = reader.string(table, "word");
        let meaning = reader.text(table, "meaning");
        let role = reader.word(table, "role", &ROLES);
        Some(Tile {
            id: id?.string,
            word: word?.string,
            meaning: meaning?,
            role: role?,
        })
    });
    let need = needed(reader, table, &tiles);
    Some(Tiles {
        ask: ask?,
        product: product?.string,
        profile: profile?.string,
        tiles,
        need,
        say: say.unwrap_or_default(),
    })
}

/// The roles that must occur, each of which some tile must have.
fn needed<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>, tiles: &[Tile]) -> Vec<TileRole> {
    let mut need = Vec::new();
    for placed in reader.strings(table, "need") {
        let Some(role) = reader.as_word(&placed, &ROLES) else {
            continue;
        };
        if !tiles.iter().any(|tile| tile.role == role) {
            let title = format!("no tile has the role `{}`", placed.string);
            reader.bad_value(placed.span, title, "so the title can never be complete");
        }
        need.push(role);
    }
    need
}

pub(super) fn task<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>, context: &Context<'_>) -> Option<Task> {
    let ask = reader.text(table, "ask");
    let goal = goal(reader, table, "goal");
    let solution = commands(reader, table, "solution");
    if !context.has_market {
        let title = "a task in a lesson without a market".to_owned();
        let help = Some("name one above the first step: `scenario = \"s01\"`".to_owned());
        reader.report(
            Fault::MissingKey,
            table.span.clone(),
            title,
            "where would this be done?".to_owned(),
            help,
        );
    }
    Some(Task {
        ask: ask?,
        goal: goal?,
        solution: solution?,
    })
}
