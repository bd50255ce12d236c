//! What is done about a session on air, and its text form.

use crate::LineId;
use crate::grammar::{Either, Word, grammar};

#[derive(Debug, Clone, PartialEq, Eq, strum::EnumDiscriminants)]
#[strum_discriminants(name(CommandKind), vis(pub(crate)), derive(strum::EnumMessage))]
pub enum Command {
    /// Goes on air with the goods on the desk: `golive own`, `golive host`.
    Begin(Begin),
    /// Says a line of the part that comes next: `speak price-true`.
    Say(LineId),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Begin {
    pub host: bool,
}

grammar! {
    "golive" Begin { host: Either(&["own", "host"]) };
    "speak" Say(line: Word("line"));
}
