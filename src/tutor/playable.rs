//! What can be played: a lesson with the market its tasks share, or a scenario by itself. And what of it matters for play.

use std::sync::Arc;

use crate::course::{Choose, Course, Dialog, Lesson, Play, Step, StepKind};
use crate::market::{RULES_VERSION, RulePack};

use super::What;
use super::draw::Hash;

#[derive(Debug, Clone, PartialEq)]
pub struct Playable {
    pub what: What,
    /// Nothing for the free play of a scenario.
    pub lesson: Option<Arc<Lesson>>,
    /// The scenario; nothing for a lesson without a market.
    pub play: Option<Arc<Play>>,
    /// By which titles are judged.
    pub rules: Arc<RulePack>,
}

impl Playable {
    /// Finds a lesson or scenario of the course; nothing if it is not there or its author's mistakes keep it from being
    /// played.
    pub fn of(course: &Course, what: &What) -> Option<Playable> {
        let play = |id: &str| course.scenarios.get(id).cloned().map(Arc::new);
        let rules = Arc::clone(&course.rules);
        let (lesson, play) = match what {
            What::Lesson(id) => {
                let lesson = course.lesson(id).0?;
                let play = match &lesson.scenario {
                    Some(scenario) => Some(play(scenario)?),
                    None => None,
                };
                (Some(Arc::new(lesson)), play)
            }
            What::Scenario(id) => (None, Some(play(id)?)),
        };
        Some(Playable {
            what: what.clone(),
            lesson,
            play,
            rules,
        })
    }

    /// Returns a mark of all that matters for play: ids, answers, goals, scenario, rules, title tiles. Two attempts with the
    /// same mark replay alike; explanations, pictures and translations do not change it.
    ///
    /// The market's part is taken from its `Debug` form: renaming a field there makes open attempts stale, which costs at
    /// most the unfinished ones.
    pub fn fingerprint(&self) -> u64 {
        let mut hash = Hash::new().text(&self.what.to_string());
        if let Some(lesson) = &self.lesson {
            for step in &lesson.steps {
                hash = of_step(hash, step, &self.rules);
            }
            if let Some(exit) = &lesson.exit {
                hash = of_choose(hash.text("exit"), exit);
            }
        }
        if let Some(play) = &self.play {
            hash = hash
                .number(i64::from(RULES_VERSION))
                .text(&format!("{:?}", play.setting));
            for star in &play.stars {
                hash = hash.text(&star.goal.to_string());
            }
        }
        hash.value()
    }
}

fn of_step(hash: Hash, step: &Step, rules: &RulePack) -> Hash {
    let hash = hash.text(&step.id).text(step.skill.as_deref().unwrap_or("-"));
    let hash = hash.number(i64::try_from(step.hints.len()).unwrap_or(i64::MAX));
    match &step.kind {
        StepKind::Read(_) => hash.text("read"),
        StepKind::Term(term) => hash.text("term").text(term),
        StepKind::Case(_) => hash.text("case"),
        StepKind::Homework(_) => hash.text("homework"),
        StepKind::Choose(choose) => of_choose(hash.text("choose"), choose),
        StepKind::Order(order) => order
            .items
            .iter()
            .fold(hash.text("order"), |hash, item| hash.text(&item.id)),
        StepKind::Match(pairs) => pairs
            .pairs
            .iter()
            .fold(hash.text("match"), |hash, pair| hash.text(&pair.id)),
        StepKind::Number(number) => {
            let mut hash = hash.text("number").number(number.tolerance_hundredths);
            for values in &number.values {
                hash = values
                    .choices_hundredths
                    .iter()
                    .fold(hash.text(&values.name), |hash, choice| hash.number(*choice));
            }
            hash.text(&format!("{:?}", number.answer))
        }
        StepKind::Tiles(tiles) => {
            let mut hash = hash.text("tiles").text(&tiles.product).text(&tiles.profile);
            for tile in &tiles.tiles {
                hash = hash.text(&tile.id).text(&tile.word).text(&format!("{:?}", tile.role));
            }
            hash = hash.text(&format!("{:?}", tiles.need));
            hash.text(&format!("{:?}{:?}", rules.words, rules.profiles.get(&tiles.profile)))
        }
        StepKind::Fill(fill) => fill.fields.iter().fold(hash.text("fill"), |hash, field| {
            field.options.iter().fold(hash.text(&field.id), |hash, option| {
                hash.text(&option.id).number(i64::from(option.right))
            })
        }),
        StepKind::Inspect(inspect) => inspect.parts.iter().fold(hash.text("inspect"), |hash, part| {
            hash.text(&part.id).number(i64::from(part.is_fault))
        }),
        StepKind::Dialog(dialog) => of_dialog(hash.text("dialog"), dialog),
        StepKind::Task(task) => hash.text("task").text(&task.goal.to_string()),
    }
}

fn of_choose(hash: Hash, choose: &Choose) -> Hash {
    choose.options.iter().fold(hash, |hash, option| {
        let hash = hash.text(&option.id).number(i64::from(option.right));
        hash.text(option.misconception.as_deref().unwrap_or("-"))
    })
}

fn of_dialog(hash: Hash, dialog: &Dialog) -> Hash {
    let mut hash = hash.text(&dialog.start);
    for node in &dialog.nodes {
        hash = hash.text(&node.id).text(&format!("{:?}", node.end));
        for option in &node.options {
            hash = hash.text(&option.id).text(&option.next);
            for (counter, number) in option.set.iter().chain(&option.needs) {
                hash = hash.text(counter).number(*number);
            }
            hash = hash.number(i64::try_from(option.set.len()).unwrap_or(i64::MAX));
        }
    }
    hash
}
