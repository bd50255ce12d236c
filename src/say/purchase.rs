//! The buyer's side in words.

use super::{
    Saying, Word,
    event::{called, told},
    state::purchase_state,
};
use crate::market::{Finding, Name, purchase};

/// Returns the sentence for what happened.
pub(super) fn event(event: &purchase::Event) -> Saying {
    let about = |key, purchase: &Name| told(key).with("purchase", called(purchase));
    match event {
        purchase::Event::Compared(purchase::event::Compared { item }) => {
            told("compared").with("item", Word::name("item", item))
        }
        purchase::Event::Bought(purchase::event::Bought { offer, purchase, .. }) => told("bought")
            .with("offer", Word::name("offer", offer))
            .with("money", Word::Yuan(purchase.paid_fen))
            .with("time", Word::Moment(purchase.due_min)),
        purchase::Event::BillPaid(purchase::event::BillPaid {
            bill,
            amount_fen,
            saved_fen,
        }) => told("bill")
            .with("bill", Word::name("bill", bill))
            .with("money", Word::Yuan(*amount_fen))
            .with("saved", Word::Yuan(*saved_fen)),
        purchase::Event::Tracked(purchase::event::Tracked { purchase }) => about("tracked", purchase),
        purchase::Event::Arrived(purchase::event::Arrived { purchase, code, .. }) => {
            about("arrived", purchase).with("code", Word::as_is(format!("{code:04}")))
        }
        purchase::Event::Collected(purchase::event::Collected { purchase }) => about("collected", purchase),
        purchase::Event::Inspected(purchase::event::Inspected { purchase, found }) if found.is_empty() => {
            about("inspected-good", purchase)
        }
        purchase::Event::Inspected(purchase::event::Inspected { found, .. }) => {
            told("inspected-bad").with("found", findings(found))
        }
        purchase::Event::Signed(purchase::event::Signed {
            purchase,
            inspected: true,
        }) => about("signed", purchase),
        purchase::Event::Signed(purchase::event::Signed {
            purchase,
            inspected: false,
        }) => about("signed-blind", purchase),
        purchase::Event::Refused(purchase::event::Refused { purchase, back_min }) => {
            about("refused", purchase).with("time", Word::Moment(*back_min))
        }
        purchase::Event::ReturnBegan(purchase::event::ReturnBegan { purchase, back_min }) => {
            about("return", purchase).with("time", Word::Moment(*back_min))
        }
        purchase::Event::MoneyBack(purchase::event::MoneyBack { purchase, amount_fen }) => {
            about("money-back", purchase).with("money", Word::Yuan(*amount_fen))
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
        Finding::SealBroken => Saying::plain("say-finding-seal"),
        Finding::Differs {
            measure,
            claimed,
            found,
        } => Saying::plain("say-finding-differs")
            .with("measure", Word::name("measure", measure))
            .with("claimed", Word::Number(*claimed))
            .with("found", Word::Number(*found)),
    }
}
