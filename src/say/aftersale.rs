//! After-sale in words: what happened, and reasons to say no.

use super::{Arg, Sentence, event::called, sentence};
use crate::market::{RejectReason, aftersale, aftersale::Verdict};

/// Returns the sentence for what happened.
pub(super) fn event(event: &aftersale::Event) -> Sentence {
    match event {
        aftersale::Event::Opened(aftersale::event::Opened {
            order,
            complaint,
            answer_by_min,
            ..
        }) => sentence::say_event_claim(
            called(order),
            Arg::Moment(*answer_by_min),
            Arg::name("reason", complaint.code()),
        ),
        aftersale::Event::Offered(aftersale::event::Offered { order, share_ppm, .. }) => {
            sentence::say_event_offered(called(order), Arg::Share(*share_ppm))
        }
        aftersale::Event::OfferRefused(aftersale::event::OfferRefused { order, answer_by_min }) => {
            sentence::say_event_offer_refused(called(order), Arg::Moment(*answer_by_min))
        }
        aftersale::Event::Rejected(aftersale::event::Rejected { order, reason, .. }) => {
            sentence::aftersale_rejected(called(order), Arg::say(reject_reason(*reason)))
        }
        aftersale::Event::Disputed(aftersale::event::Disputed { order, decided_min }) => {
            sentence::say_event_disputed(called(order), Arg::Moment(*decided_min))
        }
        aftersale::Event::Judged(aftersale::event::Judged { order, verdict }) => judged(called(order), *verdict),
        aftersale::Event::Dropped(aftersale::event::Dropped { order }) => {
            sentence::say_event_claim_dropped(called(order))
        }
        aftersale::Event::Refunded(aftersale::event::Refunded {
            order,
            amount_fen,
            overdue,
            after_return,
            ..
        }) => {
            let make = match (*overdue, *after_return) {
                (true, true) => sentence::say_event_refunded_after_return,
                (true, false) => sentence::say_event_refunded_overdue,
                (false, _) => sentence::say_event_refunded,
            };
            make(Arg::Yuan(*amount_fen), called(order))
        }
        aftersale::Event::ReturnAgreed(aftersale::event::ReturnAgreed {
            order, silent: true, ..
        }) => sentence::aftersale_return_silent(called(order)),
        aftersale::Event::ReturnAgreed(aftersale::event::ReturnAgreed { order, send_by_min, .. }) => {
            sentence::aftersale_return_agreed(called(order), Arg::Moment(*send_by_min))
        }
        aftersale::Event::ReturnSent(aftersale::event::ReturnSent { order, arrives_min }) => {
            sentence::aftersale_return_sent(called(order), Arg::Moment(*arrives_min))
        }
        aftersale::Event::ReturnArrived(aftersale::event::ReturnArrived { order, refund_by_min }) => {
            sentence::aftersale_return_arrived(called(order), Arg::Moment(*refund_by_min))
        }
        aftersale::Event::Resent(aftersale::event::Resent {
            order,
            weight_g,
            cost_fen,
            ..
        }) => sentence::aftersale_resent(Arg::Yuan(*cost_fen), called(order), Arg::Kilo(*weight_g)),
        aftersale::Event::ResentArrived(aftersale::event::ResentArrived { order }) => {
            sentence::aftersale_resent_arrived(called(order))
        }
    }
}

/// Who was right, and why.
fn judged(order: Arg, verdict: Verdict) -> Sentence {
    match verdict {
        Verdict::Held(reason) => sentence::aftersale_judged_held(order, Arg::say(reject_reason(reason))),
        Verdict::Unproved => sentence::aftersale_judged_unproved(order),
        Verdict::IsTrue => sentence::aftersale_judged_true(order),
        Verdict::Road => sentence::aftersale_judged_road(order),
        Verdict::BesideIt => sentence::aftersale_judged_beside(order),
    }
}

/// Returns what is wrong and what to do about it.
pub(super) fn refusal(refusal: &aftersale::Refusal) -> [Sentence; 2] {
    match refusal {
        aftersale::Refusal::NoClaim => [sentence::say_no_no_claim(), sentence::say_way_no_claim()],
        aftersale::Refusal::OfferedBefore => [sentence::say_no_offered_before(), sentence::say_way_offered_before()],
        aftersale::Refusal::NothingLess => [sentence::say_no_nothing_less(), sentence::say_way_nothing_less()],
        aftersale::Refusal::ShareOutOfRange => [
            sentence::say_no_share_out_of_range(),
            sentence::say_way_share_out_of_range(),
        ],
        aftersale::Refusal::NothingToResend => [
            sentence::say_no_nothing_to_resend(),
            sentence::say_way_nothing_to_resend(),
        ],
    }
}

/// Returns what a figure counts.
pub(super) fn figure(figure: aftersale::Figure) -> Sentence {
    match figure {
        aftersale::Figure::RefundFen => sentence::say_figure_refund(),
        aftersale::Figure::Refunds => sentence::say_figure_refunds(),
        aftersale::Figure::AfterSales => sentence::say_figure_after_sales(),
        aftersale::Figure::AfterSalesOverdue => sentence::say_figure_after_sales_overdue(),
        aftersale::Figure::RefundOfSalesPpm => sentence::say_figure_refund_share(),
        aftersale::Figure::RejectionsHeld => sentence::say_figure_rejections_held(),
        aftersale::Figure::DisputesLost => sentence::say_figure_disputes_lost(),
        aftersale::Figure::FalseClaimsPaid => sentence::say_figure_false_claims_paid(),
        aftersale::Figure::ShortWeights => sentence::say_figure_short_weights(),
        aftersale::Figure::ReturnPremiumsFen => sentence::say_figure_return_premiums(),
        aftersale::Figure::ReturnsInsuredFen => sentence::say_figure_returns_insured(),
        aftersale::Figure::TrueClaimsRefused => sentence::say_figure_true_claims_refused(),
    }
}

pub fn reject_reason(reason: RejectReason) -> Sentence {
    match reason {
        RejectReason::PackingPhoto => sentence::aftersale_reason_packing_photo(),
        RejectReason::CustomMade => sentence::aftersale_reason_custom_made(),
        RejectReason::TooLate => sentence::aftersale_reason_too_late(),
        RejectReason::Courier => sentence::aftersale_reason_courier(),
        RejectReason::OldPhoto => sentence::aftersale_reason_old_photo(),
        RejectReason::OtherLabel => sentence::aftersale_reason_other_label(),
        RejectReason::FullWeight => sentence::aftersale_reason_full_weight(),
    }
}
