//! Things ticked one after the other into their order.
//!
//! ```text
//!  1. 称重                      ......     what has its place already
//!  2. 装箱                      ......
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
}

impl Ordering {
    /// `places` are the items as they stand on the screen, by the author's index.
    pub fn of(asked: &Order, places: Vec<usize>) -> Ordering {
        Ordering {
            asked: asked.clone(),
            ticking: Ticking::of(places, TickRule::All),
        }
    }

    /// Keeps what had its place, up to the first that had not.
    pub fn keep(&mut self, right: &[String]) {
        let items = self.asked.items.iter();
        let kept = items.take_while(|item| right.contains(&item.id)).count();
        self.ticking.ticked = (0..kept).collect();
    }

    pub fn update(&mut self, input: Input) -> Option<Answer> {
        let ticked = self.ticking.update(input)?;
        let ids = ticked.iter().map(|index| self.asked.items[*index].id.clone());
        Some(Answer::Order(ids.collect()))
    }

    pub fn page(&self, layout: &Layout) -> Body {
        let words = self.asked.items.iter().map(|item| layout.ctx.text(&item.text));
        let words: Vec<Bilingual> = words.collect();
        let body = if self.ticking.ticked.is_empty() {
            note(layout, &sentence::player_order())
        } else {
            placed(layout, &self.ticking.ticked, &words)
        };
        (body, self.ticking.items(layout, &words), self.ticking.keys())
    }
}

/// The things that have their place already, first to last.
fn placed(layout: &Layout, ticked: &[usize], words: &[Bilingual]) -> Vec<Block> {
    let lines = ticked.iter().enumerate().flat_map(|(place, index)| {
        let word = words[*index].map(|word| format!("{}. {word}", place + 1));
        layout.lines(&word, Ink::Plain)
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
