//! What a cooperative's head decides, and its text form.

use crate::grammar::{NO_YES, Number, Word, grammar};
use crate::{DealId, HouseholdId};

#[derive(Debug, Clone, PartialEq, Eq, strum::EnumDiscriminants)]
#[strum_discriminants(name(CommandKind), vis(pub(crate)), derive(strum::EnumMessage))]
pub enum Command {
    /// So many hands from here on, paid by the day: `hire 3`, `hire 0`.
    Hire(u32),
    /// Answers an offer: `deal canteen yes`.
    Deal(Deal),
    /// Takes boxes on credit from here on, or for cash: `credit yes`.
    Credit(Credit),
    /// Asks a household whether its story may be told: `story patime`.
    Story(HouseholdId),
    /// Writes its case card, from the ledger: `case patime`.
    Case(HouseholdId),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deal {
    pub deal: DealId,
    pub yes: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credit {
    pub on: bool,
}

grammar! {
    "hire" Hire(hands: Number);
    "deal" Deal { deal: Word("deal"), yes: NO_YES };
    "credit" Credit { on: NO_YES };
    "story" Story(household: Word("household"));
    "case" Case(household: Word("household"));
}
