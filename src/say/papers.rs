//! A shop's papers in words.

use super::{Arg, Sentence, sentence, state::shop_state};
use crate::market::papers;

/// Returns the sentence for what happened.
pub(super) fn event(event: &papers::Event) -> Sentence {
    match event {
        papers::Event::ProfileChosen(papers::event::ProfileChosen { profile }) => {
            sentence::say_event_profile(Arg::name("profile", profile))
        }
        papers::Event::DocumentGiven(papers::event::DocumentGiven { document, way }) => {
            sentence::say_event_document(Arg::name("document", document), Arg::name("way", way))
        }
        papers::Event::Submitted(papers::event::Submitted { until_min }) => {
            sentence::say_event_shop_submitted(Arg::Moment(*until_min))
        }
        papers::Event::Rejected(papers::event::Rejected { reasons }) => {
            let reasons = reasons.iter().map(|reason| Arg::name("reason", reason)).collect();
            sentence::say_event_shop_rejected(Arg::List(reasons))
        }
        papers::Event::Passed(papers::event::Passed { deposit_fen: 0 }) => sentence::say_event_shop_passed_free(),
        papers::Event::Passed(papers::event::Passed { deposit_fen }) => {
            sentence::say_event_shop_passed(Arg::Yuan(*deposit_fen))
        }
        papers::Event::DepositPaid(papers::event::DepositPaid { amount_fen: 0 }) => sentence::say_event_opened(),
        papers::Event::DepositPaid(papers::event::DepositPaid { amount_fen }) => {
            sentence::say_event_deposit(Arg::Yuan(*amount_fen))
        }
    }
}

/// Adds the figures of a refusal to its sentence.
pub(super) fn wrong(refusal: &papers::Refusal, sentence: Sentence) -> Sentence {
    match refusal {
        papers::Refusal::ShopIs(papers::refusal::ShopIs { state }) => {
            sentence.with("state", Arg::say(shop_state(*state)))
        }
        papers::Refusal::DocumentMissing => sentence,
    }
}
