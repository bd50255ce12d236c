//! Turns the bytes that a terminal sends into keys, clicks, pasted text and its answers to our questions. Reads nothing and knows
//! no clock: whoever feeds it says when it has been silent for long. What a whole sequence means is in `sequence`.
//!
//! ```text
//! Ground ── ESC ──▶ Escape ── [ ──▶ Control (parameters, final byte) ─┬▶ a key, a click, an answer, or nothing
//!   ▲                 │ │             └─ [ ─▶ Console, M ─▶ Mouse ────┘   └─ 200~ ─▶ Paste (until 201~) ─▶ a text
//!   │                 │ ├──── O ──▶ Single (one byte)                ──▶ a key
//!   │                 │ └ ] P _ ^ ▶ Text (until BEL or ESC \)        ──▶ nothing
//!   └─── silence ─────┘ an Esc that a person pressed
//! ```
//!
//! Whatever began as a sequence is swallowed whole, however long it is, and never becomes a key. One that is cut off by a silence
//! is stale: it comes to nothing (an answer excepted), the rest of it is swallowed when that comes, and where no rest comes at
//! most one key is taken for it. A hand's keys come one at a time, a rest comes in one piece: that tells them apart.

use super::{
    detect::Answer,
    sequence::{Meaning, control, mouse_of_bytes, single},
};
use crate::app::Key;

/// What the bytes mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decoded {
    Key(Key),
    /// A key that means nothing here: Tab, a function key.
    OtherKey,
    /// A press of the left button at this column and row.
    Click(u16, u16),
    Scroll(i32),
    /// Text from a clipboard, with everything that stood in it.
    Paste(String),
    /// Ctrl-C.
    Leave,
    Answer(Answer),
}

/// Longer ones are noise: a person's key is far shorter, so is every answer we ask for.
const LONGEST: usize = 64;
/// More of a pasted text is not kept: no field takes so much.
const LONGEST_PASTE: usize = 4096;
const PASTE_ENDS: &[u8] = b"\x1b[201~";

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Decoder {
    state: State,
    /// Parameters of a control sequence, the beginning of a letter of several bytes, a pasted text, or a text's last byte.
    held: Vec<u8>,
    /// What stands after an Esc that was told, as long as nothing follows: it may be a key as well.
    lone: Option<u8>,
    /// So many bytes of the end of a paste have come.
    matched: usize,
    /// The Esc at its beginning was told as a key: nothing followed it for a while.
    is_told: bool,
    /// Nothing has come for a while in the middle of it.
    is_stale: bool,
    /// It began before a page that it was not meant for.
    is_dropped: bool,
    /// The last byte belonged to no letter of UTF-8: the next may be its second half in another code.
    is_letter_broken: bool,
    /// The query's last answer has not come yet.
    pub is_answer_due: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum State {
    #[default]
    Ground,
    Escape,
    Control,
    /// A function key of the Linux console: `ESC [ [ A`.
    Console,
    /// The oldest report of a mouse: `ESC [ M` and three bytes.
    Mouse,
    Single,
    Text,
    /// An ESC inside a text: the end of it if a `\` follows.
    TextEscape,
    Paste,
}

impl Decoder {
    /// One that knows whether the terminal has been asked.
    pub fn expecting(is_answer_due: bool) -> Decoder {
        Decoder {
            is_answer_due,
            ..Decoder::default()
        }
    }

    /// Takes the next bytes as they came in one piece; returns what they mean, in order.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<Decoded> {
        let mut decoded = Vec::new();
        let resumed = match self.is_stale && !bytes.is_empty() {
            true => self.resume(bytes, &mut decoded),
            false => 0,
        };
        for byte in &bytes[resumed..] {
            self.take(*byte, &mut decoded);
        }
        decoded
    }

    /// Tells whether silence would mean something.
    pub fn is_waiting(&self) -> bool {
        (self.state != State::Ground || self.is_letter_broken || !self.held.is_empty()) && !self.is_stale
    }

    /// What came last may be a key by itself: a person waits for it.
    pub fn may_be_key(&self) -> bool {
        self.state == State::Escape || self.lone.is_some()
    }

    /// Nothing has come for a while: an ESC alone was the key, half a sequence is stale.
    pub fn silence(&mut self) -> Option<Decoded> {
        self.is_letter_broken = false;
        let is_dropped = self.is_dropped;
        if let Some(letter) = self.lone.filter(|_| !self.is_answer_due) {
            // A person pressed Esc and later this letter.
            self.end();
            return (!is_dropped).then_some(Decoded::Key(Key::typed(char::from(letter))));
        }
        match self.state {
            State::Escape => {
                self.end();
                self.is_told = true;
                (!is_dropped).then_some(Decoded::Key(Key::Esc))
            }
            State::Ground if self.held.is_empty() => None,
            State::Ground
            | State::Control
            | State::Console
            | State::Mouse
            | State::Single
            | State::Text
            | State::TextEscape
            | State::Paste => {
                self.is_stale = true;
                None
            }
        }
    }

    /// What is half here was begun before the page that stands there now: it comes to nothing, an answer excepted.
    pub fn drop_begun(&mut self) {
        self.is_dropped = self.state != State::Ground || !self.held.is_empty();
    }

    /// The sequence is over, whatever came of it.
    fn end(&mut self) {
        *self = Decoder {
            is_answer_due: self.is_answer_due,
            ..Decoder::default()
        };
    }

    fn begin(&mut self, state: State) {
        self.held.clear();
        self.state = state;
    }

    fn take(&mut self, byte: u8, decoded: &mut Vec<Decoded>) {
        self.lone = None;
        match (self.state, byte) {
            (State::Paste, _) => self.pasted(byte, decoded),
            (State::Text, 0x1b) => self.state = State::TextEscape,
            (State::TextEscape, b'\\') => self.end(),
            (State::Escape, 0x1b) => {
                self.tell(Decoded::Key(Key::Esc), decoded);
                self.end();
                self.state = State::Escape;
            }
            // What it breaks into is over.
            (_, 0x1b) => {
                self.end();
                self.state = State::Escape;
            }
            (State::Ground, _) => self.ground(byte, decoded),
            (State::Escape, _) => self.escaped(byte, decoded),
            (State::Control, _) => self.in_control(byte, decoded),
            (State::Console, b'A'..=b'E') => {
                self.tell(Decoded::OtherKey, decoded);
                self.end();
            }
            (State::Mouse, 0 | 0x20..) => {
                self.held.push(byte);
                if let Some(meant) = mouse_of_bytes(&self.held) {
                    meant.into_iter().for_each(|meant| self.tell(meant, decoded));
                    self.end();
                }
            }
            (State::Single, b'0'..=b'9' | b';') => self.hold(byte),
            (State::Single, b' ' | 0x40..=0x7e) => {
                self.tell(single(byte), decoded);
                self.end();
            }
            (State::Text, 0x07 | 0x18 | 0x1a) => self.end(),
            // The end in eight bits, where it is no part of a letter.
            (State::Text, 0x9c) if self.held.first().is_none_or(u8::is_ascii) => self.end(),
            (State::Text, _) => {
                self.held.clear();
                self.held.push(byte);
            }
            (State::Console | State::Mouse | State::Single | State::TextEscape, _) => self.broken_by(byte, decoded),
        }
    }

    /// A byte that belongs to no such sequence: that is over, and the byte begins anew.
    fn broken_by(&mut self, byte: u8, decoded: &mut Vec<Decoded>) {
        let was_in_text = self.state == State::TextEscape;
        self.end();
        if was_in_text {
            self.state = State::Escape;
        }
        self.take(byte, decoded);
    }

    /// What is cut off, was begun for another page, or follows an Esc that was told, means nothing: only an answer is one
    /// at any time.
    fn tell(&self, meant: Decoded, decoded: &mut Vec<Decoded>) {
        let is_void = self.is_dropped || self.is_stale || self.is_told;
        if !is_void || matches!(meant, Decoded::Answer(_) | Decoded::Leave) {
            decoded.push(meant);
        }
    }

    /// Parameters are kept as long as they can mean something.
    fn hold(&mut self, byte: u8) {
        if self.held.len() <= LONGEST {
            self.held.push(byte);
        }
    }

    fn ground(&mut self, byte: u8, decoded: &mut Vec<Decoded>) {
        let follows_escape = std::mem::take(&mut self.is_told);
        if follows_escape && matches!(byte, b'[' | b'O' | b']' | b'P' | b'_' | b'^' | b'X') {
            self.escaped(byte, decoded);
            self.is_told = true;
            self.lone = Some(byte);
        } else {
            self.plain(byte, decoded);
        }
    }

    fn escaped(&mut self, byte: u8, decoded: &mut Vec<Decoded>) {
        match byte {
            b'[' => self.begin(State::Control),
            b'O' => self.begin(State::Single),
            b']' | b'P' | b'_' | b'^' | b'X' => self.begin(State::Text),
            // The end of a text whose beginning nobody knows.
            b'\\' => self.end(),
            _ => {
                // A person was quick, or holds Alt: no key of ours needs Alt.
                self.tell(Decoded::Key(Key::Esc), decoded);
                self.end();
                self.plain(byte, decoded);
            }
        }
    }

    fn in_control(&mut self, byte: u8, decoded: &mut Vec<Decoded>) {
        match byte {
            // rxvt ends a key with Shift so; in an answer it follows a semicolon.
            b'$' if !self.held.is_empty() && self.held.iter().all(u8::is_ascii_digit) => {
                self.tell(Decoded::OtherKey, decoded);
                self.end();
            }
            0x20..=0x3f => self.hold(byte),
            b'[' if self.held.is_empty() => self.begin(State::Console),
            b'M' if self.held.is_empty() => self.begin(State::Mouse),
            0x40..=0x7e => {
                let meaning = match self.held.len() <= LONGEST {
                    true => control(&self.held, byte, self.is_answer_due),
                    false => Meaning::Nothing,
                };
                match meaning {
                    Meaning::Nothing => self.end(),
                    Meaning::PasteBegins => self.begin(State::Paste),
                    Meaning::Told(meant) => {
                        self.is_answer_due &= !matches!(meant, Decoded::Answer(Answer::Last(_)));
                        self.tell(meant, decoded);
                        self.end();
                    }
                }
            }
            _ => {
                self.end();
                self.take(byte, decoded);
            }
        }
    }

    fn pasted(&mut self, byte: u8, decoded: &mut Vec<Decoded>) {
        if byte == PASTE_ENDS[self.matched] {
            self.matched += 1;
            if self.matched == PASTE_ENDS.len() {
                let text = String::from_utf8_lossy(&self.held).into_owned();
                self.tell(Decoded::Paste(text), decoded);
                self.end();
            }
            return;
        }
        let begun = std::mem::take(&mut self.matched);
        if self.held.len() < LONGEST_PASTE {
            self.held.extend_from_slice(&PASTE_ENDS[..begun]);
        }
        // Only its first byte can begin the end anew.
        if byte == PASTE_ENDS[0] {
            self.matched = 1;
        } else if self.held.len() < LONGEST_PASTE {
            self.held.push(byte);
        }
    }

    /// A byte outside of any sequence: a control key, or part of a letter.
    fn plain(&mut self, byte: u8, decoded: &mut Vec<Decoded>) {
        let follows_broken = std::mem::take(&mut self.is_letter_broken) || (!self.held.is_empty() && !self.is_stale);
        if byte < 0x80 {
            self.end();
            match byte {
                // The second half of a Chinese sign, from a terminal of an older code.
                0x30..=0x7e if follows_broken => {}
                0x03 => decoded.push(Decoded::Leave),
                b'\r' | b'\n' => decoded.push(Decoded::Key(Key::Enter)),
                0x08 | 0x7f => decoded.push(Decoded::Key(Key::Backspace)),
                0x20..=0x7e => decoded.push(Decoded::Key(Key::typed(char::from(byte)))),
                _ => decoded.push(Decoded::OtherKey),
            }
            return;
        }
        if self.held.is_empty() && self.begins_in_eight_bits(byte) {
            return;
        }
        self.held.push(byte);
        match std::str::from_utf8(&self.held).map(|letters| letters.chars().next()) {
            Ok(Some(letter @ '\u{80}'..='\u{9f}')) => {
                self.end();
                self.begins_in_eight_bits(letter as u8);
            }
            Ok(letter) => {
                letter
                    .into_iter()
                    .for_each(|letter| self.tell(Decoded::Key(Key::typed(letter)), decoded));
                self.end();
            }
            Err(fault) if fault.error_len().is_some() => {
                self.held.clear();
                // It may be the first of another letter.
                if (0xc2..=0xf4).contains(&byte) {
                    self.held.push(byte);
                }
                self.is_letter_broken = true;
            }
            Err(_) => {}
        }
    }

    /// An ESC and its letter in one byte, as some terminals can be set to send them.
    fn begins_in_eight_bits(&mut self, byte: u8) -> bool {
        match byte {
            0x9b => self.begin(State::Control),
            0x8f => self.begin(State::Single),
            0x90 | 0x98 | 0x9d..=0x9f => self.begin(State::Text),
            _ => return false,
        }
        true
    }

    /// Something comes after a silence in the middle of a sequence; returns how many of its bytes are the rest of that.
    fn resume(&mut self, bytes: &[u8], decoded: &mut Vec<Decoded>) -> usize {
        let is_one_key = bytes.len() == 1 || std::str::from_utf8(bytes).is_ok_and(|text| text.chars().count() == 1);
        let first = bytes.first().copied().unwrap_or_default();
        match self.state {
            // Half a letter may still be completed.
            State::Ground if (0x80..=0xbf).contains(&first) => {
                self.is_stale = false;
                0
            }
            State::Text => self.rest_of_text(first, is_one_key, bytes),
            // The end of a paste that comes without it means nothing either.
            State::Paste if first == 0x1b => self.given_up(0),
            State::Ground | State::Escape => self.given_up(0),
            State::TextEscape => self.given_up(usize::from(first == b'\\')),
            State::Control => self.rest_of_control(bytes, decoded),
            State::Single if bytes.len() > 1 => self.rest_of_control(bytes, decoded),
            State::Console | State::Single => self.given_up(usize::from((0x40..=0x7e).contains(&first))),
            State::Mouse if first < 0x20 => self.given_up(0),
            State::Mouse | State::Paste if is_one_key => self.given_up(bytes.len()),
            State::Mouse => self.goes_on(0),
            // A long text may come in several pieces.
            State::Paste => {
                self.is_stale = false;
                0
            }
        }
    }

    /// No rest will come, or so many bytes are taken for it.
    fn given_up(&mut self, taken: usize) -> usize {
        self.end();
        taken
    }

    /// The rest goes its ordinary way from there on, to nothing.
    fn goes_on(&mut self, taken: usize) -> usize {
        self.is_stale = false;
        self.is_dropped = true;
        taken
    }

    fn rest_of_control(&mut self, bytes: &[u8], decoded: &mut Vec<Decoded>) -> usize {
        let parameters = bytes.iter().take_while(|byte| (0x20..=0x3f).contains(*byte)).count();
        let has_end = bytes.get(parameters).is_some_and(|last| (0x40..=0x7e).contains(last));
        match bytes {
            [_] if has_end => {
                if let Meaning::Told(answer @ Decoded::Answer(_)) = control(&self.held, bytes[0], self.is_answer_due) {
                    self.is_answer_due &= !matches!(answer, Decoded::Answer(Answer::Last(_)));
                    decoded.push(answer);
                }
                self.given_up(1)
            }
            [_] => self.given_up(parameters),
            _ if has_end => self.goes_on(0),
            _ if bytes.len() == parameters => {
                self.is_dropped = true;
                bytes.iter().for_each(|byte| self.take(*byte, decoded));
                self.is_stale = self.state != State::Ground;
                parameters
            }
            _ => self.given_up(0),
        }
    }

    fn rest_of_text(&mut self, first: u8, is_one_key: bool, bytes: &[u8]) -> usize {
        let is_end = |at: usize| matches!(bytes[at], 0x07 | 0x9c) || bytes[at..].starts_with(b"\x1b\\");
        let has_end = (0..bytes.len()).any(is_end);
        if is_one_key || (first < 0x20 && !is_end(0)) {
            self.given_up(0)
        } else if has_end {
            self.goes_on(0)
        } else {
            bytes.len()
        }
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
            ("？".as_bytes(), Decoded::Key(Key::Char('?'))),
            ("؟".as_bytes(), Decoded::Key(Key::Char('?'))),
            ("Ｌ".as_bytes(), Decoded::Key(Key::Char('L'))),
            ("٧".as_bytes(), Decoded::Key(Key::Digit(7))),
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
            (b"\x1b[M )#", Decoded::Click(8, 2)),
            (b"\x1b[32;9;3M", Decoded::Click(8, 2)),
            (b"\x1b[27u", Decoded::Key(Key::Esc)),
            (b"\x1b[99;5u", Decoded::Leave),
            (b"\x1b[[A", Decoded::OtherKey),
            (b"\x1b[3~", Decoded::Key(Key::NumberBlock)),
            (b"\x1bOE", Decoded::Key(Key::NumberBlock)),
            (b"\x1b[15~", Decoded::OtherKey),
            (b"\x1bOP", Decoded::OtherKey),
            (b"\t", Decoded::OtherKey),
            (b"\x1b[200~1\r2\x1b[201~", Decoded::Paste("1\r2".to_owned())),
        ] {
            let shown = String::from_utf8_lossy(bytes).into_owned();
            assert_eq!(
                Decoder::default().feed(bytes),
                std::slice::from_ref(&expected),
                "{shown:?}"
            );
            let mut slow = Decoder::default();
            let decoded: Vec<Decoded> = bytes.chunks(1).flat_map(|byte| slow.feed(byte)).collect();
            assert_eq!(decoded, [expected], "{shown:?} byte by byte");
        }
        for noise in [
            &b"\x1b[<0;10;3m"[..],
            b"\x1b[I",
            b"\x1b]10;rgb:0/0/0\x07",
            b"\x1bP1$r0m\x1b\\",
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
        assert_eq!(keys(&decoder.feed(b"5")), [Key::Digit(5)]);
        assert_eq!(keys(&decoder.feed(b"\x1b5")), [Key::Esc, Key::Digit(5)]);
        assert_eq!(keys(&decoder.feed(b"\x1b\x1b[B")), [Key::Esc, Key::Down]);
    }

    /// A person presses them one after the other; a far terminal's come apart.
    #[test]
    fn what_may_follow_a_told_escape_is_a_key_if_it_stays_alone() {
        for letter in [b'[', b'O', b'P', b']', b'X'] {
            let mut decoder = Decoder::default();
            decoder.feed(b"\x1b");
            assert_eq!(decoder.silence(), Some(Decoded::Key(Key::Esc)));
            assert_eq!(decoder.feed(&[letter]), []);
            assert_eq!(decoder.silence(), Some(Decoded::Key(Key::Char(letter.into()))));
            assert_eq!(keys(&decoder.feed(b"5")), [Key::Digit(5)]);
            assert_eq!(decoder.feed(b"\x1b"), []);
            decoder.silence();
            assert_eq!(decoder.feed(b"[<0;10;3M"), [], "a click on another page");
        }
    }

    #[test]
    fn half_a_sequence_takes_no_more_than_one_key() {
        for half in [
            &b"\x1b[1;"[..],
            b"\x1bO",
            b"\x1b[[",
            b"\x1b[M!",
            b"\x1b[200~12",
            b"\x1b]1",
        ] {
            let mut decoder = Decoder::default();
            assert_eq!(decoder.feed(half), []);
            assert_eq!(decoder.silence(), None);
            let mut typed = keys(&decoder.feed(b"2"));
            typed.extend(decoder.silence().into_iter().flat_map(|key| keys(&[key])));
            typed.extend(keys(&decoder.feed(b"3")));
            assert!(typed.ends_with(&[Key::Digit(3)]), "{half:?}: {typed:?}");
        }
    }

    #[test]
    fn what_was_begun_for_another_page_comes_to_nothing() {
        for (begun, rest) in [
            (&b"\x1b"[..], &b"[B"[..]),
            (b"\x1b[<0;1", b"0;3M"),
            (b"\x1b[200~1", b"2\x1b[201~"),
        ] {
            let mut decoder = Decoder::default();
            assert_eq!(decoder.feed(begun), []);
            decoder.drop_begun();
            assert_eq!(decoder.feed(rest), []);
            assert_eq!(keys(&decoder.feed(b"3")), [Key::Digit(3)]);
        }
        let mut decoder = Decoder::default();
        decoder.feed(b"\x1b");
        decoder.drop_begun();
        assert_eq!(decoder.silence(), None);
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
