//! What happened to the harvest, in the past tense, and its line in a transcript.

use std::fmt;

use crate::{Grade, Name, ProductId, Ripeness, grammar::Yuan, time::Clock};

#[derive(Debug, Clone, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
pub enum Event {
    PickChosen(PickChosen),
    Graded(Graded),
    CoolingBegan(CoolingBegan),
    SoldAtGate(SoldAtGate),
    /// What nobody bought has gone bad.
    Spoiled(Spoiled),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PickChosen {
    pub product: ProductId,
    pub ripeness: Ripeness,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Graded {
    pub product: ProductId,
    pub grade: Grade,
    pub kept_g: u32,
    pub set_aside_g: u32,
    pub cost_fen: i64,
    /// What the gate pays for what was set aside.
    pub gate_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoolingBegan {
    pub product: ProductId,
    pub from_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SoldAtGate {
    pub product: ProductId,
    pub weight_g: u32,
    pub gate_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoiled {
    pub product: ProductId,
    pub weight_g: u32,
    /// What the field would have paid for it.
    pub loss_fen: i64,
}

impl Event {
    /// Nothing of it wants an answer.
    pub fn wants_answer(&self) -> bool {
        false
    }

    /// It is about nothing with a name of its own.
    pub fn about(&self) -> Option<&Name> {
        None
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Event::PickChosen(PickChosen { product, ripeness }) => {
                write!(f, "pick-chosen {product} {}", ripeness.word())
            }
            Event::Graded(Graded {
                product,
                grade,
                kept_g,
                set_aside_g,
                cost_fen,
                gate_fen,
            }) => {
                let (grade, cost, gate) = (grade.word(), Yuan(*cost_fen), Yuan(*gate_fen));
                write!(
                    f,
                    "graded {product} {grade} kept {kept_g}g aside {set_aside_g}g for {gate} cost {cost}"
                )
            }
            Event::CoolingBegan(CoolingBegan { product, from_min }) => {
                write!(f, "cooling-began {product} from {}", Clock(*from_min))
            }
            Event::SoldAtGate(SoldAtGate {
                product,
                weight_g,
                gate_fen,
            }) => write!(f, "sold-at-gate {product} {weight_g}g for {}", Yuan(*gate_fen)),
            Event::Spoiled(Spoiled {
                product,
                weight_g,
                loss_fen,
            }) => write!(f, "spoiled {product} {weight_g}g loss {}", Yuan(*loss_fen)),
        }
    }
}

crate::nouns::payloads!(Harvest, Event: PickChosen, Graded, CoolingBegan, SoldAtGate, Spoiled);
