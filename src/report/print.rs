//! A table as lines for a screen or a printer: columns as wide as their widest cell, long words wrapped. In a file Uyghur stands
//! in plain letters and in reading order, as whatever opens it expects.

use crate::{
    say::Localizer,
    text::{Align, Direction, Ink, Lang, Line, Script, columns},
};

use super::Table;

/// Blank columns between two cells.
const GAP: usize = 2;
/// A cell of words is at most this wide, and wraps.
const WORDS: usize = 26;

/// Returns the table's rows, heading first, laid out in the language of `localizer`. A right-to-left language begins at the
/// right edge.
pub fn print(table: &Table, localizer: Localizer, script: Script) -> Vec<Line> {
    let lang = localizer.lang;
    let is_mirrored = is_mirrored(script, lang);
    let mut cells: Vec<Vec<(String, Ink)>> = vec![
        table
            .columns
            .iter()
            .map(|column| (column.shown(localizer), Ink::Strong))
            .collect(),
    ];
    cells.extend(
        table
            .rows
            .iter()
            .map(|row| row.iter().map(|cell| (cell.shown(localizer), Ink::Plain)).collect()),
    );
    let mut sides: Vec<(usize, Align)> = (0..table.columns.len())
        .map(|column| side(table, &cells, column, (script, lang)))
        .collect();
    let mut rows: Vec<Vec<Line>> = cells
        .iter()
        .flat_map(|row| wrapped(row, &sides, (script, lang)))
        .collect();
    if is_mirrored {
        rows.iter_mut().for_each(|row| row.reverse());
        sides.reverse();
    }
    let width = sides
        .iter()
        .map(|(width, _)| width + GAP)
        .sum::<usize>()
        .saturating_sub(GAP);
    let near = near(script, lang);
    let mut lines = script.flow(&localizer.say(&table.title), lang, width, near, Ink::Strong);
    lines.push(Line::default());
    lines.extend(columns(&rows, &sides, GAP));
    lines.push(Line::default());
    lines.extend(
        table
            .notes
            .iter()
            .flat_map(|note| script.flow(&localizer.say(note), lang, width, near, Ink::Dim)),
    );
    lines
}

/// How wide a column is, and on which side its cells stand: numbers right, words where the language starts.
fn side(table: &Table, cells: &[Vec<(String, Ink)>], column: usize, (script, lang): (Script, &Lang)) -> (usize, Align) {
    let widths = cells
        .iter()
        .map(|row| script.line(&row[column].0, lang, Ink::Plain).width());
    let is_number = table.rows.iter().any(|row| row[column].is_number());
    let align = match (is_number, near(script, lang)) {
        (true, _) => Align::Right,
        (false, near) => near,
    };
    (widths.max().unwrap_or(0).min(WORDS), align)
}

/// The first column stands at the right edge.
fn is_mirrored(script: Script, lang: &Lang) -> bool {
    script != Script::Typed && script.direction(lang) == Direction::RightToLeft
}

/// Where words begin.
fn near(script: Script, lang: &Lang) -> Align {
    match is_mirrored(script, lang) {
        true => Align::Right,
        false => Align::Left,
    }
}

/// One row of cells becomes as many rows of lines as its longest cell needs.
fn wrapped(row: &[(String, Ink)], sides: &[(usize, Align)], (script, lang): (Script, &Lang)) -> Vec<Vec<Line>> {
    let stacks: Vec<Vec<Line>> = row
        .iter()
        .zip(sides)
        .map(|((words, ink), (width, align))| script.flow(words, lang, *width, *align, *ink))
        .collect();
    let height = stacks.iter().map(Vec::len).max().unwrap_or(0);
    let at = |stack: &Vec<Line>, index| stack.get(index).cloned().unwrap_or_default();
    (0..height)
        .map(|index| stacks.iter().map(|stack| at(stack, index)).collect())
        .collect()
}
