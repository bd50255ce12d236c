//! After-sale in words: what happened, and reasons to say no.

use super::{
    Saying, Word,
    event::{about, called},
};
use crate::market::{Name, RejectReason, aftersale};

/// Returns the sentence for what happened.
pub(super) fn event(event: &aftersale::Event) -> Saying {
    match event {
        aftersale::Event::Opened(aftersale::event::Opened {
            order,
            complaint,
            answer_by_min,
            ..
        }) => about("claim", order)
            .with("why", Word::name("reason", complaint.code()))
            .with("time", Word::Moment(*answer_by_min)),
        aftersale::Event::Offered(aftersale::event::Offered { order, share_ppm, .. }) => {
            about("offered", order).with("share", Word::Share(*share_ppm))
        }
        aftersale::Event::OfferRefused(aftersale::event::OfferRefused { order, answer_by_min }) => {
            about("offer-refused", order).with("time", Word::Moment(*answer_by_min))
        }
        aftersale::Event::Rejected(aftersale::event::Rejected { order, reason, .. }) => {
            said("rejected", order).with("reason", Word::say(reject_reason(*reason)))
        }
        aftersale::Event::Disputed(aftersale::event::Disputed { order, decided_min }) => {
            about("disputed", order).with("time", Word::Moment(*decided_min))
        }
        aftersale::Event::Dropped(aftersale::event::Dropped { order }) => about("claim-dropped", order),
        aftersale::Event::Refunded(aftersale::event::Refunded {
            order,
            amount_fen,
            overdue,
            ..
        }) => {
            let key = if *overdue { "refunded-overdue" } else { "refunded" };
            about(key, order).with("money", Word::Yuan(*amount_fen))
        }
        aftersale::Event::ReturnAgreed(aftersale::event::ReturnAgreed {
            order, silent: true, ..
        }) => said("return-silent", order),
        aftersale::Event::ReturnAgreed(aftersale::event::ReturnAgreed { order, send_by_min, .. }) => {
            said("return-agreed", order).with("time", Word::Moment(*send_by_min))
        }
        aftersale::Event::ReturnSent(aftersale::event::ReturnSent { order, arrives_min }) => {
            said("return-sent", order).with("time", Word::Moment(*arrives_min))
        }
        aftersale::Event::ReturnArrived(aftersale::event::ReturnArrived { order, refund_by_min }) => {
            said("return-arrived", order).with("time", Word::Moment(*refund_by_min))
        }
        aftersale::Event::Resent(aftersale::event::Resent {
            order,
            weight_g,
            cost_fen,
            ..
        }) => said("resent", order)
            .with("weight", Word::Kilo(*weight_g))
            .with("money", Word::Yuan(*cost_fen)),
        aftersale::Event::ResentArrived(aftersale::event::ResentArrived { order }) => said("resent-arrived", order),
    }
}

/// Adds the figures of a refusal to its sentence.
pub(super) fn wrong(refusal: &aftersale::Refusal, saying: Saying) -> Saying {
    match refusal {
        aftersale::Refusal::NoClaim | aftersale::Refusal::ShareOutOfRange | aftersale::Refusal::NothingToResend => {
            saying
        }
    }
}

pub fn reject_reason(reason: RejectReason) -> Saying {
    Saying::plain(format!("aftersale-reason-{}", reason.word()))
}

pub(super) fn said(key: &str, order: &Name) -> Saying {
    Saying::plain(format!("aftersale-{key}")).with("order", called(order))
}
