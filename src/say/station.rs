//! The station in words: what was asked, done and denied, and how the village and the county took it.

use super::{Saying, Word, event::called};
use crate::market::station;
use crate::market::{Cover, Snag, Ticket, TicketState};

fn told(key: &str) -> Saying {
    Saying::plain(format!("station-{key}"))
}

fn service(id: &str) -> Word {
    Word::name("service", id)
}

/// Returns the sentence for what happened at the station.
pub(super) fn event(event: &station::Event) -> Saying {
    let of = |key: &str, ticket: &Ticket| {
        let said = told(key).with("who", called(&ticket.name));
        said.with("what", service(&ticket.service))
    };
    match event {
        station::Event::Asked(station::event::Asked { ticket }) if ticket.snag == Some(Snag::Elder) => {
            of("event-rings", ticket)
        }
        station::Event::Asked(station::event::Asked { ticket }) => of("event-asked", ticket),
        station::Event::Checked(station::event::Checked { snag: None, .. }) => told("event-checked"),
        station::Event::Checked(station::event::Checked { snag: Some(found), .. }) => snag(*found),
        station::Event::Served(station::event::Served { ticket, fee_fen, .. }) => {
            of("event-served", ticket).with("money", Word::Yuan(*fee_fen))
        }
        station::Event::Denied(station::event::Denied { ticket, is_right, .. }) => {
            let key = if *is_right {
                "event-denied-right"
            } else {
                "event-denied-wrong"
            };
            told(key).with("who", called(ticket))
        }
        station::Event::Left(station::event::Left { ticket }) => told("event-left").with("who", called(ticket)),
        station::Event::Visited(station::event::Visited {
            ticket, service: what, ..
        }) => told("event-visited")
            .with("who", called(ticket))
            .with("what", service(what)),
        station::Event::FollowedUp(station::event::FollowedUp { ticket }) => {
            told("event-followed-up").with("who", called(ticket))
        }
        station::Event::FollowUpMissed(station::event::FollowUpMissed { ticket }) => {
            told("event-follow-up-missed").with("who", called(ticket))
        }
        station::Event::Trouble(station::event::Trouble {
            ticket,
            snag,
            amount_fen,
        }) => told(match snag {
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
fn day_event(event: &station::Event) -> Saying {
    match event {
        station::Event::Morning(station::event::Morning { away_tomorrow: true }) => told("event-morning-away"),
        station::Event::Morning(_) => told("event-morning"),
        station::Event::HoursPosted(station::event::HoursPosted { from_day, .. }) => {
            told("event-hours").with("day", Word::count(*from_day))
        }
        station::Event::WentRound => told("event-went-round"),
        station::Event::WorkedField => told("event-worked-field"),
        station::Event::FieldLost(station::event::FieldLost { amount_fen }) => {
            told("event-field-lost").with("money", Word::Yuan(*amount_fen))
        }
        station::Event::Told(station::event::Told {
            service: what,
            until_day,
        }) => told("event-told")
            .with("what", service(what))
            .with("day", Word::count(*until_day)),
        station::Event::DoorClosed => told("event-door-closed"),
        station::Event::HoursKept => told("event-hours-kept"),
        station::Event::PrinterBroke => told("event-printer-broke"),
        station::Event::RepairOrdered(station::event::RepairOrdered { amount_fen }) => {
            told("event-repair-ordered").with("money", Word::Yuan(*amount_fen))
        }
        station::Event::PrinterRepaired => told("event-printer-repaired"),
        station::Event::Covered(station::event::Covered { cover: chosen, .. }) => cover(*chosen),
        station::Event::Evening(station::event::Evening { unlogged }) => {
            told("event-evening").with("count", Word::count(*unlogged))
        }
        station::Event::Logged(station::event::Logged { lines, extra: 0 }) => {
            told("event-logged").with("lines", Word::count(*lines))
        }
        station::Event::Logged(station::event::Logged { lines, extra }) => told("event-logged-more")
            .with("lines", Word::count(*lines))
            .with("extra", Word::count(*extra)),
        station::Event::Inspected(_) => inspected(event),
        station::Event::WeekClosed(station::event::WeekClosed {
            lines, subsidy_fen: 0, ..
        }) => told("event-week-unpaid").with("lines", Word::count(*lines)),
        station::Event::WeekClosed(station::event::WeekClosed { lines, subsidy_fen, .. }) => told("event-week-paid")
            .with("lines", Word::count(*lines))
            .with("money", Word::Yuan(*subsidy_fen)),
        station::Event::DayPaid(station::event::DayPaid { amount_fen }) => {
            told("event-day-paid").with("money", Word::Yuan(*amount_fen))
        }
        _ => unreachable!("`station_event` tells the tickets"),
    }
}

/// What the county found: the gravest alone.
fn inspected(event: &station::Event) -> Saying {
    match event {
        station::Event::Inspected(station::event::Inspected {
            extra, taken_back_fen, ..
        }) if *extra > 0 => told("event-inspected-false")
            .with("extra", Word::count(*extra))
            .with("money", Word::Yuan(*taken_back_fen)),
        station::Event::Inspected(station::event::Inspected { unasked, .. }) if *unasked > 0 => {
            told("event-inspected-unasked").with("count", Word::count(*unasked))
        }
        station::Event::Inspected(station::event::Inspected { missing, .. }) if *missing > 0 => {
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

/// Adds the figures of a refusal to its sentence.
pub(super) fn wrong(refusal: &station::Refusal, saying: Saying) -> Saying {
    match refusal {
        station::Refusal::Elsewhere
        | station::Refusal::NeedsVisit
        | station::Refusal::NotAsked
        | station::Refusal::NobodyHome
        | station::Refusal::TooLate
        | station::Refusal::NotOpen => saying,
    }
}
