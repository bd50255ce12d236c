//! What a size must bring: its goods at the farm price, a dry box, and the freight that the page gives away.

use super::{Edit, command::Command as ListingCommand};
use crate::{Command, Courier, FreightTerms, Listing, Market, Order, Pack, ProductId, Speed, ZoneId, courier};

impl Market {
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
        let packs = self.setting.rules.packs.values();
        let boxes = packs.filter(|pack| pack.dry && !pack.by_hand && self.is_made_for(pack, product));
        let ways = boxes.flat_map(|pack| {
            let couriers = self.setting.couriers().map(|(_, courier)| courier);
            couriers.filter_map(|courier| way_fen(pack, courier, net_g, zone))
        });
        ways.min()
    }

    fn is_made_for(&self, pack: &Pack, product: &ProductId) -> bool {
        let product = self.setting.rules.products.get(product);
        pack.only.is_empty() || product.is_some_and(|product| pack.only.contains(&product.category))
    }
}

fn way_fen(pack: &Pack, courier: &Courier, net_g: u32, zone: &ZoneId) -> Option<i64> {
    if courier.speed == Speed::Local {
        return None;
    }
    let size = &pack.sizes[pack.size_for(net_g)?];
    let charged_g = courier::charged_g(net_g + size.weight_g, size.cm, courier.divisor, courier.step_g);
    Some(size.cost_fen + courier::fee_fen(courier, zone, charged_g)?)
}
