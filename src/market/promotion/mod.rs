//! What a seller does so that more people look and buy: discount for some days, comparison price, coupons, two-piece
//! discount, price for groups, a short video, a card in the box, and one answer to a review.
//!
//! ```text
//! price ─sale─▶ on sale ─days over─▶ price        coupon: left ─used by an order─▶ used ─never paid─▶ left
//! group: open ─enough buyers─▶ full (all wait to be sent)
//!          └─a day over─▶ failed (all money back)
//! ```
//! A sale and a comparison price must be honest; the market looks at them each morning: see `price`. What a buyer pays is
//! reckoned there too. Groups are `group`'s. What any of it does to the demand stands in `demand.toml`.

pub mod command;
pub mod event;
pub(crate) mod figures;
mod group;
mod price;
pub mod refusal;

use crate::{Name, Selector, order};
pub use command::Command;
pub use event::Event;
pub use figures::Figure;
pub use refusal::Refusal;

use crate::listing;
use std::collections::{BTreeMap, BTreeSet};

use super::{
    Account, CouponId, Listing, ListingState, Market, Obligation, OrderId, OrderState, ProductId, ReviewReplyId, Sku,
    Thing, ViolationKindId, run::Decision, shop::conduct, time,
};

pub use group::{Group, GroupRule};
pub(super) use group::{group_ends, joined};
pub use price::{PriceTag, is_honest_sale, lowest_deal_fen, seen_from_fen};
pub(super) use price::{deal, inspect, is_reduced, is_seen, is_worth_seeing};

/// The sections of the rules that it reads.
pub const RULES: &[&str] = &["conduct", "coupons", "minutes", "promotions", "review_replies"];

/// What the market offers for promotions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PromotionRules {
    /// Days that a limited-time discount may last.
    pub sale_days: Vec<u32>,
    /// Parts off the price of two pieces that may be offered.
    pub pair_ppm: Vec<i64>,
    /// A comparison price is measured by the deals of so many days.
    pub honest_days: u32,
    /// What a good short video holds.
    pub video_parts: Vec<String>,
    pub video_days: u32,
    /// For so many days a video is remembered, and each further one in them draws so much of what the one before it drew.
    pub video_again_days: u32,
    pub video_again_ppm: i64,
    /// Filming and cutting.
    pub video_work_min: u32,
    /// Printing one card.
    pub card_fen: i64,
    /// Less than this share off a price is no reduction that anybody sees.
    pub off_least_ppm: i64,
}

/// Takes a part off an order that reaches a sum; the seller pays for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CouponRule {
    pub over_fen: i64,
    pub off_fen: i64,
}

/// An answer to a review from the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewReply {
    /// Others read it and are reassured.
    pub mends: bool,
    /// The violation that it is.
    pub breach: Option<ViolationKindId>,
}

/// A limited-time discount of one size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sale {
    pub price_fen: i64,
    /// What it is taken off: the price on show, or the lowest of the days before if that was lower.
    pub from_fen: i64,
    pub since_min: u32,
    pub until_min: u32,
}

/// Everything that is being promoted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Promotions {
    pub coupons: BTreeMap<CouponId, Coupon>,
    /// Part off for two pieces, by product.
    pub pair_ppm: BTreeMap<ProductId, i64>,
    /// By number, from 1.
    pub groups: BTreeMap<u32, Group>,
    /// The videos so far: when, and how many parts of a good one each has.
    pub videos: Vec<(u32, u32)>,
    pub card: Card,
    /// The market's own campaign while it runs.
    pub campaign: Option<Campaign>,
    /// Comparison prices and sales that were found dishonest, so that each is counted once.
    pub found: BTreeSet<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Coupon {
    pub left: u32,
    pub used: u32,
}

/// The market calls buyers in for some days; shops with something reduced are shown to them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Campaign {
    pub until_min: u32,
    /// When its next stage begins, with which it goes on.
    pub next_min: Option<u32>,
    /// The end of its last stage.
    pub last_min: u32,
    pub traffic_ppm: i64,
    pub outside_ppm: i64,
}

/// What lies in the box beside the goods.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Default,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantArray,
    strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Card {
    /// Thanks, how to keep the goods, how to reach the seller on the market.
    Thanks,
    /// Money for a good review: not allowed.
    PaidPraise,
    #[default]
    None,
}

impl Card {
    pub const ALL: &'static [Card] = <Card as strum::VariantArray>::VARIANTS;

    pub fn word(self) -> &'static str {
        self.into()
    }
}

/// What falls due for promotions.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Due {
    Sale { product: ProductId, net_g: u32 },
    Campaign,
    Group(u32),
}

impl Due {
    pub fn rank(&self) -> u8 {
        match self {
            Due::Sale { .. } => 38,
            Due::Campaign => 39,
            Due::Group(_) => 40,
        }
    }
}

pub(crate) fn fall_due(market: &Market, due: &Due) -> Vec<crate::Event> {
    match due {
        Due::Sale { product, net_g } => sale_ends(market, product, *net_g),
        Due::Campaign => campaign_ends(market),
        Due::Group(number) => group_ends(market, *number),
    }
}

/// Nobody owes anything by it.
pub(crate) fn obligations(_: &Market) -> Vec<Obligation> {
    Vec::new()
}

/// Checks and answers a promotion.
pub(super) fn decide(market: &Market, command: &Command) -> Result<Decision, crate::Refusal> {
    let rules = &market.setting.rules;
    let edit_min = rules.minutes.edit;
    let (event, minutes) = match command {
        Command::Respond(command::Respond { orders, reply }) => return respond(market, orders, reply),
        Command::Card(card) => (Event::CardChosen(event::CardChosen { card: *card }), edit_min),
        Command::Video(parts) => (filmed(market, parts)?, rules.promotions.video_work_min),
        Command::Coupon(command::Coupon { coupon, count }) => (coupons(market, coupon, *count)?, edit_min),
        Command::Was(was) => (was_shown(market, was)?, edit_min),
        Command::Sale(sale) => (sale_began(market, sale)?, edit_min),
        Command::Pair(command::Pair { share_ppm }) => (pair_offered(market, *share_ppm)?, edit_min),
        Command::Group(group) => (group_offered(market, group)?, edit_min),
    };
    Ok(Decision::of(crate::Event::Promotion(event), minutes))
}

/// The page on the desk, whose prices are changed.
fn on_desk(market: &Market) -> Result<&listing::Listing, crate::Refusal> {
    let product = market.desk.as_ref();
    let listing = product.and_then(|product| market.listings.get(product));
    listing.ok_or(crate::Refusal::Listing(listing::Refusal::NoListing))
}

/// What a size of this page costs today.
fn price_of(listing: &listing::Listing, net_g: u32) -> Result<i64, crate::Refusal> {
    let sku = listing.skus.get(&net_g).ok_or(crate::Refusal::no_such(Thing::Sku))?;
    Ok(sku.price_fen)
}

fn filmed(market: &Market, parts: &[String]) -> Result<Event, crate::Refusal> {
    let rules = &market.setting.rules.promotions;
    if parts.iter().any(|part| !rules.video_parts.contains(part)) {
        return Err(crate::Refusal::Promotion(Refusal::NotOffered));
    }
    admitted(market)?;
    let unlike: BTreeSet<&String> = parts.iter().collect();
    Ok(Event::VideoShown(event::VideoShown {
        parts: unlike.len() as u32,
        until_min: market.now_min + rules.video_days * time::DAY_MIN,
    }))
}

fn was_shown(market: &Market, was: &command::Was) -> Result<Event, crate::Refusal> {
    let listing = on_desk(market)?;
    let price_fen = price_of(listing, was.net_g)?;
    if was.price_fen.is_some_and(|was_fen| was_fen <= price_fen) {
        return Err(crate::Refusal::from(refusal::NotLower { price_fen }));
    }
    Ok(Event::WasShown(event::WasShown {
        product: listing.product.clone(),
        net_g: was.net_g,
        price_fen: was.price_fen,
    }))
}

fn sale_began(market: &Market, sale: &command::Sale) -> Result<Event, crate::Refusal> {
    let listing = on_desk(market)?;
    let price_fen = price_of(listing, sale.net_g)?;
    admitted(market)?;
    if sale.price_fen <= 0 || sale.price_fen >= price_fen {
        return Err(crate::Refusal::from(refusal::NotLower { price_fen }));
    }
    if !market.setting.rules.promotions.sale_days.contains(&sale.days) {
        return Err(crate::Refusal::Promotion(Refusal::NotOffered));
    }
    has_stood(market, listing, sale.net_g)?;
    Ok(Event::SaleBegan(event::SaleBegan {
        product: listing.product.clone(),
        net_g: sale.net_g,
        sale: Sale {
            price_fen: sale.price_fen,
            from_fen: price::taken_off_fen(market, &listing.product, sale.net_g, price_fen),
            since_min: market.now_min,
            until_min: market.now_min + sale.days * time::DAY_MIN,
        },
    }))
}

/// A price that nobody has paid has to have stood on the page the day before: what it was set up for is no reduction.
fn has_stood(market: &Market, listing: &Listing, net_g: u32) -> Result<(), crate::Refusal> {
    if price::lowest_deal_fen(market, &listing.product, net_g, market.now_min).is_some() {
        return Ok(());
    }
    let since_min = price::asked_since_min(market, listing, net_g).unwrap_or(market.now_min);
    let from_min = time::at(time::day_of(since_min) + 1, 0);
    if market.now_min < from_min {
        return Err(crate::Refusal::from(refusal::NothingToCompare { from_min }));
    }
    Ok(())
}

/// While a discount runs, the price that it is taken off stands.
pub(super) fn price_stands(sku: &Sku) -> Result<(), crate::Refusal> {
    match sku.sale {
        Some(sale) => Err(crate::Refusal::from(refusal::SaleRuns {
            until_min: sale.until_min,
        })),
        None => Ok(()),
    }
}

fn pair_offered(market: &Market, share_ppm: i64) -> Result<Event, crate::Refusal> {
    let product = on_desk(market)?.product.clone();
    admitted(market)?;
    if share_ppm != 0 && !market.setting.rules.promotions.pair_ppm.contains(&share_ppm) {
        return Err(crate::Refusal::Promotion(Refusal::NotOffered));
    }
    Ok(Event::PairOffered(event::PairOffered { product, share_ppm }))
}

fn group_offered(market: &Market, group: &command::Group) -> Result<Event, crate::Refusal> {
    let listing = on_desk(market)?;
    group_price(market, price_of(listing, group.net_g)?, group.terms)?;
    Ok(Event::GroupOffered(event::GroupOffered {
        product: listing.product.clone(),
        net_g: group.net_g,
        terms: group.terms,
    }))
}

/// A group's price lies under the page's, and the market knows groups of that size.
fn group_price(market: &Market, price_fen: i64, terms: Option<(i64, u32)>) -> Result<(), crate::Refusal> {
    let group = market.profile().and_then(|profile| profile.group.as_ref());
    let group = group.ok_or(crate::Refusal::Promotion(Refusal::NotOnThisMarket))?;
    match terms {
        Some((fen, _)) if fen <= 0 || fen >= price_fen => Err(crate::Refusal::from(refusal::NotLower { price_fen })),
        Some((_, people)) if !group.people.contains(&people) => Err(crate::Refusal::Promotion(Refusal::NotOffered)),
        _ => Ok(()),
    }
}

/// Only a shop in good standing takes part.
fn admitted(market: &Market) -> Result<(), crate::Refusal> {
    let score = market.score_hundredths();
    let least = market.setting.rules.conduct.campaign_score_hundredths;
    if market.shop.state == super::ShopState::Open && score >= least {
        Ok(())
    } else {
        Err(crate::Refusal::Promotion(Refusal::NotAdmitted))
    }
}

fn coupons(market: &Market, coupon: &CouponId, count: u32) -> Result<Event, crate::Refusal> {
    admitted(market)?;
    let rules = &market.setting.rules;
    let known = rules
        .coupons
        .get(coupon)
        .ok_or(crate::Refusal::no_such(Thing::Coupon))?;
    let left_fen = market.coupon_budget_fen();
    // What was given out before and is left comes back when the number is set anew.
    let given_fen = market
        .promotions
        .coupons
        .get(coupon)
        .map_or(0, |coupon| i64::from(coupon.left) * known.off_fen);
    if known.off_fen * i64::from(count) > left_fen + given_fen {
        return Err(crate::Refusal::from(refusal::OverBudget { left_fen }));
    }
    Ok(Event::CouponsGiven(event::CouponsGiven {
        coupon: coupon.to_owned(),
        count,
    }))
}

fn respond(market: &Market, orders: &Selector, reply: &ReviewReplyId) -> Result<Decision, crate::Refusal> {
    let rules = &market.setting.rules;
    let known = rules
        .review_replies
        .get(reply)
        .ok_or(crate::Refusal::no_such(Thing::Reply))?;
    let names = reviewed(market, orders)?;
    let minutes = rules.minutes.reply * names.len() as u32;
    let responded = names.iter().map(|name| {
        crate::Event::from(event::Responded {
            order: name.clone(),
            reply: reply.to_owned(),
            mends: known.mends,
        })
    });
    // The same words under many reviews are one breach.
    let breach = known.breach.as_ref().zip(names.first());
    let counted = breach.map(|(breach, name)| conduct::counted(market, breach, name.as_str()));
    Ok(Decision::work(responded.chain(counted).collect(), minutes))
}

/// Whose reviews are answered: each that is named, or every poor one.
fn reviewed(market: &Market, orders: &Selector) -> Result<Vec<OrderId>, crate::Refusal> {
    let Selector::Named(names) = orders else {
        let poor = market.poor_reviews().into_iter().map(|order| order.name.clone());
        return crate::name::some(poor.collect());
    };
    for name in names {
        let order = market
            .orders
            .get::<Name>(name)
            .ok_or(crate::Refusal::no_such(Thing::Order))?;
        if order.stars_hundredths.is_none() || order.responded.is_some() {
            return Err(crate::Refusal::Promotion(Refusal::NoReview));
        }
    }
    let names: BTreeSet<OrderId> = names.iter().map(OrderId::from).collect();
    Ok(names.into_iter().collect())
}

/// A buyer shows a card that pays for praise; the first one who reviews does.
pub(super) fn card_shown(market: &Market, order: &OrderId) -> Option<crate::Event> {
    let bribes = market.promotions.card == Card::PaidPraise && !market.promotions.found.contains("card");
    bribes.then(|| conduct::counted(market, &market.setting.rules.conduct.paid_praise, order.as_str()))
}

pub(super) fn sale_ends(market: &Market, product: &ProductId, net_g: u32) -> Vec<crate::Event> {
    let sku = market
        .listings
        .get(product)
        .and_then(|listing| listing.skus.get(&net_g));
    let over = sku
        .and_then(|sku| sku.sale)
        .is_some_and(|sale| sale.until_min == market.now_min);
    over.then(|| {
        crate::Event::from(event::SaleEnded {
            product: product.to_owned(),
            net_g,
        })
    })
    .into_iter()
    .collect()
}

pub(super) fn campaign_ends(market: &Market) -> Vec<crate::Event> {
    let campaign = market.promotions.campaign.as_ref();
    let over = campaign.filter(|campaign| campaign.until_min <= market.now_min);
    let ended = |campaign: &Campaign| {
        crate::Event::from(event::CampaignEnded {
            next_min: campaign.next_min,
        })
    };
    over.map(ended).into_iter().collect()
}

pub(crate) fn apply(market: &mut Market, event: &Event) {
    match event {
        Event::SaleBegan(event::SaleBegan { product, net_g, sale }) => {
            market.plan(
                sale.until_min,
                Due::Sale {
                    product: product.clone(),
                    net_g: *net_g,
                },
            );
            with_sku(market, product, *net_g, |sku| sku.sale = Some(*sale));
        }
        Event::SaleEnded(event::SaleEnded { product, net_g }) => {
            with_sku(market, product, *net_g, |sku| sku.sale = None)
        }
        Event::WasShown(event::WasShown {
            product,
            net_g,
            price_fen,
        }) => {
            let since_min = market.now_min;
            let was = price_fen.map(|price_fen| PriceTag { price_fen, since_min });
            with_sku(market, product, *net_g, |sku| sku.was = was);
            // A page that came back for it may be sent again.
            let rejected = market.listings.get_mut(product);
            if let Some(listing) = rejected.filter(|listing| listing.state == ListingState::Rejected) {
                listing.state = ListingState::Draft;
            }
        }
        Event::CouponsGiven(event::CouponsGiven { coupon, count }) => {
            market.promotions.coupons.entry(coupon.clone()).or_default().left = *count;
        }
        Event::PairOffered(event::PairOffered { product, share_ppm }) => {
            market.promotions.pair_ppm.insert(product.clone(), *share_ppm);
        }
        Event::GroupOffered(event::GroupOffered { product, net_g, terms }) => {
            with_sku(market, product, *net_g, |sku| sku.group = *terms);
        }
        Event::VideoShown(event::VideoShown { parts, .. }) => market.promotions.videos.push((market.now_min, *parts)),
        Event::CardChosen(event::CardChosen { card }) => market.promotions.card = *card,
        Event::Responded(event::Responded { order, reply, mends }) => {
            super::order::order_mut(market, order).responded = Some((reply.clone(), *mends));
        }
        Event::CampaignBegan(event::CampaignBegan { campaign }) => {
            market.plan(campaign.until_min, Due::Campaign);
            market.promotions.campaign = Some(campaign.clone());
        }
        Event::CampaignEnded(_) => market.promotions.campaign = None,
        Event::GroupJoined(event::GroupJoined {
            order: name,
            amount_fen,
            group: number,
            people,
            until_min,
        }) => {
            order::escrow(market, name, *amount_fen);
            market.plan(*until_min, Due::Group(*number));
            let order = order::order_mut(market, name);
            (order.state, order.due_min) = (OrderState::WaitGroup, *until_min);
            let (product, net_g) = (order.product.clone(), order.net_g);
            let group = market.promotions.groups.entry(*number).or_insert(Group {
                product,
                net_g,
                people: *people,
                members: Vec::new(),
                until_min: *until_min,
                is_open: true,
            });
            group.members.push(name.clone());
        }
        Event::GroupFilled(event::GroupFilled { group, ship_by_min }) => {
            for name in group::close(market, *group) {
                order::promise(market, &name, *ship_by_min);
            }
        }
        Event::GroupFailed(event::GroupFailed {
            group,
            order: name,
            refund_fen,
        }) => {
            group::close(market, *group);
            order::give_goods_back(market, name);
            market.post(Account::Escrow, Account::Refund, *refund_fen, Some(name));
            let order = order::order_mut(market, name);
            order.refunded_fen = *refund_fen;
            order.state = OrderState::Refunded;
        }
    }
}

fn with_sku(market: &mut Market, product: &ProductId, net_g: u32, change: impl FnOnce(&mut super::Sku)) {
    let listing = market.listings.get_mut(product);
    if let Some(sku) = listing.and_then(|listing| listing.skus.get_mut(&net_g)) {
        change(sku);
    }
}

impl Market {
    /// Returns how much of the coupons' budget is neither used nor promised.
    pub fn coupon_budget_fen(&self) -> i64 {
        let rules = &self.setting.rules.coupons;
        let spent: i64 = self
            .promotions
            .coupons
            .iter()
            .map(|(id, coupon)| rules.get(id).map_or(0, |rule| rule.off_fen) * i64::from(coupon.left + coupon.used))
            .sum();
        self.setting.scenario.coupon_budget_fen - spent
    }
}
