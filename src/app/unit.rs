//! One station of the road: its lessons with what is done, and its markets for free play.
//!
//! ```text
//!  认识电脑和巴扎                     ......
//! >1 [√] 开机第一单 · 5 分钟                      [√] 1<
//!  2 [ ] 看懂商品页 · 8 分钟                      [ ] 2
//!  3 再做一次：第一次网购（星 2/3）                   3
//! ```

use super::{
    home::{is_done, is_today, title, who},
    input::{Input, Key},
    keymap::Cue,
    layout::Layout,
    page::{Page, View},
    picker::Picker,
    screen::ScreenRequest,
    view_context::{Bilingual, ViewContext},
};
use crate::{
    course::Unit,
    say::{Arg, Sentence, sentence},
    text::Ink,
    tutor::{What, wins},
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

    pub fn update(&mut self, input: Input, ctx: &ViewContext) -> ScreenRequest {
        if input == Input::Key(Key::Esc) {
            return ScreenRequest::Home;
        }
        let offered = offered(ctx, self.unit(ctx));
        match self.picker.pick(input, offered.len()) {
            Some(index) => ScreenRequest::Open(offered[index].clone()),
            None => ScreenRequest::Stay,
        }
    }

    pub fn page(&self, ctx: &ViewContext, view: View) -> Page {
        let layout = Layout::new(ctx, view);
        let offered = offered(ctx, self.unit(ctx));
        let labels: Vec<Bilingual> = offered.iter().map(|what| label(ctx, what)).collect();
        let tick = |index: usize| match &offered[index] {
            what @ What::Lesson(_) => Some(is_done(ctx, what)),
            What::Scenario(_) | What::Review(_) => None,
        };
        let unit = self.unit(ctx).map(|unit| ctx.text(&unit.title)).unwrap_or_default();
        let mut blocks = vec![layout.space(), layout.heading(&unit), layout.space()];
        if !ctx.records.center.today().is_empty() {
            blocks.extend([layout.paragraph(&ctx.say(&sentence::app_unit_today())), layout.space()]);
        }
        Page {
            top: layout.lines(&ctx.say(&who(ctx)), Ink::Strong),
            blocks,
            options: self.picker.items(&layout, &labels, tick),
            keys: layout.keys(&[Cue::Digits, Cue::Take, Cue::Menu, Cue::Back, Cue::Move]),
            ..Page::default()
        }
    }

    fn unit<'a>(&self, ctx: &ViewContext<'a>) -> Option<&'a Unit> {
        ctx.course.units.get(self.unit)
    }
}

fn offered(ctx: &ViewContext, unit: Option<&Unit>) -> Vec<What> {
    let Some(unit) = unit else { return Vec::new() };
    let lessons = unit.lessons.iter().filter(|lesson| lesson.is_readable);
    let lessons = lessons.map(|lesson| What::Lesson(lesson.id.clone()));
    let scenarios = unit.scenarios.iter().map(|id| What::Scenario(id.clone()));
    lessons.chain(scenarios).filter(|what| is_today(ctx, what)).collect()
}

fn label(ctx: &ViewContext, what: &What) -> Bilingual {
    let title = title(ctx, what);
    let minutes = match what {
        What::Lesson(id) => ctx.course.entry(id).map_or(0, |entry| entry.minutes),
        What::Scenario(id) => ctx.course.scenarios.entry(id).map_or(0, |entry| entry.minutes),
        What::Review(_) => 0,
    };
    let is_exam = ctx.course.is_exam(what.id());
    // Of several it is the one who is not so far.
    let stood = ctx.sitting().filter_map(|learner| {
        let standing = learner.standing(what)?;
        Some((standing.stars, wins(learner, what, is_exam)))
    });
    let stood = stood.min_by_key(|(stars, wins)| (wins.is_won, wins.alone, *stars));
    ctx.say(&match (what, stood) {
        (What::Lesson(_), _) => sentence::app_unit_lesson(Arg::count(minutes), title),
        (What::Scenario(_), Some((_, wins))) if is_exam && wins.is_mastered() => sentence::app_unit_passed(title),
        (What::Scenario(_), _) if is_exam => sentence::app_unit_exam(title),
        (What::Scenario(_), Some((_, wins))) if wins.is_mastered() => sentence::app_unit_mastered(title),
        (What::Scenario(_), Some((_, wins))) if wins.is_won => sentence::app_unit_won(Arg::count(wins.alone), title),
        (What::Scenario(_), Some((stars, _))) => sentence::app_unit_played(Arg::count(stars), title),
        (What::Scenario(_), None) => sentence::app_unit_play(title),
        (What::Review(_), _) => Sentence::of(title),
    })
}
