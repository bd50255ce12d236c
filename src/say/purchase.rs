//! The buyer's side in words.

use super::{Arg, Sentence, event::called, sentence, state::purchase_state};
use crate::market::{Finding, purchase};

/// Returns the sentence for what happened.
pub(super) fn event(event: &purchase::Event) -> Sentence {
    match event {
        purchase::Event::Compared(purchase::event::Compared { item }) => {
            sentence::say_event_compared(Arg::name("item", item))
        }
        purchase::Event::Bought(purchase::event::Bought { offer, purchase, .. }) => sentence::say_event_bought(
            Arg::Yuan(purchase.paid_fen),
            Arg::name("offer", offer),
            Arg::Moment(purchase.due_min),
        ),
        purchase::Event::BillPaid(purchase::event::BillPaid {
            bill,
            amount_fen,
            saved_fen,
        }) => sentence::say_event_bill(Arg::name("bill", bill), Arg::Yuan(*amount_fen), Arg::Yuan(*saved_fen)),
        purchase::Event::Tracked(purchase::event::Tracked { purchase }) => {
            sentence::say_event_tracked(called(purchase))
        }
        purchase::Event::Arrived(purchase::event::Arrived { purchase, code, .. }) => {
            sentence::say_event_arrived(Arg::as_is(format!("{code:04}")), called(purchase))
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
            sentence::say_event_refused(called(purchase), Arg::Moment(*back_min))
        }
        purchase::Event::ReturnBegan(purchase::event::ReturnBegan { purchase, back_min }) => {
            sentence::say_event_return(called(purchase), Arg::Moment(*back_min))
        }
        purchase::Event::MoneyBack(purchase::event::MoneyBack { purchase, amount_fen }) => {
            sentence::say_event_money_back(Arg::Yuan(*amount_fen), called(purchase))
        }
    }
}

fn findings(found: &[Finding]) -> Arg {
    Arg::List(found.iter().map(|found| Arg::say(finding(found))).collect())
}

/// Adds the figures of a refusal to its sentence.
pub(super) fn wrong(refusal: &purchase::Refusal, sentence: Sentence) -> Sentence {
    match refusal {
        purchase::Refusal::PurchaseIs(purchase::refusal::PurchaseIs { state }) => {
            sentence.with("state", Arg::say(purchase_state(*state)))
        }
        purchase::Refusal::NotArrived(purchase::refusal::NotArrived { due_min }) => {
            sentence.with("time", Arg::Moment(*due_min))
        }
        purchase::Refusal::ReturnTimeOver(purchase::refusal::ReturnTimeOver { ended_min }) => {
            sentence.with("time", Arg::Moment(*ended_min))
        }
        purchase::Refusal::AlreadyInspected
        | purchase::Refusal::NoSevenDays
        | purchase::Refusal::BillPaid
        | purchase::Refusal::AlreadyBought => sentence,
    }
}

/// Returns what looking into a parcel found.
pub fn finding(finding: &Finding) -> Sentence {
    match finding {
        Finding::SealBroken => sentence::say_finding_seal(),
        Finding::Differs {
            measure,
            claimed,
            found,
        } => sentence::say_finding_differs(
            Arg::Number(*claimed),
            Arg::Number(*found),
            Arg::name("measure", measure),
        ),
    }
}
