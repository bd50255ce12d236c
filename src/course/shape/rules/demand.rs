//! How many visit, look and buy.

use std::collections::BTreeMap;

use super::super::super::document::Node;
use super::super::key::{Key, Kind, Shape, Unit, list, map, number};
use super::super::read::{Element, Value};
use super::super::units::{COUNT, DAYS, HOURS, HUNDREDTHS, PPM};
use crate::market::{CountBand, Demand, PricePoint, TitleWorth};

const DEMAND_LOOK_PPM: Key<i64> = Key::new("look_ppm", PPM, "Share of visitors who look at a page.");
const LOOK_LEAST_PPM: Key<i64> = Key::new("look_least_ppm", PPM, "The share who look is never less.");
const LOOK_MOST_PPM: Key<i64> =
    Key::new("look_most_ppm", PPM, "The share who look is never more.").not_below("look_least_ppm");
const DEMAND_BUY_PPM: Key<i64> = Key::new("buy_ppm", PPM, "Share of those who look that buys.");
const BUY_LEAST_PPM: Key<i64> = Key::new("buy_least_ppm", PPM, "The share who buy is never less.");
const BUY_MOST_PPM: Key<i64> =
    Key::new("buy_most_ppm", PPM, "The share who buy is never more.").not_below("buy_least_ppm");
const NEW_PPM: Key<i64> = Key::new("new_ppm", PPM, "A listing of the first days is shown more.");
const NEW_DAYS: Key<u32> = Key::new(
    "new_days",
    number(Unit::Days, 0, 1_000_000),
    "So many days a listing counts as new.",
);
const OUT_OF_SEASON_PPM: Key<i64> = Key::new("out_of_season_ppm", PPM, "Factor outside the product's months.");
const TITLE: Key<TitleWorth> = Key::new(
    "title",
    Kind::Table(&TITLE_WORTH_TABLE),
    "What the parts of a title are worth.",
);
const PHOTO_PPM: Key<Vec<i64>> = Key::new(
    "photo_ppm",
    list(&PPM),
    "By the number of photos of the checklist, from none.",
);
const PRICE: Key<Vec<PricePoint>> = Key::new(
    "price",
    list(&Kind::Table(&PRICE_POINT_TABLE)),
    "Looking and buying by the relative price: points of a line, the cheapest first.",
);
const REVIEWS: Key<Vec<CountBand>> = Key::new(
    "reviews",
    list(&Kind::Table(&COUNT_BAND_TABLE)),
    "Buying by the number of reviews, fewest first.",
);
const POOR_REVIEWS_BELOW_HUNDREDTHS: Key<i64> = Key::new(
    "poor_reviews_below_hundredths",
    HUNDREDTHS,
    "Stars under this are poor.",
);
const POOR_REVIEWS_PPM: Key<i64> = Key::new("poor_reviews_ppm", PPM, "Factor on buying where reviews are poor.");
const SCORE: Key<Vec<CountBand>> = Key::new(
    "score",
    list(&Kind::Table(&COUNT_BAND_TABLE)),
    "By the shop's score, lowest band first.",
);
const DETAILS_PPM: Key<Vec<i64>> = Key::new(
    "details_ppm",
    list(&PPM),
    "Buying by the number of details on the page, from none.",
);
const FREE_FREIGHT_PPM: Key<i64> = Key::new("free_freight_ppm", PPM, "Factor where freight is free.");
const FAST_PROMISE_PPM: Key<i64> = Key::new(
    "fast_promise_ppm",
    PPM,
    "Factor where dispatch within a day is promised.",
);
const BAD_FRUIT_PPM: Key<i64> = Key::new("bad_fruit_ppm", PPM, "Factor where bad fruit is made good.");
const SHORT_WEIGHT_PPM: Key<i64> = Key::new("short_weight_ppm", PPM, "Factor where short weight is made good.");
const QUICK_REPLIES_PPM: Key<i64> = Key::new("quick_replies_ppm", PPM, "Factor where answers come at once.");
const SLOW_REPLIES_PPM: Key<i64> = Key::new("slow_replies_ppm", PPM, "Factor where answers are slow.");
const TWO_PIECES_PPM: Key<i64> = Key::new(
    "two_pieces_ppm",
    PPM,
    "Share of two-piece orders of what nobody reckons by weight.",
);
const AGAIN_PPM: Key<i64> = Key::new("again_ppm", PPM, "Share of content buyers who order again.");
const AGAIN_LEAST_DAYS: Key<u32> = Key::new("again_least_days", DAYS, "And so many days later at the soonest.");
const AGAIN_MOST_DAYS: Key<u32> = Key::new("again_most_days", DAYS, "And at the latest.").not_below("again_least_days");
const AGAIN_PRICE_PPM: Key<i64> = Key::new(
    "again_price_ppm",
    PPM,
    "They stay away if it has become dearer than by this factor.",
);
const PEOPLE: Key<Vec<CountBand>> = Key::new(
    "people",
    list(&Kind::Table(&COUNT_BAND_TABLE)),
    "Households by the number of people; `ppm` is the share of buyers who buy for so many.",
);
const GRADES: Key<BTreeMap<String, i64>> = Key::new(
    "grades",
    map(&PPM),
    "What buyers would pay for a grade that the page names, against the middle price.",
);
const SIZE: Key<Vec<CountBand>> = Key::new(
    "size",
    list(&Kind::Table(&COUNT_BAND_TABLE)),
    "Buying by what an order weighs in hundredths of what the household wants: points of a line, the lowest first.",
);
const UNPAID_PPM: Key<i64> = Key::new("unpaid_ppm", PPM, "Share of buyers who order and never pay.");
const WAS: Key<Vec<CountBand>> = Key::new(
    "was",
    list(&Kind::Table(&COUNT_BAND_TABLE)),
    "Looking by the part that a comparison price shows as taken off, least first; honest or not.",
);
const SALE_PPM: Key<i64> = Key::new("sale_ppm", PPM, "Looking while a limited-time discount runs.");
const PAIR_PULL_PPM: Key<i64> = Key::new(
    "pair_pull_ppm",
    PPM,
    "Each part off two pieces adds so much to the share of two-piece orders.",
);
const VIDEO_PPM: Key<Vec<i64>> = Key::new(
    "video_ppm",
    list(&PPM),
    "Visits by the number of parts of a good short video, from none.",
);
const CARD_REVIEWED_PPM: Key<i64> = Key::new(
    "card_reviewed_ppm",
    PPM,
    "Added to the share of buyers who review, by a card in the box.",
);
const MENDED_REVIEWS_PPM: Key<i64> = Key::new(
    "mended_reviews_ppm",
    PPM,
    "Instead of `poor_reviews_ppm`, when every poor review has a good answer.",
);
const RESTRICTED_PPM: Key<i64> = Key::new("restricted_ppm", PPM, "Visits of a restricted shop.");

const FAST_WITHIN_H: Key<u32> = Key::new(
    "fast_within_h",
    HOURS,
    "A promise of so many hours until dispatch or fewer is fast.",
)
.or(|| 24, "`24`");
const QUICK_FROM_PPM: Key<i64> = Key::new(
    "quick_from_ppm",
    number(Unit::PartsPerMillion, 0, 1_000_000),
    "Service is quick from this share of messages answered in time.",
)
.or(|| 800_000, "`800000`");
const SLOW_BELOW_PPM: Key<i64> = Key::new(
    "slow_below_ppm",
    number(Unit::PartsPerMillion, 0, 1_000_000),
    "Service is slow below this share of messages answered in time.",
)
.or(|| 500_000, "`500000`");

pub(in super::super) const DEMAND_TABLE: Shape = Shape::new(
    "demand",
    ".8 in parts per million: visits, how many look, how many buy.",
    &[
        DEMAND_LOOK_PPM.line,
        LOOK_LEAST_PPM.line,
        LOOK_MOST_PPM.line,
        DEMAND_BUY_PPM.line,
        BUY_LEAST_PPM.line,
        BUY_MOST_PPM.line,
        NEW_PPM.line,
        NEW_DAYS.line,
        OUT_OF_SEASON_PPM.line,
        TITLE.line,
        PHOTO_PPM.line,
        PRICE.line,
        REVIEWS.line,
        POOR_REVIEWS_BELOW_HUNDREDTHS.line,
        POOR_REVIEWS_PPM.line,
        SCORE.line,
        DETAILS_PPM.line,
        FREE_FREIGHT_PPM.line,
        FAST_PROMISE_PPM.line,
        BAD_FRUIT_PPM.line,
        SHORT_WEIGHT_PPM.line,
        QUICK_REPLIES_PPM.line,
        SLOW_REPLIES_PPM.line,
        TWO_PIECES_PPM.line,
        PEOPLE.line,
        AGAIN_PPM.line,
        AGAIN_LEAST_DAYS.line,
        AGAIN_MOST_DAYS.line,
        AGAIN_PRICE_PPM.line,
        GRADES.line,
        SIZE.line,
        UNPAID_PPM.line,
        WAS.line,
        SALE_PPM.line,
        PAIR_PULL_PPM.line,
        VIDEO_PPM.line,
        CARD_REVIEWED_PPM.line,
        MENDED_REVIEWS_PPM.line,
        RESTRICTED_PPM.line,
        FAST_WITHIN_H.line,
        QUICK_FROM_PPM.line,
        SLOW_BELOW_PPM.line,
    ],
);

impl Value for Demand {
    fn of(node: &Node) -> Option<Demand> {
        Some(Demand {
            look_ppm: DEMAND_LOOK_PPM.of(node)?,
            look_least_ppm: LOOK_LEAST_PPM.of(node)?,
            look_most_ppm: LOOK_MOST_PPM.of(node)?,
            buy_ppm: DEMAND_BUY_PPM.of(node)?,
            buy_least_ppm: BUY_LEAST_PPM.of(node)?,
            buy_most_ppm: BUY_MOST_PPM.of(node)?,
            new_ppm: NEW_PPM.of(node)?,
            new_days: NEW_DAYS.of(node)?,
            out_of_season_ppm: OUT_OF_SEASON_PPM.of(node)?,
            title: TITLE.of(node)?,
            photo_ppm: PHOTO_PPM.of(node)?,
            price: PRICE.of(node)?,
            reviews: REVIEWS.of(node)?,
            poor_reviews_below_hundredths: POOR_REVIEWS_BELOW_HUNDREDTHS.of(node)?,
            poor_reviews_ppm: POOR_REVIEWS_PPM.of(node)?,
            score: SCORE.of(node)?,
            details_ppm: DETAILS_PPM.of(node)?,
            free_freight_ppm: FREE_FREIGHT_PPM.of(node)?,
            fast_promise_ppm: FAST_PROMISE_PPM.of(node)?,
            bad_fruit_ppm: BAD_FRUIT_PPM.of(node)?,
            short_weight_ppm: SHORT_WEIGHT_PPM.of(node)?,
            quick_replies_ppm: QUICK_REPLIES_PPM.of(node)?,
            slow_replies_ppm: SLOW_REPLIES_PPM.of(node)?,
            two_pieces_ppm: TWO_PIECES_PPM.of(node)?,
            people: PEOPLE.of(node)?,
            again_ppm: AGAIN_PPM.of(node)?,
            again_least_days: AGAIN_LEAST_DAYS.of(node)?,
            again_most_days: AGAIN_MOST_DAYS.of(node)?,
            again_price_ppm: AGAIN_PRICE_PPM.of(node)?,
            grades: GRADES.of(node)?,
            size: SIZE.of(node)?,
            unpaid_ppm: UNPAID_PPM.of(node)?,
            was: WAS.of(node)?,
            sale_ppm: SALE_PPM.of(node)?,
            pair_pull_ppm: PAIR_PULL_PPM.of(node)?,
            video_ppm: VIDEO_PPM.of(node)?,
            card_reviewed_ppm: CARD_REVIEWED_PPM.of(node)?,
            mended_reviews_ppm: MENDED_REVIEWS_PPM.of(node)?,
            restricted_ppm: RESTRICTED_PPM.of(node)?,
            fast_within_h: FAST_WITHIN_H.of(node)?,
            quick_from_ppm: QUICK_FROM_PPM.of(node)?,
            slow_below_ppm: SLOW_BELOW_PPM.of(node)?,
        })
    }
}

const START_PPM: Key<i64> = Key::new("start_ppm", PPM, "A title without any part.");
const NOUN_PPM: Key<i64> = Key::new("noun_ppm", PPM, "Added by the product's noun.");
const NO_NOUN_PPM: Key<i64> = Key::new(
    "no_noun_ppm",
    PPM,
    "The whole worth is multiplied by this when the noun is missing.",
);
const ORIGIN_PPM: Key<i64> = Key::new("origin_ppm", PPM, "Added by the place of origin.");
const WEIGHT_PPM: Key<i64> = Key::new("weight_ppm", PPM, "Added by the weight.");
const POINT_PPM: Key<i64> = Key::new("point_ppm", PPM, "Added by each honest selling point.");
const SEASON_PPM: Key<i64> = Key::new("season_ppm", PPM, "Added by the season's word.");
const LENGTH_PPM: Key<i64> = Key::new("length_ppm", PPM, "Added by a fitting length.");
const STUFFING_PPM: Key<i64> = Key::new(
    "stuffing_ppm",
    PPM,
    "Taken off when a word is stuffed in or a doubtful word stands.",
);
const LEAST_PPM: Key<i64> = Key::new("least_ppm", PPM, "The worth is never less.");
const MOST_PPM: Key<i64> = Key::new("most_ppm", PPM, "The worth is never more.").not_below("least_ppm");

const LONG_PPM: Key<i64> = Key::new(
    "long_ppm",
    number(Unit::PartsPerMillion, 0, 1_000_000),
    "From this share of the greatest width on, a title is long enough.",
)
.or(|| 666_666, "`666666`");

pub(in super::super) const TITLE_WORTH_TABLE: Shape = Shape::new(
    "title worth",
    "What each part of a title adds to its worth.",
    &[
        START_PPM.line,
        NOUN_PPM.line,
        NO_NOUN_PPM.line,
        ORIGIN_PPM.line,
        WEIGHT_PPM.line,
        POINT_PPM.line,
        SEASON_PPM.line,
        LENGTH_PPM.line,
        STUFFING_PPM.line,
        LEAST_PPM.line,
        MOST_PPM.line,
        LONG_PPM.line,
    ],
);

impl Value for TitleWorth {
    fn of(node: &Node) -> Option<TitleWorth> {
        Some(TitleWorth {
            start_ppm: START_PPM.of(node)?,
            noun_ppm: NOUN_PPM.of(node)?,
            no_noun_ppm: NO_NOUN_PPM.of(node)?,
            origin_ppm: ORIGIN_PPM.of(node)?,
            weight_ppm: WEIGHT_PPM.of(node)?,
            point_ppm: POINT_PPM.of(node)?,
            season_ppm: SEASON_PPM.of(node)?,
            length_ppm: LENGTH_PPM.of(node)?,
            stuffing_ppm: STUFFING_PPM.of(node)?,
            least_ppm: LEAST_PPM.of(node)?,
            most_ppm: MOST_PPM.of(node)?,
            long_ppm: LONG_PPM.of(node)?,
        })
    }
}

const AT_PPM: Key<i64> = Key::new(
    "at_ppm",
    number(Unit::PartsPerMillion, 0, 1_000_000_000),
    "The price, against the middle one of the market.",
);
const PRICE_POINT_LOOK_PPM: Key<i64> = Key::new("look_ppm", PPM, "Factor on looking.");
const PRICE_POINT_BUY_PPM: Key<i64> = Key::new("buy_ppm", PPM, "Factor on buying.");

pub(in super::super) const PRICE_POINT_TABLE: Shape = Shape::new(
    "price point",
    "A point of the line that looking and buying follow; beyond the last nobody buys.",
    &[AT_PPM.line, PRICE_POINT_LOOK_PPM.line, PRICE_POINT_BUY_PPM.line],
);

impl Value for PricePoint {
    fn of(node: &Node) -> Option<PricePoint> {
        Some(PricePoint {
            at_ppm: AT_PPM.of(node)?,
            look_ppm: PRICE_POINT_LOOK_PPM.of(node)?,
            buy_ppm: PRICE_POINT_BUY_PPM.of(node)?,
        })
    }
}

const FROM: Key<i64> = Key::new("from", COUNT, "Holds from this number on.");
const COUNT_BAND_PPM: Key<i64> = Key::new("ppm", PPM, "The share or factor from there.");

pub(in super::super) const COUNT_BAND_TABLE: Shape =
    Shape::new("count band", "Holds from `from` on.", &[FROM.line, COUNT_BAND_PPM.line]);

impl Value for CountBand {
    fn of(node: &Node) -> Option<CountBand> {
        Some(CountBand {
            from: FROM.of(node)?,
            ppm: COUNT_BAND_PPM.of(node)?,
        })
    }
}

impl Element for PricePoint {}

impl Element for CountBand {}
