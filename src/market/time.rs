//! Simulated time: minutes since the first day's midnight. Nobody ever waits in real time.

use std::fmt;

pub const DAY_MIN: u32 = 24 * 60;
pub const HOUR_MIN: u32 = 60;

/// A minute as people write it: `d2 09:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock(pub u32);

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let minute = minute_of_day(self.0);
        write!(f, "d{} {:02}:{:02}", day_of(self.0), minute / 60, minute % 60)
    }
}

/// Returns the day a minute lies in; the first is 1.
pub fn day_of(min: u32) -> u32 {
    min / DAY_MIN + 1
}

/// Returns the minutes since midnight.
pub fn minute_of_day(min: u32) -> u32 {
    min % DAY_MIN
}

/// Returns the minute at which a day stands at `minute` after midnight.
pub fn at(day: u32, minute: u32) -> u32 {
    day.saturating_sub(1) * DAY_MIN + minute
}

/// Returns 1 (Monday) to 7 (Sunday) of a day, from the weekday of day 1.
pub fn weekday(first: u32, day: u32) -> u32 {
    (first - 1 + day - 1) % 7 + 1
}

/// Days of each month, in a year without a leap day.
const DAYS: [u32; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const YEAR_DAYS: u32 = 365;

/// Returns how many days lie between a date and the next one like the other; none where they are the same.
pub fn days_until((month, date): (u32, u32), (other_month, other_date): (u32, u32)) -> u32 {
    let of_year = |month: u32, date: u32| DAYS[..(month - 1) as usize].iter().sum::<u32>() + date;
    (of_year(other_month, other_date) + YEAR_DAYS - of_year(month, date)) % YEAR_DAYS
}

/// Returns month and day of the month of a day, from those of day 1, in a year without a leap day.
pub fn calendar(month: u32, day_of_month: u32, day: u32) -> (u32, u32) {
    let mut month = month.clamp(1, 12);
    let mut date = day_of_month + day.saturating_sub(1);
    while date > DAYS[(month - 1) as usize] {
        date -= DAYS[(month - 1) as usize];
        month = month % 12 + 1;
    }
    (month, date)
}

/// Returns the first minute at or after `min` that lies at or after `opens` of a day and before `closes`.
pub fn next_open(min: u32, opens: u32, closes: u32) -> u32 {
    let minute = minute_of_day(min);
    if minute < opens {
        min - minute + opens
    } else if minute < closes {
        min
    } else {
        min - minute + DAY_MIN + opens
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_as_the_calendar_goes() {
        for month in 1..=12 {
            for date in 1..=DAYS[(month - 1) as usize] {
                for nth in 0..YEAR_DAYS {
                    let other = calendar(month, date, nth + 1);
                    assert_eq!(days_until((month, date), other), nth, "{month}-{date} to {other:?}");
                }
            }
        }
    }
}
