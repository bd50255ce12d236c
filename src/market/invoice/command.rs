//! What is brought to the tax office, and its text form.

use super::Origin;
use crate::Selector;
use crate::grammar::{OneOf, Selected, grammar};

#[derive(Debug, Clone, PartialEq, Eq, strum::EnumDiscriminants)]
#[strum_discriminants(name(CommandKind), vis(pub(crate)), derive(strum::EnumMessage))]
pub enum Command {
    /// Brings an order's papers to the office, and says where the goods are from: `bring-papers school bought`.
    BringPapers(BringPapers),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BringPapers {
    pub orders: Selector,
    pub origin: Origin,
}

grammar! {
    "bring-papers" BringPapers { orders: Selected, origin: OneOf };
}
