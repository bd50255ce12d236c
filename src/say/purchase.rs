//! The buyer's side in words.

use super::{Arg, Sentence, event::called, sentence, state::purchase_state};
use crate::market::{Finding, PurchaseState, purchase};

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
        purchase::Event::Unfetched(purchase::event::Unfetched { purchase, back_min }) => {
            sentence::say_event_unfetched(called(purchase), Arg::Moment(*back_min))
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

/// Returns what is wrong and what to do about it.
pub(super) fn refusal(refusal: &purchase::Refusal) -> [Sentence; 2] {
    match refusal {
        purchase::Refusal::PurchaseIs(purchase::refusal::PurchaseIs { state }) => [
            sentence::say_no_purchase_is(Arg::say(purchase_state(*state))),
            way(*state),
        ],
        purchase::Refusal::NotArrived(purchase::refusal::NotArrived { due_min }) => [
            sentence::say_no_not_arrived(Arg::Moment(*due_min)),
            sentence::say_way_not_arrived(),
        ],
        purchase::Refusal::AlreadyInspected => [
            sentence::say_no_already_inspected(),
            sentence::say_way_already_inspected(),
        ],
        purchase::Refusal::ReturnTimeOver(purchase::refusal::ReturnTimeOver { ended_min }) => [
            sentence::say_no_return_time_over(Arg::Moment(*ended_min)),
            sentence::say_way_return_time_over(),
        ],
        purchase::Refusal::NoSevenDays => [sentence::say_no_no_seven_days(), sentence::say_way_no_seven_days()],
        purchase::Refusal::BillPaid => [sentence::say_no_bill_paid(), sentence::say_way_bill_paid()],
        purchase::Refusal::AlreadyBought => [sentence::say_no_already_bought(), sentence::say_way_already_bought()],
    }
}

/// What gets a purchase on from each of its states.
fn way(state: PurchaseState) -> Sentence {
    match state {
        PurchaseState::OnTheWay => sentence::say_way_purchase_on_the_way(),
        PurchaseState::Arrived => sentence::say_way_purchase_arrived(),
        PurchaseState::Collected => sentence::say_way_purchase_collected(),
        PurchaseState::Signed => sentence::say_way_purchase_signed(),
        PurchaseState::Returning => sentence::say_way_purchase_returning(),
        PurchaseState::Returned => sentence::say_way_purchase_returned(),
    }
}

/// Returns what a figure counts.
pub(super) fn figure(figure: purchase::Figure) -> Sentence {
    match figure {
        purchase::Figure::Compared => sentence::say_figure_compared(),
        purchase::Figure::Bought => sentence::say_figure_bought(),
        purchase::Figure::Collected => sentence::say_figure_collected(),
        purchase::Figure::Signed => sentence::say_figure_signed(),
        purchase::Figure::InspectedBeforeSigning => sentence::say_figure_inspected(),
        purchase::Figure::Refused => sentence::say_figure_refused(),
        purchase::Figure::Returned => sentence::say_figure_returned(),
        purchase::Figure::RightGoods => sentence::say_figure_right_goods(),
        purchase::Figure::WrongGoods => sentence::say_figure_wrong_goods(),
        purchase::Figure::BillPaid => sentence::say_figure_bill_paid(),
        purchase::Figure::SavedFen => sentence::say_figure_saved(),
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
