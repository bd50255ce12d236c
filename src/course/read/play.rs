//! Scenarios, goals and commands: what an author says in the market's own words.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::document::Node;
use super::super::reader::Reader;
use super::super::shape::scenario::{self, SCENARIO};
use super::super::shape::{Known, check_drawn, names};
use super::super::{Play, Text};
use super::talk;
use crate::market::{RulePack, Setting};

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
    check_drawn(reader, &known, &SCENARIO, root);
    scenario::check_draws(reader);
    let mut all_names = names(&SCENARIO, root);
    all_names.extend(talk::talks(reader));
    all_names.extend(own_names(root));
    let found = &mut reader.problems[before..];
    found.sort_by_key(|problem| problem.span.start);
    let is_sound = found.iter().all(|problem| problem.fault.is_harmless());
    if reader.document.is_broken || reader.has_unknown_key || !is_sound {
        return None;
    }
    let scenario = scenario::market_of(root)?;
    let play = Play {
        id: scenario.id.clone(),
        mark: scenario::mark(root, &scenario, rules),
        minutes: scenario::MINUTES.of(root)?,
        title: scenario::TITLE.of(root)?,
        brief: scenario::BRIEF.of(root)?,
        setting: Arc::new(Setting {
            rules: Arc::clone(rules),
            scenario,
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
