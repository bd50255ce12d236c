//! An author's mistake with its place. Collected, never thrown; `lint` turns it into a diagnostic and draws it.

use std::ops::Range;

/// One mistake in one file; every text is English, in lower case, with names in backticks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub fault: Fault,
    /// Path inside the course: `01-first-order/l01.toml`.
    pub file: String,
    /// Bytes of the file; empty if the file as a whole is meant.
    pub span: Range<usize>,
    /// The fault as a phrase.
    pub title: String,
    /// What stands at this spot.
    pub label: String,
    /// The exact edit, if there is one.
    pub help: Option<String>,
    pub notes: Vec<String>,
}

/// The closed list of what parsing can find wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// The file is larger than any lesson could be, so nobody reads it.
    TooLarge,
    /// The bytes are not UTF-8.
    NotText,
    /// TOML cannot be read at this place.
    Syntax,
    /// A key that the format does not know.
    UnknownKey,
    /// A key that the format wants is absent.
    MissingKey,
    /// A string where a number is wanted, and the like.
    WrongType,
    /// The right type with a value that makes no sense here.
    BadValue,
    /// A goal that cannot be read.
    BadGoal,
    /// A sum that cannot be read.
    BadSum,
    /// A market command that cannot be read.
    BadCommand,
    /// A file that the course names is absent.
    MissingFile,
    /// An id that nothing in the course has.
    UnknownReference,
    /// An id that is only shown or counted, and stands in no list: a picture, a skill, a misconception.
    UnknownLabel,
    /// An id that was given before.
    DuplicateId,
    /// A text lacks a language of the course.
    MissingLanguage,
}

impl Fault {
    /// The code under which `lint` explains it.
    pub fn code(self) -> &'static str {
        match self {
            Fault::TooLarge => "B001",
            Fault::NotText => "B002",
            Fault::Syntax => "B003",
            Fault::UnknownKey => "B004",
            Fault::MissingKey => "B005",
            Fault::WrongType => "B006",
            Fault::BadValue => "B007",
            Fault::BadGoal => "B008",
            Fault::BadSum => "B009",
            Fault::BadCommand => "B010",
            Fault::MissingFile => "B101",
            Fault::UnknownReference => "B102",
            Fault::DuplicateId => "B103",
            Fault::UnknownLabel => "B104",
            Fault::MissingLanguage => "B301",
        }
    }

    /// The lesson can be played all the same, as its author meant it.
    pub fn is_harmless(self) -> bool {
        matches!(self, Fault::UnknownKey | Fault::UnknownLabel | Fault::MissingLanguage)
    }
}
