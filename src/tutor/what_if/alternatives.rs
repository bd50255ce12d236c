//! The decisions that mattered in a run, and for each the other ways that the market's own rules offer. Commands of one
//! decision are changed together: all parcels in foam instead of cartons, the price on every page that names it.
//!
//! What else a single command could have been stands in `of_command`, which no command is left out of; talks, the van's days,
//! a contract's terms and repairs, each a decision of several commands, in `of_role`.

use crate::market::{
    BidderId, CourierId, OrderId, PackId, ProductId, TalkId, TalkTermsId, VillageId, ZoneId, aftersale, listing,
    parcel, station,
};
use std::collections::{BTreeMap, BTreeSet};

use super::{MarketRun, of_command, of_role};
use crate::market::{
    Channel, ClaimState, Command, Complaint, Event, FreightTerms, Listing, Market, Message, Name, OrderState, Term,
    time,
};

/// What is done otherwise in the other world.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    Price {
        product: ProductId,
        net_g: u32,
        was_fen: i64,
        fen: i64,
    },
    /// Every parcel that went in one pack goes in another.
    Packing {
        was: PackId,
        pack: PackId,
    },
    /// Every parcel that went with one courier goes with another.
    Courier {
        was: Handed,
        to: Handed,
    },
    Promise {
        product: ProductId,
        was_h: u32,
        hours: u32,
    },
    /// Whether a zone is sent to at all.
    Zone {
        product: ProductId,
        zone: ZoneId,
        is_served: bool,
    },
    /// Pieces put up for sale.
    Stock {
        product: ProductId,
        net_g: u32,
        pieces: u32,
    },
    /// Every message is answered at once, with a reply that fits.
    Answered,
    /// Every order goes out on the morning after it was paid, or at once where that would miss the last van in time.
    SentDaily,
    /// Every label is compared with its order before it goes.
    Checked,
    /// Everybody who asks for money back is answered at once.
    Refunded(Refund),
    /// Whatever a courier broke or lost is claimed from it.
    Claimed,
    /// From the n-th answer of a talk on, these; of one that nobody heard, from its beginning.
    Talk {
        talk: TalkId,
        terms: TalkTermsId,
        nth: usize,
        at_min: u32,
        /// Node and option of each.
        answers: Vec<(String, String)>,
    },
    /// The van's round, from its first day on.
    Round {
        stops: Vec<VillageId>,
        /// The village that is left out; none where only the order is another.
        without: Option<VillageId>,
    },
    /// The van goes every so many days.
    Runs {
        every_days: u32,
    },
    /// Every driver who asks waits, or goes on.
    Driver {
        waits: bool,
    },
    /// What the contract says.
    Terms(Term),
    /// Another operator, at terms that it accepts.
    Award {
        was: BidderId,
        bidder: BidderId,
        is_visited: bool,
        terms: Vec<Term>,
    },
    /// After every report somebody goes to see.
    Audited,
    /// The printer's repair is ordered at another minute: as soon as it broke, or days later.
    Repair {
        at_min: u32,
        is_later: bool,
    },
    /// One command instead of another.
    Instead {
        was: Command,
        command: Command,
    },
    /// One command left out.
    Without {
        was: Command,
    },
    /// A box is photographed before it goes, and what is asked for without reason is refused.
    Proved {
        order: OrderId,
        asked_min: u32,
        refusal: Command,
    },
    /// What households bring is sorted when it is weighed, and a harvest when it is picked.
    Sorted,
    /// These are done besides, at a minute or the first later one possible.
    Besides {
        at_min: u32,
        commands: Vec<Command>,
    },
}

/// A courier and where the parcels are handed over; without a place, the courier's usual one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Handed {
    pub courier: CourierId,
    pub via: Option<String>,
}

/// How much somebody gets who asks for money back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refund {
    /// What is asked for.
    Whole,
    /// Half of it is offered; whoever does not take that gets the whole.
    Part,
    /// They are told no.
    Nothing,
}

/// Prices tried on each side of the one that was asked.
const PRICES: usize = 2;
/// A price beyond this share of the usual one is a joke, and no other way.
const DEAREST_PPM: i64 = 1_500_000;

/// Returns every other way worth trying, those that teach most first.
pub(super) fn of(run: &MarketRun, market: &Market) -> Vec<Change> {
    let mut changes = habits_of_work(market);
    if market.setting.scenario.coop.is_some() {
        changes.extend(of_commands(run, market));
    }
    changes.extend(packings(market));
    changes.extend(couriers(run, market));
    for listing in market.listings.values() {
        changes.extend(of_listing(run, market, listing));
    }
    if market.setting.scenario.coop.is_none() {
        changes.extend(of_commands(run, market));
    }
    changes.extend(of_role::of(run, market));
    each_decision_first(changes)
}

/// What else each command could have been, every command once.
fn of_commands(run: &MarketRun, market: &Market) -> Vec<Change> {
    let mut seen = BTreeSet::new();
    let once = run.done.iter().filter(|(_, command)| seen.insert(command.to_string()));
    once.flat_map(|(_, command)| of_command::of(market, command).unwrap_or_default())
        .collect()
}

/// A first other way of every decision, then a second of each: a large market has no time for all.
fn each_decision_first(changes: Vec<Change>) -> Vec<Change> {
    let mut met: BTreeMap<String, usize> = BTreeMap::new();
    let nth = |change: Change| {
        let count = met.entry(change.decision()).or_default();
        *count += 1;
        (*count, change)
    };
    let mut counted: Vec<(usize, Change)> = changes.into_iter().map(nth).collect();
    counted.sort_by_key(|(nth, _)| *nth);
    counted.into_iter().map(|(_, change)| change).collect()
}

/// What would be done otherwise all the time.
fn habits_of_work(market: &Market) -> Vec<Change> {
    let poor = |message: &Message| message.owed && !message.is_served();
    let fought = |event: &Event| {
        matches!(
            event,
            Event::AfterSale(aftersale::Event::Rejected(_))
                | Event::AfterSale(aftersale::Event::Refunded(aftersale::event::Refunded {
                    overdue: true,
                    ..
                }))
        )
    };
    let paid = |event: &Event| {
        matches!(
            event,
            Event::AfterSale(aftersale::Event::Refunded(aftersale::event::Refunded {
                overdue: false,
                ..
            }))
        )
    };
    let misdirected = |asked: &crate::market::AfterSale| asked.complaint == Complaint::WrongGoods;
    let kept_waiting = |order: &crate::market::Order| {
        let sent = order
            .shipped_min
            .is_some_and(|min| min < order.placed_min + 2 * time::DAY_MIN);
        order.channel == Channel::Shelf && (order.late || !sent && order.state != OrderState::Unpaid)
    };
    let mut changes = Vec::new();
    if market.messages.values().any(poor) {
        changes.push(Change::Answered);
    }
    if market.orders.values().any(kept_waiting) {
        changes.push(Change::SentDaily);
    }
    if market.after_sales.values().any(misdirected) {
        changes.push(Change::Checked);
    }
    if market.log.iter().any(|happened| fought(&happened.event)) {
        changes.push(Change::Refunded(Refund::Whole));
    }
    if market.log.iter().any(|happened| paid(&happened.event)) {
        changes.extend([Refund::Part, Refund::Nothing].map(Change::Refunded));
    }
    if market
        .courier_claims
        .values()
        .any(|claim| claim.state == ClaimState::Closed)
    {
        changes.push(Change::Claimed);
    }
    changes
}

/// Every pack that was used, against those that fit and suit all that went in it.
fn packings(market: &Market) -> Vec<Change> {
    let mut used: BTreeMap<&PackId, BTreeMap<(&ProductId, u32), &OrderId>> = BTreeMap::new();
    for order in market.orders.values() {
        if let Some(pack) = &order.pack {
            let kinds = used.entry(pack).or_default();
            kinds.entry((&order.product, order.net_g)).or_insert(&order.name);
        }
    }
    let mut changes = Vec::new();
    for (was, kinds) in used {
        let fitting = |name: &OrderId| -> BTreeSet<PackId> {
            let choices = market.pack_choices(name).into_iter();
            let fitting = choices.filter(|choice| choice.fits && choice.suits);
            fitting.map(|choice| choice.pack).collect()
        };
        let all = kinds.values().map(|name| fitting(name));
        let all = all.reduce(|all, more| &all & &more).unwrap_or_default();
        changes.extend(
            all.into_iter()
                .filter(|pack| pack != was)
                .map(|pack| Change::Packing { was: was.clone(), pack }),
        );
    }
    changes
}

/// The other hours that could have been promised.
pub(in super::super) fn promises(run: &MarketRun, market: &Market) -> Vec<Change> {
    let pages = market.listings.values();
    let mut found: Vec<Change> = pages.flat_map(|listing| other_promises(market, listing)).collect();
    found.retain(|change| change.plan(run).is_changed(run));
    found
}

/// The other hours that the market lets one page promise.
fn other_promises(market: &Market, listing: &Listing) -> Vec<Change> {
    let profile = market.setting.rules.profiles.get(&market.shop.profile);
    let (Some(profile), Some(was_h)) = (profile, listing.live.as_ref().and_then(|page| page.promise_h)) else {
        return Vec::new();
    };
    let others = profile.promises_h.iter().filter(|hours| **hours != was_h);
    let other = others.map(|hours| Change::Promise {
        product: listing.product.clone(),
        was_h,
        hours: *hours,
    });
    other.collect()
}

/// Every courier that was used, against those that go where one of its parcels went.
pub(in super::super) fn couriers(run: &MarketRun, market: &Market) -> Vec<Change> {
    let mut used: BTreeSet<Handed> = BTreeSet::new();
    for (_, command) in &run.done {
        if let Command::Parcel(parcel::Command::Ship(parcel::command::Ship { courier, via, .. })) = command {
            used.insert(Handed {
                courier: courier.clone(),
                via: via.clone(),
            });
        }
    }
    let mut changes = Vec::new();
    for was in used {
        let carried = market.parcels.values().filter(|parcel| parcel.courier == was.courier);
        let Some(sample) = carried
            .filter_map(|parcel| market.orders.get::<Name>(&parcel.name))
            .next()
        else {
            continue;
        };
        let choices = market.courier_choices(&sample.name).into_iter();
        for choice in choices.filter(|choice| choice.fee_fen.is_some()) {
            let to = Handed {
                courier: choice.courier,
                via: Some(choice.via),
            };
            if to.courier != was.courier || was.via.is_some() && to.via != was.via {
                let was = was.clone();
                changes.push(Change::Courier { was, to });
            }
        }
    }
    changes
}

/// Price, promise, zones and stock of one goods page.
fn of_listing(run: &MarketRun, market: &Market, listing: &Listing) -> Vec<Change> {
    let rules = &market.setting.rules;
    let Some(page) = &listing.live else {
        return Vec::new();
    };
    let product_id = || listing.product.clone();
    let mut changes = Vec::new();
    for (net_g, sku) in &listing.skus {
        changes.extend(other_prices(market, listing, *net_g, sku.price_fen));
        let left_g = market.left_g(&listing.product);
        let ran_out = |event: &Event| matches!(event, Event::Listing(listing::Event::SoldOut(listing::event::SoldOut { product })) if *product == listing.product);
        if *net_g <= left_g && market.log.iter().any(|happened| ran_out(&happened.event)) {
            let all_g = market.goods.grown_g(&listing.product);
            changes.push(Change::Stock {
                product: product_id(),
                net_g: *net_g,
                pieces: all_g / net_g,
            });
        }
    }
    changes.extend(other_promises(market, listing));
    let zones: BTreeSet<&ZoneId> = rules.places.values().map(|place| &place.zone).collect();
    changes.extend(zones.into_iter().map(|zone| Change::Zone {
        product: product_id(),
        zone: zone.clone(),
        is_served: page.freight.get(zone).is_none_or(|terms| *terms == FreightTerms::None),
    }));
    // A page that the learner never sent in was none of their decisions.
    changes.retain(|change| change.plan(run).is_changed(run));
    changes
}

/// What else a size could have cost, the nearest first.
pub(super) fn other_prices(market: &Market, listing: &Listing, net_g: u32, was_fen: i64) -> Vec<Change> {
    let middle_fen = market.usual_fen(&listing.product, net_g);
    let points = market.setting.rules.demand.price.iter();
    let asked = points
        .filter(|point| point.at_ppm <= DEAREST_PPM)
        .map(|point| middle_fen * point.at_ppm / 1_000_000);
    let near = near(asked.map(below_a_yuan).collect(), was_fen).into_iter();
    near.map(|fen| Change::Price {
        product: listing.product.clone(),
        net_g,
        was_fen,
        fen,
    })
    .collect()
}

/// The nearest prices below and above, the nearest first.
fn near(mut prices: Vec<i64>, was_fen: i64) -> Vec<i64> {
    prices.retain(|fen| 0 < *fen && was_fen / 25 < (fen - was_fen).abs());
    prices.sort_unstable();
    prices.dedup();
    let below = prices.iter().rev().filter(|fen| **fen < was_fen).take(PRICES);
    let above = prices.iter().filter(|fen| was_fen < **fen).take(PRICES);
    let mut near: Vec<i64> = below.chain(above).copied().collect();
    near.sort_by_key(|fen| (fen - was_fen).abs());
    near
}

/// As prices are written: 49.90.
fn below_a_yuan(fen: i64) -> i64 {
    fen / 100 * 100 - 10
}

impl Change {
    /// Names the decision, so that of several other ways of one decision a single one is told.
    pub fn decision(&self) -> String {
        match self {
            Change::Price { product, net_g, .. } => format!("price {product} {net_g}"),
            Change::Packing { was, .. } => format!("packing {was}"),
            Change::Courier { was, .. } => format!("courier {}", was.courier),
            Change::Promise { product, .. } => format!("promise {product}"),
            Change::Zone { product, .. } => format!("zone {product}"),
            Change::Stock { product, net_g, .. } => format!("stock {product} {net_g}"),
            Change::Answered => "answered".to_owned(),
            Change::SentDaily => "sent".to_owned(),
            Change::Checked => "checked".to_owned(),
            Change::Refunded(_) => "refunded".to_owned(),
            Change::Claimed => "claimed".to_owned(),
            Change::Talk { talk, nth, .. } => format!("talk {talk} {nth}"),
            Change::Round { .. } => "round".to_owned(),
            Change::Runs { .. } => "runs".to_owned(),
            Change::Driver { .. } => "driver".to_owned(),
            Change::Terms(Term::Kpi(kpi, _)) => format!("terms {}", kpi.word()),
            Change::Terms(Term::Stage(_)) => "terms stage".to_owned(),
            Change::Terms(Term::Exit(_)) => "terms exit".to_owned(),
            Change::Award { .. } => "award".to_owned(),
            Change::Audited => "audited".to_owned(),
            Change::Repair { .. } => Command::Station(station::Command::Repair).to_string(),
            Change::Instead { was, .. } | Change::Without { was } => was.to_string(),
            Change::Proved { order, .. } => format!("proved {order}"),
            Change::Sorted => "sorted".to_owned(),
            Change::Besides { at_min, commands } => {
                let last = commands.last().map(Command::to_string).unwrap_or_default();
                format!("besides {at_min} {last}")
            }
        }
    }
}
