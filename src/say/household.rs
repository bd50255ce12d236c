//! What happens with the households for which goods are sold, and why something is not done.

use super::{Arg, Sentence, sentence};
use crate::market::household;
use crate::market::{GoodsState, HouseholdId, Split};

pub(super) fn event(event: &household::Event) -> Sentence {
    match event {
        household::Event::Brought(household::event::Brought { household, weight_g }) => {
            sentence::household_event_brought(Arg::grams(*weight_g), self::household(household))
        }
        household::Event::TermsAgreed(household::event::TermsAgreed { household, split: how }) => {
            sentence::household_event_terms(Arg::say(split(*how)), self::household(household))
        }
        household::Event::Weighed(household::event::Weighed { household, weight_g }) => {
            sentence::household_event_weighed(Arg::grams(*weight_g), self::household(household))
        }
        household::Event::Sorted(household::event::Sorted { household, back_g: 0 }) => {
            sentence::household_event_sorted_clean(self::household(household))
        }
        household::Event::Sorted(household::event::Sorted { household, back_g }) => {
            sentence::household_event_sorted(Arg::grams(*back_g), self::household(household))
        }
        household::Event::HeapChosen(household::event::HeapChosen { mixed: true }) => {
            sentence::household_event_heap_mixed()
        }
        household::Event::HeapChosen(household::event::HeapChosen { mixed: false }) => {
            sentence::household_event_heap_apart()
        }
        household::Event::BoxFilled(household::event::BoxFilled { order, filled }) => {
            match filled.portions.as_slice() {
                [only] => sentence::household_event_box(super::called(order), household(&only.household)),
                several => {
                    let all = several.iter().map(|portion| household(&portion.household)).collect();
                    sentence::household_event_box_mixed(Arg::List(all), super::called(order))
                }
            }
        }
        household::Event::BoxShared(household::event::BoxShared { order, shares }) => {
            let due_fen = shares.iter().map(|share| share.part.due_fen).sum();
            let all = shares.iter().map(|share| household(&share.household)).collect();
            sentence::household_event_shared(Arg::List(all), Arg::Yuan(due_fen), super::called(order))
        }
        household::Event::AdvanceAsked(household::event::AdvanceAsked {
            household,
            amount_fen,
            until_min,
        }) => sentence::household_event_advance_asked(
            Arg::Yuan(*amount_fen),
            Arg::Moment(*until_min),
            self::household(household),
        ),
        household::Event::AdvancePaid(household::event::AdvancePaid {
            household,
            amount_fen,
            enough,
        }) => {
            let make = if *enough {
                sentence::household_event_advance_paid
            } else {
                sentence::household_event_advance_short
            };
            make(Arg::Yuan(*amount_fen), self::household(household))
        }
        household::Event::GoodsTakenHome(household::event::GoodsTakenHome { household, weight_g }) => {
            sentence::household_event_taken_home(Arg::grams(*weight_g), self::household(household))
        }
        household::Event::QuestionAsked(household::event::QuestionAsked { household, until_min }) => {
            sentence::household_event_question(Arg::Moment(*until_min), self::household(household))
        }
        household::Event::StatementShown(household::event::StatementShown {
            household,
            borne_fen: 0,
            ..
        }) => sentence::household_event_shown(self::household(household)),
        household::Event::StatementShown(household::event::StatementShown {
            household, borne_fen, ..
        }) => sentence::household_event_shown_bears(Arg::Yuan(*borne_fen), self::household(household)),
        household::Event::QuestionLost(household::event::QuestionLost { household, borne_fen }) => {
            sentence::household_event_question_lost(Arg::Yuan(*borne_fen), self::household(household))
        }
        household::Event::PayDayCame(household::event::PayDayCame { household, owed_fen }) => {
            sentence::household_event_pay_day(Arg::Yuan(*owed_fen), self::household(household))
        }
        household::Event::PaidOut(household::event::PaidOut { household, amount_fen }) => {
            sentence::household_event_paid_out(Arg::Yuan(*amount_fen), self::household(household))
        }
        household::Event::PayDayMissed(household::event::PayDayMissed { household, owed_fen }) => {
            pay_days_missed(&[(household.clone(), *owed_fen)])
        }
    }
}

/// The day has passed and these are still owed so much.
pub fn pay_days_missed(owed: &[(HouseholdId, i64)]) -> Sentence {
    let one = |(who, owed_fen): &(HouseholdId, i64)| {
        Arg::say(sentence::household_owed_to(Arg::Yuan(*owed_fen), household(who)))
    };
    sentence::household_event_pay_day_missed(Arg::List(owed.iter().map(one).collect()))
}

/// Returns the name of a household.
pub fn household(id: &str) -> Arg {
    Arg::name("household", id)
}

/// Returns the name of a household as a page's title.
pub fn household_name(id: &str) -> Sentence {
    Sentence::of(household(id))
}

pub fn split(split: Split) -> Sentence {
    match split {
        Split::Margin(ppm) => sentence::household_split_margin(of_hundred_yuan(ppm)),
        Split::PerKg(fen) => sentence::household_split_kilo(Arg::UnitPrice(fen)),
    }
}

/// A share, as what it is of a hundred yuan.
fn of_hundred_yuan(ppm: i64) -> Arg {
    Arg::Yuan(ppm / 100)
}

pub fn goods_state(state: GoodsState) -> Sentence {
    match state {
        GoodsState::Expected => sentence::household_goods_expected(),
        GoodsState::AtDoor => sentence::household_goods_at_door(),
        GoodsState::Here => sentence::household_goods_here(),
    }
}

/// Returns what is wrong and what to do about it.
pub(super) fn refusal(refusal: &household::Refusal) -> [Sentence; 2] {
    match refusal {
        household::Refusal::MarginTooHigh(household::refusal::MarginTooHigh { most_ppm }) => [
            sentence::say_no_margin_too_high(of_hundred_yuan(*most_ppm)),
            sentence::say_way_margin_too_high(),
        ],
        household::Refusal::PriceTooLow(household::refusal::PriceTooLow { least_fen_per_kg }) => [
            sentence::say_no_price_too_low(Arg::UnitPrice(*least_fen_per_kg)),
            sentence::say_way_price_too_low(),
        ],
        household::Refusal::OtherSplit => [sentence::say_no_other_split(), sentence::say_way_other_split()],
        household::Refusal::TermsFirst => [sentence::say_no_terms_first(), sentence::say_way_terms_first()],
        household::Refusal::TermsStand => [sentence::say_no_terms_stand(), sentence::say_way_terms_stand()],
        household::Refusal::NotBrought(household::refusal::NotBrought { comes_min }) => [
            sentence::say_no_not_brought(Arg::Moment(*comes_min)),
            sentence::say_way_not_brought(),
        ],
        household::Refusal::NotWeighed => [sentence::say_no_not_weighed(), sentence::say_way_not_weighed()],
        household::Refusal::NoAdvanceAsked => [
            sentence::say_no_no_advance_asked(),
            sentence::say_way_no_advance_asked(),
        ],
        household::Refusal::AdvanceTooHigh(household::refusal::AdvanceTooHigh { most_fen }) => [
            sentence::say_no_advance_too_high(Arg::Yuan(*most_fen)),
            sentence::say_way_advance_too_high(),
        ],
        household::Refusal::NothingOwed => [sentence::say_no_nothing_owed(), sentence::say_way_nothing_owed()],
        household::Refusal::NothingSold => [sentence::say_no_nothing_sold(), sentence::say_way_nothing_sold()],
    }
}

/// Returns what a figure counts.
pub(super) fn figure(figure: household::Figure) -> Sentence {
    match figure {
        household::Figure::Households => sentence::say_figure_households(),
        household::Figure::HouseholdsPaid => sentence::say_figure_households_paid(),
        household::Figure::HouseholdsBetter => sentence::say_figure_households_better(),
        household::Figure::HouseholdsGainFen => sentence::say_figure_households_gain(),
        household::Figure::StatementsShown => sentence::say_figure_statements_shown(),
        household::Figure::QuestionsLost => sentence::say_figure_questions_lost(),
        household::Figure::AdvancesRefused => sentence::say_figure_advances_refused(),
        household::Figure::OwedFen => sentence::say_figure_owed(),
        household::Figure::SortedG => sentence::say_figure_sorted_g(),
        household::Figure::MarginPpm => sentence::say_figure_margin(),
    }
}
