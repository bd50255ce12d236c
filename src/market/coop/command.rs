//! What a cooperative's head decides, and its text form.

use std::fmt;

use super::super::{ParseError, script::WordsOf};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CoopCommand {
    /// So many hands from here on, paid by the day: `hire 3`, `hire 0`.
    Hire(u32),
    /// Answers an offer: `deal canteen yes`.
    Deal { deal: String, yes: bool },
    /// Takes boxes on credit from here on, or for cash: `credit yes`.
    Credit { on: bool },
    /// Asks a household whether its story may be told: `story patime`.
    Story(String),
    /// Writes its case card, from the ledger: `case patime`.
    Case(String),
}

impl CoopCommand {
    pub(in super::super) const VERBS: [&'static str; 5] = ["hire", "deal", "credit", "story", "case"];

    /// Reads what stands after one of the verbs.
    pub(in super::super) fn parse(verb: &str, words: &mut WordsOf) -> Result<CoopCommand, ParseError> {
        Ok(match verb {
            "hire" => CoopCommand::Hire(words.number()?),
            "deal" => CoopCommand::Deal {
                deal: words.word("deal")?,
                yes: yes_or_no(words)?,
            },
            "credit" => CoopCommand::Credit { on: yes_or_no(words)? },
            "story" => CoopCommand::Story(words.word("household")?),
            _ => CoopCommand::Case(words.word("household")?),
        })
    }
}

fn yes_or_no(words: &mut WordsOf) -> Result<bool, ParseError> {
    words.one_of("yes|no", |word| match word {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    })
}

impl fmt::Display for CoopCommand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = |yes: bool| if yes { "yes" } else { "no" };
        match self {
            CoopCommand::Hire(hands) => write!(f, "hire {hands}"),
            CoopCommand::Deal { deal, yes } => write!(f, "deal {deal} {}", word(*yes)),
            CoopCommand::Credit { on } => write!(f, "credit {}", word(*on)),
            CoopCommand::Story(household) => write!(f, "story {household}"),
            CoopCommand::Case(household) => write!(f, "case {household}"),
        }
    }
}
