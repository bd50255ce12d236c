//! What happened in the tender and the year after it, and the transcript's form of it.

use std::fmt;

use crate::{BidderId, Name, Report, Term, grammar::Yuan};

#[derive(Debug, Clone, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
pub enum Event {
    Visited(Visited),
    TermSet(TermSet),
    /// The contract was signed; `fee_fen` is for the months left.
    Awarded(Awarded),
    /// A month is over.
    Reported(Reported),
    /// The stations were seen: what is true beside what was told.
    Audited(Audited),
    Paid(Paid),
    Withheld(Withheld),
    Terminated(Terminated),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visited {
    pub bidder: BidderId,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermSet {
    pub term: Term,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Awarded {
    pub bidder: BidderId,
    pub fee_fen: i64,
    pub paid_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reported {
    pub report: Box<Report>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audited {
    pub active_ppm: i64,
    pub told_ppm: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paid {
    pub amount_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withheld {
    pub amount_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terminated {
    pub bidder: BidderId,
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Event::Visited(Visited { bidder }) => write!(f, "tender-visited {bidder}"),
            Event::TermSet(TermSet { term }) => write!(f, "tender-term {term}"),
            Event::Awarded(Awarded {
                bidder,
                fee_fen,
                paid_fen,
            }) => write!(f, "tender-awarded {bidder} {} paid {}", Yuan(*fee_fen), Yuan(*paid_fen)),
            Event::Reported(Reported { report }) => {
                let who = report.bidder.as_deref().unwrap_or("old");
                write!(
                    f,
                    "tender-reported {} {who} parcels {} told {} active {}ppm told {}ppm",
                    report.number, report.parcels, report.told_parcels, report.active_ppm, report.told_active_ppm
                )
            }
            Event::Audited(Audited { active_ppm, told_ppm }) => {
                write!(f, "tender-audited active {active_ppm}ppm told {told_ppm}ppm")
            }
            Event::Paid(Paid { amount_fen }) => write!(f, "tender-paid {}", Yuan(*amount_fen)),
            Event::Withheld(Withheld { amount_fen }) => write!(f, "tender-withheld {}", Yuan(*amount_fen)),
            Event::Terminated(Terminated { bidder }) => write!(f, "tender-terminated {bidder}"),
        }
    }
}

impl Event {
    /// It is about nothing with a name of its own.
    pub fn about(&self) -> Option<&Name> {
        None
    }

    pub fn wants_answer(&self) -> bool {
        matches!(self, Event::Reported(_))
    }
}

crate::nouns::payloads!(Tender, Event: Visited, TermSet, Awarded, Reported, Audited, Paid, Withheld, Terminated);
