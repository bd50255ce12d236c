//! The live stream's page: who hosts, then part by part what is said, with the viewers and the boxes that are left.

use super::{
    listing::desk,
    menu::{Menu, Takes},
    place::Place,
    today::Errand,
    words::{label, left},
};
use crate::market::live;
use crate::{
    market::{Command, Figure, Market},
    say::{Saying, Word},
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
    let mut menu = Menu::titled(Saying::plain("market-live"));
    let Some(session) = market.live.as_ref().filter(|session| session.on_air) else {
        return off_air(menu, market);
    };
    let price_fen = desk(market).and_then(|listing| listing.skus.values().next().map(|sku| sku.price_fen));
    let boxes: u32 = market
        .listings
        .get(&session.product)
        .map_or(0, |listing| listing.skus.values().map(|sku| sku.stock).sum());
    menu.tell_in(
        Saying::plain("market-live-now")
            .with("left", left(session.ends_min, market))
            .with(
                "sold",
                Word::Number(market.figure(Figure::Live(live::Figure::LivePieces))),
            )
            .with("stock", Word::count(boxes)),
        Ink::Strong,
    );
    if let Some(price_fen) = price_fen {
        menu.tell(label("market-live-price", Word::Yuan(price_fen)));
    }
    match market.live_part() {
        Some(part) => menu.tell(label("market-live-part", Word::name("live-part", part))),
        None => menu.tell(Saying::plain("market-live-said-all")),
    }
    for line in market.line_choices() {
        let said = Saying::of(Word::name("line", &line));
        menu.act(said, Command::Live(live::Command::Say(line)));
    }
    menu.wait();
    menu
}

fn off_air(mut menu: Menu, market: &Market) -> Menu {
    let rules = &market.setting.rules.live;
    menu.tell(Saying::plain("market-live-ask"));
    menu.tell(Saying::plain("market-live-rule"));
    let begin = |host: bool| Command::Live(live::Command::Begin(live::command::Begin { host }));
    menu.act(Saying::plain("market-live-own"), begin(false));
    menu.act(
        Saying::plain("market-live-host")
            .with("money", Word::Yuan(rules.host_fen))
            .with("share", Word::Share(rules.host_ppm)),
        begin(true),
    );
    menu
}

/// On air nothing is more urgent than the next line.
pub fn errand(market: &Market) -> Option<Errand> {
    let session = market.live.as_ref().filter(|session| session.on_air)?;
    market.live_part()?;
    Some(Errand {
        label: Saying::plain("market-errand-live"),
        takes: Takes::Go(Place::Live(Page::Room)),
        due_min: Some(session.ends_min),
    })
}
