//! The author's work as the rules look at it: the course, its lessons as far as they can be played, and every file as a tree.

use std::collections::BTreeMap;

use super::play::{Rehearsal, SEEDS, rehearse};
use crate::course::{Course, Document, Lesson, Node, Problem, Source, Step};
use crate::text::Lang;

pub(super) struct Draft {
    pub course: Course,
    /// Those that can be played, with their files.
    pub lessons: Vec<(String, Lesson)>,
    /// Each lesson's tasks, played by their own solutions.
    pub rehearsals: Vec<Rehearsal>,
    /// By path.
    pub documents: BTreeMap<String, Document>,
}

/// One string of a text in the languages of the course, and where it stands.
pub(super) struct Sentence<'a> {
    pub document: &'a Document,
    /// The whole `{ zh = …, ug = …, en = … }`.
    pub text: &'a Node,
    /// The key under which the text stands: `ask`.
    pub key: &'a str,
    pub lang: Lang,
    pub string: &'a str,
    pub node: &'a Node,
}

impl Draft {
    pub fn of(source: &Source) -> (Draft, Vec<Problem>) {
        let (course, mut problems) = Course::load(source);
        let mut lessons = Vec::new();
        for entry in course.units.iter().flat_map(|unit| &unit.lessons) {
            let (lesson, found) = course.lesson(&entry.id);
            problems.extend(found);
            lessons.extend(lesson.map(|lesson| (entry.file.clone(), lesson)));
        }
        let mut rehearsals = Vec::new();
        for (file, lesson) in &lessons {
            let scenario = lesson.scenario.as_ref().and_then(|id| course.scenarios.get(id));
            if let Some(play) = scenario {
                rehearsals.extend(SEEDS.flat_map(|seed| rehearse(file, lesson, play, seed)));
            }
        }
        let documents = source.files.iter().map(|(path, bytes)| {
            let (document, _) = Document::parse(path, bytes);
            (path.clone(), document)
        });
        let draft = Draft {
            documents: documents.collect(),
            course,
            lessons,
            rehearsals,
        };
        (draft, problems)
    }

    /// Every step of the lessons with its file, and how its task went on each seed; nothing for a step that is no task.
    pub fn played_steps(&self) -> impl Iterator<Item = (&str, &Step, Vec<&Rehearsal>)> {
        let steps = self
            .lessons
            .iter()
            .flat_map(|(file, lesson)| lesson.steps.iter().enumerate().map(move |step| (file, step)));
        steps.map(|(file, (number, step))| {
            let is_its = |played: &&Rehearsal| played.file == *file && played.step == number;
            (file.as_str(), step, self.rehearsals.iter().filter(is_its).collect())
        })
    }

    /// The place of a step's value under `key`.
    pub fn step_node(&self, file: &str, step: &str, key: &str) -> Option<(&Document, &Node)> {
        let document = self.documents.get(file)?;
        let steps = document.root.at("step")?.items();
        let is_it = |node: &&Node| node.at("id").and_then(Node::as_str) == Some(step);
        Some((document, steps.iter().find(is_it)?.at(key)?))
    }

    /// The file of a scenario.
    pub fn scenario_document(&self, id: &str) -> Option<&Document> {
        let files = self.documents.range("scenarios/".to_owned()..);
        let mut documents = files.map(|(_, document)| document);
        documents.find(|document| document.root.at("id").and_then(Node::as_str) == Some(id))
    }

    /// Every string of every text in the course.
    pub fn sentences(&self) -> Vec<Sentence<'_>> {
        let mut sentences = Vec::new();
        for document in self.documents.values() {
            self.gather(document, "", &document.root, &mut sentences);
        }
        sentences
    }

    /// The texts below `node`: tables whose keys are languages of the course.
    fn gather<'a>(&'a self, document: &'a Document, key: &'a str, node: &'a Node, into: &mut Vec<Sentence<'a>>) {
        let entries = node.entries();
        let is_lang = |key: &str| self.course.languages.iter().any(|lang| lang.0 == key);
        let is_text = !entries.is_empty() && entries.iter().all(|entry| is_lang(&entry.key));
        for entry in entries {
            match entry.node.as_str() {
                Some(string) if is_text => into.push(Sentence {
                    document,
                    text: node,
                    key,
                    lang: Lang::new(&entry.key),
                    string,
                    node: &entry.node,
                }),
                _ => self.gather(document, &entry.key, &entry.node, into),
            }
        }
        for item in node.items() {
            self.gather(document, key, item, into);
        }
    }

    /// Whether a file is a lesson of a track for people who read little.
    pub fn is_plain(&self, file: &str) -> bool {
        let entries = self.course.units.iter().flat_map(|unit| &unit.lessons);
        let lesson = entries.into_iter().find(|entry| entry.file == file);
        let plain = |id: &str| {
            let mut tracks = self.course.tracks.iter().filter(|track| track.is_plain);
            tracks.any(|track| track.lessons.iter().any(|lesson| lesson == id))
        };
        lesson.is_some_and(|entry| plain(&entry.id))
    }
}

impl Sentence<'_> {
    /// The place of `part` of the string in its file.
    pub fn place(&self, part: std::ops::Range<usize>) -> std::ops::Range<usize> {
        self.document.inside(self.node, part)
    }
}
