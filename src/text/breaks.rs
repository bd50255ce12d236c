//! Where a row may end: Chinese by Unicode's line breaking (UAX #14) between words, Uyghur at spaces alone, numbers whole with
//! their units.
//!
//! A Chinese word is what ICU's dictionary or `trade_words.txt` has: the dictionary is of everyday Chinese and lacks 买家 and 面单.

use std::{collections::HashSet, sync::LazyLock};

use icu_segmenter::{
    LineSegmenter, LineSegmenterBorrowed, WordSegmenter, WordSegmenterBorrowed,
    options::{LineBreakOptions, WordBreakInvariantOptions},
};

use super::{Direction, isolate::is_from_right};

/// Words of the trade and names, one a line.
static TRADE_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| include_str!("trade_words.txt").lines().collect());
/// Letters of the longest of them.
static LONGEST: LazyLock<usize> = LazyLock::new(|| {
    TRADE_WORDS
        .iter()
        .map(|word| word.chars().count())
        .max()
        .unwrap_or_default()
});

/// Whether a row may end before a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    Closed,
    /// Only when nothing better fits: between a number and its unit, inside a Chinese word.
    Poor,
    Open,
}

/// Before which letters of one paragraph a row may begin; a language from the right breaks its words nowhere.
pub(super) fn gaps(clean: &str, signs: &[char], direction: Direction) -> Vec<Gap> {
    let lines: LineSegmenterBorrowed = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
    let breaks: Vec<usize> = lines.segment_str(clean).collect();
    let starts = word_starts(clean);
    let mut gaps = vec![Gap::Closed; signs.len()];
    for (at, (place, _)) in clean.char_indices().enumerate().skip(1) {
        let is_break = breaks.binary_search(&place).is_ok();
        gaps[at] = match gap(&signs[..at], &signs[at..], is_break, direction) {
            Gap::Open if starts.binary_search(&place).is_err() => Gap::Poor,
            found @ (Gap::Open | Gap::Poor | Gap::Closed) => found,
        };
    }
    gaps
}

/// Where words begin, in bytes, rising; in text without Chinese only the breaks of lines count, so that is every place.
fn word_starts(clean: &str) -> Vec<usize> {
    if !clean.chars().any(is_han) {
        return clean.char_indices().map(|(place, _)| place).collect();
    }
    let words: WordSegmenterBorrowed = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let mut starts: Vec<usize> = words.segment_str(clean).collect();
    for (from, _) in clean.char_indices() {
        for (length, sign) in clean[from..].char_indices().take(*LONGEST).skip(1) {
            let to = from + length + sign.len_utf8();
            if TRADE_WORDS.contains(&clean[from..to]) {
                starts.retain(|start| *start <= from || *start >= to);
            }
        }
    }
    starts
}

/// Judges one place between two letters; `is_break` is the verdict of Unicode's line breaking.
fn gap(before: &[char], after: &[char], is_break: bool, direction: Direction) -> Gap {
    let (Some(&last), Some(&next)) = (before.last(), after.first()) else {
        return Gap::Closed;
    };
    if last == ' ' {
        let counted = match before {
            [.., '0'..='9', _] => next.is_alphabetic(),
            // `第 11 天`
            [.., '第', _] => next.is_ascii_digit(),
            _ => false,
        };
        return match (next, counted) {
            // What parts two things stays with the first.
            (' ' | '·', _) => Gap::Closed,
            (_, true) => Gap::Poor,
            (_, false) if is_break => Gap::Open,
            (_, false) => Gap::Closed,
        };
    }
    if (is_han(last) && next == '“') || (last == '”' && is_han(next)) {
        return Gap::Open;
    }
    let at_spaces_only = direction == Direction::RightToLeft || is_from_right(last) || is_from_right(next);
    match (is_break, last) {
        (false, _) => Gap::Closed,
        // A measure word of two characters stays whole behind its number: `23 小时`.
        (true, _) if is_han(next) && matches!(before, [.., '0'..='9', ' ', _]) => Gap::Poor,
        (true, _) if is_han(next) && (is_counted(last) || is_particle(next)) => Gap::Poor,
        (true, _) if is_han(last) && is_han(next) => Gap::Open,
        (true, _) if at_spaces_only => Gap::Closed,
        (true, '/') => Gap::Poor,
        (true, '-') if next.is_alphabetic() && joins_words(before) => Gap::Poor,
        (true, '-') => Gap::Closed,
        (true, _) => Gap::Open,
    }
}

/// Tells whether the hyphen at the end of `before` follows a letter: `net-carton`, not `--plain`.
fn joins_words(before: &[char]) -> bool {
    before.len() > 1 && before[before.len() - 2].is_alphanumeric()
}

/// What a measure word follows: 一 in 一个, 这 in 这箱, 9 in 9 元.
fn is_counted(sign: char) -> bool {
    "一二三四五六七八九十两几半每第这那哪".contains(sign) || sign.is_ascii_digit()
}

/// What leans on the word before it.
fn is_particle(sign: char) -> bool {
    "的了吗呢吧着们".contains(sign)
}

/// Chinese characters and their punctuation.
pub(super) fn is_han(sign: char) -> bool {
    matches!(sign, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FF65}' | '\u{20000}'..='\u{3FFFF}')
}
