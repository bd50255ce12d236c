//! One page of the market before it is laid out: what it tells, and its choices with what each does. Finds the choice that
//! a key means; knows no market and no words.
//!
//! Nine is kept for waiting wherever waiting is offered, so a tired hand finds it. More choices than digits are shown a
//! page at a time, and the last digit before nine turns the page.

use super::{page::MarketPage, round};
use crate::{
    app::{
        input::{Input, Key},
        keymap::{Action, Mode, action},
        layout::{Layout, Mark},
        page::{Block, Item},
    },
    market::Command,
    say::{Arg, Sentence, sentence},
    text::{Ink, Line},
};

/// What taking a choice does.
#[derive(Debug, Clone, PartialEq)]
pub enum OnChoose {
    /// Opens a page over this one.
    Go(MarketPage),
    /// Opens a page instead of this one.
    Swap(MarketPage),
    /// Does it in the market, then goes back this many pages.
    Do(Command, usize),
    /// Does it, then goes to this page: back to it if it is open, else over this one.
    DoTo(Command, MarketPage),
    /// A round of deeds, one after the other, until one of them wants to be looked at.
    Round(Vec<round::Step>),
    Back,
    /// Says what is wrong and the way on, and changes nothing.
    Refuse([Sentence; 2]),
}

impl OnChoose {
    /// Does a noun's command, then goes back this many pages.
    pub fn act(command: impl Into<Command>, back: usize) -> OnChoose {
        OnChoose::Do(command.into(), back)
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    pub label: Sentence,
    pub on_choose: OnChoose,
    pub tick: Option<bool>,
    /// Kept on this digit whatever else is there.
    pub digit: Option<u8>,
    /// The focus does not begin here: a tired hand on Enter must bring no fine, break no promise, do nothing for ever.
    pub never_first: bool,
    /// A field of a form that is still empty: the form goes on to it by itself.
    pub wants: bool,
}

/// A line that tells something.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Nothing: an empty row.
    pub sentence: Option<Sentence>,
    pub ink: Ink,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Menu {
    pub title: Option<Sentence>,
    pub rows: Vec<Row>,
    pub choices: Vec<Choice>,
    /// Before which of the choices without a digit of their own one is not offered now.
    gaps: Vec<usize>,
}

impl Menu {
    pub fn titled(title: Sentence) -> Menu {
        Menu {
            title: Some(title),
            ..Menu::default()
        }
    }

    pub fn show(&mut self, sentence: Sentence) {
        self.show_in(sentence, Ink::Plain);
    }

    pub fn show_in(&mut self, sentence: Sentence, ink: Ink) {
        self.rows.push(Row {
            sentence: Some(sentence),
            ink,
        });
    }

    pub fn space(&mut self) {
        if self.rows.last().is_some_and(|row| row.sentence.is_some()) {
            self.rows.push(Row {
                sentence: None,
                ink: Ink::Plain,
            });
        }
    }

    pub fn offer(&mut self, label: Sentence, on_choose: OnChoose) {
        self.choices.push(Choice {
            label,
            on_choose,
            tick: None,
            digit: None,
            never_first: false,
            wants: false,
        });
    }

    /// The last choice offered stands on this digit.
    pub fn stands_at(&mut self, digit: u8) {
        if let Some(last) = self.choices.last_mut() {
            last.digit = Some(digit);
        }
    }

    /// Here stands a choice at other times: its digit stays empty, so that those after it keep theirs.
    pub fn gap(&mut self) {
        let before = self.choices.iter().filter(|choice| choice.digit.is_none()).count();
        self.gaps.push(before);
    }

    /// Offers it, or leaves its place empty.
    pub fn act_if(&mut self, is_offered: bool, label: Sentence, command: impl Into<Command>) {
        if is_offered {
            self.act(label, command);
        } else {
            self.gap();
        }
    }

    /// The last choice offered is a field that is still empty.
    pub fn wanting(&mut self) {
        if let Some(last) = self.choices.last_mut() {
            last.wants = true;
        }
    }

    /// The last choice offered is not the one on which the focus begins.
    pub fn never_first(&mut self) {
        if let Some(last) = self.choices.last_mut() {
            last.never_first = true;
        }
    }

    pub fn go(&mut self, label: Sentence, page: MarketPage) {
        self.offer(label, OnChoose::Go(page));
    }

    /// Does `command` and stays.
    pub fn act(&mut self, label: Sentence, command: impl Into<Command>) {
        self.offer(label, OnChoose::act(command, 0));
    }

    pub fn tick(&mut self, label: Sentence, ticked: bool, on_choose: OnChoose) {
        self.choices.push(Choice {
            label,
            on_choose,
            tick: Some(ticked),
            digit: None,
            never_first: false,
            wants: false,
        });
    }

    pub fn at(&mut self, digit: u8, label: Sentence, on_choose: OnChoose) {
        self.choices.push(Choice {
            label,
            on_choose,
            tick: None,
            digit: Some(digit),
            never_first: false,
            wants: false,
        });
    }

    /// The way on that every room of the market offers at nine.
    pub fn wait(&mut self) {
        let label = sentence::market_wait();
        self.at(9, label, OnChoose::Do(Command::WAIT, usize::MAX));
    }

    /// The way on where boxes lie already: more orders gather meanwhile, and the morning reminds of them.
    pub fn wait_but_orders(&mut self) {
        let label = sentence::market_wait_but_orders();
        self.at(9, label, OnChoose::Do(Command::WAIT_BUT_ORDERS, usize::MAX));
    }

    /// The way through the night, for a day on which everything is done.
    pub fn wait_morning(&mut self) {
        self.at(
            8,
            sentence::market_wait_morning(),
            OnChoose::Do(Command::WAIT_MORNING, 0),
        );
    }

    /// Whether nothing here asks to be done: what is left is looked at by whoever comes for it, or lets time go by.
    pub fn is_done(&self) -> bool {
        let mut choices = self.choices.iter();
        choices.all(|choice| choice.never_first || choice.digit == Some(9))
    }

    /// Leaves out what is said by the way, from below, until the page fits; says how much that was where figures are left out.
    pub fn fit(&mut self, fits: impl Fn(&Menu) -> bool, is_told: bool) {
        let all = self.rows.clone();
        let mut told = None;
        while !fits(self) {
            let is_aside = |row: &Row| row.ink == Ink::Dim || row.sentence.is_none();
            let end = self.rows.len() - usize::from(told.is_some());
            let Some(at) = self.rows[..end].iter().rposition(is_aside) else {
                return;
            };
            self.rows.remove(at);
            self.rows.truncate(end - 1);
            let count = |rows: &[Row]| rows.iter().filter(|row| row.sentence.is_some()).count();
            let gone = count(&all) - count(&self.rows);
            told = (is_told && 0 < gone).then_some(gone);
            if let Some(gone) = told {
                self.show_in(sentence::market_more_rows(Arg::Number(gone as i64)), Ink::Plain);
            }
        }
    }

    /// What the page of this number shows: digit, choice; the one that turns the page has none.
    pub fn shown(&self, page: usize) -> Vec<(Option<u8>, Option<&Choice>)> {
        let (kept, free): (Vec<&Choice>, Vec<&Choice>) = self.choices.iter().partition(|choice| choice.digit.is_some());
        let digits: Vec<u8> = (1..=9)
            .filter(|digit| kept.iter().all(|choice| choice.digit != Some(*digit)))
            .collect();
        let mut shown: Vec<(Option<u8>, Option<&Choice>)> = if free.len() <= digits.len() {
            // Where the digits do not suffice for gaps, none is left.
            let gaps = if free.len() + self.gaps.len() <= digits.len() {
                &self.gaps[..]
            } else {
                &[]
            };
            let place = |at: usize| at + gaps.iter().filter(|gap| **gap <= at).count();
            let placed = free.iter().enumerate();
            placed
                .map(|(at, choice)| (digits.get(place(at)).copied(), Some(*choice)))
                .collect()
        } else {
            let size = digits.len() - 1;
            let here = free.iter().skip(page * size).take(size);
            let mut shown: Vec<_> = here
                .zip(&digits)
                .map(|(choice, digit)| (Some(*digit), Some(*choice)))
                .collect();
            shown.push((digits.last().copied(), None));
            shown
        };
        shown.extend(kept.iter().map(|choice| (choice.digit, Some(*choice))));
        shown.sort_by_key(|(digit, _)| *digit);
        shown
    }

    /// How many pages the choices take.
    pub fn pages(&self) -> usize {
        let kept = self.choices.iter().filter(|choice| choice.digit.is_some()).count();
        let free = self.choices.len() - kept;
        if free <= 9 - kept { 1 } else { free.div_ceil(8 - kept) }
    }

    pub fn blocks(&self, layout: &Layout) -> Vec<Block> {
        let mut lines = Vec::new();
        for row in &self.rows {
            match &row.sentence {
                Some(sentence) => lines.extend(layout.lines(&layout.ctx.say(sentence), row.ink)),
                None => lines.push(Line::default()),
            }
        }
        vec![Block::text(lines)]
    }
}

/// Where the focus stands on a menu, and which page of choices is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cursor {
    pub focus: usize,
    pub page: usize,
}

impl Cursor {
    /// On the first choice that does no harm; on waiting only where nothing else is left.
    pub fn begin(menu: &Menu) -> Cursor {
        let shown = menu.shown(0);
        let is_safe = |(digit, choice): &(Option<u8>, Option<&Choice>)| {
            *digit != Some(9) && choice.is_none_or(|choice| !choice.never_first)
        };
        Cursor {
            focus: shown.iter().position(is_safe).unwrap_or(0),
            page: 0,
        }
    }

    /// Moves by the input; returns what was taken, if something was.
    pub fn pick(&mut self, input: Input, menu: &Menu) -> Option<OnChoose> {
        self.clamp(menu);
        let shown = menu.shown(self.page);
        let row = match input {
            Input::Click(row) => row,
            Input::Key(key) => match action(key, Mode::Choosing)? {
                Action::Digit(digit) => shown.iter().position(|(at, _)| *at == Some(digit))?,
                Action::Take => self.focus,
                Action::Up => {
                    self.focus = self.focus.checked_sub(1).unwrap_or(shown.len().saturating_sub(1));
                    return None;
                }
                Action::Down => {
                    self.focus = if self.focus + 1 < shown.len() {
                        self.focus + 1
                    } else {
                        0
                    };
                    return None;
                }
                Action::PageUp
                | Action::PageDown
                | Action::Back
                | Action::Erase
                | Action::Menu
                | Action::Help
                | Action::Language
                | Action::Term
                | Action::Hint
                | Action::Teacher
                | Action::Pinyin
                | Action::Aloud
                | Action::Away
                | Action::Sign(_) => return None,
            },
            Input::Scroll(_) | Input::Resized(_) | Input::Job(..) => return None,
        };
        let (_, choice) = shown.get(row)?;
        self.focus = row;
        if choice.is_none() {
            self.page = (self.page + 1) % menu.pages();
            self.focus = 0;
        }
        choice.map(|choice| choice.on_choose.clone())
    }

    /// Keeps the focus on a choice after the market has changed under it.
    pub fn clamp(&mut self, menu: &Menu) {
        self.page = self.page.min(menu.pages() - 1);
        self.focus = self.focus.min(menu.shown(self.page).len().saturating_sub(1));
    }

    /// Leaves a choice on which no focus begins.
    pub fn rest(&mut self, menu: &Menu) {
        let shown = menu.shown(self.page);
        let stands_on = shown.get(self.focus).and_then(|(_, choice)| *choice);
        if stands_on.is_some_and(|choice| choice.never_first) {
            *self = Cursor::begin(menu);
        }
    }

    pub fn items(&self, layout: &Layout, menu: &Menu) -> Vec<Item> {
        let mut here = *self;
        here.clamp(menu);
        let shown = menu.shown(here.page);
        shown
            .iter()
            .enumerate()
            .map(|(row, (digit, choice))| {
                let mark = Mark {
                    digit: *digit,
                    is_focused: row == here.focus,
                    tick: choice.and_then(|choice| choice.tick),
                };
                let said = match choice {
                    Some(choice) => layout.ctx.say(&choice.label),
                    None => layout.ctx.say(&sentence::market_more()),
                };
                layout.option(&said, mark)
            })
            .collect()
    }
}

/// Whether the key leads back.
pub fn is_back(input: &Input) -> bool {
    *input == Input::Key(Key::Esc)
}

/// Empty rows where there is room: between what is told and the choices, and between today's errands, rooms and waiting.
pub fn air(blocks: &mut Vec<Block>, options: &mut [Item], is_today: bool, waits: bool) {
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
