//! What is left of each household's goods, and how boxes are filled from it.
//!
//! ```text
//! apart:  a box is filled from one household, that of whose goods the smallest part is sold; a box that no single
//!         household can fill takes the rests, one after the other
//! mixed:  a box is filled from everybody, in proportion to what is left
//! ```

use super::{
    super::{Event, Market, Order},
    Filled, GoodsState, Portion, household_mut, product_of,
};
use crate::household;
use crate::{HouseholdId, OrderId, ProductId};

/// What is left of each household's goods while one command fills several boxes.
pub(in super::super) struct Lots<'a> {
    market: &'a Market,
    /// Household, brought and left.
    lots: Vec<Lot>,
}

struct Lot {
    id: HouseholdId,
    product: ProductId,
    brought_g: u32,
    left_g: u32,
    unsound_ppm: i64,
}

/// Begins to fill boxes; the same lots go on from one box to the next.
pub(in super::super) fn fill(market: &Market) -> Lots<'_> {
    let here = market
        .households
        .by_id
        .iter()
        .filter(|(_, household)| household.goods == GoodsState::Here);
    let lot = |(id, household): (&HouseholdId, &super::Household)| Lot {
        id: id.clone(),
        product: product_of(market, id),
        brought_g: household.brought_g,
        left_g: household.left_g,
        unsound_ppm: household.unsound_ppm,
    };
    Lots {
        market,
        lots: here.map(lot).collect(),
    }
}

impl Lots<'_> {
    /// Fills an order's box; nothing where its goods belong to no household.
    pub(in super::super) fn filled(&mut self, order: &Order, packing_fen: i64) -> Option<Event> {
        if !self.market.is_consigned(&order.product) {
            return None;
        }
        let portions = if self.market.households.mixed {
            self.out_of_all(order)
        } else {
            self.out_of_one(order)
        };
        let filled = Filled {
            portions,
            packing_fen,
            fee_fen: 0,
        };
        Some(Event::from(household::event::BoxFilled {
            order: order.name.clone(),
            filled,
        }))
    }

    fn out_of_one(&mut self, order: &Order) -> Vec<Portion> {
        let wanted_g = order.total_g();
        let mut lots: Vec<&mut Lot> = self
            .lots
            .iter_mut()
            .filter(|lot| lot.product == order.product && lot.left_g > 0)
            .collect();
        // Whoever has sold the smallest part comes first.
        let sold_ppm = |lot: &Lot| u64::from(lot.brought_g - lot.left_g) * 1_000_000 / u64::from(lot.brought_g.max(1));
        lots.sort_by_key(|lot| (lot.left_g < wanted_g, sold_ppm(lot)));
        let mut missing_g = wanted_g;
        let mut portions = Vec::new();
        for lot in lots {
            let taken_g = missing_g.min(lot.left_g);
            if taken_g > 0 {
                portions.push(lot.take(taken_g));
                missing_g -= taken_g;
            }
        }
        portions
    }

    fn out_of_all(&mut self, order: &Order) -> Vec<Portion> {
        let wanted_g = u64::from(order.total_g());
        let is_meant = |lot: &&mut Lot| lot.product == order.product && lot.left_g > 0;
        let all_g: u64 = self
            .lots
            .iter()
            .filter(|lot| lot.product == order.product)
            .map(|lot| u64::from(lot.left_g))
            .sum();
        let (mut seen_g, mut given_g) = (0, 0);
        let mut portions = Vec::new();
        for lot in self.lots.iter_mut().filter(is_meant) {
            seen_g += u64::from(lot.left_g);
            // Shares of a running sum leave nothing over.
            let until_g = wanted_g * seen_g / all_g.max(1);
            let taken_g = (until_g - given_g) as u32;
            given_g = until_g;
            if taken_g > 0 {
                portions.push(lot.take(taken_g));
            }
        }
        portions
    }
}

impl Lot {
    fn take(&mut self, weight_g: u32) -> Portion {
        self.left_g -= weight_g;
        Portion {
            household: self.id.clone(),
            weight_g,
            unsound_ppm: self.unsound_ppm,
        }
    }
}

pub(super) fn box_filled(market: &mut Market, order: &OrderId, filled: &Filled) {
    for portion in &filled.portions {
        let household = household_mut(market, &portion.household);
        household.left_g -= portion.weight_g;
        household.on_way_g += portion.weight_g;
    }
    market.households.boxes.insert(order.clone(), filled.clone());
}

/// A packed order was given up: what is in the box goes back to whose it is.
pub(in super::super) fn goods_back(market: &mut Market, order: &OrderId) {
    let Some(filled) = market.households.boxes.remove(order) else {
        return;
    };
    for portion in filled.portions {
        let household = household_mut(market, &portion.household);
        household.left_g += portion.weight_g;
        household.on_way_g -= portion.weight_g;
    }
}

/// Goods were lost before they were sold: everybody's who has any, in proportion.
pub(in super::super) fn goods_lost(market: &mut Market, product: &ProductId, weight_g: u32) {
    let setting = std::sync::Arc::clone(&market.setting);
    let is_meant = |id: &HouseholdId| {
        setting
            .scenario
            .household
            .get(id)
            .is_some_and(|terms| terms.product == *product)
    };
    let lots = market.households.by_id.iter().filter(|(id, _)| is_meant(id));
    let all_g: u64 = lots.map(|(_, household)| u64::from(household.left_g)).sum();
    let (mut seen_g, mut lost_g) = (0, 0);
    for (_, household) in market.households.by_id.iter_mut().filter(|(id, _)| is_meant(id)) {
        seen_g += u64::from(household.left_g);
        let until_g = u64::from(weight_g) * seen_g / all_g.max(1);
        let here_g = (until_g - lost_g) as u32;
        lost_g = until_g;
        household.left_g -= here_g;
        household.lost_g += here_g;
    }
}

/// Returns how much of a household's goods nobody has ordered and it may take home.
pub(super) fn takeable_g(market: &Market, id: &HouseholdId) -> u32 {
    let product = product_of(market, id);
    let free_g = market.stock_g.get(&product).copied().unwrap_or(0);
    market
        .households
        .by_id
        .get(id)
        .map_or(0, |household| household.left_g.min(free_g))
}

pub(super) fn give_back(market: &mut Market, id: &HouseholdId, weight_g: u32) {
    let product = product_of(market, id);
    let household = household_mut(market, id);
    household.left_g -= weight_g;
    household.back_g += weight_g;
    let stock_g = market.stock_g.get_mut(&product).expect("weighed goods are in stock");
    *stock_g -= weight_g;
}

/// Returns what sorting takes out of the goods that are left.
pub(super) fn sorted_out_g(market: &Market, id: &HouseholdId) -> u32 {
    let finds_ppm = market.setting.rules.together.sort_finds_ppm;
    let Some(household) = market.households.by_id.get(id) else {
        return 0;
    };
    let found_ppm = household.unsound_ppm * finds_ppm / 1_000_000;
    let found_g = i64::from(household.left_g) * found_ppm / 1_000_000;
    (found_g as u32).min(takeable_g(market, id))
}

/// Returns what stays unsound among the goods that sorting left.
pub(super) fn unsound_after_sorting_ppm(unsound_ppm: i64, finds_ppm: i64) -> i64 {
    let found_ppm = unsound_ppm * finds_ppm / 1_000_000;
    (unsound_ppm - found_ppm) * 1_000_000 / (1_000_000 - found_ppm).max(1)
}

/// Returns the unsound share of what was put into an order's box.
pub(in super::super) fn unsound_ppm(market: &Market, order: &OrderId) -> i64 {
    let Some(filled) = market.households.boxes.get(order) else {
        return 0;
    };
    let all_g: i64 = filled.portions.iter().map(|portion| i64::from(portion.weight_g)).sum();
    let unsound: i64 = filled
        .portions
        .iter()
        .map(|portion| i64::from(portion.weight_g) * portion.unsound_ppm)
        .sum();
    unsound / all_g.max(1)
}

impl Market {
    /// Whether boxes are filled from one household each and marked with whose goods they hold.
    pub(in super::super) fn marks_boxes(&self) -> bool {
        !self.households.by_id.is_empty() && !self.households.mixed
    }
}
