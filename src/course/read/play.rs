//! Scenarios, goals and commands: what an author says in the market's own words.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use toml::Spanned;
use toml::de::DeValue;

use super::super::document::Node;
use super::super::reader::{Reader, Table};
use super::super::{Fault, Goal, Play, Star, Tempting, Text};
use super::drill;
use super::given::{given, table_of};
use super::measure::measure;
use super::names::of_kinds;
use crate::market::{Command, RulePack, Scenario, Setting, parse_script};

/// Keys of a scenario's file that the market does not read.
const OURS: [&str; 8] = [
    "minutes", "title", "brief", "names", "star", "setup", "solution", "tempting",
];

/// Reads a scenario and the names that its offers, bills and callers have.
pub(in super::super) fn play(reader: &mut Reader<'_>, rules: &Arc<RulePack>) -> Option<(Play, BTreeMap<String, Text>)> {
    let mut root = reader.root();
    let id = reader.id(&mut root, "id");
    let minutes = reader
        .integer(&mut root, "minutes", 1..601)
        .map_or(20, |minutes| minutes as u32);
    let title = reader.text(&mut root, "title");
    let items = reader.full_list(&mut root, "brief", 1..6);
    let brief = items.iter().filter_map(|item| reader.as_text(item)).collect();
    let mut names = named(reader, &mut root);
    let known: BTreeSet<String> = drill::ids(&reader.document.root)
        .chain(rules.talks.keys().cloned())
        .collect();
    let before = reader.problems.len();
    if let Some(section) = reader.document.root.at("talks") {
        names.extend(drill::talks(reader, section, &known));
    }
    planned_talks(reader, &known);
    let talks_hold = reader.problems.len() == before;
    let stars = stars(reader, &mut root);
    let setup = match reader.maybe(&mut root, "setup") {
        Some(node) => as_commands(reader, node),
        None => Some(Vec::new()),
    };
    let solution = commands(reader, &mut root, "solution");
    let tempting = tempting(reader, &mut root);
    root.forgive();
    let scenario = scenario(reader, rules).filter(|_| talks_hold);
    let scenario = Scenario {
        setup: setup?,
        ..scenario?
    };
    let play = Play {
        id: id?.string,
        minutes,
        title: title?,
        brief,
        setting: Arc::new(Setting {
            rules: (**rules).clone(),
            scenario,
        }),
        stars: stars?,
        solution: solution?,
        tempting,
    };
    Some((play, names))
}

/// The market's own part of the file.
fn scenario(reader: &mut Reader<'_>, rules: &RulePack) -> Option<Scenario> {
    if reader.document.is_broken {
        return None;
    }
    let beyond = measure(reader.document, &OURS);
    let is_measured = beyond.is_empty();
    reader.problems.extend(beyond);
    let mut table = table_of(reader.document);
    for key in OURS {
        table.remove(key);
    }
    if let Some((key, talks)) = table.remove_entry("talks") {
        table.insert(key, drill::without_texts(talks));
    }
    let value = Spanned::new(reader.document.root.span.clone(), DeValue::Table(table));
    let scenario: Option<Scenario> = given(reader.document, value, &mut reader.problems);
    let root = &reader.document.root;
    if let Some(profile) = root.at("profile").and_then(|node| reader.as_string(node)) {
        reader.refer("profile", &profile, rules.profiles.keys().map(String::as_str));
    }
    for goods in root.at("goods").map_or(&[][..], Node::entries) {
        let product = super::super::reader::Placed {
            string: goods.key.clone(),
            span: goods.key_span.clone(),
        };
        reader.refer("product", &product, rules.products.keys().map(String::as_str));
    }
    for household in root.at("household").map_or(&[][..], Node::entries) {
        if let Some(product) = household.node.at("product").and_then(|node| reader.as_string(node)) {
            reader.refer("product", &product, rules.products.keys().map(String::as_str));
        }
    }
    for planned in root.at("plan").map_or(&[][..], Node::items) {
        let mut refer = |key: &str, known: Vec<&str>| {
            if let Some(placed) = planned.at(key).and_then(|node| reader.as_string(node)) {
                reader.refer(key, &placed, known.into_iter());
            }
        };
        refer("product", rules.products.keys().map(String::as_str).collect());
        refer("persona", rules.personas.keys().map(String::as_str).collect());
        refer("place", rules.places.keys().map(String::as_str).collect());
        refer("service", rules.services.keys().map(String::as_str).collect());
        refer("message", rules.messages.keys().map(String::as_str).collect());
    }
    refer_van(reader, rules);
    refer_deals(reader, rules);
    scenario.filter(|_| is_measured)
}

/// The couriers that a dispatcher hands over to, and the zones where the parcels go.
fn refer_van(reader: &mut Reader<'_>, rules: &RulePack) {
    let Some(van) = reader.document.root.at("van") else {
        return;
    };
    for key in ["walk_in", "contract"] {
        if let Some(courier) = van.at(key).and_then(|node| reader.as_string(node)) {
            reader.refer("courier", &courier, rules.couriers.keys().map(String::as_str));
        }
    }
    let zones = || rules.couriers.values().flat_map(|courier| courier.rates.keys());
    for share in van.at("mix").map_or(&[][..], Node::entries) {
        let zone = super::super::reader::Placed {
            string: share.key.clone(),
            span: share.key_span.clone(),
        };
        reader.refer("zone", &zone, zones().map(String::as_str));
    }
}

/// What the deals of a cooperative are about.
fn refer_deals(reader: &mut Reader<'_>, rules: &RulePack) {
    let deals = reader.document.root.at("coop").and_then(|coop| coop.at("deal"));
    for deal in deals.map_or(&[][..], Node::entries) {
        let mut refer = |part: &str, key: &str, known: Vec<&str>| {
            let node = deal.node.at(part).and_then(|part| part.at(key));
            if let Some(placed) = node.and_then(|node| reader.as_string(node)) {
                reader.refer(key, &placed, known.into_iter());
            }
        };
        refer("supply", "product", rules.products.keys().map(String::as_str).collect());
        refer("supply", "persona", rules.personas.keys().map(String::as_str).collect());
        refer("supply", "place", rules.places.keys().map(String::as_str).collect());
        refer("line", "courier", rules.couriers.keys().map(String::as_str).collect());
    }
}

/// Every talk of the plan is one of the rules or of this file.
fn planned_talks(reader: &mut Reader<'_>, known: &BTreeSet<String>) {
    let document = reader.document;
    for planned in document.root.at("plan").map_or(&[][..], Node::items) {
        let among = planned.at("among").map_or(&[][..], Node::items);
        for node in planned.at("talk").into_iter().chain(among) {
            if let Some(placed) = reader.as_string(node) {
                reader.refer("talk", &placed, known.iter().map(String::as_str));
            }
        }
    }
}

/// `[names.offer]` with `film-thick = { zh = …, ug = …, en = … }`.
fn named<'a>(reader: &mut Reader<'a>, root: &mut Table<'a>) -> BTreeMap<String, Text> {
    match reader.maybe(root, "names") {
        Some(node) => of_kinds(reader, node),
        None => BTreeMap::new(),
    }
}

fn stars<'a>(reader: &mut Reader<'a>, root: &mut Table<'a>) -> Option<[Star; 3]> {
    let items = reader.full_list(root, "star", 3..4);
    let stars = reader.tables(items, |reader, table| {
        let goal = goal(reader, table, "goal");
        let text = reader.text(table, "text");
        Some(Star {
            goal: goal?,
            text: text?,
        })
    });
    stars.try_into().ok()
}

fn tempting<'a>(reader: &mut Reader<'a>, root: &mut Table<'a>) -> Vec<Tempting> {
    let mut ids = BTreeMap::new();
    let items = reader.list(root, "tempting");
    reader.tables(items, |reader, table| {
        let id = reader.own_id(table, "tempting", &mut ids);
        let script = commands(reader, table, "script");
        let fails = reader.integer(table, "fails", 1..4);
        let why = reader.text(table, "why");
        Some(Tempting {
            id: id?.string,
            script: script?,
            fails: fails? as u8,
            why: why?,
        })
    })
}

pub(in super::super) fn goal<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>, key: &'static str) -> Option<Goal> {
    let node = reader.want(table, key)?;
    let source = reader.as_string(node)?;
    match Goal::parse(&source.string) {
        Ok(goal) => Some(goal),
        Err(error) => {
            let span = reader.document.inside(node, error.span);
            reader.report(
                Fault::BadGoal,
                span,
                "this goal cannot be read".to_owned(),
                error.label,
                error.help,
            );
            None
        }
    }
}

/// A script, one command a line; every line that cannot be read is reported.
pub(in super::super) fn commands<'a>(
    reader: &mut Reader<'a>,
    table: &mut Table<'a>,
    key: &'static str,
) -> Option<Vec<Command>> {
    let node = reader.want(table, key)?;
    as_commands(reader, node)
}

fn as_commands<'a>(reader: &mut Reader<'a>, node: &'a Node) -> Option<Vec<Command>> {
    let source = reader.as_string(node)?;
    let (commands, errors) = parse_script(&source.string);
    let is_sound = errors.is_empty();
    for error in errors {
        let label = error.to_string();
        let span = reader.document.inside(node, error.span);
        reader.report(
            Fault::BadCommand,
            span,
            "this command cannot be read".to_owned(),
            label,
            None,
        );
    }
    is_sound.then_some(commands)
}
