//! Weather and roads of a day: drawn by day, the same whatever anybody does.

use super::{Market, parcel::Trouble, random, time};

impl Market {
    pub(super) fn draw(&self, topic: &str, when: u32, whom: &str) -> u64 {
        random::draw(self.seed, topic, when, whom)
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
        usual + if hot { quality.heat_wave_c } else { 0 }
    }

    /// Returns what goes wrong on a leg that everybody on that road meets that day, and the minutes it costs.
    pub(super) fn road_trouble(&self, leg: &str, day: u32) -> Option<(Trouble, u32)> {
        let route = &self.setting.rules.route;
        let (month, _) = self.date(day);
        let storm = route.storms.iter().find(|(kind, storm)| {
            storm.months.contains(&month) && random::happens(self.draw(kind, day, leg), storm.chance_ppm)
        });
        if let Some((_, storm)) = storm {
            return Some((Trouble::Storm, storm.delay_min));
        }
        random::happens(self.draw("breakdown", day, leg), route.breakdown_ppm)
            .then_some((Trouble::Breakdown, route.breakdown_min))
    }

    /// Returns the minute at which the next van leaves the village, at or after `min`; vans that never run leave daily.
    pub fn next_van_min(&self, min: u32) -> u32 {
        let scenario = &self.setting.scenario;
        let leaves = self.setting.rules.route.van_leaves_min;
        let runs = |day: u32| scenario.van_days.contains(&time::weekday(scenario.weekday, day));
        let first = time::day_of(min) + u32::from(time::minute_of_day(min) > leaves);
        let day = (first..first + 7).find(|&day| runs(day)).unwrap_or(first);
        time::at(day, leaves)
    }

    /// Returns the minute of the last van that leaves the village at or before `min`.
    pub fn last_van_min(&self, min: u32) -> u32 {
        let mut van = self.next_van_min(min.saturating_sub(7 * time::DAY_MIN));
        while self.next_van_min(van + 1) <= min {
            van = self.next_van_min(van + 1);
        }
        van
    }
}
