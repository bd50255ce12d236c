//! How a shop is run, and what that changes for everybody else: other nouns ask here, and none of them knows households or
//! the cooperative. What each arrangement answers is worked out in its own folder.
//!
//! ```text
//! Alone ─────────── own goods, own hands, boxes for cash
//! ForHouseholds ─── goods of others, each box shared when it closes
//! Cooperative ───── the same for members, with hired hands, contracts, and boxes on credit
//! ```
//! What comes from nobody but a noun itself (its commands, obligations, figures) needs no arrangement: the table of nouns
//! asks each of them.

use super::{
    Account, Event, HouseholdId, Market, Name, Order, OrderId, ProductId, Refusal, Scenario, coop, household, variant,
};

/// The sections of the rules that it reads.
pub(crate) const RULES: &[&str] = &["costs", "together"];

/// Who a shop is run with. The scenario says it once and for all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrangement {
    Alone,
    ForHouseholds,
    /// Its members' goods are households' goods.
    Cooperative,
}

use Arrangement::{Alone, Cooperative, ForHouseholds};

impl Market {
    pub fn arrangement(&self) -> Arrangement {
        let scenario = &self.setting.scenario;
        match (&scenario.coop, scenario.household.is_empty()) {
            (Some(_), _) => Cooperative,
            (None, false) => ForHouseholds,
            (None, true) => Alone,
        }
    }
}

/// Takes over what another way of the story has otherwise than as it is written: what households bring.
pub(super) fn take_over(here: &mut Scenario, written: &Scenario, way: &Scenario) {
    variant::take_by_id(&mut here.household, &written.household, &way.household);
}

/// Puts on the agenda what it has in store from the start.
pub(super) fn open(market: &mut Market) {
    match market.arrangement() {
        Alone => {}
        ForHouseholds => household::open(market),
        Cooperative => {
            household::open(market);
            coop::open(market);
        }
    }
}

/// The same for a day that begins.
pub(super) fn plan_day(market: &mut Market, day: u32) {
    match market.arrangement() {
        Alone | ForHouseholds => {}
        Cooperative => coop::plan_day(market, day),
    }
}

/// Whether it still waits for something before the market may close.
pub(super) fn is_waiting(market: &Market) -> bool {
    match market.arrangement() {
        Alone => false,
        ForHouseholds => household::is_waiting(market),
        Cooperative => household::is_waiting(market) || coop::is_waiting(market),
    }
}

/// Returns the money that is promised, by day, so many days ahead.
pub(super) fn promised(market: &Market, days: u32) -> Vec<(u32, i64)> {
    match market.arrangement() {
        Alone => Vec::new(),
        ForHouseholds => household::promised(market),
        Cooperative => {
            let mut promised = household::promised(market);
            promised.extend(coop::promised(market, days));
            promised
        }
    }
}

/// Whether somebody sits at the phone and answers buyers at once.
pub(super) fn answers_phone(market: &Market) -> bool {
    match market.arrangement() {
        Alone | ForHouseholds => false,
        Cooperative => coop::answers_phone(market),
    }
}

/// Returns the minutes that a job of one pair of hands takes with everybody at it.
pub(super) fn by_crew(market: &Market, minutes: u32) -> u32 {
    match market.arrangement() {
        Alone | ForHouseholds => minutes,
        Cooperative => coop::by_crew(market, minutes),
    }
}

/// Returns the own work on one box, reckoned in money.
pub(super) fn labour_fen(market: &Market) -> i64 {
    let labour_fen = market.setting.rules.costs.labour_fen;
    match market.arrangement() {
        Alone | ForHouseholds => labour_fen,
        Cooperative => labour_fen / i64::from(coop::packers(market)),
    }
}

/// Returns the minutes that a box takes beyond packing because it must tell whose goods it holds.
pub(super) fn marking_min(market: &Market) -> u32 {
    match market.arrangement() {
        Alone => 0,
        ForHouseholds | Cooperative => {
            let apart_min = market.setting.rules.together.apart_min;
            if household::marks_boxes(market) { apart_min } else { 0 }
        }
    }
}

/// Refuses boxes that nothing can pay.
pub(super) fn afford_boxes(market: &Market, needed_fen: i64) -> Result<(), Refusal> {
    match market.arrangement() {
        Alone | ForHouseholds => market.afford(needed_fen),
        Cooperative => coop::afford_boxes(market, needed_fen),
    }
}

/// Boxes are paid for, now or later.
pub(super) fn boxes_taken(market: &mut Market, order: &OrderId, cost_fen: i64) {
    match market.arrangement() {
        Alone | ForHouseholds => market.post(Account::Cash, Account::Packing, cost_fen, Some(order)),
        Cooperative => coop::boxes_taken(market, order, cost_fen),
    }
}

/// Whether a product is sold for others, not owned.
pub(super) fn is_for_others(market: &Market, product: &ProductId) -> bool {
    match market.arrangement() {
        Alone => false,
        ForHouseholds | Cooperative => household::brings(market, product),
    }
}

/// What boxes are filled from while one command packs several of them.
pub(super) enum Filling<'a> {
    /// All is the shop's.
    Own,
    Lots(household::Lots<'a>),
}

/// Begins to fill boxes; the same filling goes on from one box to the next.
pub(super) fn fill(market: &Market) -> Filling<'_> {
    match market.arrangement() {
        Alone => Filling::Own,
        ForHouseholds | Cooperative => Filling::Lots(household::fill(market)),
    }
}

impl Filling<'_> {
    /// Fills an order's box, and tells whose goods are in it where they are not the shop's.
    pub fn filled(&mut self, order: &Order, packing_fen: i64) -> Option<Event> {
        match self {
            Filling::Own => None,
            Filling::Lots(lots) => lots.filled(order, packing_fen),
        }
    }
}

/// Some of a product's goods (g), and of which household; of none where they are the shop's, or nobody's yet.
pub(super) type Part = (Option<HouseholdId>, u32);

/// Returns whose goods an order holds, all of them together.
pub(super) fn held_for(market: &Market, order: &Order) -> Vec<Part> {
    match market.arrangement() {
        Alone => vec![(None, order.in_box_g())],
        ForHouseholds | Cooperative => household::held_for(market, order),
    }
}

/// Returns whose free goods are lost, all of them together.
pub(super) fn lost_of(market: &Market, product: &ProductId, weight_g: u32) -> Vec<Part> {
    match market.arrangement() {
        Alone => vec![(None, weight_g)],
        ForHouseholds | Cooperative => household::lost_of(market, product, weight_g),
    }
}

/// Returns the share of an order's goods that was bad before it was packed.
pub(super) fn unsound_ppm(market: &Market, order: &OrderId) -> i64 {
    match market.arrangement() {
        Alone => 0,
        ForHouseholds | Cooperative => household::unsound_ppm(market, order),
    }
}

/// An order has closed: what it came to is shared.
pub(super) fn order_closes(market: &mut Market, order: &OrderId, fee_fen: i64) {
    match market.arrangement() {
        Alone => {}
        ForHouseholds | Cooperative => household::box_closes(market, order, fee_fen),
    }
}

/// An order's goods are back: its box holds nobody's any more.
pub(super) fn goods_back(market: &mut Market, order: &OrderId) {
    match market.arrangement() {
        Alone => {}
        ForHouseholds | Cooperative => household::goods_back(market, order),
    }
}

/// An order by phone was paid: what was paid before it came is not paid twice.
pub(super) fn paid_by_phone(market: &mut Market, order: &OrderId) {
    match market.arrangement() {
        Alone | ForHouseholds => {}
        Cooperative => coop::settled(market, order),
    }
}

/// Returns what an order by phone that comes too late costs.
pub(super) fn late_penalty_fen(market: &Market, order: &OrderId) -> i64 {
    match market.arrangement() {
        Alone | ForHouseholds => 0,
        Cooperative => coop::late_penalty_fen(market, order),
    }
}

/// Whether a name stands for all orders of one contract.
pub(super) fn is_contract(market: &Market, name: &Name) -> bool {
    match market.arrangement() {
        Alone | ForHouseholds => false,
        Cooperative => coop::is_deal(market, name),
    }
}

/// Whether an order is one of a contract's.
pub(super) fn is_of_contract(market: &Market, order: &OrderId, contract: &Name) -> bool {
    match market.arrangement() {
        Alone | ForHouseholds => false,
        Cooperative => coop::deal_of(order) == contract.as_str(),
    }
}

/// Returns the hail that marks what hangs on the trees of those who have not picked yet; nobody's may be among them.
pub(super) fn hail(product: &ProductId, unsound_ppm: i64) -> Event {
    Event::from(coop::event::Hail {
        product: product.clone(),
        unsound_ppm,
    })
}
