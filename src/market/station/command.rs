//! What a keeper does, and its text form.

use std::fmt;

use super::super::{
    Name, Selector,
    script::{ParseError, WordsOf},
};
use super::Snag;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StationCommand {
    /// Posts opening hours: the first ones at once, others from tomorrow on: `hours day`.
    Hours(String),
    /// Looks at who asks and for whom, and notes the person's yes: `ask all`.
    Ask(Selector),
    /// Does what is asked: `serve due` what is in order, `serve all` whatever was looked at, or by name.
    Serve(Selector),
    /// Says no, and why: `deny all forbidden` those found so, or one by name.
    Deny { tickets: Selector, reason: Snag },
    /// Goes to the home of somebody who cannot come: `home sadir`.
    Home(Name),
    /// Goes from door to door and tells what the station does: `doors`.
    Doors,
    /// Works on the own field: `field`.
    Field,
    /// Writes to the villagers' group about one service: `tell agent-order`.
    Tell(String),
    /// Has the printer repaired by tomorrow: `repair`.
    Repair,
    /// Writes into the log what was done, and lines of what was not: `log`, `log 20`.
    Log(u32),
    /// Asks how it went: `follow all`.
    Follow(Selector),
    /// Before a day elsewhere: `away notice`, `away helper`.
    Away(Cover),
}

/// How the door is kept while the keeper is elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cover {
    /// A note on the door, the day before.
    Notice,
    /// A neighbour does the ordinary things, for money.
    Helper,
}

impl Cover {
    pub const ALL: [Cover; 2] = [Cover::Notice, Cover::Helper];

    pub fn word(self) -> &'static str {
        match self {
            Cover::Notice => "notice",
            Cover::Helper => "helper",
        }
    }
}

impl fmt::Display for StationCommand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StationCommand::Hours(hours) => write!(f, "hours {hours}"),
            StationCommand::Ask(tickets) => write!(f, "ask {tickets}"),
            StationCommand::Serve(tickets) => write!(f, "serve {tickets}"),
            StationCommand::Deny { tickets, reason } => write!(f, "deny {tickets} {}", reason.word()),
            StationCommand::Home(ticket) => write!(f, "home {ticket}"),
            StationCommand::Doors => f.write_str("doors"),
            StationCommand::Field => f.write_str("field"),
            StationCommand::Tell(service) => write!(f, "tell {service}"),
            StationCommand::Repair => f.write_str("repair"),
            StationCommand::Log(0) => f.write_str("log"),
            StationCommand::Log(extra) => write!(f, "log {extra}"),
            StationCommand::Follow(tickets) => write!(f, "follow {tickets}"),
            StationCommand::Away(cover) => write!(f, "away {}", cover.word()),
        }
    }
}

/// Reads a keeper's command; nothing if the verb is none.
pub(in super::super) fn parse(verb: &str, words: &mut WordsOf) -> Result<Option<StationCommand>, ParseError> {
    Ok(Some(match verb {
        "hours" => StationCommand::Hours(words.word("hours")?),
        "ask" => StationCommand::Ask(words.selector()?),
        "serve" => StationCommand::Serve(words.selector()?),
        "deny" => StationCommand::Deny {
            tickets: words.selector()?,
            reason: words.one_of("for-another|forbidden|credit", |word| {
                Snag::REASONS.into_iter().find(|reason| reason.word() == word)
            })?,
        },
        "home" => StationCommand::Home(Name(words.word("ticket")?)),
        "doors" => StationCommand::Doors,
        "field" => StationCommand::Field,
        "tell" => StationCommand::Tell(words.word("service")?),
        "repair" => StationCommand::Repair,
        "log" => StationCommand::Log(match words.peek() {
            Some(_) => words.number()?,
            None => 0,
        }),
        "follow" => StationCommand::Follow(words.selector()?),
        "away" => StationCommand::Away(words.one_of("notice|helper", |word| {
            Cover::ALL.into_iter().find(|cover| cover.word() == word)
        })?),
        _ => return Ok(None),
    }))
}
