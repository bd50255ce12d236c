//! Other shops with the same goods.

use super::super::super::document::Node;
use super::super::entry::ENTRY;
use super::super::key::{Key, Shape};
use super::super::read::Value;
use super::super::units::{COUNT, DAYS, FEN, MINUTES, PPM};
use crate::market::{Rival, Rivalry};

const KEEPS_DAYS: Key<u32> = Key::new("keeps_days", DAYS, "Days for which another shop's price stands.");
const PARCEL_FEN: Key<i64> = Key::new(
    "parcel_fen",
    FEN,
    "What a parcel costs whatever is in it: the first part of its freight, and the box. It stands in every price.",
);
const COPIED_PPM: Key<i64> = Key::new(
    "copied_ppm",
    PPM,
    "Factor on looking at a page whose photos stand elsewhere too.",
);
const REMOVED_MIN: Key<u32> = Key::new(
    "removed_min",
    MINUTES,
    "From asking the market until the copies are gone.",
);

pub(in super::super) const RIVALRY_TABLE: Shape = Shape::new(
    "rivalry",
    "What holds for all other shops.",
    &[KEEPS_DAYS.line, PARCEL_FEN.line, COPIED_PPM.line, REMOVED_MIN.line],
);

impl Value for Rivalry {
    fn of(node: &Node) -> Option<Rivalry> {
        Some(Rivalry {
            keeps_days: KEEPS_DAYS.of(node)?,
            parcel_fen: PARCEL_FEN.of(node)?,
            copied_ppm: COPIED_PPM.of(node)?,
            removed_min: REMOVED_MIN.of(node)?,
        })
    }
}

const WEIGHT: Key<u32> = Key::new(
    "weight",
    COUNT,
    "Of those who compare so many look there, relative to the other shops.",
);
const PRICE_PPM: Key<i64> = Key::new("price_ppm", PPM, "What it asks, against the usual price.");
const VARY_PPM: Key<i64> = Key::new("vary_ppm", PPM, "How far its price goes up or down from week to week.");
const SOLD_OUT_PPM: Key<i64> = Key::new("sold_out_ppm", PPM, "Share of weeks in which it has nothing left.");
const UNDERCUTS_PPM: Key<Option<i64>> = Key::new(
    "undercuts_ppm",
    PPM,
    "Asks so much of the learner's price where that is less than its own; absent for a shop that does not look at it.",
)
.or_default();
const LEAST_PPM: Key<i64> = Key::new("least_ppm", PPM, "It never asks less than this of the usual price.").or_default();
const COPIES_FROM: Key<Option<u32>> = Key::new(
    "copies_from",
    COUNT,
    "Takes photos from pages with so many orders; absent for a shop that has its own.",
)
.or_default();
const COPIES_PPM: Key<i64> = Key::new("copies_ppm", PPM, "Chance each morning that it takes them.").or_default();

pub(in super::super) const RIVAL_TABLE: Shape = Shape::new(
    "rival",
    "Another shop with the same goods.",
    &[
        WEIGHT.line,
        PRICE_PPM.line,
        VARY_PPM.line,
        SOLD_OUT_PPM.line,
        UNDERCUTS_PPM.line,
        LEAST_PPM.line,
        COPIES_FROM.line,
        COPIES_PPM.line,
    ],
)
.with(ENTRY);

impl Value for Rival {
    fn of(node: &Node) -> Option<Rival> {
        Some(Rival {
            weight: WEIGHT.of(node)?,
            price_ppm: PRICE_PPM.of(node)?,
            vary_ppm: VARY_PPM.of(node)?,
            sold_out_ppm: SOLD_OUT_PPM.of(node)?,
            undercuts_ppm: UNDERCUTS_PPM.of(node)?,
            least_ppm: LEAST_PPM.of(node)?,
            copies_from: COPIES_FROM.of(node)?,
            copies_ppm: COPIES_PPM.of(node)?,
        })
    }
}
