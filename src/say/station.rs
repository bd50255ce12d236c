//! The station in words: what was asked, done and denied, and how the village and the county took it.

use super::{Saying, Word, event::called};
use crate::market::{Cover, Snag, StationEvent, Ticket, TicketState};

fn told(key: &str) -> Saying {
    Saying::plain(format!("station-{key}"))
}

fn service(id: &str) -> Word {
    Word::name("service", id)
}

/// Returns the sentence for what happened at the station.
pub fn station_event(event: &StationEvent) -> Saying {
    let of = |key: &str, ticket: &Ticket| {
        let said = told(key).with("who", called(&ticket.name));
        said.with("what", service(&ticket.service))
    };
    match event {
        StationEvent::Asked { ticket } if ticket.snag == Some(Snag::Elder) => of("event-rings", ticket),
        StationEvent::Asked { ticket } => of("event-asked", ticket),
        StationEvent::Checked { snag: None, .. } => told("event-checked"),
        StationEvent::Checked { snag: Some(found), .. } => snag(*found),
        StationEvent::Served { ticket, fee_fen, .. } => of("event-served", ticket).with("money", Word::Yuan(*fee_fen)),
        StationEvent::Denied { ticket, is_right, .. } => {
            let key = if *is_right {
                "event-denied-right"
            } else {
                "event-denied-wrong"
            };
            told(key).with("who", called(ticket))
        }
        StationEvent::Left { ticket } => told("event-left").with("who", called(ticket)),
        StationEvent::Visited {
            ticket, service: what, ..
        } => told("event-visited")
            .with("who", called(ticket))
            .with("what", service(what)),
        StationEvent::FollowedUp { ticket } => told("event-followed-up").with("who", called(ticket)),
        StationEvent::FollowUpMissed { ticket } => told("event-follow-up-missed").with("who", called(ticket)),
        StationEvent::Trouble {
            ticket,
            snag,
            amount_fen,
        } => told(match snag {
            Snag::Forbidden => "event-trouble-forbidden",
            Snag::Credit => "event-trouble-credit",
            Snag::ForAnother | Snag::Elder => "event-trouble-for-another",
        })
        .with("who", called(ticket))
        .with("money", Word::Yuan(*amount_fen)),
        event => day_event(event),
    }
}

/// The house, the village and the county.
fn day_event(event: &StationEvent) -> Saying {
    match event {
        StationEvent::Morning { away_tomorrow: true } => told("event-morning-away"),
        StationEvent::Morning { .. } => told("event-morning"),
        StationEvent::HoursPosted { from_day, .. } => told("event-hours").with("day", Word::count(*from_day)),
        StationEvent::WentRound => told("event-went-round"),
        StationEvent::WorkedField => told("event-worked-field"),
        StationEvent::FieldLost { amount_fen } => told("event-field-lost").with("money", Word::Yuan(*amount_fen)),
        StationEvent::Told {
            service: what,
            until_day,
        } => told("event-told")
            .with("what", service(what))
            .with("day", Word::count(*until_day)),
        StationEvent::DoorClosed => told("event-door-closed"),
        StationEvent::HoursKept => told("event-hours-kept"),
        StationEvent::PrinterBroke => told("event-printer-broke"),
        StationEvent::RepairOrdered { amount_fen } => {
            told("event-repair-ordered").with("money", Word::Yuan(*amount_fen))
        }
        StationEvent::PrinterRepaired => told("event-printer-repaired"),
        StationEvent::Covered { cover: chosen, .. } => cover(*chosen),
        StationEvent::Evening { unlogged } => told("event-evening").with("count", Word::count(*unlogged)),
        StationEvent::Logged { lines, extra: 0 } => told("event-logged").with("lines", Word::count(*lines)),
        StationEvent::Logged { lines, extra } => told("event-logged-more")
            .with("lines", Word::count(*lines))
            .with("extra", Word::count(*extra)),
        StationEvent::Inspected { .. } => inspected(event),
        StationEvent::WeekClosed {
            lines, subsidy_fen: 0, ..
        } => told("event-week-unpaid").with("lines", Word::count(*lines)),
        StationEvent::WeekClosed { lines, subsidy_fen, .. } => told("event-week-paid")
            .with("lines", Word::count(*lines))
            .with("money", Word::Yuan(*subsidy_fen)),
        StationEvent::DayPaid { amount_fen } => told("event-day-paid").with("money", Word::Yuan(*amount_fen)),
        _ => unreachable!("`station_event` tells the tickets"),
    }
}

/// What the county found: the gravest alone.
fn inspected(event: &StationEvent) -> Saying {
    match event {
        StationEvent::Inspected {
            extra, taken_back_fen, ..
        } if *extra > 0 => told("event-inspected-false")
            .with("extra", Word::count(*extra))
            .with("money", Word::Yuan(*taken_back_fen)),
        StationEvent::Inspected { unasked, .. } if *unasked > 0 => {
            told("event-inspected-unasked").with("count", Word::count(*unasked))
        }
        StationEvent::Inspected { missing, .. } if *missing > 0 => {
            told("event-inspected-gaps").with("count", Word::count(*missing))
        }
        _ => told("event-inspected-well"),
    }
}

/// What is the matter with a request.
pub fn snag(snag: Snag) -> Saying {
    told(match snag {
        Snag::ForAnother => "snag-for-another",
        Snag::Forbidden => "snag-forbidden",
        Snag::Credit => "snag-credit",
        Snag::Elder => "snag-elder",
    })
}

/// How a keeper says no.
pub fn denial(reason: Snag) -> Saying {
    told(match reason {
        Snag::Forbidden => "deny-forbidden",
        Snag::Credit => "deny-credit",
        Snag::ForAnother | Snag::Elder => "deny-for-another",
    })
}

pub fn cover(cover: Cover) -> Saying {
    told(match cover {
        Cover::Notice => "cover-notice",
        Cover::Helper => "cover-helper",
    })
}

pub fn ticket_state(state: TicketState) -> Saying {
    told(match state {
        TicketState::Requested => "state-requested",
        TicketState::Checked => "state-checked",
        TicketState::NeedsVisit => "state-needs-visit",
        TicketState::Done => "state-done",
        TicketState::Denied(_) => "state-denied",
        TicketState::Left => "state-left",
    })
}
