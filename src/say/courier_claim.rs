//! Claims against couriers in words: what happened, states and evidence.

use super::{Arg, Sentence, event::called, sentence};
use crate::market::{ClaimState, Evidence, courier_claim};

/// Returns the sentence for what happened.
pub(super) fn event(event: &courier_claim::Event) -> Sentence {
    match event {
        courier_claim::Event::Found(courier_claim::event::Found {
            order,
            loss_fen,
            file_by_min,
        }) => sentence::aftersale_claim_found(Arg::Yuan(*loss_fen), called(order), Arg::Moment(*file_by_min)),
        courier_claim::Event::Documented(courier_claim::event::Documented { order }) => {
            sentence::aftersale_claim_documented(called(order))
        }
        courier_claim::Event::Filed(courier_claim::event::Filed { order, answer_by_min }) => {
            sentence::aftersale_claim_filed(called(order), Arg::Moment(*answer_by_min))
        }
        courier_claim::Event::Refused(courier_claim::event::Refused {
            order,
            has_evidence,
            complain_by_min,
        }) => {
            let make = if *has_evidence {
                sentence::aftersale_claim_refused
            } else {
                sentence::aftersale_claim_refused_bare
            };
            make(called(order), Arg::Moment(*complain_by_min))
        }
        courier_claim::Event::Complained(courier_claim::event::Complained { order, answer_by_min }) => {
            sentence::aftersale_claim_complained(called(order), Arg::Moment(*answer_by_min))
        }
        courier_claim::Event::Paid(courier_claim::event::Paid { order, amount_fen }) => {
            sentence::aftersale_claim_paid(Arg::Yuan(*amount_fen), called(order))
        }
        courier_claim::Event::Closed(courier_claim::event::Closed { order, too_late: true }) => {
            sentence::aftersale_claim_closed_late(called(order))
        }
        courier_claim::Event::Closed(courier_claim::event::Closed { order, too_late: false }) => {
            sentence::aftersale_claim_closed(called(order))
        }
    }
}

/// Returns what is wrong and what to do about it.
pub(super) fn refusal(refusal: &courier_claim::Refusal) -> [Sentence; 2] {
    match refusal {
        courier_claim::Refusal::NoCourierClaim => [
            sentence::say_no_no_courier_claim(),
            sentence::say_way_no_courier_claim(),
        ],
        courier_claim::Refusal::CourierClaimIs(courier_claim::refusal::CourierClaimIs { state }) => [
            sentence::say_no_courier_claim_is(Arg::say(courier_claim_state(*state))),
            way(*state),
        ],
    }
}

/// What gets a claim on from each of its states.
fn way(state: ClaimState) -> Sentence {
    match state {
        ClaimState::Found => sentence::say_way_courier_claim_found(),
        ClaimState::Filed | ClaimState::Complained => sentence::say_way_courier_claim_filed(),
        ClaimState::Refused => sentence::say_way_courier_claim_refused(),
        ClaimState::Paid | ClaimState::Closed => sentence::say_way_courier_claim_over(),
    }
}

/// Returns what a figure counts.
pub(super) fn figure(figure: courier_claim::Figure) -> Sentence {
    match figure {
        courier_claim::Figure::CourierClaimsPaid => sentence::say_figure_courier_claims_paid(),
        courier_claim::Figure::CompensationFen => sentence::say_figure_compensation(),
    }
}

pub fn courier_claim_state(state: ClaimState) -> Sentence {
    match state {
        ClaimState::Found => sentence::aftersale_courier_found(),
        ClaimState::Filed => sentence::aftersale_courier_filed(),
        ClaimState::Refused => sentence::aftersale_courier_refused(),
        ClaimState::Complained => sentence::aftersale_courier_complained(),
        ClaimState::Paid => sentence::aftersale_courier_paid(),
        ClaimState::Closed => sentence::aftersale_courier_closed(),
    }
}

pub fn evidence(evidence: Evidence) -> Sentence {
    match evidence {
        Evidence::PackingPhoto => sentence::aftersale_evidence_packing_photo(),
        Evidence::TrackingDelay => sentence::aftersale_evidence_tracking_delay(),
        Evidence::CourierRecord => sentence::aftersale_evidence_courier_record(),
    }
}
