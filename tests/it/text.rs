//! Text on the screen: wrapping, joining, reordering, sentences.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use bazar::course::{builtin_locales, builtin_sentences};
use bazar::say::sentence;
use bazar::text::{self, Align, FluentArg, Ink, Lang, Line, Script, audit};

use crate::mixed::{mirror_pair, turned, unjoined};

fn lang(code: &str) -> Lang {
    Lang::new(code)
}

#[test]
fn languages_have_the_same_sentences_and_variables() {
    let faults = audit::faults(&builtin_sentences());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn sentences_are_told() {
    let locales = builtin_locales();
    let tell = |code, fen| text::yuan(fen, &lang(code), &locales);
    assert_eq!(tell("zh", 3990), "39.9 元");
    assert_eq!(tell("ug", 3990), "39.9 يۈەن");
    assert_eq!(tell("en", -5), "-0.05 yuan");
    assert_eq!(
        locales.render(&lang("en"), "text-hours", &[("n", FluentArg::Number(1))]),
        "1 hour"
    );
    assert_eq!(
        locales.render(&lang("xx"), "text-hours", &[("n", FluentArg::Number(1))]),
        "1 小时"
    );
    assert_eq!(locales.render(&lang("en"), "no-such", &[]), "[no-such]");
}

/// The keys whose constructors `source` calls: `sentence::market_back()`.
fn constructed(source: &str) -> BTreeSet<String> {
    let is_name = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '_';
    let parts: Vec<&str> = source.split("sentence::").collect();
    let called = parts.windows(2).filter(|pair| !pair[0].ends_with(is_name));
    called
        .map(|pair| pair[1].split(|sign| !is_name(sign)).next().unwrap_or_default())
        .filter(|name| !name.is_empty())
        .map(|name| name.replace('_', "-"))
        .collect()
}

/// The keys that a source names, and the file that does.
type Named = BTreeMap<String, String>;

/// The keys whose constructors `src/` calls; and its string literals that look like a key of one of `rooms`.
fn keys_in_sources(rooms: &BTreeSet<String>) -> (Named, Named) {
    let (mut called, mut written) = (Named::new(), Named::new());
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                // The market knows no language; its transcript has words such as `market-ended`.
                if !path.ends_with("src/market") {
                    folders.push(path);
                }
                continue;
            }
            let source = fs::read_to_string(&path).unwrap();
            let file = path.display().to_string();
            called.extend(constructed(&source).into_iter().map(|key| (key, file.clone())));
            let literals = source.split('"').filter(|literal| is_key(literal, rooms));
            written.extend(literals.map(|key| (key.to_owned(), file.clone())));
        }
    }
    (called, written)
}

/// Whether a literal looks like a key, or like one that is put together: `say-way-{code}`.
fn is_key(literal: &str, rooms: &BTreeSet<String>) -> bool {
    let start = literal.split('{').next().unwrap_or_default();
    let is_plain = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
    rooms.iter().any(|room| start.starts_with(&format!("{room}-"))) && start.bytes().all(is_plain)
}

#[test]
fn sources_and_locales_know_the_same_keys() {
    let sentences = audit::sentences(&builtin_sentences());
    let (called, written) = keys_in_sources(&audit::rooms(&builtin_sentences()));
    let mut faults = Vec::new();
    for (key, file) in &written {
        // The room `text` says its own sentences and stands below `say`, which has the constructors.
        if !file.contains("src/text/") {
            faults.push(format!(
                "{file}: `{key}` is a key: call its constructor in `say::sentence`"
            ));
        }
    }
    for (key, file) in called.iter().chain(&written) {
        if !sentences.contains_key(key) {
            faults.push(format!("{file}: no sentence `{key}`"));
        }
    }
    let referred: BTreeSet<&String> = sentences.values().flat_map(|sentence| &sentence.references).collect();
    for key in sentences.keys() {
        if !called.contains_key(key) && !written.contains_key(key) && !referred.contains(key) {
            faults.push(format!("sentence `{key}` is never told"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_sentence_has_a_constructor() {
    let sentences = audit::sentences(&builtin_sentences());
    assert!(sentences.keys().map(String::as_str).eq(sentence::KEYS.iter().copied()));
}

/// A row's words from the left edge to the right; Uyghur ones as they are written, not as they stand.
fn words_from_left(line: &Line) -> Vec<String> {
    let row = line.plain();
    let word = |chunk: &str| {
        if chunk.chars().all(|sign| unjoined(sign) == [mirror_pair(sign)]) {
            return chunk.to_owned();
        }
        chunk.chars().rev().flat_map(turned).collect()
    };
    row.split_whitespace().map(word).collect()
}

#[test]
fn rows_stand_in_visual_order() {
    for (code, source, expected) in [
        ("ug", "تېلېفون: 138-9912-3456", &["138-9912-3456", "تېلېفون:"][..]),
        ("ug", "باھاسى ¥25.80 بولدى.", &["بولدى.", "¥25.80", "باھاسى"]),
        ("ug", "30% ئەرزان", &["ئەرزان", "30%"]),
        ("ug", "چېسلا 2026-11-23 كۈنى", &["كۈنى", "2026-11-23", "چېسلا"]),
        ("ug", "مېنىڭ New York شەھىرىم", &["شەھىرىم", "New", "York", "مېنىڭ"]),
        ("ug", "پوسۇلكا (快递) كەلدى", &["كەلدى", "(快递)", "پوسۇلكا"]),
        ("ug", "«ئالما» (ياڭاق)", &["(ياڭاق)", "«ئالما»"]),
        ("ug", "12 × 5 = 60 يۈەن", &["يۈەن", "12", "×", "5", "=", "60"]),
        ("ug", "باھاسى 39.9 元/公斤", &["39.9", "元/公斤", "باھاسى"]),
        ("ug", "وقتى 09:00، سائەت 5", &["5", "سائەت", "،09:00", "وقتى"]),
        ("zh", "买 ئالما 25.80 元", &["买", "ئالما", "25.80", "元"]),
        ("zh", "我说 ئالما ۋە ئۆرۈك。", &["我说", "ئۆرۈك", "ۋە", "。ئالما"]),
        ("en", "plain words", &["plain", "words"]),
    ] {
        let row = text::line(source, &lang(code), Ink::Plain);
        assert_eq!(words_from_left(&row), expected, "{code}: {source}: {}", row.plain());
    }
}

#[test]
fn inks_survive_reordering() {
    let row = text::line("باھا *ئەرزان* [运费|freight] بار", &lang("ug"), Ink::Plain);
    let runs: Vec<(String, Ink)> = row
        .runs
        .iter()
        .map(|run| (run.text.trim().to_owned(), run.ink))
        .collect();
    let inks: Vec<Ink> = runs.iter().map(|(_, ink)| *ink).collect();
    assert_eq!(inks, [Ink::Plain, Ink::Term, Ink::Plain, Ink::Strong, Ink::Plain]);
    assert_eq!(runs[1].0, "运费");
}

#[test]
fn every_word_of_a_long_list_is_joined() {
    let words = include_str!("../data/text/ug-words.txt");
    let mut count = 0;
    for word in words.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let row = text::line(word, &lang("ug"), Ink::Plain).plain();
        let left_alone: String = row
            .chars()
            .filter(|sign| matches!(sign, '\u{0620}'..='\u{06FF}'))
            .collect();
        assert_eq!(left_alone, "", "{word}");
        count += 1;
    }
    assert!(5_000 < count, "{count} words");
}

fn plain(lines: &[Line]) -> Vec<String> {
    lines.iter().map(Line::plain).collect()
}

#[test]
fn chinese_wraps_between_words_and_never_before_closing_punctuation() {
    let flow = |source, width| plain(&text::flow(source, &lang("zh"), width, Align::Start, Ink::Plain));
    assert_eq!(flow("我买苹果。", 8), ["我买", "苹果。"]);
    assert_eq!(flow("他说“你好”，就走了", 8), ["他说", "“你好”，", "就走了"]);
    assert_eq!(flow("运费 39.9 元", 10), ["运费", "39.9 元"]);
    assert_eq!(flow("还有 1 天 23 小时", 16), ["还有 1 天", "23 小时"]);
    assert_eq!(flow("开始算第 11 天", 10), ["开始算", "第 11 天"]);
    assert_eq!(flow("电话138-9912-3456请记", 14), ["电话", "138-9912-3456", "请记"]);
    assert_eq!(flow("一\n\n二", 10), ["一", "", "二"]);
    assert_eq!(flow("", 10), [""; 0]);
    assert_eq!(flow("写 bazar --plain", 12), ["写 bazar", "--plain"]);
    assert_eq!(flow("ship net-carton", 10), ["ship", "net-carton"]);
}

#[test]
fn uyghur_wraps_at_spaces_and_stands_at_the_right() {
    let rows = text::flow(
        "مەن ئالما، ياڭاق-قۇرۇق مېۋە سېتىۋالدىم.",
        &lang("ug"),
        14,
        Align::Start,
        Ink::Plain,
    );
    let words: Vec<Vec<String>> = rows.iter().map(words_from_left).collect();
    assert_eq!(
        words,
        [
            vec!["ئالما،", "مەن"],
            vec!["ياڭاق-قۇرۇق"],
            vec!["مېۋە"],
            vec!["سېتىۋالدىم."]
        ]
    );
    assert!(
        rows.iter().all(|row| row.width() == 14),
        "flush at the right: {:?}",
        plain(&rows)
    );
}

#[test]
fn lines_are_padded_cut_and_set_side_by_side() {
    let zh = text::line("运费模板", &lang("zh"), Ink::Plain);
    let ug = text::line("ئالما ياڭاق", &lang("ug"), Ink::Plain);
    assert_eq!(zh.clone().cut(7).plain(), "运费模…");
    assert_eq!(zh.clone().cut(6).plain(), "运费…");
    assert_eq!(zh.clone().cut(0).plain(), "");
    assert_eq!(words_from_left(&ug.clone().cut(7)), ["…", "ئالما"]);
    assert_eq!(zh.clone().padded(12, Align::Center).plain(), "  运费模板  ");
    assert_eq!(zh.clone().padded(10, Align::Start).plain(), "运费模板  ");
    assert_eq!(
        ug.clone()
            .padded(13, Align::Start)
            .plain()
            .chars()
            .take(2)
            .collect::<String>(),
        "  "
    );
    let both = text::side_by_side(&[zh.clone(), zh], 2, &[ug], (10, 14));
    assert!(both.iter().all(|line| line.width() == 26));
    let cells = |words: [&str; 2]| words.map(|word| text::line(word, &lang("zh"), Ink::Plain)).to_vec();
    let table = text::columns(
        &[cells(["核桃", "39.9"]), cells(["杏", "5"])],
        &[(6, Align::Start), (5, Align::Right)],
        1,
    );
    assert_eq!(plain(&table), ["核桃    39.9", "杏         5"]);
}

/// English counts one and many: a number with a noun in the plural stands only where the sentence asks how many there are.
#[test]
fn english_says_one_of_one() {
    let nouns = [
        "boxes", "days", "hours", "lines", "minutes", "orders", "parcels", "people", "pieces", "reviews", "slots",
        "stars", "times", "villages",
    ];
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("locales/en");
    let mut faults = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the English sentences") {
        let path = entry.expect("a file").path();
        let source = std::fs::read_to_string(&path).expect("it is text");
        for line in source.lines().filter(|line| line.contains(" = ")) {
            let counted = line.split('}').skip(1).filter_map(|rest| rest.strip_prefix(' '));
            let mut first_words = counted.filter_map(|rest| rest.split(|sign: char| !sign.is_alphabetic()).next());
            if first_words.any(|word| nouns.contains(&word)) {
                faults.push(line.to_owned());
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn numbers_are_worded() {
    let locales = builtin_locales();
    let zh = lang("zh");
    assert_eq!(text::number(-1234567), "-1,234,567");
    assert_eq!(text::decimal(120000), "1,200");
    assert_eq!(text::decimal(5), "0.05");
    assert_eq!(text::unit_price(1200, &zh, &locales), "12 元/公斤（6 元/斤）");
    assert_eq!(text::weight(2500, &zh, &locales), "2.5 公斤（5 斤）");
    assert_eq!(text::weight(250, &zh, &locales), "250 克");
    assert_eq!(text::weight(860, &zh, &locales), "860 克");
    assert_eq!(text::weight(4860, &zh, &locales), "4.86 公斤（9.72 斤）");
    assert_eq!(
        text::weight(49_575, &lang("en"), &locales),
        "49.58 kg (99.15 jin)",
        "nobody weighs a thousand grams and more in grams"
    );
    assert_eq!(text::clock(24 * 60 + 540, &zh, &locales), "第 2 天 09:00");
    assert_eq!(text::duration(150, &zh, &locales), "2 小时 30 分钟");
    assert_eq!(text::share(80_000, &lang("en"), &locales), "8 of every 100 yuan");
    assert_eq!(
        text::deadline(24 * 60 + 720, 24 * 60 - 300, Some(0), &lang("en"), &locales),
        "tomorrow (Tuesday) 12:00 Beijing time, 17 hours left"
    );
    assert_eq!(
        text::deadline(600, 700, None, &zh, &locales),
        "今天 10:00（北京时间），已经过了 1 小时 40 分钟"
    );
    let words = ["a", "b", "c"].map(str::to_owned);
    assert_eq!(text::list(&words, &zh, &locales), "a、b、c");
    assert_eq!(text::list(&words, &lang("en"), &locales), "a, b and c");
}

/// A field as it is seen, `_` at the caret, and the caret's column counted from 0.
fn typed(code: &str, text: &str, caret: usize, width: usize) -> (String, usize) {
    let field = Script::Joined.field(text, caret, &lang(code), width, Ink::Plain);
    assert!(field.line.width() <= width, "{text} in {width}");
    let (mut at, mut seen) = (0, None);
    for (cell, _) in field.line.cells() {
        if at == field.caret {
            seen = Some(cell.to_owned());
        }
        at += Line::raw(cell, Ink::Plain).width();
    }
    assert_eq!(
        seen.as_deref(),
        Some("_"),
        "{text} at {caret} in {width}: the caret's cell"
    );
    let letters = field.line.plain().chars().flat_map(turned).collect();
    (letters, field.caret)
}

#[test]
fn the_caret_stands_beside_the_letter_before_it() {
    for (code, text, caret, expected) in [
        ("ug", "", 0, "_"),
        ("zh", "", 0, "_"),
        ("zh", "李明", 6, "李明_"),
        ("zh", "李明", 3, "李_明"),
        ("ug", "ئالما", 10, "_املائ"),
        ("ug", "ئالما", 4, "امل_ائ"),
        ("ug", "ئالما ", 11, "_ املائ"),
        ("ug", "ئالما 5", 12, "5_ املائ"),
        ("ug", "ئالما 5 ", 13, "_ 5 املائ"),
        ("ug", "ئالما Bob", 14, "Bob_ املائ"),
        ("ug", "ئالما Bob", 12, "B_ob املائ"),
        ("ug", "Bob ئالما", 14, "_املائ Bob"),
        ("ug", "لا", 2, "ا_ل"),
        ("zh", "5 ئا", 6, "5 _ائ"),
        ("zh", "*a* *b", 6, "*a* *b_"),
        ("en", "e\u{301}", 3, "e\u{301}_"),
    ] {
        assert_eq!(typed(code, text, caret, 20).0, expected, "{text} at {caret}");
    }
}

#[test]
fn of_a_long_field_the_part_around_the_caret_is_seen() {
    assert_eq!(typed("en", "abcdefgh", 8, 5), ("efgh_".to_owned(), 4));
    assert_eq!(typed("en", "abcdefgh", 2, 5), ("ab_cd".to_owned(), 2));
    assert_eq!(typed("zh", "一二三四", 12, 6), (" 三四_".to_owned(), 5));
    assert_eq!(typed("ug", "ئالمىلار", 16, 4).1, 0, "the end of Uyghur is at the left");
    assert_eq!(typed("ug", "ئالمىلار", 0, 4).1, 3, "its beginning at the right");
}

/// No word of a lesson is broken inside in its column: side by side, the narrowest page leaves this much to Uyghur, and half to
/// English.
#[test]
fn no_word_of_a_lesson_is_broken_inside() {
    let mut broken = Vec::new();
    for (file, bytes) in &bazar::course::Source::embedded().files {
        let toml = String::from_utf8_lossy(bytes);
        for (code, width) in [("ug", 38), ("en", 32)] {
            for piece in toml.split(&format!("{code} = \"")).skip(1) {
                let words = piece.split('"').next().unwrap_or_default();
                let rows = text::flow(words, &Lang::new(code), width, Align::Start, Ink::Plain);
                let shown: usize = rows.iter().map(|row| row.plain().split_whitespace().count()).sum();
                let whole = text::line(words, &Lang::new(code), Ink::Plain).plain();
                // Chinese in it has no spaces to count by.
                let has_chinese = words.chars().any(|sign| ('\u{4E00}'..='\u{9FFF}').contains(&sign));
                if !has_chinese && !words.contains('\\') && shown != whole.split_whitespace().count() {
                    broken.push(format!("{file}: {words}"));
                }
            }
        }
    }
    assert_eq!(broken, Vec::<String>::new());
}

/// Neither is a Chinese word, a number from its measure word, or a particle from what it leans on. Side by side the narrowest page
/// leaves 16 cells to Chinese where the words of a choice stand, 28 elsewhere.
#[test]
fn no_chinese_word_is_broken_inside() {
    let zh = Lang::new("zh");
    let rows = |words: &str, width: usize| -> Vec<String> {
        let rows = text::flow(words, &zh, width, Align::Start, Ink::Plain);
        rows.iter().map(|row| row.plain().trim_end().to_owned()).collect()
    };
    for (words, width, expected) in [
        ("再给她买一个纸箱", 10, vec!["再给她", "买一个纸箱"]),
        ("买家已经签收了吗", 14, vec!["买家已经", "签收了吗"]),
        ("先看页面再下单", 12, vec!["先看页面再", "下单"]),
        ("阿依古丽的核桃", 8, vec!["阿依古丽", "的核桃"]),
        ("纸皮核桃", 6, vec!["纸皮核", "桃"]),
    ] {
        assert_eq!(rows(words, width), expected, "{words} in {width}");
    }
    let terms: Vec<String> = bazar::course::Source::embedded()
        .files
        .iter()
        .filter(|(file, _)| file.ends_with("terms.toml"))
        .flat_map(|(_, bytes)| {
            let toml = String::from_utf8_lossy(bytes).into_owned();
            let names: Vec<String> = toml
                .split("\ntext = { zh = \"")
                .skip(1)
                .filter_map(|rest| rest.split('"').next().map(str::to_owned))
                .collect();
            names
        })
        .filter(|term| (2..=4).contains(&term.chars().count()))
        .collect();
    assert!(terms.len() > 30, "{terms:?}");
    for term in &terms {
        let words = format!("看看{term}在哪里");
        for width in 10..=18 {
            let rows = rows(&words, width);
            assert!(rows.iter().any(|row| row.contains(term)), "{term} in {width}: {rows:?}");
        }
    }
}
