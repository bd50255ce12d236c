//! What a keeper owes: everybody an answer, a question how it went, an open door as posted, and the day's log.

use std::collections::BTreeMap;

use super::{Event, FollowUp, Station, Ticket, TicketState};
use crate::{Market, Obligation, ObligationKind, ResponsibleRole, time};

const KEEPER: ResponsibleRole = ResponsibleRole::StationKeeper;

pub(crate) fn obligations(market: &Market) -> Vec<Obligation> {
    let Some(station) = &market.station else {
        return Vec::new();
    };
    let tickets = station.tickets.values();
    let mut owed: Vec<Obligation> = tickets.flat_map(of_ticket).collect();
    owed.extend(of_log(station, market.now_min));
    owed.extend(of_door(market));
    owed
}

impl Ticket {
    /// Returns what has to be done next, and by when; nothing once all is done.
    pub fn next(&self) -> Option<Obligation> {
        of_ticket(self).find(|obligation| obligation.is_open)
    }
}

/// Whoever had to be looked at, and whoever was to be asked how it went.
fn of_ticket(ticket: &Ticket) -> impl Iterator<Item = Obligation> {
    let answer = if ticket.is_open() {
        Obligation::open(&ticket.name, ObligationKind::Ticket, KEEPER, ticket.leaves_min)
    } else {
        let answered_min = ticket.closed_min.filter(|_| ticket.state != TicketState::Left);
        Obligation::over(
            &ticket.name,
            ObligationKind::Ticket,
            KEEPER,
            ticket.leaves_min,
            answered_min,
        )
    };
    let follow_up = ticket.follow_up.map(|follow_up: FollowUp| {
        let (kind, by_min) = (ObligationKind::FollowUp, follow_up.by_min);
        match ticket.follow_by_min() {
            Some(_) => Obligation {
                is_open: !ticket.is_open(),
                ..Obligation::open(&ticket.name, kind, KEEPER, by_min)
            },
            None => Obligation::over(&ticket.name, kind, KEEPER, by_min, follow_up.done_min),
        }
    });
    [answer].into_iter().chain(follow_up)
}

/// What was done on a day stands in the log before the day is over.
fn of_log(station: &Station, now_min: u32) -> impl Iterator<Item = Obligation> {
    let mut days: BTreeMap<u32, Option<u32>> = BTreeMap::new();
    for ticket in station.tickets.values().filter(|ticket| ticket.is_done()) {
        let day = time::day_of(ticket.closed_min.unwrap_or(ticket.asked_min));
        let logged_min = days.entry(day).or_insert(ticket.logged_min);
        *logged_min = (*logged_min).zip(ticket.logged_min).map(|(one, other)| one.max(other));
    }
    days.into_iter().map(move |(day, logged_min)| {
        let due_min = time::at(day + 1, 0);
        let log = Obligation::over("", ObligationKind::Log, KEEPER, due_min, logged_min);
        let is_over = logged_min.is_some() || due_min <= now_min;
        Obligation {
            is_kept: log.is_kept.filter(|_| is_over),
            ..log
        }
    })
}

/// Each day on which the door was open as posted, and each person before a closed one.
fn of_door(market: &Market) -> impl Iterator<Item = Obligation> {
    market.log.iter().filter_map(|happened| {
        let crate::Event::Station(event) = &happened.event else {
            return None;
        };
        let is_kept = *event == Event::HoursKept;
        if !is_kept && *event != Event::DoorClosed {
            return None;
        }
        let done_min = is_kept.then_some(happened.at_min);
        Some(Obligation::over(
            "",
            ObligationKind::Door,
            KEEPER,
            happened.at_min,
            done_min,
        ))
    })
}
