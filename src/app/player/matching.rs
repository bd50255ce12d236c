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
        input::{Input, Key},
        layout::Layout,
        page::Block,
        picker::Picker,
        view_context::{Bilingual, ViewContext},
    },
    course::{Answer, Match, Text},
    say::{Arg, Sentence, sentence},
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

    pub fn page(&self, layout: &Layout) -> Body {
        let (ctx, asked) = (layout.ctx, &self.asked);
        let mut lines = Vec::new();
        for (left, pair) in asked.pairs.iter().enumerate().take(self.joined.len() + 1) {
            let right = self.joined.get(left).map(|right| &asked.pairs[*right].right);
            let ink = if right.is_some() { Ink::Plain } else { Ink::Strong };
            lines.extend(layout.lines(&ctx.say(&joined(&pair.left, right)), ink));
        }
        let rights: Vec<Bilingual> = self
            .free()
            .iter()
            .map(|index| ctx.text(&asked.pairs[*index].right))
            .collect();
        let items = self.picker.items(layout, &rights, |_| None);
        (vec![Block::text(lines), layout.space()], items, PART_BY_PART.to_vec())
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

/// A left side with its partner, or with what stands for one.
fn joined(left: &Text, right: Option<&Text>) -> Sentence {
    let right = right.map_or_else(|| Arg::as_is("?"), |right| Arg::Written(right.clone()));
    sentence::player_pair(Arg::Written(left.clone()), right)
}

/// What stands on the screen for the left side with this id.
pub fn part(step: &Match, id: &str) -> Option<Arg> {
    let pair = step.pairs.iter().find(|pair| pair.id == id);
    pair.map(|pair| Arg::Written(pair.left.clone()))
}

/// All partners side by side.
pub fn put_together(ctx: &ViewContext, step: &Match) -> Vec<Bilingual> {
    let pairs = step.pairs.iter();
    pairs
        .map(|pair| ctx.say(&joined(&pair.left, Some(&pair.right))))
        .collect()
}
