//! What is asked before it is done, and what is said of money before it is taken: over the markets of the course, by keys.

use std::collections::{BTreeMap, BTreeSet};

use bazar::{
    app::{Input, Key, MarketOutcome, MarketScreen, View, keys_to},
    market::{
        Account, AfterSaleState, Command, Event, Market, Obligation, ObligationKind, PurchaseState, Selector,
        aftersale, time,
    },
    say::{Arg, Sentence},
    tutor::{Outcome, Turn},
};

use crate::{
    hall::Hall,
    screens::{languages, paint},
};

const VIEW: View = View { width: 132, height: 40 };

/// A market by keys.
#[derive(Clone)]
struct Desk<'a> {
    hall: &'a Hall,
    screen: MarketScreen,
    market: Market,
}

impl Desk<'_> {
    fn at(hall: &Hall, market: Market) -> Desk<'_> {
        let screen = MarketScreen::open(&market, &hall.ctx());
        Desk { hall, screen, market }
    }

    fn press(&mut self, key: Key) -> Option<Command> {
        match self.screen.update(Input::Key(key), &self.market, &self.hall.ctx()) {
            MarketOutcome::Act(command) => Some(command),
            MarketOutcome::Stay | MarketOutcome::Undo | MarketOutcome::Leave => None,
        }
    }

    fn shown(&self) -> String {
        paint(&self.screen.page(&self.market, &self.hall.ctx(), VIEW), VIEW)
    }

    /// The page on which the last of the keys to a command is pressed, and that key.
    fn before(mut self, command: &Command) -> Option<(Self, Vec<Key>)> {
        let keys = keys_to(&self.screen, &self.market, &self.hall.ctx(), command)?;
        let (_, led) = keys.split_last()?;
        for key in led {
            assert_eq!(self.press(*key), None, "{command}");
        }
        Some((self, keys))
    }

    /// What a key takes (fen): it may begin a round of deeds.
    fn pressed_fen(mut self, key: Key) -> i64 {
        let mut sum_fen = 0;
        let mut next = self.press(key);
        while let Some(command) = next {
            sum_fen += taken_fen(&self.market, &command);
            self.market.execute(&command).expect("it is offered");
            next = self.screen.goes_on(&self.market);
        }
        sum_fen
    }

    fn yuan(&self, fen: i64) -> String {
        self.hall.ctx().say(&Sentence::of(Arg::Yuan(fen))).own
    }
}

/// What a command takes out of the wallet at once (fen).
fn taken_fen(market: &Market, command: &Command) -> i64 {
    let mut there = market.clone();
    let from = there.ledger.postings.len();
    if there.execute(command).is_err() {
        return 0;
    }
    let postings = &there.ledger.postings[from..];
    let at_once = postings
        .iter()
        .filter(|posting| posting.at_min == market.now_min && posting.from == Account::Cash);
    at_once.map(|posting| posting.amount_fen).sum()
}

fn verb(command: &Command) -> String {
    command.to_string().split(' ').next().unwrap_or_default().to_owned()
}

/// Calls `look` before each command of a scenario's solution.
fn played(hall: &Hall, scenario: &str, seed: u64, mut look: impl FnMut(&Market, &Command)) {
    let session = hall.session(scenario, seed);
    let play = session.playable.play.clone().expect("a scenario");
    let mut market = session.market().expect("a scenario has a market").clone();
    for command in &play.solution {
        look(&market, command);
        let _ = market.execute(command);
    }
}

/// What takes money without the page's saying how much, with the reason.
const UNSAID: &[(&str, &str)] = &[
    ("say", "a caller is after the money: the sum would be the answer"),
    ("promote", "an ad takes what each click costs, up to what was written"),
];

#[test]
fn what_will_be_taken_stands_on_the_page_before() {
    let hall = Hall::reading(languages("en"));
    let mut wrong = Vec::new();
    let mut looked_at: BTreeMap<String, usize> = BTreeMap::new();
    let scenarios = [
        "l02-stall",
        "l33-boxes",
        "l31-dispatch",
        "s01",
        "s05",
        "s06",
        "s09",
        "s15",
    ];
    for (scenario, seed) in scenarios.iter().flat_map(|scenario| [(scenario, 1), (scenario, 2)]) {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        played(&hall, scenario, seed, |market, command| {
            let taken_fen = taken_fen(market, command);
            let verb = verb(command);
            let is_unsaid = UNSAID.iter().any(|(unsaid, _)| *unsaid == verb);
            let count = seen.entry(verb.clone()).or_default();
            if taken_fen == 0 || is_unsaid || 1 < *count {
                return;
            }
            *count += 1;
            let Some((desk, keys)) = Desk::at(&hall, market.clone()).before(command) else {
                return;
            };
            *looked_at.entry(verb).or_default() += 1;
            let shown = desk.shown();
            let taken_fen = desk.clone().pressed_fen(*keys.last().expect("keys"));
            if !shown.contains(&desk.yuan(taken_fen)) {
                wrong.push(format!(
                    "{scenario} {command} {}: {keys:?}\n{shown}",
                    desk.yuan(taken_fen)
                ));
            }
        });
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let verbs: BTreeSet<&str> = looked_at.keys().map(String::as_str).collect();
    for verb in ["pack", "label", "stick", "ship", "pay", "buy", "deposit", "advance"] {
        assert!(verbs.contains(verb), "{verb} was never looked at: {looked_at:?}");
    }
}

/// Verbs that are asked about, with a scenario in which the author does it.
const ASKED: &[(&str, &str)] = &[
    ("s01", "pay"),
    ("s05", "deposit"),
    ("s12", "volume"),
    ("s12", "card"),
    ("s15", "advance"),
    ("s18", "deal"),
    ("s20", "promote"),
];

#[test]
fn what_costs_a_sum_or_binds_is_asked_once_and_never_by_the_key_that_led_there() {
    let hall = Hall::reading(languages("en"));
    for (scenario, asked) in ASKED {
        let mut is_found = false;
        played(&hall, scenario, 1, |market, command| {
            let is_it = verb(command) == *asked && !command.to_string().ends_with("no");
            if is_found || !is_it {
                return;
            }
            let Some((mut desk, keys)) = Desk::at(&hall, market.clone()).before(command) else {
                return;
            };
            is_found = true;
            let shown = desk.shown();
            assert!(shown.contains("Are you sure?"), "{scenario} {command}\n{shown}");
            let taken_fen = taken_fen(market, command);
            if 0 < taken_fen {
                assert!(shown.contains(&desk.yuan(taken_fen)), "{scenario} {command}\n{shown}");
            }
            // Enter, and the key that led here, do nothing.
            let led = keys[keys.len() - 2];
            let mut held = Desk {
                hall: &hall,
                screen: desk.screen.clone(),
                market: market.clone(),
            };
            assert_eq!(held.press(led), None, "{scenario} {command}: a held key");
            let mut entered = Desk {
                hall: &hall,
                screen: desk.screen.clone(),
                market: market.clone(),
            };
            assert_eq!(entered.press(Key::Enter), None, "{scenario} {command}: Enter");
            let done = desk.press(*keys.last().expect("keys"));
            assert_eq!(done.map(|done| verb(&done)).as_deref(), Some(*asked));
        });
        assert!(is_found, "{scenario}: nobody does `{asked}`");
    }
}

/// A parcel that lies at the station goes home: who waits on is told so before, and may do it all the same.
#[test]
fn a_wait_asks_before_something_is_too_late() {
    let hall = Hall::reading(languages("en"));
    let session = hall.session("s01", 1);
    let mut desk = Desk::at(&hall, session.market().expect("a market").clone());
    let buy = session.playable.play.as_ref().expect("a scenario").solution.iter();
    for command in buy.filter(|command| ["compare", "buy"].contains(&verb(command).as_str())) {
        desk.market.execute(command).expect("it is offered");
    }
    let has_come = |market: &Market| {
        let mut purchases = market.purchases.values();
        purchases.any(|purchase| purchase.state == PurchaseState::Arrived)
    };
    while !has_come(&desk.market) {
        desk.market.execute(&Command::WAIT).expect("time goes by");
    }
    desk.screen = MarketScreen::open(&desk.market, &hall.ctx());
    let mut asked = String::new();
    for _ in 0..20 {
        match desk.press(Key::Digit(9)) {
            Some(command) => {
                desk.market.execute(&command).expect("time goes by");
            }
            None => {
                asked = desk.shown();
                break;
            }
        }
        assert!(has_come(&desk.market), "it went home and nobody had said so");
        desk.screen = MarketScreen::open(&desk.market, &hall.ctx());
    }
    assert!(asked.contains("With this wait it is too late for:"), "{asked}");
    assert_eq!(desk.press(Key::Digit(9)), None, "the same key once more");
    assert!(has_come(&desk.market));
    let due = desk.market.due();
    assert!(due.iter().any(|owed| owed.kind == ObligationKind::Purchase));
    assert_eq!(desk.press(Key::Digit(8)).as_ref().map(Command::is_wait), Some(true));
}

/// Nobody comes to a shop that is not open: the wait says so and ends on the next morning.
#[test]
fn a_shop_that_is_not_open_waits_for_the_morning() {
    let hall = Hall::reading(languages("en"));
    let session = hall.session("s05", 1);
    let mut desk = Desk::at(&hall, session.market().expect("a market").clone());
    for day in 1..4 {
        assert!(desk.shown().contains("(the shop is not open yet)"), "{}", desk.shown());
        let command = desk.press(Key::Digit(9)).expect("time goes by");
        desk.market.execute(&command).expect("time goes by");
        assert_eq!(time::day_of(desk.market.now_min), day + 1);
    }
}

/// A refund is called that, with its sum, what it is for and why; of whoever brings a thing it is said that they bring it.
#[test]
fn what_others_are_at_with_a_purchase_is_said_as_it_is() {
    let hall = Hall::reading(languages("en"));
    let mut told = BTreeSet::new();
    played(&hall, "s01", 1, |market, _| {
        let mut there = market.clone();
        for purchase in there.purchases.values_mut() {
            for refused in [true, false] {
                purchase.refused = refused;
                purchase.state = PurchaseState::Returning;
            }
        }
        for (market, is_back) in [(market, false), (&there, true)] {
            for owed in market.due().iter().filter(|owed| owed.kind == ObligationKind::Purchase) {
                let said = hall.ctx().say(&bazar::say::obligation(owed, market)).own;
                let purchase = &market.purchases[owed.about.as_str()];
                let paid = hall.ctx().say(&Sentence::of(Arg::Yuan(purchase.paid_fen))).own;
                let is_refund = said.contains("refund") && said.contains("because") && said.contains(&paid);
                let is_coming_back = purchase.state == PurchaseState::Returning;
                assert_eq!(is_refund, is_coming_back, "{said}");
                told.insert((is_back, is_refund));
            }
        }
    });
    assert_eq!(told.len(), 2, "{told:?}");
}

/// Of a sum that no word of the page tells, the parts stand beside it: what the village's station takes is one of them.
#[test]
fn a_sum_of_several_parts_names_each() {
    let hall = Hall::reading(languages("en"));
    let mut with_station = 0;
    for scenario in ["s05", "s12"] {
        played(&hall, scenario, 1, |market, command| {
            if verb(command) != "ship" || 3 < with_station {
                return;
            }
            let from = market.ledger.postings.len();
            let mut there = market.clone();
            if there.execute(command).is_err() {
                return;
            }
            let mut parts: BTreeMap<Account, i64> = BTreeMap::new();
            let paid = there.ledger.postings[from..].iter();
            for posting in paid.filter(|paid| paid.at_min == market.now_min && paid.from == Account::Cash) {
                *parts.entry(posting.to).or_default() += posting.amount_fen;
            }
            let Some((desk, _)) = Desk::at(&hall, market.clone()).before(command) else {
                return;
            };
            let shown = desk.shown();
            for fen in parts.values() {
                assert!(shown.contains(&desk.yuan(*fen)), "{command}: {parts:?}\n{shown}");
            }
            with_station += usize::from(parts.contains_key(&Account::Handling));
        });
    }
    assert!(0 < with_station);
}

/// What the learner owed, and what the clock ran over without its being done.
fn missed_between(before: &Market, after: &Market) -> Vec<String> {
    let mine = before.setting.scenario.role.responsible();
    let owed = before.due().into_iter();
    let owed = owed.filter(|owed| owed.owner == mine && before.now_min < owed.due_min && owed.due_min <= after.now_min);
    let later = after.obligations();
    let is_done = |owed: &Obligation| {
        let mut same = later
            .iter()
            .filter(|later| (later.kind, &later.about) == (owed.kind, &owed.about));
        same.any(|later| later.is_kept() || later.is_open && later.owner == mine && after.now_min < later.due_min)
    };
    let missed = owed.filter(|owed| !is_done(owed));
    missed.map(|owed| format!("{:?} {}", owed.kind, owed.about)).collect()
}

/// Before each wait that comes too late for something of the learner's own it is asked, however often a wait was agreed to before:
/// a hand that presses nothing but nine, and yes, in every market.
#[test]
fn each_wait_that_comes_too_late_is_asked_about() {
    let hall = Hall::reading(languages("en"));
    let mut asked_about: BTreeMap<&str, usize> = BTreeMap::new();
    for scenario in ["s00", "l59-van", "s01", "s05"] {
        let session = hall.session(scenario, 1);
        let mut desk = Desk::at(&hall, session.market().expect("a market").clone());
        let solution = session.playable.play.as_ref().expect("a scenario").solution.iter();
        // The author sets the market up and then sleeps.
        let begun = solution.take_while(|command| !["collect", "pack"].contains(&verb(command).as_str()));
        for command in begun {
            let _ = desk.market.execute(command);
        }
        desk.screen = MarketScreen::open(&desk.market, &hall.ctx());
        for _ in 0..60 {
            if desk.market.is_over() {
                break;
            }
            let is_night = desk.shown().contains("sleep");
            let (command, is_asked) = match desk.press(Key::Digit(9)) {
                Some(command) => (command, false),
                None => {
                    let shown = desk.shown();
                    assert!(
                        shown.contains("With this wait it is too late for:"),
                        "{scenario}\n{shown}"
                    );
                    *asked_about.entry(scenario).or_default() += 1;
                    (desk.press(Key::Digit(8)).expect("yes"), true)
                }
            };
            let before = desk.market.clone();
            desk.market.execute(&command).expect("time goes by");
            let missed = missed_between(&before, &desk.market);
            assert!(is_asked || is_night || missed.is_empty(), "{scenario}: {missed:?}");
            desk.screen = MarketScreen::open(&desk.market, &hall.ctx());
        }
    }
    assert!(asked_about.values().any(|times| 1 < *times), "{asked_about:?}");
}

/// What was taken back is asked about once more, and of the deposit it is said that it stays one's own.
#[test]
fn what_was_taken_back_is_asked_about_again() {
    let hall = Hall::reading(languages("en"));
    let mut is_found = false;
    played(&hall, "s05", 1, |market, command| {
        if verb(command) != "deposit" || is_found {
            return;
        }
        is_found = true;
        let (mut desk, keys) = Desk::at(&hall, market.clone()).before(command).expect("it is offered");
        let asked = desk.shown();
        assert!(asked.contains("The deposit stays yours"), "{asked}");
        let done = desk.press(*keys.last().expect("keys")).expect("yes");
        let mut there = market.clone();
        let events = there.execute(&done).expect("it is offered");
        let turn = |outcome, events: &[Event], undone: &[Event]| Turn {
            outcome,
            verdict: None,
            events: events.to_vec(),
            undone: undone.to_vec(),
            refusal: None,
            lost: Vec::new(),
            facts: Vec::new(),
        };
        desk.screen.take_result(&turn(Outcome::Continued, &events, &[]), &there);
        desk.screen.take_result(&turn(Outcome::Undone, &[], &events), market);
        let (last, led) = keys.split_last().expect("keys");
        for key in led {
            assert_eq!(desk.press(*key), None, "not asked the second time");
        }
        assert!(desk.press(*last).is_some());
    });
    assert!(is_found);
}

/// Money that is asked back is paid by nobody who only presses Enter: the focus stands on a look at the request.
#[test]
fn nobody_pays_back_all_that_is_asked_with_enter_alone() {
    let hall = Hall::reading(languages("en"));
    let all = Command::AfterSale(aftersale::Command::Agree(Selector::All));
    let pays = |command: &Command| matches!(command, Command::AfterSale(aftersale::Command::Agree(_)));
    let (mut on_the_list, mut on_today) = (0, 0);
    for scenario in ["s02", "s06", "s09", "s10"] {
        played(&hall, scenario, 1, |market, _| {
            let claims = market.after_sales.values();
            let waiting = claims.filter(|claim| claim.state == AfterSaleState::Applied).count();
            if waiting == 0 || 3 < on_the_list && 3 < on_today {
                return;
            }
            let mut desk = Desk::at(&hall, market.clone());
            let first = desk.press(Key::Enter);
            assert!(!first.as_ref().is_some_and(pays), "{scenario}: {first:?}");
            on_today += 1;
            if waiting < 2 {
                return;
            }
            if let Some((mut desk, _)) = Desk::at(&hall, market.clone()).before(&all) {
                let shown = desk.shown();
                assert_eq!(desk.press(Key::Enter), None, "{scenario}\n{shown}");
                on_the_list += 1;
            }
        });
    }
    assert!(0 < on_the_list && 0 < on_today, "{on_the_list} {on_today}");
}
