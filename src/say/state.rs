//! States, steps and roles in words; deadlines with the role that keeps them.

use super::{Saying, Word, sentence};
use crate::course::TileRole;
use crate::market::{
    AfterSale, AfterSaleState, Finding, ListingFault, ListingState, MessageState, NextStep, OrderState, PurchaseState,
    ResponsibleRole, ShelfState, ShopState, Step, Stop, TitleProblem, Trouble,
};

pub fn shop_state(state: ShopState) -> Saying {
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

pub fn listing_state(state: ListingState) -> Saying {
    match state {
        ListingState::Draft => sentence::say_listing_draft(),
        ListingState::Reviewing => sentence::say_listing_reviewing(),
        ListingState::Rejected => sentence::say_listing_rejected(),
        ListingState::Passed => sentence::say_listing_passed(),
    }
}

pub fn shelf_state(state: ShelfState) -> Saying {
    match state {
        ShelfState::None => sentence::say_shelf_none(),
        ShelfState::OnShelf => sentence::say_shelf_on_shelf(),
        ShelfState::SoldOut => sentence::say_shelf_sold_out(),
        ShelfState::Down => sentence::say_shelf_down(),
    }
}

pub fn order_state(state: OrderState) -> Saying {
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

pub fn purchase_state(state: PurchaseState) -> Saying {
    match state {
        PurchaseState::OnTheWay => sentence::say_purchase_on_the_way(),
        PurchaseState::Arrived => sentence::say_purchase_arrived(),
        PurchaseState::Collected => sentence::say_purchase_collected(),
        PurchaseState::Signed => sentence::say_purchase_signed(),
        PurchaseState::Returning => sentence::say_purchase_returning(),
        PurchaseState::Returned => sentence::say_purchase_returned(),
    }
}

pub fn message_state(state: MessageState) -> Saying {
    match state {
        MessageState::Waiting => sentence::say_message_waiting(),
        MessageState::Answered => sentence::say_message_answered(),
        MessageState::Expired => sentence::say_message_expired(),
    }
}

pub fn after_sale_state(state: AfterSaleState) -> Saying {
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
pub fn complaint(claim: &AfterSale, price_fen: i64) -> Saying {
    sentence::say_complaint(
        Word::Yuan(price_fen * claim.share_ppm / 1_000_000),
        Word::name("reason", claim.complaint.code()),
    )
}

pub fn step(step: Step) -> Saying {
    match step {
        Step::Answer => sentence::say_step_answer(),
        Step::Pay => sentence::say_step_pay(),
        Step::Group => sentence::say_step_group(),
        Step::Pack => sentence::say_step_pack(),
        Step::Label => sentence::say_step_label(),
        Step::HandOver => sentence::say_step_hand_over(),
        Step::Carry => sentence::say_step_carry(),
        Step::Confirm => sentence::say_step_confirm(),
        Step::Settle => sentence::say_step_settle(),
        Step::AfterSale => sentence::say_step_after_sale(),
    }
}

pub fn role(role: ResponsibleRole) -> Word {
    Word::name("role", role.id())
}

pub fn stop(stop: Stop) -> Word {
    Word::name("stop", stop.id())
}

/// Returns who has to do what by when: the one owner of an order's next deadline.
pub fn next_due(next: &NextStep, now_min: u32) -> Saying {
    sentence::say_due(
        Word::Due {
            due_min: next.due_min,
            now_min,
        },
        role(next.owner),
        Word::say(step(next.step)),
    )
}

pub fn finding(finding: &Finding) -> Saying {
    match finding {
        Finding::SealBroken => sentence::say_finding_seal(),
        Finding::Differs {
            measure,
            claimed,
            found,
        } => sentence::say_finding_differs(
            Word::Number(*claimed),
            Word::Number(*found),
            Word::name("measure", measure),
        ),
    }
}

pub fn trouble(trouble: Trouble) -> Saying {
    match trouble {
        Trouble::Storm => sentence::say_trouble_storm(),
        Trouble::Rush => sentence::say_trouble_rush(),
        Trouble::Breakdown => sentence::say_trouble_breakdown(),
        Trouble::Misrouted => sentence::say_trouble_misrouted(),
        Trouble::WrongNumber => sentence::say_trouble_wrong_number(),
        Trouble::Rain => sentence::say_trouble_rain(),
        Trouble::RoadClosed => sentence::say_trouble_road_closed(),
        Trouble::TruckWaits => sentence::say_trouble_truck_waits(),
    }
}

/// Returns why reviewers sent a listing back and how to repair it.
pub fn listing_fault(fault: &ListingFault) -> Saying {
    match fault {
        ListingFault::TitleMissing => sentence::say_fault_title_missing(),
        ListingFault::Title(problem) => title_problem(problem),
        ListingFault::CategoryMissing => sentence::say_fault_category_missing(),
        ListingFault::CategoryWrong => sentence::say_fault_category_wrong(),
        ListingFault::AttributeMissing(attribute) => {
            sentence::say_fault_attribute_missing(Word::name("attribute", attribute))
        }
        ListingFault::AttributeUnproven(attribute) => {
            sentence::say_fault_attribute_unproven(Word::name("attribute", attribute))
        }
        ListingFault::TooFewPhotos { have, need } => {
            sentence::say_fault_too_few_photos(Word::count(*have), Word::count(*need))
        }
        ListingFault::MainPhotoMissing => sentence::say_fault_main_photo(),
        ListingFault::SkuMissing => sentence::say_fault_sku_missing(),
        ListingFault::StockMissing => sentence::say_fault_stock_missing(),
        ListingFault::FreightMissing => sentence::say_fault_freight_missing(),
        ListingFault::SentNowhere => sentence::say_fault_sent_nowhere(),
        ListingFault::PromiseMissing => sentence::say_fault_promise_missing(),
        ListingFault::SevenDaysMissing => sentence::say_fault_seven_days_missing(),
        ListingFault::SevenDaysRequired => sentence::say_fault_seven_days_required(),
        ListingFault::BadLine(line) => sentence::say_fault_bad_line(Word::name("detail", line)),
        ListingFault::FalseWas => sentence::say_fault_false_was(),
    }
}

/// Returns what is wrong with a title and how to repair it.
pub fn title_problem(problem: &TitleProblem) -> Saying {
    match problem {
        TitleProblem::TooLong { width, max } => {
            sentence::say_fault_title_too_long(Word::count(*max), Word::count(*width))
        }
        TitleProblem::TooShort { chars, min } => {
            sentence::say_fault_title_too_short(Word::count(*chars), Word::count(*min))
        }
        TitleProblem::OnlyDigits => sentence::say_fault_title_digits(),
        TitleProblem::Sign => sentence::say_fault_title_sign(),
        TitleProblem::NounMissing => sentence::say_fault_title_noun(),
        TitleProblem::BannedWord { word, .. } => sentence::say_fault_title_banned(Word::AsIs(word.clone())),
        TitleProblem::WrongOrigin { word } => sentence::say_fault_title_origin(Word::AsIs(word.clone())),
        TitleProblem::Stuffing { word } => sentence::say_fault_title_stuffing(Word::AsIs(word.clone())),
    }
}

/// Returns what a word does in a title.
pub fn tile_role(role: TileRole) -> Saying {
    match role {
        TileRole::Noun => sentence::say_tile_noun(),
        TileRole::Origin => sentence::say_tile_origin(),
        TileRole::Weight => sentence::say_tile_weight(),
        TileRole::Point => sentence::say_tile_point(),
        TileRole::Season => sentence::say_tile_season(),
        TileRole::Stuffing => sentence::say_tile_stuffing(),
    }
}
