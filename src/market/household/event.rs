//! What happened to the households for which goods are sold, in the past tense, and its line in a transcript.

use std::fmt;

use super::Filled;
use crate::{HouseholdId, Name, OrderId, Share, Split, grammar::Yuan, time::Clock};

#[derive(Debug, Clone, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
pub enum Event {
    /// It stands at the door with its goods.
    Brought(Brought),
    TermsAgreed(TermsAgreed),
    /// Weighed in its presence; it has a receipt.
    Weighed(Weighed),
    /// What is not fit to send goes back.
    Sorted(Sorted),
    /// How boxes are filled from here on.
    HeapChosen(HeapChosen),
    BoxFilled(BoxFilled),
    AdvanceAsked(AdvanceAsked),
    AdvancePaid(AdvancePaid),
    /// Nobody answered: it took home what was left.
    GoodsTakenHome(GoodsTakenHome),
    QuestionAsked(QuestionAsked),
    /// The statement was explained; with a question open the agent bears what it cannot show.
    StatementShown(StatementShown),
    /// Nobody explained anything; the agent bears every refund.
    QuestionLost(QuestionLost),
    /// A box closed and what it brought was shared.
    BoxShared(BoxShared),
    PayDayCame(PayDayCame),
    PaidOut(PaidOut),
    PayDayMissed(PayDayMissed),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brought {
    pub household: HouseholdId,
    pub weight_g: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermsAgreed {
    pub household: HouseholdId,
    pub split: Split,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weighed {
    pub household: HouseholdId,
    pub weight_g: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sorted {
    pub household: HouseholdId,
    pub back_g: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeapChosen {
    pub mixed: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoxFilled {
    pub order: OrderId,
    pub filled: Filled,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdvanceAsked {
    pub household: HouseholdId,
    pub amount_fen: i64,
    pub until_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdvancePaid {
    pub household: HouseholdId,
    pub amount_fen: i64,
    pub enough: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoodsTakenHome {
    pub household: HouseholdId,
    pub weight_g: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionAsked {
    pub household: HouseholdId,
    pub until_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementShown {
    pub household: HouseholdId,
    pub answers: bool,
    pub borne_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionLost {
    pub household: HouseholdId,
    pub borne_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoxShared {
    pub order: OrderId,
    pub shares: Vec<Share>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayDayCame {
    pub household: HouseholdId,
    pub owed_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaidOut {
    pub household: HouseholdId,
    pub amount_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayDayMissed {
    pub household: HouseholdId,
    pub owed_fen: i64,
}

impl Event {
    /// Whether the learner has something to decide.
    pub fn wants_answer(&self) -> bool {
        matches!(
            self,
            Event::Brought(_)
                | Event::AdvanceAsked(_)
                | Event::GoodsTakenHome(_)
                | Event::QuestionAsked(_)
                | Event::QuestionLost(_)
                | Event::PayDayCame(_)
                | Event::PayDayMissed(_)
        )
    }

    /// Returns the order it is about, if it is about one.
    pub fn about(&self) -> Option<&Name> {
        match self {
            Event::BoxFilled(BoxFilled { order, .. }) | Event::BoxShared(BoxShared { order, .. }) => Some(order),
            Event::Brought(_)
            | Event::TermsAgreed(_)
            | Event::Weighed(_)
            | Event::Sorted(_)
            | Event::HeapChosen(_)
            | Event::AdvanceAsked(_)
            | Event::AdvancePaid(_)
            | Event::GoodsTakenHome(_)
            | Event::QuestionAsked(_)
            | Event::StatementShown(_)
            | Event::QuestionLost(_)
            | Event::PayDayCame(_)
            | Event::PaidOut(_)
            | Event::PayDayMissed(_) => None,
        }
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Event::Brought(Brought { household, weight_g }) => write!(f, "brought {household} {weight_g}g"),
            Event::TermsAgreed(TermsAgreed { household, split }) => write!(f, "terms-agreed {household} {split}"),
            Event::Weighed(Weighed { household, weight_g }) => write!(f, "weighed {household} {weight_g}g"),
            Event::Sorted(Sorted { household, back_g }) => write!(f, "sorted {household} back {back_g}g"),
            Event::HeapChosen(HeapChosen { mixed }) => write!(f, "heap-chosen mixed={mixed}"),
            Event::BoxFilled(BoxFilled { order, filled }) => {
                write!(f, "box-filled {order}")?;
                for portion in &filled.portions {
                    write!(f, " {} {}g", portion.household, portion.weight_g)?;
                }
                Ok(())
            }
            Event::AdvanceAsked(AdvanceAsked {
                household,
                amount_fen,
                until_min,
            }) => {
                let (amount, until) = (Yuan(*amount_fen), Clock(*until_min));
                write!(f, "advance-asked {household} {amount} answer by {until}")
            }
            Event::AdvancePaid(AdvancePaid {
                household,
                amount_fen,
                enough,
            }) => write!(f, "advance-paid {household} {} enough={enough}", Yuan(*amount_fen)),
            Event::GoodsTakenHome(GoodsTakenHome { household, weight_g }) => {
                write!(f, "goods-taken-home {household} {weight_g}g")
            }
            Event::QuestionAsked(QuestionAsked { household, until_min }) => {
                write!(f, "question-asked {household} answer by {}", Clock(*until_min))
            }
            Event::StatementShown(StatementShown {
                household, borne_fen, ..
            }) => {
                write!(f, "statement-shown {household} agent bears {}", Yuan(*borne_fen))
            }
            Event::QuestionLost(QuestionLost { household, borne_fen }) => {
                write!(f, "question-lost {household} agent bears {}", Yuan(*borne_fen))
            }
            Event::BoxShared(BoxShared { order, shares }) => {
                write!(f, "box-shared {order}")?;
                for share in shares {
                    write!(f, " {} {}", share.household, Yuan(share.part.due_fen))?;
                }
                Ok(())
            }
            Event::PayDayCame(PayDayCame { household, owed_fen }) => {
                write!(f, "pay-day-came {household} owed {}", Yuan(*owed_fen))
            }
            Event::PaidOut(PaidOut { household, amount_fen }) => {
                write!(f, "paid-out {household} {}", Yuan(*amount_fen))
            }
            Event::PayDayMissed(PayDayMissed { household, owed_fen }) => {
                write!(f, "pay-day-missed {household} owed {}", Yuan(*owed_fen))
            }
        }
    }
}

crate::nouns::payloads!(Household, Event: Brought, TermsAgreed, Weighed, Sorted, HeapChosen, BoxFilled, AdvanceAsked, AdvancePaid, GoodsTakenHome, QuestionAsked, StatementShown, QuestionLost, BoxShared, PayDayCame, PaidOut, PayDayMissed);
