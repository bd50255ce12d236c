//! A word that the glossary keeps for something else: the reader takes a wait for a saving, a receipt for a label.

use std::ops::Range;

use super::Rule;
use crate::course::{Course, Term};
use crate::lint::checked_course::CheckedCourse;
use crate::lint::{Cost, Diagnostic, Severity};
use crate::text::Lang;

pub(super) const RULE: Rule = Rule {
    code: "B408",
    name: "avoided_word",
    severity: Severity::Error,
    cost: Cost::Text,
    explain: "`terms.toml` says under `avoid` which words must not stand for a term: they mean something else too, or each lesson \
              said it otherwise. Whoever reads little learns one word for one thing. Write the term's own word, which the help names; \
              where the word is right because something else is meant, make the entry under `avoid` longer.",
    check: Some(check),
};

fn check(checked: &CheckedCourse, found: &mut Vec<Diagnostic>) {
    for sentence in checked.sentences() {
        for avoided in avoided(&checked.course, &sentence.lang, sentence.string) {
            let title = format!("`{}` does not stand for `{}`", avoided.word, avoided.term.id);
            let label = "the glossary avoids this word".to_owned();
            let span = sentence.place(avoided.place.clone());
            let diagnostic = Diagnostic::new(&RULE, &sentence.document.path, span, title, label);
            let own = avoided.term.text.in_lang(&sentence.lang);
            found.push(diagnostic.with_help(format!("write `{own}`")));
        }
    }
}

/// A word that the glossary avoids, and where it stands in a string.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Avoided<'a> {
    pub term: &'a Term,
    pub word: &'a str,
    pub place: Range<usize>,
}

/// Every word in `string` that the course's glossary avoids in this language.
pub fn avoided<'a>(course: &'a Course, lang: &Lang, string: &str) -> Vec<Avoided<'a>> {
    let mut found = Vec::new();
    for term in course.terms().values() {
        for word in term.avoid.get(lang).into_iter().flatten() {
            let places = string.match_indices(word.as_str());
            let places = places.map(|(at, _)| at..at + word.len());
            let whole = places.filter(|place| is_whole(string, place.clone()));
            found.extend(whole.map(|place| Avoided { term, word, place }));
        }
    }
    found
}

/// Chinese has no spaces; a Uyghur word begins with its stem and ends as it likes; of other scripts the word as it is counts.
fn is_whole(string: &str, place: Range<usize>) -> bool {
    let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphabetic);
    let first = string[place.clone()].chars().next();
    let is_han = first.is_some_and(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter));
    let has_endings = first.is_some_and(|letter| ('\u{600}'..='\u{6ff}').contains(&letter));
    let begins = !is_letter(string[..place.start].chars().next_back());
    let ends = !is_letter(string[place.end..].chars().next());
    is_han || (begins && (has_endings || ends))
}

#[cfg(test)]
mod tests {
    use super::is_whole;

    #[test]
    fn a_word_is_found_with_uyghur_endings_and_not_inside_others() {
        for (string, word, is) in [
            ("再赔一点", "赔", true),
            ("توپ باشلىقىغا بېرىڭ", "توپ باشلىق", true),
            ("كوپتوپ باشلىق", "توپ باشلىق", false),
            ("a dear box", "dear", true),
            ("endear", "dear", false),
            ("dearest", "dear", false),
        ] {
            let at = string.find(word).expect("the word stands there");
            assert_eq!(is_whole(string, at..at + word.len()), is, "{string}");
        }
    }
}
