//! Who owes what by when in words: on the agenda, when somebody looks back, and what helps against a step that was missed.

use super::{Saying, Word, event::called, inquiry::record_step, state::role, tender::kpi as kpi_of};
use crate::market::{Name, Obligation, ObligationKind, ResponsibleRole};

/// What it is called as long as it is owed, and when somebody looks back.
fn keys(kind: ObligationKind) -> (&'static str, &'static str) {
    match kind {
        ObligationKind::ShopReview => ("say-due-shop-review", "say-due-shop-review"),
        ObligationKind::ListingReview => ("say-due-listing-review", "say-due-listing-review"),
        ObligationKind::Violation => ("say-due-violation", "say-due-violation"),
        ObligationKind::Answer => ("say-step-answer", "say-step-answer"),
        ObligationKind::Pay => ("say-step-pay", "debrief-pay"),
        ObligationKind::Group => ("say-step-group", "say-step-group"),
        ObligationKind::Reply => ("say-due-message", "debrief-reply"),
        ObligationKind::Pack => ("say-step-pack", "debrief-pack"),
        ObligationKind::Label => ("say-step-label", "say-step-label"),
        ObligationKind::HandOver => ("say-step-hand-over", "say-step-hand-over"),
        ObligationKind::Ship => ("debrief-ship", "debrief-ship"),
        ObligationKind::Carry(_) => ("say-step-carry", "debrief-carry"),
        ObligationKind::Confirm => ("say-step-confirm", "debrief-confirm"),
        ObligationKind::Claim => ("say-step-after-sale", "debrief-claim"),
        ObligationKind::CourierClaim => ("aftersale-due-courier", "debrief-courier-claim"),
        ObligationKind::CourierCase => ("aftersale-due-courier", "aftersale-due-courier"),
        ObligationKind::Settle => ("say-step-settle", "debrief-settle"),
        ObligationKind::Purchase => ("say-due-purchase", "say-due-purchase"),
        ObligationKind::Bill => ("say-due-bill", "debrief-bill"),
        ObligationKind::Kpi(_) => ("debrief-kpi", "debrief-kpi"),
        ObligationKind::Recorded(_) => ("debrief-recorded", "debrief-recorded"),
        ObligationKind::Talk => ("say-due-talk", "debrief-talk"),
        ObligationKind::Ticket => ("debrief-ticket", "debrief-ticket"),
        ObligationKind::FollowUp => ("debrief-follow-up", "debrief-follow-up"),
        ObligationKind::Door => ("debrief-door", "debrief-door"),
        ObligationKind::Log => ("debrief-log", "debrief-log"),
        ObligationKind::PayDay => ("debrief-pay-day", "debrief-pay-day"),
        ObligationKind::Advance => ("debrief-advance", "debrief-advance"),
        ObligationKind::Question => ("debrief-question", "debrief-question"),
        ObligationKind::Deal => ("debrief-deal", "debrief-deal"),
        ObligationKind::Supply => ("debrief-supply", "debrief-supply"),
        ObligationKind::Boxes => ("debrief-boxes", "debrief-boxes"),
    }
}

fn owed(kind: ObligationKind) -> Saying {
    Saying::plain(keys(kind).0)
}

/// Returns who is at what, and how long it may take.
pub fn obligation(owes: &Obligation, now_min: u32) -> Saying {
    let due_min = owes.due_min;
    let said = |key: &str| {
        Saying::plain(key)
            .with("role", role(owes.owner))
            .with("what", Word::say(owed(owes.kind)))
            .with("left", Word::Left { due_min, now_min })
    };
    let is_alone = matches!(
        owes.kind,
        ObligationKind::ShopReview | ObligationKind::ListingReview | ObligationKind::Violation | ObligationKind::Boxes
    );
    if is_alone {
        said("say-due-item-alone")
    } else {
        said("say-due-item").with("about", called(&Name(owes.about.clone())))
    }
}

/// Returns who has to do what by when: the one owner of an order's next deadline.
pub fn next_due(next: &Obligation, now_min: u32) -> Saying {
    let due_min = next.due_min;
    Saying::plain("say-due")
        .with("role", role(next.owner))
        .with("step", Word::say(owed(next.kind)))
        .with("due", Word::Due { due_min, now_min })
}

/// What was owed, in a word or two.
pub fn deadline(kind: ObligationKind) -> Saying {
    match kind {
        ObligationKind::Recorded(step) => record_step(step),
        ObligationKind::Kpi(kpi) => kpi_of(kpi),
        kind => Saying::plain(keys(kind).1),
    }
}

/// The same from the word that closing figures keep; a word of a newer program is shown as it stands.
pub fn deadline_of(word: &str) -> Saying {
    match ObligationKind::of_word(word) {
        Some(kind) => Saying::plain(keys(kind).1),
        None => Saying::of(Word::as_is(word)),
    }
}

/// What helps against a step that was missed.
pub fn blame_remedy(role: ResponsibleRole, what: ObligationKind) -> Saying {
    blame_remedy_of(role.id(), what.word())
}

/// The same from the words that closing figures keep; a word of a newer program has the general remedy.
pub fn blame_remedy_of(role: &str, what: &str) -> Saying {
    Saying::plain(match (role, what) {
        ("seller", "reply") => "debrief-fix-reply",
        ("seller", "pack") => "debrief-fix-pack",
        ("seller", "ship") => "debrief-fix-ship",
        ("seller", "claim") => "debrief-fix-claim",
        ("buyer", "pay") => "debrief-fix-pay",
        ("buyer", "bill") => "debrief-fix-bill",
        (_, "ticket") => "debrief-fix-ticket",
        (_, "follow-up") => "debrief-fix-follow-up",
        (_, "door") => "debrief-fix-door",
        (_, "log") => "debrief-fix-log",
        (role, _) if role == ResponsibleRole::StationKeeper.id() => "debrief-fix-station",
        (role, _) if role == ResponsibleRole::VanDriver.id() => "debrief-fix-van",
        ("township-clerk" | "county-clerk", _) => "debrief-fix-clerk",
        ("courier", _) => "debrief-fix-courier",
        ("deliverer", _) => "debrief-fix-deliverer",
        _ => "debrief-fix-other",
    })
}
