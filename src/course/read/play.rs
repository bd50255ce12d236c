//! Scenarios, goals and commands: what an author says in the market's own words.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::document::Node;
use super::super::reader::{Reader, Table};
use super::super::shape::scenario::{self, SCENARIO};
use super::super::shape::{Known, Value, check, names};
use super::super::{Fault, Goal, Play, Text};
use super::rules::leaves_numbers;
use super::talk;
use crate::market::{Command, RulePack, Scenario, Setting, parse_script};

/// Reads a scenario and the names that its offers, bills and callers have; `known` are the ids of the rules.
pub(in super::super) fn play(
    reader: &mut Reader<'_>,
    rules: &Arc<RulePack>,
    known: &Known,
) -> Option<(Play, BTreeMap<String, Text>)> {
    let root = &reader.document.root;
    let mut known = known.clone();
    known.gather(&SCENARIO, root);
    let before = reader.problems.len();
    check(reader, &known, &SCENARIO, root);
    let mut all_names = names(&SCENARIO, root);
    all_names.extend(talk::talks(reader));
    all_names.extend(own_names(root));
    let found = &mut reader.problems[before..];
    found.sort_by_key(|problem| problem.span.start);
    if reader.document.is_broken || !found.iter().all(|problem| leaves_numbers(problem.fault)) {
        return None;
    }
    let scenario = Scenario::of(root)?;
    let play = Play {
        id: scenario.id.clone(),
        minutes: scenario::MINUTES.of(root)?,
        title: scenario::TITLE.of(root)?,
        brief: scenario::BRIEF.of(root)?,
        setting: Arc::new(Setting {
            rules: Arc::clone(rules),
            scenario: Scenario {
                setup: scenario::SETUP.of(root)?,
                ..scenario
            },
        }),
        stars: scenario::STARS.of(root)?,
        solution: scenario::SOLUTION.of(root)?,
        tempting: scenario::TEMPTING.of(root)?,
    };
    Some((play, all_names))
}

/// `[names.offer]` with `film-thick = { zh = …, ug = …, en = … }`.
fn own_names(root: &Node) -> BTreeMap<String, Text> {
    let kinds = scenario::NAMES.of(root).unwrap_or_default();
    let named = kinds.into_iter().flat_map(|(kind, names)| {
        let named = move |(id, text)| (format!("{kind}.{id}"), text);
        names.into_iter().map(named)
    });
    named.collect()
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
