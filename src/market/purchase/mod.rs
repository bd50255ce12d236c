//! The buyer's side of an order: compare, order, track, fetch with the code, look before signing.
//!
//! ```text
//! OnTheWay ─▶ Arrived ─collect─▶ Collected ─inspect?─ sign ─▶ Signed ─return─▶ Returning ─▶ Returned
//!                │                   └─refuse─▶ Returning ─▶ Returned (money back)
//!                └─nobody fetches it─▶ Returning
//! ```

pub mod command;
pub mod event;
pub(crate) mod figures;
pub mod refusal;

pub use command::Command;
pub use event::Event;
pub use figures::Figure;
pub use refusal::Refusal;

use super::{
    Account, Fate, ItemId, Market, Name, Obligation, ObligationKind, Offer, OfferId, Parcel, ParcelId, PurchaseId,
    ResponsibleRole, ReturnReason, Thing, parcel, random, run::Decision, time,
};

/// The sections of the rules that it reads.
pub const RULES: &[&str] = &["day", "minutes", "route", "timers"];

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PurchaseState {
    OnTheWay,
    /// At the village station, waiting for its code.
    Arrived,
    /// In the learner's hands, in front of the keeper.
    Collected,
    Signed,
    /// On its way back; the money follows.
    Returning,
    /// Closed: the money is back.
    Returned,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Purchase {
    pub name: PurchaseId,
    pub offer: OfferId,
    pub item: ItemId,
    pub paid_fen: i64,
    pub state: PurchaseState,
    pub due_min: u32,
    /// The station's code, known when it arrives: four digits.
    pub code: Option<u32>,
    pub inspected: bool,
    /// What the look showed.
    pub found: Vec<Finding>,
    pub signed_min: Option<u32>,
    pub refused: bool,
    /// It lay at the station until it went back: nobody had come for it.
    pub unfetched: bool,
}

/// What a look into the parcel shows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    SealBroken,
    /// A measure differs from the page's claim.
    Differs {
        measure: String,
        claimed: i64,
        found: i64,
    },
}

/// A bill of the household.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BillState {
    pub paid_min: Option<u32>,
}

/// What falls due for a purchase.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Due {
    /// It arrives, or a time is over.
    Moves(PurchaseId),
}

impl Due {
    pub fn rank(&self) -> u8 {
        match self {
            Due::Moves(_) => 21,
        }
    }
}

pub(crate) fn fall_due(market: &Market, due: &Due) -> Vec<crate::Event> {
    match due {
        Due::Moves(name) => moves(market, name),
    }
}

pub(crate) fn obligations(market: &Market) -> Vec<Obligation> {
    let purchases = market.purchases.values().filter_map(|purchase| {
        let owner = match purchase.state {
            PurchaseState::OnTheWay => {
                let hop = market.parcel_of(&purchase.name).and_then(Parcel::under_way);
                hop.map_or(ResponsibleRole::StationKeeper, |hop| hop.role)
            }
            PurchaseState::Arrived | PurchaseState::Collected => ResponsibleRole::Buyer,
            PurchaseState::Returning => ResponsibleRole::Market,
            PurchaseState::Signed | PurchaseState::Returned => return None,
        };
        let (kind, due_min) = (ObligationKind::Purchase, purchase.due_min);
        Some(Obligation::open(&purchase.name, kind, owner, due_min))
    });
    let bills = market.bills.iter().filter_map(|(id, state)| {
        let due_min = time::at(market.setting.scenario.bills.get(id)?.due_day + 1, 0);
        Some(Obligation {
            done_min: state.paid_min,
            is_kept: state.paid_min.map(|paid_min| paid_min < due_min),
            is_open: state.paid_min.is_none(),
            ..Obligation::open(id, ObligationKind::Bill, ResponsibleRole::Buyer, due_min)
        })
    });
    purchases.chain(bills).collect()
}

/// Checks and answers the buyer's commands.
pub(super) fn decide(market: &Market, command: &Command) -> Result<Decision, crate::Refusal> {
    let scenario = &market.setting.scenario;
    let minutes = &market.setting.rules.minutes;
    match command {
        Command::Compare(item) => {
            if !scenario.offers.values().any(|offer| offer.item == *item) {
                return Err(crate::Refusal::no_such(Thing::Item));
            }
            Ok(Decision::of(
                crate::Event::from(event::Compared { item: item.clone() }),
                minutes.compare,
            ))
        }
        Command::Buy(command::Buy { offer, via }) => buy(market, offer, via.as_deref()),
        Command::Pay(bill) => {
            let terms = scenario.bills.get(bill).ok_or(crate::Refusal::no_such(Thing::Bill))?;
            if market.bills.get(bill).is_some_and(|state| state.paid_min.is_some()) {
                return Err(crate::Refusal::Purchase(Refusal::BillPaid));
            }
            market.afford(terms.amount_fen)?;
            let event = crate::Event::from(event::BillPaid {
                bill: bill.clone(),
                amount_fen: terms.amount_fen,
                saved_fen: terms.trip_fen,
            });
            Ok(Decision::of(event, minutes.pay_bill))
        }
        Command::Track(name) => {
            purchase_of(market, name)?;
            Ok(Decision::of(
                crate::Event::from(event::Tracked { purchase: name.clone() }),
                1,
            ))
        }
        Command::Collect(name) => collect(market, name),
        Command::Inspect(name) => {
            let purchase = in_state(purchase_of(market, name)?, PurchaseState::Collected)?;
            if purchase.inspected {
                return Err(crate::Refusal::Purchase(Refusal::AlreadyInspected));
            }
            let event = crate::Event::from(event::Inspected {
                purchase: name.clone(),
                found: findings(market, purchase),
            });
            Ok(Decision::of(event, minutes.inspect))
        }
        Command::Sign(name) => {
            let purchase = in_state(purchase_of(market, name)?, PurchaseState::Collected)?;
            let event = crate::Event::from(event::Signed {
                purchase: name.clone(),
                inspected: purchase.inspected,
            });
            Ok(Decision::of(event, minutes.sign))
        }
        Command::Refuse(name) => {
            in_state(purchase_of(market, name)?, PurchaseState::Collected)?;
            let back_min = market.now_min + market.setting.rules.timers.return_trip_min;
            let event = crate::Event::from(event::Refused {
                purchase: name.clone(),
                back_min,
            });
            Ok(Decision::of(event, minutes.decide))
        }
        Command::Return(command::Return { purchase, reason }) => send_back(market, purchase, *reason),
    }
}

fn purchase_of<'a>(market: &'a Market, name: &PurchaseId) -> Result<&'a Purchase, crate::Refusal> {
    market
        .purchases
        .get(name)
        .ok_or(crate::Refusal::no_such(Thing::Purchase))
}

fn in_state(purchase: &Purchase, state: PurchaseState) -> Result<&Purchase, crate::Refusal> {
    if purchase.state == state {
        Ok(purchase)
    } else {
        Err(crate::Refusal::from(refusal::PurchaseIs { state: purchase.state }))
    }
}

fn buy(market: &Market, offer_id: &OfferId, via: Option<&str>) -> Result<Decision, crate::Refusal> {
    let rules = &market.setting.rules;
    let offer = market
        .setting
        .scenario
        .offers
        .get(offer_id)
        .ok_or(crate::Refusal::no_such(Thing::Offer))?;
    if via.is_some_and(|via| via != "station") {
        return Err(crate::Refusal::Parcel(parcel::Refusal::NotTakenThere));
    }
    let of_offer = |purchase: &&Purchase| purchase.offer == *offer_id;
    if market
        .purchases
        .values()
        .filter(of_offer)
        .any(|purchase| purchase.state != PurchaseState::Returned)
    {
        return Err(crate::Refusal::Purchase(Refusal::AlreadyBought));
    }
    let paid_fen = offer.price_fen + offer.freight_fen;
    market.afford(paid_fen)?;
    let before = market.purchases.values().filter(of_offer).count();
    let name = if before == 0 {
        PurchaseId::from(offer_id.as_str())
    } else {
        PurchaseId::from(format!("{offer_id}-{}", before + 1))
    };
    let hops = parcel::down_hops(market, &name, offer.road_h);
    let purchase = Purchase {
        name: name.clone(),
        offer: offer_id.to_owned(),
        item: offer.item.clone(),
        paid_fen,
        state: PurchaseState::OnTheWay,
        due_min: hops.last().map_or(market.now_min, |hop| hop.due_min),
        code: None,
        inspected: false,
        found: Vec::new(),
        signed_min: None,
        refused: false,
        unfetched: false,
    };
    let parcel = Parcel {
        name: ParcelId::from(&name),
        courier: rules.route.down_courier.clone(),
        net_g: offer.weight_g,
        actual_g: offer.weight_g,
        charged_g: offer.weight_g,
        fee_fen: offer.freight_fen,
        haul_fen: 0,
        remote_fen: 0,
        off_fen: 0,
        insurance_fen: 0,
        premium_fen: 0,
        scan_min: market.now_min,
        hops,
        done: 0,
        fate: Fate::Arrives,
    };
    let event = crate::Event::from(event::Bought {
        offer: offer_id.to_owned(),
        purchase: Box::new(purchase),
        parcel: Box::new(parcel),
    });
    Ok(Decision::of(event, rules.minutes.buy))
}

fn collect(market: &Market, name: &PurchaseId) -> Result<Decision, crate::Refusal> {
    let day = &market.setting.rules.day;
    let purchase = purchase_of(market, name)?;
    if purchase.state == PurchaseState::OnTheWay {
        return Err(crate::Refusal::from(refusal::NotArrived {
            due_min: purchase.due_min,
        }));
    }
    in_state(purchase, PurchaseState::Arrived)?;
    let opens_min = time::next_open(market.now_min, day.station_opens_min, day.station_closes_min);
    if opens_min != market.now_min {
        return Err(crate::Refusal::from(parcel::refusal::StationClosed { opens_min }));
    }
    let event = crate::Event::from(event::Collected { purchase: name.clone() });
    Ok(Decision::of(event, market.setting.rules.minutes.collect))
}

fn send_back(market: &Market, name: &PurchaseId, reason: ReturnReason) -> Result<Decision, crate::Refusal> {
    let timers = &market.setting.rules.timers;
    let purchase = in_state(purchase_of(market, name)?, PurchaseState::Signed)?;
    let ended_min = purchase.signed_min.unwrap_or(0) + timers.return_min;
    if market.now_min > ended_min {
        return Err(crate::Refusal::from(refusal::ReturnTimeOver { ended_min }));
    }
    let offer = market.setting.scenario.offers.get(&purchase.offer);
    let allowed = match reason {
        ReturnReason::NoReason => offer.is_some_and(|offer| offer.seven_days),
        ReturnReason::Damaged => offer.is_some_and(|offer| offer.seal_broken),
        ReturnReason::WrongGoods => offer.is_some_and(differs),
    };
    if !allowed {
        return Err(crate::Refusal::Purchase(Refusal::NoSevenDays));
    }
    let event = crate::Event::from(event::ReturnBegan {
        purchase: name.clone(),
        back_min: market.now_min + timers.return_trip_min,
    });
    Ok(Decision::of(event, market.setting.rules.minutes.decide))
}

fn differs(offer: &Offer) -> bool {
    offer
        .truth
        .iter()
        .any(|(measure, found)| offer.claims.get(measure) != Some(found))
}

fn findings(market: &Market, purchase: &Purchase) -> Vec<Finding> {
    let Some(offer) = market.setting.scenario.offers.get(&purchase.offer) else {
        return Vec::new();
    };
    let seal = offer.seal_broken.then_some(Finding::SealBroken);
    let differing = offer.claims.iter().filter_map(|(measure, claimed)| {
        let found = *offer.truth.get(measure)?;
        (found != *claimed).then(|| Finding::Differs {
            measure: measure.clone(),
            claimed: *claimed,
            found,
        })
    });
    seal.into_iter().chain(differing).collect()
}

/// The parcel lies at the village station.
pub(super) fn arrived(market: &Market, name: &PurchaseId) -> Vec<crate::Event> {
    let waits = market
        .purchases
        .get(name)
        .is_some_and(|purchase| purchase.state == PurchaseState::OnTheWay);
    if !waits {
        return Vec::new();
    }
    let code = 1000 + random::below(market.draw("code", 0, name.as_str()), 9000) as u32;
    let collect_by_min = market.now_min + market.setting.rules.timers.collect_min;
    vec![crate::Event::from(event::Arrived {
        purchase: name.clone(),
        code,
        collect_by_min,
    })]
}

/// Nobody fetched it, nobody signed, or the money comes back.
fn moves(market: &Market, name: &PurchaseId) -> Vec<crate::Event> {
    let Some(purchase) = market
        .purchases
        .get(name)
        .filter(|purchase| purchase.due_min == market.now_min)
    else {
        return Vec::new();
    };
    let purchase_name = name.clone();
    match purchase.state {
        PurchaseState::Arrived => {
            let back_min = market.now_min + market.setting.rules.timers.return_trip_min;
            vec![crate::Event::from(event::Unfetched {
                purchase: purchase_name,
                back_min,
            })]
        }
        // What was carried home counts as accepted.
        PurchaseState::Collected => vec![crate::Event::from(event::Signed {
            purchase: purchase_name,
            inspected: purchase.inspected,
        })],
        PurchaseState::Returning => {
            vec![crate::Event::from(event::MoneyBack {
                purchase: purchase_name,
                amount_fen: purchase.paid_fen,
            })]
        }
        PurchaseState::OnTheWay | PurchaseState::Signed | PurchaseState::Returned => Vec::new(),
    }
}

pub(crate) fn apply(market: &mut Market, event: &Event) {
    let now = market.now_min;
    match event {
        Event::Compared(event::Compared { item }) => {
            market.compared.insert(item.clone());
        }
        Event::Bought(event::Bought { purchase, parcel, .. }) => {
            market.post(Account::Cash, Account::Held, purchase.paid_fen, Some(&purchase.name));
            market.purchases.insert(purchase.name.clone(), (**purchase).clone());
            parcel::set_out(market, parcel);
        }
        Event::BillPaid(event::BillPaid { bill, amount_fen, .. }) => {
            market.post(
                Account::Cash,
                Account::Household,
                *amount_fen,
                Some(&Name::from(bill.as_str())),
            );
            market.bills.insert(bill.clone(), BillState { paid_min: Some(now) });
        }
        Event::Tracked(_) => {}
        Event::Arrived(event::Arrived {
            purchase: name,
            code,
            collect_by_min,
        }) => {
            move_on(market, name, PurchaseState::Arrived, *collect_by_min).code = Some(*code);
        }
        Event::Collected(event::Collected { purchase: name }) => {
            move_on(market, name, PurchaseState::Collected, now + time::DAY_MIN);
        }
        Event::Inspected(event::Inspected { purchase: name, found }) => {
            let purchase = market.purchases.get_mut(name).expect("an inspected parcel stands");
            purchase.inspected = true;
            purchase.found.clone_from(found);
        }
        Event::Signed(event::Signed { purchase: name, .. }) => {
            let purchase = move_on(market, name, PurchaseState::Signed, now);
            purchase.signed_min = Some(now);
            let paid_fen = purchase.paid_fen;
            market.post(Account::Held, Account::Household, paid_fen, Some(name));
        }
        Event::Refused(event::Refused {
            purchase: name,
            back_min,
        }) => {
            move_on(market, name, PurchaseState::Returning, *back_min).refused = true;
        }
        Event::Unfetched(event::Unfetched {
            purchase: name,
            back_min,
        }) => {
            move_on(market, name, PurchaseState::Returning, *back_min).unfetched = true;
        }
        Event::ReturnBegan(event::ReturnBegan {
            purchase: name,
            back_min,
        }) => {
            move_on(market, name, PurchaseState::Returning, *back_min);
        }
        Event::MoneyBack(event::MoneyBack {
            purchase: name,
            amount_fen,
        }) => {
            let purchase = move_on(market, name, PurchaseState::Returned, now);
            let from = if purchase.signed_min.is_some() {
                Account::Household
            } else {
                Account::Held
            };
            market.post(from, Account::Cash, *amount_fen, Some(name));
        }
    }
}

fn move_on<'a>(market: &'a mut Market, name: &PurchaseId, state: PurchaseState, due_min: u32) -> &'a mut Purchase {
    market.plan(due_min, Due::Moves(name.clone()));
    let purchase = market
        .purchases
        .get_mut(name)
        .expect("an event names a purchase that stands");
    purchase.state = state;
    purchase.due_min = due_min;
    purchase
}
