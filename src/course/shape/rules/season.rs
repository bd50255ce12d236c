//! Selling for neighbours, and the harvest.

use super::super::super::document::Node;
use super::super::key::{Key, Kind, Shape, Unit, number};
use super::super::read::Value;
use super::super::units::{FEN_PER_KG, HUNDREDTHS, MINUTES, PPM};
use crate::market::{HarvestRules, TogetherRules};

const TALK_MIN: Key<u32> = Key::new(
    "talk_min",
    MINUTES,
    "Agreeing, weighing with a receipt, paying, explaining a statement: minutes for one household.",
);
const WEIGH_MIN: Key<u32> = Key::new("weigh_min", MINUTES, "Weighing with a receipt, for one household.");
const SORT_MIN: Key<u32> = Key::new("sort_min", MINUTES, "Sorting takes this for every 100 kg.");
const APART_MIN: Key<u32> = Key::new(
    "apart_min",
    MINUTES,
    "More minutes for a box that holds one household's goods only and is marked so.",
);
const SORT_FINDS_PPM: Key<i64> = Key::new("sort_finds_ppm", PPM, "Share of what is unsound that sorting finds.");
const ADVANCE_MOST_PPM: Key<i64> = Key::new(
    "advance_most_ppm",
    PPM,
    "An advance is at most this share of what the goods are worth at the gate.",
);
const ADVANCE_ENOUGH_PPM: Key<i64> = Key::new(
    "advance_enough_ppm",
    PPM,
    "And is enough from this share of what was asked for.",
);
const ANSWER_MIN: Key<u32> = Key::new("answer_min", MINUTES, "A household waits so long for an answer.");

const CALLED_DAYS: Key<u32> = Key::new(
    "called_days",
    number(Unit::Days, 0, 365),
    "The goods of a date agreed by a cooperative are called for so many days before.",
)
.or(|| 1, "`1`");

pub(in super::super) const TOGETHER_RULES_TABLE: Shape = Shape::new(
    "together rules",
    "The rules of selling together.",
    &[
        TALK_MIN.line,
        WEIGH_MIN.line,
        SORT_MIN.line,
        APART_MIN.line,
        SORT_FINDS_PPM.line,
        ADVANCE_MOST_PPM.line,
        ADVANCE_ENOUGH_PPM.line,
        ANSWER_MIN.line,
        CALLED_DAYS.line,
    ],
);

impl Value for TogetherRules {
    fn of(node: &Node) -> Option<TogetherRules> {
        Some(TogetherRules {
            talk_min: TALK_MIN.of(node)?,
            weigh_min: WEIGH_MIN.of(node)?,
            sort_min: SORT_MIN.of(node)?,
            apart_min: APART_MIN.of(node)?,
            sort_finds_ppm: SORT_FINDS_PPM.of(node)?,
            advance_most_ppm: ADVANCE_MOST_PPM.of(node)?,
            advance_enough_ppm: ADVANCE_ENOUGH_PPM.of(node)?,
            answer_min: ANSWER_MIN.of(node)?,
            called_days: CALLED_DAYS.of(node)?,
        })
    }
}

const FIRST_PPM: Key<i64> = Key::new(
    "first_ppm",
    PPM,
    "Shares of a harvest by grade; what remains is the third.",
);
const SECOND_PPM: Key<i64> = Key::new("second_ppm", PPM, "Share of the second grade.");
const GRADE_FEN_PER_KG: Key<i64> = Key::new(
    "grade_fen_per_kg",
    FEN_PER_KG,
    "Hands for grading, and how long it takes for every 100 kg (minutes).",
);
const GRADE_MIN: Key<u32> = Key::new("grade_min", MINUTES, "Minutes of grading for every 100 kg.");
const GATE_PPM: Key<i64> = Key::new(
    "gate_ppm",
    PPM,
    "What the gate pays for what was set aside, of the field's price.",
);
const HANG_PPM: Key<i64> = Key::new(
    "hang_ppm",
    PPM,
    "What nobody has picked ages at this part of the pace of what lies in the shed.",
);
const OVERCLAIM_PPM: Key<i64> = Key::new(
    "overclaim_ppm",
    PPM,
    "Factor on the claims against ungraded goods that the page calls first grade.",
);
const FOUND_OUT_PPM: Key<i64> = Key::new(
    "found_out_ppm",
    PPM,
    "Share of buyers who see that the grade is not the page's, and tell the market.",
);
const UNSOUND_PPM: Key<i64> = Key::new(
    "unsound_ppm",
    PPM,
    "Pieces of a harvest as it comes that were never sound.",
);
const OVERLOOKED_PPM: Key<i64> = Key::new("overlooked_ppm", PPM, "The same of a harvest that was graded.");
const EARLY_LIFE_PPM: Key<i64> = Key::new("early_life_ppm", PPM, "Factors on the half-life.");
const RIPE_LIFE_PPM: Key<i64> = Key::new("ripe_life_ppm", PPM, "Factor on the half-life of goods picked ripe.");
const TASTE_HUNDREDTHS: Key<i64> = Key::new(
    "taste_hundredths",
    HUNDREDTHS,
    "What the taste adds to a review or takes from it (hundredths of a star).",
);
const COOL_MIN: Key<u32> = Key::new("cool_min", MINUTES, "From deciding to the first cooled box.");
const COOL_FEN_PER_KG: Key<i64> = Key::new("cool_fen_per_kg", FEN_PER_KG, "What cooling costs.");

const GRADE_ATTRIBUTE: Key<String> = Key::new(
    "grade_attribute",
    Kind::String,
    "The attribute of a page that names the grade.",
)
.or(|| "grade".to_owned(), "`grade`");
const GRADE_SECOND: Key<String> = Key::new("grade_second", Kind::String, "What stands there for the second grade.")
    .or(|| "second".to_owned(), "`second`");
const GRADE_MIXED: Key<String> = Key::new(
    "grade_mixed",
    Kind::String,
    "What stands there for a harvest as it comes.",
)
.or(|| "mixed".to_owned(), "`mixed`");
const GRADE_FIRST: Key<String> = Key::new("grade_first", Kind::String, "What stands there for the first grade.")
    .or(|| "first".to_owned(), "`first`");

pub(in super::super) const HARVEST_RULES_TABLE: Shape = Shape::new(
    "harvest rules",
    "What grading, picking and cooling do and cost: .1, §3.3.",
    &[
        FIRST_PPM.line,
        SECOND_PPM.line,
        GRADE_FEN_PER_KG.line,
        GRADE_MIN.line,
        GATE_PPM.line,
        HANG_PPM.line,
        OVERCLAIM_PPM.line,
        FOUND_OUT_PPM.line,
        UNSOUND_PPM.line,
        OVERLOOKED_PPM.line,
        EARLY_LIFE_PPM.line,
        RIPE_LIFE_PPM.line,
        TASTE_HUNDREDTHS.line,
        COOL_MIN.line,
        COOL_FEN_PER_KG.line,
        GRADE_ATTRIBUTE.line,
        GRADE_FIRST.line,
        GRADE_SECOND.line,
        GRADE_MIXED.line,
    ],
);

impl Value for HarvestRules {
    fn of(node: &Node) -> Option<HarvestRules> {
        Some(HarvestRules {
            first_ppm: FIRST_PPM.of(node)?,
            second_ppm: SECOND_PPM.of(node)?,
            grade_fen_per_kg: GRADE_FEN_PER_KG.of(node)?,
            grade_min: GRADE_MIN.of(node)?,
            gate_ppm: GATE_PPM.of(node)?,
            hang_ppm: HANG_PPM.of(node)?,
            overclaim_ppm: OVERCLAIM_PPM.of(node)?,
            found_out_ppm: FOUND_OUT_PPM.of(node)?,
            unsound_ppm: UNSOUND_PPM.of(node)?,
            overlooked_ppm: OVERLOOKED_PPM.of(node)?,
            early_life_ppm: EARLY_LIFE_PPM.of(node)?,
            ripe_life_ppm: RIPE_LIFE_PPM.of(node)?,
            taste_hundredths: TASTE_HUNDREDTHS.of(node)?,
            cool_min: COOL_MIN.of(node)?,
            cool_fen_per_kg: COOL_FEN_PER_KG.of(node)?,
            grade_attribute: GRADE_ATTRIBUTE.of(node)?,
            grade_first: GRADE_FIRST.of(node)?,
            grade_second: GRADE_SECOND.of(node)?,
            grade_mixed: GRADE_MIXED.of(node)?,
        })
    }
}
