//! The market says no: one sentence for what is wrong, one for the way out.

use super::{
    Saying, Word,
    aftersale::courier_claim_state,
    coop::coop_refusal,
    household::household_refusal,
    shop,
    state::{order_state, purchase_state, shop_state},
};
use crate::market::{Refusal, ShopState, Thing};

/// Returns what is wrong and what to do about it.
pub fn refusal(refusal: &Refusal) -> [Saying; 2] {
    let code = refusal.code().replace('_', "-");
    let way = match refusal {
        Refusal::ShopIs { state } => shop_way(*state).to_owned(),
        _ => format!("say-way-{code}"),
    };
    [
        wrong(refusal, Saying::plain(format!("say-no-{code}"))),
        way_out(refusal, Saying::plain(way)),
    ]
}

/// Returns what to do about a refusal of which only the code was kept: for the trainer, so without the moment's figures.
pub fn remedy(code: &str) -> Saying {
    Saying::plain(match code {
        "night" => "say-remedy-night".to_owned(),
        "shop_is" => shop_way(ShopState::Closed).to_owned(),
        code => format!("say-way-{}", code.replace('_', "-")),
    })
}

/// Why something with households or in a cooperative is not done.
fn together(refusal: &Refusal, saying: Saying) -> Saying {
    match refusal {
        Refusal::Household(refusal) => household_refusal(*refusal, saying),
        Refusal::Coop(refusal) => coop_refusal(*refusal, saying),
        _ => unreachable!("`wrong` sends only these two here"),
    }
}

fn wrong(refusal: &Refusal, saying: Saying) -> Saying {
    match refusal {
        Refusal::NoSuch { what } => saying.with("what", Word::say(thing(*what))),
        Refusal::NotEnoughCash { needed_fen, cash_fen } => saying
            .with("needed", Word::Yuan(*needed_fen))
            .with("cash", Word::Yuan(*cash_fen)),
        Refusal::ShopIs { state } => saying.with("state", Word::say(shop_state(*state))),
        Refusal::OrderIs { state } => saying.with("state", Word::say(order_state(*state))),
        Refusal::CourierClaimIs { state } => saying.with("state", Word::say(courier_claim_state(*state))),
        Refusal::PurchaseIs { state } => saying.with("state", Word::say(purchase_state(*state))),
        Refusal::UnderReview { until_min: min }
        | Refusal::StationClosed { opens_min: min }
        | Refusal::NoIce { until_min: min }
        | Refusal::NotArrived { due_min: min }
        | Refusal::ReturnTimeOver { ended_min: min } => saying.with("time", Word::Moment(*min)),
        Refusal::TitleTooLong { .. }
        | Refusal::TitleTooShort { .. }
        | Refusal::TooManySkus { .. }
        | Refusal::StockAboveHarvest { .. }
        | Refusal::PackTooSmall { .. }
        | Refusal::NotEnoughGoods { .. }
        | Refusal::TooFewParcels { .. } => measured(refusal, saying),
        Refusal::Household(_) | Refusal::Coop(_) => together(refusal, saying),
        Refusal::Shop(refusal) => shop::refused_shop(*refusal, saying),
        Refusal::Promotion(refusal) => shop::refused_promotion(*refusal, saying),
        Refusal::Live(refusal) => shop::refused_live(*refusal, saying),
        Refusal::Over
        | Refusal::Night { .. }
        | Refusal::TimeIsPast
        | Refusal::NothingMatches
        | Refusal::NotYourPart
        | Refusal::DocumentMissing
        | Refusal::NoListing
        | Refusal::NothingChanged
        | Refusal::NotPassed
        | Refusal::AlreadySo
        | Refusal::TitleOnlyDigits
        | Refusal::TitleSign { .. }
        | Refusal::NotALeaf
        | Refusal::PriceZero
        | Refusal::PromiseNotOffered
        | Refusal::PackNotForThis
        | Refusal::NotPacked
        | Refusal::NotLabelled
        | Refusal::AlreadyChecked
        | Refusal::NotServed
        | Refusal::NotTakenThere
        | Refusal::InvoiceMissing
        | Refusal::NoInvoiceWanted
        | Refusal::NotWaiting
        | Refusal::NoClaim
        | Refusal::ShareOutOfRange
        | Refusal::NothingToResend
        | Refusal::NoCourierClaim
        | Refusal::AlreadyInspected
        | Refusal::NoSevenDays
        | Refusal::BillPaid
        | Refusal::AlreadyBought
        | Refusal::Tender(_)
        | Refusal::Van(_)
        | Refusal::Station(_)
        | Refusal::TalkGoesOn
        | Refusal::AlreadyReported => saying,
    }
}

/// Refusals that name how much there is and how much may be.
fn measured(refusal: &Refusal, saying: Saying) -> Saying {
    match refusal {
        Refusal::TitleTooLong { width, max } => {
            saying.with("width", Word::count(*width)).with("max", Word::count(*max))
        }
        Refusal::TitleTooShort { chars, min } => {
            saying.with("chars", Word::count(*chars)).with("min", Word::count(*min))
        }
        Refusal::TooManySkus { max } => saying.with("max", Word::count(*max)),
        Refusal::StockAboveHarvest { harvest_g } => saying.with("harvest", Word::grams(*harvest_g)),
        Refusal::PackTooSmall { holds_g, net_g } => saying
            .with("holds", Word::grams(*holds_g))
            .with("net", Word::grams(*net_g)),
        Refusal::NotEnoughGoods { left_g } => saying.with("left", Word::grams(*left_g)),
        Refusal::TooFewParcels { least } => saying.with("least", Word::count(*least)),
        _ => unreachable!("`wrong` sends only what is measured here"),
    }
}

fn way_out(refusal: &Refusal, saying: Saying) -> Saying {
    match refusal {
        Refusal::Night { opens_min } => saying.with("time", Word::Moment(*opens_min)),
        _ => saying,
    }
}

/// What gets the shop on from each of its states.
fn shop_way(state: ShopState) -> &'static str {
    match state {
        ShopState::Closed => "say-way-shop-none",
        ShopState::Reviewing => "say-way-shop-reviewing",
        ShopState::NeedFix => "say-way-shop-need-fix",
        ShopState::WaitDeposit => "say-way-shop-deposit",
        ShopState::Open | ShopState::Trial => "say-way-shop-open",
        ShopState::Restricted => "say-way-shop-restricted",
        ShopState::Frozen => "say-way-shop-frozen",
        ShopState::Closing | ShopState::Shut => "say-way-shop-shut",
    }
}

fn thing(thing: Thing) -> Saying {
    Saying::plain(match thing {
        Thing::Profile => "say-thing-profile",
        Thing::Document => "say-thing-document",
        Thing::DocumentWay => "say-thing-document-way",
        Thing::Product => "say-thing-product",
        Thing::Category => "say-thing-category",
        Thing::Attribute => "say-thing-attribute",
        Thing::AttributeValue => "say-thing-attribute-value",
        Thing::Photo => "say-thing-photo",
        Thing::Sku => "say-thing-sku",
        Thing::Zone => "say-thing-zone",
        Thing::Reply => "say-thing-reply",
        Thing::Order => "say-thing-order",
        Thing::Message => "say-thing-message",
        Thing::Pack => "say-thing-pack",
        Thing::Courier => "say-thing-courier",
        Thing::Item => "say-thing-item",
        Thing::Offer => "say-thing-offer",
        Thing::Purchase => "say-thing-purchase",
        Thing::Bill => "say-thing-bill",
        Thing::Bidder => "say-thing-bidder",
        Thing::Case => "say-thing-case",
        Thing::Village => "say-thing-village",
        Thing::Shop => "say-thing-shop",
        Thing::Talk => "say-thing-talk",
        Thing::Answer => "say-thing-answer",
        Thing::Household => "say-thing-household",
        Thing::Deal => "say-thing-deal",
        Thing::Violation => "say-thing-violation",
        Thing::Evidence => "say-thing-evidence",
        Thing::Coupon => "say-thing-coupon",
        Thing::Line => "say-thing-line",
        Thing::Ticket => "say-thing-ticket",
        Thing::Hours => "say-thing-hours",
        Thing::Service => "say-thing-service",
    })
}
