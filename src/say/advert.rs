//! Promoted listings in words.

use super::{Arg, Sentence, sentence};
use crate::market::{AdvertDay, Slot, Unready, advert};

/// Returns what happened to a promoted listing.
pub(super) fn event(event: &advert::Event) -> Sentence {
    match event {
        advert::Event::Promoted(advert::event::Promoted {
            product,
            bid_fen,
            budget_fen,
            ..
        }) => sentence::advert_event_promoted(
            Arg::Yuan(*bid_fen),
            Arg::Yuan(*budget_fen),
            Arg::name("product", product),
        ),
        advert::Event::Unpromoted(advert::event::Unpromoted { product }) => {
            sentence::advert_event_unpromoted(Arg::name("product", product))
        }
        advert::Event::Ranked(advert::event::Ranked { slot, .. }) => ad_slot(*slot),
        advert::Event::Clicked(advert::event::Clicked { product, price_fen, .. }) => {
            sentence::advert_event_clicked(Arg::Yuan(*price_fen), Arg::name("product", product))
        }
        advert::Event::Rested(advert::event::Rested {
            product,
            is_broke: true,
        }) => sentence::advert_event_broke(Arg::name("product", product)),
        advert::Event::Rested(advert::event::Rested { product, .. }) => {
            sentence::advert_event_rested(Arg::name("product", product))
        }
        advert::Event::Reckoned(advert::event::Reckoned {
            product,
            lost_fen: lost_fen @ 1..,
            ..
        }) => sentence::advert_event_lost(Arg::Yuan(*lost_fen), Arg::name("product", product)),
        advert::Event::Reckoned(advert::event::Reckoned {
            day:
                AdvertDay {
                    clicks,
                    spent_fen,
                    orders,
                    ..
                },
            ..
        }) => sentence::advert_yesterday(Arg::count(*clicks), Arg::Yuan(*spent_fen), Arg::count(*orders)),
    }
}

/// Returns where an ad stands today.
pub fn ad_slot(slot: Option<Slot>) -> Sentence {
    match slot {
        Some(Slot {
            place,
            price_fen,
            views,
        }) => sentence::advert_ranked(Arg::Yuan(price_fen), Arg::count(place), Arg::Number(views)),
        None => sentence::advert_unseen(),
    }
}

/// Returns why a page is not ready for paid clicks.
pub fn unready(unready: Unready) -> Sentence {
    match unready {
        Unready::Photos => sentence::advert_unready_photos(),
        Unready::Reviews => sentence::advert_unready_reviews(),
        Unready::Price => sentence::advert_unready_price(),
    }
}

/// Returns what is wrong and what to do about it.
pub(super) fn refusal(refusal: &advert::Refusal) -> [Sentence; 2] {
    match refusal {
        advert::Refusal::NoAdverts => [sentence::say_no_no_adverts(), sentence::say_way_no_adverts()],
        advert::Refusal::PageNotSeen => [sentence::say_no_page_not_seen(), sentence::say_way_page_not_seen()],
        advert::Refusal::BidTooLow(advert::refusal::BidTooLow { least_fen }) => [
            sentence::say_no_bid_too_low(Arg::Yuan(*least_fen)),
            sentence::say_way_bid_too_low(),
        ],
        advert::Refusal::BidTooHigh(advert::refusal::BidTooHigh { most_fen }) => [
            sentence::say_no_bid_too_high(Arg::Yuan(*most_fen)),
            sentence::say_way_bid_too_high(),
        ],
        advert::Refusal::BudgetTooLow(advert::refusal::BudgetTooLow { least_fen }) => [
            sentence::say_no_budget_too_low(Arg::Yuan(*least_fen)),
            sentence::say_way_budget_too_low(),
        ],
        advert::Refusal::BudgetTooHigh(advert::refusal::BudgetTooHigh { most_fen }) => [
            sentence::say_no_budget_too_high(Arg::Yuan(*most_fen)),
            sentence::say_way_budget_too_high(),
        ],
        advert::Refusal::NotPromoted => [sentence::say_no_not_promoted(), sentence::say_way_not_promoted()],
    }
}

/// Returns what a figure counts.
pub(super) fn figure(figure: advert::Figure) -> Sentence {
    match figure {
        advert::Figure::AdClicks => sentence::say_figure_ad_clicks(),
        advert::Figure::AdSpentFen => sentence::say_figure_ad_spent(),
        advert::Figure::AdOrders => sentence::say_figure_ad_orders(),
        advert::Figure::AdOrderFen => sentence::say_figure_ad_order(),
        advert::Figure::AdMarginFen => sentence::say_figure_ad_margin(),
    }
}
