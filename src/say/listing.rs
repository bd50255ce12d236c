//! A listing in words: what happened, why not, why reviewers send it back, what is wrong with its title. What an edit wrote is
//! `edit`'s.

use super::{Arg, Sentence, edit::edit, sentence};
use crate::market::{ListingFault, TitleProblem, listing};

/// Returns the sentence for what happened.
pub(super) fn event(event: &listing::Event) -> Sentence {
    match event {
        listing::Event::Begun(listing::event::Begun { product }) => {
            sentence::say_event_listing_begun(Arg::name("product", product))
        }
        listing::Event::Edited(listing::event::Edited { edit: written, .. }) => edited(written),
        listing::Event::Submitted(listing::event::Submitted { until_min, .. }) => {
            sentence::say_event_listing_submitted(Arg::Moment(*until_min))
        }
        listing::Event::Rejected(listing::event::Rejected { faults, .. }) => {
            sentence::say_event_listing_rejected(Arg::Number(faults.len() as i64))
        }
        listing::Event::Passed(listing::event::Passed { product }) => {
            sentence::say_event_listing_passed(Arg::name("product", product))
        }
        listing::Event::Shelved(listing::event::Shelved { product }) => {
            sentence::say_event_listing_shelved(Arg::name("product", product))
        }
        listing::Event::TakenDown(listing::event::TakenDown { product }) => {
            sentence::say_event_listing_down(Arg::name("product", product))
        }
        listing::Event::SoldOut(listing::event::SoldOut { product }) => {
            sentence::say_event_listing_sold_out(Arg::name("product", product))
        }
    }
}

/// Returns what is wrong and what to do about it.
pub(super) fn refusal(refusal: &listing::Refusal) -> [Sentence; 2] {
    match refusal {
        listing::Refusal::NoListing => [sentence::say_no_no_listing(), sentence::say_way_no_listing()],
        listing::Refusal::UnderReview(listing::refusal::UnderReview { until_min }) => [
            sentence::say_no_under_review(Arg::Moment(*until_min)),
            sentence::say_way_under_review(),
        ],
        listing::Refusal::NothingChanged => [sentence::say_no_nothing_changed(), sentence::say_way_nothing_changed()],
        listing::Refusal::NotPassed => [sentence::say_no_not_passed(), sentence::say_way_not_passed()],
        listing::Refusal::TitleTooLong(listing::refusal::TitleTooLong { width, max }) => [
            sentence::say_no_title_too_long(Arg::count(*max), Arg::count(*width)),
            sentence::say_way_title_too_long(),
        ],
        listing::Refusal::TitleTooShort(listing::refusal::TitleTooShort { chars, min }) => [
            sentence::say_no_title_too_short(Arg::count(*chars), Arg::count(*min)),
            sentence::say_way_title_too_short(),
        ],
        listing::Refusal::TitleOnlyDigits => [
            sentence::say_no_title_only_digits(),
            sentence::say_way_title_only_digits(),
        ],
        listing::Refusal::TitleSign(_) => [sentence::say_no_title_sign(), sentence::say_way_title_sign()],
        listing::Refusal::NotALeaf => [sentence::say_no_not_a_leaf(), sentence::say_way_not_a_leaf()],
        listing::Refusal::TooManySkus(listing::refusal::TooManySkus { max }) => [
            sentence::say_no_too_many_skus(Arg::count(*max)),
            sentence::say_way_too_many_skus(),
        ],
        listing::Refusal::PriceZero => [sentence::say_no_price_zero(), sentence::say_way_price_zero()],
        listing::Refusal::StockAboveHarvest(listing::refusal::StockAboveHarvest { harvest_g }) => [
            sentence::say_no_stock_above_harvest(Arg::grams(*harvest_g)),
            sentence::say_way_stock_above_harvest(),
        ],
        listing::Refusal::NoInsurer => [sentence::say_no_no_insurer(), sentence::say_way_no_insurer()],
        listing::Refusal::PromiseNotOffered => [
            sentence::say_no_promise_not_offered(),
            sentence::say_way_promise_not_offered(),
        ],
    }
}

/// Returns what a figure counts.
pub(super) fn figure(figure: listing::Figure) -> Sentence {
    match figure {
        listing::Figure::Listed => sentence::say_figure_listed(),
        listing::Figure::RejectedSubmissions => sentence::say_figure_rejected_submissions(),
        listing::Figure::BannedWords => sentence::say_figure_banned_words(),
        listing::Figure::PageLooks => sentence::say_figure_page_looks(),
        listing::Figure::Sizes => sentence::say_figure_sizes(),
        listing::Figure::SizesAtALoss => sentence::say_figure_sizes_at_a_loss(),
    }
}

/// Returns why reviewers sent a listing back and how to repair it.
pub fn listing_fault(fault: &ListingFault) -> Sentence {
    match fault {
        ListingFault::TitleMissing => sentence::say_fault_title_missing(),
        ListingFault::Title(problem) => title_problem(problem),
        ListingFault::CategoryMissing => sentence::say_fault_category_missing(),
        ListingFault::CategoryWrong => sentence::say_fault_category_wrong(),
        ListingFault::AttributeMissing(attribute) => {
            sentence::say_fault_attribute_missing(Arg::name("attribute", attribute))
        }
        ListingFault::AttributeUnproven(attribute) => {
            sentence::say_fault_attribute_unproven(Arg::name("attribute", attribute))
        }
        ListingFault::TooFewPhotos { have, need } => {
            sentence::say_fault_too_few_photos(Arg::count(*have), Arg::count(*need))
        }
        ListingFault::MainPhotoMissing => sentence::say_fault_main_photo(),
        ListingFault::SkuMissing => sentence::say_fault_sku_missing(),
        ListingFault::StockMissing => sentence::say_fault_stock_missing(),
        ListingFault::FreightMissing => sentence::say_fault_freight_missing(),
        ListingFault::SentNowhere => sentence::say_fault_sent_nowhere(),
        ListingFault::PromiseMissing => sentence::say_fault_promise_missing(),
        ListingFault::SevenDaysMissing => sentence::say_fault_seven_days_missing(),
        ListingFault::SevenDaysRequired => sentence::say_fault_seven_days_required(),
        ListingFault::BadLine(line) => sentence::say_fault_bad_line(Arg::name("detail", line)),
        ListingFault::FalseWas => sentence::say_fault_false_was(),
        ListingFault::PromiseNotMade(words) => sentence::say_fault_promise_not_made(Arg::as_is(words.clone())),
        ListingFault::OtherWeight(words) => sentence::say_fault_other_weight(Arg::as_is(words.clone())),
    }
}

/// Returns what is wrong with a title and how to repair it.
pub fn title_problem(problem: &TitleProblem) -> Sentence {
    match problem {
        TitleProblem::TooLong { width, max } => {
            sentence::say_fault_title_too_long(Arg::count(*max), Arg::count(*width))
        }
        TitleProblem::TooShort { chars, min } => {
            sentence::say_fault_title_too_short(Arg::count(*chars), Arg::count(*min))
        }
        TitleProblem::OnlyDigits => sentence::say_fault_title_digits(),
        TitleProblem::Sign => sentence::say_fault_title_sign(),
        TitleProblem::NounMissing => sentence::say_fault_title_noun(),
        TitleProblem::BannedWord { word, .. } => sentence::say_fault_title_banned(Arg::AsIs(word.clone())),
        TitleProblem::WrongOrigin { word } => sentence::say_fault_title_origin(Arg::AsIs(word.clone())),
        TitleProblem::Stuffing { word } => sentence::say_fault_title_stuffing(Arg::AsIs(word.clone())),
    }
}

/// What stands on the page now, or that something stands there no longer.
fn edited(written: &listing::Edit) -> Sentence {
    if let listing::Edit::Unsku(net_g) = written {
        return sentence::say_event_size_gone(Arg::grams(*net_g));
    }
    let gone = if let listing::Edit::Photos(photos) = written {
        photos.is_empty().then(sentence::say_event_photos_gone)
    } else if let listing::Edit::Details(lines) = written {
        lines.is_empty().then(sentence::say_event_details_gone)
    } else {
        None
    };
    gone.unwrap_or_else(|| sentence::say_event_edited(Arg::say(edit(written))))
}
