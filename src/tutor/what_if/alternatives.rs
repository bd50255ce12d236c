//! The decisions that mattered in a run, and for each the other ways that the market's own rules offer. Commands of one
//! decision are changed together: all parcels in foam instead of cartons, the price on every page that names it.
//!
//! Another role's noun adds its decisions in `of_command`: what else could have been done, or nothing at all.

use crate::market::{
    CourierId, OrderId, PackId, ProductId, PurchaseId, ZoneId, aftersale, coop, harvest, household, listing, message,
    order, parcel, purchase, station,
};
use std::collections::{BTreeMap, BTreeSet};

use super::MarketRun;
use crate::market::{
    Channel, Command, Complaint, Cover, Event, FreightTerms, Grade, Listing, Market, Message, Name, OrderState,
    RejectReason, Ripeness, Selector, Zone, time,
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
    /// Every order goes out on the morning after it was paid.
    SentDaily,
    /// Every label is compared with its order before it goes.
    Checked,
    /// Everybody who asks for money back gets the share that is asked for, at once.
    Refunded,
    /// One command instead of another.
    Instead {
        was: Command,
        command: Command,
    },
    /// One command left out.
    Without {
        was: Command,
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

/// A run with one change in it.
pub(super) struct Plan {
    pub acts: Vec<Act>,
    pub serves: Serves,
}

impl Plan {
    /// Everything once more as it was done.
    pub(super) fn as_done(run: &MarketRun) -> Plan {
        let acts = run.done.iter().map(|(at_min, command)| Act::of(*at_min, command));
        Plan {
            acts: acts.collect(),
            serves: Serves::default(),
        }
    }
}

pub(super) struct Act {
    pub at_min: u32,
    pub command: Command,
    /// What was done before the change, where the shop refuses the change.
    pub else_do: Option<Command>,
}

/// What is served at once instead of as the log says, and otherwise than usual.
#[derive(Debug, Clone, Default)]
pub(super) struct Serves {
    pub replies: bool,
    pub sends: bool,
    pub claims: bool,
    pub checks: bool,
    pub pack: Option<(PackId, PackId)>,
    pub courier: Option<(Handed, Handed)>,
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
    each_decision_first(changes)
}

/// What else each command could have been, every command once.
fn of_commands(run: &MarketRun, market: &Market) -> Vec<Change> {
    let mut seen = BTreeSet::new();
    let once = run.done.iter().filter(|(_, command)| seen.insert(command.to_string()));
    once.flat_map(|(_, command)| of_command(market, command)).collect()
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
    let poor = |message: &Message| !(message.fits && message.in_time());
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
        changes.push(Change::Refunded);
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
        let middle_fen = market.usual_fen(&listing.product, *net_g);
        let asked = rules
            .demand
            .price
            .iter()
            .filter(|point| point.at_ppm <= DEAREST_PPM)
            .map(|point| middle_fen * point.at_ppm / 1_000_000);
        for fen in near(asked.map(below_a_yuan).collect(), sku.price_fen) {
            changes.push(Change::Price {
                product: product_id(),
                net_g: *net_g,
                was_fen: sku.price_fen,
                fen,
            });
        }
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

/// What else a single command could have been.
fn of_command(market: &Market, command: &Command) -> Vec<Change> {
    let instead = |command_instead: Command| Change::Instead {
        was: command.clone(),
        command: command_instead,
    };
    let offers = &market.setting.scenario.offers;
    match command {
        Command::Purchase(purchase::Command::Buy(purchase::command::Buy { offer, via })) => {
            let item = offers.get(offer).map(|offer| &offer.item);
            let same = offers
                .iter()
                .filter(|(id, other)| *id != offer && Some(&other.item) == item);
            same.map(|(id, _)| {
                instead(Command::Purchase(purchase::Command::Buy(purchase::command::Buy {
                    offer: id.clone(),
                    via: via.clone(),
                })))
            })
            .chain([Change::Without { was: command.clone() }])
            .collect()
        }
        Command::Station(done) => of_station(market, done)
            .into_iter()
            .map(|other| instead(Command::Station(other)))
            .collect(),
        Command::Harvest(harvest::Command::Pick(harvest::command::Pick { product, ripeness })) => {
            let others = Ripeness::ALL.iter().copied().filter(|other| other != ripeness);
            let pick = |ripeness| {
                harvest::Command::Pick(harvest::command::Pick {
                    product: product.clone(),
                    ripeness,
                })
            };
            others.map(|other| instead(Command::Harvest(pick(other)))).collect()
        }
        Command::Harvest(harvest::Command::Grade(harvest::command::Grade { product, grade })) => {
            let others = Grade::ALL.iter().copied().filter(|other| other != grade);
            let graded = |grade| {
                harvest::Command::Grade(harvest::command::Grade {
                    product: product.clone(),
                    grade,
                })
            };
            let without = Change::Without { was: command.clone() };
            let others = others.map(|other| instead(Command::Harvest(graded(other))));
            others.chain([without]).collect()
        }
        Command::Harvest(harvest::Command::Cool(_) | harvest::Command::Gate(_)) => {
            vec![Change::Without { was: command.clone() }]
        }
        Command::Purchase(purchase::Command::Sign(purchase)) => {
            vec![instead(Command::Purchase(purchase::Command::Refuse(purchase.clone())))]
        }
        Command::Purchase(purchase::Command::Pay(_)) => vec![Change::Without { was: command.clone() }],
        Command::Order(order::Command::Accept(orders @ Selector::Named(_))) => {
            vec![instead(Command::Order(order::Command::Decline(orders.clone())))]
        }
        Command::Order(order::Command::Decline(orders @ Selector::Named(_))) => {
            vec![instead(Command::Order(order::Command::Accept(orders.clone())))]
        }
        Command::Coop(decided) => of_coop(market, decided)
            .map(|other| instead(Command::Coop(other)))
            .into_iter()
            .collect(),
        // Goods go out as they were brought.
        Command::Household(household::Command::Sort(_)) => vec![Change::Without { was: command.clone() }],
        Command::AfterSale(aftersale::Command::Agree(orders @ Selector::Named(names))) => {
            let against_all = |reason: &RejectReason| {
                let asked = |name: &Name| market.after_sales.get(name);
                let stands = |name| asked(name).is_some_and(|asked| market.reason_stands(asked, *reason));
                names.iter().all(stands)
            };
            let reason = RejectReason::ALL.iter().copied().find(against_all);
            let orders = orders.clone();
            let reject = reason.map(|reason| {
                instead(Command::AfterSale(aftersale::Command::Reject(
                    aftersale::command::Reject { orders, reason },
                )))
            });
            reject.into_iter().collect()
        }
        Command::Day(_)
        | Command::Papers(_)
        | Command::Shop(_)
        | Command::Listing(_)
        | Command::Message(_)
        | Command::Talk(_)
        | Command::Order(_)
        | Command::Parcel(_)
        | Command::AfterSale(_)
        | Command::CourierClaim(_)
        | Command::Household(_)
        | Command::Purchase(_)
        | Command::Inquiry(_)
        | Command::Tender(_)
        | Command::Van(_)
        | Command::Promotion(_)
        | Command::Live(_)
        | Command::Rival(_) => Vec::new(),
    }
}

/// Other hours on the door, another cover for the day elsewhere, the log as it was.
fn of_station(market: &Market, done: &station::Command) -> Vec<station::Command> {
    match done {
        station::Command::Hours(posted) => {
            let hours = market.setting.rules.station.hours.keys();
            let others = hours.filter(|id| *id != posted);
            others.map(|id| station::Command::Hours(id.clone())).collect()
        }
        station::Command::Away(chosen) => {
            let others = Cover::ALL.iter().copied().filter(|cover| cover != chosen);
            others.map(station::Command::Away).collect()
        }
        station::Command::Log(extra) if *extra > 0 => vec![station::Command::Log(0)],
        station::Command::Ask(_)
        | station::Command::Serve(_)
        | station::Command::Deny(_)
        | station::Command::Home(_)
        | station::Command::Doors
        | station::Command::Field
        | station::Command::Tell(_)
        | station::Command::Repair
        | station::Command::Log(_)
        | station::Command::Follow(_) => Vec::new(),
    }
}

/// The other answer to an offer, cash instead of credit; of several hands a single one, of a single one none.
fn of_coop(market: &Market, decided: &coop::Command) -> Option<coop::Command> {
    let most = market.setting.scenario.coop.as_ref().map_or(0, |terms| terms.hands);
    match decided {
        coop::Command::Hire(hands @ 1..) => Some(coop::Command::Hire(if *hands == 1 { most.min(2) } else { 1 })),
        coop::Command::Deal(coop::command::Deal { deal, yes }) => Some(coop::Command::Deal(coop::command::Deal {
            deal: deal.clone(),
            yes: !yes,
        })),
        coop::Command::Credit(coop::command::Credit { on }) => {
            Some(coop::Command::Credit(coop::command::Credit { on: !on }))
        }
        coop::Command::Hire(0) | coop::Command::Story(_) | coop::Command::Case(_) => None,
    }
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
            Change::Refunded => "refunded".to_owned(),
            Change::Instead { was, .. } | Change::Without { was } => was.to_string(),
            Change::Sorted => "sorted".to_owned(),
            Change::Besides { at_min, .. } => format!("besides {at_min}"),
        }
    }

    /// Returns the run with this change in it.
    pub(super) fn plan(&self, run: &MarketRun) -> Plan {
        let mut plan = Plan::as_done(run);
        self.write(&mut plan, run);
        plan
    }

    fn write(&self, plan: &mut Plan, run: &MarketRun) {
        match self {
            Change::Answered => {
                plan.serves.replies = true;
                plan.leave_out(|command| matches!(command, Command::Message(message::Command::Reply(_))));
            }
            Change::SentDaily => {
                plan.serves.sends = true;
                plan.leave_out(|command| {
                    let is_of_dispatch = matches!(
                        command,
                        Command::Parcel(parcel::Command::Pack(_))
                            | Command::Parcel(parcel::Command::Label(_))
                            | Command::Parcel(parcel::Command::Check(_))
                    );
                    is_of_dispatch || matches!(command, Command::Parcel(parcel::Command::Ship(_)))
                });
            }
            Change::Refunded => {
                plan.serves.claims = true;
                plan.leave_out(|command| {
                    matches!(
                        command,
                        Command::AfterSale(aftersale::Command::Agree(_))
                            | Command::AfterSale(aftersale::Command::Offer(_))
                            | Command::AfterSale(aftersale::Command::Reject(_))
                    )
                });
            }
            Change::Checked => {
                plan.serves.checks = true;
                plan.check_before_shipping();
            }
            Change::Packing { was, pack } => {
                plan.serves.pack = Some((was.clone(), pack.clone()));
                plan.swap(|command| {
                    let Command::Parcel(parcel::Command::Pack(done)) = command else {
                        return None;
                    };
                    let pack = parcel::command::Pack {
                        pack: pack.clone(),
                        ..done.clone()
                    };
                    (done.pack == *was).then_some(Command::Parcel(parcel::Command::Pack(pack)))
                });
            }
            Change::Courier { was, to } => {
                plan.serves.courier = Some((was.clone(), to.clone()));
                plan.swap(|command| {
                    let Command::Parcel(parcel::Command::Ship(done)) = command else {
                        return None;
                    };
                    let ship = parcel::command::Ship {
                        courier: to.courier.clone(),
                        via: to.via.clone(),
                        ..done.clone()
                    };
                    (done.courier == was.courier && done.via == was.via)
                        .then_some(Command::Parcel(parcel::Command::Ship(ship)))
                });
            }
            Change::Instead { was, command } => plan.instead(was, command),
            Change::Without { was } => plan.leave_out(|command| command == was),
            Change::Sorted => plan.sort_what_comes(),
            Change::Besides { at_min, commands } => plan.do_besides(*at_min, commands),
            Change::Price {
                product, net_g, fen, ..
            } => {
                let (net_g, price_fen) = (Some(*net_g), *fen);
                let price = listing::Edit::Price(listing::edit::Price { net_g, price_fen });
                plan.write_page(run, product, &price);
            }
            Change::Promise { product, hours, .. } => plan.write_page(run, product, &listing::Edit::Promise(*hours)),
            Change::Zone {
                product,
                zone,
                is_served,
            } => {
                let terms = if *is_served {
                    FreightTerms::Free
                } else {
                    FreightTerms::None
                };
                let zone = Zone::One(zone.clone());
                let freight = listing::Edit::Freight(listing::edit::Freight { zone, terms });
                plan.write_page(run, product, &freight);
            }
            Change::Stock { product, net_g, pieces } => {
                let (net_g, pieces) = (Some(*net_g), *pieces);
                let stock = listing::Edit::Stock(listing::edit::Stock { net_g, pieces });
                plan.write_page(run, product, &stock);
            }
        }
    }
}

/// What is written instead of `done` where a page is to say `wanted`; nothing where they are about different things. A new
/// size keeps being added, at the other price.
fn rewritten(wanted: &listing::Edit, done: &Command) -> Option<listing::Edit> {
    let Command::Listing(listing::Command::Edit(done)) = done else {
        return None;
    };
    let is_of = |size: &Option<u32>, net_g: &Option<u32>| size.is_none() || size == net_g;
    match (wanted, done) {
        (
            listing::Edit::Price(listing::edit::Price { net_g, price_fen }),
            listing::Edit::Sku(listing::edit::Sku { net_g: size, .. }),
        ) => (*net_g == Some(*size)).then_some(listing::Edit::Sku(listing::edit::Sku {
            net_g: *size,
            price_fen: *price_fen,
        })),
        (
            listing::Edit::Price(listing::edit::Price { net_g, .. }),
            listing::Edit::Price(listing::edit::Price { net_g: size, .. }),
        )
        | (
            listing::Edit::Stock(listing::edit::Stock { net_g, .. }),
            listing::Edit::Stock(listing::edit::Stock { net_g: size, .. }),
        ) => is_of(size, net_g).then(|| wanted.clone()),
        (listing::Edit::Promise(_), listing::Edit::Promise(_)) => Some(wanted.clone()),
        (
            listing::Edit::Freight(listing::edit::Freight { zone, .. }),
            listing::Edit::Freight(listing::edit::Freight { zone: row, .. }),
        ) => (row == zone).then(|| wanted.clone()),
        _ => None,
    }
}

fn of_desk(command: &Command) -> Option<&ProductId> {
    if let Command::Listing(listing::Command::List(product)) = command {
        Some(product)
    } else {
        None
    }
}

/// What sorts the goods that a command brought in.
fn sorting_after(command: &Command) -> Option<Command> {
    if let Command::Household(household::Command::Weigh(whom)) = command {
        Some(Command::Household(household::Command::Sort(whom.clone())))
    } else if let Command::Harvest(harvest::Command::Pick(pick)) = command {
        let (product, grade) = (pick.product.clone(), Grade::First);
        Some(Command::Harvest(harvest::Command::Grade(harvest::command::Grade {
            product,
            grade,
        })))
    } else {
        None
    }
}

impl Act {
    fn of(at_min: u32, command: &Command) -> Act {
        Act {
            at_min,
            command: command.clone(),
            else_do: None,
        }
    }
}

impl Plan {
    /// Has a goods page say something else: every command that wrote the old value writes the other one; where there was none,
    /// the page is written before it is first sent in.
    fn write_page(&mut self, run: &MarketRun, product: &ProductId, wanted: &listing::Edit) {
        let mut desk = run.setting.scenario.setup.iter().rev().find_map(of_desk).cloned();
        let mut is_written = false;
        let mut submit = None;
        for (at, act) in self.acts.iter_mut().enumerate() {
            desk = of_desk(&act.command).cloned().or(desk);
            if desk.as_ref() != Some(product) {
                continue;
            }
            if let Some(other) = rewritten(wanted, &act.command) {
                is_written = true;
                act.command = Command::from(other);
            } else if act.command == Command::Listing(listing::Command::Submit) && submit.is_none() {
                submit = Some(at);
            }
        }
        if let (false, Some(at)) = (is_written, submit) {
            let at_min = self.acts[at].at_min;
            self.acts.insert(at, Act::of(at_min, &Command::from(wanted.clone())));
        }
    }

    fn is_changed(&self, run: &MarketRun) -> bool {
        let same = |(act, (_, command)): (&Act, &(u32, Command))| act.command == *command;
        self.acts.len() != run.done.len() || !self.acts.iter().zip(&run.done).all(same)
    }

    fn leave_out(&mut self, is_out: impl Fn(&Command) -> bool) {
        self.acts.retain(|act| !is_out(&act.command));
    }

    fn swap(&mut self, other: impl Fn(&Command) -> Option<Command>) {
        for act in &mut self.acts {
            if let Some(command) = other(&act.command) {
                act.else_do = Some(std::mem::replace(&mut act.command, command));
            }
        }
    }

    fn instead(&mut self, was: &Command, command: &Command) {
        self.swap(|done| (done == was).then(|| command.clone()));
        // What was bought is called by its offer: the steps that follow are those of the other one.
        if let (
            Command::Purchase(purchase::Command::Buy(purchase::command::Buy { offer: was, .. })),
            Command::Purchase(purchase::Command::Buy(purchase::command::Buy { offer, .. })),
        ) = (was, command)
        {
            for act in &mut self.acts {
                if let Command::Purchase(command) = &mut act.command
                    && let Some(name) = command.purchase_mut().filter(|name| name.as_str() == was.as_str())
                {
                    *name = PurchaseId::from(offer.as_str());
                }
            }
        }
    }

    fn do_besides(&mut self, at_min: u32, commands: &[Command]) {
        let at = self.acts.iter().position(|act| at_min <= act.at_min);
        let at = at.unwrap_or(self.acts.len());
        let besides = commands.iter().map(|command| Act::of(at_min, command));
        self.acts.splice(at..at, besides);
    }

    fn sort_what_comes(&mut self) {
        let acts = std::mem::take(&mut self.acts);
        for act in acts {
            let sorting = sorting_after(&act.command).map(|command| Act::of(act.at_min, &command));
            self.acts.push(act);
            self.acts.extend(sorting);
        }
    }

    fn check_before_shipping(&mut self) {
        let acts = std::mem::take(&mut self.acts);
        for act in acts {
            if let Command::Parcel(parcel::Command::Ship(parcel::command::Ship { orders, .. })) = &act.command {
                let check = Command::Parcel(parcel::Command::Check(orders.clone()));
                self.acts.push(Act::of(act.at_min, &check));
            }
            self.acts.push(act);
        }
    }
}
