//! What happened to a purchase, in the past tense, and its line in a transcript.

use std::fmt;

use crate::{BillId, Finding, ItemId, Name, OfferId, Parcel, Purchase, PurchaseId, grammar::Yuan, time::Clock};

#[derive(Debug, Clone, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
pub enum Event {
    Compared(Compared),
    Bought(Bought),
    BillPaid(BillPaid),
    Tracked(Tracked),
    /// It lies at the station; the code fetches it.
    Arrived(Arrived),
    Collected(Collected),
    Inspected(Inspected),
    /// Signed for; `before` says whether it had been looked at.
    Signed(Signed),
    Refused(Refused),
    /// Nobody came for it in time: it goes back.
    Unfetched(Unfetched),
    ReturnBegan(ReturnBegan),
    MoneyBack(MoneyBack),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    pub item: ItemId,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bought {
    pub offer: OfferId,
    pub purchase: Box<Purchase>,
    pub parcel: Box<Parcel>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BillPaid {
    pub bill: BillId,
    pub amount_fen: i64,
    pub saved_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tracked {
    pub purchase: PurchaseId,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrived {
    pub purchase: PurchaseId,
    pub code: u32,
    pub collect_by_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collected {
    pub purchase: PurchaseId,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspected {
    pub purchase: PurchaseId,
    pub found: Vec<Finding>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    pub purchase: PurchaseId,
    pub inspected: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    pub purchase: PurchaseId,
    pub back_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfetched {
    pub purchase: PurchaseId,
    pub back_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnBegan {
    pub purchase: PurchaseId,
    pub back_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoneyBack {
    pub purchase: PurchaseId,
    pub amount_fen: i64,
}

impl Event {
    /// Whether the learner has something to decide.
    pub fn wants_answer(&self) -> bool {
        matches!(self, Event::Arrived(_) | Event::MoneyBack(_))
    }

    /// Returns the name it is about.
    pub fn about(&self) -> Option<&Name> {
        match self {
            Event::Bought(Bought { purchase, .. }) => Some(&purchase.name),
            Event::Tracked(Tracked { purchase: name, .. })
            | Event::Arrived(Arrived { purchase: name, .. })
            | Event::Collected(Collected { purchase: name, .. })
            | Event::Inspected(Inspected { purchase: name, .. })
            | Event::Signed(Signed { purchase: name, .. })
            | Event::Refused(Refused { purchase: name, .. })
            | Event::Unfetched(Unfetched { purchase: name, .. })
            | Event::ReturnBegan(ReturnBegan { purchase: name, .. })
            | Event::MoneyBack(MoneyBack { purchase: name, .. }) => Some(name),
            Event::Compared(_) | Event::BillPaid(_) => None,
        }
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Event::Compared(Compared { item }) => write!(f, "compared {item}"),
            Event::Bought(Bought { offer, purchase, .. }) => write!(f, "bought {offer} {}", Yuan(purchase.paid_fen)),
            Event::BillPaid(BillPaid {
                bill,
                amount_fen,
                saved_fen,
            }) => {
                write!(f, "bill-paid {bill} {} saved {}", Yuan(*amount_fen), Yuan(*saved_fen))
            }
            Event::Tracked(Tracked { purchase }) => write!(f, "tracked {purchase}"),
            Event::Arrived(Arrived {
                purchase,
                code,
                collect_by_min,
            }) => {
                write!(
                    f,
                    "purchase-arrived {purchase} code {code:04} collect by {}",
                    Clock(*collect_by_min)
                )
            }
            Event::Collected(Collected { purchase }) => write!(f, "purchase-collected {purchase}"),
            Event::Inspected(Inspected { purchase, found }) => {
                write!(f, "inspected {purchase}")?;
                found.iter().try_for_each(|finding| match finding {
                    Finding::SealBroken => f.write_str(" seal-broken"),
                    Finding::Differs {
                        measure,
                        claimed,
                        found,
                    } => write!(f, " {measure}={found}!={claimed}"),
                })
            }
            Event::Signed(Signed { purchase, inspected }) => write!(f, "signed {purchase} inspected={inspected}"),
            Event::Refused(Refused { purchase, back_min }) => {
                write!(f, "purchase-refused {purchase} money by {}", Clock(*back_min))
            }
            Event::Unfetched(Unfetched { purchase, back_min }) => {
                write!(f, "purchase-unfetched {purchase} money by {}", Clock(*back_min))
            }
            Event::ReturnBegan(ReturnBegan { purchase, back_min }) => {
                write!(f, "return-began {purchase} money by {}", Clock(*back_min))
            }
            Event::MoneyBack(MoneyBack { purchase, amount_fen }) => {
                write!(f, "money-back {purchase} {}", Yuan(*amount_fen))
            }
        }
    }
}

crate::nouns::payloads!(Purchase, Event: Compared, Bought, BillPaid, Tracked, Arrived, Collected, Inspected, Signed, Refused, Unfetched, ReturnBegan, MoneyBack);
