//! Days, weather and the market's own doings in words; and what any command may be refused for.

use super::{Saying, Word, event::told, harvest::spell_began};
use crate::market::{Thing, day};

/// Returns the sentence for what happened.
pub(super) fn event(event: &day::Event) -> Saying {
    match event {
        day::Event::DayBegan(day::event::DayBegan { day, ambient_c, .. }) => told("day")
            .with("day", Word::count(*day))
            .with("warmth", Word::Number(i64::from(*ambient_c))),
        day::Event::Broke(day::event::Broke { product, weight_g }) => told("broke")
            .with("product", Word::name("product", product))
            .with("weight", Word::grams(*weight_g)),
        day::Event::RainBegan => told("rain"),
        day::Event::SpellBegan(day::event::SpellBegan { spell, place, last_day }) => {
            spell_began(*spell, place.as_deref(), *last_day)
        }
        day::Event::SoldElsewhere(day::event::SoldElsewhere {
            product,
            weight_g,
            amount_fen,
        }) => told("sold-elsewhere")
            .with("product", Word::name("product", product))
            .with("weight", Word::grams(*weight_g))
            .with("money", Word::Yuan(*amount_fen)),
        day::Event::RuleAnnounced(day::event::RuleAnnounced { amendment, from_day }) => told("rule-announced")
            .with("rule", Word::name("amendment", amendment))
            .with("day", Word::count(*from_day)),
        day::Event::RuleChanged(day::event::RuleChanged { amendment }) => {
            told("rule-changed").with("rule", Word::name("amendment", amendment))
        }
        day::Event::BuyersGone => told("buyers-gone"),
        day::Event::MarketEnded => told("ended"),
    }
}

/// Adds the figures of a refusal to its sentence.
pub(super) fn wrong(refusal: &day::Refusal, saying: Saying) -> Saying {
    match refusal {
        day::Refusal::NoSuch(day::refusal::NoSuch { what }) => saying.with("what", Word::say(thing(*what))),
        day::Refusal::NotEnoughCash(day::refusal::NotEnoughCash { needed_fen, cash_fen }) => saying
            .with("needed", Word::Yuan(*needed_fen))
            .with("cash", Word::Yuan(*cash_fen)),
        day::Refusal::Over
        | day::Refusal::Night(_)
        | day::Refusal::TimeIsPast
        | day::Refusal::NothingMatches
        | day::Refusal::NotYourPart
        | day::Refusal::AlreadySo => saying,
    }
}

fn thing(thing: Thing) -> Saying {
    Saying::plain(match thing {
        Thing::Profile => "say-thing-profile",
        Thing::Document => "say-thing-document",
        Thing::DocumentWay => "say-thing-document-way",
        Thing::Product => "say-thing-product",
        Thing::Category => "say-thing-category",
        Thing::Attribute => "say-thing-attribute",
        Thing::AttributeValue => "say-thing-attribute-value",
        Thing::Photo => "say-thing-photo",
        Thing::Sku => "say-thing-sku",
        Thing::Zone => "say-thing-zone",
        Thing::Reply => "say-thing-reply",
        Thing::Order => "say-thing-order",
        Thing::Message => "say-thing-message",
        Thing::Pack => "say-thing-pack",
        Thing::Courier => "say-thing-courier",
        Thing::Item => "say-thing-item",
        Thing::Offer => "say-thing-offer",
        Thing::Purchase => "say-thing-purchase",
        Thing::Bill => "say-thing-bill",
        Thing::Bidder => "say-thing-bidder",
        Thing::Case => "say-thing-case",
        Thing::Village => "say-thing-village",
        Thing::Shop => "say-thing-shop",
        Thing::Talk => "say-thing-talk",
        Thing::Answer => "say-thing-answer",
        Thing::Household => "say-thing-household",
        Thing::Deal => "say-thing-deal",
        Thing::Violation => "say-thing-violation",
        Thing::Evidence => "say-thing-evidence",
        Thing::Coupon => "say-thing-coupon",
        Thing::Line => "say-thing-line",
        Thing::Ticket => "say-thing-ticket",
        Thing::Hours => "say-thing-hours",
        Thing::Service => "say-thing-service",
    })
}
