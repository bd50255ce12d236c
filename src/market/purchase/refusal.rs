//! Why something about a purchase is not done.

use std::fmt;

use crate::PurchaseState;

#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "snake_case")]
pub enum Refusal {
    /// The purchase is in another state.
    PurchaseIs(PurchaseIs),
    /// The parcel has not arrived yet.
    NotArrived(NotArrived),
    /// It was looked at already.
    AlreadyInspected,
    /// The time for sending back is over.
    ReturnTimeOver(ReturnTimeOver),
    /// This page gives no seven days.
    NoSevenDays,
    /// The bill is paid already.
    BillPaid,
    /// Ordered already; one is enough.
    AlreadyBought,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PurchaseIs {
    pub state: PurchaseState,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotArrived {
    pub due_min: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReturnTimeOver {
    pub ended_min: u32,
}

crate::nouns::payloads!(Purchase, Refusal: PurchaseIs, NotArrived, ReturnTimeOver);

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.into())?;
        if let Refusal::PurchaseIs(PurchaseIs { state }) = self {
            write!(f, " {state:?}")?;
        }
        Ok(())
    }
}
