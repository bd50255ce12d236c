//! States and roles in words. What is wrong with something is said by its noun.

use super::{Saying, Word};
use crate::course::TileRole;
use crate::market::{
    AfterSale, AfterSaleState, ListingState, MessageState, OrderState, PurchaseState, ResponsibleRole, ShelfState,
    ShopState, Stop,
};

pub fn shop_state(state: ShopState) -> Saying {
    Saying::plain(match state {
        ShopState::Closed => "say-shop-closed",
        ShopState::Reviewing => "say-shop-reviewing",
        ShopState::NeedFix => "say-shop-need-fix",
        ShopState::WaitDeposit => "say-shop-wait-deposit",
        ShopState::Open => "say-shop-open",
        ShopState::Trial => "say-shop-trial",
        ShopState::Restricted => "say-shop-restricted",
        ShopState::Frozen => "say-shop-frozen",
        ShopState::Closing => "say-shop-closing",
        ShopState::Shut => "say-shop-shut",
    })
}

pub fn listing_state(state: ListingState) -> Saying {
    Saying::plain(match state {
        ListingState::Draft => "say-listing-draft",
        ListingState::Reviewing => "say-listing-reviewing",
        ListingState::Rejected => "say-listing-rejected",
        ListingState::Passed => "say-listing-passed",
    })
}

pub fn shelf_state(state: ShelfState) -> Saying {
    Saying::plain(match state {
        ShelfState::None => "say-shelf-none",
        ShelfState::OnShelf => "say-shelf-on-shelf",
        ShelfState::SoldOut => "say-shelf-sold-out",
        ShelfState::Down => "say-shelf-down",
    })
}

pub fn order_state(state: OrderState) -> Saying {
    Saying::plain(match state {
        OrderState::Asked => "say-order-asked",
        OrderState::WaitPay => "say-order-wait-pay",
        OrderState::WaitGroup => "say-order-wait-group",
        OrderState::WaitShip => "say-order-wait-ship",
        OrderState::Shipped => "say-order-shipped",
        OrderState::Delivered => "say-order-delivered",
        OrderState::Completed => "say-order-completed",
        OrderState::Settled => "say-order-settled",
        OrderState::Unpaid => "say-order-unpaid",
        OrderState::Declined => "say-order-declined",
        OrderState::Refunded => "say-order-refunded",
    })
}

pub fn purchase_state(state: PurchaseState) -> Saying {
    Saying::plain(match state {
        PurchaseState::OnTheWay => "say-purchase-on-the-way",
        PurchaseState::Arrived => "say-purchase-arrived",
        PurchaseState::Collected => "say-purchase-collected",
        PurchaseState::Signed => "say-purchase-signed",
        PurchaseState::Returning => "say-purchase-returning",
        PurchaseState::Returned => "say-purchase-returned",
    })
}

pub fn message_state(state: MessageState) -> Saying {
    Saying::plain(match state {
        MessageState::Waiting => "say-message-waiting",
        MessageState::Answered => "say-message-answered",
        MessageState::Expired => "say-message-expired",
    })
}

pub fn after_sale_state(state: AfterSaleState) -> Saying {
    Saying::plain(match state {
        AfterSaleState::Applied => "say-aftersale-applied",
        AfterSaleState::Negotiating => "say-aftersale-negotiating",
        AfterSaleState::WaitReturn => "say-aftersale-wait-return",
        AfterSaleState::Returning => "say-aftersale-returning",
        AfterSaleState::BackHome => "say-aftersale-back-home",
        AfterSaleState::Resending => "say-aftersale-resending",
        AfterSaleState::Resent => "say-aftersale-resent",
        AfterSaleState::Rejected => "say-aftersale-rejected",
        AfterSaleState::Disputed => "say-aftersale-disputed",
        AfterSaleState::Refunded => "say-aftersale-refunded",
        AfterSaleState::Dropped => "say-aftersale-dropped",
    })
}

/// Returns what a buyer complains of and how much is asked for, out of `price_fen`.
pub fn complaint(claim: &AfterSale, price_fen: i64) -> Saying {
    Saying::plain("say-complaint")
        .with("why", Word::name("reason", claim.complaint.code()))
        .with("money", Word::Yuan(price_fen * claim.share_ppm / 1_000_000))
}

pub fn role(role: ResponsibleRole) -> Word {
    Word::name("role", role.id())
}

pub fn stop(stop: Stop) -> Word {
    Word::name("stop", stop.id())
}

/// Returns what a word does in a title.
pub fn tile_role(role: TileRole) -> Saying {
    Saying::plain(match role {
        TileRole::Noun => "say-tile-noun",
        TileRole::Origin => "say-tile-origin",
        TileRole::Weight => "say-tile-weight",
        TileRole::Point => "say-tile-point",
        TileRole::Season => "say-tile-season",
        TileRole::Stuffing => "say-tile-stuffing",
    })
}
