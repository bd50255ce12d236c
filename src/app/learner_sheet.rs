//! The trainer's page of one learner: every figure of the board, the homework to tick off, the name to give or mend.
//!
//! ```text
//!  卡号：12                                              (trainer's own language)
//!  名字：热依汗
//!  …
//! >1 返回                                  ...          1<
//!  2 写名字                                ...          2
//!  3 [ ] 明天称一袋核桃                    ...      [ ] 3   ticked when the trainer has seen it
//! ```

use super::{
    input::{Input, Key},
    keymap::{Cue, Mode},
    layout::Layout,
    page::{Block, Page},
    picker::Picker,
    sign_in::{Naming, NamingOutcome},
    view_context::{Bilingual, ViewContext},
};
use crate::{
    course::{StepKind, Text},
    say::sentence,
    tutor::{Fact, Learner, LearnerId, What},
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LearnerSheet {
    pub learner: LearnerId,
    /// Of the lessons that the learner has done, read once when the page is opened.
    homework: Vec<Homework>,
    picker: Picker,
    naming: Option<Naming>,
}

/// A real task for the day after a lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Homework {
    lesson: String,
    step: String,
    ask: Text,
}

impl LearnerSheet {
    pub fn open(ctx: &ViewContext, learner: LearnerId) -> LearnerSheet {
        let homework = ctx.records.learners.get(&learner).map(|learner| homework(ctx, learner));
        LearnerSheet {
            learner,
            homework: homework.unwrap_or_default(),
            picker: Picker::default(),
            naming: None,
        }
    }

    pub fn page_id(&self) -> String {
        let naming = self.naming.as_ref().map(Naming::page_id);
        format!("{:?} {naming:?}", self.learner)
    }

    pub fn mode(&self) -> Mode {
        self.naming.as_ref().map_or(Mode::Choosing, Naming::mode)
    }

    /// Returns whether the page stays open.
    pub fn update(&mut self, input: Input, ctx: &ViewContext, facts: &mut Vec<Fact>) -> bool {
        if let Some(naming) = &mut self.naming {
            match naming.update(input) {
                NamingOutcome::Stay => {}
                NamingOutcome::Back => self.naming = None,
                NamingOutcome::Named(name) => {
                    self.naming = None;
                    facts.push(Fact::LearnerRenamed {
                        learner: self.learner,
                        name,
                        replaces: None,
                    });
                }
            }
            return true;
        }
        let is_back = input == Input::Key(Key::Esc);
        match self.picker.pick(input, 2 + self.homework.len()) {
            Some(0) => return false,
            Some(1) => self.naming = Some(Naming::open(ctx)),
            Some(index) => self.tick(index - 2, ctx, facts),
            None => return !is_back,
        }
        true
    }

    /// The page under the board's own top line.
    pub fn page(&self, layout: &Layout, figures: Vec<Block>) -> Page {
        if let Some(naming) = &self.naming {
            return naming.page_asking(layout, &sentence::app_board_ask());
        }
        let ctx = layout.ctx;
        let ticked = |index: usize| {
            let homework = self.homework.get(index.checked_sub(2)?)?;
            Some(is_ticked(ctx, self.learner, homework))
        };
        let mut choices: Vec<Bilingual> = vec![
            ctx.say(&sentence::app_board_back()),
            ctx.say(&sentence::app_board_name()),
        ];
        choices.extend(self.homework.iter().map(|homework| ctx.text(&homework.ask)));
        let mut blocks = figures;
        if !self.homework.is_empty() {
            blocks.extend([
                layout.paragraph(&ctx.say(&sentence::app_board_homework())),
                layout.space(),
            ]);
        }
        Page {
            blocks,
            options: self.picker.items(layout, &choices, ticked),
            keys: layout.keys(&[Cue::Digits, Cue::Take, Cue::Menu, Cue::Back, Cue::Move]),
            ..Page::default()
        }
    }

    /// What was ticked off stays so: the log forgets nothing.
    fn tick(&self, index: usize, ctx: &ViewContext, facts: &mut Vec<Fact>) {
        if let Some(homework) = self.homework.get(index)
            && !is_ticked(ctx, self.learner, homework)
        {
            let (lesson, step) = (homework.lesson.clone(), homework.step.clone());
            facts.push(Fact::HomeworkTicked {
                learner: self.learner,
                lesson,
                step,
            });
        }
    }
}

fn is_ticked(ctx: &ViewContext, learner: LearnerId, homework: &Homework) -> bool {
    let key = (homework.lesson.clone(), homework.step.clone());
    ctx.records
        .learners
        .get(&learner)
        .is_some_and(|learner| learner.homework.contains(&key))
}

fn homework(ctx: &ViewContext, learner: &Learner) -> Vec<Homework> {
    let is_done = |id: &str| {
        learner
            .standing(&What::Lesson(id.to_owned()))
            .is_some_and(|standing| standing.is_done)
    };
    let entries = ctx
        .course
        .units
        .iter()
        .flat_map(|unit| &unit.lessons)
        .filter(|entry| is_done(&entry.id));
    let mut found = Vec::new();
    for lesson in entries.filter_map(|entry| ctx.course.lesson(&entry.id).0) {
        for step in lesson.steps {
            if let StepKind::Homework(homework) = step.kind {
                found.push(Homework {
                    lesson: lesson.id.clone(),
                    step: step.id,
                    ask: homework.ask,
                });
            }
        }
    }
    found
}
