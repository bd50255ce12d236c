//! One market to play: who the learner is, what they have, what is going to happen whatever they do.
//!
//! Texts, stars and solutions belong to `course`; here stand ids and numbers.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{
    Command, Complaint, CoopTerms, Fate, HouseholdTerms, InquiryTerms, ResponsibleRole, RulePack, Snag, Source, Spell,
    StationTerms, TalkTerms, TenderTerms, VanTerms, Work,
};

/// What a market is opened on; shared by every replay of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Setting {
    pub rules: RulePack,
    pub scenario: Scenario,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    pub id: String,
    pub role: Role,
    /// The market profile on which a seller's shop opens, unless the learner chooses another.
    pub profile: String,
    /// Month of day 1 and its day of the month.
    pub month: u32,
    pub day: u32,
    /// Weekday of day 1: 1 is Monday, 7 is Sunday.
    #[serde(default = "monday")]
    pub weekday: u32,
    pub cash_fen: i64,
    /// The seller is registered as a business from the start: goods of others may be sold.
    #[serde(default)]
    pub registered: bool,
    /// Key into the places' transit hours: `kashgar`.
    pub origin: String,
    /// Weekdays on which the village van runs.
    pub van_days: Vec<u32>,
    /// New buyers come until the end of this day.
    pub days: u32,
    /// Factor on the demand, so that a lesson is not flooded.
    #[serde(default)]
    pub demand_ppm: i64,
    /// The first label is misprinted, whatever the seed.
    #[serde(default)]
    pub first_label_wrong: bool,
    /// What the seller may give away in coupons.
    #[serde(default)]
    pub coupon_budget_fen: i64,
    /// What the seller has, by product.
    #[serde(default)]
    pub goods: BTreeMap<String, Goods>,
    /// What a buyer may order, by offer.
    #[serde(default)]
    pub offers: BTreeMap<String, Offer>,
    #[serde(default)]
    pub bills: BTreeMap<String, Bill>,
    /// What the buyer came for.
    #[serde(default)]
    pub needs: Vec<Need>,
    /// Talks of its own, beside those of the rules.
    #[serde(default)]
    pub talks: BTreeMap<String, TalkTerms>,
    /// Households for which the seller sells.
    #[serde(default)]
    pub household: BTreeMap<String, HouseholdTerms>,
    #[serde(default)]
    pub coop: Option<CoopTerms>,
    #[serde(default)]
    pub plan: Vec<Planned>,
    /// Failed orders, for a reviewer.
    #[serde(default)]
    pub inquiry: Option<InquiryTerms>,
    /// The county's tender, for an official.
    #[serde(default)]
    pub tender: Option<TenderTerms>,
    /// The county's van, for a dispatcher.
    #[serde(default)]
    pub van: Option<VanTerms>,
    /// The village station, for its keeper.
    #[serde(default)]
    pub station: Option<StationTerms>,
    /// Commands run before the learner begins.
    #[serde(skip)]
    pub setup: Vec<Command>,
}

fn monday() -> u32 {
    1
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Buys for the household.
    Buyer,
    /// Has a shop on a market.
    Seller,
    /// Sells to the bazaar's own customers by phone.
    NeighbourSeller,
    /// Chooses the county's operator and pays it.
    Official,
    /// Looks into failed orders.
    Reviewer,
    /// Sends the county's van out and back.
    Dispatcher,
    /// Keeps the village station, or helps there.
    Keeper,
}

impl Role {
    /// The role that answers for what the learner leaves undone.
    pub fn responsible(self) -> ResponsibleRole {
        match self {
            Role::Buyer => ResponsibleRole::Buyer,
            Role::Seller | Role::NeighbourSeller => ResponsibleRole::Seller,
            Role::Reviewer => ResponsibleRole::Market,
            Role::Dispatcher => ResponsibleRole::Dispatcher,
            Role::Official => ResponsibleRole::Official,
            Role::Keeper => ResponsibleRole::StationKeeper,
        }
    }
}

/// The seller's harvest of one product.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Goods {
    pub stock_g: u32,
    /// Right values of the category's attributes: `origin = "yecheng"`.
    #[serde(default)]
    pub truth: BTreeMap<String, String>,
    /// Picked when an order is packed; else it ages from day 1.
    #[serde(default)]
    pub picked_fresh: bool,
    /// What the neighbours are paid for it, in cash; absent for the own harvest.
    #[serde(default)]
    pub bought_fen_per_kg: Option<i64>,
    /// What the field pays this season, where it differs from the rules.
    #[serde(default)]
    pub farm_fen_per_kg: Option<i64>,
    #[serde(default)]
    pub source: Source,
    #[serde(default)]
    pub work: Work,
    /// The learner decides how it is picked, graded and cooled.
    #[serde(default)]
    pub harvest: bool,
}

/// What a buyer sees before ordering, and what will be in the parcel.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Offer {
    /// What it is: `film`.
    pub item: String,
    pub price_fen: i64,
    pub freight_fen: i64,
    pub weight_g: u32,
    pub stars_hundredths: i64,
    pub reviews: u32,
    /// What the page claims, by measure: `thickness_um = 10`.
    pub claims: BTreeMap<String, i64>,
    /// What is true, where it differs.
    #[serde(default)]
    pub truth: BTreeMap<String, i64>,
    /// The parcel arrives with a broken seal.
    #[serde(default)]
    pub seal_broken: bool,
    /// Hours from ordering to the county centre.
    pub road_h: u32,
    /// May be sent back without a reason.
    #[serde(default)]
    pub seven_days: bool,
}

/// A bill that falls due.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bill {
    pub amount_fen: i64,
    pub due_day: u32,
    /// What the trip to the county would cost; paying here saves it.
    #[serde(default)]
    pub trip_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Need {
    pub item: String,
    /// Least true value of each measure.
    pub at_least: BTreeMap<String, i64>,
    /// What the village shop asks for the same thing.
    pub village_fen: i64,
    /// Sold by weight, so that offers compare by the kilogram.
    #[serde(default)]
    pub by_weight: bool,
}

/// Something that happens whatever the learner does.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Planned {
    pub day: u32,
    /// Minutes after midnight.
    pub minute: u32,
    #[serde(flatten)]
    pub what: Happening,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Happening {
    /// A known customer rings up.
    Call(Call),
    /// Somebody buys from the shelf, if the page suits them.
    Buyer(Customer),
    /// Some of the stock breaks.
    Breakage { product: String, stock_g: u32 },
    /// Rain until the end of the day.
    Rain,
    /// Something that holds for some days.
    Spell(Spell),
    /// Hail on trees not picked yet: more of what is brought later is unsound.
    Hail { product: String, unsound_ppm: i64 },
    /// A buyer writes.
    Message { from: String, message: String },
    /// Somebody rings or steps up: a talk of the rules or of the scenario.
    Talk { talk: String },
    /// Several, one every `apart_min`, drawn among these by the seed.
    Talks {
        among: Vec<String>,
        scams: u32,
        genuine: u32,
        apart_min: u32,
    },
    /// Somebody of the family sells some of the goods for cash; the page does not know.
    SoldElsewhere {
        product: String,
        stock_g: u32,
        price_fen_per_kg: i64,
    },
    /// A competitor accuses the shop.
    Accusation {
        violation: String,
        about: String,
        /// It happened, so that no evidence helps.
        #[serde(default)]
        is_true: bool,
    },
    /// The market calls buyers in until the end of a day.
    Campaign {
        until_day: u32,
        traffic_ppm: i64,
        /// For shops with nothing reduced.
        outside_ppm: i64,
    },
    /// Somebody rings the station and asks for something.
    Ticket {
        ticket: String,
        service: String,
        #[serde(default)]
        snag: Option<Snag>,
    },
    /// The market announces a change of its rules.
    RuleNotice { amendment: String, from_day: u32 },
    /// The change comes into force.
    RuleChange { amendment: String },
}

/// A buyer of the story: comes whatever the demand is, and may have a story behind the parcel.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Customer {
    pub name: String,
    pub persona: String,
    pub place: String,
    pub product: String,
    #[serde(default = "one")]
    pub pieces: u32,
    /// Pays no more than this for a piece.
    pub most_fen: i64,
    /// Wants it made: so many days on top of the promise.
    #[serde(default)]
    pub custom_days: u32,
    /// What becomes of the parcel, whoever carries it.
    #[serde(default)]
    pub fate: Fate,
    /// Asks for money back once the parcel has come.
    #[serde(default)]
    pub asks_back: Option<AsksBack>,
}

/// A complaint of the story.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AsksBack {
    pub complaint: Complaint,
    pub share_ppm: i64,
    /// What is true of it.
    pub true_ppm: i64,
    /// Hours after the door; absent for the first look.
    #[serde(default)]
    pub after_h: u32,
}

fn one() -> u32 {
    1
}

/// A phone order: the customer pays cash when it is brought.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Call {
    pub name: String,
    pub persona: String,
    pub place: String,
    pub product: String,
    pub net_g: u32,
    pub price_fen: i64,
    /// Share a leader keeps for finding the buyers.
    #[serde(default)]
    pub leader_ppm: i64,
    /// Pays only against an invoice.
    #[serde(default)]
    pub invoice: bool,
    /// Number of doors.
    pub drops: u32,
    pub due_day: u32,
    pub due_minute: u32,
}
