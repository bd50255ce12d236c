//! Signing in by the number on one's card.
//!
//! ```text
//!  请按你的号码，再按 Enter          ......
//!      [ 23_ ]
//!  没有这个号码                       only after a miss
//! ```

use crate::{
    app::{
        input::Input,
        keymap::{Action, Cue, Mode, action},
        layout::Layout,
        page::Page,
        view_context::ViewContext,
    },
    say::sentence,
    text::Ink,
    tutor::LearnerId,
};

const DIGITS_MAX: usize = 4;

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Card {
    typed: String,
    is_unknown: bool,
}

pub enum CardOutcome {
    Stay,
    Found(LearnerId),
    /// Two PCs gave the same number before they were merged.
    Several(Vec<LearnerId>),
}

impl Card {
    pub fn update(&mut self, input: Input, ctx: &ViewContext) -> CardOutcome {
        let Input::Key(key) = input else {
            return CardOutcome::Stay;
        };
        match action(key, Mode::Digits) {
            Some(Action::Digit(digit)) => {
                if self.is_unknown {
                    self.typed.clear();
                }
                if self.typed.len() < DIGITS_MAX {
                    self.typed.push(char::from(b'0' + digit));
                }
                self.is_unknown = false;
            }
            Some(Action::Erase) => {
                self.typed.pop();
                self.is_unknown = false;
            }
            Some(Action::Take) if !self.typed.is_empty() => {
                let card = self.typed.parse().unwrap_or_default();
                let mut holders = ctx.records.with_card(card);
                match holders.len() {
                    0 => self.is_unknown = true,
                    1 => return CardOutcome::Found(holders.remove(0)),
                    _ => return CardOutcome::Several(holders),
                }
            }
            _ => {}
        }
        CardOutcome::Stay
    }

    pub fn page(&self, layout: &Layout) -> Page {
        let ctx = layout.ctx;
        let mut blocks = vec![
            layout.space(),
            layout.heading(&ctx.say(&sentence::app_card_ask())),
            layout.space(),
            layout.field(&self.typed),
            layout.space(),
        ];
        if self.is_unknown {
            blocks.push(layout.notice(
                &[
                    ctx.say(&sentence::app_card_unknown()),
                    ctx.say(&sentence::app_card_unknown_repair()),
                ],
                Ink::Warn,
            ));
        } else {
            blocks.push(layout.paragraph(&ctx.say(&sentence::app_card_where())));
        }
        blocks.push(layout.space());
        Page {
            blocks,
            keys: layout.keys(&[Cue::Type, Cue::Take, Cue::Erase, Cue::Back]),
            ..Page::default()
        }
    }
}
