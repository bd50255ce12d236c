//! The promotions' pages: discounts, comparison price, coupons, groups, video, card, and reviews with their one answer.

use crate::market::promotion;
use std::collections::BTreeSet;

use super::{
    listing::{ctx, ticks},
    menu::{Menu, OnChoose},
    number::{Field, Typing},
    page::MarketPage,
    today::Errand,
    words::counted,
};
use crate::{
    market::{Card, Command, CouponId, Market, OrderId, Selector, Sku},
    say::{self, Arg, Sentence, sentence},
    text::Ink,
};

/// Reviews told, the latest first.
const REVIEWS: usize = 6;

/// The promotions, and what is offered for each size, by its net weight in grams.
#[derive(Debug, Clone, PartialEq, strum::VariantNames)]
pub enum Page {
    Room,
    /// A discount for some days on a size.
    Sale(u32),
    /// The comparison price of a size.
    Was(u32),
    Group(u32),
    Pair,
    Coupons,
    /// Parts of the video ticked so far.
    Video(BTreeSet<String>),
    Card,
    Reviews,
    /// The answer to one review, or to every poor one.
    Review(Selector),
}

pub fn menu(page: &Page, market: &Market) -> Menu {
    match page {
        Page::Room => room(market),
        Page::Sale(net_g) => sale_days(*net_g, market),
        Page::Was(net_g) => comparison(*net_g, market),
        Page::Group(net_g) => group_people(*net_g, market),
        Page::Pair => pair(market),
        Page::Coupons => coupons(market),
        Page::Video(ticked) => video(ticked, market),
        Page::Card => card(),
        Page::Reviews => reviews(market),
        Page::Review(orders) => review(orders, market),
    }
}

fn room(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_promotions());
    if let Some(campaign) = &market.promotions.campaign {
        menu.show_in(
            sentence::seller_event_campaign(Arg::Moment(campaign.last_min)),
            Ink::Warn,
        );
    }
    let group = market
        .setting
        .rules
        .profiles
        .get(&market.shop.profile)
        .and_then(|profile| profile.group.as_ref());
    if let Some(listing) = ctx(market) {
        for (net_g, sku) in &listing.skus {
            menu.go(
                sentence::market_sale(sale(sku), Arg::Kilo(*net_g)),
                MarketPage::Promote(Page::Sale(*net_g)),
            );
            menu.go(
                sentence::market_was(was(sku), Arg::Kilo(*net_g)),
                MarketPage::Promote(Page::Was(*net_g)),
            );
            if group.is_some() {
                menu.go(
                    sentence::market_group(together(sku), Arg::Kilo(*net_g)),
                    MarketPage::Promote(Page::Group(*net_g)),
                );
            }
        }
        let pair_ppm = market.promotions.pair_ppm.get(&listing.product).copied().unwrap_or(0);
        menu.go(sentence::market_pair(share(pair_ppm)), MarketPage::Promote(Page::Pair));
    }
    menu.go(
        sentence::market_coupons(Arg::Yuan(market.coupon_budget_fen())),
        MarketPage::Promote(Page::Coupons),
    );
    menu.go(
        sentence::market_video(),
        MarketPage::Promote(Page::Video(BTreeSet::new())),
    );
    menu.go(
        sentence::market_card(say::card_name(market.promotions.card)),
        MarketPage::Promote(Page::Card),
    );
    let reviews = reviewed(market).len() as i64;
    menu.go(
        sentence::market_reviews(Arg::Number(reviews)),
        MarketPage::Promote(Page::Reviews),
    );
    menu
}

fn nothing() -> Arg {
    Arg::say(sentence::market_none_yet())
}

fn sale(sku: &Sku) -> Arg {
    sku.sale.map_or_else(nothing, |sale| Arg::Yuan(sale.price_fen))
}

fn was(sku: &Sku) -> Arg {
    sku.was.map_or_else(nothing, |was| Arg::Yuan(was.price_fen))
}

fn together(sku: &Sku) -> Arg {
    sku.group.map_or_else(nothing, |(price_fen, _)| Arg::Yuan(price_fen))
}

fn share(ppm: i64) -> Arg {
    if ppm == 0 { nothing() } else { Arg::Share(ppm) }
}

/// How many days; the price is typed after that.
fn sale_days(net_g: u32, market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_sale_title());
    describe_price(&mut menu, net_g, market);
    menu.show(sentence::market_sale_ask());
    if let Some(seen_fen) = ctx(market).and_then(|listing| promotion::seen_from_fen(market, listing, net_g)) {
        menu.show(sentence::market_sale_seen(Arg::Yuan(seen_fen)));
    }
    for days in &market.setting.rules.promotions.sale_days {
        menu.go(
            sentence::market_sale_days(Arg::count(*days)),
            MarketPage::Number(Typing::new(Field::Sale(net_g, *days))),
        );
    }
    menu
}

/// The price of a size, and the lowest that was paid in the honest days.
fn describe_price(menu: &mut Menu, net_g: u32, market: &Market) {
    let Some((listing, sku)) = ctx(market).and_then(|listing| Some((listing, listing.skus.get(&net_g)?))) else {
        return;
    };
    menu.show_in(sentence::market_price(Arg::Yuan(sku.price_fen)), Ink::Strong);
    match market.honest_was_fen(&listing.product, net_g) {
        Some(lowest_fen) => menu.show(sentence::market_lowest_deal(Arg::Yuan(lowest_fen))),
        None => menu.show(sentence::market_no_deal()),
    }
}

/// The comparison price: none, the honest one, and one that looks better.
fn comparison(net_g: u32, market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_was_title());
    describe_price(&mut menu, net_g, market);
    menu.show(sentence::market_was_ask());
    let mut offer = |price_fen: Option<i64>| {
        let said = match price_fen {
            Some(price_fen) => sentence::market_was_price(Arg::Yuan(price_fen)),
            None => sentence::market_was_none(),
        };
        let command = Command::Promotion(promotion::Command::Was(promotion::command::Was { net_g, price_fen }));
        menu.offer(said, OnChoose::Do(command, 1));
    };
    offer(None);
    let Some((listing, sku)) = ctx(market).and_then(|listing| Some((listing, listing.skus.get(&net_g)?))) else {
        return menu;
    };
    let lowest_fen = market.honest_was_fen(&listing.product, net_g);
    let asked_fen = sku.sale.map_or(sku.price_fen, |sale| sale.price_fen);
    if let Some(lowest_fen) = lowest_fen.filter(|lowest_fen| asked_fen < *lowest_fen) {
        offer(Some(lowest_fen));
    }
    offer(Some(sku.price_fen * 2));
    menu
}

fn group_people(net_g: u32, market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_group_title());
    describe_price(&mut menu, net_g, market);
    menu.show(sentence::market_group_ask());
    let profile = market.setting.rules.profiles.get(&market.shop.profile);
    let people = profile.and_then(|profile| profile.group.as_ref());
    for people in people.map_or(&[][..], |group| &group.people) {
        menu.go(
            sentence::market_group_people(Arg::count(*people)),
            MarketPage::Number(Typing::new(Field::Group(net_g, *people))),
        );
    }
    let none = Command::Promotion(promotion::Command::Group(promotion::command::Group {
        net_g,
        terms: None,
    }));
    menu.offer(sentence::market_group_none(), OnChoose::Do(none, 1));
    menu
}

fn pair(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_pair_title());
    menu.show(sentence::market_pair_ask());
    let offered = &market.setting.rules.promotions.pair_ppm;
    let is_honest = |share_ppm: i64| ctx(market).is_none_or(|listing| market.is_honest_pair(listing, share_ppm));
    if !offered.iter().all(|share_ppm| is_honest(*share_ppm)) {
        menu.show_in(sentence::market_off_false(), Ink::Warn);
    }
    for share_ppm in offered.iter().copied().chain([0]) {
        let said = match share_ppm {
            0 => sentence::market_pair_none(),
            _ => sentence::market_pair_off(Arg::Share(share_ppm)),
        };
        let command = Command::Promotion(promotion::Command::Pair(promotion::command::Pair { share_ppm }));
        menu.offer(said, OnChoose::Do(command, 1));
        if !is_honest(share_ppm) {
            menu.never_first();
        }
    }
    menu
}

fn coupons(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_coupons_title());
    menu.show(sentence::market_coupons_budget(Arg::Yuan(market.coupon_budget_fen())));
    menu.show(sentence::market_coupons_ask());
    let is_honest = |coupon: &CouponId| ctx(market).is_none_or(|listing| market.is_honest_coupon(listing, coupon));
    if !market.setting.rules.coupons.keys().all(is_honest) {
        menu.show_in(sentence::market_off_false(), Ink::Warn);
    }
    for coupon in market.setting.rules.coupons.keys() {
        let given = market.promotions.coupons.get(coupon).copied().unwrap_or_default();
        let said = sentence::market_coupon_line(
            Arg::name("coupon", coupon),
            Arg::count(given.left),
            Arg::count(given.used),
        );
        menu.go(said, MarketPage::Number(Typing::new(Field::Coupon(coupon.clone()))));
        if !is_honest(coupon) {
            menu.never_first();
        }
    }
    menu
}

fn video(ticked: &BTreeSet<String>, market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_video());
    menu.show(sentence::market_video_ask());
    let parts: Vec<&str> = market
        .setting
        .rules
        .promotions
        .video_parts
        .iter()
        .map(String::as_str)
        .collect();
    let chosen: Vec<String> = parts
        .iter()
        .filter(|part| ticked.contains(**part))
        .map(|part| (*part).to_owned())
        .collect();
    let ready = if chosen.is_empty() {
        OnChoose::Refuse([sentence::market_video_empty(), sentence::market_video_empty_way()])
    } else {
        OnChoose::act(promotion::Command::Video(chosen), 1)
    };
    menu.offer(sentence::market_ready(), ready);
    ticks(&mut menu, "video", &parts, ticked, |ticked| {
        MarketPage::Promote(Page::Video(ticked))
    });
    menu
}

fn card() -> Menu {
    let mut menu = Menu::titled(sentence::market_card_title());
    menu.show(sentence::market_card_ask());
    for card in Card::ALL.iter().copied() {
        let command = Command::Promotion(promotion::Command::Card(card));
        menu.offer(Sentence::of(say::card_name(card)), OnChoose::Do(command, 1));
        if card == Card::PaidPraise {
            menu.never_first();
        }
    }
    menu
}

fn reviewed(market: &Market) -> Vec<(&OrderId, i64)> {
    let reviews = market.orders.iter();
    let mut reviews: Vec<(&OrderId, i64)> = reviews
        .filter_map(|(name, order)| Some((name, order.stars_hundredths.filter(|_| order.responded.is_none())?)))
        .collect();
    // The worst want an answer first.
    reviews.sort_by_key(|(name, stars)| (*stars, (*name).clone()));
    reviews
}

fn reviews(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_reviews_title());
    let reviews = reviewed(market);
    if reviews.is_empty() {
        menu.show(sentence::market_no_reviews());
    }
    let poor = market.poor_reviews().len();
    if 1 < poor {
        let all = MarketPage::Promote(Page::Review(Selector::All));
        menu.go(counted(sentence::market_errand_reviews, poor), all);
    }
    for (name, stars) in reviews.into_iter().take(REVIEWS) {
        let said = sentence::market_review_line(say::called(name), Arg::Decimal(stars));
        let one = Selector::Named(vec![name.clone().into()]);
        menu.go(said, MarketPage::Promote(Page::Review(one)));
    }
    menu
}

/// Poor reviews without an answer, where the latest are what buyers read.
pub fn errand(market: &Market) -> Option<Errand> {
    let count = market.poor_reviews().len();
    let is_left = 0 < count && 0 < market.setting.scenario.latest_reviews && !market.buyers_gone;
    is_left.then(|| Errand {
        label: counted(sentence::market_errand_reviews, count),
        on_choose: OnChoose::Go(MarketPage::Promote(Page::Review(Selector::All))),
        due_min: None,
    })
}

fn review(orders: &Selector, market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_reviews_title());
    menu.show(sentence::market_review_ask());
    for (reply, rules) in &market.setting.rules.review_replies {
        let command = Command::Promotion(promotion::Command::Respond(promotion::command::Respond {
            orders: orders.clone(),
            reply: reply.clone(),
        }));
        menu.offer(Sentence::of(Arg::name("review-reply", reply)), OnChoose::Do(command, 1));
        if rules.breach.is_some() {
            menu.never_first();
        }
    }
    menu
}
