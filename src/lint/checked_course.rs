//! The author's work as the rules look at it: the course, its lessons as far as they can be played, and every file as a tree.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::kept::Plays;
use super::play::{ScenarioRun, TaskRun, runs, task_runs};
use crate::course::draw::Hash;
use crate::course::{Course, Document, Lesson, Node, Play, Problem, Source, Step};
use crate::market::{Command, RULES_VERSION};
use crate::text::Lang;

pub(super) struct CheckedCourse {
    pub course: Course,
    /// Those that can be played, with their files.
    pub lessons: Vec<(String, Lesson)>,
    /// By path.
    pub documents: BTreeMap<String, Document>,
    /// The file that is asked for; nothing if all are.
    only: Option<String>,
    /// A mark of all rules, which every play depends on.
    rules_mark: Hash,
    plays: RefCell<Plays>,
}

/// A task of a lesson and how its solution went.
pub(super) struct PlayedStep<'a> {
    pub file: &'a str,
    pub step: &'a Step,
    /// The learner's own in its place; nothing as it is written.
    pub product: Option<String>,
    /// On each seed; none if the file cannot be read with that product.
    pub runs: Vec<TaskRun>,
}

impl PlayedStep<'_> {
    /// ` with walnut`, behind what a rule found.
    pub fn with_product(&self) -> String {
        self.product.as_deref().map(with).unwrap_or_default()
    }
}

/// ` with walnut`.
pub(super) fn with(product: &str) -> String {
    format!(" with `{product}`")
}

/// One string of a text in the languages of the course, and where it stands.
pub(super) struct PlacedString<'a> {
    pub document: &'a Document,
    /// The whole `{ zh = …, ug = …, en = … }`.
    pub text: &'a Node,
    /// The key under which the text stands: `ask`.
    pub key: &'a str,
    pub lang: Lang,
    pub string: &'a str,
    pub node: &'a Node,
}

impl CheckedCourse {
    pub fn of(source: &Source, only: Option<&str>, plays: Plays) -> (CheckedCourse, Vec<Problem>) {
        let (course, mut problems) = Course::load(source);
        let mut lessons = Vec::new();
        for entry in course.units.iter().flat_map(|unit| &unit.lessons) {
            let (lesson, found) = course.lesson(&entry.id);
            problems.extend(found);
            lessons.extend(lesson.map(|lesson| (entry.file.clone(), lesson)));
        }
        let documents = source.files.iter().map(|(path, bytes)| {
            let (document, _) = Document::parse(path, bytes);
            (path.clone(), document)
        });
        let checked = CheckedCourse {
            documents: documents.collect(),
            course,
            lessons,
            only: only.map(str::to_owned),
            rules_mark: rules_mark(source),
            plays: RefCell::new(plays),
        };
        (checked, problems)
    }

    /// The plays, with those of this run.
    pub fn into_plays(self) -> Plays {
        let mut plays = self.plays.into_inner();
        plays.tidy();
        plays
    }

    /// Every task of the lessons that are asked for, with its file and how it went on each seed: as it is written, and with each
    /// product that may be the learner's own.
    pub fn played_steps(&self) -> Vec<PlayedStep<'_>> {
        let mut steps = Vec::new();
        for (file, lesson) in self.lessons.iter().filter(|(file, _)| self.is_asked(file)) {
            let scenario = lesson.scenario.as_ref().and_then(|id| self.course.scenarios.get(id));
            let Some(play) = scenario else {
                continue;
            };
            let mark = |name: &str| self.mark(&[file, self.scenario_file(&play.id)], name);
            let all: Vec<TaskRun> = self
                .plays
                .borrow_mut()
                .or_play(mark("tasks"), || task_runs(lesson, play));
            let mut played = vec![(None, all)];
            for product in self.own_products(&play.id) {
                let with = || {
                    let lesson = self.course.lesson_with(&lesson.id, Some(&product)).0?;
                    Some(task_runs(&lesson, &self.course.scenarios.with(&play.id, &product)?))
                };
                let mark = mark(&format!("tasks with {product}"));
                let all = self.plays.borrow_mut().or_play(mark, || with().unwrap_or_default());
                played.push((Some(product), all));
            }
            for (product, all) in played {
                for (number, step) in lesson.steps.iter().enumerate() {
                    let its = all.iter().filter(|played| played.step == number);
                    steps.push(PlayedStep {
                        file: file.as_str(),
                        step,
                        product: product.clone(),
                        runs: its.cloned().collect(),
                    });
                }
            }
        }
        steps
    }

    /// How a scenario's solution goes with a product of the learner's own; nothing if the file cannot be read with it.
    pub fn runs_with(&self, play: &Play, product: &str) -> Vec<ScenarioRun> {
        let mark = self.mark(&[self.scenario_file(&play.id)], &format!("solution with {product}"));
        let with = || {
            let play = self.course.scenarios.with(&play.id, product);
            play.map(|play| runs(&play, &play.solution)).unwrap_or_default()
        };
        self.plays.borrow_mut().or_play(mark, with)
    }

    /// The products that may be the learner's own in a scenario, apart from the one that stands in.
    pub fn own_products(&self, id: &str) -> Vec<String> {
        let Some(own) = self.course.scenarios.own(id) else {
            return Vec::new();
        };
        let others = own
            .products(self.course.rules())
            .filter(|product| *product != own.product);
        others.map(str::to_owned).collect()
    }

    /// The lessons that are asked for, with their files.
    pub fn asked_lessons(&self) -> impl Iterator<Item = (&str, &Lesson, &Document)> {
        let asked = self.lessons.iter().filter(|(file, _)| self.is_asked(file));
        asked.filter_map(|(file, lesson)| Some((file.as_str(), lesson, self.documents.get(file)?)))
    }

    /// The scenarios that are asked for, with their files.
    pub fn played_scenarios(&self) -> Vec<(&Play, &Document)> {
        let plays = self.course.scenarios.values();
        let with_file = plays.filter_map(|play| Some((play, self.scenario_document(&play.id)?)));
        with_file
            .filter(|(_, document)| self.is_asked(&document.path))
            .collect()
    }

    /// How a script of a scenario goes on each seed; `name` tells it from the scenario's others.
    pub fn runs(&self, play: &Play, name: &str, script: &[Command]) -> Vec<ScenarioRun> {
        let mark = self.mark(&[self.scenario_file(&play.id)], name);
        self.plays.borrow_mut().or_play(mark, || runs(play, script))
    }

    fn is_asked(&self, file: &str) -> bool {
        self.only.as_ref().is_none_or(|only| only == file)
    }

    fn scenario_file(&self, id: &str) -> &str {
        self.course.scenarios.entry(id).map_or("", |entry| &entry.file)
    }

    /// Of all that a play depends on: the rules, these files, and which of their scripts.
    fn mark(&self, files: &[&str], script: &str) -> u64 {
        let contents = files.iter().filter_map(|file| self.documents.get(*file));
        let hash = contents.fold(self.rules_mark, |hash, document| hash.text(&document.content));
        hash.text(script).value()
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
    pub fn sentences(&self) -> Vec<PlacedString<'_>> {
        let mut sentences = Vec::new();
        for document in self.documents.values() {
            self.gather(document, "", &document.root, &mut sentences);
        }
        sentences
    }

    /// The texts below `node`: tables whose keys are languages of the course.
    fn gather<'a>(&'a self, document: &'a Document, key: &'a str, node: &'a Node, into: &mut Vec<PlacedString<'a>>) {
        let entries = node.entries();
        let is_lang = |key: &str| self.course.languages.iter().any(|lang| lang.0 == key);
        let is_text = !entries.is_empty() && entries.iter().all(|entry| is_lang(&entry.key));
        for entry in entries {
            match entry.node.as_str() {
                Some(string) if is_text => into.push(PlacedString {
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

impl PlacedString<'_> {
    /// The place of `part` of the string in its file.
    pub fn place(&self, part: std::ops::Range<usize>) -> std::ops::Range<usize> {
        self.document.inside(self.node, part)
    }
}

/// A course without rules of its own plays by those of the program, which the version names.
fn rules_mark(source: &Source) -> Hash {
    let start = Hash::new()
        .text(env!("CARGO_PKG_VERSION"))
        .number(i64::from(RULES_VERSION));
    let rules = source.files.iter().filter(|(path, _)| path.starts_with("rules/"));
    rules.fold(start, |hash, (_, bytes)| hash.text(&String::from_utf8_lossy(bytes)))
}
