//! The simulated marketplace: pure, deterministic, knows no lesson, no language, no clock of the world.
//!
//! ```text
//! execute(command) ─ decide: check, then events ─▶ apply each ─▶ work takes minutes ─▶ what falls due meanwhile
//!                        └─ Refusal: nothing changed
//! ```
//! A noun is a folder and a row in the table of `nouns`. Its `command.rs` is the grammar of what is done, written once for
//! both directions; `event.rs` what happened; `refusal.rs` why not. Its `mod.rs` draws the states and holds `decide` (checks,
//! and draws all chance), `apply` (the only writer) and `fall_due` (what time brings); what grows beyond that has a file of
//! its own beside it.
//!
//! Files that are no noun answer questions: how the shop is run (`arrangement`), who comes (`buyer`) and how many (`demand`), what is left and spoils (`stock`), what a way
//! costs (`courier`), what may be packed and sent how (`sending`), what goals may count (`figure`). `run` moves the clock: the agenda
//! holds what falls due, and `wait` runs along it.

pub mod advert;
pub mod aftersale;
mod amendment;
mod arrangement;
mod buyer;
mod calendar;
pub mod cancellation;
pub mod coop;
mod courier;
pub mod courier_claim;
pub mod courier_contract;
pub mod day;
mod demand;
mod figure;
mod freight_insurance;
mod goods;
mod grammar;
pub mod group_round;
pub mod harvest;
pub mod household;
mod id;
pub mod inquiry;
pub mod invoice;
mod ledger;
pub mod listing;
pub mod live;
pub mod message;
mod name;
mod nouns;
mod obligation;
pub mod order;
pub mod pack_lot;
pub mod papers;
pub mod parcel;
mod physics;
mod planned;
pub mod presale;
pub mod promotion;
pub mod purchase;
mod random;
mod remote;
pub mod rival;
mod rules;
mod run;
pub mod sample;
mod scenario;
mod script;
mod sending;
pub mod shop;
mod short_weight;
mod spell;
pub mod station;
mod stock;
pub mod talk;
mod tally;
pub mod tender;
pub mod time;
mod title;
pub mod van;
mod variant;
mod weather;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use nouns::Due;
use random::Chance;
use run::Decision;

pub use advert::{Advert, AdvertDay, AdvertRules, Adverts, OtherAdvert, Slot, Unready};
pub use aftersale::{AfterSale, AfterSaleState, Complaint, Evidence, Record, RejectReason, Shown, claim_ppm};
pub use amendment::Amendment;
pub use arrangement::Arrangement;
pub use calendar::CashDay;
pub use cancellation::{Cancellation, CancellationRules, CancellationState, Cancellations};
pub use coop::{CaseCard, Consent, Coop, CoopTerms, DealState, DealTerms, LineTerms, SupplyTerms};
pub use courier::{charged_g, fee_fen};
pub use courier_claim::{ClaimState, CourierClaim};
pub use courier_contract::{ContractOver, CourierContract, CourierContractRules, CourierContracts, VolumeStep};
pub use day::{Thing, Wait};
pub use demand::{Factor, Pull};
pub use figure::{Runs, UnknownFigure};
pub use freight_insurance::{FreightInsuranceRules, Premium};
pub use goods::{GoodsLedger, Whereabouts};
pub use grammar::{ParseError, ParseErrorKind};
pub use group_round::{Neighbour, NeighbourTerms, Round, RoundHour, RoundRules, RoundState, Rounds, Way};
pub use harvest::{Care, Grade, HarvestRules, Ripeness};
pub use household::{
    AdvanceTerms, GoodsState, Household, HouseholdTerms, Households, Portion, QuestionTerms, Share, Split, Statement,
    Sums, TogetherRules, Whom,
};
pub use id::{
    AmendmentId, BidderId, BillId, CaseId, CategoryId, CouponId, CourierId, DealId, DocumentId, HoursId, HouseholdId,
    ItemId, LineId, MessageId, MessageKindId, Name, OfferId, OrderId, PackId, ParcelId, PersonaId, PlaceId, ProductId,
    ProfileId, PurchaseId, RemarkId, ReplyId, ReviewReplyId, RivalId, ServiceId, TalkId, TalkTermsId, TicketId,
    VanShopId, VillageId, ViolationKindId, ZoneId,
};
pub use inquiry::{
    Blame, CaseKind, InquiryCase, InquiryRules, InquiryTerms, Judgement, RecordStep, Recorded, Remedy, WithinMin,
};
pub use invoice::{Invoice, InvoiceState, Invoices, Origin, TaxOfficeRules};
pub use ledger::{Account, Ledger, Posting};
pub use listing::edit::{Assurance, FreightTerms, Zone};
pub use listing::{GoodsPage, Listing, ListingFault, ListingState, PieceCost, ShelfState, Sku};
pub use live::{LineRule, LiveRules, Session};
pub use message::{Message, MessageState};
pub use name::Selector;
pub use nouns::{Command, Event, Figure, Reads, Refusal};
pub use obligation::{Obligation, ObligationKind};
pub use order::{Channel, Label, Order, OrderState, ResponsibleRole, Wish};
pub use pack_lot::{FromLot, LotPrice, PackLot, PackLotRules, PackLots};
pub use parcel::{Fate, Hop, Parcel, Stop, Trouble};
pub use physics::ageing_ppm;
pub use presale::{PresaleRules, Presales};
pub use promotion::{
    Campaign, Card, Coupon, CouponRule, Group, GroupRule, PriceTag, PromotionRules, Promotions, ReviewReply, Sale,
    is_honest_sale, lowest_deal_fen,
};
pub use purchase::command::ReturnReason;
pub use purchase::{BillState, Finding, Purchase, PurchaseState};
pub use remote::{RemoteFee, RemoteRules};
pub use rival::{Copied, Quote, Rival, Rivalry, Standing};
pub use rules::{
    ActionMinutes, Attribute, Category, Confidence, Costs, CountBand, Courier, CourierClaims, DayRules, Demand,
    Document, Holiday, Level, MessageKind, Pack, PackSize, Penalties, Persona, Place, PricePoint, Product, Profile,
    Quality, Rate, Route, RulePack, Speed, Storm, Timers, TitleWorth, Trial, WordGroup, Words,
};
pub use sample::{Sample, SampleRules, Samples};
pub use scenario::{
    AsksBack, Bill, Call, Customer, Goods, Happening, Need, Offer, Planned, Role, SampleTerms, Scenario, Setting,
};
pub use script::parse_script;
pub use sending::{CourierChoice, PackChoice};
pub use shop::{
    Conduct, LicenceRule, Need as LicenceNeed, Shop, ShopState, Source, Violation, ViolationKind, ViolationState, Work,
};
pub use short_weight::ShortWeightRules;
pub use spell::{Spell, SpellKind};
pub use station::{
    Cover, FollowUp, Hours, Service, Snag, Station, StationMinutes, StationRules, StationTerms, Ticket, TicketState,
    TrustRules,
};
pub use stock::{Spoilage, Stretch, bad_after_ppm, cold_degree_min, inside, road_age_min};
pub use talk::{Talk, TalkEffect, TalkEnd, TalkNature, TalkNode, TalkOption, TalkRules, TalkState, TalkTerms, TalkWay};
pub use tally::Tally;
pub use tender::{AtWork, Bidder, Kpi, KpiLevel, KpiLevels, Report, Stage, Tender, TenderRules, TenderTerms, Term};
pub use title::{TitleFault, TitleProblem, TitleWorthOf, judge_title, named_weights, title_width, title_worth};
pub use van::{
    Batch, Feeder, FeederTrip, Lot, LotId, RoundPlan, ShopTerms, Trip, Van, VanDirection, VanRules, VanRun, VanTerms,
    VillageTerms,
};
pub use variant::{Cast, Draw, Variants};

/// Raised whenever the same commands on the same seed come to another end; an open attempt that does is closed where it stands.
pub const RULES_VERSION: u32 = 10;

/// The simulated world of one attempt. Fields are public for reading; only `execute` and `settle` change them.
#[derive(Debug, Clone, PartialEq)]
pub struct Market {
    pub setting: Arc<Setting>,
    pub seed: u64,
    chance: Chance,
    /// Minutes since midnight of day 1.
    pub now_min: u32,
    pub ended: bool,
    /// No new buyers come.
    pub buyers_gone: bool,
    pub rain: bool,
    pub worked_min: u32,
    pub shop: Shop,
    /// By product.
    pub listings: BTreeMap<ProductId, Listing>,
    /// The listing that edits go to.
    pub desk: Option<ProductId>,
    /// How each product stands beside other shops'.
    pub rivals: BTreeMap<ProductId, Standing>,
    /// How a harvest is treated, by product.
    pub care: BTreeMap<ProductId, Care>,
    pub messages: BTreeMap<MessageId, Message>,
    pub orders: BTreeMap<OrderId, Order>,
    pub parcels: BTreeMap<ParcelId, Parcel>,
    pub after_sales: BTreeMap<OrderId, AfterSale>,
    pub courier_claims: BTreeMap<OrderId, CourierClaim>,
    pub purchases: BTreeMap<PurchaseId, Purchase>,
    pub bills: BTreeMap<BillId, BillState>,
    pub compared: BTreeSet<ItemId>,
    /// Failed orders to judge.
    pub cases: BTreeMap<CaseId, InquiryCase>,
    /// The official's.
    pub tender: Tender,
    /// The dispatcher's.
    pub van: Van,
    /// The keeper's.
    pub station: Option<Station>,
    pub talks: BTreeMap<TalkId, Talk>,
    /// What the learner has come to know in talks.
    pub marks: BTreeSet<String>,
    pub households: Households,
    pub coop: Coop,
    /// What the shop promotes, and the market's campaign.
    pub promotions: Promotions,
    /// Pages that are shown more for money.
    pub adverts: Adverts,
    /// Buyers who asked to cancel what they had paid.
    pub cancellations: Cancellations,
    /// With couriers, by volume.
    pub courier_contracts: CourierContracts,
    /// Packs that were ordered by the lot.
    pub pack_lots: PackLots,
    /// Goods that are sold before they are there.
    pub presales: Presales,
    /// What the tax office was asked to write.
    pub invoices: Invoices,
    /// What buyers who may order much were sent to look at.
    pub samples: Samples,
    /// Rounds of selling in a group of neighbours.
    pub rounds: Rounds,
    /// The session on air, or the last one.
    pub live: Option<Session>,
    pub ledger: Ledger,
    /// Where every gram is.
    pub goods: GoodsLedger,
    /// How old at this day's midnight is what has lain in the shed since the first day (minutes at 20 °C).
    shed_age_min: u32,
    pub tally: Tally,
    /// Everything that happened, oldest first.
    pub log: Vec<Happened>,
    /// What falls due by itself, earliest first.
    agenda: BTreeSet<(u32, u8, Due)>,
    /// How many of its entries have come due so far: what a benchmark measures against.
    steps: u64,
}

/// An event and its minute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happened {
    pub at_min: u32,
    pub event: Event,
}

impl Market {
    /// Opens a market on its first morning and runs the scenario's setup.
    pub fn open(setting: Arc<Setting>, seed: u64) -> Market {
        let mut market = Market::bare(Setting::drawn(setting, seed), seed);
        market.cases = inquiry::cases(&market);
        let setting = Arc::clone(&market.setting);
        let scenario = &setting.scenario;
        market.post(Account::Capital, Account::Cash, scenario.cash_fen, None);
        for (product, goods) in &scenario.goods {
            market.goods.open(product);
            let whose = (product, None);
            market
                .goods
                .post(whose, Whereabouts::Field, Whereabouts::Free, goods.stock_g);
            if goods.bought_fen_per_kg.is_none() {
                let value = market.goods_value_fen(product, goods.stock_g);
                market.post(Account::Capital, Account::Stock, value, None);
            }
        }
        for (n, planned) in scenario.plan.iter().enumerate() {
            let from_min = time::at(planned.day, planned.minute);
            market.plan(from_min, day::Due::Planned(n));
            talk::plan(&mut market, n, from_min);
        }
        arrangement::open(&mut market);
        presale::open(&mut market);
        market.plan(time::at(scenario.days + 1, 0), day::Due::BuyersLeave);
        market.plan(0, day::Due::DayBegins);
        // The first midnight is over when the learner comes.
        market.run_to_morning();
        for command in &scenario.setup {
            // A setup may meet refusals as any script does; its own checks stand in the course.
            let _ = market.execute(command);
        }
        market
    }

    fn bare(setting: Arc<Setting>, seed: u64) -> Market {
        let scenario = &setting.scenario;
        Market {
            seed,
            chance: Chance::of(seed),
            now_min: 0,
            ended: false,
            buyers_gone: false,
            rain: false,
            worked_min: 0,
            shop: Shop {
                registered_min: scenario.registered.then_some(0),
                ..Shop::closed(&scenario.profile)
            },
            listings: BTreeMap::new(),
            desk: None,
            rivals: BTreeMap::new(),
            care: BTreeMap::new(),
            messages: BTreeMap::new(),
            orders: BTreeMap::new(),
            parcels: BTreeMap::new(),
            after_sales: BTreeMap::new(),
            courier_claims: BTreeMap::new(),
            purchases: BTreeMap::new(),
            bills: scenario
                .bills
                .keys()
                .map(|id| (id.clone(), BillState { paid_min: None }))
                .collect(),
            compared: BTreeSet::new(),
            cases: BTreeMap::new(),
            tender: Tender::default(),
            van: Van::default(),
            station: scenario.station.as_ref().map(Station::of),
            talks: BTreeMap::new(),
            marks: BTreeSet::new(),
            households: Households::default(),
            coop: Coop::default(),
            promotions: Promotions::default(),
            adverts: Adverts::default(),
            cancellations: Cancellations::default(),
            courier_contracts: CourierContracts::default(),
            pack_lots: PackLots::default(),
            presales: Presales::default(),
            invoices: Invoices::default(),
            samples: Samples::default(),
            rounds: Rounds::of(scenario.neighbours.as_ref()),
            live: None,
            ledger: Ledger::default(),
            goods: GoodsLedger::default(),
            shed_age_min: 0,
            tally: Tally::default(),
            log: Vec::new(),
            agenda: BTreeSet::new(),
            steps: 0,
            setting,
        }
    }

    pub fn is_over(&self) -> bool {
        self.ended
    }

    /// Returns how many entries of the agenda have come due so far.
    pub fn steps(&self) -> u64 {
        self.steps
    }
}
