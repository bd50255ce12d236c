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

use std::{collections::BTreeSet, fmt};

use super::{
    Account, Event, Market, Name, Refusal, ResponsibleRole, Selector, agenda::Due, command::Yuan, random, run::Deed,
    time::Clock,
};

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
    pub order: Name,
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

/// What a seller does about it. Verbs: `evidence`, `file`, `complain`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClaimCommand {
    /// Takes the photograph, notes value and waybill: `evidence b17`.
    Evidence(Selector),
    /// Sends the claim to the courier: `file b17`.
    File(Selector),
    /// Takes a refusal to the postal authority: `complain b17`.
    Complain(Selector),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClaimEvent {
    Found {
        order: Name,
        loss_fen: i64,
        file_by_min: u32,
    },
    Documented {
        order: Name,
    },
    Filed {
        order: Name,
        answer_by_min: u32,
    },
    Refused {
        order: Name,
        has_evidence: bool,
        complain_by_min: u32,
    },
    Complained {
        order: Name,
        answer_by_min: u32,
    },
    Paid {
        order: Name,
        amount_fen: i64,
    },
    /// Nothing comes of it: too late, or nothing to show.
    Closed {
        order: Name,
        too_late: bool,
    },
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

impl ClaimEvent {
    pub fn order(&self) -> &Name {
        match self {
            ClaimEvent::Found { order, .. }
            | ClaimEvent::Documented { order }
            | ClaimEvent::Filed { order, .. }
            | ClaimEvent::Refused { order, .. }
            | ClaimEvent::Complained { order, .. }
            | ClaimEvent::Paid { order, .. }
            | ClaimEvent::Closed { order, .. } => order,
        }
    }

    /// Whether `wait` stops here.
    pub fn wants_answer(&self) -> bool {
        !matches!(
            self,
            ClaimEvent::Documented { .. } | ClaimEvent::Filed { .. } | ClaimEvent::Complained { .. }
        )
    }
}

impl Market {
    /// Returns what a courier takes for carrying an order at its full value.
    pub fn insurance_fen(&self, price_fen: i64) -> i64 {
        let terms = &self.setting.rules.courier_claims;
        (price_fen * terms.insurance_ppm / 1_000_000).max(terms.insurance_least_fen)
    }

    /// Returns what a courier owes: the loss if insured, else a few times its fee at most.
    fn owed_fen(&self, claim: &CourierClaim) -> i64 {
        let Some(parcel) = self.parcels.get(&claim.order) else {
            return 0;
        };
        if parcel.insurance_fen > 0 {
            return claim.loss_fen;
        }
        claim
            .loss_fen
            .min(parcel.fee_fen * self.setting.rules.courier_claims.uninsured_fees)
    }
}

/// Checks a step of a claim and takes it.
pub(super) fn decide(market: &Market, command: &ClaimCommand) -> Result<Deed, Refusal> {
    let terms = &market.setting.rules.courier_claims;
    let minutes = &market.setting.rules.minutes;
    match command {
        ClaimCommand::Evidence(orders) => {
            let names = select(market, orders, |claim| match claim.state {
                ClaimState::Found | ClaimState::Refused if claim.has_evidence => Err(Refusal::AlreadySo),
                ClaimState::Found | ClaimState::Refused => Ok(()),
                state => Err(Refusal::CourierClaimIs { state }),
            })?;
            let documented = |order| Event::Claim(ClaimEvent::Documented { order });
            Ok(Deed::each(names, minutes.evidence, documented))
        }
        ClaimCommand::File(orders) => {
            let names = select(market, orders, in_state(ClaimState::Found))?;
            let filed = |order: Name| {
                let span = u64::from(terms.review_most_min.saturating_sub(terms.review_least_min)) + 1;
                let review = random::below(market.draw("claim-review", 0, &order.0), span) as u32;
                let answer_by_min = market.now_min + terms.review_least_min + review;
                Event::Claim(ClaimEvent::Filed { order, answer_by_min })
            };
            Ok(Deed::each(names, minutes.decide, filed))
        }
        ClaimCommand::Complain(orders) => {
            let names = select(market, orders, in_state(ClaimState::Refused))?;
            let answer_by_min = market.now_min + terms.complaint_min;
            let complained = |order| Event::Claim(ClaimEvent::Complained { order, answer_by_min });
            Ok(Deed::each(names, minutes.decide, complained))
        }
    }
}

fn in_state(state: ClaimState) -> impl Fn(&CourierClaim) -> Result<(), Refusal> {
    move |claim| {
        if claim.state == state {
            Ok(())
        } else {
            Err(Refusal::CourierClaimIs { state: claim.state })
        }
    }
}

fn select(
    market: &Market,
    selector: &Selector,
    fits: impl Fn(&CourierClaim) -> Result<(), Refusal>,
) -> Result<Vec<Name>, Refusal> {
    let names: Vec<Name> = match selector {
        Selector::Named(names) => {
            for name in names {
                fits(market.courier_claims.get(name).ok_or(Refusal::NoCourierClaim)?)?;
            }
            names.iter().collect::<BTreeSet<_>>().into_iter().cloned().collect()
        }
        _ => {
            let fitting = market.courier_claims.values().filter(|claim| fits(claim).is_ok());
            fitting.map(|claim| claim.order.clone()).collect()
        }
    };
    if names.is_empty() {
        Err(Refusal::NothingMatches)
    } else {
        Ok(names)
    }
}

/// A parcel did not come, or came broken.
pub(super) fn found(market: &Market, order: &Name, loss_fen: i64) -> Event {
    Event::Claim(ClaimEvent::Found {
        order: order.clone(),
        loss_fen,
        file_by_min: market.now_min + market.setting.rules.courier_claims.file_min,
    })
}

/// Somebody's time is over: the seller's, the courier's or the authority's.
pub(super) fn fall_due(market: &Market, name: &Name) -> Vec<Event> {
    let Some(claim) = market
        .courier_claims
        .get(name)
        .filter(|claim| claim.due_min == market.now_min)
    else {
        return Vec::new();
    };
    let terms = &market.setting.rules.courier_claims;
    let order = name.clone();
    let paid = |order| ClaimEvent::Paid {
        order,
        amount_fen: market.owed_fen(claim),
    };
    let event = match claim.state {
        ClaimState::Found | ClaimState::Refused => ClaimEvent::Closed { order, too_late: true },
        ClaimState::Filed => {
            let insured = market.parcels.get(name).is_some_and(|parcel| parcel.insurance_fen > 0);
            let balks = !insured && random::happens(market.draw("claim-refused", 0, &name.0), terms.refused_ppm);
            if balks || !claim.has_evidence {
                ClaimEvent::Refused {
                    order,
                    has_evidence: claim.has_evidence,
                    complain_by_min: market.now_min + terms.complain_within_min,
                }
            } else {
                paid(order)
            }
        }
        ClaimState::Complained if claim.has_evidence => paid(order),
        ClaimState::Complained => ClaimEvent::Closed { order, too_late: false },
        ClaimState::Paid | ClaimState::Closed => return Vec::new(),
    };
    vec![Event::Claim(event)]
}

pub(super) fn apply(market: &mut Market, event: &Event) -> bool {
    let Event::Claim(event) = event else {
        return false;
    };
    let now = market.now_min;
    let name = event.order();
    match event {
        ClaimEvent::Found {
            order,
            loss_fen,
            file_by_min,
        } => {
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
        ClaimEvent::Documented { .. } => claim_mut(market, name).has_evidence = true,
        ClaimEvent::Filed { answer_by_min, .. } => {
            move_on(market, name, ClaimState::Filed, *answer_by_min);
            claim_mut(market, name).filed_min = Some(now);
        }
        ClaimEvent::Refused { complain_by_min, .. } => {
            move_on(market, name, ClaimState::Refused, *complain_by_min);
        }
        ClaimEvent::Complained { answer_by_min, .. } => {
            move_on(market, name, ClaimState::Complained, *answer_by_min);
        }
        ClaimEvent::Paid { amount_fen, .. } => {
            market.post(Account::Compensation, Account::Cash, *amount_fen, Some(name));
            let claim = claim_mut(market, name);
            claim.paid_fen = *amount_fen;
            claim.state = ClaimState::Paid;
        }
        ClaimEvent::Closed { .. } => claim_mut(market, name).state = ClaimState::Closed,
    }
    true
}

fn claim_mut<'a>(market: &'a mut Market, name: &Name) -> &'a mut CourierClaim {
    let claim = market.courier_claims.get_mut(name);
    claim.expect("an event names a claim that stands")
}

fn move_on(market: &mut Market, name: &Name, state: ClaimState, due_min: u32) {
    market.plan(due_min, Due::CourierClaim(name.clone()));
    let claim = claim_mut(market, name);
    claim.state = state;
    claim.due_min = due_min;
}

impl fmt::Display for ClaimCommand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ClaimCommand::Evidence(orders) => write!(f, "evidence {orders}"),
            ClaimCommand::File(orders) => write!(f, "file {orders}"),
            ClaimCommand::Complain(orders) => write!(f, "complain {orders}"),
        }
    }
}

/// The transcript's form.
impl fmt::Display for ClaimEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ClaimEvent::Found {
                order,
                loss_fen,
                file_by_min,
            } => {
                let by = Clock(*file_by_min);
                write!(f, "courier-claim-found {order} loss {} file by {by}", Yuan(*loss_fen))
            }
            ClaimEvent::Documented { order } => write!(f, "courier-claim-documented {order}"),
            ClaimEvent::Filed { order, answer_by_min } => {
                write!(f, "courier-claim-filed {order} answer by {}", Clock(*answer_by_min))
            }
            ClaimEvent::Refused {
                order,
                has_evidence,
                complain_by_min,
            } => {
                let by = Clock(*complain_by_min);
                write!(
                    f,
                    "courier-claim-refused {order} evidence={has_evidence} complain by {by}"
                )
            }
            ClaimEvent::Complained { order, answer_by_min } => {
                write!(
                    f,
                    "courier-claim-complained {order} answer by {}",
                    Clock(*answer_by_min)
                )
            }
            ClaimEvent::Paid { order, amount_fen } => write!(f, "courier-claim-paid {order} {}", Yuan(*amount_fen)),
            ClaimEvent::Closed { order, too_late } => {
                write!(f, "courier-claim-closed {order} too-late={too_late}")
            }
        }
    }
}
