//! Promoted listings paid by click: the market shows the page to more people, and the shop pays for each who presses on it.
//!
//! ```text
//!            ┌─── each morning: ranked anew ──┐
//! none ─promote▶ shown ─a click─▶ paid, ─▶ looks, asks, buys like others, or goes
//!            │    └─budget or wallet spent─▶ rests until the morning
//!            └─unpromote─▶ none
//! ```
//! Who might press are seeded points like buyers: a better place adds clicks and changes none. Where a page stands and what a
//! click costs is `auction`'s. Each morning tells what the day before cost and brought; over some days together, whether it lost.

mod auction;
pub mod command;
pub mod event;
pub(crate) mod figures;
pub mod refusal;

use std::collections::{BTreeMap, BTreeSet};

pub use command::Command;
pub use event::Event;
pub use figures::Figure;
pub use refusal::Refusal;

use super::{
    Account, Market, Name, Obligation, Order, ProductId, ProfileId, RivalId, Role, Thing, buyer, demand::ONE_PPM,
    demand::scale, order, random, run::Decision, time,
};

/// What every seller's attempt depends on: nothing.
pub const RULES: &[&str] = &[];
/// The sections of the rules that it reads where a scenario has promoted listings.
pub(crate) const WHERE_ON: &[&str] = &["adverts", "demand", "minutes", "quality"];

/// Numbers of a day's possible clicks have three digits.
const CLICKS_AT_MOST: u32 = 999;

/// What the market sells, and to whom else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdvertRules {
    /// The markets on which clicks can be bought.
    pub profiles: Vec<ProfileId>,
    /// What is offered to choose among for a click, and for a day (fen).
    pub bids_fen: Vec<i64>,
    pub budgets_fen: Vec<i64>,
    /// What the market takes at least and at most for a click.
    pub bid_least_fen: i64,
    pub bid_most_fen: i64,
    /// And for a day.
    pub budget_least_fen: i64,
    pub budget_most_fen: i64,
    /// Views a day by place, the first first, against the market's visits to a page (ppm); nobody looks further down.
    pub views_ppm: Vec<i64>,
    /// Who was shown the page buys so much more seldom than who found it.
    pub buys_ppm: i64,
    /// Days after which it is reckoned whether an ad loses.
    pub judged_days: u32,
    /// A page is ready for paid clicks with so many photos, so many reviews, and a price up to this against the others' (ppm).
    pub ready_photos: u32,
    pub ready_reviews: i64,
    pub ready_price_ppm: i64,
    /// Other shops that pay for clicks.
    pub others: BTreeMap<RivalId, OtherAdvert>,
}

/// How another shop bids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherAdvert {
    pub bid_fen: i64,
    /// How far its bid goes up or down from day to day (ppm).
    pub vary_ppm: i64,
    /// How its page is beside a usual one (ppm).
    pub quality_ppm: i64,
}

/// All that is promoted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Adverts {
    pub by_product: BTreeMap<ProductId, Advert>,
    /// Who pressed on an ad.
    pub clicked: BTreeSet<Name>,
}

/// The promotion of one page; it stays when it is stopped, for what it cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advert {
    pub bid_fen: i64,
    pub budget_fen: i64,
    pub runs: bool,
    /// Budget or wallet are spent for today.
    pub rests: bool,
    /// Where it stands today; nothing where nobody sees it.
    pub slot: Option<Slot>,
    pub clicks_today: u32,
    pub spent_today_fen: i64,
    /// The days before, oldest first.
    pub days: Vec<AdvertDay>,
    /// From this one of the days on it is reckoned whether it loses: what stood before had another bid.
    pub judged_from: usize,
    /// It lost over the last days, and nothing was changed since.
    pub loses: bool,
}

/// Where an ad stands for a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// The first is 1.
    pub place: u32,
    /// What a click costs.
    pub price_fen: i64,
    /// How many see it in a day.
    pub views: i64,
}

/// What a day of an ad cost and brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AdvertDay {
    pub day: u32,
    pub clicks: u32,
    pub spent_fen: i64,
    /// Orders of the day that came by a click, and were not left unpaid.
    pub orders: u32,
    /// What an order of this product earned before ads; nothing while none was sent.
    pub earns_fen: Option<i64>,
}

/// Why a page is not ready for paid clicks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Unready {
    /// Too few photos.
    Photos,
    /// Too few reviews.
    Reviews,
    /// Far dearer than the others.
    Price,
}

impl Unready {
    pub const ALL: &'static [Unready] = <Unready as strum::VariantArray>::VARIANTS;

    pub fn word(self) -> &'static str {
        self.into()
    }
}

/// What falls due for promoted listings.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Due {
    /// Yesterday is reckoned, and the bids are compared.
    Morning,
    /// Somebody might press on the ad; `height` is the interest at which this one would, in millionths of a click a day.
    Click {
        product: ProductId,
        number: u32,
        height: i64,
    },
}

impl Due {
    pub fn rank(&self) -> u8 {
        match self {
            Due::Morning => 52,
            Due::Click { .. } => 53,
        }
    }
}

/// Nobody owes anything by it.
pub(crate) fn obligations(_: &Market) -> Vec<Obligation> {
    Vec::new()
}

/// The day's auction, and all who might press on an ad today, whether one runs or not: what is promoted later changes no draw.
pub(super) fn day_began(market: &mut Market, day: u32) {
    let scenario = &market.setting.scenario;
    if !scenario.adverts || scenario.role != Role::Seller {
        return;
    }
    market.plan(time::at(day, 0), Due::Morning);
    if market.buyers_gone || day > market.setting.scenario.days {
        return;
    }
    let setting = std::sync::Arc::clone(&market.setting);
    let mut numbers = 1..=CLICKS_AT_MOST;
    for product in setting.scenario.goods.keys() {
        let points = buyer::points(market, day, product, ["ad-points", "ad-minute", "ad-height"]);
        for ((min, height), number) in points.into_iter().zip(&mut numbers) {
            let product = product.clone();
            let click = Due::Click {
                product,
                number,
                height,
            };
            market.plan(min, click);
        }
    }
}

pub(crate) fn fall_due(market: &Market, due: &Due) -> Vec<crate::Event> {
    match due {
        Due::Morning => morning(market),
        Due::Click {
            product,
            number,
            height,
        } => pressed(market, product, *number, *height),
    }
}

fn morning(market: &Market) -> Vec<crate::Event> {
    let mut events = Vec::new();
    for (product, advert) in &market.adverts.by_product {
        let is_on = advert.runs && !market.buyers_gone;
        if is_on || 0 < advert.clicks_today {
            events.push(reckoned(market, product, advert));
        }
        if is_on {
            events.push(ranked(market, product, advert.bid_fen));
        }
    }
    events
}

fn ranked(market: &Market, product: &ProductId, bid_fen: i64) -> crate::Event {
    let slot = auction::slot(market, product, bid_fen);
    let product = product.clone();
    event::Ranked { product, slot }.into()
}

fn reckoned(market: &Market, product: &ProductId, advert: &Advert) -> crate::Event {
    let yesterday = time::day_of(market.now_min).saturating_sub(1);
    let is_its = |order: &&Order| {
        let is_kept = !matches!(order.state, order::OrderState::Unpaid);
        order.promoted && is_kept && order.product == *product && time::day_of(order.placed_min) == yesterday
    };
    let day = AdvertDay {
        day: yesterday,
        clicks: advert.clicks_today,
        spent_fen: advert.spent_today_fen,
        orders: market.orders.values().filter(is_its).count() as u32,
        earns_fen: market.order_earns_fen(product),
    };
    let judged: Vec<AdvertDay> = advert.days[advert.judged_from..].iter().copied().chain([day]).collect();
    let is_whole = market.setting.rules.adverts.judged_days as usize <= judged.len();
    let lost_fen = if is_whole { lost_fen(&judged) } else { 0 };
    let product = product.clone();
    event::Reckoned { product, day, lost_fen }.into()
}

/// Returns what days lost together; nothing where one order more would have made it good, or where nobody knows yet what an order
/// earns.
fn lost_fen(days: &[AdvertDay]) -> i64 {
    let spent_fen: i64 = days.iter().map(|day| day.spent_fen).sum();
    let orders: i64 = days.iter().map(|day| i64::from(day.orders)).sum();
    let earns_fen = days.last().and_then(|day| day.earns_fen);
    let earned_fen = match earns_fen {
        Some(earns_fen) => orders * earns_fen,
        None if orders == 0 => 0,
        None => return 0,
    };
    let lost_fen = spent_fen - earned_fen.max(0);
    if earns_fen.unwrap_or(0).max(0) < lost_fen {
        lost_fen
    } else {
        0
    }
}

/// Somebody might press on the ad.
fn pressed(market: &Market, product: &ProductId, number: u32, height: i64) -> Vec<crate::Event> {
    let running = market.adverts.by_product.get(product);
    let Some(advert) = running.filter(|advert| advert.runs && !advert.rests) else {
        return Vec::new();
    };
    let (Some(slot), Some(listing)) = (advert.slot, market.listings.get(product)) else {
        return Vec::new();
    };
    if market.buyers_gone || !market.is_selling() || !listing.is_seen() {
        return Vec::new();
    }
    let name = Name::from(format!("a{}", time::day_of(market.now_min) * 1_000 + number));
    let Some(visitor) = buyer::visitor(market, listing, &name) else {
        return Vec::new();
    };
    if height >= scale(slot.views * ONE_PPM, &[visitor.look_ppm]) {
        return Vec::new();
    }
    let product = product.clone();
    let is_broke = market.cash_fen() < slot.price_fen;
    if is_broke || advert.budget_fen < advert.spent_today_fen + slot.price_fen {
        return vec![event::Rested { product, is_broke }.into()];
    }
    let buys_ppm = scale(visitor.buy_ppm, &[market.setting.rules.adverts.buys_ppm]);
    let buys = random::happens(market.draw("ad-buys", 0, name.as_str()), buys_ppm);
    let clicked = event::Clicked {
        product,
        buyer: name.clone(),
        price_fen: slot.price_fen,
    };
    let mut events = vec![clicked.into()];
    if buys {
        events.extend(buyer::comes_by_click(market, listing, name, visitor));
    }
    events
}

pub(super) fn decide(market: &Market, command: &Command) -> Result<Decision, crate::Refusal> {
    let minutes = market.setting.rules.minutes.edit;
    match command {
        Command::Promote(promote) => Ok(Decision::work(promoted(market, promote)?, minutes)),
        Command::Unpromote(command::Unpromote { product }) => {
            known(market, product)?;
            let product = product.clone();
            let runs = market
                .adverts
                .by_product
                .get(&product)
                .is_some_and(|advert| advert.runs);
            if !runs {
                return Err(Refusal::NotPromoted.into());
            }
            Ok(Decision::of(event::Unpromoted { product }, minutes))
        }
    }
}

fn known(market: &Market, product: &ProductId) -> Result<(), crate::Refusal> {
    if market.setting.scenario.goods.contains_key(product) {
        Ok(())
    } else {
        Err(crate::Refusal::no_such(Thing::Product))
    }
}

fn promoted(market: &Market, promote: &command::Promote) -> Result<Vec<crate::Event>, crate::Refusal> {
    let command::Promote {
        product,
        bid_fen,
        budget_fen,
    } = promote.clone();
    if !market.sells_clicks() {
        return Err(Refusal::NoAdverts.into());
    }
    known(market, &product)?;
    let is_seen = market.listings.get(&product).is_some_and(|listing| listing.is_seen());
    if !is_seen || !market.is_selling() {
        return Err(Refusal::PageNotSeen.into());
    }
    within_bounds(&market.setting.rules.adverts, bid_fen, budget_fen)?;
    let stands = |advert: &&Advert| advert.runs && (advert.bid_fen, advert.budget_fen) == (bid_fen, budget_fen);
    if market.adverts.by_product.get(&product).filter(stands).is_some() {
        return Err(crate::Refusal::ALREADY_SO);
    }
    market.afford(budget_fen)?;
    let ranked = ranked(market, &product, bid_fen);
    let promoted = event::Promoted {
        unready: market.unready_for_clicks(&product),
        product,
        bid_fen,
        budget_fen,
    };
    Ok(vec![promoted.into(), ranked])
}

fn within_bounds(rules: &AdvertRules, bid_fen: i64, budget_fen: i64) -> Result<(), crate::Refusal> {
    if bid_fen < rules.bid_least_fen {
        let least_fen = rules.bid_least_fen;
        return Err(refusal::BidTooLow { least_fen }.into());
    }
    if rules.bid_most_fen < bid_fen {
        let most_fen = rules.bid_most_fen;
        return Err(refusal::BidTooHigh { most_fen }.into());
    }
    // A budget that does not pay for one click buys nothing.
    let least_fen = rules.budget_least_fen.max(bid_fen);
    if budget_fen < least_fen {
        return Err(refusal::BudgetTooLow { least_fen }.into());
    }
    if rules.budget_most_fen < budget_fen {
        let most_fen = rules.budget_most_fen;
        return Err(refusal::BudgetTooHigh { most_fen }.into());
    }
    Ok(())
}

pub(crate) fn apply(market: &mut Market, event: &Event) {
    match event {
        Event::Promoted(event::Promoted {
            product,
            bid_fen,
            budget_fen,
            ..
        }) => {
            let advert = market.adverts.by_product.entry(product.clone()).or_insert(Advert::NONE);
            (advert.bid_fen, advert.budget_fen) = (*bid_fen, *budget_fen);
            (advert.runs, advert.rests) = (true, false);
            advert.is_changed();
        }
        Event::Unpromoted(event::Unpromoted { product }) => with(market, product, |advert| {
            (advert.runs, advert.slot) = (false, None);
            advert.is_changed();
        }),
        Event::Ranked(event::Ranked { product, slot }) => with(market, product, |advert| advert.slot = *slot),
        Event::Clicked(event::Clicked {
            product,
            buyer,
            price_fen,
        }) => {
            market.post(Account::Cash, Account::Advert, *price_fen, None);
            market.adverts.clicked.insert(buyer.clone());
            with(market, product, |advert| {
                advert.clicks_today += 1;
                advert.spent_today_fen += price_fen;
            });
        }
        Event::Rested(event::Rested { product, .. }) => with(market, product, |advert| advert.rests = true),
        Event::Reckoned(event::Reckoned { product, day, lost_fen }) => with(market, product, |advert| {
            advert.days.push(*day);
            (advert.clicks_today, advert.spent_today_fen, advert.rests) = (0, 0, false);
            if 0 < *lost_fen {
                (advert.loses, advert.judged_from) = (advert.runs, advert.days.len());
            }
        }),
    }
}

fn with(market: &mut Market, product: &ProductId, change: impl FnOnce(&mut Advert)) {
    if let Some(advert) = market.adverts.by_product.get_mut(product) {
        change(advert);
    }
}

impl Advert {
    const NONE: Advert = Advert {
        bid_fen: 0,
        budget_fen: 0,
        runs: false,
        rests: false,
        slot: None,
        clicks_today: 0,
        spent_today_fen: 0,
        days: Vec::new(),
        judged_from: 0,
        loses: false,
    };

    /// What comes from here on is reckoned by itself.
    fn is_changed(&mut self) {
        (self.loses, self.judged_from) = (false, self.days.len());
    }

    /// Clicks, money and orders of the last so many days that were reckoned.
    pub fn lately(&self, days: usize) -> (u32, i64, u32) {
        let from = self.days.len().saturating_sub(days);
        let sum = |(clicks, spent_fen, orders): (u32, i64, u32), day: &AdvertDay| {
            (clicks + day.clicks, spent_fen + day.spent_fen, orders + day.orders)
        };
        self.days[from..].iter().fold((0, 0, 0), sum)
    }
}

/// Orders that came by a paid click and were paid.
fn promoted_orders(market: &Market) -> impl Iterator<Item = &Order> {
    let taken = market.orders.values().filter(|order| order.state.was_taken());
    taken.filter(|order| order.promoted)
}

/// Returns what orders have earned so far: all that was posted about them on accounts that earn and spend.
fn earned_fen(market: &Market, is_meant: impl Fn(&Order) -> bool) -> i64 {
    let meant = |name: &Name| market.orders.get(name.as_str()).is_some_and(&is_meant);
    let of_orders = market
        .ledger
        .postings
        .iter()
        .filter(|posting| posting.about.as_ref().is_some_and(meant));
    let flows = |account: Account, fen: i64| if Account::FLOWS.contains(&account) { fen } else { 0 };
    of_orders
        .map(|posting| flows(posting.from, posting.amount_fen) - flows(posting.to, posting.amount_fen))
        .sum()
}

impl Market {
    /// Whether clicks can be bought here.
    pub fn sells_clicks(&self) -> bool {
        self.setting.scenario.adverts && self.setting.rules.adverts.profiles.contains(&self.shop.profile)
    }

    /// Returns where a page would stand today at this bid; nothing where nobody would see it.
    pub fn ad_slot(&self, product: &ProductId, bid_fen: i64) -> Option<Slot> {
        auction::slot(self, product, bid_fen)
    }

    /// Returns what an order of a product earns before what ads cost, on the mean of those that were sent (fen); nothing while
    /// none was. What the market will keep of those that are on their way is taken off.
    pub fn order_earns_fen(&self, product: &ProductId) -> Option<i64> {
        let is_sent = |order: &Order| order.product == *product && order.shipped_min.is_some();
        let sent = self.orders.values().filter(|order| is_sent(order));
        let open = sent.clone().filter(|order| !order.state.is_closed());
        let kept_fen: i64 = open
            .map(|order| scale(order.paid_fen(), &[self.fee_ppm(product)]))
            .sum();
        let count = sent.count() as i64;
        (0 < count).then(|| (earned_fen(self, is_sent) - kept_fen) / count)
    }

    /// Returns why clicks on a page are money thrown away as it stands, if they are.
    pub fn unready_for_clicks(&self, product: &ProductId) -> Option<Unready> {
        let rules = &self.setting.rules.adverts;
        let page = self.page_of(product)?;
        let is_dear = self.asked_ppm(product).is_some_and(|asked_ppm| {
            let elsewhere_ppm = self.asked_elsewhere_ppm(product).max(1);
            rules.ready_price_ppm < asked_ppm * ONE_PPM / elsewhere_ppm
        });
        if page.photos.len() < rules.ready_photos as usize {
            Some(Unready::Photos)
        } else if self.tally.reviews < rules.ready_reviews {
            Some(Unready::Reviews)
        } else {
            is_dear.then_some(Unready::Price)
        }
    }
}
