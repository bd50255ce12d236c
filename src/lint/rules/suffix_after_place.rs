//! A Uyghur suffix behind a value: its vowels depend on the value, which nobody knows yet.

use super::Rule;
use crate::lint::checked_course::CheckedCourse;
use crate::lint::{Cost, Diagnostic, Severity};

pub(super) const RULE: Rule = Rule {
    code: "B405",
    name: "suffix_after_place",
    severity: Severity::Error,
    cost: Cost::Text,
    explain: "A Uyghur case ending follows the sound of the word before it (30 دا, 20 دە, 3 تە), so a program cannot put one behind \
              `{a}`. Write \"label: value\", or put a fixed noun behind the value and the ending behind the noun. A `نى` or `نىڭ` \
              apart is the same for every word and may stand.",
    check: Some(check),
};

const SUFFIXES: [&str; 24] = [
    "غا", "قا", "گە", "كە", "دا", "تا", "دە", "تە", "دىن", "تىن", "لار", "لەر", "دىكى", "تىكى", "غىچە", "گىچە", "قىچە",
    "كىچە", "مۇ", "لىق", "لىك", "لۇق", "لۈك", "چە",
];

fn check(checked: &CheckedCourse, found: &mut Vec<Diagnostic>) {
    for sentence in checked.sentences() {
        if sentence.lang.0 != "ug" {
            continue;
        }
        for (at, _) in sentence.string.match_indices('}') {
            let after = &sentence.string[at + 1..];
            let word = after.trim_start_matches([' ', '»']);
            let letters = |word: &str| {
                word.chars()
                    .take_while(|letter| letter.is_alphabetic())
                    .collect::<String>()
            };
            let joined = letters(after);
            let suffix = letters(word);
            if !joined.is_empty() || SUFFIXES.contains(&suffix.as_str()) {
                let start = at + 1 + (after.len() - word.len());
                let title = format!("the ending `{suffix}` hangs on a value");
                let label = "its vowel depends on the value".to_owned();
                let span = sentence.place(start..start + suffix.len());
                let diagnostic = Diagnostic::new(&RULE, &sentence.document.path, span, title, label);
                found.push(diagnostic.with_help("write \"label: value\", or put a noun between them"));
            }
        }
    }
}
