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
    desk::{Desk, Said},
    home::{next_lesson, title},
    input::{Input, Key},
    keymap::Cue,
    lay::Paper,
    page::{Page, View},
    picker::Picker,
    screen::Wish,
};
use crate::{
    text::Ink,
    tutor::{AttemptId, Session, What},
};

#[derive(Debug, Clone, PartialEq)]
pub struct LessonEnd {
    session: Session,
    picker: Picker,
    /// The figures of the market, while they are looked at.
    debrief: Option<Debrief>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Way {
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

    pub fn update(&mut self, input: Input, desk: &Desk) -> Wish {
        if let Some(debrief) = &mut self.debrief {
            if !debrief.update(input, desk) {
                self.debrief = None;
            }
            return Wish::Stay;
        }
        if input == Input::Key(Key::Esc) {
            return Wish::Home;
        }
        let ways = self.ways(desk);
        match self.picker.pick(input, ways.len()).map(|index| &ways[index]) {
            Some(Way::Next(what)) => Wish::Open(what.clone()),
            Some(Way::Again) => Wish::Open(self.session.playable.what.clone()),
            Some(Way::Home) => Wish::Home,
            Some(Way::Figures) => {
                self.debrief = Some(Debrief::of(&self.session));
                Wish::Stay
            }
            None => Wish::Stay,
        }
    }

    pub fn page(&self, desk: &Desk, view: View) -> Page {
        let paper = Paper::new(desk, view);
        let top = paper.said(&title(desk, &self.session.playable.what), Ink::Strong);
        if let (Some(debrief), Some(market)) = (&self.debrief, self.session.market()) {
            let mut page = debrief.page(market, desk, view);
            page.top.splice(0..0, top);
            return page;
        }
        let mut blocks = vec![paper.space()];
        if let Some(lesson) = self.session.lesson() {
            blocks.push(paper.heading(&desk.plain("app-end-title")));
            blocks.push(paper.space());
            blocks.push(paper.notice(&[desk.plain("app-end-rule"), desk.text(&lesson.rule)], Ink::Good));
        }
        if let Some(play) = &self.session.playable.play {
            blocks.push(paper.space());
            for (star, holds) in play.stars.iter().zip(self.session.stars()) {
                blocks.push(paper.ticked(&desk.text(&star.text), *holds));
            }
        }
        blocks.push(paper.space());
        if next_lesson(desk).is_none() {
            blocks.extend([paper.heading(&desk.plain("app-end-all")), paper.space()]);
        }
        let labels: Vec<Said> = self.ways(desk).iter().map(|way| label(desk, way)).collect();
        Page {
            top,
            blocks,
            options: self.picker.items(&paper, &labels, |_| None),
            keys: paper.keys(&[Cue::Digits, Cue::Take, Cue::Menu, Cue::Move]),
            ..Page::default()
        }
    }

    fn ways(&self, desk: &Desk) -> Vec<Way> {
        let next = next_lesson(desk).map(|lesson| Way::Next(What::Lesson(lesson.id.clone())));
        let figures = self.session.market().is_some().then_some(Way::Figures);
        let again = self.session.lesson().is_none().then_some(Way::Again);
        next.into_iter()
            .chain(figures)
            .chain(again)
            .chain([Way::Home])
            .collect()
    }
}

fn label(desk: &Desk, way: &Way) -> Said {
    match way {
        Way::Next(what) => desk.tell_of("app-end-next", &[("title", &title(desk, what))], &[]),
        Way::Figures => desk.plain("app-end-figures"),
        Way::Again => desk.plain("app-end-again"),
        Way::Home => desk.plain("app-end-home"),
    }
}
