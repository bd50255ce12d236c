//! What the agent does with households, and its text form.

use std::fmt;

use super::super::{ParseError, command::Yuan, script::WordsOf};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HouseholdCommand {
    /// Agrees how the money is split: `terms anar 7%` of the sales for the agent, `terms anar 6.50` a kilogram for the
    /// household.
    Terms { household: String, split: Split },
    /// Weighs what was brought, with the household, and writes the receipt: `weigh anar`, `weigh all`.
    Weigh(Whom),
    /// Takes out what is not fit to send; it goes back: `sort anar`.
    Sort(Whom),
    /// Fills each box from one household and marks it, or from everybody at once: `heap apart`, `heap mixed`.
    Heap { mixed: bool },
    /// Pays a part before the money is there: `advance anar 300.00`.
    Advance { household: String, amount_fen: i64 },
    /// Explains to a household its statement: `statement anar`.
    Statement(Whom),
    /// Pays what is owed for closed boxes: `payout anar`, `payout all`.
    Payout(Whom),
}

/// One household, or all for whom it can be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whom {
    All,
    One(String),
}

/// How the money of a sale is split.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Split {
    /// The agent keeps this share of the sales; all costs of the box are the household's.
    Margin(i64),
    /// The household has this for each kilogram sold; costs and the rest are the agent's.
    PerKg(i64),
}

impl HouseholdCommand {
    pub(in super::super) const VERBS: [&'static str; 7] =
        ["terms", "weigh", "sort", "heap", "advance", "statement", "payout"];

    /// Reads what stands after one of the verbs.
    pub(in super::super) fn parse(verb: &str, words: &mut WordsOf) -> Result<HouseholdCommand, ParseError> {
        Ok(match verb {
            "terms" => HouseholdCommand::Terms {
                household: words.word("household")?,
                split: if words.peek().is_some_and(|word| word.ends_with('%')) {
                    Split::Margin(words.share()?)
                } else {
                    Split::PerKg(words.price()?)
                },
            },
            "weigh" => HouseholdCommand::Weigh(whom(words)?),
            "sort" => HouseholdCommand::Sort(whom(words)?),
            "heap" => HouseholdCommand::Heap {
                mixed: words.one_of("apart|mixed", |word| match word {
                    "apart" => Some(false),
                    "mixed" => Some(true),
                    _ => None,
                })?,
            },
            "advance" => HouseholdCommand::Advance {
                household: words.word("household")?,
                amount_fen: words.price()?,
            },
            "statement" => HouseholdCommand::Statement(whom(words)?),
            _ => HouseholdCommand::Payout(whom(words)?),
        })
    }
}

fn whom(words: &mut WordsOf) -> Result<Whom, ParseError> {
    Ok(match words.word("household")?.as_str() {
        "all" => Whom::All,
        id => Whom::One(id.to_owned()),
    })
}

impl fmt::Display for Whom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Whom::All => f.write_str("all"),
            Whom::One(id) => f.write_str(id),
        }
    }
}

impl fmt::Display for Split {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Split::Margin(ppm) => write!(f, "{}%", ppm / 10_000),
            Split::PerKg(fen) => write!(f, "{}", Yuan(*fen)),
        }
    }
}

impl fmt::Display for HouseholdCommand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            HouseholdCommand::Terms { household, split } => write!(f, "terms {household} {split}"),
            HouseholdCommand::Weigh(whom) => write!(f, "weigh {whom}"),
            HouseholdCommand::Sort(whom) => write!(f, "sort {whom}"),
            HouseholdCommand::Heap { mixed } => write!(f, "heap {}", if *mixed { "mixed" } else { "apart" }),
            HouseholdCommand::Advance { household, amount_fen } => {
                write!(f, "advance {household} {}", Yuan(*amount_fen))
            }
            HouseholdCommand::Statement(whom) => write!(f, "statement {whom}"),
            HouseholdCommand::Payout(whom) => write!(f, "payout {whom}"),
        }
    }
}
