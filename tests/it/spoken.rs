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
            // A title is the seller's own, and sets its words apart.
            let is_gapped = lang.0 == "zh" && sentence.key() != "say-event-edited" && has_gap_after_unit(&said);
            if said.is_empty() || said.contains(['[', ']', '{', '}', '$']) || !is_named || is_gapped {
                faults.push(format!("{}: {} -> {said:?}", lang.0, sentence.key()));
            }
        }
    }
    faults
}

/// A number's unit and the Chinese that goes on after it stand together.
fn has_gap_after_unit(said: &str) -> bool {
    let is_han = |sign: char| ('\u{4e00}'..='\u{9fff}').contains(&sign);
    let goes_on = |after: &str| after.starts_with(is_han);
    ["公斤 ", "斤 ", "克 ", "元 ", "小时 ", "分钟 "]
        .iter()
        .any(|unit| said.split(unit).skip(1).any(goes_on))
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
