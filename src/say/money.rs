//! Accounts of the ledger in words, and what is due anywhere in the market.

use super::{
    Saying, Word,
    event::called,
    sentence,
    state::{role, step},
};
use crate::market::{Account, DueItem, DueKind, Name};

pub fn account(account: Account) -> Saying {
    match account {
        Account::Cash => sentence::say_account_cash(),
        Account::Escrow => sentence::say_account_escrow(),
        Account::Held => sentence::say_account_held(),
        Account::Deposit => sentence::say_account_deposit(),
        Account::Stock => sentence::say_account_stock(),
        Account::Sales => sentence::say_account_sales(),
        Account::Goods => sentence::say_account_goods(),
        Account::Packing => sentence::say_account_packing(),
        Account::Freight => sentence::say_account_freight(),
        Account::Handling => sentence::say_account_handling(),
        Account::Labour => sentence::say_account_labour(),
        Account::Van => sentence::say_account_van(),
        Account::Service => sentence::say_account_service(),
        Account::Station => sentence::say_account_station(),
        Account::Subsidy => sentence::say_account_subsidy(),
        Account::Operator => sentence::say_account_operator(),
        Account::Insurance => sentence::say_account_insurance(),
        Account::Compensation => sentence::say_account_compensation(),
        Account::Fee => sentence::say_account_fee(),
        Account::Leader => sentence::say_account_leader(),
        Account::Refund => sentence::say_account_refund(),
        Account::Penalty => sentence::say_account_penalty(),
        Account::Lost => sentence::say_account_lost(),
        Account::Share => sentence::say_account_share(),
        Account::Owed => sentence::say_account_owed(),
        Account::Wages => sentence::say_account_wages(),
        Account::Supplier => sentence::say_account_supplier(),
        Account::Prepaid => sentence::say_account_prepaid(),
        Account::Promotion => sentence::say_account_promotion(),
        Account::Household => sentence::say_account_household(),
        Account::Capital => sentence::say_account_capital(),
    }
}

/// Returns who is at what, and how long it may take.
pub fn due_item(item: &DueItem, now_min: u32) -> Saying {
    let what = match item.kind {
        DueKind::ShopReview => sentence::say_due_shop_review(),
        DueKind::ListingReview => sentence::say_due_listing_review(),
        DueKind::Message => sentence::say_due_message(),
        DueKind::Order(next) => step(next),
        DueKind::Purchase => sentence::say_due_purchase(),
        DueKind::Bill => sentence::say_due_bill(),
        DueKind::Talk => sentence::say_due_talk(),
        DueKind::Ticket => sentence::debrief_ticket(),
        DueKind::FollowUp => sentence::debrief_follow_up(),
        DueKind::Advance => sentence::debrief_advance(),
        DueKind::Question => sentence::debrief_question(),
        DueKind::PayDay => sentence::debrief_pay_day(),
        DueKind::Deal => sentence::debrief_deal(),
        DueKind::Supply => sentence::debrief_supply(),
        DueKind::Boxes => sentence::debrief_boxes(),
        DueKind::Violation => sentence::say_due_violation(),
        DueKind::CourierClaim => sentence::aftersale_due_courier(),
    };
    let what = Word::say(what);
    let left = Word::Left {
        due_min: item.due_min,
        now_min,
    };
    match item.kind {
        DueKind::ShopReview | DueKind::ListingReview | DueKind::Violation | DueKind::Boxes => {
            sentence::say_due_item_alone(left, role(item.owner), what)
        }
        _ => sentence::say_due_item(called(&Name(item.about.clone())), left, role(item.owner), what),
    }
}
