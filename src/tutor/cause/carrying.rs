//! An order that waited for a van: what would have come of taking it to the township.

use super::suspects::{Scene, besides, fault};
use super::{Deed, Fault};
use crate::market::{Command, Order, Pack, Speed, time};

impl<'a> Scene<'a> {
    /// No van goes in time: it was to be taken to the township when the station opened the next morning.
    pub(super) fn uncarried(self, order: &'a Order) -> Option<Fault> {
        let setting = &self.market.setting;
        let day = &setting.rules.day;
        let at_min = time::at(time::day_of(order.placed_min) + 1, day.station_opens_min);
        let alike = self
            .market
            .orders
            .values()
            .filter(|other| other.product == order.product);
        let usual = alike.filter_map(|other| other.pack.clone()).next();
        let holds =
            |pack: &Pack| pack.dry && !pack.by_hand && pack.only.is_empty() && pack.size_for(order.net_g).is_some();
        let fitting = || {
            let mut packs = setting.rules.packs.iter();
            packs.find(|(_, pack)| holds(pack)).map(|(id, _)| id.clone())
        };
        let pack = order.pack.clone().or(usual).or_else(fitting)?;
        let (courier, _) = setting.couriers().find(|(_, courier)| courier.speed != Speed::Local)?;
        let name = &order.name;
        let ways = [
            format!("pack {name} {pack}"),
            format!("label {name}"),
            format!("check {name}"),
            format!("ship {name} courier={courier} via=township"),
        ];
        let carried: Option<Vec<Command>> = ways.iter().map(|way| way.parse().ok()).collect();
        (at_min < order.ship_by_min).then_some(fault(Deed::Unsent, order.ship_by_min, besides(at_min, carried?)))
    }
}
