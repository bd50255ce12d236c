//! Where a row may end: Chinese by Unicode's line breaking (UAX #14), Uyghur at spaces alone, numbers whole with their units.

use unicode_linebreak::linebreaks;

use super::{Direction, isolate::is_from_right};

/// Whether a row may end before a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    Closed,
    /// Only when nothing better fits: between a number and its unit.
    Poor,
    Open,
}

/// Before which letters of one paragraph a row may begin; a language from the right breaks its words nowhere.
pub(super) fn gaps(clean: &str, signs: &[char], direction: Direction) -> Vec<Gap> {
    let mut gaps = vec![Gap::Closed; signs.len()];
    let mut breaks = linebreaks(clean).map(|(place, _)| place).peekable();
    for (at, (place, _)) in clean.char_indices().enumerate() {
        let is_break = breaks.next_if_eq(&place).is_some();
        if at > 0 {
            gaps[at] = gap(&signs[..at], &signs[at..], is_break, direction);
        }
    }
    gaps
}

/// Judges one place between two letters; `is_break` is the verdict of Unicode's line breaking.
fn gap(before: &[char], after: &[char], is_break: bool, direction: Direction) -> Gap {
    let (Some(&last), Some(&next)) = (before.last(), after.first()) else {
        return Gap::Closed;
    };
    if last == ' ' {
        let counted = before.len() > 1 && before[before.len() - 2].is_ascii_digit() && next.is_alphabetic();
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

/// Chinese characters and their punctuation.
pub(super) fn is_han(sign: char) -> bool {
    matches!(sign, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FF65}' | '\u{20000}'..='\u{3FFFF}')
}
