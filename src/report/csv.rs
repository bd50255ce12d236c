//! A table as CSV that spreadsheets open without asking: UTF-8 with a byte-order mark, headings that stay the same.

use super::{Cell, Table};

/// Excel and WPS take a file without it for GBK and show strange letters.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Returns the whole file. A part takes two columns: `…_done` and `…_all`, so that numbers stay numbers.
pub fn write(table: &Table) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let parts: Vec<bool> = (0..table.columns.len()).map(|column| is_part(table, column)).collect();
    let heads = table
        .columns
        .iter()
        .zip(&parts)
        .flat_map(|(column, is_part)| match is_part {
            true => vec![format!("{}_done", column.key), format!("{}_all", column.key)],
            false => vec![column.key.to_owned()],
        });
    writer.write_record(heads).expect("a vector takes every record");
    for row in &table.rows {
        let fields = row
            .iter()
            .zip(&parts)
            .flat_map(|(cell, is_part)| fields(cell, *is_part));
        writer.write_record(fields).expect("a vector takes every record");
    }
    let bytes = writer.into_inner().expect("a vector can always be flushed");
    let text = String::from_utf8(bytes).expect("fields are UTF-8, and the writer adds ASCII");
    format!("{BYTE_ORDER_MARK}{text}")
}

fn is_part(table: &Table, column: usize) -> bool {
    table
        .rows
        .iter()
        .any(|row| matches!(row.get(column), Some(Cell::Part { .. })))
}

fn fields(cell: &Cell, is_part: bool) -> Vec<String> {
    let mut fields = match cell {
        Cell::Word(word) => vec![harmless(word)],
        Cell::Number(number) => vec![number.to_string()],
        Cell::Part { done, all } => vec![done.to_string(), all.to_string()],
        Cell::Blank => vec![String::new()],
    };
    if is_part && fields.len() == 1 {
        fields.push(String::new());
    }
    fields
}

/// A name that begins like a formula would be computed by the spreadsheet; a quotation mark before it keeps it a name.
fn harmless(word: &str) -> String {
    if word.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{word}")
    } else {
        word.to_owned()
    }
}
