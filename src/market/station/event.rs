//! What happened at the station, and the transcript's form of it.

use std::fmt;

use crate::{Cover, HoursId, Name, ServiceId, Snag, Ticket, TicketId, grammar::Yuan, time::Clock};

#[derive(Debug, Clone, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
pub enum Event {
    /// The keeper's day begins.
    Morning(Morning),
    HoursPosted(HoursPosted),
    /// Somebody asks for something that the keeper has to look at.
    Asked(Asked),
    /// What the keeper found; a yes was noted unless it is asked for somebody else.
    Checked(Checked),
    /// Done at the counter, with a receipt; an ordinary thing at once, another one when it was asked for.
    Served(Served),
    Denied(Denied),
    /// Nobody took care of them; they went home.
    Left(Left),
    /// Done at the person's home.
    Visited(Visited),
    FollowedUp(FollowedUp),
    FollowUpMissed(FollowUpMissed),
    /// What comes of a ticket that should have been denied.
    Trouble(Trouble),
    WentRound,
    WorkedField,
    /// Nobody was on the field all day.
    FieldLost(FieldLost),
    Told(Told),
    /// Somebody stood before a closed door in posted hours.
    DoorClosed,
    /// The door was open all day as posted.
    HoursKept,
    PrinterBroke,
    RepairOrdered(RepairOrdered),
    PrinterRepaired,
    Covered(Covered),
    /// People are home from the fields; so many lines are not in the log yet.
    Evening(Evening),
    Logged(Logged),
    /// Somebody from the county compared the log with the truth.
    Inspected(Inspected),
    /// The county looked at the week's log.
    WeekClosed(WeekClosed),
    /// Power, network, phone of the day.
    DayPaid(DayPaid),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Morning {
    pub away_tomorrow: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoursPosted {
    pub hours: HoursId,
    pub from_day: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    pub ticket: Box<Ticket>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    pub ticket: TicketId,
    pub snag: Option<Snag>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Served {
    pub ticket: Box<Ticket>,
    pub fee_fen: i64,
    pub by_hand: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Denied {
    pub ticket: TicketId,
    pub reason: Snag,
    pub is_right: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    pub ticket: TicketId,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visited {
    pub ticket: TicketId,
    pub service: ServiceId,
    pub fee_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowedUp {
    pub ticket: TicketId,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUpMissed {
    pub ticket: TicketId,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    pub ticket: TicketId,
    pub snag: Snag,
    pub amount_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldLost {
    pub amount_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub service: ServiceId,
    pub until_day: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RepairOrdered {
    pub amount_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Covered {
    pub cover: Cover,
    pub amount_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evening {
    pub unlogged: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logged {
    pub lines: u32,
    pub extra: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspected {
    /// After the last day, by telephone.
    pub is_audit: bool,
    pub missing: u32,
    /// Lines of what was never done that were among those looked into: the day's, and the how-manieth of it.
    pub found: Vec<(u32, u32)>,
    pub unasked: u32,
    pub taken_back_fen: i64,
    pub fine_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeekClosed {
    pub week: u32,
    pub lines: u32,
    pub subsidy_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayPaid {
    pub amount_fen: i64,
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Event::Asked(Asked { ticket }) => {
                let Ticket {
                    name,
                    service,
                    leaves_min,
                    ..
                } = &**ticket;
                write!(f, "ticket-asked {name} {service} until {}", Clock(*leaves_min))
            }
            Event::Checked(Checked { ticket, snag }) => {
                write!(f, "ticket-checked {ticket} {}", snag.map_or("plain", Snag::word))
            }
            Event::Served(Served {
                ticket,
                fee_fen,
                by_hand,
            }) => {
                let hand = if *by_hand { " by hand" } else { "" };
                write!(
                    f,
                    "ticket-served {} {} {}{hand}",
                    ticket.name,
                    ticket.service,
                    Yuan(*fee_fen)
                )
            }
            Event::Denied(Denied {
                ticket,
                reason,
                is_right,
            }) => {
                let sign = if *is_right { "right" } else { "wrong" };
                write!(f, "ticket-denied {ticket} {} {sign}", reason.word())
            }
            Event::Left(Left { ticket }) => write!(f, "ticket-left {ticket}"),
            Event::Visited(Visited {
                ticket,
                service,
                fee_fen,
            }) => write!(f, "ticket-visited {ticket} {service} {}", Yuan(*fee_fen)),
            Event::FollowedUp(FollowedUp { ticket }) => write!(f, "followed-up {ticket}"),
            Event::FollowUpMissed(FollowUpMissed { ticket }) => write!(f, "follow-up-missed {ticket}"),
            Event::Trouble(Trouble {
                ticket,
                snag,
                amount_fen,
            }) => write!(f, "ticket-trouble {ticket} {} {}", snag.word(), Yuan(*amount_fen)),
            Event::Morning(Morning { away_tomorrow }) => {
                f.write_str("station-morning")?;
                if *away_tomorrow {
                    f.write_str(" away tomorrow")
                } else {
                    Ok(())
                }
            }
            Event::HoursPosted(HoursPosted { hours, from_day }) => {
                write!(f, "hours-posted {hours} from d{from_day}")
            }
            Event::WentRound => f.write_str("went-round"),
            Event::WorkedField => f.write_str("worked-field"),
            Event::FieldLost(FieldLost { amount_fen }) => {
                write!(f, "field-lost {}", Yuan(*amount_fen))
            }
            Event::Told(Told { service, until_day }) => {
                write!(f, "told {service} until d{until_day}")
            }
            Event::DoorClosed => f.write_str("door-closed"),
            Event::HoursKept => f.write_str("hours-kept"),
            Event::PrinterBroke => f.write_str("printer-broke"),
            Event::RepairOrdered(RepairOrdered { amount_fen }) => {
                write!(f, "repair-ordered {}", Yuan(*amount_fen))
            }
            Event::PrinterRepaired => f.write_str("printer-repaired"),
            Event::Covered(Covered { cover, amount_fen }) => {
                write!(f, "covered {} {}", cover.word(), Yuan(*amount_fen))
            }
            Event::Evening(Evening { unlogged }) => {
                write!(f, "station-evening unlogged {unlogged}")
            }
            Event::Logged(Logged { lines, extra }) => write!(f, "logged {lines} extra {extra}"),
            Event::Inspected(Inspected {
                is_audit,
                missing,
                found,
                unasked,
                taken_back_fen,
                fine_fen,
            }) => write!(
                f,
                "log-{} missing {missing} extra {} unasked {unasked} taken back {} fined {}",
                if *is_audit { "audited" } else { "inspected" },
                found.len(),
                Yuan(*taken_back_fen),
                Yuan(*fine_fen)
            ),
            Event::WeekClosed(WeekClosed {
                week,
                lines,
                subsidy_fen,
            }) => write!(f, "week-closed {week} lines {lines} subsidy {}", Yuan(*subsidy_fen)),
            Event::DayPaid(DayPaid { amount_fen }) => {
                write!(f, "station-paid {}", Yuan(*amount_fen))
            }
        }
    }
}

impl Event {
    /// It is about nothing with a name of its own.
    pub fn about(&self) -> Option<&Name> {
        None
    }

    pub fn wants_answer(&self) -> bool {
        matches!(
            self,
            Event::Morning(_)
                | Event::Asked(_)
                | Event::Evening(_)
                | Event::PrinterBroke
                | Event::Inspected(_)
                | Event::Trouble(_)
        )
    }
}

crate::nouns::payloads!(Station, Event: Morning, HoursPosted, Asked, Checked, Served, Denied, Left, Visited, FollowedUp, FollowUpMissed, Trouble, FieldLost, Told, RepairOrdered, Covered, Evening, Logged, Inspected, WeekClosed, DayPaid);
