//! What tests of words share: telling a saying in every language, and the variants of an enum by its source.

use std::{collections::BTreeSet, fs, path::Path};

use bazar::{
    course::{Course, builtin_locales},
    market::Event,
    say::{Saying, Speech},
};

/// Tells every saying in every language; returns those that came out with a key, a variable or nothing in them.
pub fn unsaid(sayings: &[Saying]) -> Vec<String> {
    let (course, _) = Course::embedded();
    let locales = builtin_locales();
    let mut faults = Vec::new();
    for lang in locales.languages() {
        let speech = Speech {
            locales: &locales,
            names: &course.names,
            lang,
        };
        for saying in sayings {
            let said = speech.say(saying);
            // An id that the course gives no name shows through as it stands; orders are called by letter and number.
            let is_named = lang.0 == "en" || !said.split(' ').any(is_id);
            if said.is_empty() || said.contains(['[', ']', '{', '}', '$']) || !is_named {
                faults.push(format!("{}: {} -> {said:?}", lang.0, saying.key));
            }
        }
    }
    faults
}

/// Two small Latin letters in a row stand in no Chinese or Uyghur sentence.
fn is_id(word: &str) -> bool {
    let letters: Vec<bool> = word.chars().map(|sign| sign.is_ascii_lowercase()).collect();
    letters.windows(2).any(|pair| pair == [true, true])
}

/// The variants of an enum, read from its source: `Event` in `src/market/event.rs`.
pub fn variants(file: &str, name: &str) -> BTreeSet<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let source = fs::read_to_string(path).expect("the source is there");
    let from = source.find(&format!("enum {name} {{")).expect("the enum is there");
    let body = source[from..].split("\n}").next().expect("the enum ends");
    body.lines()
        .filter_map(|line| line.strip_prefix("    "))
        .filter(|line| line.starts_with(|first: char| first.is_ascii_uppercase()))
        .map(|line| line.chars().take_while(char::is_ascii_alphanumeric).collect())
        .collect()
}

/// What may happen to some nouns and is not among these events.
pub fn unsampled<'a>(nouns: &[&str], events: impl IntoIterator<Item = &'a Event>) -> Vec<&'static str> {
    let sampled: BTreeSet<_> = events.into_iter().map(Event::kind).collect();
    Event::kinds()
        .filter(|kind| nouns.contains(&kind.0) && !sampled.contains(kind))
        .map(|(_, name)| name)
        .collect()
}

pub fn named(values: &[impl std::fmt::Debug]) -> BTreeSet<String> {
    values
        .iter()
        .map(|value| {
            format!("{value:?}")
                .chars()
                .take_while(char::is_ascii_alphanumeric)
                .collect()
        })
        .collect()
}
