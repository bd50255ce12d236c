//! `bazar report`: the trainer's figures as text, as a file for a spreadsheet, or as a page to print.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;

use crate::{
    report::{self, Asked, Report},
    say::Localizer,
    store::write_file,
};

use super::{Failure, Global, ReportFormat, console::print, start::Start};

pub fn run(global: &Global, report: &Report, format: ReportFormat, output: Option<&Path>) -> Result<ExitCode, Failure> {
    let start = Start::new(global)?;
    let (course, _) = start.course(global)?;
    let records = start.records(global)?;
    let localizer = Localizer {
        locales: &start.locales,
        names: &course.names,
        lang: &start.languages.own,
    };
    let table = (report.table)(&Asked {
        records: &records,
        course: &course,
        class: None,
    });
    let text = match format {
        ReportFormat::Csv => report::csv(&table, localizer),
        ReportFormat::Html => report::html(&table, localizer),
        ReportFormat::Text => {
            let lines = report::print(&table, localizer);
            lines
                .iter()
                .map(|line| format!("{}\n", line.plain().trim_end()))
                .collect()
        }
    };
    match output {
        Some(path) => {
            write_file(path, text.as_bytes()).with_context(|| format!("write `{}`", path.display()))?;
        }
        None => print(global, &text)?,
    }
    Ok(ExitCode::SUCCESS)
}
