//! What is done about a shop's papers, and its text form.

use crate::grammar::{Word, grammar};
use crate::{DocumentId, ProfileId};

#[derive(Debug, Clone, PartialEq, Eq, strum::EnumDiscriminants)]
#[strum_discriminants(name(CommandKind), vis(pub(crate)), derive(strum::EnumMessage))]
pub enum Command {
    /// Chooses the kind of market: `profile shelf`.
    Profile(ProfileId),
    /// Gives a document in one of its ways: `document id-card clear`.
    Document(Document),
    /// Sends the shop's papers to review: `apply`.
    Apply,
    /// Pays the deposit: `deposit`.
    Deposit,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    pub document: DocumentId,
    pub way: String,
}

grammar! {
    "profile" Profile(profile: Word("profile"));
    "document" Document { document: Word("document"), way: Word("way") };
    "apply" Apply;
    "deposit" Deposit;
}
