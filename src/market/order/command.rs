//! What is done about an order, and its text form.

use crate::Selector;
use crate::grammar::{Selected, grammar};

#[derive(Debug, Clone, PartialEq, Eq, strum::EnumDiscriminants)]
#[strum_discriminants(name(CommandKind), vis(pub(crate)), derive(strum::EnumMessage))]
pub enum Command {
    /// Takes a phone order: `accept canteen`.
    Accept(Selector),
    /// Declines it politely: `decline leader`.
    Decline(Selector),
    /// Has an invoice written for orders that want one: `invoice canteen`.
    Invoice(Selector),
    /// Tells the buyer that it cannot be supplied: `cancel b317`.
    Cancel(Selector),
}

grammar! {
    "accept" Accept(orders: Selected);
    "decline" Decline(orders: Selected);
    "invoice" Invoice(orders: Selected);
    "cancel" Cancel(orders: Selected);
}
