//! The market's tabs on the screen: shop, orders, parcels, messages, money. Keeps which pages are open, one over the other,
//! turns keys into a market `Command`, and lays the page out. Leaves submitting the command to whoever hosts it (a task
//! step of a lesson, or free play).
//!
//! ```text
//!  今天 · 第 1 天 09:12 · 300 元                        (two languages)     where, when, money
//!  · 店开了！                                                               what the last act did, or why not
//!  平台：审核商品页 · 还有 2 小时                                              what others have to do
//! >1 回消息 · 还有 3 分钟                               ...            1<   what wants an answer, the most urgent first
//!  4 店铺   5 订单   6 包裹   7 消息   8 钱                                  the rooms, always on these digits
//!  9 等到下一件事                                       ...            9    always on nine
//! ```
//!
//! The host prepends its own line to the page's `top` (lesson, whose turn, the task's request) and takes `0`, `L`, `?`
//! and `T` before this room sees them, except while `is_typing()` holds: then digits, `.` and Backspace come here.

mod advert;
mod buying;
mod cancellations;
mod claims;
mod contract;
mod coop;
mod drafts;
mod goods;
mod guide;
mod harvest;
mod household;
mod inquiry;
mod invoice;
mod listing;
mod live;
mod menu;
mod messages;
mod money;
mod number;
mod orders;
mod over;
mod packing;
mod page;
mod parcels;
mod presale;
mod promote;
mod round;
mod rounds;
mod sample;
mod shop;
mod standing;
mod station;
mod sums;
mod sure;
mod talk;
mod tender;
mod title;
mod today;
mod told;
mod van;
mod words;

use std::collections::{BTreeSet, VecDeque};

use crate::market::{
    listing::{Command as ListingCommand, Edit},
    message, order, promotion,
};
pub use guide::{keys_to, keys_within};
pub use over::{WayBack, advice, goal_rows};
pub use told::{describe_events, undone};

use drafts::{Deeds, Drafts};
use menu::{Cursor, Menu, OnChoose, is_back};
use number::{Field, Typed, Typing};
use page::MarketPage;

use super::{
    causes,
    input::{Input, Key},
    keymap::Cue,
    layout::{Layout, blank},
    page::{Block, NOTICE_COLUMNS, Page, View},
    view_context::{Bilingual, ViewContext},
};
use crate::{
    market::{Command, Event, Market},
    say::{self, Arg, Sentence, sentence},
    text::{Ink, Line},
    tutor::{Cause, Outcome, Turn},
};

/// What a key came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MarketOutcome {
    /// Something moved on the screen only, or nothing.
    Stay,
    /// The host submits this; then calls `take_result` with what came of it.
    Act(Command),
    /// Takes the last act back, within the same minute.
    Undo,
    /// Back out of the market to the host's page (the task's request, the menu).
    Leave,
}

/// The pages that are open, the last on top.
#[derive(Debug, Clone, PartialEq)]
pub struct MarketScreen {
    levels: Vec<Level>,
    last_result: LastResult,
    /// Where to go once the act is done.
    then: Then,
    /// What is left of the round that was begun, and what came of it so far.
    round: Option<Round>,
    /// What was asked about and agreed to: it is not asked again.
    agreed: BTreeSet<String>,
    /// What was left half chosen: whoever comes back finds it as it was.
    drafts: Drafts,
    /// Where what can be taken back was chosen.
    deeds: Deeds,
    said: sums::Said,
    way_back: WayBack,
}

/// A round of deeds that one key began.
#[derive(Debug, Clone, PartialEq)]
struct Round {
    steps: VecDeque<round::Step>,
    events: Vec<Event>,
}

/// Where an act leads when the shop says yes.
#[derive(Debug, Clone, PartialEq)]
enum Then {
    /// So many pages back.
    Back(usize),
    To(MarketPage),
    /// So many pages back, and over what is open then this page.
    BackTo(usize, MarketPage),
    /// So many pages back; to today's page if somebody asks for something meanwhile.
    Asked(usize),
}

#[derive(Debug, Clone, PartialEq)]
struct Level {
    page: MarketPage,
    cursor: Cursor,
}

/// What came of the last act.
#[derive(Debug, Clone, PartialEq, Default)]
enum LastResult {
    #[default]
    Nothing,
    Happened {
        told: Vec<Sentence>,
        /// Why something was lost by it, once that is found.
        cause: Option<Box<Cause>>,
        /// What can never be met any more because of it, and the way back.
        lost: Vec<Sentence>,
    },
    Refused([Sentence; 2]),
}

impl LastResult {
    fn told(sentence: Sentence) -> LastResult {
        LastResult::Happened {
            told: vec![sentence],
            cause: None,
            lost: Vec::new(),
        }
    }
}

/// Most empty rows that are put in between.
const AIR: usize = 4;
/// Rows of the screen that the host's lines, this room's line, the rules and the keys take.
const HOST_ROWS: usize = 8;
/// Of them the keys'. Where they take more, the host gives the room a lower view.
pub const KEY_ROWS: usize = 2;
/// Of them the host's. Whoever has more to say gives the room a lower view.
pub const HOST_LINES: usize = 3;

impl Default for MarketScreen {
    fn default() -> MarketScreen {
        MarketScreen {
            levels: vec![Level::new(MarketPage::Today)],
            last_result: LastResult::Nothing,
            then: Then::Back(0),
            round: None,
            agreed: BTreeSet::new(),
            drafts: Drafts::default(),
            deeds: Deeds::default(),
            said: sums::Said::default(),
            way_back: WayBack::Unneeded,
        }
    }
}

impl Level {
    fn new(page: MarketPage) -> Level {
        Level {
            page,
            cursor: Cursor::default(),
        }
    }

    /// Opened in a market: the focus stands on what does no harm.
    fn open(page: MarketPage, market: &Market) -> Level {
        let page = if let MarketPage::Number(typing) = page {
            MarketPage::Number(typing.filled(market))
        } else {
            page
        };
        let cursor = Cursor::begin(&menu_of(&page, market));
        Level { page, cursor }
    }
}

impl MarketScreen {
    /// The names of all its pages.
    pub fn pages() -> Vec<String> {
        page::names()
    }

    /// Opens on what wants attention first.
    pub fn open(market: &Market, _desk: &ViewContext) -> MarketScreen {
        let mut market_screen = MarketScreen::default();
        market_screen.top_mut().cursor = today::cursor(&today::menu(market));
        market_screen
    }

    /// Opened once more by whoever left it: with what was half chosen.
    pub fn open_again(self, market: &Market, ctx: &ViewContext) -> MarketScreen {
        MarketScreen {
            levels: MarketScreen::open(market, ctx).levels,
            last_result: LastResult::Nothing,
            said: sums::Said::default(),
            ..self
        }
    }

    /// Which pages are open; what is being typed is none of it.
    pub fn page_id(&self) -> String {
        let level = |level: &Level| {
            if let MarketPage::Number(typing) = &level.page {
                format!("{:?}", typing.field)
            } else {
                format!("{:?} {}", level.page, level.cursor.page)
            }
        };
        let levels: Vec<String> = self.levels.iter().map(level).collect();
        levels.join(" ")
    }

    /// A number is being typed: `0` is a digit and not the menu.
    pub fn is_typing(&self) -> bool {
        matches!(self.top().page, MarketPage::Number(_))
    }

    pub fn update(&mut self, input: Input, market: &Market, _desk: &ViewContext) -> MarketOutcome {
        let before = self.top().page.clone();
        let outcome = self.pressed(input, market);
        if self.top().page != before {
            self.said = sums::Said::default();
        }
        outcome
    }

    fn pressed(&mut self, input: Input, market: &Market) -> MarketOutcome {
        if let LastResult::Refused(_) = self.last_result {
            self.last_result = LastResult::Nothing;
        }
        self.round = None;
        if let (Input::Key(key), MarketPage::Number(typing)) = (&input, &mut self.top_mut().page) {
            let typed = typing.press(*key);
            return self.typed(typed, market);
        }
        if is_back(&input) {
            return self.leave_page(market);
        }
        if input == Input::Key(Key::Backspace) {
            return MarketOutcome::Undo;
        }
        let menu = self.menu(market);
        let chosen = self.top_mut().cursor.pick(input.clone(), &menu);
        let label = || {
            menu.choices
                .iter()
                .find(|choice| Some(&choice.on_choose) == chosen.as_ref())
        };
        let label = label().map_or_else(sentence::market_sure, |choice| choice.label.clone());
        match chosen {
            None => MarketOutcome::Stay,
            Some(OnChoose::Refuse(said)) => {
                self.last_result = LastResult::Refused(said);
                MarketOutcome::Stay
            }
            Some(OnChoose::Back) => {
                let outcome = self.leave_page(market);
                if self.top().page.is_form() {
                    self.fill_on(1, market);
                }
                outcome
            }
            Some(OnChoose::Go(page)) => {
                self.last_result = LastResult::Nothing;
                self.show(page, market);
                MarketOutcome::Stay
            }
            Some(OnChoose::Swap(page)) => {
                self.last_result = LastResult::Nothing;
                self.top_mut().page = page;
                MarketOutcome::Stay
            }
            Some(OnChoose::Do(command, back)) => {
                let then = if command.is_wait() {
                    Then::Asked(back)
                } else {
                    Then::Back(back)
                };
                self.ask_or_do(command, label, then, &input, market)
            }
            Some(OnChoose::DoTo(command, page)) => self.ask_or_do(command, label, Then::To(page), &input, market),
            Some(OnChoose::Round(steps)) => {
                self.round = Some(Round {
                    steps: steps.into(),
                    events: Vec::new(),
                });
                self.goes_on(market).map_or(MarketOutcome::Stay, MarketOutcome::Act)
            }
        }
    }

    /// Asks before what a slip must not do, once; what was asked about is done.
    fn ask_or_do(
        &mut self,
        command: Command,
        label: Sentence,
        then: Then,
        input: &Input,
        market: &Market,
    ) -> MarketOutcome {
        if let MarketPage::Sure(asked) = &self.top().page {
            let asked = asked.clone();
            self.agreed.insert(asked.known_by);
            self.levels.pop();
            self.then = asked.then;
            self.deeds.begin(&self.levels, market);
            return MarketOutcome::Act(asked.command);
        }
        let asked = sure::Asked::before(&command, label, then.clone(), input, market);
        match asked.filter(|asked| !self.agreed.contains(&asked.known_by)) {
            Some(asked) => {
                self.last_result = LastResult::Nothing;
                self.show(sure::page(asked), market);
                MarketOutcome::Stay
            }
            None => {
                self.then = then;
                self.deeds.begin(&self.levels, market);
                MarketOutcome::Act(command)
            }
        }
    }

    /// The next deed of the round that is under way, after `take_result`; the host submits it like that of a key.
    pub fn goes_on(&mut self, market: &Market) -> Option<Command> {
        let next = self
            .round
            .as_mut()
            .and_then(|round| round::next(&mut round.steps, market));
        match next {
            Some(_) => self.deeds.begin(&self.levels, market),
            None => self.round = None,
        }
        next
    }

    /// What came of the last act: events to tell, or the refusal, shown in place until the next key.
    pub fn take_result(&mut self, turn: &Turn, market: &Market) {
        self.said = sums::Said::default();
        self.last_result = match &turn.refusal {
            Some(refusal) => LastResult::Refused(say::refusal(refusal)),
            None if turn.outcome == Outcome::Undone => LastResult::told(undone(&turn.undone, market)),
            None => LastResult::Happened {
                told: self.told_of(&turn.events, market),
                cause: None,
                lost: Vec::new(),
            },
        };
        let then = std::mem::replace(&mut self.then, Then::Back(0));
        let depth = self.levels.len();
        if turn.outcome == Outcome::Undone {
            self.agreed.retain(|known_by| sure::holds_undone(known_by));
            return self.offer_anew(market);
        }
        if turn.refusal.is_none() {
            self.deeds.done();
            self.drafts.forget_sent(&turn.events);
            self.go(then, &turn.events, market);
            self.go_home_if_done(depth, market);
        }
        let went_back = self.levels.len() < depth;
        let is_new = depth < self.levels.len();
        if (went_back || is_new) && self.top().page.is_form() {
            self.fill_on(usize::from(went_back), market);
        }
        let menu = self.menu(market);
        let Level { page, cursor } = self.top_mut();
        if *page == MarketPage::Today {
            *cursor = today::cursor(&menu);
        } else if !page.is_form() && (went_back || page.is_talk()) {
            *cursor = Cursor::begin(&menu);
        }
        cursor.clamp(&menu);
        // Where a choice was taken, another stands now: a second Enter of a tired hand finds nothing that does harm.
        cursor.rest(&menu);
    }

    /// What was taken back stands where it was chosen, as it was chosen.
    fn offer_anew(&mut self, market: &Market) {
        if let Some(levels) = self.deeds.take_back(market) {
            self.levels = levels;
        }
        let menu = self.menu(market);
        let Level { page, cursor } = self.top_mut();
        if *page == MarketPage::Today {
            *cursor = today::cursor(&menu);
        }
        cursor.clamp(&menu);
        cursor.rest(&menu);
    }

    /// A form is filled from top to bottom: what it wants next is opened, and a part of it that wants no more is left.
    /// From the field in focus on, or from the next one.
    fn fill_on(&mut self, from: usize, market: &Market) {
        let mut from = from;
        loop {
            let menu = self.menu(market);
            from += self.top().cursor.focus;
            let shown = menu.shown(0);
            let mut wanted = shown.iter().enumerate().skip(from).filter_map(|(row, (_, choice))| {
                let choice = choice.filter(|choice| choice.wants)?;
                Some((row, choice.on_choose.clone()))
            });
            let is_part = || {
                self.levels
                    .iter()
                    .rev()
                    .nth(1)
                    .is_some_and(|level| level.page.is_form())
            };
            if let Some((row, OnChoose::Go(page))) = wanted.next() {
                self.top_mut().cursor.focus = row;
                self.show(page, market);
                from = 0;
                if !self.top().page.is_form() {
                    return;
                }
            } else if is_part() {
                self.levels.pop();
                from = 1;
            } else {
                self.top_mut().cursor.focus += 1;
                return;
            }
        }
    }

    /// What is told of what happened: of a round in one line, beside what ends it.
    fn told_of(&mut self, events: &[Event], market: &Market) -> Vec<Sentence> {
        let Some(round) = &mut self.round else {
            return describe_events(events, market);
        };
        round.events.extend(events.iter().cloned());
        let mut told = vec![round::told(&round.events)];
        told.extend(describe_events(&round::worth_telling(&round.events), market));
        if !round::breaking(&round.events).is_empty() {
            self.round = None;
        }
        told
    }

    /// Says why the host does not do it.
    pub fn refuse(&mut self, said: [Sentence; 2]) {
        self.round = None;
        self.then = Then::Back(0);
        self.last_result = LastResult::Refused(said);
    }

    /// What the host's goals lost by the last act, and the way back.
    pub fn tell_lost(&mut self, told: Vec<Sentence>) {
        if let LastResult::Happened { lost, .. } = &mut self.last_result {
            *lost = told;
        }
    }

    /// Whether what the host plays for is lost, and the way back: the first line of today's page, and its focus.
    pub fn lead_back(&mut self, way_back: WayBack, market: &Market) {
        if self.way_back != way_back {
            self.way_back = way_back;
            self.said = sums::Said::default();
        }
        if self.top().page == MarketPage::Today {
            self.top_mut().cursor = today::cursor(&self.menu(market));
        }
    }

    /// What the page on top tells and offers.
    fn menu(&self, market: &Market) -> Menu {
        let page = &self.top().page;
        let mut menu = menu_of(page, market);
        if *page == MarketPage::Today {
            self.way_back.lead(&mut menu);
        }
        menu
    }

    /// Whether the page that is open is not today's: who came to it has read what is to be done.
    pub fn is_inner(&self) -> bool {
        1 < self.levels.len()
    }

    /// Whether the page says that something was lost.
    pub fn tells_lost(&self) -> bool {
        matches!(&self.last_result, LastResult::Happened { lost, .. } if !lost.is_empty())
    }

    /// Why something was lost by the last act; nobody is told who has gone on meanwhile.
    pub fn tell_why(&mut self, found: Cause) {
        if let LastResult::Happened { cause, .. } = &mut self.last_result {
            *cause = Some(Box::new(found));
        }
    }

    /// Whether the page tells why something was lost.
    pub fn says_why(&self) -> bool {
        matches!(&self.last_result, LastResult::Happened { cause: Some(_), .. })
    }

    /// What the page that is open says, for whoever looks words of it up.
    pub fn words(&self, market: &Market, ctx: &ViewContext) -> Vec<Bilingual> {
        let menu = self.menu(market);
        let rows = menu.rows.iter().filter_map(|row| row.sentence.as_ref());
        let labels = menu.choices.iter().map(|choice| &choice.label);
        let said = menu.title.iter().chain(rows).chain(labels);
        said.map(|sentence| ctx.say(sentence)).collect()
    }

    /// The keys of the page that is open, without the host's.
    pub fn cues(&self) -> Vec<Cue> {
        if let MarketPage::Number(typing) = &self.top().page {
            vec![typing.typed.cue(), Cue::Take, Cue::Erase, Cue::Back]
        } else {
            vec![Cue::Digits, Cue::Take, Cue::Back, Cue::Menu, Cue::Move]
        }
    }

    pub fn page(&self, market: &Market, ctx: &ViewContext, view: View) -> Page {
        let layout = Layout::new(ctx, view);
        let Level { page, cursor } = self.top();
        let mut menu = self.said.once(market, || self.menu(market));
        let mut options = cursor.items(&layout, &menu);
        let rows = |blocks: &[Block]| blocks.iter().map(Block::rows).sum::<usize>();
        let offered: usize = options.iter().map(|item| item.lines.len()).sum();
        let free = usize::from(view.height).saturating_sub(HOST_ROWS + offered);
        let last_result = self.result_that_fits(&layout, |blocks| rows(blocks) <= free);
        let room = usize::from(view.height).saturating_sub(HOST_ROWS + offered + rows(&last_result));
        menu.fit(
            |menu| rows(&menu.blocks(&layout)) <= room,
            matches!(page, MarketPage::Money(_)),
        );
        let mut blocks = last_result;
        blocks.extend(menu.blocks(&layout));
        if let MarketPage::Number(typing) = page {
            blocks.push(layout.space());
            blocks.push(layout.field(typing.typed.typed()));
            blocks.extend(layout.refused(&typing.typed));
        }
        let top = sentence::market_top(
            say::wallet(market.ledger.balance(crate::market::Account::Cash)),
            Arg::say(menu.title.clone().unwrap_or_else(sentence::market_today)),
            Arg::Moment(market.now_min),
        );
        if rows(&blocks) + offered + AIR <= usize::from(view.height).saturating_sub(HOST_ROWS) {
            let waits = menu.choices.iter().any(|choice| choice.digit == Some(9));
            menu::air(&mut blocks, &mut options, *page == MarketPage::Today, waits);
        }
        Page {
            top: layout.lines(&ctx.say(&top), Ink::Dim),
            blocks,
            options,
            keys: layout.keys(&self.cues()),
            ..Page::default()
        }
    }

    /// What is told gives way to the choices; why something was lost, and that a goal was, gives way last.
    fn result_that_fits(&self, layout: &Layout, fits: impl Fn(&[Block]) -> bool) -> Vec<Block> {
        let all = self.result_blocks(layout, usize::MAX, true);
        if fits(&all) {
            return all;
        }
        let fewer = (0..told::TOLD).rev().map(|told| self.result_blocks(layout, told, true));
        let without = std::iter::once_with(|| self.result_blocks(layout, usize::MAX, false));
        let fitting = fewer.chain(without).find(|blocks| fits(blocks));
        fitting.unwrap_or_else(|| match self.tells_lost() || self.says_why() {
            true => self.result_blocks(layout, 0, false),
            false => all,
        })
    }

    /// What came of the last act: so much of what happened, with why something was lost or without.
    fn result_blocks(&self, layout: &Layout, told: usize, why: bool) -> Vec<Block> {
        match &self.last_result {
            LastResult::Nothing => Vec::new(),
            LastResult::Happened {
                told: sentences,
                cause,
                lost,
            } => {
                let sentences = sentences.iter().take(told);
                let cause = cause.as_deref().filter(|_| why);
                let dot = Line::raw("· ", Ink::Dim);
                let lines = sentences
                    .flat_map(|sentence| layout.rows(&layout.ctx.say(sentence), Ink::Good, &dot, &blank(2)))
                    .collect();
                let why = cause.map(|cause| Block::notice(causes::lines(&layout.inside(NOTICE_COLUMNS), cause)));
                let said: Vec<_> = lost.iter().map(|sentence| layout.ctx.say(sentence)).collect();
                let lost = (!said.is_empty()).then(|| layout.notice(&said, Ink::Warn));
                lost.into_iter().chain([Block::text(lines)]).chain(why).collect()
            }
            LastResult::Refused([wrong, way]) => {
                let said = [layout.ctx.say(wrong), layout.ctx.say(way)];
                vec![layout.notice(&said, Ink::Bad)]
            }
        }
    }

    /// From a page with nothing left to do, and at night from every page, to today's: the wait there comes after all errands.
    fn go_home_if_done(&mut self, depth: usize, market: &Market) {
        let is_back = self.levels.len() < depth;
        let is_done = || is_back && menu_of(&self.top().page, market).is_done();
        let is_typing = matches!(self.top().page, MarketPage::Number(_));
        if today::is_night(market) || !is_typing && is_done() {
            self.levels.truncate(1);
        }
    }

    fn typed(&mut self, typed: Typed, market: &Market) -> MarketOutcome {
        match typed {
            Typed::Stay => MarketOutcome::Stay,
            Typed::Back => self.leave_page(market),
            Typed::Nothing => {
                let usual = if let MarketPage::Number(typing) = &self.top().page {
                    number::usual(&typing.field, market)
                } else {
                    None
                };
                if let (None, MarketPage::Number(typing)) = (&usual, &mut self.top_mut().page) {
                    typing.typed.ask();
                }
                usual.map_or(MarketOutcome::Stay, |command| self.typed(Typed::Done(command), market))
            }
            Typed::Done(command) => {
                // What was chosen before the number leads back over that page too.
                let two = matches!(
                    &command,
                    Command::Promotion(promotion::Command::Sale(_) | promotion::Command::Group(_))
                        | Command::Listing(ListingCommand::Edit(Edit::Freight(_)))
                );
                // A size that is priced wants its stock.
                let then = if let Command::Listing(ListingCommand::Edit(Edit::Sku(sku))) = &command {
                    Then::BackTo(2, MarketPage::Number(Typing::new(Field::Stock(sku.net_g))))
                } else {
                    Then::Back(if two { 2 } else { 1 })
                };
                let label = if let MarketPage::Number(typing) = &self.top().page {
                    typing.ask()
                } else {
                    sentence::market_sure()
                };
                self.ask_or_do(command, label, then, &Input::Key(Key::Enter), market)
            }
        }
    }

    /// Opens a page over the others; one that is open already is gone back to, so that two pages that lead to each other
    /// make no endless way.
    fn show(&mut self, page: MarketPage, market: &Market) {
        match self.levels.iter().position(|level| level.page == page) {
            Some(at) => self.levels.truncate(at + 1),
            None => {
                let page = self.drafts.take(page, market);
                self.levels.push(Level::open(page, market));
            }
        }
        // Where there is no size yet there is nothing to look at.
        let has_none = || listing::ctx(market).is_some_and(|listing| listing.skus.is_empty());
        if self.top().page == MarketPage::Goods(goods::Page::Sizes) && has_none() {
            let add = MarketPage::Goods(goods::Page::AddSize);
            self.levels.push(Level::open(add, market));
        }
    }

    fn go(&mut self, then: Then, events: &[Event], market: &Market) {
        // Whoever waited for an hour of the clock is reminded of what that hour is for: that is no question.
        let is_asked = |event: &Event| event.wants_answer() && !matches!(event, Event::Order(order::Event::Warned(_)));
        let is_word = |event: &Event| {
            matches!(
                event,
                Event::Message(message::Event::Came(_)) | Event::Talk(crate::market::talk::Event::Came(_))
            )
        };
        match then {
            Then::Asked(_) if events.iter().any(is_asked) => self.levels.truncate(1),
            Then::Back(_) if self.top().page.is_work() && events.iter().any(is_word) => self.levels.truncate(1),
            Then::Back(pages) | Then::Asked(pages) => {
                let left = self.levels.len().saturating_sub(pages).max(1);
                self.levels.truncate(left);
            }
            Then::To(page) => self.show(page, market),
            Then::BackTo(pages, page) => {
                let left = self.levels.len().saturating_sub(pages).max(1);
                self.levels.truncate(left);
                self.show(page, market);
            }
        }
    }

    fn leave_page(&mut self, market: &Market) -> MarketOutcome {
        if self.levels.len() == 1 {
            return MarketOutcome::Leave;
        }
        self.last_result = LastResult::Nothing;
        if let Some(left) = self.levels.pop() {
            self.drafts.keep(left.page, market);
        }
        // What stood first there may be done by now.
        if self.levels.len() == 1 {
            self.top_mut().cursor = today::cursor(&self.menu(market));
        }
        MarketOutcome::Stay
    }

    fn top(&self) -> &Level {
        self.levels.last().expect("today's page is never closed")
    }

    fn top_mut(&mut self) -> &mut Level {
        self.levels.last_mut().expect("today's page is never closed")
    }
}

/// What a page tells and offers.
fn menu_of(page: &MarketPage, market: &Market) -> Menu {
    let mut menu = noun_menu(page, market);
    sure::wait_for_nobody(&mut menu, market);
    // No page without a digit to press: back, where there is nothing else.
    if menu.choices.is_empty() && !matches!(page, MarketPage::Number(_)) {
        menu.offer(sentence::market_back(), OnChoose::Back);
    }
    menu
}

fn noun_menu(page: &MarketPage, market: &Market) -> Menu {
    match page {
        MarketPage::Today => today::menu(market),
        MarketPage::Shop(page) => shop::menu(page, market),
        MarketPage::Goods(page) => goods::menu(page, market),
        MarketPage::Listing(page) => listing::menu(page, market),
        MarketPage::Harvest(page) => harvest::menu(page, market),
        MarketPage::Promote(page) => promote::menu(page, market),
        MarketPage::Advert(page) => advert::menu(page, market),
        MarketPage::Cancellation(page) => cancellations::menu(page, market),
        MarketPage::Contract(page) => contract::menu(page, market),
        MarketPage::Presale(page) => presale::menu(page, market),
        MarketPage::Round(page) => rounds::menu(page, market),
        MarketPage::Live(page) => live::menu(page, market),
        MarketPage::Standing(page) => standing::menu(page, market),
        MarketPage::Orders(page) => orders::menu(page, market),
        MarketPage::Packing(page) => packing::menu(page, market),
        MarketPage::Claims(page) => claims::menu(page, market),
        MarketPage::Household(page) => household::menu(page, market),
        MarketPage::Coop(page) => coop::menu(page, market),
        MarketPage::Messages(page) => messages::menu(page, market),
        MarketPage::Talk(page) => talk::menu(page, market),
        MarketPage::Parcels(page) => parcels::menu(page, market),
        MarketPage::Money(page) => money::menu(page, market),
        MarketPage::Buying(page) => buying::menu(page, market),
        MarketPage::Inquiry(page) => inquiry::menu(page, market),
        MarketPage::Tender(page) => tender::menu(page, market),
        MarketPage::Van(page) => van::menu(page, market),
        MarketPage::Station(page) => station::menu(page, market),
        MarketPage::Sure(asked) => sure::menu(asked, market),
        MarketPage::Number(typing) => number::menu(typing, market),
    }
}
