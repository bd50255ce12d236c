//! What can be read aloud, and the words of a page that are. Makes no sound: the shell knows the speakers.

use std::collections::BTreeSet;

use super::view_context::{Bilingual, ViewContext};
use crate::text::{Lang, bare};

/// What this computer can say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Voices {
    pub langs: BTreeSet<Lang>,
    /// Recorded steps beside the lessons: `l01.which.ug`, in small letters.
    pub recordings: BTreeSet<String>,
}

/// A computer that says nothing.
pub static SILENT: Voices = Voices {
    langs: BTreeSet::new(),
    recordings: BTreeSet::new(),
};

/// One language's words of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Utterance {
    pub lang: Lang,
    /// Logical order, without markup.
    pub text: String,
    /// A recording that says it better than any machine, if there is one.
    pub recording: Option<String>,
}

/// The step's words in the reader's languages, own first; languages that nothing here speaks are left out.
///
/// `step` names the step for recordings: `l01.which`.
pub fn utterances(ctx: &ViewContext, step: &str, said: &[Bilingual]) -> Vec<Utterance> {
    let spoken = ctx.languages.each().filter_map(|lang| {
        let name = format!("{step}.{}", lang.0).to_lowercase();
        let recording = ctx.voices.recordings.contains(&name).then_some(name);
        if recording.is_none() && !ctx.voices.langs.contains(lang) {
            return None;
        }
        let text: Vec<String> = said.iter().map(|said| bare(said.in_lang(ctx, lang))).collect();
        Some(Utterance {
            lang: lang.clone(),
            text: text.join("\n"),
            recording,
        })
    });
    spoken.filter(|utterance| !utterance.text.trim().is_empty()).collect()
}
