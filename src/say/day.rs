//! Days, weather and the market's own doings in words; and what any command may be refused for.

use super::{Arg, Sentence, money, sentence, spell};
use crate::market::{Thing, day};

/// Returns the sentence for what happened.
pub(super) fn event(event: &day::Event) -> Sentence {
    match event {
        day::Event::DayBegan(day::event::DayBegan { day, ambient_c, .. }) => {
            sentence::say_event_day(Arg::count(*day), Arg::Number(i64::from(*ambient_c)))
        }
        day::Event::Broke(day::event::Broke { product, weight_g }) => {
            sentence::say_event_broke(Arg::name("product", product), Arg::grams(*weight_g))
        }
        day::Event::RainBegan => sentence::say_event_rain(),
        day::Event::SpellBegan(day::event::SpellBegan { spell, place, last_day }) => {
            spell::began(*spell, place.as_ref(), *last_day)
        }
        day::Event::SoldElsewhere(day::event::SoldElsewhere {
            product,
            weight_g,
            amount_fen,
        }) => sentence::say_event_sold_elsewhere(
            Arg::Yuan(*amount_fen),
            Arg::name("product", product),
            Arg::grams(*weight_g),
        ),
        day::Event::RuleAnnounced(day::event::RuleAnnounced { amendment, from_day }) => {
            sentence::say_event_rule_announced(Arg::count(*from_day), Arg::name("amendment", amendment))
        }
        day::Event::RuleChanged(day::event::RuleChanged { amendment }) => {
            sentence::say_event_rule_changed(Arg::name("amendment", amendment))
        }
        day::Event::BuyersGone => sentence::say_event_buyers_gone(),
        day::Event::MarketEnded => sentence::say_event_ended(),
    }
}

/// Returns what is wrong and what to do about it.
pub(super) fn refusal(refusal: &day::Refusal) -> [Sentence; 2] {
    match refusal {
        day::Refusal::Over => [sentence::say_no_over(), sentence::say_way_over()],
        day::Refusal::Night(day::refusal::Night { opens_min }) => [
            sentence::say_no_night(),
            sentence::say_way_night(Arg::Moment(*opens_min)),
        ],
        day::Refusal::TimeIsPast => [sentence::say_no_time_is_past(), sentence::say_way_time_is_past()],
        day::Refusal::NothingMatches => [sentence::say_no_nothing_matches(), sentence::say_way_nothing_matches()],
        day::Refusal::NoSuch(day::refusal::NoSuch { what }) => [
            sentence::say_no_no_such(Arg::say(thing(*what))),
            sentence::say_way_no_such(),
        ],
        day::Refusal::NotYourPart => [sentence::say_no_not_your_part(), sentence::say_way_not_your_part()],
        day::Refusal::NotEnoughCash(day::refusal::NotEnoughCash { needed_fen, cash_fen }) => [
            sentence::say_no_not_enough_cash(money::wallet(*cash_fen), Arg::Yuan(*needed_fen)),
            sentence::say_way_not_enough_cash(),
        ],
        day::Refusal::AlreadySo => [sentence::say_no_already_so(), sentence::say_way_already_so()],
    }
}

/// Returns what a figure counts.
pub(super) fn figure(figure: day::Figure) -> Sentence {
    match figure {
        day::Figure::UnsoldG => sentence::say_figure_unsold_g(),
        day::Figure::CashFen => sentence::say_figure_cash(),
        day::Figure::CashLeastFen => sentence::say_figure_cash_least(),
        day::Figure::ProfitFen => sentence::say_figure_profit(),
        day::Figure::IncomeFen => sentence::say_figure_income(),
        day::Figure::PenaltiesFen => sentence::say_figure_penalties(),
        day::Figure::Days => sentence::say_figure_days(),
        day::Figure::WorkedMin => sentence::say_figure_worked(),
    }
}

fn thing(thing: Thing) -> Sentence {
    match thing {
        Thing::Profile => sentence::say_thing_profile(),
        Thing::Document => sentence::say_thing_document(),
        Thing::DocumentWay => sentence::say_thing_document_way(),
        Thing::Product => sentence::say_thing_product(),
        Thing::Category => sentence::say_thing_category(),
        Thing::Attribute => sentence::say_thing_attribute(),
        Thing::AttributeValue => sentence::say_thing_attribute_value(),
        Thing::Photo => sentence::say_thing_photo(),
        Thing::Sku => sentence::say_thing_sku(),
        Thing::Zone => sentence::say_thing_zone(),
        Thing::Reply => sentence::say_thing_reply(),
        Thing::Order => sentence::say_thing_order(),
        Thing::Message => sentence::say_thing_message(),
        Thing::Pack => sentence::say_thing_pack(),
        Thing::Courier => sentence::say_thing_courier(),
        Thing::Item => sentence::say_thing_item(),
        Thing::Offer => sentence::say_thing_offer(),
        Thing::Purchase => sentence::say_thing_purchase(),
        Thing::Bill => sentence::say_thing_bill(),
        Thing::Bidder => sentence::say_thing_bidder(),
        Thing::Case => sentence::say_thing_case(),
        Thing::Village => sentence::say_thing_village(),
        Thing::Shop => sentence::say_thing_shop(),
        Thing::Talk => sentence::say_thing_talk(),
        Thing::Answer => sentence::say_thing_answer(),
        Thing::Household => sentence::say_thing_household(),
        Thing::Deal => sentence::say_thing_deal(),
        Thing::Violation => sentence::say_thing_violation(),
        Thing::Evidence => sentence::say_thing_evidence(),
        Thing::Coupon => sentence::say_thing_coupon(),
        Thing::Line => sentence::say_thing_line(),
        Thing::Ticket => sentence::say_thing_ticket(),
        Thing::Hours => sentence::say_thing_hours(),
        Thing::Service => sentence::say_thing_service(),
    }
}
