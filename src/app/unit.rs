//! One station of the road: its lessons with what is done, and its markets for free play.
//!
//! ```text
//!  认识电脑和巴扎                     ......
//! >1 [√] 开机第一单 · 5 分钟                      [√] 1<
//!  2 [ ] 看懂商品页 · 8 分钟                      [ ] 2
//!  3 自己试：第一次网购 · 星 2/3                      3
//! ```

use super::{
    desk::{Desk, Said},
    home::{is_done, is_today, title, who},
    input::{Input, Key},
    keymap::Cue,
    lay::Paper,
    page::{Page, View},
    picker::Picker,
    screen::Wish,
};
use crate::{
    course::Unit,
    text::{Arg, Ink},
    tutor::What,
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitScreen {
    /// Place in the course's list.
    unit: usize,
    picker: Picker,
}

impl UnitScreen {
    pub fn open(unit: usize) -> UnitScreen {
        UnitScreen {
            unit,
            picker: Picker::default(),
        }
    }

    pub fn update(&mut self, input: Input, desk: &Desk) -> Wish {
        if input == Input::Key(Key::Esc) {
            return Wish::Home;
        }
        let offered = offered(desk, self.unit(desk));
        match self.picker.pick(input, offered.len()) {
            Some(index) => Wish::Open(offered[index].clone()),
            None => Wish::Stay,
        }
    }

    pub fn page(&self, desk: &Desk, view: View) -> Page {
        let paper = Paper::new(desk, view);
        let offered = offered(desk, self.unit(desk));
        let labels: Vec<Said> = offered.iter().map(|what| label(desk, what)).collect();
        let tick = |index: usize| match &offered[index] {
            what @ What::Lesson(_) => Some(is_done(desk, what)),
            What::Scenario(_) => None,
        };
        let unit = self.unit(desk).map(|unit| desk.text(&unit.title)).unwrap_or_default();
        let mut blocks = vec![paper.space(), paper.heading(&unit), paper.space()];
        if !desk.book.center.today.is_empty() {
            blocks.extend([paper.paragraph(&desk.plain("app-unit-today")), paper.space()]);
        }
        Page {
            top: paper.said(&who(desk), Ink::Strong),
            blocks,
            options: self.picker.items(&paper, &labels, tick),
            keys: paper.keys(&[Cue::Digits, Cue::Take, Cue::Menu, Cue::Back, Cue::Move]),
            ..Page::default()
        }
    }

    fn unit<'a>(&self, desk: &Desk<'a>) -> Option<&'a Unit> {
        desk.course.units.get(self.unit)
    }
}

fn offered(desk: &Desk, unit: Option<&Unit>) -> Vec<What> {
    let Some(unit) = unit else { return Vec::new() };
    let lessons = unit.lessons.iter().filter(|lesson| lesson.is_readable);
    let lessons = lessons.map(|lesson| What::Lesson(lesson.id.clone()));
    let scenarios = unit.scenarios.iter().map(|id| What::Scenario(id.clone()));
    lessons.chain(scenarios).filter(|what| is_today(desk, what)).collect()
}

fn label(desk: &Desk, what: &What) -> Said {
    let title = title(desk, what);
    let minutes = match what {
        What::Lesson(id) => desk.course.entry(id).map_or(0, |entry| entry.minutes),
        What::Scenario(id) => desk.course.scenarios.entry(id).map_or(0, |entry| entry.minutes),
    };
    let stars = desk.learners.iter().filter_map(|learner| {
        let standing = desk.book.learners.get(learner)?.standings.get(what)?;
        Some(standing.stars)
    });
    let stars = stars.min();
    let key = match (what, stars) {
        (What::Lesson(_), _) => "app-unit-lesson",
        (What::Scenario(_), Some(_)) => "app-unit-played",
        (What::Scenario(_), None) => "app-unit-play",
    };
    let args = [
        ("minutes", Arg::Number(i64::from(minutes))),
        ("stars", Arg::Number(i64::from(stars.unwrap_or(0)))),
    ];
    desk.tell_of(key, &[("title", &title)], &args)
}
