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
    /// For each left side its right side, by the author's index.
    joined: Vec<Option<usize>>,
    /// The left sides that were joined on this page, the last one last: what was right before is not taken back.
    done: Vec<usize>,
}

impl Matching {
    /// `places` are the right sides as they stand on the screen, by the author's index.
    pub fn of(asked: &Match, places: Vec<usize>) -> Matching {
        Matching {
            asked: asked.clone(),
            picker: Picker::default(),
            places,
            joined: vec![None; asked.pairs.len()],
            done: Vec::new(),
        }
    }

    /// Keeps the pairs that were right.
    pub fn keep(&mut self, right: &[String]) {
        let pairs = self.asked.pairs.iter().enumerate();
        self.joined = pairs.map(|(at, pair)| right.contains(&pair.id).then_some(at)).collect();
        self.done.clear();
    }

    pub fn update(&mut self, input: Input) -> Option<Answer> {
        if input == Input::Key(Key::Backspace) {
            if let Some(left) = self.done.pop() {
                self.joined[left] = None;
            }
            return None;
        }
        let free = self.free();
        let picked = self.picker.pick(input, free.len())?;
        self.join(free[picked]);
        self.picker = Picker::default();
        // The last partner is the only one left.
        if let [last] = self.free()[..] {
            self.join(last);
        }
        self.open().is_none().then(|| self.answer())
    }

    /// The left side that wants a partner.
    fn open(&self) -> Option<usize> {
        self.joined.iter().position(Option::is_none)
    }

    fn join(&mut self, right: usize) {
        if let Some(left) = self.open() {
            self.joined[left] = Some(right);
            self.done.push(left);
        }
    }

    pub fn page(&self, layout: &Layout) -> Body {
        let (ctx, asked) = (layout.ctx, &self.asked);
        let mut lines = Vec::new();
        let open = self.open();
        for (left, pair) in asked.pairs.iter().enumerate() {
            let right = self.joined[left].map(|right| &asked.pairs[right].right);
            if right.is_none() && open != Some(left) {
                continue;
            }
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
        let pairs = pairs.filter_map(|(left, right)| Some((left.id.clone(), self.asked.pairs[(*right)?].id.clone())));
        Answer::Match(pairs.collect())
    }

    /// Right sides without a partner, as they stand on the screen.
    fn free(&self) -> Vec<usize> {
        let mut free = self.places.clone();
        free.retain(|index| !self.joined.contains(&Some(*index)));
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

/// That a left side and a right side do not belong together, by the ids of their pairs.
pub fn apart(step: &Match, left: &str, right: &str) -> Option<Sentence> {
    let pair = |id: &str| step.pairs.iter().find(|pair| pair.id == id);
    let (left, right) = (pair(left)?.left.clone(), pair(right)?.right.clone());
    Some(sentence::player_apart(Arg::Written(left), Arg::Written(right)))
}
