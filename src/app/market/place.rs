//! The closed list of the stall's pages. Each is told and offered by the file of its room.

use std::collections::BTreeSet;

use super::number::Typing;
use crate::market::{Name, RecordStep, ResponsibleRole, Selector, Source};

#[derive(Debug, Clone, PartialEq, strum::VariantNames)]
pub enum Place {
    /// What wants an answer, and the way to every room.
    Today,

    // The seller's shop: papers, goods pages.
    Shop,
    Profiles,
    Document(String),
    Products,
    /// The goods page on the desk.
    Listing,
    /// The categories under this one.
    Category(Option<String>),
    Attributes,
    Attribute(String),
    /// Pictures ticked so far.
    Photos(BTreeSet<String>),
    /// Lines of the description ticked so far.
    Details(BTreeSet<String>),
    /// Words of the title so far.
    Title(Vec<String>),
    Sizes,
    Size(u32),
    AddSize,
    Terms,
    Freight,
    Zone(Option<String>),
    Promise,
    SevenDays,
    Assurances,
    /// How the harvest of a product is picked, graded and cooled.
    Harvest(String),

    // Promotions and the shop's standing.
    Promotions,
    /// A discount for some days on a size.
    Sale(u32),
    /// The comparison price of a size.
    Was(u32),
    Group(u32),
    Pair,
    Coupons,
    /// Parts of the video ticked so far.
    Video(BTreeSet<String>),
    Card,
    Reviews,
    Review(Name),
    Live,
    Record,
    /// A line of the record, by its number.
    Violation(u32),
    Closing,
    Licence,
    LicenceWork(Source),

    Orders,
    OrderList,
    Order(Name),
    Pack(Selector),
    /// Whether at full value.
    Ship(Selector, bool),
    /// Where to hand over to this courier, and whether at full value.
    Via(Selector, String, bool),
    Claims,
    Claim(Name),
    OfferPart(Name),
    Rejection(Name),
    CourierClaims,
    CourierClaim(Name),

    /// The households for which the seller sells.
    Households,
    HouseholdsTogether,
    Household(String),
    /// How the money is split with one.
    Split(String),
    Advance(String),
    Statement(String),

    // The cooperative's room.
    Coop,
    Hire,
    Offered(String),
    CaseCard,

    Messages,
    Message(Selector),

    /// Who rang or stood there.
    Talks,
    Talk(Name),

    Parcels,
    Parcel(Name),

    Money,
    Ledger,
    /// Which day brings money and which takes it.
    Calendar,

    // The buyer's side.
    Items,
    Offers(String),
    Offer(String),
    Purchases,
    Purchase(Name),
    ReturnReason(Name),
    Bills,

    // The reviewer's side: a failed order, and the questions about it.
    Case(Name),
    Blame(Name),
    MissedStep(Name, ResponsibleRole),
    Remedy(Name, ResponsibleRole, RecordStep),

    // The official's side.
    Bids,
    Bid(String),
    Contract,
    /// What the n-th term may be.
    ContractTerm(usize),
    Months,

    // The dispatcher's side.
    /// Villages of the round put together so far.
    Round(Vec<String>),
    Villages,
    Village(String),
    Deals,
    Reckoning,

    // The station keeper's side.
    Tickets,
    Ticket(Name),
    /// Out of the house.
    GoOut,
    /// What stands on the door, and what the village is told.
    Door,
    DoorHours,
    /// Before a day elsewhere.
    Away,
    StationLog,

    /// A number being typed.
    Number(Typing),
}
