//! What others ask of a group of neighbours: who is hungry, whether it is time for a round, what a portion and a round bring and
//! cost, where the goods are.

use super::{command::Open, handing, labour_fen, signing};
use crate::{Market, ProductId, Whereabouts, time};

impl Market {
    /// Whether the learner sells to a group of neighbours.
    pub fn has_neighbours(&self) -> bool {
        self.setting.scenario.neighbours.is_some()
    }

    /// Returns a portion's price at so many hundredths of the county's, as it is written: a little under the round yuan (fen).
    pub fn portion_price_fen(&self, product: &ProductId, hundredths: i64) -> i64 {
        let neighbours = self.setting.scenario.neighbours.as_ref();
        let portion_g = neighbours.map_or(0, |neighbours| neighbours.portion_g);
        let product = self.setting.rules.products.get(product);
        let county_fen = product.map_or(0, |product| product.county_fen_per_kg) * i64::from(portion_g) / 1_000;
        (county_fen * hundredths / 10_000).max(1) * 100 - 10
    }

    /// Returns what the contact shop that keeps the list takes of a price (ppm).
    pub(super) fn list_fee_ppm(&self, product: &ProductId) -> i64 {
        let profile = self.setting.rules.profiles.get(&self.shop.profile);
        let is_fresh = self.is_fresh(product);
        profile.map_or(0, |profile| {
            if is_fresh {
                profile.fee_fresh_ppm
            } else {
                profile.fee_ppm
            }
        })
    }

    /// Returns how many portions there are that nobody has picked.
    pub fn portions_left(&self) -> u32 {
        let scenario = &self.setting.scenario;
        let portion_g = scenario.neighbours.as_ref().map_or(0, |terms| terms.portion_g);
        let product = scenario.goods.keys().next();
        product.map_or(0, |product| self.left_g(product) / portion_g.max(1))
    }

    /// Returns how many neighbours will have eaten up what they had when the next fruit comes, tomorrow at the earliest.
    pub fn hungry_neighbours(&self) -> u32 {
        let hungry_ppm = self.setting.rules.rounds.hungry_ppm;
        let day = time::day_of(self.now_min) + 1;
        let neighbours = self.rounds.neighbours.iter();
        let hungry = neighbours.filter(|neighbour| hungry_ppm <= signing::appetite_ppm(self, **neighbour, day));
        hungry.count() as u32
    }

    /// Whether enough of them are hungry for another round, and there is time for one.
    pub fn is_time_for_a_round(&self) -> bool {
        let Some(terms) = &self.setting.scenario.neighbours else {
            return false;
        };
        let wanted = i64::from(terms.count) * self.setting.rules.rounds.advised_ppm / 1_000_000;
        let is_time = time::day_of(self.now_min) < self.setting.scenario.days && !self.buyers_gone;
        is_time
            && 0 < self.portions_left()
            && self.rounds.current().is_none()
            && wanted <= i64::from(self.hungry_neighbours())
    }

    /// Returns what a portion of these terms brings over the gate's price, before the way and the hour (fen).
    pub fn portion_over_gate_fen(&self, terms: &Open) -> i64 {
        let rules = &self.setting.rules.rounds;
        let portion_g = self
            .setting
            .scenario
            .neighbours
            .as_ref()
            .map_or(0, |terms| terms.portion_g);
        let shares_fen = handing::part_fen(terms.price_fen, terms.share_ppm)
            + handing::part_fen(terms.price_fen, self.list_fee_ppm(&terms.product));
        let bag_fen = rules.bag_fen + labour_fen(rules, rules.bag_min);
        terms.price_fen - shares_fen - bag_fen - self.goods_value_fen(&terms.product, portion_g)
    }

    /// Returns what the way, the hour there and the writing cost for a round of these terms, own hours included (fen).
    pub fn round_fen(&self, terms: &Open) -> i64 {
        let rules = &self.setting.rules.rounds;
        let own_word_min = if terms.share_ppm == 0 { rules.own_word_min } else { 0 };
        let minutes = 2 * rules.trip_min + rules.stay_min + rules.open_min + own_word_min;
        rules.trip_fen + labour_fen(rules, minutes)
    }

    /// Returns how many grams of a product are somewhere by rounds: in bags, or with whoever took them.
    pub fn of_rounds_g(&self, product: &ProductId, at: Whereabouts) -> u32 {
        let portion_g = self
            .setting
            .scenario
            .neighbours
            .as_ref()
            .map_or(0, |terms| terms.portion_g);
        let of_it = self.rounds.all.iter().filter(|round| round.terms.product == *product);
        let portions = of_it.map(|round| match at {
            Whereabouts::Packed => round.bags_here(),
            Whereabouts::Sold => round.fetched + round.sold_left,
            Whereabouts::Lost => round.wasted,
            Whereabouts::Field | Whereabouts::Free | Whereabouts::Promised | Whereabouts::Sent | Whereabouts::Home => 0,
        });
        portions.sum::<u32>() * portion_g
    }
}
