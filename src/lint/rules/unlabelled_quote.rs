//! A text that names a button which the program does not have: by its key, or, in a hint, by its words.

use std::collections::{BTreeMap, BTreeSet};

use super::Rule;
use crate::course::{Document, LABEL, Node, builtin_sentences};
use crate::lint::checked_course::CheckedCourse;
use crate::lint::{Cost, Diagnostic, Severity};
use crate::text::audit::sentences as sentences_of;

pub(super) const RULE: Rule = Rule {
    code: "B108",
    name: "unlabelled_quote",
    severity: Severity::Error,
    cost: Cost::Text,
    explain: "A text names a button by its key, `{label:market-ship}`, and whoever reads it looks for exactly the words that \
              stand there. The key must be one of `locales/` whose sentence fills in nothing. A hint of a task that quotes a button \
              by hand, “交快递” or «زاكازلار», must quote a whole label, or what the course calls a thing. Write the key, or say \
              it without quotes.",
    check: Some(check),
};

/// How each language quotes.
const QUOTES: [(&str, char, char); 3] = [("zh", '“', '”'), ("ug", '«', '»'), ("en", '"', '"')];

fn check(checked: &CheckedCourse, found: &mut Vec<Diagnostic>) {
    unknown_keys(checked, found);
    let tasks: Vec<(&Document, &Node)> = checked
        .documents
        .values()
        .flat_map(|document| {
            let steps = document.root.at("step").map_or(&[][..], Node::items);
            steps.iter().map(move |step| (document, step))
        })
        .filter(|(_, step)| step.at("kind").and_then(Node::as_str) == Some("task"))
        .collect();
    if tasks.is_empty() {
        return;
    }
    let mut labels = labels();
    for name in checked.sentences() {
        let all = labels.entry(name.lang.0).or_default();
        all.insert(name.string.to_owned());
    }
    for (document, step) in tasks {
        for hint in step.at("hint").map_or(&[][..], Node::items) {
            for (lang, open, close) in QUOTES {
                let Some(node) = hint.at(lang) else { continue };
                let Some(known) = labels.get(lang) else { continue };
                for quoted in quoted(node.as_str().unwrap_or_default(), open, close) {
                    let string = &node.as_str().unwrap_or_default()[quoted.clone()];
                    if !string.starts_with(LABEL) && !known.contains(string) {
                        let title = format!("no button is called `{string}`");
                        let span = document.inside(node, quoted);
                        let label = "not a label of the program".to_owned();
                        found.push(Diagnostic::new(&RULE, &document.path, span, title, label));
                    }
                }
            }
        }
    }
}

fn unknown_keys(checked: &CheckedCourse, found: &mut Vec<Diagnostic>) {
    let sentences = checked.sentences();
    let named: Vec<_> = sentences
        .iter()
        .filter(|sentence| sentence.string.contains(LABEL))
        .collect();
    if named.is_empty() {
        return;
    }
    let known = sentences_of(&builtin_sentences());
    for sentence in named {
        for (at, _) in sentence.string.match_indices(LABEL) {
            let from = at + LABEL.len();
            let key = sentence.string[from..].split('}').next().unwrap_or_default();
            if known.get(key).is_none_or(|said| !said.variables.is_empty()) {
                let title = format!("no button has the key `{key}`");
                let span = sentence.place(from..from + key.len());
                let label = "not a sentence of `locales/` that stands alone".to_owned();
                found.push(Diagnostic::new(&RULE, &sentence.document.path, span, title, label));
            }
        }
    }
}

/// The places between each pair of quotes.
fn quoted(string: &str, open: char, close: char) -> Vec<std::ops::Range<usize>> {
    let mut places = Vec::new();
    let mut at = 0;
    while let Some(from) = string[at..].find(open).map(|from| at + from + open.len_utf8()) {
        let Some(to) = string[from..].find(close).map(|to| from + to) else {
            break;
        };
        places.push(from..to);
        at = to + close.len_utf8();
    }
    places
}

/// What each language's sentences are as buttons: without the count behind them.
fn labels() -> BTreeMap<String, BTreeSet<String>> {
    let mut labels: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (lang, files) in builtin_sentences() {
        let all = labels.entry(lang.0).or_default();
        for (_, content) in files {
            for line in String::from_utf8_lossy(&content).lines() {
                let value = line.split_once(" = ").map(|(_, value)| value);
                let ends = |value: &str| value.find(['(', '（', ':', '：']).unwrap_or(value.len());
                all.extend(value.map(|value| value[..ends(value)].trim().to_owned()));
            }
        }
    }
    labels
}
