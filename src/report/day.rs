//! What a PC's clock claimed, as cells: days in Beijing, and minutes. No figure of learning is made of them.

use super::Cell;

/// The day of a moment that the PC's clock claimed (milliseconds since 1970), in Beijing time; nothing where it had no time.
pub(super) fn day(at_ms: i64) -> Cell {
    const BEIJING: jiff::tz::Offset = jiff::tz::offset(8);
    match jiff::Timestamp::from_millisecond(at_ms) {
        Ok(at) if at_ms > 0 => Cell::Date(BEIJING.to_datetime(at).date()),
        _ => Cell::Blank,
    }
}

/// The same of a day that was counted in Beijing since 1970.
pub(super) fn day_of_count(days: i64) -> Cell {
    const DAY_MS: i64 = 24 * 60 * 60 * 1000;
    day(days.saturating_mul(DAY_MS))
}

/// Whole minutes, a begun one for one.
pub(super) fn minutes(seconds: u32) -> Cell {
    Cell::Duration(seconds.div_ceil(60))
}
