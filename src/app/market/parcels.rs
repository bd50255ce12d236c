//! The parcels' room: every parcel on its way, and the relay of each by hop with the responsible role and its deadline.

use super::{
    buying,
    menu::{Menu, OnChoose},
    orders,
    page::MarketPage,
    words::due,
};
use crate::market::purchase;
use crate::{
    market::{Command, Hop, Market, Name, OrderId, Parcel, ParcelId, PurchaseState},
    say::{self, Arg, Sentence, sentence},
    text::Ink,
};

/// Every parcel, and the way of one.
#[derive(Debug, Clone, PartialEq, strum::VariantNames)]
pub enum Page {
    Room,
    One(ParcelId),
}

pub fn menu(page: &Page, market: &Market) -> Menu {
    match page {
        Page::Room => room(market),
        Page::One(name) => parcel(name, market),
    }
}

fn room(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_room_parcels());
    if market.parcels.is_empty() {
        menu.show(sentence::market_no_parcels());
    }
    let mut parcels: Vec<&Parcel> = market.parcels.values().collect();
    parcels.sort_by_key(|parcel| (parcel.under_way().is_none(), parcel.name.clone()));
    for parcel in parcels {
        let said = sentence::market_parcel_line(say::called(&parcel.name), stands(parcel));
        menu.go(said, MarketPage::Parcels(Page::One(parcel.name.clone())));
    }
    menu.at(7, sentence::market_wait_hour(), OnChoose::Do(Command::wait_for(60), 0));
    menu.wait_morning();
    menu.wait();
    menu
}

/// Where a parcel was seen last.
fn stands(parcel: &Parcel) -> Arg {
    match (parcel.track().last(), parcel.under_way()) {
        (Some(hop), _) => say::stop(hop.to),
        (None, _) => Arg::say(sentence::market_parcel_handed()),
    }
}

fn parcel(name: &ParcelId, market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_room_parcels());
    let Some(parcel) = market.parcels.get(name) else {
        return menu;
    };
    menu.show_in(sentence::market_parcel(say::called(name)), Ink::Strong);
    if parcel.charged_g > 0 {
        menu.show(sentence::market_parcel_head(
            Arg::name("courier", &parcel.courier),
            Arg::Yuan(parcel.fee_fen),
            Arg::Kilo(parcel.charged_g),
        ));
        if 0 < parcel.remote_fen {
            menu.show(sentence::market_remote_part(Arg::Yuan(parcel.remote_fen)));
        }
        if 0 < parcel.off_fen {
            menu.show(sentence::contract_off(Arg::Yuan(parcel.off_fen)));
        }
    }
    for (at, hop) in parcel.hops.iter().enumerate() {
        describe_hop(&mut menu, hop, at.cmp(&parcel.done), market);
    }
    if let Some(purchase) = market.purchases.get::<Name>(name) {
        let name = &purchase.name;
        if purchase.state == PurchaseState::OnTheWay {
            menu.act(
                sentence::market_track(),
                Command::Purchase(purchase::Command::Track(name.clone())),
            );
        }
        menu.go(
            sentence::market_to_purchase(),
            MarketPage::Buying(buying::Page::Purchase(name.clone())),
        );
    } else {
        menu.go(
            sentence::market_to_order(),
            MarketPage::Orders(orders::Page::One(OrderId::from(&**name))),
        );
    }
    menu
}

/// A hop that is done tells when, the one under way by when and who, those to come only where.
fn describe_hop(menu: &mut Menu, hop: &Hop, when: std::cmp::Ordering, market: &Market) {
    let (role, stop) = (say::role(hop.role), say::stop(hop.to));
    match when {
        std::cmp::Ordering::Less => {
            let is_late = hop.at_min > hop.due_min;
            let time = Arg::Moment(hop.at_min);
            if is_late {
                menu.show_in(sentence::market_hop_late(role, stop, time), Ink::Bad);
            } else {
                menu.show_in(sentence::market_hop_done(role, stop, time), Ink::Good);
            }
            if let Some(trouble) = hop.trouble {
                menu.show_in(Sentence::of(Arg::say(say::trouble(trouble))), Ink::Dim);
            }
        }
        std::cmp::Ordering::Equal => {
            menu.show_in(
                sentence::market_hop_now(due(hop.due_min, market), role, stop),
                Ink::Warn,
            );
        }
        std::cmp::Ordering::Greater => menu.show_in(sentence::market_hop_later(role, stop), Ink::Dim),
    }
}
