//! What an official does, and its text form.

use std::fmt;

use super::{Kpi as KpiKind, KpiLevel, Stage};
use crate::BidderId;
use crate::grammar::{NO_YES, OneOf, Word, grammar};

#[derive(Debug, Clone, PartialEq, Eq, strum::EnumDiscriminants)]
#[strum_discriminants(name(CommandKind), vis(pub(crate)), derive(strum::EnumMessage))]
pub enum Command {
    /// Goes to see a bidder and asks other counties: `visit agri`.
    Visit(BidderId),
    /// Writes into the contract what has to be reached: `kpi activity fair`.
    Kpi(Kpi),
    /// When it is paid: `stage quarter`.
    Stage(Stage),
    /// Whether the county may end it: `exit yes`.
    Exit(bool),
    /// Chooses the operator: `award agri`.
    Award(BidderId),
    /// Goes to the stations unannounced after a report: `audit`.
    Audit,
    /// Keeps back the payment that falls due: `withhold`.
    Withhold,
    /// Calls the exit clause: `terminate`.
    Terminate,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kpi {
    pub kpi: KpiKind,
    pub level: KpiLevel,
}

/// A term of the contract, as it is written in or declined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Term {
    Kpi(KpiKind, KpiLevel),
    Stage(Stage),
    Exit(bool),
}

impl From<Term> for Command {
    fn from(term: Term) -> Command {
        match term {
            Term::Kpi(kpi, level) => Command::Kpi(Kpi { kpi, level }),
            Term::Stage(stage) => Command::Stage(stage),
            Term::Exit(exit) => Command::Exit(exit),
        }
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Term::Kpi(kpi, level) => write!(f, "kpi {} {}", kpi.word(), level.word()),
            Term::Stage(stage) => write!(f, "stage {}", stage.word()),
            Term::Exit(true) => f.write_str("exit yes"),
            Term::Exit(false) => f.write_str("exit no"),
        }
    }
}

grammar! {
    "visit" Visit(bidder: Word("bidder"));
    "kpi" Kpi { kpi: OneOf, level: OneOf };
    "stage" Stage(stage: OneOf);
    "exit" Exit(exit: NO_YES);
    "award" Award(bidder: Word("bidder"));
    "audit" Audit;
    "withhold" Withhold;
    "terminate" Terminate;
}
