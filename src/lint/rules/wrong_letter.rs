//! Code points that look like Uyghur letters and are Arabic, Persian or ready-made shapes.

use super::Rule;
use crate::lint::checked_course::CheckedCourse;
use crate::lint::{Cost, Diagnostic, Severity};

pub(super) const RULE: Rule = Rule {
    code: "B404",
    name: "wrong_letter",
    severity: Severity::Error,
    cost: Cost::Text,
    explain: "Some keyboards give Arabic or Persian letters that look like Uyghur ones: U+0647 for ھ or ە, U+06CC for ى or ي, \
              U+06A9 for ك, or letters in a ready-made shape (U+FB50 to U+FEFC). They are joined wrongly and never found. A word \
              that begins with a vowel carries ئ before it.",
    check: Some(check),
};

fn check(checked: &CheckedCourse, found: &mut Vec<Diagnostic>) {
    for sentence in checked.sentences() {
        if sentence.lang.0 != "ug" {
            continue;
        }
        let mut before = ' ';
        // One finding for a word: a whole sentence may come from another keyboard.
        let mut is_told = false;
        for (at, letter) in sentence.string.char_indices() {
            let is_first = !before.is_alphabetic() && before != '\u{640}';
            let fault = match wrong(letter) {
                Some(right) => Some((format!("U+{:04X} is no letter of Uyghur", u32::from(letter)), right)),
                None if is_first && is_vowel(letter) => {
                    Some(("a word begins with a bare vowel".to_owned(), "put ئ before it"))
                }
                None => None,
            };
            is_told &= !is_first;
            if let (Some((title, help)), false) = (fault, is_told) {
                is_told = true;
                let span = sentence.place(at..at + letter.len_utf8());
                let label = "this letter".to_owned();
                let diagnostic = Diagnostic::new(&RULE, &sentence.document.path, span, title, label);
                found.push(diagnostic.with_help(help));
            }
            before = letter;
        }
    }
}

/// What should stand instead of a wrong code point.
fn wrong(letter: char) -> Option<&'static str> {
    match letter {
        '\u{647}' => Some("write U+06BE (ھ) for h, U+06D5 (ە) for e"),
        '\u{6cc}' => Some("write U+0649 (ى) for i, U+064A (ي) for y"),
        '\u{6a9}' => Some("write U+0643 (ك)"),
        '\u{629}' => Some("write U+06D5 (ە)"),
        '\u{640}' => Some("leave the stretching line out"),
        '\u{6c0}' | '\u{6c1}' | '\u{6c2}' => Some("write U+06BE (ھ) or U+06D5 (ە)"),
        '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => Some("type the plain letter, the program joins it"),
        _ => None,
    }
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'ا' | 'ە' | 'و' | 'ۇ' | 'ۆ' | 'ۈ' | 'ې' | 'ى')
}
