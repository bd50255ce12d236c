//! The first screen: asks for one digit, so that whoever sits here knows at once whether the keys work. Only that digit leads on:
//! of another the page says which it was, and the next page is not answered unseen.
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
use crate::{
    say::{Arg, sentence},
    text::Ink,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct KeyCheck {
    pub trouble: Option<KeyTrouble>,
}

/// The digit that is asked for.
const ASKED: u8 = 5;

/// What arrived instead of the digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyTrouble {
    /// Another digit.
    Digit(u8),
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
            layout.heading(&ctx.say(&sentence::app_key_check_welcome())),
            layout.space(),
            layout.heading(&ctx.say(&sentence::app_key_check_ask())),
            layout.space(),
            layout.paragraph(&ctx.say(&sentence::app_key_check_where())),
        ];
        if let Some(trouble) = self.trouble {
            let told = match trouble {
                KeyTrouble::Digit(digit) => vec![sentence::app_key_check_digit(Arg::Number(digit.into()))],
                KeyTrouble::NumLock => vec![
                    sentence::app_key_check_num_lock(),
                    sentence::app_key_check_num_lock_repair(),
                ],
                KeyTrouble::InputMethod => vec![
                    sentence::app_key_check_input_method(),
                    sentence::app_key_check_input_method_repair(),
                ],
                KeyTrouble::Layout => vec![
                    sentence::app_key_check_layout(),
                    sentence::app_key_check_layout_repair(),
                ],
                KeyTrouble::Letter => vec![
                    sentence::app_key_check_letter(),
                    sentence::app_key_check_letter_repair(),
                ],
                KeyTrouble::OtherKey => vec![sentence::app_key_check_other(), sentence::app_key_check_other_repair()],
            };
            blocks.push(layout.space());
            blocks.push(layout.notice(
                &told.iter().map(|sentence| ctx.say(sentence)).collect::<Vec<_>>(),
                Ink::Warn,
            ));
        }
        Page {
            top: layout.lines(&ctx.say(&sentence::app_name()), Ink::Strong),
            blocks,
            keys: layout.keys(&[Cue::Type]),
            ..Page::default()
        }
    }
}

fn trouble(key: Key) -> Option<KeyTrouble> {
    match key {
        Key::Digit(ASKED) => None,
        Key::Digit(digit) => Some(KeyTrouble::Digit(digit)),
        Key::Up | Key::Down | Key::Left | Key::Right | Key::PageUp | Key::PageDown | Key::NumberBlock => {
            Some(KeyTrouble::NumLock)
        }
        Key::Enter | Key::Esc | Key::Backspace => Some(KeyTrouble::OtherKey),
        Key::Char(sign) if sign.is_ascii_alphabetic() => Some(KeyTrouble::Letter),
        Key::Char('\u{3000}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}') => Some(KeyTrouble::InputMethod),
        Key::Char(_) => Some(KeyTrouble::Layout),
    }
}
