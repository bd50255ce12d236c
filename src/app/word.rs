//! A word that only some know, typed unseen: the trainer's, before a record is deleted or taken back; and setting it.
//!
//! ```text
//!  请老师输入口令。                    ......
//!      [ •••_ ]
//!  口令不对。                                only after a miss
//! ```

use super::{
    input::{Input, Key},
    keymap::Cue,
    layout::Layout,
    page::Page,
    view_context::ViewContext,
};
use crate::{
    say::{Sentence, sentence},
    text::Ink,
    tutor::{WORD_MIN, is_word},
};

const SIGNS_MAX: usize = 40;

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WordField {
    typed: String,
    fault: Option<WordFault>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum WordFault {
    Wrong,
    Short,
    Differs,
}

pub enum WordOutcome {
    Stay,
    Back,
    Typed(String),
}

impl WordField {
    fn update(&mut self, input: Input) -> WordOutcome {
        let Input::Key(key) = input else {
            return WordOutcome::Stay;
        };
        self.fault = None;
        match key {
            Key::Esc => return WordOutcome::Back,
            Key::Enter if !self.typed.trim().is_empty() => return WordOutcome::Typed(std::mem::take(&mut self.typed)),
            Key::Backspace => drop(self.typed.pop()),
            Key::Digit(digit) => self.write(char::from(b'0' + digit)),
            Key::Char(sign) if !sign.is_control() => self.write(sign),
            Key::Char(_)
            | Key::Enter
            | Key::Up
            | Key::Down
            | Key::Left
            | Key::Right
            | Key::PageUp
            | Key::PageDown
            | Key::NumberBlock => {}
        }
        WordOutcome::Stay
    }

    /// The same until the trainer's word was typed, which goes on. Two PCs may have set two: each opens.
    pub fn ask(&mut self, input: Input, ctx: &ViewContext) -> WordOutcome {
        let outcome = self.update(input);
        if let WordOutcome::Typed(word) = &outcome
            && !ctx.records.center.trainer_words().any(|hash| is_word(word, hash))
        {
            self.fault = Some(WordFault::Wrong);
            return WordOutcome::Stay;
        }
        outcome
    }

    pub fn page(&self, layout: &Layout, ask: &Sentence) -> Page {
        let ctx = layout.ctx;
        let dots = "•".repeat(self.typed.chars().count());
        let mut blocks = vec![
            layout.space(),
            layout.heading(&ctx.say(ask)),
            layout.space(),
            layout.field(&dots),
            layout.space(),
        ];
        if let Some(fault) = self.fault {
            blocks.push(layout.notice(&[ctx.say(&fault.told())], Ink::Warn));
        }
        Page {
            blocks,
            keys: layout.keys(&[Cue::Letters, Cue::Take, Cue::Erase, Cue::Back]),
            ..Page::default()
        }
    }

    fn write(&mut self, sign: char) {
        if self.typed.chars().count() < SIGNS_MAX {
            self.typed.push(sign);
        }
    }
}

impl WordFault {
    fn told(self) -> Sentence {
        match self {
            WordFault::Wrong => sentence::app_word_wrong(),
            WordFault::Short => sentence::app_word_short(),
            WordFault::Differs => sentence::app_word_differs(),
        }
    }
}

/// The trainer types a new word, and once more: nobody saw it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewWord {
    field: WordField,
    first: Option<String>,
}

impl NewWord {
    pub fn update(&mut self, input: Input) -> WordOutcome {
        let outcome = self.field.update(input);
        let WordOutcome::Typed(word) = outcome else {
            return outcome;
        };
        match self.first.take() {
            Some(first) if first == word => return WordOutcome::Typed(word),
            Some(_) => self.field.fault = Some(WordFault::Differs),
            None if word.trim().chars().count() < WORD_MIN => self.field.fault = Some(WordFault::Short),
            None => self.first = Some(word),
        }
        WordOutcome::Stay
    }

    pub fn page(&self, layout: &Layout) -> Page {
        let ask = match self.first {
            None => sentence::app_word_new(),
            Some(_) => sentence::app_word_again(),
        };
        self.field.page(layout, &ask)
    }
}
