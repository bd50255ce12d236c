//! Promoted listings: what an ad costs and brings, and what is given for a click and for a day.

use super::{
    menu::{Menu, OnChoose},
    page::MarketPage,
    today::Errand,
};
use crate::market::advert;
use crate::{
    market::{Advert, Command, Market, ProductId},
    say::{self, Arg, Sentence, sentence},
    text::Ink,
};

/// Days that are told together, the latest.
const LATELY: usize = 7;

/// One product's ad, and what is given for it.
#[derive(Debug, Clone, PartialEq, strum::VariantNames)]
pub enum Page {
    One(ProductId),
    /// The most for a click.
    Bid(ProductId),
    /// The most for a day, at this bid in fen.
    Budget(ProductId, i64),
}

pub fn menu(page: &Page, market: &Market) -> Menu {
    match page {
        Page::One(product) => one(product, market),
        Page::Bid(product) => bid(product, market),
        Page::Budget(product, bid_fen) => budget(product, *bid_fen, market),
    }
}

/// The way to the ads, where this market sells clicks: of each page that buyers see, or that is paid for.
pub fn way(menu: &mut Menu, market: &Market) {
    if !market.sells_clicks() {
        return;
    }
    for (product, listing) in &market.listings {
        let name = Arg::name("product", product);
        let said = match running(product, market) {
            Some(advert) => sentence::advert_way_runs(Arg::Yuan(advert.bid_fen), Arg::Yuan(advert.budget_fen), name),
            None if listing.is_seen() => sentence::advert_way(name),
            None => continue,
        };
        menu.go(said, MarketPage::Advert(Page::One(product.clone())));
    }
}

/// What the ads cost and brought yesterday, in one line.
pub fn describe_today(menu: &mut Menu, market: &Market) {
    let yesterday = crate::market::time::day_of(market.now_min).saturating_sub(1);
    let days = market
        .adverts
        .by_product
        .values()
        .filter_map(|advert| advert.days.last());
    let (mut any, mut clicks, mut spent_fen, mut orders) = (false, 0, 0, 0);
    for day in days.filter(|day| day.day == yesterday) {
        any = true;
        clicks += day.clicks;
        spent_fen += day.spent_fen;
        orders += day.orders;
    }
    if any {
        menu.show_in(
            sentence::advert_yesterday(Arg::count(clicks), Arg::Yuan(spent_fen), Arg::count(orders)),
            Ink::Dim,
        );
    }
}

/// An ad that lost over some days and goes on as it was, or that runs on a page which is not ready for it.
pub fn errands(market: &Market) -> Vec<Errand> {
    let adverts = market.adverts.by_product.iter();
    let errand = |(product, advert): (&ProductId, &Advert)| {
        let label = match why_stop(product, advert, market)? {
            WhyStop::Loses => sentence::advert_errand_loses(),
            WhyStop::Unready => sentence::advert_runs_unready(),
        };
        Some(Errand {
            label,
            on_choose: OnChoose::Go(MarketPage::Advert(Page::One(product.clone()))),
            due_min: None,
        })
    };
    adverts.filter_map(errand).collect()
}

/// Why an ad that runs had better not.
enum WhyStop {
    Loses,
    Unready,
}

fn why_stop(product: &ProductId, advert: &Advert, market: &Market) -> Option<WhyStop> {
    if advert.loses {
        Some(WhyStop::Loses)
    } else {
        (advert.runs && market.unready_for_clicks(product).is_some()).then_some(WhyStop::Unready)
    }
}

fn running<'a>(product: &ProductId, market: &'a Market) -> Option<&'a Advert> {
    let advert = market.adverts.by_product.get(product);
    advert.filter(|advert| advert.runs)
}

fn one(product: &ProductId, market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::advert_title(Arg::name("product", product)));
    let advert = market.adverts.by_product.get(product);
    match advert {
        Some(advert) if advert.runs => {
            let (bid, budget) = (Arg::Yuan(advert.bid_fen), Arg::Yuan(advert.budget_fen));
            menu.show_in(sentence::advert_now(bid, budget), Ink::Strong);
            menu.show(say::ad_slot(advert.slot));
            let (clicks, spent) = (Arg::count(advert.clicks_today), Arg::Yuan(advert.spent_today_fen));
            menu.show(sentence::advert_today(clicks, spent));
            if advert.rests {
                menu.show_in(sentence::advert_rests(), Ink::Warn);
            }
        }
        Some(_) => menu.show_in(sentence::advert_stopped(), Ink::Strong),
        None => menu.show(sentence::advert_none()),
    }
    describe_sum(&mut menu, product, advert, market);
    if let Some(unready) = market.unready_for_clicks(product) {
        menu.show_in(say::unready(unready), Ink::Warn);
    }
    let stop = Command::from(advert::Command::Unpromote(advert::command::Unpromote {
        product: product.clone(),
    }));
    let bids = MarketPage::Advert(Page::Bid(product.clone()));
    // A tired hand on Enter buys nothing; what loses it stops.
    let running = running(product, market);
    let is_to_stop = running.is_some_and(|advert| why_stop(product, advert, market).is_some());
    if is_to_stop {
        menu.act(sentence::advert_stop(), stop.clone());
    } else {
        menu.offer(sentence::advert_keep(), OnChoose::Back);
    }
    let Some(advert) = running else {
        menu.go(sentence::advert_start(), bids);
        menu.never_first();
        return menu;
    };
    menu.go(sentence::advert_change_bid(), bids);
    let budgets = MarketPage::Advert(Page::Budget(product.clone(), advert.bid_fen));
    menu.go(sentence::advert_change_budget(), budgets);
    if !is_to_stop {
        menu.act(sentence::advert_stop(), stop);
    }
    menu
}

/// What the last days cost and brought, and what an order cost beside what it earns.
fn describe_sum(menu: &mut Menu, product: &ProductId, advert: Option<&Advert>, market: &Market) {
    let earns_fen = market.order_earns_fen(product);
    let Some(advert) = advert.filter(|advert| !advert.days.is_empty()) else {
        if let Some(earns_fen) = earns_fen {
            menu.show(sentence::advert_earns(Arg::Yuan(earns_fen)));
        }
        return;
    };
    let (clicks, spent_fen, orders) = advert.lately(LATELY);
    let days = advert.days.len().min(LATELY);
    let lately = sentence::advert_lately(
        Arg::count(clicks),
        Arg::Number(days as i64),
        Arg::Yuan(spent_fen),
        Arg::count(orders),
    );
    menu.show(lately);
    let cost_fen = spent_fen / i64::from(orders.max(1));
    let (said, ink) = match earns_fen {
        _ if spent_fen == 0 => return,
        _ if orders == 0 => (sentence::advert_no_order(Arg::Yuan(spent_fen)), Ink::Bad),
        Some(earns_fen) => {
            let ink = if earns_fen < cost_fen { Ink::Bad } else { Ink::Good };
            (sentence::advert_costs(Arg::Yuan(cost_fen), Arg::Yuan(earns_fen)), ink)
        }
        None => (sentence::advert_costs_unknown(Arg::Yuan(cost_fen)), Ink::Plain),
    };
    menu.show_in(said, ink);
}

fn promoted(product: &ProductId, bid_fen: i64, budget_fen: i64) -> Command {
    Command::from(advert::Command::Promote(advert::command::Promote {
        product: product.clone(),
        bid_fen,
        budget_fen,
    }))
}

/// What each bid would get today; who begins chooses the day's money next.
fn bid(product: &ProductId, market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::advert_bid_title());
    menu.show(sentence::advert_bid_ask());
    menu.show_in(sentence::advert_bid_columns(), Ink::Dim);
    let running = running(product, market);
    let bids = market.setting.rules.adverts.bids_fen.iter().copied();
    for bid_fen in bids.filter(|bid_fen| running.is_none_or(|advert| advert.bid_fen != *bid_fen)) {
        let on_choose = match running.filter(|advert| bid_fen <= advert.budget_fen) {
            Some(advert) => OnChoose::Do(promoted(product, bid_fen, advert.budget_fen), 1),
            None => OnChoose::Go(MarketPage::Advert(Page::Budget(product.clone(), bid_fen))),
        };
        menu.offer(bid_line(product, bid_fen, market), on_choose);
    }
    menu
}

fn bid_line(product: &ProductId, bid_fen: i64, market: &Market) -> Sentence {
    match market.ad_slot(product, bid_fen) {
        Some(slot) => sentence::advert_bid(
            Arg::Yuan(bid_fen),
            Arg::Yuan(slot.price_fen),
            Arg::count(slot.place),
            Arg::Number(slot.views),
        ),
        None => sentence::advert_bid_unseen(Arg::Yuan(bid_fen)),
    }
}

/// How many clicks each budget pays for at today's price.
fn budget(product: &ProductId, bid_fen: i64, market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::advert_budget_title());
    menu.show(sentence::advert_budget_ask());
    let running = running(product, market);
    let price_fen = market.ad_slot(product, bid_fen).map_or(bid_fen, |slot| slot.price_fen);
    let is_so =
        |budget_fen: i64| running.is_some_and(|advert| (advert.bid_fen, advert.budget_fen) == (bid_fen, budget_fen));
    // A new ad is chosen on two pages, and both are left.
    let back = if running.is_some_and(|advert| advert.bid_fen == bid_fen) {
        1
    } else {
        2
    };
    let budgets = market.setting.rules.adverts.budgets_fen.iter().copied();
    for budget_fen in budgets.filter(|budget_fen| bid_fen <= *budget_fen && !is_so(*budget_fen)) {
        let said = sentence::advert_budget(Arg::Yuan(budget_fen), Arg::Number(budget_fen / price_fen.max(1)));
        menu.offer(said, OnChoose::Do(promoted(product, bid_fen, budget_fen), back));
    }
    menu
}
