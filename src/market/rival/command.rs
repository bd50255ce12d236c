//! What is done about other shops, and its text form.

use crate::ProductId;
use crate::grammar::{Word, grammar};

#[derive(Debug, Clone, PartialEq, Eq, strum::EnumDiscriminants)]
#[strum_discriminants(name(CommandKind), vis(pub(crate)), derive(strum::EnumMessage))]
pub enum Command {
    /// Asks the market to take down another shop's copies of the page's photos: `takedown walnut`.
    Takedown(Takedown),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Takedown {
    pub product: ProductId,
}

grammar! {
    "takedown" Takedown { product: Word("product") };
}
