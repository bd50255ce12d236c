//! The units and ranges that most numbers have: beyond them the market could not reckon, and no shop has such a number.

use super::key::{Kind, Unit, number};

/// A length of time, up to a year.
pub(in super::super) const MINUTES: Kind = number(Unit::Minutes, 0, 525_600);
/// Money.
pub(in super::super) const FEN: Kind = number(Unit::Fen, 0, 1_000_000_000);
/// A price by weight.
pub(in super::super) const FEN_PER_KG: Kind = number(Unit::FenPerKg, 0, 100_000_000);
/// A share or a factor, up to ten times.
pub(in super::super) const PPM: Kind = number(Unit::PartsPerMillion, 0, 10_000_000);
/// A length of time, up to a year.
pub(in super::super) const HOURS: Kind = number(Unit::Hours, 0, 8_760);
/// A weight, up to ten tonnes.
pub(in super::super) const GRAMS: Kind = number(Unit::Grams, 0, 10_000_000);
/// A temperature or a difference.
pub(in super::super) const CELSIUS: Kind = number(Unit::Celsius, -60, 60);
/// Stars or a score.
pub(in super::super) const HUNDREDTHS: Kind = number(Unit::Hundredths, 0, 1_000);
pub(in super::super) const MONTH: Kind = number(Unit::Month, 1, 12);
pub(in super::super) const WEEKDAY: Kind = number(Unit::Weekday, 1, 7);
pub(in super::super) const DAY: Kind = number(Unit::Day, 1, 365);
pub(in super::super) const MINUTE_OF_DAY: Kind = number(Unit::MinuteOfDay, 0, 1_439);
/// A number without a unit.
pub(in super::super) const COUNT: Kind = number(Unit::Count, 0, 1_000_000);
/// Of the working day, for one deed.
pub(in super::super) const WORK_MINUTES: Kind = number(Unit::Minutes, 0, 1_440);
/// A minute of the day in rules.
pub(in super::super) const CLOCK: Kind = number(Unit::MinuteOfDay, 0, 525_600);
pub(in super::super) const DAYS: Kind = number(Unit::Days, 1, 365);
