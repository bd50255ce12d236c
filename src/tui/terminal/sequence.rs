//! What a whole sequence of a terminal means: a key, a click, an answer, or nothing. How it is cut out of bytes is in `decoder`.

use super::{decoder::Decoded, detect::Answer};
use crate::app::Key;

/// What came of a control sequence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    Nothing,
    /// Everything up to its end is text.
    PasteBegins,
    Told(Decoded),
}

/// `ESC [`, parameters, a last byte. While an answer is due, what looks like one is no function key.
pub fn control(parameters: &[u8], last: u8, is_answer_due: bool) -> Meaning {
    let Ok(text) = std::str::from_utf8(parameters) else {
        return Meaning::Nothing;
    };
    let answer =
        |text| Answer::of(text, last).map_or(Meaning::Nothing, |answer| Meaning::Told(Decoded::Answer(answer)));
    match (text.as_bytes().first(), last) {
        (Some(b'<'), b'M' | b'm') => mouse(numbers(&text[1..]), last == b'M'),
        (Some(b'<'..=b'?'), _) | (_, b'y') => answer(text),
        (_, b'R') if is_answer_due => answer(text),
        (Some(b'0'..=b'9'), b'M') => {
            let mut numbers = numbers(text);
            let button = numbers.next().and_then(|button| button.checked_sub(32));
            mouse(button.into_iter().chain(numbers), true)
        }
        (_, b'A'..=b'D') => key_of(text, arrow(last)),
        (_, b'E'..=b'H') => key_of(text, Decoded::Key(Key::NumberBlock)),
        (_, b'P'..=b'S' | b'Z') => key_of(text, Decoded::OtherKey),
        (_, b'~') => tilde(text),
        (_, b'u') => by_code(text),
        _ => Meaning::Nothing,
    }
}

/// Numbers between semicolons; one that is left out is nought, and what follows a colon is left out.
pub fn numbers(text: &str) -> impl Iterator<Item = u16> {
    text.split(';').map(|number| first_of(number).parse().unwrap_or(0))
}

fn first_of(number: &str) -> &str {
    number.split(':').next().unwrap_or_default()
}

fn arrow(last: u8) -> Decoded {
    Decoded::Key(match last {
        b'A' => Key::Up,
        b'B' => Key::Down,
        b'C' => Key::Right,
        _ => Key::Left,
    })
}

/// A key, unless its second parameter says that it comes up again.
fn key_of(text: &str, meant: Decoded) -> Meaning {
    let event = text.split(';').nth(1).and_then(|modifiers| modifiers.split(':').nth(1));
    if event == Some("3") {
        Meaning::Nothing
    } else {
        Meaning::Told(meant)
    }
}

fn tilde(text: &str) -> Meaning {
    let mut codes = text.split(';');
    match codes.next() {
        Some("200") => Meaning::PasteBegins,
        Some("201") => Meaning::Nothing,
        // xterm's way to tell a key with others held.
        Some("27") => {
            let modifiers = codes.next().unwrap_or_default();
            let code = codes.next().unwrap_or_default();
            by_code(&format!("{code};{modifiers}"))
        }
        Some(code) => key_of(
            text,
            match first_of(code) {
                "5" => Decoded::Key(Key::PageUp),
                "6" => Decoded::Key(Key::PageDown),
                // Home, Ins, Del, End, and Home and End of others.
                "1" | "2" | "3" | "4" | "7" | "8" => Decoded::Key(Key::NumberBlock),
                _ => Decoded::OtherKey,
            },
        ),
        None => Meaning::Nothing,
    }
}

/// `code:shifted;modifiers:event;text`: any key by its number in Unicode, or in a range of its own.
fn by_code(text: &str) -> Meaning {
    const SHIFT: u32 = 1;
    const CONTROL: u32 = 4;
    /// Shift and the locks change no more than the letter.
    const HARMLESS: u32 = SHIFT | 64 | 128;

    let number = |part: Option<&str>| part.and_then(|part| part.parse::<u32>().ok());
    let mut parts = text.split(';');
    let mut codes = parts.next().unwrap_or_default().split(':');
    let Some(code) = number(codes.next()) else {
        return Meaning::Nothing;
    };
    let shifted = number(codes.next());
    let mut modifiers = parts.next().unwrap_or_default().split(':');
    let held = number(modifiers.next()).unwrap_or(1).saturating_sub(1);
    if modifiers.next() == Some("3") {
        return Meaning::Nothing;
    }
    let sent = number(parts.next().map(first_of));
    if held & CONTROL != 0 && code == u32::from(b'c') {
        return Meaning::Told(Decoded::Leave);
    }
    let upper = || char::from_u32(code).map(|letter| u32::from(letter.to_ascii_uppercase()));
    let letter = match held & SHIFT {
        0 => sent.unwrap_or(code),
        _ => sent.or(shifted).or_else(upper).unwrap_or(code),
    };
    Meaning::Told(match code {
        27 => Decoded::Key(Key::Esc),
        13 | 57414 => Decoded::Key(Key::Enter),
        8 | 127 => Decoded::Key(Key::Backspace),
        57399..=57408 => Decoded::Key(Key::Digit((code - 57399) as u8)),
        57409 => Decoded::Key(Key::Char('.')),
        57417 => Decoded::Key(Key::Left),
        57418 => Decoded::Key(Key::Right),
        57419 => Decoded::Key(Key::Up),
        57420 => Decoded::Key(Key::Down),
        57421 => Decoded::Key(Key::PageUp),
        57422 => Decoded::Key(Key::PageDown),
        57423..=57427 => Decoded::Key(Key::NumberBlock),
        // Keys without a letter have their numbers where Unicode has none.
        0..32 | 128..160 | 57344..=63743 => Decoded::OtherKey,
        _ if held & !HARMLESS != 0 => Decoded::OtherKey,
        _ => char::from_u32(letter).map_or(Decoded::OtherKey, |letter| Decoded::Key(Key::typed(letter))),
    })
}

/// Arrows and the keys of a number block in application mode: `ESC O` and this byte.
pub fn single(byte: u8) -> Decoded {
    Decoded::Key(match byte {
        b'A'..=b'D' => return arrow(byte),
        b'E'..=b'H' => Key::NumberBlock,
        b'M' => Key::Enter,
        b'p'..=b'y' => Key::Digit(byte - b'p'),
        b'l' => Key::Char(','),
        b'n' => Key::Char('.'),
        b'm' => Key::Char('-'),
        _ => return Decoded::OtherKey,
    })
}

/// The three bytes of the oldest report, each raised by 32: `None` before it is whole. Large places are raw, or letters of UTF-8.
pub fn mouse_of_bytes(bytes: &[u8]) -> Option<Option<Decoded>> {
    let mut rest = bytes;
    let mut places = [0; 3];
    for place in &mut places {
        *place = match rest {
            [first @ 0xc2..=0xdf, second @ 0x80..=0xbf, more @ ..] => {
                rest = more;
                (u16::from(first & 0x1f) << 6) | u16::from(second & 0x3f)
            }
            [0xc2..=0xdf] => return None,
            [first, more @ ..] => {
                rest = more;
                u16::from(*first)
            }
            [] => return None,
        };
    }
    let told = mouse(places.into_iter().map(|place| place.saturating_sub(32)), true);
    Some(match told {
        Meaning::Told(meant) => Some(meant),
        Meaning::Nothing | Meaning::PasteBegins => None,
    })
}

/// Button, column and row, the places counted from one.
fn mouse(mut numbers: impl Iterator<Item = u16>, is_press: bool) -> Meaning {
    let (Some(button), Some(column), Some(row)) = (numbers.next(), numbers.next(), numbers.next()) else {
        return Meaning::Nothing;
    };
    match button {
        0 if is_press && column > 0 && row > 0 => Meaning::Told(Decoded::Click(column - 1, row - 1)),
        64 => Meaning::Told(Decoded::Scroll(-3)),
        65 => Meaning::Told(Decoded::Scroll(3)),
        _ => Meaning::Nothing,
    }
}
