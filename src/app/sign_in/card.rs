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
        number_field::NumberField,
        page::Page,
        view_context::ViewContext,
    },
    say::sentence,
    text::Ink,
    tutor::LearnerId,
};

const DIGITS_MAX: usize = 4;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    typed: NumberField,
    is_unknown: bool,
}

impl Default for Card {
    fn default() -> Card {
        Card {
            typed: NumberField::whole(DIGITS_MAX),
            is_unknown: false,
        }
    }
}

pub enum CardOutcome {
    Stay,
    Found(LearnerId),
    /// Two PCs gave the same number before they were merged.
    Several(Vec<LearnerId>),
    /// Whoever has this number asked to be deleted.
    Leaving(LearnerId),
}

impl Card {
    pub fn update(&mut self, input: Input, ctx: &ViewContext) -> CardOutcome {
        let Input::Key(key) = input else {
            return CardOutcome::Stay;
        };
        match action(key, Mode::Digits) {
            Some(Action::Take) if !self.typed.is_empty() => {
                let card = self.typed.typed().parse().unwrap_or_default();
                let mut holders = ctx.records.with_card(card);
                match holders.len() {
                    0 => match ctx.records.leaving_with_card(card) {
                        Some(learner) => return CardOutcome::Leaving(learner),
                        None => self.is_unknown = true,
                    },
                    1 => return CardOutcome::Found(holders.remove(0)),
                    _ => return CardOutcome::Several(holders),
                }
            }
            Some(Action::Take) => self.typed.ask(),
            asked => {
                if self.is_unknown && matches!(asked, Some(Action::Digit(_))) {
                    self.typed.clear();
                }
                self.typed.press(key);
                self.is_unknown = false;
            }
        }
        CardOutcome::Stay
    }

    pub fn page(&self, layout: &Layout) -> Page {
        let ctx = layout.ctx;
        let mut blocks = vec![
            layout.space(),
            layout.heading(&ctx.say(&sentence::app_card_ask())),
            layout.space(),
            layout.field(self.typed.typed()),
            layout.space(),
        ];
        blocks.extend(layout.refused(&self.typed));
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
