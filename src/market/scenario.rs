//! One market to play: who the learner is, what they have, what is going to happen whatever they do.
//!
//! Texts, stars and solutions belong to `course`; here stand ids and numbers.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{
    AmendmentId, BillId, Command, Complaint, CoopTerms, Courier, CourierId, Fate, HouseholdId, HouseholdTerms,
    InquiryTerms, ItemId, MessageKindId, NeighbourTerms, OfferId, PersonaId, PlaceId, ProductId, ProfileId, RemarkId,
    ResponsibleRole, RulePack, ServiceId, Snag, Source, Spell, StationTerms, TalkTerms, TalkTermsId, TenderTerms,
    VanTerms, Variants, ViolationKindId, Work,
};

/// What a market is opened on; shared by every replay of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Setting {
    pub rules: Arc<RulePack>,
    pub scenario: Scenario,
}

impl Setting {
    /// Returns the couriers of the rules that take parcels in this scenario.
    pub fn couriers(&self) -> impl Iterator<Item = (&CourierId, &Courier)> {
        self.rules
            .couriers
            .iter()
            .filter(|(id, _)| self.scenario.has_courier(id))
    }

    /// Returns one of them.
    pub fn courier(&self, id: &CourierId) -> Option<&Courier> {
        self.rules.couriers.get(id).filter(|_| self.scenario.has_courier(id))
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Scenario {
    pub id: String,
    pub role: Role,
    /// The market profile on which a seller's shop opens, unless the learner chooses another.
    pub profile: ProfileId,
    /// Month of day 1 and its day of the month.
    pub month: u32,
    pub day: u32,
    /// Weekday of day 1: 1 is Monday, 7 is Sunday.
    pub weekday: u32,
    pub cash_fen: i64,
    /// The seller is registered as a business from the start: goods of others may be sold.
    pub registered: bool,
    /// Key into the places' transit hours: `kashgar`.
    pub origin: String,
    /// The couriers that take parcels here; empty for all of the rules.
    pub couriers: BTreeSet<CourierId>,
    /// Weekdays on which the village van runs.
    pub van_days: Vec<u32>,
    /// New buyers come until the end of this day.
    pub days: u32,
    /// Factor on the demand, so that a lesson is not flooded.
    pub demand_ppm: i64,
    /// Among the first labels two are swapped, whatever the seed, if two boxes differ.
    pub first_labels_swapped: bool,
    /// Labels come off the printer by themselves and are stuck on boxes by hand.
    pub hand_labels: bool,
    /// What the seller may give away in coupons.
    pub coupon_budget_fen: i64,
    /// The market sells clicks, if its profile does.
    pub adverts: bool,
    /// Factor on how many buyers cancel before the parcel goes (ppm); nothing: nobody does.
    pub cancellations_ppm: i64,
    /// Factor on how many content buyers order again (ppm).
    pub regulars_ppm: i64,
    /// So many of the latest reviews are what buyers read; nothing: they see the stars of all.
    pub latest_reviews: u32,
    /// Couriers take more for remote places.
    pub remote_fees: bool,
    /// Couriers make contracts by volume.
    pub courier_contracts: bool,
    /// The tax office writes invoices upon papers.
    pub tax_office: bool,
    /// Packs can be ordered by the lot.
    pub pack_lots: bool,
    /// The group of neighbours to which a seller sells round by round.
    pub neighbours: Option<NeighbourTerms>,
    /// Factor on how many buyers ask for money back without reason, whose photographs are then to be compared (ppm); nothing:
    /// nobody compares.
    pub false_claims_ppm: i64,
    /// Boxes are filled by eye unless they are weighed, some goods dry, and some buyers weigh.
    pub short_weight: bool,
    /// A page may promise that the way back of what is returned is paid, by an insurer.
    pub freight_insurance: bool,
    /// What the seller has, by product.
    pub goods: BTreeMap<ProductId, Goods>,
    /// What a buyer may order, by offer.
    pub offers: BTreeMap<OfferId, Offer>,
    pub bills: BTreeMap<BillId, Bill>,
    /// What the buyer came for.
    pub needs: Vec<Need>,
    /// Talks of its own, beside those of the rules.
    pub talks: BTreeMap<TalkTermsId, TalkTerms>,
    /// Households for which the seller sells.
    pub household: BTreeMap<HouseholdId, HouseholdTerms>,
    pub coop: Option<CoopTerms>,
    pub plan: Vec<Planned>,
    /// Failed orders, for a reviewer.
    pub inquiry: Option<InquiryTerms>,
    /// The county's tender, for an official.
    pub tender: Option<TenderTerms>,
    /// The county's van, for a dispatcher.
    pub van: Option<VanTerms>,
    /// The village station, for its keeper.
    pub station: Option<StationTerms>,
    /// Commands run before the learner begins.
    pub setup: Vec<Command>,
    /// What the seed draws of all this.
    pub variants: Variants,
}

impl Scenario {
    /// Whether this courier takes parcels here, if the rules have it.
    pub fn has_courier(&self, id: &CourierId) -> bool {
        self.couriers.is_empty() || self.couriers.contains(id)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "kebab-case")]
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goods {
    pub stock_g: u32,
    /// Right values of the category's attributes: `origin = "yecheng"`.
    pub truth: BTreeMap<String, String>,
    /// Picked when an order is packed; else it ages from day 1.
    pub picked_fresh: bool,
    /// Can be picked from this day on; before, it can only be sold ahead.
    pub from_day: u32,
    /// What the neighbours are paid for it, in cash; absent for the own harvest.
    pub bought_fen_per_kg: Option<i64>,
    /// What the field pays this season, where it differs from the rules.
    pub farm_fen_per_kg: Option<i64>,
    pub source: Source,
    pub work: Work,
    /// The learner decides how it is picked, graded and cooled.
    pub harvest: bool,
}

/// What a buyer sees before ordering, and what will be in the parcel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// What it is: `film`.
    pub item: ItemId,
    pub price_fen: i64,
    pub freight_fen: i64,
    pub weight_g: u32,
    pub stars_hundredths: i64,
    pub reviews: u32,
    /// What the page claims, by measure: `thickness_um = 10`.
    pub claims: BTreeMap<String, i64>,
    /// What is true, where it differs.
    pub truth: BTreeMap<String, i64>,
    /// The parcel arrives with a broken seal.
    pub seal_broken: bool,
    /// Hours from ordering to the county centre.
    pub road_h: u32,
    /// May be sent back without a reason.
    pub seven_days: bool,
}

/// A bill that falls due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bill {
    pub amount_fen: i64,
    pub due_day: u32,
    /// What the trip to the county would cost; paying here saves it.
    pub trip_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    pub item: ItemId,
    /// Least true value of each measure.
    pub at_least: BTreeMap<String, i64>,
    /// What the village shop asks for the same thing.
    pub village_fen: i64,
    /// Sold by weight, so that offers compare by the kilogram.
    pub by_weight: bool,
}

/// Something that happens whatever the learner does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    pub day: u32,
    /// Minutes after midnight.
    pub minute: u32,
    pub what: Happening,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Happening {
    /// A known customer rings up.
    Call(Call),
    /// Somebody buys from the shelf, if the page suits them.
    Buyer(Customer),
    /// Some of the stock breaks.
    Breakage { product: ProductId, stock_g: u32 },
    /// Rain until the end of the day.
    Rain,
    /// Something that holds for some days.
    Spell(Spell),
    /// Hail on trees not picked yet: more of what is brought later is unsound.
    Hail { product: ProductId, unsound_ppm: i64 },
    /// A buyer writes.
    Message { from: String, message: MessageKindId },
    /// Somebody rings or steps up: a talk of the rules or of the scenario.
    Talk { talk: TalkTermsId },
    /// Several, one every `apart_min`, drawn among these by the seed.
    Talks {
        among: Vec<TalkTermsId>,
        scams: u32,
        genuine: u32,
        apart_min: u32,
    },
    /// Somebody of the family sells some of the goods for cash; the page does not know.
    SoldElsewhere {
        product: ProductId,
        stock_g: u32,
        price_fen_per_kg: i64,
    },
    /// A competitor accuses the shop.
    Accusation {
        violation: ViolationKindId,
        about: String,
        /// It happened, so that no evidence helps.
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
        service: ServiceId,
        snag: Option<Snag>,
    },
    /// The market announces a change of its rules.
    RuleNotice { amendment: AmendmentId, from_day: u32 },
    /// The change comes into force.
    RuleChange { amendment: AmendmentId },
}

/// A buyer of the story: comes whatever the demand is, and may have a story behind the parcel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Customer {
    pub name: String,
    pub persona: PersonaId,
    pub place: PlaceId,
    pub product: ProductId,
    pub pieces: u32,
    /// Which size; none: the smallest on the page.
    pub net_g: Option<u32>,
    /// What was written beside the order; whoever packs puts it into the box.
    pub remark: Option<RemarkId>,
    /// Pays no more than this for a piece.
    pub most_fen: i64,
    /// Wants it made: so many days on top of the promise.
    pub custom_days: u32,
    /// What becomes of the parcel, whoever carries it.
    pub fate: Fate,
    /// Asks for money back once the parcel has come.
    pub asks_back: Option<AsksBack>,
}

/// A complaint of the story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AsksBack {
    pub complaint: Complaint,
    pub share_ppm: i64,
    /// What is true of it.
    pub true_ppm: i64,
    /// The chance that there is nothing in it, or less, where the scenario has buyers whose photographs are to be compared (ppm).
    pub false_ppm: Option<i64>,
    /// Hours after the door; absent for the first look.
    pub after_h: u32,
}

/// A phone order: the customer pays cash when it is brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    pub name: String,
    pub persona: PersonaId,
    pub place: PlaceId,
    pub product: ProductId,
    pub net_g: u32,
    pub price_fen: i64,
    /// Share a leader keeps for finding the buyers.
    pub leader_ppm: i64,
    /// Pays only against an invoice.
    pub invoice: bool,
    /// Number of doors.
    pub drops: u32,
    pub due_day: u32,
    pub due_minute: u32,
    /// It is a sample; who likes it orders this.
    pub sample_for: Option<SampleTerms>,
}

/// What is ordered upon a sample that is liked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleTerms {
    pub name: String,
    pub net_g: u32,
    pub price_fen: i64,
    pub due_day: u32,
    pub due_minute: u32,
}
