//! Who owes what by when in words: on the agenda, when somebody looks back, and what helps against a step that was missed.

use super::{Arg, Sentence, event::called, inquiry::record_step, sentence, state::role, tender::kpi as kpi_of};
use crate::market::{Market, Name, Obligation, ObligationKind, Purchase, PurchaseState, ResponsibleRole};

/// What it is called as long as it is owed, and when somebody looks back.
fn names(kind: ObligationKind) -> (Sentence, Sentence) {
    match kind {
        ObligationKind::ShopReview => (sentence::say_due_shop_review(), sentence::say_due_shop_review()),
        ObligationKind::ListingReview => (sentence::say_due_listing_review(), sentence::say_due_listing_review()),
        ObligationKind::Violation => (sentence::say_due_violation(), sentence::say_due_violation()),
        ObligationKind::Answer => (sentence::say_step_answer(), sentence::say_step_answer()),
        ObligationKind::Pay => (sentence::say_step_pay(), sentence::debrief_pay()),
        ObligationKind::Group => (sentence::say_step_group(), sentence::say_step_group()),
        ObligationKind::Reply => (sentence::say_due_message(), sentence::debrief_reply()),
        ObligationKind::Pack => (sentence::say_step_pack(), sentence::debrief_pack()),
        ObligationKind::Cancellation => (sentence::say_step_cancellation(), sentence::say_step_cancellation()),
        ObligationKind::Label => (sentence::say_step_label(), sentence::say_step_label()),
        ObligationKind::HandOver => (sentence::say_step_hand_over(), sentence::say_step_hand_over()),
        ObligationKind::Ship => (sentence::debrief_ship(), sentence::debrief_ship()),
        ObligationKind::Carry(_) => (sentence::say_step_carry(), sentence::debrief_carry()),
        ObligationKind::Confirm => (sentence::say_step_confirm(), sentence::debrief_confirm()),
        ObligationKind::Claim => (sentence::say_step_after_sale(), sentence::debrief_claim()),
        ObligationKind::CourierClaim => (sentence::aftersale_due_courier(), sentence::debrief_courier_claim()),
        ObligationKind::CourierCase => (sentence::aftersale_due_courier(), sentence::aftersale_due_courier()),
        ObligationKind::Settle => (sentence::say_step_settle(), sentence::debrief_settle()),
        ObligationKind::Purchase => (sentence::say_due_purchase(), sentence::say_due_purchase()),
        ObligationKind::Bill => (sentence::say_due_bill(), sentence::debrief_bill()),
        ObligationKind::Kpi(_) => (sentence::debrief_kpi(), sentence::debrief_kpi()),
        ObligationKind::Recorded(_) => (sentence::debrief_recorded(), sentence::debrief_recorded()),
        ObligationKind::Talk => (sentence::say_due_talk(), sentence::debrief_talk()),
        ObligationKind::Ticket => (sentence::debrief_ticket(), sentence::debrief_ticket()),
        ObligationKind::FollowUp => (sentence::debrief_follow_up(), sentence::debrief_follow_up()),
        ObligationKind::Door => (sentence::debrief_door(), sentence::debrief_door()),
        ObligationKind::Log => (sentence::debrief_log(), sentence::debrief_log()),
        ObligationKind::PayDay => (sentence::debrief_pay_day(), sentence::debrief_pay_day()),
        ObligationKind::Advance => (sentence::debrief_advance(), sentence::debrief_advance()),
        ObligationKind::Question => (sentence::debrief_question(), sentence::debrief_question()),
        ObligationKind::Deal => (sentence::debrief_deal(), sentence::debrief_deal()),
        ObligationKind::Supply => (sentence::debrief_supply(), sentence::debrief_supply()),
        ObligationKind::Boxes => (sentence::debrief_boxes(), sentence::debrief_boxes()),
        ObligationKind::PickUp => (sentence::say_step_pick_up(), sentence::say_step_pick_up()),
    }
}

fn owed(kind: ObligationKind) -> Sentence {
    names(kind).0
}

/// Returns who is at what, and how long it may take.
pub fn obligation(owes: &Obligation, market: &Market) -> Sentence {
    let (due_min, now_min) = (owes.due_min, market.now_min);
    let left = Arg::Left { due_min, now_min };
    let about = called(&Name::from(owes.about.as_str()));
    let purchase = market.purchases.get(owes.about.as_str());
    if let (ObligationKind::Purchase, Some(purchase)) = (owes.kind, purchase) {
        return of_purchase(purchase, role(owes.owner), about, left);
    }
    // Of a quarrel the buyer or the seller has asked; the market looks who is right.
    let what = match (owes.kind, owes.owner) {
        (ObligationKind::Claim, ResponsibleRole::Market) => sentence::say_due_dispute(),
        (kind, _) => owed(kind),
    };
    let what = Arg::say(what);
    let is_alone = matches!(
        owes.kind,
        ObligationKind::ShopReview
            | ObligationKind::ListingReview
            | ObligationKind::Violation
            | ObligationKind::Boxes
            | ObligationKind::PickUp
    );
    if is_alone {
        sentence::say_due_item_alone(left, role(owes.owner), what)
    } else {
        sentence::say_due_item(about, left, role(owes.owner), what)
    }
}

/// Whose turn it is with a thing that was bought: it is brought, fetched and looked at, or the money comes back.
fn of_purchase(purchase: &Purchase, role: Arg, about: Arg, left: Arg) -> Sentence {
    let what = match purchase.state {
        PurchaseState::OnTheWay => sentence::say_due_bring(),
        PurchaseState::Arrived => sentence::say_due_fetch(),
        PurchaseState::Collected => sentence::say_due_look(),
        PurchaseState::Returning if purchase.refused => {
            return sentence::say_due_refund_refused(about, left, Arg::Yuan(purchase.paid_fen), role);
        }
        PurchaseState::Returning => {
            return sentence::say_due_refund_returned(about, left, Arg::Yuan(purchase.paid_fen), role);
        }
        PurchaseState::Signed | PurchaseState::Returned => owed(ObligationKind::Purchase),
    };
    sentence::say_due_item(about, left, role, Arg::say(what))
}

/// Returns who has to do what by when: the one owner of an order's next deadline.
pub fn next_due(next: &Obligation, now_min: u32) -> Sentence {
    let due_min = next.due_min;
    sentence::say_due(
        Arg::Due { due_min, now_min },
        role(next.owner),
        Arg::say(owed(next.kind)),
    )
}

/// What was owed, in a word or two.
pub fn deadline(kind: ObligationKind) -> Sentence {
    match kind {
        ObligationKind::Recorded(step) => record_step(step),
        ObligationKind::Kpi(kpi) => kpi_of(kpi),
        kind @ (ObligationKind::ShopReview
        | ObligationKind::ListingReview
        | ObligationKind::Violation
        | ObligationKind::Answer
        | ObligationKind::Pay
        | ObligationKind::Group
        | ObligationKind::Reply
        | ObligationKind::Pack
        | ObligationKind::Cancellation
        | ObligationKind::Label
        | ObligationKind::HandOver
        | ObligationKind::Ship
        | ObligationKind::Carry(_)
        | ObligationKind::Confirm
        | ObligationKind::Claim
        | ObligationKind::CourierClaim
        | ObligationKind::CourierCase
        | ObligationKind::Settle
        | ObligationKind::Purchase
        | ObligationKind::Bill
        | ObligationKind::Talk
        | ObligationKind::Ticket
        | ObligationKind::FollowUp
        | ObligationKind::Door
        | ObligationKind::Log
        | ObligationKind::PayDay
        | ObligationKind::Advance
        | ObligationKind::Question
        | ObligationKind::Deal
        | ObligationKind::Supply
        | ObligationKind::Boxes
        | ObligationKind::PickUp) => names(kind).1,
    }
}

/// The same from the word that closing figures keep; a word of a newer program is shown as it stands.
pub fn deadline_of(word: &str) -> Sentence {
    match ObligationKind::of_word(word) {
        Some(kind) => names(kind).1,
        None => Sentence::of(Arg::as_is(word)),
    }
}

/// What helps against a step that was missed.
pub fn blame_remedy(role: ResponsibleRole, what: ObligationKind) -> Sentence {
    blame_remedy_of(role.id(), what.word())
}

/// The same from the words that closing figures keep; a word of a newer program has the general remedy.
pub fn blame_remedy_of(role: &str, what: &str) -> Sentence {
    match (role, what) {
        ("seller", "reply") => sentence::debrief_fix_reply(),
        ("seller", "pack") => sentence::debrief_fix_pack(),
        ("seller", "ship") => sentence::debrief_fix_ship(),
        ("seller", "claim") => sentence::debrief_fix_claim(),
        ("seller", "pick-up") => sentence::cause_way_hour(),
        ("buyer", "pay") => sentence::debrief_fix_pay(),
        ("buyer", "bill") => sentence::debrief_fix_bill(),
        (_, "ticket") => sentence::debrief_fix_ticket(),
        (_, "follow-up") => sentence::debrief_fix_follow_up(),
        (_, "door") => sentence::debrief_fix_door(),
        (_, "log") => sentence::debrief_fix_log(),
        (role, _) if role == ResponsibleRole::StationKeeper.id() => sentence::debrief_fix_station(),
        (role, _) if role == ResponsibleRole::VanDriver.id() => sentence::debrief_fix_van(),
        ("township-clerk" | "county-clerk", _) => sentence::debrief_fix_clerk(),
        ("courier", _) => sentence::debrief_fix_courier(),
        ("deliverer", _) => sentence::debrief_fix_deliverer(),
        _ => sentence::debrief_fix_other(),
    }
}
