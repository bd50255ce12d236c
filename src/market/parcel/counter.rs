//! Where parcels are taken in, and when: the counters of township and county, the village station, a buyer's door. Whoever
//! would come to a closed one does not set out.

use crate::{Hours, Market, Refusal, parcel, time};

use super::Stop;

/// A trip is planned so many days ahead at most.
const LOOKED_AHEAD: u32 = 30;

/// Refuses a way that would end where nobody takes parcels in any more, or not yet.
pub(super) fn open_for(market: &Market, via: &str) -> Result<(), Refusal> {
    let leave_min = market.sets_out_min(via);
    match via.parse::<Stop>() {
        Ok(at) if market.now_min < leave_min => Err(Refusal::from(parcel::refusal::CounterClosed {
            at,
            opens_min: leave_min + market.way_min(via),
            leave_min,
        })),
        _ => Ok(()),
    }
}

impl Market {
    /// Returns the minutes from home to where parcels are handed over; to the buyer's door for whoever brings them there.
    pub(super) fn way_min(&self, via: &str) -> u32 {
        let rules = &self.setting.rules;
        match via.parse::<Stop>() {
            Ok(Stop::Door) => rules.route.local_trip_min,
            _ => rules.minutes.hand_over.get(via).copied().unwrap_or(0),
        }
    }

    /// Returns what the fuel of one way to hand parcels over costs, there and back.
    pub(crate) fn haul_fen(&self, via: &str) -> i64 {
        let costs = &self.setting.rules.costs;
        i64::from(costs.haul_km.get(via).copied().unwrap_or(0)) * costs.haul_km_fen
    }

    /// Returns the first minute from now on at which one may set out and be there while parcels are taken in.
    pub(crate) fn sets_out_min(&self, via: &str) -> u32 {
        let (day, way_min) = (&self.setting.rules.day, self.way_min(via));
        let mut min = self.now_min;
        for _ in 0..LOOKED_AHEAD {
            let leaves = time::next_open(min, day.opens_min, day.closes_min);
            let taken_in = self.taken_in_min(via, leaves + way_min);
            if taken_in == leaves + way_min {
                return leaves;
            }
            min = taken_in - way_min;
        }
        min
    }

    /// Returns the first minute at or after `min` at which somebody takes parcels in there.
    fn taken_in_min(&self, via: &str, min: u32) -> u32 {
        let Some(hours) = self.counter_hours(via) else {
            return min;
        };
        let mut min = min;
        for _ in 0..LOOKED_AHEAD {
            let open = time::next_open(min, hours.opens_min, hours.closes_min);
            // A courier's counter is shut while no courier takes anything in; the keeper keeps it, and a door is a door.
            min = match via.parse::<Stop>() {
                Ok(Stop::Station | Stop::Door) => open,
                _ => self.next_pickup_min(open),
            };
            if min == open {
                break;
            }
        }
        min
    }

    fn counter_hours(&self, via: &str) -> Option<Hours> {
        let day = &self.setting.rules.day;
        match via.parse::<Stop>() {
            Ok(Stop::Station) => Some(Hours {
                opens_min: day.station_opens_min,
                closes_min: day.station_closes_min,
            }),
            _ => day.counters.get(via).copied(),
        }
    }
}
