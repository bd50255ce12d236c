//! The van's round: when it gets where, what it loads and unloads, and the driver who asks whether to wait.

use super::{
    super::{Account, Event, Market, Refusal, Thing, run::Decision, time},
    LotId, Trip, VanDirection, VanRun,
};
use crate::VillageId;
use crate::van;

/// What the round would come to if the van left at this minute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundPlan {
    /// Villages and the minute the van gets there; those cut off are left out.
    pub stops: Vec<(VillageId, u32)>,
    pub left_out: Vec<VillageId>,
    pub back_min: u32,
    pub km: u32,
    /// Parcels that fit, each way, and goods of the shop.
    pub down: u32,
    pub up: u32,
    pub goods: u32,
}

impl Market {
    /// Lays out a round that leaves now; nobody waits for anybody.
    pub fn round_plan(&self, round: &[VillageId]) -> RoundPlan {
        let (left_out, open): (Vec<VillageId>, Vec<VillageId>) = round
            .iter()
            .cloned()
            .partition(|village| self.van.closed.contains(village));
        let rules = &self.setting.rules.van;
        let mut stops = Vec::new();
        let (mut at_min, mut km) = (self.now_min, 0);
        let mut from = None;
        for village in open {
            let leg = self.leg_km(from.as_ref(), Some(&village));
            km += leg;
            at_min += self.drive_min(leg);
            stops.push((village.clone(), at_min));
            at_min += rules.stop_min;
            from = Some(village);
        }
        let home = self.leg_km(from.as_ref(), None);
        let villages: Vec<VillageId> = stops.iter().map(|(village, _)| village.clone()).collect();
        let goods = self.shop_slots();
        RoundPlan {
            left_out,
            back_min: at_min + self.drive_min(home),
            km: km + home,
            down: self
                .waiting(&villages, VanDirection::Down)
                .min(rules.slots.saturating_sub(goods)),
            up: self.waiting(&villages, VanDirection::Up).min(rules.slots),
            goods,
            stops,
        }
    }

    /// Parcels that wait for or in these villages, ready or not.
    pub fn waiting(&self, villages: &[VillageId], direction: VanDirection) -> u32 {
        let lots = self.van.lots.iter();
        lots.filter(|(id, _)| id.direction == direction && villages.contains(&id.village))
            .map(|(_, lot)| lot.waiting)
            .sum()
    }

    /// Between two villages; nothing stands for the centre, where all roads meet.
    fn leg_km(&self, from: Option<&VillageId>, to: Option<&VillageId>) -> u32 {
        let place = |village: Option<&VillageId>| {
            let terms = self.setting.scenario.van.as_ref()?;
            village.and_then(|village| terms.villages.get(village))
        };
        match (place(from), place(to)) {
            (Some(from), Some(to)) if from.road == to.road => from.km.abs_diff(to.km),
            (from, to) => from.map_or(0, |from| from.km) + to.map_or(0, |to| to.km),
        }
    }

    pub(super) fn drive_min(&self, km: u32) -> u32 {
        (km * time::HOUR_MIN).div_ceil(self.setting.rules.van.km_per_h.max(1))
    }

    fn shop_slots(&self) -> u32 {
        let terms = self.setting.scenario.van.as_ref();
        let shop = terms
            .zip(self.van.shop.as_ref())
            .and_then(|(terms, shop)| terms.shops.get(shop));
        shop.map_or(0, |shop| shop.slots.min(self.setting.rules.van.slots))
    }

    /// Takes up to `room` parcels from lots of one way, oldest first; returns what each gives.
    pub(super) fn oldest(&self, direction: VanDirection, villages: &[VillageId], room: u32) -> Vec<(LotId, u32)> {
        let mut room = room;
        let mut taken = Vec::new();
        for (id, lot) in &self.van.lots {
            let is_ready = direction == VanDirection::Down || lot.ready_min <= self.now_min;
            if id.direction != direction || !villages.contains(&id.village) || !is_ready || lot.waiting == 0 {
                continue;
            }
            let parcels = lot.waiting.min(room);
            if parcels == 0 {
                break;
            }
            room -= parcels;
            taken.push((id.clone(), parcels));
        }
        taken
    }
}

pub(super) fn depart(market: &Market) -> Result<Decision, Refusal> {
    let rules = &market.setting.rules;
    let today = time::day_of(market.now_min);
    if market.van.trip.is_some() {
        return Err(van::Refusal::Out.into());
    }
    if market.van.runs.iter().any(|run| run.day == today) {
        return Err(van::Refusal::RanToday.into());
    }
    let plan = market.round_plan(&market.van.route);
    let Some((_, next_min)) = plan.stops.first() else {
        return Err(van::Refusal::NoRound.into());
    };
    market.afford(rules.van.day_fen)?;
    let terms = market.van_terms()?;
    let shop = market.van.shop.as_ref().and_then(|shop| terms.shops.get(shop));
    let event = van::Event::Departed(van::event::Departed {
        stops: plan.stops.iter().map(|(village, _)| village.clone()).collect(),
        left_out: plan.left_out,
        down: plan.down,
        goods: plan.goods,
        goods_fen: shop.map_or(0, |shop| shop.slot_fen * i64::from(plan.goods)),
        next_min: *next_min,
    });
    Ok(Decision::of(Event::Van(event), 0))
}

/// The dispatcher's answer to a driver who asks.
pub(super) fn answer(market: &Market, holds: bool) -> Result<Decision, Refusal> {
    let asked = market.van.trip.as_ref().filter(|trip| trip.asks_until_min.is_some());
    let trip = asked.ok_or(van::Refusal::NotAsked)?;
    let village = trip.stops.get(trip.at).ok_or(Refusal::no_such(Thing::Village))?;
    let event = match (holds, not_ready(market, village)) {
        (true, Some(ready_min)) => van::Event::Held(van::event::Held {
            village: village.clone(),
            ready_min,
        }),
        _ => reaches(market, trip),
    };
    Ok(Decision::of(Event::Van(event), 0))
}

/// When the parcels of today will be ready, if they are not.
fn not_ready(market: &Market, village: &VillageId) -> Option<u32> {
    let lots = market.van.lots.iter();
    let today = time::day_of(market.now_min);
    let mut of_today =
        lots.filter(|(id, _)| id.day == today && id.direction == VanDirection::Up && id.village == *village);
    let (_, lot) = of_today.next()?;
    (market.now_min < lot.ready_min && 0 < lot.waiting).then_some(lot.ready_min)
}

/// The van comes to its next stop, or home.
pub(super) fn arrives(market: &Market) -> Option<van::Event> {
    let trip = market.van.trip.as_ref()?;
    if trip.next_min != market.now_min || trip.asks_until_min.is_some() {
        return None;
    }
    let Some(village) = trip.stops.get(trip.at) else {
        return Some(van::Event::Returned(van::event::Returned {
            up: trip.up,
            down: trip.down,
            goods: trip.goods,
        }));
    };
    match (not_ready(market, village), market.van.promised.get(village)) {
        (Some(_), Some(promised_min)) => Some(van::Event::Asked(van::event::Asked {
            village: village.clone(),
            promised_min: *promised_min,
            until_min: market.now_min + market.setting.rules.van.ask_min,
        })),
        _ => Some(reaches(market, trip)),
    }
}

/// Nobody told the driver anything.
pub(super) fn answer_ends(market: &Market) -> Option<van::Event> {
    let trip = market.van.trip.as_ref()?;
    (trip.asks_until_min == Some(market.now_min)).then(|| reaches(market, trip))
}

fn reaches(market: &Market, trip: &Trip) -> van::Event {
    let rules = &market.setting.rules.van;
    let village = trip.stops[trip.at].clone();
    let here = std::slice::from_ref(&village);
    let loaded = market.oldest(VanDirection::Up, here, rules.slots - trip.up);
    let up = loaded.iter().map(|(_, parcels)| parcels).sum();
    let aboard = market
        .van
        .lots
        .iter()
        .filter(|(id, _)| id.direction == VanDirection::Down && id.village == village);
    let next = trip.stops.get(trip.at + 1);
    let drive_min = market.drive_min(market.leg_km(Some(&village), next));
    van::Event::Reached(van::event::Reached {
        down: aboard.map(|(_, lot)| lot.on_van).sum(),
        up,
        left: market.waiting(here, VanDirection::Up) - up,
        next_min: market.now_min + rules.stop_min + drive_min,
        village,
    })
}

pub(super) fn departed(market: &mut Market, event: &van::event::Departed) {
    let van::event::Departed {
        stops,
        down,
        goods,
        goods_fen,
        next_min,
        ..
    } = event;
    let now = market.now_min;
    market.pay_van(market.setting.rules.van.day_fen);
    market.post(Account::Sales, Account::Cash, *goods_fen, None);
    load(market, VanDirection::Down, stops, *down);
    market.van.trip = Some(Trip {
        stops: stops.clone(),
        at: 0,
        left_min: now,
        next_min: *next_min,
        asks_until_min: None,
        down: *down,
        goods: *goods,
        up: 0,
    });
    market.plan(*next_min, van::Due::Arrives);
}

pub(super) fn asked(market: &mut Market, event: &van::event::Asked) {
    let van::event::Asked { until_min, .. } = event;
    market.trip_mut().asks_until_min = Some(*until_min);
    market.plan(*until_min, van::Due::AnswerEnds);
}

pub(super) fn held(market: &mut Market, event: &van::event::Held) {
    let van::event::Held { ready_min, .. } = event;
    let trip = market.trip_mut();
    trip.asks_until_min = None;
    trip.next_min = *ready_min;
    market.plan(*ready_min, van::Due::Arrives);
}

pub(super) fn reached(market: &mut Market, event: &van::event::Reached) {
    let van::event::Reached {
        village, up, next_min, ..
    } = event;
    unload(market, village);
    load(market, VanDirection::Up, std::slice::from_ref(village), *up);
    let trip = market.trip_mut();
    trip.asks_until_min = None;
    trip.at += 1;
    trip.up += up;
    trip.next_min = *next_min;
    market.plan(*next_min, van::Due::Arrives);
}

pub(super) fn returned(market: &mut Market, event: &van::event::Returned) {
    let van::event::Returned { up, down, goods } = event;
    let now = market.now_min;
    let trip = market.van.trip.take().expect("a van that returns was out");
    to_the_centre(market);
    market.van.runs.push(VanRun {
        day: time::day_of(trip.left_min),
        left_min: trip.left_min,
        back_min: now,
        up: *up,
        down: *down,
        goods: *goods,
    });
}

/// Brings in what the van fetched.
fn to_the_centre(market: &mut Market) {
    for (_, lot) in market
        .van
        .lots
        .iter_mut()
        .filter(|(id, _)| id.direction == VanDirection::Up)
    {
        lot.at_centre += std::mem::take(&mut lot.on_van);
    }
}

/// Puts parcels aboard, oldest first.
fn load(market: &mut Market, direction: VanDirection, villages: &[VillageId], parcels: u32) {
    for (id, parcels) in market.oldest(direction, villages, parcels) {
        let lot = market.lot_mut(&id);
        lot.waiting -= parcels;
        lot.on_van += parcels;
    }
}

/// Gives a village's parcels to its station.
fn unload(market: &mut Market, village: &VillageId) {
    let ids: Vec<LotId> = market
        .van
        .lots
        .iter()
        .filter(|(id, lot)| id.direction == VanDirection::Down && id.village == *village && 0 < lot.on_van)
        .map(|(id, _)| id.clone())
        .collect();
    for id in ids {
        let parcels = std::mem::take(&mut market.lot_mut(&id).on_van);
        market.deliver(&id, parcels);
    }
}
