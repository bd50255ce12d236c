//! The market says no: a closed list of reasons, values to teach with. The words for them are `say`'s.

use std::fmt;

use super::{
    ClaimState, CoopRefusal, HouseholdRefusal, LiveRefusal, OrderState, PromotionRefusal, PurchaseState, ShopRefusal,
    ShopState, StationRefusal, TenderRefusal, VanRefusal,
};

/// Why a command was not done. The market is unchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Ice is sold out.
    NoIce {
        until_min: u32,
    },
    /// The market has closed; nothing can be done any more.
    Over,
    /// It is night; work goes on at `opens_min`.
    Night {
        opens_min: u32,
    },
    /// The minute lies in the past.
    TimeIsPast,
    /// No order or message fits the selector.
    NothingMatches,
    /// No such thing in this market.
    NoSuch {
        what: Thing,
    },
    /// The command belongs to another role: a buyer has no shop.
    NotYourPart,
    /// The wallet does not hold enough.
    NotEnoughCash {
        needed_fen: i64,
        cash_fen: i64,
    },

    /// The shop's state does not allow it: papers are under review, or it is open already.
    ShopIs {
        state: ShopState,
    },
    /// A document has not been given yet.
    DocumentMissing,

    /// No listing lies on the desk; begin one.
    NoListing,
    /// The listing is with the reviewers until then; sending it again blocks the shop.
    UnderReview {
        until_min: u32,
    },
    /// Nothing was changed since the reviewers sent it back.
    NothingChanged,
    /// Only a listing that has passed can be put on the shelf.
    NotPassed,
    /// The listing stands on the shelf already, or is already down.
    AlreadySo,
    TitleTooLong {
        width: u32,
        max: u32,
    },
    TitleTooShort {
        chars: u32,
        min: u32,
    },
    /// A title needs words, not only digits and letters.
    TitleOnlyDigits,
    /// A sign that titles may not hold stands at this byte.
    TitleSign {
        at: usize,
    },
    /// The category has parts; choose one of them.
    NotALeaf,
    TooManySkus {
        max: u32,
    },
    /// A price of nothing.
    PriceZero,
    /// More for sale than was harvested.
    StockAboveHarvest {
        harvest_g: u32,
    },
    /// Other hours than the market offers.
    PromiseNotOffered,

    /// The order is in another state.
    OrderIs {
        state: OrderState,
    },
    /// The pack is too small for the goods.
    PackTooSmall {
        holds_g: u32,
        net_g: u32,
    },
    /// The pack is made for something else.
    PackNotForThis,
    /// Less is left than the orders need.
    NotEnoughGoods {
        left_g: u32,
    },
    /// Not packed yet.
    NotPacked,
    /// Packed, but without a label.
    NotLabelled,
    /// The label was looked at already.
    AlreadyChecked,
    /// The courier does not go there.
    NotServed,
    /// The courier takes no parcels at that place.
    NotTakenThere,
    /// The station is closed until then.
    StationClosed {
        opens_min: u32,
    },
    /// The rate is for more parcels at once.
    TooFewParcels {
        least: u32,
    },
    /// The buyer pays only against an invoice.
    InvoiceMissing,
    /// The order wants no invoice, or has it.
    NoInvoiceWanted,

    /// The message has been answered, or nobody waits for it any more.
    NotWaiting,
    /// Nobody asks for money back here, or it is decided.
    NoClaim,
    /// A part is more than nothing and less than what was asked for.
    ShareOutOfRange,
    /// A second parcel does not mend this complaint.
    NothingToResend,
    /// No parcel of this order was lost or broken.
    NoCourierClaim,
    /// The claim against the courier is in another state.
    CourierClaimIs {
        state: ClaimState,
    },

    /// The purchase is in another state.
    PurchaseIs {
        state: PurchaseState,
    },
    /// The parcel has not arrived yet.
    NotArrived {
        due_min: u32,
    },
    /// It was looked at already.
    AlreadyInspected,
    /// The time for sending back is over.
    ReturnTimeOver {
        ended_min: u32,
    },
    /// This page gives no seven days.
    NoSevenDays,
    /// The bill is paid already.
    BillPaid,
    /// Ordered already; one is enough.
    AlreadyBought,

    /// The tender's own reasons.
    Tender(TenderRefusal),
    /// The van's own reasons.
    Van(VanRefusal),
    /// The station's own reasons.
    Station(StationRefusal),
    /// The talk is not over yet.
    TalkGoesOn,
    /// Told the police already.
    AlreadyReported,
    /// About the goods and the money of a household.
    Household(HouseholdRefusal),
    /// About hands, deals and credit.
    Coop(CoopRefusal),
    /// About the shop's standing.
    Shop(ShopRefusal),
    Promotion(PromotionRefusal),
    Live(LiveRefusal),
}

/// What a name in a command should have named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing {
    Profile,
    Document,
    DocumentWay,
    Product,
    Category,
    Attribute,
    AttributeValue,
    Photo,
    Sku,
    Zone,
    Reply,
    Order,
    Message,
    Pack,
    Courier,
    Item,
    Offer,
    Purchase,
    Bill,
    Bidder,
    Case,
    Village,
    Shop,
    Talk,
    Answer,
    Household,
    Deal,
    Violation,
    Evidence,
    Coupon,
    Line,
    Ticket,
    Hours,
    Service,
}

impl Refusal {
    /// Returns the stable name that records keep: `not_enough_cash`.
    pub fn code(&self) -> &'static str {
        match self {
            Refusal::NoIce { .. } => "no_ice",
            Refusal::Over => "over",
            Refusal::Night { .. } => "night",
            Refusal::TimeIsPast => "time_is_past",
            Refusal::NothingMatches => "nothing_matches",
            Refusal::NoSuch { .. } => "no_such",
            Refusal::NotYourPart => "not_your_part",
            Refusal::NotEnoughCash { .. } => "not_enough_cash",
            Refusal::ShopIs { .. } => "shop_is",
            Refusal::DocumentMissing => "document_missing",
            Refusal::NoListing => "no_listing",
            Refusal::UnderReview { .. } => "under_review",
            Refusal::NothingChanged => "nothing_changed",
            Refusal::NotPassed => "not_passed",
            Refusal::AlreadySo => "already_so",
            Refusal::TitleTooLong { .. } => "title_too_long",
            Refusal::TitleTooShort { .. } => "title_too_short",
            Refusal::TitleOnlyDigits => "title_only_digits",
            Refusal::TitleSign { .. } => "title_sign",
            Refusal::NotALeaf => "not_a_leaf",
            Refusal::TooManySkus { .. } => "too_many_skus",
            Refusal::PriceZero => "price_zero",
            Refusal::StockAboveHarvest { .. } => "stock_above_harvest",
            Refusal::PromiseNotOffered => "promise_not_offered",
            Refusal::OrderIs { .. } => "order_is",
            Refusal::PackTooSmall { .. } => "pack_too_small",
            Refusal::PackNotForThis => "pack_not_for_this",
            Refusal::NotEnoughGoods { .. } => "not_enough_goods",
            Refusal::NotPacked => "not_packed",
            Refusal::NotLabelled => "not_labelled",
            Refusal::AlreadyChecked => "already_checked",
            Refusal::NotServed => "not_served",
            Refusal::NotTakenThere => "not_taken_there",
            Refusal::StationClosed { .. } => "station_closed",
            Refusal::TooFewParcels { .. } => "too_few_parcels",
            Refusal::InvoiceMissing => "invoice_missing",
            Refusal::NoInvoiceWanted => "no_invoice_wanted",
            Refusal::NotWaiting => "not_waiting",
            Refusal::NoClaim => "no_claim",
            Refusal::ShareOutOfRange => "share_out_of_range",
            Refusal::NothingToResend => "nothing_to_resend",
            Refusal::NoCourierClaim => "no_courier_claim",
            Refusal::CourierClaimIs { .. } => "courier_claim_is",
            Refusal::PurchaseIs { .. } => "purchase_is",
            Refusal::NotArrived { .. } => "not_arrived",
            Refusal::AlreadyInspected => "already_inspected",
            Refusal::ReturnTimeOver { .. } => "return_time_over",
            Refusal::NoSevenDays => "no_seven_days",
            Refusal::BillPaid => "bill_paid",
            Refusal::AlreadyBought => "already_bought",
            Refusal::Tender(refusal) => refusal.code(),
            Refusal::Van(refusal) => refusal.code(),
            Refusal::Station(refusal) => refusal.code(),
            Refusal::TalkGoesOn => "talk_goes_on",
            Refusal::AlreadyReported => "already_reported",
            Refusal::Household(refusal) => refusal.code(),
            Refusal::Coop(refusal) => refusal.code(),
            Refusal::Shop(refusal) => refusal.code(),
            Refusal::Promotion(refusal) => refusal.code(),
            Refusal::Live(refusal) => refusal.code(),
        }
    }
}

/// The transcript's form; learners read `say`.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::NoSuch { what } => write!(f, "no_such {what:?}"),
            Refusal::ShopIs { state } => write!(f, "shop_is {state:?}"),
            Refusal::OrderIs { state } => write!(f, "order_is {state:?}"),
            Refusal::CourierClaimIs { state } => write!(f, "courier_claim_is {state:?}"),
            Refusal::PurchaseIs { state } => write!(f, "purchase_is {state:?}"),
            other => f.write_str(other.code()),
        }
    }
}
