//! What is done about a sample, and its text form.

use crate::Selector;
use crate::grammar::{Selected, grammar};

#[derive(Debug, Clone, PartialEq, Eq, strum::EnumDiscriminants)]
#[strum_discriminants(name(CommandKind), vis(pub(crate)), derive(strum::EnumMessage))]
pub enum Command {
    /// Picks out the best pieces for a sample, before it is packed: `choose-best hotel`.
    ChooseBest(Selector),
}

grammar! {
    "choose-best" ChooseBest(orders: Selected);
}
