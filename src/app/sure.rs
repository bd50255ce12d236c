//! A question before something that a slip must not do: "no" is in focus, and "yes" is never the key that led here.
//!
//! ```text
//! >1 不，返回                                1<
//!  2 是                                      2     first, where 2 was the key that led here
//! ```

use super::{
    input::{Input, Key},
    layout::Layout,
    page::Item,
    picker::Picker,
    view_context::Bilingual,
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sure {
    is_yes_first: bool,
    picker: Picker,
}

impl Sure {
    /// Asks about what `input` chose.
    pub fn after(input: &Input) -> Sure {
        let is_yes_first = matches!(input, Input::Key(Key::Digit(2)) | Input::Click(1));
        let focus = usize::from(is_yes_first);
        Sure {
            is_yes_first,
            picker: Picker { focus, page: 0 },
        }
    }

    /// Returns the answer, once there is one.
    pub fn update(&mut self, input: Input) -> Option<bool> {
        let index = self.picker.pick(input, 2)?;
        Some((index == 0) == self.is_yes_first)
    }

    pub fn items(&self, layout: &Layout, no: Bilingual, yes: Bilingual) -> Vec<Item> {
        let choices = if self.is_yes_first { [yes, no] } else { [no, yes] };
        self.picker.items(layout, &choices, |_| None)
    }
}
