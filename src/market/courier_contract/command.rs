//! What is agreed with a courier, and its text form.

use crate::CourierId;
use crate::grammar::{Number, Word, grammar};

#[derive(Debug, Clone, PartialEq, Eq, strum::EnumDiscriminants)]
#[strum_discriminants(name(CommandKind), vis(pub(crate)), derive(strum::EnumMessage))]
pub enum Command {
    /// Promises a courier so many parcels a month, at the rate for that many: `volume snow 150`.
    Volume(Volume),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Volume {
    pub courier: CourierId,
    /// Parcels in a whole month: one of the steps of the rules.
    pub parcels: u32,
}

grammar! {
    "volume" Volume { courier: Word("courier"), parcels: Number };
}
