//! Keys to actions, as one table. The bottom line is written from the same table, so it cannot promise a key that does nothing.
//!
//! Digits, arrows, Enter, Esc, Backspace do everything; letters are shortcuts, because input methods swallow them.

use super::input::Key;

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
    /// A name is typed: letters are themselves, digits choose.
    Letters,
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
    /// Key of the word in the locales.
    pub label: &'static str,
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
    binding(Cue::Digits, "1-9", "app-key-choose", &[]),
    binding(Cue::Type, "0-9", "app-key-type", &[]),
    binding(Cue::Move, "↑↓", "app-key-move", MOVE),
    binding(Cue::Take, "Enter", "app-key-take", TAKE),
    binding(Cue::Next, "Enter", "app-key-next", TAKE),
    binding(Cue::Tick, "1-9", "app-key-tick", &[]),
    binding(Cue::Erase, "Backspace", "app-key-erase", ERASE),
    binding(Cue::Back, "Esc", "app-key-back", BACK),
    binding(Cue::Leave, "Esc", "app-key-leave", BACK),
    binding(Cue::Menu, "0", "app-key-menu", MENU),
    binding(Cue::EscMenu, "Esc", "app-key-menu", BACK),
    binding(Cue::Scroll, "PgDn", "app-key-more", SCROLL),
    binding(Cue::Language, "L", "app-key-language", LANGUAGE),
    binding(Cue::Term, "T", "app-key-term", TERM),
    binding(Cue::Hint, "H", "app-key-hint", HINT),
    binding(Cue::Pinyin, "P", "app-key-pinyin", PINYIN),
    binding(Cue::Aloud, "R", "app-key-aloud", ALOUD),
];

const fn binding(cue: Cue, cap: &'static str, label: &'static str, keys: &'static [(Key, Action)]) -> Binding {
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
        (Mode::Digits, Key::Digit(digit)) => return Some(Action::Digit(digit)),
        (Mode::Letters, Key::Char(sign)) => return Some(Action::Sign(sign)),
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
