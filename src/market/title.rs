//! Judges a title: its length, its signs, the words it may not hold, and what it is worth to a buyer.
//!
//! Used by the market's review and, for tile steps, by the teacher. Knows nothing of shops.

use std::ops::Range;

use super::{Level, ProductId, Profile, ProfileId, RulePack, Words};

/// The sections of the rules that it reads.
pub(crate) const RULES: &[&str] = &["demand", "products", "profiles", "words"];

/// What is wrong with a title, and the bytes where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TitleFault {
    pub span: Range<usize>,
    pub problem: TitleProblem,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum TitleProblem {
    TooLong {
        width: u32,
        max: u32,
    },
    TooShort {
        chars: u32,
        min: u32,
    },
    OnlyDigits,
    /// A sign titles may not hold.
    Sign,
    /// Nothing says what it is.
    NounMissing,
    /// A banned word; `kind` names its group, `blocks` says whether review sends it back.
    BannedWord {
        kind: String,
        word: String,
        blocks: bool,
    },
    /// A place the goods do not come from.
    WrongOrigin {
        word: String,
    },
    /// The same word again and again, or an empty one.
    Stuffing {
        word: String,
    },
}

/// What a title holds that helps buyers, and its worth to the demand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TitleWorthOf {
    pub noun: bool,
    pub origin: bool,
    pub weight: bool,
    pub point: bool,
    pub season: bool,
    pub long_enough: bool,
    pub ppm: i64,
}

impl TitleProblem {
    /// Returns the id under which `course` keeps the reason's name: `reason.banned-word`.
    pub fn code(&self) -> &'static str {
        match self {
            TitleProblem::TooLong { .. } => "title-too-long",
            TitleProblem::TooShort { .. } => "title-too-short",
            TitleProblem::OnlyDigits => "title-only-digits",
            TitleProblem::Sign => "title-sign",
            TitleProblem::NounMissing => "title-noun-missing",
            TitleProblem::BannedWord { .. } => "banned-word",
            TitleProblem::WrongOrigin { .. } => "wrong-origin",
            TitleProblem::Stuffing { .. } => "title-stuffing",
        }
    }

    /// Whether reviewers send the page back for it.
    pub fn blocks(&self) -> bool {
        match self {
            TitleProblem::BannedWord { blocks, .. } => *blocks,
            TitleProblem::Stuffing { .. } => false,
            TitleProblem::TooLong { .. }
            | TitleProblem::TooShort { .. }
            | TitleProblem::OnlyDigits
            | TitleProblem::Sign
            | TitleProblem::NounMissing
            | TitleProblem::WrongOrigin { .. } => true,
        }
    }
}

/// Returns everything that is wrong with a title, in the order of its bytes. `origin` is the true one's id; while it is
/// empty no origin counts as wrong.
pub fn judge_title(
    rules: &RulePack,
    profile: &ProfileId,
    product: &ProductId,
    origin: &str,
    title: &str,
) -> Vec<TitleFault> {
    let mut faults = Vec::new();
    if let Some(profile) = rules.profiles.get(profile) {
        faults.extend(shape_faults(profile, &rules.words.punctuation, title));
    }
    let is_named = rules
        .products
        .get(product)
        .is_none_or(|product| holds_any(title, &product.nouns));
    if !is_named {
        faults.push(TitleFault {
            span: 0..title.len(),
            problem: TitleProblem::NounMissing,
        });
    }
    faults.extend(banned_words(&rules.words, title));
    for (word, at) in &rules.words.origins {
        if !origin.is_empty() && at != origin {
            faults.extend(title.match_indices(word.as_str()).map(|(start, _)| TitleFault {
                span: start..start + word.len(),
                problem: TitleProblem::WrongOrigin { word: word.clone() },
            }));
        }
    }
    let nouns = rules.products.get(product).map_or(&[][..], |product| &product.nouns);
    faults.extend(stuffed_words(&rules.words, nouns, title));
    faults.sort_by(|a, b| (a.span.start, a.span.end, &a.problem).cmp(&(b.span.start, b.span.end, &b.problem)));
    faults
}

/// Length and signs: what the form itself refuses.
fn shape_faults(profile: &Profile, punctuation: &str, title: &str) -> Vec<TitleFault> {
    let whole = 0..title.len();
    let width = title_width(title);
    let chars = title.chars().count() as u32;
    let mut faults = Vec::new();
    if width > profile.title_width_max {
        let max = profile.title_width_max;
        faults.push(TitleFault {
            span: whole.clone(),
            problem: TitleProblem::TooLong { width, max },
        });
    } else if chars > profile.title_chars_max {
        let max = profile.title_chars_max;
        faults.push(TitleFault {
            span: whole.clone(),
            problem: TitleProblem::TooLong { width: chars, max },
        });
    }
    if chars < profile.title_chars_min {
        let min = profile.title_chars_min;
        faults.push(TitleFault {
            span: whole.clone(),
            problem: TitleProblem::TooShort { chars, min },
        });
    } else if title.is_ascii() {
        faults.push(TitleFault {
            span: whole,
            problem: TitleProblem::OnlyDigits,
        });
    }
    let sign = |c: &char| !c.is_ascii_alphanumeric() && !is_han(*c) && !punctuation.contains(*c);
    if let Some((at, c)) = title.char_indices().find(|(_, c)| sign(c)) {
        faults.push(TitleFault {
            span: at..at + c.len_utf8(),
            problem: TitleProblem::Sign,
        });
    }
    faults
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c) || c == '〇'
}

fn holds_any(title: &str, words: &[String]) -> bool {
    words.iter().any(|word| title.contains(word.as_str()))
}

/// Finds banned words: at each place the longest match counts, and what lies inside an allowed phrase is fine.
fn banned_words(words: &Words, title: &str) -> Vec<TitleFault> {
    let allowed: Vec<_> = words
        .allowed
        .iter()
        .flat_map(|phrase| {
            title
                .match_indices(phrase.as_str())
                .map(|(start, phrase)| start..start + phrase.len())
        })
        .collect();
    let mut faults = Vec::new();
    let mut from = 0;
    for (at, _) in title.char_indices() {
        if at < from {
            continue;
        }
        let longest = words
            .banned
            .iter()
            .flat_map(|group| group.words.iter().map(move |word| (group, word)))
            .filter(|(_, word)| begins_with(&title[at..], word))
            .max_by_key(|(_, word)| word.len());
        let Some((group, word)) = longest else { continue };
        let span = at..at + word.len();
        if allowed
            .iter()
            .any(|phrase| phrase.start <= span.start && span.end <= phrase.end)
        {
            continue;
        }
        from = span.end;
        let (kind, word, blocks) = (group.kind.clone(), word.clone(), group.level == Level::High);
        faults.push(TitleFault {
            span,
            problem: TitleProblem::BannedWord { kind, word, blocks },
        });
    }
    faults
}

/// Latin letters may be large or small.
fn begins_with(text: &str, word: &str) -> bool {
    let start = text.as_bytes().get(..word.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes()))
}

/// Finds empty words, and nouns that stand too often.
fn stuffed_words(words: &Words, nouns: &[String], title: &str) -> Vec<TitleFault> {
    let empty = words
        .stuffing
        .iter()
        .filter_map(|word| title.find(word.as_str()).map(|start| (start, word)));
    let again = nouns.iter().filter_map(|noun| {
        title
            .match_indices(noun.as_str())
            .nth(words.nouns_most as usize)
            .map(|(start, _)| (start, noun))
    });
    empty
        .chain(again)
        .map(|(start, word)| TitleFault {
            span: start..start + word.len(),
            problem: TitleProblem::Stuffing { word: word.clone() },
        })
        .collect()
}

/// Returns what a title is worth to the demand: DOMAIN §3.8.
pub fn title_worth(
    rules: &RulePack,
    profile: &ProfileId,
    product: &ProductId,
    origin: &str,
    title: &str,
) -> TitleWorthOf {
    let worth = &rules.demand.title;
    let max = rules
        .profiles
        .get(profile)
        .map_or(60, |profile| profile.title_width_max);
    let width = title_width(title);
    let faults = judge_title(rules, profile, product, origin, title);
    let is_true = |(word, at): (&String, &String)| title.contains(word.as_str()) && (origin.is_empty() || at == origin);
    let found = TitleWorthOf {
        noun: rules
            .products
            .get(product)
            .is_none_or(|product| holds_any(title, &product.nouns)),
        origin: rules.words.origins.iter().any(is_true),
        weight: names_weight(&rules.words, title),
        point: holds_any(title, rules.words.points_of(product)),
        season: holds_any(title, &rules.words.seasons),
        long_enough: i64::from(width) * 1_000_000 >= i64::from(max) * worth.long_ppm,
        ppm: 0,
    };
    let stuffed = faults.iter().any(|fault| {
        matches!(
            fault.problem,
            TitleProblem::Stuffing { .. } | TitleProblem::BannedWord { blocks: false, .. }
        )
    });
    let parts = [
        (found.noun, worth.noun_ppm),
        (found.origin, worth.origin_ppm),
        (found.weight, worth.weight_ppm),
        (found.point, worth.point_ppm),
        (found.season, worth.season_ppm),
        (found.long_enough, worth.length_ppm),
        (stuffed, -worth.stuffing_ppm),
    ];
    let sum = worth.start_ppm
        + parts
            .iter()
            .filter(|(holds, _)| *holds)
            .map(|(_, ppm)| ppm)
            .sum::<i64>();
    let sum = if found.noun {
        sum
    } else {
        sum * worth.no_noun_ppm / 1_000_000
    };
    TitleWorthOf {
        ppm: sum.clamp(worth.least_ppm, worth.most_ppm),
        ..found
    }
}

impl Words {
    /// Returns the selling points that may be true of a product: its own, or where none are listed those of all goods.
    pub fn points_of(&self, product: &ProductId) -> &[String] {
        self.of_product.get(product).unwrap_or(&self.points)
    }
}

/// Whether a number stands before a unit of weight: `850克`, `2.5公斤`, `5斤`, `500g`.
fn names_weight(words: &Words, title: &str) -> bool {
    words.weight_units.iter().any(|unit| {
        title
            .match_indices(unit.as_str())
            .any(|(at, _)| title[..at].ends_with(|c: char| c.is_ascii_digit() || words.numerals.contains(c)))
    })
}

/// Returns the weights that a title names (g), each with its words: `2.5公斤` is 2,500. A jin is half a kilogram.
pub fn named_weights<'a>(words: &Words, title: &'a str) -> Vec<(&'a str, u32)> {
    let is_of_number = |c: char| c.is_ascii_digit() || c == '.' || words.numerals.contains(c);
    let mut found = Vec::new();
    for unit in &words.weight_units {
        for (at, _) in title.match_indices(unit.as_str()) {
            let number = &title[title[..at].trim_end_matches(is_of_number).len()..at];
            let weight = hundredths(number).zip(grams(unit));
            found.extend(weight.map(|(hundredths, grams)| {
                let named = &title[at - number.len()..at + unit.len()];
                (named, (u64::from(hundredths) * u64::from(grams) / 100) as u32)
            }));
        }
    }
    found
}

/// What a unit of weight is (g).
fn grams(unit: &str) -> Option<u32> {
    match unit {
        "克" | "g" => Some(1),
        "斤" => Some(500),
        "公斤" | "千克" | "kg" => Some(1_000),
        _ => None,
    }
}

/// Returns hundredths of a number in digits or in Chinese numerals up to ninety-nine.
fn hundredths(number: &str) -> Option<u32> {
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    if let Ok(whole) = whole.parse::<u32>() {
        let part: u32 = format!("{part:0<2}").get(..2)?.parse().ok()?;
        return whole.checked_mul(100)?.checked_add(part);
    }
    let digit = |c: char| {
        "一二三四五六七八九"
            .chars()
            .position(|known| known == c)
            .map(|at| at as u32 + 1)
    };
    let value = |c: char| if c == '两' { Some(2) } else { digit(c) };
    let chars: Vec<char> = number.chars().collect();
    match chars[..] {
        ['半'] => Some(50),
        ['十'] => Some(1_000),
        [one] => value(one).map(|one| one * 100),
        ['十', one] => value(one).map(|one| 1_000 + one * 100),
        [tens, '十'] => value(tens).map(|tens| tens * 1_000),
        [tens, '十', one] => value(tens).zip(value(one)).map(|(tens, one)| tens * 1_000 + one * 100),
        _ => None,
    }
}

/// Returns the columns a title takes: two for a Chinese character, one for others.
pub fn title_width(title: &str) -> u32 {
    title.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}
