//! Buyers: who might come each day, whether the page is good enough for them, what they want.
//!
//! ```text
//! height ▲        ·            a possible buyer is a point (minute, height), drawn by day and strip of height;
//! (orders│   ·         ·       the demand is a line over the day;
//!  a day)│───────·──┐          who lies under it at their minute orders, or asks first.
//!        │ ·        └──·───    A better title lifts the line: it adds buyers and changes none.
//!        └─────────────────▶ minute
//! ```
//! Where the line lies is `demand`'s.

use std::{fmt::Write as _, sync::Arc};

use super::{
    Channel, Customer, Event, FreightTerms, Happening, Listing, Market, Message, MessageId, MessageState, Name, Order,
    OrderId, OrderState, Persona, PersonaId, ProductId, Role, Wish,
    demand::{self, ONE_PPM, appeal, demand_at_most_ppm, demand_ppm, fit_ppm, scale, shown_ppm, terms_for},
    message, order, promotion, random, time,
};

/// The sections of the rules that it reads.
pub(crate) const RULES: &[&str] = &[
    "day", "demand", "live", "messages", "personas", "places", "products", "quality", "timers",
];

/// Strips of one order a day; demand beyond is not met by buyers.
const STRIPS: u32 = 60;
/// Numbers of a day's buyers have two digits.
const BUYERS_AT_MOST: u32 = 99;

/// Puts a day's possible buyers of every product on the agenda.
pub(super) fn plan_day(market: &mut Market, day: u32) {
    if market.setting.scenario.role != Role::Seller || market.buyers_gone || day > market.setting.scenario.days {
        return;
    }
    let setting = Arc::clone(&market.setting);
    for product in setting.scenario.goods.keys() {
        let points = points(market, day, product, ["candidates", "minute", "height"]);
        for (number, (min, height)) in (1..=BUYERS_AT_MOST).zip(points) {
            let product = product.clone();
            let candidate = order::Due::Candidate {
                product,
                number,
                height,
            };
            market.plan(min, candidate);
        }
    }
}

/// Returns who might come to a product's page on a day, strip by strip: minute, and height in millionths of an order a day. How many stand
/// in a strip, when and how high is drawn by the three topics.
pub(super) fn points(market: &Market, day: u32, product: &ProductId, topics: [&str; 3]) -> Vec<(u32, i64)> {
    let rules = &market.setting.rules.day;
    let open_min = u64::from(rules.buyers_to_min.saturating_sub(rules.buyers_from_min));
    let [counts, minutes, heights] = topics.map(|topic| market.chance.topic(topic).on(day));
    let (mut points, mut whom) = (Vec::new(), String::new());
    for strip in 0..STRIPS {
        whom.clear();
        write!(whom, "{product} {strip}").expect("a string takes it");
        let strip_long = whom.len();
        for point in 0..random::poisson_one(counts.of(&whom)) {
            whom.truncate(strip_long);
            write!(whom, " {point}").expect("a string takes it");
            let minute = random::below(minutes.of(&whom), open_min) as u32;
            let height = random::below(heights.of(&whom), ONE_PPM as u64) as i64;
            points.push((
                time::at(day, rules.buyers_from_min + minute),
                i64::from(strip) * ONE_PPM + height,
            ));
        }
    }
    points
}

/// A possible buyer looks at the page.
pub(super) fn looks(market: &Market, product: &ProductId, number: u32, height: i64) -> Vec<Event> {
    let Some(listing) = market.listings.get(product).filter(|listing| listing.is_seen()) else {
        return Vec::new();
    };
    if market.buyers_gone || !market.is_selling() {
        return Vec::new();
    }
    let shown_ppm = shown_ppm(market, listing);
    if height >= demand_at_most_ppm(market, listing, shown_ppm) {
        return Vec::new();
    }
    let name = buyer_name(market, product, number);
    let known = persona_of(market, &name);
    let Some(wish) = wish_of(market, listing, &name, known) else {
        return Vec::new();
    };
    if height >= demand_ppm(market, listing, shown_ppm, &wish, &name) {
        return Vec::new();
    }
    let Some(known) = known else {
        return Vec::new();
    };
    asks_or_orders(market, listing, name, known, wish, false)
}

/// Somebody who is shown a page for money, and what they would do.
pub(super) struct Visitor<'a> {
    known: (&'a PersonaId, &'a Persona),
    wish: Wish,
    /// Shares who look, and who buy of those.
    pub look_ppm: i64,
    pub buy_ppm: i64,
}

/// Returns who this is; nothing where nothing is in stock, nothing is sent there, or nobody would pay the price.
pub(super) fn visitor<'a>(market: &'a Market, listing: &Listing, name: &Name) -> Option<Visitor<'a>> {
    let known = persona_of(market, name);
    let wish = wish_of(market, listing, name, known)?;
    let (look_ppm, buy_ppm) = appeal(market, listing, &wish, name)?;
    Some(Visitor {
        known: known?,
        wish,
        look_ppm,
        buy_ppm,
    })
}

/// Somebody who pressed on an ad wants it: orders, or asks first.
pub(super) fn comes_by_click(market: &Market, listing: &Listing, name: Name, visitor: Visitor) -> Vec<Event> {
    asks_or_orders(market, listing, name, visitor.known, visitor.wish, true)
}

fn asks_or_orders(
    market: &Market,
    listing: &Listing,
    name: Name,
    (persona_id, persona): (&PersonaId, &Persona),
    wish: Wish,
    promoted: bool,
) -> Vec<Event> {
    let rules = &market.setting.rules;
    let fresh = market.is_fresh(&listing.product);
    let asks: Vec<_> = persona
        .asks
        .iter()
        .filter(|kind| fresh || !rules.messages.get(*kind).is_some_and(|kind| kind.fresh_only))
        .collect();
    if asks.is_empty() || !random::happens(market.draw("asks", 0, name.as_str()), persona.asks_ppm) {
        let order = Order {
            promoted,
            ..placed(market, listing, name, persona_id, wish, false)
        };
        return vec![order::placed(market, order)];
    }
    let kind = asks[random::below(market.draw("asks-what", 0, name.as_str()), asks.len() as u64) as usize];
    let message = Message {
        from: name,
        kind: kind.clone(),
        persona: persona_id.clone(),
        product: listing.product.clone(),
        state: MessageState::Waiting,
        came_min: market.now_min,
        answer_by_min: market.answer_by_min(),
        leaves_min: market.now_min + rules.timers.question_min,
        reply: None,
        answered_min: None,
        fits: false,
        forbidden: false,
        owed: market.is_owed_answer(kind),
        wish: Some(wish),
    };
    message::arrives(market, message)
}

/// Returns who a possible buyer is, with the id; nothing where the rules know nobody.
fn persona_of<'a>(market: &'a Market, name: &Name) -> Option<(&'a PersonaId, &'a Persona)> {
    let personas = &market.setting.rules.personas;
    let weights = personas.values().map(|persona| persona.weight);
    let at = random::weighted(market.draw("persona", 0, name.as_str()), weights)?;
    personas.iter().nth(at)
}

/// A possible buyer on the live stream, which so many watch and where buying is so much quicker, orders if under the demand.
pub(super) fn buys_live(
    market: &Market,
    product: &ProductId,
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
    let known = persona_of(market, &name);
    let Some(wish) = wish_of(market, listing, &name, known) else {
        return Vec::new();
    };
    let Some((look, buy)) = appeal(market, listing, &wish, &name) else {
        return Vec::new();
    };
    if height >= scale(visits * ONE_PPM, &[look, buy, buy_ppm]) {
        return Vec::new();
    }
    let persona = known.map_or_else(PersonaId::default, |(id, _)| id.clone());
    let host = market.live.as_ref().is_some_and(|session| session.host);
    let order = Order {
        live: true,
        leader_ppm: if host { market.setting.rules.live.host_ppm } else { 0 },
        ..placed(market, listing, name, &persona, wish, false)
    };
    vec![order::placed(market, order)]
}

/// Somebody who was answered well orders, if the page still stands.
pub(super) fn wish_buys(market: &Market, name: &MessageId) -> Vec<Event> {
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
    let (name, is_slow) = (message.from.clone(), !message.in_time());
    let order = Order {
        promoted: market.adverts.clicked.contains(&name),
        ..placed(market, listing, name, &message.persona, wish.clone(), is_slow)
    };
    vec![order::placed(market, order)]
}

/// A buyer of the story orders the size of the story, else the smallest, if the page is seen, sends there and asks no more than
/// they would pay.
pub(super) fn customer_orders(market: &Market, line: usize, customer: &Customer) -> Vec<Event> {
    let Some(listing) = market
        .listings
        .get(&customer.product)
        .filter(|listing| listing.is_seen())
    else {
        return Vec::new();
    };
    let is_it = |net_g: u32| customer.net_g.is_none_or(|wanted| wanted == net_g);
    let Some((net_g, sku)) = listing.skus_in_stock().find(|(net_g, _)| is_it(**net_g)) else {
        return Vec::new();
    };
    let wish = Wish {
        net_g: *net_g,
        pieces: customer.pieces.min(sku.stock),
        place: customer.place.clone(),
        fit_ppm: ONE_PPM,
    };
    let page = listing.live.as_ref();
    let terms = page.map_or(FreightTerms::None, |page| terms_for(market, page, &wish.place));
    let served = terms != FreightTerms::None;
    let left_g = market.left_g(&customer.product);
    let in_stock = wish.net_g * wish.pieces <= left_g;
    if market.buyers_gone || !served || !in_stock || sku.price_fen + terms.fee_fen() > customer.most_fen {
        return Vec::new();
    }
    let name = Name::from(customer.name.as_str());
    let order = Order {
        plan: Some(line),
        custom_days: customer.custom_days,
        remark: customer.remark.clone(),
        ..placed(market, listing, name, &customer.persona, wish, false)
    };
    vec![order::placed(market, order)]
}

/// Returns when a buyer orders again: some of those who had no reason to complain.
pub(super) fn comes_again_min(market: &Market, name: &OrderId) -> Option<u32> {
    let rules = &market.setting.rules;
    let demand = &rules.demand;
    let order = market.orders.get(name)?;
    let reckons = rules
        .products
        .get(&order.product)
        .is_some_and(|product| product.head_g.is_some());
    let is_new = order.channel == Channel::Shelf && order.plan.is_none() && !order.again;
    let was_poor = order
        .stars_hundredths
        .is_some_and(|stars| stars < demand.poor_reviews_below_hundredths);
    let content =
        !order.late && !was_poor && order.refunded_fen == 0 && order.bad_ppm() <= rules.quality.stars_bad_free_ppm;
    let again_ppm = scale(demand.again_ppm, &[market.setting.scenario.regulars_ppm]);
    if !reckons || !is_new || !content || !random::happens(market.draw("again", 0, name.as_str()), again_ppm) {
        return None;
    }
    let bits = market.draw("again-pause", 0, name.as_str());
    let days = random::between(bits, demand.again_least_days, demand.again_most_days);
    let delivered_min = order.delivered_min.unwrap_or(market.now_min);
    Some((delivered_min + days * time::DAY_MIN).max(market.now_min + 1))
}

/// A content buyer orders again what the household needs, unless it has become much dearer.
pub(super) fn comes_again(market: &Market, name: &OrderId) -> Vec<Event> {
    let Some(last) = market.orders.get(name) else {
        return Vec::new();
    };
    let Some(listing) = market.listings.get(&last.product).filter(|listing| listing.is_seen()) else {
        return Vec::new();
    };
    if market.buyers_gone || !market.is_selling() {
        return Vec::new();
    }
    let whose = Name::from(name.as_str());
    let Some(wish) = wish_of(market, listing, &whose, persona_of(market, &whose)) else {
        return Vec::new();
    };
    let order = Order {
        again: true,
        ..placed(market, listing, whose, &last.persona, wish, false)
    };
    let paid = |order: &Order| i128::from(order.price_fen + order.freight_paid_fen);
    let (now, then) = (
        paid(&order) * i128::from(last.total_g()),
        paid(last) * i128::from(order.total_g()),
    );
    let most = then * i128::from(market.setting.rules.demand.again_price_ppm) / i128::from(ONE_PPM);
    if now <= most {
        vec![order::placed(market, order)]
    } else {
        Vec::new()
    }
}

impl Market {
    /// Returns the story behind an order, if its buyer has one.
    pub(super) fn customer_of(&self, order: &Order) -> Option<&Customer> {
        if let Happening::Buyer(customer) = &self.setting.scenario.plan.get(order.plan?)?.what {
            Some(customer)
        } else {
            None
        }
    }
}

/// `b317`: the third day's seventeenth possible buyer; a second product's buyers begin with `c`.
fn buyer_name(market: &Market, product: &ProductId, number: u32) -> Name {
    let nth = market
        .setting
        .scenario
        .goods
        .keys()
        .position(|id| id == product)
        .unwrap_or(0) as u8;
    Name::from(format!(
        "{}{}",
        char::from(b'b' + nth.min(20)),
        time::day_of(market.now_min) * 100 + number
    ))
}

/// What this buyer would order; none when nothing is in stock or nothing is sent there.
fn wish_of(market: &Market, listing: &Listing, name: &Name, known: Option<(&PersonaId, &Persona)>) -> Option<Wish> {
    let places = &market.setting.rules.places;
    let weights = places.values().map(|place| place.weight);
    let at = random::weighted(market.draw("place", 0, name.as_str()), weights)?;
    let place = places.keys().nth(at)?.clone();
    if terms_for(market, listing.live.as_ref()?, &place) == FreightTerms::None {
        return None;
    }
    let demand = &market.setting.rules.demand;
    let want_g = known.and_then(|(_, persona)| want_g(market, &listing.product, name, persona));
    let pair_ppm = market.promotions.pair_ppm.get(&listing.product).copied().unwrap_or(0);
    let unweighed_ppm = if want_g.is_none() { demand.two_pieces_ppm } else { 0 };
    let two_ppm = unweighed_ppm + scale(pair_ppm, &[demand.pair_pull_ppm]);
    let tempted = random::happens(market.draw("two", 0, name.as_str()), two_ppm);
    let wish = |net_g: u32, pieces: u32| Wish {
        net_g,
        pieces,
        place: place.clone(),
        fit_ppm: want_g.map_or(ONE_PPM, |want_g| fit_ppm(demand, net_g * pieces, want_g)),
    };
    // Who reckons by weight looks at the price of it too, where there is a choice.
    let worth_ppm = |wish: &Wish| match want_g {
        Some(_) => demand::price_factors_of(market, listing, wish, name)
            .map_or(0, |(_, buying_ppm)| scale(wish.fit_ppm, &[buying_ppm])),
        None => ONE_PPM,
    };
    let wishes = listing.skus_in_stock().map(|(net_g, sku)| {
        let (one, two) = (wish(*net_g, 1), wish(*net_g, 2));
        if sku.stock < 2 {
            one
        } else if tempted {
            // Who takes two because the second is cheaper is not put off by the weight.
            let fit_ppm = one.fit_ppm.max(two.fit_ppm);
            Wish { fit_ppm, ..two }
        } else if (pair_ppm > 0 || one.fit_ppm < two.fit_ppm) && worth_ppm(&one) < worth_ppm(&two) {
            two
        } else {
            one
        }
    });
    let mut wishes: Vec<Wish> = wishes.collect();
    if 1 < wishes.len() {
        let worths: Vec<i64> = wishes.iter().map(worth_ppm).collect();
        let best_ppm = worths.iter().copied().max()?;
        let mut worths = worths.into_iter();
        wishes.retain(|_| worths.next() == Some(best_ppm));
    }
    let nth = random::below(market.draw("size", 0, name.as_str()), wishes.len() as u64) as usize;
    (nth < wishes.len()).then(|| wishes.swap_remove(nth))
}

/// Returns how much of a product a possible buyer wants: for the household at home, or for as many as the person cooks for;
/// nothing where nobody reckons by weight.
fn want_g(market: &Market, product: &ProductId, name: &Name, persona: &Persona) -> Option<u32> {
    let rules = &market.setting.rules;
    let head_g = rules.products.get(product)?.head_g?;
    if let Some(people) = persona.people {
        return Some(head_g * people);
    }
    let households = &rules.demand.people;
    let weights = households.iter().map(|household| household.ppm as u32);
    let at = random::weighted(market.draw("people", 0, name.as_str()), weights)?;
    Some(head_g * households[at].from as u32)
}

fn placed(market: &Market, listing: &Listing, name: Name, persona: &PersonaId, wish: Wish, slow_reply: bool) -> Order {
    let page = listing.live.as_ref().expect("a listing on the shelf has a page");
    let deal = promotion::deal(market, listing, &wish, &name);
    let asked_fen = listing.skus.get(&wish.net_g).map_or(0, |sku| {
        sku.sale.map_or(sku.price_fen, |sale| sale.from_fen) * i64::from(wish.pieces)
    });
    // What the page shows may be more than is there.
    let left_g = market.left_g(&listing.product);
    let freight_paid_fen = terms_for(market, page, &wish.place).fee_fen();
    let name = crate::name::free(&name, &market.orders);
    Order {
        persona: persona.to_owned(),
        place: wish.place,
        product: listing.product.clone(),
        net_g: wish.net_g,
        pieces: wish.pieces,
        price_fen: deal.as_ref().map_or(0, |deal| deal.price_fen),
        coupon: deal.as_ref().and_then(|deal| deal.coupon.clone()),
        reduced: deal
            .as_ref()
            .is_some_and(|deal| promotion::is_worth_seeing(market, asked_fen - deal.price_fen, asked_fen)),
        people: deal.and_then(|deal| deal.people),
        oversold: wish.net_g * wish.pieces > left_g,
        freight_paid_fen,
        due_min: market.now_min + market.setting.rules.timers.pay_min,
        slow_reply,
        ..Order::untouched(name, Channel::Shelf, OrderState::WaitPay, market.now_min)
    }
}
