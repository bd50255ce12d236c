//! The shop's room: its papers on the way to opening, then its goods pages. For a seller by phone, what is in stock.

use super::{
    advert, goods, harvest, live,
    menu::{Menu, OnChoose},
    page::MarketPage,
    promote, standing,
    words::{due, missing},
};
use crate::market::shop;
use crate::market::{DocumentId, listing, papers};
use crate::{
    market::{Command, Figure, Listing, ListingState, Market, Profile, Role, ShelfState, ShopState},
    say::{self, Arg, Sentence, sentence},
    text::Ink,
};

/// The shop's room, and what is over it before the shop is open.
#[derive(Debug, Clone, PartialEq, strum::VariantNames)]
pub enum Page {
    Room,
    Profiles,
    Document(DocumentId),
}

pub fn menu(page: &Page, market: &Market) -> Menu {
    match page {
        Page::Room => room(market),
        Page::Profiles => profiles(market),
        Page::Document(id) => document(id, market),
    }
}

/// What opens the shop once its papers have passed.
pub fn opening(market: &Market) -> Sentence {
    match market.profile() {
        Some(profile) if profile.deposit_fen == 0 => sentence::market_errand_open(),
        _ => sentence::market_errand_deposit(),
    }
}

fn room(market: &Market) -> Menu {
    if market.setting.scenario.role == Role::NeighbourSeller {
        return stock(market);
    }
    let mut menu = Menu::titled(sentence::market_room_shop());
    let shop = &market.shop;
    menu.show(sentence::market_shop_state(Arg::say(say::shop_state(shop.state))));
    match shop.state {
        ShopState::Closed | ShopState::NeedFix => papers(&mut menu, market),
        ShopState::Reviewing => {
            menu.show(sentence::market_result_at(due(shop.review_until_min, market)));
        }
        ShopState::WaitDeposit => {
            let profile = market.setting.rules.profiles.get(&shop.profile);
            let deposit_fen = profile.map_or(0, |profile| profile.deposit_fen);
            if deposit_fen > 0 {
                menu.show(sentence::market_deposit_is(Arg::Yuan(deposit_fen)));
            }
            menu.act(opening(market), Command::Papers(papers::Command::Deposit));
        }
        ShopState::Open | ShopState::Trial | ShopState::Restricted => open(&mut menu, market),
        ShopState::Frozen | ShopState::Closing | ShopState::Shut => standing_only(&mut menu),
    }
    menu.wait();
    menu
}

fn papers(menu: &mut Menu, market: &Market) {
    let shop = &market.shop;
    for reason in market.standing_paper_faults() {
        menu.show_in(sentence::market_sent_back(Arg::name("reason", &reason)), Ink::Bad);
    }
    menu.go(
        sentence::market_profile(Arg::name("profile", &shop.profile)),
        MarketPage::Shop(Page::Profiles),
    );
    for document in market.setting.rules.documents.keys() {
        let given = match shop.documents.get(document) {
            Some(way) => Arg::name("way", way),
            None => missing(),
        };
        menu.go(
            Sentence::pair(Arg::name("document", document), given),
            MarketPage::Shop(Page::Document(document.clone())),
        );
        if !shop.documents.contains_key(document) {
            menu.wanting();
        }
    }
    menu.act(sentence::market_apply(), Command::Papers(papers::Command::Apply));
    menu.go(
        sentence::market_licence(),
        MarketPage::Standing(standing::Page::Licence),
    );
}

fn standing_only(menu: &mut Menu) {
    menu.go(sentence::market_record(), MarketPage::Standing(standing::Page::Record));
}

fn open(menu: &mut Menu, market: &Market) {
    menu.show(sentence::market_score(Arg::Decimal(
        market.figure(Figure::Shop(shop::Figure::ScoreHundredths)),
    )));
    for listing in market.listings.values() {
        menu.show(sentence::market_listing_line(
            Arg::name("product", &listing.product),
            Arg::say(listing_state(listing)),
        ));
    }
    let Some(listing) = market.desk.as_ref().and_then(|product| market.listings.get(product)) else {
        menu.go(sentence::market_errand_list(), MarketPage::Goods(goods::Page::Products));
        return;
    };
    menu.go(
        sentence::market_goods_page(Arg::name("product", &listing.product)),
        MarketPage::Listing(super::listing::Page::Form),
    );
    menu.go(sentence::market_sizes(), MarketPage::Goods(goods::Page::Sizes));
    match listing.shelf {
        ShelfState::OnShelf => {
            menu.act(
                sentence::market_unshelve(),
                Command::Listing(listing::Command::Unshelve),
            );
            menu.never_first();
        }
        ShelfState::Down | ShelfState::SoldOut => menu.act(
            sentence::market_errand_shelve(),
            Command::Listing(listing::Command::Shelve),
        ),
        ShelfState::None => {}
    }
    if market.setting.scenario.goods.len() > 1 {
        menu.go(
            sentence::market_other_product(),
            MarketPage::Goods(goods::Page::Products),
        );
    }
    harvest::ways(menu, market);
    menu.go(sentence::market_promotions(), MarketPage::Promote(promote::Page::Room));
    advert::way(menu, market);
    if profile(market).is_some_and(|profile| profile.live) {
        menu.go(sentence::market_live(), MarketPage::Live(live::Page::Room));
    }
    menu.go(sentence::market_record(), MarketPage::Standing(standing::Page::Record));
    if market.shop.state == ShopState::Trial {
        let deposit_fen = profile(market).map_or(0, |profile| profile.deposit_fen);
        menu.act(
            sentence::market_trial_deposit(Arg::Yuan(deposit_fen)),
            Command::Papers(papers::Command::Deposit),
        );
    }
}

fn profile(market: &Market) -> Option<&Profile> {
    market.setting.rules.profiles.get(&market.shop.profile)
}

/// What a listing is at the moment, to its seller.
pub fn listing_state(listing: &Listing) -> Sentence {
    match listing.state {
        ListingState::Passed => say::shelf_state(listing.shelf),
        state @ (ListingState::Draft | ListingState::Reviewing | ListingState::Rejected) => say::listing_state(state),
    }
}

fn profiles(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_profile_title());
    for (id, profile) in &market.setting.rules.profiles {
        let choice = sentence::market_profile_choice(
            Arg::Yuan(profile.deposit_fen),
            Arg::Share(profile.fee_ppm),
            Arg::name("profile", id),
        );
        menu.offer(
            choice,
            OnChoose::Do(Command::Papers(papers::Command::Profile(id.clone())), 1),
        );
    }
    menu
}

fn document(document: &DocumentId, market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_document());
    menu.show_in(Sentence::of(Arg::name("document", document)), Ink::Strong);
    menu.show(sentence::market_document_ask());
    let Some(rules) = market.setting.rules.documents.get(document) else {
        return menu;
    };
    // By name, so that the right way does not always come first.
    let mut ways: Vec<&String> = rules.good.iter().chain(rules.bad.keys()).collect();
    ways.sort();
    for way in ways {
        let command = Command::Papers(papers::Command::Document(papers::command::Document {
            document: document.clone(),
            way: way.clone(),
        }));
        menu.offer(Sentence::of(Arg::name("way", way)), OnChoose::Do(command, 1));
    }
    menu
}

fn stock(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_room_goods());
    for (product, left_g) in market.left() {
        menu.show(sentence::market_stock_line(
            Arg::grams(left_g),
            Arg::name("product", &product),
        ));
    }
    menu.wait();
    menu
}
