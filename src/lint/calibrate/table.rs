//! The table of published and simulated figures, in Markdown, for authors.

use std::fmt::Write as _;

use super::{CalibrationRequest, Compared};
use crate::course::MeasureUnit;

/// Shares below this are shown in parts of a million.
const SMALL_PPM: i64 = 1_000;

/// How it was made, and a row a figure, in the order of the file.
pub fn calibration_table(request: &CalibrationRequest, all: &[Compared]) -> String {
    let head = [
        "figure",
        "what was published",
        "published",
        "simulated",
        "ratio",
        "confidence",
        "source, date",
        "held out",
        "note",
    ];
    let option = if request.with_held_out { " --held-out" } else { "" };
    let mut out = format!(
        "What is published about real shops, and what {} simulated shops of middling sellers give, from seed {} on. Made by \
         `bazar check --calibrate{option}`.\n\n| {} |\n|{}\n",
        request.shops,
        request.first_seed,
        head.join(" | "),
        "---|".repeat(head.len()),
    );
    for compared in all {
        let figure = &compared.figure;
        let unit = figure.measure.unit();
        let published = if figure.least == figure.most {
            shown(unit, figure.least)
        } else {
            format!("{} to {}", shown(unit, figure.least), shown(unit, figure.most))
        };
        let confidence: &str = figure.confidence.into();
        let row = [
            figure.id.clone(),
            figure.what.clone(),
            published,
            compared
                .simulated
                .map_or_else(|| "–".to_owned(), |value| shown(unit, value)),
            compared.ratio_hundredths().map_or_else(|| "–".to_owned(), hundredths),
            confidence.to_owned(),
            format!("{}, {}", figure.source, figure.date),
            if figure.held_out { "yes" } else { "" }.to_owned(),
            figure.note.clone().unwrap_or_default(),
        ];
        writeln!(out, "| {} |", row.join(" | ")).expect("a string takes every line");
    }
    out
}

fn shown(unit: MeasureUnit, value: i64) -> String {
    match unit {
        MeasureUnit::Share if value.abs() < SMALL_PPM => format!("{value} in a million"),
        MeasureUnit::Share => format!("{}.{:02} %", value / 10_000, value % 10_000 / 100),
        MeasureUnit::Fen => format!("{} yuan", hundredths(value)),
        MeasureUnit::Minutes => format!("{} days", hundredths(value * 100 / 1_440)),
        MeasureUnit::Hundredths => hundredths(value),
    }
}

fn hundredths(value: i64) -> String {
    let sign = if value < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", value.abs() / 100, value.abs() % 100)
}
