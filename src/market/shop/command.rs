//! What is done about a shop's standing, and its text form.

use super::{Source, Work};
use crate::grammar::{Number, OneOf, Word, grammar};

#[derive(Debug, Clone, PartialEq, Eq, strum::EnumDiscriminants)]
#[strum_discriminants(name(CommandKind), vis(pub(crate)), derive(strum::EnumMessage))]
pub enum Command {
    /// Asks which papers such goods need: `licence neighbours raw`.
    Licence(Licence),
    /// Registers as an individual business: `register`.
    Register,
    /// Appeals against the n-th line of the record: `appeal 1 origin-paper`.
    Appeal(Appeal),
    /// Gives notice: `close`.
    Close,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Licence {
    pub source: Source,
    pub work: Work,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appeal {
    pub number: u32,
    pub evidence: String,
}

grammar! {
    "licence" Licence { source: OneOf, work: OneOf };
    "register" Register;
    "appeal" Appeal { number: Number, evidence: Word("evidence") };
    "close" Close;
}
