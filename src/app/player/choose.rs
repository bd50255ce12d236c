//! A question with options: one is taken, or several are ticked. The exit question is asked so too.

use super::{
    Body, note,
    ticking::{TickRule, Ticking},
};
use crate::{
    app::{
        desk::{Desk, Said},
        input::Input,
        lay::Paper,
        page::Item,
    },
    course::{Choice, Choose},
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

    pub fn page(&self, paper: &Paper) -> Body {
        let body = if self.asked.is_several() {
            note(paper, "app-player-several")
        } else {
            Vec::new()
        };
        (body, self.items(paper), self.ticking.keys())
    }

    /// Of the exit question, which is told from a step's by nothing above its options.
    pub fn exit_page(&self, paper: &Paper) -> Body {
        (Vec::new(), self.items(paper), self.ticking.keys())
    }

    fn items(&self, paper: &Paper) -> Vec<Item> {
        let words = self.asked.options.iter().map(|option| paper.desk.text(&option.text));
        self.ticking.items(paper, &words.collect::<Vec<_>>())
    }
}

/// What stands on the screen for the option with this id.
pub fn part(desk: &Desk, options: &[Choice], id: &str) -> Option<Said> {
    let option = options.iter().find(|option| option.id == id);
    option.map(|option| desk.text(&option.text))
}
