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
    Teacher,
    Pinyin,
    Aloud,
    Away,
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
    /// The same with a point among them.
    TypePoint,
    Move,
    Take,
    Next,
    Tick,
    /// Letters are typed.
    Letters,
    Erase,
    /// The last deed in the market is taken back.
    Undo,
    Back,
    /// Back where `0` opens no menu: from what lies over a page.
    Close,
    /// On without an answer.
    Skip,
    Menu,
    /// The menu where `0` is a digit.
    EscMenu,
    /// The menu where there is no way back.
    HomeMenu,
    Leave,
    Scroll,
    /// From the field where a name is typed to the letters to choose from.
    LetterList,
    Language,
    Help,
    Term,
    Hint,
    /// The teacher is asked for; then the answer is shown.
    Teacher,
    Pinyin,
    Aloud,
    /// In a group: whose turn it is is not here.
    Away,
}

pub struct Binding {
    pub cue: Cue,
    /// What stands on the key cap.
    pub cap: &'static str,
    /// The word that says what they do.
    pub label: fn() -> Sentence,
    /// The keys that do it, with what they mean; a click on it is the first of them.
    pub keys: &'static [(Key, Action)],
}

const MOVE: &[(Key, Action)] = &[(Key::Down, Action::Down), (Key::Up, Action::Up)];
const TAKE: &[(Key, Action)] = &[(Key::Enter, Action::Take)];
const BACK: &[(Key, Action)] = &[(Key::Esc, Action::Back)];
const MENU: &[(Key, Action)] = &[(Key::Digit(0), Action::Menu)];
const HOME_MENU: &[(Key, Action)] = &[(Key::Digit(0), Action::Menu), (Key::Esc, Action::Back)];
/// What lies over a page takes `0` for itself.
const CLOSE: &[(Key, Action)] = &[(Key::Esc, Action::Back), (Key::Digit(0), Action::Menu)];
const HELP: &[(Key, Action)] = &[(Key::Char('?'), Action::Help)];
const SCROLL: &[(Key, Action)] = &[(Key::PageDown, Action::PageDown), (Key::PageUp, Action::PageUp)];
const LANGUAGE: &[(Key, Action)] = &[(Key::Char('l'), Action::Language), (Key::Char('L'), Action::Language)];
const TERM: &[(Key, Action)] = &[(Key::Char('t'), Action::Term), (Key::Char('T'), Action::Term)];
const HINT: &[(Key, Action)] = &[(Key::Char('h'), Action::Hint), (Key::Char('H'), Action::Hint)];
const TEACHER: &[(Key, Action)] = &[(Key::Char('a'), Action::Teacher), (Key::Char('A'), Action::Teacher)];
const PINYIN: &[(Key, Action)] = &[(Key::Char('p'), Action::Pinyin), (Key::Char('P'), Action::Pinyin)];
const ALOUD: &[(Key, Action)] = &[(Key::Char('r'), Action::Aloud), (Key::Char('R'), Action::Aloud)];
const AWAY: &[(Key, Action)] = &[(Key::Char('s'), Action::Away), (Key::Char('S'), Action::Away)];
const ERASE: &[(Key, Action)] = &[(Key::Backspace, Action::Erase)];

pub const KEYMAP: &[Binding] = &[
    binding(Cue::Digits, "1-9", sentence::app_key_choose, &[]),
    binding(Cue::Type, "0-9", sentence::app_key_type, &[]),
    binding(Cue::TypePoint, "0-9 .", sentence::app_key_type, &[]),
    binding(Cue::Move, "↑↓", sentence::app_key_move, MOVE),
    binding(Cue::Take, "Enter", sentence::app_key_take, TAKE),
    binding(Cue::Next, "Enter", sentence::app_key_next, TAKE),
    binding(Cue::Tick, "1-9", sentence::app_key_tick, &[]),
    binding(Cue::Letters, "A-Z", sentence::app_key_letters, &[]),
    binding(Cue::Erase, "Backspace", sentence::app_key_erase, ERASE),
    binding(Cue::Undo, "Backspace", sentence::app_key_undo, ERASE),
    binding(Cue::Back, "Esc", sentence::app_key_back, BACK),
    binding(Cue::Close, "0 Esc", sentence::app_key_back, CLOSE),
    binding(Cue::Skip, "Esc", sentence::app_key_skip, BACK),
    binding(Cue::Leave, "Esc", sentence::app_key_leave, BACK),
    binding(Cue::Menu, "0", sentence::app_key_menu, MENU),
    binding(Cue::EscMenu, "Esc", sentence::app_key_menu, BACK),
    binding(Cue::HomeMenu, "0 Esc", sentence::app_key_menu, HOME_MENU),
    binding(Cue::Scroll, "PgDn", sentence::app_key_more, SCROLL),
    binding(Cue::LetterList, "↓", sentence::app_key_letter_list, &[]),
    binding(Cue::Language, "L", sentence::app_key_language, LANGUAGE),
    binding(Cue::Help, "?", sentence::app_key_help, HELP),
    binding(Cue::Term, "T", sentence::app_key_term, TERM),
    binding(Cue::Hint, "H", sentence::app_key_hint, HINT),
    binding(Cue::Teacher, "A", sentence::app_key_teacher, TEACHER),
    binding(Cue::Pinyin, "P", sentence::app_key_pinyin, PINYIN),
    binding(Cue::Aloud, "R", sentence::app_key_aloud, ALOUD),
    binding(Cue::Away, "S", sentence::app_key_away, AWAY),
];

const fn binding(cue: Cue, cap: &'static str, label: fn() -> Sentence, keys: &'static [(Key, Action)]) -> Binding {
    Binding { cue, cap, label, keys }
}

/// Cues that are understood by their cap: where room is short, their words go first, one after the other.
pub const SPEAKING_CAPS: [Cue; 10] = [
    Cue::Move,
    Cue::Digits,
    Cue::Tick,
    Cue::Help,
    Cue::Language,
    Cue::Take,
    Cue::Erase,
    Cue::Pinyin,
    Cue::Term,
    Cue::Menu,
];

/// So many of them are signs that mean themselves, `1-9`, `↑↓` and `?`: without words the line is whole.
pub const SIGNS: usize = 4;

impl Cue {
    pub fn binding(self) -> &'static Binding {
        KEYMAP
            .iter()
            .find(|binding| binding.cue == self)
            .expect("the keymap has a row for each cue")
    }

    /// The key for which a click on it stands.
    pub fn clicked(self) -> Option<Key> {
        self.binding().keys.first().map(|(key, _)| *key)
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
