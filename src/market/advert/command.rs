//! What is done about promoted listings, and its text form.

use crate::ProductId;
use crate::grammar::{Price, Word, grammar};

#[derive(Debug, Clone, PartialEq, Eq, strum::EnumDiscriminants)]
#[strum_discriminants(name(CommandKind), vis(pub(crate)), derive(strum::EnumMessage))]
pub enum Command {
    /// Pays for clicks on a page, at most so much for one and so much a day; or changes both: `promote walnut 0.30 20`.
    Promote(Promote),
    /// Pays for no more clicks: `unpromote walnut`.
    Unpromote(Unpromote),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promote {
    pub product: ProductId,
    /// The most for one click.
    pub bid_fen: i64,
    /// The most for a day.
    pub budget_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unpromote {
    pub product: ProductId,
}

grammar! {
    "promote" Promote { product: Word("product"), bid_fen: Price, budget_fen: Price };
    "unpromote" Unpromote { product: Word("product") };
}
