//! A table of figures before it has a form. Leaves the forms, text and CSV, to its sisters.

/// One table: what a trainer reads on a screen, prints, or opens in a spreadsheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub title: String,
    pub columns: Vec<Column>,
    /// As many cells a row as there are columns.
    pub rows: Vec<Vec<Cell>>,
    /// Sentences under the table: how a figure is counted, what is not in it.
    pub notes: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The heading in the trainer's language.
    pub title: String,
    /// The heading in a spreadsheet: stable, in English, whatever the language of the screen.
    pub key: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    Word(String),
    Number(i64),
    /// So many of so many.
    Part {
        done: i64,
        all: i64,
    },
    Blank,
}

impl Cell {
    /// Numbers stand flush right, words where their language starts.
    pub fn is_number(&self) -> bool {
        matches!(self, Cell::Number(_) | Cell::Part { .. })
    }
}
