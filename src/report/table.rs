//! A table of figures before it has a form or a language. Leaves the forms, text, CSV, JSON, XLSX and HTML, to its sisters.

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
    /// The heading for programs: stable, in English, whatever the language of the screen. Forms add the unit: `earned_yuan`.
    pub key: &'static str,
    /// The heading that a person reads.
    pub title: fn() -> Sentence,
    pub holds: Holds,
    /// Its figures count people, so that few of them may tell who they are.
    pub counts_people: bool,
}

/// What the cells of a column are, even while there are none; any of them may be blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Words, numbers or days.
    Plain,
    /// A spreadsheet wants them in two columns.
    Shares,
    Money,
    Minutes,
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
    /// There is, but of so few people that it could tell who they are.
    Few,
}

/// What stands where a figure is of so few people; the same in all languages.
pub(super) const FEW: &str = "<5";

/// From so many on a figure tells of nobody in particular.
const MANY: i64 = 5;

impl Column {
    pub const fn new(key: &'static str, title: fn() -> Sentence) -> Column {
        Column {
            key,
            title,
            holds: Holds::Plain,
            counts_people: false,
        }
    }

    pub const fn of(holds: Holds, key: &'static str, title: fn() -> Sentence) -> Column {
        Column {
            holds,
            ..Column::new(key, title)
        }
    }

    pub const fn of_people(self) -> Column {
        Column {
            counts_people: true,
            ..self
        }
    }

    /// Returns the heading that a person reads.
    pub fn shown(&self, localizer: Localizer) -> String {
        localizer.say(&(self.title)())
    }
}

impl Table {
    /// Hides, row by row, all that stands in and behind the first column that counts fewer than five people, of those who did something
    /// or of those who did not. Who nobody is stays: none is none.
    pub fn without_few(mut self) -> Table {
        let is_few = |number: i64| (1..MANY).contains(&number);
        for row in &mut self.rows {
            let mut cells = row.iter().zip(self.columns);
            let first = cells.position(|(cell, column)| {
                column.counts_people
                    && match cell {
                        Cell::Number(number) => is_few(*number),
                        Cell::Share { part, whole } => is_few(*part) || is_few(*whole - *part),
                        Cell::Text(_)
                        | Cell::Money(_)
                        | Cell::Date(_)
                        | Cell::Duration(_)
                        | Cell::Blank
                        | Cell::Few => false,
                    }
            });
            let hidden = row.iter_mut().skip(first.unwrap_or(usize::MAX));
            hidden
                .filter(|cell| **cell != Cell::Blank)
                .for_each(|cell| *cell = Cell::Few);
        }
        self
    }
}

impl Cell {
    /// So many of so many, and nothing where there are none: that nobody was asked is no failure.
    pub fn share(part: i64, whole: i64) -> Cell {
        match whole {
            0 => Cell::Blank,
            whole => Cell::Share { part, whole },
        }
    }

    /// Numbers stand flush right, words where their language starts.
    pub fn is_number(&self) -> bool {
        match self {
            Cell::Number(_) | Cell::Money(_) | Cell::Share { .. } | Cell::Duration(_) | Cell::Few => true,
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
            Cell::Few => FEW.to_owned(),
        }
    }
}
