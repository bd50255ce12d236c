//! The shop's room: its papers on the way to opening, then its goods pages. For a seller by phone, what is in stock.

use super::{
    goods, harvest, live,
    menu::{Menu, Takes},
    place::Place,
    promote, standing,
    words::{due, missing},
};
use crate::market::shop;
use crate::market::{listing, papers};
use crate::{
    market::{Command, Figure, Listing, ListingState, Market, Profile, Role, ShelfState, ShopState},
    say::{self, Saying, Word, sentence},
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
    let mut menu = Menu::titled(sentence::market_room_shop());
    let shop = &market.shop;
    menu.tell(sentence::market_shop_state(Word::say(say::shop_state(shop.state))));
    match shop.state {
        ShopState::Closed | ShopState::NeedFix => papers(&mut menu, market),
        ShopState::Reviewing => {
            menu.tell(sentence::market_result_at(due(shop.review_until_min, market)));
        }
        ShopState::WaitDeposit => {
            let profile = market.setting.rules.profiles.get(&shop.profile);
            let deposit_fen = profile.map_or(0, |profile| profile.deposit_fen);
            menu.tell(sentence::market_deposit_is(Word::Yuan(deposit_fen)));
            menu.act(
                sentence::market_errand_deposit(),
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
        menu.tell_in(sentence::market_sent_back(Word::name("reason", reason)), Ink::Bad);
    }
    menu.go(
        sentence::market_profile(Word::name("profile", &shop.profile)),
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
    menu.act(sentence::market_apply(), Command::Papers(papers::Command::Apply));
    menu.go(sentence::market_licence(), Place::Standing(standing::Page::Licence));
}

fn standing_only(menu: &mut Menu) {
    menu.go(sentence::market_record(), Place::Standing(standing::Page::Record));
}

fn open(menu: &mut Menu, market: &Market) {
    menu.tell(sentence::market_score(Word::Decimal(
        market.figure(Figure::Shop(shop::Figure::ScoreHundredths)),
    )));
    for listing in market.listings.values() {
        menu.tell(sentence::market_listing_line(
            Word::name("product", &listing.product),
            Word::say(listing_state(listing)),
        ));
    }
    let Some(listing) = market.desk.as_ref().and_then(|product| market.listings.get(product)) else {
        menu.go(sentence::market_errand_list(), Place::Goods(goods::Page::Products));
        return;
    };
    menu.go(
        sentence::market_goods_page(Word::name("product", &listing.product)),
        Place::Listing(super::listing::Page::Form),
    );
    menu.go(sentence::market_sizes(), Place::Goods(goods::Page::Sizes));
    match listing.shelf {
        ShelfState::OnShelf => menu.act(
            sentence::market_unshelve(),
            Command::Listing(listing::Command::Unshelve),
        ),
        ShelfState::Down | ShelfState::SoldOut => menu.act(
            sentence::market_errand_shelve(),
            Command::Listing(listing::Command::Shelve),
        ),
        ShelfState::None => {}
    }
    if market.setting.scenario.goods.len() > 1 {
        menu.go(sentence::market_other_product(), Place::Goods(goods::Page::Products));
    }
    harvest::ways(menu, market);
    menu.go(sentence::market_promotions(), Place::Promote(promote::Page::Room));
    if profile(market).is_some_and(|profile| profile.live) {
        menu.go(sentence::market_live(), Place::Live(live::Page::Room));
    }
    menu.go(sentence::market_record(), Place::Standing(standing::Page::Record));
    if market.shop.state == ShopState::Trial {
        let deposit_fen = profile(market).map_or(0, |profile| profile.deposit_fen);
        menu.act(
            sentence::market_trial_deposit(Word::Yuan(deposit_fen)),
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
        state @ (ListingState::Draft | ListingState::Reviewing | ListingState::Rejected) => say::listing_state(state),
    }
}

fn profiles(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_profile_title());
    for (id, profile) in &market.setting.rules.profiles {
        let choice = sentence::market_profile_choice(
            Word::Yuan(profile.deposit_fen),
            Word::Share(profile.fee_ppm),
            Word::name("profile", id),
        );
        menu.offer(
            choice,
            Takes::Do(Command::Papers(papers::Command::Profile(id.clone())), 1),
        );
    }
    menu
}

fn document(document: &str, market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_document());
    menu.tell_in(Saying::of(Word::name("document", document)), Ink::Strong);
    menu.tell(sentence::market_document_ask());
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
    let mut menu = Menu::titled(sentence::market_room_goods());
    for (product, left_g) in &market.stock_g {
        menu.tell(sentence::market_stock_line(
            Word::grams(*left_g),
            Word::name("product", product),
        ));
    }
    menu.wait();
    menu
}
