//! The end of a lesson, a scenario or a review: what can now be done, what was earned, one line to tell at home, what comes next.
//!
//! ```text
//!  这一课学完了！                     ......
//!  会选箱子、贴面单，把货交出去。      ......
//! ┌──────────────────────────────────────────┐
//! │ 回家跟家里人说一句：               ......│
//! │ 先看重量，再看价钱。               ......│
//! └──────────────────────────────────────────┘
//!  [√] 两箱都送到了                    [√]
//! >1 下一课：比一比再买                    1<
//!  2 看看这次的生意                        2     ─▶ debrief
//!  3 再来一次，拿还缺的星                  3
//!  4 没做对的 2 题，再练一遍               4     ─▶ a review
//!  5 自己做：验证码是钥匙                  5     from the fifth lesson on
//!  6 回到首页                              6
//! ```

use super::{
    debrief::Debrief,
    home::{is_done, is_today, next_lesson, review, review_count, title},
    input::{Input, Key},
    keymap::Cue,
    layout::Layout,
    page::{Block, Page, View},
    picker::Picker,
    screen::ScreenRequest,
    view_context::ViewContext,
    ways::{self, Way},
};
use crate::{
    course::Lesson,
    market::{Figure, day, purchase},
    say::{Arg, Sentence, sentence},
    text::Ink,
    tutor::{AttemptId, Proof, Session, What, Wins, bottom_line, proofs},
};

#[derive(Debug, Clone, PartialEq)]
pub struct LessonEnd {
    session: Session,
    picker: Picker,
    /// What may be done now: found once, when the page opens, for it takes reading lessons.
    ways: Vec<Way<EndChoice>>,
    /// The figures of the market, while they are looked at.
    debrief: Option<Debrief>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum EndChoice {
    Next(What),
    /// What was missed in this lesson, once more.
    Review(What),
    Figures,
    /// A market without a lesson around it.
    Own(What),
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
            ways: Vec::new(),
            session,
        }
    }

    /// All that was learned is written down, and what may be done next is known.
    pub fn opened(&mut self, ctx: &ViewContext) {
        self.ways = self.ways(ctx);
    }

    pub fn attempt(&self) -> AttemptId {
        self.session.attempt
    }

    pub fn page_id(&self) -> String {
        let debrief = self.debrief.as_ref().map(Debrief::page_id);
        debrief.unwrap_or_default()
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
        match ways::take(&mut self.picker, input, &self.ways) {
            Some(EndChoice::Next(what) | EndChoice::Review(what) | EndChoice::Own(what)) => ScreenRequest::Open(what),
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
            blocks.extend(self.learned(&layout, lesson));
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
        if self.ways.iter().any(|way| matches!(way.reply, EndChoice::Own(_))) {
            blocks.extend([layout.paragraph(&ctx.say(&sentence::app_end_own_why())), layout.space()]);
        }
        if next_lesson(ctx).is_none() {
            blocks.extend([layout.heading(&ctx.say(&sentence::app_end_all())), layout.space()]);
        }
        Page {
            top,
            blocks,
            options: ways::items(&self.picker, &layout, &self.ways),
            keys: layout.keys(&[Cue::Digits, Cue::Take, Cue::Menu, Cue::Back, Cue::Move]),
            ..Page::default()
        }
    }

    /// What can now be done, what it brought, and one line to tell at home.
    fn learned(&self, layout: &Layout, lesson: &Lesson) -> Vec<Block> {
        let ctx = layout.ctx;
        if let What::Review(_) = self.session.playable.what {
            return vec![layout.heading(&ctx.say(&sentence::app_end_review())), layout.space()];
        }
        let mut blocks = vec![
            layout.heading(&ctx.say(&sentence::app_end_title())),
            layout.paragraph(&ctx.text(&lesson.objective)),
        ];
        blocks.extend(self.earned(layout));
        blocks.push(layout.space());
        blocks.push(layout.notice(&[ctx.say(&sentence::app_end_rule()), ctx.text(&lesson.rule)], Ink::Good));
        blocks
    }

    /// What the lesson's market brought, if it brought something.
    fn earned(&self, layout: &Layout) -> Option<Block> {
        let market = self.session.market()?;
        let figure = bottom_line(market);
        let make = if figure == Figure::Day(day::Figure::ProfitFen) {
            sentence::app_end_earned
        } else if figure == Figure::Purchase(purchase::Figure::SavedFen) {
            sentence::app_end_saved
        } else {
            return None;
        };
        let money_fen = market.figure(figure);
        let line = layout.ctx.say(&make(Arg::Yuan(money_fen)));
        (0 < money_fen).then(|| Block::text(layout.lines(&line, Ink::Good)))
    }

    /// What a won market shows of whoever won it, and what is still to do.
    fn proof(&self, ctx: &ViewContext) -> Option<Sentence> {
        let what = &self.session.playable.what;
        if !matches!(what, What::Scenario(_)) {
            return None;
        }
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

    fn ways(&self, ctx: &ViewContext) -> Vec<Way<EndChoice>> {
        let next = next_lesson(ctx).map(|lesson| EndChoice::Next(What::Lesson(lesson.id.clone())));
        let what = &self.session.playable.what;
        let missed = match what {
            What::Lesson(id) => review(ctx, Some(id)),
            What::Review(_) => review(ctx, None),
            What::Scenario(_) => None,
        };
        let figures = self.session.market().is_some().then_some(EndChoice::Figures);
        let is_short_of_a_star = self.session.stars().iter().any(|held| !held);
        let again = (self.session.lesson().is_none() || is_short_of_a_star).then_some(EndChoice::Again);
        let is_lesson = self.session.lesson().is_some();
        let all = [
            next,
            figures,
            again,
            missed.map(EndChoice::Review),
            own(ctx, what).map(EndChoice::Own),
            Some(EndChoice::Home),
        ];
        let offered = (1..).zip(all).filter_map(|(digit, way)| Some((digit, way?)));
        offered
            .map(|(digit, way)| Way::at(digit, label(ctx, &way, is_lesson), way))
            .collect()
    }
}

/// From so many lessons on a market is offered that is played without a lesson around it.
const LESSONS_BEFORE_OWN: usize = 5;

/// The first such market on the road that was not played yet, once enough lessons are done.
fn own(ctx: &ViewContext, what: &What) -> Option<What> {
    let lessons = ctx.course.units.iter().flat_map(|unit| &unit.lessons);
    let done = lessons
        .filter(|lesson| is_done(ctx, &What::Lesson(lesson.id.clone())))
        .count();
    if done < LESSONS_BEFORE_OWN || !matches!(what, What::Lesson(_)) {
        return None;
    }
    let scenarios = ctx.course.units.iter().flat_map(|unit| &unit.scenarios);
    let markets = scenarios.map(|id| What::Scenario(id.clone()));
    markets
        .into_iter()
        .find(|market| is_today(ctx, market) && !is_done(ctx, market))
}

fn label(ctx: &ViewContext, way: &EndChoice, is_lesson: bool) -> Sentence {
    match way {
        EndChoice::Next(what) => sentence::app_end_next(title(ctx, what)),
        EndChoice::Review(what) => sentence::app_end_review_again(review_count(what)),
        EndChoice::Own(what) => sentence::app_unit_play(title(ctx, what)),
        EndChoice::Figures => sentence::app_end_figures(),
        EndChoice::Again if is_lesson => sentence::app_end_star(),
        EndChoice::Again => sentence::app_end_again(),
        EndChoice::Home => sentence::app_end_home(),
    }
}
