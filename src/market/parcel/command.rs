//! What is done about a parcel, and its text form.

use crate::grammar::{Keyed, KeyedIfAny, KeyedYes, Selected, Share, Word, grammar};
use crate::{CourierId, OrderId, PackId, Selector};

#[derive(Debug, Clone, PartialEq, Eq, strum::EnumDiscriminants)]
#[strum_discriminants(name(CommandKind), vis(pub(crate)), derive(strum::EnumMessage))]
pub enum Command {
    /// `pack due net-carton`
    Pack(Pack),
    /// Fills boxes up on the scale, to what is promised and so much more for what dries: `fill packed 2%`.
    Weigh(Weigh),
    /// Prints and sticks the label: `label packed`.
    Label(Selector),
    /// Sticks a label on a box by hand: `stick aunt uncle`, the aunt's label on the box that was packed for the uncle.
    Stick(Stick),
    /// Weighs, photographs and compares the label with the order: `check packed`.
    Check(Selector),
    /// Hands over: `ship packed courier=snow via=station`; without `via` at the courier's usual place.
    Ship(Ship),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    pub orders: Selector,
    pub pack: PackId,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weigh {
    pub orders: Selector,
    /// More than what is promised (ppm).
    pub more_ppm: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stick {
    /// Whose label.
    pub label: OrderId,
    /// For whom the box was packed.
    pub on: OrderId,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ship {
    pub orders: Selector,
    pub courier: CourierId,
    pub via: Option<String>,
    /// At full value: `insured=yes`.
    pub insured: bool,
}

grammar! {
    "pack" Pack { orders: Selected, pack: Word("pack") };
    "fill" Weigh { orders: Selected, more_ppm: Share };
    "label" Label(orders: Selected);
    "stick" Stick { label: Word("order"), on: Word("order") };
    "check" Check(orders: Selected);
    "ship" Ship {
        orders: Selected,
        courier: Keyed("courier", "courier=…"),
        via: KeyedIfAny("via"),
        insured: KeyedYes("insured"),
    };
}
