//! The money's room: what is in the wallet, what the market still holds, what was earned and spent, and the last movements.

use super::{
    menu::{Menu, Takes},
    place::Place,
};
use crate::{
    market::{Account, Market, Posting, Role},
    say::{self, Saying, Word},
    text::Ink,
};

/// Movements told, the latest first.
const MOVEMENTS: usize = 7;

pub fn menu(market: &Market) -> Menu {
    let mut menu = Menu::titled(Saying::plain("market-room-money"));
    tell(&mut menu, Account::Cash, market, Ink::Money);
    let is_buyer = market.setting.scenario.role == Role::Buyer;
    let held: &[Account] = if is_buyer {
        &[Account::Held, Account::Household]
    } else {
        &[Account::Escrow, Account::Deposit, Account::Stock]
    };
    for account in held {
        tell(&mut menu, *account, market, Ink::Plain);
    }
    menu.space();
    for account in Account::FLOWS {
        tell(&mut menu, account, market, Ink::Dim);
    }
    menu.go(Saying::plain("market-movements"), Place::Ledger);
    menu.wait();
    menu
}

/// An account's balance as people see it: income as a plus, though the books count it below zero.
fn tell(menu: &mut Menu, account: Account, market: &Market, ink: Ink) {
    let balance_fen = match account {
        Account::Sales => -market.ledger.balance(account),
        _ => market.ledger.balance(account),
    };
    if balance_fen != 0 || account == Account::Cash {
        menu.tell_in(
            Saying::pair(Word::say(say::account(account)), Word::Yuan(balance_fen)),
            ink,
        );
    }
}

pub fn ledger(market: &Market) -> Menu {
    let mut menu = Menu::titled(Saying::plain("market-movements"));
    if market.ledger.postings.is_empty() {
        menu.tell(Saying::plain("market-no-movements"));
    }
    for posting in market.ledger.postings.iter().rev().take(MOVEMENTS) {
        menu.tell(movement(posting));
    }
    menu.offer(Saying::plain("market-back"), Takes::Back);
    menu
}

fn movement(posting: &Posting) -> Saying {
    let said = Saying::plain("market-movement")
        .with("time", Word::Moment(posting.at_min))
        .with("from", Word::say(say::account(posting.from)))
        .with("to", Word::say(say::account(posting.to)))
        .with("money", Word::Yuan(posting.amount_fen));
    match &posting.about {
        Some(about) => Saying::plain("market-movement-about")
            .with("movement", Word::say(said))
            .with("about", say::called(about)),
        None => said,
    }
}
