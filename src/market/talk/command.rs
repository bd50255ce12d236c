//! What is done about a talk, and its text form.

use crate::TalkId;
use crate::grammar::{Word, grammar};

#[derive(Debug, Clone, PartialEq, Eq, strum::EnumDiscriminants)]
#[strum_discriminants(name(CommandKind), vis(pub(crate)), derive(strum::EnumMessage))]
pub enum Command {
    /// Answers in a talk by the option's id: `say fake-refund hang-up`.
    Say(Say),
    /// Tells the bank, the police and 96110 of a talk that is over: `report fake-refund`.
    Report(TalkId),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Say {
    pub talk: TalkId,
    pub option: String,
}

grammar! {
    "say" Say { talk: Word("talk"), option: Word("option") };
    "report" Report(talk: Word("talk"));
}
