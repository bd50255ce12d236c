//! Joins Uyghur letters: each becomes the presentation form that its neighbours ask for.
//!
//! The table is Unicode's, with one choice of our own: ە (U+06D5) has no forms, so it borrows those of HEH, as fonts and
//! old software do. لا is one form and one cell: a terminal's width tables disagree about the two letters.

/// A letter's forms: alone, at a word's end, at its start, inside. The last two are missing where it joins only backwards.
struct Row {
    letter: char,
    alone: char,
    end: char,
    start_inside: Option<(char, char)>,
}

const fn dual(letter: u32, alone: u32, end: u32, start: u32, inside: u32) -> Row {
    Row {
        letter: sign(letter),
        alone: sign(alone),
        end: sign(end),
        start_inside: Some((sign(start), sign(inside))),
    }
}

const fn back(letter: u32, alone: u32, end: u32) -> Row {
    Row {
        letter: sign(letter),
        alone: sign(alone),
        end: sign(end),
        start_inside: None,
    }
}

const fn sign(code: u32) -> char {
    match char::from_u32(code) {
        Some(sign) => sign,
        None => panic!("the table holds code points of letters"),
    }
}

/// Sorted by letter, for the binary search.
const TABLE: [Row; 33] = [
    dual(0x0626, 0xFE89, 0xFE8A, 0xFE8B, 0xFE8C), // ئ
    back(0x0627, 0xFE8D, 0xFE8E),                 // ا
    dual(0x0628, 0xFE8F, 0xFE90, 0xFE91, 0xFE92), // ب
    dual(0x062A, 0xFE95, 0xFE96, 0xFE97, 0xFE98), // ت
    dual(0x062C, 0xFE9D, 0xFE9E, 0xFE9F, 0xFEA0), // ج
    dual(0x062E, 0xFEA5, 0xFEA6, 0xFEA7, 0xFEA8), // خ
    back(0x062F, 0xFEA9, 0xFEAA),                 // د
    back(0x0631, 0xFEAD, 0xFEAE),                 // ر
    back(0x0632, 0xFEAF, 0xFEB0),                 // ز
    dual(0x0633, 0xFEB1, 0xFEB2, 0xFEB3, 0xFEB4), // س
    dual(0x0634, 0xFEB5, 0xFEB6, 0xFEB7, 0xFEB8), // ش
    dual(0x063A, 0xFECD, 0xFECE, 0xFECF, 0xFED0), // غ
    dual(0x0641, 0xFED1, 0xFED2, 0xFED3, 0xFED4), // ف
    dual(0x0642, 0xFED5, 0xFED6, 0xFED7, 0xFED8), // ق
    dual(0x0643, 0xFED9, 0xFEDA, 0xFEDB, 0xFEDC), // ك
    dual(0x0644, 0xFEDD, 0xFEDE, 0xFEDF, 0xFEE0), // ل
    dual(0x0645, 0xFEE1, 0xFEE2, 0xFEE3, 0xFEE4), // م
    dual(0x0646, 0xFEE5, 0xFEE6, 0xFEE7, 0xFEE8), // ن
    back(0x0648, 0xFEED, 0xFEEE),                 // و
    dual(0x0649, 0xFEEF, 0xFEF0, 0xFBE8, 0xFBE9), // ى
    dual(0x064A, 0xFEF1, 0xFEF2, 0xFEF3, 0xFEF4), // ي
    dual(0x067E, 0xFB56, 0xFB57, 0xFB58, 0xFB59), // پ
    dual(0x0686, 0xFB7A, 0xFB7B, 0xFB7C, 0xFB7D), // چ
    back(0x0698, 0xFB8A, 0xFB8B),                 // ژ
    dual(0x06AD, 0xFBD3, 0xFBD4, 0xFBD5, 0xFBD6), // ڭ
    dual(0x06AF, 0xFB92, 0xFB93, 0xFB94, 0xFB95), // گ
    dual(0x06BE, 0xFBAA, 0xFBAB, 0xFBAC, 0xFBAD), // ھ
    back(0x06C6, 0xFBD9, 0xFBDA),                 // ۆ
    back(0x06C7, 0xFBD7, 0xFBD8),                 // ۇ
    back(0x06C8, 0xFBDB, 0xFBDC),                 // ۈ
    back(0x06CB, 0xFBDE, 0xFBDF),                 // ۋ
    dual(0x06D0, 0xFBE4, 0xFBE5, 0xFBE6, 0xFBE7), // ې
    back(0x06D5, 0xFEE9, 0xFEEA),                 // ە
];

const LAM: char = '\u{0644}';
const ALEF: char = '\u{0627}';
const LAM_ALEF_ALONE: char = '\u{FEFB}';
const LAM_ALEF_END: char = '\u{FEFC}';

/// Returns the form of each letter in logical order; `None` for an alef that its lam swallowed, where it `ligates`.
///
/// Signs outside the table stay as they are and join nothing.
pub(super) fn join(letters: &[char], ligates: bool) -> Vec<Option<char>> {
    let mut forms = Vec::with_capacity(letters.len());
    let mut is_joined_back = false;
    let mut at = 0;
    while at < letters.len() {
        let letter = letters[at];
        if is_mark(letter) {
            forms.push(Some(letter));
            at += 1;
            continue;
        }
        if ligates && letter == LAM && letters.get(at + 1) == Some(&ALEF) {
            forms.push(Some(if is_joined_back { LAM_ALEF_END } else { LAM_ALEF_ALONE }));
            forms.push(None);
            is_joined_back = false;
            at += 2;
            continue;
        }
        let Some(row) = row(letter) else {
            forms.push(Some(letter));
            is_joined_back = false;
            at += 1;
            continue;
        };
        let joins_on = row.start_inside.filter(|_| next_joins(&letters[at + 1..]));
        forms.push(Some(match (is_joined_back, joins_on) {
            (false, None) => row.alone,
            (true, None) => row.end,
            (false, Some((start, _))) => start,
            (true, Some((_, inside))) => inside,
        }));
        is_joined_back = joins_on.is_some();
        at += 1;
    }
    forms
}

fn row(letter: char) -> Option<&'static Row> {
    let found = TABLE.binary_search_by_key(&letter, |row| row.letter);
    found.ok().map(|index| &TABLE[index])
}

/// Every letter of the table joins backwards, so the next letter joins if it is one.
fn next_joins(rest: &[char]) -> bool {
    let next = rest.iter().find(|&&letter| !is_mark(letter));
    next.is_some_and(|&letter| row(letter).is_some())
}

/// Vowel signs of Arabic stand over a letter and let its neighbours join through them.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{064B}'..='\u{065F}' | '\u{0670}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(word: &str) -> String {
        let letters: Vec<char> = word.chars().collect();
        join(&letters, true).into_iter().flatten().collect()
    }

    #[test]
    fn table_is_sorted_and_whole() {
        assert!(TABLE.windows(2).all(|pair| pair[0].letter < pair[1].letter));
        assert_eq!(TABLE.iter().filter(|row| row.start_inside.is_some()).count(), 22);
    }

    #[test]
    fn letters_take_the_form_their_neighbours_ask_for() {
        for (word, expected) in [
            ("ئالما", "\u{FE8B}\u{FE8E}\u{FEDF}\u{FEE4}\u{FE8E}"),
            ("ئە", "\u{FE8B}\u{FEEA}"),
            ("ە", "\u{FEE9}"),
            ("بالا", "\u{FE91}\u{FE8E}\u{FEFB}"),
            ("قلا", "\u{FED7}\u{FEFC}"),
            ("ھەقسىز", "\u{FBAC}\u{FEEA}\u{FED7}\u{FEB4}\u{FBE9}\u{FEB0}"),
            ("بىر-بىر", "\u{FE91}\u{FBE9}\u{FEAE}-\u{FE91}\u{FBE9}\u{FEAE}"),
            ("ل ا", "\u{FEDD} \u{FE8D}"),
        ] {
            assert_eq!(joined(word), expected, "{word}");
        }
    }
}
