//! `bazar tour`: the program plays a first sale by itself, for a projector; with `--plain` it prints each screen.
//!
//! Nothing of it is kept. The same seed shows the same tour.

use std::process::ExitCode;
use std::time::Duration;

use crate::{
    app::{App, Input, Options, Tour},
    plain,
    tui::{self, EffectRunner},
    tutor::{LearnerRecords, RunId},
};

use super::{
    Failure, Global,
    console::{PLAIN, context, need_terminal, print, printed},
    start::Start,
};

/// The first sale.
const SCENARIO: &str = "s05";
const USUAL_SEED: u64 = 7;
/// Long enough to read a page aloud; any key goes on at once.
const PAUSE: Duration = Duration::from_secs(4);

pub fn run(global: &Global, by_hand: bool) -> Result<ExitCode, Failure> {
    let start = Start::new(global)?;
    need_terminal(global, &start)?;
    let (course, _) = start.course(global)?;
    let tour = course.scenarios.get(SCENARIO).and_then(|play| Tour::of(&course, play));
    let mut tour = tour.ok_or_else(|| start.no_scenario(&course, SCENARIO))?;
    let options = Options {
        languages: start.languages.clone(),
        seed: Some(global.seed.unwrap_or(USUAL_SEED)),
        learners: Vec::new(),
    };
    let mut app = App::new(
        course,
        start.locales.clone(),
        LearnerRecords::default(),
        RunId(1),
        options,
    );
    if !global.plain {
        let pause = (!by_hand).then_some(PAUSE);
        tui::tour(&mut app, |app| tour.next(app), pause, context(global, &start, None)?)?;
        return Ok(ExitCode::SUCCESS);
    }
    app.write_in(printed(global));
    let mut runner = EffectRunner::default();
    tui::take(&mut app, &mut runner, Input::Resized(PLAIN));
    print(global, &plain::page(&app.page(PLAIN)))?;
    while let Some(input) = tour.next(&app) {
        tui::take(&mut app, &mut runner, input);
        print(global, &plain::page(&app.page(PLAIN)))?;
    }
    Ok(ExitCode::SUCCESS)
}
