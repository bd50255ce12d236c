//! What can be played: a lesson with the market its tasks share, a scenario by itself, or steps that were missed. And what of it matters for play.

use std::sync::Arc;

use crate::course::{Course, Lesson, Play, draw::Hash};
use crate::market::RulePack;

use super::{AttemptLog, What, review};

#[derive(Debug, Clone, PartialEq)]
pub struct Playable {
    pub what: What,
    /// Nothing for the free play of a scenario.
    pub lesson: Option<Arc<Lesson>>,
    /// The scenario; nothing for a lesson without a market.
    pub play: Option<Arc<Play>>,
    /// The learners' own, where it takes the place of the scenario's.
    pub product: Option<String>,
    /// By which titles are judged.
    pub rules: Arc<RulePack>,
}

impl Playable {
    /// Finds a lesson, a scenario or a review in the course; nothing if it is not there or its author's mistakes keep it from being
    /// played.
    pub fn of(course: &Course, what: &What) -> Option<Playable> {
        Playable::with(course, what, None)
    }

    /// The same with the learners' own product, where it fits.
    pub fn with(course: &Course, what: &What, product: Option<&str>) -> Option<Playable> {
        let rules = Arc::clone(course.rules());
        let fits = |product: &&str| course.own(what.id()).is_some_and(|own| own.admits(product, &rules));
        // In a review each step has it whose lesson has a place for it.
        let product = product.filter(|product| matches!(what, What::Review(_)) || fits(product));
        let play = |id: &str| {
            let play = match product {
                Some(product) => course.scenarios.with(id, product),
                None => course.scenarios.get(id).cloned(),
            };
            play.map(Arc::new)
        };
        let (lesson, play) = match what {
            What::Lesson(id) => {
                let lesson = course.lesson_with(id, product).0?;
                let play = match &lesson.scenario {
                    Some(scenario) => Some(play(scenario)?),
                    None => None,
                };
                (Some(Arc::new(lesson)), play)
            }
            What::Scenario(id) => (None, Some(play(id)?)),
            What::Review(ids) => (Some(Arc::new(review::lesson(course, ids, product)?)), None),
        };
        Some(Playable {
            what: what.clone(),
            lesson,
            play,
            product: product.map(str::to_owned),
            rules,
        })
    }

    /// Finds what the attempt plays, with its product.
    pub fn of_log(course: &Course, log: &AttemptLog) -> Option<Playable> {
        Playable::with(course, &log.what, log.product.as_deref())
    }

    /// Returns a mark of all that its author wrote that matters for play: ids, answers, goals, title tiles, the scenario, the rules
    /// that it comes to. Explanations, pictures and translations do not change it, nor does any name of the program's own.
    ///
    /// It names what was played, so that a report can tell one from the other; whether an attempt goes on its replay decides.
    pub fn fingerprint(&self) -> u64 {
        let mut hash = Hash::new().text(&self.what.to_string());
        if let Some(lesson) = &self.lesson {
            for step in &lesson.steps {
                hash = step.fingerprint(hash, &self.rules);
            }
            if let Some(exit) = &lesson.exit {
                hash = exit.fingerprint(hash, "exit");
            }
        }
        if let Some(play) = &self.play {
            hash = hash.mark(play.mark);
        }
        hash.value()
    }
}
