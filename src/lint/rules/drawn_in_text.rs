//! A sentence of a scenario, or of a lesson that plays it, that names what the seed draws.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Rule;
use crate::course::{Node, drawn_ways};
use crate::lint::checked_course::{CheckedCourse, PlacedString};
use crate::lint::{Cost, Diagnostic, Severity};
use crate::market::Scenario;
use crate::text::Lang;

pub(super) const RULE: Rule = Rule {
    code: "B207",
    name: "drawn_in_text",
    severity: Severity::Error,
    cost: Cost::Text,
    explain: "The seed draws a sum, a weight, a day or a name of this scenario, and a sentence for all seeds names one of them: on \
              another seed it is wrong. Write the sentence without it (\"the larger box\", \"before the due day\"), or draw something \
              else. Names under `names` may stand, and what is said in a talk.",
    check: Some(check),
};

/// Under these kinds people and things are called.
const KINDS: [&str; 4] = ["buyer", "offer", "bill", "person"];

fn check(checked: &CheckedCourse, found: &mut Vec<Diagnostic>) {
    for play in checked.course.scenarios.values() {
        let Some(document) = checked.scenario_document(&play.id) else {
            continue;
        };
        let mut values = Vec::new();
        for entry in document.root.entries() {
            gather(&entry.key, &entry.node, &mut values);
        }
        let own_names: Vec<Range<usize>> = ["names", "talks"]
            .iter()
            .filter_map(|key| document.root.at(key))
            .flat_map(spans)
            .collect();
        let of_lessons = checked
            .lessons
            .iter()
            .filter(|(_, lesson)| lesson.scenario.as_ref() == Some(&play.id));
        let lessons: Vec<&String> = of_lessons.map(|(file, _)| file).collect();
        for sentence in checked.sentences() {
            let path = &sentence.document.path;
            let is_own = *path == document.path && !own_names.contains(&sentence.text.span);
            if is_own || lessons.contains(&path) {
                let named = names(checked, &play.setting.scenario, &sentence.lang);
                look(&sentence, &values, &named, found);
            }
        }
    }
}

fn look(sentence: &PlacedString, values: &[(&str, i64)], names: &[String], found: &mut Vec<Diagnostic>) {
    let shown = values
        .iter()
        .flat_map(|(key, value)| shown(key, *value, &sentence.lang))
        .chain(names.iter().cloned());
    for shown in shown {
        let is_whole = |at: usize| {
            let before = sentence.string[..at].chars().next_back();
            !before.is_some_and(|letter| letter.is_ascii_digit() || letter == '.')
        };
        let mut places = sentence.string.match_indices(&shown).map(|(at, _)| at);
        if let Some(at) = places.find(|at| is_whole(*at)) {
            let title = format!("`{shown}` is drawn by the seed");
            let span = sentence.place(at..at + shown.len());
            let label = "another seed has another one".to_owned();
            let diagnostic = Diagnostic::new(&RULE, &sentence.document.path, span, title, label);
            found.push(diagnostic.with_help("say it without what is drawn, or draw something else"));
            return;
        }
    }
}

/// Key and number of all that may be drawn below `node`.
fn gather<'a>(key: &'a str, node: &'a Node, values: &mut Vec<(&'a str, i64)>) {
    if let Some(ways) = drawn_ways(node) {
        for number in ways.iter().filter_map(Node::as_number) {
            values.push((key, number));
        }
    }
    for entry in node.entries() {
        gather(&entry.key, &entry.node, values);
    }
    for item in node.items() {
        gather(key, item, values);
    }
}

/// Where the tables below `node` stand.
fn spans(node: &Node) -> Vec<Range<usize>> {
    let below = node.entries().iter().map(|entry| &entry.node).chain(node.items());
    let mut found: Vec<Range<usize>> = below.flat_map(spans).collect();
    found.push(node.span.clone());
    found
}

/// The names that people and things may get here, in a language.
fn names(checked: &CheckedCourse, scenario: &Scenario, lang: &Lang) -> Vec<String> {
    let given = |scenario: &Scenario| -> BTreeSet<String> {
        let casts = scenario.variants.casts.iter();
        // Where there are as many names as parts, everybody is there whatever the seed.
        let full = casts.filter(|cast| cast.names.len() == cast.roles.len());
        full.flat_map(|cast| cast.names.clone()).collect()
    };
    let ways = scenario.variants.draws.iter().flat_map(|draw| &draw.ways);
    let all: Vec<&Scenario> = std::iter::once(scenario).chain(ways).collect();
    let casts = all.iter().flat_map(|way| &way.variants.casts);
    let mut ids: BTreeSet<&String> = casts.flat_map(|cast| &cast.names).collect();
    ids.retain(|id| !all.iter().all(|way| given(way).contains(*id)));
    let ids = ids.into_iter();
    let texts = ids.flat_map(|id| {
        KINDS
            .iter()
            .filter_map(move |kind| checked.course.names.get(&format!("{kind}.{id}")))
    });
    texts.map(|text| text.in_lang(lang).to_owned()).collect()
}

/// How sentences write such a number.
fn shown(key: &str, value: i64, lang: &Lang) -> Vec<String> {
    let units: &[&str] = match (lang.0.as_str(), key) {
        ("zh", key) if key.ends_with("_fen") => &["元", " 元"],
        ("ug", key) if key.ends_with("_fen") => &[" يۈەن"],
        (_, key) if key.ends_with("_fen") => &[" yuan"],
        ("zh", key) if key.ends_with("_g") => &["公斤", " 公斤"],
        ("ug", key) if key.ends_with("_g") => &[" كىلوگىرام"],
        (_, key) if key.ends_with("_g") => &[" kg"],
        ("zh", "day" | "due_day" | "brings_day") => return vec![format!("第{value}天")],
        ("ug", "day" | "due_day" | "brings_day") => return vec![format!("{value}-كۈن"), format!("{value} - كۈن")],
        (_, "day" | "due_day" | "brings_day") => return vec![format!("day {value}")],
        _ => return Vec::new(),
    };
    let whole = if key.ends_with("_g") { 1000 } else { 100 };
    let number = format!(
        "{}.{:0width$}",
        value / whole,
        value % whole,
        width = if whole == 100 { 2 } else { 3 }
    );
    let number = number.trim_end_matches('0').trim_end_matches('.');
    units.iter().map(|unit| format!("{number}{unit}")).collect()
}
