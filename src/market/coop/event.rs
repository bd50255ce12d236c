//! What happened to a cooperative, in the past tense, and its line in a transcript.

use std::fmt;

use crate::{Consent, DealId, HouseholdId, Name, ProductId, grammar::Yuan, time::Clock};

#[derive(Debug, Clone, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
pub enum Event {
    HandsHired(HandsHired),
    WagesPaid(WagesPaid),
    /// No cash in the morning.
    HandsStayedHome(HandsStayedHome),
    DealOffered(DealOffered),
    DealTaken(DealTaken),
    /// Declined, or left without an answer.
    DealGone(DealGone),
    /// A date came and the goods were not there.
    DealMissed(DealMissed),
    /// Fewer parcels than promised to the line.
    LineShort(LineShort),
    CreditChosen(CreditChosen),
    SupplierPaid(SupplierPaid),
    /// The supplier was not paid: what is owed grows, and nothing more is written up.
    SupplierUnpaid(SupplierUnpaid),
    /// Hail on trees that were not picked yet.
    Hail(Hail),
    ConsentAsked(ConsentAsked),
    CaseWritten(CaseWritten),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandsHired {
    pub hands: u32,
    pub paid_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WagesPaid {
    pub hands: u32,
    pub amount_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandsStayedHome {
    pub hands: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DealOffered {
    pub deal: DealId,
    pub until_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DealTaken {
    pub deal: DealId,
    pub deposit_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DealGone {
    pub deal: DealId,
    pub silent: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DealMissed {
    pub deal: DealId,
    pub penalty_fen: i64,
    pub back_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineShort {
    pub deal: DealId,
    pub missing: u32,
    pub amount_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreditChosen {
    pub on: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SupplierPaid {
    pub amount_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SupplierUnpaid {
    pub amount_fen: i64,
    pub late_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hail {
    pub product: ProductId,
    pub unsound_ppm: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsentAsked {
    pub household: HouseholdId,
    pub consent: Consent,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseWritten {
    pub household: HouseholdId,
}

impl Event {
    /// It is about nothing with a name of its own.
    pub fn about(&self) -> Option<&Name> {
        None
    }

    pub fn wants_answer(&self) -> bool {
        matches!(
            self,
            Event::HandsStayedHome(_)
                | Event::DealOffered(_)
                | Event::DealMissed(_)
                | Event::LineShort(_)
                | Event::SupplierUnpaid(_)
                | Event::Hail(_)
        )
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Event::HandsHired(HandsHired { hands, paid_fen }) => write!(f, "hands-hired {hands} {}", Yuan(*paid_fen)),
            Event::WagesPaid(WagesPaid { hands, amount_fen }) => write!(f, "wages-paid {hands} {}", Yuan(*amount_fen)),
            Event::HandsStayedHome(HandsStayedHome { hands }) => write!(f, "hands-stayed-home {hands}"),
            Event::DealOffered(DealOffered { deal, until_min }) => {
                write!(f, "deal-offered {deal} answer by {}", Clock(*until_min))
            }
            Event::DealTaken(DealTaken { deal, deposit_fen }) => {
                write!(f, "deal-taken {deal} deposit {}", Yuan(*deposit_fen))
            }
            Event::DealGone(DealGone { deal, silent }) => write!(f, "deal-gone {deal} silent={silent}"),
            Event::DealMissed(DealMissed {
                deal,
                penalty_fen,
                back_fen,
            }) => {
                let (penalty, back) = (Yuan(*penalty_fen), Yuan(*back_fen));
                write!(f, "deal-missed {deal} penalty {penalty} deposit back {back}")
            }
            Event::LineShort(LineShort {
                deal,
                missing,
                amount_fen,
            }) => write!(f, "line-short {deal} missing {missing} {}", Yuan(*amount_fen)),
            Event::CreditChosen(CreditChosen { on }) => write!(f, "credit-chosen {on}"),
            Event::SupplierPaid(SupplierPaid { amount_fen }) => write!(f, "supplier-paid {}", Yuan(*amount_fen)),
            Event::SupplierUnpaid(SupplierUnpaid { amount_fen, late_fen }) => {
                write!(f, "supplier-unpaid {} late {}", Yuan(*amount_fen), Yuan(*late_fen))
            }
            Event::Hail(Hail { product, unsound_ppm }) => write!(f, "hail {product} {unsound_ppm}ppm"),
            Event::ConsentAsked(ConsentAsked { household, consent }) => {
                write!(f, "consent-asked {household} {consent:?}")
            }
            Event::CaseWritten(CaseWritten { household }) => write!(f, "case-written {household}"),
        }
    }
}

crate::nouns::payloads!(Coop, Event: HandsHired, WagesPaid, HandsStayedHome, DealOffered, DealTaken, DealGone, DealMissed, LineShort, CreditChosen, SupplierPaid, SupplierUnpaid, Hail, ConsentAsked, CaseWritten);
