//! Somebody who presses any key that the market's pages offer: nothing panics, what must hold holds, and luck wins no three
//! stars. `cargo bench --bench chance` plays a thousand seeds of every scenario the same way.

use bazar::{
    app::{Input, Key, MarketOutcome, MarketScreen},
    market::{Command, Market},
    tutor::Act,
};

use crate::{dice::Dice, hall::Hall, invariants};

/// Keys after which a player has had enough.
const PRESSES: usize = 500;

/// Far more waiting than any market has days and orders.
const WAITS: u32 = 5_000;

/// Whose keys they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hands {
    /// Every choice is as likely as any other.
    Blind,
    Trusting,
}

impl Hall {
    /// Plays a scenario by chance and returns its stars; what must hold is looked at now and then, and at the end.
    pub fn play(&self, scenario: &str, hands: Hands, seed: u64) -> Vec<bool> {
        self.watch(scenario, hands, seed, |_| {})
    }

    /// The same, with the market after each act in somebody's eye.
    pub fn watch(&self, scenario: &str, hands: Hands, seed: u64, mut eye: impl FnMut(&Market)) -> Vec<bool> {
        let ctx = self.ctx();
        let mut session = self.session(scenario, seed);
        let mut market_screen = MarketScreen::open(session.market().expect("a scenario has a market"), &ctx);
        let mut dice = Dice(seed);
        for press in 0..PRESSES {
            let key = any_key(&market_screen, hands, &mut dice);
            let market = session.market().expect("a scenario has a market");
            let outcome = market_screen.update(Input::Key(key), market, &ctx);
            let MarketOutcome::Act(command) = outcome else { continue };
            let mut next = Some(command);
            while let Some(command) = next {
                let turn = session.submit(&Act::Market(command));
                let market = session.market().expect("the market stays open");
                market_screen.take_result(&turn, market);
                eye(market);
                next = market_screen.goes_on(market);
            }
            let market = session.market().expect("the market stays open");
            if press % 50 == 0 {
                invariants::hold(market);
            }
            if market.is_over() {
                break;
            }
        }
        // The rest of the days go by; whatever was done, a market comes to its end.
        let mut waits = 0;
        while session.market().is_some_and(|market| !market.is_over()) {
            assert!(waits < WAITS, "{scenario}, seed {seed}: the market does not end");
            session.submit(&Act::Market(Command::WAIT));
            waits += 1;
        }
        invariants::hold(session.market().expect("the market is there until the end"));
        session.submit(&Act::Next);
        eye(session.market().expect("the market has settled"));
        session.stars().to_vec()
    }
}

impl Hall {
    /// Does the author's own commands in any order, each as often as it comes up; returns the stars.
    pub fn shuffle(&self, scenario: &str, seed: u64) -> Vec<bool> {
        let play = &self.course.scenarios[scenario];
        let mut dice = Dice(seed);
        let mut market = Market::open(play.setting.clone(), seed);
        for _ in &play.solution {
            let _ = market.execute(&play.solution[dice.below(play.solution.len())]);
        }
        invariants::hold(&market);
        market.settle();
        invariants::hold(&market);
        let figure = |figure| market.figure(figure);
        play.stars.iter().map(|star| star.goal.holds(&figure)).collect()
    }
}

/// Any digit, whether the page has it or not, and now and then the way back; in a number field any number. `trusting` hands
/// press Enter as often as not, and so do what the page thinks most urgent.
fn any_key(market_screen: &MarketScreen, hands: Hands, dice: &mut Dice) -> Key {
    match dice.below(12) {
        0 => Key::Esc,
        1 if market_screen.is_typing() => Key::Char('.'),
        2 | 3 if market_screen.is_typing() => Key::Enter,
        1..=5 if hands == Hands::Trusting => Key::Enter,
        _ => Key::Digit(dice.of(&[1, 2, 3, 4, 5, 6, 7, 8, 9])),
    }
}
