//! The course: what stands in `course.toml`, and everything that lessons refer to. Lessons themselves are parsed when opened.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::ground::Ground;
use super::reader::Reader;
use super::{
    Calibration, Document, Lesson, Names, Node, Own, Picture, PracticeEntry, Problem, Scenarios, Source, Term, Text,
    load, read,
};
use crate::market::RulePack;
use crate::text::Lang;

#[derive(Debug, Clone)]
pub struct Course {
    pub id: String,
    pub title: Text,
    /// Every text has these.
    pub languages: Vec<Lang>,
    pub tracks: Vec<Track>,
    pub skills: BTreeMap<String, Text>,
    pub mastery: Mastery,
    /// In the order of the road from the village to the city.
    pub units: Vec<Unit>,
    /// What ids of rules and scenarios are called: `product.walnut`, `pack.net-carton`, `offer.film-thick`.
    pub names: Names,
    pub scenarios: Scenarios,
    pub(super) ground: Arc<Ground>,
}

/// Farmers, young sellers, station keepers: who learns which lessons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Track {
    pub id: String,
    pub title: Text,
    /// For people who read little: sentences are kept short.
    pub is_plain: bool,
    /// Ids of lessons.
    pub lessons: Vec<String>,
    /// The scenario that shows in a few minutes whether they can do it; without one each scenario shows itself, by several wins.
    pub exam: Option<String>,
}

/// A skill is mastered when `right` of the last `of` first tries were right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mastery {
    pub right: u32,
    pub of: u32,
}

/// One station of the home screen's road.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    pub id: String,
    pub title: Text,
    /// `village`, `township`, `county` or `city`; named by `place.…`.
    pub place: String,
    pub lessons: Vec<LessonEntry>,
    /// Scenarios that are open for free play beside the unit's lessons.
    pub scenarios: Vec<String>,
}

/// What the index knows of a lesson without reading its steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LessonEntry {
    pub id: String,
    /// Path inside the course.
    pub file: String,
    pub title: Text,
    pub minutes: u32,
    pub skills: Vec<String>,
    /// False if its first lines have mistakes that keep it from being played; what is wrong behind them shows when it is opened.
    pub is_readable: bool,
}

impl Course {
    /// Whether a scenario is some track's exam.
    pub fn is_exam(&self, scenario: &str) -> bool {
        self.tracks.iter().any(|track| track.exam.as_deref() == Some(scenario))
    }

    /// Words that are explained, by id; read when they are first asked for, like the two below.
    pub fn terms(&self) -> &BTreeMap<String, Term> {
        self.ground.words().terms()
    }

    /// What a misconception's id means, for the trainer.
    pub fn misconceptions(&self) -> &BTreeMap<String, Text> {
        self.ground.words().misconceptions()
    }

    pub fn pictures(&self) -> &BTreeMap<String, Picture> {
        self.ground.words().pictures()
    }

    /// What the course teaches about good selling; read when it is first asked for.
    pub fn practices(&self) -> &[PracticeEntry] {
        &self.ground.practices().entries
    }

    /// What is published about real shops; read when it is first asked for.
    pub fn calibration(&self) -> &Calibration {
        &self.ground.calibration().calibration
    }

    /// Reads the index; rules, scenarios and lessons are read when they are opened. Returns what is wrong in what was read.
    pub fn index(source: &Source) -> (Course, Vec<Problem>) {
        load::index(source)
    }

    /// Reads all but the lessons' steps; returns what could be read and every mistake on the way.
    ///
    /// A course without a sound rule pack of its own plays by the built-in one.
    pub fn load(source: &Source) -> (Course, Vec<Problem>) {
        let (course, mut problems) = load::index(source);
        problems.extend(course.ground.problems());
        problems.extend(load::strays(&course));
        (course, problems)
    }

    /// The course built into the program.
    pub fn embedded() -> (Course, Vec<Problem>) {
        Course::load(&Source::embedded())
    }

    /// Reads one lesson whole; nothing comes back if a mistake would keep it from being played as its author meant it.
    pub fn lesson(&self, id: &str) -> (Option<Lesson>, Vec<Problem>) {
        self.lesson_with(id, None)
    }

    /// The same with the learner's own product where it fits.
    pub fn lesson_with(&self, id: &str, product: Option<&str>) -> (Option<Lesson>, Vec<Problem>) {
        let Some(entry) = self.entry(id) else {
            return (None, Vec::new());
        };
        let (mut document, mut problems) = Document::parse(&entry.file, self.ground.source.bytes(&entry.file));
        let own = self.own_of_lesson(&document);
        let fits = |product: &&str| own.as_ref().is_some_and(|own| own.admits(product, self.rules()));
        let product = product.filter(fits);
        problems.extend(self.ground.settle(&mut document, own.as_ref(), product));
        let mut reader = Reader::new(&document, &self.languages);
        let lesson = read::lesson(&mut reader, self.ground.known());
        problems.append(&mut reader.problems);
        problems.sort_by_key(|problem| problem.span.start);
        let is_playable = problems.iter().all(|problem| problem.fault.is_harmless());
        (lesson.filter(|_| is_playable), problems)
    }

    /// Which products may be the learner's own in a lesson: its scenario says so, or the lesson where the market is about something
    /// else or there is none.
    fn own_of_lesson(&self, document: &Document) -> Option<Own> {
        let scenario = document.root.at("scenario").and_then(Node::as_str);
        let of_scenario = scenario.and_then(|scenario| self.ground.own_of_scenario(scenario));
        of_scenario.or_else(|| self.ground.own_in(&document.path))
    }

    /// Whether what is played by this id has a market that is about the learner's own product, and not only words.
    pub fn has_own_market(&self, id: &str) -> bool {
        match self.entry(id) {
            Some(entry) => {
                let (document, _) = Document::parse(&entry.file, self.ground.source.bytes(&entry.file));
                let scenario = document.root.at("scenario").and_then(Node::as_str);
                scenario.is_some_and(|scenario| self.ground.own_of_scenario(scenario).is_some())
            }
            None => self.ground.own_of_scenario(id).is_some(),
        }
    }

    /// Which products may be the learner's own in what is played by this id; nothing where none may.
    pub fn own(&self, id: &str) -> Option<Own> {
        match self.entry(id) {
            Some(entry) => {
                let (document, _) = Document::parse(&entry.file, self.ground.source.bytes(&entry.file));
                self.own_of_lesson(&document)
            }
            None => self.ground.own_of_scenario(id),
        }
    }

    /// The dated rules by which its scenarios are played.
    pub fn rules(&self) -> &Arc<RulePack> {
        self.ground.pack()
    }

    /// The index's line of a lesson.
    pub fn entry(&self, id: &str) -> Option<&LessonEntry> {
        self.units
            .iter()
            .flat_map(|unit| &unit.lessons)
            .find(|entry| entry.id == id)
    }

    /// What an id of the rules or of a scenario is called, by `kind.id`; an unnamed one gives an empty text.
    pub fn name(&self, kind: &str, id: &str) -> Text {
        self.names.get(&format!("{kind}.{id}")).cloned().unwrap_or_default()
    }
}
