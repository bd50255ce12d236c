//! Finding partners: one left side after the other, the right sides as choices.
//!
//! ```text
//!  运费 — 送货要付的钱                          what is joined so far
//!  快递 — ？                                    what wants a partner
//! >1 送货要付的钱                          1<
//!  2 送货的人                              2
//! ```

use super::{Body, PART_BY_PART};
use crate::{
    app::{
        desk::{Desk, Said},
        input::{Input, Key},
        lay::Paper,
        page::Block,
        picker::Picker,
    },
    course::{Answer, Match},
    text::Ink,
};

#[derive(Debug, Clone, PartialEq)]
pub struct Matching {
    asked: Match,
    picker: Picker,
    /// Right sides as they stand on the screen, by the author's index.
    places: Vec<usize>,
    /// The right side of the first left sides, by the author's index.
    joined: Vec<usize>,
}

impl Matching {
    /// `places` are the right sides as they stand on the screen, by the author's index.
    pub fn of(asked: &Match, places: Vec<usize>) -> Matching {
        Matching {
            asked: asked.clone(),
            picker: Picker::default(),
            places,
            joined: Vec::new(),
        }
    }

    pub fn update(&mut self, input: Input) -> Option<Answer> {
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
        (self.joined.len() == self.places.len()).then(|| self.answer())
    }

    pub fn page(&self, paper: &Paper) -> Body {
        let (desk, asked) = (paper.desk, &self.asked);
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
        (vec![Block::text(lines), paper.space()], items, PART_BY_PART.to_vec())
    }

    /// For each left side its right side.
    fn answer(&self) -> Answer {
        let pairs = self.asked.pairs.iter().zip(&self.joined);
        let pairs = pairs.map(|(left, right)| (left.id.clone(), self.asked.pairs[*right].id.clone()));
        Answer::Match(pairs.collect())
    }

    /// Right sides without a partner, as they stand on the screen.
    fn free(&self) -> Vec<usize> {
        let mut free = self.places.clone();
        free.retain(|index| !self.joined.contains(index));
        free
    }
}

/// What stands on the screen for the left side with this id.
pub fn part(desk: &Desk, step: &Match, id: &str) -> Option<Said> {
    let pair = step.pairs.iter().find(|pair| pair.id == id);
    pair.map(|pair| desk.text(&pair.left))
}

/// All partners side by side.
pub fn put_together(desk: &Desk, step: &Match) -> Vec<Said> {
    let told = step.pairs.iter().map(|pair| {
        let (left, right) = (desk.text(&pair.left), desk.text(&pair.right));
        desk.tell_of("app-player-pair", &[("left", &left), ("right", &right)], &[])
    });
    told.collect()
}
