//! Writes what happened in a cooperative, for transcripts and authors.

use std::fmt;

use super::{
    super::{command::Yuan, time::Clock},
    CoopEvent,
};

impl fmt::Display for CoopEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CoopEvent::HandsHired { hands, paid_fen } => write!(f, "hands-hired {hands} {}", Yuan(*paid_fen)),
            CoopEvent::WagesPaid { hands, amount_fen } => write!(f, "wages-paid {hands} {}", Yuan(*amount_fen)),
            CoopEvent::HandsStayedHome { hands } => write!(f, "hands-stayed-home {hands}"),
            CoopEvent::DealOffered { deal, until_min } => {
                write!(f, "deal-offered {deal} answer by {}", Clock(*until_min))
            }
            CoopEvent::DealTaken { deal, deposit_fen } => write!(f, "deal-taken {deal} deposit {}", Yuan(*deposit_fen)),
            CoopEvent::DealGone { deal, silent } => write!(f, "deal-gone {deal} silent={silent}"),
            CoopEvent::DealMissed {
                deal,
                penalty_fen,
                back_fen,
            } => {
                let (penalty, back) = (Yuan(*penalty_fen), Yuan(*back_fen));
                write!(f, "deal-missed {deal} penalty {penalty} deposit back {back}")
            }
            CoopEvent::LineShort {
                deal,
                missing,
                amount_fen,
            } => write!(f, "line-short {deal} missing {missing} {}", Yuan(*amount_fen)),
            CoopEvent::CreditChosen { on } => write!(f, "credit-chosen {on}"),
            CoopEvent::SupplierPaid { amount_fen } => write!(f, "supplier-paid {}", Yuan(*amount_fen)),
            CoopEvent::SupplierUnpaid { amount_fen, late_fen } => {
                write!(f, "supplier-unpaid {} late {}", Yuan(*amount_fen), Yuan(*late_fen))
            }
            CoopEvent::Hail { product, unsound_ppm } => write!(f, "hail {product} {unsound_ppm}ppm"),
            CoopEvent::ConsentAsked { household, consent } => write!(f, "consent-asked {household} {consent:?}"),
            CoopEvent::CaseWritten { household } => write!(f, "case-written {household}"),
        }
    }
}
