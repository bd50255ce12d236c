//! What is done about a request for money back, and its text form.

use std::fmt;

use super::RejectReason;
use crate::Selector;
use crate::grammar::{Form, OneOf, ParseError, Selected, Share, Words, grammar};

#[derive(Debug, Clone, PartialEq, Eq, strum::EnumDiscriminants)]
#[strum_discriminants(name(CommandKind), vis(pub(crate)), derive(strum::EnumMessage))]
pub enum Command {
    /// Pays what the buyer asks for: `agree b317`.
    Agree(Selector),
    /// Offers a part of the price: `offer b317 30%`.
    Offer(Offer),
    /// Offers as much as the buyer's photograph shows, where more was asked for: `settle b317`.
    Settle(Selector),
    /// Rejects a request: `reject b317 packing-photo`. It stands if the reason does; without one the photograph is meant.
    Reject(Reject),
    /// Sends again what was missing, lost or broken: `resend b317`.
    Resend(Selector),
    /// Opens what a buyer sent back, and gives the money: `receive b317`.
    Receive(Selector),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    pub orders: Selector,
    pub share_ppm: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reject {
    pub orders: Selector,
    pub reason: RejectReason,
}

grammar! {
    "agree" Agree(orders: Selected);
    "offer" Offer { orders: Selected, share_ppm: Share };
    "settle" Settle(orders: Selected);
    "reject" Reject { orders: Selected, reason: ReasonForm };
    "resend" Resend(orders: Selected);
    "receive" Receive(orders: Selected);
}

/// A reason; without one the photograph of the packing is meant.
struct ReasonForm;

impl Form<RejectReason> for ReasonForm {
    fn usage(&self) -> String {
        format!("[{}]", Form::<RejectReason>::usage(&OneOf))
    }

    fn read(&self, words: &mut Words) -> Result<RejectReason, ParseError> {
        match words.peek() {
            None => Ok(RejectReason::PackingPhoto),
            Some(_) => OneOf.read(words),
        }
    }

    fn write(&self, value: &RejectReason, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        OneOf.write(value, f)
    }
}
