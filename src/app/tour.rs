//! A hand that plays a first sale by itself, key by key: somebody new signs in, opens a shop, sells, and looks back.
//!
//! ```text
//! Arriving ─▶ Selling ─▶ Leaving ─▶ (no key more)
//! key check   the author's own     settles, answers questions,
//! … market    solution, by keys    looks at the figures, home
//! ```
//!
//! It knows the keys of the way to the market by the order of the course; in the market it asks `keys_to`.

use crate::market::order;
use std::collections::VecDeque;

use super::{
    input::{Input, Key},
    market::keys_to,
    update::App,
};
use crate::{
    course::{Course, Play},
    market::{Command, Figure},
};

pub struct Tour {
    /// To be pressed before anything is decided.
    keys: VecDeque<Key>,
    /// What is left of the author's solution.
    script: VecDeque<Command>,
    stage: Stage,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Selling,
    /// Out of the market, before its questions.
    Settled,
    /// Before the last keys, or behind them.
    Leaving,
}

impl Tour {
    /// The tour of one scenario of the course; nothing if no unit of the course offers it.
    pub fn of(course: &Course, play: &Play) -> Option<Tour> {
        let offers = |unit: &&crate::course::Unit| unit.scenarios.contains(&play.id);
        let unit = course.units.iter().position(|unit| offers(&unit))?;
        let lessons = course.units[unit]
            .lessons
            .iter()
            .filter(|lesson| lesson.is_readable)
            .count();
        let scenario = course.units[unit].scenarios.iter().position(|id| *id == play.id)?;
        let digit = |number: usize| u8::try_from(number).ok().filter(|digit| *digit <= 9).map(Key::Digit);
        let keys = [
            // The key check; the languages as they are; somebody new, whose name is written later.
            Key::Digit(5),
            Key::Enter,
            Key::Digit(1),
            Key::Digit(2),
            // On the road, the first choice goes on with the lessons; the units follow.
            digit(2 + unit)?,
            digit(1 + lessons + scenario)?,
            // From the brief into the market.
            Key::Digit(1),
        ];
        Some(Tour {
            keys: keys.into(),
            script: play.solution.iter().cloned().collect(),
            stage: Stage::Selling,
        })
    }

    /// Returns the next key for what the app shows; nothing when the tour is over.
    pub fn next(&mut self, app: &App) -> Option<Input> {
        if self.keys.is_empty() {
            self.keys = self.decide(app)?.into();
        }
        self.keys.pop_front().map(Input::Key)
    }

    fn decide(&mut self, app: &App) -> Option<Vec<Key>> {
        match self.stage {
            Stage::Selling => self.sell(app),
            // The first answer, and what the books say of it.
            Stage::Settled if app.asks_back() => Some(vec![Key::Digit(1), Key::Enter]),
            Stage::Settled => {
                self.stage = Stage::Leaving;
                // One page of figures and the next; home.
                Some(vec![Key::Enter, Key::Esc, Key::Esc])
            }
            Stage::Leaving => None,
        }
    }

    fn sell(&mut self, app: &App) -> Option<Vec<Key>> {
        let (market_screen, market) = app.market_screen()?;
        while let Some(command) = self.script.pop_front() {
            if 1 <= market.figure(Figure::Order(order::Figure::Settled)) && command == Command::WAIT {
                break;
            }
            // A script that holds on every seed does things that this market has no need of.
            let is_needed = market.clone().execute(&command).is_ok();
            if let Some(keys) = is_needed
                .then(|| keys_to(market_screen, market, &app.ctx(), &command))
                .flatten()
            {
                return Some(keys);
            }
        }
        self.stage = Stage::Settled;
        // Out of the market; the last choice settles what is open, once it has asked.
        Some(vec![Key::Esc, Key::Up, Key::Enter, Key::Digit(2)])
    }
}
