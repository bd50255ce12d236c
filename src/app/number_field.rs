//! A number being typed: a price, a weight, a card. One table of what each sign means in it, for all such fields.
//!
//! Digits of any script have become plain ones before they come here (`Key::typed`). What is not taken is told, until the next key.
//!
//! | sign | means |
//! |---|---|
//! | `.` `。` `．` `,` `，` `،` `٫` | the point |
//! | an arrow, PgUp, Home | Num Lock is off |
//! | any other | nothing |

use super::{input::Key, keymap::Cue};
use crate::say::{Sentence, sentence};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberField {
    /// Plain digits with one point at most.
    typed: String,
    /// Digits before the point; a longer number is a slip.
    longest: usize,
    has_point: bool,
    refused: Option<Refused>,
}

/// Why the last sign does not stand there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Refused {
    Sign,
    /// Things are counted.
    Point,
    PointAgain,
    /// A fen is the least.
    Hundredths,
    Long,
    NumLock,
    /// Enter, and there is no number yet.
    Empty,
}

impl NumberField {
    /// Counts or numbers of things.
    pub fn whole(longest: usize) -> NumberField {
        NumberField {
            typed: String::new(),
            longest,
            has_point: false,
            refused: None,
        }
    }

    /// Money or weights, in hundredths.
    pub fn with_point(longest: usize) -> NumberField {
        NumberField {
            has_point: true,
            ..NumberField::whole(longest)
        }
    }

    /// The field with this in it, if there is something.
    pub fn holding(self, typed: Option<String>) -> NumberField {
        NumberField {
            typed: typed.unwrap_or(self.typed),
            ..self
        }
    }

    pub fn typed(&self) -> &str {
        &self.typed
    }

    pub fn is_empty(&self) -> bool {
        self.typed.is_empty()
    }

    pub fn clear(&mut self) {
        self.typed.clear();
    }

    /// Enter was pressed before anything was typed: says what to type.
    pub fn ask(&mut self) {
        self.refused = Some(Refused::Empty);
    }

    /// The key that belongs to the field on the bottom line.
    pub fn cue(&self) -> Cue {
        if self.has_point { Cue::TypePoint } else { Cue::Type }
    }

    /// Enter and Esc are for whoever has the field.
    pub fn press(&mut self, key: Key) {
        self.refused = match key {
            Key::Digit(digit) => self.digit(digit),
            Key::Char('.' | ',') => self.point(),
            Key::Backspace => {
                self.typed.pop();
                None
            }
            Key::Up | Key::Down | Key::Left | Key::Right | Key::PageUp | Key::PageDown | Key::NumberBlock => {
                Some(Refused::NumLock)
            }
            Key::Char(_) => Some(Refused::Sign),
            Key::Enter | Key::Esc => None,
        };
    }

    /// Why the last sign was not taken, and what may be typed.
    pub fn refusal(&self) -> Option<Sentence> {
        self.refused.map(|refused| match refused {
            Refused::Sign => sentence::app_field_sign(),
            Refused::Point => sentence::app_field_whole(),
            Refused::PointAgain => sentence::app_field_again(),
            Refused::Hundredths => sentence::app_field_hundredths(),
            Refused::Long => sentence::app_field_long(),
            Refused::NumLock => sentence::app_field_num_lock(),
            Refused::Empty if self.has_point => sentence::app_field_empty_point(),
            Refused::Empty => sentence::app_field_empty(),
        })
    }

    /// The number, in hundredths; nothing where none is typed.
    pub fn hundredths(&self) -> Option<i64> {
        let (whole, part) = self.typed.split_once('.').unwrap_or((&self.typed, ""));
        let whole: i64 = whole.parse().ok()?;
        let part: i64 = format!("{part:0<2}").parse().ok()?;
        Some(whole * 100 + part)
    }

    fn digit(&mut self, digit: u8) -> Option<Refused> {
        let full = match self.typed.split_once('.') {
            Some((_, part)) => (2 <= part.len()).then_some(Refused::Hundredths),
            None => (self.longest <= self.typed.len()).then_some(Refused::Long),
        };
        if full.is_none() {
            self.typed.push(char::from(b'0' + digit));
        }
        full
    }

    fn point(&mut self) -> Option<Refused> {
        if !self.has_point {
            return Some(Refused::Point);
        }
        if self.typed.contains('.') {
            return Some(Refused::PointAgain);
        }
        self.typed.push_str(if self.typed.is_empty() { "0." } else { "." });
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(mut field: NumberField, signs: &str) -> (String, Option<Refused>) {
        signs.chars().for_each(|sign| field.press(Key::typed(sign)));
        (field.typed, field.refused)
    }

    #[test]
    fn each_sign_is_taken_as_meant_or_refused() {
        for (signs, expected, refused) in [
            ("25.90", "25.90", None),
            ("２５。９", "25.9", None),
            ("٢٥٫٩", "25.9", None),
            ("۲۵،۹", "25.9", None),
            ("25,9", "25.9", None),
            ("25，9", "25.9", None),
            (".5", "0.5", None),
            ("2-", "2", Some(Refused::Sign)),
            ("两", "", Some(Refused::Sign)),
            ("2.5.", "2.5", Some(Refused::PointAgain)),
            ("2.555", "2.55", Some(Refused::Hundredths)),
            ("1234567", "12345", Some(Refused::Long)),
        ] {
            let found = typed(NumberField::with_point(5), signs);
            assert_eq!(found, (expected.to_owned(), refused), "{signs}");
        }
        assert_eq!(typed(NumberField::whole(3), "2.5"), ("25".to_owned(), None));
        assert_eq!(
            typed(NumberField::whole(3), "2."),
            ("2".to_owned(), Some(Refused::Point))
        );
    }

    #[test]
    fn an_arrow_in_a_number_is_num_lock() {
        let mut field = NumberField::whole(3);
        field.press(Key::Left);
        assert_eq!(field.refused, Some(Refused::NumLock));
        field.press(Key::Digit(4));
        assert_eq!((field.typed(), field.refusal()), ("4", None));
    }
}
