//! Grams that a box lacks: filled by eye at packing, dried on the way. Only where a scenario has buyers who weigh.
//!
//! ```text
//! packed by eye ─▶ a little less or more than promised; what is more comes out of the stock, what is less stays in it
//!   └─weigh─▶ filled up to what is promised, and to as much more as the seller says ─▶ a proof of the weight
//! on the way ─▶ some goods dry: lost to the air
//! at the door ─▶ some buyers weigh: who finds less than the law tolerates asks for the missing share
//! ```
//! How far the eye is off, and who weighs, is drawn for each order; what the seller does changes neither. Households' boxes are
//! weighed out by whoever brings the goods.

use std::collections::BTreeMap;

use super::{
    Decision, Market, Order, OrderId, OrderState, ProductId, Refusal, arrangement, order, parcel, random, time,
};

/// The sections of the rules that it reads where a scenario has buyers who weigh.
pub(crate) const WHERE_ON: &[&str] = &["short_weight"];

const HUNDREDTH_PPM: i64 = 10_000;

/// How boxes are filled, dry and are weighed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShortWeightRules {
    /// A box that is filled by eye holds so much less at most, or so much more (ppm).
    pub under_ppm: i64,
    pub over_ppm: i64,
    /// Less than what is promised by no more than this is none (ppm).
    pub tolerance_ppm: i64,
    /// So many buyers weigh (ppm).
    pub weighs_ppm: i64,
    /// Filling a box up on the scale.
    pub weigh_min: u32,
    /// What a product loses to the air in a day (ppm); what is missing does not dry.
    pub dries: BTreeMap<ProductId, i64>,
}

impl Market {
    /// Whether it matters how heavy an order's box is.
    fn is_weighed_out(&self, order: &Order) -> bool {
        self.setting.scenario.short_weight && !arrangement::is_for_others(self, &order.product)
    }

    /// Returns what a box loses to the air from its packing to this minute (g).
    pub fn dried_g(&self, order: &Order, at_min: u32) -> u32 {
        let rules = &self.setting.rules.short_weight;
        let dries_ppm = rules.dries.get(&order.product).filter(|_| self.is_weighed_out(order));
        let minutes = at_min.saturating_sub(order.packed_min.unwrap_or(at_min));
        let dries_ppm = dries_ppm.copied().unwrap_or(0) * i64::from(minutes) / i64::from(time::DAY_MIN);
        (i64::from(order.packed_g()) * dries_ppm.min(1_000_000) / 1_000_000) as u32
    }

    /// Returns the packed boxes that could be filled up on the scale.
    pub fn unweighed(&self) -> Vec<&Order> {
        let orders = self.orders.values();
        let is_to_weigh = |order: &&Order| self.is_unweighed(order);
        orders.filter(is_to_weigh).collect()
    }

    /// Whether a packed box could be filled up on the scale.
    pub fn is_unweighed(&self, order: &Order) -> bool {
        self.may_be_weighed(order).is_ok()
    }

    /// Returns how long it takes to weigh so many boxes.
    pub fn weighing_min(&self, boxes: usize) -> u32 {
        arrangement::by_crew(self, self.setting.rules.short_weight.weigh_min * boxes as u32)
    }

    /// Returns the whole hundredths of what is promised that were filled in besides (ppm).
    pub fn more_than_promised_ppm(&self, order: &Order) -> i64 {
        let total_g = i64::from(order.total_g().max(1));
        (i64::from(order.beside_g.max(0)) * 100 + total_g - 1) / total_g * HUNDREDTH_PPM
    }

    fn may_be_weighed(&self, order: &Order) -> Result<(), Refusal> {
        order::in_state(order, OrderState::WaitShip)?;
        if order.pack.is_none() {
            return Err(parcel::Refusal::NotPacked.into());
        }
        let can = !order.is_weighed && self.is_weighed_out(order);
        can.then_some(()).ok_or(Refusal::ALREADY_SO)
    }
}

/// What is in the boxes that are packed now, as far as the eye can tell; no more than is left.
pub(super) fn by_eye(market: &Market, names: &[OrderId]) -> Vec<crate::Event> {
    let rules = &market.setting.rules.short_weight;
    let orders = names.iter().map(|name| &market.orders[name]);
    let orders: Vec<&Order> = orders.filter(|order| market.is_weighed_out(order)).collect();
    let mut left = market.left();
    for order in orders.iter().filter(|order| order.oversold) {
        let left_g = left.entry(order.product.clone()).or_default();
        *left_g = left_g.saturating_sub(order.total_g());
    }
    let filled = orders.into_iter().map(|order| {
        let span = (rules.under_ppm + rules.over_ppm).max(0) as u64 + 1;
        let drawn = random::below(market.draw("by-eye", 0, order.name.as_str()), span) as i64;
        let off_g = i64::from(order.total_g()) * (drawn - rules.under_ppm) / 1_000_000;
        let left_g = left.entry(order.product.clone()).or_default();
        let beside_g = off_g.min(i64::from(*left_g)) as i32;
        *left_g = left_g.saturating_add_signed(-beside_g);
        let order = order.name.clone();
        parcel::event::Filled {
            order,
            beside_g,
            on_scale: false,
        }
        .into()
    });
    filled.collect()
}

/// Fills boxes up on the scale: to what is promised, and so much more (ppm).
pub(super) fn weigh(market: &Market, weigh: &parcel::command::Weigh) -> Result<Decision, Refusal> {
    if !market.setting.scenario.short_weight {
        return Err(Refusal::NOT_YOUR_PART);
    }
    let names = market.select(&weigh.orders, |order| market.may_be_weighed(order))?;
    let mut left = market.left();
    let mut events = Vec::new();
    for name in names {
        let order = &market.orders[&name];
        let beside_g = (i64::from(order.total_g()) * weigh.more_ppm / 1_000_000) as i32;
        let left_g = left.entry(order.product.clone()).or_default();
        let rest_g = i64::from(*left_g) - i64::from(beside_g - order.beside_g);
        if rest_g < 0 {
            let wanted = order::refusal::GoodsFor::Packing;
            return Err(order::refusal::NotEnoughGoods {
                left_g: *left_g,
                wanted,
            }
            .into());
        }
        *left_g = rest_g as u32;
        events.push(
            parcel::event::Filled {
                order: name,
                beside_g,
                on_scale: true,
            }
            .into(),
        );
    }
    let minutes = market.weighing_min(events.len());
    Ok(Decision::work(events, minutes))
}

/// Returns the share of a box that a buyer who weighs finds missing (ppm); nothing where it is tolerated, or nobody weighs.
pub(super) fn missed_ppm(market: &Market, order: &Order) -> Option<i64> {
    let rules = &market.setting.rules.short_weight;
    let weighs = random::happens(market.draw("weighs", 0, order.name.as_str()), rules.weighs_ppm);
    let missing_g = order.total_g().saturating_sub(order.in_box_g());
    let missing_ppm = i64::from(missing_g) * 1_000_000 / i64::from(order.total_g().max(1));
    (market.is_weighed_out(order) && weighs && rules.tolerance_ppm < missing_ppm).then_some(missing_ppm)
}
