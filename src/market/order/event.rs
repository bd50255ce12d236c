//! What happened to an order, in the past tense, and its line in a transcript.

use std::fmt;

use crate::{Name, Order, OrderId, grammar::Yuan, time::Clock};

#[derive(Debug, Clone, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
pub enum Event {
    /// A phone customer asks for goods.
    Asked(Asked),
    Accepted(Accepted),
    /// Declined politely, or by silence.
    Declined(Declined),
    Placed(Placed),
    Paid(Paid),
    Unpaid(Unpaid),
    /// The dispatch deadline is near, or the station opens and what is packed can be brought.
    Warned(Warned),
    /// The dispatch promise was broken.
    Late(Late),
    InvoiceWritten(InvoiceWritten),
    Confirmed(Confirmed),
    Reviewed(Reviewed),
    Settled(Settled),
    /// The seller could not supply, or the market gave the money back after the deadline.
    Cancelled(Cancelled),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    pub order: Box<Order>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    pub order: OrderId,
    pub ship_by_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declined {
    pub order: OrderId,
    pub silent: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    pub order: Box<Order>,
    /// When the buyer pays; some never do.
    pub pays_min: Option<u32>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paid {
    pub order: OrderId,
    pub amount_fen: i64,
    pub ship_by_min: u32,
    /// When a live buyer thinks better of it, if ever.
    pub withdraws_min: Option<u32>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unpaid {
    pub order: OrderId,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warned {
    pub order: OrderId,
    pub ship_by_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Late {
    pub order: OrderId,
    pub penalty_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceWritten {
    pub order: OrderId,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmed {
    pub order: OrderId,
    pub settle_min: u32,
    /// When the buyer writes what they think, if they do.
    pub review_min: Option<u32>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reviewed {
    pub order: OrderId,
    pub stars_hundredths: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    pub order: OrderId,
    pub amount_fen: i64,
    pub fee_fen: i64,
    pub leader_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cancelled {
    pub order: OrderId,
    pub refund_fen: i64,
    pub penalty_fen: i64,
    pub too_late: bool,
}

impl Event {
    /// Whether the learner has something to decide.
    pub fn wants_answer(&self) -> bool {
        matches!(
            self,
            Event::Asked(_) | Event::Paid(_) | Event::Warned(_) | Event::Cancelled(Cancelled { too_late: true, .. })
        )
    }

    /// Returns the name it is about.
    pub fn about(&self) -> Option<&Name> {
        match self {
            Event::Asked(Asked { order }) => Some(&order.name),
            Event::Placed(Placed { order, .. }) => Some(&order.name),
            Event::Accepted(Accepted { order: name, .. })
            | Event::Declined(Declined { order: name, .. })
            | Event::Paid(Paid { order: name, .. })
            | Event::Unpaid(Unpaid { order: name, .. })
            | Event::Warned(Warned { order: name, .. })
            | Event::Late(Late { order: name, .. })
            | Event::InvoiceWritten(InvoiceWritten { order: name, .. })
            | Event::Confirmed(Confirmed { order: name, .. })
            | Event::Reviewed(Reviewed { order: name, .. })
            | Event::Settled(Settled { order: name, .. })
            | Event::Cancelled(Cancelled { order: name, .. }) => Some(name),
        }
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Event::Asked(Asked { order }) => write!(
                f,
                "order-asked {} {} {}g {} {} by {}",
                order.name,
                order.product,
                order.net_g,
                order.place,
                Yuan(order.price_fen),
                Clock(order.ship_by_min)
            ),
            Event::Accepted(Accepted { order, ship_by_min }) => {
                write!(f, "order-accepted {order} by {}", Clock(*ship_by_min))
            }
            Event::Declined(Declined { order, silent }) => write!(f, "order-declined {order} silent={silent}"),
            Event::Placed(Placed { order, .. }) => write!(
                f,
                "order-placed {} {} {}x{}g {} {}",
                order.name,
                order.product,
                order.pieces,
                order.net_g,
                order.place,
                Yuan(order.price_fen)
            ),
            Event::Paid(Paid {
                order,
                amount_fen,
                ship_by_min,
                ..
            }) => {
                write!(
                    f,
                    "order-paid {order} {} ship by {}",
                    Yuan(*amount_fen),
                    Clock(*ship_by_min)
                )
            }
            Event::Unpaid(Unpaid { order }) => write!(f, "order-unpaid {order}"),
            Event::Warned(Warned { order, ship_by_min }) => write!(f, "order-warned {order} {}", Clock(*ship_by_min)),
            Event::Late(Late { order, penalty_fen }) => write!(f, "order-late {order} {}", Yuan(*penalty_fen)),
            Event::Confirmed(Confirmed { order, settle_min, .. }) => {
                write!(f, "order-confirmed {order} money {}", Clock(*settle_min))
            }
            Event::Reviewed(Reviewed {
                order,
                stars_hundredths,
            }) => write!(f, "order-reviewed {order} {stars_hundredths}"),
            Event::Settled(Settled {
                order,
                amount_fen,
                fee_fen,
                leader_fen,
            }) => {
                write!(f, "order-settled {order} {} fee {}", Yuan(*amount_fen), Yuan(*fee_fen))?;
                if *leader_fen > 0 {
                    write!(f, " leader {}", Yuan(*leader_fen))?;
                }
                Ok(())
            }
            Event::Cancelled(Cancelled {
                order,
                refund_fen,
                penalty_fen,
                too_late,
            }) => write!(
                f,
                "order-cancelled {order} refund {} penalty {} too-late={too_late}",
                Yuan(*refund_fen),
                Yuan(*penalty_fen)
            ),
            Event::InvoiceWritten(InvoiceWritten { order }) => write!(f, "invoice-written {order}"),
        }
    }
}

crate::nouns::payloads!(Order, Event: Asked, Accepted, Declined, Placed, Paid, Unpaid, Warned, Late, InvoiceWritten, Confirmed, Reviewed, Settled, Cancelled);
