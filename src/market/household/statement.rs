//! What a closed box came to for each household in it, and a household's statement: the sum over its boxes.
//!
//! ```text
//! what the buyer paid − bad pieces − packing − freight − fee − the agent's share = due to the household
//! ```
//! A box with one household's goods is that household's alone. In a mixed box nobody can tell whose piece was bad, so its
//! refund is shared by weight. Lost or crushed parcels and late dispatch are the agent's: it chose the courier and the day. A
//! household never pays in: where a box brought less than it cost, what goes below nothing is the agent's, who set the price.

use super::{
    super::{Account, AfterSaleState, Channel, Complaint, Market, Order, Whereabouts, parcel::dispatch, time},
    Split, household_mut,
};
use crate::household;
use crate::{HouseholdId, OrderId};

/// Goods sold and what they came to (fen): of one box, or of all boxes of a household that have closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sums {
    pub weight_g: u32,
    pub sales_fen: i64,
    /// For bad pieces.
    pub refund_fen: i64,
    pub packing_fen: i64,
    pub freight_fen: i64,
    /// The label, and the station's hand.
    pub handling_fen: i64,
    pub fee_fen: i64,
    /// What the agent keeps; less than nothing where it bears what the box cost above what it brought.
    pub agent_fen: i64,
    pub due_fen: i64,
}

impl Sums {
    pub fn costs_fen(&self) -> i64 {
        self.packing_fen + self.freight_fen + self.handling_fen + self.fee_fen
    }

    fn add(&mut self, other: &Sums) {
        self.weight_g += other.weight_g;
        self.sales_fen += other.sales_fen;
        self.refund_fen += other.refund_fen;
        self.packing_fen += other.packing_fen;
        self.freight_fen += other.freight_fen;
        self.handling_fen += other.handling_fen;
        self.fee_fen += other.fee_fen;
        self.agent_fen += other.agent_fen;
        self.due_fen += other.due_fen;
    }
}

/// One household's part in one closed order. The sums over all parts are the order's, to the fen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    pub household: HouseholdId,
    /// The box held others' goods too.
    pub mixed: bool,
    pub part: Sums,
}

/// What a household is shown, and may take to anybody who can add.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Statement {
    pub brought_g: u32,
    pub back_g: u32,
    pub lost_g: u32,
    /// In boxes whose money is not there yet.
    pub on_way_g: u32,
    pub left_g: u32,
    /// Closed, and of them those that held others' goods too.
    pub boxes: u32,
    pub mixed_boxes: u32,
    pub sold: Sums,
    /// Refunds that the agent took over.
    pub borne_fen: i64,
    pub advanced_fen: i64,
    pub paid_fen: i64,
    /// What the trader at the gate would have paid for all of it as it came, unsorted, but for what is on its way.
    pub gate_fen: i64,
    /// What the trader still pays today for what nobody has bought: less what has gone bad of it. What sorting took out is
    /// worth nothing to anybody.
    pub rest_fen: i64,
}

impl Statement {
    /// Returns what selling brought the household, paid or not.
    pub fn got_fen(&self) -> i64 {
        self.sold.due_fen + self.borne_fen
    }

    /// Returns what is still to be paid; less than nothing if more was advanced than earned so far.
    pub fn owed_fen(&self) -> i64 {
        self.got_fen() - self.advanced_fen - self.paid_fen
    }

    /// Whether selling here brought more than the gate, what is left counted in.
    pub fn is_better(&self) -> bool {
        self.sold.weight_g > 0 && self.got_fen() + self.rest_fen >= self.gate_fen
    }
}

/// An order with a household's goods has closed: its box is shared at once.
pub(in super::super) fn box_closes(market: &mut Market, order: &OrderId, fee_fen: i64) {
    if let Some(filled) = market.households.boxes.get_mut(order) {
        filled.fee_fen = fee_fen;
        market.plan(market.now_min, household::Due::Shares(order.clone()));
    }
}

pub(super) fn shared(market: &Market, order: &OrderId) -> Option<household::Event> {
    let is_shared = market.households.shares.contains_key(order);
    let order = market
        .orders
        .get(order)
        .filter(|order| !is_shared && order.state.is_closed())?;
    let shares = shares_of(market, order)?;
    Some(household::Event::BoxShared(household::event::BoxShared {
        order: order.name.clone(),
        shares,
    }))
}

fn shares_of(market: &Market, order: &Order) -> Option<Vec<Share>> {
    let filled = market.households.boxes.get(&order.name)?;
    let refunded_fen = borne_by_household_fen(market, order);
    let sales_fen = sales_fen(order, filled.fee_fen);
    let freight_fen = market
        .parcel_of(&order.name)
        .map_or(0, |parcel| parcel.fee_fen + parcel.haul_fen);
    let handling_fen = dispatch::handling_of(market, order);
    let all_g: i64 = filled.portions.iter().map(|portion| i64::from(portion.weight_g)).sum();
    let mut seen_g = 0;
    let mut shares = Vec::new();
    for portion in &filled.portions {
        let before_g = seen_g;
        seen_g += i64::from(portion.weight_g);
        // Parts of a running sum leave no fen over.
        let part = |fen: i64| fen * seen_g / all_g.max(1) - fen * before_g / all_g.max(1);
        let mut sums = Sums {
            weight_g: portion.weight_g,
            sales_fen: part(sales_fen),
            refund_fen: part(refunded_fen),
            packing_fen: part(filled.packing_fen),
            freight_fen: part(freight_fen),
            handling_fen: part(handling_fen),
            fee_fen: part(filled.fee_fen),
            ..Sums::default()
        };
        let after_costs_fen = sums.sales_fen - sums.refund_fen - sums.costs_fen();
        let household = market.households.by_id.get(&portion.household);
        match household.and_then(|household| household.split) {
            Some(Split::PerKg(fen_per_kg)) => {
                sums.due_fen = (i64::from(portion.weight_g) * fen_per_kg + 500) / 1000;
                sums.agent_fen = after_costs_fen - sums.due_fen;
            }
            Some(Split::Margin(margin_ppm)) => {
                let kept_fen = ((sums.sales_fen - sums.refund_fen) * margin_ppm + 500_000) / 1_000_000;
                sums.due_fen = (after_costs_fen - kept_fen).max(0);
                sums.agent_fen = after_costs_fen - sums.due_fen;
            }
            None => unreachable!("nothing is weighed before terms are agreed"),
        }
        shares.push(Share {
            household: portion.household.clone(),
            mixed: filled.portions.len() > 1,
            part: sums,
        });
    }
    Some(shares)
}

/// What the buyer paid, or would have paid where the agent answers for the way.
fn sales_fen(order: &Order, fee_fen: i64) -> i64 {
    match order.channel {
        Channel::Shelf => order.paid_fen(),
        Channel::Phone => order.settled_fen + fee_fen,
    }
}

/// Refunds for bad pieces are the household's; for what happened on the way, the agent's.
fn borne_by_household_fen(market: &Market, order: &Order) -> i64 {
    let after_sale = market.after_sales.get(&order.name);
    let for_fruit = after_sale.is_some_and(|after_sale| {
        after_sale.state == AfterSaleState::Refunded && after_sale.complaint == Complaint::BadFruit
    });
    if for_fruit { order.refunded_fen } else { 0 }
}

pub(super) fn box_shared(market: &mut Market, order: &OrderId, shares: &[Share]) {
    for share in shares {
        market.post(Account::Owed, Account::Share, share.part.due_fen, Some(order));
        let household = household_mut(market, &share.household);
        household.boxes += 1;
        household.mixed_boxes += u32::from(share.mixed);
        household.sold.add(&share.part);
    }
    market.households.shares.insert(order.clone(), shares.to_vec());
}

/// Returns what a household was charged for bad pieces of boxes that held others' goods too.
pub(super) fn mixed_refunds_fen(market: &Market, id: &HouseholdId) -> i64 {
    let shares = market.households.shares.values().flatten();
    shares
        .filter(|share| share.household == *id && share.mixed)
        .map(|share| share.part.refund_fen)
        .sum()
}

impl Market {
    /// Returns a household's statement at this minute; empty for a stranger.
    pub fn statement(&self, id: &HouseholdId) -> Statement {
        let Some(household) = self.households.by_id.get(id) else {
            return Statement::default();
        };
        let gate = self
            .setting
            .scenario
            .household
            .get(id)
            .map_or(0, |terms| terms.gate_fen_per_kg);
        let is_at = |whereabouts| self.goods.weight_of_g(id, whereabouts);
        let brought_g = self.goods.brought_g(id);
        let on_way_g = is_at(Whereabouts::Packed) + is_at(Whereabouts::Sent);
        let rest_g = is_at(Whereabouts::Free) + is_at(Whereabouts::Home).saturating_sub(household.rejected_g);
        let sound_ppm = self.sound_ppm(&household::product_of(self, id));
        Statement {
            brought_g,
            back_g: is_at(Whereabouts::Home),
            lost_g: is_at(Whereabouts::Lost),
            on_way_g,
            left_g: is_at(Whereabouts::Free),
            boxes: household.boxes,
            mixed_boxes: household.mixed_boxes,
            sold: household.sold,
            borne_fen: household.borne_fen,
            advanced_fen: household.advanced_fen,
            paid_fen: household.paid_fen,
            gate_fen: i64::from(brought_g - on_way_g) * gate / 1000,
            rest_fen: i64::from(rest_g) * gate / 1000 * sound_ppm / 1_000_000,
        }
    }

    /// Returns the day and minute by which a household counts on its money.
    pub fn pay_by_min(&self, id: &HouseholdId) -> u32 {
        let day = self
            .setting
            .scenario
            .household
            .get(id)
            .map_or(1, |terms| terms.pay_by_day);
        time::at(day, self.setting.rules.day.closes_min)
    }
}
