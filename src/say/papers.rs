//! A shop's papers in words.

use super::{Arg, Sentence, sentence, state::shop_state};
use crate::market::{ShopState, papers};

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

/// Returns what is wrong and what to do about it.
pub(super) fn refusal(refusal: &papers::Refusal) -> [Sentence; 2] {
    match refusal {
        papers::Refusal::ShopIs(papers::refusal::ShopIs { state }) => {
            [sentence::say_no_shop_is(Arg::say(shop_state(*state))), shop_way(*state)]
        }
        papers::Refusal::DocumentMissing => [
            sentence::say_no_document_missing(),
            sentence::say_way_document_missing(),
        ],
    }
}

/// Returns what a figure counts.
pub(super) fn figure(figure: papers::Figure) -> Sentence {
    match figure {}
}

/// What gets the shop on from each of its states.
pub(super) fn shop_way(state: ShopState) -> Sentence {
    match state {
        ShopState::Closed => sentence::say_way_shop_none(),
        ShopState::Reviewing => sentence::say_way_shop_reviewing(),
        ShopState::NeedFix => sentence::say_way_shop_need_fix(),
        ShopState::WaitDeposit => sentence::say_way_shop_deposit(),
        ShopState::Open | ShopState::Trial => sentence::say_way_shop_open(),
        ShopState::Restricted => sentence::say_way_shop_restricted(),
        ShopState::Frozen => sentence::say_way_shop_frozen(),
        ShopState::Closing => sentence::say_way_shop_closing(),
        ShopState::Shut => sentence::say_way_shop_shut(),
    }
}
