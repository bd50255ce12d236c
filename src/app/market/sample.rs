//! What the page of an order says of samples: that it is one, what may come of it, and the choice of its pieces.

use super::menu::Menu;
use crate::{
    market::{Command, Market, Order, OrderState, Selector, sample, time},
    say::{Arg, sentence},
    text::Ink,
};

/// That an order is a sample, or came of one.
pub fn describe(menu: &mut Menu, order: &Order, market: &Market) {
    let is_best = |name| market.samples.get(name).is_some_and(|sample| sample.is_best);
    if let Some(terms) = market.sample_terms(&order.name) {
        let due = Arg::Moment(time::at(terms.due_day, terms.due_minute));
        let (money, weight) = (Arg::Yuan(terms.price_fen), Arg::Kilo(terms.net_g));
        menu.show_in(sentence::sample_wanted(money, due, weight), Ink::Strong);
        match is_best(&order.name) {
            true => menu.show(sentence::sample_is_best()),
            false => menu.show(sentence::sample_like_lot()),
        }
    } else if let Some(sample) = market.sample_of(&order.name) {
        match is_best(sample) {
            true => menu.show_in(sentence::sample_whole_best(), Ink::Warn),
            false => menu.show(sentence::sample_whole()),
        }
    }
}

/// A sample may be picked before it is packed.
pub fn choices(menu: &mut Menu, order: &Order, market: &Market) {
    let is_best = market.samples.get(&order.name).is_some_and(|sample| sample.is_best);
    let is_to_pack = order.state == OrderState::WaitShip && order.pack.is_none();
    if is_to_pack && !is_best && market.sample_terms(&order.name).is_some() {
        let one = Selector::Named(vec![order.name.clone().into()]);
        let choose = sample::Command::ChooseBest(one);
        menu.act(sentence::sample_choose(), Command::from(choose));
        menu.never_first();
    }
}
