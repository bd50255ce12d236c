//! What is for sale: which product, in which sizes and at what price, and the terms of sending it.

use super::{
    listing::ctx,
    menu::{Menu, OnChoose},
    number::{Field, Typing},
    packing,
    page::MarketPage,
    words::missing,
};
use crate::market::listing;
use crate::{
    market::{Command, FreightTerms, ListingState, Market, Zone, ZoneId},
    say::{self, Arg, Sentence, sentence},
    text::Ink,
};

/// Net weights that may be offered, in grams.
const NET_G: [u32; 8] = [250, 500, 850, 1000, 2000, 2500, 5000, 10_000];

/// What is for sale, in which sizes, and the terms of sending it.
#[derive(Debug, Clone, PartialEq, strum::VariantNames)]
pub enum Page {
    Products,
    Sizes,
    /// One size, by its net weight in grams.
    Size(u32),
    AddSize,
    Terms,
    Freight,
    /// What a zone pays; none is everywhere.
    Zone(Option<ZoneId>),
    Promise,
    SevenDays,
    Assurances,
}

pub fn menu(page: &Page, market: &Market) -> Menu {
    match page {
        Page::Products => products(market),
        Page::Sizes => sizes(market),
        Page::Size(net_g) => size(*net_g, market),
        Page::AddSize => add_size(market),
        Page::Terms => terms(market),
        Page::Freight => freight(market),
        Page::Zone(id) => zone(id.as_ref()),
        Page::Promise => promise(market),
        Page::SevenDays => seven_days(),
        Page::Assurances => assurances(market),
    }
}

fn products(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_products());
    menu.show(sentence::market_products_ask());
    for product in market.setting.scenario.goods.keys() {
        let left_g = market.left_g(product);
        let said = sentence::market_stock_line(Arg::grams(left_g), Arg::name("product", product));
        menu.offer(
            said,
            OnChoose::DoTo(
                Command::Listing(listing::Command::List(product.clone())),
                MarketPage::Listing(super::listing::Page::Form),
            ),
        );
    }
    menu
}

fn sizes(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_sizes_title());
    let Some(listing) = ctx(market) else { return menu };
    let left_g = market.left_g(&listing.product);
    menu.show(sentence::market_harvest_left(Arg::grams(left_g)));
    let gate_fen = market.gate_fen_per_kg(&listing.product);
    menu.show_in(sentence::market_farm_price(Arg::UnitPrice(gate_fen)), Ink::Dim);
    // On the way through the page it goes on from here.
    if !listing.skus.is_empty() && matches!(listing.state, ListingState::Draft | ListingState::Rejected) {
        menu.offer(sentence::market_ready(), OnChoose::Back);
        if listing.skus_in_stock().next().is_none() {
            menu.never_first();
        }
    } else {
        menu.gap();
    }
    for (net_g, sku) in &listing.skus {
        let (price, stock, weight) = (Arg::Yuan(sku.price_fen), Arg::count(sku.stock), Arg::grams(*net_g));
        let said = match &sku.sale {
            Some(sale) => sentence::market_size_line_sale(Arg::Yuan(sale.price_fen), price, stock, weight),
            None => sentence::market_size_line(price, stock, weight),
        };
        menu.go(said, MarketPage::Goods(Page::Size(*net_g)));
    }
    menu.at(
        7,
        sentence::market_add_size(),
        OnChoose::Go(MarketPage::Goods(Page::AddSize)),
    );
    if market.is_own(&listing.product) && left_g > 0 && market.is_ripe(&listing.product) {
        let gate = super::harvest::Page::Gate(listing.product.clone());
        menu.at(8, sentence::harvest_gate(), OnChoose::Go(MarketPage::Harvest(gate)));
    }
    menu
}

/// What other shops ask for the same size today.
pub fn describe_others(menu: &mut Menu, net_g: u32, market: &Market) {
    let Some(listing) = ctx(market) else { return };
    let asked = market.asked_elsewhere(&listing.product, net_g);
    if !asked.is_empty() {
        menu.show(sentence::seller_others_ask(Arg::grams(net_g)));
    }
    for (rival, price_fen) in asked {
        let shop = Arg::name("rival", rival);
        let said = match price_fen {
            Some(fen) => Sentence::pair(shop, Arg::Yuan(fen)),
            None => Sentence::pair(shop, Arg::say(sentence::seller_other_sold_out())),
        };
        menu.show_in(said, Ink::Dim);
    }
}

fn size(net_g: u32, market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_sizes_title());
    let Some(sku) = ctx(market).and_then(|listing| listing.skus.get(&net_g)) else {
        return menu;
    };
    menu.show_in(Sentence::of(Arg::grams(net_g)), Ink::Strong);
    describe_others(&mut menu, net_g, market);
    let number = |field| MarketPage::Number(Typing::new(field));
    menu.go(
        sentence::market_price(Arg::Yuan(sku.price_fen)),
        number(Field::Price(net_g)),
    );
    menu.go(
        sentence::market_stock(Arg::count(sku.stock)),
        number(Field::Stock(net_g)),
    );
    menu.offer(
        sentence::market_remove_size(),
        OnChoose::Do(Command::from(listing::Edit::Unsku(net_g)), 1),
    );
    menu
}

fn add_size(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_sizes_title());
    menu.show(sentence::market_add_size_ask());
    let Some(listing) = ctx(market) else { return menu };
    for net_g in NET_G {
        if listing.skus.contains_key(&net_g) {
            menu.gap();
            continue;
        }
        menu.go(
            Sentence::of(Arg::grams(net_g)),
            MarketPage::Number(Typing::new(Field::Size(net_g))),
        );
    }
    menu
}

fn terms(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_terms_title());
    let Some(listing) = ctx(market) else { return menu };
    let draft = &listing.draft;
    let freight = match draft.freight.len() {
        0 => missing(),
        rows => Arg::say(sentence::market_count(Arg::Number(rows as i64))),
    };
    let promise = draft
        .promise_h
        .map_or_else(missing, |hours| Arg::say(say::edit(&listing::Edit::Promise(hours))));
    let seven = draft
        .seven_days
        .map_or_else(missing, |yes| Arg::say(say::edit(&listing::Edit::SevenDays(yes))));
    let assured: Vec<Arg> = draft
        .assurances
        .iter()
        .map(|kind| Arg::say(say::assured(*kind)))
        .collect();
    let assured = if assured.is_empty() {
        missing()
    } else {
        Arg::List(assured)
    };
    let mut field = |name: Sentence, value: Arg, page: Page, is_empty: bool| {
        menu.go(Sentence::pair(Arg::say(name), value), MarketPage::Goods(page));
        if is_empty {
            menu.wanting();
        }
    };
    field(
        sentence::market_freight(),
        freight,
        Page::Freight,
        draft.freight.is_empty(),
    );
    field(
        sentence::market_promise(),
        promise,
        Page::Promise,
        draft.promise_h.is_none(),
    );
    field(
        sentence::market_seven_days(),
        seven,
        Page::SevenDays,
        draft.seven_days.is_none(),
    );
    let is_open = draft.assurances.is_empty();
    field(sentence::market_assurances(), assured, Page::Assurances, is_open);
    menu
}

/// The freight template: one choice for everywhere, then each zone with what it says.
fn freight(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_freight());
    let Some(listing) = ctx(market) else { return menu };
    menu.show(sentence::market_freight_ask());
    packing::warn_of_remote(&mut menu, |_| true, market);
    menu.act(
        say::freight(&Zone::All, FreightTerms::Free),
        Command::from(listing::Edit::Freight(listing::edit::Freight {
            zone: Zone::All,
            terms: FreightTerms::Free,
        })),
    );
    // One terms for all writes over what was set for each.
    let is_set = !listing.draft.freight.is_empty();
    if is_set {
        menu.never_first();
    }
    menu.go(sentence::market_freight_all_fee(), MarketPage::Goods(Page::Zone(None)));
    if is_set {
        menu.never_first();
    }
    let mut zones: Vec<&ZoneId> = market.setting.rules.places.values().map(|place| &place.zone).collect();
    zones.sort();
    zones.dedup();
    for zone in zones {
        let said = match listing.draft.freight.get(zone) {
            Some(terms) => say::freight(&Zone::One(zone.clone()), *terms),
            None => Sentence::pair(Arg::name("zone", zone), missing()),
        };
        menu.go(said, MarketPage::Goods(Page::Zone(Some(zone.clone()))));
    }
    menu.offer(sentence::market_ready(), OnChoose::Back);
    menu
}

fn zone(zone: Option<&ZoneId>) -> Menu {
    let zone = zone.map_or(Zone::All, |zone| Zone::One(zone.to_owned()));
    let mut menu = Menu::titled(sentence::market_freight());
    for terms in [FreightTerms::Free, FreightTerms::None] {
        let command = Command::from(listing::Edit::Freight(listing::edit::Freight {
            zone: zone.clone(),
            terms,
        }));
        menu.offer(say::freight(&zone, terms), OnChoose::Do(command, 1));
    }
    menu.go(
        sentence::market_freight_fee(),
        MarketPage::Number(Typing::new(Field::Fee(zone))),
    );
    menu
}

fn promise(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_promise());
    menu.show(sentence::market_promise_ask());
    let profile = market.setting.rules.profiles.get(&market.shop.profile);
    for hours in profile.map(|profile| profile.promises_h.as_slice()).unwrap_or_default() {
        let command = listing::Edit::Promise(*hours);
        menu.offer(say::edit(&command), OnChoose::Do(command.into(), 1));
    }
    if let Some(listing) = ctx(market) {
        super::presale::describe(&mut menu, &listing.product, market);
        super::presale::way(&mut menu, &listing.product, market);
    }
    menu
}

fn seven_days() -> Menu {
    let mut menu = Menu::titled(sentence::market_seven_days());
    menu.show(sentence::market_seven_days_ask());
    for yes in [true, false] {
        let command = listing::Edit::SevenDays(yes);
        menu.offer(say::edit(&command), OnChoose::Do(command.into(), 1));
    }
    menu
}

fn assurances(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_assurances());
    menu.show(sentence::market_assurances_ask());
    let Some(listing) = ctx(market) else { return menu };
    menu.offer(sentence::market_ready(), OnChoose::Back);
    for assurance in market.assurances() {
        let on = listing.draft.assurances.contains(&assurance);
        let command = Command::from(listing::Edit::Assure(listing::edit::Assure { assurance, on: !on }));
        menu.tick(say::assured(assurance), on, OnChoose::Do(command, 0));
    }
    if let Some(premium_fen) = market.return_premium_fen() {
        let covers_fen = market.setting.rules.freight_insurance.covers_fen;
        menu.space();
        menu.show(sentence::market_return_premium(
            Arg::Yuan(covers_fen),
            Arg::Yuan(premium_fen),
        ));
    }
    menu
}
