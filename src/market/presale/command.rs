//! What is done about selling before the harvest, and its text form.

use crate::ProductId;
use crate::grammar::{Number, Word, grammar};

#[derive(Debug, Clone, PartialEq, Eq, strum::EnumDiscriminants)]
#[strum_discriminants(name(CommandKind), vis(pub(crate)), derive(strum::EnumMessage))]
pub enum Command {
    /// Sells what is not picked yet, to be sent from this day of the market on: `presale prune 8`.
    Presale(Presale),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Presale {
    pub product: ProductId,
    pub day: u32,
}

grammar! {
    "presale" Presale { product: Word("product"), day: Number };
}
