//! Tricycles, the courier at closing time, and parcels that missed their day: all that costs by the parcel.

use super::{
    super::{Account, Market, Refusal, ResponsibleRole, courier, time},
    Batch, FeederTrip, Lot, LotId, VanDirection,
};
use crate::van;
use crate::{CourierId, VillageId};

/// A village's tricycle comes to the centre and back, also where no van gets through.
pub(super) fn feeder(market: &Market, village: &VillageId) -> Result<van::Event, Refusal> {
    let rules = &market.setting.rules.van;
    let terms = market.van_terms()?;
    if market.van.feeders.contains_key(village) {
        return Err(van::Refusal::FeederOut.into());
    }
    let here = std::slice::from_ref(village);
    let sum = |direction: VanDirection| -> u32 {
        let taken = market.oldest(direction, here, rules.feeder_slots);
        taken.iter().map(|(_, parcels)| parcels).sum()
    };
    let (up, down) = (sum(VanDirection::Up), sum(VanDirection::Down));
    if up + down == 0 {
        return Err(van::Refusal::NothingWaits.into());
    }
    let cost_fen = rules.feeder_fen * i64::from(up + down);
    market.afford(cost_fen)?;
    let drive_min = market.drive_min(terms.villages[village].km);
    Ok(van::Event::FeederSent(van::event::FeederSent {
        village: village.clone(),
        up,
        down,
        cost_fen,
        back_min: market.now_min + 2 * drive_min + rules.stop_min,
    }))
}

impl Market {
    /// Whether a closed village has parcels that a feeder could fetch or bring, and the wallet pays for it.
    pub fn can_send_feeder(&self) -> bool {
        self.van.closed.iter().any(|village| feeder(self, village).is_ok())
    }
}

pub(super) fn feeder_returns(market: &Market, village: &VillageId) -> Option<van::Event> {
    let trip = market.van.feeders.get(village)?;
    (trip.back_min == market.now_min).then(|| {
        van::Event::FeederBack(van::event::FeederBack {
            village: village.to_owned(),
            up: trip.up,
            down: trip.down,
        })
    })
}

/// The courier fetches everything that lies at the centre; the contract's rate wants many at once.
pub(super) fn hand_over(market: &Market) -> Option<van::Event> {
    let rules = &market.setting.rules;
    let terms = market.setting.scenario.van.as_ref()?;
    let parcels: u32 = market.van.lots.values().map(|lot| lot.at_centre).sum();
    if parcels == 0 {
        return None;
    }
    let under_contract = market.van.contract && parcels >= rules.van.contract_parcels_min;
    let courier = if under_contract {
        &terms.contract
    } else {
        &terms.walk_in
    };
    Some(van::Event::HandedOver(van::event::HandedOver {
        parcels,
        fee_fen: market.hundred_fen(courier) * i64::from(parcels) / 100,
        pickup_fen: if market.van.contract { rules.van.pickup_fen } else { 0 },
        under_contract,
    }))
}

/// A lot's last minute: whatever is not done by then is late, once.
pub(super) fn lot_due(market: &Market, id: &LotId) -> Option<van::Event> {
    let lot = market.van.lots.get(id)?;
    let parcels = lot.parcels - lot.done;
    (0 < parcels).then(|| {
        van::Event::LotLate(van::event::LotLate {
            lot: id.clone(),
            parcels,
            penalty_fen: market.setting.rules.van.late_fen * i64::from(parcels),
        })
    })
}

/// Who holds the largest part of what is not done.
fn holder(lot: &Lot, direction: VanDirection, now_min: u32) -> Option<ResponsibleRole> {
    let parts = lot.parts(direction, now_min);
    parts
        .into_iter()
        .max_by_key(|(_, parcels)| *parcels)
        .map(|(role, _)| role)
}

pub(super) fn feeder_sent(market: &mut Market, event: &van::event::FeederSent) {
    let van::event::FeederSent {
        village,
        up,
        down,
        cost_fen,
        back_min,
    } = event;
    market.pay_van(*cost_fen);
    let trip = FeederTrip {
        back_min: *back_min,
        up: *up,
        down: *down,
    };
    feeder_leaves(market, village, trip);
}

pub(super) fn feeder_back(market: &mut Market, event: &van::event::FeederBack) {
    let van::event::FeederBack { village, .. } = event;
    feeder_comes(market, village);
}

pub(super) fn handed_over(market: &mut Market, event: &van::event::HandedOver) {
    let van::event::HandedOver {
        parcels,
        fee_fen,
        pickup_fen,
        under_contract,
    } = event;
    market.post(Account::Cash, Account::Freight, *fee_fen, None);
    market.post(Account::Cash, Account::Freight, *pickup_fen, None);
    let ids: Vec<LotId> = market.van.lots.keys().cloned().collect();
    for id in ids {
        let parcels = std::mem::take(&mut market.lot_mut(&id).at_centre);
        market.deliver(&id, parcels);
    }
    market.van.batches.push(Batch {
        day: time::day_of(market.now_min),
        parcels: *parcels,
        fee_fen: fee_fen + pickup_fen,
        under_contract: *under_contract,
    });
}

pub(super) fn lot_late(market: &mut Market, event: &van::event::LotLate) {
    let van::event::LotLate {
        lot: id,
        parcels,
        penalty_fen,
    } = event;
    market.post(Account::Cash, Account::Penalty, *penalty_fen, None);
    let now_min = market.now_min;
    let lot = market.lot_mut(id);
    lot.late = *parcels;
    lot.late_owner = holder(lot, id.direction, now_min);
}

fn feeder_leaves(market: &mut Market, village: &VillageId, trip: FeederTrip) {
    let here = [village.to_owned()];
    for (direction, parcels) in [(VanDirection::Up, trip.up), (VanDirection::Down, trip.down)] {
        for (id, parcels) in market.oldest(direction, &here, parcels) {
            let lot = market.lot_mut(&id);
            lot.waiting -= parcels;
            lot.on_feeder += parcels;
        }
    }
    market.plan(trip.back_min, van::Due::FeederBack(village.to_owned()));
    market.van.feeders.insert(village.to_owned(), trip);
}

fn feeder_comes(market: &mut Market, village: &VillageId) {
    market.van.feeders.remove(village);
    let lots = market.van.lots.iter();
    let riding = lots.filter(|(id, lot)| id.village == *village && 0 < lot.on_feeder);
    let ids: Vec<LotId> = riding.map(|(id, _)| id.clone()).collect();
    for id in ids {
        let parcels = std::mem::take(&mut market.lot_mut(&id).on_feeder);
        match id.direction {
            VanDirection::Up => market.lot_mut(&id).at_centre += parcels,
            VanDirection::Down => market.deliver(&id, parcels),
        }
    }
}

impl Market {
    /// Returns what a courier takes for a hundred parcels that go where this county's do.
    pub fn hundred_fen(&self, courier: &CourierId) -> i64 {
        let (Some(courier), Some(terms)) = (self.setting.courier(courier), &self.setting.scenario.van) else {
            return 0;
        };
        let fees = terms.mix.iter().filter_map(|(zone, share)| {
            let fee_fen = courier::fee_fen(courier, zone, terms.charged_g)?;
            Some(fee_fen * i64::from(*share))
        });
        fees.sum()
    }

    /// Parcels of a lot are where the county's part of the way ends.
    pub(super) fn deliver(&mut self, id: &LotId, parcels: u32) {
        if parcels == 0 {
            return;
        }
        let now_min = self.now_min;
        self.van.delivered.push((now_min, parcels));
        if now_min <= self.lot_mut(id).due_min {
            let subsidy_fen = self.setting.rules.van.subsidy_fen * i64::from(parcels);
            self.post(Account::Subsidy, Account::Cash, subsidy_fen, None);
        }
        let lot = self.lot_mut(id);
        lot.done += parcels;
        if lot.is_closed() {
            lot.done_min = Some(now_min);
        }
    }

    pub(super) fn lot_mut(&mut self, id: &LotId) -> &mut Lot {
        self.van.lots.get_mut(id).expect("a lot that is moved stands")
    }

    pub(super) fn trip_mut(&mut self) -> &mut super::Trip {
        self.van.trip.as_mut().expect("an event of the road has a van on it")
    }
}
