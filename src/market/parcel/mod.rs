//! A parcel on its way: a relay of hops, each with a role, a deadline and the minute it was done.
//!
//! ```text
//! up:    village station ─▶ township ─▶ county ─▶ prefecture ─▶ hub ─▶ city ─▶ door
//! down:  county ─▶ township ─▶ village station ─▶ (the buyer's hands)
//! local: ─▶ door
//! ```

pub mod command;
mod counter;
pub(crate) mod dispatch;
pub mod event;
pub(crate) mod figures;
pub mod refusal;
pub(crate) mod sticking;

pub use command::Command;
pub(crate) use dispatch::{Due, apply, decide, fall_due};
pub use event::Event;
pub use figures::Figure;
pub use refusal::Refusal;

use super::{
    Courier, CourierId, Market, Name, Obligation, ObligationKind, Order, OrderId, OrderState, ParcelId, PurchaseId,
    ResponsibleRole, Speed, cancellation, courier,
    obligation::{Turn, over_by_log},
    order, purchase, random, sample, time,
};

/// The sections of the rules that it reads.
pub const RULES: &[&str] = &[
    "costs",
    "couriers",
    "day",
    "minutes",
    "packs",
    "personas",
    "places",
    "products",
    "promotions",
    "quality",
    "route",
    "timers",
];

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
pub enum Stop {
    Station,
    Township,
    County,
    Prefecture,
    Hub,
    City,
    Door,
}

impl Stop {
    /// Returns the id under which `course` keeps the place's name: `stop.township`.
    pub fn id(self) -> &'static str {
        self.into()
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parcel {
    pub name: ParcelId,
    pub courier: CourierId,
    pub net_g: u32,
    pub actual_g: u32,
    pub charged_g: u32,
    pub fee_fen: i64,
    /// The part of it that the courier takes for a remote place.
    pub remote_fen: i64,
    /// What a contract by volume took off it.
    pub off_fen: i64,
    /// Its part of the fuel for the way to where it was handed over.
    pub haul_fen: i64,
    /// Paid for carrying it at full value; zero when it is not insured.
    pub insurance_fen: i64,
    /// Paid so that the way back is paid; zero where no page promises it.
    pub premium_fen: i64,
    /// The courier's first scan: only from here on it counts as handed over.
    pub scan_min: u32,
    pub hops: Vec<Hop>,
    /// Number of hops done.
    pub done: usize,
    pub fate: Fate,
}

/// One leg of the relay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hop {
    pub to: Stop,
    pub role: ResponsibleRole,
    /// Promised.
    pub due_min: u32,
    /// What it will be; screens show it only when done.
    pub at_min: u32,
    pub trouble: Option<Trouble>,
}

/// What happened on a leg.
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
pub enum Trouble {
    /// A storm on the road.
    Storm,
    /// More parcels than the sorters can carry.
    Rush,
    Breakdown,
    /// Sorted to a wrong place.
    Misrouted,
    Rain,
    /// Nothing gets through.
    RoadClosed,
    /// The truck stands at the county centre.
    TruckWaits,
}

impl Trouble {
    pub fn code(self) -> &'static str {
        self.into()
    }
}

/// What becomes of a parcel; known to the market from the start, to people only at the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Fate {
    #[default]
    Arrives,
    /// Arrives with a crushed corner.
    Damaged,
    Lost,
}

/// Packing in time to hand over, and the road of each parcel as far as it has come; where it is now is its order's or
/// purchase's.
pub(crate) fn obligations(market: &Market) -> Vec<Obligation> {
    let mut owed = over_by_log(market, packing);
    owed.retain(|packed| !market.was_called_off(&OrderId::from(packed.about.as_str())));
    for parcel in market.parcels.values() {
        owed.extend(parcel.track().iter().map(|hop| {
            let kind = ObligationKind::Carry(hop.to);
            Obligation::over(&parcel.name, kind, hop.role, hop.due_min, Some(hop.at_min))
        }));
    }
    owed
}

fn packing(event: &crate::Event) -> Turn {
    if let crate::Event::Order(order::Event::Paid(order::event::Paid { ship_by_min, .. }))
    | crate::Event::Order(order::Event::Accepted(order::event::Accepted { ship_by_min, .. })) = event
    {
        return Turn::begins(ObligationKind::Pack, ResponsibleRole::Seller, *ship_by_min);
    }
    match matches!(event, crate::Event::Parcel(Event::Packed(_))) {
        true => Turn::ends(ObligationKind::Pack),
        false => Turn::default(),
    }
}

impl Parcel {
    /// Returns the hops that are done, for a tracking page.
    pub fn track(&self) -> &[Hop] {
        &self.hops[..self.done]
    }

    /// Returns the hop that is under way.
    pub fn under_way(&self) -> Option<&Hop> {
        self.hops.get(self.done)
    }
}

/// Returns the parcel of a packed order as it will travel; none when the courier does not go there.
pub(super) fn planned(market: &Market, order: &Order, courier_id: &CourierId, via: &str) -> Option<Parcel> {
    let rules = &market.setting.rules;
    let courier = market.setting.courier(courier_id)?;
    // What lies on the scale is the box, whosever label it bears.
    let order = &*market.as_it_travels(order);
    if courier.fresh_only && !market.is_fresh(&order.product) {
        return None;
    }
    let pack = rules.packs.get(order.pack.as_ref()?)?;
    let (charged_g, fee_fen) = market.freight_for(order, pack, courier)?;
    let boxes = courier::boxes(pack, order)?;
    let remote_fen = market.remote_fen(courier_id, &order.place) * i64::from(boxes.count);
    let off_fen = market.volume_off_fen(courier_id, fee_fen);
    let (scan_min, hops) = up_hops(market, order, courier, via)?;
    let fate = if let Some(customer) = market.customer_of(order) {
        customer.fate
    } else if random::happens(market.draw("lost", 0, order.name.as_str()), courier.lost_ppm) {
        Fate::Lost
    } else if random::happens(market.draw("damaged", 0, order.name.as_str()), courier.damaged_ppm) {
        Fate::Damaged
    } else {
        Fate::Arrives
    };
    Some(Parcel {
        name: ParcelId::from(&order.name),
        courier: courier_id.to_owned(),
        net_g: order.packed_g(),
        actual_g: order.packed_g() + pack.sizes[boxes.size].weight_g * boxes.count,
        charged_g,
        fee_fen: fee_fen + remote_fen - off_fen,
        remote_fen,
        off_fen,
        haul_fen: 0,
        insurance_fen: 0,
        premium_fen: 0,
        scan_min,
        hops,
        done: 0,
        fate,
    })
}

/// The relay while it is laid out: promised time beside the time it will really take.
struct Relay<'a> {
    market: &'a Market,
    name: &'a str,
    planned_min: u32,
    at_min: u32,
    hops: Vec<Hop>,
}

impl Relay<'_> {
    /// Adds a hop that takes `minutes` by plan and `real` in truth, and what the road adds.
    fn hop(&mut self, to: Stop, role: ResponsibleRole, minutes: u32, real: u32) {
        let route = &self.market.setting.rules.route;
        self.planned_min += minutes;
        // Whoever only takes in has no road to go.
        let trouble = match real {
            0 => None,
            _ => self.market.road_trouble(to.id(), time::day_of(self.at_min)),
        };
        self.at_min += real + trouble.map_or(0, |(_, lost_min)| lost_min);
        self.hops.push(Hop {
            to,
            role,
            due_min: self.planned_min + route.grace_min,
            at_min: self.at_min,
            trouble: trouble.map(|(trouble, _)| trouble),
        });
    }

    /// Makes the last hop later for a reason of this parcel alone.
    fn delay(&mut self, trouble: Trouble, minutes: u32) {
        self.at_min += minutes;
        if let Some(hop) = self.hops.last_mut() {
            hop.at_min += minutes;
            hop.trouble = Some(trouble);
        }
    }

    /// The van from the village; returns when it leaves.
    fn van(&mut self) -> u32 {
        let route = &self.market.setting.rules.route;
        let leaves = self.market.next_van_min(self.at_min);
        let trip = leaves - self.at_min + route.van_trip_min;
        self.hop(Stop::Township, ResponsibleRole::VanDriver, trip, trip);
        leaves
    }

    fn township(&mut self) {
        let route = &self.market.setting.rules.route;
        let from_min = self.market.next_pickup_min(self.at_min);
        let leaves = time::next_open(from_min, route.township_leaves_min, route.township_leaves_min + 1);
        let trip = leaves - self.at_min + route.township_trip_min;
        self.hop(Stop::County, ResponsibleRole::TownshipClerk, trip, trip);
    }

    /// How long this parcel's long way takes, against the plan.
    fn vary_ppm(&self) -> i64 {
        let vary_ppm = self.market.setting.rules.route.vary_ppm;
        let drawn = random::below(self.market.draw("transit", 0, self.name), 2 * vary_ppm as u64 + 1);
        1_000_000 - vary_ppm + drawn as i64
    }

    /// From the county centre to the door.
    fn long_way(&mut self, long_min: u32, misrouted_ppm: i64) {
        let route = &self.market.setting.rules.route;
        let vary = self.vary_ppm();
        let legs = [
            (
                Stop::Prefecture,
                ResponsibleRole::CountyClerk,
                route.prefecture_ppm,
                route.county_sort_min,
            ),
            (
                Stop::Hub,
                ResponsibleRole::Courier,
                route.hub_ppm - route.prefecture_ppm,
                0,
            ),
            (Stop::City, ResponsibleRole::Courier, route.city_ppm - route.hub_ppm, 0),
            (Stop::Door, ResponsibleRole::Deliverer, 1_000_000 - route.city_ppm, 0),
        ];
        for (stop, role, share_ppm, more_min) in legs {
            let minutes = (i64::from(long_min) * share_ppm / 1_000_000) as u32;
            let real = (i64::from(minutes) * vary / 1_000_000) as u32;
            self.hop(stop, role, minutes + more_min, real + more_min);
            let strays = random::happens(self.market.draw("misrouted", 0, self.name), misrouted_ppm);
            if stop == Stop::Hub && strays {
                self.delay(Trouble::Misrouted, route.misrouted_min);
            }
        }
    }

    /// Nobody delivers at night.
    fn by_day(&mut self) {
        let day = &self.market.setting.rules.day;
        let open = time::next_open(self.at_min, day.station_opens_min, day.station_closes_min);
        self.at_min = open;
        if let Some(hop) = self.hops.last_mut() {
            hop.at_min = open;
        }
    }
}

/// Lays out the way up; returns the first scan and the hops.
fn up_hops(market: &Market, order: &Order, courier: &Courier, via: &str) -> Option<(u32, Vec<Hop>)> {
    let rules = &market.setting.rules;
    let leaves = market.sets_out_min(via);
    let place = rules.places.get(&order.place)?;
    let mut relay = Relay {
        market,
        name: order.name.as_str(),
        planned_min: leaves,
        at_min: leaves,
        hops: Vec::new(),
    };
    let mut scan_min = leaves;
    let hours = match courier.speed {
        Speed::Local => {
            let trip = rules.route.local_trip_min;
            let real = if market.rain {
                rules.route.local_rain_trip_min
            } else {
                trip
            };
            relay.planned_min += trip;
            relay.at_min += real;
            let trouble = market.rain.then_some(Trouble::Rain);
            let (to, role) = (Stop::Door, ResponsibleRole::Deliverer);
            let due_min = relay.planned_min.max(order.ship_by_min);
            relay.hops.push(Hop {
                to,
                role,
                due_min,
                at_min: relay.at_min,
                trouble,
            });
            return Some((scan_min, relay.hops));
        }
        Speed::Road => place.road_h.get(&market.setting.scenario.origin)?,
        Speed::Air => place.air_h.get(&market.setting.scenario.origin)?,
        Speed::Cold => place.cold_h.get(&market.setting.scenario.origin)?,
    };
    // The seller is on the way to where the parcel is taken in, and may miss what leaves there meanwhile.
    let way_min = market.way_min(via);
    relay.planned_min = market.next_pickup_min(relay.planned_min + way_min);
    relay.at_min = market.next_pickup_min(relay.at_min + way_min);
    match via {
        "station" => {
            relay.hop(Stop::Station, ResponsibleRole::StationKeeper, 0, 0);
            scan_min = relay.van();
            relay.township();
        }
        "township" => {
            scan_min = relay.at_min;
            relay.hop(Stop::Township, ResponsibleRole::TownshipClerk, 0, 0);
            relay.township();
        }
        _ => {
            scan_min = relay.at_min;
            relay.hop(Stop::County, ResponsibleRole::CountyClerk, 0, 0);
        }
    }
    let long_min = i64::from(hours * time::HOUR_MIN) * courier.time_ppm / 1_000_000;
    relay.long_way(long_min as u32, courier.misrouted_ppm);
    relay.by_day();
    Some((scan_min, relay.hops))
}

/// Lays out the way down, from a far seller to the village station.
pub(super) fn down_hops(market: &Market, name: &PurchaseId, road_h: u32) -> Vec<Hop> {
    let now = market.now_min;
    let mut relay = Relay {
        market,
        name: name.as_str(),
        planned_min: now,
        at_min: now,
        hops: Vec::new(),
    };
    let long_min = road_h * time::HOUR_MIN;
    let real = (i64::from(long_min) * relay.vary_ppm() / 1_000_000) as u32;
    relay.hop(Stop::County, ResponsibleRole::Courier, long_min, real);
    relay.township();
    if let Some(hop) = relay.hops.last_mut() {
        hop.to = Stop::Township;
        hop.role = ResponsibleRole::CountyClerk;
    }
    relay.van();
    if let Some(hop) = relay.hops.last_mut() {
        hop.to = Stop::Station;
    }
    relay.by_day();
    relay.hops
}

impl Market {
    /// Returns the parcel of an order or of a purchase, by the name that both bear.
    pub fn parcel_of(&self, name: &Name) -> Option<&Parcel> {
        self.parcels.get(name)
    }
}

/// A hop is done.
pub(super) fn hop(market: &Market, name: &ParcelId) -> Vec<crate::Event> {
    let Some(parcel) = market.parcel_of(name) else {
        return Vec::new();
    };
    let Some(hop) = parcel.under_way().filter(|hop| hop.at_min == market.now_min) else {
        return Vec::new();
    };
    if parcel.fate == Fate::Lost && hop.to == Stop::City {
        return dispatch::lost(market, &OrderId::from(&**name));
    }
    let done = crate::Event::from(event::HopDone {
        parcel: name.clone(),
        to: hop.to,
        role: hop.role,
        next: parcel.hops.get(parcel.done + 1).map(|hop| hop.role),
        due_min: hop.due_min,
        late: hop.at_min > hop.due_min,
        trouble: hop.trouble,
    });
    let mut events = vec![done];
    if parcel.done + 1 == parcel.hops.len() {
        match market.orders.get::<Name>(name) {
            Some(order) if order.state == OrderState::Shipped => {
                let unwanted = cancellation::at_the_door(market, order);
                match unwanted.or_else(|| sample::at_the_door(market, order)) {
                    Some(turned_away) => events.push(turned_away),
                    None => events.extend(dispatch::delivered(market, order)),
                }
            }
            Some(_) => {}
            None => events.extend(purchase::arrived(market, &PurchaseId::from(&**name))),
        }
    }
    events
}

/// Puts a parcel on its way.
pub(super) fn set_out(market: &mut Market, parcel: &Parcel) {
    if let Some(first) = parcel.hops.first() {
        market.plan(first.at_min, Due::Hop(parcel.name.clone()));
    }
    market.parcels.insert(parcel.name.clone(), parcel.clone());
}
