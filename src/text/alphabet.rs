//! Where a name stands in a list, and by which letter it is looked for: Uyghur in the order of its alphabet, Chinese by how it is
//! read, Latin letters without their marks, other scripts behind them as Unicode has them.
//!
//! A list mixes scripts. Chinese names stand among the Latin ones by their pinyin, so that whoever knows only the letters on the
//! keyboard finds 张 and Zhang under Z. Digits come before letters, signs between letters count for nothing.

use pinyin::ToPinyin;
use unicode_normalization::UnicodeNormalization;

use super::{Direction, Lang};

/// The Uyghur alphabet of 1982 without the carrier ئ, which only says that a vowel begins a word.
const UYGHUR: &str = "اەبپتجچخدرزژسشغفقكگڭلمنھوۇۆۈۋېىي";

/// Carries a vowel at a word's start.
const CARRIER: char = '\u{626}';

/// Surnames that are read otherwise than the word: 单 is "dan", but Mr Shan.
const SURNAMES: &[(char, &str)] = &[
    ('单', "shan4"),
    ('曾', "zeng1"),
    ('仇', "qiu2"),
    ('解', "xie4"),
    ('查', "zha1"),
    ('朴', "piao2"),
    ('区', "ou1"),
    ('盖', "ge3"),
    ('乐', "yue4"),
    ('翟', "zhai2"),
    ('种', "chong2"),
    ('折', "she2"),
    ('覃', "qin2"),
    ('员', "yun4"),
    ('贾', "jia3"),
    ('沈', "shen3"),
    ('叶', "ye4"),
    ('俞', "yu2"),
    ('柏', "bai3"),
    ('阿', "a1"),
    ('薄', "bo2"),
    ('缪', "miao4"),
    ('燕', "yan1"),
    ('任', "ren2"),
    ('葛', "ge3"),
    ('尹', "yin3"),
];

/// Latin letters that are no letter with a mark.
const LATIN: &[(char, &str)] = &[
    ('ø', "o"),
    ('ł', "l"),
    ('đ', "d"),
    ('ð', "d"),
    ('þ', "th"),
    ('ı', "i"),
    ('ß', "ss"),
    ('æ', "ae"),
    ('œ', "oe"),
    ('ə', "e"),
];

/// What a list of names is sorted by: letters first, what they are told apart by after.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PlaceInList {
    /// Of each letter its alphabet and its place there; a gap is before all.
    letters: Vec<(Alphabet, u32)>,
    tones: Vec<u8>,
    name: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Alphabet {
    Gap,
    Digits,
    /// The reader's own.
    Own,
    Latin,
    Uyghur,
    Other,
}

/// Returns where a name stands among others for who reads `own`; the own alphabet comes first.
pub fn place_in_list(name: &str, own: &Lang) -> PlaceInList {
    let mut place = PlaceInList {
        letters: Vec::new(),
        tones: Vec::new(),
        name: name.to_owned(),
    };
    let mut is_first = true;
    for sign in name.chars() {
        spell(sign, is_first, own, &mut place);
        is_first = false;
    }
    place
}

/// Returns the letter by which a name is looked for: a capital of the keyboard for Chinese and Latin, the letter that is heard first
/// for Uyghur; nothing if the name has neither letter nor digit.
pub fn first_letter(name: &str) -> Option<char> {
    let sign = name.chars().find(|sign| sign.is_alphanumeric() && *sign != CARRIER)?;
    let read = reading(sign, name.starts_with(sign)).map(str::to_owned);
    let letter = read.unwrap_or_else(|| plain(sign)).chars().next()?;
    letter.to_uppercase().next()
}

fn spell(sign: char, is_first: bool, own: &Lang, place: &mut PlaceInList) {
    let own_first = |alphabet, is_own| if is_own { Alphabet::Own } else { alphabet };
    let reads_uyghur = own.direction() == Direction::RightToLeft;
    let mut latin = |letters: &str| {
        let alphabet = own_first(Alphabet::Latin, !reads_uyghur);
        place
            .letters
            .extend(letters.chars().map(|letter| (alphabet, u32::from(letter))));
    };
    if let Some(reading) = reading(sign, is_first) {
        latin(reading.trim_end_matches(|sign: char| sign.is_ascii_digit()));
        place.tones.push(reading.bytes().last().unwrap_or_default());
    } else if let Some(at) = UYGHUR.chars().position(|letter| letter == sign) {
        let alphabet = own_first(Alphabet::Uyghur, reads_uyghur);
        place.letters.push((alphabet, u32::try_from(at).unwrap_or(u32::MAX)));
    } else if sign.is_whitespace() || sign == '·' {
        place.letters.push((Alphabet::Gap, 0));
    } else if sign.is_numeric() {
        place.letters.push((Alphabet::Digits, u32::from(sign)));
    } else if sign.is_alphabetic() && sign != CARRIER {
        let plain = plain(sign);
        match plain.is_ascii() {
            true => latin(&plain),
            false => place
                .letters
                .extend(plain.chars().map(|letter| (Alphabet::Other, u32::from(letter)))),
        }
    }
}

/// How a Chinese sign is read, with the tone's digit behind it.
fn reading(sign: char, is_first: bool) -> Option<&'static str> {
    let surname = SURNAMES.iter().find(|(known, _)| is_first && *known == sign);
    match surname {
        Some((_, reading)) => Some(reading),
        None => sign.to_pinyin().map(|pinyin| pinyin.with_tone_num_end()),
    }
}

/// A small letter without its marks.
fn plain(sign: char) -> String {
    let small = sign.to_lowercase().flat_map(|sign| std::iter::once(sign).nfd());
    let bare = small.filter(|sign| !('\u{300}'..='\u{36f}').contains(sign));
    let of_table = |sign: char| {
        LATIN
            .iter()
            .find(|(letter, _)| *letter == sign)
            .map(|(_, plain)| *plain)
    };
    bare.fold(String::new(), |mut plain, sign| {
        match of_table(sign) {
            Some(letters) => plain.push_str(letters),
            None => plain.push(sign),
        }
        plain
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted<'a>(own: &str, names: &[&'a str]) -> Vec<&'a str> {
        let mut names = names.to_vec();
        names.sort_by_key(|name| place_in_list(name, &Lang::new(own)));
        names
    }

    #[test]
    fn names_stand_in_the_order_of_their_alphabet() {
        // By code point: گۈلنار before ئايگۈل's kind, ە after ي.
        let uyghur = [
            "ئايگۈل",
            "ئەنۋەر",
            "بەختىيار",
            "پەرھات",
            "چولپان",
            "رەيھان",
            "گۈلنار",
            "ئوسمان",
            "ئۇلۇغبەك",
            "ئۆمەر",
            "ئېلى",
            "ئىبراھىم",
            "ياسىن",
        ];
        let mut shuffled = uyghur;
        shuffled.reverse();
        assert_eq!(sorted("ug", &shuffled), uyghur);
        let chinese = ["阿不都", "陈", "单雄", "王强", "解珍", "曾国", "张丽", "张三"];
        let mut shuffled = chinese;
        shuffled.reverse();
        assert_eq!(sorted("zh", &shuffled), chinese);
        assert_eq!(
            sorted("en", &["Zoe", "Émile", "eve", "Ärne", "bob", "Ali"]),
            ["Ali", "Ärne", "bob", "Émile", "eve", "Zoe"]
        );
    }

    #[test]
    fn the_readers_own_alphabet_comes_first_and_chinese_stands_among_latin() {
        let names = ["ئايگۈل", "Zhang", "张三", "Али", "Bob", "7-qiz"];
        assert_eq!(sorted("ug", &names), ["7-qiz", "ئايگۈل", "Bob", "Zhang", "张三", "Али"]);
        assert_eq!(sorted("zh", &names), ["7-qiz", "Bob", "Zhang", "张三", "ئايگۈل", "Али"]);
    }

    #[test]
    fn signs_between_letters_move_no_name() {
        let names = ["Mes'ut Ali", "Mesut-Ali", "Mesud", "Me"];
        assert_eq!(sorted("en", &names), ["Me", "Mesud", "Mes'ut Ali", "Mesut-Ali"]);
    }

    #[test]
    fn a_name_is_looked_for_by_the_letter_that_is_heard() {
        let letters = ["ئايگۈل", "张", "单", "Émile", "ıspır", "'Abd", "7-qiz", "Али", "..."].map(first_letter);
        let wanted = [
            Some('ا'),
            Some('Z'),
            Some('S'),
            Some('E'),
            Some('I'),
            Some('A'),
            Some('7'),
            Some('А'),
            None,
        ];
        assert_eq!(letters, wanted);
    }
}
