//! Digits and Enter are enough: every author's solution is played by keys that the guide finds on the market's pages.

use bazar::market::day;
use std::collections::VecDeque;

use bazar::{
    app::{Input, MarketOutcome, MarketScreen, keys_to},
    market::{Command, Refusal},
    tutor::Act,
};

use crate::hall::Hall;

/// Plays a scenario's solution by keys; returns the stars, and each command that no keys lead to.
pub fn play(hall: &Hall, id: &str) -> (Vec<bool>, Vec<String>) {
    let course = &hall.course;
    let ctx = hall.ctx();
    let mut session = hall.session(id, 7);
    let mut market_screen = MarketScreen::open(session.market().expect("a scenario has a market"), &ctx);
    let mut lost = Vec::new();
    let mut script: VecDeque<Command> = course.scenarios[id].solution.iter().cloned().collect();
    while let Some(command) = script.pop_front() {
        let market = session.market().expect("a scenario has a market").clone();
        // Where no page waits for that hour of the clock, a hand waits for what happens next, until the hour has come.
        let mut command = command;
        if let Command::Day(day::Command::Wait(bazar::market::Wait::Until(min))) = command {
            if min <= market.now_min {
                continue;
            }
            if keys_to(&market_screen, &market, &ctx, &command).is_none() {
                script.push_front(command);
                command = Command::WAIT;
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
            lost.push(command.to_string());
            session.submit(&Act::Market(command));
            continue;
        };
        for key in keys {
            if let MarketOutcome::Act(command) = market_screen.update(Input::Key(key), &market, &ctx) {
                let turn = session.submit(&Act::Market(command));
                market_screen.take_result(&turn, session.market().expect("the market stays open"));
            }
        }
    }
    session.submit(&Act::Next);
    (session.stars().to_vec(), lost)
}

#[test]
fn every_solution_can_be_played_by_keys() {
    let hall = Hall::open();
    for id in hall.course.scenarios.keys() {
        let (stars, lost) = play(&hall, id);
        assert_eq!(lost, Vec::<String>::new(), "{id}");
        assert_eq!(stars, [true; 3], "{id}");
    }
}
