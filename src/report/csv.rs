//! A table as CSV that spreadsheets open without asking: UTF-8 with a byte-order mark, headings that stay the same.

use crate::say::Localizer;

use super::{
    Cell, Column, Table,
    table::{FEW, Holds},
};

/// Excel and WPS take a file without it for GBK and show strange letters.
const BYTE_ORDER_MARK: &str = "\u{feff}";
/// What spreadsheets take for "this is text".
const MARK: char = '\'';

/// Returns the whole file. A share takes two columns, `…_done` and `…_all`, and units stand in the headings, so that numbers
/// stay numbers. `localizer` gives the language of words.
pub fn write(table: &Table, localizer: Localizer) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let heads = table.columns.iter().flat_map(heads);
    writer
        .write_record(heads)
        .expect("a vector takes the first record, whatever its length");
    for row in &table.rows {
        let fields = row
            .iter()
            .zip(table.columns)
            .flat_map(|(cell, column)| fields(cell, column, localizer));
        writer
            .write_record(fields)
            .expect("a row has a field for each heading: shares stand in columns of shares alone");
    }
    let bytes = writer.into_inner().expect("a vector can always be flushed");
    let text = String::from_utf8(bytes).expect("fields are UTF-8, and the writer adds ASCII");
    format!("{BYTE_ORDER_MARK}{text}")
}

/// The headings for programs, one for each column of a sheet.
pub(super) fn heads(column: &Column) -> Vec<String> {
    let key = column.key;
    match column.holds {
        Holds::Plain => vec![key.to_owned()],
        Holds::Shares => vec![format!("{key}_done"), format!("{key}_all")],
        Holds::Money => vec![format!("{key}_yuan")],
        Holds::Minutes => vec![format!("{key}_min")],
    }
}

fn fields(cell: &Cell, column: &Column, localizer: Localizer) -> Vec<String> {
    let mut fields = match cell {
        Cell::Text(word) => vec![harmless(&localizer.arg(word))],
        Cell::Number(number) => vec![number.to_string()],
        Cell::Money(fen) => vec![plain_yuan(*fen)],
        Cell::Share { part, whole } => vec![part.to_string(), whole.to_string()],
        Cell::Date(date) => vec![date.to_string()],
        Cell::Duration(min) => vec![min.to_string()],
        Cell::Blank => vec![String::new()],
        Cell::Few => vec![FEW.to_owned()],
    };
    if column.holds == Holds::Shares && fields.len() == 1 {
        fields.push(fields[0].clone());
    }
    fields
}

/// `-1234.50`, without the comma and the word that people read.
fn plain_yuan(fen: i64) -> String {
    let sign = if fen < 0 { "-" } else { "" };
    let fen = fen.unsigned_abs();
    format!("{sign}{}.{:02}", fen / 100, fen % 100)
}

/// A name that begins like a formula would be computed by the spreadsheet; a quotation mark before it keeps it a name. One that
/// begins so by itself gets one more, so that every name comes back by `undone`.
fn harmless(word: &str) -> String {
    match is_formula(word) {
        true => format!("{MARK}{word}"),
        false => word.to_owned(),
    }
}

/// Returns the name that `harmless` was given.
pub(super) fn undone(field: &str) -> &str {
    let word = field.strip_prefix(MARK);
    word.filter(|word| is_formula(word)).unwrap_or(field)
}

/// Whether a spreadsheet computes it, be it behind spaces, in full width or behind marks that were put there before.
fn is_formula(word: &str) -> bool {
    let word = word.trim_start_matches(MARK);
    let begins = word.trim_start_matches([' ', '\u{a0}', '\u{3000}']);
    begins.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_becomes_a_name_and_every_name_comes_back() {
        let names = [
            ("=1+1", "'=1+1"),
            ("  =1", "'  =1"),
            ("＝1", "'＝1"),
            ("-Ali", "'-Ali"),
            ("'=1", "''=1"),
            ("''＠", "'''＠"),
            ("'Abd", "'Abd"),
            ("''Abd", "''Abd"),
            ("'", "'"),
            ("", ""),
            ("Mes'ut-2", "Mes'ut-2"),
        ];
        for (name, written) in names {
            assert_eq!(harmless(name), written);
            assert_eq!(undone(written), name);
        }
    }
}
