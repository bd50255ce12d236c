//! On each page of the market a digit keeps its meaning: what is offered there under the same words has the same digit all
//! the time. `guide` looks at every page on its way through every market.

use std::collections::{BTreeMap, BTreeSet};

use bazar::{
    app::{MarketScreen, View},
    market::Market,
};

use crate::hall::Hall;

/// Tall enough for every choice.
const VIEW: View = View { width: 80, height: 40 };

/// Pages that list things which come and go, with the reason why a place is no promise there.
const LISTS: &[(&str, &str)] = &[
    (
        "Today",
        "the three most urgent errands; the rooms behind them stand still",
    ),
    (
        "Messages(Next)",
        "each message has its own answers, and where the fitting one stands must not be learned",
    ),
    ("Orders(List)", "orders, the most urgent first"),
    ("Parcels(Room)", "parcels under way before those that have come"),
    ("Van(Deals)", "offers that are taken or lapse"),
    ("Station(Door)", "what neighbours were not told yet"),
];

/// Pages on which there may be more to do at once than there are digits: there no place is left empty.
const CROWDED: &[(&str, &str)] = &[("s06", "Orders(Room)"), ("s18", "Orders(Room)")];

/// Which digits the pages of one market had for the same words.
#[derive(Default)]
pub struct Seen(BTreeMap<(String, String), BTreeSet<u8>>);

impl Seen {
    pub fn look(&mut self, hall: &Hall, screen: &MarketScreen, market: &Market) {
        let page = screen.page_id();
        let laid = screen.page(market, &hall.ctx(), VIEW);
        // Where the digits do not suffice, a page of choices is turned, and places are none.
        if laid.options.iter().any(|item| words(item).contains("看更多")) || 8 < laid.options.len() {
            return;
        }
        for item in &laid.options {
            let Some(digit) = item.digit else { continue };
            self.0.entry((page.clone(), words(item))).or_default().insert(digit);
        }
    }

    /// What stood under several digits on one page, a line for each.
    pub fn moved(&self, scenario: &str) -> String {
        let is_left_out = |page: &str| {
            let last = page.trim_end_matches(|sign: char| sign.is_ascii_digit() || sign == ' ');
            let is_list = LISTS.iter().any(|(list, _)| last.ends_with(list));
            is_list
                || CROWDED
                    .iter()
                    .any(|(market, page)| *market == scenario && last.ends_with(page))
        };
        let moved = self
            .0
            .iter()
            .filter(|((page, _), digits)| 1 < digits.len() && !is_left_out(page));
        moved
            .map(|((page, words), digits)| format!("{scenario} {page}: {words} {digits:?}\n"))
            .collect()
    }
}

/// What is offered, without its digit, tick and focus.
fn words(item: &bazar::app::Item) -> String {
    let runs = item.lines.iter().flat_map(|line| &line.runs);
    let words: String = runs.map(|run| run.text.as_str()).collect();
    let words = words.trim_start_matches(['>', ' ']);
    let words = words
        .strip_prefix(|sign: char| sign.is_ascii_digit())
        .unwrap_or(words)
        .trim_start();
    let words = words
        .strip_prefix("[√]")
        .or_else(|| words.strip_prefix("[ ]"))
        .unwrap_or(words);
    words.trim().to_owned()
}
