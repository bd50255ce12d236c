//! What is kept about the learners at this keyboard, for themselves to read; and the way to have it deleted.
//!
//! ```text
//!  买买提 · 23                        ......
//!  学完的课：5                        ......
//!  一次做对：18 / 24                  ......
//!  买一个水壶：一个人做成 2/3         ......
//! >1 返回                                  1<
//!  2 删除我的记录                          2     asks once more
//! ```

use super::{
    home::title,
    input::{Input, Key},
    keymap::Cue,
    layout::Layout,
    page::{Block, Page, View},
    picker::Picker,
    screen::ScreenRequest,
    sign_in::learner_said,
    view_context::{Bilingual, ViewContext},
};
use crate::{
    say::{Arg, sentence},
    text::Ink,
    tutor::{Fact, Learner, LearnerId, What, wins},
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    picker: Picker,
    /// Whose record is about to be deleted.
    doomed: Option<LearnerId>,
}

impl Record {
    pub fn open() -> Record {
        Record {
            picker: Picker::default(),
            doomed: None,
        }
    }

    pub fn update(&mut self, input: Input, ctx: &ViewContext, facts: &mut Vec<Fact>) -> ScreenRequest {
        if input == Input::Key(Key::Esc) {
            return match self.doomed.take() {
                Some(_) => ScreenRequest::Stay,
                None => ScreenRequest::Home,
            };
        }
        let count = if self.doomed.is_some() {
            2
        } else {
            1 + ctx.learners.len()
        };
        let Some(index) = self.picker.pick(input, count) else {
            return ScreenRequest::Stay;
        };
        self.picker = Picker::default();
        match (self.doomed.take(), index) {
            (None, 0) => ScreenRequest::Home,
            (None, index) => {
                self.doomed = Some(ctx.learners[index - 1]);
                ScreenRequest::BackUp
            }
            (Some(_), 0) => ScreenRequest::Stay,
            (Some(learner), _) => {
                facts.push(Fact::Erased { learner });
                ScreenRequest::SignOut
            }
        }
    }

    pub fn page(&self, ctx: &ViewContext, view: View) -> Page {
        let layout = Layout::new(ctx, view);
        let mut blocks = vec![layout.space()];
        let choices: Vec<Bilingual> = match self.doomed {
            Some(learner) => {
                blocks.push(layout.heading(&ctx.say(&learner_said(ctx, learner))));
                blocks.push(layout.space());
                blocks.push(layout.notice(
                    &[
                        ctx.say(&sentence::app_record_delete_sure()),
                        ctx.say(&sentence::app_record_delete_lost()),
                    ],
                    Ink::Warn,
                ));
                vec![
                    ctx.say(&sentence::app_record_keep()),
                    ctx.say(&sentence::app_record_delete_yes()),
                ]
            }
            None => {
                for learner in ctx.learners {
                    blocks.push(layout.heading(&ctx.say(&learner_said(ctx, *learner))));
                    if let Some(learner) = ctx.records.learners.get(learner) {
                        blocks.extend(kept(&layout, learner));
                        blocks.extend(markets(&layout, learner));
                    }
                    blocks.push(layout.space());
                }
                let delete = ctx.learners.iter().map(|learner| {
                    let name = Arg::say(learner_said(ctx, *learner));
                    ctx.say(&sentence::app_record_delete(name))
                });
                std::iter::once(ctx.say(&sentence::app_record_back()))
                    .chain(delete)
                    .collect()
            }
        };
        blocks.push(layout.space());
        Page {
            top: layout.lines(&ctx.say(&sentence::app_record_title()), Ink::Strong),
            blocks,
            options: self.picker.items(&layout, &choices, |_| None),
            keys: layout.keys(&[Cue::Digits, Cue::Take, Cue::Menu, Cue::Back, Cue::Move]),
            ..Page::default()
        }
    }
}

fn kept(layout: &Layout, learner: &Learner) -> Vec<Block> {
    let is_lesson = |what: &What| matches!(what, What::Lesson(_));
    let done = learner
        .standings
        .iter()
        .filter(|(what, standing)| is_lesson(what) && standing.is_done);
    let tries = learner.first_tries.values().flatten();
    let right = tries.clone().filter(|right| **right).count();
    let count = |n: usize| Arg::Number(n as i64);
    let lines = [
        sentence::app_record_lessons(count(done.count())),
        sentence::app_record_tries(count(tries.count()), count(right)),
    ];
    let lines = lines.iter().map(|line| layout.paragraph(&layout.ctx.say(line)));
    lines.collect()
}

/// The markets that were won, and how often alone.
fn markets(layout: &Layout, learner: &Learner) -> Vec<Block> {
    let ctx = layout.ctx;
    let markets = ctx.course.units.iter().flat_map(|unit| &unit.scenarios);
    let mut blocks = Vec::new();
    for what in markets.map(|id| What::Scenario(id.clone())) {
        let is_exam = ctx.course.is_exam(what.id());
        let wins = wins(learner, &what, is_exam);
        if wins.is_won {
            let line = match (wins.is_mastered(), is_exam) {
                (true, true) => sentence::app_unit_passed(title(ctx, &what)),
                (false, true) => sentence::app_unit_exam(title(ctx, &what)),
                (true, false) => sentence::app_record_mastered(title(ctx, &what)),
                (false, false) => sentence::app_record_won(Arg::count(wins.alone), title(ctx, &what)),
            };
            blocks.push(layout.paragraph(&ctx.say(&line)));
        }
    }
    blocks
}
