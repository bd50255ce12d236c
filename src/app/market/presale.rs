//! Selling before the harvest: when the goods can be picked, and the day that the page is to name.

use super::menu::{Menu, OnChoose};
use super::page::MarketPage;
use super::today::Errand;
use crate::market::presale;
use crate::{
    market::{Market, ProductId, time},
    say::{Arg, sentence},
    text::Ink,
};

/// Days that are offered, against the one on which the goods can be picked: that one first, and some before it last.
const AROUND: [i64; 6] = [0, 1, 2, 4, -1, -3];

/// The day for one product.
#[derive(Debug, Clone, PartialEq, strum::VariantNames)]
pub enum Page {
    Day(ProductId),
}

pub fn menu(page: &Page, market: &Market) -> Menu {
    match page {
        Page::Day(product) => day(product, market),
    }
}

/// The way to the day, for goods that hang on the trees.
pub fn way(menu: &mut Menu, product: &ProductId, market: &Market) {
    if market.is_ripe(product) {
        return;
    }
    let said = match market.presale_day(product) {
        Some(day) => sentence::presale_runs(Arg::count(day)),
        None => sentence::presale_way(),
    };
    menu.go(said, MarketPage::Presale(Page::Day(product.clone())));
}

/// From when on goods can be picked, where they hang on the trees.
pub fn describe(menu: &mut Menu, product: &ProductId, market: &Market) {
    if let Some(min) = market.ripe_min(product).filter(|min| market.now_min < *min) {
        let ripens = sentence::presale_ripens(Arg::count(time::day_of(min)), Arg::name("product", product));
        menu.show_in(ripens, Ink::Warn);
    }
}

/// A page of goods that hang on the trees, and names no day.
pub fn errands(market: &Market) -> Vec<Errand> {
    let unripe = market.listings.keys().filter(|product| !market.is_ripe(product));
    let nameless = unripe.filter(|product| market.presale_day(product).is_none());
    let errand = |product: &ProductId| Errand {
        label: sentence::presale_way(),
        on_choose: OnChoose::Go(MarketPage::Presale(Page::Day(product.clone()))),
        due_min: None,
    };
    nameless.map(errand).collect()
}

fn day(product: &ProductId, market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::presale_title(Arg::name("product", product)));
    describe(&mut menu, product, market);
    menu.show(sentence::presale_what());
    if let Some(day) = market.presale_day(product) {
        menu.show_in(sentence::presale_runs(Arg::count(day)), Ink::Strong);
    }
    let Some(ripe_min) = market.ripe_min(product) else {
        menu.offer(sentence::presale_not_now(), OnChoose::Back);
        return menu;
    };
    let (today, ripe_day) = (time::day_of(market.now_min), time::day_of(ripe_min));
    let most_days = market.setting.rules.presale.most_days;
    let days = AROUND
        .iter()
        .filter_map(|by| u32::try_from(i64::from(ripe_day) + by).ok());
    for day in days.filter(|day| today < *day && *day <= today + most_days) {
        let opened = presale::Command::Presale(presale::command::Presale {
            product: product.clone(),
            day,
        });
        menu.offer(sentence::presale_day(Arg::count(day)), OnChoose::act(opened, 1));
        if day < ripe_day {
            menu.never_first();
        }
    }
    menu.offer(sentence::presale_not_now(), OnChoose::Back);
    menu
}
