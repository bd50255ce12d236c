//! What a course calls and explains things by: names, terms, misconceptions, pictures. Read when somebody first asks for one of them.

use std::collections::BTreeMap;

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
    pub names: BTreeMap<String, Text>,
    pub terms: BTreeMap<String, Term>,
    pub misconceptions: BTreeMap<String, Text>,
    pub pictures: BTreeMap<String, Picture>,
    /// Every id that they give.
    pub known: Known,
    pub problems: Vec<Problem>,
}

impl Words {
    pub fn read(source: &Source, languages: &[Lang]) -> Words {
        let mut words = Words::default();
        words.names = words.small_file(source, languages, "names.toml", read::names);
        words.terms = words.small_file(source, languages, "terms.toml", read::terms);
        words.misconceptions = words.small_file(source, languages, "misconceptions.toml", read::misconceptions);
        for path in Ground::paths(source, "pictures/") {
            let Some(picture) = words.small_file(source, languages, path, read::picture) else {
                continue;
            };
            words.known.add(Of::Picture, &picture.id);
            if let Some(other) = words.pictures.insert(picture.id.clone(), picture) {
                words.problems.push(twice(path, 0..0, "picture", &other.id));
            }
        }
        words
    }

    /// Reads a file that a course may do without.
    fn small_file<T: Default>(
        &mut self,
        source: &Source,
        languages: &[Lang],
        path: &str,
        read: fn(&mut Reader<'_>) -> T,
    ) -> T {
        if !source.files.contains_key(path) {
            return T::default();
        }
        let (document, problems) = open(source, path);
        self.problems.extend(problems);
        let mut reader = Reader::new(&document, languages);
        let value = read(&mut reader);
        self.problems.append(&mut reader.problems);
        self.know_entries(&document);
        value
    }

    /// The ids in a list of a small file: also of entries with a mistake, so that nobody else is told that they are absent.
    fn know_entries(&mut self, document: &Document) {
        for (key, id, of) in [
            (TERM.line.name, &TERM_ID, Of::Term),
            ("misconception", &NAMED_ID, Of::Misconception),
        ] {
            for entry in document.root.at(key).map_or(&[][..], |node| node.items()) {
                if let Some(id) = id.of(entry) {
                    self.known.add(of, &id);
                }
            }
        }
    }
}
