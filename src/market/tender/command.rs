//! What an official does, and its text form.

use std::fmt;

use super::{
    super::script::{ParseError, WordsOf},
    Kpi, KpiLevel, Stage,
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TenderCommand {
    /// Goes to see a bidder and asks other counties: `visit agri`.
    Visit(String),
    /// Writes a term into the contract: `kpi activity fair`, `stage quarter`, `exit yes`.
    Term(Term),
    /// Chooses the operator: `award agri`.
    Award(String),
    /// Goes to the stations unannounced after a report: `audit`.
    Audit,
    /// Keeps back the payment that falls due: `withhold`.
    Withhold,
    /// Calls the exit clause: `terminate`.
    Terminate,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Term {
    Kpi(Kpi, KpiLevel),
    Stage(Stage),
    Exit(bool),
}

impl fmt::Display for TenderCommand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TenderCommand::Visit(bidder) => write!(f, "visit {bidder}"),
            TenderCommand::Term(term) => term.fmt(f),
            TenderCommand::Award(bidder) => write!(f, "award {bidder}"),
            TenderCommand::Audit => f.write_str("audit"),
            TenderCommand::Withhold => f.write_str("withhold"),
            TenderCommand::Terminate => f.write_str("terminate"),
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

/// Reads an official's command; nothing if the verb is none.
pub(in super::super) fn parse(verb: &str, words: &mut WordsOf) -> Result<Option<TenderCommand>, ParseError> {
    Ok(Some(match verb {
        "visit" => TenderCommand::Visit(words.word("bidder")?),
        "kpi" => {
            let kpi = words.one_of("activity|effect", |word| {
                Kpi::ALL.into_iter().find(|kpi| kpi.word() == word)
            })?;
            let level = words.one_of("none|low|fair|high", |word| {
                KpiLevel::ALL.into_iter().find(|level| level.word() == word)
            })?;
            TenderCommand::Term(Term::Kpi(kpi, level))
        }
        "stage" => TenderCommand::Term(Term::Stage(words.one_of("upfront|half|quarter", |word| {
            Stage::ALL.into_iter().find(|stage| stage.word() == word)
        })?)),
        "exit" => TenderCommand::Term(Term::Exit(words.one_of("yes|no", |word| match word {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        })?)),
        "award" => TenderCommand::Award(words.word("bidder")?),
        "audit" => TenderCommand::Audit,
        "withhold" => TenderCommand::Withhold,
        "terminate" => TenderCommand::Terminate,
        _ => return Ok(None),
    }))
}
