//! What happened at the station, and the transcript's form of it.

use std::fmt;

use super::super::{Name, command::Yuan, time::Clock};
use super::{Cover, Snag, Ticket};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StationEvent {
    /// The keeper's day begins.
    Morning {
        away_tomorrow: bool,
    },
    HoursPosted {
        hours: String,
        from_day: u32,
    },
    /// Somebody asks for something that the keeper has to look at.
    Asked {
        ticket: Box<Ticket>,
    },
    /// What the keeper found; a yes was noted unless it is asked for somebody else.
    Checked {
        ticket: Name,
        snag: Option<Snag>,
    },
    /// Done at the counter, with a receipt; an ordinary thing at once, another one when it was asked for.
    Served {
        ticket: Box<Ticket>,
        fee_fen: i64,
        by_hand: bool,
    },
    Denied {
        ticket: Name,
        reason: Snag,
        is_right: bool,
    },
    /// Nobody took care of them; they went home.
    Left {
        ticket: Name,
    },
    /// Done at the person's home.
    Visited {
        ticket: Name,
        service: String,
        fee_fen: i64,
    },
    FollowedUp {
        ticket: Name,
    },
    FollowUpMissed {
        ticket: Name,
    },
    /// What comes of a ticket that should have been denied.
    Trouble {
        ticket: Name,
        snag: Snag,
        amount_fen: i64,
    },
    WentRound,
    WorkedField,
    /// Nobody was on the field all day.
    FieldLost {
        amount_fen: i64,
    },
    Told {
        service: String,
        until_day: u32,
    },
    /// Somebody stood before a closed door in posted hours.
    DoorClosed,
    /// The door was open all day as posted.
    HoursKept,
    PrinterBroke,
    RepairOrdered {
        amount_fen: i64,
    },
    PrinterRepaired,
    Covered {
        cover: Cover,
        amount_fen: i64,
    },
    /// People are home from the fields; so many lines are not in the log yet.
    Evening {
        unlogged: u32,
    },
    Logged {
        lines: u32,
        extra: u32,
    },
    /// Somebody from the county compared the log with the truth.
    Inspected {
        missing: u32,
        extra: u32,
        unasked: u32,
        taken_back_fen: i64,
    },
    /// The county looked at the week's log.
    WeekClosed {
        week: u32,
        lines: u32,
        subsidy_fen: i64,
    },
    /// Power, network, phone of the day.
    DayPaid {
        amount_fen: i64,
    },
}

impl StationEvent {
    pub(in super::super) fn wants_answer(&self) -> bool {
        matches!(
            self,
            StationEvent::Morning { .. }
                | StationEvent::Asked { .. }
                | StationEvent::Evening { .. }
                | StationEvent::PrinterBroke
                | StationEvent::Inspected { .. }
                | StationEvent::Trouble { .. }
        )
    }
}

/// The transcript's form.
impl fmt::Display for StationEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StationEvent::Asked { ticket } => {
                let Ticket {
                    name,
                    service,
                    leaves_min,
                    ..
                } = &**ticket;
                write!(f, "ticket-asked {name} {service} until {}", Clock(*leaves_min))
            }
            StationEvent::Checked { ticket, snag } => {
                write!(f, "ticket-checked {ticket} {}", snag.map_or("plain", Snag::word))
            }
            StationEvent::Served {
                ticket,
                fee_fen,
                by_hand,
            } => {
                let hand = if *by_hand { " by hand" } else { "" };
                write!(
                    f,
                    "ticket-served {} {} {}{hand}",
                    ticket.name,
                    ticket.service,
                    Yuan(*fee_fen)
                )
            }
            StationEvent::Denied {
                ticket,
                reason,
                is_right,
            } => {
                let sign = if *is_right { "right" } else { "wrong" };
                write!(f, "ticket-denied {ticket} {} {sign}", reason.word())
            }
            StationEvent::Left { ticket } => write!(f, "ticket-left {ticket}"),
            StationEvent::Visited {
                ticket,
                service,
                fee_fen,
            } => write!(f, "ticket-visited {ticket} {service} {}", Yuan(*fee_fen)),
            StationEvent::FollowedUp { ticket } => write!(f, "followed-up {ticket}"),
            StationEvent::FollowUpMissed { ticket } => write!(f, "follow-up-missed {ticket}"),
            StationEvent::Trouble {
                ticket,
                snag,
                amount_fen,
            } => write!(f, "ticket-trouble {ticket} {} {}", snag.word(), Yuan(*amount_fen)),
            event => write_day(event, f),
        }
    }
}

/// The house and the county.
fn write_day(event: &StationEvent, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match event {
        StationEvent::Morning { away_tomorrow } => {
            f.write_str("station-morning")?;
            if *away_tomorrow {
                f.write_str(" away tomorrow")
            } else {
                Ok(())
            }
        }
        StationEvent::HoursPosted { hours, from_day } => write!(f, "hours-posted {hours} from d{from_day}"),
        StationEvent::WentRound => f.write_str("went-round"),
        StationEvent::WorkedField => f.write_str("worked-field"),
        StationEvent::FieldLost { amount_fen } => write!(f, "field-lost {}", Yuan(*amount_fen)),
        StationEvent::Told { service, until_day } => write!(f, "told {service} until d{until_day}"),
        StationEvent::DoorClosed => f.write_str("door-closed"),
        StationEvent::HoursKept => f.write_str("hours-kept"),
        StationEvent::PrinterBroke => f.write_str("printer-broke"),
        StationEvent::RepairOrdered { amount_fen } => write!(f, "repair-ordered {}", Yuan(*amount_fen)),
        StationEvent::PrinterRepaired => f.write_str("printer-repaired"),
        StationEvent::Covered { cover, amount_fen } => write!(f, "covered {} {}", cover.word(), Yuan(*amount_fen)),
        StationEvent::Evening { unlogged } => write!(f, "station-evening unlogged {unlogged}"),
        StationEvent::Logged { lines, extra } => write!(f, "logged {lines} extra {extra}"),
        StationEvent::Inspected {
            missing,
            extra,
            unasked,
            taken_back_fen,
        } => write!(
            f,
            "log-inspected missing {missing} extra {extra} unasked {unasked} taken back {}",
            Yuan(*taken_back_fen)
        ),
        StationEvent::WeekClosed {
            week,
            lines,
            subsidy_fen,
        } => write!(f, "week-closed {week} lines {lines} subsidy {}", Yuan(*subsidy_fen)),
        StationEvent::DayPaid { amount_fen } => write!(f, "station-paid {}", Yuan(*amount_fen)),
        _ => unreachable!("Display writes the tickets"),
    }
}
