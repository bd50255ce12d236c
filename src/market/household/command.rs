//! What the agent does with households, and its text form.

use std::fmt;

use crate::HouseholdId;
use crate::grammar::{Either, Form, ParseError, Price, Share, Word, Words, Yuan, grammar};

#[derive(Debug, Clone, PartialEq, Eq, strum::EnumDiscriminants)]
#[strum_discriminants(name(CommandKind), vis(pub(crate)), derive(strum::EnumMessage))]
pub enum Command {
    /// Agrees how the money is split: `terms anar 7%` of the sales for the agent, `terms anar 6.50` a kilogram for the
    /// household.
    Terms(Terms),
    /// Weighs what was brought, with the household, and writes the receipt: `weigh anar`, `weigh all`.
    Weigh(Whom),
    /// Takes out what is not fit to send; it goes back: `sort anar`.
    Sort(Whom),
    /// Fills each box from one household and marks it, or from everybody at once: `heap apart`, `heap mixed`.
    Heap(Heap),
    /// Pays a part before the money is there: `advance anar 300.00`.
    Advance(Advance),
    /// Explains to a household its statement: `statement anar`.
    Statement(Whom),
    /// Pays what is owed for closed boxes: `payout anar`, `payout all`.
    Payout(Whom),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    pub household: HouseholdId,
    pub split: Split,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heap {
    pub mixed: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advance {
    pub household: HouseholdId,
    pub amount_fen: i64,
}

/// One household, or all for whom it can be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whom {
    All,
    One(HouseholdId),
}

/// How the money of a sale is split.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Split {
    /// The agent keeps this share of the sales; all costs of the box are the household's.
    Margin(i64),
    /// The household has this for each kilogram sold; costs and the rest are the agent's.
    PerKg(i64),
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

grammar! {
    "terms" Terms { household: Word("household"), split: SplitForm };
    "weigh" Weigh(whom: WhomForm);
    "sort" Sort(whom: WhomForm);
    "heap" Heap { mixed: Either(&["apart", "mixed"]) };
    "advance" Advance { household: Word("household"), amount_fen: Price };
    "statement" Statement(whom: WhomForm);
    "payout" Payout(whom: WhomForm);
}

/// `all`, or a household's id.
struct WhomForm;

impl Form<Whom> for WhomForm {
    fn usage(&self) -> String {
        "all|<household>".to_owned()
    }

    fn read(&self, words: &mut Words) -> Result<Whom, ParseError> {
        Ok(match words.need("household")?.0 {
            "all" => Whom::All,
            id => Whom::One(id.into()),
        })
    }

    fn write(&self, value: &Whom, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, " {value}")
    }
}

/// A share of the sales, or a price by the kilogram.
struct SplitForm;

impl Form<Split> for SplitForm {
    fn usage(&self) -> String {
        "<percent>%|<yuan>".to_owned()
    }

    fn read(&self, words: &mut Words) -> Result<Split, ParseError> {
        if words.peek().is_some_and(|word| word.ends_with('%')) {
            Share.read(words).map(Split::Margin)
        } else {
            Price.read(words).map(Split::PerKg)
        }
    }

    fn write(&self, value: &Split, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, " {value}")
    }
}
