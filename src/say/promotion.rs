//! What a shop promotes in words.

use super::{Saying, Word, event::called, shop::told};
use crate::market::{Card, promotion};

pub(super) fn event(event: &promotion::Event) -> Saying {
    match event {
        promotion::Event::SaleBegan(promotion::event::SaleBegan { sale, .. }) => told("sale-began")
            .with("money", Word::Yuan(sale.price_fen))
            .with("time", Word::Moment(sale.until_min)),
        promotion::Event::SaleEnded(promotion::event::SaleEnded { product, .. }) => {
            told("sale-ended").with("product", Word::name("product", product))
        }
        promotion::Event::WasShown(promotion::event::WasShown {
            price_fen: Some(price_fen),
            ..
        }) => told("was-shown").with("money", Word::Yuan(*price_fen)),
        promotion::Event::WasShown(promotion::event::WasShown { price_fen: None, .. }) => told("was-gone"),
        promotion::Event::CouponsGiven(promotion::event::CouponsGiven { coupon, count }) => told("coupons")
            .with("coupon", Word::name("coupon", coupon))
            .with("count", Word::count(*count)),
        promotion::Event::PairOffered(promotion::event::PairOffered { share_ppm: 0, .. }) => told("pair-gone"),
        promotion::Event::PairOffered(promotion::event::PairOffered { share_ppm, .. }) => {
            told("pair").with("share", Word::Share(*share_ppm))
        }
        promotion::Event::GroupOffered(promotion::event::GroupOffered { terms: None, .. }) => told("group-gone"),
        promotion::Event::GroupOffered(promotion::event::GroupOffered {
            terms: Some((price_fen, people)),
            ..
        }) => told("group-offered")
            .with("people", Word::count(*people))
            .with("money", Word::Yuan(*price_fen)),
        promotion::Event::GroupJoined(promotion::event::GroupJoined {
            order,
            group,
            people,
            until_min,
            ..
        }) => told("group-joined")
            .with("order", called(order))
            .with("group", Word::count(*group))
            .with("people", Word::count(*people))
            .with("time", Word::Moment(*until_min)),
        promotion::Event::GroupFilled(promotion::event::GroupFilled { group, ship_by_min }) => told("group-filled")
            .with("group", Word::count(*group))
            .with("time", Word::Moment(*ship_by_min)),
        promotion::Event::GroupFailed(promotion::event::GroupFailed {
            group,
            order,
            refund_fen,
        }) => told("group-failed")
            .with("group", Word::count(*group))
            .with("order", called(order))
            .with("money", Word::Yuan(*refund_fen)),
        promotion::Event::VideoShown(promotion::event::VideoShown { parts, .. }) => {
            told("video").with("parts", Word::count(*parts))
        }
        promotion::Event::CardChosen(promotion::event::CardChosen { card }) => {
            told("card").with("card", card_name(*card))
        }
        promotion::Event::Responded(promotion::event::Responded { order, mends, .. }) => {
            told(if *mends { "responded-well" } else { "responded" }).with("order", called(order))
        }
        promotion::Event::CampaignBegan(promotion::event::CampaignBegan { campaign }) => {
            told("campaign").with("time", Word::Moment(campaign.until_min))
        }
        promotion::Event::CampaignEnded => told("campaign-ended"),
    }
}

/// Adds what a refusal of the shop's noun names to its sentence.
pub(super) fn wrong(refusal: &promotion::Refusal, saying: Saying) -> Saying {
    match refusal {
        promotion::Refusal::OverBudget(promotion::refusal::OverBudget { left_fen }) => {
            saying.with("left", Word::Yuan(*left_fen))
        }
        promotion::Refusal::NotLower(promotion::refusal::NotLower { price_fen }) => {
            saying.with("price", Word::Yuan(*price_fen))
        }
        promotion::Refusal::NotAdmitted
        | promotion::Refusal::NotOnThisMarket
        | promotion::Refusal::NotOffered
        | promotion::Refusal::NoReview => saying,
    }
}

pub fn card_name(card: Card) -> Word {
    Word::name("card", card.word())
}
