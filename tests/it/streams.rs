//! Streams of every protocol that terminals speak, mixed with real keys, cut at every place: exactly the real keys come out.
//!
//! ```text
//! whole      any pieces, no silence       every key comes, nothing else
//! torn       one silence inside           the torn one may be lost, nothing else comes (an ESC that stayed alone is a key)
//! truncated  its rest never comes         it may take one key with it, and invents none
//! ```
//! `BAZAR_STREAMS=10000000` tries as many.

use bazar::{
    app::Key,
    tui::terminal::{Decoded, Decoder},
};

use crate::dice::Dice;

/// So many are tried where nobody asks for more.
const FEW: usize = 20_000;

#[derive(Debug, Clone, PartialEq)]
enum Expected {
    Comes(Decoded),
    /// It comes or not.
    MayCome(Decoded),
    /// The next that comes may be left out.
    MayTakeOne,
}

/// What goes into the decoder.
#[derive(Debug, Clone, PartialEq)]
enum Step {
    Piece(Vec<u8>),
    Silence,
}

#[derive(Debug, Default)]
struct Stream {
    steps: Vec<Step>,
    expected: Vec<Expected>,
}

/// Bytes that belong together, and what they mean.
struct Sequence {
    bytes: Vec<u8>,
    meant: Option<Decoded>,
}

fn digits(dice: &mut Dice) -> usize {
    dice.below(1200)
}

fn meant(bytes: impl Into<Vec<u8>>, meant: Decoded) -> Sequence {
    Sequence {
        bytes: bytes.into(),
        meant: Some(meant),
    }
}

fn noise(bytes: impl Into<Vec<u8>>) -> Sequence {
    Sequence {
        bytes: bytes.into(),
        meant: None,
    }
}

/// One that a person presses; never an Esc alone.
fn key(dice: &mut Dice) -> Sequence {
    let (bytes, key): (&[u8], Key) = dice.of(&[
        (b"0", Key::Digit(0)),
        (b"5", Key::Digit(5)),
        (b"9", Key::Digit(9)),
        (b"l", Key::Char('l')),
        (b"~", Key::Char('~')),
        (b".", Key::Char('.')),
        (b" ", Key::Char(' ')),
        ("７".as_bytes(), Key::Digit(7)),
        ("。".as_bytes(), Key::Char('.')),
        ("核".as_bytes(), Key::Char('核')),
        ("ئ".as_bytes(), Key::Char('ئ')),
        ("🙂".as_bytes(), Key::Char('🙂')),
        (b"\r", Key::Enter),
        (b"\x7f", Key::Backspace),
        (b"\x1b[A", Key::Up),
        (b"\x1bOB", Key::Down),
        (b"\x1bO5C", Key::Right),
        (b"\x1b[1;5D", Key::Left),
        (b"\x1b[1;1:2A", Key::Up),
        (b"\x1b[5~", Key::PageUp),
        (b"\x1b[6;2~", Key::PageDown),
        (b"\x1b[3;5~", Key::NumberBlock),
        (b"\x1b[1;2H", Key::NumberBlock),
        (b"\x1b[E", Key::NumberBlock),
        (b"\x1bOM", Key::Enter),
        (b"\x1bOu", Key::Digit(5)),
        (b"\x1bOn", Key::Char('.')),
        (b"\x1b[27u", Key::Esc),
        (b"\x1b[27;1u", Key::Esc),
        (b"\x1b[13u", Key::Enter),
        (b"\x1b[13;1:2u", Key::Enter),
        (b"\x1b[127u", Key::Backspace),
        (b"\x1b[57404u", Key::Digit(5)),
        (b"\x1b[57414;129u", Key::Enter),
        (b"\x1b[49u", Key::Digit(1)),
        (b"\x1b[97;2;65u", Key::Char('A')),
        (b"\x1b[97:65;2u", Key::Char('A')),
        (b"\x1b[27;1;27~", Key::Esc),
        (b"\x1b[27;2;63~", Key::Char('?')),
    ]);
    meant(bytes, Decoded::Key(key))
}

/// A press of the mouse, a turn of its wheel, a pasted text.
fn other_input(dice: &mut Dice) -> Sequence {
    let (column, row) = (dice.below(95), dice.below(95));
    let click = Decoded::Click(column as u16, row as u16);
    match dice.below(6) {
        0 => meant(format!("\x1b[<0;{};{}M", column + 1, row + 1), click),
        1 => meant(format!("\x1b[32;{};{}M", column + 1, row + 1), click),
        2 => meant(
            [b"\x1b[M ".as_slice(), &[33 + column as u8, 33 + row as u8]].concat(),
            click,
        ),
        3 => meant(format!("\x1b[<65;{};{}M", column + 1, row + 1), Decoded::Scroll(3)),
        4 => meant(b"\x1b[M`!!".as_slice(), Decoded::Scroll(-3)),
        _ => {
            let text = words(dice, 40);
            meant(format!("\x1b[200~{text}\x1b[201~"), Decoded::Paste(text))
        }
    }
}

fn words(dice: &mut Dice, longest: usize) -> String {
    let count = dice.below(longest);
    let letters = [
        '1', '0', '5', ';', '[', 'M', 'O', '\\', 'l', '~', ' ', '价', 'ئ', '✓', '？', 'R', 'c',
    ];
    (0..count).map(|_| dice.of(&letters)).collect()
}

/// What a terminal sends and no person meant.
fn report(dice: &mut Dice) -> Sequence {
    let (a, b, c) = (digits(dice), digits(dice), digits(dice));
    match dice.below(12) {
        0 => noise([b"\x1b[[".as_slice(), &[dice.of(b"ABCDE")]].concat()),
        1 => noise(dice.of(&[
            b"\x1bOP".as_slice(),
            b"\x1bO2S",
            b"\x1b[15~",
            b"\x1b[23$",
            b"\x1b[7^",
            b"\x1b[Z",
            b"\x1b[57362u",
            b"\x1b[13;1:3u",
            b"\x1b[1;1:3A",
            b"\t",
            b"\x00",
        ])),
        2 => noise(dice.of(&[b"\x1b[I".as_slice(), b"\x1b[O"])),
        // Releases and moves of the mouse.
        3 => noise(format!("\x1b[<{};{a};{b}m", dice.of(&[0, 2, 35, 67]))),
        4 => noise(format!("\x1b[<35;{a};{b}M")),
        5 => noise(format!("\x1b[{};{a};{b}M", dice.of(&[33, 35, 67]))),
        6 => {
            let places = [32 + dice.below(160) as u8, 32 + dice.below(95) as u8];
            noise([b"\x1b[M".as_slice(), &[dice.of(b"!\"#CDEF")], &places].concat())
        }
        7 => noise(dice.of(&[
            b"\x1b[8;1$y".as_slice(),
            b"\x1b[?2026;2$y",
            b"\x1b[>65;7006;1c",
            b"\x1b[?65;1;9c",
            b"\x1b[?1;2c",
            b"\x1b[8;24;80t",
            b"\x1b[?997;1n",
            b"\x1b[?0u",
            b"\x1b[65;30;97;1;0;1_",
        ])),
        8 => noise(format!(
            "\x1b[{}",
            format!("{a};{b}:{c};").repeat(dice.below(40)) + dice.of(&["y", "w", "x", "t"])
        )),
        9 | 10 => text(dice),
        _ => noise(dice.of(&[
            b"\x9b8;1$y".as_slice(),
            b"\x9b?1;2c",
            b"\x8fP",
            b"\xc2\x9b15~",
            b"\x901$r0m\x9c",
            b"\x9d11;rgb:0/0/0\x9c",
        ])),
    }
}

/// OSC, DCS, APC, PM, SOS with anything in them.
fn text(dice: &mut Dice) -> Sequence {
    let kind = dice.of(&["\x1b]", "\x1bP", "\x1b_", "\x1b^", "\x1bX"]);
    let inside = words(dice, 120);
    // Its eight-bit end is only one after a letter that is none of several bytes.
    let end: &[u8] = match inside.is_ascii() {
        true => dice.of(&[b"\x07".as_slice(), b"\x1b\\", b"\x9c"]),
        false => dice.of(&[b"\x07".as_slice(), b"\x1b\\"]),
    };
    noise([kind.as_bytes(), inside.as_bytes(), end].concat())
}

fn any(dice: &mut Dice) -> Sequence {
    match dice.below(5) {
        0 | 1 => key(dice),
        2 => other_input(dice),
        _ => report(dice),
    }
}

impl Stream {
    fn of(dice: &mut Dice) -> Stream {
        let mut stream = Stream::default();
        for _ in 0..1 + dice.below(6) {
            match dice.below(8) {
                0 => stream.torn(dice),
                1 => stream.truncated(dice),
                2 => stream.escape(),
                3 => stream.broken_letter(dice),
                _ => stream.whole(dice),
            }
        }
        stream.steps.push(Step::Silence);
        stream
    }

    fn expect(&mut self, meant: Option<Decoded>) {
        self.expected.extend(meant.map(Expected::Comes));
    }

    /// Several in a row, cut without a silence.
    fn whole(&mut self, dice: &mut Dice) {
        let mut bytes = Vec::new();
        for _ in 0..1 + dice.below(4) {
            let sequence = any(dice);
            bytes.extend(sequence.bytes);
            self.expect(sequence.meant);
        }
        self.pieces(&bytes, dice);
    }

    fn pieces(&mut self, bytes: &[u8], dice: &mut Dice) {
        let size = 1 + dice.below(bytes.len() + 3);
        self.steps
            .extend(bytes.chunks(size).map(|piece| Step::Piece(piece.to_vec())));
    }

    fn torn(&mut self, dice: &mut Dice) {
        let sequence = any(dice);
        let (first, rest) = sequence.bytes.split_at(dice.below(sequence.bytes.len() + 1));
        if first == b"\x1b" {
            self.expected.push(Expected::MayCome(Decoded::Key(Key::Esc)));
        }
        self.expected
            .extend(sequence.meant.map(|meant| match first.is_empty() || rest.is_empty() {
                true => Expected::Comes(meant),
                false => Expected::MayCome(meant),
            }));
        for piece in [first, rest].into_iter().filter(|piece| !piece.is_empty()) {
            self.steps.extend([Step::Piece(piece.to_vec()), Step::Silence]);
        }
    }

    /// What follows is pressed by a hand: one at a time.
    fn truncated(&mut self, dice: &mut Dice) {
        let sequence = any(dice);
        let length = dice.below(sequence.bytes.len());
        if length == 1 && sequence.bytes[0] == 0x1b {
            self.expected.push(Expected::MayCome(Decoded::Key(Key::Esc)));
        }
        self.steps
            .extend([Step::Piece(sequence.bytes[..length].to_vec()), Step::Silence]);
        self.expected.push(Expected::MayTakeOne);
        for _ in 0..1 + dice.below(3) {
            let key = key(dice);
            self.steps.extend([Step::Piece(key.bytes), Step::Silence]);
            self.expect(key.meant);
        }
    }

    fn escape(&mut self) {
        self.steps.extend([Step::Piece(vec![0x1b]), Step::Silence]);
        self.expect(Some(Decoded::Key(Key::Esc)));
    }

    /// No letter of UTF-8, such as a Chinese sign of an older code.
    fn broken_letter(&mut self, dice: &mut Dice) {
        let bytes: &[u8] = dice.of(&[
            b"\xff".as_slice(),
            b"\xc0\xaf",
            b"\xed\xa0\x80",
            b"\xf8\x88\x80\x80\x80",
            b"\xc4\xe3",
            b"\xd5A",
            b"\xa1_",
            b"\xe6\xa0",
        ]);
        self.steps.push(Step::Piece(bytes.to_vec()));
        self.expected.push(Expected::MayTakeOne);
        let key = key(dice);
        self.steps.push(Step::Piece(key.bytes));
        self.expect(key.meant);
    }

    fn decoded(&self, is_answer_due: bool) -> Vec<Decoded> {
        let mut decoder = Decoder::expecting(is_answer_due);
        let mut decoded = Vec::new();
        for step in &self.steps {
            match step {
                Step::Piece(bytes) => decoded.extend(decoder.feed(bytes)),
                Step::Silence => decoded.extend(decoder.silence()),
            }
        }
        decoded.retain(|decoded| !matches!(decoded, Decoded::Answer(_) | Decoded::OtherKey));
        decoded
    }
}

fn is_as(expected: &[Expected], decoded: &[Decoded], may_take: bool) -> bool {
    let Some((first, rest)) = expected.split_first() else {
        return decoded.is_empty();
    };
    let (next, comes) = match first {
        Expected::MayTakeOne => return is_as(rest, decoded, true),
        Expected::Comes(meant) => (meant, true),
        Expected::MayCome(meant) => (meant, false),
    };
    let has_come = decoded.first() == Some(next);
    (has_come && is_as(rest, &decoded[1..], false))
        || (may_take && is_as(rest, decoded, false))
        || (!comes && is_as(rest, decoded, may_take))
}

fn try_streams(seeds: std::ops::Range<u64>) {
    for seed in seeds {
        let stream = Stream::of(&mut Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15)));
        let decoded = stream.decoded(seed % 2 == 0);
        assert!(
            is_as(&stream.expected, &decoded, false),
            "stream {seed}\n{}\nexpected {:?}\ndecoded {decoded:?}",
            shown(&stream.steps),
            stream.expected
        );
    }
}

fn shown(steps: &[Step]) -> String {
    let shown = steps.iter().map(|step| match step {
        Step::Piece(bytes) => bytes.escape_ascii().to_string(),
        Step::Silence => "…".to_owned(),
    });
    shown.collect::<Vec<_>>().join(" | ")
}

#[test]
fn exactly_the_real_keys_come_out() {
    let count = std::env::var("BAZAR_STREAMS")
        .ok()
        .and_then(|count| count.parse().ok())
        .unwrap_or(FEW) as u64;
    let half = count / 2;
    std::thread::scope(|scope| {
        scope.spawn(|| try_streams(0..half));
        try_streams(half..count);
    });
}

/// Whatever has come, a hand that presses on is heard: at most two keys are lost to it.
#[test]
fn noise_never_makes_it_deaf() {
    let mut dice = Dice(11);
    for _ in 0..FEW / 4 {
        let mut decoder = Decoder::expecting(dice.below(2) == 0);
        let weird = [
            0x1b, b'[', b'O', b'M', b'P', 0x9b, 0x90, 0xc2, b'2', b'0', b'~', b';', b'<',
        ];
        let bytes: Vec<u8> = (0..dice.below(300))
            .map(|_| match dice.below(2) {
                0 => dice.of(&weird),
                _ => dice.below(256) as u8,
            })
            .collect();
        let size = 1 + dice.below(40);
        for piece in bytes.chunks(size) {
            decoder.feed(piece);
            if dice.below(3) == 0 {
                decoder.silence();
            }
        }
        let heard: Vec<Decoded> = (0..4)
            .flat_map(|_| {
                decoder.silence();
                decoder.feed(b"7")
            })
            .collect();
        let sevens = heard
            .iter()
            .filter(|heard| **heard == Decoded::Key(Key::Digit(7)))
            .count();
        assert!(sevens >= 2, "{}: {heard:?}", bytes.escape_ascii());
    }
}
