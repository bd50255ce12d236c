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
        [] => OnChoose::Refuse([sentence::market_title_empty(), sentence::market_title_empty_way()]),
        _ if tiles == words(listing, market) => OnChoose::Back,
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

/// The words of the title that stands on the page now; what is no word of the rules stays as it is.
pub fn words(listing: &Listing, market: &Market) -> Vec<String> {
    let known = known(listing, market);
    let mut words = Vec::new();
    let mut stray = String::new();
    let mut rest = listing.draft.title.as_str();
    while let Some(sign) = rest.chars().next() {
        let begins = |(_, word): &&(TileRole, String)| rest.starts_with(word.as_str());
        let word = known.iter().filter(begins).max_by_key(|(_, word)| word.len());
        let word = word.map(|(_, word)| word.clone());
        if (word.is_some() || sign == ' ') && !stray.is_empty() {
            words.push(std::mem::take(&mut stray));
        }
        if word.is_none() && sign != ' ' {
            stray.push(sign);
        }
        rest = &rest[word.as_ref().map_or(sign.len_utf8(), String::len)..];
        words.extend(word);
    }
    words.extend((!stray.is_empty()).then_some(stray));
    words
}

/// Of words that were put together before, those that can still be chosen: a size may have gone since.
pub fn still_offered(words: Vec<String>, market: &Market) -> Vec<String> {
    let Some(listing) = ctx(market) else { return words };
    let offered = offered(listing, market);
    let mut words = words;
    words.retain(|word| offered.iter().any(|tile| tile.word == *word));
    words
}

/// Every word that the rules have for a product, and what it is in a title.
fn known(listing: &Listing, market: &Market) -> Vec<(TileRole, String)> {
    let rules = &market.setting.rules;
    let words = &rules.words;
    let nouns = rules
        .products
        .get(&listing.product)
        .map(|product| product.nouns.clone());
    let of = |role: TileRole, words: Vec<String>| words.into_iter().map(move |word| (role, word));
    let weights = listing.skus.keys().map(|net_g| chinese_weight(*net_g)).collect();
    of(TileRole::Origin, words.origins.keys().cloned().collect())
        .chain(of(TileRole::Noun, nouns.unwrap_or_default()))
        .chain(of(TileRole::Weight, weights))
        .chain(of(TileRole::Season, words.seasons.clone()))
        .chain(of(TileRole::Point, words.points_of(&listing.product).to_vec()))
        .chain(of(TileRole::Stuffing, words.stuffing.clone()))
        .filter(|(_, word)| !word.is_empty())
        .collect()
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
    tiles.extend(standing(listing, market, &tiles));
    tiles
}

/// Tiles for the words that stand on the page already and are not offered to everybody.
fn standing(listing: &Listing, market: &Market, offered: &[Tile]) -> Vec<Tile> {
    let known = known(listing, market);
    let mut tiles: Vec<Tile> = Vec::new();
    for word in words(listing, market) {
        if offered.iter().chain(&tiles).any(|tile| tile.word == word) {
            continue;
        }
        let role = known.iter().find(|(_, known)| *known == word).map(|(role, _)| *role);
        let meaning = match role {
            Some(TileRole::Origin) => market
                .setting
                .rules
                .words
                .origins
                .get(&word)
                .map(|place| Arg::name("value", place)),
            Some(TileRole::Noun) => Some(Arg::name("product", &listing.product)),
            Some(TileRole::Season | TileRole::Point | TileRole::Stuffing) => Some(Arg::name("word", &word)),
            Some(TileRole::Weight) | None => None,
        };
        let is_weight = word.chars().any(|sign| sign.is_ascii_digit());
        let guess = if is_weight { TileRole::Weight } else { TileRole::Point };
        tiles.push(Tile::new(
            role.unwrap_or(guess),
            &word,
            meaning.unwrap_or_else(|| Arg::as_is(&word)),
        ));
    }
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
