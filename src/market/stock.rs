//! Goods: how much is left, what it is worth, how old it is. Where every gram is stands in the ledger of `goods`.

use std::collections::BTreeMap;

use super::{
    Account, Market, Name, Order, Pack, PackSize, Product, ProductId, Quality, Whereabouts, arrangement, courier,
    physics, random, time,
};

/// The sections of the rules that it reads.
pub(crate) const RULES: &[&str] = &["couriers", "harvest", "packs", "places", "products", "quality", "route"];

/// A day begins: what has lain in the shed is older by the day before.
pub(super) fn day_began(market: &mut Market, day: u32) {
    if 1 < day {
        market.shed_age_min += market.shed_ages_min(day - 1, time::DAY_MIN);
    }
}

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
        (i64::from(weight_g) * self.gate_fen_per_kg(product) + 500) / 1000
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
        if self.is_picked_fresh(product) {
            0
        } else {
            self.stored_age_min()
        }
    }

    fn is_picked_fresh(&self, product: &ProductId) -> bool {
        let goods = self.setting.scenario.goods.get(product);
        goods.is_none_or(|goods| goods.picked_fresh)
    }

    /// Returns the age of what has lain in the shed since the first day, in minutes at 20 °C.
    fn stored_age_min(&self) -> u32 {
        let today = time::day_of(self.now_min);
        self.shed_age_min + self.shed_ages_min(today, time::minute_of_day(self.now_min))
    }

    /// Returns by how much the shed's goods age in so many minutes of a day.
    fn shed_ages_min(&self, day: u32, minutes: u32) -> u32 {
        let pace_ppm = physics::ageing_ppm(self.setting.rules.quality.q10_ppm, self.ambient_c(day));
        (i64::from(minutes) * pace_ppm / 1_000_000) as u32
    }

    /// Returns the share of what is left unsold that is still sound at this minute (ppm): what was picked ages in the shed, what
    /// hangs on the tree at its own pace.
    pub fn sound_ppm(&self, product: &ProductId) -> i64 {
        let rules = &self.setting.rules;
        let half_life_h = rules.products.get(product).and_then(|product| product.half_life_h);
        let Some(half_life_h) = half_life_h else {
            return 1_000_000;
        };
        let life_ppm = self.life_ppm(self.care_of(product).ripeness);
        let half_life_min = i64::from(half_life_h) * i64::from(time::HOUR_MIN) * life_ppm / 1_000_000;
        let pace_ppm = if self.is_picked_fresh(product) {
            rules.harvest.hang_ppm
        } else {
            1_000_000
        };
        let age_min = i64::from(self.stored_age_min()) * pace_ppm / 1_000_000;
        1_000_000 - physics::rotten_ppm(age_min, half_life_min.max(1))
    }

    /// Returns what the gate pays today for goods of the seller's own: less what has gone bad of them.
    pub fn gate_fen(&self, product: &ProductId, weight_g: u32) -> i64 {
        self.goods_value_fen(product, weight_g) * self.sound_ppm(product) / 1_000_000
    }

    /// Returns the share of an order's pieces that were never sound (ppm).
    pub fn unsound_ppm(&self, order: &Order) -> i64 {
        arrangement::unsound_ppm(self, &order.name).max(self.unsound_harvest_ppm(order))
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
        // Each day is asked once, however often a box is looked at in it.
        let first_day = time::day_of(packed);
        let days: Vec<(i32, i32)> = (first_day..=time::day_of(packed + minutes))
            .map(|day| (self.ambient_c(day), in_city_c(day)))
            .collect();
        let outside_c = |at: u32| {
            let (ambient_c, city_c) = days[(time::day_of(packed + at) - first_day) as usize];
            let is_in_city = i64::from(at) * 1_000_000 >= city_from;
            ambient_c + if is_in_city { city_c } else { 0 }
        };
        let cold_line = self.cold_line_of(order);
        let before = cold_line.map_or(minutes, |(from_min, _)| from_min.saturating_sub(packed).min(minutes));
        let cold = self.cold_in(order, pack, outside_c(0), order.care.is_cooled(packed));
        let mut stretches = inside(quality, pack, cold, before, outside_c);
        let coldest_c = stretches.iter().map(|stretch| stretch.inside_c).min();
        let warmest_c = stretches.iter().map(|stretch| stretch.inside_c).max();
        if let Some((_, inside_c)) = cold_line {
            let minutes = minutes - before;
            stretches.push(Stretch { minutes, inside_c });
        }
        let road_age = road_age_min(quality.q10_ppm, &stretches);
        let frosted = product.fresh && !pack.warm && coldest_c.is_some_and(|inside| inside < quality.frost_below_c);
        let more = (quality.frost_most_ppm - quality.frost_least_ppm).max(0) as u64 + 1;
        let frost = || quality.frost_least_ppm + random::below(self.draw("frost", 0, order.name.as_str()), more) as i64;
        let age_min = i64::from(order.packed_age_min) + road_age;
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
            warmest_c,
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

    /// Returns the cold that goes into each box of an order that is packed while it is so warm outside (degree-minutes).
    pub(super) fn cold_in(&self, order: &Order, pack: &Pack, outside_c: i32, is_cooled: bool) -> i64 {
        let Some(boxes) = courier::boxes(pack, order) else {
            return 0;
        };
        let cooled_c = self.setting.rules.quality.cooled_c;
        let warmer_c = if is_cooled { (outside_c - cooled_c).max(0) } else { 0 };
        cold_degree_min(&pack.sizes[boxes.size], order.total_g() / boxes.count.max(1), warmer_c)
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
/// Ice from the freezer takes up so much on its way to water at fruit's temperature: 300 for melting a gram of gel and two for
/// each of eighteen degrees below (J/g).
const ICE_J_PER_G: i64 = 340;
/// Fruit gives back so much for each degree (J/kg).
const FRUIT_J_PER_KG: i64 = 3_700;

/// So long it is so warm inside a box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    pub minutes: u32,
    pub inside_c: i32,
}

/// Returns the cold in one box: how many degree-minutes its walls let through until ice and cooled fruit are used up. The
/// fruit counts by how much colder than the air it is packed.
pub fn cold_degree_min(size: &PackSize, net_g: u32, colder_c: i32) -> i64 {
    if size.leak_mw == 0 {
        return 0;
    }
    let ice_j = i64::from(size.ice_g) * ICE_J_PER_G;
    let fruit_j = i64::from(net_g) * FRUIT_J_PER_KG / 1_000 * i64::from(colder_c);
    // A watt is a joule a second.
    (ice_j + fruit_j) * 1_000 / (i64::from(size.leak_mw) * 60)
}

/// Returns how warm it is inside a box on its way: held under the air outside until its cold is used up, then a little warmer.
pub fn inside(
    quality: &Quality,
    pack: &Pack,
    cold_degree_min: i64,
    minutes: u32,
    outside_c: impl Fn(u32) -> i32,
) -> Vec<Stretch> {
    let mut stretches = Vec::new();
    let mut cold = cold_degree_min;
    let mut at = 0;
    while at < minutes {
        let step = (minutes - at).min(ROAD_STEP_MIN);
        let outside = outside_c(at);
        let below_c = held_below_c(quality, outside);
        let (minutes, inside_c) = if let Some(constant_c) = pack.constant_c {
            (step, constant_c)
        } else if 0 < below_c && i64::from(below_c) <= cold {
            let lasts = u32::try_from(cold / i64::from(below_c)).unwrap_or(step);
            let minutes = step.min(lasts);
            cold -= i64::from(minutes) * i64::from(below_c);
            (minutes, outside - below_c)
        } else {
            (step, outside + pack.offset_c)
        };
        at += minutes;
        stretches.push(Stretch { minutes, inside_c });
    }
    stretches
}

/// Returns how far under the air outside ice and cooled fruit hold a box.
pub(super) fn held_below_c(quality: &Quality, outside_c: i32) -> i32 {
    (outside_c - quality.cold_floor_c).clamp(0, quality.cold_below_c)
}

/// Returns how much goods age on the road, in minutes at 20 °C.
pub fn road_age_min(q10_ppm: i64, stretches: &[Stretch]) -> i64 {
    // It stays as warm for long, and a power is asked once for all of it.
    let alike = stretches.chunk_by(|one, next| one.inside_c == next.inside_c);
    let aged = |alike: &[Stretch]| {
        let minutes: i64 = alike.iter().map(|stretch| i64::from(stretch.minutes)).sum();
        minutes * physics::ageing_ppm(q10_ppm, alike[0].inside_c)
    };
    alike.map(aged).sum::<i64>() / 1_000_000
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
