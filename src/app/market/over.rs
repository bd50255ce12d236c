//! What the host says over the market, and how it leads back from a goal that is lost: figures of the goal, today's advice, the
//! first line of today's page. What is lost, and which way helps, is the host's to know.

use super::{
    menu::{Menu, OnChoose},
    today,
};
use crate::{
    app::layout::Layout,
    course::Goal,
    market::Market,
    say::{self, Arg, Sentence, sentence},
    text::{Ink, Line},
};

/// Whether what the market is played for is lost, and the way to have it back.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum WayBack {
    #[default]
    Unneeded,
    /// It is lost, and nothing brings it back.
    None,
    /// By its words on the host's page.
    Offered(Sentence),
}

/// Errands beside which the way back has a digit.
const BESIDE: u8 = 3;

impl WayBack {
    /// Today's page of somebody who has lost what they play for: the way back comes first, and nothing says that all is well.
    pub(super) fn lead(&self, menu: &mut Menu) {
        if *self == WayBack::Unneeded {
            return;
        }
        let calm = Some(sentence::market_nothing_to_do());
        menu.rows.retain(|row| row.sentence != calm);
        let WayBack::Offered(way) = self else { return };
        menu.choices.retain(|choice| choice.digit != Some(BESIDE));
        for choice in &mut menu.choices {
            choice.digit = choice.digit.map(|digit| if digit < BESIDE { digit + 1 } else { digit });
        }
        menu.at(1, sentence::market_way_back(Arg::say(way.clone())), OnChoose::Back);
        menu.choices.rotate_right(1);
    }
}

/// Rows of the screen that a goal of many parts may take: the page under it must keep its choices.
const GOAL_ROWS: usize = 2;

/// Over the market's tabs: how far the goal is, the parts that are still open first, as many as there is room for; on one row where
/// the page under it has much to show.
pub fn goal_rows(layout: &Layout, goal: &Goal, market: &Market, is_short: bool) -> Vec<Line> {
    let most = if is_short { 1 } else { GOAL_ROWS };
    let mut comparisons = goal.comparisons();
    comparisons.sort_by_key(|(figure, is, wanted)| is.holds(market.figure(*figure), *wanted));
    let parts = say::progress(&comparisons, market);
    let rows = |count: usize| {
        let said = layout.ctx.both(|lang| {
            let localizer = layout.ctx.localizer(lang);
            let parts: Vec<String> = parts[..count].iter().map(|part| localizer.say(part)).collect();
            parts.join(" · ")
        });
        layout.lines(&said, Ink::Warn)
    };
    let fitting = (1..=parts.len()).rev().map(rows).find(|rows| rows.len() <= most);
    fitting.unwrap_or_else(|| rows(parts.len().min(1)))
}

/// What today's page has in its focus: the most urgent errand, or to wait.
pub fn advice(market: &Market) -> Sentence {
    let menu = today::menu(market);
    let cursor = today::cursor(&menu);
    let advised = menu.choices.get(cursor.focus);
    advised.map_or_else(sentence::market_wait, |choice| choice.label.clone())
}
