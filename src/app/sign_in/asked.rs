//! "Is this you?": nobody goes on with a record by the key that found it.
//!
//! ```text
//!  这是你吗？                         ......
//!  阿不都 · 13
//! >1 不是，返回                             1<    in focus
//!  2 是                                     2     first, where 2 was the key that led here
//! ```

use crate::{
    app::{
        input::{Input, Key},
        keymap::Cue,
        layout::Layout,
        page::Page,
        picker::Picker,
    },
    say::sentence,
    tutor::LearnerId,
};

use super::group;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    pub learners: Vec<LearnerId>,
    is_yes_first: bool,
    picker: Picker,
}

impl Asked {
    /// Asks about whom `input` found.
    pub fn of(learners: Vec<LearnerId>, input: &Input) -> Asked {
        let is_yes_first = matches!(input, Input::Key(Key::Digit(2)) | Input::Click(1));
        Asked {
            learners,
            is_yes_first,
            picker: Picker {
                focus: usize::from(is_yes_first),
                page: 0,
            },
        }
    }

    /// Returns the answer, once there is one.
    pub fn update(&mut self, input: Input) -> Option<bool> {
        let index = self.picker.pick(input, 2)?;
        Some((index == 0) == self.is_yes_first)
    }

    pub fn page(&self, layout: &Layout) -> Page {
        let ctx = layout.ctx;
        let ask = match self.learners.len() {
            1 => sentence::app_sign_in_is_it_you(),
            _ => sentence::app_sign_in_are_they_you(),
        };
        let mut choices = [
            ctx.say(&sentence::app_sign_in_not_me()),
            ctx.say(&sentence::app_sign_in_is_me()),
        ];
        if self.is_yes_first {
            choices.reverse();
        }
        Page {
            blocks: vec![
                layout.space(),
                layout.heading(&ctx.say(&ask)),
                layout.space(),
                layout.heading(&ctx.say(&group(ctx, &self.learners))),
                layout.space(),
            ],
            options: self.picker.items(layout, &choices, |_| None),
            keys: layout.keys(&[Cue::Digits, Cue::Take, Cue::Menu, Cue::Move, Cue::Back]),
            ..Page::default()
        }
    }
}
