//! `bazar report`: the trainer's figures as text or as a file for a spreadsheet.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;

use crate::{report, say::Speech, tutor::Book};

use super::{Failure, Global, ReportFormat, ReportKind, console::print, start::Start};

pub fn run(
    global: &Global,
    kind: ReportKind,
    format: ReportFormat,
    output: Option<&Path>,
) -> Result<ExitCode, Failure> {
    let start = Start::new(global)?;
    let (course, _) = start.course(global)?;
    let book = Book::of(start.entries(global)?);
    let speech = Speech {
        locales: &start.locales,
        names: &course.names,
        lang: &start.tongues.own,
    };
    let table = match kind {
        ReportKind::Class => report::class(&book, &course, None, speech),
        ReportKind::Missed => report::missed(&book, None, speech),
    };
    let text = match format {
        ReportFormat::Csv => report::csv(&table),
        ReportFormat::Text => {
            let lines = report::print(&table, &start.tongues.own);
            lines
                .iter()
                .map(|line| format!("{}\n", line.plain().trim_end()))
                .collect()
        }
    };
    match output {
        Some(path) => fs::write(path, text).with_context(|| format!("write `{}`", path.display()))?,
        None => print(global, &text)?,
    }
    Ok(ExitCode::SUCCESS)
}
