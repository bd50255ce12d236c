//! Other shops with the same goods: what they ask, when they are sold out, and who takes the learner's photos.
//!
//! ```text
//! each week      a price of its own, or none: sold out; who undercuts goes below the learner, never below its cost
//! photos seen ─enough boxes sold─▶ Copied ─takedown─▶ Asked ─two days─▶ taken down
//! ```
//! A buyer compares with what all that have goods ask together: who runs out makes the others dearer. What a box costs whatever
//! is in it stands in every price, so that the kilogram is cheaper in a large one. How buyers take a price is `demand`'s.

pub mod command;
pub mod event;
pub(crate) mod figures;
pub mod refusal;

use std::collections::BTreeMap;

pub use command::Command;
pub use event::Event;
pub use figures::Figure;
pub use refusal::Refusal;

use super::{
    Market, Obligation, Product, ProductId, RivalId, Role, Thing, demand::ONE_PPM, demand::scale, order, random,
    run::Decision, time,
};

/// The sections of the rules that it reads.
pub const RULES: &[&str] = &["minutes", "products", "rivalry", "rivals"];

/// What holds for all other shops.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rivalry {
    /// Days for which a price stands.
    pub keeps_days: u32,
    /// What a parcel costs whatever is in it: the first part of its freight, and the box (fen).
    pub parcel_fen: i64,
    /// Factor on looking at a page whose photos stand elsewhere too.
    pub copied_ppm: i64,
    /// From asking the market until the copies are gone (minutes).
    pub removed_min: u32,
}

/// One other shop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rival {
    /// Of those who compare, so many look there; relative to the others.
    pub weight: u32,
    /// What it asks against the usual price, and how far that goes up or down.
    pub price_ppm: i64,
    pub vary_ppm: i64,
    /// Share of weeks in which it has nothing left.
    pub sold_out_ppm: i64,
    /// Goes so far below the learner's price, down to the least; absent where it does not look at it.
    pub undercuts_ppm: Option<i64>,
    pub least_ppm: i64,
    /// Takes photos from pages that have sold so many boxes, with this chance a morning; absent where it has its own.
    pub copies_from: Option<u32>,
    pub copies_ppm: i64,
}

/// What another shop asks this week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quote {
    /// Against the usual price (ppm).
    pub price_ppm: i64,
    pub sold_out: bool,
}

/// The learner's photos on another's page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    pub by: RivalId,
    /// When they will be gone; nothing while nobody has asked for it.
    pub gone_min: Option<u32>,
}

/// How one product stands beside the others'.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Standing {
    pub quotes: BTreeMap<RivalId, Quote>,
    pub copied: Option<Copied>,
}

/// What falls due with other shops.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Due {
    /// The market has looked at a page with taken photos.
    TakenDown(ProductId),
}

impl Due {
    pub fn rank(&self) -> u8 {
        match self {
            Due::TakenDown(_) => 51,
        }
    }
}

pub(crate) fn fall_due(_: &Market, due: &Due) -> Vec<crate::Event> {
    match due {
        Due::TakenDown(product) => vec![
            Event::TakenDown(event::TakenDown {
                product: product.clone(),
            })
            .into(),
        ],
    }
}

/// Nobody owes anything by it.
pub(crate) fn obligations(_: &Market) -> Vec<Obligation> {
    Vec::new()
}

pub(super) fn decide(market: &Market, command: &Command) -> Result<Decision, crate::Refusal> {
    match command {
        Command::Takedown(command::Takedown { product }) => {
            let known = market.setting.scenario.goods.contains_key(product);
            if !known {
                return Err(crate::Refusal::no_such(Thing::Product));
            }
            let copied = market
                .copied(product)
                .ok_or(crate::Refusal::Rival(Refusal::NothingCopied))?;
            if copied.gone_min.is_some() {
                return Err(crate::Refusal::ALREADY_SO);
            }
            let gone_min = market.now_min + market.setting.rules.rivalry.removed_min;
            let product = product.clone();
            Ok(Decision::of(
                Event::TakedownAsked(event::TakedownAsked { product, gone_min }),
                market.setting.rules.minutes.decide,
            ))
        }
    }
}

pub(crate) fn apply(market: &mut Market, event: &Event) {
    match event {
        Event::Copied(event::Copied { product, by }) => {
            let copied = Copied {
                by: by.clone(),
                gone_min: None,
            };
            market.rivals.entry(product.clone()).or_default().copied = Some(copied);
        }
        Event::TakedownAsked(event::TakedownAsked { product, gone_min }) => {
            if let Some(copied) = market.rivals.get_mut(product).and_then(|beside| beside.copied.as_mut()) {
                copied.gone_min = Some(*gone_min);
            }
            market.plan(*gone_min, Due::TakenDown(product.clone()));
        }
        Event::TakenDown(event::TakenDown { product }) => {
            if let Some(beside) = market.rivals.get_mut(product) {
                beside.copied = None;
            }
        }
    }
}

/// Whose photos are taken this morning.
pub(super) fn morning(market: &Market) -> Vec<crate::Event> {
    let sold = |product: &ProductId| {
        let taken = |order: &&order::Order| order.product == *product && order.state.was_taken();
        market.orders.values().filter(taken).count() as u32
    };
    let mut events = Vec::new();
    for (product, listing) in market.listings.iter().filter(|(_, listing)| listing.is_seen()) {
        if market.copied(product).is_some() || listing.live.as_ref().is_none_or(|page| page.photos.is_empty()) {
            continue;
        }
        let by = market.setting.rules.rivals.iter().find(|(id, rival)| {
            let bits = market.draw("copies", time::day_of(market.now_min), &format!("{product} {id}"));
            let from = rival.copies_from;
            random::happens(bits, rival.copies_ppm) && from.is_some_and(|from| from <= sold(product))
        });
        if let Some((by, _)) = by {
            let (product, by) = (product.clone(), by.clone());
            events.push(Event::Copied(event::Copied { product, by }).into());
        }
    }
    events
}

/// A week begins: every shop has its price, and some have sold out.
pub(super) fn day_began(market: &mut Market, day: u32) {
    let keeps_days = market.setting.rules.rivalry.keeps_days.max(1);
    if market.setting.scenario.role != Role::Seller || !(day - 1).is_multiple_of(keeps_days) {
        return;
    }
    let setting = std::sync::Arc::clone(&market.setting);
    for product in setting.scenario.goods.keys() {
        let quotes = setting.rules.rivals.iter();
        let quotes = quotes.map(|(id, rival)| (id.clone(), quote(market, product, id, rival, day)));
        let quotes = quotes.collect();
        market.rivals.entry(product.clone()).or_default().quotes = quotes;
    }
}

fn quote(market: &Market, product: &ProductId, id: &RivalId, rival: &Rival, day: u32) -> Quote {
    let whom = format!("{product} {id}");
    let span = rival.vary_ppm.max(0) as u64 * 2 + 1;
    let vary_ppm = random::below(market.draw("rival-price", day, &whom), span) as i64 - rival.vary_ppm.max(0);
    let own_ppm = rival.price_ppm + vary_ppm;
    let under = |undercuts_ppm: i64| Some(scale(market.asked_ppm(product)?, &[undercuts_ppm]).max(rival.least_ppm));
    let price_ppm = rival
        .undercuts_ppm
        .and_then(under)
        .map_or(own_ppm, |under| under.min(own_ppm));
    let sold_out = random::happens(market.draw("rival-sold-out", day, &whom), rival.sold_out_ppm);
    Quote { price_ppm, sold_out }
}

impl Market {
    /// Returns who shows the learner's photos of a product, if somebody does.
    pub fn copied(&self, product: &ProductId) -> Option<&Copied> {
        self.rivals.get(product)?.copied.as_ref()
    }

    /// Returns what the field pays this year for a kilogram, as the season has turned out.
    pub fn gate_fen_per_kg(&self, product: &ProductId) -> i64 {
        let goods = self.setting.scenario.goods.get(product);
        if let Some(agreed) = goods.and_then(|goods| goods.bought_fen_per_kg.or(goods.farm_fen_per_kg)) {
            return agreed;
        }
        let known = self.setting.rules.products.get(product);
        known.map_or(0, |known| {
            scale(known.farm_fen_per_kg, &[self.year_ppm(product, known)])
        })
    }

    /// Returns how dear a product is this year at the field, against the mean of years (ppm).
    fn year_ppm(&self, product: &ProductId, known: &Product) -> i64 {
        let span = (known.year_most_ppm - known.year_least_ppm).max(0) as u64 + 1;
        known.year_least_ppm + random::below(self.draw("year", 0, product), span) as i64
    }

    /// Returns what a box of so much usually costs at the door this year, with nobody sold out (fen).
    pub fn usual_fen(&self, product: &ProductId, net_g: u32) -> i64 {
        let Some(known) = self.setting.rules.products.get(product) else {
            return 0;
        };
        // Freight and box cost the same in a dear year.
        let dearer_fen = scale(known.farm_fen_per_kg, &[self.year_ppm(product, known) - ONE_PPM]);
        let usual_g = i64::from(known.usual_g.unwrap_or(net_g)).max(1);
        let usual_fen = (known.national_fen_per_kg + dearer_fen) * usual_g / 1000;
        let parcel_fen = self.setting.rules.rivalry.parcel_fen.min(usual_fen / 2);
        parcel_fen + (usual_fen - parcel_fen) * i64::from(net_g) / usual_g
    }

    /// Returns what those who have goods ask together against the usual price (ppm).
    pub fn asked_elsewhere_ppm(&self, product: &ProductId) -> i64 {
        let Some(beside) = self.rivals.get(product) else {
            return ONE_PPM;
        };
        let (mut weights, mut sum) = (0, 0);
        for (id, quote) in beside.quotes.iter().filter(|(_, quote)| !quote.sold_out) {
            let weight = self
                .setting
                .rules
                .rivals
                .get(id)
                .map_or(0, |rival| i64::from(rival.weight));
            weights += weight;
            sum += weight * quote.price_ppm;
        }
        if weights == 0 { ONE_PPM } else { sum / weights }
    }

    /// Returns what the other shops ask for a box of so much, in fen; nothing from who has sold out.
    pub fn asked_elsewhere(&self, product: &ProductId, net_g: u32) -> Vec<(&RivalId, Option<i64>)> {
        let usual_fen = self.usual_fen(product, net_g);
        let quotes = self.rivals.get(product).map(|beside| &beside.quotes);
        let quotes = quotes.into_iter().flatten();
        let asks = quotes.map(|(id, quote)| (id, (!quote.sold_out).then(|| scale(usual_fen, &[quote.price_ppm]))));
        asks.collect()
    }

    /// What the learner's page asks for its first size, against the usual price (ppm); nothing while it cannot be seen.
    pub(super) fn asked_ppm(&self, product: &ProductId) -> Option<i64> {
        let listing = self.listings.get(product).filter(|listing| listing.is_seen())?;
        let (net_g, sku) = listing.skus.iter().next()?;
        Some(sku.price_fen * ONE_PPM / self.usual_fen(product, *net_g).max(1))
    }
}
