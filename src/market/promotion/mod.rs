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

mod group;
mod price;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::{
    Event, ListingState, Market, Name, ParseError, Refusal, Thing, agenda::Due, command::Yuan, run::Deed,
    script::WordsOf, shop::conduct, time, time::Clock,
};

pub use group::{Group, GroupRule};
pub(super) use group::{group_ends, joined};
pub use price::{PriceTag, is_honest_sale, lowest_deal_fen};
pub(super) use price::{deal, inspect};

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
    /// Filming and cutting.
    pub video_work_min: u32,
    /// Printing one card.
    pub card_fen: i64,
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
    pub breach: Option<String>,
}

/// A limited-time discount of one size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sale {
    pub price_fen: i64,
    pub since_min: u32,
    pub until_min: u32,
}

/// Everything that is being promoted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Promotions {
    pub coupons: BTreeMap<String, Coupon>,
    /// Part off for two pieces, by product.
    pub pair_ppm: BTreeMap<String, i64>,
    /// By number, from 1.
    pub groups: BTreeMap<u32, Group>,
    /// The last video: when, and how many parts of a good one it has.
    pub video: Option<(u32, u32)>,
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
    pub traffic_ppm: i64,
    pub outside_ppm: i64,
}

/// What lies in the box beside the goods.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Card {
    #[default]
    None,
    /// Thanks, how to keep the goods, how to reach the seller on the market.
    Thanks,
    /// Money for a good review: not allowed.
    PaidPraise,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PromotionCommand {
    /// A discount for some days: `sale 850g 24.90 3`.
    Sale { net_g: u32, price_fen: i64, days: u32 },
    /// The comparison price shown crossed out: `was 850g 29.90`, `was 850g none`.
    Was { net_g: u32, price_fen: Option<i64> },
    /// Gives out coupons: `coupon over-49 50`.
    Coupon { coupon: String, count: u32 },
    /// Part off the price of two pieces: `pair 5%`, `pair 0%`.
    Pair { share_ppm: i64 },
    /// The price for so many who buy together: `group 850g 22.90 2`, `group 850g none`.
    Group { net_g: u32, terms: Option<(i64, u32)> },
    /// Films a short video with these parts: `video hook,orchard,size`.
    Video(Vec<String>),
    /// `card thanks`
    Card(Card),
    /// The one answer to a review: `respond b17 sorry-resend`.
    Respond { order: Name, reply: String },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PromotionEvent {
    SaleBegan {
        product: String,
        net_g: u32,
        sale: Sale,
    },
    SaleEnded {
        product: String,
        net_g: u32,
    },
    WasShown {
        product: String,
        net_g: u32,
        price_fen: Option<i64>,
    },
    CouponsGiven {
        coupon: String,
        count: u32,
    },
    PairOffered {
        product: String,
        share_ppm: i64,
    },
    GroupOffered {
        product: String,
        net_g: u32,
        terms: Option<(i64, u32)>,
    },
    /// A paid order joins a group, or begins one.
    GroupJoined {
        order: Name,
        amount_fen: i64,
        group: u32,
        people: u32,
        until_min: u32,
    },
    /// Enough have joined: all of them wait to be sent.
    GroupFilled {
        group: u32,
        ship_by_min: u32,
    },
    /// The day is over: this one's money goes back.
    GroupFailed {
        group: u32,
        order: Name,
        refund_fen: i64,
    },
    VideoShown {
        parts: u32,
        until_min: u32,
    },
    CardChosen {
        card: Card,
    },
    Responded {
        order: Name,
        reply: String,
        mends: bool,
    },
    CampaignBegan {
        campaign: Campaign,
    },
    CampaignEnded,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PromotionRefusal {
    /// A restricted, trial or badly scored shop takes no part.
    NotAdmitted,
    /// The budget for coupons does not reach.
    OverBudget { left_fen: i64 },
    /// This kind of market has no such thing.
    NotOnThisMarket,
    /// A discount must be under the price.
    NotLower { price_fen: i64 },
    /// Other days or parts than the market offers.
    NotOffered,
    /// The order has no review, or it was answered.
    NoReview,
}

impl PromotionRefusal {
    pub fn code(self) -> &'static str {
        match self {
            PromotionRefusal::NotAdmitted => "not_admitted",
            PromotionRefusal::OverBudget { .. } => "over_budget",
            PromotionRefusal::NotOnThisMarket => "not_on_this_market",
            PromotionRefusal::NotLower { .. } => "not_lower",
            PromotionRefusal::NotOffered => "not_offered",
            PromotionRefusal::NoReview => "no_review",
        }
    }
}

impl Card {
    pub const ALL: [Card; 3] = [Card::Thanks, Card::PaidPraise, Card::None];

    pub fn word(self) -> &'static str {
        match self {
            Card::None => "none",
            Card::Thanks => "thanks",
            Card::PaidPraise => "paid-praise",
        }
    }
}

impl fmt::Display for PromotionCommand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PromotionCommand::Sale { net_g, price_fen, days } => write!(f, "sale {net_g}g {} {days}", Yuan(*price_fen)),
            PromotionCommand::Was { net_g, price_fen: None } => write!(f, "was {net_g}g none"),
            PromotionCommand::Was {
                net_g,
                price_fen: Some(price_fen),
            } => write!(f, "was {net_g}g {}", Yuan(*price_fen)),
            PromotionCommand::Coupon { coupon, count } => write!(f, "coupon {coupon} {count}"),
            PromotionCommand::Pair { share_ppm } => write!(f, "pair {}%", share_ppm / 10_000),
            PromotionCommand::Group { net_g, terms: None } => write!(f, "group {net_g}g none"),
            PromotionCommand::Group {
                net_g,
                terms: Some((price_fen, people)),
            } => write!(f, "group {net_g}g {} {people}", Yuan(*price_fen)),
            PromotionCommand::Video(parts) if parts.is_empty() => f.write_str("video none"),
            PromotionCommand::Video(parts) => write!(f, "video {}", parts.join(",")),
            PromotionCommand::Card(card) => write!(f, "card {}", card.word()),
            PromotionCommand::Respond { order, reply } => write!(f, "respond {order} {reply}"),
        }
    }
}

impl PromotionCommand {
    pub(super) fn parse(verb: &str, words: &mut WordsOf) -> Result<Option<PromotionCommand>, ParseError> {
        Ok(Some(match verb {
            "sale" => PromotionCommand::Sale {
                net_g: words.weight()?,
                price_fen: words.price()?,
                days: words.number()?,
            },
            "was" => PromotionCommand::Was {
                net_g: words.weight()?,
                price_fen: words.or_none(WordsOf::price)?,
            },
            "coupon" => PromotionCommand::Coupon {
                coupon: words.word("coupon")?,
                count: words.number()?,
            },
            "pair" => PromotionCommand::Pair {
                share_ppm: words.share()?,
            },
            "group" => PromotionCommand::Group {
                net_g: words.weight()?,
                terms: words.or_none(|words| Ok((words.price()?, words.number()?)))?,
            },
            "video" => PromotionCommand::Video(words.list("parts")?),
            "card" => PromotionCommand::Card(words.one_of("thanks|paid-praise|none", |word| {
                Card::ALL.into_iter().find(|card| card.word() == word)
            })?),
            "respond" => PromotionCommand::Respond {
                order: Name(words.word("order")?),
                reply: words.word("reply")?,
            },
            _ => return Ok(None),
        }))
    }
}

impl PromotionEvent {
    pub(super) fn wants_answer(&self) -> bool {
        matches!(
            self,
            PromotionEvent::GroupFilled { .. } | PromotionEvent::CampaignBegan { .. }
        )
    }
}

/// The transcript's form.
impl fmt::Display for PromotionEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PromotionEvent::SaleBegan { product, net_g, sale } => {
                let (price, until) = (Yuan(sale.price_fen), Clock(sale.until_min));
                write!(f, "sale-began {product} {net_g}g {price} until {until}")
            }
            PromotionEvent::SaleEnded { product, net_g } => write!(f, "sale-ended {product} {net_g}g"),
            PromotionEvent::WasShown {
                product,
                net_g,
                price_fen,
            } => match price_fen {
                Some(price_fen) => write!(f, "was-shown {product} {net_g}g {}", Yuan(*price_fen)),
                None => write!(f, "was-shown {product} {net_g}g none"),
            },
            PromotionEvent::CouponsGiven { coupon, count } => write!(f, "coupons-given {coupon} {count}"),
            PromotionEvent::PairOffered { product, share_ppm } => write!(f, "pair-offered {product} {share_ppm}ppm"),
            PromotionEvent::GroupOffered { product, net_g, terms } => match terms {
                Some((price_fen, people)) => {
                    write!(f, "group-offered {product} {net_g}g {} {people}", Yuan(*price_fen))
                }
                None => write!(f, "group-offered {product} {net_g}g none"),
            },
            PromotionEvent::GroupJoined {
                order,
                amount_fen,
                group,
                people,
                until_min,
            } => write!(
                f,
                "group-joined {order} {} group {group} {people} until {}",
                Yuan(*amount_fen),
                Clock(*until_min)
            ),
            PromotionEvent::GroupFilled { group, ship_by_min } => {
                write!(f, "group-filled {group} ship by {}", Clock(*ship_by_min))
            }
            PromotionEvent::GroupFailed {
                group,
                order,
                refund_fen,
            } => write!(f, "group-failed {group} {order} {}", Yuan(*refund_fen)),
            PromotionEvent::VideoShown { parts, .. } => write!(f, "video-shown {parts}"),
            PromotionEvent::CardChosen { card } => write!(f, "card-chosen {}", card.word()),
            PromotionEvent::Responded { order, reply, mends } => write!(f, "responded {order} {reply} mends={mends}"),
            PromotionEvent::CampaignBegan { campaign } => {
                write!(f, "campaign-began until {}", Clock(campaign.until_min))
            }
            PromotionEvent::CampaignEnded => f.write_str("campaign-ended"),
        }
    }
}

/// Checks and answers a promotion.
pub(super) fn decide(market: &Market, command: &PromotionCommand) -> Result<Deed, Refusal> {
    let rules = &market.setting.rules;
    let mut minutes = rules.minutes.edit;
    let event = match command {
        PromotionCommand::Respond { order, reply } => return respond(market, order, reply),
        PromotionCommand::Card(card) => PromotionEvent::CardChosen { card: *card },
        PromotionCommand::Video(parts) => {
            if parts.iter().any(|part| !rules.promotions.video_parts.contains(part)) {
                return Err(Refusal::Promotion(PromotionRefusal::NotOffered));
            }
            admitted(market)?;
            minutes = rules.promotions.video_work_min;
            let unlike: BTreeSet<&String> = parts.iter().collect();
            PromotionEvent::VideoShown {
                parts: unlike.len() as u32,
                until_min: market.now_min + rules.promotions.video_days * time::DAY_MIN,
            }
        }
        PromotionCommand::Coupon { coupon, count } => {
            admitted(market)?;
            coupons(market, coupon, *count)?
        }
        of_listing => return decide_listing(market, of_listing),
    };
    Ok(Deed::of(Event::Promotion(event), minutes))
}

/// What changes the prices of the listing on the desk.
fn decide_listing(market: &Market, command: &PromotionCommand) -> Result<Deed, Refusal> {
    let rules = &market.setting.rules;
    let refuse = |refusal| Err(Refusal::Promotion(refusal));
    let listing = market
        .desk
        .as_ref()
        .and_then(|product| market.listings.get(product))
        .ok_or(Refusal::NoListing)?;
    let product = listing.product.clone();
    let sku = |net_g: u32| listing.skus.get(&net_g).ok_or(Refusal::NoSuch { what: Thing::Sku });
    let event = match command {
        PromotionCommand::Was { net_g, price_fen } => {
            let price = sku(*net_g)?.price_fen;
            if price_fen.is_some_and(|was| was <= price) {
                return refuse(PromotionRefusal::NotLower { price_fen: price });
            }
            PromotionEvent::WasShown {
                product,
                net_g: *net_g,
                price_fen: *price_fen,
            }
        }
        PromotionCommand::Sale { net_g, price_fen, days } => {
            let price = sku(*net_g)?.price_fen;
            admitted(market)?;
            if *price_fen <= 0 || *price_fen >= price {
                return refuse(PromotionRefusal::NotLower { price_fen: price });
            }
            if !rules.promotions.sale_days.contains(days) {
                return refuse(PromotionRefusal::NotOffered);
            }
            let sale = Sale {
                price_fen: *price_fen,
                since_min: market.now_min,
                until_min: market.now_min + days * time::DAY_MIN,
            };
            PromotionEvent::SaleBegan {
                product,
                net_g: *net_g,
                sale,
            }
        }
        PromotionCommand::Pair { share_ppm } => {
            admitted(market)?;
            if *share_ppm != 0 && !rules.promotions.pair_ppm.contains(share_ppm) {
                return refuse(PromotionRefusal::NotOffered);
            }
            PromotionEvent::PairOffered {
                product,
                share_ppm: *share_ppm,
            }
        }
        PromotionCommand::Group { net_g, terms } => {
            group_price(market, sku(*net_g)?.price_fen, *terms)?;
            PromotionEvent::GroupOffered {
                product,
                net_g: *net_g,
                terms: *terms,
            }
        }
        _ => unreachable!("`decide` answers what is not about a listing"),
    };
    Ok(Deed::of(Event::Promotion(event), rules.minutes.edit))
}

/// A group's price lies under the page's, and the market knows groups of that size.
fn group_price(market: &Market, price_fen: i64, terms: Option<(i64, u32)>) -> Result<(), Refusal> {
    let group = market.profile().and_then(|profile| profile.group.as_ref());
    let group = group.ok_or(Refusal::Promotion(PromotionRefusal::NotOnThisMarket))?;
    match terms {
        Some((fen, _)) if fen <= 0 || fen >= price_fen => {
            Err(Refusal::Promotion(PromotionRefusal::NotLower { price_fen }))
        }
        Some((_, people)) if !group.people.contains(&people) => Err(Refusal::Promotion(PromotionRefusal::NotOffered)),
        _ => Ok(()),
    }
}

/// Only a shop in good standing takes part.
fn admitted(market: &Market) -> Result<(), Refusal> {
    let score = market.score_hundredths();
    let least = market.setting.rules.conduct.campaign_score_hundredths;
    if market.shop.state == super::ShopState::Open && score >= least {
        Ok(())
    } else {
        Err(Refusal::Promotion(PromotionRefusal::NotAdmitted))
    }
}

fn coupons(market: &Market, coupon: &str, count: u32) -> Result<PromotionEvent, Refusal> {
    let rules = &market.setting.rules;
    let known = rules
        .coupons
        .get(coupon)
        .ok_or(Refusal::NoSuch { what: Thing::Coupon })?;
    let left_fen = market.coupon_budget_fen();
    // What was given out before and is left comes back when the number is set anew.
    let given_fen = market
        .promotions
        .coupons
        .get(coupon)
        .map_or(0, |coupon| i64::from(coupon.left) * known.off_fen);
    if known.off_fen * i64::from(count) > left_fen + given_fen {
        return Err(Refusal::Promotion(PromotionRefusal::OverBudget { left_fen }));
    }
    Ok(PromotionEvent::CouponsGiven {
        coupon: coupon.to_owned(),
        count,
    })
}

fn respond(market: &Market, name: &Name, reply: &str) -> Result<Deed, Refusal> {
    let rules = &market.setting.rules;
    let known = rules
        .review_replies
        .get(reply)
        .ok_or(Refusal::NoSuch { what: Thing::Reply })?;
    let order = market.orders.get(name).ok_or(Refusal::NoSuch { what: Thing::Order })?;
    if order.stars_hundredths.is_none() || order.responded.is_some() {
        return Err(Refusal::Promotion(PromotionRefusal::NoReview));
    }
    let mut events = vec![Event::Promotion(PromotionEvent::Responded {
        order: name.clone(),
        reply: reply.to_owned(),
        mends: known.mends,
    })];
    events.extend(
        known
            .breach
            .as_ref()
            .map(|breach| conduct::counted(market, breach, &name.0)),
    );
    Ok(Deed {
        events,
        minutes: rules.minutes.reply,
    })
}

/// A buyer shows a card that pays for praise; the first one who reviews does.
pub(super) fn card_shown(market: &Market, order: &Name) -> Option<Event> {
    let bribes = market.promotions.card == Card::PaidPraise && !market.promotions.found.contains("card");
    bribes.then(|| conduct::counted(market, "paid-praise", &order.0))
}

pub(super) fn sale_ends(market: &Market, product: &str, net_g: u32) -> Vec<Event> {
    let sku = market
        .listings
        .get(product)
        .and_then(|listing| listing.skus.get(&net_g));
    let over = sku
        .and_then(|sku| sku.sale)
        .is_some_and(|sale| sale.until_min == market.now_min);
    over.then(|| {
        Event::Promotion(PromotionEvent::SaleEnded {
            product: product.to_owned(),
            net_g,
        })
    })
    .into_iter()
    .collect()
}

pub(super) fn campaign_ends(market: &Market) -> Vec<Event> {
    let over = market
        .promotions
        .campaign
        .as_ref()
        .is_some_and(|campaign| campaign.until_min <= market.now_min);
    over.then_some(Event::Promotion(PromotionEvent::CampaignEnded))
        .into_iter()
        .collect()
}

pub(super) fn apply(market: &mut Market, event: &Event) -> bool {
    let Event::Promotion(event) = event else { return false };
    match event {
        PromotionEvent::SaleBegan { product, net_g, sale } => {
            market.plan(
                sale.until_min,
                Due::SaleEnds {
                    product: product.clone(),
                    net_g: *net_g,
                },
            );
            with_sku(market, product, *net_g, |sku| sku.sale = Some(*sale));
        }
        PromotionEvent::SaleEnded { product, net_g } => with_sku(market, product, *net_g, |sku| sku.sale = None),
        PromotionEvent::WasShown {
            product,
            net_g,
            price_fen,
        } => {
            let since_min = market.now_min;
            let was = price_fen.map(|price_fen| PriceTag { price_fen, since_min });
            with_sku(market, product, *net_g, |sku| sku.was = was);
            // A page that came back for it may be sent again.
            let rejected = market.listings.get_mut(product);
            if let Some(listing) = rejected.filter(|listing| listing.state == ListingState::Rejected) {
                listing.state = ListingState::Draft;
            }
        }
        PromotionEvent::CouponsGiven { coupon, count } => {
            market.promotions.coupons.entry(coupon.clone()).or_default().left = *count;
        }
        PromotionEvent::PairOffered { product, share_ppm } => {
            market.promotions.pair_ppm.insert(product.clone(), *share_ppm);
        }
        PromotionEvent::GroupOffered { product, net_g, terms } => {
            with_sku(market, product, *net_g, |sku| sku.group = *terms);
        }
        PromotionEvent::VideoShown { parts, .. } => market.promotions.video = Some((market.now_min, *parts)),
        PromotionEvent::CardChosen { card } => market.promotions.card = *card,
        PromotionEvent::Responded { order, reply, mends } => {
            super::order::order_mut(market, order).responded = Some((reply.clone(), *mends));
        }
        PromotionEvent::CampaignBegan { campaign } => {
            market.plan(campaign.until_min, Due::CampaignEnds);
            market.promotions.campaign = Some(campaign.clone());
        }
        PromotionEvent::CampaignEnded => market.promotions.campaign = None,
        PromotionEvent::GroupJoined { .. }
        | PromotionEvent::GroupFilled { .. }
        | PromotionEvent::GroupFailed { .. } => group::apply(market, event),
    }
    true
}

fn with_sku(market: &mut Market, product: &str, net_g: u32, change: impl FnOnce(&mut super::Sku)) {
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
