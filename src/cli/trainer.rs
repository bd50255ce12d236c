//! `bazar trainer`: the trainer's board in a terminal, or printed once with `--plain`.

use std::process::ExitCode;

use crate::{app::App, plain, tui, tutor::Book};

use super::{
    Failure, Global,
    console::{PLAIN, need_terminal, print, printed, world},
    learn::run_id,
    start::Start,
};

pub fn run(global: &Global) -> Result<ExitCode, Failure> {
    let start = Start::new(global)?;
    need_terminal(global, &start)?;
    let (course, _) = start.course(global)?;
    if global.plain {
        let book = Book::of(start.entries(global)?);
        let mut app = App::for_trainer(course, start.locales.clone(), book, run_id(), start.tongues.clone());
        app.write_in(printed(global));
        print(global, &plain::page(&app.page(PLAIN)))?;
        return Ok(ExitCode::SUCCESS);
    }
    let (mut store, book) = start.store(global)?;
    let mut app = App::for_trainer(course, start.locales.clone(), book, run_id(), start.tongues.clone());
    tui::run(&mut app, world(global, &start, Some(&mut store))?)?;
    Ok(ExitCode::SUCCESS)
}
