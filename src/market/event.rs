//! What happened, in the past tense. Applying an event is the only way in which a market changes.
//!
//! How one is written is `transcript`'s for tests and authors, `say`'s for learners.

use super::{
    ClaimEvent, Command, Complaint, CoopEvent, Finding, HarvestEvent, HouseholdEvent, Judgement, ListingFault,
    LiveEvent, Message, Name, Order, Parcel, PromotionEvent, Purchase, RejectReason, ResponsibleRole, ShopEvent,
    SpellKind, StationEvent, Stop, TalkEvent, TenderEvent, Trouble, VanEvent,
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// In a talk.
    Talk(TalkEvent),
    /// A day began, with the middle temperature on the road.
    DayBegan {
        day: u32,
        month: u32,
        date: u32,
        ambient_c: i32,
    },
    /// Rain until the end of the day.
    RainBegan,
    SpellBegan {
        spell: SpellKind,
        place: Option<String>,
        last_day: u32,
    },
    Harvest(HarvestEvent),
    /// Some of the stock broke.
    Broke {
        product: String,
        weight_g: u32,
    },
    /// No new buyers come from here on.
    BuyersGone,
    /// Nothing is open any more.
    MarketEnded,

    ProfileChosen {
        profile: String,
    },
    DocumentGiven {
        document: String,
        way: String,
    },
    ShopSubmitted {
        until_min: u32,
    },
    /// The papers came back; `reasons` are ids.
    ShopRejected {
        reasons: Vec<String>,
    },
    ShopPassed {
        deposit_fen: i64,
    },
    /// The deposit was paid and the shop is open.
    DepositPaid {
        amount_fen: i64,
    },

    ListingBegun {
        product: String,
    },
    /// A field of the listing was written; the edit is the command that wrote it.
    Edited {
        product: String,
        edit: Command,
    },
    ListingSubmitted {
        product: String,
        until_min: u32,
    },
    ListingRejected {
        product: String,
        faults: Vec<ListingFault>,
    },
    /// Passed review; buyers see it.
    ListingPassed {
        product: String,
    },
    ListingShelved {
        product: String,
    },
    ListingDown {
        product: String,
    },
    ListingSoldOut {
        product: String,
    },

    MessageCame {
        message: Name,
        body: Box<Message>,
    },
    MessageAnswered {
        message: Name,
        reply: String,
        in_time: bool,
        fits: bool,
        forbidden: bool,
    },
    /// Nobody answered; the buyer left.
    MessageExpired {
        message: Name,
    },

    /// A phone customer asks for goods.
    OrderAsked {
        order: Box<Order>,
    },
    OrderAccepted {
        order: Name,
        ship_by_min: u32,
    },
    /// Declined politely, or by silence.
    OrderDeclined {
        order: Name,
        silent: bool,
    },
    OrderPlaced {
        order: Box<Order>,
    },
    OrderPaid {
        order: Name,
        amount_fen: i64,
        ship_by_min: u32,
    },
    OrderUnpaid {
        order: Name,
    },
    /// The dispatch deadline is near, or the station opens and what is packed can be brought.
    OrderWarned {
        order: Name,
        ship_by_min: u32,
    },
    /// The dispatch promise was broken.
    OrderLate {
        order: Name,
        penalty_fen: i64,
    },
    InvoiceWritten {
        order: Name,
    },
    OrderPacked {
        order: Name,
        pack: String,
        cost_fen: i64,
        age_min: u32,
    },
    /// `wrong` is hidden from the learner until checked.
    LabelPrinted {
        order: Name,
        wrong: bool,
    },
    /// Weighed, photographed, compared; a wrong label was printed again.
    LabelChecked {
        order: Name,
        was_wrong: bool,
    },
    ParcelHanded {
        order: Name,
        fee_fen: i64,
        parcel: Box<Parcel>,
    },
    HopDone {
        parcel: Name,
        to: Stop,
        role: ResponsibleRole,
        due_min: u32,
        late: bool,
        trouble: Option<Trouble>,
    },
    ParcelLost {
        order: Name,
    },
    OrderDelivered {
        order: Name,
        bad_pieces: u32,
        counted_pieces: u32,
    },
    OrderConfirmed {
        order: Name,
        settle_min: u32,
    },
    OrderReviewed {
        order: Name,
        stars_hundredths: i64,
    },
    OrderSettled {
        order: Name,
        amount_fen: i64,
        fee_fen: i64,
        leader_fen: i64,
    },
    /// The seller could not supply, or the market gave the money back after the deadline.
    OrderCancelled {
        order: Name,
        refund_fen: i64,
        penalty_fen: i64,
        too_late: bool,
    },

    AfterSaleOpened {
        order: Name,
        complaint: Complaint,
        share_ppm: i64,
        true_ppm: i64,
        answer_by_min: u32,
    },
    AfterSaleOffered {
        order: Name,
        share_ppm: i64,
    },
    OfferRefused {
        order: Name,
        answer_by_min: u32,
    },
    AfterSaleRejected {
        order: Name,
        reason: RejectReason,
    },
    /// The seller takes the goods back; the buyer has to send them.
    ReturnAgreed {
        order: Name,
        send_by_min: u32,
        /// Nobody answered; the market agreed.
        silent: bool,
    },
    /// The buyer sent them.
    ReturnSent {
        order: Name,
        arrives_min: u32,
    },
    /// They lie at the seller's.
    ReturnArrived {
        order: Name,
        refund_by_min: u32,
    },
    /// The seller sent again what was missing, lost or broken.
    Resent {
        order: Name,
        weight_g: u32,
        cost_fen: i64,
        arrives_min: u32,
    },
    /// The second parcel is there.
    ResentArrived {
        order: Name,
    },
    /// A step of a claim against the courier.
    Claim(ClaimEvent),
    /// The buyer took it to the market.
    AfterSaleDisputed {
        order: Name,
        decided_min: u32,
    },
    /// The buyer gave in, or the market found for the seller.
    AfterSaleDropped {
        order: Name,
    },
    AfterSaleRefunded {
        order: Name,
        amount_fen: i64,
        full: bool,
        overdue: bool,
    },

    /// Something with a household for which goods are sold.
    Household(HouseholdEvent),
    /// Something with the hands, the deals or the supplier of a cooperative.
    Coop(CoopEvent),

    Compared {
        item: String,
    },
    Bought {
        offer: String,
        purchase: Box<Purchase>,
        parcel: Box<Parcel>,
    },
    BillPaid {
        bill: String,
        amount_fen: i64,
        saved_fen: i64,
    },
    Tracked {
        purchase: Name,
    },
    /// It lies at the station; the code fetches it.
    PurchaseArrived {
        purchase: Name,
        code: u32,
        collect_by_min: u32,
    },
    PurchaseCollected {
        purchase: Name,
    },
    Inspected {
        purchase: Name,
        found: Vec<Finding>,
    },
    /// Signed for; `before` says whether it had been looked at.
    Signed {
        purchase: Name,
        inspected: bool,
    },
    PurchaseRefused {
        purchase: Name,
        back_min: u32,
    },
    ReturnBegan {
        purchase: Name,
        back_min: u32,
    },
    MoneyBack {
        purchase: Name,
        amount_fen: i64,
    },

    /// A failed order was judged.
    Judged {
        case: Name,
        judgement: Judgement,
    },

    /// What happened in an official's year.
    Tender(TenderEvent),
    /// What happened to a dispatcher's van.
    Van(VanEvent),
    /// What happened at a keeper's station.
    Station(StationEvent),
    /// Somebody of the family sold some of the goods for cash.
    SoldElsewhere {
        product: String,
        weight_g: u32,
        amount_fen: i64,
    },
    /// The market tells from when on a change of its rules holds.
    RuleAnnounced {
        amendment: String,
        from_day: u32,
    },
    RuleChanged {
        amendment: String,
    },
    /// What happened to the shop's standing.
    Shop(ShopEvent),
    Promotion(PromotionEvent),
    Live(LiveEvent),
}

impl Event {
    /// Whether `wait` stops here because the learner has something to decide.
    pub fn wants_answer(&self) -> bool {
        match self {
            Event::Tender(event) => event.wants_answer(),
            Event::Van(event) => event.wants_answer(),
            Event::Station(event) => event.wants_answer(),
            Event::Talk(event) => event.wants_answer(),
            Event::Household(event) => event.wants_answer(),
            Event::Coop(event) => event.wants_answer(),
            Event::Shop(event) => event.wants_answer(),
            Event::Promotion(event) => event.wants_answer(),
            Event::Live(event) => event.wants_answer(),
            Event::Claim(event) => event.wants_answer(),
            event => event.of_a_shop_wants_answer(),
        }
    }

    fn of_a_shop_wants_answer(&self) -> bool {
        matches!(
            self,
            Event::ShopRejected { .. }
                | Event::ShopPassed { .. }
                | Event::ListingRejected { .. }
                | Event::ListingPassed { .. }
                | Event::ListingSoldOut { .. }
                | Event::MessageCame { .. }
                | Event::OrderAsked { .. }
                | Event::OrderPaid { .. }
                | Event::OrderWarned { .. }
                | Event::OrderCancelled { too_late: true, .. }
                | Event::RainBegan
                | Event::SpellBegan { .. }
                | Event::Broke { .. }
                | Event::AfterSaleOpened { .. }
                | Event::OfferRefused { .. }
                | Event::ReturnArrived { .. }
                | Event::PurchaseArrived { .. }
                | Event::MoneyBack { .. }
                | Event::SoldElsewhere { .. }
                | Event::RuleAnnounced { .. }
                | Event::RuleChanged { .. }
                | Event::MarketEnded
        )
    }

    /// Returns the order, parcel, message or purchase it is about.
    pub fn about(&self) -> Option<&Name> {
        match self {
            Event::MessageCame { message: name, .. }
            | Event::MessageAnswered { message: name, .. }
            | Event::MessageExpired { message: name }
            | Event::OrderAccepted { order: name, .. }
            | Event::OrderDeclined { order: name, .. }
            | Event::OrderPaid { order: name, .. }
            | Event::OrderUnpaid { order: name }
            | Event::OrderWarned { order: name, .. }
            | Event::OrderLate { order: name, .. }
            | Event::InvoiceWritten { order: name }
            | Event::OrderPacked { order: name, .. }
            | Event::LabelPrinted { order: name, .. }
            | Event::LabelChecked { order: name, .. }
            | Event::ParcelHanded { order: name, .. }
            | Event::HopDone { parcel: name, .. }
            | Event::ParcelLost { order: name }
            | Event::OrderDelivered { order: name, .. }
            | Event::OrderConfirmed { order: name, .. }
            | Event::OrderReviewed { order: name, .. }
            | Event::OrderSettled { order: name, .. }
            | Event::OrderCancelled { order: name, .. }
            | Event::AfterSaleOpened { order: name, .. }
            | Event::AfterSaleOffered { order: name, .. }
            | Event::OfferRefused { order: name, .. }
            | Event::AfterSaleRejected { order: name, .. }
            | Event::ReturnAgreed { order: name, .. }
            | Event::ReturnSent { order: name, .. }
            | Event::ReturnArrived { order: name, .. }
            | Event::Resent { order: name, .. }
            | Event::ResentArrived { order: name }
            | Event::AfterSaleDisputed { order: name, .. }
            | Event::AfterSaleDropped { order: name }
            | Event::AfterSaleRefunded { order: name, .. }
            | Event::Tracked { purchase: name }
            | Event::PurchaseArrived { purchase: name, .. }
            | Event::PurchaseCollected { purchase: name }
            | Event::Inspected { purchase: name, .. }
            | Event::Signed { purchase: name, .. }
            | Event::PurchaseRefused { purchase: name, .. }
            | Event::ReturnBegan { purchase: name, .. }
            | Event::MoneyBack { purchase: name, .. } => Some(name),
            Event::OrderAsked { order } | Event::OrderPlaced { order } => Some(&order.name),
            Event::Promotion(
                PromotionEvent::GroupJoined { order, .. }
                | PromotionEvent::GroupFailed { order, .. }
                | PromotionEvent::Responded { order, .. },
            )
            | Event::Live(LiveEvent::Withdrawn { order, .. }) => Some(order),
            Event::Bought { purchase, .. } => Some(&purchase.name),
            Event::Talk(event) => Some(event.talk()),
            Event::Household(event) => event.about(),
            Event::Claim(claim) => Some(claim.order()),
            _ => None,
        }
    }
}
