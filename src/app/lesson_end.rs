//! The end of a lesson or a scenario: the one line to remember, how the business went, what comes next.
//!
//! ```text
//!  这一课学完了！                     ......
//! ┌──────────────────────────────────────────┐
//! │ 记住一句话：                       ......│
//! │ 先看重量，再看价钱。               ......│
//! └──────────────────────────────────────────┘
//! >1 下一课：比一比再买                    1<
//!  2 看看这次的生意                        2     ─▶ debrief
//!  3 回到首页                              3
//! ```

use super::{
    debrief::Debrief,
    home::{next_lesson, title},
    input::{Input, Key},
    keymap::Cue,
    layout::Layout,
    page::{Page, View},
    picker::Picker,
    screen::ScreenRequest,
    view_context::{Bilingual, ViewContext},
};
use crate::{
    say::{Arg, Sentence, sentence},
    text::Ink,
    tutor::{AttemptId, Proof, Session, What, Wins, proofs},
};

#[derive(Debug, Clone, PartialEq)]
pub struct LessonEnd {
    session: Session,
    picker: Picker,
    /// The figures of the market, while they are looked at.
    debrief: Option<Debrief>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum EndChoice {
    Next(What),
    Figures,
    Again,
    Home,
}

impl LessonEnd {
    /// A scenario's end opens with its figures.
    pub fn of(session: Session) -> LessonEnd {
        let opens_figures = session.lesson().is_none() && session.market().is_some();
        LessonEnd {
            debrief: opens_figures.then(|| Debrief::of(&session)),
            picker: Picker::default(),
            session,
        }
    }

    pub fn attempt(&self) -> AttemptId {
        self.session.attempt
    }

    /// The figures, while they are looked at.
    pub fn debrief(&self) -> Option<&Debrief> {
        self.debrief.as_ref()
    }

    pub fn debrief_mut(&mut self) -> Option<&mut Debrief> {
        self.debrief.as_mut()
    }

    pub fn update(&mut self, input: Input, ctx: &ViewContext) -> ScreenRequest {
        if let Some(debrief) = &mut self.debrief {
            if !debrief.update(input, ctx) {
                self.debrief = None;
            }
            return ScreenRequest::Stay;
        }
        if input == Input::Key(Key::Esc) {
            return ScreenRequest::Home;
        }
        let ways = self.ways(ctx);
        match self.picker.pick(input, ways.len()).map(|index| &ways[index]) {
            Some(EndChoice::Next(what)) => ScreenRequest::Open(what.clone()),
            Some(EndChoice::Again) => ScreenRequest::Open(self.session.playable.what.clone()),
            Some(EndChoice::Home) => ScreenRequest::Home,
            Some(EndChoice::Figures) => {
                self.debrief = Some(Debrief::of(&self.session));
                ScreenRequest::Stay
            }
            None => ScreenRequest::Stay,
        }
    }

    pub fn page(&self, ctx: &ViewContext, view: View) -> Page {
        let layout = Layout::new(ctx, view);
        let title = Sentence::of(title(ctx, &self.session.playable.what));
        let top = layout.lines(&ctx.say(&title), Ink::Strong);
        if let (Some(debrief), Some(market)) = (&self.debrief, self.session.market()) {
            let mut page = debrief.page(market, ctx, view);
            page.top.splice(0..0, top);
            return page;
        }
        let mut blocks = vec![layout.space()];
        if let Some(lesson) = self.session.lesson() {
            blocks.push(layout.heading(&ctx.say(&sentence::app_end_title())));
            blocks.push(layout.space());
            blocks.push(layout.notice(&[ctx.say(&sentence::app_end_rule()), ctx.text(&lesson.rule)], Ink::Good));
        }
        if let Some(play) = &self.session.playable.play {
            blocks.push(layout.space());
            for (star, holds) in play.stars.iter().zip(self.session.stars()) {
                blocks.push(layout.ticked(&ctx.text(&star.text), *holds));
            }
        }
        if let Some(told) = self.proof(ctx) {
            blocks.extend([layout.space(), layout.notice(&[ctx.say(&told)], Ink::Good)]);
        }
        blocks.push(layout.space());
        if next_lesson(ctx).is_none() {
            blocks.extend([layout.heading(&ctx.say(&sentence::app_end_all())), layout.space()]);
        }
        let labels: Vec<Bilingual> = self.ways(ctx).iter().map(|way| ctx.say(&label(ctx, way))).collect();
        Page {
            top,
            blocks,
            options: self.picker.items(&layout, &labels, |_| None),
            keys: layout.keys(&[Cue::Digits, Cue::Take, Cue::Menu, Cue::Move]),
            ..Page::default()
        }
    }

    /// What a won market shows of whoever won it, and what is still to do.
    fn proof(&self, ctx: &ViewContext) -> Option<Sentence> {
        let what = &self.session.playable.what;
        let learner = ctx.records.learners.get(ctx.learners.first()?)?;
        let is_exam = ctx.course.is_exam(what.id());
        let proofs = proofs(learner, what, is_exam);
        let (_, proof) = proofs.iter().find(|(id, _)| *id == self.session.attempt)?;
        let wins = Wins::of(&proofs, is_exam);
        Some(match proof {
            _ if is_exam && wins.is_mastered() => sentence::app_end_passed(),
            Proof::SameDay if is_exam => sentence::app_end_exam_too_soon(),
            _ if wins.is_mastered() => sentence::app_end_mastered(),
            Proof::Counts => sentence::app_end_won(Arg::count(wins.alone)),
            Proof::Together => sentence::app_end_won_together(),
            Proof::SeenBefore => sentence::app_end_won_seen(),
            Proof::SameDay => sentence::app_end_won_today(),
        })
    }

    fn ways(&self, ctx: &ViewContext) -> Vec<EndChoice> {
        let next = next_lesson(ctx).map(|lesson| EndChoice::Next(What::Lesson(lesson.id.clone())));
        let figures = self.session.market().is_some().then_some(EndChoice::Figures);
        let again = self.session.lesson().is_none().then_some(EndChoice::Again);
        next.into_iter()
            .chain(figures)
            .chain(again)
            .chain([EndChoice::Home])
            .collect()
    }
}

fn label(ctx: &ViewContext, way: &EndChoice) -> Sentence {
    match way {
        EndChoice::Next(what) => sentence::app_end_next(title(ctx, what)),
        EndChoice::Figures => sentence::app_end_figures(),
        EndChoice::Again => sentence::app_end_again(),
        EndChoice::Home => sentence::app_end_home(),
    }
}
