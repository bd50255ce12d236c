//! "Is this you?": nobody goes on with a record by the key that found it. Whoever asked to be deleted is asked whether they take
//! that back.
//!
//! ```text
//!  这是你吗？                         ......
//!  阿不都 · 13
//! >1 不是，返回                             1<
//!  2 是的，进入                             2
//! ```

use crate::{
    app::{
        input::Input,
        keymap::{Cue, Mode},
        layout::Layout,
        page::{Block, Page},
        sure::Sure,
        view_context::ViewContext,
        word::{WordField, WordOutcome},
    },
    say::{Arg, sentence},
    text::Ink,
    tutor::{LearnerId, Profile},
};

use super::group;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    pub learners: Vec<LearnerId>,
    stage: AskedPage,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum AskedPage {
    IsItYou(Sure),
    TakeBack(Sure),
    /// Not everybody may take another's wish back.
    Word(WordField),
}

pub enum AskedOutcome {
    Stay,
    No,
    Yes,
}

impl Asked {
    /// Asks about whom `input` found.
    pub fn of(learners: Vec<LearnerId>, input: &Input) -> Asked {
        let stage = AskedPage::IsItYou(Sure::after(input));
        Asked { learners, stage }
    }

    /// Asks whether somebody takes back that they want to be deleted.
    pub fn back(learner: LearnerId, input: &Input) -> Asked {
        Asked {
            learners: vec![learner],
            stage: AskedPage::TakeBack(Sure::after(input)),
        }
    }

    pub fn mode(&self) -> Mode {
        match self.stage {
            AskedPage::Word(_) => Mode::Text,
            AskedPage::IsItYou(_) | AskedPage::TakeBack(_) => Mode::Choosing,
        }
    }

    pub fn update(&mut self, input: Input, ctx: &ViewContext) -> AskedOutcome {
        let answer = match &mut self.stage {
            AskedPage::IsItYou(sure) => sure.update(input),
            AskedPage::TakeBack(sure) => match sure.update(input) {
                Some(true) if ctx.records.center.trainer_words().next().is_some() => {
                    self.stage = AskedPage::Word(WordField::default());
                    None
                }
                answer => answer,
            },
            AskedPage::Word(field) => match field.ask(input, ctx) {
                WordOutcome::Stay => None,
                WordOutcome::Back => Some(false),
                WordOutcome::Typed(_) => Some(true),
            },
        };
        match answer {
            None => AskedOutcome::Stay,
            Some(false) => AskedOutcome::No,
            Some(true) => AskedOutcome::Yes,
        }
    }

    pub fn page(&self, layout: &Layout) -> Page {
        let ctx = layout.ctx;
        let (blocks, options) = match &self.stage {
            AskedPage::Word(field) => return field.page(layout, &sentence::app_word_ask()),
            AskedPage::IsItYou(sure) => {
                let no = ctx.say(&sentence::app_sign_in_not_me());
                (
                    self.who(layout),
                    sure.items(layout, no, ctx.say(&sentence::app_sign_in_is_me())),
                )
            }
            AskedPage::TakeBack(sure) => {
                let no = ctx.say(&sentence::app_leave_back_no());
                (
                    self.wish(layout),
                    sure.items(layout, no, ctx.say(&sentence::app_leave_back_yes())),
                )
            }
        };
        Page {
            blocks,
            options,
            keys: layout.keys(&[Cue::Digits, Cue::Take, Cue::Menu, Cue::Move, Cue::Back]),
            ..Page::default()
        }
    }

    fn who(&self, layout: &Layout) -> Vec<Block> {
        let ctx = layout.ctx;
        let ask = match self.learners.len() {
            1 => sentence::app_sign_in_is_it_you(),
            _ => sentence::app_sign_in_are_they_you(),
        };
        vec![
            layout.space(),
            layout.heading(&ctx.say(&ask)),
            layout.space(),
            layout.heading(&ctx.say(&group(ctx, &self.learners))),
            layout.space(),
        ]
    }

    /// The number alone: the name is hidden as all the rest.
    fn wish(&self, layout: &Layout) -> Vec<Block> {
        let ctx = layout.ctx;
        let profile = self
            .learners
            .first()
            .and_then(|learner| ctx.records.leaving.get(learner));
        let card = profile.map_or(0, |profile: &Profile| profile.card);
        let days = profile.map_or(0, |profile| profile.leave.days_left());
        let days = Arg::count(u32::try_from(days).unwrap_or(u32::MAX));
        let told = [
            ctx.say(&sentence::app_leave_asked(Arg::Number(i64::from(card)))),
            ctx.say(&sentence::app_leave_days(days)),
        ];
        vec![
            layout.space(),
            layout.notice(&told, Ink::Warn),
            layout.space(),
            layout.heading(&ctx.say(&sentence::app_leave_back_ask())),
            layout.space(),
        ]
    }
}
