//! What is done about a claim against a courier, and its text form.

use crate::Selector;
use crate::grammar::{Selected, grammar};

#[derive(Debug, Clone, PartialEq, Eq, strum::EnumDiscriminants)]
#[strum_discriminants(name(CommandKind), vis(pub(crate)), derive(strum::EnumMessage))]
pub enum Command {
    /// Takes the photograph, notes value and waybill: `evidence b17`.
    Evidence(Selector),
    /// Sends the claim to the courier: `file b17`.
    File(Selector),
    /// Takes a refusal to the postal authority: `complain b17`.
    Complain(Selector),
}

grammar! {
    "evidence" Evidence(orders: Selected);
    "file" File(orders: Selected);
    "complain" Complain(orders: Selected);
}
