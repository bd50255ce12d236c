//! Finds the keys that lead from the page on the screen to a command: the tour presses them, and tests prove by them that
//! every author's solution can be played with digits and Enter alone.
//!
//! A breadth-first search over the market's own pages, so it knows no page by name. Ticked words and pictures that the
//! command does not have are not followed, else the search would try every title there is.

use crate::market::{group_round, listing, promotion, van};
use std::collections::{BTreeSet, VecDeque};

use super::{
    MarketOutcome, MarketPage, MarketScreen, listing::Page as ListingPage, promote::Page as PromotePage,
    rounds::Page as RoundPage, van::Page as VanPage,
};
use crate::{
    app::{
        input::{Input, Key},
        view_context::ViewContext,
    },
    market::{Command, Market},
};

/// Pages looked at before the search gives up: far more than any command needs.
const REACH: usize = 4_000;

/// Returns the shortest keys after which the screen asks for `wanted` or for something of the same effect. Nothing if no
/// keys do.
pub fn keys_to(market_screen: &MarketScreen, market: &Market, ctx: &ViewContext, wanted: &Command) -> Option<Vec<Key>> {
    keys_within(usize::MAX, market_screen, market, ctx, wanted)
}

/// The same, if so many keys are enough.
pub fn keys_within(
    most: usize,
    market_screen: &MarketScreen,
    market: &Market,
    ctx: &ViewContext,
    wanted: &Command,
) -> Option<Vec<Key>> {
    let effect = effect(market, wanted)?;
    let mut seen = BTreeSet::from([market_screen.trace()]);
    let mut open = VecDeque::from([(market_screen.clone(), Vec::new())]);
    while let Some((here, keys)) = open.pop_front() {
        for pressed in moves(&here, wanted) {
            if most < keys.len() + pressed.len() {
                continue;
            }
            let (next, outcome) = press(&here, &pressed, market, ctx);
            let keys = [keys.as_slice(), &pressed].concat();
            match outcome {
                MarketOutcome::Act(command) if is_same(&command, wanted, market, &effect) => return Some(keys),
                MarketOutcome::Stay if follows(&here, &next, wanted) && seen.insert(next.trace()) => {
                    open.push_back((next, keys));
                }
                MarketOutcome::Stay | MarketOutcome::Act(_) | MarketOutcome::Undo | MarketOutcome::Leave => {}
            }
        }
        if seen.len() > REACH {
            return None;
        }
    }
    None
}

/// The market after the command; nothing if it is refused.
fn effect(market: &Market, command: &Command) -> Option<Market> {
    let mut after = market.clone();
    after.execute(command).ok().map(|_| after)
}

fn is_same(command: &Command, wanted: &Command, market: &Market, after: &Market) -> bool {
    let verb = |command: &Command| command.to_string().split(' ').next().map(str::to_owned);
    command == wanted || verb(command) == verb(wanted) && effect(market, command).as_ref() == Some(after)
}

/// What may be pressed here: any digit, one page back, or the command's own numbers in a number field.
fn moves(market_screen: &MarketScreen, wanted: &Command) -> Vec<Vec<Key>> {
    if !market_screen.is_typing() {
        let digits = (1..=9).map(|digit| vec![Key::Digit(digit)]);
        return digits.chain([vec![Key::Esc]]).collect();
    }
    let text = wanted.to_string();
    let numbers = text
        .split([' ', '='])
        .filter(|word| word.starts_with(|sign: char| sign.is_ascii_digit()));
    let typed = numbers.map(|number| shortest(number).chars().filter_map(key).chain([Key::Enter]).collect());
    typed.chain([vec![Key::Enter], vec![Key::Esc]]).collect()
}

/// `29.90` is `29.9` to whoever types it.
fn shortest(number: &str) -> &str {
    match number.contains('.') {
        true => number.trim_end_matches('0').trim_end_matches('.'),
        false => number,
    }
}

fn key(sign: char) -> Option<Key> {
    match sign.to_digit(10) {
        Some(digit) => u8::try_from(digit).ok().map(Key::Digit),
        None => (sign == '.').then_some(Key::Char('.')),
    }
}

fn press(
    market_screen: &MarketScreen,
    keys: &[Key],
    market: &Market,
    ctx: &ViewContext,
) -> (MarketScreen, MarketOutcome) {
    let mut next = market_screen.clone();
    let mut outcome = MarketOutcome::Stay;
    for key in keys {
        outcome = next.update(Input::Key(*key), market, ctx);
    }
    (next, outcome)
}

impl MarketScreen {
    /// Which pages are open and which part of the last one is seen; where the focus stands changes nothing.
    pub fn trace(&self) -> String {
        let pages: Vec<&MarketPage> = self.levels.iter().map(|level| &level.page).collect();
        format!("{pages:?} {}", self.top().cursor.page)
    }
}

/// Whether what is ticked so far can still become what is wanted. A page may open with ticks that have to go.
fn follows(here: &MarketScreen, market_screen: &MarketScreen, wanted: &Command) -> bool {
    match (&market_screen.top().page, wanted) {
        (
            MarketPage::Listing(ListingPage::Title(words)),
            Command::Listing(listing::Command::Edit(listing::Edit::Title(title))),
        ) => {
            let flat = |text: &str| text.replace(' ', "");
            let goes_back = if let MarketPage::Listing(ListingPage::Title(before)) = &here.top().page {
                before.split_last().map(|(_, rest)| rest) == Some(words)
            } else {
                true
            };
            goes_back || flat(title).starts_with(&flat(&words.concat()))
        }
        (
            MarketPage::Listing(ListingPage::Photos(ticked)),
            Command::Listing(listing::Command::Edit(listing::Edit::Photos(photos))),
        ) => comes_to(ticked, photos, ticked_on(here)),
        (MarketPage::Van(VanPage::Round(stops)), Command::Van(van::Command::Round(wanted))) => {
            let goes_back = if let MarketPage::Van(VanPage::Round(before)) = &here.top().page {
                stops.len() < before.len()
            } else {
                true
            };
            goes_back || wanted.starts_with(stops)
        }
        (MarketPage::Round(RoundPage::Terms(terms)), Command::GroupRound(group_round::Command::Open(wanted))) => {
            if let MarketPage::Round(RoundPage::Terms(before)) = &here.top().page {
                first_unlike(before, wanted) == first_unlike(before, terms)
            } else {
                true
            }
        }
        (MarketPage::Round(RoundPage::Terms(_)), _) => false,
        (MarketPage::Van(VanPage::Round(stops)), _) => stops.is_empty(),
        (
            MarketPage::Listing(ListingPage::Details(ticked)),
            Command::Listing(listing::Command::Edit(listing::Edit::Details(lines))),
        ) => comes_to(ticked, lines, ticked_on(here)),
        (MarketPage::Promote(PromotePage::Video(ticked)), Command::Promotion(promotion::Command::Video(parts))) => {
            comes_to(ticked, parts, ticked_on(here))
        }
        (MarketPage::Listing(ListingPage::Title(words)), _) => words.is_empty(),
        (
            MarketPage::Listing(ListingPage::Photos(ticked))
            | MarketPage::Listing(ListingPage::Details(ticked))
            | MarketPage::Promote(PromotePage::Video(ticked)),
            _,
        ) => ticked.is_empty(),
        _ => true,
    }
}

/// What was ticked before the key; nothing where another page was open, for a page may open with ticks.
fn ticked_on(here: &MarketScreen) -> Option<&BTreeSet<String>> {
    if let MarketPage::Listing(ListingPage::Photos(ticked) | ListingPage::Details(ticked))
    | MarketPage::Promote(PromotePage::Video(ticked)) = &here.top().page
    {
        Some(ticked)
    } else {
        None
    }
}

/// Whether nothing was ticked now that has to go again.
fn comes_to(ticked: &BTreeSet<String>, wanted: &[String], before: Option<&BTreeSet<String>>) -> bool {
    let was_ticked = |id: &String| before.is_none_or(|before| before.contains(id));
    ticked.iter().all(|id| wanted.contains(id) || was_ticked(id))
}

/// Which of a round's terms is the first that differs: they are set one after the other.
fn first_unlike(terms: &group_round::command::Open, other: &group_round::command::Open) -> Option<usize> {
    let unlike = [
        terms.cut_off_min != other.cut_off_min,
        terms.pick_up_min != other.pick_up_min,
        terms.price_fen != other.price_fen,
        terms.share_ppm != other.share_ppm,
        terms.most != other.most,
        terms.least != other.least,
        terms.credit != other.credit,
    ];
    unlike.into_iter().position(|is_unlike| is_unlike)
}
