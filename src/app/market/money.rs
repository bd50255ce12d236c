//! The money's room: what is in the wallet, what the market still holds, what was earned and spent, and the last movements.

use super::{
    menu::{Menu, OnChoose},
    page::MarketPage,
};
use crate::{
    market::{Account, Market, Posting, Role},
    say::{self, Arg, Sentence, sentence},
    text::Ink,
};

/// Movements told, the latest first.
const MOVEMENTS: usize = 7;
/// Days that the calendar looks ahead, and those told.
const AHEAD_DAYS: u32 = 30;
const DAYS_TOLD: usize = 10;

/// The money's room, and the two pages over it.
#[derive(Debug, Clone, PartialEq, strum::VariantNames)]
pub enum Page {
    Room,
    Ledger,
    /// Which day brings money and which takes it.
    Calendar,
}

pub fn menu(page: &Page, market: &Market) -> Menu {
    match page {
        Page::Room => room(market),
        Page::Ledger => ledger(market),
        Page::Calendar => calendar(market),
    }
}

fn room(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_room_money());
    describe_account(&mut menu, Account::Cash, market, Ink::Money);
    let is_buyer = market.setting.scenario.role == Role::Buyer;
    let held: &[Account] = if is_buyer {
        &[Account::Held, Account::Household]
    } else {
        &[Account::Escrow, Account::Deposit, Account::Stock, Account::Packs]
    };
    for account in held {
        describe_account(&mut menu, *account, market, Ink::Plain);
    }
    menu.space();
    for account in Account::FLOWS {
        describe_account(&mut menu, account, market, Ink::Dim);
    }
    menu.go(sentence::market_movements(), MarketPage::Money(Page::Ledger));
    // A keeper is paid at once.
    if !is_buyer && market.station.is_none() {
        menu.go(sentence::market_calendar(), MarketPage::Money(Page::Calendar));
    }
    menu.wait();
    menu
}

/// An account's balance as people see it: income as a plus, though the books count it below zero.
fn describe_account(menu: &mut Menu, account: Account, market: &Market, ink: Ink) {
    let balance_fen = match account {
        Account::Sales | Account::Gate | Account::Compensation | Account::Service | Account::Subsidy => {
            -market.ledger.balance(account)
        }
        Account::Cash
        | Account::Escrow
        | Account::Held
        | Account::Deposit
        | Account::Stock
        | Account::Goods
        | Account::Spoiled
        | Account::Packs
        | Account::Packing
        | Account::PackWaste
        | Account::Freight
        | Account::Handling
        | Account::Labour
        | Account::Van
        | Account::Station
        | Account::Operator
        | Account::Insurance
        | Account::Fee
        | Account::Tax
        | Account::Leader
        | Account::Refund
        | Account::Penalty
        | Account::Lost
        | Account::Share
        | Account::Owed
        | Account::Wages
        | Account::Supplier
        | Account::Prepaid
        | Account::Promotion
        | Account::Advert
        | Account::Household
        | Account::Capital => market.ledger.balance(account),
    };
    if account == Account::Cash {
        menu.show_in(
            Sentence::pair(Arg::say(say::account(account)), say::wallet(balance_fen)),
            if balance_fen < 0 { Ink::Bad } else { ink },
        );
        if balance_fen < 0 {
            menu.show(sentence::market_wallet_owes());
        }
    } else if balance_fen != 0 {
        menu.show_in(
            Sentence::pair(Arg::say(say::account(account)), Arg::Yuan(balance_fen)),
            ink,
        );
    }
}

/// The days with money in or out, and whether it will be enough.
fn calendar(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_calendar());
    let days = market.cash_calendar(AHEAD_DAYS);
    match days.iter().find(|day| day.cash_fen < 0) {
        Some(gap) => menu.show_in(sentence::market_calendar_gap(Arg::count(gap.day)), Ink::Bad),
        None if days.is_empty() => menu.show(sentence::market_calendar_empty()),
        None => menu.show_in(sentence::market_calendar_enough(), Ink::Good),
    }
    for day in days.iter().take(DAYS_TOLD) {
        let said = sentence::market_calendar_day(
            Arg::count(day.day),
            Arg::Yuan(day.in_fen),
            Arg::Yuan(day.cash_fen),
            Arg::Yuan(day.out_fen),
        );
        menu.show_in(said, if day.cash_fen < 0 { Ink::Bad } else { Ink::Plain });
    }
    menu.offer(sentence::market_back(), OnChoose::Back);
    menu
}

fn ledger(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_movements());
    if market.ledger.postings.is_empty() {
        menu.show(sentence::market_no_movements());
    }
    for posting in market.ledger.postings.iter().rev().take(MOVEMENTS) {
        menu.show(movement(posting));
    }
    menu.offer(sentence::market_back(), OnChoose::Back);
    menu
}

fn movement(posting: &Posting) -> Sentence {
    let said = sentence::market_movement(
        Arg::say(say::account(posting.from)),
        Arg::Yuan(posting.amount_fen),
        Arg::Moment(posting.at_min),
        Arg::say(say::account(posting.to)),
    );
    match &posting.about {
        Some(about) => sentence::market_movement_about(say::called(about), Arg::say(said)),
        None => said,
    }
}
