//! Which page stands on the screen, apart from what is written on it: a key that was pressed for another one is none for this.

use std::mem::{Discriminant, discriminant};

use super::App;
use crate::app::{input::Key, keymap::Mode, overlay::Overlay, screen::Screen};

/// Two that are equal are the same page, whatever was typed or ticked on it meanwhile. What was answered, bought or waited for is
/// written down, and makes it another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageId {
    screen: Discriminant<Screen>,
    /// Which page of that screen.
    page: String,
    overlay: Option<(Discriminant<Overlay>, String)>,
    /// So much has been written down.
    written: u64,
}

impl App {
    /// The page that stands there now.
    pub fn page_id(&self) -> PageId {
        let overlay = self.overlay.as_ref();
        PageId {
            screen: discriminant(&self.screen),
            page: self.screen.page_id(),
            overlay: overlay.map(|overlay| (discriminant(overlay), overlay.page_id())),
            written: self.writer.next_n,
        }
    }

    /// What is pasted, as keys of the field that is open: signs that it may write, never its end. Elsewhere nothing.
    pub fn pasted(&self, text: &str) -> Vec<Key> {
        let typed = text.trim().chars().filter(|sign| !sign.is_control()).map(Key::typed);
        match self.field() {
            None => Vec::new(),
            Some(Mode::Text) => typed
                .filter(|key| matches!(key, Key::Char(_) | Key::Digit(_)))
                .collect(),
            Some(Mode::Letters) => typed.filter(|key| matches!(key, Key::Char(_))).collect(),
            Some(Mode::Choosing | Mode::Digits) => typed
                .filter(|key| matches!(key, Key::Digit(_) | Key::Char('.')))
                .collect(),
        }
    }

    /// What the open field takes, if one is open.
    fn field(&self) -> Option<Mode> {
        let names_only = matches!(&self.screen, Screen::SignIn(sign_in) if !sign_in.is_writing());
        let mode = self.mode();
        (self.overlay.is_none() && !(names_only && mode == Mode::Letters) && mode != Mode::Choosing).then_some(mode)
    }

    /// Whether this key may be held here: it moves, or writes into a field.
    pub fn may_be_held(&self, key: Key) -> bool {
        let mode = if self.overlay.is_some() {
            Mode::Choosing
        } else {
            self.mode()
        };
        match key {
            Key::Up | Key::Down | Key::Left | Key::Right | Key::PageUp | Key::PageDown | Key::NumberBlock => true,
            Key::Digit(_) => mode == Mode::Digits,
            Key::Char(_) | Key::Backspace => mode != Mode::Choosing,
            Key::Enter | Key::Esc => false,
        }
    }
}
