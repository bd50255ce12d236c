//! The author's format as one table: for every key of every file its name, type, unit and range, whether it must be there, what it
//! refers to, and a sentence for authors.
//!
//! The typed constants are the only way to read a key. `check` holds a file against the table and tells every mistake; `read`
//! then builds the values without a word. The schema for editors and the authors' tables of keys come from here too. What one
//! table of keys cannot know (that a talk's ways all lead somewhere) stays with the readers of `course/read`.

mod check;
mod entry;
mod key;
mod known;
mod names;
mod read;
pub(super) mod rules;
pub(super) mod scenario;
mod units;
mod words;

pub(super) use check::check;
pub(super) use key::{Keys, Kind};
pub(super) use known::Known;
pub(super) use names::names;
pub(super) use read::Value;
