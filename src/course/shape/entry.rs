//! Keys that many tables share: where numbers come from, and what an entry is called.

use super::super::Text;
use super::key::{Key, Kind, Line};
use super::read::words_of;
use crate::market::Confidence;

pub(in super::super) const SOURCE: Key<String> = Key::new("source", Kind::String, "Where the numbers come from.");
pub(in super::super) const CHECKED_ON: Key<String> = Key::new(
    "checked_on",
    Kind::Date,
    "The day on which somebody last compared them with the source.",
);
pub(in super::super) const CONFIDENCE: Key<Confidence> =
    Key::new("confidence", Kind::Word(words_of::<Confidence>), "How sure they are.");
pub(in super::super) const NOTE: Key<String> = Key::new("note", Kind::String, "For those who check it.").or_default();
pub(in super::super) const NAME: Key<Text> = Key::new("name", Kind::Text, "What it is called.");

/// What every entry of the rules has beside its numbers; its own source only where the file's does not hold for it.
pub(in super::super) const ENTRY: &[Line] = &[
    NAME.line,
    SOURCE.line.anywhere(),
    CHECKED_ON.line.anywhere(),
    CONFIDENCE.line.anywhere(),
    NOTE.line,
];
