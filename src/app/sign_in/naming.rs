//! Writing a name by groups of letters and digits alone, or by the keyboard. The letters are the locale's.
//!
//! ```text
//!  请写你的名字                       ......
//!      [ ئاي_ ]
//! >1 ئا ئە ب پ ت                            1<   ─▶ five letters, one digit each
//!  2 ج چ خ د ر                              2
//!  …
//!  8 空格                                   8
//!  9 写好了                                 9
//! ```

use crate::{
    app::{
        input::{Input, Key},
        keymap::Cue,
        layout::Layout,
        page::Page,
        picker::Picker,
        view_context::{Bilingual, ViewContext},
    },
    say::sentence,
};

const GROUP: usize = 5;
/// Letters of a whole name with the father's.
const NAME_MAX: usize = 40;
/// Carries a vowel at a word's start.
const CARRIER: char = '\u{626}';

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Naming {
    typed: String,
    /// In the order of the alphabet, as they stand at a word's start.
    letters: Vec<String>,
    /// The opened group.
    group: Option<usize>,
    picker: Picker,
}

pub enum NamingOutcome {
    Stay,
    Named(String),
}

impl Naming {
    pub fn open(ctx: &ViewContext) -> Naming {
        let alphabet = ctx.localizer(&ctx.languages.own).say(&sentence::app_alphabet());
        Naming {
            typed: String::new(),
            letters: alphabet.split_whitespace().map(str::to_owned).collect(),
            group: None,
            picker: Picker::default(),
        }
    }

    pub fn update(&mut self, input: Input) -> NamingOutcome {
        match input {
            Input::Key(Key::Char(letter)) if letter.is_alphabetic() || letter == ' ' || letter == '·' => {
                self.write(&letter.to_string());
            }
            Input::Key(Key::Backspace) => {
                if !self.closes_group() {
                    self.typed.pop();
                }
            }
            Input::Key(_) | Input::Click(_) | Input::Scroll(_) | Input::Resized(_) | Input::Job(..) => {
                return self.choose(input);
            }
        }
        NamingOutcome::Stay
    }

    /// Goes back from five letters to all; returns whether there was anything to go back from.
    pub fn closes_group(&mut self) -> bool {
        let was_open = self.group.is_some();
        self.open_group(None);
        was_open
    }

    pub fn page(&self, layout: &Layout) -> Page {
        let ctx = layout.ctx;
        Page {
            blocks: vec![
                layout.space(),
                layout.heading(&ctx.say(&sentence::app_naming_ask())),
                layout.space(),
                layout.field(&self.typed),
                layout.space(),
            ],
            options: self.picker.items(layout, &self.choices(ctx), |_| None),
            keys: layout.keys(&[Cue::Digits, Cue::Take, Cue::Erase, Cue::Menu, Cue::Move]),
            ..Page::default()
        }
    }

    fn choose(&mut self, input: Input) -> NamingOutcome {
        let groups = self.letters.len().div_ceil(GROUP);
        let count = self.group.map_or(groups + 2, |group| self.of_group(group).len() + 1);
        let Some(index) = self.picker.pick(input, count) else {
            return NamingOutcome::Stay;
        };
        match self.group {
            Some(group) => {
                let letter = self.of_group(group).get(index).cloned();
                if let Some(letter) = letter {
                    self.write(&letter);
                }
                self.open_group(None);
            }
            None if index < groups => self.open_group(Some(index)),
            None if index == groups => self.write(" "),
            None => return NamingOutcome::Named(self.typed.trim().to_owned()),
        }
        NamingOutcome::Stay
    }

    fn choices(&self, ctx: &ViewContext) -> Vec<Bilingual> {
        match self.group {
            Some(group) => {
                let letters = self.of_group(group).iter().map(|letter| Bilingual::as_is(letter));
                letters
                    .chain([ctx.say(&sentence::app_naming_other_letters())])
                    .collect()
            }
            None => {
                let groups = self
                    .letters
                    .chunks(GROUP)
                    .map(|letters| Bilingual::as_is(&letters.join("  ")));
                groups
                    .chain([
                        ctx.say(&sentence::app_naming_space()),
                        ctx.say(&sentence::app_naming_done()),
                    ])
                    .collect()
            }
        }
    }

    fn of_group(&self, group: usize) -> &[String] {
        self.letters.chunks(GROUP).nth(group).unwrap_or_default()
    }

    fn open_group(&mut self, group: Option<usize>) {
        self.group = group;
        self.picker = Picker::default();
    }

    /// Writes a letter as it stands in the middle of a word, except at its start.
    fn write(&mut self, letter: &str) {
        if self.typed.chars().count() >= NAME_MAX {
            return;
        }
        let is_start = self.typed.is_empty() || self.typed.ends_with(' ');
        match (is_start, letter) {
            (true, " ") => {}
            (true, letter) => self.typed.push_str(&letter.to_uppercase()),
            (false, letter) => {
                let inner = letter.strip_prefix(CARRIER).filter(|rest| !rest.is_empty());
                self.typed.push_str(&inner.unwrap_or(letter).to_lowercase());
            }
        }
    }
}
