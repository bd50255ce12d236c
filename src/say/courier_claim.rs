//! Claims against couriers in words: what happened, states and evidence.

use super::{Saying, Word, aftersale::said};
use crate::market::{ClaimState, Evidence, courier_claim};

/// Returns the sentence for what happened.
pub(super) fn event(event: &courier_claim::Event) -> Saying {
    match event {
        courier_claim::Event::Found(courier_claim::event::Found {
            order,
            loss_fen,
            file_by_min,
        }) => said("claim-found", order)
            .with("money", Word::Yuan(*loss_fen))
            .with("time", Word::Moment(*file_by_min)),
        courier_claim::Event::Documented(courier_claim::event::Documented { order }) => said("claim-documented", order),
        courier_claim::Event::Filed(courier_claim::event::Filed { order, answer_by_min }) => {
            said("claim-filed", order).with("time", Word::Moment(*answer_by_min))
        }
        courier_claim::Event::Refused(courier_claim::event::Refused {
            order,
            has_evidence,
            complain_by_min,
        }) => {
            let key = if *has_evidence {
                "claim-refused"
            } else {
                "claim-refused-bare"
            };
            said(key, order).with("time", Word::Moment(*complain_by_min))
        }
        courier_claim::Event::Complained(courier_claim::event::Complained { order, answer_by_min }) => {
            said("claim-complained", order).with("time", Word::Moment(*answer_by_min))
        }
        courier_claim::Event::Paid(courier_claim::event::Paid { order, amount_fen }) => {
            said("claim-paid", order).with("money", Word::Yuan(*amount_fen))
        }
        courier_claim::Event::Closed(courier_claim::event::Closed { order, too_late: true }) => {
            said("claim-closed-late", order)
        }
        courier_claim::Event::Closed(courier_claim::event::Closed { order, too_late: false }) => {
            said("claim-closed", order)
        }
    }
}

/// Adds the figures of a refusal to its sentence.
pub(super) fn wrong(refusal: &courier_claim::Refusal, saying: Saying) -> Saying {
    match refusal {
        courier_claim::Refusal::CourierClaimIs(courier_claim::refusal::CourierClaimIs { state }) => {
            saying.with("state", Word::say(courier_claim_state(*state)))
        }
        courier_claim::Refusal::NoCourierClaim => saying,
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

pub fn evidence(evidence: Evidence) -> Saying {
    Saying::plain(format!("aftersale-evidence-{}", evidence.word()))
}
