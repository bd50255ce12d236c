//! Answering with a number: digits, a point, Backspace, Enter.

use super::{Body, heading};
use crate::{
    app::{
        input::{Input, Key},
        keymap::Cue,
        layout::Layout,
        number_field::NumberField,
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
    typed: NumberField,
}

impl Typing {
    pub fn of(asked: &Number) -> Typing {
        Typing {
            asked: asked.clone(),
            typed: NumberField::with_point(WHOLE_MAX),
        }
    }

    /// Returns the answer, once Enter was pressed.
    pub fn update(&mut self, input: Input) -> Option<Answer> {
        let Input::Key(key) = input else { return None };
        if key == Key::Enter {
            let typed = self.typed.hundredths();
            if typed.is_none() {
                self.typed.ask();
            }
            return typed.map(Answer::Number);
        }
        self.typed.press(key);
        None
    }

    pub fn page(&self, layout: &Layout) -> Body {
        let unit = self.asked.unit.in_lang(&layout.ctx.languages.own);
        let keys = vec![self.typed.cue(), Cue::Take, Cue::Erase, Cue::EscMenu];
        let mut blocks = vec![layout.field_of(self.typed.typed(), unit), layout.space()];
        blocks.extend(layout.refused(&self.typed));
        (blocks, Vec::new(), keys)
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
