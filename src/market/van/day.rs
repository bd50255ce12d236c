//! What a day brings to the dispatcher: parcels of each village both ways, who is late, which road is closed. Drawn by day
//! and village, the same whatever anybody does.

use crate::VillageId;
use crate::van;
use std::collections::{BTreeMap, BTreeSet};

use super::{
    super::{Market, random, time},
    Lot, LotId, VanDirection, VanTerms,
};

/// The morning of the day that stands on the clock.
pub(super) fn morning(market: &Market) -> van::Event {
    let day = time::day_of(market.now_min);
    let mut lots = BTreeMap::new();
    let mut promised = BTreeMap::new();
    let Some(terms) = &market.setting.scenario.van else {
        unreachable!("only a dispatcher has mornings");
    };
    for village in terms.villages.keys() {
        for direction in [VanDirection::Up, VanDirection::Down] {
            let id = LotId {
                day,
                direction,
                village: village.clone(),
            };
            let lot = lot(market, terms, &id);
            if let Some(min) = promise(market, terms, &id).filter(|_| direction == VanDirection::Up) {
                promised.insert(village.clone(), min);
            }
            lots.insert(id, lot);
        }
    }
    let sum = |direction: VanDirection| {
        let of_way = lots.iter().filter(|(id, _)| id.direction == direction);
        of_way.map(|(_, lot): (&LotId, &Lot)| lot.parcels).sum()
    };
    van::Event::Morning(van::event::Morning {
        up: sum(VanDirection::Up),
        down: sum(VanDirection::Down),
        closed: closed(market, terms, day),
        promised,
        lots,
    })
}

fn lot(market: &Market, terms: &VanTerms, id: &LotId) -> Lot {
    let rules = &market.setting.rules.van;
    let village = &terms.villages[&id.village];
    let usual = match id.direction {
        VanDirection::Up => village.up,
        VanDirection::Down => village.down,
    };
    let bits = market.draw("van-parcels", id.day, &format!("{} {}", id.direction, id.village));
    let vary_ppm = rules.vary_ppm;
    let share_ppm = 1_000_000 - vary_ppm + random::below(bits, 2 * vary_ppm as u64 + 1) as i64;
    let parcels = ((i64::from(usual) * share_ppm + 500_000) / 1_000_000).max(0) as u32;
    let begins_min = time::at(id.day, market.setting.rules.day.opens_min);
    let ready_min = match (id.direction, promise(market, terms, id)) {
        (VanDirection::Up, Some(promised_min)) => {
            let bits = market.draw("van-overrun", id.day, &id.village);
            promised_min + random::below(bits, u64::from(rules.overrun_min) + 1) as u32
        }
        _ => begins_min,
    };
    Lot {
        parcels,
        ready_min,
        due_min: time::at(id.day + rules.due_days, rules.centre_closes_min),
        waiting: parcels,
        on_van: 0,
        on_feeder: 0,
        at_centre: 0,
        done: 0,
        late: 0,
        late_owner: None,
        done_min: None,
    }
}

/// When a village that is late promises to be ready: in full steps from the earliest minute.
fn promise(market: &Market, terms: &VanTerms, id: &LotId) -> Option<u32> {
    let rules = &market.setting.rules.van;
    let village = &terms.villages[&id.village];
    if !random::happens(market.draw("van-late", id.day, &id.village), village.late_ppm) {
        return None;
    }
    let steps = u64::from((rules.late_to_min - rules.late_from_min) / rules.promise_step_min + 1);
    let step = random::below(market.draw("van-promise", id.day, &id.village), steps) as u32;
    Some(time::at(id.day, rules.late_from_min + rules.promise_step_min * step))
}

/// Each closure falls on a day after the start and on a village.
fn closed(market: &Market, terms: &VanTerms, day: u32) -> BTreeSet<VillageId> {
    let closed_days = market.setting.rules.van.closed_days;
    let villages: Vec<&VillageId> = terms.villages.keys().collect();
    let open_days = market
        .setting
        .scenario
        .days
        .saturating_sub(terms.start_days + closed_days)
        .max(1);
    let mut closed = BTreeSet::new();
    for n in 0..terms.closures {
        let begins =
            terms.start_days + 1 + random::below(market.draw("van-closed-day", n, ""), open_days.into()) as u32;
        let at = random::below(market.draw("van-closed", n, ""), villages.len().max(1) as u64) as usize;
        if let Some(village) = villages
            .get(at)
            .filter(|_| (begins..begins + closed_days).contains(&day))
        {
            closed.insert((*village).clone());
        }
    }
    closed
}
