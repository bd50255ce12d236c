//! The markets on which a shop may open, and what a new shop has to show.

use std::collections::BTreeMap;

use super::super::super::document::Node;
use super::super::entry::ENTRY;
use super::super::key::{Key, Kind, Shape, Unit, list, map, number};
use super::super::read::{Element, Value, words_of};
use super::super::units::{COUNT, FEN, HOURS, MINUTES, PPM};
use crate::market::{Document, GroupRule, LicenceNeed, LicenceRule, Profile, Source, Trial, Work};

const DEPOSIT_FEN: Key<i64> = Key::new("deposit_fen", FEN, "What a shop deposits.");
const FEE_PPM: Key<i64> = Key::new("fee_ppm", PPM, "The market's share of a sale.");
const FEE_FRESH_PPM: Key<i64> = Key::new("fee_fresh_ppm", PPM, "The market's share of a sale of fresh goods.");
const SETTLE_MIN: Key<u32> = Key::new("settle_min", MINUTES, "From confirmed receipt to the wallet.");
const VISITS_PER_DAY: Key<i64> = Key::new(
    "visits_per_day",
    number(Unit::Count, 0, 100_000_000),
    "Visitors that a page may have a day.",
);
const PRICE_SENSITIVE_PPM: Key<i64> = Key::new(
    "price_sensitive_ppm",
    PPM,
    "Price factors are raised away from 1 by this.",
);
const TITLE_WIDTH_MAX: Key<u32> = Key::new("title_width_max", COUNT, "Columns that a title may have.");
const TITLE_CHARS_MIN: Key<u32> = Key::new(
    "title_chars_min",
    number(Unit::Count, 0, 525_600),
    "Letters that a title has at least.",
);
const TITLE_CHARS_MAX: Key<u32> = Key::new("title_chars_max", COUNT, "Letters that a title has at most.");
const PHOTOS_MIN: Key<u32> = Key::new(
    "photos_min",
    number(Unit::Count, 0, 525_600),
    "Photos that a page has at least.",
);
const PHOTOS_FRESH_MIN: Key<u32> = Key::new(
    "photos_fresh_min",
    number(Unit::Count, 0, 525_600),
    "Photos that a page of fresh goods has at least.",
);
const SKUS_MAX: Key<u32> = Key::new("skus_max", COUNT, "Sizes that one page may offer.");
const PROMISES_H: Key<Vec<u32>> = Key::new("promises_h", list(&HOURS), "Hours until dispatch that may be promised.");
const SHOP_REVIEW_MIN: Key<u32> = Key::new("shop_review_min", MINUTES, "Looking at a new shop takes this long.");
const LISTING_REVIEW_MIN: Key<u32> = Key::new("listing_review_min", MINUTES, "Looking at a page takes this long.");
const TRIAL: Key<Option<Trial>> = Key::new(
    "trial",
    Kind::Table(&TRIAL_TABLE),
    "A new shop may sell before it pays the deposit.",
)
.or_default();
const GROUP: Key<Option<GroupRule>> = Key::new(
    "group",
    Kind::Table(&GROUP_RULE_TABLE),
    "People may buy together at a lower price.",
)
.or_default();
const LIVE: Key<bool> = Key::new("live", Kind::Boolean, "There is a live stream.").or_default();

pub(in super::super) const PROFILE_TABLE: Shape = Shape::new(
    "profile",
    "One kind of market: .6.",
    &[
        DEPOSIT_FEN.line,
        FEE_PPM.line,
        FEE_FRESH_PPM.line,
        SETTLE_MIN.line,
        VISITS_PER_DAY.line,
        PRICE_SENSITIVE_PPM.line,
        TITLE_WIDTH_MAX.line,
        TITLE_CHARS_MIN.line,
        TITLE_CHARS_MAX.line,
        PHOTOS_MIN.line,
        PHOTOS_FRESH_MIN.line,
        SKUS_MAX.line,
        PROMISES_H.line,
        SHOP_REVIEW_MIN.line,
        LISTING_REVIEW_MIN.line,
        TRIAL.line,
        GROUP.line,
        LIVE.line,
    ],
)
.with(ENTRY);

impl Value for Profile {
    fn of(node: &Node) -> Option<Profile> {
        Some(Profile {
            deposit_fen: DEPOSIT_FEN.of(node)?,
            fee_ppm: FEE_PPM.of(node)?,
            fee_fresh_ppm: FEE_FRESH_PPM.of(node)?,
            settle_min: SETTLE_MIN.of(node)?,
            visits_per_day: VISITS_PER_DAY.of(node)?,
            price_sensitive_ppm: PRICE_SENSITIVE_PPM.of(node)?,
            title_width_max: TITLE_WIDTH_MAX.of(node)?,
            title_chars_min: TITLE_CHARS_MIN.of(node)?,
            title_chars_max: TITLE_CHARS_MAX.of(node)?,
            photos_min: PHOTOS_MIN.of(node)?,
            photos_fresh_min: PHOTOS_FRESH_MIN.of(node)?,
            skus_max: SKUS_MAX.of(node)?,
            promises_h: PROMISES_H.of(node)?,
            shop_review_min: SHOP_REVIEW_MIN.of(node)?,
            listing_review_min: LISTING_REVIEW_MIN.of(node)?,
            trial: TRIAL.of(node)?,
            group: GROUP.of(node)?,
            live: LIVE.of(node)?,
        })
    }
}

const LISTINGS_MAX: Key<u32> = Key::new("listings_max", COUNT, "Pages that a trial shop may have.");

pub(in super::super) const TRIAL_TABLE: Shape = Shape::new("trial", "Entry without a deposit.", &[LISTINGS_MAX.line]);

impl Value for Trial {
    fn of(node: &Node) -> Option<Trial> {
        Some(Trial {
            listings_max: LISTINGS_MAX.of(node)?,
        })
    }
}

const PEOPLE: Key<Vec<u32>> = Key::new("people", list(&COUNT), "Sizes that a group may have.");
const FILL_WITHIN_H: Key<u32> = Key::new("fill_within_h", HOURS, "A group has so long to fill.");
const TAKES_PPM: Key<i64> = Key::new(
    "takes_ppm",
    PPM,
    "Share of the buyers who take the group's price where there is one.",
);

pub(in super::super) const GROUP_RULE_TABLE: Shape = Shape::new(
    "group rule",
    "How a market lets people buy together.",
    &[PEOPLE.line, FILL_WITHIN_H.line, TAKES_PPM.line],
);

impl Value for GroupRule {
    fn of(node: &Node) -> Option<GroupRule> {
        Some(GroupRule {
            people: PEOPLE.of(node)?,
            fill_within_h: FILL_WITHIN_H.of(node)?,
            takes_ppm: TAKES_PPM.of(node)?,
        })
    }
}

const GOOD: Key<Vec<String>> = Key::new("good", list(&Kind::String), "Ways to give it that pass.");
const BAD: Key<BTreeMap<String, String>> = Key::new(
    "bad",
    map(&Kind::String),
    "Ways that are sent back, with the reason's id.",
);
const FITS_GOODS: Key<bool> = Key::new(
    "fits_goods",
    Kind::Boolean,
    "A good way must also fit where the goods come from and what was done to them.",
)
.or_default();

pub(in super::super) const DOCUMENT_TABLE: Shape = Shape::new(
    "document",
    "A document of a new shop and what may be wrong with it.",
    &[GOOD.line, BAD.line, FITS_GOODS.line],
)
.with(ENTRY);

impl Value for Document {
    fn of(node: &Node) -> Option<Document> {
        Some(Document {
            good: GOOD.of(node)?,
            bad: BAD.of(node)?,
            fits_goods: FITS_GOODS.of(node)?,
        })
    }
}

const FROM: Key<Source> = Key::new("from", Kind::Word(words_of::<Source>), "Where the goods come from.");
const WORK: Key<Work> = Key::new("work", Kind::Word(words_of::<Work>), "What was done to them.");
const NEEDS: Key<LicenceNeed> = Key::new(
    "needs",
    Kind::Word(words_of::<LicenceNeed>),
    "What the shop needs then.",
);

pub(in super::super) const LICENCE_RULE_TABLE: Shape = Shape::new(
    "licence rule",
    "One line of the decision list.",
    &[FROM.line, WORK.line, NEEDS.line],
);

impl Value for LicenceRule {
    fn of(node: &Node) -> Option<LicenceRule> {
        Some(LicenceRule {
            from: FROM.of(node)?,
            work: WORK.of(node)?,
            needs: NEEDS.of(node)?,
        })
    }
}

impl Element for LicenceRule {}
