//! What a scenario has for each role: households, a cooperative, a tender, a van, a station.

use std::collections::BTreeMap;

use super::super::super::document::Node;
use super::super::key::{Key, Kind, Of, Shape, Unit, by, list, map, number};
use super::super::read::{Value, words_of};
use super::super::units::{COUNT, DAY, FEN, FEN_PER_KG, GRAMS, MINUTE_OF_DAY, MINUTES, PPM};
use crate::market::{
    AdvanceTerms, Bidder, BidderId, Consent, CoopTerms, CourierId, DealId, DealTerms, HouseholdTerms, InquiryTerms,
    KpiLevel, LineTerms, PersonaId, PlaceId, ProductId, QuestionTerms, ShopTerms, Stage, StationTerms, SupplyTerms,
    TenderTerms, VanShopId, VanTerms, VillageId, VillageTerms, ZoneId,
};

const HOUSEHOLD_TERMS_PRODUCT: Key<ProductId> = Key::new("product", Kind::Ref(Of::Product), "What it grows.");
const BRINGS_G: Key<u32> = Key::new("brings_g", Kind::Drawn(&GRAMS), "How much it brings.");
const BRINGS_DAY: Key<u32> = Key::new(
    "brings_day",
    Kind::Drawn(&DAY),
    "It comes with its goods on the morning of this day.",
);
const UNSOUND_PPM: Key<i64> = Key::new(
    "unsound_ppm",
    Kind::Drawn(&PPM),
    "Share that is bruised or below the grade; seen only by sorting, or at a buyer's door.",
)
.or_default();
const GATE_FEN_PER_KG: Key<i64> = Key::new(
    "gate_fen_per_kg",
    Kind::Drawn(&FEN_PER_KG),
    "What the trader at the gate would pay.",
);
const MOST_MARGIN_PPM: Key<Option<i64>> = Key::new(
    "most_margin_ppm",
    PPM,
    "The largest share of the sales it leaves to the agent; absent where it sells by the kilogram.",
)
.or_default();
const LEAST_FEN_PER_KG: Key<Option<i64>> = Key::new(
    "least_fen_per_kg",
    FEN_PER_KG,
    "The lowest price at which it sells by the kilogram.",
)
.or_default();
const PAY_BY_DAY: Key<u32> = Key::new(
    "pay_by_day",
    DAY,
    "By the evening of this day it counts on all that it is owed in the morning.",
);
const CONSENT: Key<Consent> = Key::new(
    "consent",
    Kind::Word(words_of::<Consent>),
    "What it says when asked whether its story may be told.",
)
.or(Consent::default, "`no`");
const ADVANCE: Key<Option<AdvanceTerms>> = Key::new(
    "advance",
    Kind::Table(&ADVANCE_TERMS_TABLE),
    "It asks for money in advance.",
)
.or_default();
const QUESTION: Key<Option<QuestionTerms>> = Key::new(
    "question",
    Kind::Table(&QUESTION_TERMS_TABLE),
    "It asks about its statement.",
)
.or_default();

pub(in super::super) const HOUSEHOLD_TERMS_TABLE: Shape = Shape::new(
    "household terms",
    "What a household brings and what it wants, by the scenario: `[household.anar]`.",
    &[
        HOUSEHOLD_TERMS_PRODUCT.line,
        BRINGS_G.line,
        BRINGS_DAY.line,
        UNSOUND_PPM.line,
        GATE_FEN_PER_KG.line,
        MOST_MARGIN_PPM.line,
        LEAST_FEN_PER_KG.line,
        PAY_BY_DAY.line,
        CONSENT.line,
        ADVANCE.line,
        QUESTION.line,
    ],
);

impl Value for HouseholdTerms {
    fn of(node: &Node) -> Option<HouseholdTerms> {
        Some(HouseholdTerms {
            product: HOUSEHOLD_TERMS_PRODUCT.of(node)?,
            brings_g: BRINGS_G.of(node)?,
            brings_day: BRINGS_DAY.of(node)?,
            unsound_ppm: UNSOUND_PPM.of(node)?,
            gate_fen_per_kg: GATE_FEN_PER_KG.of(node)?,
            most_margin_ppm: MOST_MARGIN_PPM.of(node)?,
            least_fen_per_kg: LEAST_FEN_PER_KG.of(node)?,
            pay_by_day: PAY_BY_DAY.of(node)?,
            consent: CONSENT.of(node)?,
            advance: ADVANCE.of(node)?,
            question: QUESTION.of(node)?,
        })
    }
}

const ADVANCE_TERMS_ASK_DAY: Key<u32> = Key::new("ask_day", DAY, "The day on which it asks.");
const ADVANCE_TERMS_ASK_MINUTE: Key<u32> = Key::new("ask_minute", MINUTE_OF_DAY, "The minute of that day.");
const AMOUNT_FEN: Key<i64> = Key::new("amount_fen", FEN, "How much it asks for.");

pub(in super::super) const ADVANCE_TERMS_TABLE: Shape = Shape::new(
    "advance terms",
    "It asks for a part of its money before anything is settled.",
    &[
        ADVANCE_TERMS_ASK_DAY.line,
        ADVANCE_TERMS_ASK_MINUTE.line,
        AMOUNT_FEN.line,
    ],
);

impl Value for AdvanceTerms {
    fn of(node: &Node) -> Option<AdvanceTerms> {
        Some(AdvanceTerms {
            ask_day: ADVANCE_TERMS_ASK_DAY.of(node)?,
            ask_minute: ADVANCE_TERMS_ASK_MINUTE.of(node)?,
            amount_fen: AMOUNT_FEN.of(node)?,
        })
    }
}

const QUESTION_TERMS_ASK_DAY: Key<u32> = Key::new("ask_day", DAY, "The day on which it asks.");
const QUESTION_TERMS_ASK_MINUTE: Key<u32> = Key::new("ask_minute", MINUTE_OF_DAY, "The minute of that day.");
const ONLY_IF_MIXED: Key<bool> = Key::new(
    "only_if_mixed",
    Kind::Boolean,
    "Asks only if it was charged for bad pieces of a box that held others' goods too.",
)
.or_default();

pub(in super::super) const QUESTION_TERMS_TABLE: Shape = Shape::new(
    "question terms",
    "It asks how its share was reckoned.",
    &[
        QUESTION_TERMS_ASK_DAY.line,
        QUESTION_TERMS_ASK_MINUTE.line,
        ONLY_IF_MIXED.line,
    ],
);

impl Value for QuestionTerms {
    fn of(node: &Node) -> Option<QuestionTerms> {
        Some(QuestionTerms {
            ask_day: QUESTION_TERMS_ASK_DAY.of(node)?,
            ask_minute: QUESTION_TERMS_ASK_MINUTE.of(node)?,
            only_if_mixed: ONLY_IF_MIXED.of(node)?,
        })
    }
}

const HANDS: Key<u32> = Key::new("hands", COUNT, "Hands that can be hired in the village.");
const WAGE_FEN: Key<i64> = Key::new("wage_fen", FEN, "For a day of one hand.");
const CREDIT_FEN: Key<i64> = Key::new("credit_fen", FEN, "What the supplier of boxes writes up at most.");
const CREDIT_DAYS: Key<u32> = Key::new(
    "credit_days",
    number(Unit::Days, 0, 1_000_000),
    "The supplier is paid after so many days.",
);
const CREDIT_LATE_PPM: Key<i64> = Key::new("credit_late_ppm", PPM, "Added when the day passes unpaid.");
const DEAL: Key<BTreeMap<DealId, DealTerms>> =
    Key::new("deal", map(&Kind::Table(&DEAL_TERMS_TABLE)), "Deals that are offered.").or_default();

pub(in super::super) const COOP_TERMS_TABLE: Shape = Shape::new(
    "coop terms",
    "What a cooperative has and is offered, by the scenario: `[coop]`.",
    &[
        HANDS.line,
        WAGE_FEN.line,
        CREDIT_FEN.line,
        CREDIT_DAYS.line,
        CREDIT_LATE_PPM.line,
        DEAL.line,
    ],
);

impl Value for CoopTerms {
    fn of(node: &Node) -> Option<CoopTerms> {
        Some(CoopTerms {
            hands: HANDS.of(node)?,
            wage_fen: WAGE_FEN.of(node)?,
            credit_fen: CREDIT_FEN.of(node)?,
            credit_days: CREDIT_DAYS.of(node)?,
            credit_late_ppm: CREDIT_LATE_PPM.of(node)?,
            deal: DEAL.of(node)?,
        })
    }
}

const OFFER_DAY: Key<u32> = Key::new("offer_day", DAY, "The day on which it is offered.");
const OFFER_MINUTE: Key<u32> = Key::new("offer_minute", MINUTE_OF_DAY, "The minute of that day.");
const ANSWER_MIN: Key<u32> = Key::new("answer_min", MINUTES, "It waits so long for an answer.");
const SUPPLY: Key<Option<SupplyTerms>> = Key::new(
    "supply",
    Kind::Table(&SUPPLY_TERMS_TABLE),
    "Boxes for a buyer on fixed dates.",
)
.or_default();
const LINE: Key<Option<LineTerms>> = Key::new(
    "line",
    Kind::Table(&LINE_TERMS_TABLE),
    "A rate of a courier for many parcels.",
)
.or_default();

pub(in super::super) const DEAL_TERMS_TABLE: Shape = Shape::new(
    "deal terms",
    "An offer and until when it stands.",
    &[
        OFFER_DAY.line,
        OFFER_MINUTE.line,
        ANSWER_MIN.line,
        SUPPLY.line,
        LINE.line,
    ],
);

impl Value for DealTerms {
    fn of(node: &Node) -> Option<DealTerms> {
        Some(DealTerms {
            offer_day: OFFER_DAY.of(node)?,
            offer_minute: OFFER_MINUTE.of(node)?,
            answer_min: ANSWER_MIN.of(node)?,
            supply: SUPPLY.of(node)?,
            line: LINE.of(node)?,
        })
    }
}

const SUPPLY_TERMS_PRODUCT: Key<ProductId> = Key::new("product", Kind::Ref(Of::Product), "What is to be delivered.");
const PERSONA: Key<PersonaId> = Key::new("persona", Kind::Ref(Of::Persona), "What kind of buyer.");
const PLACE: Key<PlaceId> = Key::new("place", Kind::Ref(Of::Place), "Where they are.");
const NET_G: Key<u32> = Key::new(
    "net_g",
    number(Unit::Grams, 1, 1_000_000),
    "Of one box, and the boxes of one date.",
);
const PIECES: Key<u32> = Key::new("pieces", COUNT, "Boxes of one date.");
const PRICE_FEN: Key<i64> = Key::new("price_fen", FEN, "For all boxes of one date.");
const DUE_DAYS: Key<Vec<u32>> = Key::new(
    "due_days",
    list(&number(Unit::Day, 0, 60)),
    "Days on which boxes are due.",
);
const DUE_MINUTE: Key<u32> = Key::new("due_minute", MINUTE_OF_DAY, "The minute of those days.");
const PENALTY_FEN: Key<i64> = Key::new("penalty_fen", FEN, "For a date that is missed or late.");
const DEPOSIT_PPM: Key<i64> = Key::new(
    "deposit_ppm",
    PPM,
    "Share of all dates that is paid when the deal is taken.",
)
.or_default();
const INVOICE: Key<bool> = Key::new("invoice", Kind::Boolean, "Pays only against an invoice.").or_default();

pub(in super::super) const SUPPLY_TERMS_TABLE: Shape = Shape::new(
    "supply terms",
    "Goods on fixed dates at a fixed price.",
    &[
        SUPPLY_TERMS_PRODUCT.line,
        PERSONA.line,
        PLACE.line,
        NET_G.line,
        PIECES.line,
        PRICE_FEN.line,
        DUE_DAYS.line,
        DUE_MINUTE.line,
        PENALTY_FEN.line,
        DEPOSIT_PPM.line,
        INVOICE.line,
    ],
);

impl Value for SupplyTerms {
    fn of(node: &Node) -> Option<SupplyTerms> {
        Some(SupplyTerms {
            product: SUPPLY_TERMS_PRODUCT.of(node)?,
            persona: PERSONA.of(node)?,
            place: PLACE.of(node)?,
            net_g: NET_G.of(node)?,
            pieces: PIECES.of(node)?,
            price_fen: PRICE_FEN.of(node)?,
            due_days: DUE_DAYS.of(node)?,
            due_minute: DUE_MINUTE.of(node)?,
            penalty_fen: PENALTY_FEN.of(node)?,
            deposit_ppm: DEPOSIT_PPM.of(node)?,
            invoice: INVOICE.of(node)?,
        })
    }
}

const COURIER: Key<CourierId> = Key::new("courier", Kind::Ref(Of::Courier), "Whose rate.");
const LEAST_PARCELS: Key<u32> = Key::new("least_parcels", COUNT, "Parcels a day that it wants.");
const SHORT_FEN: Key<i64> = Key::new("short_fen", FEN, "For each parcel that is missing on a day.");
const UNTIL_DAY: Key<u32> = Key::new("until_day", DAY, "The last day of the deal.");

pub(in super::super) const LINE_TERMS_TABLE: Shape = Shape::new(
    "line terms",
    "A line that runs only with many parcels.",
    &[COURIER.line, LEAST_PARCELS.line, SHORT_FEN.line, UNTIL_DAY.line],
);

impl Value for LineTerms {
    fn of(node: &Node) -> Option<LineTerms> {
        Some(LineTerms {
            courier: COURIER.of(node)?,
            least_parcels: LEAST_PARCELS.of(node)?,
            short_fen: SHORT_FEN.of(node)?,
            until_day: UNTIL_DAY.of(node)?,
        })
    }
}

const BUYERS: Key<Vec<String>> = Key::new("buyers", list(&Kind::String), "The buyers whose orders failed.");

pub(in super::super) const INQUIRY_TERMS_TABLE: Shape = Shape::new(
    "inquiry terms",
    "The failed orders a scenario puts before the learner: by buyer; which failed how is drawn.",
    &[BUYERS.line],
);

impl Value for InquiryTerms {
    fn of(node: &Node) -> Option<InquiryTerms> {
        Some(InquiryTerms {
            buyers: BUYERS.of(node)?,
        })
    }
}

const STATIONS: Key<u32> = Key::new("stations", number(Unit::Count, 1, 10_000), "Stations in the county.");
const POTENTIAL: Key<u32> = Key::new(
    "potential",
    COUNT,
    "Parcels a month that the villages would send and get if all went well.",
);
const OLD_PARCELS: Key<u32> = Key::new("old_parcels", COUNT, "The old operator, month by month.");
const OLD_FEN: Key<i64> = Key::new("old_fen", FEN, "What the old operator was paid.");
const BIDDERS: Key<BTreeMap<BidderId, Bidder>> = Key::new("bidders", map(&Kind::Table(&BIDDER_TABLE)), "Who bids.");

pub(in super::super) const TENDER_TERMS_TABLE: Shape = Shape::new(
    "tender terms",
    "What a scenario says about the county, its budget and the bidders.",
    &[
        STATIONS.line,
        POTENTIAL.line,
        OLD_PARCELS.line,
        OLD_FEN.line,
        BIDDERS.line,
    ],
);

impl Value for TenderTerms {
    fn of(node: &Node) -> Option<TenderTerms> {
        Some(TenderTerms {
            stations: STATIONS.of(node)?,
            potential: POTENTIAL.of(node)?,
            old_parcels: OLD_PARCELS.of(node)?,
            old_fen: OLD_FEN.of(node)?,
            bidders: BIDDERS.of(node)?,
        })
    }
}

const FEE_FEN: Key<i64> = Key::new("fee_fen", FEN, "For twelve months.");
const PROMISES: Key<u32> = Key::new("promises", COUNT, "Parcels a month that the bid promises.");
const TRUCKS: Key<u32> = Key::new(
    "trucks",
    COUNT,
    "Shown by a visit: own trucks, years in villages, other counties that stayed with it and that left.",
);
const YEARS: Key<u32> = Key::new("years", COUNT, "Years in villages.");
const STAYED: Key<u32> = Key::new("stayed", COUNT, "Counties that stayed with it.");
const LEFT: Key<u32> = Key::new("left", COUNT, "Counties that left it.");
const ACTIVITY_MOST: Key<KpiLevel> = Key::new(
    "activity_most",
    Kind::Word(words_of::<KpiLevel>),
    "Hardest terms it signs.",
);
const EFFECT_MOST: Key<KpiLevel> = Key::new(
    "effect_most",
    Kind::Word(words_of::<KpiLevel>),
    "The hardest figure for parcels that it signs.",
);
const STAGE_LEAST: Key<Stage> = Key::new(
    "stage_least",
    Kind::Word(words_of::<Stage>),
    "The hardest way of paying that it signs.",
);
const SKILL_PPM: Key<i64> = Key::new("skill_ppm", PPM, "How much of the potential it can carry.");
const CARE_PPM: Key<i64> = Key::new("care_ppm", PPM, "How hard it works if nobody looks.");
const SLACK_PPM: Key<i64> = Key::new("slack_ppm", PPM, "Lost for each month in which nobody looked.");
const PADDING_PPM: Key<i64> = Key::new("padding_ppm", PPM, "How much better than the truth its reports look.");
const PAID_PPM: Key<i64> = Key::new("paid_ppm", PPM, "Lost once most of the money is paid.");

pub(in super::super) const BIDDER_TABLE: Shape = Shape::new(
    "bidder",
    "A bidder: what the bid says, what a visit shows, and what only the year shows.",
    &[
        FEE_FEN.line,
        PROMISES.line,
        TRUCKS.line,
        YEARS.line,
        STAYED.line,
        LEFT.line,
        ACTIVITY_MOST.line,
        EFFECT_MOST.line,
        STAGE_LEAST.line,
        SKILL_PPM.line,
        CARE_PPM.line,
        SLACK_PPM.line,
        PADDING_PPM.line,
        PAID_PPM.line,
    ],
);

impl Value for Bidder {
    fn of(node: &Node) -> Option<Bidder> {
        Some(Bidder {
            fee_fen: FEE_FEN.of(node)?,
            promises: PROMISES.of(node)?,
            trucks: TRUCKS.of(node)?,
            years: YEARS.of(node)?,
            stayed: STAYED.of(node)?,
            left: LEFT.of(node)?,
            activity_most: ACTIVITY_MOST.of(node)?,
            effect_most: EFFECT_MOST.of(node)?,
            stage_least: STAGE_LEAST.of(node)?,
            skill_ppm: SKILL_PPM.of(node)?,
            care_ppm: CARE_PPM.of(node)?,
            slack_ppm: SLACK_PPM.of(node)?,
            padding_ppm: PADDING_PPM.of(node)?,
            paid_ppm: PAID_PPM.of(node)?,
        })
    }
}

const WALK_IN: Key<CourierId> = Key::new(
    "walk_in",
    Kind::Ref(Of::Courier),
    "The courier that takes parcels singly, and the one whose rate wants many at once.",
);
const CONTRACT: Key<CourierId> = Key::new(
    "contract",
    Kind::Ref(Of::Courier),
    "The courier whose rate wants many parcels at once.",
);
const START_DAYS: Key<u32> = Key::new(
    "start_days",
    number(Unit::Days, 0, 1_000_000),
    "The days run in the old way, against which the learner's are measured.",
);
const MIX: Key<BTreeMap<ZoneId, u32>> = Key::new(
    "mix",
    by(Of::Zone, &COUNT),
    "Where the parcels go: by zone, of a hundred.",
);
const CHARGED_G: Key<u32> = Key::new("charged_g", GRAMS, "What a parcel weighs on the courier's scale.");
const CLOSURES: Key<u32> = Key::new(
    "closures",
    number(Unit::Count, 0, 60),
    "Road closures after the start, two days each.",
);
const VILLAGES: Key<BTreeMap<VillageId, VillageTerms>> = Key::new(
    "villages",
    map(&Kind::Table(&VILLAGE_TERMS_TABLE)),
    "The villages on its roads.",
);
const SHOPS: Key<BTreeMap<VanShopId, ShopTerms>> = Key::new(
    "shops",
    map(&Kind::Table(&SHOP_TERMS_TABLE)),
    "Shops that would use the van's empty way out.",
)
.or_default();

pub(in super::super) const VAN_TERMS_TABLE: Shape = Shape::new(
    "van terms",
    "What a scenario says about its van, villages and shops.",
    &[
        WALK_IN.line,
        CONTRACT.line,
        START_DAYS.line,
        MIX.line,
        CHARGED_G.line,
        CLOSURES.line,
        VILLAGES.line,
        SHOPS.line,
    ],
);

impl Value for VanTerms {
    fn of(node: &Node) -> Option<VanTerms> {
        Some(VanTerms {
            walk_in: WALK_IN.of(node)?,
            contract: CONTRACT.of(node)?,
            start_days: START_DAYS.of(node)?,
            mix: MIX.of(node)?,
            charged_g: CHARGED_G.of(node)?,
            closures: CLOSURES.of(node)?,
            villages: VILLAGES.of(node)?,
            shops: SHOPS.of(node)?,
        })
    }
}

const ROAD: Key<String> = Key::new(
    "road",
    Kind::String,
    "Villages on one road lie one behind the other; roads meet at the county centre.",
);
const KM: Key<u32> = Key::new(
    "km",
    number(Unit::Kilometres, 0, 2_000),
    "Kilometres from the village before, or from the county.",
);
const UP: Key<u32> = Key::new("up", COUNT, "Parcels a day, on average.");
const DOWN: Key<u32> = Key::new("down", COUNT, "Parcels a day to the village, on average.");
const LATE_PPM: Key<i64> = Key::new(
    "late_ppm",
    PPM,
    "Chance that a day's parcels are not ready in the morning.",
)
.or_default();

pub(in super::super) const VILLAGE_TERMS_TABLE: Shape = Shape::new(
    "village terms",
    "Village terms.",
    &[ROAD.line, KM.line, UP.line, DOWN.line, LATE_PPM.line],
);

impl Value for VillageTerms {
    fn of(node: &Node) -> Option<VillageTerms> {
        Some(VillageTerms {
            road: ROAD.of(node)?,
            km: KM.of(node)?,
            up: UP.of(node)?,
            down: DOWN.of(node)?,
            late_ppm: LATE_PPM.of(node)?,
        })
    }
}

const SLOTS: Key<u32> = Key::new(
    "slots",
    number(Unit::Count, 0, 10_000),
    "Slots it takes on every run, whether the parcels need them or not.",
);
const SLOT_FEN: Key<i64> = Key::new("slot_fen", FEN, "What it pays for each slot.");

pub(in super::super) const SHOP_TERMS_TABLE: Shape =
    Shape::new("shop terms", "Shop terms.", &[SLOTS.line, SLOT_FEN.line]);

impl Value for ShopTerms {
    fn of(node: &Node) -> Option<ShopTerms> {
        Some(ShopTerms {
            slots: SLOTS.of(node)?,
            slot_fen: SLOT_FEN.of(node)?,
        })
    }
}

const TRUST_PPM: Key<i64> = Key::new(
    "trust_ppm",
    number(Unit::PartsPerMillion, 0, 1_000_000),
    "The village's trust at the start.",
);
const PRINTER_BREAKS_DAY: Key<Option<u32>> = Key::new(
    "printer_breaks_day",
    Kind::Drawn(&DAY),
    "The printer breaks on this morning.",
)
.or_default();
const INSPECTION_DAY: Key<Option<u32>> = Key::new(
    "inspection_day",
    Kind::Drawn(&DAY),
    "Somebody from the county compares the log with the truth.",
)
.or_default();
const AWAY_DAY: Key<Option<u32>> = Key::new(
    "away_day",
    Kind::Drawn(&DAY),
    "The keeper has to be elsewhere all day; known the morning before.",
)
.or_default();

pub(in super::super) const STATION_TERMS_TABLE: Shape = Shape::new(
    "station terms",
    "A scenario's station on its first morning.",
    &[
        TRUST_PPM.line,
        PRINTER_BREAKS_DAY.line,
        INSPECTION_DAY.line,
        AWAY_DAY.line,
    ],
);

impl Value for StationTerms {
    fn of(node: &Node) -> Option<StationTerms> {
        Some(StationTerms {
            trust_ppm: TRUST_PPM.of(node)?,
            printer_breaks_day: PRINTER_BREAKS_DAY.of(node)?,
            inspection_day: INSPECTION_DAY.of(node)?,
            away_day: AWAY_DAY.of(node)?,
        })
    }
}
