//! The buyer's side in words.

use super::{Saying, Word, event::called, sentence, state::purchase_state};
use crate::market::{Finding, purchase};

/// Returns the sentence for what happened.
pub(super) fn event(event: &purchase::Event) -> Saying {
    match event {
        purchase::Event::Compared(purchase::event::Compared { item }) => {
            sentence::say_event_compared(Word::name("item", item))
        }
        purchase::Event::Bought(purchase::event::Bought { offer, purchase, .. }) => sentence::say_event_bought(
            Word::Yuan(purchase.paid_fen),
            Word::name("offer", offer),
            Word::Moment(purchase.due_min),
        ),
        purchase::Event::BillPaid(purchase::event::BillPaid {
            bill,
            amount_fen,
            saved_fen,
        }) => sentence::say_event_bill(
            Word::name("bill", bill),
            Word::Yuan(*amount_fen),
            Word::Yuan(*saved_fen),
        ),
        purchase::Event::Tracked(purchase::event::Tracked { purchase }) => {
            sentence::say_event_tracked(called(purchase))
        }
        purchase::Event::Arrived(purchase::event::Arrived { purchase, code, .. }) => {
            sentence::say_event_arrived(Word::as_is(format!("{code:04}")), called(purchase))
        }
        purchase::Event::Collected(purchase::event::Collected { purchase }) => {
            sentence::say_event_collected(called(purchase))
        }
        purchase::Event::Inspected(purchase::event::Inspected { purchase, found }) if found.is_empty() => {
            sentence::say_event_inspected_good(called(purchase))
        }
        purchase::Event::Inspected(purchase::event::Inspected { found, .. }) => {
            sentence::say_event_inspected_bad(findings(found))
        }
        purchase::Event::Signed(purchase::event::Signed {
            purchase,
            inspected: true,
        }) => sentence::say_event_signed(called(purchase)),
        purchase::Event::Signed(purchase::event::Signed {
            purchase,
            inspected: false,
        }) => sentence::say_event_signed_blind(called(purchase)),
        purchase::Event::Refused(purchase::event::Refused { purchase, back_min }) => {
            sentence::say_event_refused(called(purchase), Word::Moment(*back_min))
        }
        purchase::Event::ReturnBegan(purchase::event::ReturnBegan { purchase, back_min }) => {
            sentence::say_event_return(called(purchase), Word::Moment(*back_min))
        }
        purchase::Event::MoneyBack(purchase::event::MoneyBack { purchase, amount_fen }) => {
            sentence::say_event_money_back(Word::Yuan(*amount_fen), called(purchase))
        }
    }
}

fn findings(found: &[Finding]) -> Word {
    Word::List(found.iter().map(|found| Word::say(finding(found))).collect())
}

/// Adds the figures of a refusal to its sentence.
pub(super) fn wrong(refusal: &purchase::Refusal, saying: Saying) -> Saying {
    match refusal {
        purchase::Refusal::PurchaseIs(purchase::refusal::PurchaseIs { state }) => {
            saying.with("state", Word::say(purchase_state(*state)))
        }
        purchase::Refusal::NotArrived(purchase::refusal::NotArrived { due_min }) => {
            saying.with("time", Word::Moment(*due_min))
        }
        purchase::Refusal::ReturnTimeOver(purchase::refusal::ReturnTimeOver { ended_min }) => {
            saying.with("time", Word::Moment(*ended_min))
        }
        purchase::Refusal::AlreadyInspected
        | purchase::Refusal::NoSevenDays
        | purchase::Refusal::BillPaid
        | purchase::Refusal::AlreadyBought => saying,
    }
}

/// Returns what looking into a parcel found.
pub fn finding(finding: &Finding) -> Saying {
    match finding {
        Finding::SealBroken => sentence::say_finding_seal(),
        Finding::Differs {
            measure,
            claimed,
            found,
        } => sentence::say_finding_differs(
            Word::Number(*claimed),
            Word::Number(*found),
            Word::name("measure", measure),
        ),
    }
}
