//! What a course calls and explains things by: names, terms, misconceptions, pictures. Each file is read when somebody first asks
//! for something in it.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::document::Document;
use super::ground::Ground;
use super::load::{open, twice};
use super::reader::Reader;
use super::shape::named::{NAMED_ID, TERM, TERM_ID};
use super::shape::{Known, Of};
use super::{Picture, Problem, Source, Term, Text, read};
use crate::text::Lang;

/// Of the small files beside `course.toml`, and of `pictures/`.
#[derive(Debug, Default)]
pub(super) struct Words {
    names: OnceLock<Small<BTreeMap<String, Text>>>,
    terms: OnceLock<Small<BTreeMap<String, Term>>>,
    misconceptions: OnceLock<Small<BTreeMap<String, Text>>>,
    pictures: OnceLock<Small<BTreeMap<String, Picture>>>,
}

/// What was read, every id that it gives, and what is wrong there.
#[derive(Debug, Default)]
struct Small<T> {
    value: T,
    known: Known,
    problems: Vec<Problem>,
}

/// Where the files lie.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shelf<'a> {
    pub words: &'a Words,
    pub source: &'a Source,
    pub languages: &'a [Lang],
}

impl<'a> Shelf<'a> {
    pub fn names(self) -> &'a BTreeMap<String, Text> {
        &self.read_names().value
    }

    pub fn terms(self) -> &'a BTreeMap<String, Term> {
        &self.read_terms().value
    }

    pub fn misconceptions(self) -> &'a BTreeMap<String, Text> {
        &self.read_misconceptions().value
    }

    pub fn pictures(self) -> &'a BTreeMap<String, Picture> {
        &self.read_pictures().value
    }

    /// Returns every id that the files give.
    pub fn known(self) -> Known {
        let mut known = self.read_names().known.clone();
        known.extend(&self.read_terms().known);
        known.extend(&self.read_misconceptions().known);
        known.extend(&self.read_pictures().known);
        known
    }

    /// Returns what is wrong in them.
    pub fn problems(self) -> Vec<Problem> {
        let problems = [
            &self.read_names().problems,
            &self.read_terms().problems,
            &self.read_misconceptions().problems,
            &self.read_pictures().problems,
        ];
        problems.into_iter().flatten().cloned().collect()
    }

    fn read_names(self) -> &'a Small<BTreeMap<String, Text>> {
        let names = &self.words.names;
        names.get_or_init(|| self.small_file("names.toml", read::names))
    }

    fn read_terms(self) -> &'a Small<BTreeMap<String, Term>> {
        let terms = &self.words.terms;
        terms.get_or_init(|| self.small_file("terms.toml", read::terms))
    }

    fn read_misconceptions(self) -> &'a Small<BTreeMap<String, Text>> {
        let misconceptions = &self.words.misconceptions;
        misconceptions.get_or_init(|| self.small_file("misconceptions.toml", read::misconceptions))
    }

    fn read_pictures(self) -> &'a Small<BTreeMap<String, Picture>> {
        self.words.pictures.get_or_init(|| {
            let mut all: Small<BTreeMap<String, Picture>> = Small::default();
            for path in Ground::paths(self.source, "pictures/") {
                let one = self.small_file(path, read::picture);
                all.problems.extend(one.problems);
                let Some(picture) = one.value else { continue };
                all.known.add(Of::Picture, &picture.id);
                if let Some(other) = all.value.insert(picture.id.clone(), picture) {
                    all.problems.push(twice(path, 0..0, "picture", &other.id));
                }
            }
            all
        })
    }

    /// Reads a file that a course may do without.
    fn small_file<T: Default>(self, path: &str, read: fn(&mut Reader<'_>) -> T) -> Small<T> {
        if !self.source.files.contains_key(path) {
            return Small::default();
        }
        let (document, mut problems) = open(self.source, path);
        let mut reader = Reader::new(&document, self.languages);
        let value = read(&mut reader);
        problems.append(&mut reader.problems);
        Small {
            value,
            known: entries(&document),
            problems,
        }
    }
}

/// The ids in a list of a small file: also of entries with a mistake, so that nobody else is told that they are absent.
fn entries(document: &Document) -> Known {
    let mut known = Known::default();
    for (key, id, of) in [
        (TERM.line.name, &TERM_ID, Of::Term),
        ("misconception", &NAMED_ID, Of::Misconception),
    ] {
        for entry in document.root.at(key).map_or(&[][..], |node| node.items()) {
            if let Some(id) = id.of(entry) {
                known.add(of, &id);
            }
        }
    }
    known
}
