//! Digits and Enter are enough: every author's solution is played by keys that the guide finds on the market's pages. How
//! many they are is written down, so that whoever changes a page sees what it costs the learner. On the way each page is looked at: what it
//! offers keeps its digit.

use bazar::market::day;
use std::collections::{BTreeMap, VecDeque};

use bazar::{
    app::{Input, MarketOutcome, MarketScreen, keys_to},
    market::{Command, Event, Market, Name, OrderState, Refusal},
    tutor::Act,
};
use expect_test::expect_file;

use crate::{digits::Seen, hall::Hall};

/// Whoever waits for an hour may come so much later.
const OVER_MIN: u32 = 3 * 60;

/// What a scenario's solution came to when it was played by keys.
#[derive(Default)]
pub struct Played {
    pub stars: Vec<bool>,
    /// Each command that no keys lead to.
    pub lost: Vec<String>,
    /// By verb: how often, and with how many keys.
    keys: BTreeMap<String, (usize, usize)>,
}

impl Played {
    fn total(&self) -> usize {
        self.keys.values().map(|(_, keys)| keys).sum()
    }

    /// `s05 200: reply 60/20 wait 40/40`, what takes most keys first; the second number is how often.
    fn row(&self, id: &str) -> String {
        let mut verbs: Vec<_> = self.keys.iter().collect();
        verbs.sort_by_key(|(verb, (_, keys))| (std::cmp::Reverse(*keys), *verb));
        let told = verbs
            .iter()
            .map(|(verb, (times, keys))| format!("{verb} {keys}/{times}"));
        format!("{id} {}: {}\n", self.total(), told.collect::<Vec<_>>().join(" "))
    }
}

/// Plays a scenario's solution by keys.
pub fn play(hall: &Hall, id: &str) -> Played {
    play_watching(hall, id, |_, _| ())
}

/// The same, and looks at the page after each key.
pub fn play_watching(hall: &Hall, id: &str, mut look: impl FnMut(&MarketScreen, &Market)) -> Played {
    let course = &hall.course;
    let ctx = hall.ctx();
    let mut session = hall.session(id, 7);
    let mut market_screen = MarketScreen::open(session.market().expect("a scenario has a market"), &ctx);
    let mut played = Played::default();
    let mut script: VecDeque<Command> = course.scenarios[id].solution.iter().cloned().collect();
    while let Some(command) = script.pop_front() {
        let market = session.market().expect("a scenario has a market").clone();
        // Where no page waits for that hour of the clock by one key, a hand waits as today's page offers, until the hour has
        // come.
        let mut command = command;
        if let Command::Day(day::Command::Wait(bazar::market::Wait::Until(min))) = command {
            if min <= market.now_min {
                continue;
            }
            let keys =
                |wait: &Command| keys_to(&market_screen, &market, &ctx, wait).map_or(usize::MAX, |keys| keys.len());
            let exact = keys(&command);
            let waits = [Command::WAIT_BUT_ORDERS, Command::WAIT].into_iter();
            let offered = waits.min_by_key(keys).unwrap_or(Command::WAIT);
            let sleeps_over = || {
                let mut after = market.clone();
                after.execute_silently(&offered).is_err() || min + OVER_MIN < after.now_min
            };
            if exact == usize::MAX || 1 < exact && !sleeps_over() {
                script.push_front(command);
                command = offered;
            }
        }
        match market.clone().execute(&command) {
            // What came before has closed the market already.
            Err(Refusal::Day(day::Refusal::Over)) => break,
            // A script that holds on every seed answers messages that did not come in this one.
            Err(_) => continue,
            Ok(_) => {}
        }
        let Some(keys) = keys_to(&market_screen, &market, &ctx, &command) else {
            played.lost.push(command.to_string());
            session.submit(&Act::Market(command));
            continue;
        };
        let verb = command.to_string().split(' ').next().unwrap_or_default().to_owned();
        let (times, pressed) = played.keys.entry(verb).or_default();
        *times += 1;
        *pressed += keys.len();
        for key in keys {
            let mut deeds = 0;
            let mut next = match market_screen.update(Input::Key(key), &market, &ctx) {
                MarketOutcome::Act(command) => Some(command),
                MarketOutcome::Stay | MarketOutcome::Undo | MarketOutcome::Leave => None,
            };
            while let Some(command) = next {
                let turn = session.submit(&Act::Market(command));
                let market = session.market().expect("the market stays open");
                market_screen.take_result(&turn, market);
                next = market_screen.goes_on(market);
                deeds += 1;
            }
            look(&market_screen, session.market().expect("the market stays open"));
            // One key did what the script says line by line; what came meanwhile goes with the next round.
            let after = session.market().expect("the market stays open");
            while 1 < deeds && script.front().is_some_and(|line| is_done(line, &market, after)) {
                script.pop_front();
            }
        }
    }
    session.submit(&Act::Next);
    played.stars = session.stars().to_vec();
    played
}

/// Whether the round did all of a line that could be done when it began.
fn is_done(line: &Command, before: &Market, market: &Market) -> bool {
    let told = line.to_string();
    let verb = told.split(' ').next().unwrap_or_default();
    if !["agree", "pack", "label", "check", "invoice", "ship"].contains(&verb) {
        return false;
    }
    let was_there = |name: &Name| {
        let order = before
            .orders
            .get::<Name>(name)
            .is_some_and(|order| order.state == OrderState::WaitShip);
        order || before.after_sales.contains_key::<Name>(name)
    };
    let events = market.clone().execute(line).unwrap_or_default();
    !events.iter().filter_map(Event::about).any(was_there)
}

#[test]
fn every_solution_can_be_played_by_keys() {
    let hall = Hall::open();
    let mut told = String::new();
    let mut moved = String::new();
    for id in hall.course.scenarios.keys() {
        let mut seen = Seen::default();
        let played = play_watching(&hall, id, |screen, market| seen.look(&hall, screen, market));
        moved.push_str(&seen.moved(id));
        assert_eq!(played.lost, Vec::<String>::new(), "{id}");
        assert_eq!(played.stars, [true; 3], "{id}");
        told.push_str(&played.row(id));
    }
    let path = format!("{}/tests/data/market/keys.txt", env!("CARGO_MANIFEST_DIR"));
    expect_file![path].assert_eq(&told);
    assert_eq!(moved, "", "what is offered keeps its digit");
}
