//! What is ordered from whoever makes boxes, and its text form.

use crate::PackId;
use crate::grammar::{Number, Weight, Word, grammar};

#[derive(Debug, Clone, PartialEq, Eq, strum::EnumDiscriminants)]
#[strum_discriminants(name(CommandKind), vis(pub(crate)), derive(strum::EnumMessage))]
pub enum Command {
    /// Orders so many packs of the size that holds this weight: `order-packs carton 1000g 100`.
    OrderPacks(OrderPacks),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderPacks {
    pub pack: PackId,
    /// The size, by what it holds.
    pub up_to_g: u32,
    /// One of the lots of the rules.
    pub packs: u32,
}

grammar! {
    "order-packs" OrderPacks { pack: Word("pack"), up_to_g: Weight, packs: Number };
}
