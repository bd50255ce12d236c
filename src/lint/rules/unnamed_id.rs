//! An id of the rules or of a scenario that has no name in the learners' languages.

use std::collections::BTreeSet;

use super::Rule;
use crate::lint::checked_course::CheckedCourse;
use crate::lint::{Cost, Diagnostic, Severity};
use crate::market::{Call, Customer, Happening};

pub(super) const RULE: Rule = Rule {
    code: "B107",
    name: "unnamed_id",
    severity: Severity::Error,
    cost: Cost::Text,
    explain: "The rules or a scenario use an id that is shown to learners, but nothing says what it is called. Entries of the \
              rules carry their own `name`; everything else stands in `names.toml`, or under `names` in the scenario.",
    check: Some(check),
};

fn check(checked: &CheckedCourse, found: &mut Vec<Diagnostic>) {
    for (file, kind, id) in shown(checked) {
        if !checked.course.names.contains_key(&format!("{kind}.{id}")) {
            let title = format!("the {kind} `{id}` has no name");
            let diagnostic = Diagnostic::new(&RULE, &file, 0..0, title, String::new());
            let (place, table) = if file.starts_with("rules/") {
                ("names.toml", kind.to_owned())
            } else {
                ("the scenario", format!("names.{kind}"))
            };
            found.push(diagnostic.with_help(format!(
                "add to {place}, under `[{table}]`: {id} = {{ zh = \"…\", ug = \"…\", en = \"…\" }}"
            )));
        }
    }
}

/// File, kind and id of whatever learners may see.
fn shown(checked: &CheckedCourse) -> BTreeSet<(String, &'static str, String)> {
    let mut shown = BTreeSet::new();
    let rules = checked.course.rules();
    let mut add = |file: &str, kind: &'static str, id: &str| shown.insert((file.to_owned(), kind, id.to_owned()));
    for photo in &rules.photos {
        add("rules/pack.toml", "photo", photo);
    }
    for reply in &rules.replies {
        add("rules/pack.toml", "reply", reply);
    }
    for attribute in rules.categories.values().flat_map(|category| &category.attributes) {
        add("rules/categories.toml", "attribute", &attribute.id);
        for option in &attribute.options {
            add("rules/categories.toml", "value", option);
        }
    }
    for document in rules.documents.values() {
        for way in document.good.iter().chain(document.bad.keys()) {
            add("rules/profiles.toml", "way", way);
        }
        for reason in document.bad.values() {
            add("rules/profiles.toml", "reason", reason);
        }
    }
    for group in &rules.words.banned {
        add("rules/words.toml", "word-kind", &group.kind);
    }
    let zones = rules.places.values().map(|place| ("zone", place.zone.as_str()));
    let storms = rules.route.storms.keys().map(|storm| ("storm", storm.as_str()));
    for (kind, id) in zones.chain(storms) {
        add("rules/places.toml", kind, id);
    }
    for flag in rules.talks.values().flat_map(|talk| &talk.flags) {
        add("rules/talks.toml", "flag", flag);
    }
    of_scenarios(checked, &mut add);
    shown
}

/// Whatever a scenario calls by an id of its own.
fn of_scenarios(checked: &CheckedCourse, add: &mut impl FnMut(&str, &'static str, &str) -> bool) {
    for play in checked.course.scenarios.values() {
        let Some(document) = checked.scenario_document(&play.id) else {
            continue;
        };
        let scenario = &play.setting.scenario;
        let mut add_each = |kind: &'static str, id: &str| {
            for name in scenario.variants.names_of(id) {
                add(&document.path, kind, name);
            }
        };
        for id in scenario.offers.keys() {
            add_each("offer", id);
        }
        for household in scenario.household.keys() {
            add_each("household", household);
            add_each("story", household);
        }
        for planned in &scenario.plan {
            if let Happening::Call(Call { name, .. }) | Happening::Buyer(Customer { name, .. }) = &planned.what {
                add_each("buyer", name);
            }
        }
        for bill in scenario.bills.keys() {
            add_each("bill", bill);
        }
        for offer in scenario.offers.values() {
            add(&document.path, "item", &offer.item);
            for measure in offer.claims.keys() {
                add(&document.path, "measure", measure);
            }
        }
        for flag in scenario.talks.values().flat_map(|talk| &talk.flags) {
            add(&document.path, "flag", flag);
        }
        for deal in scenario.coop.iter().flat_map(|coop| coop.deal.keys()) {
            add(&document.path, "deal", deal);
        }
    }
}
