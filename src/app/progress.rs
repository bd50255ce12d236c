//! What a learner's record holds for themselves: what they can do, the words they met, what was earned, homework, and what was
//! missed and may be done once more. Leaves the page and the way to have it deleted to `record`.

use super::{
    home::{earned_line, review},
    layout::Layout,
    page::Block,
    view_context::ViewContext,
};
use crate::{
    course::{Lesson, StepKind, Text},
    say::{Arg, sentence},
    text::Ink,
    tutor::{Learner, What, grasp},
};

/// Read once, when the record is opened: lessons are parsed for it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Progress {
    /// Ids of the glossary's words in the lessons that everybody here has done, in the order of the road.
    pub words: Vec<String>,
    /// What is to be done at home, of the same lessons.
    pub homework: Vec<Homework>,
    /// What was missed, once more.
    pub review: Option<What>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Homework {
    pub ask: Text,
    /// The trainer has seen it.
    pub is_ticked: bool,
}

impl Progress {
    pub fn of(ctx: &ViewContext) -> Progress {
        let mut progress = Progress {
            review: review(ctx, None),
            ..Progress::default()
        };
        for lesson in done_lessons(ctx) {
            for step in &lesson.steps {
                if let StepKind::Term(shown) = &step.kind {
                    progress.words.push(shown.term.clone());
                } else if let StepKind::Homework(homework) = &step.kind {
                    progress.homework.push(Homework {
                        ask: homework.ask.clone(),
                        is_ticked: is_ticked(ctx, &lesson.id, &step.id),
                    });
                }
            }
        }
        let mut seen = std::collections::BTreeSet::new();
        progress.words.retain(|word| seen.insert(word.clone()));
        progress
    }

    /// The homework, the newest first, each ticked or not.
    pub fn homework_blocks(&self, layout: &Layout) -> Vec<Block> {
        let ctx = layout.ctx;
        let mut blocks = vec![
            layout.heading(&ctx.say(&sentence::app_record_homework())),
            layout.space(),
        ];
        let newest_first = self.homework.iter().rev();
        blocks.extend(newest_first.map(|one| layout.ticked(&ctx.text(&one.ask), one.is_ticked)));
        blocks.push(layout.space());
        blocks
    }
}

fn done_lessons(ctx: &ViewContext) -> Vec<Lesson> {
    let entries = ctx.course.units.iter().flat_map(|unit| &unit.lessons);
    let done = entries.filter(|entry| super::home::is_done(ctx, &What::Lesson(entry.id.clone())));
    let product = ctx.records.own_product(ctx.learners);
    done.filter_map(|entry| ctx.course.lesson_with(&entry.id, product).0)
        .collect()
}

fn is_ticked(ctx: &ViewContext, lesson: &str, step: &str) -> bool {
    let place = (lesson.to_owned(), step.to_owned());
    ctx.sitting().all(|learner| learner.homework.contains(&place))
}

/// What one learner can do, and what was earned.
pub fn blocks(layout: &Layout, learner: &Learner) -> Vec<Block> {
    let ctx = layout.ctx;
    let can = |(skill, text): (&String, &Text)| {
        let tries = learner.first_tries.get(skill)?;
        grasp(tries, ctx.course.mastery)
            .is_mastered
            .then(|| Arg::Written(text.clone()))
    };
    let skills: Vec<Arg> = ctx.course.skills.iter().filter_map(can).collect();
    let mut blocks = Vec::new();
    if !skills.is_empty() {
        let listed = sentence::app_record_skills(Arg::List(skills));
        blocks.push(layout.paragraph(&ctx.say(&listed)));
    }
    if let Some(line) = earned_line(learner) {
        blocks.push(Block::text(layout.lines(&ctx.say(&line), Ink::Good)));
    }
    blocks
}
