//! What is kept about the learners at this keyboard, for themselves to read; and the way to have it deleted.
//!
//! ```text
//!  买买提 · 23                        ......
//!  学完的课：5                        ......
//!  一次做对：18 / 24                  ......
//! >1 返回                                  1<
//!  2 删除我的记录                          2     asks once more
//! ```

use super::{
    desk::{Desk, Said},
    input::{Input, Key},
    keymap::Cue,
    lay::Paper,
    page::{Block, Page, View},
    picker::Picker,
    screen::Wish,
    sign_in::learner_said,
};
use crate::{
    text::{Arg, Ink},
    tutor::{Fact, Learner, LearnerId, What},
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

    pub fn update(&mut self, input: Input, desk: &Desk, facts: &mut Vec<Fact>) -> Wish {
        if input == Input::Key(Key::Esc) {
            return match self.doomed.take() {
                Some(_) => Wish::Stay,
                None => Wish::Home,
            };
        }
        let count = if self.doomed.is_some() {
            2
        } else {
            1 + desk.learners.len()
        };
        let Some(index) = self.picker.pick(input, count) else {
            return Wish::Stay;
        };
        self.picker = Picker::default();
        match (self.doomed.take(), index) {
            (None, 0) => Wish::Home,
            (None, index) => {
                self.doomed = Some(desk.learners[index - 1]);
                Wish::Stay
            }
            (Some(_), 0) => Wish::Stay,
            (Some(learner), _) => {
                facts.push(Fact::Erased { learner });
                Wish::SignOut
            }
        }
    }

    pub fn page(&self, desk: &Desk, view: View) -> Page {
        let paper = Paper::new(desk, view);
        let mut blocks = vec![paper.space()];
        let choices: Vec<Said> = match self.doomed {
            Some(learner) => {
                blocks.push(paper.heading(&learner_said(desk, learner)));
                blocks.push(paper.space());
                blocks.push(paper.notice(
                    &[
                        desk.plain("app-record-delete-sure"),
                        desk.plain("app-record-delete-lost"),
                    ],
                    Ink::Warn,
                ));
                vec![desk.plain("app-record-keep"), desk.plain("app-record-delete-yes")]
            }
            None => {
                for learner in desk.learners {
                    blocks.push(paper.heading(&learner_said(desk, *learner)));
                    if let Some(learner) = desk.book.learners.get(learner) {
                        blocks.extend(kept(&paper, learner));
                    }
                    blocks.push(paper.space());
                }
                let delete = desk.learners.iter().map(|learner| {
                    let name = learner_said(desk, *learner);
                    desk.tell_of("app-record-delete", &[("name", &name)], &[])
                });
                std::iter::once(desk.plain("app-record-back")).chain(delete).collect()
            }
        };
        blocks.push(paper.space());
        Page {
            top: paper.said(&desk.plain("app-record-title"), Ink::Strong),
            blocks,
            options: self.picker.items(&paper, &choices, |_| None),
            keys: paper.keys(&[Cue::Digits, Cue::Take, Cue::Menu, Cue::Back, Cue::Move]),
            ..Page::default()
        }
    }
}

fn kept(paper: &Paper, learner: &Learner) -> Vec<Block> {
    let is_lesson = |what: &What| matches!(what, What::Lesson(_));
    let done = learner
        .standings
        .iter()
        .filter(|(what, standing)| is_lesson(what) && standing.is_done);
    let tries = learner.first_tries.values().flatten();
    let right = tries.clone().filter(|right| **right).count();
    let count = |n: usize| Arg::Number(n as i64);
    let lines = [
        paper.desk.tell("app-record-lessons", &[("n", count(done.count()))]),
        paper.desk.tell(
            "app-record-tries",
            &[("right", count(right)), ("all", count(tries.count()))],
        ),
    ];
    lines.iter().map(|said| paper.paragraph(said)).collect()
}
