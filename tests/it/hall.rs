//! Where players sit down before a market: the course with all its pages, and a fresh session of any scenario.

use std::sync::Arc;

use bazar::{
    app::{SILENT, ViewContext, Writing},
    course::{Course, builtin_locales},
    text::{Lang, LanguagePair, Locales},
    tutor::{AttemptId, Key, LearnerId, LearnerRecords, Playable, RunId, Session, What},
};

/// What does not change from one play to the next.
pub struct Hall {
    pub course: Arc<Course>,
    pub locales: Arc<Locales>,
    languages: LanguagePair,
    records: LearnerRecords,
}

impl Hall {
    /// A hall in which one language is read.
    pub fn open() -> Hall {
        Hall::reading(LanguagePair {
            own: Lang::new("zh"),
            other: None,
        })
    }

    /// A hall in which these languages are read.
    pub fn reading(languages: LanguagePair) -> Hall {
        Hall {
            course: Arc::new(Course::embedded().0),
            locales: Arc::new(builtin_locales()),
            languages,
            records: LearnerRecords::default(),
        }
    }

    /// The scenarios on the learners' road; the others are exercises of a few steps inside lessons.
    pub fn scenarios(&self) -> impl Iterator<Item = &String> {
        self.course.units.iter().flat_map(|unit| &unit.scenarios)
    }

    pub fn ctx(&self) -> ViewContext<'_> {
        ViewContext {
            course: &self.course,
            locales: &self.locales,
            records: &self.records,
            languages: &self.languages,
            learners: &[],
            writing: Writing::default(),
            voices: &SILENT,
        }
    }

    /// Somebody alone before a scenario's market in this world.
    pub fn session(&self, scenario: &str, seed: u64) -> Session {
        let playable = Playable::of(&self.course, &What::Scenario(scenario.to_owned())).expect("a scenario");
        let id = |n| Key { run: RunId(1), n };
        Session::open(playable, AttemptId(id(1)), seed, vec![LearnerId(id(0))])
    }
}
