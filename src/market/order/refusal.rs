//! Why something about an order is not done.

use std::fmt;

use crate::OrderState;

#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "snake_case")]
pub enum Refusal {
    /// The order is in another state.
    OrderIs(OrderIs),
    /// Less is left than the orders need.
    NotEnoughGoods(NotEnoughGoods),
    /// The buyer pays only against an invoice.
    InvoiceMissing,
    /// The order wants no invoice, or has it.
    NoInvoiceWanted,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OrderIs {
    pub state: OrderState,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotEnoughGoods {
    pub left_g: u32,
    pub wanted: GoodsFor,
}

/// What goods were wanted for: the way out differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GoodsFor {
    /// To take phone orders.
    Orders,
    Packing,
    /// To send a second parcel.
    Resending,
    /// To stand on the shelf.
    Shelf,
    /// To be sold at the gate.
    Gate,
}

impl GoodsFor {
    pub const EACH: [GoodsFor; 5] = [
        GoodsFor::Orders,
        GoodsFor::Packing,
        GoodsFor::Resending,
        GoodsFor::Shelf,
        GoodsFor::Gate,
    ];
}

crate::nouns::payloads!(Order, Refusal: OrderIs, NotEnoughGoods);

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.into())?;
        if let Refusal::OrderIs(OrderIs { state }) = self {
            write!(f, " {state:?}")?;
        }
        Ok(())
    }
}
