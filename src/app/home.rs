//! Home: the road from the village to the city with the units as its stations, and what comes next as the first choice.
//!
//! ```text
//!  村里              乡里         县里              城里
//!  ---[√]-----[√]-----[>]-----[ ]-----[ ]-----[ ]---
//!  كەنت              يېزا         ناھىيە            شەھەر
//!
//! >1 接着学：标题拼一拼                                    1<
//!  2 [√] 认识电脑和巴扎 3/3                          [√] 2
//! ```
//!
//! The road runs the way the reader's own language is read.

use super::{
    desk::{Desk, Said},
    input::Input,
    keymap::Cue,
    lay::{Paper, blank, join},
    page::{Block, Page, View},
    picker::Picker,
    screen::{Screen, Wish},
    sign_in::group,
    unit::UnitScreen,
};
use crate::{
    course::{LessonEntry, Unit},
    text::{Align, Arg, Ink, Lang, Line},
    tutor::{LearnerId, What},
};

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Home {
    picker: Picker,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Choice {
    /// The open attempt, or the first lesson that is not done.
    Continue {
        what: What,
        is_open: bool,
    },
    Unit(usize),
}

impl Home {
    pub fn update(&mut self, input: Input, desk: &Desk) -> Wish {
        let choices = choices(desk);
        match self.picker.pick(input, choices.len()).map(|index| &choices[index]) {
            Some(Choice::Continue { what, .. }) => Wish::Open(what.clone()),
            Some(Choice::Unit(index)) => Wish::Go(Screen::Unit(UnitScreen::open(*index))),
            None => Wish::Stay,
        }
    }

    pub fn page(&self, desk: &Desk, view: View) -> Page {
        let paper = Paper::new(desk, view);
        let choices = choices(desk);
        let labels: Vec<Said> = choices.iter().map(|choice| label(desk, choice)).collect();
        let tick = |index: usize| match &choices[index] {
            Choice::Unit(unit) => Some(is_unit_done(desk, &desk.course.units[*unit])),
            Choice::Continue { .. } => None,
        };
        Page {
            top: paper.said(&who(desk), Ink::Strong),
            blocks: vec![paper.space(), road(&paper), paper.space()],
            options: self.picker.items(&paper, &labels, tick),
            keys: paper.keys(&[Cue::Digits, Cue::Take, Cue::Menu, Cue::Move, Cue::Language]),
            ..Page::default()
        }
    }
}

/// Who learns here, for a page's top line.
pub fn who(desk: &Desk) -> Said {
    desk.tell_of("app-top", &[("who", &group(desk, desk.learners))], &[])
}

/// Whether everybody here has done it.
pub fn is_done(desk: &Desk, what: &What) -> bool {
    let has_done = |learner: &LearnerId| {
        let learner = desk.book.learners.get(learner);
        learner
            .and_then(|learner| learner.standings.get(what))
            .is_some_and(|standing| standing.is_done)
    };
    !desk.learners.is_empty() && desk.learners.iter().all(has_done)
}

/// Whether the trainer leaves it open today.
pub fn is_today(desk: &Desk, what: &What) -> bool {
    let today = &desk.book.center.today;
    today.is_empty() || today.contains(what)
}

/// The first lesson on the road that is open today and not done by everybody here.
pub fn next_lesson<'a>(desk: &Desk<'a>) -> Option<&'a LessonEntry> {
    let lessons = desk.course.units.iter().flat_map(|unit| &unit.lessons);
    lessons
        .filter(|lesson| lesson.is_readable)
        .map(|lesson| (What::Lesson(lesson.id.clone()), lesson))
        .find(|(what, _)| is_today(desk, what) && !is_done(desk, what))
        .map(|(_, lesson)| lesson)
}

/// The title of a lesson or scenario.
pub fn title(desk: &Desk, what: &What) -> Said {
    match what {
        What::Lesson(id) => desk.course.entry(id).map(|entry| desk.text(&entry.title)),
        What::Scenario(id) => desk.course.scenarios.entry(id).map(|entry| desk.text(&entry.title)),
    }
    .unwrap_or_else(|| Said::as_is(what.id()))
}

fn choices(desk: &Desk) -> Vec<Choice> {
    let open = desk.book.open_attempt(desk.learners).map(|attempt| Choice::Continue {
        what: attempt.what.clone(),
        is_open: true,
    });
    let next = next_lesson(desk).map(|lesson| Choice::Continue {
        what: What::Lesson(lesson.id.clone()),
        is_open: false,
    });
    let units = (0..desk.course.units.len()).map(Choice::Unit);
    open.or(next).into_iter().chain(units).collect()
}

fn label(desk: &Desk, choice: &Choice) -> Said {
    match choice {
        Choice::Continue { what, is_open } => {
            let key = if *is_open { "app-home-continue" } else { "app-home-next" };
            desk.tell_of(key, &[("title", &title(desk, what))], &[])
        }
        Choice::Unit(index) => {
            let unit = &desk.course.units[*index];
            let done = counted(unit).filter(|what| is_done(desk, what)).count();
            let args = [
                ("done", Arg::Number(done as i64)),
                ("all", Arg::Number(counted(unit).count() as i64)),
            ];
            desk.tell_of("app-home-unit", &[("title", &desk.text(&unit.title))], &args)
        }
    }
}

/// What a unit counts: its lessons, or its scenarios where it has nothing else.
fn counted(unit: &Unit) -> impl Iterator<Item = What> {
    let lessons = unit.lessons.iter().map(|lesson| What::Lesson(lesson.id.clone()));
    let scenarios = unit.scenarios.iter().filter(|_| unit.lessons.is_empty());
    lessons.chain(scenarios.map(|id| What::Scenario(id.clone())))
}

fn is_unit_done(desk: &Desk, unit: &Unit) -> bool {
    counted(unit).next().is_some() && counted(unit).all(|what| is_done(desk, &what))
}

/// Draws the road: the places' names above and below, a station for each unit between them.
fn road(paper: &Paper) -> Block {
    let desk = paper.desk;
    let units = &desk.course.units;
    if units.is_empty() {
        return Block::text(Vec::new());
    }
    let part = paper.width / units.len();
    let here = units.iter().position(|unit| !is_unit_done(desk, unit));
    let mut stations: Vec<Line> = units
        .iter()
        .enumerate()
        .map(|(index, unit)| {
            let (sign, ink) = match here {
                _ if is_unit_done(desk, unit) => ("[√]", Ink::Good),
                Some(at) if at == index => ("[>]", Ink::Focus),
                _ => ("[ ]", Ink::Dim),
            };
            let before = part.saturating_sub(3) / 2;
            let way = |columns: usize| Line::raw("-".repeat(columns), Ink::Dim);
            join([way(before), Line::raw(sign, ink), way(part.saturating_sub(before + 3))])
        })
        .collect();
    let is_rtl = paper.is_rtl(&desk.tongues.own);
    if is_rtl {
        stations.reverse();
    }
    let names = |lang: &Lang| {
        let mut names: Vec<Line> = units
            .iter()
            .enumerate()
            .map(|(index, unit)| {
                let is_first = index == 0 || units[index - 1].place != unit.place;
                let name = desk.course.name("place", &unit.place);
                let name = if is_first { name.in_lang(lang) } else { "" };
                paper.line(name, lang, Ink::Plain).padded(part, Align::Center)
            })
            .collect();
        if is_rtl {
            names.reverse();
        }
        join(names)
    };
    let edge = paper.width - part * units.len();
    let mut lines = vec![names(&desk.tongues.own), join(stations)];
    lines.extend(desk.tongues.other.as_ref().map(names));
    if is_rtl {
        lines = lines.into_iter().map(|line| join([blank(edge), line])).collect();
    }
    Block::text(lines)
}
