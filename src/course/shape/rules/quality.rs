//! What goes bad, what it costs, who claims and who pays.

use std::collections::BTreeMap;

use super::super::super::document::Node;
use super::super::key::{Key, Kind, Shape, Unit, list, map, number};
use super::super::read::Value;
use super::super::rules::demand::COUNT_BAND_TABLE;
use super::super::units::{CELSIUS, COUNT, FEN, HUNDREDTHS, MINUTES, MONTH, PPM};
use crate::market::{Costs, CountBand, CourierClaims, Penalties, Quality};

const Q10_PPM: Key<i64> = Key::new(
    "q10_ppm",
    number(Unit::PartsPerMillion, 1_000_000, 10_000_000),
    "Ageing doubles by this factor each ten degrees: 2.2 is 2 200 000.",
);
const AMBIENT_C: Key<Vec<i32>> = Key::new(
    "ambient_c",
    list(&CELSIUS),
    "Middle temperature on the road by month, January first.",
);
const HEAT_WAVE_PPM: Key<i64> = Key::new("heat_wave_ppm", PPM, "Chance of a heat wave on a day.");
const HEAT_WAVE_C: Key<i32> = Key::new("heat_wave_c", CELSIUS, "So much warmer it is then.");
const HEAT_WAVE_MONTHS: Key<Vec<u32>> = Key::new("heat_wave_months", list(&MONTH), "Months in which it may come.");
const COLD_SNAP_PPM: Key<i64> = Key::new("cold_snap_ppm", PPM, "A cold snap of winter, the frost's own weather.");
const COLD_SNAP_C: Key<i32> = Key::new("cold_snap_c", CELSIUS, "So much colder it is then.");
const COLD_SNAP_MONTHS: Key<Vec<u32>> = Key::new("cold_snap_months", list(&MONTH), "Months in which it may come.");
const FROST_BELOW_C: Key<i32> = Key::new(
    "frost_below_c",
    CELSIUS,
    "Fresh goods that were colder than this inside their pack are hurt.",
);
const FROST_LEAST_PPM: Key<i64> = Key::new(
    "frost_least_ppm",
    PPM,
    "Bad share that frost adds, even between these bounds.",
);
const FROST_MOST_PPM: Key<i64> =
    Key::new("frost_most_ppm", PPM, "Frost adds at most this.").not_below("frost_least_ppm");
const WET_PPM: Key<i64> = Key::new(
    "wet_ppm",
    PPM,
    "Added to the bad share of fresh goods when rain gets into a pack that is not dry.",
);
const WET_DRIED_PPM: Key<i64> = Key::new("wet_dried_ppm", PPM, "The same of dried goods, which drink it.");
const RAINED_PPM: Key<i64> = Key::new(
    "rained_ppm",
    PPM,
    "Share of far parcels that stand in the rain somewhere.",
);
const CRUSHED_PPM: Key<i64> = Key::new("crushed_ppm", PPM, "Bad share of a parcel whose box was crushed.");
const CLAIMS: Key<Vec<CountBand>> = Key::new(
    "claims",
    list(&Kind::Table(&COUNT_BAND_TABLE)),
    "Share of buyers who claim, by their share of bad pieces: points of a line, the lowest first.",
);
const UNFAIR_CLAIM_PPM: Key<i64> = Key::new("unfair_claim_ppm", PPM, "Share of buyers who claim without a reason.");
const STUBBORN_PPM: Key<i64> = Key::new(
    "stubborn_ppm",
    PPM,
    "Share of buyers who take a rejection to the market though they are wrong.",
);
const REVIEWED_PPM: Key<i64> = Key::new("reviewed_ppm", PPM, "Share of buyers who review.");
const STARS_START_HUNDREDTHS: Key<i64> = Key::new(
    "stars_start_hundredths",
    HUNDREDTHS,
    "Stars of an order on which nothing is wrong.",
);
const STARS_BAD_FREE_PPM: Key<i64> = Key::new(
    "stars_bad_free_ppm",
    PPM,
    "Below this share of bad pieces nobody minds.",
);
const STARS_BAD_HUNDREDTHS: Key<i64> = Key::new(
    "stars_bad_hundredths",
    HUNDREDTHS,
    "Stars lost, in hundredths, if everything were bad.",
);
const STARS_LATE_DAY_HUNDREDTHS: Key<i64> = Key::new(
    "stars_late_day_hundredths",
    HUNDREDTHS,
    "Stars lost for each day that it is late.",
);
const STARS_SLOW_REPLY_HUNDREDTHS: Key<i64> = Key::new(
    "stars_slow_reply_hundredths",
    HUNDREDTHS,
    "Stars lost for a slow answer.",
);
const STARS_FAIR_HUNDREDTHS: Key<i64> = Key::new(
    "stars_fair_hundredths",
    HUNDREDTHS,
    "Stars won back by fair compensation.",
);
const FAIR_WITHIN_MIN: Key<u32> = Key::new("fair_within_min", MINUTES, "Compensation within this time is fair.");
const SCORE_START_HUNDREDTHS: Key<i64> = Key::new("score_start_hundredths", HUNDREDTHS, "The score of a new shop.");
const SCORE_ORDERS_MIN: Key<u32> = Key::new(
    "score_orders_min",
    number(Unit::Count, 0, 525_600),
    "Fewer orders than this and the score stays at its start.",
);
const LABEL_FAULT_PPM: Key<i64> = Key::new(
    "label_fault_ppm",
    PPM,
    "Share of labels that are stuck on another box than their own, where another kind of box stands beside it.",
);
const COLD_BELOW_C: Key<i32> = Key::new(
    "cold_below_c",
    CELSIUS,
    "Ice and cooled fruit hold a box at most so much under the air outside.",
);
const COLD_FLOOR_C: Key<i32> = Key::new("cold_floor_c", CELSIUS, "They never make it colder than this.");
const COOLED_C: Key<i32> = Key::new("cooled_c", CELSIUS, "Cooled fruit is so cold when it is packed.");
const STARS_REFUSED_HUNDREDTHS: Key<i64> = Key::new(
    "stars_refused_hundredths",
    HUNDREDTHS,
    "Stars that a buyer takes off who asked with reason and was refused, or met with silence.",
);
const REFUSED_REVIEWED_PPM: Key<i64> = Key::new("refused_reviewed_ppm", PPM, "Share of such buyers who review.");

const CITY_FROM_PPM: Key<i64> = Key::new(
    "city_from_ppm",
    number(Unit::PartsPerMillion, 0, 1_000_000),
    "From this share of the way on, the weather is that of the buyer's city.",
)
.or(|| 750_000, "`750000`");
const LATE_ANSWER_BUYS_PPM: Key<i64> = Key::new(
    "late_answer_buys_ppm",
    number(Unit::PartsPerMillion, 0, 1_000_000),
    "Share of buyers who still want what they asked about when the answer comes too late.",
)
.or(|| 500_000, "`500000`");
const ALL_BAD_PPM: Key<i64> = Key::new(
    "all_bad_ppm",
    number(Unit::PartsPerMillion, 0, 1_000_000),
    "With more bad pieces than this share, a buyer asks for all the money.",
)
.or(|| 500_000, "`500000`");
const UNFAIR_SHARE_PPM: Key<i64> = Key::new(
    "unfair_share_ppm",
    number(Unit::PartsPerMillion, 1, 1_000_000),
    "Share of the price that a claim without a reason asks for.",
)
.or(|| 300_000, "`300000`");
const UNTRUE_PPM: Key<i64> = Key::new(
    "untrue_ppm",
    number(Unit::PartsPerMillion, 0, 1_000_000),
    "A claim is untrue if the photos show less than this share of what it asks for.",
)
.or(|| 500_000, "`500000`");
const ENOUGH_PPM: Key<i64> = Key::new(
    "enough_ppm",
    number(Unit::PartsPerMillion, 0, 1_000_000),
    "An offer is enough from this share of what the photos show.",
)
.or(|| 800_000, "`800000`");
const SCORE_GOODS_PPM: Key<i64> = Key::new(
    "score_goods_ppm",
    number(Unit::PartsPerMillion, 0, 1_000_000),
    "Weight of the goods' stars in the score.",
)
.or(|| 400_000, "`400000`");
const SCORE_LOGISTICS_PPM: Key<i64> = Key::new(
    "score_logistics_ppm",
    number(Unit::PartsPerMillion, 0, 1_000_000),
    "Weight in the score of what was sent in time.",
)
.or(|| 300_000, "`300000`");
const SCORE_SERVICE_PPM: Key<i64> = Key::new(
    "score_service_ppm",
    number(Unit::PartsPerMillion, 0, 1_000_000),
    "Weight in the score of what was answered in time.",
)
.or(|| 300_000, "`300000`");

pub(in super::super) const QUALITY_TABLE: Shape = Shape::new(
    "quality",
    "Spoilage, claims, stars and the shop's score: .6, §3.3, §3.7.",
    &[
        Q10_PPM.line,
        AMBIENT_C.line,
        HEAT_WAVE_PPM.line,
        HEAT_WAVE_C.line,
        HEAT_WAVE_MONTHS.line,
        COLD_SNAP_PPM.line,
        COLD_SNAP_C.line,
        COLD_SNAP_MONTHS.line,
        FROST_BELOW_C.line,
        FROST_LEAST_PPM.line,
        FROST_MOST_PPM.line,
        WET_PPM.line,
        WET_DRIED_PPM.line,
        RAINED_PPM.line,
        CRUSHED_PPM.line,
        CLAIMS.line,
        UNFAIR_CLAIM_PPM.line,
        STUBBORN_PPM.line,
        REVIEWED_PPM.line,
        STARS_START_HUNDREDTHS.line,
        STARS_BAD_FREE_PPM.line,
        STARS_BAD_HUNDREDTHS.line,
        STARS_LATE_DAY_HUNDREDTHS.line,
        STARS_SLOW_REPLY_HUNDREDTHS.line,
        STARS_FAIR_HUNDREDTHS.line,
        FAIR_WITHIN_MIN.line,
        SCORE_START_HUNDREDTHS.line,
        SCORE_ORDERS_MIN.line,
        LABEL_FAULT_PPM.line,
        COLD_BELOW_C.line,
        COLD_FLOOR_C.line,
        COOLED_C.line,
        STARS_REFUSED_HUNDREDTHS.line,
        REFUSED_REVIEWED_PPM.line,
        CITY_FROM_PPM.line,
        LATE_ANSWER_BUYS_PPM.line,
        ALL_BAD_PPM.line,
        UNFAIR_SHARE_PPM.line,
        UNTRUE_PPM.line,
        ENOUGH_PPM.line,
        SCORE_GOODS_PPM.line,
        SCORE_LOGISTICS_PPM.line,
        SCORE_SERVICE_PPM.line,
    ],
);

impl Value for Quality {
    fn of(node: &Node) -> Option<Quality> {
        Some(Quality {
            q10_ppm: Q10_PPM.of(node)?,
            ambient_c: AMBIENT_C.of(node)?,
            heat_wave_ppm: HEAT_WAVE_PPM.of(node)?,
            heat_wave_c: HEAT_WAVE_C.of(node)?,
            heat_wave_months: HEAT_WAVE_MONTHS.of(node)?,
            cold_snap_ppm: COLD_SNAP_PPM.of(node)?,
            cold_snap_c: COLD_SNAP_C.of(node)?,
            cold_snap_months: COLD_SNAP_MONTHS.of(node)?,
            frost_below_c: FROST_BELOW_C.of(node)?,
            frost_least_ppm: FROST_LEAST_PPM.of(node)?,
            frost_most_ppm: FROST_MOST_PPM.of(node)?,
            wet_ppm: WET_PPM.of(node)?,
            wet_dried_ppm: WET_DRIED_PPM.of(node)?,
            rained_ppm: RAINED_PPM.of(node)?,
            crushed_ppm: CRUSHED_PPM.of(node)?,
            claims: CLAIMS.of(node)?,
            unfair_claim_ppm: UNFAIR_CLAIM_PPM.of(node)?,
            stubborn_ppm: STUBBORN_PPM.of(node)?,
            reviewed_ppm: REVIEWED_PPM.of(node)?,
            stars_start_hundredths: STARS_START_HUNDREDTHS.of(node)?,
            stars_bad_free_ppm: STARS_BAD_FREE_PPM.of(node)?,
            stars_bad_hundredths: STARS_BAD_HUNDREDTHS.of(node)?,
            stars_late_day_hundredths: STARS_LATE_DAY_HUNDREDTHS.of(node)?,
            stars_slow_reply_hundredths: STARS_SLOW_REPLY_HUNDREDTHS.of(node)?,
            stars_fair_hundredths: STARS_FAIR_HUNDREDTHS.of(node)?,
            fair_within_min: FAIR_WITHIN_MIN.of(node)?,
            score_start_hundredths: SCORE_START_HUNDREDTHS.of(node)?,
            score_orders_min: SCORE_ORDERS_MIN.of(node)?,
            label_fault_ppm: LABEL_FAULT_PPM.of(node)?,
            cold_below_c: COLD_BELOW_C.of(node)?,
            cold_floor_c: COLD_FLOOR_C.of(node)?,
            cooled_c: COOLED_C.of(node)?,
            stars_refused_hundredths: STARS_REFUSED_HUNDREDTHS.of(node)?,
            refused_reviewed_ppm: REFUSED_REVIEWED_PPM.of(node)?,
            city_from_ppm: CITY_FROM_PPM.of(node)?,
            late_answer_buys_ppm: LATE_ANSWER_BUYS_PPM.of(node)?,
            all_bad_ppm: ALL_BAD_PPM.of(node)?,
            unfair_share_ppm: UNFAIR_SHARE_PPM.of(node)?,
            untrue_ppm: UNTRUE_PPM.of(node)?,
            enough_ppm: ENOUGH_PPM.of(node)?,
            score_goods_ppm: SCORE_GOODS_PPM.of(node)?,
            score_logistics_ppm: SCORE_LOGISTICS_PPM.of(node)?,
            score_service_ppm: SCORE_SERVICE_PPM.of(node)?,
        })
    }
}

const LATE_FEN: Key<i64> = Key::new("late_fen", FEN, "For an order that is sent late.");
const OUT_OF_STOCK_PPM: Key<i64> = Key::new(
    "out_of_stock_ppm",
    PPM,
    "Share of its price for an order that cannot be sent.",
);
const OUT_OF_STOCK_LEAST_FEN: Key<i64> = Key::new(
    "out_of_stock_least_fen",
    FEN,
    "An order that cannot be sent costs at least this.",
);
const OUT_OF_STOCK_MOST_FEN: Key<i64> = Key::new(
    "out_of_stock_most_fen",
    FEN,
    "An order that cannot be sent costs at most this.",
)
.not_below("out_of_stock_least_fen");

pub(in super::super) const PENALTIES_TABLE: Shape = Shape::new(
    "penalties",
    "Penalties.",
    &[
        LATE_FEN.line,
        OUT_OF_STOCK_PPM.line,
        OUT_OF_STOCK_LEAST_FEN.line,
        OUT_OF_STOCK_MOST_FEN.line,
    ],
);

impl Value for Penalties {
    fn of(node: &Node) -> Option<Penalties> {
        Some(Penalties {
            late_fen: LATE_FEN.of(node)?,
            out_of_stock_ppm: OUT_OF_STOCK_PPM.of(node)?,
            out_of_stock_least_fen: OUT_OF_STOCK_LEAST_FEN.of(node)?,
            out_of_stock_most_fen: OUT_OF_STOCK_MOST_FEN.of(node)?,
        })
    }
}

const STATION_FEN: Key<i64> = Key::new(
    "station_fen",
    FEN,
    "The village station's hand on each parcel that is brought there.",
);
const LABEL_FEN: Key<i64> = Key::new("label_fen", FEN, "Printing one label.");
const LABOUR_FEN: Key<i64> = Key::new(
    "labour_fen",
    FEN,
    "The seller's own hands for one box: no cash, but a cost.",
);
const RETURN_FREIGHT_FEN: Key<i64> = Key::new(
    "return_freight_fen",
    FEN,
    "A buyer's parcel home, paid by the seller when the goods were not as shown.",
);

const HAUL_KM: Key<BTreeMap<String, u32>> = Key::new(
    "haul_km",
    map(&COUNT),
    "Kilometres there and back to `township` and `county`, with the own tricycle or car; a place that is not named lies near.",
)
.or_default();
const HAUL_KM_FEN: Key<i64> = Key::new("haul_km_fen", FEN, "Fuel and wear of a kilometre.").or_default();

pub(in super::super) const COSTS_TABLE: Shape = Shape::new(
    "costs",
    "What a parcel costs besides its pack and its freight: .9.",
    &[
        STATION_FEN.line,
        LABEL_FEN.line,
        LABOUR_FEN.line,
        RETURN_FREIGHT_FEN.line,
        HAUL_KM.line,
        HAUL_KM_FEN.line,
    ],
);

impl Value for Costs {
    fn of(node: &Node) -> Option<Costs> {
        Some(Costs {
            station_fen: STATION_FEN.of(node)?,
            label_fen: LABEL_FEN.of(node)?,
            labour_fen: LABOUR_FEN.of(node)?,
            return_freight_fen: RETURN_FREIGHT_FEN.of(node)?,
            haul_km: HAUL_KM.of(node)?,
            haul_km_fen: HAUL_KM_FEN.of(node)?,
        })
    }
}

const INSURANCE_PPM: Key<i64> = Key::new("insurance_ppm", PPM, "Of the declared value.");
const INSURANCE_LEAST_FEN: Key<i64> = Key::new("insurance_least_fen", FEN, "Insurance costs at least this.");
const FILE_MIN: Key<u32> = Key::new(
    "file_min",
    MINUTES,
    "A claim must be filed so long after the damage was found.",
);
const REVIEW_LEAST_MIN: Key<u32> = Key::new(
    "review_least_min",
    MINUTES,
    "A courier looks into it, even between these bounds.",
);
const REVIEW_MOST_MIN: Key<u32> = Key::new(
    "review_most_min",
    MINUTES,
    "A courier looks into a claim for at most this.",
)
.not_below("review_least_min");
const REFUSED_PPM: Key<i64> = Key::new(
    "refused_ppm",
    PPM,
    "Share of uninsured claims that are refused in spite of the evidence.",
);
const COMPLAIN_WITHIN_MIN: Key<u32> = Key::new(
    "complain_within_min",
    MINUTES,
    "A refusal may be taken to the postal authority so long.",
);
const COMPLAINT_MIN: Key<u32> = Key::new(
    "complaint_min",
    MINUTES,
    "A complaint must be answered within this time.",
);

pub(in super::super) const COURIER_CLAIMS_TABLE: Shape = Shape::new(
    "courier claims",
    "Insurance at hand-over and claims against couriers: .7.",
    &[
        INSURANCE_PPM.line,
        INSURANCE_LEAST_FEN.line,
        FILE_MIN.line,
        REVIEW_LEAST_MIN.line,
        REVIEW_MOST_MIN.line,
        REFUSED_PPM.line,
        COMPLAIN_WITHIN_MIN.line,
        COMPLAINT_MIN.line,
    ],
);

impl Value for CourierClaims {
    fn of(node: &Node) -> Option<CourierClaims> {
        Some(CourierClaims {
            insurance_ppm: INSURANCE_PPM.of(node)?,
            insurance_least_fen: INSURANCE_LEAST_FEN.of(node)?,
            file_min: FILE_MIN.of(node)?,
            review_least_min: REVIEW_LEAST_MIN.of(node)?,
            review_most_min: REVIEW_MOST_MIN.of(node)?,
            refused_ppm: REFUSED_PPM.of(node)?,
            complain_within_min: COMPLAIN_WITHIN_MIN.of(node)?,
            complaint_min: COMPLAINT_MIN.of(node)?,
        })
    }
}
