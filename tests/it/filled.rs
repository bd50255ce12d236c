//! The market's pages by single keys: an editor opens with what holds now, and what costs money asks first.

use std::collections::{BTreeSet, VecDeque};

use bazar::{
    app::{Input, Key, MarketOutcome, MarketScreen, SILENT, View, ViewContext, Writing},
    course::{Course, builtin_locales},
    market::Market,
    text::Line,
    tutor::{Act, LearnerRecords, Playable, Session, What},
};

use crate::{
    screens::{languages, paint},
    walk,
};

const VIEW: View = View { width: 80, height: 40 };

/// What a market's page looks like, and what keys come to there.
struct Desk<'a> {
    ctx: &'a ViewContext<'a>,
    market: &'a Market,
    screen: MarketScreen,
}

impl Desk<'_> {
    fn press(&mut self, keys: &[Key]) -> MarketOutcome {
        let pressed = keys
            .iter()
            .map(|key| self.screen.update(Input::Key(*key), self.market, self.ctx));
        pressed.last().unwrap_or(MarketOutcome::Stay)
    }

    fn shown(&self) -> String {
        paint(&self.screen.page(self.market, self.ctx, VIEW), VIEW)
    }

    /// Goes by digits to the nearest page whose name begins so.
    fn goes_to(&mut self, page: &str) {
        let mut seen = BTreeSet::new();
        let mut open = VecDeque::from([self.screen.clone()]);
        while let Some(here) = open.pop_front() {
            if here.trace().contains(page) {
                self.screen = here;
                return;
            }
            // What is ticked there leads nowhere else.
            if ["Title(", "Photos(", "Details("]
                .iter()
                .any(|ticked| here.trace().contains(ticked))
            {
                continue;
            }
            for digit in 1..=9 {
                let mut next = here.clone();
                let outcome = next.update(Input::Key(Key::Digit(digit)), self.market, self.ctx);
                if outcome == MarketOutcome::Stay && seen.insert(next.trace()) {
                    open.push_back(next);
                }
            }
        }
        panic!("no way to {page}");
    }
}

/// A scenario before its author's first command that begins so.
fn with_desk(scenario: &str, until: &str, check: impl Fn(Desk)) {
    let (course, _) = Course::embedded();
    let locales = builtin_locales();
    let languages = languages("en");
    let records = LearnerRecords::default();
    let ctx = ViewContext {
        course: &course,
        locales: &locales,
        records: &records,
        languages: &languages,
        learners: &[],
        writing: Writing::default(),
        voices: &SILENT,
    };
    let what = What::Scenario(scenario.to_owned());
    let playable = Playable::of(&course, &what).expect("the scenario");
    let solution = playable.play.as_ref().expect("a market").solution.clone();
    let attempt = walk::begin(&course, "L01", 1).attempt;
    let mut session = Session::open(playable, attempt, 7, Vec::new());
    for command in solution {
        if command.to_string().starts_with(until) {
            break;
        }
        session.submit(&Act::Market(command));
    }
    let market = session.market().expect("a market");
    check(Desk {
        ctx: &ctx,
        market,
        screen: MarketScreen::open(market, &ctx),
    });
}

#[test]
fn a_title_opens_with_the_words_that_stand_there() {
    with_desk("s05", "submit", |mut desk| {
        desk.goes_to("Title([");
        let listing = desk.market.listings.values().next().expect("a page");
        assert!(!listing.draft.title.is_empty());
        assert!(desk.shown().contains(&listing.draft.title), "{}", desk.shown());
        let all: String = (0..4)
            .map(|_| {
                let shown = desk.shown();
                desk.press(&[Key::Digit(9)]);
                shown
            })
            .collect();
        assert!(all.contains("[√]"), "{all}");
        assert_eq!(
            desk.press(&[Key::Digit(1)]),
            MarketOutcome::Stay,
            "nothing is written anew"
        );
        assert!(!desk.screen.trace().contains("Title(["), "Done leads back");
    });
}

#[test]
fn done_with_an_empty_title_says_why_not() {
    with_desk("s05", "title", |mut desk| {
        desk.goes_to("Title([");
        assert_eq!(desk.press(&[Key::Digit(1)]), MarketOutcome::Stay);
        assert!(desk.shown().contains("No words yet"), "{}", desk.shown());
        desk.press(&[Key::Down]);
        assert!(!desk.shown().contains("No words yet"), "{}", desk.shown());
    });
}

/// A price and a fee stand in their field: Enter keeps them, a digit takes their place, Backspace mends them.
#[test]
fn a_number_opens_with_what_holds() {
    with_desk("s05", "submit", |mut desk| {
        desk.goes_to("field: Price");
        let listing = desk.market.listings.values().next().expect("a page");
        let price = listing.skus.values().next().expect("a size").price_fen;
        let held = bazar::text::decimal(price);
        assert!(desk.shown().contains(&format!("[ {held}_ ]")), "{}", desk.shown());
        let here = desk.screen.clone();
        assert_eq!(desk.press(&[Key::Enter]), MarketOutcome::Stay);
        assert!(!desk.screen.is_typing(), "Enter keeps it");
        desk.screen = here.clone();
        desk.press(&[Key::Digit(7)]);
        assert!(desk.shown().contains("[ 7_ ]"), "{}", desk.shown());
        desk.screen = here;
        desk.press(&[Key::Backspace]);
        let mended: String = held.chars().take(held.chars().count() - 1).collect();
        assert!(desk.shown().contains(&format!("[ {mended}_ ]")), "{}", desk.shown());
    });
}

/// Choices may become fewer under the focus: on every page something is in focus all the same.
#[test]
fn a_focus_is_always_on_something() {
    with_desk("s05", "submit", |mut desk| {
        for page in ["Title([", "Photos(", "Sizes"] {
            desk.screen = MarketScreen::open(desk.market, desk.ctx);
            desk.goes_to(page);
            for key in [
                Key::Up,
                Key::Digit(9),
                Key::Up,
                Key::Digit(2),
                Key::Digit(2),
                Key::Digit(9),
            ] {
                desk.press(&[key]);
                if desk.screen.is_typing() {
                    break;
                }
                let shown = desk.screen.page(desk.market, desk.ctx, VIEW);
                let focused = shown.options.iter().filter(|item| item.is_focused).count();
                let said: Vec<String> = shown
                    .options
                    .iter()
                    .flat_map(|item| item.lines.iter().map(Line::plain))
                    .collect();
                assert_eq!(focused, 1, "{page} after {key:?}: {said:#?}");
            }
        }
    });
}

/// A key that is pressed twice, or held, buys nothing: "buy" stands on another one, and "not now" has the focus.
#[test]
fn nothing_is_bought_by_the_key_that_asked() {
    with_desk("s01", "buy", |mut desk| {
        desk.goes_to("Offers(");
        let offers = desk.screen.clone();
        let buys = |outcome: &MarketOutcome| matches!(outcome, MarketOutcome::Act(command) if command.to_string().starts_with("buy "));
        let digits = (1..=9).map(Key::Digit);
        for key in digits.chain([Key::Enter]) {
            for from in 0..3 {
                desk.screen = offers.clone();
                desk.press(&vec![Key::Down; from]);
                let outcomes: Vec<MarketOutcome> = (0..20).map(|_| desk.press(&[key])).collect();
                assert!(!outcomes.iter().any(buys), "{key:?} from {from}");
            }
        }
        for (opens, buy) in [(2, 8), (3, 8)] {
            desk.screen = offers.clone();
            desk.press(&[Key::Digit(opens)]);
            let asked = desk.shown();
            assert!(asked.contains("Buy it?") && asked.contains(">1 Not now"), "{asked}");
            assert!(buys(&desk.press(&[Key::Digit(buy)])), "{asked}");
        }
    });
}

/// Nothing ticked is nothing done: no page says of an empty set that it is written.
#[test]
fn an_empty_choice_is_not_called_done() {
    for (scenario, until, page) in [("s05", "photos", "Photos("), ("s05", "details", "Details(")] {
        with_desk(scenario, until, |mut desk| {
            desk.goes_to(page);
            let listing = desk.market.listings.values().next().expect("a page");
            assert!(listing.draft.photos.is_empty() || page != "Photos(");
            assert_eq!(desk.press(&[Key::Digit(1)]), MarketOutcome::Stay, "{page}");
            assert!(desk.shown().contains("yet."), "{}", desk.shown());
        });
    }
}

/// A key that slips out of a page half done loses nothing: it stands there as it was.
#[test]
fn a_choice_half_made_is_found_again() {
    with_desk("s05", "photos", |mut desk| {
        desk.goes_to("Photos(");
        desk.press(&[Key::Digit(2), Key::Digit(4)]);
        let half = desk.screen.trace();
        assert!(half.contains("Photos({\""), "{half}");
        desk.press(&[Key::Esc]);
        assert_ne!(desk.screen.trace(), half);
        let form = desk.screen.clone();
        let found = (1..=9).any(|digit| {
            desk.screen = form.clone();
            desk.press(&[Key::Digit(digit)]);
            desk.screen.trace() == half
        });
        assert!(found, "no digit leads back to {half}");
    });
}
