//! What happened to a request for money back, in the past tense, and its line in a transcript.

use std::fmt;

use super::{Shown, Verdict};
use crate::{Complaint, Name, OrderId, RejectReason, grammar::Yuan, time::Clock};

#[derive(Debug, Clone, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
pub enum Event {
    Opened(Opened),
    Offered(Offered),
    OfferRefused(OfferRefused),
    Rejected(Rejected),
    /// The seller takes the goods back; the buyer has to send them.
    ReturnAgreed(ReturnAgreed),
    /// The buyer sent them.
    ReturnSent(ReturnSent),
    /// They lie at the seller's.
    ReturnArrived(ReturnArrived),
    /// The seller sent again what was missing, lost or broken.
    Resent(Resent),
    /// The second parcel is there.
    ResentArrived(ResentArrived),
    /// The buyer took it to the market.
    Disputed(Disputed),
    /// The market has looked at both sides.
    Judged(Judged),
    /// The buyer gave in, or the market found for the seller.
    Dropped(Dropped),
    Refunded(Refunded),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    pub order: OrderId,
    pub complaint: Complaint,
    pub share_ppm: i64,
    pub true_ppm: i64,
    /// What the buyer shows, where it is to be compared.
    pub shown: Option<Box<Shown>>,
    pub answer_by_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    pub order: OrderId,
    pub share_ppm: i64,
    /// Until then the buyer thinks it over.
    pub answered_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferRefused {
    pub order: OrderId,
    pub answer_by_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected {
    pub order: OrderId,
    pub reason: RejectReason,
    /// Until then the buyer thinks it over.
    pub answered_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnAgreed {
    pub order: OrderId,
    pub send_by_min: u32,
    /// When the buyer does send the goods.
    pub sends_min: u32,
    /// Nobody answered; the market agreed.
    pub silent: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnSent {
    pub order: OrderId,
    pub arrives_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnArrived {
    pub order: OrderId,
    pub refund_by_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resent {
    pub order: OrderId,
    pub weight_g: u32,
    pub cost_fen: i64,
    pub arrives_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResentArrived {
    pub order: OrderId,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disputed {
    pub order: OrderId,
    pub decided_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    pub order: OrderId,
    pub verdict: Verdict,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dropped {
    pub order: OrderId,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refunded {
    pub order: OrderId,
    pub amount_fen: i64,
    pub full: bool,
    pub overdue: bool,
    /// The goods had come back first, and the money for them was due.
    pub after_return: bool,
}

impl Event {
    /// Whether the learner has something to decide.
    pub fn wants_answer(&self) -> bool {
        matches!(
            self,
            Event::Opened(_) | Event::OfferRefused(_) | Event::ReturnArrived(_)
        )
    }

    /// Returns the name it is about.
    pub fn about(&self) -> Option<&Name> {
        match self {
            Event::Opened(Opened { order: name, .. })
            | Event::Offered(Offered { order: name, .. })
            | Event::OfferRefused(OfferRefused { order: name, .. })
            | Event::Rejected(Rejected { order: name, .. })
            | Event::ReturnAgreed(ReturnAgreed { order: name, .. })
            | Event::ReturnSent(ReturnSent { order: name, .. })
            | Event::ReturnArrived(ReturnArrived { order: name, .. })
            | Event::Resent(Resent { order: name, .. })
            | Event::ResentArrived(ResentArrived { order: name, .. })
            | Event::Disputed(Disputed { order: name, .. })
            | Event::Judged(Judged { order: name, .. })
            | Event::Dropped(Dropped { order: name, .. })
            | Event::Refunded(Refunded { order: name, .. }) => Some(name),
        }
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Event::Opened(Opened {
                order,
                complaint,
                share_ppm,
                shown,
                answer_by_min,
                ..
            }) => {
                write!(
                    f,
                    "after-sale-opened {order} {} {share_ppm}ppm answer by {}",
                    complaint.code(),
                    Clock(*answer_by_min)
                )?;
                match shown {
                    Some(shown) => write!(
                        f,
                        " photo d{} label {} {} shows {}ppm",
                        shown.photo_day, shown.label, shown.pack, shown.shows_ppm
                    ),
                    None => Ok(()),
                }
            }
            Event::Offered(Offered { order, share_ppm, .. }) => write!(f, "after-sale-offered {order} {share_ppm}ppm"),
            Event::OfferRefused(OfferRefused { order, .. }) => write!(f, "offer-refused {order}"),
            Event::Rejected(Rejected { order, reason, .. }) => {
                write!(f, "after-sale-rejected {order} {}", reason.word())
            }
            Event::ReturnAgreed(ReturnAgreed {
                order,
                send_by_min,
                silent,
                ..
            }) => write!(
                f,
                "return-agreed {order} sent by {} silent={silent}",
                Clock(*send_by_min)
            ),
            Event::ReturnSent(ReturnSent { order, arrives_min }) => {
                write!(f, "return-sent {order} here {}", Clock(*arrives_min))
            }
            Event::ReturnArrived(ReturnArrived { order, refund_by_min }) => {
                write!(f, "return-arrived {order} refund by {}", Clock(*refund_by_min))
            }
            Event::Resent(Resent {
                order,
                weight_g,
                cost_fen,
                ..
            }) => write!(f, "resent {order} {weight_g}g {}", Yuan(*cost_fen)),
            Event::ResentArrived(ResentArrived { order }) => write!(f, "resent-arrived {order}"),
            Event::Disputed(Disputed { order, .. }) => write!(f, "after-sale-disputed {order}"),
            Event::Judged(Judged { order, verdict }) => {
                let holds = matches!(verdict, Verdict::Held(_));
                write!(f, "after-sale-judged {order} seller={holds}")
            }
            Event::Dropped(Dropped { order }) => write!(f, "after-sale-dropped {order}"),
            Event::Refunded(Refunded {
                order,
                amount_fen,
                full,
                overdue,
                ..
            }) => {
                write!(
                    f,
                    "after-sale-refunded {order} {} full={full} overdue={overdue}",
                    Yuan(*amount_fen)
                )
            }
        }
    }
}

crate::nouns::payloads!(AfterSale, Event: Opened, Offered, OfferRefused, Rejected, ReturnAgreed, ReturnSent, ReturnArrived, Resent, ResentArrived, Disputed, Judged, Dropped, Refunded);
