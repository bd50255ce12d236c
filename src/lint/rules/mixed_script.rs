//! Letters of two scripts inside one word: a slip of the keyboard layout that eyes do not see.

use super::Rule;
use crate::lint::checked_course::CheckedCourse;
use crate::lint::{Cost, Diagnostic, Severity};

pub(super) const RULE: Rule = Rule {
    code: "B403",
    name: "mixed_script",
    severity: Severity::Error,
    cost: Cost::Text,
    explain: "A word holds letters of two scripts, as a Latin or Cyrillic `e` inside a Uyghur word: it looks right and is \
              not found, not read aloud and wrongly joined. Or a text in Uyghur letters stands under another language. Type the \
              word again.",
    check: Some(check),
};

#[derive(Debug, Clone, Copy, PartialEq)]
enum Script {
    Arabic,
    Latin,
    Cyrillic,
}

impl Script {
    fn of(letter: char) -> Option<Script> {
        match letter {
            'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' => Some(Script::Latin),
            '\u{400}'..='\u{52f}' => Some(Script::Cyrillic),
            '\u{620}'..='\u{64a}' | '\u{66e}'..='\u{6d5}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => {
                Some(Script::Arabic)
            }
            _ => None,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Script::Arabic => "Uyghur",
            Script::Latin => "Latin",
            Script::Cyrillic => "Cyrillic",
        }
    }
}

fn check(checked: &CheckedCourse, found: &mut Vec<Diagnostic>) {
    for sentence in checked.sentences() {
        let mut before: Option<(usize, Script)> = None;
        for (at, letter) in sentence.string.char_indices() {
            let script = Script::of(letter);
            let end = at + letter.len_utf8();
            let is_foreign = script == Some(Script::Arabic) && sentence.lang.0 != "ug";
            let title = match (before, script) {
                (Some((_, first)), Some(second)) if first != second => {
                    format!("{} and {} letters in one word", first.name(), second.name())
                }
                _ if is_foreign => format!("Uyghur letters in a text under `{}`", sentence.lang.0),
                _ => {
                    before = script.map(|script| (at, script));
                    continue;
                }
            };
            let span = sentence.place(at..end);
            let label = format!("U+{:04X}", u32::from(letter));
            found.push(Diagnostic::new(&RULE, &sentence.document.path, span, title, label));
            // One report is enough for a string.
            break;
        }
    }
}
