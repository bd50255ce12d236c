//! Hired hands and the supplier of boxes: what is paid by the day, and what is paid later. One hand sits at the phone and
//! answers buyers; the others pack, label, check and sort beside the head.

use super::{
    super::{Account, Event, Market, Refusal, run::Decision, time},
    CoopTerms, deed,
};
use crate::coop;

pub(super) fn hire(market: &Market, terms: &CoopTerms, hands: u32) -> Result<Decision, Refusal> {
    if hands > terms.hands {
        return Err(Refusal::from(coop::refusal::TooManyHands { most: terms.hands }));
    }
    if hands == market.coop.hands {
        return Err(Refusal::ALREADY_SO);
    }
    // Whoever comes today is paid for today; whoever leaves has been, and may come back for it.
    let paid_fen = i64::from(hands.saturating_sub(paid_today(market))) * terms.wage_fen;
    market.afford(paid_fen)?;
    Ok(deed(
        coop::Event::HandsHired(coop::event::HandsHired { hands, paid_fen }),
        market.setting.rules.minutes.decide,
    ))
}

/// How many hands have been paid for today.
fn paid_today(market: &Market) -> u32 {
    let (day, hands) = market.coop.paid;
    if day == time::day_of(market.now_min) { hands } else { 0 }
}

/// Another working day begins.
pub(super) fn wages(market: &Market) -> Vec<Event> {
    let hands = market.coop.hands;
    if hands == 0 {
        return Vec::new();
    }
    let amount_fen = wages_fen(market);
    let event = if market.afford(amount_fen).is_err() {
        coop::Event::HandsStayedHome(coop::event::HandsStayedHome { hands })
    } else {
        coop::Event::WagesPaid(coop::event::WagesPaid { hands, amount_fen })
    };
    vec![Event::Coop(event)]
}

/// The supplier comes for its money.
pub(super) fn supplier_due(market: &Market) -> Vec<Event> {
    let due = market.coop.supplier_due_fen.range(..=market.now_min);
    let amount_fen: i64 = due.map(|(_, fen)| fen).sum();
    if amount_fen == 0 {
        return Vec::new();
    }
    let late_ppm = market
        .setting
        .scenario
        .coop
        .as_ref()
        .map_or(0, |terms| terms.credit_late_ppm);
    vec![Event::Coop(if market.afford(amount_fen).is_ok() {
        coop::Event::SupplierPaid(coop::event::SupplierPaid { amount_fen })
    } else {
        coop::Event::SupplierUnpaid(coop::event::SupplierUnpaid {
            amount_fen,
            late_fen: amount_fen * late_ppm / 1_000_000,
        })
    })]
}

/// Returns what is promised by day, so many days ahead: wages each morning of the season, and boxes on credit.
pub(in super::super) fn promised(market: &Market, days: u32) -> Vec<(u32, i64)> {
    let today = time::day_of(market.now_min);
    let wages_fen = wages_fen(market);
    let last = (today + days).min(market.setting.scenario.days);
    let mornings = (today + 1..=last).filter(|_| wages_fen > 0);
    let boxes = market.coop.supplier_due_fen.iter();
    mornings
        .map(|day| (day, wages_fen))
        .chain(boxes.map(|(due_min, fen)| (time::day_of(*due_min).max(today), *fen)))
        .collect()
}

/// For a day of all hands.
fn wages_fen(market: &Market) -> i64 {
    let terms = market.setting.scenario.coop.as_ref();
    i64::from(market.coop.hands) * terms.map_or(0, |terms| terms.wage_fen)
}

pub(super) fn hands_hired(market: &mut Market, event: &coop::event::HandsHired) {
    let coop::event::HandsHired { hands, paid_fen } = event;
    market.post(Account::Cash, Account::Wages, *paid_fen, None);
    market.coop.paid = (time::day_of(market.now_min), paid_today(market).max(*hands));
    market.coop.hands = *hands;
}

pub(super) fn wages_paid(market: &mut Market, event: &coop::event::WagesPaid) {
    let coop::event::WagesPaid { hands, amount_fen } = event;
    market.coop.paid = (time::day_of(market.now_min), *hands);
    market.post(Account::Cash, Account::Wages, *amount_fen, None);
}

pub(super) fn hands_stayed_home(market: &mut Market) {
    market.coop.hands = 0;
}

pub(super) fn credit_chosen(market: &mut Market, event: &coop::event::CreditChosen) {
    let coop::event::CreditChosen { on } = event;
    market.coop.on_credit = *on;
}

pub(super) fn supplier_paid(market: &mut Market, event: &coop::event::SupplierPaid) {
    let coop::event::SupplierPaid { amount_fen } = event;
    market.post(Account::Cash, Account::Supplier, *amount_fen, None);
    let now = market.now_min;
    market.coop.supplier_due_fen.retain(|due_min, _| *due_min > now);
}

pub(super) fn supplier_unpaid(market: &mut Market, event: &coop::event::SupplierUnpaid) {
    let coop::event::SupplierUnpaid { amount_fen, late_fen } = event;
    market.post(Account::Supplier, Account::Penalty, *late_fen, None);
    let now = market.now_min;
    let tomorrow_min = now + time::DAY_MIN;
    market.coop.supplier_due_fen.retain(|due_min, _| *due_min > now);
    *market.coop.supplier_due_fen.entry(tomorrow_min).or_default() += amount_fen + late_fen;
    market.plan(tomorrow_min, coop::Due::Supplier);
    market.coop.credit_cut = true;
    market.coop.on_credit = false;
    market.coop.supplier_missed += 1;
}

/// Whether a hired hand answers buyers.
pub(in super::super) fn answers_phone(market: &Market) -> bool {
    market.coop.hands > 0
}

/// The head and the hands that are not at the phone. The head's own work is reckoned in money; the hired hands' is paid.
pub(in super::super) fn packers(market: &Market) -> u32 {
    1 + market.coop.hands.saturating_sub(1)
}

/// Returns the minutes that a job of one pair of hands takes with everybody at it.
pub(in super::super) fn by_crew(market: &Market, minutes: u32) -> u32 {
    minutes.div_ceil(packers(market))
}
