//! What happens with the households for which goods are sold, and why something is not done.

use super::{Saying, Word};
use crate::market::{GoodsState, HouseholdEvent, HouseholdRefusal, Split};

pub fn household_event(event: &HouseholdEvent) -> Saying {
    let about = |key: &str, id: &str| told(key).with("who", household(id));
    match event {
        HouseholdEvent::Brought { household, weight_g } => {
            about("brought", household).with("weight", Word::grams(*weight_g))
        }
        HouseholdEvent::TermsAgreed { household, split: how } => {
            about("terms", household).with("split", Word::say(split(*how)))
        }
        HouseholdEvent::Weighed { household, weight_g } => {
            about("weighed", household).with("weight", Word::grams(*weight_g))
        }
        HouseholdEvent::Sorted { household, back_g: 0 } => about("sorted-clean", household),
        HouseholdEvent::Sorted { household, back_g } => about("sorted", household).with("weight", Word::grams(*back_g)),
        HouseholdEvent::HeapChosen { mixed: true } => told("heap-mixed"),
        HouseholdEvent::HeapChosen { mixed: false } => told("heap-apart"),
        HouseholdEvent::BoxFilled { order, filled } => match filled.portions.as_slice() {
            [only] => about("box", &only.household).with("order", super::called(order)),
            several => {
                let all = several.iter().map(|portion| household(&portion.household)).collect();
                told("box-mixed")
                    .with("order", super::called(order))
                    .with("all", Word::List(all))
            }
        },
        HouseholdEvent::BoxShared { order, shares } => {
            let due_fen = shares.iter().map(|share| share.part.due_fen).sum();
            let all = shares.iter().map(|share| household(&share.household)).collect();
            told("shared")
                .with("order", super::called(order))
                .with("all", Word::List(all))
                .with("money", Word::Yuan(due_fen))
        }
        _ => money_event(event),
    }
}

fn money_event(event: &HouseholdEvent) -> Saying {
    let about = |key: &str, id: &str| told(key).with("who", household(id));
    let paid = |key: &str, id: &str, fen: i64| about(key, id).with("money", Word::Yuan(fen));
    match event {
        HouseholdEvent::AdvanceAsked {
            household,
            amount_fen,
            until_min,
        } => paid("advance-asked", household, *amount_fen).with("time", Word::Moment(*until_min)),
        HouseholdEvent::AdvancePaid {
            household,
            amount_fen,
            enough,
        } => {
            let key = if *enough { "advance-paid" } else { "advance-short" };
            paid(key, household, *amount_fen)
        }
        HouseholdEvent::GoodsTakenHome { household, weight_g } => {
            about("taken-home", household).with("weight", Word::grams(*weight_g))
        }
        HouseholdEvent::QuestionAsked { household, until_min } => {
            about("question", household).with("time", Word::Moment(*until_min))
        }
        HouseholdEvent::StatementShown {
            household,
            borne_fen: 0,
            ..
        } => about("shown", household),
        HouseholdEvent::StatementShown {
            household, borne_fen, ..
        } => paid("shown-bears", household, *borne_fen),
        HouseholdEvent::QuestionLost { household, borne_fen } => paid("question-lost", household, *borne_fen),
        HouseholdEvent::PayDayCame { household, owed_fen } => paid("pay-day", household, *owed_fen),
        HouseholdEvent::PaidOut { household, amount_fen } => paid("paid-out", household, *amount_fen),
        HouseholdEvent::PayDayMissed { household, owed_fen } => paid("pay-day-missed", household, *owed_fen),
        _ => unreachable!("`household_event` sends only what is about money here"),
    }
}

fn told(key: &str) -> Saying {
    Saying::plain(format!("household-event-{key}"))
}

/// Returns the name of a household.
pub fn household(id: &str) -> Word {
    Word::name("household", id)
}

/// Returns the name of a household as a page's title.
pub fn household_name(id: &str) -> Saying {
    Saying::of(household(id))
}

pub fn split(split: Split) -> Saying {
    match split {
        Split::Margin(ppm) => Saying::plain("household-split-margin").with("money", of_hundred_yuan(ppm)),
        Split::PerKg(fen) => Saying::plain("household-split-kilo").with("price", Word::UnitPrice(fen)),
    }
}

/// A share, as what it is of a hundred yuan.
fn of_hundred_yuan(ppm: i64) -> Word {
    Word::Yuan(ppm / 100)
}

pub fn goods_state(state: GoodsState) -> Saying {
    Saying::plain(match state {
        GoodsState::Expected => "household-goods-expected",
        GoodsState::AtDoor => "household-goods-at-door",
        GoodsState::Here => "household-goods-here",
    })
}

/// Fills in what the sentence of a refusal names.
pub(super) fn household_refusal(refusal: HouseholdRefusal, saying: Saying) -> Saying {
    match refusal {
        HouseholdRefusal::MarginTooHigh { most_ppm } => saying.with("most", of_hundred_yuan(most_ppm)),
        HouseholdRefusal::PriceTooLow { least_fen_per_kg } => saying.with("least", Word::UnitPrice(least_fen_per_kg)),
        HouseholdRefusal::NotBrought { comes_min } => saying.with("time", Word::Moment(comes_min)),
        HouseholdRefusal::AdvanceTooHigh { most_fen } => saying.with("most", Word::Yuan(most_fen)),
        HouseholdRefusal::OtherSplit
        | HouseholdRefusal::TermsFirst
        | HouseholdRefusal::NotWeighed
        | HouseholdRefusal::NoAdvanceAsked
        | HouseholdRefusal::NothingOwed => saying,
    }
}
