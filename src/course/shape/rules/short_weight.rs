//! How boxes are filled, dry and are weighed.

use std::collections::BTreeMap;

use super::super::super::document::Node;
use super::super::key::{Key, Of, Shape, by};
use super::super::read::Value;
use super::super::units::{MINUTES, PPM};
use crate::market::{ProductId, ShortWeightRules};

const UNDER_PPM: Key<i64> = Key::new(
    "under_ppm",
    PPM,
    "A box that is filled by eye holds so much less at most.",
);
const OVER_PPM: Key<i64> = Key::new(
    "over_ppm",
    PPM,
    "A box that is filled by eye holds so much more at most.",
);
const TOLERANCE_PPM: Key<i64> = Key::new("tolerance_ppm", PPM, "Less by no more than this is none.");
const WEIGHS_PPM: Key<i64> = Key::new("weighs_ppm", PPM, "So many buyers weigh.");
const WEIGH_MIN: Key<u32> = Key::new("weigh_min", MINUTES, "Filling a box up on the scale.");
const DRIES: Key<BTreeMap<ProductId, i64>> = Key::new(
    "dries",
    by(Of::Product, &PPM),
    "What a product loses to the air in a day; what is missing does not dry.",
);

pub(in super::super) const SHORT_WEIGHT_TABLE: Shape = Shape::new(
    "short weight",
    "How boxes are filled, dry and are weighed.",
    &[
        UNDER_PPM.line,
        OVER_PPM.line,
        TOLERANCE_PPM.line,
        WEIGHS_PPM.line,
        WEIGH_MIN.line,
        DRIES.line,
    ],
);

impl Value for ShortWeightRules {
    fn of(node: &Node) -> Option<ShortWeightRules> {
        Some(ShortWeightRules {
            under_ppm: UNDER_PPM.of(node)?,
            over_ppm: OVER_PPM.of(node)?,
            tolerance_ppm: TOLERANCE_PPM.of(node)?,
            weighs_ppm: WEIGHS_PPM.of(node)?,
            weigh_min: WEIGH_MIN.of(node)?,
            dries: DRIES.of(node)?,
        })
    }
}
