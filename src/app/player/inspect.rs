//! The parts of a listing, label or message, of which the faulty ones are ticked.

use super::{
    Body, note,
    ticking::{TickRule, Ticking},
};
use crate::{
    app::{input::Input, layout::Layout},
    course::{Answer, Inspect},
    say::{Arg, sentence},
};

#[derive(Debug, Clone, PartialEq)]
pub struct Inspecting {
    asked: Inspect,
    ticking: Ticking,
}

impl Inspecting {
    pub fn of(asked: &Inspect) -> Inspecting {
        Inspecting {
            ticking: Ticking::plain(asked.parts.len(), TickRule::Any),
            asked: asked.clone(),
        }
    }

    /// What was found stays ticked.
    pub fn keep(&mut self, right: &[String]) {
        let parts = self.asked.parts.iter().enumerate();
        let found = parts.filter(|(_, part)| right.contains(&part.id)).map(|(at, _)| at);
        self.ticking.ticked = found.collect();
    }

    pub fn update(&mut self, input: Input) -> Option<Answer> {
        let ticked = self.ticking.update(input)?;
        let ids = ticked.iter().map(|index| self.asked.parts[*index].id.clone());
        Some(Answer::Inspect(ids.collect()))
    }

    pub fn page(&self, layout: &Layout) -> Body {
        let words = self.asked.parts.iter().map(|part| layout.ctx.text(&part.text));
        let items = self.ticking.items(layout, &words.collect::<Vec<_>>());
        (note(layout, &sentence::player_several()), items, self.ticking.keys())
    }
}

/// What stands on the screen for the part with this id.
pub fn part(step: &Inspect, id: &str) -> Option<Arg> {
    let part = step.parts.iter().find(|part| part.id == id);
    part.map(|part| Arg::Written(part.text.clone()))
}
