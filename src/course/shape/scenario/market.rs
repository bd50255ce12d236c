//! A scenario as the market reads it: who the learner is, what they have, what they may buy.

use std::collections::{BTreeMap, BTreeSet};

use super::super::super::document::Node;
use super::super::key::{Key, Kind, Of, Shape, Unit, by, list, map, named, number};
use super::super::read::{Element, Value, words_of};
use super::super::rules::rounds::NEIGHBOURS_TABLE;
use super::super::rules::talk::TALK_TERMS_TABLE;
use super::super::scenario::plan::PLANNED;
use super::super::scenario::roles::{
    COOP_TERMS_TABLE, HOUSEHOLD_TERMS_TABLE, INQUIRY_TERMS_TABLE, STATION_TERMS_TABLE, TENDER_TERMS_TABLE,
    VAN_TERMS_TABLE,
};
use super::super::scenario::variant::CAST;
use super::super::units::{COUNT, DAY, DAYS, FEN, FEN_PER_KG, GRAMS, HOURS, HUNDREDTHS, MONTH, WEEKDAY};
use crate::market::{
    Bill, BillId, CoopTerms, CourierId, Goods, HouseholdId, HouseholdTerms, InquiryTerms, ItemId, Need, NeighbourTerms,
    Offer, OfferId, Planned, ProductId, ProfileId, Role, Scenario, Source, StationTerms, TalkTerms, TalkTermsId,
    TenderTerms, VanTerms, Variants, Work,
};

pub(super) const ID: Key<String> = Key::new("id", Kind::Id, "The scenario's id.");
const ROLE: Key<Role> = Key::new("role", Kind::Word(words_of::<Role>), "Who the learner is.");
const PROFILE: Key<ProfileId> = Key::new(
    "profile",
    Kind::Ref(Of::Profile),
    "The market profile on which a seller's shop opens, unless the learner chooses another.",
);
const SCENARIO_MONTH: Key<u32> = Key::new("month", MONTH, "Month of day 1 and its day of the month.");
const SCENARIO_DAY: Key<u32> = Key::new("day", number(Unit::DayOfMonth, 1, 31), "The day of the month on day 1.");
const SCENARIO_WEEKDAY: Key<u32> =
    Key::new("weekday", WEEKDAY, "Weekday of day 1: 1 is Monday, 7 is Sunday.").or(|| 1, "`1`");
const CASH_FEN: Key<i64> = Key::new("cash_fen", Kind::Drawn(&FEN), "Money at the start.");
const REGISTERED: Key<bool> = Key::new(
    "registered",
    Kind::Boolean,
    "The seller is registered as a business from the start: goods of others may be sold.",
)
.or_default();
const ORIGIN: Key<String> = Key::new("origin", Kind::String, "Key into the places' transit hours: `kashgar`.");
const COURIERS: Key<BTreeSet<CourierId>> = Key::new(
    "couriers",
    list(&Kind::Ref(Of::Courier)),
    "The couriers that take parcels here; left out, all of the rules.",
)
.or_default();
const VAN_DAYS: Key<Vec<u32>> = Key::new("van_days", list(&WEEKDAY), "Weekdays on which the village van runs.");
const SCENARIO_DAYS: Key<u32> = Key::new("days", DAYS, "New buyers come until the end of this day.");
const DEMAND_PPM: Key<i64> = Key::new(
    "demand_ppm",
    number(Unit::PartsPerMillion, 0, 1_000_000_000),
    "Factor on the demand, so that a lesson is not flooded.",
)
.or_default();
const FIRST_LABELS_SWAPPED: Key<bool> = Key::new(
    "first_labels_swapped",
    Kind::Boolean,
    "Among the first labels two are swapped, whatever the seed, if two boxes differ.",
)
.or_default();
const HAND_LABELS: Key<bool> = Key::new(
    "hand_labels",
    Kind::Boolean,
    "Labels are stuck on boxes by hand, one after the other: which goes where is the learner's to see.",
)
.or_default();
const COUPON_BUDGET_FEN: Key<i64> =
    Key::new("coupon_budget_fen", FEN, "What the seller may give away in coupons.").or_default();
const ADVERTS: Key<bool> = Key::new(
    "adverts",
    Kind::Boolean,
    "Pages can be promoted, paid by click, where the market profile sells clicks.",
)
.or_default();
const CANCELLATIONS_PPM: Key<i64> = Key::new(
    "cancellations_ppm",
    number(Unit::PartsPerMillion, 0, 1_000_000_000),
    "Factor on how many buyers ask to cancel before the parcel goes; nothing: nobody does.",
)
.or_default();
const REGULARS_PPM: Key<i64> = Key::new(
    "regulars_ppm",
    number(Unit::PartsPerMillion, 0, 1_000_000_000),
    "Factor on how many content buyers order again.",
)
.or(|| 1_000_000, "`1_000_000`");
const LATEST_REVIEWS: Key<u32> = Key::new(
    "latest_reviews",
    COUNT,
    "So many of the latest reviews are what buyers read; none: they see the stars of all.",
)
.or_default();
const REMOTE_FEES: Key<bool> =
    Key::new("remote_fees", Kind::Boolean, "Couriers take more for remote places.").or_default();
const COURIER_CONTRACTS: Key<bool> =
    Key::new("courier_contracts", Kind::Boolean, "Couriers make contracts by volume.").or_default();
const TAX_OFFICE: Key<bool> = Key::new(
    "tax_office",
    Kind::Boolean,
    "Invoices are written by the tax office, upon papers.",
)
.or_default();
const PACK_LOTS: Key<bool> = Key::new("pack_lots", Kind::Boolean, "Packs can be ordered by the lot.").or_default();
const NEIGHBOURS: Key<Option<NeighbourTerms>> = Key::new(
    "neighbours",
    Kind::Table(&NEIGHBOURS_TABLE),
    "A group of neighbours to which the seller sells round by round.",
)
.or_default();
const FALSE_CLAIMS_PPM: Key<i64> = Key::new(
    "false_claims_ppm",
    number(Unit::PartsPerMillion, 0, 1_000_000_000),
    "Factor on how many buyers ask for money back without reason, whose photographs are then to be compared; nothing: nobody compares.",
)
.or_default();
const FREIGHT_INSURANCE: Key<bool> = Key::new(
    "freight_insurance",
    Kind::Boolean,
    "A page may promise that an insurer pays the way back of what is returned.",
)
.or_default();
const SHORT_WEIGHT: Key<bool> = Key::new(
    "short_weight",
    Kind::Boolean,
    "Boxes are filled by eye unless they are weighed, some goods dry on the way, and some buyers weigh.",
)
.or_default();
const GOODS: Key<BTreeMap<ProductId, Goods>> = Key::new(
    "goods",
    by(Of::Product, &Kind::Table(&GOODS_TABLE)),
    "What the seller has, by product.",
)
.or_default();
const OFFERS: Key<BTreeMap<OfferId, Offer>> = Key::new(
    "offers",
    named(Of::Offer, &Kind::Table(&OFFER_TABLE)),
    "What a buyer may order, by offer.",
)
.or_default();
const BILLS: Key<BTreeMap<BillId, Bill>> = Key::new(
    "bills",
    named(Of::Bill, &Kind::Table(&BILL_TABLE)),
    "Bills that fall due.",
)
.or_default();
const NEEDS: Key<Vec<Need>> =
    Key::new("needs", list(&Kind::Table(&NEED_TABLE)), "What the buyer came for.").or_default();
const TALKS: Key<BTreeMap<TalkTermsId, TalkTerms>> = Key::new(
    "talks",
    named(Of::Talk, &Kind::Table(&TALK_TERMS_TABLE)),
    "Talks of its own, beside those of the rules.",
)
.or_default();
const HOUSEHOLD: Key<BTreeMap<HouseholdId, HouseholdTerms>> = Key::new(
    "household",
    map(&Kind::Table(&HOUSEHOLD_TERMS_TABLE)),
    "Households for which the seller sells.",
)
.or_default();
const COOP: Key<Option<CoopTerms>> = Key::new(
    "coop",
    Kind::Table(&COOP_TERMS_TABLE),
    "A cooperative with hands, credit and deals.",
)
.or_default();
const PLAN: Key<Vec<Planned>> = Key::new(
    "plan",
    list(&Kind::Table(&PLANNED)),
    "What happens whatever the learner does.",
)
.or_default();
const INQUIRY: Key<Option<InquiryTerms>> = Key::new(
    "inquiry",
    Kind::Table(&INQUIRY_TERMS_TABLE),
    "Failed orders, for a reviewer.",
)
.or_default();
const TENDER: Key<Option<TenderTerms>> = Key::new(
    "tender",
    Kind::Table(&TENDER_TERMS_TABLE),
    "The county's tender, for an official.",
)
.or_default();
const VAN: Key<Option<VanTerms>> = Key::new(
    "van",
    Kind::Table(&VAN_TERMS_TABLE),
    "The county's van, for a dispatcher.",
)
.or_default();
const STATION: Key<Option<StationTerms>> = Key::new(
    "station",
    Kind::Table(&STATION_TERMS_TABLE),
    "The village station, for its keeper.",
)
.or_default();

pub(in super::super) const MARKET: Shape = Shape::new(
    "scenario",
    "Scenario.",
    &[
        ID.line,
        ROLE.line,
        PROFILE.line,
        SCENARIO_MONTH.line,
        SCENARIO_DAY.line,
        SCENARIO_WEEKDAY.line,
        CASH_FEN.line,
        REGISTERED.line,
        ORIGIN.line,
        COURIERS.line,
        VAN_DAYS.line,
        SCENARIO_DAYS.line,
        DEMAND_PPM.line,
        FIRST_LABELS_SWAPPED.line,
        HAND_LABELS.line,
        COUPON_BUDGET_FEN.line,
        ADVERTS.line,
        CANCELLATIONS_PPM.line,
        REGULARS_PPM.line,
        LATEST_REVIEWS.line,
        REMOTE_FEES.line,
        COURIER_CONTRACTS.line,
        PACK_LOTS.line,
        TAX_OFFICE.line,
        NEIGHBOURS.line,
        FALSE_CLAIMS_PPM.line,
        SHORT_WEIGHT.line,
        FREIGHT_INSURANCE.line,
        GOODS.line,
        OFFERS.line,
        BILLS.line,
        NEEDS.line,
        TALKS.line,
        HOUSEHOLD.line,
        COOP.line,
        PLAN.line,
        INQUIRY.line,
        TENDER.line,
        VAN.line,
        STATION.line,
        CAST.line,
    ],
);

impl Value for Scenario {
    fn of(node: &Node) -> Option<Scenario> {
        Some(Scenario {
            id: ID.of(node)?,
            role: ROLE.of(node)?,
            profile: PROFILE.of(node)?,
            month: SCENARIO_MONTH.of(node)?,
            day: SCENARIO_DAY.of(node)?,
            weekday: SCENARIO_WEEKDAY.of(node)?,
            cash_fen: CASH_FEN.of(node)?,
            registered: REGISTERED.of(node)?,
            origin: ORIGIN.of(node)?,
            couriers: COURIERS.of(node)?,
            van_days: VAN_DAYS.of(node)?,
            days: SCENARIO_DAYS.of(node)?,
            demand_ppm: DEMAND_PPM.of(node)?,
            first_labels_swapped: FIRST_LABELS_SWAPPED.of(node)?,
            hand_labels: HAND_LABELS.of(node)?,
            coupon_budget_fen: COUPON_BUDGET_FEN.of(node)?,
            adverts: ADVERTS.of(node)?,
            cancellations_ppm: CANCELLATIONS_PPM.of(node)?,
            regulars_ppm: REGULARS_PPM.of(node)?,
            latest_reviews: LATEST_REVIEWS.of(node)?,
            remote_fees: REMOTE_FEES.of(node)?,
            courier_contracts: COURIER_CONTRACTS.of(node)?,
            pack_lots: PACK_LOTS.of(node)?,
            tax_office: TAX_OFFICE.of(node)?,
            neighbours: NEIGHBOURS.of(node)?,
            freight_insurance: FREIGHT_INSURANCE.of(node)?,
            short_weight: SHORT_WEIGHT.of(node)?,
            false_claims_ppm: FALSE_CLAIMS_PPM.of(node)?,
            goods: GOODS.of(node)?,
            offers: OFFERS.of(node)?,
            bills: BILLS.of(node)?,
            needs: NEEDS.of(node)?,
            talks: TALKS.of(node)?,
            household: HOUSEHOLD.of(node)?,
            coop: COOP.of(node)?,
            plan: PLAN.of(node)?,
            inquiry: INQUIRY.of(node)?,
            tender: TENDER.of(node)?,
            van: VAN.of(node)?,
            station: STATION.of(node)?,
            setup: Vec::new(),
            variants: Variants {
                casts: CAST.of(node)?,
                ..Variants::default()
            },
        })
    }
}

const STOCK_G: Key<u32> = Key::new(
    "stock_g",
    Kind::Drawn(&number(Unit::Grams, 0, 1_000_000_000)),
    "How much there is.",
);
const GOODS_TRUTH: Key<BTreeMap<String, String>> = Key::new(
    "truth",
    map(&Kind::String),
    "Right values of the category's attributes: `origin = \"yecheng\"`.",
)
.or_default();
const PICKED_FRESH: Key<bool> = Key::new(
    "picked_fresh",
    Kind::Boolean,
    "Picked when an order is packed; else it ages from day 1.",
)
.or_default();
const FROM_DAY: Key<u32> = Key::new(
    "from_day",
    DAYS,
    "Can be picked from this day on; before, it can only be sold ahead.",
)
.or_default();
const BOUGHT_FEN_PER_KG: Key<Option<i64>> = Key::new(
    "bought_fen_per_kg",
    FEN_PER_KG,
    "What the neighbours are paid for it, in cash; absent for the own harvest.",
)
.or_default();
const FARM_FEN_PER_KG: Key<Option<i64>> = Key::new(
    "farm_fen_per_kg",
    FEN_PER_KG,
    "What the field pays this season, where it differs from the rules.",
)
.or_default();
const SOURCE: Key<Source> =
    Key::new("source", Kind::Word(words_of::<Source>), "Where it comes from.").or(Source::default, "`own`");
const WORK: Key<Work> =
    Key::new("work", Kind::Word(words_of::<Work>), "What was done to it.").or(Work::default, "`raw`");
const HARVEST: Key<bool> = Key::new(
    "harvest",
    Kind::Boolean,
    "The learner decides how it is picked, graded and cooled.",
)
.or_default();

pub(in super::super) const GOODS_TABLE: Shape = Shape::new(
    "goods",
    "The seller's harvest of one product.",
    &[
        STOCK_G.line,
        GOODS_TRUTH.line,
        PICKED_FRESH.line,
        FROM_DAY.line,
        BOUGHT_FEN_PER_KG.line,
        FARM_FEN_PER_KG.line,
        SOURCE.line,
        WORK.line,
        HARVEST.line,
    ],
);

impl Value for Goods {
    fn of(node: &Node) -> Option<Goods> {
        Some(Goods {
            stock_g: STOCK_G.of(node)?,
            truth: GOODS_TRUTH.of(node)?,
            picked_fresh: PICKED_FRESH.of(node)?,
            from_day: FROM_DAY.of(node)?,
            bought_fen_per_kg: BOUGHT_FEN_PER_KG.of(node)?,
            farm_fen_per_kg: FARM_FEN_PER_KG.of(node)?,
            source: SOURCE.of(node)?,
            work: WORK.of(node)?,
            harvest: HARVEST.of(node)?,
        })
    }
}

const OFFER_ITEM: Key<ItemId> = Key::new("item", Kind::Drawn(&Kind::String), "What it is: `film`.");
const PRICE_FEN: Key<i64> = Key::new("price_fen", Kind::Drawn(&FEN), "Its price.");
const FREIGHT_FEN: Key<i64> = Key::new("freight_fen", Kind::Drawn(&FEN), "Its freight.");
const WEIGHT_G: Key<u32> = Key::new("weight_g", Kind::Drawn(&GRAMS), "What the parcel weighs.");
const STARS_HUNDREDTHS: Key<i64> = Key::new("stars_hundredths", Kind::Drawn(&HUNDREDTHS), "The stars on its page.");
const REVIEWS: Key<u32> = Key::new("reviews", Kind::Drawn(&COUNT), "How many reviews it has.");
const CLAIMS: Key<BTreeMap<String, i64>> = Key::new(
    "claims",
    Kind::Drawn(&map(&COUNT)),
    "What the page claims, by measure: `thickness_um = 10`.",
);
const OFFER_TRUTH: Key<BTreeMap<String, i64>> =
    Key::new("truth", Kind::Drawn(&map(&COUNT)), "What is true, where it differs.").or_default();
const SEAL_BROKEN: Key<bool> = Key::new(
    "seal_broken",
    Kind::Drawn(&Kind::Boolean),
    "The parcel arrives with a broken seal.",
)
.or_default();
const ROAD_H: Key<u32> = Key::new(
    "road_h",
    Kind::Drawn(&HOURS),
    "Hours from ordering to the county centre.",
);
const SEVEN_DAYS: Key<bool> = Key::new(
    "seven_days",
    Kind::Drawn(&Kind::Boolean),
    "May be sent back without a reason.",
)
.or_default();

pub(in super::super) const OFFER_TABLE: Shape = Shape::new(
    "offer",
    "What a buyer sees before ordering, and what will be in the parcel.",
    &[
        OFFER_ITEM.line,
        PRICE_FEN.line,
        FREIGHT_FEN.line,
        WEIGHT_G.line,
        STARS_HUNDREDTHS.line,
        REVIEWS.line,
        CLAIMS.line,
        OFFER_TRUTH.line,
        SEAL_BROKEN.line,
        ROAD_H.line,
        SEVEN_DAYS.line,
    ],
);

impl Value for Offer {
    fn of(node: &Node) -> Option<Offer> {
        Some(Offer {
            item: OFFER_ITEM.of(node)?,
            price_fen: PRICE_FEN.of(node)?,
            freight_fen: FREIGHT_FEN.of(node)?,
            weight_g: WEIGHT_G.of(node)?,
            stars_hundredths: STARS_HUNDREDTHS.of(node)?,
            reviews: REVIEWS.of(node)?,
            claims: CLAIMS.of(node)?,
            truth: OFFER_TRUTH.of(node)?,
            seal_broken: SEAL_BROKEN.of(node)?,
            road_h: ROAD_H.of(node)?,
            seven_days: SEVEN_DAYS.of(node)?,
        })
    }
}

const AMOUNT_FEN: Key<i64> = Key::new("amount_fen", Kind::Drawn(&FEN), "How much it is.");
const DUE_DAY: Key<u32> = Key::new("due_day", Kind::Drawn(&DAY), "The day on which it falls due.");
const TRIP_FEN: Key<i64> = Key::new(
    "trip_fen",
    FEN,
    "What the trip to the county would cost; paying here saves it.",
)
.or_default();

pub(in super::super) const BILL_TABLE: Shape = Shape::new(
    "bill",
    "A bill that falls due.",
    &[AMOUNT_FEN.line, DUE_DAY.line, TRIP_FEN.line],
);

impl Value for Bill {
    fn of(node: &Node) -> Option<Bill> {
        Some(Bill {
            amount_fen: AMOUNT_FEN.of(node)?,
            due_day: DUE_DAY.of(node)?,
            trip_fen: TRIP_FEN.of(node)?,
        })
    }
}

const NEED_ITEM: Key<ItemId> = Key::new("item", Kind::String, "What is needed.");
const AT_LEAST: Key<BTreeMap<String, i64>> = Key::new(
    "at_least",
    Kind::Drawn(&map(&COUNT)),
    "Least true value of each measure.",
);
const VILLAGE_FEN: Key<i64> = Key::new(
    "village_fen",
    Kind::Drawn(&FEN),
    "What the village shop asks for the same thing.",
);
const BY_WEIGHT: Key<bool> = Key::new(
    "by_weight",
    Kind::Boolean,
    "Sold by weight, so that offers compare by the kilogram.",
)
.or_default();

pub(in super::super) const NEED_TABLE: Shape = Shape::new(
    "need",
    "Need.",
    &[NEED_ITEM.line, AT_LEAST.line, VILLAGE_FEN.line, BY_WEIGHT.line],
);

impl Value for Need {
    fn of(node: &Node) -> Option<Need> {
        Some(Need {
            item: NEED_ITEM.of(node)?,
            at_least: AT_LEAST.of(node)?,
            village_fen: VILLAGE_FEN.of(node)?,
            by_weight: BY_WEIGHT.of(node)?,
        })
    }
}

impl Element for Need {}
