//! Puts a course together from its files, in the order in which they refer to each other.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::document::{Document, LARGEST_FILE_BYTES};
use super::reader::{Placed, Reader};
use super::shape::Known;
use super::{Course, Fault, LessonEntry, Picture, Play, Problem, Source, Text, Unit, read};
use crate::market::RulePack;
use crate::text::Lang;

const INDEX: &str = "course.toml";

pub(super) fn course(source: &Source) -> (Course, Vec<Problem>) {
    let (document, mut problems) = open(source, INDEX);
    let (index, index_problems) = read::index(&document);
    problems.extend(index_problems);
    let mut loading = Loading {
        source,
        languages: index.languages,
        problems,
        names: BTreeMap::new(),
    };
    let (rules, known) = loading.rules();
    loading.names();
    let terms = loading.small_file("terms.toml", read::terms);
    let misconceptions = loading.small_file("misconceptions.toml", read::misconceptions);
    let pictures = loading.pictures();
    let scenarios = loading.scenarios(&rules, &known);
    let units = index.units.into_iter().map(|unit| {
        loading.refer(&document, "scenario", &unit.scenarios, scenarios.keys());
        Unit {
            id: unit.id,
            title: unit.title,
            place: unit.place,
            lessons: unit
                .lessons
                .iter()
                .filter_map(|file| loading.entry(&document, file))
                .collect(),
            scenarios: unit.scenarios.into_iter().map(|scenario| scenario.string).collect(),
        }
    });
    let mut units: Vec<Unit> = units.collect();
    let lessons = once(&mut units, &document, &mut loading.problems);
    // A lesson that cannot be read may be the one that a track names.
    if units
        .iter()
        .flat_map(|unit| &unit.lessons)
        .all(|entry| entry.is_readable)
    {
        loading.refer(&document, "lesson", &index.track_lessons, lessons.iter());
    }
    let course = Course {
        id: index.id,
        title: index.title,
        languages: loading.languages,
        tracks: index.tracks,
        skills: index.skills,
        mastery: index.mastery,
        units,
        terms,
        names: loading.names,
        misconceptions,
        pictures,
        rules,
        scenarios,
        source: source.clone(),
    };
    (course, loading.problems)
}

/// What is known while the files are read one after the other.
struct Loading<'a> {
    source: &'a Source,
    languages: Vec<Lang>,
    problems: Vec<Problem>,
    names: BTreeMap<String, Text>,
}

impl Loading<'_> {
    fn paths(&self, folder: &str) -> Vec<String> {
        let files = self.source.files.keys();
        files
            .filter(|path| path.starts_with(folder) && path.ends_with(".toml"))
            .cloned()
            .collect()
    }

    fn open(&mut self, path: &str) -> Document {
        let (document, problems) = open(self.source, path);
        self.problems.extend(problems);
        document
    }

    /// Reads a file that a course may do without.
    fn small_file<T: Default>(&mut self, path: &str, read: fn(&mut Reader<'_>) -> T) -> T {
        if !self.source.files.contains_key(path) {
            return T::default();
        }
        let document = self.open(path);
        let mut reader = Reader::new(&document, &self.languages);
        let value = read(&mut reader);
        self.problems.append(&mut reader.problems);
        value
    }

    fn names(&mut self) {
        let names = self.small_file("names.toml", read::names);
        self.names.extend(names);
    }

    /// The course's own rules, else the built-in ones.
    fn rules(&mut self) -> (Arc<RulePack>, Known) {
        let documents: Vec<Document> = self.paths("rules/").iter().map(|path| self.open(path)).collect();
        if !documents.is_empty() {
            let documents: Vec<&Document> = documents.iter().collect();
            let rules = read::rules(&documents, &self.languages);
            self.problems.extend(rules.problems);
            self.names.extend(rules.names);
            if let Some(pack) = rules.pack {
                return (Arc::new(pack), rules.known);
            }
        }
        let builtin = builtin_rules();
        for (key, name) in &builtin.names {
            self.names.entry(key.clone()).or_insert_with(|| name.clone());
        }
        (Arc::clone(&builtin.pack), builtin.known.clone())
    }

    fn pictures(&mut self) -> BTreeMap<String, Picture> {
        let mut pictures: BTreeMap<String, Picture> = BTreeMap::new();
        for path in self.paths("pictures/") {
            let Some(picture) = self.small_file(&path, read::picture) else {
                continue;
            };
            if let Some(other) = pictures.insert(picture.id.clone(), picture) {
                self.problems.push(twice(&path, 0..0, "picture", &other.id));
            }
        }
        pictures
    }

    fn scenarios(&mut self, rules: &Arc<RulePack>, known: &Known) -> BTreeMap<String, Play> {
        let mut scenarios: BTreeMap<String, Play> = BTreeMap::new();
        for path in self.paths("scenarios/") {
            let document = self.open(&path);
            let mut reader = Reader::new(&document, &self.languages);
            let play = read::play(&mut reader, rules, known);
            self.problems.append(&mut reader.problems);
            let Some((play, names)) = play else {
                continue;
            };
            self.names.extend(names);
            if let Some(other) = scenarios.insert(play.id.clone(), play) {
                self.problems.push(twice(&path, 0..0, "scenario", &other.id));
            }
        }
        scenarios
    }

    fn refer<'k>(
        &mut self,
        document: &Document,
        kind: &str,
        ids: &[Placed],
        known: impl Iterator<Item = &'k String> + Clone,
    ) {
        let mut reader = Reader::new(document, &self.languages);
        for id in ids {
            reader.refer(kind, id, known.clone().map(String::as_str));
        }
        self.problems.append(&mut reader.problems);
    }

    /// The index's line of a lesson.
    fn entry(&mut self, index: &Document, file: &Placed) -> Option<LessonEntry> {
        let Some(bytes) = self.source.files.get(&file.string) else {
            self.problems.push(Problem {
                fault: Fault::MissingFile,
                file: index.path.clone(),
                span: file.span.clone(),
                title: format!("there is no file `{}`", file.string),
                label: "named here".to_owned(),
                help: Some("paths are relative to the course's folder".to_owned()),
                notes: Vec::new(),
            });
            return None;
        };
        let (mut document, mut problems) = Document::parse(&file.string, head_of(bytes));
        if !problems.is_empty() || LARGEST_FILE_BYTES < bytes.len() {
            // The cut itself may have done the harm.
            (document, problems) = Document::parse(&file.string, bytes);
        }
        let mut reader = Reader::new(&document, &self.languages);
        let entry = read::head(&mut reader);
        problems.append(&mut reader.problems);
        let mut entry = entry.unwrap_or_else(|| unreadable(&file.string));
        entry.is_readable &= problems.iter().all(|problem| problem.fault.is_harmless());
        self.problems.append(&mut problems);
        Some(entry)
    }
}

/// A lesson whose head says not even who it is: it stands in the list under its file's name.
fn unreadable(file: &str) -> LessonEntry {
    let name = file
        .rsplit('/')
        .next()
        .unwrap_or(file)
        .trim_end_matches(".toml")
        .to_uppercase();
    LessonEntry {
        title: Text::from([(Lang::new("zh"), name.clone())]),
        id: name,
        file: file.to_owned(),
        minutes: 0,
        skills: Vec::new(),
        is_readable: false,
    }
}

/// The bytes before the first table: TOML lets a lesson's own keys stand nowhere else.
fn head_of(bytes: &[u8]) -> &[u8] {
    let mut start = 0;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        if line.starts_with(b"[") {
            return &bytes[..start];
        }
        start += line.len();
    }
    bytes
}

/// Drops lessons whose id was given before; returns all ids.
fn once(units: &mut [Unit], index: &Document, problems: &mut Vec<Problem>) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for unit in units {
        unit.lessons.retain(|entry| {
            let is_first = !ids.contains(&entry.id);
            if is_first {
                ids.push(entry.id.clone());
            } else {
                // A path written with escapes is not found as it is.
                let at = index.content.find(&entry.file);
                let span = at.map_or(0..0, |at| at..at + entry.file.len());
                problems.push(twice(&index.path, span, "lesson", &entry.id));
            }
            is_first
        });
    }
    ids
}

fn twice(file: &str, span: std::ops::Range<usize>, kind: &str, id: &str) -> Problem {
    Problem {
        fault: Fault::DuplicateId,
        file: file.to_owned(),
        span,
        title: format!("two {kind}s are called `{id}`"),
        label: "given before".to_owned(),
        help: Some("progress is kept by id, so give this one another".to_owned()),
        notes: Vec::new(),
    }
}

/// Opens a file of the course; an absent one is empty.
fn open(source: &Source, path: &str) -> (Document, Vec<Problem>) {
    if let Some(bytes) = source.files.get(path) {
        return Document::parse(path, bytes);
    }
    let (mut document, _) = Document::parse(path, b"");
    document.is_broken = true;
    let problem = Problem {
        fault: Fault::MissingFile,
        file: path.to_owned(),
        span: 0..0,
        title: format!("the course has no `{path}`"),
        label: String::new(),
        help: None,
        notes: Vec::new(),
    };
    (document, vec![problem])
}

/// The rules that the program has in it, read once.
struct Builtin {
    pack: Arc<RulePack>,
    known: Known,
    /// What their ids are called.
    names: BTreeMap<String, Text>,
}

fn builtin_rules() -> &'static Builtin {
    static BUILTIN: OnceLock<Builtin> = OnceLock::new();
    BUILTIN.get_or_init(|| {
        let source = Source::embedded();
        let paths = source.files.keys().filter(|path| path.starts_with("rules/"));
        let documents: Vec<Document> = paths.map(|path| open(&source, path).0).collect();
        let documents: Vec<&Document> = documents.iter().collect();
        let languages = ["zh", "ug", "en"].map(Lang::new);
        let rules = read::rules(&documents, &languages);
        let Some(pack) = rules.pack else {
            panic!("the built-in rules are broken: {:#?}", rules.problems);
        };
        let (named, _) = open(&source, "names.toml");
        let mut names = read::names(&mut Reader::new(&named, &languages));
        names.extend(rules.names);
        Builtin {
            pack: Arc::new(pack),
            known: rules.known,
            names,
        }
    })
}
