//! Uyghur in Latin letters (ULY): for a display or a reader that cannot do with the Arabic ones.
//!
//! Letters, not sentences: nothing is made a capital, and what is not Uyghur stays as it is.

use super::markup::Letter;

/// Letters of one sound, and the punctuation that goes with them.
const TABLE: [(char, &str); 36] = [
    ('،', ","),
    ('؛', ";"),
    ('؟', "?"),
    ('ا', "a"),
    ('ب', "b"),
    ('ت', "t"),
    ('ج', "j"),
    ('خ', "x"),
    ('د', "d"),
    ('ر', "r"),
    ('ز', "z"),
    ('س', "s"),
    ('ش', "sh"),
    ('غ', "gh"),
    ('ف', "f"),
    ('ق', "q"),
    ('ك', "k"),
    ('ل', "l"),
    ('م', "m"),
    ('ن', "n"),
    ('و', "o"),
    ('ى', "i"),
    ('ي', "y"),
    ('٪', "%"),
    ('پ', "p"),
    ('چ', "ch"),
    ('ژ', "zh"),
    ('ڭ', "ng"),
    ('گ', "g"),
    ('ھ', "h"),
    ('ۆ', "ö"),
    ('ۇ', "u"),
    ('ۈ', "ü"),
    ('ۋ', "w"),
    ('ې', "ë"),
    ('ە', "e"),
];

/// Carries a vowel; a sound of its own only inside a word: `sa'et`.
const HAMZA: char = 'ئ';

/// Returns `source` in Latin letters.
pub fn latin(source: &str) -> String {
    let signs: Vec<char> = source.chars().collect();
    (0..signs.len()).flat_map(|at| spelled(&signs, at)).collect()
}

/// The same for letters with inks; each new letter takes the ink and the place of the one that it stands for.
pub(super) fn respelled(letters: &[Letter]) -> Vec<Letter> {
    let signs: Vec<char> = letters.iter().map(|letter| letter.sign).collect();
    let mut spelled_out = Vec::with_capacity(letters.len());
    for (at, letter) in letters.iter().enumerate() {
        spelled_out.extend(spelled(&signs, at).map(|sign| Letter { sign, ..*letter }));
    }
    spelled_out
}

fn spelled(signs: &[char], at: usize) -> impl Iterator<Item = char> {
    let sign = signs[at];
    let is_inside = at > 0 && is_uyghur(signs[at - 1]);
    let sound = if sign == HAMZA { Some("") } else { sound(sign) };
    // Two sounds that would read as one letter are kept apart: n'g is not ng, s'h not sh.
    let apart = match (sign, signs.get(at + 1)) {
        ('ن', Some('گ' | 'غ')) | ('س' | 'گ' | 'ز', Some('ھ')) => "'",
        _ => "",
    };
    let before = if sign == HAMZA && is_inside { "'" } else { "" };
    let itself = sound.is_none().then_some(sign);
    let letters = before.chars().chain(sound.unwrap_or_default().chars());
    letters.chain(itself).chain(apart.chars())
}

fn sound(sign: char) -> Option<&'static str> {
    let found = TABLE.binary_search_by_key(&sign, |(letter, _)| *letter);
    found.ok().map(|index| TABLE[index].1)
}

fn is_uyghur(sign: char) -> bool {
    sign == HAMZA || sign.is_alphabetic() && sound(sign).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(TABLE.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn words_are_spelled() {
        for (source, expected) in [
            ("ئالما ۋە ياڭاق", "alma we yangaq"),
            ("سائەت", "sa'et"),
            ("قىلىنغان", "qilin'ghan"),
            ("ئىسھاق", "is'haq"),
            ("مەسئۇل-ئۇلۇغ", "mes'ul-ulugh"),
            ("باھاسى ¥25.80، خوپمۇ؟", "bahasi ¥25.80, xopmu?"),
            ("تېلېفون 快递 WeChat", "tëlëfon 快递 WeChat"),
            ("ئ", ""),
            ("", ""),
        ] {
            assert_eq!(latin(source), expected, "{source}");
        }
    }
}
