//! Asks once more before money is spent: what for, how much, how much stays. "No" comes first; "yes" never stands on the digit
//! that led here, so that a key pressed twice, or held, spends nothing.

use super::menu::{Menu, OnChoose};
use crate::{
    app::input::{Input, Key},
    market::{Account, Command, Market},
    say::{self, Sentence, sentence},
    text::Ink,
};

#[derive(Debug, Clone, PartialEq)]
pub struct Sure {
    ask: Sentence,
    command: Command,
    /// Pages to go back once it is done, this one not counted.
    back: usize,
    /// The digit of "yes".
    yes: u8,
}

/// "No" stands on 1.
const YES: u8 = 2;

impl Sure {
    /// The page that `input` opens.
    pub fn before(command: Command, ask: Sentence, back: usize, input: &Input) -> Sure {
        let is_taken = *input == Input::Key(Key::Digit(YES));
        Sure {
            ask,
            command,
            back,
            yes: if is_taken { YES + 1 } else { YES },
        }
    }
}

pub fn menu(sure: &Sure, market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_sure());
    menu.show_in(sure.ask.clone(), Ink::Strong);
    menu.show(sentence::market_sure_cash(say::wallet(
        market.ledger.balance(Account::Cash),
    )));
    menu.space();
    menu.at(1, sentence::market_sure_no(), OnChoose::Back);
    let done = OnChoose::Do(sure.command.clone(), sure.back.saturating_add(1));
    menu.at(sure.yes, sentence::market_sure_yes(), done);
    menu
}
