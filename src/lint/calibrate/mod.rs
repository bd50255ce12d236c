//! `check --calibrate`: published figures beside what simulated shops give. Middling sellers run so many shops, one scenario
//! after the other; each figure is counted in its shops, and the table says how many times off it is.
//!
//! ```text
//! calibration.toml ─ scenarios ─▶ shop after shop: a middling seller, a seed of its own ─▶ market
//!        └─ figures ─────────────▶ counted in each shop, summed, divided ─▶ beside what was published ─▶ table
//! ```
//! Figures that were set aside stay hidden until somebody asks for them: whoever tunes never sees them.

mod measure;
mod middling;
mod table;

pub use measure::{Counted, Part, count as count_in_shop};
pub use middling::{PlayedShop, play as play_middling};
pub use table::calibration_table;

use crate::course::{Course, Play, PublishedFigure};
use crate::tutor::on_every_core;

/// What is wanted of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CalibrationRequest {
    pub shops: u32,
    /// The seed of the first shops; whoever follows in the same scenario has the next one.
    pub first_seed: u64,
    /// Counts those that were set aside, too.
    pub with_held_out: bool,
}

/// A published figure and what the shops gave.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    pub figure: PublishedFigure,
    /// In the unit of its measure; nothing where it was set aside or nothing could be counted.
    pub simulated: Option<i64>,
}

/// Runs the shops and counts every figure in them.
pub fn calibrate(course: &Course, request: &CalibrationRequest) -> Vec<Compared> {
    let calibration = course.calibration();
    let plays: Vec<&Play> = calibration
        .scenarios
        .iter()
        .filter_map(|id| course.scenarios.get(id))
        .collect();
    let is_wanted = |figure: &&PublishedFigure| request.with_held_out || !figure.held_out;
    let wanted: Vec<&PublishedFigure> = calibration.figures.iter().filter(is_wanted).collect();
    // Only scenarios that can be played have shops.
    let count = if plays.is_empty() { 0 } else { request.shops };
    let shops: Vec<u32> = (0..count).collect();
    let scenarios = u32::try_from(plays.len().max(1)).expect("some");
    let counted_in = |shop: &u32| -> Vec<Counted> {
        let play = plays[usize::try_from(shop % scenarios).expect("some")];
        let played = middling::play(play, request.first_seed + u64::from(shop / scenarios));
        let counted = |figure: &&PublishedFigure| {
            let is_here = figure.scenarios.is_empty() || figure.scenarios.contains(&play.id);
            if is_here {
                measure::count(figure, &played)
            } else {
                Counted::default()
            }
        };
        wanted.iter().map(counted).collect()
    };
    let all = on_every_core(&shops, counted_in, &|_, _| true).expect("a watch that always goes on ends nothing");
    let sum = |at: usize| {
        all.iter()
            .map(|counted| counted[at])
            .fold(Counted::default(), Counted::plus)
    };
    let compared = |figure: &PublishedFigure| {
        let at = wanted.iter().position(|wanted| wanted.id == figure.id);
        Compared {
            figure: figure.clone(),
            simulated: at.and_then(|at| sum(at).value(figure.measure)),
        }
    };
    calibration.figures.iter().map(compared).collect()
}

/// Off by more than so many hundredths, up or down, wants mending or a note.
const OFF_HUNDREDTHS: i64 = 200;

impl Compared {
    /// How many times what was published the shops give, in hundredths: one inside its range, else against the nearer end.
    pub fn ratio_hundredths(&self) -> Option<i64> {
        let simulated = self.simulated?;
        let nearest = simulated.clamp(self.figure.least, self.figure.most);
        (nearest != 0).then(|| (simulated * 100 + nearest / 2) / nearest)
    }

    /// Whether it is off by more than a factor of two.
    pub fn is_off(&self) -> bool {
        self.ratio_hundredths()
            .is_some_and(|ratio| OFF_HUNDREDTHS < ratio || ratio * OFF_HUNDREDTHS < 10_000)
    }
}
