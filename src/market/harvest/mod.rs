//! How the harvest is treated before it is packed: how ripe it is picked, whether it is sorted, whether it is cooled; and what
//! becomes of goods that no buyer wants: sold at the gate in time, or spoiled at the end.
//!
//! ```text
//! as it comes ─grade first─▶ first grade for the shelf, the rest is sold at the gate
//!             └─grade second─▶ first and second grade for the shelf
//! warm ─cool─▶ cooled, from a night later on
//! ```
//! Only goods that the scenario calls `harvest` are treated so. Goods sold as first grade that nobody graded bring more
//! claims. What an order was packed with stands on the order: later decisions change nothing of it. Households' goods are
//! sorted in `household`.

pub mod command;
pub mod event;
pub(crate) mod figures;
pub mod refusal;

pub use command::Command;
pub use event::Event;
pub use figures::Figure;
pub use refusal::Refusal;

use super::{Account, Market, Obligation, Order, ProductId, Thing, arrangement, listing, order, run::Decision};

/// The sections of the rules that it reads.
pub const RULES: &[&str] = &["harvest", "minutes"];

/// What grading, picking and cooling do and cost: DOMAIN §3.1, §3.3.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HarvestRules {
    /// Shares of a harvest by grade; what remains is the third.
    pub first_ppm: i64,
    pub second_ppm: i64,
    /// Hands for grading, and how long it takes for every 100 kg (minutes).
    pub grade_fen_per_kg: i64,
    pub grade_min: u32,
    /// What the gate pays for what was set aside, of the field's price.
    pub gate_ppm: i64,
    /// What nobody has picked ages at this part of the pace of what lies in the shed.
    pub hang_ppm: i64,
    /// Factor on the claims against ungraded goods that the page calls first grade.
    pub overclaim_ppm: i64,
    /// Share of buyers who see that the grade is not the page's, and tell the market.
    pub found_out_ppm: i64,
    /// Share of pieces that were never sound: in a harvest as it comes, and what hands overlook in one that was graded.
    pub unsound_ppm: i64,
    pub overlooked_ppm: i64,
    /// Factors on the half-life.
    pub early_life_ppm: i64,
    pub ripe_life_ppm: i64,
    /// What the taste adds to a review or takes from it (hundredths of a star).
    pub taste_hundredths: i64,
    /// From deciding to the first cooled box.
    pub cool_min: u32,
    /// What cooling costs.
    pub cool_fen_per_kg: i64,
    /// The attribute of a page that names the grade.
    pub grade_attribute: String,
    /// What stands there for the first grade, for the second, and for a harvest as it comes.
    pub grade_first: String,
    pub grade_second: String,
    pub grade_mixed: String,
}

/// How ripe fruit is picked.
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
pub enum Ripeness {
    /// At seven or eight tenths: keeps longer, tastes less.
    Early,
    /// Keeps less, tastes better.
    Ripe,
}

/// What grading leaves for the shelf.
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
pub enum Grade {
    First,
    /// First and second.
    Second,
}

/// How one product is treated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Care {
    pub ripeness: Option<Ripeness>,
    pub grade: Option<Grade>,
    /// What is packed from this minute on was cooled before.
    pub cooled_from_min: Option<u32>,
}

impl Ripeness {
    pub const ALL: &'static [Ripeness] = <Ripeness as strum::VariantArray>::VARIANTS;

    pub fn word(self) -> &'static str {
        self.into()
    }
}

impl Grade {
    pub const ALL: &'static [Grade] = <Grade as strum::VariantArray>::VARIANTS;

    pub fn word(self) -> &'static str {
        self.into()
    }
}

impl Command {
    fn product(&self) -> &ProductId {
        match self {
            Command::Pick(command::Pick { product, .. })
            | Command::Grade(command::Grade { product, .. })
            | Command::Cool(command::Cool { product })
            | Command::Gate(command::Gate { product, .. }) => product,
        }
    }
}

impl Care {
    /// Whether what is packed at a minute was cooled first.
    pub fn is_cooled(self, packed_min: u32) -> bool {
        self.cooled_from_min.is_some_and(|from_min| from_min <= packed_min)
    }
}

impl Market {
    /// Whether goods are the seller's own harvest: neither bought from neighbours nor sold for them.
    pub fn is_own(&self, product: &ProductId) -> bool {
        let goods = self.setting.scenario.goods.get(product);
        let own = goods.is_some_and(|goods| goods.bought_fen_per_kg.is_none());
        own && !arrangement::is_for_others(self, product)
    }

    /// Whether the learner decides how this harvest is treated.
    pub fn is_harvest(&self, product: &ProductId) -> bool {
        let goods = self.setting.scenario.goods.get(product);
        goods.is_some_and(|goods| goods.harvest)
    }

    pub fn care_of(&self, product: &ProductId) -> Care {
        self.care.get(product).copied().unwrap_or_default()
    }

    /// Returns what cooling an order costs when it is packed.
    pub(super) fn cooling_fen(&self, order: &Order) -> i64 {
        if self.care_of(&order.product).is_cooled(self.now_min) {
            i64::from(order.total_g()) * self.setting.rules.harvest.cool_fen_per_kg / 1000
        } else {
            0
        }
    }

    /// Returns the factor on the half-life of fruit that was picked so.
    pub(super) fn life_ppm(&self, ripeness: Option<Ripeness>) -> i64 {
        match ripeness {
            None => 1_000_000,
            Some(Ripeness::Early) => self.setting.rules.harvest.early_life_ppm,
            Some(Ripeness::Ripe) => self.setting.rules.harvest.ripe_life_ppm,
        }
    }

    /// Returns what the taste adds to a review, in hundredths of a star.
    pub(super) fn taste_hundredths(&self, ripeness: Option<Ripeness>) -> i64 {
        let stars = self.setting.rules.harvest.taste_hundredths;
        match ripeness {
            None => 0,
            Some(Ripeness::Early) => -stars,
            Some(Ripeness::Ripe) => stars,
        }
    }

    /// Returns the share of an order's pieces that were never sound (ppm); nothing of goods that are no harvest.
    pub(super) fn unsound_harvest_ppm(&self, order: &Order) -> i64 {
        let rules = &self.setting.rules.harvest;
        match order.care.grade {
            _ if !self.is_harvest(&order.product) => 0,
            None => rules.unsound_ppm,
            Some(_) => rules.overlooked_ppm,
        }
    }

    /// Returns the grade that the page which buyers see gives goods that nobody has sorted, and that can be sorted now.
    pub fn grade_to_sort(&self, product: &ProductId) -> Option<Grade> {
        let rules = &self.setting.rules.harvest;
        let is_seen = self.listings.get(product).is_some_and(listing::Listing::is_seen);
        let is_due = is_seen && self.is_harvest(product) && self.is_ripe(product);
        if !is_due || self.care_of(product).grade.is_some() {
            return None;
        }
        let claimed = self.page_of(product)?.attributes.get(&rules.grade_attribute)?;
        let grades = [(&rules.grade_first, Grade::First), (&rules.grade_second, Grade::Second)];
        grades
            .into_iter()
            .find(|(word, _)| *word == claimed)
            .map(|(_, grade)| grade)
    }

    /// Whether the page calls goods better than they are: nobody graded them, or the second grade is among what it calls first.
    pub(super) fn is_overclaimed(&self, order: &Order) -> bool {
        let rules = &self.setting.rules.harvest;
        let claimed = self
            .page_of(&order.product)
            .and_then(|page| page.attributes.get(&rules.grade_attribute));
        let is = |grade: &String| claimed == Some(grade);
        // What households bring is sorted, and not graded.
        let may_be_graded = self.is_harvest(&order.product) || arrangement::is_for_others(self, &order.product);
        may_be_graded
            && match order.care.grade {
                None => is(&rules.grade_first) || is(&rules.grade_second),
                Some(Grade::Second) => is(&rules.grade_first),
                Some(Grade::First) => false,
            }
    }
}

/// What falls due for the harvest.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Due {}

impl Due {
    pub fn rank(&self) -> u8 {
        match *self {}
    }
}

pub(crate) fn fall_due(_: &Market, due: &Due) -> Vec<crate::Event> {
    match *due {}
}

/// Nobody owes anything by it.
pub(crate) fn obligations(_: &Market) -> Vec<Obligation> {
    Vec::new()
}

pub(super) fn decide(market: &Market, command: &Command) -> Result<Decision, crate::Refusal> {
    let product = command.product();
    let is_treated = !matches!(command, Command::Gate(_));
    if is_treated && !market.is_harvest(product) {
        return Err(crate::Refusal::no_such(Thing::Product));
    }
    let terms = &market.setting.rules.harvest;
    let minutes = &market.setting.rules.minutes;
    let care = market.care_of(product);
    let product = product.to_owned();
    match command {
        Command::Pick(command::Pick { ripeness, .. }) => {
            if care.ripeness == Some(*ripeness) {
                return Err(crate::Refusal::ALREADY_SO);
            }
            let ripeness = *ripeness;
            Ok(Decision::of(
                crate::Event::from(event::PickChosen { product, ripeness }),
                minutes.decide,
            ))
        }
        Command::Grade(command::Grade { grade, .. }) => {
            if care.grade.is_some() {
                return Err(crate::Refusal::ALREADY_SO);
            }
            market.need_ripe(&product)?;
            let left_g = market.left_g(&product);
            let kept_ppm = terms.first_ppm + if *grade == Grade::Second { terms.second_ppm } else { 0 };
            let kept_g = (i64::from(left_g) * kept_ppm / 1_000_000) as u32;
            let set_aside_g = left_g - kept_g;
            let cost_fen = i64::from(left_g) * terms.grade_fen_per_kg / 1000;
            let gate_fen = market.goods_value_fen(&product, set_aside_g) * terms.gate_ppm / 1_000_000;
            market.afford(cost_fen)?;
            let graded = Event::Graded(event::Graded {
                product,
                grade: *grade,
                kept_g,
                set_aside_g,
                cost_fen,
                gate_fen,
            });
            let spent_min = (u64::from(left_g) * u64::from(terms.grade_min) / 100_000) as u32;
            Ok(Decision::of(crate::Event::Harvest(graded), spent_min))
        }
        Command::Gate(command::Gate { weight_g, .. }) => sell_at_gate(market, &product, *weight_g),
        Command::Cool(_) => {
            market.need_ripe(&product)?;
            if care.cooled_from_min.is_some() {
                return Err(crate::Refusal::ALREADY_SO);
            }
            let from_min = market.now_min + terms.cool_min;
            Ok(Decision::of(
                crate::Event::from(event::CoolingBegan { product, from_min }),
                minutes.decide,
            ))
        }
    }
}

/// The trader at the gate takes what is left, at the day's price for what is still sound.
fn sell_at_gate(market: &Market, product: &ProductId, weight_g: u32) -> Result<Decision, crate::Refusal> {
    if !market.is_own(product) {
        return Err(crate::Refusal::no_such(Thing::Product));
    }
    market.need_ripe(product)?;
    let left_g = market.left_g(product);
    if weight_g == 0 || left_g < weight_g {
        let wanted = order::refusal::GoodsFor::Gate;
        return Err(crate::Refusal::from(order::refusal::NotEnoughGoods { left_g, wanted }));
    }
    let sold = event::SoldAtGate {
        product: product.clone(),
        weight_g,
        gate_fen: market.gate_fen(product, weight_g),
    };
    Ok(Decision::of(Event::SoldAtGate(sold), market.setting.rules.minutes.gate))
}

/// What went bad of the seller's own goods while they waited for buyers, when the market ends. What a group of neighbours does not
/// order goes to the trader as it gets ripe, at the gate's price: nothing waits for them.
pub(crate) fn spoils(market: &Market) -> Vec<crate::Event> {
    if market.has_neighbours() {
        return Vec::new();
    }
    let own = market
        .setting
        .scenario
        .goods
        .keys()
        .filter(|product| market.is_own(product));
    let spoiled = own.filter_map(|product| {
        let left_g = market.left_g(product);
        let weight_g = (i64::from(left_g) * (1_000_000 - market.sound_ppm(product)) / 1_000_000) as u32;
        let loss_fen = market.goods_value_fen(product, left_g) - market.goods_value_fen(product, left_g - weight_g);
        let product = product.clone();
        (loss_fen > 0).then(|| {
            Event::Spoiled(event::Spoiled {
                product,
                weight_g,
                loss_fen,
            })
            .into()
        })
    });
    spoiled.collect()
}

pub(crate) fn apply(market: &mut Market, event: &Event) {
    match event {
        Event::PickChosen(event::PickChosen { product, ripeness }) => {
            market.care.entry(product.clone()).or_default().ripeness = Some(*ripeness);
        }
        Event::Graded(event::Graded {
            product,
            grade,
            set_aside_g,
            cost_fen,
            gate_fen,
            ..
        }) => {
            market.post(Account::Cash, Account::Labour, *cost_fen, None);
            let value_fen = market.goods_value_fen(product, *set_aside_g);
            market.post(market.goods_account(product), Account::Goods, value_fen, None);
            market.post(Account::Gate, Account::Cash, *gate_fen, None);
            market.lose(product, *set_aside_g);
            market.care.entry(product.clone()).or_default().grade = Some(*grade);
        }
        Event::SoldAtGate(event::SoldAtGate {
            product,
            weight_g,
            gate_fen,
        }) => {
            let value_fen = market.goods_value_fen(product, *weight_g);
            market.post(market.goods_account(product), Account::Goods, value_fen, None);
            market.post(Account::Gate, Account::Cash, *gate_fen, None);
            market.lose(product, *weight_g);
            listing::offers_no_more_than_is_left(market, product);
        }
        Event::Spoiled(event::Spoiled {
            product,
            weight_g,
            loss_fen,
        }) => {
            market.post(Account::Stock, Account::Spoiled, *loss_fen, None);
            market.lose(product, *weight_g);
        }
        Event::CoolingBegan(event::CoolingBegan { product, from_min }) => {
            market.care.entry(product.clone()).or_default().cooled_from_min = Some(*from_min);
        }
    }
}
