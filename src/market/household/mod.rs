//! Selling for other households (代卖): each brings goods on agreed terms, every box says whose goods are in it, and what a
//! box brought is shared when it closes. Keeps the households' own state; how boxes are filled is `lot`'s, the money
//! `statement`'s. What one box earns never touches a household whose goods were not in it.
//!
//! ```text
//! goods:    Expected ─brings─▶ AtDoor ─weigh─▶ Here ─sort?─▶ Here, sorted ─pack─▶ in boxes
//!                        terms are agreed before anything is weighed
//! advance:  (none) ─asks─▶ open ─advance─▶ (none)       silence: takes what is left home
//! question: (none) ─asks─▶ open ─statement─▶ (none)     silence: the agent bears the refunds
//! money:    box closes ─▶ owed ─payout─▶ paid           owed on the pay day's morning and evening: missed
//! ```

pub mod command;
mod decide;
pub mod event;
pub(crate) mod figures;
mod lot;
mod owed;
pub mod refusal;
mod statement;

pub use command::{Command, Split, Whom};
pub use event::Event;
pub use figures::Figure;
pub use refusal::Refusal;

use std::collections::BTreeMap;

use super::{Account, Consent, HouseholdId, Market, Name, OrderId, ProductId, Whereabouts, time};

pub(super) use decide::decide;
pub(super) use lot::{Lots, fill, goods_back, held_for, lost_of, marks_boxes, unsound_ppm};
pub(crate) use owed::obligations;
pub(super) use owed::promised;
pub(super) use statement::box_closes;
pub use statement::{Share, Statement, Sums};

/// The sections of the rules that it reads.
pub const RULES: &[&str] = &["day", "minutes", "together"];

/// What a household brings and what it wants, by the scenario: `[household.anar]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseholdTerms {
    pub product: ProductId,
    pub brings_g: u32,
    /// It comes with its goods on the morning of this day.
    pub brings_day: u32,
    /// Share that is bruised or below the grade; seen only by sorting, or at a buyer's door.
    pub unsound_ppm: i64,
    /// What the trader at the gate would pay.
    pub gate_fen_per_kg: i64,
    /// The largest share of the sales it leaves to the agent; absent where it sells by the kilogram.
    pub most_margin_ppm: Option<i64>,
    /// The lowest price at which it sells by the kilogram.
    pub least_fen_per_kg: Option<i64>,
    /// By the evening of this day it counts on all that it is owed in the morning.
    pub pay_by_day: u32,
    /// What it says when asked whether its story may be told.
    pub consent: Consent,
    pub advance: Option<AdvanceTerms>,
    pub question: Option<QuestionTerms>,
}

/// It asks for a part of its money before anything is settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdvanceTerms {
    pub ask_day: u32,
    pub ask_minute: u32,
    pub amount_fen: i64,
}

/// It asks how its share was reckoned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionTerms {
    pub ask_day: u32,
    pub ask_minute: u32,
    /// Asks only if it was charged for bad pieces of a box that held others' goods too.
    pub only_if_mixed: bool,
}

/// The rules of selling together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TogetherRules {
    /// Agreeing, weighing with a receipt, paying, explaining a statement: minutes for one household.
    pub talk_min: u32,
    pub weigh_min: u32,
    /// Sorting takes this for every 100 kg.
    pub sort_min: u32,
    /// More minutes for a box that holds one household's goods only and is marked so.
    pub apart_min: u32,
    /// Share of what is unsound that sorting finds.
    pub sort_finds_ppm: i64,
    /// An advance is at most this share of what the goods are worth at the gate.
    pub advance_most_ppm: i64,
    /// And is enough from this share of what was asked for.
    pub advance_enough_ppm: i64,
    /// A household waits so long for an answer.
    pub answer_min: u32,
    /// The goods of a date agreed by a cooperative are called for so many days before.
    pub called_days: u32,
}

/// The households of a market.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Households {
    pub by_id: BTreeMap<HouseholdId, Household>,
    /// Boxes are filled from everybody's goods at once.
    pub mixed: bool,
    /// What is in the boxes of packed orders.
    pub boxes: BTreeMap<OrderId, Filled>,
    /// What closed boxes came to, a share for each household in them.
    pub shares: BTreeMap<OrderId, Vec<Share>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Household {
    pub split: Option<Split>,
    pub goods: GoodsState,
    pub sorted: bool,
    /// What sorting took out, at home again and fit for no buyer.
    pub rejected_g: u32,
    /// Of what is left.
    pub unsound_ppm: i64,
    /// Closed, and of them those that held others' goods too.
    pub boxes: u32,
    pub mixed_boxes: u32,
    /// In closed boxes.
    pub sold: Sums,
    /// The advance it waits for.
    pub asked: Option<Asked>,
    /// Until when it waits for its statement.
    pub question_until_min: Option<u32>,
    pub question_lost: bool,
    pub advanced_fen: i64,
    pub paid_fen: i64,
    /// Refunds that the agent took over.
    pub borne_fen: i64,
    /// Owed on the morning of its pay day, and not paid since.
    pub awaited_fen: i64,
    pub last_paid_min: Option<u32>,
    pub shown_min: Option<u32>,
    pub missed: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    pub amount_fen: i64,
    pub until_min: u32,
}

/// Where a household's goods are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GoodsState {
    Expected,
    /// Brought and not weighed yet.
    AtDoor,
    Here,
}

/// A packed order and whose goods are in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    pub portions: Vec<Portion>,
    pub packing_fen: i64,
    /// The market's fee and a leader's share, once settled.
    pub fee_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Portion {
    pub household: HouseholdId,
    pub weight_g: u32,
    /// Of these goods when they were packed.
    pub unsound_ppm: i64,
}

/// What falls due for a household.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Due {
    Brings(HouseholdId),
    AsksAdvance(HouseholdId),
    AdvanceEnds(HouseholdId),
    Asks(HouseholdId),
    QuestionEnds(HouseholdId),
    PayDay(HouseholdId),
    PayDayEnds(HouseholdId),
    /// A box has closed and is shared.
    Shares(OrderId),
}

impl Due {
    /// In one minute the household's come in the order in which they stand.
    pub fn rank(&self) -> u8 {
        29
    }
}

impl Household {
    fn of(terms: &HouseholdTerms) -> Household {
        Household {
            split: None,
            goods: GoodsState::Expected,
            sorted: false,
            rejected_g: 0,
            unsound_ppm: terms.unsound_ppm,
            boxes: 0,
            mixed_boxes: 0,
            sold: Sums::default(),
            asked: None,
            question_until_min: None,
            question_lost: false,
            advanced_fen: 0,
            paid_fen: 0,
            borne_fen: 0,
            awaited_fen: 0,
            last_paid_min: None,
            shown_min: None,
            missed: false,
        }
    }
}

/// Puts on the agenda what every household has in store.
pub(super) fn open(market: &mut Market) {
    let setting = std::sync::Arc::clone(&market.setting);
    let day = &setting.rules.day;
    for (id, terms) in &setting.scenario.household {
        market.households.by_id.insert(id.clone(), Household::of(terms));
        let mut plan = |min, due: Due| market.plan(min, due);
        plan(time::at(terms.brings_day, day.opens_min), Due::Brings(id.clone()));
        if let Some(ask) = &terms.advance {
            plan(time::at(ask.ask_day, ask.ask_minute), Due::AsksAdvance(id.clone()));
        }
        if let Some(ask) = &terms.question {
            plan(time::at(ask.ask_day, ask.ask_minute), Due::Asks(id.clone()));
        }
        plan(time::at(terms.pay_by_day, day.opens_min), Due::PayDay(id.clone()));
        plan(time::at(terms.pay_by_day, day.closes_min), Due::PayDayEnds(id.clone()));
    }
}

/// Returns what happens because something fell due for a household.
pub(super) fn fall_due(market: &Market, due: &Due) -> Vec<crate::Event> {
    let event = match due {
        Due::Shares(order) => statement::shared(market, order),
        Due::Brings(id)
        | Due::AsksAdvance(id)
        | Due::AdvanceEnds(id)
        | Due::Asks(id)
        | Due::QuestionEnds(id)
        | Due::PayDay(id)
        | Due::PayDayEnds(id) => of_household(market, due, id),
    };
    event.map(crate::Event::Household).into_iter().collect()
}

fn of_household(market: &Market, due: &Due, id: &HouseholdId) -> Option<Event> {
    let terms = market.setting.scenario.household.get(id)?;
    let household = market.households.by_id.get(id)?;
    let until_min = market.now_min + market.setting.rules.together.answer_min;
    let owed_fen = market.statement(id).owed_fen();
    let id = id.to_owned();
    match due {
        Due::Brings(_) => Some(Event::Brought(event::Brought {
            household: id,
            weight_g: terms.brings_g,
        })),
        Due::AsksAdvance(_) if household.goods == GoodsState::Here => Some(Event::AdvanceAsked(event::AdvanceAsked {
            household: id,
            amount_fen: terms.advance.as_ref()?.amount_fen,
            until_min,
        })),
        Due::AdvanceEnds(_) if household.asked.is_some() => Some(Event::GoodsTakenHome(event::GoodsTakenHome {
            weight_g: lot::takeable_g(market, &id),
            household: id,
        })),
        Due::Asks(_) => {
            let asks = terms.question.as_ref()?;
            let charged_fen = if asks.only_if_mixed {
                statement::mixed_refunds_fen(market, &id)
            } else {
                household.sold.refund_fen
            };
            let has_reason = !asks.only_if_mixed || charged_fen > 0;
            (household.goods == GoodsState::Here && has_reason).then_some(Event::QuestionAsked(event::QuestionAsked {
                household: id,
                until_min,
            }))
        }
        Due::QuestionEnds(_) if household.question_until_min.is_some() => {
            Some(Event::QuestionLost(event::QuestionLost {
                borne_fen: household.sold.refund_fen - household.borne_fen,
                household: id,
            }))
        }
        Due::PayDay(_) if owed_fen > 0 => Some(Event::PayDayCame(event::PayDayCame {
            household: id,
            owed_fen,
        })),
        Due::PayDayEnds(_) if household.awaited_fen > 0 => Some(Event::PayDayMissed(event::PayDayMissed {
            household: id,
            owed_fen: household.awaited_fen,
        })),
        Due::AsksAdvance(_)
        | Due::AdvanceEnds(_)
        | Due::QuestionEnds(_)
        | Due::PayDay(_)
        | Due::PayDayEnds(_)
        | Due::Shares(_) => None,
    }
}

/// Whether a household still waits for something before the market may close.
pub(super) fn is_waiting(market: &Market) -> bool {
    if market.households.boxes.len() != market.households.shares.len() {
        return true;
    }
    market.households.by_id.iter().any(|(id, household)| {
        household.asked.is_some()
            || household.question_until_min.is_some()
            || market.now_min < market.pay_by_min(id) && market.statement(id).owed_fen() > 0
    })
}

pub(super) fn apply(market: &mut Market, event: &Event) {
    match event {
        Event::BoxFilled(event::BoxFilled { order, filled }) => lot::box_filled(market, order, filled),
        Event::BoxShared(event::BoxShared { order, shares }) => statement::box_shared(market, order, shares),
        Event::HeapChosen(event::HeapChosen { mixed }) => market.households.mixed = *mixed,
        Event::Brought(event) => brought(market, event),
        Event::TermsAgreed(event) => terms_agreed(market, event),
        Event::Weighed(event) => weighed(market, event),
        Event::Sorted(event) => sorted(market, event),
        Event::GoodsTakenHome(event) => goods_taken_home(market, event),
        Event::AdvanceAsked(event) => advance_asked(market, event),
        Event::AdvancePaid(event) => advance_paid(market, event),
        Event::QuestionAsked(event) => question_asked(market, event),
        Event::StatementShown(event) => statement_shown(market, event),
        Event::QuestionLost(event) => question_lost(market, event),
        Event::PaidOut(event) => paid_out(market, event),
        Event::PayDayMissed(event) => pay_day_missed(market, event),
        Event::PayDayCame(event) => pay_day_came(market, event),
    }
}

fn brought(market: &mut Market, event: &event::Brought) {
    let id = &event.household;
    let household = household_mut(market, id);
    household.goods = GoodsState::AtDoor;
}

fn terms_agreed(market: &mut Market, event: &event::TermsAgreed) {
    let event::TermsAgreed { split, .. } = event;
    let id = &event.household;
    let household = household_mut(market, id);
    household.split = Some(*split);
}

fn weighed(market: &mut Market, event: &event::Weighed) {
    let event::Weighed { weight_g, .. } = event;
    let id = &event.household;
    let product = product_of(market, id);
    let household = household_mut(market, id);
    household.goods = GoodsState::Here;
    market.goods.open(&product);
    market
        .goods
        .post((&product, Some(id)), Whereabouts::Field, Whereabouts::Free, *weight_g);
}

fn sorted(market: &mut Market, event: &event::Sorted) {
    let event::Sorted { back_g, .. } = event;
    let id = &event.household;
    let finds_ppm = market.setting.rules.together.sort_finds_ppm;
    let household = household_mut(market, id);
    household.sorted = true;
    household.rejected_g += back_g;
    household.unsound_ppm = lot::unsound_after_sorting_ppm(household.unsound_ppm, finds_ppm);
    lot::give_back(market, id, *back_g);
}

fn goods_taken_home(market: &mut Market, event: &event::GoodsTakenHome) {
    let event::GoodsTakenHome { weight_g, .. } = event;
    let id = &event.household;
    let household = household_mut(market, id);
    household.asked = None;
    lot::give_back(market, id, *weight_g);
}

fn advance_asked(market: &mut Market, event: &event::AdvanceAsked) {
    let event::AdvanceAsked {
        amount_fen, until_min, ..
    } = event;
    let id = &event.household;
    market.plan(*until_min, Due::AdvanceEnds(id.clone()));
    household_mut(market, id).asked = Some(Asked {
        amount_fen: *amount_fen,
        until_min: *until_min,
    });
}

fn advance_paid(market: &mut Market, event: &event::AdvancePaid) {
    let event::AdvancePaid { amount_fen, enough, .. } = event;
    let id = &event.household;
    let name = Name::from(id.as_str());
    market.post(Account::Cash, Account::Owed, *amount_fen, Some(&name));
    let household = household_mut(market, id);
    household.advanced_fen += amount_fen;
    if *enough {
        household.asked = None;
    }
}

fn question_asked(market: &mut Market, event: &event::QuestionAsked) {
    let event::QuestionAsked { until_min, .. } = event;
    let id = &event.household;
    market.plan(*until_min, Due::QuestionEnds(id.clone()));
    household_mut(market, id).question_until_min = Some(*until_min);
}

fn statement_shown(market: &mut Market, event: &event::StatementShown) {
    let event::StatementShown { borne_fen, .. } = event;
    let id = &event.household;
    let now = market.now_min;
    bear(market, id, *borne_fen);
    household_mut(market, id).shown_min = Some(now);
}

fn question_lost(market: &mut Market, event: &event::QuestionLost) {
    let event::QuestionLost { borne_fen, .. } = event;
    let id = &event.household;
    bear(market, id, *borne_fen);
    household_mut(market, id).question_lost = true;
}

fn paid_out(market: &mut Market, event: &event::PaidOut) {
    let event::PaidOut { amount_fen, .. } = event;
    let id = &event.household;
    let now = market.now_min;
    let name = Name::from(id.as_str());
    market.post(Account::Cash, Account::Owed, *amount_fen, Some(&name));
    let household = household_mut(market, id);
    household.paid_fen += amount_fen;
    household.awaited_fen = (household.awaited_fen - amount_fen).max(0);
    household.last_paid_min = Some(now);
}

fn pay_day_missed(market: &mut Market, event: &event::PayDayMissed) {
    let id = &event.household;
    household_mut(market, id).missed = true;
}

fn pay_day_came(market: &mut Market, event: &event::PayDayCame) {
    let event::PayDayCame { owed_fen, .. } = event;
    let id = &event.household;
    household_mut(market, id).awaited_fen = *owed_fen;
}

/// The agent takes refunds over that were charged to a household; its question is answered.
fn bear(market: &mut Market, id: &HouseholdId, borne_fen: i64) {
    market.post(Account::Owed, Account::Share, borne_fen, Some(&Name::from(id.as_str())));
    let household = household_mut(market, id);
    household.borne_fen += borne_fen;
    household.question_until_min = None;
}

fn product_of(market: &Market, id: &HouseholdId) -> ProductId {
    let terms = market.setting.scenario.household.get(id);
    terms.map_or_else(ProductId::default, |terms| terms.product.clone())
}

fn household_mut<'a>(market: &'a mut Market, id: &HouseholdId) -> &'a mut Household {
    market
        .households
        .by_id
        .get_mut(id)
        .expect("an event names a household of the scenario")
}

/// Hail marks what hangs on the trees of those who have not picked yet.
pub(super) fn hail(market: &mut Market, product: &ProductId, unsound_ppm: i64) {
    let setting = std::sync::Arc::clone(&market.setting);
    for (id, household) in &mut market.households.by_id {
        let terms = setting.scenario.household.get(id);
        let is_hit = terms.is_some_and(|terms| terms.product == *product) && household.goods == GoodsState::Expected;
        if is_hit {
            household.unsound_ppm = super::physics::either_ppm(household.unsound_ppm, unsound_ppm);
        }
    }
}

/// Whether households bring a product, so that it is sold for them and not owned.
pub(super) fn brings(market: &Market, product: &ProductId) -> bool {
    let mut terms = market.setting.scenario.household.values();
    terms.any(|terms| terms.product == *product)
}
