//! The village station: villagers ask, the keeper looks, notes their yes, does it or says no, and keeps an honest log.
//!
//! ```text
//! a day:  Morning ─(field)─▶ door open as posted ─▶ Evening ─(homes, door to door, the log)─▶ night: costs, hours kept?
//!                              │ ordinary things are done on the spot, the rest are tickets (`ticket`)
//!                              └ nobody there: somebody stands before a closed door, and tells it
//! a week: the log's lines ─▶ subsidy, or none;  a visit of the county: log against truth
//! ```
//! More villagers come as their trust grows. Whoever is out has closed the door. Who comes and what the county does is
//! `village`'s, the figures and the sum of the week are `count`'s.

mod command;
mod count;
mod event;
mod terms;
mod ticket;
mod village;

use std::collections::BTreeMap;

pub(super) use command::parse;
pub use command::{Cover, StationCommand};
pub use event::StationEvent;
pub use terms::{Hours, Service, StationMinutes, StationRules, StationTerms, TrustRules};
pub use ticket::{FollowUp, Snag, Ticket, TicketState};
pub(super) use village::{StationDue, asks, fall_due, plan_day};

use super::{Account, Event, Market, Name, Refusal, Thing, run::Deed, time};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Station {
    /// The share of the village that would come.
    pub trust_ppm: i64,
    /// Opening hours on the door, and from which day on.
    pub posted: Vec<(u32, String)>,
    /// Out of the house until then.
    pub out_until_min: u32,
    /// For the day elsewhere.
    pub cover: Option<Cover>,
    pub printer_works: bool,
    pub repair_ordered: bool,
    /// Services told about, and through which day people remember.
    pub told: BTreeMap<String, u32>,
    pub tickets: BTreeMap<Name, Ticket>,
    /// Lines of what was never done, by day.
    pub extra_lines: BTreeMap<u32, u32>,
    /// People who stood before a closed door, and the last day of it.
    pub closed_doors: u32,
    pub closed_day: u32,
    /// The last days of work on the field and of going from door to door.
    pub field_day: u32,
    pub doors_day: u32,
    /// The county found lines of what was never done.
    pub is_found_out: bool,
    pub subsidy_fen: i64,
    pub troubles: u32,
}

/// Why the keeper's command was not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StationRefusal {
    /// The keeper is away all day.
    Elsewhere,
    /// They cannot come to the counter.
    NeedsVisit,
    /// Nobody has looked at the request yet.
    NotAsked,
    /// People are in the fields until the evening.
    NobodyHome,
    /// Too late in the day for the field.
    TooLate,
    /// Nothing is to be done about it now.
    NotOpen,
}

impl StationRefusal {
    pub const ALL: [StationRefusal; 6] = [
        StationRefusal::Elsewhere,
        StationRefusal::NeedsVisit,
        StationRefusal::NotAsked,
        StationRefusal::NobodyHome,
        StationRefusal::TooLate,
        StationRefusal::NotOpen,
    ];

    pub fn code(self) -> &'static str {
        match self {
            StationRefusal::Elsewhere => "station_elsewhere",
            StationRefusal::NeedsVisit => "station_needs_visit",
            StationRefusal::NotAsked => "station_not_asked",
            StationRefusal::NobodyHome => "station_nobody_home",
            StationRefusal::TooLate => "station_too_late",
            StationRefusal::NotOpen => "station_not_open",
        }
    }
}

impl From<StationRefusal> for Refusal {
    fn from(refusal: StationRefusal) -> Refusal {
        Refusal::Station(refusal)
    }
}

impl Station {
    pub(super) fn of(terms: &StationTerms) -> Station {
        Station {
            trust_ppm: terms.trust_ppm,
            posted: Vec::new(),
            out_until_min: 0,
            cover: None,
            printer_works: true,
            repair_ordered: false,
            told: BTreeMap::new(),
            tickets: BTreeMap::new(),
            extra_lines: BTreeMap::new(),
            closed_doors: 0,
            closed_day: 0,
            field_day: 0,
            doors_day: 0,
            is_found_out: false,
            subsidy_fen: 0,
            troubles: 0,
        }
    }

    /// Returns the id of the hours that hold on a day.
    pub fn hours_on(&self, day: u32) -> Option<&str> {
        let holds = self.posted.iter().rev().find(|(from_day, _)| *from_day <= day);
        holds.map(|(_, hours)| hours.as_str())
    }

    /// Returns how many things were done and stand in no log.
    pub fn unlogged(&self) -> u32 {
        let missing = |ticket: &&Ticket| ticket.is_done() && ticket.logged_min.is_none();
        self.tickets.values().filter(missing).count() as u32
    }
}

/// Checks and answers the keeper's commands.
pub(super) fn decide(market: &Market, command: &StationCommand) -> Result<Deed, Refusal> {
    let station = market.station.as_ref().ok_or(Refusal::NotYourPart)?;
    if market.is_elsewhere(time::day_of(market.now_min)) {
        return Err(StationRefusal::Elsewhere.into());
    }
    match command {
        StationCommand::Ask(_)
        | StationCommand::Serve(_)
        | StationCommand::Deny { .. }
        | StationCommand::Home(_)
        | StationCommand::Follow(_) => ticket::decide(market, station, command),
        StationCommand::Doors | StationCommand::Field => go_out(market, station, command),
        _ => keep_house(market, station, command),
    }
}

/// Leaves the counter for some hours.
fn go_out(market: &Market, station: &Station, command: &StationCommand) -> Result<Deed, Refusal> {
    let rules = &market.setting.rules.station;
    let day = time::day_of(market.now_min);
    let (last_day, event, minutes) = if *command == StationCommand::Field {
        (station.field_day, StationEvent::WorkedField, rules.minutes.field)
    } else {
        (station.doors_day, StationEvent::WentRound, rules.minutes.doors)
    };
    if last_day == day {
        return Err(Refusal::AlreadySo);
    }
    if *command == StationCommand::Doors {
        people_are_home(market)?;
    } else if rules.field_until_min < time::minute_of_day(market.now_min) {
        return Err(StationRefusal::TooLate.into());
    }
    Ok(Deed::of(Event::Station(event), minutes))
}

/// Refuses to knock at empty houses.
fn people_are_home(market: &Market) -> Result<(), Refusal> {
    let is_evening = market.setting.rules.station.home_from_min <= time::minute_of_day(market.now_min);
    is_evening.then_some(()).ok_or(StationRefusal::NobodyHome.into())
}

/// The door, the log, the printer, the villagers' group.
fn keep_house(market: &Market, station: &Station, command: &StationCommand) -> Result<Deed, Refusal> {
    let rules = &market.setting.rules.station;
    let minutes = &rules.minutes;
    let day = time::day_of(market.now_min);
    let (event, minutes) = match command {
        StationCommand::Hours(hours) => {
            if !rules.hours.contains_key(hours) {
                return Err(Refusal::NoSuch { what: Thing::Hours });
            }
            if station.posted.last().is_some_and(|(_, last)| last == hours) {
                return Err(Refusal::AlreadySo);
            }
            let from_day = if station.posted.is_empty() { day } else { day + 1 };
            let hours = hours.clone();
            (StationEvent::HoursPosted { hours, from_day }, minutes.tell)
        }
        StationCommand::Tell(service) => {
            if !market.setting.rules.services.contains_key(service) {
                return Err(Refusal::NoSuch { what: Thing::Service });
            }
            if station.told.get(service).is_some_and(|until_day| day < *until_day) {
                return Err(Refusal::AlreadySo);
            }
            let until_day = day + rules.told_days;
            let service = service.clone();
            (StationEvent::Told { service, until_day }, minutes.tell)
        }
        StationCommand::Repair => {
            if station.printer_works || station.repair_ordered {
                return Err(Refusal::AlreadySo);
            }
            let amount_fen = rules.repair_fen;
            market.afford(amount_fen)?;
            (StationEvent::RepairOrdered { amount_fen }, minutes.tell)
        }
        StationCommand::Log(extra) => {
            let lines = station.unlogged();
            if lines + extra == 0 {
                return Err(Refusal::NothingMatches);
            }
            (StationEvent::Logged { lines, extra: *extra }, minutes.write_up)
        }
        StationCommand::Away(cover) => {
            if !market.is_elsewhere(day + 1) || station.cover.is_some() {
                return Err(Refusal::AlreadySo);
            }
            let amount_fen = if *cover == Cover::Helper { rules.helper_fen } else { 0 };
            market.afford(amount_fen)?;
            let cover = *cover;
            (StationEvent::Covered { cover, amount_fen }, minutes.tell)
        }
        _ => unreachable!("`decide` sends only the house's commands here"),
    };
    Ok(Deed::of(Event::Station(event), minutes))
}

pub(super) fn apply(market: &mut Market, event: &StationEvent) {
    let setting = std::sync::Arc::clone(&market.setting);
    let rules = &setting.rules.station;
    if let Some(mut station) = market.station.take() {
        apply_to(market, &mut station, rules, event);
        market.station = Some(station);
    }
}

/// Changes the station by what happened; `market` is without it meanwhile.
fn apply_to(market: &mut Market, station: &mut Station, rules: &StationRules, event: &StationEvent) {
    let now = market.now_min;
    let day = time::day_of(now);
    let trust = &rules.trust;
    match event {
        StationEvent::Morning { .. } | StationEvent::Evening { .. } => {}
        StationEvent::HoursPosted { hours, from_day } => station.posted.push((*from_day, hours.clone())),
        StationEvent::WentRound => {
            station.doors_day = day;
            station.out_until_min = now + rules.minutes.doors;
            let room_ppm = (trust.doors_most_ppm - station.trust_ppm).max(0);
            moved(station, rules, trust.doors_ppm.min(room_ppm));
        }
        StationEvent::WorkedField => {
            station.field_day = day;
            station.out_until_min = now + rules.minutes.field;
        }
        StationEvent::FieldLost { amount_fen } => {
            market.post(Account::Capital, Account::Labour, *amount_fen, None);
        }
        StationEvent::DayPaid { amount_fen } => market.post(Account::Cash, Account::Station, *amount_fen, None),
        StationEvent::Told { service, until_day } => {
            station.told.insert(service.clone(), *until_day);
        }
        StationEvent::DoorClosed => {
            station.closed_doors += 1;
            station.closed_day = day;
            moved(station, rules, -trust.closed_door_ppm);
        }
        StationEvent::HoursKept => moved(station, rules, trust.kept_ppm),
        StationEvent::PrinterBroke => station.printer_works = false,
        StationEvent::RepairOrdered { amount_fen } => {
            station.repair_ordered = true;
            market.post(Account::Cash, Account::Station, *amount_fen, None);
        }
        StationEvent::PrinterRepaired => {
            station.printer_works = true;
            station.repair_ordered = false;
        }
        StationEvent::Covered { cover, amount_fen } => {
            station.cover = Some(*cover);
            market.post(Account::Cash, Account::Station, *amount_fen, None);
        }
        StationEvent::Logged { .. } | StationEvent::Inspected { .. } | StationEvent::WeekClosed { .. } => {
            village::apply_log(market, station, rules, event);
        }
        _ => ticket::apply(market, station, rules, event),
    }
}

/// Trust moves, and never beyond its bounds.
fn moved(station: &mut Station, rules: &StationRules, by_ppm: i64) {
    station.trust_ppm = (station.trust_ppm + by_ppm).clamp(0, rules.trust.most_ppm);
}

impl Market {
    /// Returns whether this is the day on which the keeper has to be elsewhere.
    pub fn is_elsewhere(&self, day: u32) -> bool {
        let terms = self.setting.scenario.station.as_ref();
        terms.is_some_and(|terms| terms.away_day == Some(day))
    }

    /// Whether somebody at the station still waits for something.
    pub(super) fn has_open_tickets(&self) -> bool {
        let tickets = self.station.iter().flat_map(|station| station.tickets.values());
        tickets.into_iter().any(|ticket| ticket.next().is_some())
    }
}
