//! A question with options: one is taken, or several are ticked. The exit question is asked so too.

use super::{
    Body, note,
    ticking::{TickRule, Ticking},
};
use crate::{
    app::{input::Input, layout::Layout, page::Item},
    course::{Choice, Choose},
    say::{Arg, sentence},
};

#[derive(Debug, Clone, PartialEq)]
pub struct Choosing {
    asked: Choose,
    ticking: Ticking,
}

impl Choosing {
    pub fn of(asked: &Choose) -> Choosing {
        let rule = if asked.is_several() {
            TickRule::Some
        } else {
            TickRule::One
        };
        Choosing {
            ticking: Ticking::plain(asked.options.len(), rule),
            asked: asked.clone(),
        }
    }

    /// Returns the ids of the options, once they are chosen.
    pub fn update(&mut self, input: Input) -> Option<Vec<String>> {
        let ticked = self.ticking.update(input)?;
        let ids = ticked.iter().map(|index| self.asked.options[*index].id.clone());
        Some(ids.collect())
    }

    pub fn page(&self, layout: &Layout) -> Body {
        let body = if self.asked.is_several() {
            note(layout, &sentence::player_several())
        } else {
            Vec::new()
        };
        (body, self.items(layout), self.ticking.keys())
    }

    /// Of the exit question, which is told from a step's by nothing above its options.
    pub fn exit_page(&self, layout: &Layout) -> Body {
        (Vec::new(), self.items(layout), self.ticking.keys())
    }

    fn items(&self, layout: &Layout) -> Vec<Item> {
        let words = self.asked.options.iter().map(|option| layout.ctx.text(&option.text));
        self.ticking.items(layout, &words.collect::<Vec<_>>())
    }
}

/// What stands on the screen for the option with this id.
pub fn part(options: &[Choice], id: &str) -> Option<Arg> {
    let option = options.iter().find(|option| option.id == id);
    option.map(|option| Arg::Written(option.text.clone()))
}
