//! The station's rules, and how a scenario's own station stands on its first morning.

use std::collections::BTreeMap;

use super::Snag;
use crate::HoursId;

/// The numbers of `lessons/rules/station.toml`, the same for every station.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StationRules {
    /// Power, network, phone.
    pub fixed_day_fen: i64,
    /// Paid for a week whose log shows `kpi_tickets`.
    pub subsidy_week_fen: i64,
    pub kpi_tickets: u32,
    /// Visits a day if the whole village trusted the station and its door never closed.
    pub visits_day: u32,
    /// Villagers come between these minutes of the day.
    pub from_min: u32,
    pub to_min: u32,
    /// They are at home from this minute on: for who goes from door to door, or visits.
    pub home_from_min: u32,
    /// Later than this nobody begins work on a field.
    pub field_until_min: u32,
    /// Of the requests with which something may be the matter.
    pub snag_ppm: i64,
    /// More visits a day, at full trust, for a service that the village was told about, and for how many days.
    pub told_visits: u32,
    pub told_days: u32,
    /// Somebody at the counter waits so long; somebody who rang and cannot come, until so many days later.
    pub patience_min: u32,
    pub elder_days: u32,
    /// After a service that needs it, somebody asks between these times how it went.
    pub follow_up_from_h: u32,
    pub follow_up_h: u32,
    /// The county's visitor comes at this minute.
    pub inspection_min: u32,
    /// Chance of a visit that nobody announced, each day.
    pub spot_check_ppm: i64,
    /// Of the log's lines a visit looks into so many, and the audit after the last day into so many (ppm).
    pub sample_ppm: i64,
    pub audit_ppm: i64,
    /// What was drawn with false lines goes back, and so much of it besides (ppm).
    pub fraud_fine_ppm: i64,
    /// A forbidden parcel that was taken comes back with this.
    pub forbidden_fen: i64,
    /// What was ordered on credit and is not paid.
    pub credit_fen: i64,
    pub repair_fen: i64,
    pub helper_fen: i64,
    /// What a day without work on the own field costs.
    pub field_fen: i64,
    pub minutes: StationMinutes,
    pub trust: TrustRules,
    /// Opening hours that may stand on the door, by id.
    pub hours: BTreeMap<HoursId, Hours>,
    /// Who lives in the village: ids of names.
    pub people: Vec<String>,
}

/// What the keeper's work takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StationMinutes {
    pub check: u32,
    pub deny: u32,
    pub visit: u32,
    pub doors: u32,
    pub field: u32,
    pub tell: u32,
    pub write_up: u32,
    pub follow_up: u32,
    /// More for a receipt by hand, while the printer is broken.
    pub by_hand: u32,
}

/// How the villagers' trust moves: the share of the village that would come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrustRules {
    pub most_ppm: i64,
    /// Going from door to door makes people try the station; beyond this only good work does more.
    pub doors_most_ppm: i64,
    pub doors_ppm: i64,
    pub served_ppm: i64,
    pub visit_ppm: i64,
    /// A day on which the door was open as posted.
    pub kept_ppm: i64,
    pub follow_up_ppm: i64,
    pub honest_ppm: i64,
    // What takes trust away.
    pub closed_door_ppm: i64,
    pub left_ppm: i64,
    pub wrong_ppm: i64,
    pub dishonest_ppm: i64,
}

/// Minutes after midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    pub opens_min: u32,
    pub closes_min: u32,
}

impl Hours {
    pub fn holds(self, minute: u32) -> bool {
        (self.opens_min..self.closes_min).contains(&minute)
    }
}

/// Something that a station does for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    pub fee_fen: i64,
    pub minutes: u32,
    /// How often it is asked for, relative to the others.
    pub weight: u32,
    /// The way to the county and back that it saves.
    pub saved_km: u32,
    /// It is done in the person's name, so their yes is asked for and noted first.
    pub consent: bool,
    /// Somebody asks afterwards how it went.
    pub follow_up: bool,
    /// What may be the matter with a request for it.
    pub snag: Option<Snag>,
}

/// A scenario's station on its first morning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StationTerms {
    pub trust_ppm: i64,
    /// The printer breaks on this morning.
    pub printer_breaks_day: Option<u32>,
    /// Somebody from the county compares the log with the truth.
    pub inspection_day: Option<u32>,
    /// The keeper has to be elsewhere all day; known the morning before.
    pub away_day: Option<u32>,
}
