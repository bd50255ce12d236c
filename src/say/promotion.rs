//! What a shop promotes in words.

use super::{Saying, Word, event::called, sentence};
use crate::market::{Card, promotion};

pub(super) fn event(event: &promotion::Event) -> Saying {
    match event {
        promotion::Event::SaleBegan(promotion::event::SaleBegan { sale, .. }) => {
            sentence::seller_event_sale_began(Word::Yuan(sale.price_fen), Word::Moment(sale.until_min))
        }
        promotion::Event::SaleEnded(promotion::event::SaleEnded { product, .. }) => {
            sentence::seller_event_sale_ended(Word::name("product", product))
        }
        promotion::Event::WasShown(promotion::event::WasShown {
            price_fen: Some(price_fen),
            ..
        }) => sentence::seller_event_was_shown(Word::Yuan(*price_fen)),
        promotion::Event::WasShown(promotion::event::WasShown { price_fen: None, .. }) => {
            sentence::seller_event_was_gone()
        }
        promotion::Event::CouponsGiven(promotion::event::CouponsGiven { coupon, count }) => {
            sentence::seller_event_coupons(Word::count(*count), Word::name("coupon", coupon))
        }
        promotion::Event::PairOffered(promotion::event::PairOffered { share_ppm: 0, .. }) => {
            sentence::seller_event_pair_gone()
        }
        promotion::Event::PairOffered(promotion::event::PairOffered { share_ppm, .. }) => {
            sentence::seller_event_pair(Word::Share(*share_ppm))
        }
        promotion::Event::GroupOffered(promotion::event::GroupOffered { terms: None, .. }) => {
            sentence::seller_event_group_gone()
        }
        promotion::Event::GroupOffered(promotion::event::GroupOffered {
            terms: Some((price_fen, people)),
            ..
        }) => sentence::seller_event_group_offered(Word::Yuan(*price_fen), Word::count(*people)),
        promotion::Event::GroupJoined(promotion::event::GroupJoined {
            order,
            group,
            people,
            until_min,
            ..
        }) => sentence::seller_event_group_joined(
            Word::count(*group),
            called(order),
            Word::count(*people),
            Word::Moment(*until_min),
        ),
        promotion::Event::GroupFilled(promotion::event::GroupFilled { group, ship_by_min }) => {
            sentence::seller_event_group_filled(Word::count(*group), Word::Moment(*ship_by_min))
        }
        promotion::Event::GroupFailed(promotion::event::GroupFailed {
            group,
            order,
            refund_fen,
        }) => sentence::seller_event_group_failed(Word::count(*group), Word::Yuan(*refund_fen), called(order)),
        promotion::Event::VideoShown(promotion::event::VideoShown { parts, .. }) => {
            sentence::seller_event_video(Word::count(*parts))
        }
        promotion::Event::CardChosen(promotion::event::CardChosen { card }) => {
            sentence::seller_event_card(card_name(*card))
        }
        promotion::Event::Responded(promotion::event::Responded { order, mends, .. }) => {
            let tell = if *mends {
                sentence::seller_event_responded_well
            } else {
                sentence::seller_event_responded
            };
            tell(called(order))
        }
        promotion::Event::CampaignBegan(promotion::event::CampaignBegan { campaign }) => {
            sentence::seller_event_campaign(Word::Moment(campaign.until_min))
        }
        promotion::Event::CampaignEnded => sentence::seller_event_campaign_ended(),
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
