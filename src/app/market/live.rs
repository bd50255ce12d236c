//! The live stream's page: who hosts, then part by part what is said, with the viewers and the boxes that are left.

use super::{
    listing::ctx,
    menu::{Menu, OnChoose},
    page::MarketPage,
    today::Errand,
    words::left,
};
use crate::market::live;
use crate::{
    market::{Command, Figure, Market},
    say::{Arg, Sentence, sentence},
    text::Ink,
};

/// The stream, on air or before it.
#[derive(Debug, Clone, PartialEq, strum::VariantNames)]
pub enum Page {
    Room,
}

pub fn menu(page: &Page, market: &Market) -> Menu {
    match page {
        Page::Room => room(market),
    }
}

fn room(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_live());
    let Some(session) = market.live.as_ref().filter(|session| session.on_air) else {
        return off_air(menu, market);
    };
    let price_fen = ctx(market).and_then(|listing| listing.skus.values().next().map(|sku| sku.price_fen));
    let boxes: u32 = market
        .listings
        .get(&session.product)
        .map_or(0, |listing| listing.skus.values().map(|sku| sku.stock).sum());
    menu.show_in(
        sentence::market_live_now(
            left(session.ends_min, market),
            Arg::Number(market.figure(Figure::Live(live::Figure::LivePieces))),
            Arg::count(boxes),
        ),
        Ink::Strong,
    );
    if let Some(price_fen) = price_fen {
        menu.show(sentence::market_live_price(Arg::Yuan(price_fen)));
    }
    match market.live_part() {
        Some(part) => menu.show(sentence::market_live_part(Arg::name("live-part", part))),
        None => menu.show(sentence::market_live_said_all()),
    }
    for line in market.line_choices() {
        let said = Sentence::of(Arg::name("line", &line));
        let breaks_rules = market
            .setting
            .rules
            .lines
            .get(&line)
            .is_some_and(|line| line.breach.is_some());
        menu.act(said, Command::Live(live::Command::Say(line)));
        if breaks_rules {
            menu.never_first();
        }
    }
    menu.wait();
    menu
}

fn off_air(mut menu: Menu, market: &Market) -> Menu {
    let rules = &market.setting.rules.live;
    menu.show(sentence::market_live_ask());
    menu.show(sentence::market_live_rule());
    // An hour was on air: its orders want packing before there is another.
    if market.live.is_some() {
        menu.offer(sentence::market_back(), OnChoose::Back);
    } else {
        menu.gap();
    }
    let begin = |host: bool| Command::Live(live::Command::Begin(live::command::Begin { host }));
    if let Some(best_min) = market.best_live_min() {
        let time = Arg::Moment(best_min);
        menu.show(sentence::market_live_crowd(time.clone()));
        menu.offer(
            sentence::market_live_wait(time),
            OnChoose::Do(Command::wait_until_or_asked(best_min), 0),
        );
    } else {
        menu.gap();
    }
    menu.act(sentence::market_live_own(), begin(false));
    menu.act(
        sentence::market_live_host(Arg::Yuan(rules.host_fen), Arg::Share(rules.host_ppm)),
        begin(true),
    );
    menu
}

/// On air nothing is more urgent than the next line.
pub fn errand(market: &Market) -> Option<Errand> {
    let session = market.live.as_ref().filter(|session| session.on_air)?;
    market.live_part()?;
    Some(Errand {
        label: sentence::market_errand_live(),
        on_choose: OnChoose::Go(MarketPage::Live(Page::Room)),
        due_min: Some(session.ends_min),
    })
}
