//! After-sale: a buyer asks for money back, and what follows. Few states that a learner understands.
//!
//! ```text
//! Applied ─agree─▶ Refunded
//!    │ ─offer─▶ Negotiating ─yes─▶ Refunded
//!    │              └─no─▶ Applied
//!    │ ─reject─▶ Rejected ─accepts─▶ Dropped
//!    │              └─▶ Disputed ─▶ Refunded | Dropped   (complete evidence wins)
//!    └─silence─▶ Refunded (overdue)
//! ```

use std::collections::BTreeSet;

use super::{
    Account, Command, CountBand, Event, Fate, Market, Name, OrderState, Refusal, Selector, Thing, agenda::Due,
    household, order::order_mut, random, run::Deed,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AfterSaleState {
    Applied,
    Negotiating,
    Rejected,
    Disputed,
    Refunded,
    Dropped,
}

/// What the buyer complains of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Complaint {
    /// Bad pieces; pays for their share.
    BadFruit,
    /// Broken or crushed.
    Damaged,
    /// Changed their mind within seven days; the goods come back.
    NoReason,
    /// Never came.
    Lost,
}

impl Complaint {
    /// Returns the id under which `course` keeps its name: `reason.bad-fruit`.
    pub fn code(self) -> &'static str {
        match self {
            Complaint::BadFruit => "bad-fruit",
            Complaint::Damaged => "damaged",
            Complaint::NoReason => "no-reason",
            Complaint::Lost => "lost",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AfterSale {
    pub order: Name,
    pub state: AfterSaleState,
    pub complaint: Complaint,
    /// Share of the price that is asked for.
    pub share_ppm: i64,
    /// What the photos really show.
    pub true_ppm: i64,
    pub opened_min: u32,
    /// Seller's answer, buyer's answer or the market's decision: whichever comes next.
    pub due_min: u32,
    pub offered_ppm: Option<i64>,
    pub offers: u32,
    pub closed_min: Option<u32>,
    pub overdue: bool,
}

impl AfterSale {
    pub fn is_open(&self) -> bool {
        !matches!(self.state, AfterSaleState::Refunded | AfterSaleState::Dropped)
    }

    /// Whether the money went back soon and without being forced.
    pub fn was_fair(&self, within_min: u32) -> bool {
        let soon = self
            .closed_min
            .is_some_and(|closed| closed <= self.opened_min + within_min);
        self.state == AfterSaleState::Refunded && !self.overdue && soon
    }
}

/// Checks and gives the seller's answer to a request.
pub(super) fn decide(market: &Market, command: &Command) -> Result<Deed, Refusal> {
    let names = select(market, command)?;
    if let Command::Offer { share_ppm, .. } = command {
        let asked = |name: &Name| market.after_sales[name].share_ppm;
        if *share_ppm <= 0 || names.iter().any(|name| *share_ppm >= asked(name)) {
            return Err(Refusal::ShareOutOfRange);
        }
    }
    let answer = |order: Name| match command {
        Command::Agree(_) => refund(market, &order, market.after_sales[&order].share_ppm, false),
        Command::Offer { share_ppm, .. } => Event::AfterSaleOffered {
            order,
            share_ppm: *share_ppm,
        },
        _ => Event::AfterSaleRejected { order },
    };
    Ok(Deed::each(names, market.setting.rules.minutes.decide, answer))
}

fn select(market: &Market, command: &Command) -> Result<Vec<Name>, Refusal> {
    let (Command::Agree(selector) | Command::Offer { orders: selector, .. } | Command::Reject(selector)) = command
    else {
        unreachable!("only an after-sale's commands come here")
    };
    let waits = |name: &Name| {
        market
            .after_sales
            .get(name)
            .is_some_and(|after_sale| after_sale.state == AfterSaleState::Applied)
    };
    let names: Vec<Name> = match selector {
        Selector::Named(names) => {
            if names.iter().any(|name| !market.orders.contains_key(name)) {
                return Err(Refusal::NoSuch { what: Thing::Order });
            }
            if !names.iter().all(waits) {
                return Err(Refusal::NoClaim);
            }
            names.iter().collect::<BTreeSet<_>>().into_iter().cloned().collect()
        }
        _ => market.after_sales.keys().filter(|name| waits(name)).cloned().collect(),
    };
    if names.is_empty() {
        Err(Refusal::NothingMatches)
    } else {
        Ok(names)
    }
}

fn refund(market: &Market, name: &Name, share_ppm: i64, overdue: bool) -> Event {
    let order = &market.orders[name];
    let full = share_ppm >= 1_000_000;
    let share = (order.price_fen * share_ppm + 500_000) / 1_000_000;
    let left = order.paid_fen() - order.refunded_fen;
    let amount_fen = if full { left } else { share.min(left) };
    Event::AfterSaleRefunded {
        order: name.clone(),
        amount_fen,
        full,
        overdue,
    }
}

/// Returns the share of buyers who claim at a bad share: on the line between the points, flat beyond the last.
pub fn claim_ppm(points: &[CountBand], bad_ppm: i64) -> i64 {
    let after = points.iter().position(|point| bad_ppm < point.from);
    match after {
        Some(0) => 0,
        Some(after) => {
            let (low, high) = (&points[after - 1], &points[after]);
            low.ppm + (high.ppm - low.ppm) * (bad_ppm - low.from) / (high.from - low.from).max(1)
        }
        None => points.last().map_or(0, |point| point.ppm),
    }
}

/// The buyer has looked at the goods.
pub(super) fn claim(market: &Market, name: &Name) -> Vec<Event> {
    let Some(order) = market
        .orders
        .get(name)
        .filter(|order| order.state == OrderState::Delivered)
    else {
        return Vec::new();
    };
    if market.after_sales.contains_key(name) {
        return Vec::new();
    }
    let rules = &market.setting.rules;
    let quality = &rules.quality;
    let answer_by_min = market.now_min + rules.timers.after_sale_min;
    let opened = |complaint, share_ppm, true_ppm| {
        vec![Event::AfterSaleOpened {
            order: name.clone(),
            complaint,
            share_ppm,
            true_ppm,
            answer_by_min,
        }]
    };
    let bad_ppm = i64::from(order.bad_pieces) * 1_000_000 / i64::from(order.counted_pieces.max(1));
    let chance = claim_ppm(&quality.claims, bad_ppm);
    let temper = rules
        .personas
        .get(&order.persona)
        .map_or(1_000_000, |persona| persona.claim_ppm);
    if random::happens(market.draw("claims", 0, &name.0), chance * temper / 1_000_000) {
        let crushed = market
            .parcels
            .get(name)
            .is_some_and(|parcel| parcel.fate == Fate::Damaged);
        let complaint = if crushed {
            Complaint::Damaged
        } else {
            Complaint::BadFruit
        };
        // More than half bad counts as all bad.
        let share = if bad_ppm > 500_000 { 1_000_000 } else { bad_ppm };
        return opened(complaint, share, share);
    }
    if random::happens(market.draw("unfair", 0, &name.0), quality.unfair_claim_ppm) {
        return opened(Complaint::BadFruit, 300_000, bad_ppm.min(300_000));
    }
    let product = rules.products.get(&order.product);
    let returns = market
        .listings
        .get(&order.product)
        .and_then(|listing| listing.live.as_ref());
    let offered = returns.is_some_and(|page| page.seven_days == Some(true));
    let regrets = product.is_some_and(|product| {
        !product.fresh && random::happens(market.draw("regrets", 0, &name.0), product.refund_ppm)
    });
    if offered && regrets {
        opened(Complaint::NoReason, 1_000_000, 1_000_000)
    } else {
        Vec::new()
    }
}

/// Somebody's time for an answer is over.
pub(super) fn fall_due(market: &Market, name: &Name) -> Vec<Event> {
    let Some(after_sale) = market
        .after_sales
        .get(name)
        .filter(|after_sale| after_sale.due_min == market.now_min)
    else {
        return Vec::new();
    };
    let timers = &market.setting.rules.timers;
    let unfair = after_sale.true_ppm * 2 < after_sale.share_ppm;
    match after_sale.state {
        AfterSaleState::Applied => vec![refund(market, name, after_sale.share_ppm, true)],
        AfterSaleState::Negotiating => {
            let offered = after_sale.offered_ppm.unwrap_or(0);
            // Four fifths of what the photos show are enough for most people.
            if offered * 5 >= after_sale.true_ppm * 4 {
                vec![refund(market, name, offered, false)]
            } else {
                let answer_by_min = market.now_min + timers.after_sale_min;
                vec![Event::OfferRefused {
                    order: name.clone(),
                    answer_by_min,
                }]
            }
        }
        AfterSaleState::Rejected if unfair => vec![Event::AfterSaleDropped { order: name.clone() }],
        AfterSaleState::Rejected => {
            let decided_min = market.now_min + timers.dispute_min;
            vec![Event::AfterSaleDisputed {
                order: name.clone(),
                decided_min,
            }]
        }
        AfterSaleState::Disputed => {
            let proven = market.orders[name].label.is_some_and(|label| label.checked);
            if proven && unfair {
                vec![Event::AfterSaleDropped { order: name.clone() }]
            } else {
                vec![refund(market, name, after_sale.share_ppm, true)]
            }
        }
        AfterSaleState::Refunded | AfterSaleState::Dropped => Vec::new(),
    }
}

pub(super) fn apply(market: &mut Market, event: &Event) -> bool {
    let now = market.now_min;
    match event {
        Event::AfterSaleOpened {
            order,
            complaint,
            share_ppm,
            true_ppm,
            answer_by_min,
        } => {
            let after_sale = AfterSale {
                order: order.clone(),
                state: AfterSaleState::Applied,
                complaint: *complaint,
                share_ppm: *share_ppm,
                true_ppm: *true_ppm,
                opened_min: now,
                due_min: *answer_by_min,
                offered_ppm: None,
                offers: 0,
                closed_min: None,
                overdue: false,
            };
            market.after_sales.insert(order.clone(), after_sale);
            move_on(market, order, AfterSaleState::Applied, *answer_by_min);
        }
        Event::AfterSaleOffered { order, share_ppm } => {
            let pause = 60 + random::below(market.draw("thinks", 0, &order.0), 300) as u32;
            move_on(market, order, AfterSaleState::Negotiating, now + pause);
            let after_sale = after_sale_mut(market, order);
            after_sale.offered_ppm = Some(*share_ppm);
            after_sale.offers += 1;
        }
        Event::OfferRefused { order, answer_by_min } => {
            move_on(market, order, AfterSaleState::Applied, *answer_by_min);
        }
        Event::AfterSaleRejected { order } => {
            let pause = 60 + random::below(market.draw("minds", 0, &order.0), 1380) as u32;
            move_on(market, order, AfterSaleState::Rejected, now + pause);
        }
        Event::AfterSaleDisputed { order, decided_min } => {
            move_on(market, order, AfterSaleState::Disputed, *decided_min);
        }
        Event::AfterSaleDropped { order } => close(market, order, AfterSaleState::Dropped),
        Event::AfterSaleRefunded {
            order: name,
            amount_fen,
            full,
            overdue,
        } => {
            market.post(Account::Escrow, Account::Refund, *amount_fen, Some(name));
            after_sale_mut(market, name).overdue = *overdue;
            close(market, name, AfterSaleState::Refunded);
            let order = order_mut(market, name);
            order.refunded_fen += amount_fen;
            if *full {
                order.state = OrderState::Refunded;
                household::box_closes(market, name, 0);
            }
        }
        _ => return false,
    }
    true
}

fn after_sale_mut<'a>(market: &'a mut Market, name: &Name) -> &'a mut AfterSale {
    market
        .after_sales
        .get_mut(name)
        .expect("an event names a request that stands")
}

fn move_on(market: &mut Market, name: &Name, state: AfterSaleState, due_min: u32) {
    market.plan(due_min, Due::AfterSale(name.clone()));
    let after_sale = after_sale_mut(market, name);
    after_sale.state = state;
    after_sale.due_min = due_min;
}

/// The order goes its way again.
fn close(market: &mut Market, name: &Name, state: AfterSaleState) {
    let now = market.now_min;
    market.plan(now + 60, Due::Confirm(name.clone()));
    let after_sale = after_sale_mut(market, name);
    after_sale.state = state;
    after_sale.closed_min = Some(now);
    order_mut(market, name).due_min = now + 60;
}
