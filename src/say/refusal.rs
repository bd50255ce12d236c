//! The market says no: one sentence for what is wrong, one for the way out.

use super::{
    Sentence, advert, aftersale, cancellation, contract, coop, courier_claim, day, group_round, harvest, household,
    inquiry, invoice, listing, live, message, order, papers, parcel, presale, promotion, purchase, rival, sample,
    sentence, shop, station, talk, tender, van,
};
use crate::market::{Refusal, ShopState};

/// Returns what is wrong and what to do about it.
pub fn refusal(refusal: &Refusal) -> [Sentence; 2] {
    match refusal {
        Refusal::Day(refusal) => day::refusal(refusal),
        Refusal::Papers(refusal) => papers::refusal(refusal),
        Refusal::Shop(refusal) => shop::refusal(refusal),
        Refusal::Listing(refusal) => listing::refusal(refusal),
        Refusal::Message(refusal) => message::refusal(refusal),
        Refusal::Talk(refusal) => talk::refusal(refusal),
        Refusal::Order(refusal) => order::refusal(refusal),
        Refusal::Parcel(refusal) => parcel::refusal(refusal),
        Refusal::AfterSale(refusal) => aftersale::refusal(refusal),
        Refusal::CourierClaim(refusal) => courier_claim::refusal(refusal),
        Refusal::Harvest(refusal) => harvest::refusal(refusal),
        Refusal::Household(refusal) => household::refusal(refusal),
        Refusal::Coop(refusal) => coop::refusal(refusal),
        Refusal::Purchase(refusal) => purchase::refusal(refusal),
        Refusal::Inquiry(refusal) => inquiry::refusal(refusal),
        Refusal::Tender(refusal) => tender::refusal(refusal),
        Refusal::Van(refusal) => van::refusal(refusal),
        Refusal::Station(refusal) => station::refusal(refusal),
        Refusal::Promotion(refusal) => promotion::refusal(refusal),
        Refusal::Advert(refusal) => advert::refusal(refusal),
        Refusal::Presale(refusal) => presale::refusal(refusal),
        Refusal::CourierContract(refusal) => contract::contract_refusal(refusal),
        Refusal::Sample(refusal) => sample::refusal(refusal),
        Refusal::Invoice(refusal) => invoice::refusal(refusal),
        Refusal::PackLot(refusal) => contract::lot_refusal(refusal),
        Refusal::Cancellation(refusal) => cancellation::refusal(refusal),
        Refusal::GroupRound(refusal) => group_round::refusal(refusal),
        Refusal::Live(refusal) => live::refusal(refusal),
        Refusal::Rival(refusal) => rival::refusal(refusal),
    }
}

/// Returns what to do about a refusal of which only the code was kept: for the trainer, so without the moment's figures.
/// Nothing for a code that this program does not know: a newer one kept it.
pub fn remedy(code: &str) -> Option<Sentence> {
    match code {
        "night" => Some(sentence::say_remedy_night()),
        "shop_is" => Some(papers::shop_way(ShopState::Closed)),
        "order_is" => Some(sentence::say_way_order_is()),
        "purchase_is" => Some(sentence::say_way_purchase_is()),
        "courier_claim_is" => Some(sentence::say_way_courier_claim_is()),
        "not_enough_goods" => Some(sentence::say_way_not_enough_goods()),
        code => {
            let known = sentence::WAYS.iter().find(|(known, _)| *known == code);
            known.map(|(_, way)| way())
        }
    }
}
