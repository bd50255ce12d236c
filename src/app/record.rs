//! What is kept about the learners at this keyboard, for themselves to read; and the way to have it deleted.
//!
//! ```text
//!  买买提 · 23                        ......
//!  学完的课：5                        ......
//!  一个人一次做对：18 / 24            ......
//!  和别人一起一次做对：7 / 9          ......
//!  和别人一起学时，你按了 9/20 次     ......
//!  会做：看懂商品页，会比单价          ......
//!  买一个水壶：一个人做成 2/3         ......
//! >1 返回                                  1<
//!  2 没做对的 3 题，再练一遍               2     ─▶ a review
//!  3 学过的词：12                          3
//!  4 回家做的事：2/5                       4
//!  5 换一样：核桃                          5     ─▶ product, once they were asked
//!  6 写上我的名字                          6     for whoever left that for later ─▶ sign_in/naming
//!  7 删除我的记录                          7     ─▶ the trainer's word, if there is one ─▶ sure? ─▶ hidden from here on
//! ```

use super::{
    home::{review_count, title},
    input::{Input, Key},
    keymap::{Cue, Mode},
    layout::Layout,
    page::{Block, Page, View},
    picker::Picker,
    product::ProductChoice,
    progress::{self, Progress},
    screen::{Screen, ScreenRequest},
    sign_in::{Naming, NamingOutcome, learner_said},
    sure::Sure,
    view_context::{Bilingual, ViewContext},
    ways::{self, Way},
    word::{WordField, WordOutcome},
};
use crate::{
    say::{Arg, Sentence, sentence},
    text::Ink,
    tutor::{DAYS_TO_TAKE_BACK, Fact, Learner, LearnerId, What, wins},
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    picker: Picker,
    progress: Progress,
    /// The homework is looked at.
    is_homework: bool,
    /// Who writes their name.
    naming: Option<(LearnerId, Naming)>,
    /// Whose record is about to be deleted.
    doomed: Option<Doomed>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Doomed {
    learner: LearnerId,
    stage: DoomedPage,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum DoomedPage {
    /// Anybody sits before a shared PC.
    Word(WordField),
    Sure(Sure),
}

/// What may be done on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
enum RecordWay {
    Back,
    /// What was missed, once more.
    Review(What),
    /// The words of the lessons that are done.
    Words,
    Homework,
    /// Another product of one's own.
    Product(LearnerId),
    /// The name that was left for later.
    Name(LearnerId),
    Delete(LearnerId),
}

impl Record {
    pub fn open(ctx: &ViewContext) -> Record {
        Record {
            picker: Picker::default(),
            progress: Progress::of(ctx),
            is_homework: false,
            naming: None,
            doomed: None,
        }
    }

    pub fn mode(&self) -> Mode {
        if let Some((_, naming)) = &self.naming {
            return naming.mode();
        }
        match self.doomed.as_ref().map(|doomed| &doomed.stage) {
            Some(DoomedPage::Word(_)) => Mode::Text,
            Some(DoomedPage::Sure(_)) | None => Mode::Choosing,
        }
    }

    pub fn update(&mut self, input: Input, ctx: &ViewContext, facts: &mut Vec<Fact>) -> ScreenRequest {
        if let Some(doomed) = &mut self.doomed {
            let learner = doomed.learner;
            match doomed.update(input, ctx) {
                None => return ScreenRequest::Stay,
                Some(false) => self.doomed = None,
                Some(true) => {
                    facts.push(Fact::LeaveAsked { learner });
                    return ScreenRequest::SignOut;
                }
            }
            return ScreenRequest::Stay;
        }
        if let Some((learner, naming)) = &mut self.naming {
            match naming.update(input) {
                NamingOutcome::Stay => {}
                NamingOutcome::Back => self.naming = None,
                NamingOutcome::Named(name) => {
                    facts.push(Fact::LearnerRenamed {
                        learner: *learner,
                        name,
                        replaces: None,
                    });
                    self.naming = None;
                }
            }
            return ScreenRequest::Stay;
        }
        if self.is_homework {
            let is_left = input == Input::Key(Key::Esc) || self.picker.pick(input, 1).is_some();
            self.is_homework = !is_left;
            return ScreenRequest::Stay;
        }
        if input == Input::Key(Key::Esc) {
            return ScreenRequest::Home;
        }
        let taken = match self.placed(ctx) {
            Some(placed) => ways::take(&mut self.picker, input.clone(), &placed),
            None => {
                let ways = self.ways(ctx);
                let taken = self.picker.pick(input.clone(), ways.len());
                taken.map(|index| ways[index].clone())
            }
        };
        let Some(way) = taken else { return ScreenRequest::Stay };
        self.picker = Picker::default();
        self.go(way, ctx, &input)
    }

    /// Which of its pages is open.
    pub fn page_id(&self) -> String {
        let doomed = self.doomed.as_ref();
        let stage = doomed.map(|doomed| (doomed.learner, std::mem::discriminant(&doomed.stage)));
        let naming = self.naming.as_ref().map(|(_, naming)| naming.page_id());
        format!("{stage:?} {naming:?} {}", self.is_homework)
    }

    fn go(&mut self, way: RecordWay, ctx: &ViewContext, input: &Input) -> ScreenRequest {
        match way {
            RecordWay::Back => ScreenRequest::Home,
            RecordWay::Review(what) => ScreenRequest::Open(what),
            RecordWay::Words => ScreenRequest::Terms(self.progress.words.clone()),
            RecordWay::Homework => {
                self.is_homework = true;
                ScreenRequest::Stay
            }
            RecordWay::Product(learner) => ScreenRequest::Go(Screen::Product(ProductChoice::anew(learner))),
            RecordWay::Name(learner) => {
                self.naming = Some((learner, Naming::open(ctx)));
                ScreenRequest::Stay
            }
            RecordWay::Delete(learner) => {
                self.doomed = Some(Doomed::of(ctx, learner, input));
                ScreenRequest::BackUp
            }
        }
    }

    fn ways(&self, ctx: &ViewContext) -> Vec<RecordWay> {
        let review = self.progress.review.clone().map(RecordWay::Review);
        let words = (!self.progress.words.is_empty()).then_some(RecordWay::Words);
        let homework = (!self.progress.homework.is_empty()).then_some(RecordWay::Homework);
        let products = with_product(ctx)
            .into_iter()
            .map(|(learner, _)| RecordWay::Product(learner));
        let is_nameless = |learner: &LearnerId| {
            let profile = ctx.records.profiles.get(learner);
            profile.is_some_and(|profile| profile.name().is_empty())
        };
        let nameless = ctx.learners.iter().copied().filter(is_nameless);
        let deletes = ctx.learners.iter().copied().map(RecordWay::Delete);
        std::iter::once(RecordWay::Back)
            .chain(review)
            .chain(words)
            .chain(homework)
            .chain(products)
            .chain(nameless.map(RecordWay::Name))
            .chain(deletes)
            .collect()
    }

    /// The ways on their digits, for whoever is here alone; a group's take pages, and there the digits go by the rows.
    fn placed(&self, ctx: &ViewContext) -> Option<Vec<Way<RecordWay>>> {
        let place = |way: RecordWay| {
            let digit = match way {
                RecordWay::Back => 1,
                RecordWay::Review(_) => 2,
                RecordWay::Words => 3,
                RecordWay::Homework => 4,
                RecordWay::Product(_) => 5,
                RecordWay::Name(_) => 6,
                RecordWay::Delete(_) => 7,
            };
            Way::at(digit, self.label(ctx, &way), way)
        };
        let placed = || self.ways(ctx).into_iter().map(place).collect();
        (ctx.learners.len() < 2).then(placed)
    }

    fn label(&self, ctx: &ViewContext, way: &RecordWay) -> Sentence {
        let homework = &self.progress.homework;
        match way {
            RecordWay::Back => sentence::app_record_back(),
            RecordWay::Review(what) => sentence::app_end_review_again(review_count(what)),
            RecordWay::Words => sentence::app_record_words(count(self.progress.words.len())),
            RecordWay::Homework => {
                let ticked = homework.iter().filter(|one| one.is_ticked).count();
                sentence::app_record_homework_done(count(homework.len()), count(ticked))
            }
            RecordWay::Product(learner) => {
                let name = Arg::say(learner_said(ctx, *learner));
                let profile = ctx.records.profiles.get(learner);
                match profile.and_then(|profile| profile.product.as_deref()) {
                    None | Some("") => sentence::app_record_product_none(name),
                    Some(product) => sentence::app_record_product(name, Arg::name("product", product)),
                }
            }
            RecordWay::Name(learner) => sentence::app_record_name(Arg::say(learner_said(ctx, *learner))),
            RecordWay::Delete(learner) => sentence::app_record_delete(Arg::say(learner_said(ctx, *learner))),
        }
    }

    fn homework_page(&self, layout: &Layout) -> Page {
        let back = [layout.ctx.say(&sentence::app_record_back())];
        Page {
            top: layout.lines(&layout.ctx.say(&sentence::app_record_title()), Ink::Strong),
            blocks: self.progress.homework_blocks(layout),
            options: self.picker.items(layout, &back, |_| None),
            keys: layout.keys(&[Cue::Next, Cue::Menu, Cue::Back]),
            ..Page::default()
        }
    }

    pub fn page(&self, ctx: &ViewContext, view: View) -> Page {
        let layout = Layout::new(ctx, view);
        if let Some((_, naming)) = &self.naming {
            return naming.page(&layout);
        }
        if self.is_homework {
            return self.homework_page(&layout);
        }
        let mut blocks = vec![layout.space()];
        if let Some(doomed) = &self.doomed {
            return doomed.page(&layout);
        }
        for learner in ctx.learners {
            blocks.push(layout.heading(&ctx.say(&learner_said(ctx, *learner))));
            if let Some(learner) = ctx.records.learners.get(learner) {
                blocks.extend(kept(&layout, learner));
                blocks.extend(progress::blocks(&layout, learner));
                blocks.extend(markets(&layout, learner));
            }
            blocks.push(layout.space());
        }
        let options = match self.placed(ctx) {
            Some(placed) => ways::items(&self.picker, &layout, &placed),
            None => {
                let ways = self.ways(ctx);
                let choices: Vec<Bilingual> = ways.iter().map(|way| ctx.say(&self.label(ctx, way))).collect();
                self.picker.items(&layout, &choices, |_| None)
            }
        };
        blocks.push(layout.space());
        Page {
            top: layout.lines(&ctx.say(&sentence::app_record_title()), Ink::Strong),
            blocks,
            options,
            keys: layout.keys(&[Cue::Digits, Cue::Take, Cue::Menu, Cue::Back, Cue::Move]),
            ..Page::default()
        }
    }
}

impl Doomed {
    fn of(ctx: &ViewContext, learner: LearnerId, input: &Input) -> Doomed {
        let has_word = ctx.records.center.trainer_words().next().is_some();
        let stage = match has_word {
            true => DoomedPage::Word(WordField::default()),
            false => DoomedPage::Sure(Sure::after(input)),
        };
        Doomed { learner, stage }
    }

    /// Returns whether the record is deleted, once that is said.
    fn update(&mut self, input: Input, ctx: &ViewContext) -> Option<bool> {
        match &mut self.stage {
            DoomedPage::Sure(_) if input == Input::Key(Key::Esc) => Some(false),
            DoomedPage::Sure(sure) => sure.update(input),
            DoomedPage::Word(field) => match field.ask(input.clone(), ctx) {
                WordOutcome::Stay => None,
                WordOutcome::Back => Some(false),
                WordOutcome::Typed(_) => {
                    self.stage = DoomedPage::Sure(Sure::after(&input));
                    None
                }
            },
        }
    }

    fn page(&self, layout: &Layout) -> Page {
        let ctx = layout.ctx;
        let top = layout.lines(&ctx.say(&sentence::app_record_title()), Ink::Strong);
        let sure = match &self.stage {
            DoomedPage::Word(field) => {
                return Page {
                    top,
                    ..field.page(layout, &sentence::app_word_ask())
                };
            }
            DoomedPage::Sure(sure) => sure,
        };
        let card = ctx
            .records
            .profiles
            .get(&self.learner)
            .map_or(0, |profile| profile.card);
        let days = Arg::count(u32::try_from(DAYS_TO_TAKE_BACK).unwrap_or(u32::MAX));
        let told = [
            ctx.say(&sentence::app_record_delete_sure()),
            ctx.say(&sentence::app_record_delete_hidden()),
            ctx.say(&sentence::app_record_delete_days(days)),
            ctx.say(&sentence::app_record_delete_back(Arg::Number(i64::from(card)))),
        ];
        let blocks = vec![
            layout.space(),
            layout.heading(&ctx.say(&learner_said(ctx, self.learner))),
            layout.space(),
            layout.notice(&told, Ink::Warn),
            layout.space(),
        ];
        let keep = ctx.say(&sentence::app_record_keep());
        Page {
            top,
            blocks,
            options: sure.items(layout, keep, ctx.say(&sentence::app_record_delete_yes())),
            keys: layout.keys(&[Cue::Digits, Cue::Take, Cue::Menu, Cue::Back, Cue::Move]),
            ..Page::default()
        }
    }
}

fn count(n: usize) -> Arg {
    Arg::Number(i64::try_from(n).unwrap_or(i64::MAX))
}

/// Who was asked what they grow or make, and what they said.
fn with_product<'a>(ctx: &ViewContext<'a>) -> Vec<(LearnerId, &'a str)> {
    let said = |learner: &LearnerId| Some((*learner, ctx.records.profiles.get(learner)?.product.as_deref()?));
    ctx.learners.iter().filter_map(said).collect()
}

fn kept(layout: &Layout, learner: &Learner) -> Vec<Block> {
    let is_lesson = |what: &What| matches!(what, What::Lesson(_));
    let done = learner
        .standings
        .iter()
        .filter(|(what, standing)| is_lesson(what) && standing.is_done);
    let lessons = layout.ctx.course.units.iter().flat_map(|unit| &unit.lessons);
    let all = lessons.filter(|lesson| lesson.is_readable).count();
    let all = u32::try_from(all).unwrap_or(u32::MAX);
    let count = |n: u32| Arg::Number(i64::from(n));
    let (alone, together, share) = (learner.alone, learner.together, learner.share);
    let mut lines = vec![
        sentence::app_record_lessons(count(all), count(u32::try_from(done.count()).unwrap_or(u32::MAX))),
        sentence::app_record_tries(count(alone.all), count(alone.right)),
    ];
    if 0 < together.all {
        lines.push(sentence::app_record_tries_together(
            count(together.all),
            count(together.right),
        ));
    }
    if 0 < share.all {
        lines.push(sentence::app_record_share(count(share.all), count(share.pressed)));
    }
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
