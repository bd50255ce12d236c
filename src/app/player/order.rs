//! Things put one after the other into their places; what had its right place keeps it when the rest is tried again.
//!
//! ```text
//!  1. 称重                      ......     what has its place already
//!  2. …                         ......     the next thing goes here
//!  3. 装箱                      ......
//! >1 [ ] 贴面单                   [ ] 1<
//! ```

use super::{
    Body, note,
    ticking::{TickRule, Ticking},
};
use crate::{
    app::{
        input::Input,
        layout::Layout,
        page::Block,
        view_context::{Bilingual, ViewContext},
    },
    course::{Answer, Order},
    say::{Arg, sentence},
    text::Ink,
};

#[derive(Debug, Clone, PartialEq)]
pub struct Ordering {
    asked: Order,
    ticking: Ticking,
    /// For each place what stood there rightly before, by the author's index: it is kept until it is taken out.
    kept: Vec<bool>,
}

impl Ordering {
    /// `places` are the items as they stand on the screen, by the author's index.
    pub fn of(asked: &Order, places: Vec<usize>) -> Ordering {
        Ordering {
            asked: asked.clone(),
            ticking: Ticking::of(places, TickRule::All),
            kept: vec![false; asked.items.len()],
        }
    }

    /// Keeps what had its place.
    pub fn keep(&mut self, right: &[String]) {
        let items = self.asked.items.iter();
        self.kept = items.map(|item| right.contains(&item.id)).collect();
        self.ticking.ticked = (0..self.kept.len()).filter(|place| self.kept[*place]).collect();
    }

    pub fn update(&mut self, input: Input) -> Option<Answer> {
        let given = self.ticking.update(input);
        for (place, kept) in self.kept.iter_mut().enumerate() {
            *kept &= self.ticking.ticked.contains(&place);
        }
        given?;
        let placed = self.placed().into_iter().flatten();
        let ids = placed.map(|index| self.asked.items[index].id.clone());
        Some(Answer::Order(ids.collect()))
    }

    /// What stands at each place: what was kept at its own, the rest in the order of ticking.
    fn placed(&self) -> Vec<Option<usize>> {
        let mut ticked = self.ticking.ticked.iter().copied().filter(|index| !self.kept[*index]);
        let places = self.kept.iter().enumerate();
        places
            .map(|(place, kept)| if *kept { Some(place) } else { ticked.next() })
            .collect()
    }

    pub fn page(&self, layout: &Layout) -> Body {
        let words = self.asked.items.iter().map(|item| layout.ctx.text(&item.text));
        let words: Vec<Bilingual> = words.collect();
        let body = if self.ticking.ticked.is_empty() {
            note(layout, &sentence::player_order())
        } else {
            placed(layout, &self.placed(), &words)
        };
        (body, self.ticking.items(layout, &words), self.ticking.keys())
    }
}

/// The things that have their place already, first to last, and before what was kept the places that are open.
fn placed(layout: &Layout, places: &[Option<usize>], words: &[Bilingual]) -> Vec<Block> {
    let filled = places.iter().rposition(Option::is_some).map_or(0, |last| last + 1);
    let lines = places[..filled].iter().enumerate().flat_map(|(place, index)| {
        let line = |word: &str| format!("{}. {word}", place + 1);
        match index {
            Some(index) => layout.lines(&words[*index].map(line), Ink::Plain),
            None => layout.lines(&words[0].map(|_| line("…")), Ink::Strong),
        }
    });
    vec![Block::text(lines.collect()), layout.space()]
}

/// What stands on the screen for the item with this id.
pub fn part(step: &Order, id: &str) -> Option<Arg> {
    let item = step.items.iter().find(|item| item.id == id);
    item.map(|item| Arg::Written(item.text.clone()))
}

/// All of them in their right order.
pub fn put_together(ctx: &ViewContext, step: &Order) -> Vec<Bilingual> {
    let items = step.items.iter().enumerate();
    items
        .map(|(place, item)| ctx.text(&item.text).map(|words| format!("{}. {words}", place + 1)))
        .collect()
}
