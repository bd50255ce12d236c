//! Finding partners: one left side after the other, the right sides as choices.
//!
//! ```text
//!  运费 — 送货要付的钱                          what is joined so far
//!  快递 — ？                                    what wants a partner
//! >1 送货要付的钱                          1<
//!  2 送货的人                              2
//! ```

use super::super::{
    desk::Said,
    input::{Input, Key},
    lay::Paper,
    page::{Block, Item},
    picker::Picker,
};
use crate::{course::Match, text::Ink};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matching {
    picker: Picker,
    /// Right sides as they stand on the screen, by the author's index.
    places: Vec<usize>,
    /// The right side of the first left sides, by the author's index.
    joined: Vec<usize>,
}

impl Matching {
    pub fn of(places: Vec<usize>) -> Matching {
        Matching {
            picker: Picker::default(),
            places,
            joined: Vec::new(),
        }
    }

    /// Returns for each left side its right side, once all have one.
    pub fn update(&mut self, input: Input) -> Option<Vec<usize>> {
        if input == Input::Key(Key::Backspace) {
            self.joined.pop();
            return None;
        }
        let free = self.free();
        let picked = self.picker.pick(input, free.len())?;
        self.joined.push(free[picked]);
        self.picker = Picker::default();
        // The last partner is the only one left.
        if let [last] = self.free()[..] {
            self.joined.push(last);
        }
        (self.joined.len() == self.places.len()).then(|| self.joined.clone())
    }

    pub fn page(&self, paper: &Paper, asked: &Match) -> (Vec<Block>, Vec<Item>) {
        let desk = paper.desk;
        let mut lines = Vec::new();
        for (left, pair) in asked.pairs.iter().enumerate().take(self.joined.len() + 1) {
            let right = self.joined.get(left).map(|right| &asked.pairs[*right].right);
            let ink = if right.is_some() { Ink::Plain } else { Ink::Strong };
            let right = right.map_or_else(|| Said::as_is("?"), |right| desk.text(right));
            let named = [("left", &desk.text(&pair.left)), ("right", &right)];
            lines.extend(paper.said(&desk.tell_of("app-player-pair", &named, &[]), ink));
        }
        let rights: Vec<Said> = self
            .free()
            .iter()
            .map(|index| desk.text(&asked.pairs[*index].right))
            .collect();
        let items = self.picker.items(paper, &rights, |_| None);
        (vec![Block::text(lines), paper.space()], items)
    }

    /// Right sides without a partner, as they stand on the screen.
    fn free(&self) -> Vec<usize> {
        let mut free = self.places.clone();
        free.retain(|index| !self.joined.contains(index));
        free
    }
}
