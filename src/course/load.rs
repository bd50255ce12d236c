//! The index of a course: what its files are and who they say they are. Rules, scenarios and lessons are opened later.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use super::document::{Document, LARGEST_FILE_BYTES};
use super::ground::{Ground, Names, ScenarioEntry, ScenarioFile, Scenarios};
use super::reader::Reader;
use super::shape::index::UnitLine;
use super::shape::scenario::{NAMES, head as scenario_head};
use super::shape::{Known, Of};
use super::words::Words;
use super::{Course, Fault, LessonEntry, Problem, Source, Text, Track, Unit, read};
use crate::text::Lang;

const INDEX: &str = "course.toml";

/// Reads the index; returns what is wrong in the files that it has read.
pub(super) fn index(source: &Source) -> (Course, Vec<Problem>) {
    let (document, mut problems) = open(source, INDEX);
    let index = read::index(&document);
    let mut loading = Loading {
        source,
        languages: index.languages,
        problems: Vec::new(),
        known: Known::default(),
    };
    loading.know(Of::Skill, index.skills.keys());
    let scenarios = loading.scenarios();
    loading.know(Of::Scenario, scenarios.keys());
    let units = loading.units(&document, index.units, &index.tracks);
    problems.extend(read::faults(&document, &loading.languages, &loading.known));
    problems.append(&mut loading.problems);
    let ground = Arc::new(Ground {
        source: source.clone(),
        languages: loading.languages.clone(),
        scenarios,
        index: loading.known,
        words: Words::default(),
        scenario_kinds: OnceLock::new(),
        rules: OnceLock::new(),
        practices: OnceLock::new(),
        calibration: OnceLock::new(),
        known: OnceLock::new(),
        scenario_names: OnceLock::new(),
    });
    let course = Course {
        id: index.id,
        title: index.title,
        languages: loading.languages,
        tracks: index.tracks,
        skills: index.skills,
        mastery: index.mastery,
        units,
        names: Names(Arc::clone(&ground)),
        scenarios: Scenarios(Arc::clone(&ground)),
        ground,
    };
    (course, problems)
}

/// The scenario files that the index cannot name: without an id, or with one that was given before.
pub(super) fn strays(course: &Course) -> Vec<Problem> {
    let ground = &course.ground;
    let is_named = |path: &&String| ground.scenarios.values().any(|file| file.entry.file == **path);
    let strays = Ground::paths(&ground.source, "scenarios/").filter(|path| !is_named(path));
    strays
        .flat_map(|path| ground.read_scenario(path, None).into_problems())
        .collect()
}

/// What is known while the files are read one after the other.
struct Loading<'a> {
    source: &'a Source,
    languages: Vec<Lang>,
    problems: Vec<Problem>,
    known: Known,
}

impl Loading<'_> {
    fn know<'k>(&mut self, of: Of, ids: impl Iterator<Item = &'k String>) {
        for id in ids {
            self.known.add(of, id);
        }
    }

    fn scenarios(&mut self) -> BTreeMap<String, ScenarioFile> {
        let mut scenarios = BTreeMap::new();
        for path in Ground::paths(self.source, "scenarios/") {
            let bytes = self.source.bytes(path);
            let Some((id, title, minutes)) = scenario_head(&head_document(path, bytes).0.root) else {
                continue;
            };
            if scenarios.contains_key(&id) {
                self.problems.push(twice(path, 0..0, "scenario", &id));
                continue;
            }
            let entry = ScenarioEntry {
                file: path.clone(),
                title,
                minutes,
            };
            let read = OnceLock::new();
            scenarios.insert(id, ScenarioFile { entry, read });
        }
        scenarios
    }

    fn units(&mut self, index: &Document, lines: Vec<UnitLine>, tracks: &[Track]) -> Vec<Unit> {
        let units: Vec<Unit> = lines.into_iter().map(|line| self.unit(index, line)).collect();
        let units = self.once(units, index);
        let entries = || units.iter().flat_map(|unit| &unit.lessons);
        self.know(Of::Lesson, entries().map(|entry| &entry.id));
        if !entries().all(|entry| entry.is_readable) {
            // A lesson that cannot be read may be the one that a track names.
            self.know(Of::Lesson, tracks.iter().flat_map(|track| &track.lessons));
        }
        units
    }

    fn unit(&mut self, index: &Document, unit: UnitLine) -> Unit {
        let lessons = unit.lessons.iter();
        Unit {
            id: unit.id,
            title: unit.title,
            place: unit.place,
            lessons: lessons
                .filter_map(|(file, span)| self.entry(index, file, span))
                .collect(),
            scenarios: unit.scenarios,
        }
    }

    /// The index's line of a lesson.
    fn entry(&mut self, index: &Document, file: &str, span: &std::ops::Range<usize>) -> Option<LessonEntry> {
        let Some(bytes) = self.source.files.get(file) else {
            self.problems.push(Problem {
                fault: Fault::MissingFile,
                file: index.path.clone(),
                span: span.clone(),
                title: format!("there is no file `{file}`"),
                label: "named here".to_owned(),
                help: Some("paths are relative to the course's folder".to_owned()),
                notes: Vec::new(),
            });
            return None;
        };
        let (document, mut problems) = head_document(file, bytes);
        let mut reader = Reader::new(&document, &self.languages);
        let entry = read::head(&mut reader, &self.known);
        problems.append(&mut reader.problems);
        let mut entry = entry.unwrap_or_else(|| unreadable(file));
        entry.is_readable &= problems.iter().all(|problem| problem.fault.is_harmless());
        self.problems.append(&mut problems);
        Some(entry)
    }

    /// Drops lessons whose id was given before.
    fn once(&mut self, mut units: Vec<Unit>, index: &Document) -> Vec<Unit> {
        let mut ids: Vec<String> = Vec::new();
        for unit in &mut units {
            unit.lessons.retain(|entry| {
                let is_first = !ids.contains(&entry.id);
                if is_first {
                    ids.push(entry.id.clone());
                } else {
                    // A path written with escapes is not found as it is.
                    let at = index.content.find(&entry.file);
                    let span = at.map_or(0..0, |at| at..at + entry.file.len());
                    self.problems.push(twice(&index.path, span, "lesson", &entry.id));
                }
                is_first
            });
        }
        units
    }
}

/// The kinds below `names` in the scenarios' files, and what talks give a name to.
pub(super) fn scenario_kinds(source: &Source) -> BTreeSet<String> {
    let mut kinds: BTreeSet<String> = ["talk", "said", "answer"].map(str::to_owned).into();
    for path in Ground::paths(source, "scenarios/") {
        let bytes = source.bytes(path);
        let text = String::from_utf8_lossy(bytes);
        let mut lines = text.lines().map(str::trim);
        if lines
            .clone()
            .any(|line| line.starts_with("names") || line.starts_with("[names]"))
        {
            let (document, _) = Document::parse(path, bytes);
            let entries = NAMES.at(&document.root).map_or(&[][..], |node| node.entries());
            kinds.extend(entries.iter().map(|entry| entry.key.clone()));
        } else {
            // The usual way, a header for each kind, is seen without reading the file.
            let headers = lines.by_ref().filter_map(|line| line.strip_prefix("[names."));
            kinds.extend(headers.filter_map(|rest| Some(rest.split_once(']')?.0.to_owned())));
        }
    }
    kinds
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

/// The part of a file that says who it is; the whole file where that part alone has mistakes.
fn head_document(path: &str, bytes: &[u8]) -> (Document, Vec<Problem>) {
    let (document, problems) = Document::parse(path, head_of(bytes));
    if problems.is_empty() && bytes.len() <= LARGEST_FILE_BYTES {
        return (document, problems);
    }
    // The cut itself may have done the harm.
    Document::parse(path, bytes)
}

/// The bytes before the first table: TOML lets a file's own keys stand nowhere else.
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

pub(super) fn twice(file: &str, span: std::ops::Range<usize>, kind: &str, id: &str) -> Problem {
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
pub(super) fn open(source: &Source, path: &str) -> (Document, Vec<Problem>) {
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
