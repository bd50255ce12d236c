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
    desk::{Desk, Said},
    input::Input,
    keymap::Cue,
    lay::Paper,
    page::{Page, View},
    picker::Picker,
    screen::Wish,
};
use crate::text::{Ink, Lang, Tongues};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageChoice {
    picker: Picker,
    choices: Vec<Tongues>,
}

impl LanguageChoice {
    /// The languages of the moment come first.
    pub fn open(desk: &Desk) -> LanguageChoice {
        LanguageChoice {
            picker: Picker::default(),
            choices: choices(desk),
        }
    }

    /// Returns the languages that were chosen through `Wish::Speak`.
    pub fn update(&mut self, input: Input) -> Wish {
        match self.picker.pick(input, self.choices.len()) {
            Some(index) => Wish::Speak(self.choices[index].clone()),
            None => Wish::Stay,
        }
    }

    pub fn page(&self, desk: &Desk, view: View) -> Page {
        let paper = Paper::new(desk, view);
        let choices: Vec<Said> = self.choices.iter().map(|choice| named(desk, choice)).collect();
        Page {
            top: paper.said(&desk.plain("app-name"), Ink::Strong),
            blocks: vec![
                paper.space(),
                paper.heading(&desk.plain("app-language-ask")),
                paper.space(),
            ],
            options: self.picker.items(&paper, &choices, |_| None),
            keys: paper.keys(&[Cue::Digits, Cue::Take, Cue::Move, Cue::Leave]),
            ..Page::default()
        }
    }
}

fn choices(desk: &Desk) -> Vec<Tongues> {
    let mut choices = vec![desk.tongues.clone()];
    let pair = |own: &Lang, other: &Lang| Tongues {
        own: own.clone(),
        other: Some(other.clone()),
    };
    if let Some(other) = &desk.tongues.other {
        choices.push(pair(other, &desk.tongues.own));
    }
    let [zh, ug] = ["zh", "ug"].map(Lang::new);
    if desk.locales.speaks(&zh) && desk.locales.speaks(&ug) {
        choices.extend([pair(&zh, &ug), pair(&ug, &zh)]);
    }
    let alone = |lang: &Lang| Tongues {
        own: lang.clone(),
        other: None,
    };
    for lang in [&zh, &ug].into_iter().chain(desk.locales.languages()) {
        if desk.locales.speaks(lang) {
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

fn named(desk: &Desk, tongues: &Tongues) -> Said {
    let name = |lang: &Lang| desk.locales.tell(lang, "app-language-self", &[]);
    match &tongues.other {
        Some(other) => Said::as_is(&format!("{} + {}", name(&tongues.own), name(other))),
        None => Said::as_is(&name(&tongues.own)),
    }
}
