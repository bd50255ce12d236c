//! `bazar report`: the trainer's figures as text, as a file for a spreadsheet or a program, or as a page to print.

use std::process::ExitCode;

use anyhow::Context;

use crate::{
    report::{self, Asked},
    say::{Arg, Localizer, sentence},
    store::write_file,
    text::Script,
    tutor::{ClassId, LearnerId, LearnerRecords},
};

use super::{
    Failure, Global, ReportFormat, Wanted,
    console::{print, printed},
    start::Start,
};

pub fn run(global: &Global, wanted: &Wanted) -> Result<ExitCode, Failure> {
    let start = Start::new(global)?;
    if wanted.format == ReportFormat::Xlsx && wanted.output.is_none() {
        return Err(start.failure(&sentence::cli_report_needs_file()).usage());
    }
    if wanted.format == ReportFormat::Xapi && wanted.kind.id != "attempts" {
        return Err(start.failure(&sentence::cli_report_no_xapi()).usage());
    }
    let (course, _) = start.course(global)?;
    let records = start.records(global)?;
    let localizer = |lang| Localizer {
        locales: &start.locales,
        names: &course.names,
        lang,
    };
    let class = wanted.class.as_deref().map(|name| class(&start, &records, name));
    let learner = wanted.learner.map(|card| learner(&start, &records, card));
    let asked = Asked {
        class: class.transpose()?,
        learner: learner.transpose()?,
        is_pseudonymous: wanted.pseudonyms,
        ..Asked::of_all(&records, &course)
    };
    let localizers: Vec<Localizer> = start.languages.each().map(localizer).collect();
    let script = match printed(global) {
        // Whatever opens a file joins and turns letters by itself.
        Script::Joined if wanted.output.is_some() => Script::Typed,
        script @ (Script::Joined | Script::Typed | Script::Latin) => script,
    };
    let content = content(wanted, &asked, &localizers, script);
    match &wanted.output {
        Some(path) => {
            write_file(path, &content).with_context(|| format!("write `{}`", path.display()))?;
        }
        None => print(global, &String::from_utf8_lossy(&content))?,
    }
    Ok(ExitCode::SUCCESS)
}

fn content(wanted: &Wanted, asked: &Asked, localizers: &[Localizer], script: Script) -> Vec<u8> {
    let first = localizers[0];
    let table = asked.table(wanted.kind);
    match wanted.format {
        ReportFormat::Csv => report::csv(&table, first).into_bytes(),
        ReportFormat::Xlsx => report::xlsx(&table, localizers),
        ReportFormat::Html => report::html(&table, first).into_bytes(),
        ReportFormat::Json => report::json(wanted.kind.id, &table, first).into_bytes(),
        ReportFormat::Xapi => report::xapi(asked).into_bytes(),
        ReportFormat::Text => {
            let lines = report::print(&table, first, script);
            let lines = lines.iter().map(|line| format!("{}\n", line.plain().trim_end()));
            lines.collect::<String>().into_bytes()
        }
    }
}

fn class(start: &Start, records: &LearnerRecords, name: &str) -> Result<ClassId, Failure> {
    let classes = &records.center.classes;
    let named = |class: &&ClassId| records.center.class_name(**class) == Some(name.trim());
    classes.keys().find(named).copied().ok_or_else(|| {
        let known: Vec<&str> = classes
            .keys()
            .filter_map(|class| records.center.class_name(*class))
            .collect();
        let told = sentence::cli_no_class(Arg::as_is(known.join(", ")), Arg::as_is(name));
        start.failure(&told).usage()
    })
}

fn learner(start: &Start, records: &LearnerRecords, card: u16) -> Result<LearnerId, Failure> {
    let number = Arg::Number(i64::from(card));
    match records.with_card(card)[..] {
        [learner] => Ok(learner),
        [] => Err(start.failure(&sentence::cli_no_card(number)).usage()),
        _ => Err(start.failure(&sentence::cli_two_cards(number)).usage()),
    }
}
