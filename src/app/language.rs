//! Which languages: a pair, the reader's own first, or one alone. Each choice is written in its own script.
//!
//! Going on with the first choice asks for nothing: whoever signs in finds the languages of last time. Another one is kept
//! for them.
//!
//! ```text
//!  你想用哪种文字？        ............
//! >1 中文 + ئۇيغۇرچە                 1<
//!  2 ئۇيغۇرچە + 中文                 2
//!  3 中文                            3
//! ```

use super::{
    input::Input,
    keymap::Cue,
    layout::Layout,
    page::{Page, View},
    picker::Picker,
    screen::ScreenRequest,
    view_context::{Bilingual, ViewContext},
};
use crate::{
    say::sentence,
    text::{Ink, Lang, LanguagePair},
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageChoice {
    picker: Picker,
    choices: Vec<LanguagePair>,
}

impl LanguageChoice {
    /// The languages of the moment come first.
    pub fn open(ctx: &ViewContext) -> LanguageChoice {
        LanguageChoice {
            picker: Picker::default(),
            choices: choices(ctx),
        }
    }

    /// Returns the languages that were chosen through `ScreenRequest::Speak`.
    pub fn update(&mut self, input: Input) -> ScreenRequest {
        match self.picker.pick(input, self.choices.len()) {
            Some(index) => ScreenRequest::Speak(self.choices[index].clone()),
            None => ScreenRequest::Stay,
        }
    }

    pub fn page(&self, ctx: &ViewContext, view: View) -> Page {
        let layout = Layout::new(ctx, view);
        let choices: Vec<Bilingual> = self.choices.iter().map(|choice| named(ctx, choice)).collect();
        Page {
            top: layout.lines(&ctx.say(&sentence::app_name()), Ink::Strong),
            blocks: vec![
                layout.space(),
                layout.heading(&ctx.say(&sentence::app_language_ask())),
                layout.space(),
            ],
            options: self.picker.items(&layout, &choices, |_| None),
            keys: layout.keys(&[Cue::Digits, Cue::Take, Cue::Move, Cue::Leave]),
            ..Page::default()
        }
    }
}

fn choices(ctx: &ViewContext) -> Vec<LanguagePair> {
    let mut choices = vec![ctx.languages.clone()];
    let pair = |own: &Lang, other: &Lang| LanguagePair {
        own: own.clone(),
        other: Some(other.clone()),
    };
    if let Some(other) = &ctx.languages.other {
        choices.push(pair(other, &ctx.languages.own));
    }
    let [zh, ug] = ["zh", "ug"].map(Lang::new);
    if ctx.locales.speaks(&zh) && ctx.locales.speaks(&ug) {
        choices.extend([pair(&zh, &ug), pair(&ug, &zh)]);
    }
    let alone = |lang: &Lang| LanguagePair {
        own: lang.clone(),
        other: None,
    };
    for lang in [&zh, &ug].into_iter().chain(ctx.locales.languages()) {
        if ctx.locales.speaks(lang) {
            choices.push(alone(lang));
        }
    }
    let mut seen = Vec::new();
    choices.retain(|choice| {
        let is_first = !seen.contains(choice);
        seen.push(choice.clone());
        is_first
    });
    choices
}

fn named(ctx: &ViewContext, languages: &LanguagePair) -> Bilingual {
    let name = |lang: &Lang| ctx.localizer(lang).say(&sentence::app_language_self());
    match &languages.other {
        Some(other) => Bilingual::as_is(&format!("{} + {}", name(&languages.own), name(other))),
        None => Bilingual::as_is(&name(&languages.own)),
    }
}
