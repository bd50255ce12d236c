//! Turns the bytes that a terminal sends into keys, clicks and its answers to our query. Reads nothing and knows no clock:
//! whoever feeds it says when it has been silent for long.
//!
//! ```text
//! Ground ── ESC ──▶ Escape ── [ ──▶ Control (parameters, final byte) ──▶ a key, a click, an answer, or nothing
//!   ▲                 │ ├──── O ──▶ Single (one byte)                ──▶ a key
//!   │                 │ └ ] P _ ^ ▶ Text (until BEL or ESC \)        ──▶ nothing
//!   └─── silence ─────┘ an Esc that a person pressed
//! ```
//!
//! An answer may come late, or cut in two anywhere. It must never become a key: what began as one is swallowed whole, and
//! while an answer is due, a `[` after an Esc that came alone still belongs to it.

use super::detect::Answer;
use crate::app::Key;

/// What the bytes mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decoded {
    Key(Key),
    /// A press of the left button at this column and row.
    Click(u16, u16),
    Scroll(i32),
    /// Ctrl-C.
    Leave,
    Answer(Answer),
}

/// Longer ones are noise: a person's key is far shorter, so is every answer we ask for.
const LONGEST: usize = 64;

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Decoder {
    state: State,
    /// Parameters of a control sequence, or the beginning of a letter of several bytes.
    held: Vec<u8>,
    /// The query's last answer has not come yet.
    pub is_answer_due: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum State {
    #[default]
    Ground,
    Escape,
    Control,
    Single,
    Text,
    /// An ESC inside a text: the end of it if a `\` follows.
    TextEscape,
    /// An Esc was told as a key because nothing followed; a `[` may still follow.
    Told,
}

impl Decoder {
    /// One that knows whether the terminal has been asked.
    pub fn expecting(is_answer_due: bool) -> Decoder {
        Decoder {
            is_answer_due,
            ..Decoder::default()
        }
    }

    /// Takes the next bytes; returns what they mean, in order.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<Decoded> {
        let mut decoded = Vec::new();
        for byte in bytes {
            self.take(*byte, &mut decoded);
        }
        decoded
    }

    /// Tells whether silence would mean something.
    pub fn is_waiting(&self) -> bool {
        self.state == State::Escape || (!self.is_answer_due && self.state != State::Ground)
    }

    /// Nothing has come for a while: an ESC alone was the key, half a sequence was noise.
    pub fn silence(&mut self) -> Option<Decoded> {
        let was = self.state;
        match was {
            State::Escape => {
                self.state = if self.is_answer_due { State::Told } else { State::Ground };
                return Some(Decoded::Key(Key::Esc));
            }
            State::Ground => {}
            _ if self.is_answer_due => return None,
            State::Control | State::Single | State::Text | State::TextEscape | State::Told => {
                self.state = State::Ground
            }
        }
        self.held.clear();
        None
    }

    fn take(&mut self, byte: u8, decoded: &mut Vec<Decoded>) {
        match (self.state, byte) {
            (State::Text, 0x07) | (State::TextEscape, b'\\') => self.state = State::Ground,
            (State::Text, 0x1b) => self.state = State::TextEscape,
            (State::Text, _) => {}
            (State::TextEscape, _) => self.state = State::Text,
            (State::Escape, 0x1b) => decoded.push(Decoded::Key(Key::Esc)),
            (_, 0x1b) => {
                self.held.clear();
                self.state = State::Escape;
            }
            (State::Escape | State::Told, b'[') => self.state = State::Control,
            (State::Escape, b'O') => self.state = State::Single,
            (State::Escape, b']' | b'P' | b'_' | b'^' | b'X') => self.state = State::Text,
            (State::Escape, _) => {
                // A person was quick, or holds Alt: no key of ours needs Alt.
                decoded.push(Decoded::Key(Key::Esc));
                self.state = State::Ground;
                self.plain(byte, decoded);
            }
            (State::Single, _) => {
                self.state = State::Ground;
                decoded.extend(single(byte));
            }
            (State::Control, 0x20..=0x3f) if self.held.len() < LONGEST => self.held.push(byte),
            (State::Control, _) => {
                self.state = State::Ground;
                let parameters = std::mem::take(&mut self.held);
                if let 0x40..=0x7e = byte {
                    self.control(&parameters, byte, decoded);
                }
            }
            (State::Told | State::Ground, _) => {
                self.state = State::Ground;
                self.plain(byte, decoded);
            }
        }
    }

    /// A byte outside of any sequence: a control key, or part of a letter.
    fn plain(&mut self, byte: u8, decoded: &mut Vec<Decoded>) {
        if byte < 0x80 {
            self.held.clear();
            decoded.extend(match byte {
                0x03 => Some(Decoded::Leave),
                b'\r' | b'\n' => Some(Decoded::Key(Key::Enter)),
                0x08 | 0x7f => Some(Decoded::Key(Key::Backspace)),
                0x20..=0x7e => Some(Decoded::Key(Key::typed(char::from(byte)))),
                _ => None,
            });
            return;
        }
        self.held.push(byte);
        match std::str::from_utf8(&self.held) {
            Ok(letters) => {
                decoded.extend(letters.chars().map(|letter| Decoded::Key(Key::typed(letter))));
                self.held.clear();
            }
            Err(fault) if fault.error_len().is_some() => self.held.clear(),
            Err(_) => {}
        }
    }

    fn control(&mut self, parameters: &[u8], last: u8, decoded: &mut Vec<Decoded>) {
        let text = std::str::from_utf8(parameters).unwrap_or_default();
        match (text.as_bytes().first(), last) {
            (Some(b'<'), b'M' | b'm') => decoded.extend(mouse(&text[1..], last == b'M')),
            (Some(b'?' | b'>' | b'='), _) | (_, b'y') => self.answer(text, last, decoded),
            (_, b'R') if self.is_answer_due => self.answer(text, last, decoded),
            (_, b'A') => decoded.push(Decoded::Key(Key::Up)),
            (_, b'B') => decoded.push(Decoded::Key(Key::Down)),
            (_, b'C') => decoded.push(Decoded::Key(Key::Right)),
            (_, b'D') => decoded.push(Decoded::Key(Key::Left)),
            (_, b'~') => match numbers(text).next() {
                Some(5) => decoded.push(Decoded::Key(Key::PageUp)),
                Some(6) => decoded.push(Decoded::Key(Key::PageDown)),
                _ => {}
            },
            _ => {}
        }
    }

    fn answer(&mut self, text: &str, last: u8, decoded: &mut Vec<Decoded>) {
        let Some(answer) = Answer::of(text, last) else { return };
        if answer == Answer::Last {
            self.is_answer_due = false;
        }
        decoded.push(Decoded::Answer(answer));
    }
}

/// Numbers between semicolons; one that is left out is nought.
pub(super) fn numbers(text: &str) -> impl Iterator<Item = u16> {
    text.split(';').map(|number| number.parse().unwrap_or(0))
}

/// Arrows, Enter and digits of a number block in application mode.
fn single(byte: u8) -> Option<Decoded> {
    let key = match byte {
        b'A' => Key::Up,
        b'B' => Key::Down,
        b'C' => Key::Right,
        b'D' => Key::Left,
        b'M' => Key::Enter,
        b'p'..=b'y' => Key::Digit(byte - b'p'),
        _ => return None,
    };
    Some(Decoded::Key(key))
}

/// `button;column;row`, counted from one.
fn mouse(text: &str, is_press: bool) -> Option<Decoded> {
    let mut numbers = numbers(text);
    let (button, column, row) = (numbers.next()?, numbers.next()?, numbers.next()?);
    match button {
        0 if is_press => Some(Decoded::Click(column.saturating_sub(1), row.saturating_sub(1))),
        64 => Some(Decoded::Scroll(-3)),
        65 => Some(Decoded::Scroll(3)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANSWERS: &[u8] = b"\x1b[8;1$y\x1b[>65;7006;1c\x1b[1;2R\x1b[?65;1;9c";

    fn keys(decoded: &[Decoded]) -> Vec<Key> {
        let key = |decoded: &Decoded| {
            if let Decoded::Key(key) = decoded {
                Some(*key)
            } else {
                None
            }
        };
        decoded.iter().filter_map(key).collect()
    }

    #[test]
    fn keys_and_clicks() {
        for (bytes, expected) in [
            (&b"7"[..], Decoded::Key(Key::Digit(7))),
            ("７".as_bytes(), Decoded::Key(Key::Digit(7))),
            ("。".as_bytes(), Decoded::Key(Key::Char('.'))),
            ("？".as_bytes(), Decoded::Key(Key::Char('？'))),
            ("ئ".as_bytes(), Decoded::Key(Key::Char('ئ'))),
            (b"\r", Decoded::Key(Key::Enter)),
            (b"\x7f", Decoded::Key(Key::Backspace)),
            (b"\x03", Decoded::Leave),
            (b"\x1b[A", Decoded::Key(Key::Up)),
            (b"\x1bOB", Decoded::Key(Key::Down)),
            (b"\x1b[1;5A", Decoded::Key(Key::Up)),
            (b"\x1b[6~", Decoded::Key(Key::PageDown)),
            (b"\x1bOM", Decoded::Key(Key::Enter)),
            (b"\x1bOt", Decoded::Key(Key::Digit(4))),
            (b"\x1b[<0;10;3M", Decoded::Click(9, 2)),
            (b"\x1b[<65;1;1M", Decoded::Scroll(3)),
        ] {
            let shown = String::from_utf8_lossy(bytes).into_owned();
            assert_eq!(Decoder::default().feed(bytes), [expected], "{shown:?}");
            let mut slow = Decoder::default();
            let decoded: Vec<Decoded> = bytes.chunks(1).flat_map(|byte| slow.feed(byte)).collect();
            assert_eq!(decoded, [expected], "{shown:?} byte by byte");
        }
        for noise in [
            &b"\x1b[<0;10;3m"[..],
            b"\x1b[3~",
            b"\x1b[I",
            b"\x1b]10;rgb:0/0/0\x07",
            b"\x1bP1$r0m\x1b\\",
            b"\t",
            b"\x1bOP",
            b"\xff",
        ] {
            assert_eq!(
                Decoder::default().feed(noise),
                [],
                "{:?}",
                String::from_utf8_lossy(noise)
            );
        }
    }

    #[test]
    fn an_escape_alone_is_a_key_after_a_silence() {
        let mut decoder = Decoder::default();
        assert_eq!(decoder.feed(b"\x1b"), []);
        assert!(decoder.is_waiting());
        assert_eq!(decoder.silence(), Some(Decoded::Key(Key::Esc)));
        assert_eq!(keys(&decoder.feed(b"[5")), [Key::Char('['), Key::Digit(5)]);
        assert_eq!(keys(&decoder.feed(b"\x1b5")), [Key::Esc, Key::Digit(5)]);
        assert_eq!(keys(&decoder.feed(b"\x1b\x1b[B")), [Key::Esc, Key::Down]);
    }

    #[test]
    fn half_a_sequence_after_a_silence_keeps_no_key_back() {
        let mut decoder = Decoder::default();
        assert_eq!(decoder.feed(b"\x1b[1;"), []);
        assert_eq!(decoder.silence(), None);
        assert_eq!(keys(&decoder.feed(b"2")), [Key::Digit(2)]);
    }

    /// Wherever an answer is cut, however long the pieces stay away, and whatever is typed before and after.
    #[test]
    fn answers_are_never_keys() {
        for cut in 0..=ANSWERS.len() {
            let mut decoder = Decoder::expecting(true);
            let mut decoded = decoder.feed(b"1");
            decoded.extend(decoder.feed(&ANSWERS[..cut]));
            decoded.extend(decoder.silence());
            decoded.extend(decoder.silence());
            decoded.extend(decoder.feed(&ANSWERS[cut..]));
            decoded.extend(decoder.feed(b"2"));
            let mut typed = keys(&decoded);
            // An ESC that stayed alone may have been the key: that much nobody can know.
            typed.retain(|key| *key != Key::Esc);
            assert_eq!(typed, [Key::Digit(1), Key::Digit(2)], "cut at {cut}");
            let answers = decoded
                .iter()
                .filter(|decoded| matches!(decoded, Decoded::Answer(_)))
                .count();
            assert_eq!(answers, 4, "cut at {cut}");
            assert!(!decoder.is_answer_due);
        }
        let late = Decoder::default().feed(ANSWERS);
        assert_eq!(keys(&late), [], "after the deadline");
    }
}
