//! Buyers who ask to cancel what is packed: where the parcel is, and the answer that fits.

use super::{
    menu::{Menu, OnChoose},
    orders::head,
    page::MarketPage,
    words::{counted, due},
};
use crate::market::cancellation;
use crate::{
    market::{Command, Market, Order, OrderId, OrderState, Selector},
    say::{self, sentence},
    text::Ink,
};

/// Who waits for an answer, and each of them.
#[derive(Debug, Clone, PartialEq, strum::VariantNames)]
pub enum Page {
    List,
    One(OrderId),
}

pub fn menu(page: &Page, market: &Market) -> Menu {
    match page {
        Page::List => list(market),
        Page::One(name) => one(name, market),
    }
}

/// The way to those who wait for an answer, where there are any.
pub fn way(menu: &mut Menu, market: &Market) {
    let waiting = waiting(market).len();
    if 0 < waiting {
        menu.go(
            counted(sentence::cancellation_room, waiting),
            MarketPage::Cancellation(Page::List),
        );
    }
}

/// Before parcels go whose buyers do not want them any more.
pub fn warn(menu: &mut Menu, orders: &[&Order], market: &Market) {
    let asks = orders.iter().any(|order| market.wants_to_cancel(&order.name));
    if asks {
        menu.show_in(sentence::cancellation_among(), Ink::Bad);
        menu.go(sentence::cancellation_first(), MarketPage::Cancellation(Page::List));
    }
}

fn waiting(market: &Market) -> Vec<&Order> {
    let orders = market.cancellations.keys().filter(|name| market.wants_to_cancel(name));
    orders.filter_map(|name| market.orders.get(name)).collect()
}

fn is_here(order: &Order) -> bool {
    order.state == OrderState::WaitShip
}

fn list(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::cancellation_title());
    let waiting = waiting(market);
    let here = waiting.iter().filter(|order| is_here(order)).count();
    if 1 < here {
        let all = Command::from(cancellation::Command::Unpack(Selector::All));
        menu.offer(
            counted(sentence::cancellation_unpack_all, here),
            OnChoose::Do(all, usize::MAX),
        );
    }
    if waiting.is_empty() {
        menu.show(sentence::cancellation_nobody());
    }
    for order in waiting {
        let make = match is_here(order) {
            true => sentence::cancellation_line_here,
            false => sentence::cancellation_line_sent,
        };
        menu.go(
            make(say::order_called(order)),
            MarketPage::Cancellation(Page::One(order.name.clone())),
        );
    }
    menu
}

fn one(name: &OrderId, market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::cancellation_title());
    let order = market.orders.get(name).filter(|_| market.wants_to_cancel(name));
    let (Some(order), Some(asked)) = (order, market.cancellations.get(name)) else {
        menu.show(sentence::cancellation_nobody());
        return menu;
    };
    menu.show(head(order));
    menu.show_in(sentence::cancellation_asks(), Ink::Strong);
    let orders = Selector::Named(vec![name.clone().into()]);
    let (facts, said, command) = if is_here(order) {
        let facts = [sentence::cancellation_here(), sentence::cancellation_costs()];
        (
            facts,
            sentence::cancellation_unpack(),
            cancellation::Command::Unpack(orders),
        )
    } else {
        let facts = [sentence::cancellation_sent(), sentence::cancellation_risk()];
        (
            facts,
            sentence::cancellation_gone(),
            cancellation::Command::Gone(orders),
        )
    };
    for fact in facts {
        menu.show(fact);
    }
    menu.show_in(
        sentence::cancellation_silence(due(asked.answer_by_min, market)),
        Ink::Warn,
    );
    menu.space();
    menu.offer(said, OnChoose::Do(Command::from(command), usize::MAX));
    menu
}
