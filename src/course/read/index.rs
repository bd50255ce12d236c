//! `course.toml`: languages, tracks, skills, mastery, and the units in order.

use std::collections::BTreeMap;

use super::super::document::Document;
use super::super::reader::{Placed, Reader, Table};
use super::super::{Mastery, Problem, Text, Track};
use super::names::named_list;
use crate::text::Lang;

/// The course's own file, before the files it names are read.
pub(in super::super) struct Index {
    pub id: String,
    pub title: Text,
    pub languages: Vec<Lang>,
    pub tracks: Vec<Track>,
    /// For each track its lessons' ids with their places.
    pub track_lessons: Vec<Placed>,
    pub skills: BTreeMap<String, Text>,
    pub mastery: Mastery,
    pub units: Vec<IndexUnit>,
}

pub(in super::super) struct IndexUnit {
    pub id: String,
    pub title: Text,
    pub place: String,
    pub lessons: Vec<Placed>,
    pub scenarios: Vec<Placed>,
}

const PLACES: [(&str, &str); 4] = [
    ("village", "village"),
    ("township", "township"),
    ("county", "county"),
    ("city", "city"),
];

pub(in super::super) fn index(document: &Document) -> (Index, Vec<Problem>) {
    let languages = languages(document);
    let mut reader = Reader::new(document, &languages);
    let mut root = reader.root();
    let id = reader.id(&mut root, "id");
    let title = reader.text(&mut root, "title");
    reader.full_list(&mut root, "languages", 1..10);
    let mastery = mastery(&mut reader, &mut root);
    let skills = named_list(&mut reader, &mut root, "skill");
    let (tracks, track_lessons) = tracks(&mut reader, &mut root);
    let units = units(&mut reader, &mut root);
    reader.close(root);
    let problems = reader.problems;
    let index = Index {
        id: id.map_or(String::new(), |id| id.string),
        title: title.unwrap_or_default(),
        tracks,
        track_lessons,
        skills,
        mastery,
        units,
        languages: languages.clone(),
    };
    (index, problems)
}

/// The languages come before everything else, since every text is read by them.
fn languages(document: &Document) -> Vec<Lang> {
    let listed = document.root.at("languages").map_or(&[][..], |node| node.items());
    let languages: Vec<Lang> = listed.iter().filter_map(|item| item.as_str()).map(Lang::new).collect();
    if languages.is_empty() {
        vec![Lang::new("zh")]
    } else {
        languages
    }
}

fn mastery<'a>(reader: &mut Reader<'a>, root: &mut Table<'a>) -> Mastery {
    let usual = Mastery { right: 3, of: 4 };
    let Some(node) = reader.want(root, "mastery") else {
        return usual;
    };
    let Some(mut table) = reader.table(node) else {
        return usual;
    };
    let right = reader.integer(&mut table, "right", 1..11).unwrap_or(3);
    let of = reader.integer(&mut table, "of", right..11).unwrap_or(right);
    reader.close(table);
    Mastery {
        right: right as u32,
        of: of as u32,
    }
}

fn tracks<'a>(reader: &mut Reader<'a>, root: &mut Table<'a>) -> (Vec<Track>, Vec<Placed>) {
    let mut ids = BTreeMap::new();
    let mut all = Vec::new();
    let items = reader.list(root, "track");
    let tracks = reader.tables(items, |reader, table| {
        let id = reader.own_id(table, "track", &mut ids);
        let title = reader.text(table, "title");
        let is_plain = reader.boolean(table, "plain");
        let lessons = reader.strings(table, "lessons");
        all.extend(lessons.clone());
        Some(Track {
            id: id?.string,
            title: title?,
            is_plain,
            lessons: lessons.into_iter().map(|lesson| lesson.string).collect(),
        })
    });
    (tracks, all)
}

fn units<'a>(reader: &mut Reader<'a>, root: &mut Table<'a>) -> Vec<IndexUnit> {
    let mut ids = BTreeMap::new();
    let items = reader.full_list(root, "unit", 1..41);
    reader.tables(items, |reader, table| {
        let id = reader.own_id(table, "unit", &mut ids);
        let title = reader.text(table, "title");
        let place = reader.word(table, "place", &PLACES);
        let lessons = reader.strings(table, "lessons");
        let scenarios = reader.strings(table, "scenarios");
        Some(IndexUnit {
            id: id?.string,
            title: title.unwrap_or_default(),
            place: place.unwrap_or("village").to_owned(),
            lessons,
            scenarios,
        })
    })
}
