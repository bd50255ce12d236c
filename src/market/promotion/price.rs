//! What a buyer pays, and whether the prices on show are honest.
//!
//! A comparison price is at most the lowest price that was paid in the days before it was set; a discount is under that
//! price. Without a deal there is nothing to compare with, and a discount is held against what the page asked before.

use super::super::{
    CouponId, Event, Happened, Listing, Market, Name, Order, OrderState, ProductId, Sku, ViolationKindId, Wish, random,
    shop::conduct, time,
};
use crate::listing;

/// A price on show and the minute it was set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PriceTag {
    pub price_fen: i64,
    pub since_min: u32,
}

/// What one buyer would pay for a wish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deal {
    /// For all pieces, after everything that was taken off.
    pub price_fen: i64,
    /// Taken off by this coupon.
    pub coupon: Option<(CouponId, i64)>,
    /// Buys together with so many.
    pub people: Option<u32>,
}

/// Returns what this buyer would pay for a wish.
pub(in super::super) fn deal(market: &Market, listing: &Listing, wish: &Wish, name: &Name) -> Option<Deal> {
    let sku = listing.skus.get(&wish.net_g)?;
    let group = market.profile().and_then(|profile| profile.group.as_ref());
    let together = sku.group.filter(|_| {
        group.is_some_and(|group| random::happens(market.draw("buys-together", 0, name.as_str()), group.takes_ppm))
    });
    let unit_fen = together.map_or(asked_fen(sku), |(price_fen, _)| price_fen.min(asked_fen(sku)));
    let pieces = i64::from(wish.pieces);
    let pair_ppm = market
        .promotions
        .pair_ppm
        .get(&listing.product)
        .filter(|_| wish.pieces >= 2)
        .copied()
        .unwrap_or(0);
    let whole_fen = unit_fen * pieces - unit_fen * pieces * pair_ppm / 1_000_000;
    let coupon = best_coupon(market, whole_fen);
    Some(Deal {
        price_fen: whole_fen - coupon.as_ref().map_or(0, |(_, off_fen)| *off_fen),
        coupon,
        people: together.map(|(_, people)| people),
    })
}

/// The price of one piece that the page asks.
fn asked_fen(sku: &Sku) -> i64 {
    sku.sale.map_or(sku.price_fen, |sale| sale.price_fen.min(sku.price_fen))
}

fn best_coupon(market: &Market, whole_fen: i64) -> Option<(CouponId, i64)> {
    let rules = &market.setting.rules.coupons;
    let fits = market.promotions.coupons.iter().filter_map(|(id, coupon)| {
        let rule = rules.get(id)?;
        let fits = coupon.left > 0 && rule.over_fen <= whole_fen && rule.off_fen < whole_fen;
        fits.then(|| (id.clone(), rule.off_fen))
    });
    fits.max_by_key(|(_, off_fen)| *off_fen)
}

/// Returns the lowest price per piece that was paid in the honest days before a minute; none without a deal.
pub fn lowest_deal_fen(market: &Market, product: &ProductId, net_g: u32, before_min: u32) -> Option<i64> {
    let days = market.setting.rules.promotions.honest_days;
    let from_min = before_min.saturating_sub(days * time::DAY_MIN);
    let counts = |order: &&Order| {
        let paid = !matches!(order.state, OrderState::WaitPay | OrderState::Unpaid);
        let when = (from_min..before_min).contains(&order.placed_min);
        paid && when && order.product == *product && order.net_g == net_g
    };
    let deals = market.orders.values().filter(counts);
    deals
        .map(|order| order.price_fen / i64::from(order.pieces.max(1)))
        .min()
}

/// Whether a discount at this price, begun at that minute, is one: under every deal of the days before, or else under every
/// price the page asked in them.
pub fn is_honest_sale(market: &Market, product: &ProductId, net_g: u32, price_fen: i64, since_min: u32) -> bool {
    before_fen(market, product, net_g, since_min).is_none_or(|before_fen| price_fen < before_fen)
}

/// The lowest price of the honest days before a minute: that was paid, or else asked.
fn before_fen(market: &Market, product: &ProductId, net_g: u32, since_min: u32) -> Option<i64> {
    lowest_deal_fen(market, product, net_g, since_min).or_else(|| lowest_asked_fen(market, product, net_g, since_min))
}

/// Returns what a discount from now on is taken off: a price that was raised for it counts for nothing.
pub(super) fn taken_off_fen(market: &Market, product: &ProductId, net_g: u32, price_fen: i64) -> i64 {
    before_fen(market, product, net_g, market.now_min).map_or(price_fen, |before_fen| before_fen.min(price_fen))
}

/// The lowest price the page has asked in the honest days.
fn lowest_asked_fen(market: &Market, product: &ProductId, size_g: u32, before_min: u32) -> Option<i64> {
    let days = market.setting.rules.promotions.honest_days;
    let from_min = before_min.saturating_sub(days * time::DAY_MIN);
    let mut lowest = None;
    for happened in market.log.iter().filter(|happened| happened.at_min < before_min) {
        let Event::Listing(listing::Event::Edited(listing::event::Edited { product: edited, edit })) = &happened.event
        else {
            continue;
        };
        let asked_fen = match edit {
            listing::Edit::Sku(listing::edit::Sku { net_g, price_fen }) if *net_g == size_g => *price_fen,
            listing::Edit::Price(listing::edit::Price { net_g, price_fen })
                if net_g.is_none_or(|net_g| net_g == size_g) =>
            {
                *price_fen
            }
            listing::Edit::Title(_)
            | listing::Edit::Category(_)
            | listing::Edit::Attribute(_)
            | listing::Edit::Photos(_)
            | listing::Edit::Details(_)
            | listing::Edit::Sku(_)
            | listing::Edit::Unsku(_)
            | listing::Edit::Price(_)
            | listing::Edit::Stock(_)
            | listing::Edit::Freight(_)
            | listing::Edit::Promise(_)
            | listing::Edit::SevenDays(_)
            | listing::Edit::Assure(_) => continue,
        };
        if edited == product {
            // What was asked when the honest days began holds in them.
            let lower = lowest.filter(|_| happened.at_min > from_min);
            lowest = Some(lower.map_or(asked_fen, |lower: i64| lower.min(asked_fen)));
        }
    }
    lowest
}

/// Since when the page has asked a price for a size: since it stands on the shelf, or since the size is on it.
pub(super) fn asked_since_min(market: &Market, listing: &Listing, size_g: u32) -> Option<u32> {
    let begins = |happened: &&Happened| {
        let Event::Listing(listing::Event::Edited(edited)) = &happened.event else {
            return false;
        };
        let is_size = matches!(&edited.edit, listing::Edit::Sku(sku) if sku.net_g == size_g);
        edited.product == listing.product && is_size
    };
    let begun = market.log.iter().find(begins)?;
    Some(begun.at_min.max(listing.shelved_min?))
}

/// Returns the highest price at which buyers take a discount of a size for one; nothing for a size that is not there.
pub fn seen_from_fen(market: &Market, listing: &Listing, net_g: u32) -> Option<i64> {
    let sku = listing.skus.get(&net_g)?;
    let from_fen = taken_off_fen(market, &listing.product, net_g, sku.price_fen);
    Some(from_fen - (from_fen * market.setting.rules.promotions.off_least_ppm + 999_999) / 1_000_000)
}

/// Whether so much off a price is seen at all: a fen less is no reduction.
pub(in super::super) fn is_worth_seeing(market: &Market, off_fen: i64, price_fen: i64) -> bool {
    market.setting.rules.promotions.off_least_ppm * price_fen <= off_fen * 1_000_000
}

/// Whether a size has a discount that buyers see.
pub(in super::super) fn is_seen(market: &Market, sku: &Sku) -> bool {
    sku.sale.is_some_and(|sale| {
        let off_fen = sale.from_fen - sale.price_fen;
        0 < off_fen && is_worth_seeing(market, off_fen, sale.from_fen)
    })
}

/// Whether anything on a page is reduced, so that buyers see it: a size, by a coupon, or the second piece.
pub(in super::super) fn is_reduced(market: &Market, listing: &Listing) -> bool {
    let by_sale = listing.skus_in_stock().any(|(_, sku)| is_seen(market, sku));
    by_sale || reductions(market, listing).next().is_some()
}

/// A coupon or a price for two, for one size of a page.
struct Reduction<'a> {
    name: &'a str,
    net_g: u32,
    /// What a piece costs by it.
    piece_fen: i64,
}

impl Reduction<'_> {
    /// By its name and the minute since which it is offered, so that it is counted once.
    fn found(&self, product: &ProductId, since_min: u32) -> String {
        found(product, self.net_g, since_min) + self.name
    }
}

/// Returns every coupon and every price for two that a page's buyers see.
fn reductions<'a>(market: &'a Market, listing: &'a Listing) -> impl Iterator<Item = Reduction<'a>> {
    let coupons = market.promotions.coupons.iter().filter(|(_, coupon)| 0 < coupon.left);
    let pair_ppm = market.promotions.pair_ppm.get(&listing.product).copied().unwrap_or(0);
    listing.skus_in_stock().flat_map(move |(net_g, sku)| {
        let asked_fen = asked_fen(sku);
        let given = coupons
            .clone()
            .filter_map(move |(id, _)| Some((id.as_str(), by_coupon(market, id, asked_fen)?)));
        let pair = (PAIR, for_two(pair_ppm, asked_fen));
        given.chain([pair]).filter_map(move |(name, off)| {
            Some(Reduction {
                name,
                net_g: *net_g,
                piece_fen: reduced_fen(market, asked_fen, off)?,
            })
        })
    })
}

/// For how many pieces at a price a coupon is given, and what it takes off them.
fn by_coupon(market: &Market, id: &CouponId, asked_fen: i64) -> Option<(i64, i64)> {
    let rule = market.setting.rules.coupons.get(id)?;
    let pieces = (1..=2).find(|pieces| rule.over_fen <= asked_fen * pieces)?;
    Some((pieces, rule.off_fen))
}

/// The same of a price for two.
fn for_two(share_ppm: i64, asked_fen: i64) -> (i64, i64) {
    (2, asked_fen * 2 * share_ppm / 1_000_000)
}

/// What a piece costs with so much off so many; nothing where buyers do not see that it is less.
fn reduced_fen(market: &Market, asked_fen: i64, (pieces, off_fen): (i64, i64)) -> Option<i64> {
    let whole_fen = asked_fen * pieces;
    let is_seen = 0 < off_fen && is_worth_seeing(market, off_fen, whole_fen);
    is_seen.then(|| (whole_fen - off_fen) / pieces)
}

/// The name of the price for two among the coupons.
const PAIR: &str = "pair";

/// Since when a coupon, or the price for two, is offered.
fn offered_min(market: &Market, name: &str) -> u32 {
    let is_of_it = |event: &Event| {
        if let Event::Promotion(super::Event::CouponsGiven(given)) = event {
            given.coupon == *name
        } else {
            name == PAIR && matches!(event, Event::Promotion(super::Event::PairOffered(_)))
        }
    };
    let last = market.log.iter().rev().find(|happened| is_of_it(&happened.event));
    last.map_or(0, |happened| happened.at_min)
}

/// The market looks at the prices on show: each dishonest one is counted once.
pub(in super::super) fn inspect(market: &Market) -> Vec<Event> {
    let mut events = Vec::new();
    for listing in market.listings.values().filter(|listing| listing.is_seen()) {
        let product = &listing.product;
        events.extend(false_reduction(market, listing));
        for (net_g, sku) in &listing.skus {
            let false_was = sku.was.filter(|was| {
                let lowest_fen = lowest_deal_fen(market, product, *net_g, was.since_min);
                lowest_fen.is_none_or(|lowest_fen| was.price_fen > lowest_fen)
            });
            let false_sale = sku
                .sale
                .filter(|sale| !is_honest_sale(market, product, *net_g, sale.price_fen, sale.since_min));
            let shown = false_was
                .map(|was| was.since_min)
                .or(false_sale.map(|sale| sale.since_min));
            let Some(since_min) = shown else { continue };
            if !market
                .promotions
                .found
                .contains(&found(&listing.product, *net_g, since_min))
            {
                events.push(conduct::counted(
                    market,
                    &market.setting.rules.conduct.false_price,
                    product,
                ));
            }
        }
    }
    events
}

/// A coupon or a price for two that only takes off what was put on before.
fn false_reduction(market: &Market, listing: &Listing) -> Option<Event> {
    let product = &listing.product;
    let is_false = |one: &Reduction| {
        let since_min = offered_min(market, one.name);
        let is_new = !market.promotions.found.contains(&one.found(product, since_min));
        is_new && !is_honest_sale(market, product, one.net_g, one.piece_fen, since_min)
    };
    let kind = &market.setting.rules.conduct.false_price;
    let found = reductions(market, listing).any(|one| is_false(&one));
    found.then(|| conduct::counted(market, kind, product))
}

/// Names a price so that it is counted once.
fn found(product: &ProductId, net_g: u32, since_min: u32) -> String {
    format!("{product} {net_g} {since_min}")
}

impl Market {
    /// Returns the lowest price paid for a size in the honest days up to this minute.
    pub fn honest_was_fen(&self, product: &ProductId, net_g: u32) -> Option<i64> {
        lowest_deal_fen(self, product, net_g, self.now_min)
    }

    /// Whether a price for two, offered now, takes off a price that stood: else the inspection counts it.
    pub fn is_honest_pair(&self, listing: &Listing, share_ppm: i64) -> bool {
        self.is_honest_off(listing, |asked_fen| Some(for_two(share_ppm, asked_fen)))
    }

    /// The same of a coupon.
    pub fn is_honest_coupon(&self, listing: &Listing, coupon: &CouponId) -> bool {
        self.is_honest_off(listing, |asked_fen| by_coupon(self, coupon, asked_fen))
    }

    /// What is taken off how many pieces at a price, if anything is.
    fn is_honest_off(&self, listing: &Listing, off: impl Fn(i64) -> Option<(i64, i64)>) -> bool {
        listing.skus_in_stock().all(|(net_g, sku)| {
            let asked_fen = asked_fen(sku);
            let piece_fen = off(asked_fen).and_then(|off| reduced_fen(self, asked_fen, off));
            piece_fen.is_none_or(|fen| is_honest_sale(self, &listing.product, *net_g, fen, self.now_min))
        })
    }

    /// Marks what the inspection has just counted.
    pub(in super::super) fn mark_found(&mut self, kind: &ViolationKindId, about: &str) {
        let conduct = &self.setting.rules.conduct;
        if *kind == conduct.paid_praise {
            self.promotions.found.insert("card".to_owned());
        }
        if *kind != conduct.false_price {
            return;
        }
        let Some(listing) = self.listings.get(about) else {
            return;
        };
        let tags = listing.skus.iter().flat_map(|(net_g, sku)| {
            let since = [sku.was.map(|was| was.since_min), sku.sale.map(|sale| sale.since_min)];
            since
                .into_iter()
                .flatten()
                .map(move |since_min| found(&listing.product, *net_g, since_min))
        });
        let reduced = reductions(self, listing).map(|one| one.found(&listing.product, offered_min(self, one.name)));
        let tags: Vec<String> = tags.chain(reduced).collect();
        self.promotions.found.extend(tags);
    }
}
