//! A table as JSON for programs: numbers as numbers, money in fen, days as `2026-11-23`, and the words of one language.

use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::{
    Cell, Column, Table,
    table::{FEW, Holds},
};
use crate::say::Localizer;

#[derive(Serialize)]
struct File<'a> {
    report: &'a str,
    title: String,
    language: &'a str,
    columns: Vec<Head>,
    rows: Vec<Row<'a>>,
    notes: Vec<String>,
}

#[derive(Serialize)]
struct Head {
    key: String,
    title: String,
}

/// Its cells by the columns' keys, in their order.
struct Row<'a>(&'a [Column], &'a [Cell], Localizer<'a>);

/// Returns the whole file. `report` is the report's id.
pub fn write(report: &str, table: &Table, localizer: Localizer) -> String {
    let heads = table.columns.iter().map(|column| Head {
        key: key(column),
        title: column.shown(localizer),
    });
    let rows = table.rows.iter().map(|row| Row(table.columns, row, localizer));
    let file = File {
        report,
        title: localizer.say(&table.title),
        language: &localizer.lang.0,
        columns: heads.collect(),
        rows: rows.collect(),
        notes: table.notes.iter().map(|note| localizer.say(note)).collect(),
    };
    let text = serde_json::to_string_pretty(&file).expect("a table holds only text and numbers, by keys that are text");
    text + "\n"
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let Row(columns, cells, localizer) = self;
        out.collect_map(
            columns
                .iter()
                .zip(*cells)
                .map(|(column, cell)| (key(column), value(cell, *localizer))),
        )
    }
}

/// The unit stands in the key.
fn key(column: &Column) -> String {
    match column.holds {
        Holds::Plain | Holds::Shares => column.key.to_owned(),
        Holds::Money => format!("{}_fen", column.key),
        Holds::Minutes => format!("{}_min", column.key),
    }
}

fn value(cell: &Cell, localizer: Localizer) -> Value {
    match cell {
        Cell::Text(word) => json!(localizer.arg(word)),
        Cell::Number(number) | Cell::Money(number) => json!(number),
        Cell::Share { part, whole } => json!({ "part": part, "whole": whole }),
        Cell::Date(date) => json!(date.to_string()),
        Cell::Duration(min) => json!(min),
        Cell::Blank => Value::Null,
        Cell::Few => json!(FEW),
    }
}
