//! The title, put together from word tiles: nobody types Chinese. The tiles are the rules' own words, good ones and bad.

use super::{
    listing::ctx,
    menu::{Menu, OnChoose},
    page::MarketPage,
};
use crate::market::listing;
use crate::{
    course::TileRole,
    market::{Command, Listing, Market, judge_title, title_width},
    say::{self, Arg, sentence},
    text::Ink,
};

/// Selling points and empty words offered: enough to choose from, few enough to read.
const POINTS: usize = 9;
const STUFFING: usize = 2;
const SEASONS: usize = 2;
/// Wrong places of origin offered beside the true one.
const WRONG_ORIGINS: usize = 1;

/// One word of a title, with what it means to a reader of another language.
struct Tile {
    word: String,
    meaning: Arg,
    role: TileRole,
}

pub fn menu(tiles: &[String], market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_title());
    let Some(listing) = ctx(market) else { return menu };
    let offered = offered(listing, market);
    let title = joined(tiles, &offered);
    let width_max = market
        .setting
        .rules
        .profiles
        .get(&market.shop.profile)
        .map_or(60, |profile| profile.title_width_max);
    menu.show(sentence::market_title_so_far(
        Arg::count(width_max),
        Arg::as_is(title.clone()),
        Arg::count(title_width(&title)),
    ));
    for fault in judged(&title, listing, market) {
        menu.show_in(say::title_problem(&fault), Ink::Warn);
    }
    let ready = match tiles {
        [] => OnChoose::Nothing,
        _ => OnChoose::Do(Command::from(listing::Edit::Title(title)), 1),
    };
    menu.at(1, sentence::market_ready(), ready);
    let fewer = tiles.split_last().map_or_else(Vec::new, |(_, rest)| rest.to_vec());
    menu.at(
        2,
        sentence::market_tile_back(),
        OnChoose::Swap(MarketPage::Listing(super::listing::Page::Title(fewer))),
    );
    for tile in &offered {
        let is_used = tiles.contains(&tile.word);
        let mut turned = tiles.to_vec();
        if is_used {
            turned.retain(|word| *word != tile.word);
        } else {
            turned.push(tile.word.clone());
        }
        let said = sentence::market_tile(
            tile.meaning.clone(),
            Arg::say(say::tile_role(tile.role)),
            Arg::as_is(tile.word.clone()),
        );
        menu.tick(
            said,
            is_used,
            OnChoose::Swap(MarketPage::Listing(super::listing::Page::Title(turned))),
        );
    }
    menu
}

/// The title of these words: all in one up to the product's name, the facts after it set apart.
fn joined(words: &[String], offered: &[Tile]) -> String {
    let is_noun = |word: &String| {
        offered
            .iter()
            .any(|tile| tile.word == *word && tile.role == TileRole::Noun)
    };
    let noun = words.iter().position(is_noun).unwrap_or(words.len());
    let mut title = words.iter().take(noun + 1).map(String::as_str).collect::<String>();
    for word in words.iter().skip(noun + 1) {
        title.push(' ');
        title.push_str(word);
    }
    title
}

/// What the market's form says to a title while it is being put together; words are judged by the reviewers only.
fn judged(title: &str, listing: &Listing, market: &Market) -> Vec<crate::market::TitleProblem> {
    use crate::market::TitleProblem;
    if title.is_empty() {
        return Vec::new();
    }
    judge_title(&market.setting.rules, &market.shop.profile, &listing.product, "", title)
        .into_iter()
        .map(|fault| fault.problem)
        .filter(|problem| matches!(problem, TitleProblem::TooLong { .. }))
        .collect()
}

/// The tiles for a product: its names, places, weights of its sizes, points, seasons, and words that do no good.
fn offered(listing: &Listing, market: &Market) -> Vec<Tile> {
    let rules = &market.setting.rules;
    let words = &rules.words;
    let goods = market.setting.scenario.goods.get(&listing.product);
    let truth = goods.and_then(|goods| goods.truth.get("origin"));
    let mut tiles = Vec::new();
    let mut wrong = 0;
    for (word, place) in &words.origins {
        let is_true = Some(place) == truth;
        if is_true || wrong < WRONG_ORIGINS {
            tiles.push(Tile::new(TileRole::Origin, word, Arg::name("value", place)));
            wrong += usize::from(!is_true);
        }
    }
    let nouns = rules
        .products
        .get(&listing.product)
        .map(|product| product.nouns.as_slice());
    for noun in nouns.unwrap_or_default().iter().take(1) {
        tiles.push(Tile::new(TileRole::Noun, noun, Arg::name("product", &listing.product)));
    }
    for net_g in listing.skus.keys() {
        tiles.push(Tile::new(TileRole::Weight, &chinese_weight(*net_g), Arg::Kilo(*net_g)));
    }
    let mut push = |role: TileRole, from: &[String], count: usize| {
        tiles.extend(
            from.iter()
                .take(count)
                .map(|word| Tile::new(role, word, Arg::name("word", word))),
        );
    };
    push(TileRole::Season, &words.seasons, SEASONS);
    push(TileRole::Point, words.points_of(&listing.product), POINTS);
    push(TileRole::Stuffing, &words.stuffing, STUFFING);
    tiles
}

impl Tile {
    fn new(role: TileRole, word: &str, meaning: Arg) -> Tile {
        Tile {
            word: word.to_owned(),
            meaning,
            role,
        }
    }
}

/// The weight as it stands in a title, which buyers read in Chinese: grams, or whole kilograms.
fn chinese_weight(net_g: u32) -> String {
    if net_g.is_multiple_of(500) {
        format!("{}斤", net_g / 500)
    } else {
        format!("{net_g}克")
    }
}
