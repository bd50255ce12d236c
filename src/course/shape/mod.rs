//! The author's format as one table: for every key of every file its name, type, unit and range, whether it must be there, what it
//! refers to, and a sentence for authors.
//!
//! The typed constants are the only way to read a key. `check` holds a file against the table and tells every mistake; `read`
//! then builds the values without a word. The schema for editors and the authors' tables of keys come from here too. What one
//! table of keys cannot know (that a talk's ways all lead somewhere) stays with the readers of `course/read`.

pub(super) mod calibration;
mod check;
mod drawn;
mod entry;
mod file;
mod guide;
pub(super) mod index;
mod key;
mod known;
pub(super) mod lesson;
pub(super) mod mark;
pub(super) mod named;
mod names;
mod own;
pub(super) mod practice;
mod read;
pub(super) mod rules;
pub(super) mod scenario;
mod schema;
mod units;
mod words;

pub use drawn::drawn_ways;
pub use file::FileKind;
pub use guide::guide;
pub use schema::schema;

pub(super) use check::{check, check_drawn, check_kind, check_lines};
pub(super) use drawn::ways;
pub(super) use file::{CALIBRATION_PATH, PRACTICES_PATH};
pub(super) use key::{ARM, Arm, Key, Keys, Kind, Of, Shape, Unit, list, map, number, some};
pub(super) use known::Known;
pub(super) use names::names;
pub(super) use own::{OWN, OWN_NUMBER, check_own};
pub(super) use read::{Element, Hundredths, Value, by_word, words_of};
