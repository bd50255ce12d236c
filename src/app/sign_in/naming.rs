//! Writing a name: by the keyboard, every sign as it is meant; by groups of letters where the keyboard has none of them.
//!
//! ```text
//!  请写你的名字。                     ......
//!      [ Mes'ut-2_ ]                         digits are digits, Enter takes the name, Esc goes back
//!  写完了就按 Enter。                        or why the last sign is not there
//!       │ ↓                ▲ Esc, or any letter typed
//!       ▼                  │
//! >1 ئا ئە ب پ ت                            1<   ─▶ five letters, one digit each
//!  2 ج چ خ د ر                              2
//!  …
//!  8 空格                                   8
//!  9 写好了                                 9
//! ```

use unicode_width::UnicodeWidthChar;

use crate::{
    app::{
        input::{Input, Key},
        keymap::{Cue, Mode},
        layout::Layout,
        page::{Block, Page},
        picker::Picker,
        view_context::{Bilingual, ViewContext},
    },
    say::{Sentence, sentence},
    text::Ink,
    tutor::{NAME_MAX, is_hidden},
};

const GROUP: usize = 5;
/// Carries a vowel at a word's start.
const CARRIER: char = '\u{626}';

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Naming {
    typed: String,
    /// In the order of the alphabet, as they stand at a word's start.
    letters: Vec<String>,
    stage: NamingPage,
    /// Why the last key changed nothing.
    fault: Option<NamingFault>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum NamingPage {
    Field,
    Groups(Picker),
    /// Five letters.
    Group(usize, Picker),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum NamingFault {
    /// Nobody would see it, or it stands at no name's start.
    Unfit,
    Full,
    Empty,
}

pub enum NamingOutcome {
    Stay,
    /// Without a name.
    Back,
    /// Never empty.
    Named(String),
}

impl Naming {
    pub fn open(ctx: &ViewContext) -> Naming {
        let alphabet = ctx.localizer(&ctx.languages.own).say(&sentence::app_alphabet());
        Naming {
            typed: String::new(),
            letters: alphabet.split_whitespace().map(str::to_owned).collect(),
            stage: NamingPage::Field,
            fault: None,
        }
    }

    pub fn mode(&self) -> Mode {
        match self.stage {
            NamingPage::Field => Mode::Text,
            NamingPage::Groups(_) | NamingPage::Group(..) => Mode::Letters,
        }
    }

    /// Writing goes on through all groups: only the page of one group is another.
    pub fn page_id(&self) -> String {
        match self.stage {
            NamingPage::Field | NamingPage::Groups(_) => String::new(),
            NamingPage::Group(group, _) => group.to_string(),
        }
    }

    pub fn update(&mut self, input: Input) -> NamingOutcome {
        self.fault = None;
        match (self.stage, &input) {
            (_, Input::Key(Key::Char(sign))) => {
                self.write(*sign);
                self.stage = NamingPage::Field;
            }
            (NamingPage::Field, Input::Key(Key::Digit(digit))) => self.write(char::from(b'0' + digit)),
            (NamingPage::Field, Input::Key(Key::Enter)) => return self.named(),
            (NamingPage::Field, Input::Key(Key::Down)) => self.stage = NamingPage::Groups(Picker::default()),
            (NamingPage::Field, Input::Key(Key::Esc)) => return NamingOutcome::Back,
            (NamingPage::Groups(_), Input::Key(Key::Esc)) => self.stage = NamingPage::Field,
            (NamingPage::Group(..), Input::Key(Key::Esc | Key::Backspace)) => {
                self.stage = NamingPage::Groups(Picker::default());
            }
            (NamingPage::Field | NamingPage::Groups(_), Input::Key(Key::Backspace)) => drop(self.typed.pop()),
            (NamingPage::Groups(picker), _) => return self.choose_group(picker, input),
            (NamingPage::Group(group, picker), _) => self.choose_letter(group, picker, input),
            (NamingPage::Field, _) => {}
        }
        NamingOutcome::Stay
    }

    pub fn page(&self, layout: &Layout) -> Page {
        self.page_asking(layout, &sentence::app_naming_ask())
    }

    /// The same for the name of something else.
    pub fn page_asking(&self, layout: &Layout, ask: &Sentence) -> Page {
        let ctx = layout.ctx;
        let (picker, cues): (_, &[Cue]) = match self.stage {
            NamingPage::Field => (None, &[Cue::Letters, Cue::Take, Cue::Erase, Cue::Back, Cue::LetterList]),
            NamingPage::Groups(picker) | NamingPage::Group(_, picker) => {
                let cues = &[
                    Cue::Digits,
                    Cue::Letters,
                    Cue::Take,
                    Cue::Erase,
                    Cue::Back,
                    Cue::Menu,
                    Cue::Move,
                ];
                (Some(picker), cues)
            }
        };
        let mut blocks = vec![
            layout.space(),
            layout.heading(&ctx.say(ask)),
            layout.space(),
            layout.field(&self.typed),
            layout.space(),
        ];
        blocks.extend(self.note(layout));
        let options = picker.map(|picker| picker.items(layout, &self.choices(ctx), |_| None));
        Page {
            blocks,
            options: options.unwrap_or_default(),
            keys: layout.keys(cues),
            ..Page::default()
        }
    }

    /// Why the last sign is not there; else how to go on.
    fn note(&self, layout: &Layout) -> Vec<Block> {
        let ctx = layout.ctx;
        match (self.fault, self.stage) {
            (Some(fault), _) => vec![layout.notice(&[ctx.say(&fault.told())], Ink::Warn), layout.space()],
            (None, NamingPage::Field) => vec![
                layout.paragraph(&ctx.say(&sentence::app_naming_write())),
                layout.paragraph(&ctx.say(&sentence::app_naming_no_key())),
            ],
            (None, NamingPage::Groups(_) | NamingPage::Group(..)) => Vec::new(),
        }
    }

    fn named(&mut self) -> NamingOutcome {
        let name = self.typed.trim();
        if name.is_empty() {
            self.fault = Some(NamingFault::Empty);
            return NamingOutcome::Stay;
        }
        NamingOutcome::Named(name.to_owned())
    }

    fn choose_group(&mut self, mut picker: Picker, input: Input) -> NamingOutcome {
        let groups = self.letters.len().div_ceil(GROUP);
        let chosen = picker.pick(input, groups + 2);
        self.stage = NamingPage::Groups(picker);
        match chosen {
            Some(group) if group < groups => self.stage = NamingPage::Group(group, Picker::default()),
            Some(index) if index == groups => self.write(' '),
            Some(_) => return self.named(),
            None => {}
        }
        NamingOutcome::Stay
    }

    fn choose_letter(&mut self, group: usize, mut picker: Picker, input: Input) {
        let chosen = picker.pick(input, self.of_group(group).len() + 1);
        self.stage = NamingPage::Group(group, picker);
        if let Some(index) = chosen {
            if let Some(letter) = self.of_group(group).get(index).cloned() {
                self.write_letter(&letter);
            }
            self.stage = NamingPage::Groups(Picker::default());
        }
    }

    fn choices(&self, ctx: &ViewContext) -> Vec<Bilingual> {
        if let NamingPage::Group(group, _) = self.stage {
            let letters = self.of_group(group).iter().map(|letter| Bilingual::as_is(letter));
            return letters
                .chain([ctx.say(&sentence::app_naming_other_letters())])
                .collect();
        }
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

    fn of_group(&self, group: usize) -> &[String] {
        self.letters.chunks(GROUP).nth(group).unwrap_or_default()
    }

    fn is_word_start(&self) -> bool {
        self.typed.is_empty() || self.typed.ends_with(' ')
    }

    /// Writes a sign as it was typed, or says why not.
    fn write(&mut self, sign: char) {
        // Input methods send other spaces.
        let sign = if sign.is_whitespace() && !sign.is_control() {
            ' '
        } else {
            sign
        };
        let has_width = sign.width().is_some_and(|width| 0 < width);
        let is_unfit = is_hidden(sign) || (self.is_word_start() && (sign == ' ' || !has_width));
        if is_unfit {
            self.fault = Some(NamingFault::Unfit);
        } else if NAME_MAX <= self.typed.chars().count() {
            self.fault = Some(NamingFault::Full);
        } else {
            self.typed.push(sign);
        }
    }

    /// Writes a letter of the alphabet: a capital at a word's start; inside a word a vowel without its carrier.
    fn write_letter(&mut self, letter: &str) {
        let written = match self.is_word_start() {
            true => letter.to_uppercase(),
            false => {
                let inner = letter.strip_prefix(CARRIER).filter(|rest| !rest.is_empty());
                inner.unwrap_or(letter).to_lowercase()
            }
        };
        written.chars().for_each(|sign| self.write(sign));
    }
}

impl NamingFault {
    fn told(self) -> Sentence {
        match self {
            NamingFault::Unfit => sentence::app_naming_unfit(),
            NamingFault::Full => sentence::app_naming_full(),
            NamingFault::Empty => sentence::app_naming_empty(),
        }
    }
}
