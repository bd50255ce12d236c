//! A claim against the courier for a parcel that was lost or broken on the way. The seller bears the road until the buyer
//! signs: the buyer is paid first, and the seller gets it back here.
//!
//! ```text
//! Found ─file─▶ Filed ─▶ Paid
//!   │             └─▶ Refused ─complain─▶ Complained ─▶ Paid | Closed
//!   └─ nobody files in time ─▶ Closed ◀─ nobody complains in time
//! ```
//! Evidence (photograph, value of the contents, waybill) may be gathered while it is Found or Refused. Without it a courier
//! refuses, and a complaint to the postal authority comes to nothing.

pub mod command;
pub mod event;
pub(crate) mod figures;
pub mod refusal;

pub use command::Command;
pub use event::Event;
pub use figures::Figure;
pub use refusal::Refusal;

use super::{Account, Market, Obligation, ObligationKind, OrderId, ResponsibleRole, Selector, random, run::Decision};

/// The sections of the rules that it reads.
pub const RULES: &[&str] = &["courier_claims", "couriers", "minutes"];

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClaimState {
    Found,
    Filed,
    Refused,
    /// Taken to the postal authority.
    Complained,
    Paid,
    Closed,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourierClaim {
    pub order: OrderId,
    pub state: ClaimState,
    /// What the seller lost by it.
    pub loss_fen: i64,
    /// The evidence lies ready.
    pub has_evidence: bool,
    pub found_min: u32,
    pub filed_min: Option<u32>,
    /// The seller's next step, or the courier's answer.
    pub due_min: u32,
    pub paid_fen: i64,
}

impl ClaimState {
    pub fn is_open(self) -> bool {
        !matches!(self, ClaimState::Paid | ClaimState::Closed)
    }

    /// Returns who has to do the next thing; nobody when it is over.
    pub fn owner(self) -> Option<ResponsibleRole> {
        match self {
            ClaimState::Found | ClaimState::Refused => Some(ResponsibleRole::Seller),
            ClaimState::Filed => Some(ResponsibleRole::Courier),
            ClaimState::Complained => Some(ResponsibleRole::PostalAuthority),
            ClaimState::Paid | ClaimState::Closed => None,
        }
    }
}

impl Market {
    /// Returns what a courier takes for carrying an order at its full value.
    pub fn insurance_fen(&self, price_fen: i64) -> i64 {
        let terms = &self.setting.rules.courier_claims;
        (price_fen * terms.insurance_ppm / 1_000_000).max(terms.insurance_least_fen)
    }

    /// Returns what a courier owes: the loss; of what was not insured the post owes a few times its fee at most (postal law art. 47),
    /// for other couriers no law sets a bound.
    fn owed_fen(&self, claim: &CourierClaim) -> i64 {
        let Some(parcel) = self.parcel_of(&claim.order) else {
            return 0;
        };
        if parcel.insurance_fen > 0 {
            return claim.loss_fen;
        }
        let courier = self.setting.rules.couriers.get(&parcel.courier);
        let fees = courier.and_then(|courier| courier.uninsured_fees);
        fees.map_or(claim.loss_fen, |fees| {
            claim.loss_fen.min(parcel.fee_fen * i64::from(fees))
        })
    }
}

/// What falls due for a claim against a courier.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Due {
    /// Somebody's time for the next step is over.
    Moves(OrderId),
}

impl Due {
    pub fn rank(&self) -> u8 {
        match self {
            Due::Moves(_) => 20,
        }
    }
}

pub(crate) fn fall_due(market: &Market, due: &Due) -> Vec<crate::Event> {
    match due {
        Due::Moves(name) => moves(market, name),
    }
}

/// Filing is the seller's; what comes after it goes to and fro.
pub(crate) fn obligations(market: &Market) -> Vec<Obligation> {
    let mut owed = Vec::new();
    for claim in market.courier_claims.values() {
        let is_found = claim.state == ClaimState::Found;
        let file_by_min = claim.found_min + market.setting.rules.courier_claims.file_min;
        let seller = ResponsibleRole::Seller;
        owed.push(Obligation {
            done_min: claim.filed_min,
            is_kept: (!is_found).then_some(claim.filed_min.is_some()),
            is_open: is_found,
            ..Obligation::open(&claim.order, ObligationKind::CourierClaim, seller, file_by_min)
        });
        if let Some(owner) = claim.state.owner().filter(|_| !is_found) {
            let kind = ObligationKind::CourierCase;
            owed.push(Obligation::open(&claim.order, kind, owner, claim.due_min));
        }
    }
    owed
}

/// Checks a step of a claim and takes it.
pub(super) fn decide(market: &Market, command: &Command) -> Result<Decision, crate::Refusal> {
    let terms = &market.setting.rules.courier_claims;
    let minutes = &market.setting.rules.minutes;
    match command {
        Command::Evidence(orders) => {
            let names = select(market, orders, |claim| match claim.state {
                ClaimState::Found | ClaimState::Refused if claim.has_evidence => Err(crate::Refusal::ALREADY_SO),
                ClaimState::Found | ClaimState::Refused => Ok(()),
                state @ ClaimState::Filed
                | state @ ClaimState::Complained
                | state @ ClaimState::Paid
                | state @ ClaimState::Closed => Err(crate::Refusal::from(refusal::CourierClaimIs { state })),
            })?;
            let documented = |order| crate::Event::from(event::Documented { order });
            Ok(Decision::each(names, minutes.evidence, documented))
        }
        Command::File(orders) => {
            let names = select(market, orders, in_state(ClaimState::Found))?;
            let filed = |order: OrderId| {
                let span = u64::from(terms.review_most_min.saturating_sub(terms.review_least_min)) + 1;
                let review = random::below(market.draw("claim-review", 0, order.as_str()), span) as u32;
                let answer_by_min = market.now_min + terms.review_least_min + review;
                crate::Event::from(event::Filed { order, answer_by_min })
            };
            Ok(Decision::each(names, minutes.decide, filed))
        }
        Command::Complain(orders) => {
            let names = select(market, orders, in_state(ClaimState::Refused))?;
            let answer_by_min = market.now_min + terms.complaint_min;
            let complained = |order| crate::Event::from(event::Complained { order, answer_by_min });
            Ok(Decision::each(names, minutes.decide, complained))
        }
    }
}

fn in_state(state: ClaimState) -> impl Fn(&CourierClaim) -> Result<(), crate::Refusal> {
    move |claim| {
        if claim.state == state {
            Ok(())
        } else {
            Err(crate::Refusal::from(refusal::CourierClaimIs { state: claim.state }))
        }
    }
}

fn select(
    market: &Market,
    selector: &Selector,
    fits: impl Fn(&CourierClaim) -> Result<(), crate::Refusal>,
) -> Result<Vec<OrderId>, crate::Refusal> {
    let names = match selector {
        Selector::Named(names) => {
            for name in names {
                fits(
                    market
                        .courier_claims
                        .get(name)
                        .ok_or(crate::Refusal::CourierClaim(Refusal::NoCourierClaim))?,
                )?;
            }
            crate::name::each_once(names)
        }
        Selector::Due | Selector::Packed | Selector::Late | Selector::All => {
            let fitting = market.courier_claims.values().filter(|claim| fits(claim).is_ok());
            fitting.map(|claim| claim.order.clone()).collect()
        }
    };
    crate::name::some(names)
}

/// A parcel did not come, or came broken.
pub(super) fn found(market: &Market, order: &OrderId, loss_fen: i64) -> crate::Event {
    crate::Event::from(event::Found {
        order: order.clone(),
        loss_fen,
        file_by_min: market.now_min + market.setting.rules.courier_claims.file_min,
    })
}

/// Somebody's time is over: the seller's, the courier's or the authority's.
fn moves(market: &Market, name: &OrderId) -> Vec<crate::Event> {
    let Some(claim) = market
        .courier_claims
        .get(name)
        .filter(|claim| claim.due_min == market.now_min)
    else {
        return Vec::new();
    };
    let terms = &market.setting.rules.courier_claims;
    let order = name.clone();
    let paid = |order| {
        Event::Paid(event::Paid {
            order,
            amount_fen: market.owed_fen(claim),
        })
    };
    let event = match claim.state {
        ClaimState::Found | ClaimState::Refused => Event::Closed(event::Closed { order, too_late: true }),
        ClaimState::Filed => {
            let insured = market.parcel_of(name).is_some_and(|parcel| parcel.insurance_fen > 0);
            let balks = !insured && random::happens(market.draw("claim-refused", 0, name.as_str()), terms.refused_ppm);
            if balks || !claim.has_evidence {
                Event::Refused(event::Refused {
                    order,
                    has_evidence: claim.has_evidence,
                    complain_by_min: market.now_min + terms.complain_within_min,
                })
            } else {
                paid(order)
            }
        }
        ClaimState::Complained if claim.has_evidence => paid(order),
        ClaimState::Complained => Event::Closed(event::Closed { order, too_late: false }),
        ClaimState::Paid | ClaimState::Closed => return Vec::new(),
    };
    vec![crate::Event::CourierClaim(event)]
}

pub(crate) fn apply(market: &mut Market, event: &Event) {
    let now = market.now_min;
    let name = event.order();
    match event {
        Event::Found(event::Found {
            order,
            loss_fen,
            file_by_min,
        }) => {
            let claim = CourierClaim {
                order: order.clone(),
                state: ClaimState::Found,
                loss_fen: *loss_fen,
                has_evidence: false,
                found_min: now,
                filed_min: None,
                due_min: *file_by_min,
                paid_fen: 0,
            };
            market.courier_claims.insert(order.clone(), claim);
            move_on(market, name, ClaimState::Found, *file_by_min);
        }
        Event::Documented(_) => claim_mut(market, name).has_evidence = true,
        Event::Filed(event::Filed { answer_by_min, .. }) => {
            move_on(market, name, ClaimState::Filed, *answer_by_min);
            claim_mut(market, name).filed_min = Some(now);
        }
        Event::Refused(event::Refused { complain_by_min, .. }) => {
            move_on(market, name, ClaimState::Refused, *complain_by_min);
        }
        Event::Complained(event::Complained { answer_by_min, .. }) => {
            move_on(market, name, ClaimState::Complained, *answer_by_min);
        }
        Event::Paid(event::Paid { amount_fen, .. }) => {
            market.post(Account::Compensation, Account::Cash, *amount_fen, Some(name));
            let claim = claim_mut(market, name);
            claim.paid_fen = *amount_fen;
            claim.state = ClaimState::Paid;
        }
        Event::Closed(_) => claim_mut(market, name).state = ClaimState::Closed,
    }
}

fn claim_mut<'a>(market: &'a mut Market, name: &OrderId) -> &'a mut CourierClaim {
    let claim = market.courier_claims.get_mut(name);
    claim.expect("an event names a claim that stands")
}

fn move_on(market: &mut Market, name: &OrderId, state: ClaimState, due_min: u32) {
    market.plan(due_min, Due::Moves(name.clone()));
    let claim = claim_mut(market, name);
    claim.state = state;
    claim.due_min = due_min;
}
