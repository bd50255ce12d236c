//! The village station: villagers ask, the keeper looks, notes their yes, does it or says no, and keeps an honest log.
//!
//! ```text
//! a day:  Morning ─(field)─▶ door open as posted ─▶ Evening ─(homes, door to door, the log)─▶ night: costs, hours kept?
//!                              │ ordinary things are done on the spot, the rest are tickets (`ticket`)
//!                              └ nobody there: somebody stands before a closed door, and tells it
//! a week: the log's lines ─▶ subsidy, or none;  a visit of the county, and an audit after the last day: some lines against truth
//! ```
//! More villagers come as their trust grows. Whoever is out has closed the door. Who comes and what the county does is
//! `village`'s, the sum of the week is `week`'s.

pub mod command;
pub mod event;
pub(crate) mod figures;
mod owed;
pub mod refusal;
mod terms;
mod ticket;
mod village;
mod week;

pub use command::{Command, Cover};
pub use event::Event;
pub use figures::Figure;
pub use refusal::Refusal;

use std::collections::{BTreeMap, BTreeSet};

pub(crate) use owed::obligations;
pub use terms::{Hours, Service, StationMinutes, StationRules, StationTerms, TrustRules};
pub use ticket::{FollowUp, Snag, Ticket, TicketState};
pub(crate) use village::{Due, fall_due};
pub(super) use village::{asks, plan_day};

use super::{Account, HoursId, Market, ServiceId, Thing, TicketId, run::Decision, time};

/// The sections of the rules that it reads.
pub const RULES: &[&str] = &["day", "services", "station"];

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Station {
    /// The share of the village that would come.
    pub trust_ppm: i64,
    /// Opening hours on the door, and from which day on.
    pub posted: Vec<(u32, HoursId)>,
    /// Out of the house until then.
    pub out_until_min: u32,
    /// For the day elsewhere.
    pub cover: Option<Cover>,
    pub printer_works: bool,
    pub repair_ordered: bool,
    /// Services told about, and through which day people remember.
    pub told: BTreeMap<ServiceId, u32>,
    pub tickets: BTreeMap<TicketId, Ticket>,
    /// Lines of what was never done, by day.
    pub extra_lines: BTreeMap<u32, u32>,
    /// People who stood before a closed door, and the last day of it.
    pub closed_doors: u32,
    pub closed_day: u32,
    /// The last days of work on the field and of going from door to door.
    pub field_day: u32,
    pub doors_day: u32,
    /// The county found lines of what was never done: the day's, and the how-manieth of it.
    pub found_lines: BTreeSet<(u32, u32)>,
    /// The audit after the last day is still to come.
    pub is_audit_due: bool,
    /// What was drawn, and not taken back, by week (fen).
    pub drawn_fen: BTreeMap<u32, i64>,
    pub troubles: u32,
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
            found_lines: BTreeSet::new(),
            is_audit_due: false,
            drawn_fen: BTreeMap::new(),
            troubles: 0,
        }
    }

    /// Returns the id of the hours that hold on a day.
    pub fn hours_on(&self, day: u32) -> Option<&HoursId> {
        let holds = self.posted.iter().rev().find(|(from_day, _)| *from_day <= day);
        holds.map(|(_, hours)| hours)
    }

    /// Whether lines of what was never done were found.
    pub fn is_found_out(&self) -> bool {
        !self.found_lines.is_empty()
    }

    /// Returns what was drawn and not taken back (fen).
    pub fn subsidy_fen(&self) -> i64 {
        self.drawn_fen.values().sum()
    }

    /// Returns how many things were done and stand in no log.
    pub fn unlogged(&self) -> u32 {
        let missing = |ticket: &&Ticket| ticket.is_done() && ticket.logged_min.is_none();
        self.tickets.values().filter(missing).count() as u32
    }
}

/// Checks and answers the keeper's commands.
pub(super) fn decide(market: &Market, command: &Command) -> Result<Decision, crate::Refusal> {
    let station = market.station.as_ref().ok_or(crate::Refusal::NOT_YOUR_PART)?;
    if market.is_elsewhere(time::day_of(market.now_min)) {
        return Err(Refusal::Elsewhere.into());
    }
    match command {
        Command::Ask(selector) => ticket::ask(market, station, selector),
        Command::Serve(selector) => ticket::serve(market, station, selector),
        Command::Deny(denied) => ticket::deny(market, station, denied),
        Command::Home(name) => ticket::home(market, station, name),
        Command::Follow(selector) => ticket::follow(market, station, selector),
        Command::Doors | Command::Field => go_out(market, station, command),
        Command::Hours(hours) => post(market, station, hours),
        Command::Tell(service) => tell(market, station, service),
        Command::Repair => repair(market, station),
        Command::Log(extra) => log(market, station, extra),
        Command::Away(cover) => away(market, station, cover),
    }
}

/// Leaves the counter for some hours.
fn go_out(market: &Market, station: &Station, command: &Command) -> Result<Decision, crate::Refusal> {
    let rules = &market.setting.rules.station;
    let day = time::day_of(market.now_min);
    let (last_day, event, minutes) = if *command == Command::Field {
        (station.field_day, Event::WorkedField, rules.minutes.field)
    } else {
        (station.doors_day, Event::WentRound, rules.minutes.doors)
    };
    if last_day == day {
        return Err(crate::Refusal::ALREADY_SO);
    }
    if *command == Command::Doors {
        people_are_home(market)?;
    } else if rules.field_until_min < time::minute_of_day(market.now_min) {
        return Err(Refusal::TooLate.into());
    }
    Ok(Decision::of(crate::Event::Station(event), minutes))
}

/// Refuses to knock at empty houses.
fn people_are_home(market: &Market) -> Result<(), crate::Refusal> {
    let is_evening = market.setting.rules.station.home_from_min <= time::minute_of_day(market.now_min);
    is_evening.then_some(()).ok_or(Refusal::NobodyHome.into())
}

/// Posts opening hours.
fn post(market: &Market, station: &Station, hours: &HoursId) -> Result<Decision, crate::Refusal> {
    let rules = &market.setting.rules.station;
    let day = time::day_of(market.now_min);
    if !rules.hours.contains_key(hours) {
        return Err(crate::Refusal::no_such(Thing::Hours));
    }
    if station.posted.last().is_some_and(|(_, last)| last == hours) {
        return Err(crate::Refusal::ALREADY_SO);
    }
    let from_day = if station.posted.is_empty() { day } else { day + 1 };
    let hours = hours.clone();
    Ok(Decision::of(
        Event::HoursPosted(event::HoursPosted { hours, from_day }),
        rules.minutes.tell,
    ))
}

/// Writes to the villagers' group.
fn tell(market: &Market, station: &Station, service: &ServiceId) -> Result<Decision, crate::Refusal> {
    let rules = &market.setting.rules.station;
    let day = time::day_of(market.now_min);
    if !market.setting.rules.services.contains_key(service) {
        return Err(crate::Refusal::no_such(Thing::Service));
    }
    if station.told.get(service).is_some_and(|until_day| day < *until_day) {
        return Err(crate::Refusal::ALREADY_SO);
    }
    let until_day = day + rules.told_days;
    let service = service.clone();
    Ok(Decision::of(
        Event::Told(event::Told { service, until_day }),
        rules.minutes.tell,
    ))
}

/// Has the printer repaired by tomorrow.
fn repair(market: &Market, station: &Station) -> Result<Decision, crate::Refusal> {
    let rules = &market.setting.rules.station;
    if station.printer_works || station.repair_ordered {
        return Err(crate::Refusal::ALREADY_SO);
    }
    let amount_fen = rules.repair_fen;
    market.afford(amount_fen)?;
    Ok(Decision::of(
        Event::RepairOrdered(event::RepairOrdered { amount_fen }),
        rules.minutes.tell,
    ))
}

/// Writes up what was done, and more than that.
fn log(market: &Market, station: &Station, extra: &u32) -> Result<Decision, crate::Refusal> {
    let rules = &market.setting.rules.station;
    let lines = station.unlogged();
    if lines + extra == 0 {
        return Err(crate::Refusal::NOTHING_MATCHES);
    }
    Ok(Decision::of(
        Event::Logged(event::Logged { lines, extra: *extra }),
        rules.minutes.write_up,
    ))
}

/// Prepares a day elsewhere.
fn away(market: &Market, station: &Station, cover: &Cover) -> Result<Decision, crate::Refusal> {
    let rules = &market.setting.rules.station;
    let day = time::day_of(market.now_min);
    if !market.is_elsewhere(day + 1) || station.cover.is_some() {
        return Err(crate::Refusal::ALREADY_SO);
    }
    let amount_fen = if *cover == Cover::Helper { rules.helper_fen } else { 0 };
    market.afford(amount_fen)?;
    let cover = *cover;
    Ok(Decision::of(
        Event::Covered(event::Covered { cover, amount_fen }),
        rules.minutes.tell,
    ))
}

pub(super) fn apply(market: &mut Market, event: &Event) {
    let setting = std::sync::Arc::clone(&market.setting);
    let rules = &setting.rules.station;
    if let Some(mut station) = market.station.take() {
        apply_to(market, &mut station, rules, event);
        market.station = Some(station);
    }
}

/// Changes the station by what happened; `market` is without it meanwhile.
fn apply_to(market: &mut Market, station: &mut Station, rules: &StationRules, event: &Event) {
    let now = market.now_min;
    let day = time::day_of(now);
    let trust = &rules.trust;
    match event {
        Event::Morning(_) | Event::Evening(_) => {}
        Event::HoursPosted(event::HoursPosted { hours, from_day }) => station.posted.push((*from_day, hours.clone())),
        Event::WentRound => {
            station.doors_day = day;
            station.out_until_min = now + rules.minutes.doors;
            let room_ppm = (trust.doors_most_ppm - station.trust_ppm).max(0);
            moved(station, rules, trust.doors_ppm.min(room_ppm));
        }
        Event::WorkedField => {
            station.field_day = day;
            station.out_until_min = now + rules.minutes.field;
        }
        Event::FieldLost(event::FieldLost { amount_fen }) => {
            market.post(Account::Capital, Account::Labour, *amount_fen, None);
        }
        Event::DayPaid(event::DayPaid { amount_fen }) => {
            market.post(Account::Cash, Account::Station, *amount_fen, None)
        }
        Event::Told(event::Told { service, until_day }) => {
            station.told.insert(service.clone(), *until_day);
        }
        Event::DoorClosed => {
            station.closed_doors += 1;
            station.closed_day = day;
            moved(station, rules, -trust.closed_door_ppm);
        }
        Event::HoursKept => moved(station, rules, trust.kept_ppm),
        Event::PrinterBroke => station.printer_works = false,
        Event::RepairOrdered(event::RepairOrdered { amount_fen }) => {
            station.repair_ordered = true;
            market.post(Account::Cash, Account::Station, *amount_fen, None);
        }
        Event::PrinterRepaired => {
            station.printer_works = true;
            station.repair_ordered = false;
        }
        Event::Covered(event::Covered { cover, amount_fen }) => {
            station.cover = Some(*cover);
            market.post(Account::Cash, Account::Station, *amount_fen, None);
        }
        Event::Logged(event) => village::logged(market, station, rules, event),
        Event::Inspected(event) => village::inspected(market, station, rules, event),
        Event::WeekClosed(event) => village::week_closed(market, station, rules, event),
        Event::Asked(event) => ticket::asked(market, station, rules, event),
        Event::Checked(event) => ticket::checked(market, station, rules, event),
        Event::Denied(event) => ticket::denied(market, station, rules, event),
        Event::Left(event) => ticket::left(market, station, rules, event),
        Event::Trouble(event) => ticket::trouble(market, station, rules, event),
        Event::Served(event) => ticket::served(market, station, rules, event),
        Event::Visited(event) => ticket::visited(market, station, rules, event),
        Event::FollowedUp(event) => ticket::followed_up(market, station, rules, event),
        Event::FollowUpMissed(event) => ticket::follow_up_missed(market, station, rules, event),
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

    /// Whether the county has still to look at the log of the whole time.
    pub(super) fn is_audit_due(&self) -> bool {
        self.station.as_ref().is_some_and(|station| station.is_audit_due)
    }

    /// Whether somebody at the station still waits for something.
    pub(super) fn has_open_tickets(&self) -> bool {
        let tickets = self.station.iter().flat_map(|station| station.tickets.values());
        tickets.into_iter().any(|ticket| ticket.next().is_some())
    }
}
