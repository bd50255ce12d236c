//! Answering with a number: digits, a point, Backspace, Enter. Full-width signs have become plain ones before they come here.

use super::{Body, heading};
use crate::{
    app::{
        input::{Input, Key},
        keymap::Cue,
        layout::Layout,
        page::Block,
        view_context::{Bilingual, ViewContext},
    },
    course::{Answer, Number, Text},
    text::decimal,
    tutor::Session,
};

/// Digits before the point; no sum of a farm is longer.
const WHOLE_MAX: usize = 7;

#[derive(Debug, Clone, PartialEq)]
pub struct Typing {
    asked: Number,
    typed: String,
}

impl Typing {
    pub fn of(asked: &Number) -> Typing {
        Typing {
            asked: asked.clone(),
            typed: String::new(),
        }
    }

    /// Returns the answer, once Enter was pressed.
    pub fn update(&mut self, input: Input) -> Option<Answer> {
        let Input::Key(key) = input else { return None };
        match key {
            Key::Digit(digit) if self.has_room() => self.typed.push(char::from(b'0' + digit)),
            Key::Char('.') if !self.typed.contains('.') && !self.typed.is_empty() => self.typed.push('.'),
            Key::Backspace => {
                self.typed.pop();
            }
            Key::Enter => return self.hundredths().map(Answer::Number),
            Key::Digit(_)
            | Key::Up
            | Key::Down
            | Key::Left
            | Key::Right
            | Key::PageUp
            | Key::PageDown
            | Key::Esc
            | Key::Char(_) => {}
        }
        None
    }

    pub fn page(&self, layout: &Layout) -> Body {
        let unit = self.asked.unit.in_lang(&layout.ctx.languages.own);
        let keys = vec![Cue::Type, Cue::Take, Cue::Erase, Cue::EscMenu];
        let field = layout.field_of(&self.typed, unit);
        (vec![field, layout.space()], Vec::new(), keys)
    }

    fn has_room(&self) -> bool {
        match self.typed.split_once('.') {
            Some((_, part)) => part.len() < 2,
            None => self.typed.len() < WHOLE_MAX,
        }
    }

    fn hundredths(&self) -> Option<i64> {
        let (whole, part) = self.typed.split_once('.').unwrap_or((&self.typed, ""));
        let whole: i64 = whole.parse().ok()?;
        let part: i64 = format!("{part:0<2}").parse().ok()?;
        Some(whole * 100 + part)
    }
}

pub fn question(layout: &Layout, session: &Session, step: &Number) -> Vec<Block> {
    heading(layout, &reckoned(layout.ctx, session, &step.ask))
}

/// An author's text with the step's drawn values and its answer put in.
pub fn reckoned(ctx: &ViewContext, session: &Session, text: &Text) -> Bilingual {
    let said = ctx.text(text);
    let Some(drawn) = session.drawn() else { return said };
    said.map(|words| {
        let mut words = words.to_owned();
        for (name, value) in &drawn.values {
            words = words.replace(&format!("{{{name}}}"), &decimal(*value));
        }
        match drawn.answer {
            Some(answer) => words.replace("{answer}", &decimal(answer)),
            None => words,
        }
    })
}
