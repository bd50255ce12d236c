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
    input::Input,
    keymap::Cue,
    layout::{Layout, blank, join},
    page::{Block, Page, View},
    picker::Picker,
    screen::{Screen, ScreenRequest},
    sign_in::group,
    unit::UnitScreen,
    view_context::{Bilingual, ViewContext},
};
use crate::{
    course::{LessonEntry, Unit},
    say::{Arg, Sentence, sentence},
    text::{Align, Ink, Lang, Line},
    tutor::{Learner, LearnerId, What, to_review},
};

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Home {
    picker: Picker,
    /// What whoever just sat down may do once more, before all else.
    review: Option<What>,
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
    /// For whoever just sat down: what was missed comes first, if anything was and nobody has practised on this day yet.
    pub fn arriving(ctx: &ViewContext, now_ms: i64) -> Home {
        let is_open = ctx.records.open_attempt(ctx.learners).is_some();
        let has_practised = ctx.sitting().any(|learner| learner.has_practised(now_ms));
        Home {
            picker: Picker::default(),
            review: (!is_open && !has_practised).then(|| review(ctx, None)).flatten(),
        }
    }

    pub fn page_id(&self) -> String {
        format!("{} {}", self.picker.page, self.review.is_some())
    }

    pub fn update(&mut self, input: Input, ctx: &ViewContext) -> ScreenRequest {
        if let Some(review) = self.review.clone() {
            return match self.picker.pick(input, 2) {
                Some(0) => ScreenRequest::Open(review),
                Some(_) => ScreenRequest::Home,
                None => ScreenRequest::Stay,
            };
        }
        let choices = choices(ctx);
        match self.picker.pick(input, choices.len()).map(|index| &choices[index]) {
            Some(Choice::Continue { what, .. }) => ScreenRequest::Open(what.clone()),
            Some(Choice::Unit(index)) => ScreenRequest::Go(Screen::Unit(UnitScreen::open(*index))),
            None => ScreenRequest::Stay,
        }
    }

    pub fn page(&self, ctx: &ViewContext, view: View) -> Page {
        let layout = Layout::new(ctx, view);
        if let Some(review) = &self.review {
            return self.review_page(&layout, review);
        }
        let choices = choices(ctx);
        let labels: Vec<Bilingual> = choices.iter().map(|choice| ctx.say(&label(ctx, choice))).collect();
        let tick = |index: usize| match &choices[index] {
            Choice::Unit(unit) => Some(is_unit_done(ctx, &ctx.course.units[*unit])),
            Choice::Continue { .. } => None,
        };
        Page {
            top: layout.lines(&ctx.say(&who(ctx)), Ink::Strong),
            blocks: [layout.space(), road(&layout)]
                .into_iter()
                .chain(earned(&layout))
                .chain([layout.space()])
                .collect(),
            options: self.picker.items(&layout, &labels, tick),
            keys: layout.keys(&[Cue::Digits, Cue::Take, Cue::HomeMenu, Cue::Move]),
            ..Page::default()
        }
    }

    fn review_page(&self, layout: &Layout, review: &What) -> Page {
        let ctx = layout.ctx;
        let labels = [
            ctx.say(&sentence::app_review_begin()),
            ctx.say(&sentence::app_review_later()),
        ];
        Page {
            top: layout.lines(&ctx.say(&who(ctx)), Ink::Strong),
            blocks: vec![
                layout.space(),
                layout.heading(&ctx.say(&sentence::app_review_ask(review_count(review)))),
                layout.paragraph(&ctx.say(&sentence::app_review_why())),
                layout.space(),
            ],
            options: self.picker.items(layout, &labels, |_| None),
            keys: layout.keys(&[Cue::Digits, Cue::Take, Cue::Menu, Cue::Move, Cue::Language]),
            ..Page::default()
        }
    }
}

/// How many steps a review has.
pub fn review_count(review: &What) -> Arg {
    Arg::count(u32::try_from(review.id().split(',').count()).unwrap_or(u32::MAX))
}

/// What those who are here missed and may do once more; of one lesson, if one is named.
pub fn review(ctx: &ViewContext, only: Option<&str>) -> Option<What> {
    to_review(ctx.course, ctx.sitting(), only)
}

/// What was earned, under the road; of a group that of whoever has most.
fn earned(layout: &Layout) -> Option<Block> {
    let ctx = layout.ctx;
    let most = ctx
        .sitting()
        .max_by_key(|learner| (learner.stars(), learner.brought("delivered")))?;
    let line = earned_line(most)?;
    Some(Block::text(layout.lines(&ctx.say(&line), Ink::Good)))
}

/// A learner's stars, parcels and money, as soon as there are any.
pub fn earned_line(learner: &Learner) -> Option<Sentence> {
    let stars = learner.stars();
    let parcels = u32::try_from(learner.brought("delivered")).unwrap_or(u32::MAX);
    let money_fen = learner.brought("profit_fen");
    Some(match (stars, parcels, money_fen) {
        (0, ..) => return None,
        (_, 0, _) | (_, _, 0) => sentence::app_home_stars(Arg::count(stars)),
        _ => sentence::app_home_earned(Arg::Yuan(money_fen), Arg::count(parcels), Arg::count(stars)),
    })
}

/// Who learns here, for a page's top line.
pub fn who(ctx: &ViewContext) -> Sentence {
    sentence::app_top(Arg::say(group(ctx, ctx.learners)))
}

/// Whether everybody here has done it.
pub fn is_done(ctx: &ViewContext, what: &What) -> bool {
    let has_done = |learner: &LearnerId| {
        let learner = ctx.records.learners.get(learner);
        learner
            .and_then(|learner| learner.standings.get(what))
            .is_some_and(|standing| standing.is_done)
    };
    !ctx.learners.is_empty() && ctx.learners.iter().all(has_done)
}

/// Whether the trainer leaves it open today.
pub fn is_today(ctx: &ViewContext, what: &What) -> bool {
    let today = ctx.records.center.today();
    today.is_empty() || today.contains(what)
}

/// The first lesson on the road that is open today and not done by everybody here.
pub fn next_lesson<'a>(ctx: &ViewContext<'a>) -> Option<&'a LessonEntry> {
    let lessons = ctx.course.units.iter().flat_map(|unit| &unit.lessons);
    lessons
        .filter(|lesson| lesson.is_readable)
        .map(|lesson| (What::Lesson(lesson.id.clone()), lesson))
        .find(|(what, _)| is_today(ctx, what) && !is_done(ctx, what))
        .map(|(_, lesson)| lesson)
}

/// The title of a lesson or scenario; a review is called so.
pub fn title(ctx: &ViewContext, what: &What) -> Arg {
    let title = match what {
        What::Review(_) => return Arg::say(sentence::app_review_title()),
        What::Lesson(id) => ctx.course.entry(id).map(|entry| &entry.title),
        What::Scenario(id) => ctx.course.scenarios.entry(id).map(|entry| &entry.title),
    };
    title.map_or_else(|| Arg::as_is(what.id()), |title| Arg::Written(title.clone()))
}

fn choices(ctx: &ViewContext) -> Vec<Choice> {
    // A lesson that is played once more, and a review, wait behind the next lesson.
    let is_ahead = |what: &What| match what {
        What::Lesson(_) => !is_done(ctx, what),
        What::Scenario(_) => true,
        What::Review(_) => false,
    };
    let open = ctx
        .records
        .attempt_to_go_on(ctx.learners)
        .filter(|log| is_ahead(&log.what));
    let open = open.map(|log| Choice::Continue {
        what: log.what.clone(),
        is_open: true,
    });
    let next = next_lesson(ctx).map(|lesson| Choice::Continue {
        what: What::Lesson(lesson.id.clone()),
        is_open: false,
    });
    let units = (0..ctx.course.units.len()).map(Choice::Unit);
    open.or(next).into_iter().chain(units).collect()
}

fn label(ctx: &ViewContext, choice: &Choice) -> Sentence {
    match choice {
        Choice::Continue { what, is_open: true } => sentence::app_home_continue(title(ctx, what)),
        Choice::Continue { what, is_open: false } => sentence::app_home_next(title(ctx, what)),
        Choice::Unit(index) => {
            let unit = &ctx.course.units[*index];
            let done = counted(unit).filter(|what| is_done(ctx, what)).count();
            sentence::app_home_unit(
                Arg::Number(counted(unit).count() as i64),
                Arg::Number(done as i64),
                Arg::Written(unit.title.clone()),
            )
        }
    }
}

/// What a unit counts: its lessons, or its scenarios where it has nothing else.
fn counted(unit: &Unit) -> impl Iterator<Item = What> {
    let lessons = unit.lessons.iter().map(|lesson| What::Lesson(lesson.id.clone()));
    let scenarios = unit.scenarios.iter().filter(|_| unit.lessons.is_empty());
    lessons.chain(scenarios.map(|id| What::Scenario(id.clone())))
}

fn is_unit_done(ctx: &ViewContext, unit: &Unit) -> bool {
    counted(unit).next().is_some() && counted(unit).all(|what| is_done(ctx, &what))
}

/// Draws the road: the places' names above and below, a station for each unit between them.
fn road(layout: &Layout) -> Block {
    let ctx = layout.ctx;
    let units = &ctx.course.units;
    if units.is_empty() {
        return Block::text(Vec::new());
    }
    let part = layout.width / units.len();
    let here = units.iter().position(|unit| !is_unit_done(ctx, unit));
    let mut stations: Vec<Line> = units
        .iter()
        .enumerate()
        .map(|(index, unit)| {
            let (sign, ink) = match here {
                _ if is_unit_done(ctx, unit) => ("[√]", Ink::Good),
                Some(at) if at == index => ("[>]", Ink::Focus),
                _ => ("[ ]", Ink::Dim),
            };
            let before = part.saturating_sub(3) / 2;
            let way = |columns: usize| Line::raw("-".repeat(columns), Ink::Dim);
            join([way(before), Line::raw(sign, ink), way(part.saturating_sub(before + 3))])
        })
        .collect();
    let is_rtl = layout.is_rtl(&ctx.languages.own);
    if is_rtl {
        stations.reverse();
    }
    // A place is named once, over all its stations.
    let mut places: Vec<&[Unit]> = units.chunk_by(|one, next| one.place == next.place).collect();
    if is_rtl {
        places.reverse();
    }
    let names = |lang: &Lang| {
        let mut from = 0;
        let named = places.iter().filter_map(|stations| {
            let middle = from + part * stations.len() / 2;
            from += part * stations.len();
            let name = ctx.course.name("place", &stations.first()?.place);
            Some((middle, layout.line(name.in_lang(lang), lang, Ink::Plain)))
        });
        in_rows(named.collect(), part * units.len())
    };
    let edge = layout.width - part * units.len();
    let mut lines = names(&ctx.languages.own);
    lines.reverse();
    lines.push(join(stations));
    lines.extend(ctx.languages.other.iter().flat_map(names));
    if is_rtl {
        lines = lines.into_iter().map(|line| join([blank(edge), line])).collect();
    }
    Block::text(lines)
}

/// Names each around its middle: in one row, or in a second one where a name has no room beside the one before. The row that
/// stands next to the road comes first.
fn in_rows(names: Vec<(usize, Line)>, width: usize) -> Vec<Line> {
    let mut rows = [Line::default(), Line::default()];
    for (middle, name) in names {
        let wanted = middle.saturating_sub(name.width() / 2);
        let start = wanted.min(width.saturating_sub(name.width()));
        let has_room = |row: &&mut Line| row.runs.is_empty() || row.width() < start;
        if let Some(row) = rows.iter_mut().find(has_room) {
            let air = blank(start.saturating_sub(row.width()));
            *row = join([std::mem::take(row), air, name]);
        }
    }
    let rows = rows.into_iter().filter(|row| !row.runs.is_empty());
    rows.map(|row| row.padded(width, Align::Left)).collect()
}
