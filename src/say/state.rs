//! States and roles in words. What is wrong with something is said by its noun.

use super::{Arg, Sentence, sentence};
use crate::course::TileRole;
use crate::market::{
    AfterSale, AfterSaleState, ListingState, MessageState, OrderState, PurchaseState, ResponsibleRole, ShelfState,
    ShopState, Stop,
};

pub fn shop_state(state: ShopState) -> Sentence {
    match state {
        ShopState::Closed => sentence::say_shop_closed(),
        ShopState::Reviewing => sentence::say_shop_reviewing(),
        ShopState::NeedFix => sentence::say_shop_need_fix(),
        ShopState::WaitDeposit => sentence::say_shop_wait_deposit(),
        ShopState::Open => sentence::say_shop_open(),
        ShopState::Trial => sentence::say_shop_trial(),
        ShopState::Restricted => sentence::say_shop_restricted(),
        ShopState::Frozen => sentence::say_shop_frozen(),
        ShopState::Closing => sentence::say_shop_closing(),
        ShopState::Shut => sentence::say_shop_shut(),
    }
}

pub fn listing_state(state: ListingState) -> Sentence {
    match state {
        ListingState::Draft => sentence::say_listing_draft(),
        ListingState::Reviewing => sentence::say_listing_reviewing(),
        ListingState::Rejected => sentence::say_listing_rejected(),
        ListingState::Passed => sentence::say_listing_passed(),
    }
}

pub fn shelf_state(state: ShelfState) -> Sentence {
    match state {
        ShelfState::None => sentence::say_shelf_none(),
        ShelfState::OnShelf => sentence::say_shelf_on_shelf(),
        ShelfState::SoldOut => sentence::say_shelf_sold_out(),
        ShelfState::Down => sentence::say_shelf_down(),
    }
}

pub fn order_state(state: OrderState) -> Sentence {
    match state {
        OrderState::Asked => sentence::say_order_asked(),
        OrderState::WaitPay => sentence::say_order_wait_pay(),
        OrderState::WaitGroup => sentence::say_order_wait_group(),
        OrderState::WaitShip => sentence::say_order_wait_ship(),
        OrderState::Shipped => sentence::say_order_shipped(),
        OrderState::Delivered => sentence::say_order_delivered(),
        OrderState::Completed => sentence::say_order_completed(),
        OrderState::Settled => sentence::say_order_settled(),
        OrderState::Unpaid => sentence::say_order_unpaid(),
        OrderState::Declined => sentence::say_order_declined(),
        OrderState::Refunded => sentence::say_order_refunded(),
    }
}

pub fn purchase_state(state: PurchaseState) -> Sentence {
    match state {
        PurchaseState::OnTheWay => sentence::say_purchase_on_the_way(),
        PurchaseState::Arrived => sentence::say_purchase_arrived(),
        PurchaseState::Collected => sentence::say_purchase_collected(),
        PurchaseState::Signed => sentence::say_purchase_signed(),
        PurchaseState::Returning => sentence::say_purchase_returning(),
        PurchaseState::Returned => sentence::say_purchase_returned(),
    }
}

pub fn message_state(state: MessageState) -> Sentence {
    match state {
        MessageState::Waiting => sentence::say_message_waiting(),
        MessageState::Answered => sentence::say_message_answered(),
        MessageState::Expired => sentence::say_message_expired(),
    }
}

pub fn after_sale_state(state: AfterSaleState) -> Sentence {
    match state {
        AfterSaleState::Applied => sentence::say_aftersale_applied(),
        AfterSaleState::Negotiating => sentence::say_aftersale_negotiating(),
        AfterSaleState::WaitReturn => sentence::say_aftersale_wait_return(),
        AfterSaleState::Returning => sentence::say_aftersale_returning(),
        AfterSaleState::BackHome => sentence::say_aftersale_back_home(),
        AfterSaleState::Resending => sentence::say_aftersale_resending(),
        AfterSaleState::Resent => sentence::say_aftersale_resent(),
        AfterSaleState::Rejected => sentence::say_aftersale_rejected(),
        AfterSaleState::Disputed => sentence::say_aftersale_disputed(),
        AfterSaleState::Refunded => sentence::say_aftersale_refunded(),
        AfterSaleState::Dropped => sentence::say_aftersale_dropped(),
    }
}

/// Returns what a buyer complains of and how much is asked for, out of `price_fen`.
pub fn complaint(claim: &AfterSale, price_fen: i64) -> Sentence {
    sentence::say_complaint(
        Arg::Yuan(price_fen * claim.share_ppm / 1_000_000),
        Arg::name("reason", claim.complaint.code()),
    )
}

pub fn role(role: ResponsibleRole) -> Arg {
    Arg::name("role", role.id())
}

pub fn stop(stop: Stop) -> Arg {
    Arg::name("stop", stop.id())
}

/// Returns what a word does in a title.
pub fn tile_role(role: TileRole) -> Sentence {
    match role {
        TileRole::Noun => sentence::say_tile_noun(),
        TileRole::Origin => sentence::say_tile_origin(),
        TileRole::Weight => sentence::say_tile_weight(),
        TileRole::Point => sentence::say_tile_point(),
        TileRole::Season => sentence::say_tile_season(),
        TileRole::Stuffing => sentence::say_tile_stuffing(),
    }
}
