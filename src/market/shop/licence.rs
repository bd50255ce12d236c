//! Which papers a shop needs for what it sells: the questions of the licence wizard, the registration that takes days, and
//! whether the shop's statement fits its goods.
//!
//! ```text
//! from own field or hands? ─no──▶ a maker's sealed pack? ─yes▶ filing
//!        │                                  └─no▶ registration
//!       yes ─▶ only picked, washed, dried? ─yes▶ statement      weighed and sealed by oneself ─▶ ask the office
//!                     └─no: roasted, baked, pressed ─▶ a licensed factory
//! ```
//! What each answer leads to stands in the rules; grey areas are sent to the township office.

use super::super::{Event, Goods, Market, Refusal, run::Decision};
use crate::shop;

/// Where goods come from.
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
pub enum Source {
    /// Grown, gathered or made in the household.
    #[default]
    Own,
    /// Bought from neighbours and sold again.
    Neighbours,
    /// A maker's printed pack, only sold again.
    Maker,
}

/// What was done to goods before they are sold.
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
pub enum Work {
    /// Picked, washed, sorted.
    #[default]
    Raw,
    /// Sun-dried or shelled, nothing added.
    Dried,
    /// Salted, roasted, baked, pressed, mixed.
    Changed,
    /// Put into packs of a fixed weight with an own label.
    Sealed,
}

/// What the law wants before goods may be sold.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantArray,
    strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Need {
    /// The statement that no registration is needed.
    Statement,
    /// Registration as an individual business.
    Registration,
    /// Registration, and the filing for sealed food.
    Filing,
    /// A factory with a production licence does it.
    Factory,
    /// Unclear: the township office decides.
    AskOffice,
}

/// One line of the decision list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LicenceRule {
    pub from: Source,
    pub work: Work,
    pub needs: Need,
}

impl Source {
    pub const ALL: &'static [Source] = <Source as strum::VariantArray>::VARIANTS;

    pub fn word(self) -> &'static str {
        self.into()
    }
}

impl Work {
    pub const ALL: &'static [Work] = <Work as strum::VariantArray>::VARIANTS;

    pub fn word(self) -> &'static str {
        self.into()
    }
}

impl Need {
    pub fn word(self) -> &'static str {
        self.into()
    }
}

/// The wizard's answer.
pub(super) fn ask(market: &Market, source: Source, work: Work) -> Decision {
    let event = shop::Event::LicenceTold(shop::event::LicenceTold {
        source,
        work,
        needs: needs(market, source, work),
    });
    Decision::of(Event::Shop(event), market.setting.rules.minutes.decide)
}

pub(super) fn register(market: &Market) -> Result<Decision, Refusal> {
    if market.shop.registered_min.is_some() {
        return Err(Refusal::Shop(shop::Refusal::Registered));
    }
    let rules = &market.setting.rules;
    let ready_min = market.now_min + rules.conduct.registration_min;
    Ok(Decision::of(
        Event::from(shop::event::RegistrationAsked { ready_min }),
        rules.conduct.registration_work_min,
    ))
}

/// The licence is ready.
pub(in super::super) fn registration_comes(market: &Market) -> Vec<Event> {
    let ready = market.shop.registered_min == Some(market.now_min);
    ready
        .then_some(Event::Shop(shop::Event::RegistrationCame))
        .into_iter()
        .collect()
}

fn needs(market: &Market, source: Source, work: Work) -> Need {
    let rules = &market.setting.rules.licence;
    let fits = |rule: &&LicenceRule| rule.from == source && rule.work == work;
    rules.iter().find(fits).map_or(Need::AskOffice, |rule| rule.needs)
}

/// Returns why a statement given this way does not fit the goods; nothing if it does.
pub(crate) fn unfit(market: &Market, way: &str) -> Option<&'static str> {
    let is_registered = market.shop.registered_min.is_some_and(|ready| ready <= market.now_min);
    if way == "licence" && !is_registered {
        return Some("licence-missing");
    }
    let need = |goods: &Goods| needs(market, goods.source, goods.work);
    let goods = market.setting.scenario.goods.values();
    let strictest = goods.map(need).filter(|need| *need != Need::AskOffice).max();
    let (fits, reason) = match strictest.unwrap_or(Need::Statement) {
        // Nobody states a factory that none of the goods has seen.
        Need::Statement | Need::AskOffice => (way != "factory", "no-factory"),
        Need::Registration => (way == "licence", "registration-needed"),
        Need::Filing => (way == "filing" && is_registered, "filing-needed"),
        Need::Factory => (way == "factory", "factory-needed"),
    };
    (!fits).then_some(reason)
}
