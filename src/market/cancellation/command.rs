//! What is done about buyers who ask to cancel, and its text form.

use crate::Selector;
use crate::grammar::{Selected, grammar};

#[derive(Debug, Clone, PartialEq, Eq, strum::EnumDiscriminants)]
#[strum_discriminants(name(CommandKind), vis(pub(crate)), derive(strum::EnumMessage))]
pub enum Command {
    /// Opens the box of a buyer who asks to cancel, and gives the money back: `unpack b317`.
    Unpack(Selector),
    /// Tells a buyer who asks to cancel that the parcel is on its way: `gone b317`.
    Gone(Selector),
}

grammar! {
    "unpack" Unpack(orders: Selected);
    "gone" Gone(orders: Selected);
}
