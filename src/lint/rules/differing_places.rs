//! The languages of a text fill different values.

use std::collections::BTreeSet;

use super::Rule;
use crate::lint::checked_course::{CheckedCourse, PlacedString};
use crate::lint::{Cost, Diagnostic, Severity};

pub(super) const RULE: Rule = Rule {
    code: "B302",
    name: "differing_places",
    severity: Severity::Error,
    cost: Cost::Text,
    explain: "A text of a sum holds `{a}` in one language and not in another, so one group of learners misses a number. Every \
              language needs the same places, in any order.",
    check: Some(check),
};

fn check(checked: &CheckedCourse, found: &mut Vec<Diagnostic>) {
    let sentences = checked.sentences();
    // Strings of one text stand beside each other.
    for text in sentences.chunk_by(|one, other| std::ptr::eq(one.text, other.text)) {
        let all: BTreeSet<&str> = text.iter().flat_map(places).collect();
        for sentence in text {
            let here: BTreeSet<&str> = places(sentence).collect();
            let absent: Vec<String> = all.difference(&here).map(|place| format!("`{{{place}}}`")).collect();
            if !absent.is_empty() {
                let title = format!("{} stands in another language and not here", absent.join(" and "));
                let label = format!("nothing is filled in for {}", sentence.lang.0);
                found.push(Diagnostic::new(
                    &RULE,
                    &sentence.document.path,
                    sentence.node.span.clone(),
                    title,
                    label,
                ));
            }
        }
    }
}

fn places<'a>(sentence: &PlacedString<'a>) -> impl Iterator<Item = &'a str> {
    let parts = sentence.string.split('{').skip(1);
    parts.filter_map(|part| part.split_once('}')).map(|(place, _)| place)
}
