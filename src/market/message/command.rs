//! What is done about a message, and its text form.

use crate::grammar::{Selected, Word, grammar};
use crate::{ReplyId, Selector};

#[derive(Debug, Clone, PartialEq, Eq, strum::EnumDiscriminants)]
#[strum_discriminants(name(CommandKind), vis(pub(crate)), derive(strum::EnumMessage))]
pub enum Command {
    /// Answers from the library: `reply b317 in-stock`, `reply ask-stock in-stock`, `reply all in-stock`.
    Reply(Reply),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    pub to: Selector,
    pub reply: ReplyId,
}

grammar! {
    "reply" Reply { to: Selected, reply: Word("reply") };
}
