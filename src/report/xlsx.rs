//! A table as a sheet for Excel, WPS and LibreOffice: numbers are numbers and days are days, the headings stay in sight, and the sheet
//! begins at the reader's side. What is said under a table stands on a second sheet, so that the first can be sorted.

use jiff::civil::Date;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Note, Workbook, Worksheet, XlsxError,
};

use super::{
    Cell, Column, Table,
    csv::heads,
    table::{FEW, Holds},
};
use crate::{
    say::{Arg, Localizer, sentence},
    text::{Direction, Ink, line},
};

/// A column of words is at most this wide (in letters) and wraps.
const WORDS: usize = 44;
/// More letters than this no cell takes.
const LONGEST: usize = 32_767;
const A4: u8 = 9;
/// How high a line of a cell is (in points); not every program finds the height of a row that wraps.
const LINE: u32 = 16;

/// Returns the whole file. Headings are in the languages of `localizers`, words in the first of them; the key for programs is the
/// heading's note.
pub fn write(table: &Table, localizers: &[Localizer]) -> Vec<u8> {
    made(table, localizers).expect("a table fits a sheet: its words are cut, its names are without forbidden signs")
}

fn made(table: &Table, localizers: &[Localizer]) -> Result<Vec<u8>, XlsxError> {
    let first = localizers[0];
    let mut book = Workbook::new();
    // The same table makes the same file.
    let made_at = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let about = DocProperties::new().set_title(first.say(&table.title));
    book.set_properties(&about.set_creation_datetime(&made_at));
    let sheet = book.add_worksheet();
    sheet.set_name(tab(&first.say(&sentence::report_sheet_table())))?;
    fill(sheet, table, localizers)?;
    let sheet = book.add_worksheet();
    sheet.set_name(tab(&first.say(&sentence::report_sheet_notes())))?;
    notes(sheet, table, localizers)?;
    book.save_to_buffer()
}

fn fill(sheet: &mut Worksheet, table: &Table, localizers: &[Localizer]) -> Result<(), XlsxError> {
    let first = localizers[0];
    let bold = Format::new().set_bold().set_border_bottom(FormatBorder::Thin);
    let bold = bold.set_align(FormatAlign::Top).set_text_wrap();
    let mut widths: Vec<usize> = Vec::new();
    for column in table.columns {
        let titles: Vec<Vec<String>> = localizers.iter().map(|localizer| titles(column, *localizer)).collect();
        for (part, key) in heads(column).iter().enumerate() {
            let lines: Vec<&str> = titles.iter().map(|titles| titles[part].as_str()).collect();
            let at = u16::try_from(widths.len()).expect("few columns");
            sheet.write_with_format(0, at, lines.join("\n"), &bold)?;
            sheet.insert_note(0, at, &Note::new(key.as_str()).add_author_prefix(false))?;
            widths.push(lines.iter().map(|words| width(words, first)).max().unwrap_or(0));
        }
    }
    sheet.set_row_height(0, LINE * u32::try_from(localizers.len()).unwrap_or(1))?;
    for (row, cells) in (1..).zip(&table.rows) {
        let (mut at, mut lines) = (0, 1);
        for (cell, column) in cells.iter().zip(table.columns) {
            for value in values(cell, column) {
                let wide = put(sheet, (row, at), &value, first)?;
                lines = lines.max(wide.div_ceil(WORDS));
                let known = &mut widths[usize::from(at)];
                *known = wide.max(*known);
                at += 1;
            }
        }
        if 1 < lines {
            sheet.set_row_height(row, LINE * u32::try_from(lines).unwrap_or(1))?;
        }
    }
    for (at, wide) in (0..).zip(&widths) {
        sheet.set_column_width(at, u32::try_from(2 + wide.min(&WORDS)).unwrap_or(8))?;
    }
    let last = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
    let columns = u16::try_from(widths.len()).unwrap_or(1);
    sheet.autofilter(0, 0, last, columns.saturating_sub(1))?;
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    page(sheet, first);
    Ok(())
}

/// Title and notes, a row each; of each language.
fn notes(sheet: &mut Worksheet, table: &Table, localizers: &[Localizer]) -> Result<(), XlsxError> {
    let wrapped = Format::new().set_text_wrap();
    let mut row = 0;
    for localizer in localizers {
        for said in std::iter::once(&table.title).chain(&table.notes) {
            let words = localizer.say(said);
            sheet.write_with_format(row, 0, &words, &reading(wrapped.clone(), &words, *localizer))?;
            row += 1;
        }
    }
    sheet.set_column_width(0, 2 * u32::try_from(WORDS).unwrap_or(40))?;
    page(sheet, localizers[0]);
    Ok(())
}

fn page(sheet: &mut Worksheet, localizer: Localizer) {
    sheet.set_right_to_left(localizer.lang.direction() == Direction::RightToLeft);
    sheet.set_paper_size(A4);
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
}

/// A column's headings as a person reads them, as many as the sheet has columns for it.
fn titles(column: &Column, localizer: Localizer) -> Vec<String> {
    let title = column.shown(localizer);
    let with = |say: fn(Arg) -> crate::say::Sentence| localizer.say(&say(Arg::as_is(title.as_str())));
    match column.holds {
        Holds::Plain => vec![title],
        Holds::Shares => vec![title.clone(), with(sentence::report_of_all)],
        Holds::Money => vec![with(sentence::report_in_yuan)],
        Holds::Minutes => vec![with(sentence::report_in_minutes)],
    }
}

/// What one cell of a sheet holds.
enum Value<'a> {
    Words(&'a Arg),
    Number(i64),
    Fen(i64),
    Day(Date),
    Nothing,
    Few,
}

fn values<'a>(cell: &'a Cell, column: &Column) -> Vec<Value<'a>> {
    let twice = if column.holds == Holds::Shares { 2 } else { 1 };
    match cell {
        Cell::Text(word) => vec![Value::Words(word)],
        Cell::Number(number) => vec![Value::Number(*number)],
        Cell::Money(fen) => vec![Value::Fen(*fen)],
        Cell::Share { part, whole } => vec![Value::Number(*part), Value::Number(*whole)],
        Cell::Date(date) => vec![Value::Day(*date)],
        Cell::Duration(min) => vec![Value::Number(i64::from(*min))],
        Cell::Blank => (0..twice).map(|_| Value::Nothing).collect(),
        Cell::Few => (0..twice).map(|_| Value::Few).collect(),
    }
}

/// Writes a cell; returns how wide it is.
fn put(sheet: &mut Worksheet, (row, at): (u32, u16), value: &Value, localizer: Localizer) -> Result<usize, XlsxError> {
    let top = Format::new().set_align(FormatAlign::Top);
    match value {
        Value::Words(word) => {
            let words: String = localizer.arg(word).chars().take(LONGEST).collect();
            sheet.write_string_with_format(row, at, &words, &reading(top.set_text_wrap(), &words, localizer))?;
            return Ok(width(&words, localizer));
        }
        Value::Number(number) => sheet.write_number_with_format(row, at, *number as f64, &top)?,
        Value::Fen(fen) => {
            let yuan = *fen as f64 / 100.0;
            sheet.write_number_with_format(row, at, yuan, &top.set_num_format("0.00"))?
        }
        Value::Day(date) => {
            let day = ExcelDateTime::from_ymd(date.year() as u16, date.month() as u8, date.day() as u8)?;
            sheet.write_datetime_with_format(row, at, &day, &top.set_num_format("yyyy-mm-dd"))?
        }
        Value::Few => sheet.write_string_with_format(row, at, FEW, &top)?,
        Value::Nothing => return Ok(0),
    };
    Ok(10)
}

/// A sentence of a language from the right that begins with a Chinese word would else end on the wrong side.
fn reading(format: Format, words: &str, localizer: Localizer) -> Format {
    const FROM_RIGHT: u8 = 2;
    let is_arabic = |letter: char| ('\u{600}'..='\u{6ff}').contains(&letter);
    match localizer.lang.direction() == Direction::RightToLeft && words.contains(is_arabic) {
        true => format.set_reading_direction(FROM_RIGHT),
        false => format,
    }
}

/// How many narrow letters the widest line of the words takes.
fn width(words: &str, localizer: Localizer) -> usize {
    let lines = words
        .lines()
        .map(|words| line(words, localizer.lang, Ink::Plain).width());
    lines.max().unwrap_or(0)
}

/// Words that may stand on a sheet's tab.
fn tab(words: &str) -> String {
    let allowed = words.chars().filter(|letter| !"[]:*?/\\'".contains(*letter));
    allowed.take(31).collect()
}
