//! Answering by ticking: one right option, several, the faults of a listing, things in their order, tiles of a title.
//!
//! ```text
//! >1 [√] 看重量                                   [√] 1<    picked again, the tick goes
//!  2 [ ] 看颜色                                   [ ] 2
//!  3 就是这些                                         3     only where several may be ticked
//! ```

use super::super::{
    input::{Input, Key},
    keymap::Cue,
    layout::Layout,
    page::Item,
    picker::Picker,
    view_context::Bilingual,
};
use crate::say::sentence;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ticking {
    pub picker: Picker,
    /// What stands at each place of the screen, by the author's index.
    pub places: Vec<usize>,
    /// By the author's index, in the order of ticking.
    pub ticked: Vec<usize>,
    pub rule: TickRule,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TickRule {
    /// The first one picked is the answer.
    One,
    /// Any number, even none where nothing is wrong.
    Any,
    /// At least one.
    Some,
    /// Every one, in order.
    All,
}

impl Ticking {
    pub fn of(places: Vec<usize>, rule: TickRule) -> Ticking {
        Ticking {
            picker: Picker::default(),
            places,
            ticked: Vec::new(),
            rule,
        }
    }

    /// In the author's order.
    pub fn plain(count: usize, rule: TickRule) -> Ticking {
        Ticking::of((0..count).collect(), rule)
    }

    /// Returns the answer, by the author's indices, once it is given.
    pub fn update(&mut self, input: Input) -> Option<Vec<usize>> {
        if input == Input::Key(Key::Backspace) {
            self.ticked.pop();
            return None;
        }
        let picked = self.picker.pick(input, self.count())?;
        let Some(index) = self.places.get(picked).copied() else {
            return Some(self.ticked.clone());
        };
        if self.rule == TickRule::One {
            return Some(vec![index]);
        }
        match self.ticked.iter().position(|ticked| *ticked == index) {
            Some(at) => {
                self.ticked.remove(at);
            }
            None => self.ticked.push(index),
        }
        if self.is_ready() && self.rule == TickRule::All {
            self.picker = Picker::at(self.places.len(), self.count());
        }
        None
    }

    /// `words` in the author's order; the last choice is "that is all" where there is something to be done with.
    pub fn items(&self, layout: &Layout, words: &[Bilingual]) -> Vec<Item> {
        let mut choices: Vec<Bilingual> = self.places.iter().map(|index| words[*index].clone()).collect();
        if self.count() > self.places.len() {
            choices.push(layout.ctx.say(&sentence::player_done()));
        }
        self.picker
            .items(layout, &choices, |place| match (self.rule, self.places.get(place)) {
                (TickRule::One, _) | (_, None) => None,
                (_, Some(index)) => Some(self.ticked.contains(index)),
            })
    }

    pub fn keys(&self) -> Vec<Cue> {
        match self.rule {
            TickRule::One => vec![Cue::Digits, Cue::Take, Cue::Menu, Cue::Leave, Cue::Move],
            TickRule::Any | TickRule::Some | TickRule::All => {
                vec![Cue::Tick, Cue::Take, Cue::Menu, Cue::Erase, Cue::Leave, Cue::Move]
            }
        }
    }

    fn count(&self) -> usize {
        self.places.len() + usize::from(self.is_ready())
    }

    /// Whether "that is all" may be said.
    fn is_ready(&self) -> bool {
        match self.rule {
            TickRule::One => false,
            TickRule::Any => true,
            TickRule::Some => !self.ticked.is_empty(),
            TickRule::All => self.ticked.len() == self.places.len(),
        }
    }
}
