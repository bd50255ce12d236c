//! The county's van: parcels of six villages carried both ways, by the dispatcher at the county centre.
//!
//! ```text
//! up:    waiting (village) ─van or tricycle─▶ centre ─handed over at closing time─▶ done (with the courier)
//! down:  waiting (centre)  ─van or tricycle─▶ done (at the village station)
//! trip:  home ─depart─▶ at a village ─▶ … ─▶ home
//!                         └ its parcels are not ready: the driver asks ─ hold / skip / no answer ─▶ goes on
//! ```
//! A day's parcels of one village in one direction are a lot; its parts may be in several places. What a day brings is
//! `day`'s, what is counted is `figures`'.

pub mod command;
mod day;
pub mod event;
mod fare;
pub(crate) mod figures;
pub mod refusal;
mod round;

pub use command::{Command, Feeder};
pub use event::Event;
pub use figures::Figure;
pub use refusal::Refusal;

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Account, CourierId, Market, Obligation, ObligationKind, ResponsibleRole, Stop, Thing, VanShopId, VillageId, ZoneId,
    run::Decision, time,
};

pub use round::RoundPlan;

/// The sections of the rules that it reads.
pub const RULES: &[&str] = &["couriers", "day", "minutes", "van"];

/// What a scenario says about its van, villages and shops.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VanTerms {
    /// The courier that takes parcels singly, and the one whose rate wants many at once.
    pub walk_in: CourierId,
    pub contract: CourierId,
    /// The days run in the old way, against which the learner's are measured.
    pub start_days: u32,
    /// Where the parcels go: by zone, of a hundred.
    pub mix: BTreeMap<ZoneId, u32>,
    /// What a parcel weighs on the courier's scale.
    pub charged_g: u32,
    /// Road closures after the start, two days each.
    pub closures: u32,
    pub villages: BTreeMap<VillageId, VillageTerms>,
    /// Shops that would use the van's empty way out.
    pub shops: BTreeMap<VanShopId, ShopTerms>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VillageTerms {
    /// Villages on one road lie one behind the other; roads meet at the county centre.
    pub road: String,
    pub km: u32,
    /// Parcels a day, on average.
    pub up: u32,
    pub down: u32,
    /// Chance that a day's parcels are not ready in the morning.
    pub late_ppm: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShopTerms {
    /// Slots it takes on every run, whether the parcels need them or not.
    pub slots: u32,
    /// What it pays for each slot.
    pub slot_fen: i64,
}

/// The numbers of the van itself; `lessons/rules/van.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VanRules {
    /// Parcels it holds, each way.
    pub slots: u32,
    /// What a day on the road costs, full or empty.
    pub day_fen: i64,
    pub km_per_h: u32,
    /// Loading and unloading at a village.
    pub stop_min: u32,
    /// The driver waits so long for an answer, then goes on.
    pub ask_min: u32,
    /// Late parcels are promised for a minute between these, and come up to `overrun_min` later than promised.
    pub late_from_min: u32,
    pub late_to_min: u32,
    pub overrun_min: u32,
    /// Minute of the day at which the courier fetches what lies at the centre.
    pub centre_closes_min: u32,
    /// A parcel has this many days after its own.
    pub due_days: u32,
    /// Paid to the sender or receiver of a parcel that is late.
    pub late_fen: i64,
    /// The contract's rate wants so many at one closing time.
    pub contract_parcels_min: u32,
    /// A village's own tricycle: what it holds each way, and what it costs a parcel.
    pub feeder_slots: u32,
    pub feeder_fen: i64,
    /// Under the contract the courier's truck comes for this, each day that something is fetched.
    pub pickup_fen: i64,
    /// The county adds this for each parcel that comes to the end of its part in time.
    pub subsidy_fen: i64,
    /// A day's parcels vary by this share to both sides.
    pub vary_ppm: i64,
    /// Late villages promise a minute in steps of this.
    pub promise_step_min: u32,
    /// A closed road stays closed so long.
    pub closed_days: u32,
}

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
pub enum VanDirection {
    /// From the village out into the world.
    Up,
    /// From the world to the village.
    Down,
}

impl VanDirection {
    pub fn word(self) -> &'static str {
        self.into()
    }
}

/// Names a lot: whose, which way, of which day. Older ones come first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct LotId {
    pub day: u32,
    pub direction: VanDirection,
    pub village: VillageId,
}

/// A day's parcels of one village in one direction. Every parcel is in exactly one of the five places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lot {
    pub parcels: u32,
    /// Before this minute the village has not brought them together.
    pub ready_min: u32,
    pub due_min: u32,
    /// In the village (up) or at the centre (down).
    pub waiting: u32,
    pub on_van: u32,
    pub on_feeder: u32,
    /// Up only: carried to the centre, not yet fetched by the courier.
    pub at_centre: u32,
    pub done: u32,
    /// How many missed the deadline, and who had the largest part of them.
    pub late: u32,
    pub late_owner: Option<ResponsibleRole>,
    pub done_min: Option<u32>,
}

impl Lot {
    pub fn is_closed(&self) -> bool {
        self.done == self.parcels
    }

    /// Returns each part that is still on its way with the one role that has to move it next.
    pub fn parts(&self, direction: VanDirection, now_min: u32) -> Vec<(ResponsibleRole, u32)> {
        let waits_for = match direction {
            VanDirection::Up if now_min < self.ready_min => ResponsibleRole::StationKeeper,
            VanDirection::Up | VanDirection::Down => ResponsibleRole::Dispatcher,
        };
        let parts = [
            (waits_for, self.waiting),
            (ResponsibleRole::VanDriver, self.on_van),
            (ResponsibleRole::Deliverer, self.on_feeder),
            (ResponsibleRole::CountyClerk, self.at_centre),
        ];
        parts.into_iter().filter(|(_, parcels)| 0 < *parcels).collect()
    }
}

/// The van on the road.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trip {
    pub stops: Vec<VillageId>,
    /// The stop it drives to or stands at; behind the last one comes the centre.
    pub at: usize,
    pub left_min: u32,
    /// When it gets there, or goes on.
    pub next_min: u32,
    /// Stands before a village whose parcels are not ready; goes on by itself at this minute.
    pub asks_until_min: Option<u32>,
    /// Parcels and goods it left with.
    pub down: u32,
    pub goods: u32,
    /// Parcels taken in so far.
    pub up: u32,
}

/// A day on the road, when the van is home.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VanRun {
    pub day: u32,
    pub left_min: u32,
    pub back_min: u32,
    pub up: u32,
    pub down: u32,
    pub goods: u32,
}

/// What the courier fetched at one closing time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Batch {
    pub day: u32,
    pub parcels: u32,
    pub fee_fen: i64,
    pub under_contract: bool,
}

/// A tricycle out for one village.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FeederTrip {
    pub back_min: u32,
    pub up: u32,
    pub down: u32,
}

/// The dispatcher's world as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Van {
    pub lots: BTreeMap<LotId, Lot>,
    /// The round that the van drives: villages in order.
    pub route: Vec<VillageId>,
    /// Villages whose road is closed today.
    pub closed: BTreeSet<VillageId>,
    /// What late villages promised for today: the minute.
    pub promised: BTreeMap<VillageId, u32>,
    pub trip: Option<Trip>,
    pub feeders: BTreeMap<VillageId, FeederTrip>,
    pub contract: bool,
    pub shop: Option<VanShopId>,
    pub runs: Vec<VanRun>,
    pub batches: Vec<Batch>,
    /// Parcels that came to the end of the county's part: minute and number.
    pub delivered: Vec<(u32, u32)>,
}

/// What falls due for the van; at the same minute in this order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Due {
    Morning,
    Arrives,
    AnswerEnds,
    FeederBack(VillageId),
    CentreCloses,
    Lot(LotId),
}

impl Due {
    /// In one minute the van's come in the order in which they stand.
    pub fn rank(&self) -> u8 {
        23
    }
}

impl Market {
    pub(super) fn van_terms(&self) -> Result<&VanTerms, crate::Refusal> {
        self.setting.scenario.van.as_ref().ok_or(crate::Refusal::NOT_YOUR_PART)
    }
}

/// Checks and answers the dispatcher's commands.
pub(super) fn decide(market: &Market, command: &Command) -> Result<Decision, crate::Refusal> {
    let terms = market.van_terms()?;
    let minutes = &market.setting.rules.minutes;
    let village = |id: &VillageId| {
        let known = terms.villages.contains_key(id);
        known.then_some(()).ok_or(crate::Refusal::no_such(Thing::Village))
    };
    match command {
        Command::Round(stops) => {
            stops.iter().try_for_each(village)?;
            let unique: BTreeSet<&VillageId> = stops.iter().collect();
            if unique.len() < stops.len() {
                return Err(Refusal::Twice.into());
            }
            if *stops == market.van.route {
                return Err(crate::Refusal::ALREADY_SO);
            }
            let event = Event::RoundSet(event::RoundSet { stops: stops.clone() });
            Ok(Decision::of(crate::Event::Van(event), minutes.decide))
        }
        Command::Depart => round::depart(market),
        Command::Hold | Command::Skip => round::answer(market, *command == Command::Hold),
        Command::Feeder(Feeder::To(id)) => {
            village(id)?;
            let event = fare::feeder(market, id)?;
            Ok(Decision::of(crate::Event::Van(event), minutes.decide))
        }
        Command::Feeder(Feeder::Closed) => {
            let sent = market.van.closed.iter().filter_map(|id| fare::feeder(market, id).ok());
            let events: Vec<crate::Event> = sent.map(crate::Event::Van).collect();
            if events.is_empty() {
                return Err(crate::Refusal::NOTHING_MATCHES);
            }
            Ok(Decision::work(events, minutes.decide))
        }
        Command::Contract => {
            if market.van.contract {
                return Err(crate::Refusal::ALREADY_SO);
            }
            Ok(Decision::of(crate::Event::Van(Event::Contracted), minutes.invoice))
        }
        Command::Share(shop) => {
            if !terms.shops.contains_key(shop) {
                return Err(crate::Refusal::no_such(Thing::Shop));
            }
            if market.van.shop.as_ref() == Some(shop) {
                return Err(crate::Refusal::ALREADY_SO);
            }
            let event = Event::Shared(event::Shared { shop: shop.clone() });
            Ok(Decision::of(crate::Event::Van(event), minutes.decide))
        }
        Command::Unshare => {
            if market.van.shop.is_none() {
                return Err(crate::Refusal::ALREADY_SO);
            }
            Ok(Decision::of(crate::Event::Van(Event::Unshared), minutes.decide))
        }
    }
}

/// Returns what happens because something fell due.
pub(super) fn fall_due(market: &Market, due: &Due) -> Vec<crate::Event> {
    let events = match due {
        Due::Morning => vec![day::morning(market)],
        Due::Arrives => round::arrives(market).into_iter().collect(),
        Due::AnswerEnds => round::answer_ends(market).into_iter().collect(),
        Due::FeederBack(village) => fare::feeder_returns(market, village).into_iter().collect(),
        Due::CentreCloses => fare::hand_over(market).into_iter().collect(),
        Due::Lot(id) => fare::lot_due(market, id).into_iter().collect(),
    };
    events.into_iter().map(crate::Event::Van).collect()
}

/// Each day's parcels of a village: in time if none was late. Who had the late ones answers for them, else the dispatcher.
pub(crate) fn obligations(market: &Market) -> Vec<Obligation> {
    let is_over = |lot: &Lot| lot.due_min <= market.now_min || lot.is_closed();
    let lots = market.van.lots.iter().filter(|(_, lot)| is_over(lot));
    let owed = lots.map(|(id, lot)| {
        let stop = match id.direction {
            VanDirection::Up => Stop::County,
            VanDirection::Down => Stop::Station,
        };
        let owner = lot.late_owner.unwrap_or(ResponsibleRole::Dispatcher);
        Obligation {
            done_min: lot.done_min,
            is_kept: Some(lot.late == 0),
            is_open: false,
            ..Obligation::open(&id.village, ObligationKind::Carry(stop), owner, lot.due_min)
        }
    });
    owed.collect()
}

/// Plans a day of the dispatcher's; called when the day begins.
pub(super) fn plan_day(market: &mut Market, day: u32) {
    if market.setting.scenario.van.is_none() {
        return;
    }
    let closes_min = market.setting.rules.van.centre_closes_min;
    let opens_min = market.setting.rules.day.opens_min;
    if day <= market.setting.scenario.days {
        market.plan(time::at(day, opens_min), Due::Morning);
    }
    market.plan(time::at(day, closes_min), Due::CentreCloses);
}

pub(super) fn apply(market: &mut Market, event: &Event) {
    match event {
        Event::Morning(event::Morning {
            lots, closed, promised, ..
        }) => {
            market.van.closed.clone_from(closed);
            market.van.promised.clone_from(promised);
            for (id, lot) in lots {
                market.plan(lot.due_min, Due::Lot(id.clone()));
                market.van.lots.insert(id.clone(), lot.clone());
            }
        }
        Event::RoundSet(event::RoundSet { stops }) => market.van.route.clone_from(stops),
        Event::Contracted => market.van.contract = true,
        Event::Shared(event::Shared { shop }) => market.van.shop = Some(shop.clone()),
        Event::Unshared => market.van.shop = None,
        Event::Departed(event) => round::departed(market, event),
        Event::Asked(event) => round::asked(market, event),
        Event::Held(event) => round::held(market, event),
        Event::Reached(event) => round::reached(market, event),
        Event::Returned(event) => round::returned(market, event),
        Event::FeederSent(event) => fare::feeder_sent(market, event),
        Event::FeederBack(event) => fare::feeder_back(market, event),
        Event::HandedOver(event) => fare::handed_over(market, event),
        Event::LotLate(event) => fare::lot_late(market, event),
    }
}

impl Market {
    /// Pays for the van and the tricycles.
    fn pay_van(&mut self, amount_fen: i64) {
        self.post(Account::Cash, Account::Van, amount_fen, None);
    }
}
