//! Finds the pieces of a line that read left to right as a whole: numbers, prices, dates, phones, sums, Latin and Chinese
//! words. The bidi algorithm alone would show `3456-9912-138`, `25.80¥` and `York New` in a Uyghur line.

use std::ops::Range;

use unicode_bidi::{BidiClass, bidi_class};

/// Returns the pieces in logical order, as ranges of `letters`.
pub(super) fn pieces(letters: &[char]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let Some(first) = word(letters, at) else {
            at += 1;
            continue;
        };
        let piece = grow(letters, first);
        at = piece.end;
        found.push(piece);
    }
    found
}

/// Tells whether a letter is written from the right.
pub(super) fn is_from_right(letter: char) -> bool {
    matches!(bidi_class(letter), BidiClass::R | BidiClass::AL)
}

/// A word of Latin, Han or digits without a space inside.
struct Word {
    range: Range<usize>,
    has_letters: bool,
}

fn word(letters: &[char], start: usize) -> Option<Word> {
    let begins = start == 0 || letters[start - 1].is_whitespace() || is_opening(letters[start - 1]);
    let leads = |letter: &&char| is_currency(**letter) || begins && is_leading(**letter);
    let mut at = start + letters[start.min(letters.len())..].iter().take_while(leads).count();
    if !is_core(*letters.get(at)?) {
        return None;
    }
    let mut has_letters = false;
    while let Some(&letter) = letters.get(at) {
        if is_core(letter) || bidi_class(letter) == BidiClass::NSM {
            has_letters |= !is_digit(letter);
        } else if !(is_unit_sign(letter) && is_digit(letters[at - 1])) {
            let follows = letters[at..].iter().find(|&&letter| !is_joint(letter));
            let is_inside = is_joint(letter) && follows.is_some_and(|&next| is_core(next) || is_currency(next));
            if !is_inside {
                break;
            }
        }
        at += 1;
    }
    Some(Word {
        range: start..at,
        has_letters,
    })
}

/// Adds the words that belong to the first one: `New York`, `5 kg`, `12 × 5 = 60`.
fn grow(letters: &[char], first: Word) -> Range<usize> {
    let mut piece = first.range;
    let mut has_letters = first.has_letters;
    while let Some((next, over_operator)) = next_word(letters, piece.end) {
        let belongs = match (has_letters, next.has_letters) {
            (_, true) => true,
            (false, false) => over_operator,
            (true, false) => over_operator || !counts_what_follows(letters, next.range.end),
        };
        if !belongs {
            break;
        }
        piece.end = next.range.end;
        has_letters |= next.has_letters;
    }
    piece
}

/// The next word over spaces, or over an operator between spaces.
fn next_word(letters: &[char], end: usize) -> Option<(Word, bool)> {
    let start = skip_spaces(letters, end);
    if start == end {
        return None;
    }
    if let Some(next) = word(letters, start) {
        return Some((next, false));
    }
    if !is_operator(*letters.get(start)?) {
        return None;
    }
    let after = skip_spaces(letters, start + 1);
    if after == start + 1 {
        return None;
    }
    word(letters, after).map(|next| (next, true))
}

fn skip_spaces(letters: &[char], from: usize) -> usize {
    let spaces = letters[from..].iter().take_while(|letter| **letter == ' ').count();
    from + spaces
}

/// `WeChat 5 دانە`: the number counts the Uyghur word after it and stays at its side.
fn counts_what_follows(letters: &[char], end: usize) -> bool {
    let next = letters[end..].iter().find(|letter| !matches!(letter, ' ' | '-'));
    next.is_some_and(|&letter| is_from_right(letter))
}

fn is_digit(letter: char) -> bool {
    bidi_class(letter) == BidiClass::EN
}

/// Letters written from the left, digits, and the wide punctuation that only Chinese uses.
fn is_core(letter: char) -> bool {
    is_digit(letter)
        || bidi_class(letter) == BidiClass::L
        || matches!(letter, '\u{3001}'..='\u{303F}' | '\u{FF01}'..='\u{FF65}')
}

/// Stands between two letters or digits of one word.
fn is_joint(letter: char) -> bool {
    ".,:/\\-–_@&'+#=*×÷~·“”‘’…—%".contains(letter)
}

fn is_operator(letter: char) -> bool {
    "+-−–×÷*/=≈~<>→".contains(letter)
}

/// Opens a number, an option of the command line, a path or an address.
fn is_leading(letter: char) -> bool {
    matches!(
        letter,
        '+' | '-' | '−' | '#' | '№' | '≈' | '~' | '/' | '\\' | '.' | '@' | '_'
    )
}

fn is_currency(letter: char) -> bool {
    matches!(letter, '¥' | '$' | '€' | '£' | '￥')
}

fn is_unit_sign(letter: char) -> bool {
    is_currency(letter) || matches!(letter, '%' | '‰' | '°' | '℃' | '′' | '″')
}

fn is_opening(letter: char) -> bool {
    matches!(letter, '(' | '[' | '«' | '‹' | '{' | '"')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(line: &str) -> Vec<String> {
        let letters: Vec<char> = line.chars().collect();
        let found = pieces(&letters);
        found.into_iter().map(|piece| letters[piece].iter().collect()).collect()
    }

    #[test]
    fn pieces_of_a_line() {
        for (line, expected) in [
            ("تېلېفون: 138-9912-3456.", vec!["138-9912-3456"]),
            ("باھاسى ¥25.80، 30% ئەرزان", vec!["¥25.80", "30%"]),
            ("چېسلا 2026-11-23 09:00", vec!["2026-11-23", "09:00"]),
            ("2026-يىلى 3-ئاينىڭ 8-كۈنى", vec!["2026", "3", "8"]),
            ("New York شەھىرى", vec!["New York"]),
            ("پوسۇلكا (快递) كەلدى", vec!["快递"]),
            ("WeChat 5 دانە", vec!["WeChat", "5"]),
            ("iPhone 15.", vec!["iPhone 15"]),
            ("تېلېفون: 138****3456", vec!["138****3456"]),
            ("يېزىڭ: bazar --plain", vec!["bazar --plain"]),
            ("ھۆججەت «/tmp/d0.db» نى", vec!["/tmp/d0.db"]),
            ("ھۆججەت C:\\bazar\\a.db", vec!["C:\\bazar\\a.db"]),
            ("39.9 元/公斤", vec!["39.9 元/公斤"]),
            ("2 × 5 = 10 يۈەن", vec!["2 × 5 = 10"]),
            ("5 كىلوگىرام = 10 جىڭ", vec!["5", "10"]),
            ("سىز: 你好，欢迎！ دېدى", vec!["你好，欢迎！"]),
            ("-5 گىرادۇس، ئايدا-5", vec!["-5", "5"]),
            ("10 - 15 كۈن", vec!["10 - 15"]),
            ("", vec![]),
            ("-", vec![]),
            ("¥", vec![]),
        ] {
            assert_eq!(drawn(line), expected, "{line}");
        }
    }
}
