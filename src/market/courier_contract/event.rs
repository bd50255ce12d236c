//! What happened to contracts with couriers, in the past tense, and its line in a transcript.

use std::fmt;

use crate::{CourierId, Name, grammar::Yuan};

#[derive(Debug, Clone, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
pub enum Event {
    Signed(Signed),
    /// The time is over, and what was missing is paid.
    Over(Over),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    pub courier: CourierId,
    /// Parcels in a whole month.
    pub month_parcels: u32,
    /// Parcels up to the end: less where buyers come for less than a month.
    pub promised: u32,
    pub off_ppm: i64,
    pub until_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Over {
    pub courier: CourierId,
    pub promised: u32,
    pub sent: u32,
    /// For all that are missing together.
    pub missing_fen: i64,
}

impl Event {
    /// Nobody waits for an answer.
    pub fn wants_answer(&self) -> bool {
        false
    }

    /// It is about no order, but about many.
    pub fn about(&self) -> Option<&Name> {
        None
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Event::Signed(Signed {
                courier,
                month_parcels,
                promised,
                off_ppm,
                until_min,
            }) => write!(
                f,
                "volume-signed {courier} {month_parcels} a month, {promised} until {} {off_ppm}ppm off",
                crate::time::Clock(*until_min)
            ),
            Event::Over(Over {
                courier,
                promised,
                sent,
                missing_fen,
            }) => write!(f, "volume-over {courier} {sent} of {promised} {}", Yuan(*missing_fen)),
        }
    }
}

crate::nouns::payloads!(CourierContract, Event: Signed, Over);
