//! Generated lines of Uyghur, Chinese, Latin, numbers and brackets: whatever is mixed, no row is wider than its area, nothing
//! is lost, and the caret stands on its row. A failure names its seed.

use std::collections::BTreeMap;

use bazar::text::{self, Align, Ink, Lang, Line, Script};

use crate::dice::Dice;

fn lang(code: &str) -> Lang {
    Lang::new(code)
}

/// A form as the letter it is of, brackets as they were typed in a line from the right.
pub fn turned(form: char) -> Vec<char> {
    match form {
        '(' => vec![')'],
        ')' => vec!['('],
        '«' => vec!['»'],
        '»' => vec!['«'],
        form => unjoined(form),
    }
}

/// Undoes joining and mirroring, so that a laid-out row can be compared with its source letter by letter.
fn letters_of(lines: &[Line]) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    for line in lines {
        for form in line.plain().chars().filter(|sign| *sign != ' ') {
            for letter in unjoined(form) {
                *counts.entry(letter).or_insert(0) += 1;
            }
        }
    }
    counts
}

pub fn unjoined(form: char) -> Vec<char> {
    const RUNS: &[(char, u32, u32)] = &[
        ('پ', 0xFB56, 4),
        ('چ', 0xFB7A, 4),
        ('ژ', 0xFB8A, 2),
        ('گ', 0xFB92, 4),
        ('ھ', 0xFBAA, 4),
        ('ڭ', 0xFBD3, 4),
        ('ۇ', 0xFBD7, 2),
        ('ۆ', 0xFBD9, 2),
        ('ۈ', 0xFBDB, 2),
        ('ۋ', 0xFBDE, 2),
        ('ې', 0xFBE4, 4),
        ('ى', 0xFBE8, 2),
        ('ئ', 0xFE89, 4),
        ('ا', 0xFE8D, 2),
        ('ب', 0xFE8F, 4),
        ('ت', 0xFE95, 4),
        ('ج', 0xFE9D, 4),
        ('خ', 0xFEA5, 4),
        ('د', 0xFEA9, 2),
        ('ر', 0xFEAD, 2),
        ('ز', 0xFEAF, 2),
        ('س', 0xFEB1, 4),
        ('ش', 0xFEB5, 4),
        ('غ', 0xFECD, 4),
        ('ف', 0xFED1, 4),
        ('ق', 0xFED5, 4),
        ('ك', 0xFED9, 4),
        ('ل', 0xFEDD, 4),
        ('م', 0xFEE1, 4),
        ('ن', 0xFEE5, 4),
        ('ە', 0xFEE9, 2),
        ('و', 0xFEED, 2),
        ('ى', 0xFEEF, 2),
        ('ي', 0xFEF1, 4),
    ];
    let code = form as u32;
    if matches!(code, 0xFEFB | 0xFEFC) {
        return vec!['ل', 'ا'];
    }
    match RUNS
        .iter()
        .find(|(_, first, count)| (*first..first + count).contains(&code))
    {
        Some((letter, ..)) => vec![*letter],
        None => vec![mirror_pair(form)],
    }
}

/// One of a pair of brackets stands for both: a row from the right turns them.
pub fn mirror_pair(sign: char) -> char {
    match sign {
        ')' => '(',
        '»' => '«',
        ']' => '[',
        '›' => '‹',
        '>' => '<',
        sign => sign,
    }
}

const PIECES: &[&str] = &[
    "ئالما",
    "بالا",
    "ياڭاق",
    "يۈەن",
    "كىلوگىرام",
    "ئەۋەتىش",
    "سېتىۋېلىش",
    "ئەرزان-بىزا",
    "،",
    "؟",
    ".",
    ":",
    "核桃",
    "你好，欢迎光临！",
    "“新货”",
    "（运费）",
    "。",
    "、",
    "《说明》",
    "New York",
    "WeChat",
    "SF-1234",
    "138-9912-3456",
    "¥25.80",
    "39.9 元/公斤",
    "30%",
    "2026-11-23",
    "09:00",
    "5",
    "12 × 5 = 60",
    "-5",
    "(快递)",
    "«ئالما»",
    "[a]",
    "…",
    "—",
    "é",
    "e\u{301}",
    "한국",
    "5-دەرس",
    "*",
    "net-carton",
    "https://example.com/very/long/address?q=1",
    "ئۆزلەشتۈرۈۋالغانلىقىمىزدىن",
    "\u{200F}",
    "\t",
    "👨‍👩‍👧",
    "🍎",
    "क्षत्रिय",
    "لا",
    "ئىسلاھلار",
    "لَا",
    "(«ئالما (快递)»)",
    "（[a]）",
    ")(",
    "ئا5لا",
    "qiān shōu",
];

fn mixed(dice: &mut Dice) -> String {
    let mut text = String::new();
    for _ in 0..1 + dice.below(18) {
        text.push_str(PIECES[dice.below(PIECES.len())]);
        match dice.below(7) {
            0 => {}
            1 => text.push_str("  "),
            2 if dice.below(4) == 0 => text.push('\n'),
            _ => text.push(' '),
        }
    }
    text
}

/// What a source should leave on the screen: every sign but the invisible ones.
fn letters_in(source: &str) -> BTreeMap<char, usize> {
    let mut letters = BTreeMap::new();
    for sign in source.chars().filter(|sign| !sign.is_whitespace()) {
        *letters.entry(mirror_pair(sign)).or_insert(0) += 1;
    }
    letters
}

const SCRIPTS: [Script; 3] = [Script::Joined, Script::Typed, Script::Latin];

/// A script's own letters of a source: in Latin ones there are others.
fn written(script: Script, source: &str) -> BTreeMap<char, usize> {
    let seen = source.replace(['\u{200F}', '\u{200D}'], "");
    match script {
        Script::Latin => letters_in(&text::latin(&seen)),
        Script::Joined | Script::Typed => letters_in(&seen),
    }
}

#[test]
fn no_row_is_wider_than_its_area_and_nothing_is_lost() {
    for seed in 0..60 {
        let source = mixed(&mut Dice(seed));
        for (script, code) in SCRIPTS.into_iter().flat_map(|script| [(script, "zh"), (script, "ug")]) {
            let expected = written(script, &text::bare(&source));
            let whole = script.line(&source, &lang(code), Ink::Plain);
            assert_eq!(
                letters_of(&[whole]),
                expected,
                "seed {seed} {script:?} {code}: {source}"
            );
            // All narrow widths and those of every terminal, a few of each for a seed.
            for width in (2..20)
                .chain(20..=100)
                .chain([132, 200])
                .skip(seed as usize % 5)
                .step_by(5)
            {
                let rows = script.flow(&source, &lang(code), width, Align::Start, Ink::Plain);
                for row in &rows {
                    let told = format!("seed {seed} {script:?} {code} width {width}: {:?}", row.plain());
                    assert!(row.width() <= width, "{told}");
                }
                let told = format!("seed {seed} {script:?} {code} width {width}: {source}");
                assert_eq!(letters_of(&rows), expected, "{told}");
            }
        }
    }
}

#[test]
fn the_caret_stands_on_its_row_wherever_it_is() {
    for seed in 0..60 {
        let mut dice = Dice(seed);
        let source = mixed(&mut dice);
        let carets = (0..=source.len()).filter(|&at| source.is_char_boundary(at));
        for (step, caret) in carets.enumerate() {
            let (script, code) = (SCRIPTS[step % 3], ["ug", "zh"][step / 3 % 2]);
            let width = 20 + dice.below(81);
            let field = script.field(&source, caret, &lang(code), width, Ink::Plain);
            let told = format!("seed {seed} {script:?} {code} width {width} caret {caret}: {source}");
            assert!(field.line.width() <= width, "{told}");
            let mut at = 0;
            let under = field.line.cells().find(|(cell, _)| {
                let here = at;
                at += Line::raw(*cell, Ink::Plain).width();
                here == field.caret
            });
            assert_eq!(under, Some(("_", Ink::Key)), "{told}");
            let mut expected = written(script, &source);
            *expected.entry('_').or_insert(0) += 1;
            let wide = script.field(&source, caret, &lang(code), 10_000, Ink::Plain);
            assert_eq!(letters_of(&[wide.line]), expected, "{told}");
        }
    }
}
