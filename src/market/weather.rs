//! Weather and roads of a day: drawn by day, the same whatever anybody does.

use super::{Holiday, Market, SpellKind, parcel::Trouble, random, time};

/// The sections of the rules that it reads.
pub(crate) const RULES: &[&str] = &["day", "quality", "route"];

/// Vans are looked for so many days ahead: a week beside a holiday of a fortnight.
const LONGEST_STOP_DAYS: u32 = 21;

impl Market {
    pub(super) fn draw(&self, topic: &str, when: u32, whom: &str) -> u64 {
        self.chance.draw(topic, when, whom)
    }

    /// Returns month and day of the month.
    pub fn date(&self, day: u32) -> (u32, u32) {
        let scenario = &self.setting.scenario;
        time::calendar(scenario.month, scenario.day, day)
    }

    /// Returns the middle temperature on the road on a day.
    pub fn ambient_c(&self, day: u32) -> i32 {
        let quality = &self.setting.rules.quality;
        let (month, _) = self.date(day);
        let usual = quality.ambient_c.get(month as usize - 1).copied().unwrap_or(20);
        let hot = quality.heat_wave_months.contains(&month)
            && random::happens(self.draw("heat-wave", day, ""), quality.heat_wave_ppm);
        let cold = quality.cold_snap_months.contains(&month)
            && random::happens(self.draw("cold-snap", day, ""), quality.cold_snap_ppm);
        let drawn = if hot { quality.heat_wave_c } else { 0 } - if cold { quality.cold_snap_c } else { 0 };
        usual + drawn + self.planned_heat_c(day, None)
    }

    /// Returns what goes wrong on a leg that everybody on that road meets that day, and the minutes it costs.
    pub(super) fn road_trouble(&self, leg: &str, day: u32) -> Option<(Trouble, u32)> {
        if let Some(trouble) = self.planned_trouble(leg, day) {
            return Some(trouble);
        }
        let route = &self.setting.rules.route;
        let (month, date) = self.date(day);
        let storm = route.storms.iter().find(|(kind, storm)| {
            storm.months.contains(&month)
                && storm.dates.is_none_or(|[from, to]| (from..=to).contains(&date))
                && random::happens(self.draw(kind, day, leg), storm.chance_ppm)
        });
        if let Some((kind, storm)) = storm {
            let more = u64::from(storm.delay_most_min - storm.delay_least_min) + 1;
            let lost_min = storm.delay_least_min + random::below(self.draw("storm-lasts", day, kind), more) as u32;
            let trouble = if storm.is_rush { Trouble::Rush } else { Trouble::Storm };
            return Some((trouble, lost_min));
        }
        random::happens(self.draw("breakdown", day, leg), route.breakdown_ppm)
            .then_some((Trouble::Breakdown, route.breakdown_min))
    }

    /// Returns the minute at which the next van leaves the village, at or after `min`; vans that never run leave daily.
    pub fn next_van_min(&self, min: u32) -> u32 {
        let leaves = self.setting.rules.route.van_leaves_min;
        let first = time::day_of(min) + u32::from(time::minute_of_day(min) > leaves);
        let day = (first..first + LONGEST_STOP_DAYS)
            .find(|&day| self.van_runs_on(day))
            .unwrap_or(first);
        time::at(day, leaves)
    }

    fn van_runs_on(&self, day: u32) -> bool {
        let scenario = &self.setting.scenario;
        let weekday = time::weekday(scenario.weekday, day);
        scenario.van_days.contains(&weekday) && self.holiday_on(day).is_none()
    }

    /// Returns the holiday on which nobody takes parcels in.
    pub fn holiday_on(&self, day: u32) -> Option<&Holiday> {
        let today = self.date(day);
        let is_on = |holiday: &&Holiday| time::days_until((holiday.month, holiday.day), today) < holiday.days;
        self.setting.rules.route.holidays.values().find(is_on)
    }

    /// Returns the minute at which so many minutes from now on have gone by on a market's clock of dispatch, which stands
    /// still on a holiday that says so.
    pub(super) fn dispatch_due_min(&self, minutes: u32) -> u32 {
        let (mut min, mut left_min) = (self.now_min, minutes);
        for _ in 0..LONGEST_STOP_DAYS + minutes / time::DAY_MIN + 1 {
            let today = time::day_of(min);
            let midnight_min = time::at(today + 1, 0);
            if !self.holiday_on(today).is_some_and(|holiday| holiday.dispatch_waits) {
                if left_min <= midnight_min - min {
                    break;
                }
                left_min -= midnight_min - min;
            }
            min = midnight_min;
        }
        min + left_min
    }

    /// Returns the first minute at or after `min` at which somebody takes parcels in.
    pub(super) fn next_pickup_min(&self, min: u32) -> u32 {
        let today = time::day_of(min);
        let day = (today..today + LONGEST_STOP_DAYS)
            .find(|&day| self.holiday_on(day).is_none() && !self.has_spell(SpellKind::NoPickup, day))
            .unwrap_or(today);
        if day == today {
            min
        } else {
            time::at(day, self.setting.rules.day.station_opens_min)
        }
    }

    /// Returns the minute of the last van that leaves the village at or before `min`.
    pub fn last_van_min(&self, min: u32) -> u32 {
        let leaves = self.setting.rules.route.van_leaves_min;
        let last = time::day_of(min).saturating_sub(u32::from(time::minute_of_day(min) < leaves));
        let mut days = (last.saturating_sub(LONGEST_STOP_DAYS).max(1)..=last).rev();
        days.find(|&day| self.van_runs_on(day))
            .map_or_else(|| self.next_van_min(min), |day| time::at(day, leaves))
    }
}
