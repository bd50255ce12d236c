//! The demand curve: how many orders a page draws in a day, and what lifts or lowers it. DOMAIN §3.8.
//!
//! ```text
//! visits a day ─ season, newness, score, campaign, video ─▶ shown
//!        shown ─ title, photos, price ─▶ look
//!         look ─ reviews, price, freight, promises, service ─▶ buy
//! ```
//! Each factor is in parts per million; the shares who look and who buy keep within their bounds. Nothing is drawn here: who
//! stands under the curve is `buyer`'s.

use super::{
    Assurance, CountBand, Demand, Event, Figure, FreightTerms, GoodsPage, Listing, Market, Name, Order, PlaceId,
    PricePoint, ProductId, ShopState, Wish, order, promotion, time,
};

/// The sections of the rules that it reads.
pub(crate) const RULES: &[&str] = &["demand", "harvest", "places", "products", "promotions", "rivalry"];

pub(super) const ONE_PPM: i64 = 1_000_000;

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
    Copied,
    Price,
    Size,
    Sale,
    Was,
    Reviews,
    Details,
    FreeFreight,
    FastPromise,
    BadFruit,
    ShortWeight,
    ReturnFreight,
    Service,
    Presale,
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

/// Returns the demand of a page that has so many visits for one wish, in millionths of an order a day: DOMAIN §3.8.
pub(super) fn demand_ppm(market: &Market, listing: &Listing, shown_ppm: i64, wish: &Wish, name: &Name) -> i64 {
    appeal(market, listing, wish, name).map_or(0, |(look, buy)| scale(shown_ppm, &[look, buy]))
}

/// Returns the visits of a page, in millionths a day.
pub(super) fn shown_ppm(market: &Market, listing: &Listing) -> i64 {
    let visits = market.profile().map_or(0, |profile| profile.visits_per_day);
    match shown_factors(market, listing) {
        Some(factors) => times(visits * ONE_PPM, &factors),
        None => 0,
    }
}

/// Returns some of what makes a market show a page more or less, together.
pub(super) fn shown_by_ppm(market: &Market, listing: &Listing, which: &[Factor]) -> Option<i64> {
    let factors = shown_factors(market, listing)?;
    let asked = factors.iter().filter(|(factor, _)| which.contains(factor));
    Some(asked.fold(ONE_PPM, |product, (_, ppm)| scale(product, &[*ppm])))
}

/// What makes a market show a page more or less.
fn shown_factors(market: &Market, listing: &Listing) -> Option<[(Factor, i64); 7]> {
    shown_factors_at(market, listing, market.now_min)
}

/// What is new, and what is in season, at that minute.
fn shown_factors_at(market: &Market, listing: &Listing, at_min: u32) -> Option<[(Factor, i64); 7]> {
    let rules = &market.setting.rules;
    let demand = &rules.demand;
    let product = rules.products.get(&listing.product)?;
    let (month, _) = market.date(time::day_of(at_min));
    let newest = listing.shelved_min.unwrap_or(0) + demand.new_days * time::DAY_MIN;
    let score = band(&demand.score, market.score_hundredths());
    Some([
        (
            Factor::Season,
            unless(product.season.contains(&month), demand.out_of_season_ppm),
        ),
        (Factor::Newness, unless(newest <= at_min, demand.new_ppm)),
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
    let is_shown = || market.shop.state == ShopState::Open && promotion::is_reduced(market, listing);
    match &market.promotions.campaign {
        Some(campaign) if is_shown() => campaign.traffic_ppm,
        Some(campaign) => campaign.outside_ppm,
        None => ONE_PPM,
    }
}

fn video_ppm(market: &Market) -> i64 {
    let rules = &market.setting.rules;
    let promotions = &rules.promotions;
    let Some((last, before)) = market.promotions.videos.split_last() else {
        return ONE_PPM;
    };
    let (shown_min, parts) = *last;
    if shown_min + promotions.video_days * time::DAY_MIN <= market.now_min {
        return ONE_PPM;
    }
    let remembered_from_min = shown_min.saturating_sub(promotions.video_again_days * time::DAY_MIN);
    let remembered = before.iter().filter(|(min, _)| remembered_from_min <= *min);
    let more_ppm = step(&rules.demand.video_ppm, parts as usize) - ONE_PPM;
    ONE_PPM + remembered.fold(more_ppm, |more_ppm, _| scale(more_ppm, &[promotions.video_again_ppm]))
}

/// Returns the shares of visitors who look and of lookers who buy, for one wish.
pub(super) fn appeal(market: &Market, listing: &Listing, wish: &Wish, name: &Name) -> Option<(i64, i64)> {
    Some(shares(market, &appeal_factors(market, listing, wish, name)?))
}

fn shares(market: &Market, appeal: &Appeal) -> (i64, i64) {
    let demand = &market.setting.rules.demand;
    let look = times(demand.look_ppm, &appeal.looking).clamp(demand.look_least_ppm, demand.look_most_ppm);
    let buy = times(demand.buy_ppm, &appeal.buying).clamp(demand.buy_least_ppm, demand.buy_most_ppm);
    (look, buy)
}

/// Returns how the price of a wish changes looking and buying: what all of it costs at the door, beside what as much usually
/// costs in one box.
pub(super) fn price_factors_of(market: &Market, listing: &Listing, wish: &Wish, name: &Name) -> Option<(i64, i64)> {
    let rules = &market.setting.rules;
    let demand = &rules.demand;
    let page = listing.live.as_ref()?;
    let grade = page.attributes.get(&rules.harvest.grade_attribute);
    let grade_ppm = grade
        .and_then(|grade| demand.grades.get(grade))
        .copied()
        .unwrap_or(ONE_PPM);
    let usual_fen = market.usual_fen(&listing.product, wish.net_g * wish.pieces);
    let middle_fen = scale(usual_fen, &[grade_ppm, market.asked_elsewhere_ppm(&listing.product)]);
    let price_fen = promotion::deal(market, listing, wish, name)?.price_fen;
    let door_fen = price_fen + terms_for(market, page, &wish.place).fee_fen();
    let sensitive_ppm = market.profile()?.price_sensitive_ppm;
    Some(price_factors(demand, door_fen, middle_fen, sensitive_ppm))
}

/// Factors on looking and on buying.
struct Appeal {
    looking: [(Factor, i64); 6],
    buying: [(Factor, i64); 11],
}

/// What a wish does to looking and buying; all else is the page's and the shop's.
struct OfWish {
    price: (i64, i64),
    size: i64,
    sale: i64,
    was: i64,
    freight: i64,
}

/// What makes visitors look, and lookers buy; nothing when nobody would pay the price.
fn appeal_factors(market: &Market, listing: &Listing, wish: &Wish, name: &Name) -> Option<Appeal> {
    let demand = &market.setting.rules.demand;
    let page = listing.live.as_ref()?;
    let sku = listing.skus.get(&wish.net_g)?;
    let price = price_factors_of(market, listing, wish, name)?;
    if price.1 == 0 {
        return None;
    }
    let was = sku.was.map_or(ONE_PPM, |was| {
        let price_fen = promotion::deal(market, listing, wish, name).map_or(0, |deal| deal.price_fen);
        let piece_fen = price_fen / i64::from(wish.pieces.max(1));
        let off_ppm = (was.price_fen - piece_fen).max(0) * ONE_PPM / was.price_fen.max(1);
        band(&demand.was, off_ppm)
    });
    let is_free = terms_for(market, page, &wish.place) == FreightTerms::Free;
    let of_wish = OfWish {
        price,
        size: wish.fit_ppm,
        sale: unless(!promotion::is_seen(market, sku), demand.sale_ppm),
        was,
        freight: unless(!is_free, demand.free_freight_ppm),
    };
    appeal_of(market, listing, &of_wish)
}

fn appeal_of(market: &Market, listing: &Listing, wish: &OfWish) -> Option<Appeal> {
    let rules = &market.setting.rules;
    let demand = &rules.demand;
    let page = listing.live.as_ref()?;
    let copied = market.copied(&listing.product).is_some();
    let looking = [
        (Factor::Copied, unless(!copied, rules.rivalry.copied_ppm)),
        (Factor::Title, listing.title_ppm),
        (Factor::Photos, step(&demand.photo_ppm, page.photos.len())),
        (Factor::Price, wish.price.0),
        (Factor::Sale, wish.sale),
        (Factor::Was, wish.was),
    ];
    let fast = page.promise_h.is_some_and(|hours| hours <= demand.fast_within_h);
    let assured = |assurance: Assurance| page.assurances.contains(&assurance);
    let buying = [
        (Factor::Reviews, review_factor(market)),
        (Factor::Price, wish.price.1),
        (Factor::Size, wish.size),
        (Factor::Details, step(&demand.details_ppm, page.details.len())),
        (Factor::FreeFreight, wish.freight),
        (Factor::FastPromise, unless(!fast, demand.fast_promise_ppm)),
        (
            Factor::BadFruit,
            unless(!assured(Assurance::BadFruit), demand.bad_fruit_ppm),
        ),
        (
            Factor::ShortWeight,
            unless(!assured(Assurance::ShortWeight), demand.short_weight_ppm),
        ),
        (
            Factor::ReturnFreight,
            market.return_trust_ppm(assured(Assurance::ReturnFreight), market.is_fresh(&listing.product)),
        ),
        (Factor::Service, service_factor(market)),
        (Factor::Presale, market.presale_ppm(&listing.product)),
    ];
    Some(Appeal { looking, buying })
}

/// What the best wish for a page would do.
fn best_wish(market: &Market, listing: &Listing) -> Option<OfWish> {
    let demand = &market.setting.rules.demand;
    let sensitive_ppm = market.profile()?.price_sensitive_ppm;
    let best = |factor: fn(&PricePoint) -> i64| demand.price.iter().map(factor).max().unwrap_or(ONE_PPM);
    let seen = listing.skus.values().any(|sku| promotion::is_seen(market, sku));
    let compared = listing.skus.values().any(|sku| sku.was.is_some());
    let most_was = || demand.was.iter().map(|band| band.ppm).max().unwrap_or(ONE_PPM);
    Some(OfWish {
        price: (
            stretched(best(|point| point.look_ppm), sensitive_ppm),
            stretched(best(|point| point.buy_ppm), sensitive_ppm),
        ),
        size: ONE_PPM,
        sale: unless(!seen, demand.sale_ppm).max(ONE_PPM),
        was: unless(!compared, most_was()).max(ONE_PPM),
        freight: demand.free_freight_ppm.max(ONE_PPM),
    })
}

/// A sensitive market stretches what a price does away from one.
fn stretched(factor_ppm: i64, sensitive_ppm: i64) -> i64 {
    (ONE_PPM + (factor_ppm - ONE_PPM) * sensitive_ppm / ONE_PPM).max(0)
}

fn times(start: i64, factors: &[(Factor, i64)]) -> i64 {
    factors.iter().fold(start, |product, (_, ppm)| scale(product, &[*ppm]))
}

/// Somebody who wants a page's first size, sent where most is free.
fn usual_wish(market: &Market, listing: &Listing) -> Option<(Wish, Name)> {
    let page = listing.live.as_ref()?;
    let places = market.setting.rules.places.keys();
    let place = places.max_by_key(|place| terms_for(market, page, place) == FreightTerms::Free)?;
    let net_g = *listing.skus.keys().next()?;
    let wish = Wish {
        net_g,
        pieces: 1,
        place: place.clone(),
        fit_ppm: mean_fit_ppm(market, &listing.product, net_g),
    };
    Some((wish, Name::from("b0")))
}

/// Returns which share of those who are shown a page look at it, for its first size.
pub(super) fn usual_look_ppm(market: &Market, listing: &Listing) -> Option<i64> {
    let (wish, name) = usual_wish(market, listing)?;
    appeal(market, listing, &wish, &name).map(|(look_ppm, _)| look_ppm)
}

/// Returns how many people open a page on a day like this one; once the market's days are over, on a day like its last, for what
/// was read of that day is what is judged.
pub(super) fn looks(market: &Market, listing: &Listing) -> i64 {
    let last_min = time::at(market.setting.scenario.days, time::DAY_MIN - 1);
    let visits = market.profile().map_or(0, |profile| profile.visits_per_day);
    let shown = shown_factors_at(market, listing, market.now_min.min(last_min));
    let shown_ppm = shown.map_or(0, |factors| times(visits * ONE_PPM, &factors));
    usual_look_ppm(market, listing).map_or(0, |look_ppm| scale(shown_ppm, &[look_ppm]) / ONE_PPM)
}

impl Market {
    /// Returns what draws buyers to a page as it stands; nothing for a page that nobody can see or buy from.
    pub fn pull_of(&self, product: &ProductId) -> Option<Pull> {
        let listing = self.listings.get(product)?;
        let (wish, name) = usual_wish(self, listing)?;
        let Appeal { looking, buying } = appeal_factors(self, listing, &wish, &name)?;
        Some(Pull {
            visits_per_day: self.profile()?.visits_per_day,
            shown: shown_factors(self, listing)?.to_vec(),
            looking: looking.to_vec(),
            buying: buying.to_vec(),
            orders_ppm: demand_ppm(self, listing, shown_ppm(self, listing), &wish, &name),
        })
    }
}

/// Returns the most that the demand of a page with so many visits can be, for any wish.
pub(super) fn demand_at_most_ppm(market: &Market, listing: &Listing, shown_ppm: i64) -> i64 {
    let best = best_wish(market, listing).and_then(|wish| appeal_of(market, listing, &wish));
    best.map_or(0, |appeal| {
        let (look, buy) = shares(market, &appeal);
        scale(shown_ppm, &[look, buy])
    })
}

/// A number times factors in parts per million, one after the other, each rounded toward zero.
pub(super) fn scale(start: i64, factors_ppm: &[i64]) -> i64 {
    let mut factors = factors_ppm.iter();
    let narrow = factors.try_fold(start, |product, factor| Some(product.checked_mul(*factor)? / 1_000_000));
    // To divide wide numbers costs many times as much, and few products need it.
    narrow.unwrap_or_else(|| {
        let product = factors_ppm.iter().fold(i128::from(start), |product, factor| {
            product * i128::from(*factor) / 1_000_000
        });
        product as i64
    })
}

/// Returns what the households that there are would think of a size, on the mean (ppm).
fn mean_fit_ppm(market: &Market, product: &ProductId, net_g: u32) -> i64 {
    let rules = &market.setting.rules;
    let Some(head_g) = rules.products.get(product).and_then(|product| product.head_g) else {
        return ONE_PPM;
    };
    let people = &rules.demand.people;
    let all: i64 = people.iter().map(|household| household.ppm).sum();
    let fits = |household: &CountBand| fit_ppm(&rules.demand, net_g, head_g * household.from as u32) * household.ppm;
    people.iter().map(fits).sum::<i64>() / all.max(1)
}

/// Returns what a weight does to buying for somebody who wants so much: on the line between the points of the rules.
pub(super) fn fit_ppm(demand: &Demand, weight_g: u32, want_g: u32) -> i64 {
    let hundredths = i64::from(weight_g) * 100 / i64::from(want_g.max(1));
    on_line(&demand.size, hundredths, |point| (point.from, point.ppm))
}

/// Returns the height at a place on the line through the points, each a place and its height; flat beyond the first and the last.
pub(super) fn on_line<P>(points: &[P], at: i64, point: impl Fn(&P) -> (i64, i64)) -> i64 {
    let after = points.iter().position(|other| at < point(other).0);
    match after {
        Some(0) => point(&points[0]).1,
        Some(after) => {
            let ((from, low), (to, high)) = (point(&points[after - 1]), point(&points[after]));
            low + (high - low) * (at - from) / (to - from).max(1)
        }
        None => points.last().map_or(0, |last| point(last).1),
    }
}

/// The worth of so many; more than the list knows are worth its last.
fn step(worth_ppm: &[i64], count: usize) -> i64 {
    worth_ppm.get(count).or(worth_ppm.last()).copied().unwrap_or(ONE_PPM)
}

pub(super) fn band(bands: &[CountBand], value: i64) -> i64 {
    bands
        .iter()
        .rev()
        .find(|band| band.from <= value)
        .map_or(ONE_PPM, |band| band.ppm)
}

/// Returns how the price changes looking and buying; a sensitive market stretches both away from one.
fn price_factors(demand: &Demand, price_fen: i64, middle_fen: i64, sensitive_ppm: i64) -> (i64, i64) {
    let relative = price_fen * ONE_PPM / middle_fen.max(1);
    if demand.price.last().is_some_and(|dearest| dearest.at_ppm <= relative) {
        return (0, 0);
    }
    let look = on_line(&demand.price, relative, |point| (point.at_ppm, point.look_ppm));
    let buy = on_line(&demand.price, relative, |point| (point.at_ppm, point.buy_ppm));
    (stretched(look, sensitive_ppm), stretched(buy, sensitive_ppm))
}

impl Market {
    /// Returns the poor reviews that have no answer, where the shop's stars are few enough that buyers read them.
    pub fn poor_reviews(&self) -> Vec<&Order> {
        let mut orders = poor_ones(self);
        orders.retain(|order| order.responded.is_none());
        orders
    }
}

/// The poor reviews that buyers read: of all, or of so many that are the latest; none where the stars are good on the whole.
fn poor_ones(market: &Market) -> Vec<&Order> {
    let below_hundredths = market.setting.rules.demand.poor_reviews_below_hundredths;
    let is_poor = |order: &&Order| order.stars_hundredths.is_some_and(|stars| stars < below_hundredths);
    let latest = market.setting.scenario.latest_reviews as usize;
    if latest == 0 {
        let reviews = market.figure(Figure::Order(order::Figure::Reviews));
        let stars_hundredths = market.figure(Figure::Order(order::Figure::StarsHundredths));
        let is_bad = 0 < reviews && stars_hundredths < below_hundredths;
        return market
            .orders
            .values()
            .filter(|order| is_bad && is_poor(order))
            .collect();
    }
    let reviewed = market.log.iter().rev().filter_map(|happened| {
        if let Event::Order(order::Event::Reviewed(reviewed)) = &happened.event {
            market.orders.get(&reviewed.order)
        } else {
            None
        }
    });
    let read: Vec<&Order> = reviewed.take(latest).collect();
    let stars = read.iter().filter_map(|order| order.stars_hundredths).sum::<i64>();
    let is_bad = stars < below_hundredths * read.len() as i64;
    read.into_iter().filter(|order| is_bad && is_poor(order)).collect()
}

fn review_factor(market: &Market) -> i64 {
    let demand = &market.setting.rules.demand;
    let reviews = market.figure(Figure::Order(order::Figure::Reviews));
    let factor = band(&demand.reviews, reviews);
    let poor = poor_ones(market);
    let is_mended = |order: &&Order| order.responded.as_ref().is_some_and(|(_, mends)| *mends);
    if poor.is_empty() {
        factor
    } else if poor.iter().all(is_mended) {
        scale(factor, &[demand.mended_reviews_ppm])
    } else {
        scale(factor, &[demand.poor_reviews_ppm])
    }
}

fn service_factor(market: &Market) -> i64 {
    let demand = &market.setting.rules.demand;
    let (count, quick) = (market.tally.messages_closed, market.tally.answered_in_time);
    match count {
        0 => ONE_PPM,
        _ if quick * ONE_PPM >= count * demand.quick_from_ppm => demand.quick_replies_ppm,
        _ if quick * ONE_PPM < count * demand.slow_below_ppm => demand.slow_replies_ppm,
        _ => ONE_PPM,
    }
}

/// To which terms a page sends to a place.
pub(super) fn terms_for(market: &Market, page: &GoodsPage, place: &PlaceId) -> FreightTerms {
    let zone = market.zone_of(place);
    zone.and_then(|zone| page.freight.get(zone))
        .copied()
        .unwrap_or(FreightTerms::None)
}
