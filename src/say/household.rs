//! What happens with the households for which goods are sold, and why something is not done.

use super::{Saying, Word};
use crate::market::household;
use crate::market::{GoodsState, Split};

pub(super) fn event(event: &household::Event) -> Saying {
    let about = |key: &str, id: &str| told(key).with("who", household(id));
    match event {
        household::Event::Brought(household::event::Brought { household, weight_g }) => {
            about("brought", household).with("weight", Word::grams(*weight_g))
        }
        household::Event::TermsAgreed(household::event::TermsAgreed { household, split: how }) => {
            about("terms", household).with("split", Word::say(split(*how)))
        }
        household::Event::Weighed(household::event::Weighed { household, weight_g }) => {
            about("weighed", household).with("weight", Word::grams(*weight_g))
        }
        household::Event::Sorted(household::event::Sorted { household, back_g: 0 }) => about("sorted-clean", household),
        household::Event::Sorted(household::event::Sorted { household, back_g }) => {
            about("sorted", household).with("weight", Word::grams(*back_g))
        }
        household::Event::HeapChosen(household::event::HeapChosen { mixed: true }) => told("heap-mixed"),
        household::Event::HeapChosen(household::event::HeapChosen { mixed: false }) => told("heap-apart"),
        household::Event::BoxFilled(household::event::BoxFilled { order, filled }) => {
            match filled.portions.as_slice() {
                [only] => about("box", &only.household).with("order", super::called(order)),
                several => {
                    let all = several.iter().map(|portion| household(&portion.household)).collect();
                    told("box-mixed")
                        .with("order", super::called(order))
                        .with("all", Word::List(all))
                }
            }
        }
        household::Event::BoxShared(household::event::BoxShared { order, shares }) => {
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

fn money_event(event: &household::Event) -> Saying {
    let about = |key: &str, id: &str| told(key).with("who", household(id));
    let paid = |key: &str, id: &str, fen: i64| about(key, id).with("money", Word::Yuan(fen));
    match event {
        household::Event::AdvanceAsked(household::event::AdvanceAsked {
            household,
            amount_fen,
            until_min,
        }) => paid("advance-asked", household, *amount_fen).with("time", Word::Moment(*until_min)),
        household::Event::AdvancePaid(household::event::AdvancePaid {
            household,
            amount_fen,
            enough,
        }) => {
            let key = if *enough { "advance-paid" } else { "advance-short" };
            paid(key, household, *amount_fen)
        }
        household::Event::GoodsTakenHome(household::event::GoodsTakenHome { household, weight_g }) => {
            about("taken-home", household).with("weight", Word::grams(*weight_g))
        }
        household::Event::QuestionAsked(household::event::QuestionAsked { household, until_min }) => {
            about("question", household).with("time", Word::Moment(*until_min))
        }
        household::Event::StatementShown(household::event::StatementShown {
            household,
            borne_fen: 0,
            ..
        }) => about("shown", household),
        household::Event::StatementShown(household::event::StatementShown {
            household, borne_fen, ..
        }) => paid("shown-bears", household, *borne_fen),
        household::Event::QuestionLost(household::event::QuestionLost { household, borne_fen }) => {
            paid("question-lost", household, *borne_fen)
        }
        household::Event::PayDayCame(household::event::PayDayCame { household, owed_fen }) => {
            paid("pay-day", household, *owed_fen)
        }
        household::Event::PaidOut(household::event::PaidOut { household, amount_fen }) => {
            paid("paid-out", household, *amount_fen)
        }
        household::Event::PayDayMissed(household::event::PayDayMissed { household, owed_fen }) => {
            paid("pay-day-missed", household, *owed_fen)
        }
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
pub(super) fn wrong(refusal: &household::Refusal, saying: Saying) -> Saying {
    match refusal {
        household::Refusal::MarginTooHigh(household::refusal::MarginTooHigh { most_ppm }) => {
            saying.with("most", of_hundred_yuan(*most_ppm))
        }
        household::Refusal::PriceTooLow(household::refusal::PriceTooLow { least_fen_per_kg }) => {
            saying.with("least", Word::UnitPrice(*least_fen_per_kg))
        }
        household::Refusal::NotBrought(household::refusal::NotBrought { comes_min }) => {
            saying.with("time", Word::Moment(*comes_min))
        }
        household::Refusal::AdvanceTooHigh(household::refusal::AdvanceTooHigh { most_fen }) => {
            saying.with("most", Word::Yuan(*most_fen))
        }
        household::Refusal::OtherSplit
        | household::Refusal::TermsFirst
        | household::Refusal::NotWeighed
        | household::Refusal::NoAdvanceAsked
        | household::Refusal::NothingOwed => saying,
    }
}
