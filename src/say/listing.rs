//! A listing in words: what happened, why not, why reviewers send it back, what is wrong with its title. What an edit wrote is
//! `edit`'s.

use super::{Saying, Word, edit::edit, event::told};
use crate::market::{ListingFault, TitleProblem, listing};

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

/// Returns why reviewers sent a listing back and how to repair it.
pub fn listing_fault(fault: &ListingFault) -> Saying {
    let plain = Saying::plain;
    match fault {
        ListingFault::TitleMissing => plain("say-fault-title-missing"),
        ListingFault::Title(problem) => title_problem(problem),
        ListingFault::CategoryMissing => plain("say-fault-category-missing"),
        ListingFault::CategoryWrong => plain("say-fault-category-wrong"),
        ListingFault::AttributeMissing(attribute) => {
            plain("say-fault-attribute-missing").with("what", Word::name("attribute", attribute))
        }
        ListingFault::AttributeUnproven(attribute) => {
            plain("say-fault-attribute-unproven").with("what", Word::name("attribute", attribute))
        }
        ListingFault::TooFewPhotos { have, need } => plain("say-fault-too-few-photos")
            .with("have", Word::count(*have))
            .with("need", Word::count(*need)),
        ListingFault::MainPhotoMissing => plain("say-fault-main-photo"),
        ListingFault::SkuMissing => plain("say-fault-sku-missing"),
        ListingFault::StockMissing => plain("say-fault-stock-missing"),
        ListingFault::FreightMissing => plain("say-fault-freight-missing"),
        ListingFault::SentNowhere => plain("say-fault-sent-nowhere"),
        ListingFault::PromiseMissing => plain("say-fault-promise-missing"),
        ListingFault::SevenDaysMissing => plain("say-fault-seven-days-missing"),
        ListingFault::SevenDaysRequired => plain("say-fault-seven-days-required"),
        ListingFault::BadLine(line) => plain("say-fault-bad-line").with("line", Word::name("detail", line)),
        ListingFault::FalseWas => plain("say-fault-false-was"),
    }
}

/// Returns what is wrong with a title and how to repair it.
pub fn title_problem(problem: &TitleProblem) -> Saying {
    let plain = Saying::plain;
    match problem {
        TitleProblem::TooLong { width, max } => plain("say-fault-title-too-long")
            .with("width", Word::count(*width))
            .with("max", Word::count(*max)),
        TitleProblem::TooShort { chars, min } => plain("say-fault-title-too-short")
            .with("chars", Word::count(*chars))
            .with("min", Word::count(*min)),
        TitleProblem::OnlyDigits => plain("say-fault-title-digits"),
        TitleProblem::Sign => plain("say-fault-title-sign"),
        TitleProblem::NounMissing => plain("say-fault-title-noun"),
        TitleProblem::BannedWord { word, .. } => plain("say-fault-title-banned").with("word", Word::AsIs(word.clone())),
        TitleProblem::WrongOrigin { word } => plain("say-fault-title-origin").with("word", Word::AsIs(word.clone())),
        TitleProblem::Stuffing { word } => plain("say-fault-title-stuffing").with("word", Word::AsIs(word.clone())),
    }
}
