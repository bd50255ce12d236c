//! A table as CSV that spreadsheets open without asking: UTF-8 with a byte-order mark, headings that stay the same.

use crate::say::Localizer;

use super::{Cell, Column, Table};

/// Excel and WPS take a file without it for GBK and show strange letters.
const BYTE_ORDER_MARK: &str = "\u{feff}";

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

fn heads(column: &Column) -> Vec<String> {
    match column.is_share {
        true => vec![format!("{}_done", column.key), format!("{}_all", column.key)],
        false => vec![column.key.to_owned()],
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
    };
    if column.is_share && fields.len() == 1 {
        fields.push(String::new());
    }
    fields
}

/// `-1234.50`, without the comma and the word that people read.
fn plain_yuan(fen: i64) -> String {
    let sign = if fen < 0 { "-" } else { "" };
    let fen = fen.unsigned_abs();
    format!("{sign}{}.{:02}", fen / 100, fen % 100)
}

/// A name that begins like a formula would be computed by the spreadsheet; a quotation mark before it keeps it a name.
fn harmless(word: &str) -> String {
    if word.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{word}")
    } else {
        word.to_owned()
    }
}
