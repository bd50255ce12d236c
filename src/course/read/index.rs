//! `course.toml`: languages, tracks, skills, mastery, and the units in order.

use std::collections::BTreeMap;

use super::super::document::Document;
use super::super::reader::Reader;
use super::super::shape::index::{COURSE, ID, LANGUAGES, MASTERY, TITLE, TRACKS, UNITS, UnitLine, skills};
use super::super::shape::{Known, check};
use super::super::{Mastery, Problem, Text, Track};
use crate::text::Lang;

/// The course's own file, before the files it names are read.
pub(in super::super) struct Index {
    pub id: String,
    pub title: Text,
    pub languages: Vec<Lang>,
    pub tracks: Vec<Track>,
    pub skills: BTreeMap<String, Text>,
    pub mastery: Mastery,
    pub units: Vec<UnitLine>,
}

/// Reads what can be read; what is wrong is told by `faults`, once the ids of lessons and scenarios are known.
pub(in super::super) fn index(document: &Document) -> Index {
    let root = &document.root;
    // The languages come before everything else, since every text is read by them.
    let mut languages: Vec<Lang> = LANGUAGES.each(root).iter().map(|code| Lang::new(code)).collect();
    if languages.is_empty() {
        languages.push(Lang::new("zh"));
    }
    Index {
        id: ID.of(root).unwrap_or_default(),
        title: TITLE.of(root).unwrap_or_default(),
        tracks: TRACKS.each(root),
        skills: skills(root),
        mastery: MASTERY.of(root).unwrap_or(Mastery { right: 3, of: 4 }),
        units: UNITS.each(root),
        languages,
    }
}

/// Everything that is wrong in `course.toml`.
pub(in super::super) fn faults(document: &Document, languages: &[Lang], known: &Known) -> Vec<Problem> {
    let mut reader = Reader::new(document, languages);
    check(&mut reader, known, &COURSE, &document.root);
    reader.problems
}
