//! Offers that bind for weeks: a canteen or an office that wants goods on fixed dates, a cold line that wants many parcels
//! every day. Saying yes is a promise; each date that passes without goods costs its penalty.

use crate::{CourierId, DealId, OrderId, PersonaId, PlaceId, ProductId, coop, order};
use std::collections::BTreeMap;

use super::{
    super::{Account, Channel, Event, Market, Name, Order, OrderState, Refusal, Thing, run::Decision, time},
    deed,
};

/// An offer and until when it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DealTerms {
    pub offer_day: u32,
    pub offer_minute: u32,
    /// It waits so long for an answer.
    pub answer_min: u32,
    pub supply: Option<SupplyTerms>,
    pub line: Option<LineTerms>,
}

/// Goods on fixed dates at a fixed price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SupplyTerms {
    pub product: ProductId,
    pub persona: PersonaId,
    pub place: PlaceId,
    /// Of one box, and the boxes of one date.
    pub net_g: u32,
    pub pieces: u32,
    /// For all boxes of one date.
    pub price_fen: i64,
    pub due_days: Vec<u32>,
    pub due_minute: u32,
    /// For a date that is missed or late.
    pub penalty_fen: i64,
    /// Share of all dates that is paid when the deal is taken.
    pub deposit_ppm: i64,
    pub invoice: bool,
}

/// A line that runs only with many parcels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineTerms {
    pub courier: CourierId,
    pub least_parcels: u32,
    /// For each parcel that is missing on a day.
    pub short_fen: i64,
    pub until_day: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DealState {
    Offered { until_min: u32 },
    Running,
    Gone,
}

pub(super) fn answer(market: &Market, id: &DealId, yes: bool) -> Result<Decision, Refusal> {
    let terms = market.terms_of(id).ok_or(Refusal::no_such(Thing::Deal))?;
    if !matches!(market.coop.deals.get(id), Some(DealState::Offered { .. })) {
        return Err(Refusal::Coop(coop::Refusal::NoOffer));
    }
    let event = if yes {
        coop::Event::DealTaken(coop::event::DealTaken {
            deal: id.to_owned(),
            deposit_fen: terms.supply.as_ref().map_or(0, SupplyTerms::deposit_fen),
        })
    } else {
        coop::Event::DealGone(coop::event::DealGone {
            deal: id.to_owned(),
            silent: false,
        })
    };
    Ok(deed(event, market.setting.rules.together.talk_min))
}

impl SupplyTerms {
    fn deposit_fen(&self) -> i64 {
        self.deposit_of_date_fen() * self.due_days.len() as i64
    }

    fn deposit_of_date_fen(&self) -> i64 {
        self.price_fen * self.deposit_ppm / 1_000_000
    }
}

impl Market {
    /// Returns what contracts that run will still call for of a product (g).
    pub fn still_called_g(&self, product: &ProductId) -> u64 {
        let today = time::day_of(self.now_min);
        let called_days = self.setting.rules.together.called_days;
        let running = self
            .coop
            .deals
            .iter()
            .filter(|(_, state)| **state == DealState::Running);
        let supplies = running.filter_map(|(id, _)| self.terms_of(id)?.supply.as_ref());
        let each = supplies.filter(|supply| supply.product == *product).map(|supply| {
            let dates = supply.due_days.iter().filter(|day| today + called_days < **day);
            dates.count() as u64 * u64::from(supply.net_g) * u64::from(supply.pieces)
        });
        each.sum()
    }
}

pub(super) fn offered(market: &Market, id: &DealId) -> Vec<Event> {
    let until_min = market.now_min + market.terms_of(id).map_or(0, |terms| terms.answer_min);
    vec![Event::from(coop::event::DealOffered {
        deal: id.to_owned(),
        until_min,
    })]
}

pub(super) fn ends(market: &Market, id: &DealId) -> Vec<Event> {
    if !matches!(market.coop.deals.get(id), Some(DealState::Offered { .. })) {
        return Vec::new();
    }
    vec![Event::from(coop::event::DealGone {
        deal: id.to_owned(),
        silent: true,
    })]
}

/// The goods of a date are called for: they become an order by phone, or the date is missed.
pub(super) fn delivery(market: &Market, id: &DealId, nth: usize) -> Vec<Event> {
    let Some(supply) = market.terms_of(id).and_then(|terms| terms.supply.as_ref()) else {
        return Vec::new();
    };
    let wanted_g = supply.net_g * supply.pieces;
    let left_g = market.left_g(&supply.product);
    if left_g < wanted_g {
        return vec![Event::from(coop::event::DealMissed {
            deal: id.to_owned(),
            penalty_fen: supply.penalty_fen,
            back_fen: supply.deposit_of_date_fen(),
        })];
    }
    let ship_by_min = time::at(supply.due_days.get(nth).copied().unwrap_or(1), supply.due_minute);
    let name = crate::name::free(id, &market.orders);
    let order = Order {
        persona: supply.persona.clone(),
        place: supply.place.clone(),
        product: supply.product.clone(),
        net_g: supply.net_g,
        pieces: supply.pieces,
        price_fen: supply.price_fen,
        wants_invoice: supply.invoice,
        due_min: ship_by_min,
        ship_by_min,
        ..Order::untouched(name.clone(), Channel::Phone, OrderState::Asked, market.now_min)
    };
    let accepted = Event::from(order::event::Accepted {
        order: name,
        ship_by_min,
    });
    vec![Event::from(order::event::Asked { order: Box::new(order) }), accepted]
}

/// The evening of a day on a line.
pub(super) fn line_day(market: &Market, id: &DealId) -> Vec<Event> {
    let Some(line) = market.terms_of(id).and_then(|terms| terms.line.as_ref()) else {
        return Vec::new();
    };
    let today = time::day_of(market.now_min);
    let went = market.orders.values().filter(|order| {
        let by_line = market
            .parcel_of(&order.name)
            .is_some_and(|parcel| parcel.courier == line.courier);
        by_line && order.shipped_min.is_some_and(|min| time::day_of(min) == today)
    });
    let missing = line.least_parcels.saturating_sub(went.count() as u32);
    vec![Event::from(coop::event::LineShort {
        deal: id.to_owned(),
        missing,
        amount_fen: i64::from(missing) * line.short_fen,
    })]
}

pub(super) fn deal_offered(market: &mut Market, event: &coop::event::DealOffered) {
    let coop::event::DealOffered { deal, until_min } = event;
    market.plan(*until_min, coop::Due::DealEnds(deal.clone()));
    let state = DealState::Offered { until_min: *until_min };
    market.coop.deals.insert(deal.clone(), state);
}

pub(super) fn deal_taken(market: &mut Market, event: &coop::event::DealTaken) {
    let coop::event::DealTaken { deal, deposit_fen } = event;
    market.post(
        Account::Prepaid,
        Account::Cash,
        *deposit_fen,
        Some(&Name::from(deal.as_str())),
    );
    market.coop.deals.insert(deal.clone(), DealState::Running);
    plan_dates(market, deal);
}

pub(super) fn deal_gone(market: &mut Market, event: &coop::event::DealGone) {
    let coop::event::DealGone { deal, .. } = event;
    market.coop.deals.insert(deal.clone(), DealState::Gone);
}

pub(super) fn deal_missed(market: &mut Market, event: &coop::event::DealMissed) {
    let coop::event::DealMissed {
        deal,
        penalty_fen,
        back_fen,
    } = event;
    let name = Name::from(deal.as_str());
    market.post(Account::Cash, Account::Penalty, *penalty_fen, Some(&name));
    market.post(Account::Cash, Account::Prepaid, *back_fen, Some(&name));
    market.coop.deals_missed += 1;
}

pub(super) fn line_short(market: &mut Market, event: &coop::event::LineShort) {
    let coop::event::LineShort { deal, amount_fen, .. } = event;
    market.post(
        Account::Cash,
        Account::Penalty,
        *amount_fen,
        Some(&Name::from(deal.as_str())),
    );
    plan_line(market, deal);
}

fn plan_dates(market: &mut Market, id: &DealId) {
    let setting = std::sync::Arc::clone(&market.setting);
    let Some(terms) = setting.scenario.coop.as_ref().and_then(|coop| coop.deal.get(id)) else {
        return;
    };
    let days = terms.supply.as_ref().map_or(&[][..], |supply| &supply.due_days);
    for (nth, day) in days.iter().enumerate() {
        let called_min = called_min(market, *day);
        if called_min > market.now_min {
            market.plan(called_min, coop::Due::Delivery(id.to_owned(), nth));
        }
    }
    plan_line(market, id);
}

/// When the goods of a date are called for.
fn called_min(market: &Market, day: u32) -> u32 {
    let rules = &market.setting.rules;
    time::at(day.saturating_sub(rules.together.called_days), rules.day.opens_min)
}

fn plan_line(market: &mut Market, id: &DealId) {
    let until_day = market
        .terms_of(id)
        .and_then(|terms| terms.line.as_ref())
        .map_or(0, |line| line.until_day);
    let tomorrow = time::day_of(market.now_min) + 1;
    if tomorrow <= until_day {
        let evening_min = time::at(tomorrow, market.setting.rules.day.closes_min);
        market.plan(evening_min, coop::Due::LineDay(id.to_owned()));
    }
}

/// Returns the supply that an order belongs to: `canteen`, `canteen-2` and so on are the canteen's.
fn supply_of<'a>(market: &'a Market, order: &OrderId) -> Option<&'a SupplyTerms> {
    let deals = &market.setting.scenario.coop.as_ref()?.deal;
    deals.get(deal_of(order))?.supply.as_ref()
}

/// Whether a name is a deal's.
pub(in super::super) fn is_deal(market: &Market, name: &Name) -> bool {
    let coop = market.setting.scenario.coop.as_ref();
    coop.is_some_and(|coop| coop.deal.contains_key(name.as_str()))
}

/// Returns the deal that an order would be named after.
pub(in super::super) fn deal_of(order: &OrderId) -> &str {
    match order.rsplit_once('-') {
        Some((deal, nth)) if nth.bytes().all(|sign| sign.is_ascii_digit()) => deal,
        _ => order.as_str(),
    }
}

/// Returns what a delivery that comes too late costs by its contract.
pub(in super::super) fn late_penalty_fen(market: &Market, order: &OrderId) -> i64 {
    supply_of(market, order).map_or(0, |supply| supply.penalty_fen)
}

/// An order by phone was paid: what a deal's deposit covered is not paid twice.
pub(in super::super) fn settled(market: &mut Market, order: &OrderId) {
    let deposit_fen = supply_of(market, order).map_or(0, SupplyTerms::deposit_of_date_fen);
    market.post(Account::Cash, Account::Prepaid, deposit_fen, Some(order));
}

/// Returns the next date of every running contract whose goods are not called for yet, and the minute at which they must be
/// there.
pub(super) fn next_dates(market: &Market) -> impl Iterator<Item = (&DealId, u32)> {
    market.coop.deals.iter().filter_map(|(id, deal)| {
        let supply = market.terms_of(id)?.supply.as_ref()?;
        let mut days = supply.due_days.iter();
        let day = days.find(|day| *deal == DealState::Running && called_min(market, **day) > market.now_min)?;
        Some((id, time::at(*day, supply.due_minute)))
    })
}

impl Market {
    pub(super) fn terms_of(&self, deal: &DealId) -> Option<&DealTerms> {
        self.setting.scenario.coop.as_ref()?.deal.get(deal)
    }

    /// Whether an order is a date of a contract.
    pub fn is_contracted(&self, order: &OrderId) -> bool {
        supply_of(self, order).is_some()
    }

    /// Returns the offers that wait for an answer, with the minute until which they stand.
    pub fn open_deals(&self) -> BTreeMap<&DealId, u32> {
        let offered = self.coop.deals.iter().filter_map(|(id, deal)| match deal {
            DealState::Offered { until_min } => Some((id, *until_min)),
            DealState::Running | DealState::Gone => None,
        });
        offered.collect()
    }
}
