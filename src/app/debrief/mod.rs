//! After a market: what came of it. Page by page: stars and one thing to do better; the money, line by line; who kept which deadlines and
//! what would help; the way of one order; what if.
//!
//! ```text
//! results ─▶ money ─▶ causes ─▶ (who rang) ─▶ blame ─▶ way of an order (the next order …) ─▶ what if ─▶ the end
//!       (its worlds are walked while these are read)           │ 1 … 8
//!                                                            ▼
//!                                             both worlds side by side ─▶ look around in the other world
//! ```
//!
//! ```text
//!  [√] 交货五单，没有晚。                              .......
//!  赚的钱：33.47 元                                    .......
//!  下次：…                                            .......
//! ```
//!
//! The values are the teacher's look back and the market's ledger; the host adds the way on and the keys.

mod blame;
mod chart;
mod statement;
mod talks;
mod what_if;

use crate::market::{
    aftersale, day, group_round, household, inquiry, listing, message, order, parcel, purchase, station, talk, tender,
    van,
};
use std::sync::Arc;

use strum::VariantNames;
use what_if::OtherWorld;

use super::{
    causes,
    input::{Input, Key},
    job::{Came, Job, JobId, News, Progress},
    keymap::Cue,
    layout::Layout,
    page::{Block, Page, View},
    picker::Picker,
    view_context::{Bilingual, ViewContext},
};
use crate::{
    course::Text,
    market::{Figure, Market, Role},
    say::{self, Arg, Sentence, sentence},
    text::Ink,
    tutor::{self, Change, Elsewhere, LookBack, Session, SoFar, Statement, Want, WhatIf, Worlds},
};

/// What came of one market.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Debrief {
    /// What each star wants, and whether it was earned.
    stars: Vec<(Text, bool)>,
    back: Option<tutor::Debrief>,
    /// Somebody rang or stood there.
    has_talks: bool,
    /// Orders whose way is worth a look, what went wrong first.
    telling: Vec<String>,
    /// Nothing where there was no market that closed.
    worlds: Option<Arc<Worlds>>,
    /// Nothing until all of it is found.
    found: Option<LookBack>,
    /// What was found of it until then.
    so_far: SoFar,
    /// What changes come to in other worlds, as far as that was looked at.
    elsewhere: Vec<(Change, Elsewhere)>,
    /// What is being worked out for these pages: for the line that is open, else for the list.
    work: Option<Work>,
    /// The list, or the last other work, broke.
    is_list_broken: bool,
    is_broken: bool,
    page: DebriefPage,
    picker: Picker,
}

/// Work that others do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Work {
    what: Sought,
    /// Nothing before it is begun.
    id: Option<JobId>,
    progress: Progress,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sought {
    /// What could have been done otherwise.
    List,
    /// The world of the line that is open.
    World,
    /// What that line comes to in other worlds.
    Elsewhere,
}

impl Work {
    fn on(what: Sought) -> Work {
        Work {
            what,
            id: None,
            progress: Progress::default(),
        }
    }
}

/// The page that is open.
#[derive(Debug, Clone, PartialEq, Default, VariantNames)]
enum DebriefPage {
    #[default]
    Results,
    /// What the profit is made of, and where it is.
    Money,
    /// Why what cost most was lost.
    Causes,
    /// Who rang or stood there, and who that was.
    Talks,
    Blame,
    /// The n-th of the telling orders.
    Way(usize),
    WhatIfs,
    WhatIf(Box<WhatIf>),
    World(Box<WhatIf>, Box<OtherWorld>),
}

impl Debrief {
    pub fn page_id(&self) -> String {
        let order = match &self.page {
            DebriefPage::Way(order) => *order,
            DebriefPage::Results
            | DebriefPage::Money
            | DebriefPage::Causes
            | DebriefPage::Talks
            | DebriefPage::Blame
            | DebriefPage::WhatIfs
            | DebriefPage::WhatIf(_)
            | DebriefPage::World(..) => 0,
        };
        format!("{:?} {order}", std::mem::discriminant(&self.page))
    }

    /// The names of all its pages.
    pub const PAGES: &'static [&'static str] = DebriefPage::VARIANTS;

    pub fn of(session: &Session) -> Debrief {
        let texts = session.playable.play.iter().flat_map(|play| &play.stars);
        let back = session.debrief();
        let worlds = session.worlds().map(Arc::new);
        Debrief {
            stars: texts
                .zip(session.stars())
                .map(|(star, held)| (star.text.clone(), *held))
                .collect(),
            telling: back.as_ref().map_or(Vec::new(), |back| blame::telling(&back.deadlines)),
            back,
            has_talks: session.market().is_some_and(|market| !market.talks.is_empty()),
            work: worlds.as_ref().map(|_| Work::on(Sought::List)),
            worlds,
            found: None,
            so_far: SoFar::default(),
            elsewhere: Vec::new(),
            is_list_broken: false,
            is_broken: false,
            page: DebriefPage::Results,
            picker: Picker::default(),
        }
    }

    /// The job that these pages wait for.
    pub fn awaits(&self) -> Option<JobId> {
        self.work?.id
    }

    /// A job that these pages need and that nobody has begun.
    pub fn wants(&self) -> Option<Job> {
        let work = self.work.filter(|work| work.id.is_none())?;
        let worlds = Arc::clone(self.worlds.as_ref()?);
        match work.what {
            Sought::List => Some(Job::LookBack(worlds)),
            Sought::World => Some(Job::World(worlds, self.open_line()?.change.clone())),
            Sought::Elsewhere => Some(Job::Elsewhere(worlds, self.open_line()?.change.clone())),
        }
    }

    pub fn begun(&mut self, id: JobId) {
        if let Some(work) = &mut self.work {
            work.id = Some(id);
        }
    }

    /// It is to be begun anew.
    pub fn forget(&mut self, id: JobId) {
        if let Some(work) = self.work.as_mut().filter(|work| work.id == Some(id)) {
            *work = Work::on(work.what);
        }
    }

    pub fn hear(&mut self, id: JobId, news: News, ctx: &ViewContext) {
        let Some(work) = self.work.as_mut().filter(|work| work.id == Some(id)) else {
            return;
        };
        let came = match news {
            News::Progress(progress) => {
                // Several threads tell it, and the earlier word may come later.
                if work.progress.done <= progress.done {
                    work.progress = progress;
                }
                return;
            }
            News::Line(found) => {
                let focused = self.focused();
                self.so_far.take(*found);
                self.focus_on(&focused);
                return;
            }
            News::Done(reply) => reply.came,
        };
        let what = work.what;
        self.work = None;
        match (what, came) {
            (Sought::List, Came::LookBack(found)) => {
                let focused = self.focused();
                self.found = Some(found);
                self.focus_on(&focused);
            }
            (Sought::World, Came::World(market)) => {
                if let DebriefPage::WhatIf(line) = &self.page {
                    let world = Box::new(OtherWorld::open(*market, ctx));
                    self.open(DebriefPage::World(line.clone(), world));
                }
            }
            (Sought::Elsewhere, Came::Elsewhere(found)) => {
                let change = self.open_line().map(|line| line.change.clone());
                self.elsewhere.extend(change.map(|change| (change, found)));
            }
            // Luck and sense stay untold then; the page stands without them.
            (Sought::Elsewhere, _) => {}
            (Sought::List, _) => self.is_list_broken = true,
            (Sought::World, _) => self.is_broken = true,
        }
        self.work = self.work.or_else(|| self.rest_of_the_list());
    }

    /// The list goes on where a line that was opened broke it off; what was found stays found.
    fn rest_of_the_list(&self) -> Option<Work> {
        let is_wanted = self.worlds.is_some() && self.found.is_none() && !self.is_list_broken;
        is_wanted.then(|| Work::on(Sought::List))
    }

    /// The line of the list that the focus is on: nothing for the way on below it, or on another page.
    fn focused(&self) -> Option<Change> {
        let line = self.lines().get(self.picker.focus)?;
        (self.page == DebriefPage::WhatIfs).then(|| line.change.clone())
    }

    /// Lines came or moved: the focus stays on what it was on.
    fn focus_on(&mut self, focused: &Option<Change>) {
        if self.page == DebriefPage::WhatIfs {
            let at = match focused {
                Some(change) => self.place_of(change).unwrap_or(0),
                None => self.lines().len(),
            };
            self.picker = Picker::at(at, self.lines().len() + 1);
        }
    }

    /// Where a line stands; of a decision that is told by another way now, that one.
    fn place_of(&self, change: &Change) -> Option<usize> {
        let lines = self.lines();
        let same = lines.iter().position(|line| line.change == *change);
        same.or_else(|| {
            let decision = change.decision();
            lines.iter().position(|line| line.change.decision() == decision)
        })
    }

    /// Takes a key; says whether the debrief stays open.
    pub fn update(&mut self, input: Input, ctx: &ViewContext) -> bool {
        if let DebriefPage::World(line, world) = &mut self.page {
            if !world.update(input, ctx) {
                let line = line.clone();
                self.open(DebriefPage::WhatIf(line));
            }
            return true;
        }
        if input == Input::Key(Key::Esc) {
            return self.back();
        }
        let ways = self.ways(ctx).len();
        let Some(taken) = self.picker.pick(input, ways) else {
            return true;
        };
        let page = match (&self.page, taken) {
            (DebriefPage::Way(at), 1) => Some(DebriefPage::Way((at + 1) % self.telling.len().max(1))),
            (DebriefPage::WhatIfs, taken) if taken < self.lines().len() => {
                Some(DebriefPage::WhatIf(Box::new(self.lines()[taken].clone())))
            }
            (DebriefPage::WhatIf(_), 0) => {
                self.seek(Sought::World);
                return true;
            }
            (DebriefPage::WhatIf(_), _) => Some(DebriefPage::WhatIfs),
            _ => self.next(),
        };
        page.map(|page| self.open(page)).is_some()
    }

    fn open(&mut self, page: DebriefPage) {
        // Coming back to the list, the eye finds the line it came from.
        self.picker = match (&self.page, &page) {
            (DebriefPage::WhatIf(line), DebriefPage::WhatIfs) => {
                Picker::at(self.place_of(&line.change).unwrap_or(0), self.lines().len() + 1)
            }
            _ => Picker::default(),
        };
        // Whoever leaves a line of the list waits no more for its world.
        if let DebriefPage::WhatIf(_) = self.page {
            self.work = self.rest_of_the_list();
            self.is_broken = false;
        }
        if let DebriefPage::WhatIf(line) = &page
            && self.elsewhere_of(&line.change).is_none()
        {
            self.work = Some(Work::on(Sought::Elsewhere));
        }
        self.page = page;
    }

    fn elsewhere_of(&self, change: &Change) -> Option<&Elsewhere> {
        let found = self.elsewhere.iter().find(|(known, _)| known == change);
        found.map(|(_, elsewhere)| elsewhere)
    }

    fn seek(&mut self, what: Sought) {
        if self.work.is_none_or(|work| work.what != what) {
            self.work = Some(Work::on(what));
            self.is_broken = false;
        }
    }

    /// The books, where something was earned or spent.
    fn statement(&self) -> Option<&Statement> {
        let statement = &self.back.as_ref()?.statement;
        (!statement.lines.is_empty()).then_some(statement)
    }

    /// What could have been done otherwise, as far as it was found.
    fn lines(&self) -> &[WhatIf] {
        let found = self.found.as_ref();
        found.map_or(self.so_far.lines(), |found| &found.what_ifs)
    }

    fn open_line(&self) -> Option<&WhatIf> {
        if let DebriefPage::WhatIf(line) | DebriefPage::World(line, _) = &self.page {
            Some(line)
        } else {
            None
        }
    }

    /// Esc: out of waiting for a world, out of a line of the list back to the list, else out of the debrief.
    fn back(&mut self) -> bool {
        let DebriefPage::WhatIf(line) = &self.page else {
            return false;
        };
        let page = if self.is_going() {
            DebriefPage::WhatIf(line.clone())
        } else {
            DebriefPage::WhatIfs
        };
        self.open(page);
        true
    }

    /// How far the list is, while it is looked for.
    fn progress(&self) -> Option<Progress> {
        let work = self.work.filter(|work| work.what == Sought::List);
        work.map(|work| work.progress)
    }

    /// Whether a world is being made to look around in.
    fn is_going(&self) -> bool {
        self.work.is_some_and(|work| work.what == Sought::World)
    }

    fn next(&self) -> Option<DebriefPage> {
        let has_deadlines = self.back.as_ref().is_some_and(|back| !back.deadlines.is_empty());
        let is_none_left = self.worlds.is_none() || self.found.as_ref().is_some_and(|found| found.what_ifs.is_empty());
        let is_nothing_lost = self.worlds.is_none() || self.found.as_ref().is_some_and(|found| found.causes.is_empty());
        let what_ifs = (!is_none_left).then_some(DebriefPage::WhatIfs);
        let talks = self.has_talks.then_some(DebriefPage::Talks);
        let blame = has_deadlines.then_some(DebriefPage::Blame);
        let causes = (!is_nothing_lost).then_some(DebriefPage::Causes);
        let money = self.statement().map(|_| DebriefPage::Money);
        match self.page {
            DebriefPage::Results => money.or(causes).or(talks).or(blame).or(what_ifs),
            DebriefPage::Money => causes.or(talks).or(blame).or(what_ifs),
            DebriefPage::Causes => talks.or(blame).or(what_ifs),
            DebriefPage::Talks => blame.or(what_ifs),
            DebriefPage::Blame if !self.telling.is_empty() => Some(DebriefPage::Way(0)),
            DebriefPage::Blame | DebriefPage::Way(_) => what_ifs,
            DebriefPage::WhatIfs | DebriefPage::WhatIf(_) | DebriefPage::World(..) => None,
        }
    }

    pub fn page(&self, market: &Market, ctx: &ViewContext, view: View) -> Page {
        let layout = Layout::new(ctx, view);
        let blocks = match (&self.page, &self.back) {
            (DebriefPage::World(_, world), _) => return world.page(ctx, view),
            (DebriefPage::Money, Some(back)) => statement::blocks(&layout, &back.statement, market),
            (DebriefPage::Causes, _) => match &self.found {
                Some(found) => causes::blocks(&layout, &found.causes),
                None => what_if::waiting(&layout, &sentence::cause_title(), self.progress(), self.is_list_broken),
            },
            (DebriefPage::Talks, _) => talks::blocks(&layout, market),
            (DebriefPage::Blame, Some(back)) => blame::blame(&layout, back),
            (DebriefPage::Way(at), Some(back)) => self
                .telling
                .get(*at)
                .map_or(Vec::new(), |about| blame::way(&layout, back, about)),
            (DebriefPage::WhatIfs, _) => match self.lines() {
                [] => what_if::waiting(
                    &layout,
                    &sentence::debrief_if_title(),
                    self.progress(),
                    self.is_list_broken,
                ),
                [_, ..] => what_if::heading(&layout, self.progress()),
            },
            (DebriefPage::WhatIf(line), _) => {
                let found = self.elsewhere_of(&line.change);
                let is_played = self.work.filter(|work| work.what == Sought::Elsewhere);
                let elsewhere = what_if::elsewhere(&layout, line, found, is_played.map(|work| work.progress));
                let told = what_if::side_by_side(&layout, line, found, &self.stars);
                let going = what_if::going(&layout, self.is_going(), self.is_broken);
                told.into_iter().chain(elsewhere).chain(going).collect()
            }
            _ => self.results(&layout, market),
        };
        let is_list = self.page == DebriefPage::WhatIfs && !self.lines().is_empty();
        let between = (!is_list).then(|| layout.space());
        Page {
            blocks: blocks.into_iter().chain(between).collect(),
            options: self.picker.items(&layout, &self.ways(ctx), |_| None),
            keys: layout.keys(&[Cue::Digits, Cue::Take, Cue::Back, Cue::Menu, Cue::Move]),
            ..Page::default()
        }
    }

    /// What may be taken on this page.
    fn ways(&self, ctx: &ViewContext) -> Vec<Bilingual> {
        let on = ctx.say(&sentence::player_on());
        match &self.page {
            DebriefPage::Way(_) if 1 < self.telling.len() => vec![on, ctx.say(&sentence::debrief_another())],
            DebriefPage::WhatIfs => {
                let lines = self.lines().iter().map(|one| ctx.say(&say::what_if(one)));
                lines.chain([on]).collect()
            }
            DebriefPage::WhatIf(_) => vec![
                ctx.say(&sentence::debrief_if_step_in()),
                ctx.say(&sentence::debrief_if_list()),
            ],
            DebriefPage::Results
            | DebriefPage::Money
            | DebriefPage::Causes
            | DebriefPage::Talks
            | DebriefPage::Blame
            | DebriefPage::Way(_)
            | DebriefPage::World(..) => vec![on],
        }
    }

    fn results(&self, layout: &Layout, market: &Market) -> Vec<Block> {
        let ctx = layout.ctx;
        let mut blocks = Vec::new();
        for (text, held) in &self.stars {
            let (mark, ink) = if *held { ("★", Ink::Good) } else { ("☆", Ink::Plain) };
            let said = ctx.text(text).map(|words| format!("{mark} {words}"));
            blocks.push(Block::text(layout.lines(&said, ink)));
        }
        blocks.extend(self.missing(layout));
        blocks.push(layout.space());
        if self.back.as_ref().is_some_and(|back| back.is_cut_short) {
            blocks.push(layout.paragraph(&ctx.say(&sentence::debrief_ended_here())));
            return blocks;
        }
        // Who handles no money has no chart of it; who has a page of it needs none here.
        if !market.ledger.postings.is_empty() && self.statement().is_none() {
            blocks.push(chart::block(layout, &chart::wallet(&market.ledger)));
        }
        let outcome = tutor::bottom_line(market);
        let reached = market.figure(outcome);
        let ink = if reached < 0 { Ink::Bad } else { Ink::Money };
        let earned = if outcome == Figure::Day(day::Figure::ProfitFen) && reached < 0 {
            sentence::debrief_loss(Arg::Yuan(-reached))
        } else {
            Sentence::pair(Arg::say(say::figure(outcome)), say::value(outcome, reached))
        };
        blocks.push(Block::text(layout.lines(&ctx.say(&earned), ink)));
        blocks.push(layout.space());
        blocks.push(Block::text(layout.lines(&ctx.say(&advice(market)), Ink::Strong)));
        blocks
    }

    /// What the stars that were missed still wanted, each thing once and those of the first star first; and the one change that
    /// would have won that star.
    fn missing(&self, layout: &Layout) -> Option<Block> {
        let stars = &self.back.as_ref()?.stars;
        let at = stars.iter().position(|star| !star.held)?;
        let mut missed: Vec<&Want> = Vec::new();
        for star in stars.iter().filter(|star| !star.held) {
            let wanted = star
                .wants
                .iter()
                .filter(|want| !want.is.holds(want.reached, want.wanted));
            for want in wanted {
                if missed.len() < WANTS && missed.iter().all(|known| known.figure != want.figure) {
                    missed.push(want);
                }
            }
        }
        let lines = missed
            .into_iter()
            .flat_map(|want| layout.lines(&layout.ctx.say(&say::want(want)), Ink::Warn));
        let winning = self.found.as_ref().and_then(|found| found.for_stars.get(at)?.as_ref());
        let would = winning
            .map(|change| sentence::debrief_star_would(Arg::say(say::change(change)), Arg::count(at as u32 + 1)));
        let would = would
            .iter()
            .flat_map(|would| layout.lines(&layout.ctx.say(would), Ink::Strong));
        Some(Block::text(lines.chain(would).collect()))
    }
}

/// So many things that were missed are told: the page has room for no more.
const WANTS: usize = 4;

/// The one thing to do better next time; the first that applies.
fn advice(market: &Market) -> Sentence {
    let figure = |figure: Figure| market.figure(figure);
    match market.setting.scenario.role {
        _ if figure(Figure::Talk(talk::Figure::ScamsFallen)) > 0 => sentence::debrief_advice_scam(),
        _ if figure(Figure::Talk(talk::Figure::TalksRebuffed)) + figure(Figure::Talk(talk::Figure::TalksMissed))
            > 0 =>
        {
            sentence::debrief_advice_talk()
        }
        Role::Buyer if figure(Figure::Talk(talk::Figure::Talks)) > 0 && market.setting.scenario.offers.is_empty() => {
            sentence::debrief_advice_well()
        }
        Role::Keeper if market.station.is_none() => sentence::debrief_advice_well(),
        Role::Keeper => keeper_advice(&figure),
        Role::Buyer => buyer_advice(&figure),
        Role::NeighbourSeller if market.has_neighbours() => round_advice(&figure),
        Role::Seller | Role::NeighbourSeller => unsold_advice(market).unwrap_or_else(|| seller_advice(&figure)),
        Role::Dispatcher => dispatcher_advice(&figure),
        Role::Reviewer => reviewer_advice(&figure),
        Role::Official => official_advice(&figure),
    }
}

fn buyer_advice(figure: &impl Fn(Figure) -> i64) -> Sentence {
    if figure(Figure::Purchase(purchase::Figure::Bought)) == 0 {
        sentence::debrief_advice_buy()
    } else if figure(Figure::Purchase(purchase::Figure::WrongGoods)) > 0 {
        sentence::debrief_advice_compare()
    } else if figure(Figure::Purchase(purchase::Figure::InspectedBeforeSigning))
        < figure(Figure::Purchase(purchase::Figure::Signed))
    {
        sentence::debrief_advice_inspect()
    } else if figure(Figure::Purchase(purchase::Figure::SavedFen)) <= 0 {
        sentence::debrief_advice_save()
    } else {
        sentence::debrief_advice_well()
    }
}

/// Waste of more than this share of the bags is worth a word (ppm).
const WASTE_MOST_PPM: i64 = 50_000;

fn round_advice(figure: &impl Fn(Figure) -> i64) -> Sentence {
    let round = |of: group_round::Figure| figure(Figure::GroupRound(of));
    if round(group_round::Figure::RoundsHeld) == 0 {
        sentence::debrief_advice_round_open()
    } else if WASTE_MOST_PPM < round(group_round::Figure::RoundWastePpm) {
        sentence::debrief_advice_round_count()
    } else if round(group_round::Figure::RoundOverGateFen) <= 0 {
        sentence::debrief_advice_round_reckon()
    } else {
        sentence::debrief_advice_well()
    }
}

fn reviewer_advice(figure: &impl Fn(Figure) -> i64) -> Sentence {
    if figure(Figure::Inquiry(inquiry::Figure::RolesNamed)) < figure(Figure::Inquiry(inquiry::Figure::Judged))
        || figure(Figure::Inquiry(inquiry::Figure::Judged)) == 0
    {
        sentence::debrief_advice_inquiry_role()
    } else if figure(Figure::Inquiry(inquiry::Figure::DeadlinesNamed))
        < figure(Figure::Inquiry(inquiry::Figure::Judged))
    {
        sentence::debrief_advice_inquiry_step()
    } else if figure(Figure::Inquiry(inquiry::Figure::RemediesNamed)) < figure(Figure::Inquiry(inquiry::Figure::Judged))
    {
        sentence::debrief_advice_inquiry_remedy()
    } else {
        sentence::debrief_advice_well()
    }
}

fn official_advice(figure: &impl Fn(Figure) -> i64) -> Sentence {
    if figure(Figure::Tender(tender::Figure::KpisAgreed)) < 2 {
        sentence::debrief_advice_tender_kpi()
    } else if figure(Figure::Tender(tender::Figure::ActivePpm)) < 700_000 {
        sentence::debrief_advice_tender_audit()
    } else if figure(Figure::Tender(tender::Figure::CostAgainstStartPpm)) > 800_000 {
        sentence::debrief_advice_tender_choose()
    } else {
        sentence::debrief_advice_well()
    }
}

fn keeper_advice(figure: &impl Fn(Figure) -> i64) -> Sentence {
    if figure(Figure::Station(station::Figure::LogExtra)) > 0 {
        sentence::debrief_advice_station_false()
    } else if figure(Figure::Station(station::Figure::Tickets)) == 0 {
        sentence::debrief_advice_station_open()
    } else if figure(Figure::Station(station::Figure::Unasked))
        + figure(Figure::Station(station::Figure::StationTroubles))
        > 0
    {
        sentence::debrief_advice_station_ask()
    } else if figure(Figure::Station(station::Figure::ClosedDoors)) > 2 {
        sentence::debrief_advice_station_door()
    } else if figure(Figure::Station(station::Figure::LogMissing)) > 0 {
        sentence::debrief_advice_station_log()
    } else if figure(Figure::Station(station::Figure::EldersHelped)) < 2 {
        sentence::debrief_advice_station_elders()
    } else if figure(Figure::Station(station::Figure::OverBreakEven)) < 0 {
        sentence::debrief_advice_station_trust()
    } else {
        sentence::debrief_advice_well()
    }
}

fn dispatcher_advice(figure: &impl Fn(Figure) -> i64) -> Sentence {
    if figure(Figure::Van(van::Figure::VanRuns)) == 0 {
        sentence::debrief_advice_van_run()
    } else if figure(Figure::Van(van::Figure::ParcelsLate)) > 10 {
        sentence::debrief_advice_van_late()
    } else if figure(Figure::Van(van::Figure::LoadUpPpm)) < 750_000 {
        sentence::debrief_advice_van_gather()
    } else if figure(Figure::Van(van::Figure::LoadDownPpm)) < 750_000 {
        sentence::debrief_advice_van_share()
    } else if figure(Figure::Tender(tender::Figure::CostAgainstStartPpm)) > 750_000 {
        sentence::debrief_advice_van_contract()
    } else {
        sentence::debrief_advice_well()
    }
}

/// The first thing that was missing where nobody ordered.
fn unsold_advice(market: &Market) -> Option<Sentence> {
    let figure = |figure: Figure| market.figure(figure);
    if figure(Figure::Order(order::Figure::Orders)) + figure(Figure::Order(order::Figure::Accepted)) > 0 {
        return None;
    }
    if market.setting.scenario.role == Role::NeighbourSeller {
        return Some(sentence::debrief_advice_calls());
    }
    let is_dear = |listing: &crate::market::Listing| {
        let mut own = listing
            .skus
            .iter()
            .filter(|(net_g, sku)| !market.is_given_price(**net_g, sku.price_fen));
        own.any(|(net_g, sku)| {
            let asked = market.asked_elsewhere(&listing.product, *net_g);
            asked.iter().filter_map(|(_, fen)| *fen).any(|fen| fen < sku.price_fen)
        })
    };
    let passed = || market.listings.values().filter(|listing| listing.live.is_some());
    Some(
        if figure(Figure::Shop(crate::market::shop::Figure::ShopOpen)) == 0 && passed().next().is_none() {
            sentence::debrief_advice_open()
        } else if passed().next().is_none() {
            sentence::debrief_advice_list()
        } else if passed().any(is_dear) {
            sentence::debrief_advice_dear()
        } else {
            sentence::debrief_advice_seen()
        },
    )
}

fn seller_advice(figure: &impl Fn(Figure) -> i64) -> Sentence {
    if figure(Figure::Parcel(parcel::Figure::Shipped)) == 0 {
        sentence::debrief_advice_ship()
    } else if figure(Figure::Message(message::Figure::ForbiddenReplies)) > 0 {
        sentence::debrief_advice_forbidden()
    } else if figure(Figure::Order(order::Figure::Late)) > 0 {
        sentence::debrief_advice_late()
    } else if figure(Figure::AfterSale(aftersale::Figure::AfterSalesOverdue)) > 0 {
        sentence::debrief_advice_claims()
    } else if figure(Figure::Message(message::Figure::Unanswered)) > 0
        || figure(Figure::Message(message::Figure::AnsweredInTime)) < figure(Figure::Message(message::Figure::Answered))
    {
        sentence::debrief_advice_messages()
    } else if figure(Figure::Parcel(parcel::Figure::Checked)) < figure(Figure::Parcel(parcel::Figure::Labelled)) {
        sentence::debrief_advice_check()
    } else if figure(Figure::Household(household::Figure::OwedFen)) > 0
        || figure(Figure::Household(household::Figure::HouseholdsPaid))
            < figure(Figure::Household(household::Figure::Households))
    {
        sentence::debrief_advice_pay()
    } else if figure(Figure::Household(household::Figure::Households)) > 0
        && figure(Figure::Household(household::Figure::SortedG)) == 0
    {
        sentence::debrief_advice_sort()
    } else if figure(Figure::Parcel(parcel::Figure::BadPpm)) > 50_000 {
        sentence::debrief_advice_pack()
    } else if figure(Figure::Day(day::Figure::ProfitFen)) < 0 {
        sentence::debrief_advice_price()
    } else if figure(Figure::Listing(listing::Figure::RejectedSubmissions)) > 0 {
        sentence::debrief_advice_review()
    } else {
        sentence::debrief_advice_well()
    }
}
