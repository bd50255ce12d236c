//! Couriers, the places they go to, and the way there.

use std::collections::BTreeMap;

use super::super::super::document::Node;
use super::super::entry::ENTRY;
use super::super::key::{Key, Kind, Of, Shape, Unit, by, list, map, named, number, some};
use super::super::read::{Value, words_of};
use super::super::units::{CELSIUS, CLOCK, COUNT, DAYS, FEN, HOURS, MINUTES, MONTH, PPM};
use crate::market::{Courier, CourierId, Holiday, Place, Rate, Route, Speed, Storm, ZoneId};

const TAKES_AT: Key<Vec<String>> = Key::new(
    "takes_at",
    list(&Kind::String),
    "Where it takes parcels, its usual place first: `station`, `township`, `county`, `door`.",
);
const SPEED: Key<Speed> = Key::new("speed", Kind::Word(words_of::<Speed>), "How it goes.");
const TIME_PPM: Key<i64> =
    Key::new("time_ppm", PPM, "Factor on the time of the long way.").or(|| 1_000_000, "`1000000`");
const DIVISOR: Key<u32> = Key::new(
    "divisor",
    number(Unit::Count, 1, 1_000_000),
    "Cubic centimetres that weigh a kilogram.",
);
const STEP_G: Key<u32> = Key::new(
    "step_g",
    number(Unit::Grams, 1, 1_000_000),
    "Charged weight is rounded up to this.",
);
const RATES: Key<BTreeMap<ZoneId, Rate>> = Key::new(
    "rates",
    named(Of::Zone, &Kind::Table(&RATE_TABLE)),
    "By zone; a zone that is missing is not served.",
);
const UNINSURED_FEES: Key<Option<u32>> = Key::new(
    "uninsured_fees",
    COUNT,
    "Without insurance it owes at most so many times its fee; absent where no law and no agreement sets a bound.",
)
.or_default();
const LOST_PPM: Key<i64> = Key::new("lost_ppm", PPM, "Chance that a parcel is lost.");
const DAMAGED_PPM: Key<i64> = Key::new("damaged_ppm", PPM, "Chance that it is damaged.");
const MISROUTED_PPM: Key<i64> = Key::new("misrouted_ppm", PPM, "Chance that it goes astray.");
const FRESH_ONLY: Key<bool> = Key::new("fresh_only", Kind::Boolean, "Takes fresh goods only.").or_default();
const CONSTANT_C: Key<Option<i32>> = Key::new(
    "constant_c",
    CELSIUS,
    "Temperature in its cold vans, from the first scan to the door.",
)
.or_default();
const PARCELS_MIN: Key<u32> = Key::new(
    "parcels_min",
    number(Unit::Count, 0, 525_600),
    "Fewer than this many parcels in one hand-over and the rate is not given.",
)
.or_default();

pub(in super::super) const COURIER_TABLE: Shape = Shape::new(
    "courier",
    "Courier.",
    &[
        TAKES_AT.line,
        SPEED.line,
        TIME_PPM.line,
        DIVISOR.line,
        STEP_G.line,
        RATES.line,
        UNINSURED_FEES.line,
        LOST_PPM.line,
        DAMAGED_PPM.line,
        MISROUTED_PPM.line,
        FRESH_ONLY.line,
        CONSTANT_C.line,
        PARCELS_MIN.line,
    ],
)
.with(ENTRY);

impl Value for Courier {
    fn of(node: &Node) -> Option<Courier> {
        Some(Courier {
            takes_at: TAKES_AT.of(node)?,
            speed: SPEED.of(node)?,
            time_ppm: TIME_PPM.of(node)?,
            divisor: DIVISOR.of(node)?,
            step_g: STEP_G.of(node)?,
            rates: RATES.of(node)?,
            uninsured_fees: UNINSURED_FEES.of(node)?,
            lost_ppm: LOST_PPM.of(node)?,
            damaged_ppm: DAMAGED_PPM.of(node)?,
            misrouted_ppm: MISROUTED_PPM.of(node)?,
            fresh_only: FRESH_ONLY.of(node)?,
            constant_c: CONSTANT_C.of(node)?,
            parcels_min: PARCELS_MIN.of(node)?,
        })
    }
}

const FIRST_FEN: Key<i64> = Key::new("first_fen", FEN, "For the first step of weight.");
const NEXT_FEN: Key<i64> = Key::new("next_fen", FEN, "For each further step.");

pub(in super::super) const RATE_TABLE: Shape = Shape::new("rate", "Rate.", &[FIRST_FEN.line, NEXT_FEN.line]);

impl Value for Rate {
    fn of(node: &Node) -> Option<Rate> {
        Some(Rate {
            first_fen: FIRST_FEN.of(node)?,
            next_fen: NEXT_FEN.of(node)?,
        })
    }
}

const ZONE: Key<ZoneId> = Key::new("zone", Kind::Ref(Of::Zone), "`0` own county … `5` far.");
const WEIGHT: Key<u32> = Key::new(
    "weight",
    COUNT,
    "Share of the national buyers who live here, relative to the others.",
);
const ROAD_H: Key<BTreeMap<String, u32>> = Key::new(
    "road_h",
    map(&HOURS),
    "Hours from the county centre to the door, by the scenario's origin.",
);
const AIR_H: Key<BTreeMap<String, u32>> = Key::new(
    "air_h",
    map(&HOURS),
    "Hours to the door by air, by the scenario's origin.",
);
const COLD_H: Key<BTreeMap<String, u32>> = Key::new(
    "cold_h",
    map(&HOURS),
    "Hours to the door in vans that cool, by the scenario's origin.",
)
.or_default();
const WARMER_C: Key<i32> = Key::new("warmer_c", CELSIUS, "Warmer than the road's middle by this much.").or_default();

pub(in super::super) const PLACE_TABLE: Shape = Shape::new(
    "place",
    "A place where buyers live.",
    &[
        ZONE.line,
        WEIGHT.line,
        ROAD_H.line,
        AIR_H.line,
        COLD_H.line,
        WARMER_C.line,
    ],
)
.with(ENTRY);

impl Value for Place {
    fn of(node: &Node) -> Option<Place> {
        Some(Place {
            zone: ZONE.of(node)?,
            weight: WEIGHT.of(node)?,
            road_h: ROAD_H.of(node)?,
            air_h: AIR_H.of(node)?,
            cold_h: COLD_H.of(node)?,
            warmer_c: WARMER_C.of(node)?,
        })
    }
}

const VAN_LEAVES_MIN: Key<u32> = Key::new(
    "van_leaves_min",
    CLOCK,
    "The van leaves the village at this minute of its days.",
);
const VAN_TRIP_MIN: Key<u32> = Key::new("van_trip_min", MINUTES, "From the village to the township.");
const TOWNSHIP_LEAVES_MIN: Key<u32> = Key::new("township_leaves_min", CLOCK, "The township's truck leaves.");
const TOWNSHIP_TRIP_MIN: Key<u32> = Key::new("township_trip_min", MINUTES, "From the township to the county.");
const COUNTY_SORT_MIN: Key<u32> = Key::new(
    "county_sort_min",
    MINUTES,
    "A county takes this long to weigh, label and load.",
);
const PREFECTURE_PPM: Key<i64> = Key::new(
    "prefecture_ppm",
    PPM,
    "Share of the long way done at the prefecture, the hub and the buyer's city.",
);
const HUB_PPM: Key<i64> = Key::new("hub_ppm", PPM, "Up to the hub.").not_below("prefecture_ppm");
const CITY_PPM: Key<i64> = Key::new(
    "city_ppm",
    number(Unit::PartsPerMillion, 0, 1_000_000),
    "Up to the buyer's city.",
)
.not_below("hub_ppm");
const VARY_PPM: Key<i64> = Key::new(
    "vary_ppm",
    number(Unit::PartsPerMillion, 0, 1_000_000),
    "Transit varies by this share to both sides.",
);
const BREAKDOWN_PPM: Key<i64> = Key::new("breakdown_ppm", PPM, "Chance that a truck breaks down.");
const BREAKDOWN_MIN: Key<u32> = Key::new("breakdown_min", MINUTES, "Minutes lost by it.");
const MISROUTED_MIN: Key<u32> = Key::new("misrouted_min", MINUTES, "Minutes lost by a parcel that goes astray.");
const GRACE_MIN: Key<u32> = Key::new("grace_min", MINUTES, "Tolerance on each hop's deadline.");
const LOCAL_TRIP_MIN: Key<u32> = Key::new("local_trip_min", MINUTES, "The tricycle's round, and on a rainy day.");
const LOCAL_RAIN_TRIP_MIN: Key<u32> = Key::new("local_rain_trip_min", MINUTES, "The tricycle's round on a rainy day.");
const STORMS: Key<BTreeMap<String, Storm>> = Key::new(
    "storms",
    map(&Kind::Table(&STORM_TABLE)),
    "Storms and rushes by kind: months, chance per day, minutes lost.",
);
const HOLIDAYS: Key<BTreeMap<String, Holiday>> = Key::new(
    "holidays",
    map(&Kind::Table(&HOLIDAY_TABLE)),
    "Days on which nobody takes parcels in, by kind.",
);

const LEGS: Key<BTreeMap<ZoneId, u32>> = Key::new(
    "legs",
    by(Of::Zone, &COUNT),
    "Handling legs of a parcel by zone; each may bruise.",
)
.or(
    || BTreeMap::from([("0".into(), 2), ("1".into(), 3)]),
    "`{ 0 = 2, 1 = 3 }`",
);
const LEGS_FAR: Key<u32> = Key::new("legs_far", COUNT, "Handling legs to any other zone.").or(|| 4, "`4`");
const DOWN_COURIER: Key<CourierId> = Key::new(
    "down_courier",
    Kind::Ref(Of::Courier),
    "Who brings what is bought far away.",
)
.or(|| "post".into(), "`post`");

pub(in super::super) const ROUTE_TABLE: Shape = Shape::new(
    "route",
    "The relay between the village and the county, and how the long way divides.",
    &[
        VAN_LEAVES_MIN.line,
        VAN_TRIP_MIN.line,
        TOWNSHIP_LEAVES_MIN.line,
        TOWNSHIP_TRIP_MIN.line,
        COUNTY_SORT_MIN.line,
        PREFECTURE_PPM.line,
        HUB_PPM.line,
        CITY_PPM.line,
        VARY_PPM.line,
        BREAKDOWN_PPM.line,
        BREAKDOWN_MIN.line,
        MISROUTED_MIN.line,
        GRACE_MIN.line,
        LOCAL_TRIP_MIN.line,
        LOCAL_RAIN_TRIP_MIN.line,
        STORMS.line,
        HOLIDAYS.line,
        LEGS.line,
        LEGS_FAR.line,
        DOWN_COURIER.line,
    ],
);

impl Value for Route {
    fn of(node: &Node) -> Option<Route> {
        Some(Route {
            van_leaves_min: VAN_LEAVES_MIN.of(node)?,
            van_trip_min: VAN_TRIP_MIN.of(node)?,
            township_leaves_min: TOWNSHIP_LEAVES_MIN.of(node)?,
            township_trip_min: TOWNSHIP_TRIP_MIN.of(node)?,
            county_sort_min: COUNTY_SORT_MIN.of(node)?,
            prefecture_ppm: PREFECTURE_PPM.of(node)?,
            hub_ppm: HUB_PPM.of(node)?,
            city_ppm: CITY_PPM.of(node)?,
            vary_ppm: VARY_PPM.of(node)?,
            breakdown_ppm: BREAKDOWN_PPM.of(node)?,
            breakdown_min: BREAKDOWN_MIN.of(node)?,
            misrouted_min: MISROUTED_MIN.of(node)?,
            grace_min: GRACE_MIN.of(node)?,
            local_trip_min: LOCAL_TRIP_MIN.of(node)?,
            local_rain_trip_min: LOCAL_RAIN_TRIP_MIN.of(node)?,
            storms: STORMS.of(node)?,
            holidays: HOLIDAYS.of(node)?,
            legs: LEGS.of(node)?,
            legs_far: LEGS_FAR.of(node)?,
            down_courier: DOWN_COURIER.of(node)?,
        })
    }
}

const MONTHS: Key<Vec<u32>> = Key::new("months", list(&MONTH), "Months in which it may come.");
const IS_RUSH: Key<bool> = Key::new("is_rush", Kind::Boolean, "A crowd of parcels and no weather.").or_default();
const DATES: Key<Option<[u32; 2]>> = Key::new(
    "dates",
    some(&number(Unit::DayOfMonth, 1, 31), 2, 2),
    "First and last day of the month; absent for the whole month.",
)
.or_default();
const CHANCE_PPM: Key<i64> = Key::new("chance_ppm", PPM, "Chance on a day.");
const DELAY_LEAST_MIN: Key<u32> = Key::new("delay_least_min", MINUTES, "Minutes lost, even between these bounds.");
const DELAY_MOST_MIN: Key<u32> =
    Key::new("delay_most_min", MINUTES, "Minutes lost at most.").not_below("delay_least_min");

pub(in super::super) const STORM_TABLE: Shape = Shape::new(
    "storm",
    "Storm.",
    &[
        MONTHS.line,
        IS_RUSH.line,
        DATES.line,
        CHANCE_PPM.line,
        DELAY_LEAST_MIN.line,
        DELAY_MOST_MIN.line,
    ],
);

impl Value for Storm {
    fn of(node: &Node) -> Option<Storm> {
        Some(Storm {
            months: MONTHS.of(node)?,
            is_rush: IS_RUSH.of(node)?,
            dates: DATES.of(node)?,
            chance_ppm: CHANCE_PPM.of(node)?,
            delay_least_min: DELAY_LEAST_MIN.of(node)?,
            delay_most_min: DELAY_MOST_MIN.of(node)?,
        })
    }
}

const HOLIDAY_MONTH: Key<u32> = Key::new("month", MONTH, "Its month.");
const HOLIDAY_DAY: Key<u32> = Key::new("day", number(Unit::DayOfMonth, 1, 31), "First day of the month.");
const HOLIDAY_DAYS: Key<u32> = Key::new("days", DAYS, "So many days it lasts.");

const DISPATCH_WAITS: Key<bool> = Key::new(
    "dispatch_waits",
    Kind::Boolean,
    "Markets count none of its hours towards a promise to dispatch.",
)
.or_default();

pub(in super::super) const HOLIDAY_TABLE: Shape = Shape::new(
    "holiday",
    "A stop of all pickup. The moon moves it: the date is that of the pack's year.",
    &[
        HOLIDAY_MONTH.line,
        HOLIDAY_DAY.line,
        HOLIDAY_DAYS.line,
        DISPATCH_WAITS.line,
    ],
);

impl Value for Holiday {
    fn of(node: &Node) -> Option<Holiday> {
        Some(Holiday {
            month: HOLIDAY_MONTH.of(node)?,
            day: HOLIDAY_DAY.of(node)?,
            days: HOLIDAY_DAYS.of(node)?,
            dispatch_waits: DISPATCH_WAITS.of(node)?,
        })
    }
}
