//! What a parcel weighs on the courier's scale and what it costs: the larger of weight and volume, rounded up.

use super::{Channel, Courier, Market, Order, Pack, PackSize, PlaceId, Speed, ZoneId};

/// The sections of the rules that it reads.
pub(crate) const RULES: &[&str] = &["places", "products"];

/// Returns the grams that are charged: the larger of what it weighs and what its volume stands for, rounded up to the step.
pub fn charged_g(actual_g: u32, cm: [u32; 3], divisor: u32, step_g: u32) -> u32 {
    let volume_g = u64::from(cm[0]) * u64::from(cm[1]) * u64::from(cm[2]) * 1000 / u64::from(divisor.max(1));
    let heavier = u64::from(actual_g).max(volume_g).max(1);
    (heavier.div_ceil(u64::from(step_g.max(1))) * u64::from(step_g.max(1))) as u32
}

/// Returns the fee for one box: the first kilogram, then each further one. None when the zone is not served.
pub fn fee_fen(courier: &Courier, zone: &ZoneId, charged_g: u32) -> Option<i64> {
    let rate = courier.rates.get(zone)?;
    let further_g = i64::from(charged_g.saturating_sub(1000));
    Some(rate.first_fen + (further_g * rate.next_fen + 999) / 1000)
}

/// How an order goes into boxes of one kind of pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Boxes {
    pub count: u32,
    pub size: usize,
}

/// Returns the boxes for an order: one if a size holds everything, else one for each piece, else none.
pub(super) fn boxes(pack: &Pack, order: &Order) -> Option<Boxes> {
    if let Some(size) = pack.size_for(order.net_g * order.pieces) {
        return Some(Boxes { count: 1, size });
    }
    pack.size_for(order.net_g).map(|size| Boxes {
        count: order.pieces,
        size,
    })
}

impl Pack {
    /// Returns which of its sizes takes so many grams: the smallest that does.
    pub fn size_for(&self, net_g: u32) -> Option<usize> {
        self.sizes.iter().position(|size| net_g <= size.up_to_g)
    }

    /// Whether ice lies in it.
    pub fn has_ice(&self) -> bool {
        self.sizes.iter().any(|size| 0 < size.ice_g)
    }
}

impl Order {
    pub fn total_g(&self) -> u32 {
        self.net_g * self.pieces
    }
}

impl Market {
    /// Returns how far a place is, if the rules know it.
    pub fn zone_of(&self, place: &PlaceId) -> Option<&ZoneId> {
        self.setting.rules.places.get(place).map(|place| &place.zone)
    }

    /// Whether a courier goes where an order goes.
    pub(super) fn is_served(&self, courier: &Courier, order: &Order) -> bool {
        let zone = self.zone_of(&order.place);
        zone.is_some_and(|zone| courier.rates.contains_key(zone))
    }

    /// Returns whether a pack is made for an order: for its goods, and for the way they go.
    pub(super) fn suits(&self, pack: &Pack, order: &Order) -> bool {
        if pack.by_hand && order.channel != Channel::Phone {
            return false;
        }
        let category = self
            .setting
            .rules
            .products
            .get(&order.product)
            .map(|product| &product.category);
        pack.only.is_empty() || category.is_some_and(|category| pack.only.contains(category))
    }

    /// Returns charged grams and fee for all boxes of a packed order. A local round has one price a door.
    pub(super) fn freight_for(&self, order: &Order, pack: &Pack, courier: &Courier) -> Option<(u32, i64)> {
        let boxes = boxes(pack, order)?;
        let size: &PackSize = &pack.sizes[boxes.size];
        let zone = self.zone_of(&order.place)?;
        if courier.speed == Speed::Local {
            let door_fen = courier.rates.get(zone)?.first_fen;
            return Some((
                order.total_g() + size.weight_g * boxes.count,
                door_fen * i64::from(order.drops.max(1)),
            ));
        }
        let actual_g = order.total_g() / boxes.count + size.weight_g;
        let charged = charged_g(actual_g, size.cm, courier.divisor, courier.step_g);
        Some((
            charged * boxes.count,
            fee_fen(courier, zone, charged)? * i64::from(boxes.count),
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::charged_g;

    /// The measured parcels of DOMAIN §2.7: actual grams, box, charged kilograms at 6000, 8000 and 12000.
    #[test]
    fn measured_parcels() {
        let parcels = [
            (2800, [30, 22, 15], [3, 3, 3]),
            (5400, [40, 28, 20], [6, 6, 6]),
            (3000, [35, 27, 20], [4, 3, 3]),
            (3500, [35, 27, 20], [4, 4, 4]),
            (5900, [43, 32, 25], [6, 6, 6]),
            (6500, [38, 22, 22], [7, 7, 7]),
            (1150, [25, 18, 10], [2, 2, 2]),
            (1000, [25, 18, 10], [1, 1, 1]),
        ];
        for (actual_g, cm, kilograms) in parcels {
            let charged = [6000, 8000, 12000].map(|divisor| charged_g(actual_g, cm, divisor, 1000) / 1000);
            assert_eq!(charged, kilograms, "{actual_g} g in {cm:?}");
        }
    }

    #[test]
    fn heavier_is_never_cheaper() {
        for grams in 1..4000 {
            assert!(charged_g(grams, [20, 20, 10], 8000, 500) <= charged_g(grams + 1, [20, 20, 10], 8000, 500));
        }
    }
}
