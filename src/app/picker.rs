//! A numbered list of choices: focus, digits, pages of nine, clicks. Knows no words and no layout.
//!
//! Up to nine choices stand on one page. More are shown eight a page, and the ninth choice turns it.

use super::{
    input::Input,
    keymap::{Action, Mode, action},
    layout::{Layout, Mark},
    page::Item,
    view_context::{Bilingual, ViewContext},
};
use crate::say::{Arg, sentence};

const PAGE: usize = 9;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Picker {
    /// Index of the focused choice on its page.
    pub focus: usize,
    pub page: usize,
}

impl Picker {
    /// A list whose focus stands on `index`.
    pub fn at(index: usize, count: usize) -> Picker {
        let size = page_size(count);
        Picker {
            focus: index % size,
            page: index / size,
        }
    }

    /// The same list after it has become shorter: the focus is on a choice that is there.
    fn within(mut self, count: usize) -> Picker {
        self.page = self.page.min(self.pages(count) - 1);
        self.focus = self.focus.min(self.shown(count).saturating_sub(1));
        self
    }

    /// Moves by the input; returns the index of the choice that was taken, if one was.
    pub fn pick(&mut self, input: Input, count: usize) -> Option<usize> {
        *self = self.within(count);
        let shown = self.shown(count);
        let row = match input {
            Input::Click(row) => row,
            Input::Key(key) => match action(key, Mode::Choosing)? {
                Action::Digit(digit) => usize::from(digit).checked_sub(1)?,
                Action::Take => self.focus,
                Action::Up => {
                    self.focus = self.focus.checked_sub(1).unwrap_or(shown.saturating_sub(1));
                    return None;
                }
                Action::Down => {
                    self.focus = if self.focus + 1 < shown { self.focus + 1 } else { 0 };
                    return None;
                }
                Action::PageUp
                | Action::PageDown
                | Action::Back
                | Action::Erase
                | Action::Menu
                | Action::Help
                | Action::Language
                | Action::Term
                | Action::Hint
                | Action::Teacher
                | Action::Pinyin
                | Action::Aloud
                | Action::Away
                | Action::Sign(_) => return None,
            },
            Input::Scroll(_) | Input::Resized(_) | Input::Job(..) => return None,
        };
        if row >= shown {
            return None;
        }
        self.focus = row;
        if count > PAGE && row + 1 == shown {
            self.turn(count);
            return None;
        }
        Some(self.first(count) + row)
    }

    /// Lays the page's choices out; `tick` says for each whether it is ticked, or that there is nothing to tick.
    pub fn items(&self, layout: &Layout, choices: &[Bilingual], tick: impl Fn(usize) -> Option<bool>) -> Vec<Item> {
        let here = self.within(choices.len());
        let first = here.first(choices.len());
        let mut items: Vec<Item> = choices
            .iter()
            .enumerate()
            .skip(first)
            .take(page_size(choices.len()))
            .map(|(index, said)| {
                let row = index - first;
                layout.option(said, here.mark(row, tick(index)))
            })
            .collect();
        if choices.len() > PAGE {
            let more = more(layout.ctx, here.page + 1, here.pages(choices.len()));
            items.push(layout.option(&more, here.mark(items.len(), None)));
        }
        items
    }

    fn mark(&self, row: usize, tick: Option<bool>) -> Mark {
        Mark {
            digit: u8::try_from(row + 1).ok().filter(|digit| *digit <= 9),
            is_focused: row == self.focus,
            tick,
        }
    }

    fn turn(&mut self, count: usize) {
        self.page = (self.page + 1) % self.pages(count);
        self.focus = 0;
    }

    /// Index of the page's first choice.
    pub fn first(&self, count: usize) -> usize {
        self.page.min(self.pages(count) - 1) * page_size(count)
    }

    fn pages(&self, count: usize) -> usize {
        count.div_ceil(page_size(count)).max(1)
    }

    /// Rows of this page, "next page" included.
    fn shown(&self, count: usize) -> usize {
        let here = count.saturating_sub(self.first(count)).min(page_size(count));
        here + usize::from(count > PAGE)
    }
}

fn page_size(count: usize) -> usize {
    if count > PAGE { PAGE - 1 } else { PAGE }
}

fn more(ctx: &ViewContext, page: usize, pages: usize) -> Bilingual {
    // From the last page it leads back to the first.
    let say = if page < pages {
        sentence::app_next_page
    } else {
        sentence::app_first_page
    };
    ctx.say(&say(Arg::Number(page as i64), Arg::Number(pages as i64)))
}
