//! How this learner usually works, read from what happened: the pack, the courier, the reply, and how soon.
//!
//! In another world orders come that did not come in this one. They are served by these habits, never better.

use crate::market::{
    CourierId, MessageKindId, OrderId, PackId, ProductId, ReplyId, ZoneId, aftersale, message, order, parcel,
};
use std::collections::BTreeMap;

use crate::market::{Event, Market, RejectReason, ResponsibleRole};

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Habits {
    /// Pack by product.
    pub packs: BTreeMap<ProductId, PackId>,
    /// Courier and where it is handed over, by zone.
    pub couriers: BTreeMap<ZoneId, (CourierId, Option<String>)>,
    /// Reply by kind of message.
    pub replies: BTreeMap<MessageKindId, ReplyId>,
    /// Checks labels before handing over.
    pub checks: bool,
    /// Has most parcels carried at full value.
    pub insures: bool,
    pub claims: Claims,
    /// Minutes from a message to its answer, from a paid order to the courier, from a request for money to the answer; absent
    /// when it was never done.
    pub reply_after_min: Option<u32>,
    pub send_after_min: Option<u32>,
    pub claim_after_min: Option<u32>,
}

/// What is usually answered to somebody who wants money back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Claims {
    #[default]
    Silent,
    Agree,
    Reject(RejectReason),
}

impl Habits {
    pub fn of(market: &Market) -> Habits {
        let mut seen = Seen::default();
        for happened in &market.log {
            seen.take(market, happened.at_min, &happened.event);
        }
        Habits {
            packs: usual(seen.packs),
            couriers: usual(seen.couriers),
            replies: usual(seen.replies),
            checks: seen.sent < 2 * seen.checked,
            insures: seen.sent < 2 * seen.insured,
            claims: match seen.rejected {
                Some((reason, rejected)) if seen.agreed < rejected => Claims::Reject(reason),
                _ if 0 < seen.agreed => Claims::Agree,
                _ => Claims::Silent,
            },
            reply_after_min: middle(seen.reply_after),
            send_after_min: middle(seen.send_after),
            claim_after_min: middle(seen.claim_after),
        }
    }
}

/// How often each was done.
type Counts<K, T> = BTreeMap<K, BTreeMap<T, u32>>;

#[derive(Default)]
struct Seen {
    packs: Counts<ProductId, PackId>,
    couriers: Counts<ZoneId, (CourierId, Option<String>)>,
    replies: Counts<MessageKindId, ReplyId>,
    paid_min: BTreeMap<OrderId, u32>,
    claimed_min: BTreeMap<OrderId, u32>,
    reply_after: Vec<u32>,
    send_after: Vec<u32>,
    claim_after: Vec<u32>,
    sent: u32,
    checked: u32,
    insured: u32,
    agreed: u32,
    /// The last reason given, and how often one was.
    rejected: Option<(RejectReason, u32)>,
}

impl Seen {
    fn take(&mut self, market: &Market, at_min: u32, event: &Event) {
        match event {
            Event::Order(order::Event::Paid(order::event::Paid { order, .. }))
            | Event::Order(order::Event::Accepted(order::event::Accepted { order, .. })) => {
                self.paid_min.insert(order.clone(), at_min);
            }
            Event::Parcel(parcel::Event::Packed(parcel::event::Packed { order, pack, .. })) => {
                count(&mut self.packs, &market.orders[order].product, pack.clone());
            }
            Event::Parcel(parcel::Event::LabelChecked(_)) => self.checked += 1,
            Event::Parcel(parcel::Event::Handed(parcel::event::Handed { order, parcel, .. })) => {
                self.sent += 1;
                self.insured += u32::from(0 < parcel.insurance_fen);
                let zone = market.zone_of(&market.orders[order].place);
                let taken = parcel.hops.first().filter(|hop| hop.role != ResponsibleRole::Deliverer);
                let via = taken.map(|hop| hop.to.id().to_owned());
                if let Some(zone) = zone {
                    count(&mut self.couriers, zone, (parcel.courier.clone(), via));
                }
                if let Some(paid_min) = self.paid_min.get(order) {
                    self.send_after.push(at_min.saturating_sub(*paid_min));
                }
            }
            Event::Message(message::Event::Answered(message::event::Answered { message, reply, .. })) => {
                let asked = &market.messages[message];
                count(&mut self.replies, &asked.kind, reply.clone());
                self.reply_after.push(at_min.saturating_sub(asked.came_min));
            }
            Event::AfterSale(aftersale::Event::Opened(aftersale::event::Opened { order, .. })) => {
                self.claimed_min.insert(order.clone(), at_min);
            }
            Event::AfterSale(aftersale::Event::Refunded(aftersale::event::Refunded {
                order, overdue: false, ..
            })) => {
                self.agreed += 1;
                self.answered_claim(order, at_min);
            }
            Event::AfterSale(aftersale::Event::ReturnAgreed(aftersale::event::ReturnAgreed {
                order,
                silent: false,
                ..
            })) => self.answered_claim(order, at_min),
            Event::AfterSale(aftersale::Event::Rejected(aftersale::event::Rejected { order, reason, .. })) => {
                let times = self.rejected.map_or(0, |(_, times)| times);
                self.rejected = Some((*reason, times + 1));
                self.answered_claim(order, at_min);
            }
            Event::Day(_)
            | Event::Papers(_)
            | Event::Shop(_)
            | Event::Listing(_)
            | Event::Message(_)
            | Event::Talk(_)
            | Event::Order(_)
            | Event::Cancellation(_)
            | Event::Parcel(_)
            | Event::AfterSale(_)
            | Event::CourierClaim(_)
            | Event::Harvest(_)
            | Event::Rival(_)
            | Event::Household(_)
            | Event::Coop(_)
            | Event::Purchase(_)
            | Event::Inquiry(_)
            | Event::Tender(_)
            | Event::Van(_)
            | Event::Station(_)
            | Event::Promotion(_)
            | Event::Advert(_)
            | Event::CourierContract(_)
            | Event::PackLot(_)
            | Event::Invoice(_)
            | Event::Sample(_)
            | Event::Presale(_)
            | Event::GroupRound(_)
            | Event::Live(_) => {}
        }
    }

    fn answered_claim(&mut self, order: &OrderId, at_min: u32) {
        if let Some(claimed_min) = self.claimed_min.get(order) {
            self.claim_after.push(at_min.saturating_sub(*claimed_min));
        }
    }
}

fn count<K: Ord + Clone, T: Ord>(counts: &mut Counts<K, T>, of: &K, what: T) {
    *counts.entry(of.clone()).or_default().entry(what).or_default() += 1;
}

/// What was done most often; of equals the first by name.
fn usual<K: Ord, T: Ord>(counts: Counts<K, T>) -> BTreeMap<K, T> {
    let most = |counts: BTreeMap<T, u32>| {
        let found = counts.into_iter().rev().max_by_key(|(_, times)| *times);
        found.map(|(what, _)| what)
    };
    let all = counts.into_iter();
    all.filter_map(|(of, counts)| Some((of, most(counts)?))).collect()
}

/// The median.
fn middle(mut minutes: Vec<u32>) -> Option<u32> {
    minutes.sort_unstable();
    minutes.get(minutes.len() / 2).copied()
}
