//! Buyers: who might come each day, whether the page is good enough for them, what they want.
//!
//! ```text
//! height ▲        ·            a possible buyer is a point (minute, height), drawn by day and strip of height;
//! (orders│   ·         ·       the demand is a line over the day;
//!  a day)│───────·──┐          who lies under it at their minute orders, or asks first.
//!        │ ·        └──·───    A better title lifts the line: it adds buyers and changes none.
//!        └─────────────────▶ minute
//! ```

use std::{fmt::Write as _, sync::Arc};

use super::{
    Assurance, Channel, Demand, Event, Figure, FreightTerms, Listing, Market, Message, MessageState, Name, Order,
    OrderState, Page, Role, Sku, Wish, agenda::Due, message, random, time,
};

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
                let candidate = Due::Candidate {
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
    if market.buyers_gone || height >= demand_at_most_ppm(market) {
        return Vec::new();
    }
    let name = buyer_name(market, product, number);
    let Some(wish) = wish_of(market, listing, &name) else {
        return Vec::new();
    };
    if height >= demand_ppm(market, listing, &wish) {
        return Vec::new();
    }
    let rules = &market.setting.rules;
    let weights: Vec<u32> = rules.personas.values().map(|persona| persona.weight).collect();
    let Some(at) = random::weighted(market.draw("persona", 0, &name.0), &weights) else {
        return Vec::new();
    };
    let Some((persona_id, persona)) = rules.personas.iter().nth(at) else {
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
    vec![message::came(market, message)]
}

/// Somebody who was answered well orders, if the page still stands.
pub(super) fn wish_buys(market: &Market, name: &Name) -> Vec<Event> {
    let Some(message) = market.messages.get(name) else {
        return Vec::new();
    };
    let (Some(wish), Some(listing)) = (&message.wish, market.listings.get(&message.product)) else {
        return Vec::new();
    };
    let left_g = market.stock_g.get(&message.product).copied().unwrap_or(0);
    let in_stock = wish.net_g * wish.pieces <= left_g
        && listing
            .skus
            .get(&wish.net_g)
            .is_some_and(|sku| sku.stock >= wish.pieces);
    if market.buyers_gone || !listing.is_seen() || !in_stock {
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
    let two = random::happens(
        market.draw("two", 0, &name.0),
        market.setting.rules.demand.two_pieces_ppm,
    );
    let pieces = if two { 2.min(sku.stock) } else { 1 };
    let left_g = market.stock_g.get(&listing.product).copied().unwrap_or(0);
    let served = terms_for(market, listing.live.as_ref()?, &place) != FreightTerms::None;
    (served && *net_g * pieces <= left_g).then_some(Wish {
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
    let price_fen = listing.skus.get(&wish.net_g).map_or(0, |sku| sku.price_fen);
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
        price_fen: price_fen * i64::from(wish.pieces),
        freight_paid_fen,
        due_min: market.now_min + market.setting.rules.timers.pay_min,
        slow_reply,
        ..Order::untouched(name, Channel::Shelf, OrderState::WaitPay, market.now_min)
    };
    Event::OrderPlaced { order: Box::new(order) }
}

/// Returns the demand of a page for one wish, in millionths of an order a day: DOMAIN §3.8.
pub(super) fn demand_ppm(market: &Market, listing: &Listing, wish: &Wish) -> i64 {
    let rules = &market.setting.rules;
    let demand = &rules.demand;
    let (Some(page), Some(product), Some(profile), Some(sku)) = (
        &listing.live,
        rules.products.get(&listing.product),
        market.profile(),
        listing.skus.get(&wish.net_g),
    ) else {
        return 0;
    };
    let (month, _) = market.date(time::day_of(market.now_min));
    let season = if product.season.contains(&month) {
        ONE_PPM
    } else {
        demand.out_of_season_ppm
    };
    let newest = listing.shelved_min.unwrap_or(0) + demand.new_days * time::DAY_MIN;
    let newness = if market.now_min < newest {
        demand.new_ppm
    } else {
        ONE_PPM
    };
    let score = band(&demand.score, market.score_hundredths());
    let shown = scale(
        profile.visits_per_day * ONE_PPM,
        &[season, newness, score, market.setting.scenario.demand_ppm],
    );

    let photos = step(&demand.photo_ppm, page.photos.len());
    let middle_fen = i64::from(wish.net_g) * product.national_fen_per_kg / 1000;
    let (price_look, price_buy) = price_factors(demand, sku.price_fen, middle_fen, profile.price_sensitive_ppm);
    if price_buy == 0 {
        return 0;
    }
    let look = scale(demand.look_ppm, &[listing.title_ppm, photos, price_look]);
    let look = look.clamp(demand.look_least_ppm, demand.look_most_ppm);

    let free = terms_for(market, page, &wish.place) == FreightTerms::Free;
    let buy = scale(
        demand.buy_ppm,
        &[
            review_factor(market),
            price_buy,
            step(&demand.details_ppm, page.details.len()),
            if free { demand.free_freight_ppm } else { ONE_PPM },
            if page.promise_h.is_some_and(|hours| hours <= 24) {
                demand.fast_promise_ppm
            } else {
                ONE_PPM
            },
            if page.assurances.contains(&Assurance::BadFruit) {
                demand.bad_fruit_ppm
            } else {
                ONE_PPM
            },
            if page.assurances.contains(&Assurance::ShortWeight) {
                demand.short_weight_ppm
            } else {
                ONE_PPM
            },
            service_factor(market),
        ],
    );
    let buy = buy.clamp(demand.buy_least_ppm, demand.buy_most_ppm);
    scale(shown, &[look, buy])
}

/// Returns a demand that no page reaches: most points lie above it and need no closer look.
fn demand_at_most_ppm(market: &Market) -> i64 {
    let demand = &market.setting.rules.demand;
    let visits = market.profile().map_or(0, |profile| profile.visits_per_day);
    let season = demand.out_of_season_ppm.max(ONE_PPM);
    let newness = demand.new_ppm.max(ONE_PPM);
    let score = demand.score.iter().map(|band| band.ppm).fold(ONE_PPM, i64::max);
    let shown = scale(
        visits * ONE_PPM,
        &[season, newness, score, market.setting.scenario.demand_ppm],
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
    if poor {
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
