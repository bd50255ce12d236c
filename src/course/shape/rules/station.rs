//! The village station.

use std::collections::BTreeMap;

use super::super::super::document::Node;
use super::super::entry::ENTRY;
use super::super::key::{Key, Kind, Shape, Unit, list, map, number};
use super::super::read::{Value, words_of};
use super::super::units::{CLOCK, COUNT, FEN, HOURS, MINUTES, PPM, WORK_MINUTES};
use crate::market::{Hours, HoursId, Service, Snag, StationMinutes, StationRules, TrustRules};

const FIXED_DAY_FEN: Key<i64> = Key::new("fixed_day_fen", FEN, "Power, network, phone.");
const SUBSIDY_WEEK_FEN: Key<i64> = Key::new(
    "subsidy_week_fen",
    FEN,
    "Paid for a week whose log shows `kpi_tickets`.",
);
const KPI_TICKETS: Key<u32> = Key::new("kpi_tickets", COUNT, "Tickets a week for the subsidy.");
const VISITS_DAY: Key<u32> = Key::new(
    "visits_day",
    number(Unit::Count, 0, 500),
    "Visits a day if the whole village trusted the station and its door never closed.",
);
const FROM_MIN: Key<u32> = Key::new("from_min", CLOCK, "Villagers come between these minutes of the day.");
const TO_MIN: Key<u32> =
    Key::new("to_min", CLOCK, "Villagers come until this minute of the day.").not_below("from_min");
const HOME_FROM_MIN: Key<u32> = Key::new(
    "home_from_min",
    CLOCK,
    "They are at home from this minute on: for who goes from door to door, or visits.",
);
const FIELD_UNTIL_MIN: Key<u32> = Key::new(
    "field_until_min",
    CLOCK,
    "Later than this nobody begins work on a field.",
);
const SNAG_PPM: Key<i64> = Key::new(
    "snag_ppm",
    PPM,
    "Of the requests with which something may be the matter.",
);
const TOLD_VISITS: Key<u32> = Key::new(
    "told_visits",
    number(Unit::Count, 0, 100),
    "More visits a day, at full trust, for a service that the village was told about, and for how many days.",
);
const TOLD_DAYS: Key<u32> = Key::new(
    "told_days",
    number(Unit::Days, 0, 60),
    "The village remembers what it was told for so many days.",
);
const PATIENCE_MIN: Key<u32> = Key::new(
    "patience_min",
    MINUTES,
    "Somebody at the counter waits so long; somebody who rang and cannot come, until so many days later.",
);
const ELDER_DAYS: Key<u32> = Key::new(
    "elder_days",
    number(Unit::Days, 1, 14),
    "Somebody who cannot come waits so many days.",
);
const FOLLOW_UP_FROM_H: Key<u32> = Key::new(
    "follow_up_from_h",
    HOURS,
    "After a service that needs it, somebody asks between these times how it went.",
);
const FOLLOW_UP_H: Key<u32> = Key::new(
    "follow_up_h",
    HOURS,
    "Somebody asks at the latest so many hours after the service.",
)
.not_below("follow_up_from_h");
const SAMPLE_PPM: Key<i64> = Key::new("sample_ppm", PPM, "Of the log's lines a visit looks into so many.");
const AUDIT_PPM: Key<i64> = Key::new(
    "audit_ppm",
    PPM,
    "Of the log's lines the audit after the last day looks into so many.",
);
const FRAUD_FINE_PPM: Key<i64> = Key::new(
    "fraud_fine_ppm",
    PPM,
    "What was drawn with false lines goes back, and so much of it besides.",
);
const SPOT_CHECK_PPM: Key<i64> = Key::new(
    "spot_check_ppm",
    number(Unit::PartsPerMillion, 0, 1_000_000),
    "Chance of a visit that nobody announced, each day.",
);
const INSPECTION_MIN: Key<u32> = Key::new("inspection_min", CLOCK, "The county's visitor comes at this minute.");
const FORBIDDEN_FEN: Key<i64> = Key::new(
    "forbidden_fen",
    FEN,
    "A forbidden parcel that was taken comes back with this.",
);
const CREDIT_FEN: Key<i64> = Key::new("credit_fen", FEN, "What was ordered on credit and is not paid.");
const REPAIR_FEN: Key<i64> = Key::new("repair_fen", FEN, "Repairing the printer.");
const HELPER_FEN: Key<i64> = Key::new("helper_fen", FEN, "A helper for a day.");
const FIELD_FEN: Key<i64> = Key::new("field_fen", FEN, "What a day without work on the own field costs.");
const STATION_RULES_MINUTES: Key<StationMinutes> =
    Key::new("minutes", Kind::Table(&STATION_MINUTES_TABLE), "What each work takes.");
const TRUST: Key<TrustRules> = Key::new("trust", Kind::Table(&TRUST_RULES_TABLE), "How trust grows and goes.");
const STATION_RULES_HOURS: Key<BTreeMap<HoursId, Hours>> = Key::new(
    "hours",
    map(&Kind::Table(&HOURS_TABLE)),
    "Opening hours that may stand on the door, by id.",
);
const PEOPLE: Key<Vec<String>> = Key::new("people", list(&Kind::String), "Who lives in the village: ids of names.");

pub(in super::super) const STATION_RULES_TABLE: Shape = Shape::new(
    "station rules",
    "The numbers of `lessons/rules/station.toml`, the same for every station.",
    &[
        FIXED_DAY_FEN.line,
        SUBSIDY_WEEK_FEN.line,
        KPI_TICKETS.line,
        VISITS_DAY.line,
        FROM_MIN.line,
        TO_MIN.line,
        HOME_FROM_MIN.line,
        FIELD_UNTIL_MIN.line,
        SNAG_PPM.line,
        TOLD_VISITS.line,
        TOLD_DAYS.line,
        PATIENCE_MIN.line,
        ELDER_DAYS.line,
        FOLLOW_UP_FROM_H.line,
        FOLLOW_UP_H.line,
        INSPECTION_MIN.line,
        SPOT_CHECK_PPM.line,
        SAMPLE_PPM.line,
        AUDIT_PPM.line,
        FRAUD_FINE_PPM.line,
        FORBIDDEN_FEN.line,
        CREDIT_FEN.line,
        REPAIR_FEN.line,
        HELPER_FEN.line,
        FIELD_FEN.line,
        STATION_RULES_MINUTES.line,
        TRUST.line,
        STATION_RULES_HOURS.line,
        PEOPLE.line,
    ],
);

impl Value for StationRules {
    fn of(node: &Node) -> Option<StationRules> {
        Some(StationRules {
            fixed_day_fen: FIXED_DAY_FEN.of(node)?,
            subsidy_week_fen: SUBSIDY_WEEK_FEN.of(node)?,
            kpi_tickets: KPI_TICKETS.of(node)?,
            visits_day: VISITS_DAY.of(node)?,
            from_min: FROM_MIN.of(node)?,
            to_min: TO_MIN.of(node)?,
            home_from_min: HOME_FROM_MIN.of(node)?,
            field_until_min: FIELD_UNTIL_MIN.of(node)?,
            snag_ppm: SNAG_PPM.of(node)?,
            told_visits: TOLD_VISITS.of(node)?,
            told_days: TOLD_DAYS.of(node)?,
            patience_min: PATIENCE_MIN.of(node)?,
            elder_days: ELDER_DAYS.of(node)?,
            follow_up_from_h: FOLLOW_UP_FROM_H.of(node)?,
            follow_up_h: FOLLOW_UP_H.of(node)?,
            inspection_min: INSPECTION_MIN.of(node)?,
            spot_check_ppm: SPOT_CHECK_PPM.of(node)?,
            sample_ppm: SAMPLE_PPM.of(node)?,
            audit_ppm: AUDIT_PPM.of(node)?,
            fraud_fine_ppm: FRAUD_FINE_PPM.of(node)?,
            forbidden_fen: FORBIDDEN_FEN.of(node)?,
            credit_fen: CREDIT_FEN.of(node)?,
            repair_fen: REPAIR_FEN.of(node)?,
            helper_fen: HELPER_FEN.of(node)?,
            field_fen: FIELD_FEN.of(node)?,
            minutes: STATION_RULES_MINUTES.of(node)?,
            trust: TRUST.of(node)?,
            hours: STATION_RULES_HOURS.of(node)?,
            people: PEOPLE.of(node)?,
        })
    }
}

const CHECK: Key<u32> = Key::new("check", WORK_MINUTES, "Checking a parcel's content.");
const DENY: Key<u32> = Key::new("deny", WORK_MINUTES, "Saying no, with the reason.");
const VISIT: Key<u32> = Key::new("visit", WORK_MINUTES, "Going to somebody's home.");
const DOORS: Key<u32> = Key::new("doors", WORK_MINUTES, "Going from door to door.");
const FIELD: Key<u32> = Key::new("field", WORK_MINUTES, "Working on the own field.");
const TELL: Key<u32> = Key::new("tell", WORK_MINUTES, "Telling people of a service.");
const WRITE_UP: Key<u32> = Key::new("write_up", WORK_MINUTES, "Writing up a ticket.");
const STATION_MINUTES_FOLLOW_UP: Key<u32> = Key::new("follow_up", WORK_MINUTES, "Asking how it went.");
const BY_HAND: Key<u32> = Key::new(
    "by_hand",
    WORK_MINUTES,
    "More for a receipt by hand, while the printer is broken.",
);

pub(in super::super) const STATION_MINUTES_TABLE: Shape = Shape::new(
    "station minutes",
    "What the keeper's work takes.",
    &[
        CHECK.line,
        DENY.line,
        VISIT.line,
        DOORS.line,
        FIELD.line,
        TELL.line,
        WRITE_UP.line,
        STATION_MINUTES_FOLLOW_UP.line,
        BY_HAND.line,
    ],
);

impl Value for StationMinutes {
    fn of(node: &Node) -> Option<StationMinutes> {
        Some(StationMinutes {
            check: CHECK.of(node)?,
            deny: DENY.of(node)?,
            visit: VISIT.of(node)?,
            doors: DOORS.of(node)?,
            field: FIELD.of(node)?,
            tell: TELL.of(node)?,
            write_up: WRITE_UP.of(node)?,
            follow_up: STATION_MINUTES_FOLLOW_UP.of(node)?,
            by_hand: BY_HAND.of(node)?,
        })
    }
}

const MOST_PPM: Key<i64> = Key::new("most_ppm", PPM, "Trust is never more.");
const DOORS_MOST_PPM: Key<i64> = Key::new(
    "doors_most_ppm",
    PPM,
    "Going from door to door makes people try the station; beyond this only good work does more.",
);
const DOORS_PPM: Key<i64> = Key::new("doors_ppm", PPM, "Added by going from door to door.");
const SERVED_PPM: Key<i64> = Key::new("served_ppm", PPM, "Added by somebody served.");
const VISIT_PPM: Key<i64> = Key::new("visit_ppm", PPM, "Added by a visit at home.");
const KEPT_PPM: Key<i64> = Key::new("kept_ppm", PPM, "A day on which the door was open as posted.");
const FOLLOW_UP_PPM: Key<i64> = Key::new("follow_up_ppm", PPM, "Added by asking how it went.");
const HONEST_PPM: Key<i64> = Key::new("honest_ppm", PPM, "Added by an honest word.");
const CLOSED_DOOR_PPM: Key<i64> = Key::new("closed_door_ppm", PPM, "Lost by a closed door.");
const LEFT_PPM: Key<i64> = Key::new("left_ppm", PPM, "Lost by somebody who had to leave.");
const WRONG_PPM: Key<i64> = Key::new("wrong_ppm", PPM, "Lost by a wrong deed.");
const DISHONEST_PPM: Key<i64> = Key::new("dishonest_ppm", PPM, "Lost by a dishonest one.");

pub(in super::super) const TRUST_RULES_TABLE: Shape = Shape::new(
    "trust rules",
    "How the villagers' trust moves: the share of the village that would come.",
    &[
        MOST_PPM.line,
        DOORS_MOST_PPM.line,
        DOORS_PPM.line,
        SERVED_PPM.line,
        VISIT_PPM.line,
        KEPT_PPM.line,
        FOLLOW_UP_PPM.line,
        HONEST_PPM.line,
        CLOSED_DOOR_PPM.line,
        LEFT_PPM.line,
        WRONG_PPM.line,
        DISHONEST_PPM.line,
    ],
);

impl Value for TrustRules {
    fn of(node: &Node) -> Option<TrustRules> {
        Some(TrustRules {
            most_ppm: MOST_PPM.of(node)?,
            doors_most_ppm: DOORS_MOST_PPM.of(node)?,
            doors_ppm: DOORS_PPM.of(node)?,
            served_ppm: SERVED_PPM.of(node)?,
            visit_ppm: VISIT_PPM.of(node)?,
            kept_ppm: KEPT_PPM.of(node)?,
            follow_up_ppm: FOLLOW_UP_PPM.of(node)?,
            honest_ppm: HONEST_PPM.of(node)?,
            closed_door_ppm: CLOSED_DOOR_PPM.of(node)?,
            left_ppm: LEFT_PPM.of(node)?,
            wrong_ppm: WRONG_PPM.of(node)?,
            dishonest_ppm: DISHONEST_PPM.of(node)?,
        })
    }
}

const OPENS_MIN: Key<u32> = Key::new("opens_min", CLOCK, "The door opens.");
const CLOSES_MIN: Key<u32> = Key::new("closes_min", CLOCK, "The door closes.").not_below("opens_min");

pub(in super::super) const HOURS_TABLE: Shape =
    Shape::new("hours", "Minutes after midnight.", &[OPENS_MIN.line, CLOSES_MIN.line]);

impl Value for Hours {
    fn of(node: &Node) -> Option<Hours> {
        Some(Hours {
            opens_min: OPENS_MIN.of(node)?,
            closes_min: CLOSES_MIN.of(node)?,
        })
    }
}

const FEE_FEN: Key<i64> = Key::new("fee_fen", FEN, "What the station gets for it.");
const SERVICE_MINUTES: Key<u32> = Key::new("minutes", WORK_MINUTES, "What it takes.");
const WEIGHT: Key<u32> = Key::new("weight", COUNT, "How often it is asked for, relative to the others.");
const SAVED_KM: Key<u32> = Key::new(
    "saved_km",
    number(Unit::Kilometres, 0, 2_000),
    "The way to the county and back that it saves.",
);
const CONSENT: Key<bool> = Key::new(
    "consent",
    Kind::Boolean,
    "It is done in the person's name, so their yes is asked for and noted first.",
)
.or_default();
const SERVICE_FOLLOW_UP: Key<bool> =
    Key::new("follow_up", Kind::Boolean, "Somebody asks afterwards how it went.").or_default();
const SNAG: Key<Option<Snag>> = Key::new(
    "snag",
    Kind::Word(words_of::<Snag>),
    "What may be the matter with a request for it.",
)
.or_default();

pub(in super::super) const SERVICE_TABLE: Shape = Shape::new(
    "service",
    "Something that a station does for people.",
    &[
        FEE_FEN.line,
        SERVICE_MINUTES.line,
        WEIGHT.line,
        SAVED_KM.line,
        CONSENT.line,
        SERVICE_FOLLOW_UP.line,
        SNAG.line,
    ],
)
.with(ENTRY);

impl Value for Service {
    fn of(node: &Node) -> Option<Service> {
        Some(Service {
            fee_fen: FEE_FEN.of(node)?,
            minutes: SERVICE_MINUTES.of(node)?,
            weight: WEIGHT.of(node)?,
            saved_km: SAVED_KM.of(node)?,
            consent: CONSENT.of(node)?,
            follow_up: SERVICE_FOLLOW_UP.of(node)?,
            snag: SNAG.of(node)?,
        })
    }
}
