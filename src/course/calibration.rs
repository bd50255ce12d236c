//! What is known of real shops, in figures that somebody published, for holding the simulated ones beside them. What shops give
//! is counted by `lint::calibrate`; here stands only what can be counted, and what authors write about each figure.

use crate::market::{Confidence, ProductId};

/// What is counted in simulated shops. Its word is what authors write.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantArray,
    strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Measure {
    /// Orders of the shelf, of those who open the page.
    OrdersOfPageViews,
    /// The same in shops that answer nearly everybody, against shops that leave many without an answer.
    OrdersByAnswering,
    /// Orders a day during a campaign, against other days.
    OrdersInCampaign,
    /// What a paid click on a promoted page costs (fen).
    ClickPrice,
    /// Orders that came by paid clicks, of the clicks.
    OrdersOfClicks,
    /// What paid clicks cost, of what buyers paid who came by them.
    AdsOfTheirSales,
    /// Buyers of the shelf who bought again, of those who bought a first time.
    BuyersWhoReturn,
    /// Paid orders that their buyers wanted to cancel before they were sent, of those that were paid.
    OrdersCancelled,
    /// Neighbours who signed up in a group and did not come, of all who signed up.
    RoundsMissed,
    /// Of the first buyers in a group, those who bought again in a later round.
    RoundsAgain,
    /// The leader's share of what neighbours paid.
    LeaderShare,
    /// People who look into a live session.
    LiveViewers,
    /// Orders of a live session, of its viewers.
    LiveOrdersOfViewers,
    /// Orders in an hour on air.
    LiveOrdersAnHour,
    /// Orders of a live session.
    LiveOrdersASession,
    /// What a live session brings, less what goes back (fen).
    LiveSalesASession,
    /// What a kilogram is worth at the gate (fen).
    GatePriceAKilogram,
    /// What buyers pay for goods, against what they are worth at the gate.
    GateToBuyer,
    /// What buyers pay for a parcel of fresh fruit (fen).
    FruitParcelValue,
    /// What couriers take for a parcel (fen).
    FreightAParcel,
    /// Freight of what buyers pay, for fresh fruit.
    FreightOfFruitPrice,
    /// Freight at a contract's rate, of the cheapest rate that anybody gets.
    ContractOfWalkIn,
    /// Minutes from the hand-over to doors in the rest of the country.
    TimeToTheEast,
    /// Parcels lost, of those handed over.
    LostParcels,
    /// Bad pieces at the door.
    BadOnArrival,
    /// Bad pieces of fresh fruit that was packed without ice.
    BadWithoutIce,
    /// Bad pieces of fresh fruit that is at the door within three days of packing.
    BadWithinThreeDays,
    /// Bad share of goods in bags, against cartons.
    BadInBagToCarton,
    /// Bad share of goods in cartons with nets, against cartons without.
    BadInNetToCarton,
    /// Orders with money given back, of those that were paid.
    RefundedOrders,
    /// Requests for money back of which nothing is true, of the parcels that arrived.
    FalseClaims,
    /// Requests for money back for short weight, of the parcels that arrived.
    ShortWeights,
    /// Boxes that hold less than the rules tolerate when they arrive, of those that arrived.
    ShortBoxes,
    /// What an insurer takes for the way back of an order (fen).
    ReturnPremium,
    /// What a courier takes besides its rate for a parcel to a remote place (fen).
    RemoteFee,
    /// Orders on air with money given back, against fresh fruit of the shelf.
    RefundedLiveToShelf,
    /// Reviews of fresh fruit with four stars or more.
    GoodReviews,
    /// What the market takes for an order sent late (fen).
    LatePenalty,
    /// Minutes from paying to the seller's wallet.
    TimeToTheWallet,
    /// Parcels that come to a station, against those that leave it.
    StationInToOut,
    /// What a month of a station costs, without the keeper's time (fen).
    StationMonthCost,
    /// What the keeper takes for buying something for somebody (fen).
    AgentOrderFee,
    /// Parcels that a van carries in a day.
    ParcelsAVanDay,
    /// What a hired hand earns in a month of 26 days (fen).
    WageAMonth,
}

/// What a measure's numbers are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeasureUnit {
    /// Parts per million.
    Share,
    Fen,
    Minutes,
    /// Hundredths of a number, or of how many times so much.
    Hundredths,
}

impl Measure {
    pub fn word(self) -> &'static str {
        self.into()
    }

    pub fn unit(self) -> MeasureUnit {
        match self {
            Measure::OrdersOfPageViews
            | Measure::OrdersOfClicks
            | Measure::FalseClaims
            | Measure::ShortWeights
            | Measure::ShortBoxes
            | Measure::AdsOfTheirSales
            | Measure::BuyersWhoReturn
            | Measure::OrdersCancelled
            | Measure::RoundsMissed
            | Measure::RoundsAgain
            | Measure::LeaderShare
            | Measure::LiveOrdersOfViewers
            | Measure::FreightOfFruitPrice
            | Measure::ContractOfWalkIn
            | Measure::LostParcels
            | Measure::BadOnArrival
            | Measure::BadWithoutIce
            | Measure::BadWithinThreeDays
            | Measure::RefundedOrders
            | Measure::GoodReviews => MeasureUnit::Share,
            Measure::ClickPrice
            | Measure::ReturnPremium
            | Measure::RemoteFee
            | Measure::LiveSalesASession
            | Measure::GatePriceAKilogram
            | Measure::FruitParcelValue
            | Measure::FreightAParcel
            | Measure::LatePenalty
            | Measure::StationMonthCost
            | Measure::AgentOrderFee
            | Measure::WageAMonth => MeasureUnit::Fen,
            Measure::TimeToTheEast | Measure::TimeToTheWallet => MeasureUnit::Minutes,
            Measure::OrdersByAnswering
            | Measure::OrdersInCampaign
            | Measure::LiveViewers
            | Measure::LiveOrdersAnHour
            | Measure::LiveOrdersASession
            | Measure::GateToBuyer
            | Measure::BadInBagToCarton
            | Measure::BadInNetToCarton
            | Measure::RefundedLiveToShelf
            | Measure::StationInToOut
            | Measure::ParcelsAVanDay => MeasureUnit::Hundredths,
        }
    }
}

/// What stands in `calibration.toml`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Calibration {
    /// The shops that are played stand in these scenarios.
    pub scenarios: Vec<String>,
    pub figures: Vec<PublishedFigure>,
}

/// A figure that somebody published about real shops.
#[derive(Debug, Clone, PartialEq)]
pub struct PublishedFigure {
    pub id: String,
    pub measure: Measure,
    /// What it says, in a few words.
    pub what: String,
    /// Counted in these scenarios; in all that are played where there are none.
    pub scenarios: Vec<String>,
    /// Counted for this product alone.
    pub product: Option<ProductId>,
    /// The published range, in the unit of its measure.
    pub least: i64,
    pub most: i64,
    pub source: String,
    /// Of when the figure is.
    pub date: String,
    pub confidence: Confidence,
    /// Set aside: the market is never tuned on it.
    pub held_out: bool,
    /// Why what the shops give is off.
    pub note: Option<String>,
}
