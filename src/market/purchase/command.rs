//! What is done about a purchase, and its text form.

use crate::grammar::{KeyedIfAny, OneOf, Word, grammar};
use crate::{BillId, ItemId, OfferId, PurchaseId};

#[derive(Debug, Clone, PartialEq, Eq, strum::EnumDiscriminants)]
#[strum_discriminants(name(CommandKind), vis(pub(crate)), derive(strum::EnumMessage))]
pub enum Command {
    /// Puts the offers of one thing side by side: `compare film`.
    Compare(ItemId),
    /// Orders an offer to a station: `buy film-thick via=station`.
    Buy(Buy),
    /// Pays a bill at the station: `pay phone`.
    Pay(BillId),
    /// Looks where the parcel is: `track film-thick`.
    Track(PurchaseId),
    /// Fetches an arrived parcel with its code: `collect film-thick`.
    Collect(PurchaseId),
    /// Opens it in front of the keeper: `inspect film-thick`.
    Inspect(PurchaseId),
    /// `sign film-thick`
    Sign(PurchaseId),
    /// Leaves it at the station and asks for the money: `refuse film-thick`.
    Refuse(PurchaseId),
    /// Sends it back after signing: `return film-thick wrong-goods`.
    Return(Return),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Buy {
    pub offer: OfferId,
    pub via: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Return {
    pub purchase: PurchaseId,
    pub reason: ReturnReason,
}

impl Command {
    /// Returns the purchase it is about, to call it something else.
    pub fn purchase_mut(&mut self) -> Option<&mut PurchaseId> {
        match self {
            Command::Track(name)
            | Command::Collect(name)
            | Command::Inspect(name)
            | Command::Sign(name)
            | Command::Refuse(name)
            | Command::Return(Return { purchase: name, .. }) => Some(name),
            Command::Compare(_) | Command::Buy(_) | Command::Pay(_) => None,
        }
    }
}

grammar! {
    "compare" Compare(item: Word("item"));
    "buy" Buy { offer: Word("offer"), via: KeyedIfAny("via") };
    "pay" Pay(bill: Word("bill"));
    "track" Track(purchase: Word("purchase"));
    "collect" Collect(purchase: Word("purchase"));
    "inspect" Inspect(purchase: Word("purchase"));
    "sign" Sign(purchase: Word("purchase"));
    "refuse" Refuse(purchase: Word("purchase"));
    "return" Return { purchase: Word("purchase"), reason: OneOf };
}

/// Why a buyer sends a thing back.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantArray,
    strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum ReturnReason {
    /// It is not what the page says.
    WrongGoods,
    /// The seal was broken and something is missing.
    Damaged,
    /// Seven days, no reason.
    NoReason,
}

impl ReturnReason {
    pub const ALL: &'static [ReturnReason] = <ReturnReason as strum::VariantArray>::VARIANTS;

    pub fn word(self) -> &'static str {
        self.into()
    }
}
