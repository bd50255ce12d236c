//! A shop's papers in words.

use super::{Saying, Word, event::told, state::shop_state};
use crate::market::papers;

/// Returns the sentence for what happened.
pub(super) fn event(event: &papers::Event) -> Saying {
    match event {
        papers::Event::ProfileChosen(papers::event::ProfileChosen { profile }) => {
            told("profile").with("profile", Word::name("profile", profile))
        }
        papers::Event::DocumentGiven(papers::event::DocumentGiven { document, way }) => told("document")
            .with("document", Word::name("document", document))
            .with("way", Word::name("way", way)),
        papers::Event::Submitted(papers::event::Submitted { until_min }) => {
            told("shop-submitted").with("time", Word::Moment(*until_min))
        }
        papers::Event::Rejected(papers::event::Rejected { reasons }) => {
            let reasons = reasons.iter().map(|reason| Word::name("reason", reason)).collect();
            told("shop-rejected").with("reasons", Word::List(reasons))
        }
        papers::Event::Passed(papers::event::Passed { deposit_fen: 0 }) => told("shop-passed-free"),
        papers::Event::Passed(papers::event::Passed { deposit_fen }) => {
            told("shop-passed").with("money", Word::Yuan(*deposit_fen))
        }
        papers::Event::DepositPaid(papers::event::DepositPaid { amount_fen: 0 }) => told("opened"),
        papers::Event::DepositPaid(papers::event::DepositPaid { amount_fen }) => {
            told("deposit").with("money", Word::Yuan(*amount_fen))
        }
    }
}

/// Adds the figures of a refusal to its sentence.
pub(super) fn wrong(refusal: &papers::Refusal, saying: Saying) -> Saying {
    match refusal {
        papers::Refusal::ShopIs(papers::refusal::ShopIs { state }) => {
            saying.with("state", Word::say(shop_state(*state)))
        }
        papers::Refusal::DocumentMissing => saying,
    }
}
