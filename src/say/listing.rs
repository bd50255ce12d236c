//! A listing in words; what an edit wrote is `edit`'s.

use super::{Saying, Word, edit::edit, event::told};
use crate::market::listing;

/// Returns the sentence for what happened.
pub(super) fn event(event: &listing::Event) -> Saying {
    let about = |key, product: &str| told(key).with("product", Word::name("product", product));
    match event {
        listing::Event::Begun(listing::event::Begun { product }) => about("listing-begun", product),
        listing::Event::Edited(listing::event::Edited { edit: command, .. }) => {
            told("edited").with("what", Word::say(edit(command)))
        }
        listing::Event::Submitted(listing::event::Submitted { until_min, .. }) => {
            told("listing-submitted").with("time", Word::Moment(*until_min))
        }
        listing::Event::Rejected(listing::event::Rejected { faults, .. }) => {
            told("listing-rejected").with("count", Word::Number(faults.len() as i64))
        }
        listing::Event::Passed(listing::event::Passed { product }) => about("listing-passed", product),
        listing::Event::Shelved(listing::event::Shelved { product }) => about("listing-shelved", product),
        listing::Event::TakenDown(listing::event::TakenDown { product }) => about("listing-down", product),
        listing::Event::SoldOut(listing::event::SoldOut { product }) => about("listing-sold-out", product),
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
