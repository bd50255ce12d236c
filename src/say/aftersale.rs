//! After-sale and claims against couriers in words: what happened, states, reasons and evidence.

use super::{
    Saying, Word,
    event::{about, called},
};
use crate::market::{ClaimEvent, ClaimState, Event, Evidence, Name, RejectReason};

/// Returns what happened after the sale; nothing for an event of another noun.
pub(super) fn after_sale_event(event: &Event) -> Option<Saying> {
    let told = match event {
        Event::AfterSaleOpened {
            order,
            complaint,
            answer_by_min,
            ..
        } => about("claim", order)
            .with("why", Word::name("reason", complaint.code()))
            .with("time", Word::Moment(*answer_by_min)),
        Event::AfterSaleOffered { order, share_ppm } => about("offered", order).with("share", Word::Share(*share_ppm)),
        Event::OfferRefused { order, answer_by_min } => {
            about("offer-refused", order).with("time", Word::Moment(*answer_by_min))
        }
        Event::AfterSaleRejected { order, reason } => {
            said("rejected", order).with("reason", Word::say(reject_reason(*reason)))
        }
        Event::AfterSaleDisputed { order, decided_min } => {
            about("disputed", order).with("time", Word::Moment(*decided_min))
        }
        Event::AfterSaleDropped { order } => about("claim-dropped", order),
        Event::AfterSaleRefunded {
            order,
            amount_fen,
            overdue,
            ..
        } => {
            let key = if *overdue { "refunded-overdue" } else { "refunded" };
            about(key, order).with("money", Word::Yuan(*amount_fen))
        }
        Event::ReturnAgreed {
            order, silent: true, ..
        } => said("return-silent", order),
        Event::ReturnAgreed { order, send_by_min, .. } => {
            said("return-agreed", order).with("time", Word::Moment(*send_by_min))
        }
        Event::ReturnSent { order, arrives_min } => said("return-sent", order).with("time", Word::Moment(*arrives_min)),
        Event::ReturnArrived { order, refund_by_min } => {
            said("return-arrived", order).with("time", Word::Moment(*refund_by_min))
        }
        Event::Resent {
            order,
            weight_g,
            cost_fen,
            ..
        } => said("resent", order)
            .with("weight", Word::Kilo(*weight_g))
            .with("money", Word::Yuan(*cost_fen)),
        Event::ResentArrived { order } => said("resent-arrived", order),
        Event::Claim(claim) => claim_event(claim),
        _ => return None,
    };
    Some(told)
}

/// Returns what happened to a claim against a courier.
fn claim_event(event: &ClaimEvent) -> Saying {
    match event {
        ClaimEvent::Found {
            order,
            loss_fen,
            file_by_min,
        } => said("claim-found", order)
            .with("money", Word::Yuan(*loss_fen))
            .with("time", Word::Moment(*file_by_min)),
        ClaimEvent::Documented { order } => said("claim-documented", order),
        ClaimEvent::Filed { order, answer_by_min } => {
            said("claim-filed", order).with("time", Word::Moment(*answer_by_min))
        }
        ClaimEvent::Refused {
            order,
            has_evidence,
            complain_by_min,
        } => {
            let key = if *has_evidence {
                "claim-refused"
            } else {
                "claim-refused-bare"
            };
            said(key, order).with("time", Word::Moment(*complain_by_min))
        }
        ClaimEvent::Complained { order, answer_by_min } => {
            said("claim-complained", order).with("time", Word::Moment(*answer_by_min))
        }
        ClaimEvent::Paid { order, amount_fen } => said("claim-paid", order).with("money", Word::Yuan(*amount_fen)),
        ClaimEvent::Closed { order, too_late: true } => said("claim-closed-late", order),
        ClaimEvent::Closed { order, too_late: false } => said("claim-closed", order),
    }
}

pub fn courier_claim_state(state: ClaimState) -> Saying {
    Saying::plain(match state {
        ClaimState::Found => "aftersale-courier-found",
        ClaimState::Filed => "aftersale-courier-filed",
        ClaimState::Refused => "aftersale-courier-refused",
        ClaimState::Complained => "aftersale-courier-complained",
        ClaimState::Paid => "aftersale-courier-paid",
        ClaimState::Closed => "aftersale-courier-closed",
    })
}

pub fn reject_reason(reason: RejectReason) -> Saying {
    Saying::plain(format!("aftersale-reason-{}", reason.word()))
}

pub fn evidence(evidence: Evidence) -> Saying {
    Saying::plain(format!("aftersale-evidence-{}", evidence.word()))
}

fn said(key: &str, order: &Name) -> Saying {
    Saying::plain(format!("aftersale-{key}")).with("order", called(order))
}
