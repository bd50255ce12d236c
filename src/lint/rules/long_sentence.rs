//! A sentence too long for people who read little.

use std::ops::Range;

use super::Rule;
use crate::lint::checked_course::CheckedCourse;
use crate::lint::{Cost, Diagnostic, Severity};

/// Characters of a Chinese sentence; twelve are better.
const MOST_ZH: usize = 15;
/// Words of a Uyghur sentence.
const MOST_UG: usize = 10;

pub(super) const RULE: Rule = Rule {
    code: "B401",
    name: "long_sentence",
    severity: Severity::Warning,
    cost: Cost::Text,
    explain: "Lessons of a track with `plain = true` are read by people who read little: a Chinese sentence has at most fifteen \
              characters (twelve are better), a Uyghur one at most ten words. Say it in two sentences. A number or a Latin word \
              counts as one character.",
    check: Some(check),
};

fn check(checked: &CheckedCourse, found: &mut Vec<Diagnostic>) {
    for sentence in checked.sentences() {
        if !checked.is_plain(&sentence.document.path) {
            continue;
        }
        let (most, unit, count): (usize, &str, fn(&str) -> usize) = match sentence.lang.0.as_str() {
            "zh" => (MOST_ZH, "characters", characters),
            "ug" => (MOST_UG, "words", words),
            _ => continue,
        };
        for part in parts(sentence.string) {
            let length = count(&sentence.string[part.clone()]);
            if most < length {
                let title = format!("a sentence of {length} {unit}");
                let label = format!("at most {most} {unit}");
                let span = sentence.place(part);
                found.push(
                    Diagnostic::new(&RULE, &sentence.document.path, span, title, label).with_help("say it in two"),
                );
            }
        }
    }
}

/// The sentences of a string; a colon parts them as well: "label: value".
fn parts(string: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut letters = string.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let is_last = letters.peek().is_none_or(|(_, next)| next.is_whitespace());
        let ends = match letter {
            '。' | '！' | '？' | '；' | '：' | '؟' | '؛' | '…' => true,
            // A point inside a number is none.
            '.' | '!' | '?' | ':' | ';' => is_last,
            _ => false,
        };
        if ends {
            let end = at + letter.len_utf8();
            parts.push(start..end);
            start = end;
        }
    }
    parts.push(start..string.len());
    for part in &mut parts {
        let space = string[part.clone()].len() - string[part.clone()].trim_start().len();
        part.start += space;
    }
    parts.retain(|part| !part.is_empty());
    parts
}

fn characters(sentence: &str) -> usize {
    let mut count = 0;
    let mut is_run = false;
    for letter in sentence.chars() {
        let is_narrow = letter.is_ascii_alphanumeric() || (is_run && letter == '.');
        if letter.is_alphanumeric() && !(is_narrow && is_run) {
            count += 1;
        }
        is_run = is_narrow;
    }
    count
}

fn words(sentence: &str) -> usize {
    let is_word = |word: &&str| word.chars().any(char::is_alphanumeric);
    sentence.split_whitespace().filter(is_word).count()
}

#[cfg(test)]
mod tests {
    use super::{characters, parts, words};

    #[test]
    fn sentences_are_parted_and_counted() {
        let counted = |string: &str, count: fn(&str) -> usize| -> Vec<usize> {
            parts(string).into_iter().map(|part| count(&string[part])).collect()
        };
        for (string, lengths) in [
            ("先看重量，再看价钱。", vec![8]),
            ("2.5公斤装，39.9元。好吗？", vec![6, 2]),
            ("标题：叶城核桃", vec![2, 4]),
            ("按 Enter 键。", vec![3]),
        ] {
            assert_eq!(counted(string, characters), lengths, "{string}");
        }
        for (string, lengths) in [
            ("باھا: 39.9 يۈەن. ئالامسىز؟", vec![1, 2, 1]),
            ("ئاۋۋال تارتىڭ، ئاندىن يېزىڭ.", vec![4]),
        ] {
            assert_eq!(counted(string, words), lengths, "{string}");
        }
    }
}
