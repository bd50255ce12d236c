//! What reaches the program: from the person keys without a terminal's details and clicks already resolved to a choice, from
//! a job what comes of it.

use super::{
    job::{JobId, News},
    page::View,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// 0–9, half or full width.
    Digit(u8),
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    /// A key of the number block while Num Lock is off, that moves nothing here: 5, Home, End, Ins, Del.
    NumberBlock,
    Enter,
    Esc,
    Backspace,
    /// Any other letter or sign, as `Key::typed` has it.
    Char(char),
}

impl Key {
    /// Input methods send letters, digits and signs of full width, Uyghur and other keyboards have their own: all mean the plain
    /// ones.
    pub fn typed(letter: char) -> Key {
        let from = |first: char| (letter as u32 - first as u32) as u8;
        match letter {
            '0'..='9' => Key::Digit(from('0')),
            '０'..='９' => Key::Digit(from('０')),
            '٠'..='٩' => Key::Digit(from('٠')),
            '۰'..='۹' => Key::Digit(from('۰')),
            '。' | '٫' => Key::Char('.'),
            '،' => Key::Char(','),
            '؟' => Key::Char('?'),
            '\u{3000}' => Key::Char(' '),
            '！'..='～' => Key::Char(char::from(b'!' + from('！'))),
            letter => Key::Char(letter),
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    Key(Key),
    /// A click on the page's option with this index (the overlay's, while there is one).
    Click(usize),
    /// Wheel: rows down (positive) or up.
    Scroll(i32),
    /// The terminal's size: sent at the start and after every change.
    Resized(View),
    /// From a job that an `Effect::Job` began.
    Job(JobId, News),
}

/// The time, read once by the shell for each input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Clock {
    /// Milliseconds since 1970, UTC.
    pub now_ms: i64,
}
