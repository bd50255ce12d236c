//! What a shop promotes in words.

use super::{Arg, Sentence, event::called, sentence};
use crate::market::{Card, promotion};

pub(super) fn event(event: &promotion::Event) -> Sentence {
    match event {
        promotion::Event::SaleBegan(promotion::event::SaleBegan { sale, .. }) => {
            sentence::seller_event_sale_began(Arg::Yuan(sale.price_fen), Arg::Moment(sale.until_min))
        }
        promotion::Event::SaleEnded(promotion::event::SaleEnded { product, .. }) => {
            sentence::seller_event_sale_ended(Arg::name("product", product))
        }
        promotion::Event::WasShown(promotion::event::WasShown {
            price_fen: Some(price_fen),
            ..
        }) => sentence::seller_event_was_shown(Arg::Yuan(*price_fen)),
        promotion::Event::WasShown(promotion::event::WasShown { price_fen: None, .. }) => {
            sentence::seller_event_was_gone()
        }
        promotion::Event::CouponsGiven(promotion::event::CouponsGiven { coupon, count }) => {
            sentence::seller_event_coupons(Arg::count(*count), Arg::name("coupon", coupon))
        }
        promotion::Event::PairOffered(promotion::event::PairOffered { share_ppm: 0, .. }) => {
            sentence::seller_event_pair_gone()
        }
        promotion::Event::PairOffered(promotion::event::PairOffered { share_ppm, .. }) => {
            sentence::seller_event_pair(Arg::Share(*share_ppm))
        }
        promotion::Event::GroupOffered(promotion::event::GroupOffered { terms: None, .. }) => {
            sentence::seller_event_group_gone()
        }
        promotion::Event::GroupOffered(promotion::event::GroupOffered {
            terms: Some((price_fen, people)),
            ..
        }) => sentence::seller_event_group_offered(Arg::Yuan(*price_fen), Arg::count(*people)),
        promotion::Event::GroupJoined(promotion::event::GroupJoined {
            order,
            group,
            people,
            until_min,
            ..
        }) => sentence::seller_event_group_joined(
            Arg::count(*group),
            called(order),
            Arg::count(*people),
            Arg::Moment(*until_min),
        ),
        promotion::Event::GroupFilled(promotion::event::GroupFilled { group, ship_by_min }) => {
            sentence::seller_event_group_filled(Arg::count(*group), Arg::Moment(*ship_by_min))
        }
        promotion::Event::GroupFailed(promotion::event::GroupFailed {
            group,
            order,
            refund_fen,
        }) => sentence::seller_event_group_failed(Arg::count(*group), Arg::Yuan(*refund_fen), called(order)),
        promotion::Event::VideoShown(promotion::event::VideoShown { parts, .. }) => {
            sentence::seller_event_video(Arg::count(*parts))
        }
        promotion::Event::CardChosen(promotion::event::CardChosen { card }) => {
            sentence::seller_event_card(card_name(*card))
        }
        promotion::Event::Responded(promotion::event::Responded { order, mends, .. }) => {
            let make = if *mends {
                sentence::seller_event_responded_well
            } else {
                sentence::seller_event_responded
            };
            make(called(order))
        }
        promotion::Event::CampaignBegan(promotion::event::CampaignBegan { campaign }) => {
            sentence::seller_event_campaign(Arg::Moment(campaign.last_min))
        }
        promotion::Event::CampaignEnded(promotion::event::CampaignEnded {
            next_min: Some(next_min),
        }) => sentence::seller_event_campaign_goes_on(Arg::Moment(*next_min)),
        promotion::Event::CampaignEnded(promotion::event::CampaignEnded { next_min: None }) => {
            sentence::seller_event_campaign_ended()
        }
    }
}

/// Returns what is wrong and what to do about it.
pub(super) fn refusal(refusal: &promotion::Refusal) -> [Sentence; 2] {
    match refusal {
        promotion::Refusal::NotAdmitted => [sentence::say_no_not_admitted(), sentence::say_way_not_admitted()],
        promotion::Refusal::OverBudget(promotion::refusal::OverBudget { left_fen }) => [
            sentence::say_no_over_budget(Arg::Yuan(*left_fen)),
            sentence::say_way_over_budget(),
        ],
        promotion::Refusal::NotOnThisMarket => [
            sentence::say_no_not_on_this_market(),
            sentence::say_way_not_on_this_market(),
        ],
        promotion::Refusal::NotLower(promotion::refusal::NotLower { price_fen }) => [
            sentence::say_no_not_lower(Arg::Yuan(*price_fen)),
            sentence::say_way_not_lower(),
        ],
        promotion::Refusal::NotOffered => [sentence::say_no_not_offered(), sentence::say_way_not_offered()],
        promotion::Refusal::NothingToCompare(promotion::refusal::NothingToCompare { from_min }) => [
            sentence::say_no_nothing_to_compare(Arg::Moment(*from_min)),
            sentence::say_way_nothing_to_compare(),
        ],
        promotion::Refusal::SaleRuns(promotion::refusal::SaleRuns { until_min }) => [
            sentence::say_no_sale_runs(Arg::Moment(*until_min)),
            sentence::say_way_sale_runs(),
        ],
        promotion::Refusal::NoReview => [sentence::say_no_no_review(), sentence::say_way_no_review()],
    }
}

/// Returns what a figure counts.
pub(super) fn figure(figure: promotion::Figure) -> Sentence {
    match figure {
        promotion::Figure::PromotionFen => sentence::say_figure_promotion(),
        promotion::Figure::CouponsUsed => sentence::say_figure_coupons_used(),
        promotion::Figure::GroupsFilled => sentence::say_figure_groups_filled(),
    }
}

pub fn card_name(card: Card) -> Arg {
    Arg::name("card", card.word())
}
