//! Looking into failed orders, the county's tender, the county's van.

use super::super::super::document::Node;
use super::super::key::{Key, Kind, Shape, Unit, list, number};
use super::super::read::Value;
use super::super::units::{CLOCK, COUNT, DAYS, FEN, MINUTES, PPM};
use crate::market::{InquiryRules, KpiLevels, TenderRules, VanRules, WithinMin};

const JUDGE_MIN: Key<u32> = Key::new("judge_min", MINUTES, "Reading a record and judging it.");
const USUAL_LEAST_PPM: Key<i64> = Key::new(
    "usual_least_ppm",
    PPM,
    "What is done in time takes between these shares of what is allowed.",
);
const USUAL_MOST_PPM: Key<i64> = Key::new(
    "usual_most_ppm",
    PPM,
    "What is done in time takes at most this share of what is allowed.",
)
.not_below("usual_least_ppm");
const LATE_LEAST_MIN: Key<u32> = Key::new("late_least_min", MINUTES, "What is late is late by between these.");
const LATE_MOST_MIN: Key<u32> =
    Key::new("late_most_min", MINUTES, "What is late is late by at most this.").not_below("late_least_min");
const OFFERED: Key<u32> = Key::new("offered", number(Unit::Count, 1, 11), "Remedies to choose from.");
const WITHIN_MIN: Key<WithinMin> = Key::new(
    "within_min",
    Kind::Table(&WITHIN_MIN_TABLE),
    "What each step of an order may take.",
);

const BEGAN_WITHIN_DAYS: Key<u32> =
    Key::new("began_within_days", DAYS, "The cases began on one of so many days.").or(|| 4, "`4`");

pub(in super::super) const INQUIRY_RULES_TABLE: Shape = Shape::new(
    "inquiry rules",
    "How long people have and take; `lessons/rules/inquiry.toml`.",
    &[
        JUDGE_MIN.line,
        USUAL_LEAST_PPM.line,
        USUAL_MOST_PPM.line,
        LATE_LEAST_MIN.line,
        LATE_MOST_MIN.line,
        OFFERED.line,
        WITHIN_MIN.line,
        BEGAN_WITHIN_DAYS.line,
    ],
);

impl Value for InquiryRules {
    fn of(node: &Node) -> Option<InquiryRules> {
        Some(InquiryRules {
            judge_min: JUDGE_MIN.of(node)?,
            usual_least_ppm: USUAL_LEAST_PPM.of(node)?,
            usual_most_ppm: USUAL_MOST_PPM.of(node)?,
            late_least_min: LATE_LEAST_MIN.of(node)?,
            late_most_min: LATE_MOST_MIN.of(node)?,
            offered: OFFERED.of(node)?,
            within_min: WITHIN_MIN.of(node)?,
            began_within_days: BEGAN_WITHIN_DAYS.of(node)?,
        })
    }
}

const REPLY: Key<u32> = Key::new("reply", MINUTES, "Answering.");
const PACK: Key<u32> = Key::new("pack", MINUTES, "Packing.");
const CHECK: Key<u32> = Key::new("check", MINUTES, "Checking the label.");
const HAND_OVER: Key<u32> = Key::new("hand-over", MINUTES, "Handing over.");
const SCAN: Key<u32> = Key::new("scan", MINUTES, "The first scan.");
const VAN: Key<u32> = Key::new("van", MINUTES, "The van to the township.");
const TOWNSHIP: Key<u32> = Key::new("township", MINUTES, "The township.");
const COUNTY: Key<u32> = Key::new("county", MINUTES, "The county.");
const TRUNK: Key<u32> = Key::new("trunk", MINUTES, "The long way.");
const DELIVER: Key<u32> = Key::new("deliver", MINUTES, "The last way to the door.");
const PHOTO: Key<u32> = Key::new("photo", MINUTES, "The buyer's photo.");
const CLAIM: Key<u32> = Key::new("claim", MINUTES, "The claim.");
const CLAIM_ANSWER: Key<u32> = Key::new("claim-answer", MINUTES, "The answer to it.");

pub(in super::super) const WITHIN_MIN_TABLE: Shape = Shape::new(
    "within min",
    "What each step may take after the one before it.",
    &[
        REPLY.line,
        PACK.line,
        CHECK.line,
        HAND_OVER.line,
        SCAN.line,
        VAN.line,
        TOWNSHIP.line,
        COUNTY.line,
        TRUNK.line,
        DELIVER.line,
        PHOTO.line,
        CLAIM.line,
        CLAIM_ANSWER.line,
    ],
);

impl Value for WithinMin {
    fn of(node: &Node) -> Option<WithinMin> {
        Some(WithinMin {
            reply: REPLY.of(node)?,
            pack: PACK.of(node)?,
            check: CHECK.of(node)?,
            hand_over: HAND_OVER.of(node)?,
            scan: SCAN.of(node)?,
            van: VAN.of(node)?,
            township: TOWNSHIP.of(node)?,
            county: COUNTY.of(node)?,
            trunk: TRUNK.of(node)?,
            deliver: DELIVER.of(node)?,
            photo: PHOTO.of(node)?,
            claim: CLAIM.of(node)?,
            claim_answer: CLAIM_ANSWER.of(node)?,
        })
    }
}

const VISIT_FEN: Key<i64> = Key::new("visit_fen", FEN, "A visit to villages costs this.");
const VISIT_DAYS: Key<u32> = Key::new("visit_days", number(Unit::Days, 0, 60), "It takes so many days.");
const AUDIT_FEN: Key<i64> = Key::new("audit_fen", FEN, "An audit costs this.");
const AUDIT_DAYS: Key<u32> = Key::new("audit_days", number(Unit::Days, 0, 60), "It takes so many days.");
const PAY_DAYS: Key<u32> = Key::new(
    "pay_days",
    number(Unit::Days, 0, 60),
    "After the last day of a quarter a payment is made within so many days.",
);
const ACTIVITY: Key<KpiLevels> = Key::new(
    "activity",
    Kind::Table(&KPI_LEVELS_TABLE),
    "Working stations that the contract asks for (ppm), and parcels a month of the potential (ppm), by level.",
);
const EFFECT: Key<KpiLevels> = Key::new(
    "effect",
    Kind::Table(&KPI_LEVELS_TABLE),
    "Parcels a month that the contract asks for, of the potential, by level.",
);
const ACTIVITY_EFFORT: Key<KpiLevels> = Key::new(
    "activity_effort",
    Kind::Table(&KPI_LEVELS_TABLE),
    "Effort that a figure of this level adds (ppm).",
);
const EFFECT_EFFORT: Key<KpiLevels> = Key::new(
    "effect_effort",
    Kind::Table(&KPI_LEVELS_TABLE),
    "Effort for parcels that a figure of this level adds.",
);
const NEGLECT_PPM: Key<i64> = Key::new(
    "neglect_ppm",
    PPM,
    "Without a figure for it, only this share of the effort goes there.",
);
const QUARTER_PPM: Key<i64> = Key::new(
    "quarter_ppm",
    PPM,
    "Effort that staged payment adds; that an audit adds for `watch_months`; that a withheld payment adds for `pinch_months`.",
);
const HALF_PPM: Key<i64> = Key::new("half_ppm", PPM, "Effort that paying half at signing adds.");
const EXIT_PPM: Key<i64> = Key::new("exit_ppm", PPM, "Effort that an exit clause adds.");
const WATCH_PPM: Key<i64> = Key::new("watch_ppm", PPM, "Effort that an audit adds.");
const WATCH_MONTHS: Key<u32> = Key::new("watch_months", COUNT, "For so many months.");
const PINCH_PPM: Key<i64> = Key::new("pinch_ppm", PPM, "Effort that a withheld payment adds.");
const PINCH_MONTHS: Key<u32> = Key::new("pinch_months", COUNT, "For so many months.");
const START_MONTHS: Key<u32> = Key::new(
    "start_months",
    COUNT,
    "Months in which somebody new finds the way, and what is done of the work then.",
);
const START_PPM: Key<i64> = Key::new("start_ppm", PPM, "Share of the work that is done then.");
const EFFORT_LEAST_PPM: Key<i64> = Key::new("effort_least_ppm", PPM, "The least that is done.");
const TENDER_RULES_VARY_PPM: Key<i64> = Key::new(
    "vary_ppm",
    number(Unit::PartsPerMillion, 0, 1_000_000),
    "A month varies by this share to both sides.",
);
const EXIT_AFTER_MONTHS: Key<u32> = Key::new(
    "exit_after_months",
    COUNT,
    "Missed months after which the exit clause may be called.",
);
const SEASON_PPM: Key<Vec<i64>> = Key::new(
    "season_ppm",
    list(&PPM),
    "Share of a usual month that each month of the year brings, January first.",
);

const REACH_LEAST_PPM: Key<i64> = Key::new(
    "reach_least_ppm",
    number(Unit::PartsPerMillion, 0, 1_000_000),
    "Share of the parcels that comes when no station works.",
)
.or(|| 500_000, "`500000`");
const WITHHOLD_MONTHS: Key<u32> = Key::new(
    "withhold_months",
    number(Unit::Count, 1, 12),
    "A payment may be withheld for a figure that was missed in the last so many months.",
)
.or(|| 3, "`3`");

pub(in super::super) const TENDER_RULES_TABLE: Shape = Shape::new(
    "tender rules",
    "How contracts, money and being looked at move an operator; `lessons/rules/tender.toml`.",
    &[
        VISIT_FEN.line,
        VISIT_DAYS.line,
        AUDIT_FEN.line,
        AUDIT_DAYS.line,
        PAY_DAYS.line,
        ACTIVITY.line,
        EFFECT.line,
        ACTIVITY_EFFORT.line,
        EFFECT_EFFORT.line,
        NEGLECT_PPM.line,
        QUARTER_PPM.line,
        HALF_PPM.line,
        EXIT_PPM.line,
        WATCH_PPM.line,
        WATCH_MONTHS.line,
        PINCH_PPM.line,
        PINCH_MONTHS.line,
        START_MONTHS.line,
        START_PPM.line,
        EFFORT_LEAST_PPM.line,
        TENDER_RULES_VARY_PPM.line,
        EXIT_AFTER_MONTHS.line,
        SEASON_PPM.line,
        REACH_LEAST_PPM.line,
        WITHHOLD_MONTHS.line,
    ],
);

impl Value for TenderRules {
    fn of(node: &Node) -> Option<TenderRules> {
        Some(TenderRules {
            visit_fen: VISIT_FEN.of(node)?,
            visit_days: VISIT_DAYS.of(node)?,
            audit_fen: AUDIT_FEN.of(node)?,
            audit_days: AUDIT_DAYS.of(node)?,
            pay_days: PAY_DAYS.of(node)?,
            activity: ACTIVITY.of(node)?,
            effect: EFFECT.of(node)?,
            activity_effort: ACTIVITY_EFFORT.of(node)?,
            effect_effort: EFFECT_EFFORT.of(node)?,
            neglect_ppm: NEGLECT_PPM.of(node)?,
            quarter_ppm: QUARTER_PPM.of(node)?,
            half_ppm: HALF_PPM.of(node)?,
            exit_ppm: EXIT_PPM.of(node)?,
            watch_ppm: WATCH_PPM.of(node)?,
            watch_months: WATCH_MONTHS.of(node)?,
            pinch_ppm: PINCH_PPM.of(node)?,
            pinch_months: PINCH_MONTHS.of(node)?,
            start_months: START_MONTHS.of(node)?,
            start_ppm: START_PPM.of(node)?,
            effort_least_ppm: EFFORT_LEAST_PPM.of(node)?,
            vary_ppm: TENDER_RULES_VARY_PPM.of(node)?,
            exit_after_months: EXIT_AFTER_MONTHS.of(node)?,
            season_ppm: SEASON_PPM.of(node)?,
            reach_least_ppm: REACH_LEAST_PPM.of(node)?,
            withhold_months: WITHHOLD_MONTHS.of(node)?,
        })
    }
}

const LOW_PPM: Key<i64> = Key::new("low_ppm", PPM, "A low one.");
const FAIR_PPM: Key<i64> = Key::new("fair_ppm", PPM, "A fair one.").not_below("low_ppm");
const HIGH_PPM: Key<i64> = Key::new("high_ppm", PPM, "A high one.").not_below("fair_ppm");

pub(in super::super) const KPI_LEVELS_TABLE: Shape = Shape::new(
    "kpi levels",
    "Kpi levels.",
    &[LOW_PPM.line, FAIR_PPM.line, HIGH_PPM.line],
);

impl Value for KpiLevels {
    fn of(node: &Node) -> Option<KpiLevels> {
        Some(KpiLevels {
            low_ppm: LOW_PPM.of(node)?,
            fair_ppm: FAIR_PPM.of(node)?,
            high_ppm: HIGH_PPM.of(node)?,
        })
    }
}

const SLOTS: Key<u32> = Key::new("slots", number(Unit::Count, 0, 10_000), "Parcels it holds, each way.");
const DAY_FEN: Key<i64> = Key::new("day_fen", FEN, "What a day on the road costs, full or empty.");
const KM_PER_H: Key<u32> = Key::new("km_per_h", number(Unit::Count, 1, 200), "How fast the van goes.");
const STOP_MIN: Key<u32> = Key::new("stop_min", MINUTES, "Loading and unloading at a village.");
const ASK_MIN: Key<u32> = Key::new(
    "ask_min",
    MINUTES,
    "The driver waits so long for an answer, then goes on.",
);
const LATE_FROM_MIN: Key<u32> = Key::new(
    "late_from_min",
    CLOCK,
    "Late parcels are promised for a minute between these, and come up to `overrun_min` later than promised.",
);
const LATE_TO_MIN: Key<u32> = Key::new(
    "late_to_min",
    CLOCK,
    "Late parcels are promised for this minute at the latest.",
)
.not_below("late_from_min");
const OVERRUN_MIN: Key<u32> = Key::new("overrun_min", MINUTES, "They may come so much later than promised.");
const CENTRE_CLOSES_MIN: Key<u32> = Key::new(
    "centre_closes_min",
    CLOCK,
    "Minute of the day at which the courier fetches what lies at the centre.",
);
const DUE_DAYS: Key<u32> = Key::new(
    "due_days",
    number(Unit::Days, 0, 60),
    "A parcel has this many days after its own.",
);
const LATE_FEN: Key<i64> = Key::new(
    "late_fen",
    FEN,
    "Paid to the sender or receiver of a parcel that is late.",
);
const CONTRACT_PARCELS_MIN: Key<u32> = Key::new(
    "contract_parcels_min",
    number(Unit::Count, 0, 525_600),
    "The contract's rate wants so many at one closing time.",
);
const FEEDER_SLOTS: Key<u32> = Key::new(
    "feeder_slots",
    COUNT,
    "A village's own tricycle: what it holds each way, and what it costs a parcel.",
);
const FEEDER_FEN: Key<i64> = Key::new("feeder_fen", FEN, "What it costs a parcel.");
const PICKUP_FEN: Key<i64> = Key::new(
    "pickup_fen",
    FEN,
    "Under the contract the courier's truck comes for this, each day that something is fetched.",
);
const SUBSIDY_FEN: Key<i64> = Key::new(
    "subsidy_fen",
    FEN,
    "The county adds this for each parcel that comes to the end of its part in time.",
)
.or_default();
const VAN_RULES_VARY_PPM: Key<i64> = Key::new(
    "vary_ppm",
    number(Unit::PartsPerMillion, 0, 1_000_000),
    "A day's parcels vary by this share to both sides.",
);

const PROMISE_STEP_MIN: Key<u32> = Key::new(
    "promise_step_min",
    number(Unit::Minutes, 1, 1_440),
    "Late villages promise a minute in steps of this.",
)
.or(|| 30, "`30`");
const CLOSED_DAYS: Key<u32> = Key::new("closed_days", DAYS, "A closed road stays closed so long.").or(|| 2, "`2`");

pub(in super::super) const VAN_RULES_TABLE: Shape = Shape::new(
    "van rules",
    "The numbers of the van itself; `lessons/rules/van.toml`.",
    &[
        SLOTS.line,
        DAY_FEN.line,
        KM_PER_H.line,
        STOP_MIN.line,
        ASK_MIN.line,
        LATE_FROM_MIN.line,
        LATE_TO_MIN.line,
        OVERRUN_MIN.line,
        CENTRE_CLOSES_MIN.line,
        DUE_DAYS.line,
        LATE_FEN.line,
        CONTRACT_PARCELS_MIN.line,
        FEEDER_SLOTS.line,
        FEEDER_FEN.line,
        PICKUP_FEN.line,
        SUBSIDY_FEN.line,
        VAN_RULES_VARY_PPM.line,
        PROMISE_STEP_MIN.line,
        CLOSED_DAYS.line,
    ],
);

impl Value for VanRules {
    fn of(node: &Node) -> Option<VanRules> {
        Some(VanRules {
            slots: SLOTS.of(node)?,
            day_fen: DAY_FEN.of(node)?,
            km_per_h: KM_PER_H.of(node)?,
            stop_min: STOP_MIN.of(node)?,
            ask_min: ASK_MIN.of(node)?,
            late_from_min: LATE_FROM_MIN.of(node)?,
            late_to_min: LATE_TO_MIN.of(node)?,
            overrun_min: OVERRUN_MIN.of(node)?,
            centre_closes_min: CENTRE_CLOSES_MIN.of(node)?,
            due_days: DUE_DAYS.of(node)?,
            late_fen: LATE_FEN.of(node)?,
            contract_parcels_min: CONTRACT_PARCELS_MIN.of(node)?,
            feeder_slots: FEEDER_SLOTS.of(node)?,
            feeder_fen: FEEDER_FEN.of(node)?,
            pickup_fen: PICKUP_FEN.of(node)?,
            subsidy_fen: SUBSIDY_FEN.of(node)?,
            vary_ppm: VAN_RULES_VARY_PPM.of(node)?,
            promise_step_min: PROMISE_STEP_MIN.of(node)?,
            closed_days: CLOSED_DAYS.of(node)?,
        })
    }
}
