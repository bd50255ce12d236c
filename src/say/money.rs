//! Accounts of the ledger in words, and what is due anywhere in the market.

use super::{
    Saying, Word,
    event::called,
    state::{role, step},
};
use crate::market::{Account, DueItem, DueKind, Name};

pub fn account(account: Account) -> Saying {
    Saying::plain(format!("say-account-{}", account.word()))
}

/// Returns who is at what, and how long it may take.
pub fn due_item(item: &DueItem, now_min: u32) -> Saying {
    let what = match item.kind {
        DueKind::ShopReview => Saying::plain("say-due-shop-review"),
        DueKind::ListingReview => Saying::plain("say-due-listing-review"),
        DueKind::Message => Saying::plain("say-due-message"),
        DueKind::Order(next) => step(next),
        DueKind::Purchase => Saying::plain("say-due-purchase"),
        DueKind::Bill => Saying::plain("say-due-bill"),
        DueKind::Talk => Saying::plain("say-due-talk"),
        DueKind::Ticket => Saying::plain("debrief-ticket"),
        DueKind::FollowUp => Saying::plain("debrief-follow-up"),
        DueKind::Advance => Saying::plain("debrief-advance"),
        DueKind::Question => Saying::plain("debrief-question"),
        DueKind::PayDay => Saying::plain("debrief-pay-day"),
        DueKind::Deal => Saying::plain("debrief-deal"),
        DueKind::Supply => Saying::plain("debrief-supply"),
        DueKind::Boxes => Saying::plain("debrief-boxes"),
        DueKind::Violation => Saying::plain("say-due-violation"),
        DueKind::CourierClaim => Saying::plain("aftersale-due-courier"),
    };
    let said = |key: &str| {
        Saying::plain(key)
            .with("role", role(item.owner))
            .with("what", Word::say(what.clone()))
            .with(
                "left",
                Word::Left {
                    due_min: item.due_min,
                    now_min,
                },
            )
    };
    match item.kind {
        DueKind::ShopReview | DueKind::ListingReview | DueKind::Violation | DueKind::Boxes => {
            said("say-due-item-alone")
        }
        _ => said("say-due-item").with("about", called(&Name(item.about.clone()))),
    }
}
