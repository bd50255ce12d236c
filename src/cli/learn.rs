//! `bazar`: the program itself, in a terminal; with `--plain` as numbered text that reads keys from lines.

use std::io::{BufRead, IsTerminal};
use std::process::ExitCode;

use anyhow::Context;

use crate::{
    app::{App, Input, Key, Options},
    plain,
    say::{Arg, sentence},
    store::Store,
    tui::{self, EffectRunner, run_id},
};

use super::{
    Failure, Global,
    console::{PLAIN, context, need_terminal, print, printed},
    start::Start,
};

pub fn run(global: &Global) -> Result<ExitCode, Failure> {
    let start = Start::new(global)?;
    need_terminal(global, &start)?;
    let (course, problems) = start.course(global)?;
    let (mut store, records) = start.store(global)?;
    if !problems.is_empty() {
        let told = sentence::cli_course_faults(Arg::Number(count(problems.len())));
        start.failure(&told).print();
    }
    let options = Options {
        languages: start.languages.clone(),
        seed: global.seed,
        learners: Vec::new(),
    };
    let mut app = App::new(course, start.locales.clone(), records, run_id(), options);
    if !global.plain || std::io::stdin().is_terminal() {
        app.ask_causes();
    }
    if global.plain {
        app.write_in(printed(global));
        talk(global, &mut app, &mut store)?;
    } else {
        tui::run(&mut app, context(global, &start, Some(&mut store))?)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Prints a page, reads a line of keys, and so on until the lines or the learner end.
///
/// An empty line is Enter; else each word is a key: `esc up down left right back enter`, or its letters one after another.
fn talk(global: &Global, app: &mut App, store: &mut Store) -> Result<(), Failure> {
    let mut runner = EffectRunner::of(Some(store));
    tui::take(app, &mut runner, Input::Resized(PLAIN));
    print(global, &plain::page(&app.page(PLAIN)))?;
    for line in std::io::stdin().lock().lines() {
        let line = line.context("read standard input")?;
        for key in keys(&line) {
            if tui::take(app, &mut runner, Input::Key(key)) {
                return Ok(());
            }
        }
        print(global, &plain::page(&app.page(PLAIN)))?;
    }
    Ok(())
}

fn keys(line: &str) -> Vec<Key> {
    if line.trim().is_empty() {
        return vec![Key::Enter];
    }
    let mut keys = Vec::new();
    for word in line.split_whitespace() {
        match word {
            "enter" => keys.push(Key::Enter),
            "esc" => keys.push(Key::Esc),
            "up" => keys.push(Key::Up),
            "down" => keys.push(Key::Down),
            "left" => keys.push(Key::Left),
            "right" => keys.push(Key::Right),
            "back" => keys.push(Key::Backspace),
            letters => keys.extend(letters.chars().map(Key::typed)),
        }
    }
    keys
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
