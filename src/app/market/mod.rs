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
//!  9 等到有事                                           ...            9    always on nine
//! ```
//!
//! The host prepends its own line to the page's `top` (lesson, whose turn, the task's request) and takes `0`, `L`, `?`
//! and `T` before this room sees them, except while `is_typing()` holds: then digits, `.` and Backspace come here.

mod buying;
mod claims;
mod coop;
mod goods;
mod guide;
mod harvest;
mod household;
mod inquiry;
mod listing;
mod live;
mod menu;
mod messages;
mod money;
mod number;
mod orders;
mod packing;
mod parcels;
mod place;
mod promote;
mod shop;
mod standing;
mod station;
mod talk;
mod tender;
mod title;
mod today;
mod van;
mod words;

use crate::market::{day, order, parcel, promotion};
pub use guide::keys_to;

use menu::{Cursor, Menu, Takes, is_back};
use number::{Typed, Typing};
use place::Place;

use super::{
    desk::Desk,
    input::{Input, Key},
    keymap::Cue,
    lay::{Paper, blank},
    page::{Block, Item, Page, View},
};
use crate::{
    course::Goal,
    market::{Command, Event, Market},
    say::{self, Saying, Word, sentence},
    text::{Ink, Line},
    tutor::Turn,
};

/// What a key came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StallOutcome {
    /// Something moved on the screen only, or nothing.
    Stay,
    /// The host submits this; then calls `heard` with what came of it.
    Act(Command),
    /// Takes the last act back, within the same minute.
    Undo,
    /// Back out of the market to the host's page (the task's request, the menu).
    Leave,
}

/// The pages that are open, the last on top.
#[derive(Debug, Clone, PartialEq)]
pub struct Stall {
    levels: Vec<Level>,
    heard: Heard,
    /// Where to go once the act is done.
    then: Then,
}

/// Where an act leads when the shop says yes.
#[derive(Debug, Clone, PartialEq)]
enum Then {
    /// So many pages back.
    Back(usize),
    To(Place),
}

#[derive(Debug, Clone, PartialEq)]
struct Level {
    place: Place,
    cursor: Cursor,
}

/// What came of the last act.
#[derive(Debug, Clone, PartialEq, Default)]
enum Heard {
    #[default]
    Nothing,
    Happened(Vec<Saying>),
    Refused([Saying; 2]),
}

/// Events told after an act; more than these push the choices off the screen.
const TOLD: usize = 3;

/// Most empty rows that are put in between.
const AIR: usize = 4;
/// Rows of the screen that the host's lines, this room's line, the rules and the keys take.
const HOST_ROWS: usize = 8;

impl Default for Stall {
    fn default() -> Stall {
        Stall {
            levels: vec![Level::new(Place::Today)],
            heard: Heard::Nothing,
            then: Then::Back(0),
        }
    }
}

impl Level {
    fn new(place: Place) -> Level {
        Level {
            place,
            cursor: Cursor::default(),
        }
    }
}

impl Stall {
    /// The names of all its pages.
    pub fn pages() -> Vec<String> {
        place::names()
    }

    /// Opens on what wants attention first.
    pub fn open(market: &Market, _desk: &Desk) -> Stall {
        let mut stall = Stall::default();
        stall.top_mut().cursor = today::cursor(&today::menu(market));
        stall
    }

    /// A number is being typed: `0` is a digit and not the menu.
    pub fn is_typing(&self) -> bool {
        matches!(self.top().place, Place::Number(_))
    }

    pub fn update(&mut self, input: Input, market: &Market, _desk: &Desk) -> StallOutcome {
        if let Heard::Refused(_) = self.heard {
            self.heard = Heard::Nothing;
        }
        if let (Input::Key(key), Place::Number(typing)) = (&input, &mut self.top_mut().place) {
            let typed = typing.press(*key);
            return self.typed(typed);
        }
        if is_back(&input) {
            return self.leave_page();
        }
        if input == Input::Key(Key::Backspace) {
            return StallOutcome::Undo;
        }
        let menu = menu_of(&self.top().place, market);
        match self.top_mut().cursor.pick(input, &menu) {
            None | Some(Takes::Nothing) => StallOutcome::Stay,
            Some(Takes::Back) => self.leave_page(),
            Some(Takes::Go(place)) => {
                self.heard = Heard::Nothing;
                self.levels.push(Level::new(place));
                StallOutcome::Stay
            }
            Some(Takes::Swap(place)) => {
                self.heard = Heard::Nothing;
                self.top_mut().place = place;
                StallOutcome::Stay
            }
            Some(Takes::Do(command, back)) => {
                self.then = Then::Back(back);
                StallOutcome::Act(command)
            }
            Some(Takes::DoTo(command, place)) => {
                self.then = Then::To(place);
                StallOutcome::Act(command)
            }
        }
    }

    /// What came of the last act: events to tell, or the refusal, shown in place until the next key.
    pub fn heard(&mut self, turn: &Turn, market: &Market) {
        self.heard = match &turn.refusal {
            Some(refusal) => Heard::Refused(say::refusal(refusal)),
            None => Heard::Happened(told(&turn.events)),
        };
        let then = std::mem::replace(&mut self.then, Then::Back(0));
        let depth = self.levels.len();
        if turn.refusal.is_none() {
            self.go(then);
        }
        let went_back = self.levels.len() < depth;
        let menu = menu_of(&self.top().place, market);
        let Level { place, cursor } = self.top_mut();
        if *place == Place::Today {
            *cursor = today::cursor(&menu);
        } else if went_back && place.is_form() {
            cursor.focus += 1;
        } else if went_back {
            *cursor = Cursor::default();
        }
        cursor.clamp(&menu);
    }

    pub fn page(&self, market: &Market, desk: &Desk, view: View) -> Page {
        let paper = Paper::new(desk, view);
        let Level { place, cursor } = self.top();
        let mut menu = menu_of(place, market);
        let mut options = cursor.items(&paper, &menu);
        let heard = self.heard_blocks(&paper);
        let rows = |blocks: &[Block]| blocks.iter().map(Block::rows).sum::<usize>();
        let offered: usize = options.iter().map(|item| item.lines.len()).sum();
        let room = usize::from(view.height).saturating_sub(HOST_ROWS + offered + rows(&heard));
        while rows(&menu.blocks(&paper)) > room && menu.drop_aside() {}
        let mut blocks = heard;
        blocks.extend(menu.blocks(&paper));
        let cues: &[Cue] = if let Place::Number(typing) = place {
            blocks.push(paper.space());
            blocks.push(paper.field(&typing.typed));
            &[Cue::Type, Cue::Take, Cue::Erase, Cue::Back]
        } else {
            &[Cue::Digits, Cue::Take, Cue::Move, Cue::Back, Cue::Menu]
        };
        let top = sentence::market_top(
            Word::Yuan(market.ledger.balance(crate::market::Account::Cash)),
            Word::say(menu.title.clone().unwrap_or_else(sentence::market_today)),
            Word::Moment(market.now_min),
        );
        if rows(&blocks) + offered + AIR <= usize::from(view.height).saturating_sub(HOST_ROWS) {
            let waits = menu.choices.iter().any(|choice| choice.digit == Some(9));
            air(&mut blocks, &mut options, *place == Place::Today, waits);
        }
        Page {
            top: paper.said(&desk.say(&top), Ink::Dim),
            blocks,
            options,
            keys: paper.keys(cues),
            ..Page::default()
        }
    }

    fn heard_blocks(&self, paper: &Paper) -> Vec<Block> {
        match &self.heard {
            Heard::Nothing => Vec::new(),
            Heard::Happened(sayings) => {
                let dot = Line::raw("· ", Ink::Dim);
                let lines = sayings
                    .iter()
                    .flat_map(|saying| paper.rows(&paper.desk.say(saying), Ink::Good, &dot, &blank(2)))
                    .collect();
                vec![Block::text(lines)]
            }
            Heard::Refused([wrong, way]) => {
                let said = [paper.desk.say(wrong), paper.desk.say(way)];
                vec![paper.notice(&said, Ink::Bad)]
            }
        }
    }

    fn typed(&mut self, typed: Typed) -> StallOutcome {
        match typed {
            Typed::Stay => StallOutcome::Stay,
            Typed::Back => self.leave_page(),
            Typed::Done(command) => {
                // What was chosen before the number leads back over that page too.
                let two = matches!(
                    &command,
                    Command::Promotion(promotion::Command::Sale(_) | promotion::Command::Group(_))
                        | Command::Listing(crate::market::listing::Command::Sku(_))
                );
                self.then = Then::Back(if two { 2 } else { 1 });
                StallOutcome::Act(command)
            }
        }
    }

    fn go(&mut self, then: Then) {
        match then {
            Then::Back(pages) => {
                let left = self.levels.len().saturating_sub(pages).max(1);
                self.levels.truncate(left);
            }
            Then::To(place) => match self.levels.iter().position(|level| level.place == place) {
                Some(at) => self.levels.truncate(at + 1),
                None => self.levels.push(Level::new(place)),
            },
        }
    }

    fn leave_page(&mut self) -> StallOutcome {
        if self.levels.len() == 1 {
            return StallOutcome::Leave;
        }
        self.heard = Heard::Nothing;
        self.levels.pop();
        StallOutcome::Stay
    }

    fn top(&self) -> &Level {
        self.levels.last().expect("today's page is never closed")
    }

    fn top_mut(&mut self) -> &mut Level {
        self.levels.last_mut().expect("today's page is never closed")
    }
}

/// Rows of the screen that a goal of many parts may take: the page under it must keep its choices.
const GOAL_ROWS: usize = 2;

/// Over the market's tabs: how far the goal is, the parts that are still open first, as many as there is room for.
pub fn goal_rows(paper: &Paper, goal: &Goal, market: &Market) -> Vec<Line> {
    let mut comparisons = goal.comparisons();
    comparisons.sort_by_key(|(figure, is, wanted)| is.holds(market.figure(*figure), *wanted));
    let parts = say::progress(&comparisons, market);
    let rows = |count: usize| {
        let said = paper.desk.both(|lang| {
            let speech = paper.desk.speech(lang);
            let parts: Vec<String> = parts[..count].iter().map(|part| speech.say(part)).collect();
            parts.join(" · ")
        });
        paper.said(&said, Ink::Warn)
    };
    let fitting = (1..=parts.len()).rev().map(rows).find(|rows| rows.len() <= GOAL_ROWS);
    fitting.unwrap_or_else(|| rows(parts.len().min(1)))
}

/// Empty rows where there is room: between what is told and the choices, and between today's errands, rooms and waiting.
fn air(blocks: &mut Vec<Block>, options: &mut [Item], is_today: bool, waits: bool) {
    blocks.retain(|block| !block.lines.is_empty());
    for at in (1..=blocks.len()).rev() {
        blocks.insert(at, Block::text(vec![Line::default()]));
    }
    let parts = [is_today.then_some(4), waits.then_some(9)];
    for item in options.iter_mut().skip(1) {
        if item.digit.is_some() && parts.contains(&item.digit) {
            item.lines.insert(0, Line::default());
        }
    }
}

/// What is worth telling of what happened: what wants an answer before all others, a parcel's hops last.
pub fn told(events: &[Event]) -> Vec<Saying> {
    let is_told_last = |event: &Event| {
        use crate::market::household::Event as OfHousehold;
        // Which goods are in which box is told on the box's own page.
        matches!(
            event,
            Event::Day(day::Event::DayBegan(_))
                | Event::Order(order::Event::Placed(_))
                | Event::Parcel(parcel::Event::HopDone(_))
                | Event::Household(OfHousehold::BoxFilled(_) | OfHousehold::BoxShared(_))
        )
    };
    let rank = |event: &Event| match (event.wants_answer(), is_told_last(event)) {
        (true, _) => 0,
        (false, true) => 2,
        (false, false) => 1,
    };
    // Of several days only the last one's beginning matters.
    let last_day = events
        .iter()
        .rposition(|event| matches!(event, Event::Day(day::Event::DayBegan(_))));
    let is_past =
        |at: usize, event: &Event| matches!(event, Event::Day(day::Event::DayBegan(_))) && Some(at) != last_day;
    // What was said stands on the talk's own page.
    let is_seen = |event: &Event| matches!(event, Event::Talk(crate::market::talk::Event::Said(_)));
    let worth: Vec<(usize, &Event)> = events
        .iter()
        .enumerate()
        .filter(|(at, event)| !is_past(*at, event) && !is_seen(event))
        .collect();
    let mut told = worth.clone();
    if told.len() > TOLD {
        told.sort_by_key(|(at, event)| (rank(event), std::cmp::Reverse(*at)));
        told.truncate(TOLD);
        told.sort_by_key(|(at, _)| *at);
    }
    let mut sayings: Vec<Saying> = told.iter().map(|(_, event)| say::event(event)).collect();
    let more = worth.len() - sayings.len();
    if more > 0 {
        sayings.push(sentence::market_more_happened(Word::Number(more as i64)));
    }
    sayings
}

/// What a page tells and offers.
fn menu_of(place: &Place, market: &Market) -> Menu {
    let mut menu = told_by(place, market);
    // No page without a digit to press: back, where there is nothing else.
    if menu.choices.is_empty() && !matches!(place, Place::Number(_)) {
        menu.offer(sentence::market_back(), Takes::Back);
    }
    menu
}

fn told_by(place: &Place, market: &Market) -> Menu {
    match place {
        Place::Today => today::menu(market),
        Place::Shop(page) => shop::menu(page, market),
        Place::Goods(page) => goods::menu(page, market),
        Place::Listing(page) => listing::menu(page, market),
        Place::Harvest(page) => harvest::menu(page, market),
        Place::Promote(page) => promote::menu(page, market),
        Place::Live(page) => live::menu(page, market),
        Place::Standing(page) => standing::menu(page, market),
        Place::Orders(page) => orders::menu(page, market),
        Place::Packing(page) => packing::menu(page, market),
        Place::Claims(page) => claims::menu(page, market),
        Place::Household(page) => household::menu(page, market),
        Place::Coop(page) => coop::menu(page, market),
        Place::Messages(page) => messages::menu(page, market),
        Place::Talk(page) => talk::menu(page, market),
        Place::Parcels(page) => parcels::menu(page, market),
        Place::Money(page) => money::menu(page, market),
        Place::Buying(page) => buying::menu(page, market),
        Place::Inquiry(page) => inquiry::menu(page, market),
        Place::Tender(page) => tender::menu(page, market),
        Place::Van(page) => van::menu(page, market),
        Place::Station(page) => station::menu(page, market),
        Place::Number(typing) => number_menu(typing),
    }
}

fn number_menu(typing: &Typing) -> Menu {
    let mut menu = Menu::titled(sentence::market_number());
    menu.tell_in(typing.ask(), Ink::Strong);
    menu.tell_in(typing.unit(), Ink::Dim);
    menu
}
