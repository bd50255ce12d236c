//! A cooperative's season: hired hands, offers that bind for weeks, boxes on credit, and the case card at its end. Keeps
//! what is agreed and owed; the members and their goods are `household`'s.
//!
//! ```text
//! hands:  hire n ─▶ paid each morning ─▶ (no cash: they stay at home)
//! deal:   Offered ─yes─▶ Running ─▶ each date: goods go out, or the penalty falls due
//!            └─no / silence─▶ Gone
//! boxes:  credit on ─▶ owed to the supplier ─▶ paid on the day | unpaid: no more credit
//! case:   the season ends, a member is asked and says yes ─▶ a card, from the ledger alone
//! ```

mod case;
pub mod command;
mod crew;
mod deal;
pub mod event;
pub(crate) mod figures;
mod owed;
pub mod refusal;

pub use command::Command;
pub use event::Event;
pub use figures::Figure;
pub use refusal::Refusal;

use std::collections::BTreeMap;

use super::{Account, DealId, HouseholdId, Market, OrderId, run::Decision, time};

pub use case::CaseCard;
pub(super) use crew::{answers_phone, by_crew, packers, promised};
pub use deal::{DealState, DealTerms, LineTerms, SupplyTerms};
pub(super) use deal::{deal_of, is_deal, late_penalty_fen, settled};
pub(crate) use owed::obligations;

/// The sections of the rules that it reads.
pub const RULES: &[&str] = &["day", "minutes", "together"];

/// What a cooperative has and is offered, by the scenario: `[coop]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoopTerms {
    /// Hands that can be hired in the village.
    pub hands: u32,
    /// For a day of one hand.
    pub wage_fen: i64,
    /// What the supplier of boxes writes up at most.
    pub credit_fen: i64,
    pub credit_days: u32,
    /// Added when the day passes unpaid.
    pub credit_late_ppm: i64,
    pub deal: BTreeMap<DealId, DealTerms>,
}

/// Whether a household lets its story be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Consent {
    #[default]
    No,
    /// The story, without the name.
    Unnamed,
    Named,
}

/// The live state of a cooperative.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Coop {
    /// Hired hands at work.
    pub hands: u32,
    /// Of which day so many hands have been paid.
    pub paid: (u32, u32),
    pub deals: BTreeMap<DealId, DealState>,
    /// Dates of deals that were missed.
    pub deals_missed: u32,
    pub on_credit: bool,
    /// Nothing is written up any more.
    pub credit_cut: bool,
    /// Owed to the supplier by the minute it falls due (fen).
    pub supplier_due_fen: BTreeMap<u32, i64>,
    pub supplier_missed: u32,
    /// What households answered when asked about their story.
    pub consents: BTreeMap<HouseholdId, Consent>,
    /// The household of the card that was written.
    pub case: Option<HouseholdId>,
}

/// What falls due for a cooperative.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Due {
    /// Before the working day begins.
    Wages,
    DealOffered(DealId),
    DealEnds(DealId),
    /// The n-th date of a supply.
    Delivery(DealId, usize),
    /// The evening of a day on a line that wants a number of parcels.
    LineDay(DealId),
    Supplier,
}

impl Due {
    /// In one minute the coop's come in the order in which they stand.
    pub fn rank(&self) -> u8 {
        30
    }
}

/// Puts on the agenda what a cooperative has in store.
pub(super) fn open(market: &mut Market) {
    let setting = std::sync::Arc::clone(&market.setting);
    let Some(terms) = &setting.scenario.coop else { return };
    for (id, deal) in &terms.deal {
        let min = time::at(deal.offer_day, deal.offer_minute);
        market.plan(min, Due::DealOffered(id.clone()));
    }
}

/// Puts on the agenda what a day brings.
pub(super) fn plan_day(market: &mut Market, day: u32) {
    if market.setting.scenario.coop.is_some() {
        let opens_min = market.setting.rules.day.opens_min;
        market.plan(time::at(day, opens_min), Due::Wages);
    }
}

pub(super) fn fall_due(market: &Market, due: &Due) -> Vec<crate::Event> {
    match due {
        Due::Wages => crew::wages(market),
        Due::Supplier => crew::supplier_due(market),
        Due::DealOffered(id) => deal::offered(market, id),
        Due::DealEnds(id) => deal::ends(market, id),
        Due::Delivery(id, nth) => deal::delivery(market, id, *nth),
        Due::LineDay(id) => deal::line_day(market, id),
    }
}

pub(super) fn decide(market: &Market, command: &Command) -> Result<Decision, crate::Refusal> {
    let Some(terms) = &market.setting.scenario.coop else {
        return Err(crate::Refusal::NOT_YOUR_PART);
    };
    let minutes = market.setting.rules.minutes.decide;
    match command {
        Command::Hire(hands) => crew::hire(market, terms, *hands),
        Command::Deal(command::Deal { deal, yes }) => deal::answer(market, deal, *yes),
        Command::Credit(command::Credit { on }) if *on == market.coop.on_credit => Err(crate::Refusal::ALREADY_SO),
        Command::Credit(command::Credit { on: true }) if market.coop.credit_cut => {
            Err(crate::Refusal::from(refusal::CreditSpent { left_fen: 0 }))
        }
        Command::Credit(command::Credit { on }) => {
            Ok(deed(Event::CreditChosen(event::CreditChosen { on: *on }), minutes))
        }
        Command::Story(household) => case::ask(market, household),
        Command::Case(household) => case::write(market, household),
    }
}

fn deed(event: Event, minutes: u32) -> Decision {
    Decision::of(crate::Event::Coop(event), minutes)
}

pub(super) fn apply(market: &mut Market, event: &Event) {
    match event {
        Event::Hail(event::Hail { product, unsound_ppm }) => super::household::hail(market, product, *unsound_ppm),
        Event::ConsentAsked(event::ConsentAsked { household, consent }) => {
            market.coop.consents.insert(household.clone(), *consent);
        }
        Event::CaseWritten(event::CaseWritten { household }) => market.coop.case = Some(household.clone()),
        Event::HandsHired(event) => crew::hands_hired(market, event),
        Event::WagesPaid(event) => crew::wages_paid(market, event),
        Event::HandsStayedHome(_) => crew::hands_stayed_home(market),
        Event::CreditChosen(event) => crew::credit_chosen(market, event),
        Event::SupplierPaid(event) => crew::supplier_paid(market, event),
        Event::SupplierUnpaid(event) => crew::supplier_unpaid(market, event),
        Event::DealOffered(event) => deal::deal_offered(market, event),
        Event::DealTaken(event) => deal::deal_taken(market, event),
        Event::DealGone(event) => deal::deal_gone(market, event),
        Event::DealMissed(event) => deal::deal_missed(market, event),
        Event::LineShort(event) => deal::line_short(market, event),
    }
}

/// Whether a deal or the supplier still waits for something before the market may close. Whoever could not pay for boxes
/// once stays in debt: the market does not go on for that alone.
pub(super) fn is_waiting(market: &Market) -> bool {
    let owes = !market.coop.supplier_due_fen.is_empty() && market.coop.supplier_missed == 0;
    owes || !market.open_deals().is_empty() || deal::next_dates(market).next().is_some()
}

/// Refuses boxes that neither the wallet nor the supplier's book can carry.
pub(super) fn afford_boxes(market: &Market, needed_fen: i64) -> Result<(), crate::Refusal> {
    if !market.coop.on_credit {
        return market.afford(needed_fen);
    }
    let left_fen = market.credit_left_fen();
    if needed_fen <= left_fen {
        Ok(())
    } else {
        Err(crate::Refusal::from(refusal::CreditSpent { left_fen }))
    }
}

/// Boxes are paid for in cash, or written up by the supplier until their day.
pub(super) fn boxes_taken(market: &mut Market, order: &OrderId, cost_fen: i64) {
    let terms = market.setting.scenario.coop.as_ref().filter(|_| market.coop.on_credit);
    let Some(days) = terms.map(|terms| terms.credit_days) else {
        market.post(Account::Cash, Account::Packing, cost_fen, Some(order));
        return;
    };
    market.post(Account::Supplier, Account::Packing, cost_fen, Some(order));
    let due_min = time::at(time::day_of(market.now_min) + days, market.setting.rules.day.opens_min);
    market.plan(due_min, Due::Supplier);
    *market.coop.supplier_due_fen.entry(due_min).or_default() += cost_fen;
}

impl Market {
    /// Returns what the supplier of boxes would still write up.
    pub fn credit_left_fen(&self) -> i64 {
        let most_fen = self.setting.scenario.coop.as_ref().map_or(0, |terms| terms.credit_fen);
        if self.coop.credit_cut {
            return 0;
        }
        (most_fen - self.coop.supplier_due_fen.values().sum::<i64>()).max(0)
    }
}
