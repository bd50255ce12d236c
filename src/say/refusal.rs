//! The market says no: one sentence for what is wrong, one for the way out.

use super::{
    Arg, Sentence, aftersale, coop, courier_claim, day, harvest, household, inquiry, listing, live, message, order,
    papers, parcel, promotion, purchase, sentence, shop, station, talk, tender, van,
};
use crate::market;
use crate::market::{Refusal, ShopState};

/// Returns what is wrong and what to do about it.
pub fn refusal(refusal: &Refusal) -> [Sentence; 2] {
    let code = refusal.code().replace('_', "-");
    let way = match refusal {
        Refusal::Day(market::day::Refusal::Night(market::day::refusal::Night { opens_min })) => {
            sentence::say_way_night(Arg::Moment(*opens_min))
        }
        Refusal::Papers(market::papers::Refusal::ShopIs(market::papers::refusal::ShopIs { state })) => shop_way(*state),
        Refusal::Day(_)
        | Refusal::Papers(_)
        | Refusal::Shop(_)
        | Refusal::Listing(_)
        | Refusal::Message(_)
        | Refusal::Talk(_)
        | Refusal::Order(_)
        | Refusal::Parcel(_)
        | Refusal::AfterSale(_)
        | Refusal::CourierClaim(_)
        | Refusal::Harvest(_)
        | Refusal::Household(_)
        | Refusal::Coop(_)
        | Refusal::Purchase(_)
        | Refusal::Inquiry(_)
        | Refusal::Tender(_)
        | Refusal::Van(_)
        | Refusal::Station(_)
        | Refusal::Promotion(_)
        | Refusal::Live(_) => Sentence::plain(format!("say-way-{code}")),
    };
    [wrong(refusal, Sentence::plain(format!("say-no-{code}"))), way]
}

/// Returns what to do about a refusal of which only the code was kept: for the trainer, so without the moment's figures.
pub fn remedy(code: &str) -> Sentence {
    match code {
        "night" => sentence::say_remedy_night(),
        "shop_is" => shop_way(ShopState::Closed),
        code => Sentence::plain(format!("say-way-{}", code.replace('_', "-"))),
    }
}

/// Each noun adds its figures.
fn wrong(refusal: &Refusal, sentence: Sentence) -> Sentence {
    match refusal {
        Refusal::Day(refusal) => day::wrong(refusal, sentence),
        Refusal::Papers(refusal) => papers::wrong(refusal, sentence),
        Refusal::Shop(refusal) => shop::wrong(refusal, sentence),
        Refusal::Listing(refusal) => listing::wrong(refusal, sentence),
        Refusal::Message(refusal) => message::wrong(refusal, sentence),
        Refusal::Talk(refusal) => talk::wrong(refusal, sentence),
        Refusal::Order(refusal) => order::wrong(refusal, sentence),
        Refusal::Parcel(refusal) => parcel::wrong(refusal, sentence),
        Refusal::AfterSale(refusal) => aftersale::wrong(refusal, sentence),
        Refusal::CourierClaim(refusal) => courier_claim::wrong(refusal, sentence),
        Refusal::Harvest(refusal) => harvest::wrong(refusal, sentence),
        Refusal::Household(refusal) => household::wrong(refusal, sentence),
        Refusal::Coop(refusal) => coop::wrong(refusal, sentence),
        Refusal::Purchase(refusal) => purchase::wrong(refusal, sentence),
        Refusal::Inquiry(refusal) => inquiry::wrong(refusal, sentence),
        Refusal::Tender(refusal) => tender::wrong(refusal, sentence),
        Refusal::Van(refusal) => van::wrong(refusal, sentence),
        Refusal::Station(refusal) => station::wrong(refusal, sentence),
        Refusal::Promotion(refusal) => promotion::wrong(refusal, sentence),
        Refusal::Live(refusal) => live::wrong(refusal, sentence),
    }
}

/// What gets the shop on from each of its states.
fn shop_way(state: ShopState) -> Sentence {
    match state {
        ShopState::Closed => sentence::say_way_shop_none(),
        ShopState::Reviewing => sentence::say_way_shop_reviewing(),
        ShopState::NeedFix => sentence::say_way_shop_need_fix(),
        ShopState::WaitDeposit => sentence::say_way_shop_deposit(),
        ShopState::Open | ShopState::Trial => sentence::say_way_shop_open(),
        ShopState::Restricted => sentence::say_way_shop_restricted(),
        ShopState::Frozen => sentence::say_way_shop_frozen(),
        ShopState::Closing | ShopState::Shut => sentence::say_way_shop_shut(),
    }
}
