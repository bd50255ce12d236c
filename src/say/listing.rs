//! A listing in words; what an edit wrote is `edit`'s.

use super::{Saying, Word, edit::edit, sentence};
use crate::market::listing;

/// Returns the sentence for what happened.
pub(super) fn event(event: &listing::Event) -> Saying {
    match event {
        listing::Event::Begun(listing::event::Begun { product }) => {
            sentence::say_event_listing_begun(Word::name("product", product))
        }
        listing::Event::Edited(listing::event::Edited { edit: command, .. }) => {
            sentence::say_event_edited(Word::say(edit(command)))
        }
        listing::Event::Submitted(listing::event::Submitted { until_min, .. }) => {
            sentence::say_event_listing_submitted(Word::Moment(*until_min))
        }
        listing::Event::Rejected(listing::event::Rejected { faults, .. }) => {
            sentence::say_event_listing_rejected(Word::Number(faults.len() as i64))
        }
        listing::Event::Passed(listing::event::Passed { product }) => {
            sentence::say_event_listing_passed(Word::name("product", product))
        }
        listing::Event::Shelved(listing::event::Shelved { product }) => {
            sentence::say_event_listing_shelved(Word::name("product", product))
        }
        listing::Event::TakenDown(listing::event::TakenDown { product }) => {
            sentence::say_event_listing_down(Word::name("product", product))
        }
        listing::Event::SoldOut(listing::event::SoldOut { product }) => {
            sentence::say_event_listing_sold_out(Word::name("product", product))
        }
    }
}

/// Adds the figures of a refusal to its sentence.
pub(super) fn wrong(refusal: &listing::Refusal, saying: Saying) -> Saying {
    match refusal {
        listing::Refusal::UnderReview(listing::refusal::UnderReview { until_min }) => {
            saying.with("time", Word::Moment(*until_min))
        }
        listing::Refusal::TitleTooLong(listing::refusal::TitleTooLong { width, max }) => {
            saying.with("width", Word::count(*width)).with("max", Word::count(*max))
        }
        listing::Refusal::TitleTooShort(listing::refusal::TitleTooShort { chars, min }) => {
            saying.with("chars", Word::count(*chars)).with("min", Word::count(*min))
        }
        listing::Refusal::TooManySkus(listing::refusal::TooManySkus { max }) => saying.with("max", Word::count(*max)),
        listing::Refusal::StockAboveHarvest(listing::refusal::StockAboveHarvest { harvest_g }) => {
            saying.with("harvest", Word::grams(*harvest_g))
        }
        listing::Refusal::NoListing
        | listing::Refusal::NothingChanged
        | listing::Refusal::NotPassed
        | listing::Refusal::TitleOnlyDigits
        | listing::Refusal::TitleSign(_)
        | listing::Refusal::NotALeaf
        | listing::Refusal::PriceZero
        | listing::Refusal::PromiseNotOffered => saying,
    }
}
