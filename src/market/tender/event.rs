//! What happened in the tender and the year after it, and the transcript's form of it.

use std::fmt;

use super::{super::command::Yuan, Report, Term};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TenderEvent {
    Visited {
        bidder: String,
    },
    TermSet {
        term: Term,
    },
    /// The contract was signed; `fee_fen` is for the months left.
    Awarded {
        bidder: String,
        fee_fen: i64,
        paid_fen: i64,
    },
    /// A month is over.
    Reported {
        report: Box<Report>,
    },
    /// The stations were seen: what is true beside what was told.
    Audited {
        active_ppm: i64,
        told_ppm: i64,
    },
    Paid {
        amount_fen: i64,
    },
    Withheld {
        amount_fen: i64,
    },
    Terminated {
        bidder: String,
    },
}

impl TenderEvent {
    pub(in super::super) fn wants_answer(&self) -> bool {
        matches!(self, TenderEvent::Reported { .. })
    }
}

impl fmt::Display for TenderEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TenderEvent::Visited { bidder } => write!(f, "tender-visited {bidder}"),
            TenderEvent::TermSet { term } => write!(f, "tender-term {term}"),
            TenderEvent::Awarded {
                bidder,
                fee_fen,
                paid_fen,
            } => write!(f, "tender-awarded {bidder} {} paid {}", Yuan(*fee_fen), Yuan(*paid_fen)),
            TenderEvent::Reported { report } => {
                let who = report.bidder.as_deref().unwrap_or("old");
                write!(
                    f,
                    "tender-reported {} {who} parcels {} told {} active {}ppm told {}ppm",
                    report.number, report.parcels, report.told_parcels, report.active_ppm, report.told_active_ppm
                )
            }
            TenderEvent::Audited { active_ppm, told_ppm } => {
                write!(f, "tender-audited active {active_ppm}ppm told {told_ppm}ppm")
            }
            TenderEvent::Paid { amount_fen } => write!(f, "tender-paid {}", Yuan(*amount_fen)),
            TenderEvent::Withheld { amount_fen } => write!(f, "tender-withheld {}", Yuan(*amount_fen)),
            TenderEvent::Terminated { bidder } => write!(f, "tender-terminated {bidder}"),
        }
    }
}
