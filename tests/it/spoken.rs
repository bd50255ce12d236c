//! What tests of words share: rendering a sentence in every language, and which events nobody told.

use std::collections::BTreeSet;

use bazar::{
    course::{Course, builtin_locales},
    market::Event,
    say::{Localizer, Sentence},
};

/// Renders every sentence in every language; returns those that came out with a key, a variable or nothing in them.
pub fn unsaid(sentences: &[Sentence]) -> Vec<String> {
    let (course, _) = Course::embedded();
    let locales = builtin_locales();
    let mut faults = Vec::new();
    for lang in locales.languages() {
        let localizer = Localizer {
            locales: &locales,
            names: &course.names,
            lang,
        };
        for sentence in sentences {
            let said = localizer.say(sentence);
            // An id that the course gives no name shows through as it stands; orders are called by letter and number.
            let is_named = lang.0 == "en" || !said.split(' ').any(is_id);
            if said.is_empty() || said.contains(['[', ']', '{', '}', '$']) || !is_named {
                faults.push(format!("{}: {} -> {said:?}", lang.0, sentence.key()));
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

/// What may happen to some nouns and is not among these events.
pub fn unsampled<'a>(nouns: &[&str], events: impl IntoIterator<Item = &'a Event>) -> Vec<&'static str> {
    let sampled: BTreeSet<_> = events.into_iter().map(Event::kind).collect();
    Event::kinds()
        .filter(|kind| nouns.contains(&kind.0) && !sampled.contains(kind))
        .map(|(_, name)| name)
        .collect()
}

/// Events that say they are about something which their line of a transcript does not name.
pub fn misnamed<'a>(events: impl IntoIterator<Item = &'a Event>) -> Vec<String> {
    let lines = events
        .into_iter()
        .filter_map(|event| Some((event.about()?, event.to_string())));
    let unnamed = lines.filter(|(name, line)| name.is_empty() || !line.contains(name.as_str()));
    unnamed.map(|(_, line)| line).collect()
}
