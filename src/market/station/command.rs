//! What a keeper does, and its text form.

use std::fmt;

use super::Snag;
use crate::grammar::{Form, NumberIfAny, OneOf, ParseError, ParseErrorKind, Selected, Word, Words, grammar};
use crate::{HoursId, Selector, ServiceId, TicketId};

#[derive(Debug, Clone, PartialEq, Eq, strum::EnumDiscriminants)]
#[strum_discriminants(name(CommandKind), vis(pub(crate)), derive(strum::EnumMessage))]
pub enum Command {
    /// Posts opening hours: the first ones at once, others from tomorrow on: `hours day`.
    Hours(HoursId),
    /// Looks at who asks and for whom, and notes the person's yes: `ask all`.
    Ask(Selector),
    /// Does what is asked: `serve due` what is in order, `serve all` whatever was looked at, or by name.
    Serve(Selector),
    /// Says no, and why: `deny all forbidden` those found so, or one by name.
    Deny(Deny),
    /// Goes to the home of somebody who cannot come: `home sadir`.
    Home(TicketId),
    /// Goes from door to door and tells what the station does: `doors`.
    Doors,
    /// Works on the own field: `field`.
    Field,
    /// Writes to the villagers' group about one service: `tell agent-order`.
    Tell(ServiceId),
    /// Has the printer repaired by tomorrow: `repair`.
    Repair,
    /// Writes into the log what was done, and lines of what was not: `log`, `log 20`.
    Log(u32),
    /// Asks how it went: `follow all`.
    Follow(Selector),
    /// Before a day elsewhere: `away notice`, `away helper`.
    Away(Cover),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deny {
    pub tickets: Selector,
    pub reason: Snag,
}

/// How the door is kept while the keeper is elsewhere.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantArray,
    strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Cover {
    /// A note on the door, the day before.
    Notice,
    /// A neighbour does the ordinary things, for money.
    Helper,
}

impl Cover {
    pub const ALL: &'static [Cover] = <Cover as strum::VariantArray>::VARIANTS;

    pub fn word(self) -> &'static str {
        self.into()
    }
}

grammar! {
    "hours" Hours(hours: Word("hours"));
    "ask" Ask(tickets: Selected);
    "serve" Serve(tickets: Selected);
    "deny" Deny { tickets: Selected, reason: ReasonForm };
    "home" Home(ticket: Word("ticket"));
    "doors" Doors;
    "field" Field;
    "tell" Tell(service: Word("service"));
    "repair" Repair;
    "log" Log(lines: NumberIfAny);
    "follow" Follow(tickets: Selected);
    "away" Away(cover: OneOf);
}

/// A reason to say no.
struct ReasonForm;

impl Form<Snag> for ReasonForm {
    fn usage(&self) -> String {
        "for-another|forbidden|credit".to_owned()
    }

    fn read(&self, words: &mut Words) -> Result<Snag, ParseError> {
        let (_, span) = words.clone().need("reason")?;
        let reason = OneOf.read(words)?;
        if Snag::REASONS.contains(&reason) {
            return Ok(reason);
        }
        Err(ParseError {
            span,
            kind: ParseErrorKind::NotOneOf(&["for-another", "forbidden", "credit"]),
        })
    }

    fn write(&self, value: &Snag, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        OneOf.write(value, f)
    }
}
