//! `bazar trainer`: the trainer's board in a terminal, or printed once with `--plain`.

use std::process::ExitCode;

use crate::{
    app::App,
    plain,
    tui::{self, run_id},
};

use super::{
    Failure, Global,
    console::{PLAIN, context, need_terminal, print, printed},
    start::Start,
};

pub fn run(global: &Global) -> Result<ExitCode, Failure> {
    let start = Start::new(global)?;
    need_terminal(global, &start)?;
    let (course, _) = start.course(global)?;
    if global.plain {
        let records = start.records(global)?;
        let mut app = App::for_trainer(
            course,
            start.locales.clone(),
            records,
            run_id(),
            start.languages.clone(),
        );
        app.write_in(printed(global));
        print(global, &plain::page(&app.page(PLAIN)))?;
        return Ok(ExitCode::SUCCESS);
    }
    let (mut store, records) = start.store(global)?;
    let mut app = App::for_trainer(
        course,
        start.locales.clone(),
        records,
        run_id(),
        start.languages.clone(),
    );
    tui::run(&mut app, context(global, &start, Some(&mut store))?)?;
    Ok(ExitCode::SUCCESS)
}
