//! What is cheaper for whoever promises or buys many: couriers' contracts by volume, packs by the lot.

use super::super::super::document::Node;
use super::super::key::{Key, Kind, Of, Shape, list};
use super::super::read::{Element, Value};
use super::super::units::{COUNT, DAYS, FEN, MINUTES, PPM};
use crate::market::{CourierContractRules, CourierId, LotPrice, PackId, PackLotRules, VolumeStep};

const COURIERS: Key<Vec<CourierId>> = Key::new(
    "couriers",
    list(&Kind::Ref(Of::Courier)),
    "Who makes contracts by volume.",
);
const STEPS: Key<Vec<VolumeStep>> = Key::new(
    "steps",
    list(&Kind::Table(&VOLUME_STEP_TABLE)),
    "What is taken off for how many parcels, the fewest first.",
);
const MONTH_DAYS: Key<u32> = Key::new("month_days", DAYS, "How long a contract runs.");
const AFTER_DAYS: Key<u32> = Key::new(
    "after_days",
    DAYS,
    "Parcels that are handed over so long after the end still count.",
);
const MISSING_FEN: Key<i64> = Key::new("missing_fen", FEN, "Paid for each parcel that is missing at the end.");

pub(in super::super) const COURIER_CONTRACTS_TABLE: Shape = Shape::new(
    "courier contracts",
    "Couriers' contracts by volume.",
    &[
        COURIERS.line,
        STEPS.line,
        MONTH_DAYS.line,
        AFTER_DAYS.line,
        MISSING_FEN.line,
    ],
);

impl Value for CourierContractRules {
    fn of(node: &Node) -> Option<CourierContractRules> {
        Some(CourierContractRules {
            couriers: COURIERS.of(node)?,
            steps: STEPS.of(node)?,
            month_days: MONTH_DAYS.of(node)?,
            after_days: AFTER_DAYS.of(node)?,
            missing_fen: MISSING_FEN.of(node)?,
        })
    }
}

const PARCELS: Key<u32> = Key::new("parcels", COUNT, "Parcels a month.");
const OFF_PPM: Key<i64> = Key::new("off_ppm", PPM, "Taken off the walk-in rate.");

pub(in super::super) const VOLUME_STEP_TABLE: Shape = Shape::new(
    "volume step",
    "The rate for so many parcels a month.",
    &[PARCELS.line, OFF_PPM.line],
);

impl Element for VolumeStep {}

impl Value for VolumeStep {
    fn of(node: &Node) -> Option<VolumeStep> {
        Some(VolumeStep {
            parcels: PARCELS.of(node)?,
            off_ppm: OFF_PPM.of(node)?,
        })
    }
}

const PACKS: Key<Vec<PackId>> = Key::new("packs", list(&Kind::Ref(Of::Pack)), "Packs that are made by the lot.");
const LOTS: Key<Vec<LotPrice>> = Key::new(
    "lots",
    list(&Kind::Table(&LOT_PRICE_TABLE)),
    "The lots, the least first.",
);
const BRINGS_MIN: Key<u32> = Key::new("brings_min", MINUTES, "They come so long after they were ordered.");

pub(in super::super) const PACK_LOTS_TABLE: Shape = Shape::new(
    "pack lots",
    "Packs ordered by the lot.",
    &[PACKS.line, LOTS.line, BRINGS_MIN.line],
);

impl Value for PackLotRules {
    fn of(node: &Node) -> Option<PackLotRules> {
        Some(PackLotRules {
            packs: PACKS.of(node)?,
            lots: LOTS.of(node)?,
            brings_min: BRINGS_MIN.of(node)?,
        })
    }
}

const LOT_PACKS: Key<u32> = Key::new("packs", COUNT, "So many packs of one size.");
const PRICE_PPM: Key<i64> = Key::new("price_ppm", PPM, "One of them costs this part of a single one.");

pub(in super::super) const LOT_PRICE_TABLE: Shape = Shape::new(
    "lot price",
    "What a pack costs in a lot.",
    &[LOT_PACKS.line, PRICE_PPM.line],
);

impl Element for LotPrice {}

impl Value for LotPrice {
    fn of(node: &Node) -> Option<LotPrice> {
        Some(LotPrice {
            packs: LOT_PACKS.of(node)?,
            price_ppm: PRICE_PPM.of(node)?,
        })
    }
}
