//! The closed list of figures that goals may name: integers with units, counted from the market's start.
//!
//! What each is worth in a market is `count`'s.

use std::{fmt, str::FromStr};

/// What a goal may count. Money in fen, weight in grams, shares in parts per million, stars and scores in hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Figure {
    /// 1 when the shop is open.
    ShopOpen,
    /// Listings that reached the shelf.
    Listed,
    /// Shop papers and listings sent back by the reviewers.
    RejectedSubmissions,
    /// Banned words in what was sent to review.
    BannedWords,
    /// Messages that came.
    Messages,
    /// Messages answered at all.
    Answered,
    /// Messages answered within the rule's minutes.
    AnsweredInTime,
    /// Messages answered with a reply that fits.
    AnsweredWell,
    /// Messages nobody answered before the buyer left.
    Unanswered,
    /// Replies that break a rule, such as a health promise.
    ForbiddenReplies,
    /// Orders that were paid, or accepted by phone.
    Orders,
    /// Phone orders taken.
    Accepted,
    /// Phone orders declined.
    Declined,
    /// Orders packed.
    Packed,
    /// Orders with a label.
    Labelled,
    /// Orders whose label and weight were checked.
    Checked,
    /// Orders handed to a courier or delivered by hand.
    Shipped,
    /// Orders that missed their dispatch or delivery promise.
    Late,
    /// Shipped in time, of those shipped or late (ppm; a million when there are none).
    OnTimePpm,
    /// Orders signed for by the buyer.
    Delivered,
    /// Phone orders brought on the promised day.
    DeliveredNextDay,
    /// Orders whose money has reached the wallet.
    Settled,
    /// Orders closed without goods or with all money given back.
    Cancelled,
    /// Orders that still wait for somebody.
    Open,
    /// Pieces (boxes) in orders that were shipped.
    SoldPieces,
    /// Net weight of orders that were shipped (g).
    SoldG,
    /// The same, of what there was at the start (ppm).
    SoldPpm,
    /// What is left (g).
    UnsoldG,
    /// Wallet (fen).
    CashFen,
    /// Income less every cost, goods included (fen).
    ProfitFen,
    /// Paid by buyers (fen).
    IncomeFen,
    /// Paid for freight (fen).
    FreightFen,
    /// Paid for packing (fen).
    PackingFen,
    /// Money given back by seller (fen).
    RefundFen,
    /// Orders with money given back after shipping.
    Refunds,
    /// Paid as penalties (fen).
    PenaltiesFen,
    /// Requests for money back.
    AfterSales,
    /// Requests that nobody answered in time.
    AfterSalesOverdue,
    /// Given back of what buyers paid (ppm).
    RefundOfSalesPpm,
    /// Rejections that held: the buyer gave in, or the market found for the seller.
    RejectionsHeld,
    /// Rejections that the market overruled.
    DisputesLost,
    /// Claims against couriers that were paid.
    CourierClaimsPaid,
    /// Paid by couriers for what they lost or broke (fen).
    CompensationFen,
    /// Bad share of all pieces delivered (ppm).
    BadPpm,
    /// What spoiled, broke or stayed unsold, of the whole harvest (ppm).
    LossPpm,
    Reviews,
    /// Mean of the reviews' stars (hundredths).
    StarsHundredths,
    /// The shop's score (hundredths).
    ScoreHundredths,
    /// Households whose goods were taken in.
    Households,
    /// Households that got all their money by their day.
    HouseholdsPaid,
    /// Households that got at least what the gate would have paid.
    HouseholdsBetter,
    /// Households that were shown their statement.
    StatementsShown,
    /// Questions about the split that nobody answered in time.
    QuestionsLost,
    /// Owed to households (fen).
    OwedFen,
    /// Goods of households that were sorted (g).
    SortedG,
    /// What the agent kept of what buyers paid and did not get back.
    MarginPpm,
    /// Paid to hired hands (fen).
    WagesFen,
    /// Dates of a deal that were missed.
    DealsMissed,
    /// Case cards written with consent.
    CaseCards,
    /// Offers of the buyer's side that were compared.
    Compared,
    /// Things ordered.
    Bought,
    /// Things fetched from the station.
    Collected,
    /// Parcels signed for by the learner.
    Signed,
    /// Parcels looked at before signing.
    InspectedBeforeSigning,
    /// Parcels left at the station.
    Refused,
    /// Things sent back after signing.
    Returned,
    /// Needs met by a thing that was signed for and kept.
    RightGoods,
    /// Things kept that meet no need.
    WrongGoods,
    /// Bills paid in time.
    BillPaid,
    /// Saved against the village shop and the trip to the county (fen).
    SavedFen,
    /// Failed orders judged.
    Judged,
    /// Of them, those whose role, missed deadline, remedy was named rightly.
    RolesNamed,
    DeadlinesNamed,
    RemediesNamed,
    /// Months reported.
    Months,
    /// Kinds of figures in the contract with the operator at work: 0 to 2.
    KpisAgreed,
    /// Share of the stations truly at work last month (ppm).
    ActivePpm,
    /// Days on which the van was out, after the start.
    VanRuns,
    /// Parcels carried to the end of the county's part, after the start.
    ParcelsMoved,
    /// Parcels that missed their day, after the start.
    ParcelsLate,
    /// Used share of the van's slots on the way in (ppm).
    LoadUpPpm,
    /// Used share of the van's slots on the way out (ppm).
    LoadDownPpm,
    /// What a parcel costs, all in all (fen).
    ParcelCostFen,
    /// The same, of what it cost at the start (ppm).
    CostAgainstStartPpm,
    /// Talks that came.
    Talks,
    /// Talks nobody answered.
    TalksMissed,
    /// Honest talks in which the other got what they needed.
    TalksHelped,
    /// Honest talks in which the other was sent away.
    TalksRebuffed,
    /// Scams that got nothing.
    ScamsRefused,
    /// Scams that were believed.
    ScamsFallen,
    /// Scams told to the bank and the police.
    ScamsReported,
    /// Honest talks told to the police.
    FalseReports,
    /// Sent to or taken by swindlers, less what came back (fen).
    LostToScamsFen,
    /// Talks in which a code left the learner's hands.
    CodesGiven,
    /// People whose yes was asked for and written down.
    Consents,
    /// People who decided and pressed the keys themselves.
    DecidedHerself,
    /// Appointments that fit.
    Bookings,
    /// Appointments that do not fit.
    WrongBookings,
    /// People for whom was written down what to bring and ask.
    Prepared,
    /// Things done at the station.
    Tickets,
    /// The same in the last seven days.
    TicketsWeek,
    /// How many a week would pay the fixed cost, at this mix of fees.
    BreakEvenTickets,
    /// How many more there were in the last seven days.
    OverBreakEven,
    /// What the station cost for each thing done (fen).
    TicketCostFen,
    /// People helped at home because they cannot come.
    EldersHelped,
    /// People whom nobody asked how it went.
    FollowUpsMissed,
    /// Things done that stand in no log.
    LogMissing,
    /// Lines in the log of what was never done.
    LogExtra,
    /// Things done in the name of people who were not asked.
    Unasked,
    /// People who stood before a closed door in posted hours.
    ClosedDoors,
    /// The share of the village that would come (ppm).
    TrustPpm,
    /// Paid by the county for the station, and not taken back (fen).
    SubsidyFen,
    /// Things done that should have been denied.
    StationTroubles,
    /// Ways to the county and back that people were saved (km).
    SavedKm,
    /// Points on the shop's record.
    ViolationPoints,
    /// Lines on the shop's record that were not lifted.
    Violations,
    /// Orders that nothing was left for.
    Oversold,
    /// Freight that couriers took for a parcel, on average (fen).
    FreightPerParcelFen,
    /// What coupons, hosts and cards cost (fen).
    PromotionFen,
    /// Orders that used a coupon.
    CouponsUsed,
    /// Groups of buyers that filled.
    GroupsFilled,
    /// Pieces in orders from the live stream that were paid and not taken back.
    LivePieces,
    /// Orders with any money given back, of those that were paid (ppm).
    RefundedPpm,
    /// Days since the market opened, the first included.
    Days,
    /// Minutes worked.
    WorkedMin,
}

impl Figure {
    /// Every figure with the name an author writes.
    pub const TABLE: &'static [(Figure, &'static str)] = &[
        (Figure::ShopOpen, "shop_open"),
        (Figure::Listed, "listed"),
        (Figure::RejectedSubmissions, "rejected_submissions"),
        (Figure::BannedWords, "banned_words"),
        (Figure::Messages, "messages"),
        (Figure::Answered, "answered"),
        (Figure::AnsweredInTime, "answered_in_time"),
        (Figure::AnsweredWell, "answered_well"),
        (Figure::Unanswered, "unanswered"),
        (Figure::ForbiddenReplies, "forbidden_replies"),
        (Figure::Orders, "orders"),
        (Figure::Accepted, "accepted"),
        (Figure::Declined, "declined"),
        (Figure::Packed, "packed"),
        (Figure::Labelled, "labelled"),
        (Figure::Checked, "checked"),
        (Figure::Shipped, "shipped"),
        (Figure::Late, "late"),
        (Figure::OnTimePpm, "on_time_ppm"),
        (Figure::Delivered, "delivered"),
        (Figure::DeliveredNextDay, "delivered_next_day"),
        (Figure::Settled, "settled"),
        (Figure::Cancelled, "cancelled"),
        (Figure::Open, "open"),
        (Figure::SoldPieces, "sold_pieces"),
        (Figure::SoldG, "sold_g"),
        (Figure::SoldPpm, "sold_ppm"),
        (Figure::UnsoldG, "unsold_g"),
        (Figure::CashFen, "cash_fen"),
        (Figure::ProfitFen, "profit_fen"),
        (Figure::IncomeFen, "income_fen"),
        (Figure::FreightFen, "freight_fen"),
        (Figure::PackingFen, "packing_fen"),
        (Figure::RefundFen, "refund_fen"),
        (Figure::Refunds, "refunds"),
        (Figure::PenaltiesFen, "penalties_fen"),
        (Figure::AfterSales, "after_sales"),
        (Figure::AfterSalesOverdue, "after_sales_overdue"),
        (Figure::RefundOfSalesPpm, "refund_of_sales_ppm"),
        (Figure::RejectionsHeld, "rejections_held"),
        (Figure::DisputesLost, "disputes_lost"),
        (Figure::CourierClaimsPaid, "courier_claims_paid"),
        (Figure::CompensationFen, "compensation_fen"),
        (Figure::BadPpm, "bad_ppm"),
        (Figure::LossPpm, "loss_ppm"),
        (Figure::Reviews, "reviews"),
        (Figure::StarsHundredths, "stars_hundredths"),
        (Figure::ScoreHundredths, "score_hundredths"),
        (Figure::Households, "households"),
        (Figure::HouseholdsPaid, "households_paid"),
        (Figure::HouseholdsBetter, "households_better"),
        (Figure::StatementsShown, "statements_shown"),
        (Figure::QuestionsLost, "questions_lost"),
        (Figure::OwedFen, "owed_fen"),
        (Figure::SortedG, "sorted_g"),
        (Figure::MarginPpm, "margin_ppm"),
        (Figure::WagesFen, "wages_fen"),
        (Figure::DealsMissed, "deals_missed"),
        (Figure::CaseCards, "case_cards"),
        (Figure::Compared, "compared"),
        (Figure::Bought, "bought"),
        (Figure::Collected, "collected"),
        (Figure::Signed, "signed"),
        (Figure::InspectedBeforeSigning, "inspected_before_signing"),
        (Figure::Refused, "refused"),
        (Figure::Returned, "returned"),
        (Figure::RightGoods, "right_goods"),
        (Figure::WrongGoods, "wrong_goods"),
        (Figure::BillPaid, "bill_paid"),
        (Figure::SavedFen, "saved_fen"),
        (Figure::Judged, "judged"),
        (Figure::RolesNamed, "roles_named"),
        (Figure::DeadlinesNamed, "deadlines_named"),
        (Figure::RemediesNamed, "remedies_named"),
        (Figure::Months, "months"),
        (Figure::KpisAgreed, "kpis_agreed"),
        (Figure::ActivePpm, "active_ppm"),
        (Figure::VanRuns, "van_runs"),
        (Figure::ParcelsMoved, "parcels_moved"),
        (Figure::ParcelsLate, "parcels_late"),
        (Figure::LoadUpPpm, "load_up_ppm"),
        (Figure::LoadDownPpm, "load_down_ppm"),
        (Figure::ParcelCostFen, "parcel_cost_fen"),
        (Figure::CostAgainstStartPpm, "cost_against_start_ppm"),
        (Figure::Talks, "talks"),
        (Figure::TalksMissed, "talks_missed"),
        (Figure::TalksHelped, "talks_helped"),
        (Figure::TalksRebuffed, "talks_rebuffed"),
        (Figure::ScamsRefused, "scams_refused"),
        (Figure::ScamsFallen, "scams_fallen"),
        (Figure::ScamsReported, "scams_reported"),
        (Figure::FalseReports, "false_reports"),
        (Figure::LostToScamsFen, "lost_to_scams_fen"),
        (Figure::CodesGiven, "codes_given"),
        (Figure::Consents, "consents"),
        (Figure::DecidedHerself, "decided_herself"),
        (Figure::Bookings, "bookings"),
        (Figure::WrongBookings, "wrong_bookings"),
        (Figure::Prepared, "prepared"),
        (Figure::Tickets, "tickets"),
        (Figure::TicketsWeek, "tickets_week"),
        (Figure::BreakEvenTickets, "break_even_tickets"),
        (Figure::OverBreakEven, "over_break_even"),
        (Figure::TicketCostFen, "ticket_cost_fen"),
        (Figure::EldersHelped, "elders_helped"),
        (Figure::FollowUpsMissed, "follow_ups_missed"),
        (Figure::LogMissing, "log_missing"),
        (Figure::LogExtra, "log_extra"),
        (Figure::Unasked, "unasked"),
        (Figure::ClosedDoors, "closed_doors"),
        (Figure::TrustPpm, "trust_ppm"),
        (Figure::SubsidyFen, "subsidy_fen"),
        (Figure::StationTroubles, "station_troubles"),
        (Figure::SavedKm, "saved_km"),
        (Figure::ViolationPoints, "violation_points"),
        (Figure::Violations, "violations"),
        (Figure::Oversold, "oversold"),
        (Figure::FreightPerParcelFen, "freight_per_parcel_fen"),
        (Figure::PromotionFen, "promotion_fen"),
        (Figure::CouponsUsed, "coupons_used"),
        (Figure::GroupsFilled, "groups_filled"),
        (Figure::LivePieces, "live_pieces"),
        (Figure::RefundedPpm, "refunded_ppm"),
        (Figure::Days, "days"),
        (Figure::WorkedMin, "worked_min"),
    ];

    pub fn name(self) -> &'static str {
        Self::TABLE
            .iter()
            .find(|(figure, _)| *figure == self)
            .map(|(_, name)| *name)
            .expect("every figure stands in the table")
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The name is none of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownFigure;

impl fmt::Display for UnknownFigure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown figure")
    }
}

impl std::error::Error for UnknownFigure {}

impl FromStr for Figure {
    type Err = UnknownFigure;

    fn from_str(name: &str) -> Result<Self, UnknownFigure> {
        Self::TABLE
            .iter()
            .find(|(_, written)| *written == name)
            .map(|(figure, _)| *figure)
            .ok_or(UnknownFigure)
    }
}
