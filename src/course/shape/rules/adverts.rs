//! Promoted listings paid by click.

use std::collections::BTreeMap;

use super::super::super::document::Node;
use super::super::key::{Key, Kind, Of, Shape, by, list};
use super::super::read::Value;
use super::super::units::{COUNT, DAYS, FEN, PPM};
use crate::market::{AdvertRules, OtherAdvert, ProfileId, RivalId};

const PROFILES: Key<Vec<ProfileId>> = Key::new(
    "profiles",
    list(&Kind::Ref(Of::Profile)),
    "The kinds of markets on which clicks can be bought.",
);
const BIDS_FEN: Key<Vec<i64>> = Key::new(
    "bids_fen",
    list(&FEN),
    "What is offered to choose among as the most for a click, the least first.",
);
const BUDGETS_FEN: Key<Vec<i64>> = Key::new(
    "budgets_fen",
    list(&FEN),
    "What is offered to choose among as the most for a day, the least first.",
);
const BID_LEAST_FEN: Key<i64> = Key::new("bid_least_fen", FEN, "The market takes no less for a click.");
const BID_MOST_FEN: Key<i64> = Key::new("bid_most_fen", FEN, "The market takes no more for a click.");
const BUDGET_LEAST_FEN: Key<i64> = Key::new("budget_least_fen", FEN, "A day's budget is no less.");
const BUDGET_MOST_FEN: Key<i64> = Key::new("budget_most_fen", FEN, "A day's budget is no more.");
const VIEWS_PPM: Key<Vec<i64>> = Key::new(
    "views_ppm",
    list(&PPM),
    "Views a day by place, the first first, against the market's visits to a page; nobody looks further down.",
);
const BUYS_PPM: Key<i64> = Key::new(
    "buys_ppm",
    PPM,
    "Who was shown the page buys so much more seldom than who found it.",
);
const JUDGED_DAYS: Key<u32> = Key::new(
    "judged_days",
    DAYS,
    "Days after which it is reckoned whether an ad loses.",
);
const READY_PHOTOS: Key<u32> = Key::new("ready_photos", COUNT, "Photos of a page that is ready for paid clicks.");
const READY_REVIEWS: Key<i64> = Key::new(
    "ready_reviews",
    COUNT,
    "Reviews of a shop whose page is ready for paid clicks.",
);
const READY_PRICE_PPM: Key<i64> = Key::new(
    "ready_price_ppm",
    PPM,
    "A page is ready for paid clicks with a price up to this, against what the others ask.",
);
const OTHERS: Key<BTreeMap<RivalId, OtherAdvert>> = Key::new(
    "others",
    by(Of::Rival, &Kind::Table(&OTHER_TABLE)),
    "Other shops that pay for clicks.",
)
.or_default();

pub(in super::super) const ADVERTS_TABLE: Shape = Shape::new(
    "adverts",
    "Promoted listings paid by click.",
    &[
        PROFILES.line,
        BIDS_FEN.line,
        BUDGETS_FEN.line,
        BID_LEAST_FEN.line,
        BID_MOST_FEN.line,
        BUDGET_LEAST_FEN.line,
        BUDGET_MOST_FEN.line,
        VIEWS_PPM.line,
        BUYS_PPM.line,
        JUDGED_DAYS.line,
        READY_PHOTOS.line,
        READY_REVIEWS.line,
        READY_PRICE_PPM.line,
        OTHERS.line,
    ],
);

impl Value for AdvertRules {
    fn of(node: &Node) -> Option<AdvertRules> {
        Some(AdvertRules {
            profiles: PROFILES.of(node)?,
            bids_fen: BIDS_FEN.of(node)?,
            budgets_fen: BUDGETS_FEN.of(node)?,
            bid_least_fen: BID_LEAST_FEN.of(node)?,
            bid_most_fen: BID_MOST_FEN.of(node)?,
            budget_least_fen: BUDGET_LEAST_FEN.of(node)?,
            budget_most_fen: BUDGET_MOST_FEN.of(node)?,
            views_ppm: VIEWS_PPM.of(node)?,
            buys_ppm: BUYS_PPM.of(node)?,
            judged_days: JUDGED_DAYS.of(node)?,
            ready_photos: READY_PHOTOS.of(node)?,
            ready_reviews: READY_REVIEWS.of(node)?,
            ready_price_ppm: READY_PRICE_PPM.of(node)?,
            others: OTHERS.of(node)?,
        })
    }
}

const BID_FEN: Key<i64> = Key::new("bid_fen", FEN, "What it usually pays at most for a click.");
const VARY_PPM: Key<i64> = Key::new("vary_ppm", PPM, "How far its bid goes up or down from day to day.");
const QUALITY_PPM: Key<i64> = Key::new("quality_ppm", PPM, "How its page is, beside a usual one.");

pub(in super::super) const OTHER_TABLE: Shape = Shape::new(
    "other advert",
    "How another shop bids for clicks.",
    &[BID_FEN.line, VARY_PPM.line, QUALITY_PPM.line],
);

impl Value for OtherAdvert {
    fn of(node: &Node) -> Option<OtherAdvert> {
        Some(OtherAdvert {
            bid_fen: BID_FEN.of(node)?,
            vary_ppm: VARY_PPM.of(node)?,
            quality_ppm: QUALITY_PPM.of(node)?,
        })
    }
}
