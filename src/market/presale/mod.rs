//! Selling before the harvest: orders come now, the goods go from a day on that the page names.
//!
//! ```text
//! hanging ─presale DAY─▶ buyers order, fewer of them; each parcel is owed from that day on
//!    └─ sold as if it were there ─▶ the usual promise runs from the click
//! the day on which it can be picked ─▶ packing; whoever named an earlier day is late
//! ```
//! Only goods that the scenario gives a day (`from_day`) hang on the trees at first. Nothing is drawn: when they can be picked is
//! known, and whoever looks promises no earlier day.

pub mod command;
pub mod event;
pub(crate) mod figures;
pub mod refusal;

use std::collections::BTreeMap;

pub use command::Command;
pub use event::Event;
pub use figures::Figure;
pub use refusal::Refusal;

use super::{Market, Obligation, ProductId, Thing, run::Decision, time};

/// What every seller's attempt depends on: nothing.
pub const RULES: &[&str] = &[];
/// The sections of the rules that it reads where a scenario's goods hang on the trees at first.
pub(crate) const WHERE_ON: &[&str] = &["day", "minutes", "presale"];

/// How far ahead a market lets anybody sell, and who buys then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PresaleRules {
    /// The goods go at most so many days from today.
    pub most_days: u32,
    /// Of those who would buy at once, so many wait (ppm).
    pub buys_ppm: i64,
}

/// The day from which on goods go, by product.
pub type Presales = BTreeMap<ProductId, u32>;

/// What falls due for goods.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Due {
    Ripens(ProductId),
}

impl Due {
    pub fn rank(&self) -> u8 {
        match self {
            Due::Ripens(_) => 58,
        }
    }
}

pub(crate) fn fall_due(_market: &Market, due: &Due) -> Vec<crate::Event> {
    let Due::Ripens(product) = due.clone();
    vec![crate::Event::from(event::Ripened { product })]
}

/// What is owed to whoever has ordered is the order's.
pub(crate) fn obligations(_market: &Market) -> Vec<Obligation> {
    Vec::new()
}

/// Puts the days on which goods can be picked on the agenda.
pub(super) fn open(market: &mut Market) {
    let products: Vec<ProductId> = market.setting.scenario.goods.keys().cloned().collect();
    for product in products {
        if let Some(min) = market.ripe_min(&product) {
            market.plan(min, Due::Ripens(product));
        }
    }
}

pub(super) fn decide(market: &Market, command: &Command) -> Result<Decision, crate::Refusal> {
    let Command::Presale(command::Presale { product, day }) = command;
    if !market.setting.scenario.goods.contains_key(product) {
        return Err(crate::Refusal::no_such(Thing::Product));
    }
    if market.is_ripe(product) {
        return Err(Refusal::HarvestIsHere.into());
    }
    let most_days = market.setting.rules.presale.most_days;
    let today = time::day_of(market.now_min);
    if *day <= today || today + most_days < *day {
        return Err(refusal::DayTooFar { most_days }.into());
    }
    if market.presales.get(product) == Some(day) {
        return Err(crate::Refusal::ALREADY_SO);
    }
    let opened = event::Opened {
        product: product.clone(),
        day: *day,
    };
    Ok(Decision::of(opened, market.setting.rules.minutes.decide))
}

pub(crate) fn apply(market: &mut Market, event: &Event) {
    match event {
        Event::Opened(event::Opened { product, day }) => {
            market.presales.insert(product.clone(), *day);
        }
        Event::Ripened(_) => {}
    }
}

impl Market {
    /// Returns the minute from which on goods can be picked; none where they were there from the beginning.
    pub fn ripe_min(&self, product: &ProductId) -> Option<u32> {
        let from_day = self.setting.scenario.goods.get(product)?.from_day;
        (1 < from_day).then(|| time::at(from_day, self.setting.rules.day.opens_min))
    }

    /// Whether goods can be picked and packed.
    pub fn is_ripe(&self, product: &ProductId) -> bool {
        self.ripe_min(product).is_none_or(|min| min <= self.now_min)
    }

    /// Returns the day from which on a page says that its goods go, as long as it has not come.
    pub fn presale_day(&self, product: &ProductId) -> Option<u32> {
        self.presale_min(product).map(time::day_of)
    }

    /// Returns the minute from which on they go, as long as it has not come.
    fn presale_min(&self, product: &ProductId) -> Option<u32> {
        let min = time::at(*self.presales.get(product)?, self.setting.rules.day.opens_min);
        (self.now_min < min).then_some(min)
    }

    /// Returns how long a buyer who pays now waits before the promise begins to run.
    pub(super) fn presale_waits_min(&self, product: &ProductId) -> u32 {
        self.presale_min(product).map_or(0, |min| min - self.now_min)
    }

    /// Returns the part of the buyers who would wait so long.
    pub(super) fn presale_ppm(&self, product: &ProductId) -> i64 {
        self.presale_min(product)
            .map_or(1_000_000, |_| self.setting.rules.presale.buys_ppm)
    }

    /// Refuses goods that hang on the trees.
    pub(super) fn need_ripe(&self, product: &ProductId) -> Result<(), crate::Refusal> {
        match self.ripe_min(product).filter(|min| self.now_min < *min) {
            Some(from_min) => Err(refusal::NotRipe { from_min }.into()),
            None => Ok(()),
        }
    }
}
