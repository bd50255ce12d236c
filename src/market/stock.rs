//! Goods: how much is left, what it is worth, how old it is. Where every gram is stands in the ledger of `goods`.

use std::collections::BTreeMap;

use super::{Account, Market, Name, Order, Pack, Product, ProductId, Whereabouts, arrangement, physics, random, time};

/// The sections of the rules that it reads.
pub(crate) const RULES: &[&str] = &["couriers", "packs", "places", "products", "quality", "route"];

impl Market {
    /// Returns what is left of a product and promised to nobody (g).
    pub fn left_g(&self, product: &ProductId) -> u32 {
        self.goods.weight_g(product, Whereabouts::Free)
    }

    /// Returns the same of every product.
    pub fn left(&self) -> BTreeMap<ProductId, u32> {
        let products = self.goods.products();
        products
            .map(|product| (product.clone(), self.left_g(product)))
            .collect()
    }

    /// An order's goods go on to where they are not yet; each part of a box goes under the name of whose it is.
    pub(super) fn move_goods(&mut self, order: &Name, to: Whereabouts) {
        let order = &self.orders[order];
        let Some(from) = order.whereabouts() else {
            return;
        };
        for (household, weight_g) in arrangement::held_for(self, order) {
            let whose = (&order.product, household.as_ref());
            self.goods.post(whose, from, to, weight_g);
        }
    }

    /// Goods go without an order.
    pub(super) fn lose(&mut self, product: &ProductId, weight_g: u32) {
        for (household, weight_g) in arrangement::lost_of(self, product, weight_g) {
            let whose = (product, household.as_ref());
            self.goods.post(whose, Whereabouts::Free, Whereabouts::Lost, weight_g);
        }
    }

    /// Returns what goods cost the seller: paid to neighbours, or the field's price of the own harvest; nothing for goods
    /// that are sold for others.
    pub fn goods_value_fen(&self, product: &ProductId, weight_g: u32) -> i64 {
        if arrangement::is_for_others(self, product) {
            return 0;
        }
        let goods = self.setting.scenario.goods.get(product);
        let bought = goods.and_then(|goods| goods.bought_fen_per_kg.or(goods.farm_fen_per_kg));
        let farm = self
            .setting
            .rules
            .products
            .get(product)
            .map_or(0, |product| product.farm_fen_per_kg);
        (i64::from(weight_g) * bought.unwrap_or(farm) + 500) / 1000
    }

    /// Whether goods spoil on their way.
    pub fn is_fresh(&self, product: &ProductId) -> bool {
        let product = self.setting.rules.products.get(product);
        product.is_some_and(|product| product.fresh)
    }

    /// Own harvest is written off the stock, a neighbour's goods are paid in cash when they are gone.
    pub(super) fn goods_account(&self, product: &ProductId) -> Account {
        let goods = self.setting.scenario.goods.get(product);
        if goods.is_some_and(|goods| goods.bought_fen_per_kg.is_some()) {
            Account::Cash
        } else {
            Account::Stock
        }
    }

    /// Returns the age of goods packed at this minute, in minutes at 20 °C.
    pub(super) fn goods_age_min(&self, product: &ProductId) -> u32 {
        let picked_fresh = self
            .setting
            .scenario
            .goods
            .get(product)
            .is_none_or(|goods| goods.picked_fresh);
        if picked_fresh {
            return 0;
        }
        let q10_ppm = self.setting.rules.quality.q10_ppm;
        let today = time::day_of(self.now_min);
        let aged =
            |day: u32, minutes: u32| i64::from(minutes) * physics::ageing_ppm(q10_ppm, self.ambient_c(day)) / 1_000_000;
        let past: i64 = (1..today).map(|day| aged(day, time::DAY_MIN)).sum();
        (past + aged(today, time::minute_of_day(self.now_min))) as u32
    }

    /// Returns how an order's goods fare if they are delivered at a minute; nothing for what is not packed.
    pub fn spoilage(&self, order: &Order, at_min: u32) -> Option<Spoilage> {
        let rules = &self.setting.rules;
        let quality = &rules.quality;
        let product = rules.products.get(&order.product)?;
        let pack = rules.packs.get(order.pack.as_ref()?)?;
        let packed = order.packed_min.unwrap_or(at_min);
        let minutes = at_min.saturating_sub(packed);
        let warmer = rules.places.get(&order.place).map_or(0, |place| place.warmer_c);
        // The buyer's city warms only the last part of the way.
        let city_from = i64::from(minutes) * quality.city_from_ppm;
        let in_city_c = |day: u32| warmer + self.planned_heat_c(day, Some(&order.place));
        let outside_c = |at: u32| {
            let day = time::day_of(packed + at);
            let is_in_city = i64::from(at) * 1_000_000 >= city_from;
            self.ambient_c(day) + if is_in_city { in_city_c(day) } else { 0 }
        };
        let cooled = self.cold_line_of(order).map(|(from_min, constant_c)| {
            let pack = Pack {
                constant_c: Some(constant_c),
                ..pack.clone()
            };
            (from_min.saturating_sub(packed).min(minutes), pack)
        });
        let before = cooled.as_ref().map_or(minutes, |(from, _)| *from);
        let mut road_age = road_age_min(quality.q10_ppm, pack, before, outside_c);
        if let Some((from, pack)) = &cooled {
            road_age += road_age_min(quality.q10_ppm, pack, minutes - from, outside_c);
        }
        let inside = (0..before)
            .step_by(ROAD_STEP_MIN as usize)
            .map(|at| inside_c(pack, outside_c(at), at));
        let coldest_c = inside.clone().min();
        let frosted = product.fresh && !pack.warm && coldest_c.is_some_and(|inside| inside < quality.frost_below_c);
        let more = (quality.frost_most_ppm - quality.frost_least_ppm).max(0) as u64 + 1;
        let frost = || quality.frost_least_ppm + random::below(self.draw("frost", 0, order.name.as_str()), more) as i64;
        let off_min = i64::from(self.cooled_off_min(order.care, packed));
        let age_min = (i64::from(order.packed_age_min) + road_age - off_min).max(0);
        let life_ppm = self.life_ppm(order.care.ripeness);
        let rotten_ppm = rotten_after_ppm(product, age_min * 1_000_000 / life_ppm);
        let route = &rules.route;
        let legs = self
            .zone_of(&order.place)
            .and_then(|zone| route.legs.get(zone))
            .copied();
        let legs = legs.unwrap_or(route.legs_far);
        Some(Spoilage {
            packed_age_min: order.packed_age_min,
            road_min: minutes,
            warmest_c: inside.max(),
            coldest_c,
            age_min,
            half_life_min: product
                .half_life_h
                .map(|hours| i64::from(hours) * 60 * life_ppm / 1_000_000),
            legs,
            rotten_ppm,
            bruised_ppm: physics::bruised_ppm(product.fragile_ppm, pack.bruise_ppm, legs),
            frost_ppm: if frosted { frost() } else { 0 },
        })
    }

    /// From when on a courier's cold van keeps an order at its temperature.
    fn cold_line_of(&self, order: &Order) -> Option<(u32, i32)> {
        let parcel = self.parcel_of(&order.name)?;
        let courier = self.setting.courier(&parcel.courier)?;
        courier.constant_c.map(|constant_c| (parcel.scan_min, constant_c))
    }
}

/// How the goods of one parcel fared, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spoilage {
    /// Age when they were packed, in minutes at 20 °C.
    pub packed_age_min: u32,
    /// From packing to the door.
    pub road_min: u32,
    /// Inside the pack, outside a cold line; nothing for a parcel that was no time on the road.
    pub warmest_c: Option<i32>,
    pub coldest_c: Option<i32>,
    /// Age at the door, in minutes at 20 °C.
    pub age_min: i64,
    /// Age at which half of them are rotten; nothing for goods that do not rot.
    pub half_life_min: Option<i64>,
    /// Times that they are loaded over.
    pub legs: u32,
    pub rotten_ppm: i64,
    pub bruised_ppm: i64,
    pub frost_ppm: i64,
}

impl Spoilage {
    /// Returns the share that is bad for any reason of the road.
    pub fn bad_ppm(&self) -> i64 {
        let bad_ppm = physics::either_ppm(self.rotten_ppm, self.bruised_ppm);
        physics::either_ppm(bad_ppm, self.frost_ppm)
    }
}

/// Temperatures are looked at in steps of this length.
const ROAD_STEP_MIN: u32 = 6 * time::HOUR_MIN;

/// Returns the temperature inside a pack so many minutes after packing.
pub fn inside_c(pack: &Pack, outside_c: i32, since_min: u32) -> i32 {
    if let Some(constant) = pack.constant_c {
        return constant;
    }
    match &pack.ice {
        Some(ice) if since_min < ice.lasts_h * 60 => (outside_c + ice.offset_c).max(ice.floor_c.min(outside_c)),
        _ => outside_c + pack.offset_c,
    }
}

/// Returns how much goods age on the road, in minutes at 20 °C.
pub fn road_age_min(q10_ppm: i64, pack: &Pack, minutes: u32, outside_c: impl Fn(u32) -> i32) -> i64 {
    let mut age_ppm = 0;
    let mut at = 0;
    while at < minutes {
        let step = (minutes - at).min(ROAD_STEP_MIN);
        age_ppm += i64::from(step) * physics::ageing_ppm(q10_ppm, inside_c(pack, outside_c(at), at));
        at += step;
    }
    age_ppm / 1_000_000
}

/// Returns the share that is rotten or bruised at an age, after some handling legs.
pub fn bad_after_ppm(product: &Product, pack: &Pack, age_min: i64, legs: u32) -> i64 {
    let bruised = physics::bruised_ppm(product.fragile_ppm, pack.bruise_ppm, legs);
    physics::either_ppm(rotten_after_ppm(product, age_min), bruised)
}

fn rotten_after_ppm(product: &Product, age_min: i64) -> i64 {
    let half_life_h = product.half_life_h;
    half_life_h.map_or(0, |hours| physics::rotten_ppm(age_min, i64::from(hours) * 60))
}
