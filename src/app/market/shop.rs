//! The shop's room: its papers on the way to opening, then its goods pages. For a seller by phone, what is in stock.

use super::{
    goods, harvest, live,
    menu::{Menu, Takes},
    place::Place,
    promote, standing,
    words::{due, label, missing},
};
use crate::market::shop;
use crate::market::{listing, papers};
use crate::{
    market::{Command, Figure, Listing, ListingState, Market, Profile, Role, ShelfState, ShopState},
    say::{self, Saying, Word},
    text::Ink,
};

/// The shop's room, and what is over it before the shop is open.
#[derive(Debug, Clone, PartialEq, strum::VariantNames)]
pub enum Page {
    Room,
    Profiles,
    Document(String),
}

pub fn menu(page: &Page, market: &Market) -> Menu {
    match page {
        Page::Room => room(market),
        Page::Profiles => profiles(market),
        Page::Document(id) => document(id, market),
    }
}

fn room(market: &Market) -> Menu {
    if market.setting.scenario.role == Role::NeighbourSeller {
        return stock(market);
    }
    let mut menu = Menu::titled(Saying::plain("market-room-shop"));
    let shop = &market.shop;
    menu.tell(label("market-shop-state", Word::say(say::shop_state(shop.state))));
    match shop.state {
        ShopState::Closed | ShopState::NeedFix => papers(&mut menu, market),
        ShopState::Reviewing => {
            menu.tell(label("market-result-at", due(shop.review_until_min, market)));
        }
        ShopState::WaitDeposit => {
            let profile = market.setting.rules.profiles.get(&shop.profile);
            let deposit_fen = profile.map_or(0, |profile| profile.deposit_fen);
            menu.tell(label("market-deposit-is", Word::Yuan(deposit_fen)));
            menu.act(
                Saying::plain("market-errand-deposit"),
                Command::Papers(papers::Command::Deposit),
            );
        }
        ShopState::Open | ShopState::Trial | ShopState::Restricted => open(&mut menu, market),
        ShopState::Frozen | ShopState::Closing | ShopState::Shut => standing_only(&mut menu),
    }
    menu.wait();
    menu
}

fn papers(menu: &mut Menu, market: &Market) {
    let shop = &market.shop;
    for reason in &shop.reasons {
        menu.tell_in(label("market-sent-back", Word::name("reason", reason)), Ink::Bad);
    }
    menu.go(
        label("market-profile", Word::name("profile", &shop.profile)),
        Place::Shop(Page::Profiles),
    );
    for document in market.setting.rules.documents.keys() {
        let given = match shop.documents.get(document) {
            Some(way) => Word::name("way", way),
            None => missing(),
        };
        menu.go(
            Saying::pair(Word::name("document", document), given),
            Place::Shop(Page::Document(document.clone())),
        );
    }
    menu.act(Saying::plain("market-apply"), Command::Papers(papers::Command::Apply));
    menu.go(
        Saying::plain("market-licence"),
        Place::Standing(standing::Page::Licence),
    );
}

fn standing_only(menu: &mut Menu) {
    menu.go(Saying::plain("market-record"), Place::Standing(standing::Page::Record));
}

fn open(menu: &mut Menu, market: &Market) {
    menu.tell(label(
        "market-score",
        Word::Decimal(market.figure(Figure::Shop(shop::Figure::ScoreHundredths))),
    ));
    for listing in market.listings.values() {
        menu.tell(
            Saying::plain("market-listing-line")
                .with("product", Word::name("product", &listing.product))
                .with("state", Word::say(listing_state(listing))),
        );
    }
    let Some(listing) = market.desk.as_ref().and_then(|product| market.listings.get(product)) else {
        menu.go(Saying::plain("market-errand-list"), Place::Goods(goods::Page::Products));
        return;
    };
    menu.go(
        label("market-goods-page", Word::name("product", &listing.product)),
        Place::Listing(super::listing::Page::Form),
    );
    menu.go(Saying::plain("market-sizes"), Place::Goods(goods::Page::Sizes));
    match listing.shelf {
        ShelfState::OnShelf => menu.act(
            Saying::plain("market-unshelve"),
            Command::Listing(listing::Command::Unshelve),
        ),
        ShelfState::Down | ShelfState::SoldOut => menu.act(
            Saying::plain("market-errand-shelve"),
            Command::Listing(listing::Command::Shelve),
        ),
        ShelfState::None => {}
    }
    if market.setting.scenario.goods.len() > 1 {
        menu.go(
            Saying::plain("market-other-product"),
            Place::Goods(goods::Page::Products),
        );
    }
    harvest::ways(menu, market);
    menu.go(Saying::plain("market-promotions"), Place::Promote(promote::Page::Room));
    if profile(market).is_some_and(|profile| profile.live) {
        menu.go(Saying::plain("market-live"), Place::Live(live::Page::Room));
    }
    menu.go(Saying::plain("market-record"), Place::Standing(standing::Page::Record));
    if market.shop.state == ShopState::Trial {
        let deposit_fen = profile(market).map_or(0, |profile| profile.deposit_fen);
        menu.act(
            label("market-trial-deposit", Word::Yuan(deposit_fen)),
            Command::Papers(papers::Command::Deposit),
        );
    }
}

fn profile(market: &Market) -> Option<&Profile> {
    market.setting.rules.profiles.get(&market.shop.profile)
}

/// What a listing is at the moment, to its seller.
pub fn listing_state(listing: &Listing) -> Saying {
    match listing.state {
        ListingState::Passed => say::shelf_state(listing.shelf),
        state => say::listing_state(state),
    }
}

fn profiles(market: &Market) -> Menu {
    let mut menu = Menu::titled(Saying::plain("market-profile-title"));
    for (id, profile) in &market.setting.rules.profiles {
        let choice = Saying::plain("market-profile-choice")
            .with("profile", Word::name("profile", id))
            .with("deposit", Word::Yuan(profile.deposit_fen))
            .with("fee", Word::Share(profile.fee_ppm));
        menu.offer(
            choice,
            Takes::Do(Command::Papers(papers::Command::Profile(id.clone())), 1),
        );
    }
    menu
}

fn document(document: &str, market: &Market) -> Menu {
    let mut menu = Menu::titled(Saying::plain("market-document"));
    menu.tell_in(Saying::of(Word::name("document", document)), Ink::Strong);
    menu.tell(Saying::plain("market-document-ask"));
    let Some(rules) = market.setting.rules.documents.get(document) else {
        return menu;
    };
    // By name, so that the right way does not always come first.
    let mut ways: Vec<&String> = rules.good.iter().chain(rules.bad.keys()).collect();
    ways.sort();
    for way in ways {
        let command = Command::Papers(papers::Command::Document(papers::command::Document {
            document: document.to_owned(),
            way: way.clone(),
        }));
        menu.offer(Saying::of(Word::name("way", way)), Takes::Do(command, 1));
    }
    menu
}

fn stock(market: &Market) -> Menu {
    let mut menu = Menu::titled(Saying::plain("market-room-goods"));
    for (product, left_g) in &market.stock_g {
        menu.tell(
            Saying::plain("market-stock-line")
                .with("product", Word::name("product", product))
                .with("left", Word::grams(*left_g)),
        );
    }
    menu.wait();
    menu
}
