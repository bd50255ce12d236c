//! Buyers: who might come each day, whether the page is good enough for them, what they want.
//!
//! ```text
//! height ▲        ·            a possible buyer is a point (minute, height), drawn by day and strip of height;
//! (orders│   ·         ·       the demand is a line over the day;
//!  a day)│───────·──┐          who lies under it at their minute orders, or asks first.
//!        │ ·        └──·───    A better title lifts the line: it adds buyers and changes none.
//!        └─────────────────▶ minute
//! ```

use crate::order;
use std::{fmt::Write as _, sync::Arc};

use super::{
    Assurance, Channel, Customer, Demand, Event, Figure, FreightTerms, Happening, Listing, Market, Message,
    MessageState, Name, Order, OrderState, Page, Persona, Role, ShopState, Sku, Wish, message, promotion, random, time,
};

/// The sections of the rules that it reads.
pub(crate) const RULES: &[&str] = &[
    "day",
    "demand",
    "live",
    "messages",
    "personas",
    "places",
    "products",
    "promotions",
    "timers",
];

/// Strips of one order a day; demand beyond is not met by buyers.
const STRIPS: u32 = 60;
/// Numbers of a day's buyers have two digits.
const BUYERS_AT_MOST: u32 = 99;
const ONE_PPM: i64 = 1_000_000;

/// Puts a day's possible buyers of every product on the agenda.
pub(super) fn plan_day(market: &mut Market, day: u32) {
    if market.setting.scenario.role != Role::Seller || market.buyers_gone || day > market.setting.scenario.days {
        return;
    }
    let setting = Arc::clone(&market.setting);
    let (from, to) = (setting.rules.day.buyers_from_min, setting.rules.day.buyers_to_min);
    let seed = market.seed;
    let [points, minutes, heights] =
        ["candidates", "minute", "height"].map(|topic| random::Asked::about(seed, topic, day));
    let mut whom = String::new();
    for product in setting.scenario.goods.keys() {
        let mut number = 0;
        for strip in 0..STRIPS {
            whom.clear();
            write!(whom, "{product} {strip}").expect("a string takes it");
            let strip_long = whom.len();
            for point in 0..random::poisson_one(points.of(&whom)) {
                number += 1;
                if BUYERS_AT_MOST < number {
                    break;
                }
                whom.truncate(strip_long);
                write!(whom, " {point}").expect("a string takes it");
                let minute = random::below(minutes.of(&whom), u64::from(to.saturating_sub(from))) as u32;
                let height = random::below(heights.of(&whom), ONE_PPM as u64) as i64;
                let candidate = order::Due::Candidate {
                    product: product.clone(),
                    number,
                    height: i64::from(strip) * ONE_PPM + height,
                };
                market.plan(time::at(day, from + minute), candidate);
            }
        }
    }
}

/// A possible buyer looks at the page.
pub(super) fn looks(market: &Market, product: &str, number: u32, height: i64) -> Vec<Event> {
    let Some(listing) = market.listings.get(product).filter(|listing| listing.is_seen()) else {
        return Vec::new();
    };
    if market.buyers_gone || !market.is_selling() || height >= demand_at_most_ppm(market) {
        return Vec::new();
    }
    let name = buyer_name(market, product, number);
    let Some(wish) = wish_of(market, listing, &name) else {
        return Vec::new();
    };
    if height >= demand_ppm(market, listing, &wish, &name) {
        return Vec::new();
    }
    let rules = &market.setting.rules;
    let Some((persona_id, persona)) = persona_of(market, &name) else {
        return Vec::new();
    };
    let fresh = market.is_fresh(product);
    let asks: Vec<_> = persona
        .asks
        .iter()
        .filter(|kind| fresh || !rules.messages.get(*kind).is_some_and(|kind| kind.fresh_only))
        .collect();
    if asks.is_empty() || !random::happens(market.draw("asks", 0, &name.0), persona.asks_ppm) {
        return vec![placed(market, listing, name, persona_id, wish, false)];
    }
    let kind = asks[random::below(market.draw("asks-what", 0, &name.0), asks.len() as u64) as usize];
    let message = Message {
        from: name,
        kind: kind.clone(),
        persona: persona_id.clone(),
        product: product.to_owned(),
        state: MessageState::Waiting,
        came_min: market.now_min,
        answer_by_min: market.answer_by_min(),
        leaves_min: market.now_min + rules.timers.question_min,
        reply: None,
        answered_min: None,
        fits: false,
        forbidden: false,
        wish: Some(wish),
    };
    message::arrives(market, message)
}

/// Returns who a possible buyer is, with the id; nothing where the rules know nobody.
fn persona_of<'a>(market: &'a Market, name: &Name) -> Option<(&'a String, &'a Persona)> {
    let personas = &market.setting.rules.personas;
    let weights: Vec<u32> = personas.values().map(|persona| persona.weight).collect();
    let at = random::weighted(market.draw("persona", 0, &name.0), &weights)?;
    personas.iter().nth(at)
}

/// A possible buyer on the live stream, which so many watch and where buying is so much quicker, orders if under the demand.
pub(super) fn buys_live(
    market: &Market,
    product: &str,
    name: Name,
    height: i64,
    visits: i64,
    buy_ppm: i64,
) -> Vec<Event> {
    let Some(listing) = market.listings.get(product).filter(|listing| listing.is_seen()) else {
        return Vec::new();
    };
    if market.buyers_gone || !market.is_selling() {
        return Vec::new();
    }
    let Some(wish) = wish_of(market, listing, &name) else {
        return Vec::new();
    };
    let Some((look, buy)) = appeal(market, listing, &wish, &name) else {
        return Vec::new();
    };
    if height >= scale(visits * ONE_PPM, &[look, buy, buy_ppm]) {
        return Vec::new();
    }
    let persona = persona_of(market, &name).map_or("", |(id, _)| id);
    let mut placed = placed(market, listing, name, persona, wish, false);
    if let Event::Order(order::Event::Placed(order::event::Placed { order })) = &mut placed {
        order.live = true;
        let host = market.live.as_ref().is_some_and(|session| session.host);
        order.leader_ppm = if host { market.setting.rules.live.host_ppm } else { 0 };
    }
    vec![placed]
}

/// Somebody who was answered well orders, if the page still stands.
pub(super) fn wish_buys(market: &Market, name: &Name) -> Vec<Event> {
    let Some(message) = market.messages.get(name) else {
        return Vec::new();
    };
    let (Some(wish), Some(listing)) = (&message.wish, market.listings.get(&message.product)) else {
        return Vec::new();
    };
    let in_stock = listing
        .skus
        .get(&wish.net_g)
        .is_some_and(|sku| sku.stock >= wish.pieces);
    if market.buyers_gone || !market.is_selling() || !listing.is_seen() || !in_stock {
        return Vec::new();
    }
    vec![placed(
        market,
        listing,
        message.from.clone(),
        &message.persona,
        wish.clone(),
        !message.in_time(),
    )]
}

/// A buyer of the story orders the smallest size, if the page is seen, sends there and asks no more than they would pay.
pub(super) fn customer_orders(market: &Market, line: usize, customer: &Customer) -> Vec<Event> {
    let Some(listing) = market
        .listings
        .get(&customer.product)
        .filter(|listing| listing.is_seen())
    else {
        return Vec::new();
    };
    let Some((net_g, sku)) = listing.skus_in_stock().next() else {
        return Vec::new();
    };
    let wish = Wish {
        net_g: *net_g,
        pieces: customer.pieces.min(sku.stock),
        place: customer.place.clone(),
    };
    let page = listing.live.as_ref();
    let served = page.is_some_and(|page| terms_for(market, page, &wish.place) != FreightTerms::None);
    let left_g = market.stock_g.get(&customer.product).copied().unwrap_or(0);
    let in_stock = wish.net_g * wish.pieces <= left_g;
    if market.buyers_gone || !served || !in_stock || sku.price_fen > customer.most_fen {
        return Vec::new();
    }
    let name = Name::from(customer.name.as_str());
    match placed(market, listing, name, &customer.persona, wish, false) {
        Event::Order(order::Event::Placed(order::event::Placed { mut order })) => {
            order.plan = Some(line);
            order.custom_days = customer.custom_days;
            vec![Event::from(order::event::Placed { order })]
        }
        other => vec![other],
    }
}

impl Market {
    /// Returns the story behind an order, if its buyer has one.
    pub(super) fn customer_of(&self, order: &Order) -> Option<&Customer> {
        match &self.setting.scenario.plan.get(order.plan?)?.what {
            Happening::Buyer(customer) => Some(customer),
            _ => None,
        }
    }
}

/// `b317`: the third day's seventeenth possible buyer; a second product's buyers begin with `c`.
fn buyer_name(market: &Market, product: &str, number: u32) -> Name {
    let nth = market
        .setting
        .scenario
        .goods
        .keys()
        .position(|id| id == product)
        .unwrap_or(0) as u8;
    Name(format!(
        "{}{}",
        char::from(b'b' + nth.min(20)),
        time::day_of(market.now_min) * 100 + number
    ))
}

/// What this buyer would order; none when nothing is in stock or nothing is sent there.
fn wish_of(market: &Market, listing: &Listing, name: &Name) -> Option<Wish> {
    let places = &market.setting.rules.places;
    let weights: Vec<u32> = places.values().map(|place| place.weight).collect();
    let at = random::weighted(market.draw("place", 0, &name.0), &weights)?;
    let place = places.keys().nth(at)?.clone();
    let sizes: Vec<(&u32, &Sku)> = listing.skus_in_stock().collect();
    let (net_g, sku) = *sizes.get(random::below(market.draw("size", 0, &name.0), sizes.len() as u64) as usize)?;
    let demand = &market.setting.rules.demand;
    let pair_ppm = market.promotions.pair_ppm.get(&listing.product).copied().unwrap_or(0);
    let two_ppm = demand.two_pieces_ppm + scale(pair_ppm, &[demand.pair_pull_ppm]);
    let two = random::happens(market.draw("two", 0, &name.0), two_ppm);
    let pieces = if two { 2.min(sku.stock) } else { 1 };
    let served = terms_for(market, listing.live.as_ref()?, &place) != FreightTerms::None;
    served.then_some(Wish {
        net_g: *net_g,
        pieces,
        place,
    })
}

fn terms_for(market: &Market, page: &Page, place: &str) -> FreightTerms {
    page.freight
        .get(market.zone_of(place))
        .copied()
        .unwrap_or(FreightTerms::None)
}

fn placed(market: &Market, listing: &Listing, name: Name, persona: &str, wish: Wish, slow_reply: bool) -> Event {
    let page = listing.live.as_ref().expect("a listing on the shelf has a page");
    let deal = promotion::deal(market, listing, &wish, &name);
    // What the page shows may be more than is there.
    let left_g = market.stock_g.get(&listing.product).copied().unwrap_or(0);
    let freight_paid_fen = match terms_for(market, page, &wish.place) {
        FreightTerms::Fee(fen) => fen,
        FreightTerms::Free | FreightTerms::None => 0,
    };
    let name = name.free_among(&market.orders);
    let order = Order {
        persona: persona.to_owned(),
        place: wish.place,
        product: listing.product.clone(),
        net_g: wish.net_g,
        pieces: wish.pieces,
        price_fen: deal.as_ref().map_or(0, |deal| deal.price_fen),
        coupon: deal.as_ref().and_then(|deal| deal.coupon.clone()),
        people: deal.and_then(|deal| deal.people),
        oversold: wish.net_g * wish.pieces > left_g,
        freight_paid_fen,
        due_min: market.now_min + market.setting.rules.timers.pay_min,
        slow_reply,
        ..Order::untouched(name, Channel::Shelf, OrderState::WaitPay, market.now_min)
    };
    Event::from(order::event::Placed { order: Box::new(order) })
}

/// Returns the demand of a page for one wish, in millionths of an order a day: DOMAIN §3.8.
pub(super) fn demand_ppm(market: &Market, listing: &Listing, wish: &Wish, name: &Name) -> i64 {
    match appeal(market, listing, wish, name) {
        Some((look, buy)) => scale(shown_ppm(market, listing), &[look, buy]),
        None => 0,
    }
}

/// Returns the visits of a page, in millionths a day.
fn shown_ppm(market: &Market, listing: &Listing) -> i64 {
    let visits = market.profile().map_or(0, |profile| profile.visits_per_day);
    match shown_factors(market, listing) {
        Some(factors) => times(visits * ONE_PPM, &factors),
        None => 0,
    }
}

/// What makes a market show a page more or less.
fn shown_factors(market: &Market, listing: &Listing) -> Option<[(Factor, i64); 7]> {
    let rules = &market.setting.rules;
    let demand = &rules.demand;
    let product = rules.products.get(&listing.product)?;
    let (month, _) = market.date(time::day_of(market.now_min));
    let newest = listing.shelved_min.unwrap_or(0) + demand.new_days * time::DAY_MIN;
    let score = band(&demand.score, market.score_hundredths());
    Some([
        (
            Factor::Season,
            unless(product.season.contains(&month), demand.out_of_season_ppm),
        ),
        (Factor::Newness, unless(newest <= market.now_min, demand.new_ppm)),
        (Factor::Score, score),
        (Factor::Scenario, market.setting.scenario.demand_ppm),
        (Factor::Campaign, campaign_ppm(market, listing)),
        (Factor::Video, video_ppm(market)),
        (
            Factor::Restricted,
            unless(market.shop.state != ShopState::Restricted, demand.restricted_ppm),
        ),
    ])
}

/// One, unless something is the case.
fn unless(is_usual: bool, ppm: i64) -> i64 {
    if is_usual { ONE_PPM } else { ppm }
}

/// The market's campaign shows shops with something reduced; others have less of it.
fn campaign_ppm(market: &Market, listing: &Listing) -> i64 {
    let promotions = &market.promotions;
    let reduced = listing.skus.values().any(|sku| sku.sale.is_some())
        || promotions.coupons.values().any(|coupon| coupon.left > 0)
        || promotions.pair_ppm.get(&listing.product).is_some_and(|ppm| *ppm > 0);
    match &promotions.campaign {
        Some(campaign) if reduced && market.shop.state == ShopState::Open => campaign.traffic_ppm,
        Some(campaign) => campaign.outside_ppm,
        None => ONE_PPM,
    }
}

fn video_ppm(market: &Market) -> i64 {
    let rules = &market.setting.rules;
    let lasts_min = rules.promotions.video_days * time::DAY_MIN;
    let shown = market
        .promotions
        .video
        .filter(|(shown_min, _)| market.now_min < shown_min + lasts_min);
    shown.map_or(ONE_PPM, |(_, parts)| step(&rules.demand.video_ppm, parts as usize))
}

/// Returns the shares of visitors who look and of lookers who buy, for one wish.
fn appeal(market: &Market, listing: &Listing, wish: &Wish, name: &Name) -> Option<(i64, i64)> {
    let demand = &market.setting.rules.demand;
    let Appeal { looking, buying } = appeal_factors(market, listing, wish, name)?;
    let look = times(demand.look_ppm, &looking).clamp(demand.look_least_ppm, demand.look_most_ppm);
    let buy = times(demand.buy_ppm, &buying).clamp(demand.buy_least_ppm, demand.buy_most_ppm);
    Some((look, buy))
}

/// Factors on looking and on buying.
struct Appeal {
    looking: [(Factor, i64); 5],
    buying: [(Factor, i64); 8],
}

/// What makes visitors look, and lookers buy; nothing when nobody would pay the price.
fn appeal_factors(market: &Market, listing: &Listing, wish: &Wish, name: &Name) -> Option<Appeal> {
    let rules = &market.setting.rules;
    let demand = &rules.demand;
    let page = listing.live.as_ref()?;
    let product = rules.products.get(&listing.product)?;
    let sku = listing.skus.get(&wish.net_g)?;
    let sensitive_ppm = market.profile()?.price_sensitive_ppm;
    let middle_fen = i64::from(wish.net_g) * product.national_fen_per_kg / 1000;
    let piece_fen = promotion::deal(market, listing, wish, name)?.price_fen / i64::from(wish.pieces.max(1));
    let (price_look, price_buy) = price_factors(demand, piece_fen, middle_fen, sensitive_ppm);
    if price_buy == 0 {
        return None;
    }
    let was = sku.was.map_or(ONE_PPM, |was| {
        let off_ppm = (was.price_fen - piece_fen).max(0) * ONE_PPM / was.price_fen.max(1);
        band(&demand.was, off_ppm)
    });
    let looking = [
        (Factor::Title, listing.title_ppm),
        (Factor::Photos, step(&demand.photo_ppm, page.photos.len())),
        (Factor::Price, price_look),
        (Factor::Sale, unless(sku.sale.is_none(), demand.sale_ppm)),
        (Factor::Was, was),
    ];
    let free = terms_for(market, page, &wish.place) == FreightTerms::Free;
    let fast = page.promise_h.is_some_and(|hours| hours <= 24);
    let assured = |assurance: Assurance| page.assurances.contains(&assurance);
    let buying = [
        (Factor::Reviews, review_factor(market)),
        (Factor::Price, price_buy),
        (Factor::Details, step(&demand.details_ppm, page.details.len())),
        (Factor::FreeFreight, unless(!free, demand.free_freight_ppm)),
        (Factor::FastPromise, unless(!fast, demand.fast_promise_ppm)),
        (
            Factor::BadFruit,
            unless(!assured(Assurance::BadFruit), demand.bad_fruit_ppm),
        ),
        (
            Factor::ShortWeight,
            unless(!assured(Assurance::ShortWeight), demand.short_weight_ppm),
        ),
        (Factor::Service, service_factor(market)),
    ];
    Some(Appeal { looking, buying })
}

fn times(start: i64, factors: &[(Factor, i64)]) -> i64 {
    factors.iter().fold(start, |product, (_, ppm)| scale(product, &[*ppm]))
}

/// What moves the demand for a page: DOMAIN §3.8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Factor {
    Season,
    Newness,
    Score,
    Scenario,
    Campaign,
    Video,
    Restricted,
    Title,
    Photos,
    Price,
    Sale,
    Was,
    Reviews,
    Details,
    FreeFreight,
    FastPromise,
    BadFruit,
    ShortWeight,
    Service,
}

/// How many orders a page draws a day, and why: for its first size, sent where most is free.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pull {
    pub visits_per_day: i64,
    /// Factors on the visits, on looking, on buying, in parts per million.
    pub shown: Vec<(Factor, i64)>,
    pub looking: Vec<(Factor, i64)>,
    pub buying: Vec<(Factor, i64)>,
    /// Orders a day, in millionths; bounds of looking and buying are kept.
    pub orders_ppm: i64,
}

impl Market {
    /// Returns what draws buyers to a page as it stands; nothing for a page that nobody can see or buy from.
    pub fn pull_of(&self, product: &str) -> Option<Pull> {
        let listing = self.listings.get(product)?;
        let page = listing.live.as_ref()?;
        let places = self.setting.rules.places.keys();
        let place = places.max_by_key(|place| terms_for(self, page, place) == FreightTerms::Free)?;
        let wish = Wish {
            net_g: *listing.skus.keys().next()?,
            pieces: 1,
            place: place.clone(),
        };
        let name = Name::from("b0");
        let Appeal { looking, buying } = appeal_factors(self, listing, &wish, &name)?;
        Some(Pull {
            visits_per_day: self.profile()?.visits_per_day,
            shown: shown_factors(self, listing)?.to_vec(),
            looking: looking.to_vec(),
            buying: buying.to_vec(),
            orders_ppm: demand_ppm(self, listing, &wish, &name),
        })
    }
}

/// Returns a demand that no page reaches: most points lie above it and need no closer look.
fn demand_at_most_ppm(market: &Market) -> i64 {
    let demand = &market.setting.rules.demand;
    let visits = market.profile().map_or(0, |profile| profile.visits_per_day);
    let season = demand.out_of_season_ppm.max(ONE_PPM);
    let newness = demand.new_ppm.max(ONE_PPM);
    let score = demand.score.iter().map(|band| band.ppm).fold(ONE_PPM, i64::max);
    let campaign = market.promotions.campaign.as_ref();
    let campaign = campaign.map_or(ONE_PPM, |campaign| campaign.traffic_ppm.max(campaign.outside_ppm));
    let video = demand.video_ppm.iter().copied().fold(ONE_PPM, i64::max);
    let shown = scale(
        visits * ONE_PPM,
        &[
            season,
            newness,
            score,
            campaign,
            video,
            market.setting.scenario.demand_ppm,
        ],
    );
    scale(shown, &[demand.look_most_ppm, demand.buy_most_ppm])
}

fn scale(start: i64, factors_ppm: &[i64]) -> i64 {
    let product = factors_ppm.iter().fold(i128::from(start), |product, factor| {
        product * i128::from(*factor) / 1_000_000
    });
    product as i64
}

/// The worth of so many; more than the list knows are worth its last.
fn step(worth_ppm: &[i64], count: usize) -> i64 {
    worth_ppm.get(count).or(worth_ppm.last()).copied().unwrap_or(ONE_PPM)
}

fn band(bands: &[super::CountBand], value: i64) -> i64 {
    bands
        .iter()
        .rev()
        .find(|band| band.from <= value)
        .map_or(ONE_PPM, |band| band.ppm)
}

/// Returns how the price changes looking and buying; a sensitive market stretches both away from one.
fn price_factors(demand: &Demand, price_fen: i64, middle_fen: i64, sensitive_ppm: i64) -> (i64, i64) {
    let relative = price_fen * ONE_PPM / middle_fen.max(1);
    let stretch = |factor: i64| ONE_PPM + (factor - ONE_PPM) * sensitive_ppm / ONE_PPM;
    let found = demand
        .price
        .iter()
        .find(|band| relative <= band.up_to_ppm)
        .or(demand.price.last());
    found.map_or((ONE_PPM, ONE_PPM), |band| {
        (stretch(band.look_ppm).max(0), stretch(band.buy_ppm).max(0))
    })
}

fn review_factor(market: &Market) -> i64 {
    let demand = &market.setting.rules.demand;
    let reviews = market.figure(Figure::Reviews);
    let factor = band(&demand.reviews, reviews);
    let poor = reviews > 0 && market.figure(Figure::StarsHundredths) < demand.poor_reviews_below_hundredths;
    let is_poor = |order: &&Order| {
        order
            .stars_hundredths
            .is_some_and(|stars| stars < demand.poor_reviews_below_hundredths)
    };
    let mut poor_ones = market.orders.values().filter(is_poor);
    let is_mended = |order: &Order| order.responded.as_ref().is_some_and(|(_, mends)| *mends);
    if poor && poor_ones.all(is_mended) {
        scale(factor, &[demand.mended_reviews_ppm])
    } else if poor {
        scale(factor, &[demand.poor_reviews_ppm])
    } else {
        factor
    }
}

fn service_factor(market: &Market) -> i64 {
    let demand = &market.setting.rules.demand;
    let (count, quick) = (market.tally.messages_closed, market.tally.answered_in_time);
    match count {
        0 => ONE_PPM,
        _ if quick * 100 >= count * 80 => demand.quick_replies_ppm,
        _ if quick * 100 < count * 50 => demand.slow_replies_ppm,
        _ => ONE_PPM,
    }
}
