//! The parcels' room: every parcel on its way, and the relay of each by hop with the responsible role and its deadline.

use super::{
    buying,
    menu::{Menu, Takes},
    orders,
    place::Place,
    words::{due, label},
};
use crate::market::purchase;
use crate::{
    market::{Command, Hop, Market, Name, Parcel, PurchaseState},
    say::{self, Saying, Word},
    text::Ink,
};

/// Every parcel, and the way of one.
#[derive(Debug, Clone, PartialEq, strum::VariantNames)]
pub enum Page {
    Room,
    One(Name),
}

pub fn menu(page: &Page, market: &Market) -> Menu {
    match page {
        Page::Room => room(market),
        Page::One(name) => parcel(name, market),
    }
}

fn room(market: &Market) -> Menu {
    let mut menu = Menu::titled(Saying::plain("market-room-parcels"));
    if market.parcels.is_empty() {
        menu.tell(Saying::plain("market-no-parcels"));
    }
    let mut parcels: Vec<&Parcel> = market.parcels.values().collect();
    parcels.sort_by_key(|parcel| (parcel.under_way().is_none(), parcel.name.clone()));
    for parcel in parcels {
        let said = Saying::plain("market-parcel-line")
            .with("parcel", say::called(&parcel.name))
            .with("place", stands(parcel));
        menu.go(said, Place::Parcels(Page::One(parcel.name.clone())));
    }
    menu.offer(Saying::plain("market-wait-hour"), Takes::Do(Command::wait_for(60), 0));
    menu.wait_morning();
    menu.wait();
    menu
}

/// Where a parcel was seen last.
fn stands(parcel: &Parcel) -> Word {
    match (parcel.track().last(), parcel.under_way()) {
        (Some(hop), _) => say::stop(hop.to),
        (None, _) => Word::say(Saying::plain("market-parcel-handed")),
    }
}

fn parcel(name: &Name, market: &Market) -> Menu {
    let mut menu = Menu::titled(Saying::plain("market-room-parcels"));
    let Some(parcel) = market.parcels.get(name) else {
        return menu;
    };
    menu.tell_in(label("market-parcel", say::called(name)), Ink::Strong);
    if parcel.charged_g > 0 {
        menu.tell(
            Saying::plain("market-parcel-head")
                .with("courier", Word::name("courier", &parcel.courier))
                .with("weight", Word::Kilo(parcel.charged_g))
                .with("fee", Word::Yuan(parcel.fee_fen)),
        );
    }
    for (at, hop) in parcel.hops.iter().enumerate() {
        tell_hop(&mut menu, hop, at.cmp(&parcel.done), market);
    }
    let is_on_the_way = market
        .purchases
        .get(name)
        .is_some_and(|purchase| purchase.state == PurchaseState::OnTheWay);
    if is_on_the_way {
        menu.act(
            Saying::plain("market-track"),
            Command::Purchase(purchase::Command::Track(name.clone())),
        );
    }
    if market.purchases.contains_key(name) {
        menu.go(
            Saying::plain("market-to-purchase"),
            Place::Buying(buying::Page::Purchase(name.clone())),
        );
    } else {
        menu.go(
            Saying::plain("market-to-order"),
            Place::Orders(orders::Page::One(name.clone())),
        );
    }
    menu
}

/// A hop that is done tells when, the one under way by when and who, those to come only where.
fn tell_hop(menu: &mut Menu, hop: &Hop, when: std::cmp::Ordering, market: &Market) {
    let said = |key: &str| {
        Saying::plain(key)
            .with("stop", say::stop(hop.to))
            .with("role", say::role(hop.role))
    };
    match when {
        std::cmp::Ordering::Less => {
            let is_late = hop.at_min > hop.due_min;
            let key = if is_late { "market-hop-late" } else { "market-hop-done" };
            let ink = if is_late { Ink::Bad } else { Ink::Good };
            menu.tell_in(said(key).with("time", Word::Moment(hop.at_min)), ink);
            if let Some(trouble) = hop.trouble {
                menu.tell_in(Saying::of(Word::say(say::trouble(trouble))), Ink::Dim);
            }
        }
        std::cmp::Ordering::Equal => {
            menu.tell_in(said("market-hop-now").with("due", due(hop.due_min, market)), Ink::Warn);
        }
        std::cmp::Ordering::Greater => menu.tell_in(said("market-hop-later"), Ink::Dim),
    }
}
