//! A word marked as a term that the glossary does not have.

use super::Rule;
use crate::lint::checked_course::{CheckedCourse, PlacedString};
use crate::lint::{Cost, Diagnostic, Severity};
use crate::text::{Mention, mentions};

pub(super) const RULE: Rule = Rule {
    code: "B106",
    name: "unknown_mark",
    severity: Severity::Error,
    cost: Cost::Text,
    explain: "`[word]` and `[word|term-id]` mark words of the glossary, which a learner can look up. The word, or the id \
              behind the bar, must stand in `terms.toml`.",
    check: Some(check),
};

fn check(checked: &CheckedCourse, found: &mut Vec<Diagnostic>) {
    for sentence in checked.sentences() {
        for mention in mentions(sentence.string) {
            if is_known(checked, &sentence, &mention) {
                continue;
            }
            let word = mention.term.as_ref().unwrap_or(&mention.shown);
            let at = sentence.string.find(word.as_str()).unwrap_or(0);
            let span = sentence.place(at..at + word.len());
            let title = format!("`{word}` is no term of the glossary");
            let label = "marked as a term".to_owned();
            let diagnostic = Diagnostic::new(&RULE, &sentence.document.path, span, title, label);
            found.push(diagnostic.with_help("write `[shown|term-id]` with an id of `terms.toml`"));
        }
    }
}

fn is_known(checked: &CheckedCourse, sentence: &PlacedString<'_>, mention: &Mention) -> bool {
    if let Some(id) = &mention.term {
        return checked.course.terms().contains_key(id);
    }
    let mut terms = checked.course.terms().values();
    terms.any(|term| term.id == mention.shown || term.text.get(&sentence.lang) == Some(mention.shown.as_str()))
}
