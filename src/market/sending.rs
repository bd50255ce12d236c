//! The ways to send an order: packs with what they cost and whether they fit, couriers with fee and days. Only reads.

use super::{
    Channel, CourierId, Market, Order, OrderId, Pack, PackId, Speed, arrangement, courier, parcel, stock, time,
};

/// The sections of the rules that it reads.
pub(crate) const RULES: &[&str] = &["couriers", "minutes", "packs", "quality", "route"];

/// A pack that could be used for an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackChoice {
    pub pack: PackId,
    /// For all pieces of the order.
    pub cost_fen: i64,
    /// So many of the size stand in the shed, bought by the lot.
    pub in_shed: u32,
    /// Packed weight of all pieces.
    pub weight_g: u32,
    pub fits: bool,
    /// Made for these goods.
    pub suits: bool,
    /// Temperature inside at the start of the journey, for fresh goods.
    pub inside_c: Option<i32>,
    /// How long ice and cooled fruit keep it cool at today's warmth; zero where nothing does.
    pub cool_min: u32,
}

/// A courier that could take an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourierChoice {
    pub courier: CourierId,
    pub via: String,
    pub charged_g: u32,
    /// Absent when the courier does not go there.
    pub fee_fen: Option<i64>,
    /// The part of it that is taken for a remote place.
    pub remote_fen: i64,
    /// Promised minutes from handing over to the door.
    pub trip_min: u32,
    /// Whoever sets out then finds somebody who takes it in; now, unless it is closed.
    pub leave_min: u32,
    /// When it is first scanned; only from there on it counts as handed over.
    pub scan_min: u32,
    /// The rate is for at least so many parcels at once.
    pub parcels_min: u32,
    /// Fuel for the way there and back, once for all parcels.
    pub haul_fen: i64,
    /// Minutes of the working day that handing over takes.
    pub work_min: u32,
}

impl Market {
    /// Returns every pack with what it costs for an order and whether it fits.
    pub fn pack_choices(&self, order: &OrderId) -> Vec<PackChoice> {
        let rules = &self.setting.rules;
        let Some(order) = self.orders.get(order) else {
            return Vec::new();
        };
        let fresh = self.is_fresh(&order.product);
        let outside_c = self.ambient_c(time::day_of(self.now_min));
        let choice = |(id, pack): (&PackId, &Pack)| {
            let boxes = courier::boxes(pack, order);
            let size = boxes.map(|boxes| (boxes.count, &pack.sizes[boxes.size]));
            let is_cooled = self.care_of(&order.product).is_cooled(self.now_min);
            let cold = self.cold_in(order, pack, outside_c, is_cooled);
            let at_start = stock::inside(&rules.quality, pack, cold, 1, |_| outside_c);
            let below_c = stock::held_below_c(&rules.quality, outside_c);
            PackChoice {
                pack: id.clone(),
                cost_fen: size.map_or(0, |(count, size)| {
                    let single_fen = self.box_price_fen(size.cost_fen) * i64::from(count);
                    self.lot_cost_fen(id, size.up_to_g, count).unwrap_or(single_fen)
                }),
                in_shed: size.map_or(0, |(_, size)| self.packs_left(id, size.up_to_g)),
                weight_g: order.total_g() + size.map_or(0, |(count, size)| size.weight_g * count),
                fits: self.holds(pack, order),
                suits: self.suits(pack, order),
                inside_c: at_start.first().filter(|_| fresh).map(|stretch| stretch.inside_c),
                cool_min: u32::try_from(cold / i64::from(below_c.max(1))).unwrap_or(u32::MAX),
            }
        };
        rules.packs.iter().map(choice).collect()
    }

    /// Returns the minutes that everybody's hands take to pack so many orders.
    pub fn packing_min(&self, orders: usize) -> u32 {
        let each_min = self.setting.rules.minutes.pack + arrangement::marking_min(self);
        arrangement::by_crew(self, each_min * orders as u32)
    }

    /// The same for printing so many labels in one go.
    pub fn labelling_min(&self, orders: usize) -> u32 {
        arrangement::by_crew(self, self.setting.rules.minutes.labels(orders))
    }

    /// The same for a look at so many labels.
    pub fn checking_min(&self, orders: usize) -> u32 {
        arrangement::by_crew(self, self.setting.rules.minutes.check * orders as u32)
    }

    /// Returns the packs that are made for an order and hold it.
    pub fn fitting_packs(&self, order: &Order) -> Vec<PackId> {
        let packs = self.setting.rules.packs.iter();
        let fitting = packs.filter(|(_, pack)| self.suits(pack, order) && self.holds(pack, order));
        fitting.map(|(id, _)| id.clone()).collect()
    }

    /// Whether an order goes into a pack that can be had today.
    fn holds(&self, pack: &Pack, order: &Order) -> bool {
        courier::boxes(pack, order).is_some() && (!pack.has_ice() || self.no_ice_until_min().is_none())
    }

    /// Whether somebody brings an order to the door, without a label: it was taken by phone, and a round goes there.
    pub(super) fn is_brought_by_hand(&self, order: &Order) -> bool {
        let mut couriers = self.setting.couriers();
        order.channel == Channel::Phone
            && couriers.any(|(_, courier)| courier.speed == Speed::Local && self.is_served(courier, order))
    }

    /// Returns every way to send a packed order; for one not packed yet the cheapest fitting pack counts.
    pub fn courier_choices(&self, order: &OrderId) -> Vec<CourierChoice> {
        let rules = &self.setting.rules;
        let Some(order) = self.orders.get(order) else {
            return Vec::new();
        };
        let mut order = order.clone();
        if order.pack.is_none() {
            let packs = self
                .pack_choices(&order.name)
                .into_iter()
                .filter(|choice| choice.fits && choice.suits);
            order.pack = packs.min_by_key(|choice| choice.cost_fen).map(|choice| choice.pack);
        }
        let mut choices = Vec::new();
        let fresh = self.is_fresh(&order.product);
        let couriers = self
            .setting
            .couriers()
            .filter(|(_, courier)| fresh || !courier.fresh_only);
        for (id, courier) in couriers {
            for via in &courier.takes_at {
                let parcel = parcel::planned(self, &order, id, via);
                let arrives_min = parcel
                    .as_ref()
                    .and_then(|parcel| parcel.hops.last())
                    .map(|hop| hop.due_min);
                let leave_min = self.sets_out_min(via);
                choices.push(CourierChoice {
                    courier: id.clone(),
                    via: via.clone(),
                    charged_g: parcel.as_ref().map_or(0, |parcel| parcel.charged_g),
                    remote_fen: parcel.as_ref().map_or(0, |parcel| parcel.remote_fen),
                    fee_fen: parcel.as_ref().map(|parcel| parcel.fee_fen),
                    trip_min: arrives_min.map_or(0, |due| due.saturating_sub(leave_min + rules.route.grace_min)),
                    leave_min,
                    scan_min: parcel.as_ref().map_or(0, |parcel| parcel.scan_min),
                    parcels_min: courier.parcels_min,
                    haul_fen: self.haul_fen(via),
                    work_min: rules.minutes.hand_over.get(via).copied().unwrap_or(0),
                });
            }
        }
        choices
    }
}
