//! Keys to actions, as one table. The bottom line is written from the same table, so it cannot promise a key that does nothing.
//!
//! Digits, arrows, Enter, Esc, Backspace do everything; letters are shortcuts, because input methods swallow them.

use super::input::Key;
use crate::say::{Sentence, sentence};

/// What a key means, whatever the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    Digit(u8),
    Up,
    Down,
    PageUp,
    PageDown,
    Take,
    Back,
    Erase,
    Menu,
    Help,
    Language,
    Term,
    Hint,
    Pinyin,
    Aloud,
    /// A sign typed into a field.
    Sign(char),
}

/// What the focus takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Digits choose, `0` is the menu, letters are shortcuts.
    Choosing,
    /// A number is typed: `0` is a digit, letters are still shortcuts.
    Digits,
    /// A name is looked for: letters are themselves, digits choose.
    Letters,
    /// A name is typed: letters, digits and signs are themselves.
    Text,
}

/// One entry of the bottom line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cue {
    Digits,
    Type,
    Move,
    Take,
    Next,
    Tick,
    Erase,
    Back,
    Menu,
    /// The menu where `0` is a digit.
    EscMenu,
    Leave,
    Scroll,
    /// From the field where a name is typed to the letters to choose from.
    Letters,
    Language,
    Term,
    Hint,
    Pinyin,
    Aloud,
}

pub struct Binding {
    pub cue: Cue,
    /// What stands on the key cap.
    pub cap: &'static str,
    /// The word that says what they do.
    pub label: fn() -> Sentence,
    /// The keys that do it, with what they mean.
    pub keys: &'static [(Key, Action)],
}

const MOVE: &[(Key, Action)] = &[(Key::Up, Action::Up), (Key::Down, Action::Down)];
const TAKE: &[(Key, Action)] = &[(Key::Enter, Action::Take)];
const BACK: &[(Key, Action)] = &[(Key::Esc, Action::Back)];
const MENU: &[(Key, Action)] = &[
    (Key::Digit(0), Action::Menu),
    (Key::Char('?'), Action::Help),
    (Key::Char('？'), Action::Help),
];
const SCROLL: &[(Key, Action)] = &[(Key::PageDown, Action::PageDown), (Key::PageUp, Action::PageUp)];
const LANGUAGE: &[(Key, Action)] = &[(Key::Char('l'), Action::Language), (Key::Char('L'), Action::Language)];
const TERM: &[(Key, Action)] = &[(Key::Char('t'), Action::Term), (Key::Char('T'), Action::Term)];
const HINT: &[(Key, Action)] = &[(Key::Char('h'), Action::Hint), (Key::Char('H'), Action::Hint)];
const PINYIN: &[(Key, Action)] = &[(Key::Char('p'), Action::Pinyin), (Key::Char('P'), Action::Pinyin)];
const ALOUD: &[(Key, Action)] = &[(Key::Char('r'), Action::Aloud), (Key::Char('R'), Action::Aloud)];
const ERASE: &[(Key, Action)] = &[(Key::Backspace, Action::Erase)];

pub const KEYMAP: &[Binding] = &[
    binding(Cue::Digits, "1-9", sentence::app_key_choose, &[]),
    binding(Cue::Type, "0-9", sentence::app_key_type, &[]),
    binding(Cue::Move, "↑↓", sentence::app_key_move, MOVE),
    binding(Cue::Take, "Enter", sentence::app_key_take, TAKE),
    binding(Cue::Next, "Enter", sentence::app_key_next, TAKE),
    binding(Cue::Tick, "1-9", sentence::app_key_tick, &[]),
    binding(Cue::Erase, "Backspace", sentence::app_key_erase, ERASE),
    binding(Cue::Back, "Esc", sentence::app_key_back, BACK),
    binding(Cue::Leave, "Esc", sentence::app_key_leave, BACK),
    binding(Cue::Menu, "0", sentence::app_key_menu, MENU),
    binding(Cue::EscMenu, "Esc", sentence::app_key_menu, BACK),
    binding(Cue::Scroll, "PgDn", sentence::app_key_more, SCROLL),
    binding(Cue::Letters, "↓", sentence::app_key_letters, &[]),
    binding(Cue::Language, "L", sentence::app_key_language, LANGUAGE),
    binding(Cue::Term, "T", sentence::app_key_term, TERM),
    binding(Cue::Hint, "H", sentence::app_key_hint, HINT),
    binding(Cue::Pinyin, "P", sentence::app_key_pinyin, PINYIN),
    binding(Cue::Aloud, "R", sentence::app_key_aloud, ALOUD),
];

const fn binding(cue: Cue, cap: &'static str, label: fn() -> Sentence, keys: &'static [(Key, Action)]) -> Binding {
    Binding { cue, cap, label, keys }
}

impl Cue {
    pub fn binding(self) -> &'static Binding {
        KEYMAP
            .iter()
            .find(|binding| binding.cue == self)
            .expect("the keymap has a row for each cue")
    }
}

/// Returns what `key` means in `mode`; a key without a meaning gives nothing.
pub fn action(key: Key, mode: Mode) -> Option<Action> {
    match (mode, key) {
        (Mode::Digits | Mode::Text, Key::Digit(digit)) => return Some(Action::Digit(digit)),
        (Mode::Letters | Mode::Text, Key::Char(sign)) => return Some(Action::Sign(sign)),
        _ => {}
    }
    let bound = KEYMAP
        .iter()
        .flat_map(|binding| binding.keys)
        .find(|(bound, _)| *bound == key);
    match (bound, key) {
        (Some((_, action)), _) => Some(*action),
        (None, Key::Digit(digit)) => Some(Action::Digit(digit)),
        (None, Key::Char(sign)) => Some(Action::Sign(sign)),
        (None, _) => None,
    }
}
