//! The first screen: asks for one digit, so that whoever sits here knows at once whether the keys work.
//!
//! ```text
//!  请按数字键 5                      5 نى بېسىڭ
//! ┌─────────────────────────────────────────────┐
//! │ 出来的不是数字……            what came instead │   only after another key
//! └─────────────────────────────────────────────┘
//! ```

use super::{
    input::{Input, Key},
    keymap::Cue,
    language::LanguageChoice,
    layout::Layout,
    page::{Page, View},
    screen::{Screen, ScreenRequest},
    view_context::ViewContext,
};
use crate::text::Ink;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct KeyCheck {
    pub trouble: Option<KeyTrouble>,
}

/// Why something else than a digit arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyTrouble {
    /// The number block moves the cursor while Num Lock is off.
    NumLock,
    /// Chinese signs: an input method is on.
    InputMethod,
    /// Letters of another script, or signs where other keyboards have their digits.
    Layout,
    /// A plain letter: the digits stand above.
    Letter,
    /// Enter, Esc, Backspace.
    OtherKey,
}

impl KeyCheck {
    pub fn update(&mut self, input: Input, ctx: &ViewContext) -> ScreenRequest {
        let Input::Key(key) = input else {
            return ScreenRequest::Stay;
        };
        match trouble(key) {
            Some(trouble) => {
                self.trouble = Some(trouble);
                ScreenRequest::Stay
            }
            None => ScreenRequest::Go(Screen::Language(LanguageChoice::open(ctx))),
        }
    }

    pub fn page(&self, ctx: &ViewContext, view: View) -> Page {
        let layout = Layout::new(ctx, view);
        let mut blocks = vec![
            layout.space(),
            layout.heading(&ctx.plain("app-key-check-welcome")),
            layout.space(),
            layout.heading(&ctx.plain("app-key-check-ask")),
            layout.space(),
            layout.paragraph(&ctx.plain("app-key-check-where")),
        ];
        if let Some(trouble) = self.trouble {
            let (what, repair) = match trouble {
                KeyTrouble::NumLock => ("app-key-check-num-lock", "app-key-check-num-lock-repair"),
                KeyTrouble::InputMethod => ("app-key-check-input-method", "app-key-check-input-method-repair"),
                KeyTrouble::Layout => ("app-key-check-layout", "app-key-check-layout-repair"),
                KeyTrouble::Letter => ("app-key-check-letter", "app-key-check-letter-repair"),
                KeyTrouble::OtherKey => ("app-key-check-other", "app-key-check-other-repair"),
            };
            blocks.push(layout.space());
            blocks.push(layout.notice(&[ctx.plain(what), ctx.plain(repair)], Ink::Warn));
        }
        Page {
            top: layout.lines(&ctx.plain("app-name"), Ink::Strong),
            blocks,
            keys: layout.keys(&[Cue::Type]),
            ..Page::default()
        }
    }
}

fn trouble(key: Key) -> Option<KeyTrouble> {
    match key {
        Key::Digit(_) => None,
        Key::Up | Key::Down | Key::Left | Key::Right | Key::PageUp | Key::PageDown => Some(KeyTrouble::NumLock),
        Key::Enter | Key::Esc | Key::Backspace => Some(KeyTrouble::OtherKey),
        Key::Char(sign) if sign.is_ascii_alphabetic() => Some(KeyTrouble::Letter),
        Key::Char('\u{3000}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}') => Some(KeyTrouble::InputMethod),
        Key::Char(_) => Some(KeyTrouble::Layout),
    }
}
