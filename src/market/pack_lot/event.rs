//! What happened to packs that were ordered by the lot, in the past tense, and its line in a transcript.

use std::fmt;

use crate::{Name, PackId, grammar::Yuan, time::Clock};

#[derive(Debug, Clone, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
pub enum Event {
    Ordered(Ordered),
    /// They stand in the shed.
    Brought(Brought),
    /// The season is over and nobody needs them.
    LeftOver(LeftOver),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ordered {
    pub pack: PackId,
    pub up_to_g: u32,
    pub packs: u32,
    /// For all of them.
    pub cost_fen: i64,
    pub comes_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brought {
    pub pack: PackId,
    pub up_to_g: u32,
    pub packs: u32,
    pub cost_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOver {
    pub pack: PackId,
    pub up_to_g: u32,
    pub packs: u32,
    /// What was paid for them.
    pub loss_fen: i64,
}

impl Event {
    /// Nobody waits for an answer.
    pub fn wants_answer(&self) -> bool {
        false
    }

    /// Packs have no name of their own.
    pub fn about(&self) -> Option<&Name> {
        None
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Event::Ordered(Ordered {
                pack,
                up_to_g,
                packs,
                cost_fen,
                comes_min,
            }) => write!(
                f,
                "packs-ordered {pack} {up_to_g}g {packs} {} come {}",
                Yuan(*cost_fen),
                Clock(*comes_min)
            ),
            Event::Brought(Brought {
                pack, up_to_g, packs, ..
            }) => write!(f, "packs-brought {pack} {up_to_g}g {packs}"),
            Event::LeftOver(LeftOver {
                pack,
                up_to_g,
                packs,
                loss_fen,
            }) => write!(f, "packs-left-over {pack} {up_to_g}g {packs} {}", Yuan(*loss_fen)),
        }
    }
}

crate::nouns::payloads!(PackLot, Event: Ordered, Brought, LeftOver);
