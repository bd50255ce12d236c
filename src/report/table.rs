//! A table of figures before it has a form or a language. Leaves the forms, text, CSV and HTML, to its sisters.

use jiff::civil::Date;

use crate::{
    say::{Arg, Localizer, Sentence},
    text::{duration, yuan},
};

/// One table: what a trainer reads on a screen, prints, or opens in a spreadsheet.
#[derive(Debug, Clone)]
pub struct Table {
    pub title: Sentence,
    pub columns: &'static [Column],
    /// As many cells a row as there are columns.
    pub rows: Vec<Vec<Cell>>,
    /// Sentences under the table: how a figure is counted, what is not in it.
    pub notes: Vec<Sentence>,
}

#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// The heading in a spreadsheet: stable, in English, whatever the language of the screen. Ends in the unit where cells
    /// have one: `earned_yuan`, `waited_min`.
    pub key: &'static str,
    /// The heading that a person reads.
    pub title: fn() -> Sentence,
    /// Its cells are shares, which a spreadsheet wants in two columns even while there are none.
    pub is_share: bool,
}

/// A value that knows what it is; each form has its own way to write it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// A sentence, a name of the course, or words as somebody typed them.
    Text(Arg),
    /// How many.
    Number(i64),
    /// Fen.
    Money(i64),
    /// So many of so many; in columns of shares alone.
    Share { part: i64, whole: i64 },
    /// A day of the calendar.
    Date(Date),
    /// Minutes.
    Duration(u32),
    /// There is nothing to say.
    Blank,
}

impl Column {
    pub const fn new(key: &'static str, title: fn() -> Sentence) -> Column {
        Column {
            key,
            title,
            is_share: false,
        }
    }

    pub const fn of_shares(key: &'static str, title: fn() -> Sentence) -> Column {
        Column {
            key,
            title,
            is_share: true,
        }
    }

    /// Returns the heading that a person reads.
    pub fn shown(&self, localizer: Localizer) -> String {
        localizer.say(&(self.title)())
    }
}

impl Cell {
    /// Numbers stand flush right, words where their language starts.
    pub fn is_number(&self) -> bool {
        match self {
            Cell::Number(_) | Cell::Money(_) | Cell::Share { .. } | Cell::Duration(_) => true,
            Cell::Text(_) | Cell::Date(_) | Cell::Blank => false,
        }
    }

    /// Returns what a person reads in the cell.
    pub fn shown(&self, localizer: Localizer) -> String {
        match self {
            Cell::Text(word) => localizer.arg(word),
            Cell::Number(number) => number.to_string(),
            Cell::Money(fen) => yuan(*fen, localizer.lang, localizer.locales),
            Cell::Share { part, whole } => format!("{part}/{whole}"),
            Cell::Date(date) => date.to_string(),
            Cell::Duration(min) => duration(*min, localizer.lang, localizer.locales),
            Cell::Blank => String::new(),
        }
    }
}
