//! Writes what happened with households, for transcripts and authors.

use std::fmt;

use super::{
    super::{command::Yuan, time::Clock},
    HouseholdEvent,
};

impl fmt::Display for HouseholdEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            HouseholdEvent::Brought { household, weight_g } => write!(f, "brought {household} {weight_g}g"),
            HouseholdEvent::TermsAgreed { household, split } => write!(f, "terms-agreed {household} {split}"),
            HouseholdEvent::Weighed { household, weight_g } => write!(f, "weighed {household} {weight_g}g"),
            HouseholdEvent::Sorted { household, back_g } => write!(f, "sorted {household} back {back_g}g"),
            HouseholdEvent::HeapChosen { mixed } => write!(f, "heap-chosen mixed={mixed}"),
            HouseholdEvent::BoxFilled { order, filled } => {
                write!(f, "box-filled {order}")?;
                for portion in &filled.portions {
                    write!(f, " {} {}g", portion.household, portion.weight_g)?;
                }
                Ok(())
            }
            HouseholdEvent::AdvanceAsked {
                household,
                amount_fen,
                until_min,
            } => {
                let (amount, until) = (Yuan(*amount_fen), Clock(*until_min));
                write!(f, "advance-asked {household} {amount} answer by {until}")
            }
            HouseholdEvent::AdvancePaid {
                household,
                amount_fen,
                enough,
            } => write!(f, "advance-paid {household} {} enough={enough}", Yuan(*amount_fen)),
            HouseholdEvent::GoodsTakenHome { household, weight_g } => {
                write!(f, "goods-taken-home {household} {weight_g}g")
            }
            HouseholdEvent::QuestionAsked { household, until_min } => {
                write!(f, "question-asked {household} answer by {}", Clock(*until_min))
            }
            HouseholdEvent::StatementShown {
                household, borne_fen, ..
            } => {
                write!(f, "statement-shown {household} agent bears {}", Yuan(*borne_fen))
            }
            HouseholdEvent::QuestionLost { household, borne_fen } => {
                write!(f, "question-lost {household} agent bears {}", Yuan(*borne_fen))
            }
            HouseholdEvent::BoxShared { order, shares } => {
                write!(f, "box-shared {order}")?;
                for share in shares {
                    write!(f, " {} {}", share.household, Yuan(share.part.due_fen))?;
                }
                Ok(())
            }
            HouseholdEvent::PayDayCame { household, owed_fen } => {
                write!(f, "pay-day-came {household} owed {}", Yuan(*owed_fen))
            }
            HouseholdEvent::PaidOut { household, amount_fen } => {
                write!(f, "paid-out {household} {}", Yuan(*amount_fen))
            }
            HouseholdEvent::PayDayMissed { household, owed_fen } => {
                write!(f, "pay-day-missed {household} owed {}", Yuan(*owed_fen))
            }
        }
    }
}
