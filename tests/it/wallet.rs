//! What the wallet cannot pay is refused beforehand. Only what the market takes by force goes beyond it, and the page then says
//! what is owed.

use std::collections::BTreeSet;
use std::sync::Arc;

use bazar::course::Play;
use bazar::market::{Account, Command, Market};
use bazar::say;

use crate::{dice::Dice, market::course};

/// A fine; a contract's month or the courier's evening, that come whatever anybody has; a neighbour's goods that broke.
const BY_FORCE: [Account; 4] = [Account::Penalty, Account::Operator, Account::Freight, Account::Goods];

/// Somebody with a hundredth of the money does what stands in the author's scripts, in any order.
fn poor(play: &Play, seed: u64) -> Market {
    let mut setting = (*play.setting).clone();
    setting.scenario.cash_fen /= 100;
    let mut market = Market::open(Arc::new(setting), seed);
    let tempting = play.tempting.iter().flat_map(|tempting| &tempting.script);
    let known: Vec<&Command> = play.solution.iter().chain(tempting).collect();
    let mut dice = Dice(seed);
    for nth in 0..known.len().clamp(1, 300) {
        let command = match dice.below(3) {
            0 => known.get(dice.below(known.len().max(1))),
            _ => known.get(nth),
        };
        // Much of it is refused.
        let _ = market.execute(command.copied().unwrap_or(&Command::WAIT));
    }
    market.settle();
    market
}

#[test]
fn nothing_but_what_is_taken_by_force_goes_beyond_the_wallet() {
    let course = course();
    let mut met = BTreeSet::new();
    for play in course.scenarios.values() {
        for seed in 1..=4 {
            let market = poor(play, seed);
            let mut cash_fen = 0;
            for posting in &market.ledger.postings {
                let paid = posting.from == Account::Cash;
                cash_fen += posting.amount_fen * (i64::from(posting.to == Account::Cash) - i64::from(paid));
                if paid && 0 < posting.amount_fen && cash_fen < 0 {
                    assert!(BY_FORCE.contains(&posting.to), "{}, seed {seed}: {posting:?}", play.id);
                    met.insert(posting.to);
                }
            }
        }
    }
    assert!(met.contains(&Account::Penalty), "somebody owes a fine: {met:?}");
}

#[test]
fn a_wallet_is_never_less_than_nothing() {
    let [full, empty, owing] = [1_810, 0, -1_810].map(|cash_fen| format!("{:?}", say::wallet(cash_fen)));
    assert!(full.contains("1810") && empty.contains('0'));
    assert!(
        owing.contains("wallet_owes") || owing.contains("wallet-owes"),
        "{owing}"
    );
    assert!(owing.contains("1810") && !owing.contains("-1810"), "{owing}");
}
