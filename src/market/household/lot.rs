//! What is left of each household's goods, and how boxes are filled from it.
//!
//! ```text
//! apart:  a box is filled from one household, that of whose goods the smallest part is sold; a box that no single
//!         household can fill takes the rests, one after the other
//! mixed:  a box is filled from everybody, in proportion to what is left
//! ```

use super::{
    super::{Event, Market, Order, Whereabouts},
    Filled, GoodsState, Portion, product_of,
};
use crate::arrangement::Part;
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
        brought_g: market.goods.brought_g(id),
        left_g: left_of_g(market, id),
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
        if !super::brings(self.market, &order.product) {
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
    let order = &market.orders[order];
    let product = &order.product;
    let goods = &mut market.goods;
    // Until now it was promised without saying whose.
    goods.post(
        (product, None),
        Whereabouts::Promised,
        Whereabouts::Free,
        order.total_g(),
    );
    for portion in &filled.portions {
        let whose = (product, Some(&portion.household));
        goods.post(whose, Whereabouts::Free, Whereabouts::Packed, portion.weight_g);
    }
    market.households.boxes.insert(order.name.clone(), filled.clone());
}

/// The box of an order that was given up, or came back, is empty again.
pub(in super::super) fn goods_back(market: &mut Market, order: &OrderId) {
    market.households.boxes.remove(order);
}

/// Returns whose goods an order holds: nobody's in particular until a box is filled.
pub(in super::super) fn held_for(market: &Market, order: &Order) -> Vec<Part> {
    let Some(filled) = market.households.boxes.get(&order.name) else {
        return vec![(None, order.total_g())];
    };
    let portions = filled.portions.iter();
    portions
        .map(|portion| (Some(portion.household.clone()), portion.weight_g))
        .collect()
}

/// Returns whose goods are lost before they are sold: everybody's who has any, in proportion; the rest is the shop's own.
pub(in super::super) fn lost_of(market: &Market, product: &ProductId, weight_g: u32) -> Vec<Part> {
    let terms = &market.setting.scenario.household;
    let meant = terms.iter().filter(|(_, terms)| terms.product == *product);
    let lots: Vec<(&HouseholdId, u64)> = meant.map(|(id, _)| (id, u64::from(left_of_g(market, id)))).collect();
    let all_g: u64 = lots.iter().map(|(_, left_g)| left_g).sum();
    let (mut seen_g, mut lost_g) = (0, 0);
    let part = |(id, left_g): (&HouseholdId, u64)| {
        seen_g += left_g;
        let until_g = u64::from(weight_g) * seen_g / all_g.max(1);
        let part_g = (until_g - lost_g) as u32;
        lost_g = until_g;
        (Some(id.clone()), part_g)
    };
    let mut parts: Vec<Part> = lots.into_iter().map(part).collect();
    parts.push((None, weight_g - lost_g as u32));
    parts
}

/// Returns what of a household's goods is here and in no box (g).
pub(super) fn left_of_g(market: &Market, id: &HouseholdId) -> u32 {
    market.goods.weight_of_g(id, Whereabouts::Free)
}

/// Returns how much of a household's goods nobody has ordered and it may take home.
pub(super) fn takeable_g(market: &Market, id: &HouseholdId) -> u32 {
    let product = product_of(market, id);
    left_of_g(market, id).min(market.left_g(&product))
}

pub(super) fn give_back(market: &mut Market, id: &HouseholdId, weight_g: u32) {
    let product = product_of(market, id);
    market
        .goods
        .post((&product, Some(id)), Whereabouts::Free, Whereabouts::Home, weight_g);
}

/// Returns what sorting takes out of the goods that are left.
pub(super) fn sorted_out_g(market: &Market, id: &HouseholdId) -> u32 {
    let finds_ppm = market.setting.rules.together.sort_finds_ppm;
    let Some(household) = market.households.by_id.get(id) else {
        return 0;
    };
    let found_ppm = household.unsound_ppm * finds_ppm / 1_000_000;
    let found_g = i64::from(left_of_g(market, id)) * found_ppm / 1_000_000;
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

/// Whether boxes are filled from one household each and marked with whose goods they hold.
pub(in super::super) fn marks_boxes(market: &Market) -> bool {
    !market.households.by_id.is_empty() && !market.households.mixed
}
