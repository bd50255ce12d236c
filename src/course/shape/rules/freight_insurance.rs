//! An insurer of return freight.

use super::super::super::document::Node;
use super::super::key::{Key, Kind, Shape, list};
use super::super::read::{Element, Value};
use super::super::units::{COUNT, FEN, PPM};
use crate::market::{FreightInsuranceRules, Premium};

const START_FEN: Key<i64> = Key::new(
    "start_fen",
    FEN,
    "The premium of an order while too few were sent to tell.",
);
const KNOWN_FROM: Key<u32> = Key::new("known_from", COUNT, "So many parcels are enough to tell.");
const PREMIUMS: Key<Vec<Premium>> = Key::new(
    "premiums",
    list(&Kind::Table(&PREMIUM_TABLE)),
    "The premium from a share of returned orders on, the lowest share first.",
);
const COVERS_FEN: Key<i64> = Key::new("covers_fen", FEN, "A way back is paid up to this sum.");
const TRUST_PPM: Key<i64> = Key::new(
    "trust_ppm",
    PPM,
    "Factor on buying where a page of what is not fresh promises it.",
);
const RETURNS_PPM: Key<i64> = Key::new(
    "returns_ppm",
    PPM,
    "Factor on how many buyers send back without a reason where the way costs them nothing.",
);

pub(in super::super) const FREIGHT_INSURANCE_TABLE: Shape = Shape::new(
    "freight insurance",
    "An insurer of return freight.",
    &[
        START_FEN.line,
        KNOWN_FROM.line,
        PREMIUMS.line,
        COVERS_FEN.line,
        TRUST_PPM.line,
        RETURNS_PPM.line,
    ],
);

impl Value for FreightInsuranceRules {
    fn of(node: &Node) -> Option<FreightInsuranceRules> {
        Some(FreightInsuranceRules {
            start_fen: START_FEN.of(node)?,
            known_from: KNOWN_FROM.of(node)?,
            premiums: PREMIUMS.of(node)?,
            covers_fen: COVERS_FEN.of(node)?,
            trust_ppm: TRUST_PPM.of(node)?,
            returns_ppm: RETURNS_PPM.of(node)?,
        })
    }
}

impl Element for Premium {}

const FROM_PPM: Key<i64> = Key::new("from_ppm", PPM, "From this share of returned orders on.");
const PREMIUM_FEN: Key<i64> = Key::new("fen", FEN, "So much an order.");

pub(in super::super) const PREMIUM_TABLE: Shape = Shape::new(
    "premium",
    "What an order is insured for at a share of returns.",
    &[FROM_PPM.line, PREMIUM_FEN.line],
);

impl Value for Premium {
    fn of(node: &Node) -> Option<Premium> {
        Some(Premium {
            from_ppm: FROM_PPM.of(node)?,
            fen: PREMIUM_FEN.of(node)?,
        })
    }
}
