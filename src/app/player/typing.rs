//! Answering with a number: digits, a point, Backspace, Enter. Full-width signs have become plain ones before they come here.

use super::super::{
    input::{Input, Key},
    lay::Paper,
    page::Block,
};

/// Digits before the point; no sum of a farm is longer.
const WHOLE_MAX: usize = 7;

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Typing {
    typed: String,
}

impl Typing {
    /// Returns the number in hundredths, once Enter was pressed.
    pub fn update(&mut self, input: Input) -> Option<i64> {
        let Input::Key(key) = input else { return None };
        match key {
            Key::Digit(digit) if self.has_room() => self.typed.push(char::from(b'0' + digit)),
            Key::Char('.') if !self.typed.contains('.') && !self.typed.is_empty() => self.typed.push('.'),
            Key::Backspace => {
                self.typed.pop();
            }
            Key::Enter => return self.hundredths(),
            _ => {}
        }
        None
    }

    pub fn page(&self, paper: &Paper, unit: &str) -> Block {
        paper.field_of(&self.typed, unit)
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
