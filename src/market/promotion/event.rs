//! What happened to what a shop promotes, in the past tense, and its line in a transcript.

use std::fmt;

use crate::{Campaign, Card, CouponId, Name, OrderId, ProductId, ReviewReplyId, Sale, grammar::Yuan, time::Clock};

#[derive(Debug, Clone, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
pub enum Event {
    SaleBegan(SaleBegan),
    SaleEnded(SaleEnded),
    WasShown(WasShown),
    CouponsGiven(CouponsGiven),
    PairOffered(PairOffered),
    GroupOffered(GroupOffered),
    /// A paid order joins a group, or begins one.
    GroupJoined(GroupJoined),
    /// Enough have joined: all of them wait to be sent.
    GroupFilled(GroupFilled),
    /// The day is over: this one's money goes back.
    GroupFailed(GroupFailed),
    VideoShown(VideoShown),
    CardChosen(CardChosen),
    Responded(Responded),
    CampaignBegan(CampaignBegan),
    CampaignEnded(CampaignEnded),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaleBegan {
    pub product: ProductId,
    pub net_g: u32,
    pub sale: Sale,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaleEnded {
    pub product: ProductId,
    pub net_g: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WasShown {
    pub product: ProductId,
    pub net_g: u32,
    pub price_fen: Option<i64>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CouponsGiven {
    pub coupon: CouponId,
    pub count: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairOffered {
    pub product: ProductId,
    pub share_ppm: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupOffered {
    pub product: ProductId,
    pub net_g: u32,
    pub terms: Option<(i64, u32)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupJoined {
    pub order: OrderId,
    pub amount_fen: i64,
    pub group: u32,
    pub people: u32,
    pub until_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupFilled {
    pub group: u32,
    pub ship_by_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupFailed {
    pub group: u32,
    pub order: OrderId,
    pub refund_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VideoShown {
    pub parts: u32,
    pub until_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardChosen {
    pub card: Card,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Responded {
    pub order: OrderId,
    pub reply: ReviewReplyId,
    pub mends: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CampaignBegan {
    pub campaign: Campaign,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CampaignEnded {
    /// When it goes on.
    pub next_min: Option<u32>,
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Event::SaleBegan(SaleBegan { product, net_g, sale }) => {
                let (price, until) = (Yuan(sale.price_fen), Clock(sale.until_min));
                write!(f, "sale-began {product} {net_g}g {price} until {until}")
            }
            Event::SaleEnded(SaleEnded { product, net_g }) => write!(f, "sale-ended {product} {net_g}g"),
            Event::WasShown(WasShown {
                product,
                net_g,
                price_fen,
            }) => match price_fen {
                Some(price_fen) => write!(f, "was-shown {product} {net_g}g {}", Yuan(*price_fen)),
                None => write!(f, "was-shown {product} {net_g}g none"),
            },
            Event::CouponsGiven(CouponsGiven { coupon, count }) => write!(f, "coupons-given {coupon} {count}"),
            Event::PairOffered(PairOffered { product, share_ppm }) => {
                write!(f, "pair-offered {product} {share_ppm}ppm")
            }
            Event::GroupOffered(GroupOffered { product, net_g, terms }) => match terms {
                Some((price_fen, people)) => {
                    write!(f, "group-offered {product} {net_g}g {} {people}", Yuan(*price_fen))
                }
                None => write!(f, "group-offered {product} {net_g}g none"),
            },
            Event::GroupJoined(GroupJoined {
                order,
                amount_fen,
                group,
                people,
                until_min,
            }) => write!(
                f,
                "group-joined {order} {} group {group} {people} until {}",
                Yuan(*amount_fen),
                Clock(*until_min)
            ),
            Event::GroupFilled(GroupFilled { group, ship_by_min }) => {
                write!(f, "group-filled {group} ship by {}", Clock(*ship_by_min))
            }
            Event::GroupFailed(GroupFailed {
                group,
                order,
                refund_fen,
            }) => write!(f, "group-failed {group} {order} {}", Yuan(*refund_fen)),
            Event::VideoShown(VideoShown { parts, .. }) => write!(f, "video-shown {parts}"),
            Event::CardChosen(CardChosen { card }) => write!(f, "card-chosen {}", card.word()),
            Event::Responded(Responded { order, reply, mends }) => write!(f, "responded {order} {reply} mends={mends}"),
            Event::CampaignBegan(CampaignBegan { campaign }) => {
                write!(f, "campaign-began until {}", Clock(campaign.until_min))
            }
            Event::CampaignEnded(_) => f.write_str("campaign-ended"),
        }
    }
}

impl Event {
    /// Returns the name it is about.
    pub fn about(&self) -> Option<&Name> {
        match self {
            Event::GroupJoined(GroupJoined { order, .. })
            | Event::GroupFailed(GroupFailed { order, .. })
            | Event::Responded(Responded { order, .. }) => Some(order),
            Event::SaleBegan(_)
            | Event::SaleEnded(_)
            | Event::WasShown(_)
            | Event::CouponsGiven(_)
            | Event::PairOffered(_)
            | Event::GroupOffered(_)
            | Event::GroupFilled(_)
            | Event::VideoShown(_)
            | Event::CardChosen(_)
            | Event::CampaignBegan(_)
            | Event::CampaignEnded(_) => None,
        }
    }

    pub fn wants_answer(&self) -> bool {
        matches!(self, Event::GroupFilled(_) | Event::CampaignBegan(_))
    }
}

crate::nouns::payloads!(Promotion, Event: SaleBegan, SaleEnded, WasShown, CouponsGiven, PairOffered, GroupOffered, GroupJoined, GroupFilled, GroupFailed, VideoShown, CardChosen, Responded, CampaignBegan, CampaignEnded);
