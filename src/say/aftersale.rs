//! After-sale in words: what happened, and reasons to say no.

use super::{Saying, Word, event::called, sentence};
use crate::market::{RejectReason, aftersale};

/// Returns the sentence for what happened.
pub(super) fn event(event: &aftersale::Event) -> Saying {
    match event {
        aftersale::Event::Opened(aftersale::event::Opened {
            order,
            complaint,
            answer_by_min,
            ..
        }) => sentence::say_event_claim(
            called(order),
            Word::Moment(*answer_by_min),
            Word::name("reason", complaint.code()),
        ),
        aftersale::Event::Offered(aftersale::event::Offered { order, share_ppm, .. }) => {
            sentence::say_event_offered(called(order), Word::Share(*share_ppm))
        }
        aftersale::Event::OfferRefused(aftersale::event::OfferRefused { order, answer_by_min }) => {
            sentence::say_event_offer_refused(called(order), Word::Moment(*answer_by_min))
        }
        aftersale::Event::Rejected(aftersale::event::Rejected { order, reason, .. }) => {
            sentence::aftersale_rejected(called(order), Word::say(reject_reason(*reason)))
        }
        aftersale::Event::Disputed(aftersale::event::Disputed { order, decided_min }) => {
            sentence::say_event_disputed(called(order), Word::Moment(*decided_min))
        }
        aftersale::Event::Dropped(aftersale::event::Dropped { order }) => {
            sentence::say_event_claim_dropped(called(order))
        }
        aftersale::Event::Refunded(aftersale::event::Refunded {
            order,
            amount_fen,
            overdue,
            ..
        }) => {
            let tell = if *overdue {
                sentence::say_event_refunded_overdue
            } else {
                sentence::say_event_refunded
            };
            tell(Word::Yuan(*amount_fen), called(order))
        }
        aftersale::Event::ReturnAgreed(aftersale::event::ReturnAgreed {
            order, silent: true, ..
        }) => sentence::aftersale_return_silent(called(order)),
        aftersale::Event::ReturnAgreed(aftersale::event::ReturnAgreed { order, send_by_min, .. }) => {
            sentence::aftersale_return_agreed(called(order), Word::Moment(*send_by_min))
        }
        aftersale::Event::ReturnSent(aftersale::event::ReturnSent { order, arrives_min }) => {
            sentence::aftersale_return_sent(called(order), Word::Moment(*arrives_min))
        }
        aftersale::Event::ReturnArrived(aftersale::event::ReturnArrived { order, refund_by_min }) => {
            sentence::aftersale_return_arrived(called(order), Word::Moment(*refund_by_min))
        }
        aftersale::Event::Resent(aftersale::event::Resent {
            order,
            weight_g,
            cost_fen,
            ..
        }) => sentence::aftersale_resent(Word::Yuan(*cost_fen), called(order), Word::Kilo(*weight_g)),
        aftersale::Event::ResentArrived(aftersale::event::ResentArrived { order }) => {
            sentence::aftersale_resent_arrived(called(order))
        }
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
    match reason {
        RejectReason::PackingPhoto => sentence::aftersale_reason_packing_photo(),
        RejectReason::CustomMade => sentence::aftersale_reason_custom_made(),
        RejectReason::TooLate => sentence::aftersale_reason_too_late(),
        RejectReason::Courier => sentence::aftersale_reason_courier(),
    }
}
