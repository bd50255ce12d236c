//! What a size must bring: its goods at the farm price, a dry box, and the freight that the page gives away.

use super::{Edit, command::Command as ListingCommand};
use crate::{Command, Courier, FreightTerms, Listing, Market, Order, Pack, ProductId, Role, Speed, ZoneId, courier};

/// What one piece costs before anything is earned by it (fen).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PieceCost {
    /// What the trader at the gate would pay for it.
    pub goods_fen: i64,
    /// The cheapest dry box that holds it.
    pub box_fen: i64,
    /// The cheapest way to the nearest place where the page sends free of freight; 0 where buyers pay for it.
    pub freight_fen: i64,
}

impl PieceCost {
    pub fn sum_fen(self) -> i64 {
        self.goods_fen + self.box_fen + self.freight_fen
    }
}

impl Market {
    /// Returns what a piece of this size of the goods page on the desk costs at the least: whoever asks less loses by each. Of a page
    /// that says nothing of freight yet it is reckoned in, as buyers of the shelf expect it.
    pub fn piece_cost(&self, net_g: u32) -> Option<PieceCost> {
        let listing = self.listings.get(self.desk.as_ref()?)?;
        let goods_fen = self.goods_value_fen(&listing.product, net_g);
        if self.setting.scenario.role != Role::Seller {
            return Some(PieceCost {
                goods_fen,
                box_fen: 0,
                freight_fen: 0,
            });
        }
        let freight = &listing.draft.freight;
        let is_free = |zone: &&ZoneId| freight.is_empty() || freight.get(*zone) == Some(&FreightTerms::Free);
        let zones = self.setting.rules.places.values().map(|place| &place.zone);
        let ways = zones
            .filter(is_free)
            .filter_map(|zone| self.least_way(&listing.product, net_g, zone));
        let way = ways.min_by_key(|(box_fen, freight_fen)| box_fen + freight_fen);
        let box_alone = || {
            let packs = self.boxes_for(&listing.product);
            let costs = packs.filter_map(|pack| Some(pack.sizes[pack.size_for(net_g)?].cost_fen));
            (costs.min().unwrap_or(0), 0)
        };
        let (box_fen, freight_fen) = way.unwrap_or_else(box_alone);
        Some(PieceCost {
            goods_fen,
            box_fen,
            freight_fen,
        })
    }

    /// Returns the sizes on the pages whose price does not cover them, wherever the page sends free of freight.
    pub(super) fn sizes_at_a_loss(&self) -> i64 {
        let listings = self.listings.values();
        listings.map(|listing| self.at_a_loss_in(listing).count() as i64).sum()
    }

    /// Returns the sizes of a page whose price does not cover them (g).
    pub fn at_a_loss_in<'a>(&'a self, listing: &'a Listing) -> impl Iterator<Item = u32> + 'a {
        let must_fen = |net_g: u32| {
            let freight = listing.draft.freight.iter();
            let free = freight.filter(|(_, terms)| **terms == FreightTerms::Free);
            let ways = free.filter_map(|(zone, _)| self.least_way_fen(&listing.product, net_g, zone));
            self.goods_value_fen(&listing.product, net_g) + ways.max().unwrap_or(0)
        };
        let sizes = listing.skus.iter();
        sizes
            .filter(move |(net_g, sku)| sku.price_fen < must_fen(**net_g))
            .map(|(net_g, _)| *net_g)
    }

    /// Returns what an order brought less than its goods at the farm price, a dry box and the cheapest way there (fen): 0 where it
    /// covers them, or where nobody goes there.
    pub fn below_cost_fen(&self, order: &Order) -> i64 {
        let Some(zone) = self.zone_of(&order.place) else {
            return 0;
        };
        let each = self.least_way_fen(&order.product, order.net_g, zone);
        let each = each.map(|fen| fen * i64::from(order.pieces));
        let together = self.least_way_fen(&order.product, order.total_g(), zone);
        let Some(way_fen) = each.into_iter().chain(together).min() else {
            return 0;
        };
        let must_fen = self.goods_value_fen(&order.product, order.total_g()) + way_fen;
        (must_fen - order.price_fen - order.freight_paid_fen).max(0)
    }

    /// Whether a size had this price before the learner came: then it is not theirs to answer for.
    pub fn is_given_price(&self, net_g: u32, price_fen: i64) -> bool {
        self.setting.scenario.setup.iter().any(|command| {
            matches!(command, Command::Listing(ListingCommand::Edit(Edit::Sku(sku)))
                if (sku.net_g, sku.price_fen) == (net_g, price_fen))
        })
    }

    /// Returns the least that a box and its freight to a zone cost; nothing where no courier goes.
    fn least_way_fen(&self, product: &ProductId, net_g: u32, zone: &ZoneId) -> Option<i64> {
        let way = self.least_way(product, net_g, zone);
        way.map(|(box_fen, freight_fen)| box_fen + freight_fen)
    }

    /// The box and the freight of the cheapest way to a zone (fen).
    fn least_way(&self, product: &ProductId, net_g: u32, zone: &ZoneId) -> Option<(i64, i64)> {
        let ways = self.boxes_for(product).flat_map(|pack| {
            let couriers = self.setting.couriers().map(|(_, courier)| courier);
            couriers.filter_map(|courier| way_fen(pack, courier, net_g, zone))
        });
        ways.min_by_key(|(box_fen, freight_fen)| box_fen + freight_fen)
    }

    /// Dry boxes that a shop packs such goods into.
    fn boxes_for<'a>(&'a self, product: &'a ProductId) -> impl Iterator<Item = &'a Pack> {
        let packs = self.setting.rules.packs.values();
        packs.filter(move |pack| pack.dry && !pack.by_hand && self.is_made_for(pack, product))
    }

    fn is_made_for(&self, pack: &Pack, product: &ProductId) -> bool {
        let product = self.setting.rules.products.get(product);
        pack.only.is_empty() || product.is_some_and(|product| pack.only.contains(&product.category))
    }
}

/// The box and its freight (fen).
fn way_fen(pack: &Pack, courier: &Courier, net_g: u32, zone: &ZoneId) -> Option<(i64, i64)> {
    if courier.speed == Speed::Local {
        return None;
    }
    let size = &pack.sizes[pack.size_for(net_g)?];
    let charged_g = courier::charged_g(net_g + size.weight_g, size.cm, courier.divisor, courier.step_g);
    Some((size.cost_fen, courier::fee_fen(courier, zone, charged_g)?))
}
