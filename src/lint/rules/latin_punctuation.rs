//! Latin commas and question marks in Uyghur, half-width ones in Chinese.

use super::Rule;
use crate::lint::checked_course::CheckedCourse;
use crate::lint::{Cost, Diagnostic, Severity};

pub(super) const RULE: Rule = Rule {
    code: "B406",
    name: "latin_punctuation",
    severity: Severity::Error,
    cost: Cost::Text,
    explain: "Uyghur is written with ، ؛ ؟ and Chinese with ，。；？！：. A Latin comma stands on the wrong side of a Uyghur word, \
              and a Latin full stop after Chinese lets a line begin with it.",
    check: Some(check),
};

fn check(checked: &CheckedCourse, found: &mut Vec<Diagnostic>) {
    for sentence in checked.sentences() {
        let letters: Vec<(usize, char)> = sentence.string.char_indices().collect();
        for (place, (at, letter)) in letters.iter().enumerate() {
            let Some(right) = right(&sentence.lang.0, *letter) else {
                continue;
            };
            let before = place.checked_sub(1).map(|place| letters[place].1);
            // Inside a Latin or numeric piece the Latin mark is right.
            if before.is_none_or(|before| before.is_ascii()) {
                continue;
            }
            let span = sentence.place(*at..at + letter.len_utf8());
            let title = format!("a Latin `{letter}` in {}", language(&sentence.lang.0));
            let diagnostic = Diagnostic::new(&RULE, &sentence.document.path, span, title, "this mark".to_owned());
            found.push(diagnostic.with_help(format!("write `{right}`")));
        }
    }
}

fn right(lang: &str, mark: char) -> Option<char> {
    match (lang, mark) {
        ("ug", ',') => Some('،'),
        ("ug", ';') => Some('؛'),
        ("ug", '?') => Some('؟'),
        ("zh", ',') => Some('，'),
        ("zh", '.') => Some('。'),
        ("zh", ';') => Some('；'),
        ("zh", '?') => Some('？'),
        ("zh", '!') => Some('！'),
        ("zh", ':') => Some('：'),
        _ => None,
    }
}

fn language(lang: &str) -> &'static str {
    if lang == "ug" { "Uyghur" } else { "Chinese" }
}
