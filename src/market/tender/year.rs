//! What an operator does in a month: as hard as it cares, as the contract pays for, and as it is looked at. Reports tell it
//! better than it is unless somebody counts. All of it in integers from the rule pack.

use super::{
    super::{Account, Market, random, time},
    Bidder, Kpi, KpiLevel, Stage,
};
use crate::BidderId;
use crate::tender;

pub(super) const MONTHS: u32 = 12;
/// Months of a quarter, and of the half after which the second half of a fee is paid.
const QUARTER: u32 = 3;
const HALF_YEAR: u32 = 6;

/// A month: what was told and what was true.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// 1 to 12.
    pub number: u32,
    /// Nothing for the old operator.
    pub bidder: Option<BidderId>,
    /// Parcels carried, and the working share of the stations.
    pub parcels: u32,
    pub active_ppm: i64,
    pub told_parcels: u32,
    pub told_active_ppm: i64,
    /// What the contract asked for; nothing where it has no such figure.
    pub asked_parcels: Option<u32>,
    pub asked_active_ppm: Option<i64>,
    /// Somebody went to see.
    pub audited: bool,
}

impl Report {
    /// Whether this figure of the contract was truly missed.
    pub fn missed(&self, kpi: Kpi) -> bool {
        match kpi {
            Kpi::Activity => self.asked_active_ppm.is_some_and(|asked| self.active_ppm < asked),
            Kpi::Effect => self.asked_parcels.is_some_and(|asked| self.parcels < asked),
        }
    }

    /// Whether the contract has this figure.
    pub fn asks(&self, kpi: Kpi) -> bool {
        match kpi {
            Kpi::Activity => self.asked_active_ppm.is_some(),
            Kpi::Effect => self.asked_parcels.is_some(),
        }
    }

    /// Whether the county knows that something was missed: by the report itself, or by going to see.
    pub fn is_known_missed(&self) -> bool {
        let active_ppm = if self.audited {
            self.active_ppm
        } else {
            self.told_active_ppm
        };
        self.asked_active_ppm.is_some_and(|asked| active_ppm < asked)
            || self.asked_parcels.is_some_and(|asked| self.told_parcels < asked)
    }
}

/// The month that ends on the clock.
pub(super) fn report(market: &Market) -> tender::Event {
    let Some(terms) = &market.setting.scenario.tender else {
        unreachable!("only an official has reports");
    };
    let rules = &market.setting.rules.tender;
    let number = market.tender.reports.len() as u32 + 1;
    let at_work = market.tender.at_work.as_ref();
    let Some((bidder, id)) = at_work.and_then(|at_work| Some((terms.bidders.get(&at_work.bidder)?, &at_work.bidder)))
    else {
        let parcels = share(terms.old_parcels, season_ppm(market, number));
        return reported(Report {
            number,
            bidder: None,
            parcels,
            active_ppm: rules.effort_least_ppm,
            told_parcels: parcels,
            told_active_ppm: rules.effort_least_ppm,
            asked_parcels: None,
            asked_active_ppm: None,
            audited: false,
        });
    };
    let tender = &market.tender;
    let effort_ppm = effort_ppm(market, bidder, number);
    // Nobody is held to figures while finding the way.
    let is_counted = at_work.is_some_and(|at_work| at_work.since + rules.start_months < number);
    let toward = |level: KpiLevel| match level {
        KpiLevel::None => effort_ppm * rules.neglect_ppm / 1_000_000,
        KpiLevel::Low | KpiLevel::Fair | KpiLevel::High => effort_ppm,
    };
    let active_ppm = toward(tender.activity);
    let reach_ppm = rules.reach_least_ppm + active_ppm * (1_000_000 - rules.reach_least_ppm) / 1_000_000;
    let vary = random::below(market.draw("tender-month", number, id), 2 * rules.vary_ppm as u64 + 1) as i64;
    let carried_ppm = [
        toward(tender.effect),
        reach_ppm,
        bidder.skill_ppm,
        1_000_000 - rules.vary_ppm + vary,
    ]
    .into_iter()
    .fold(season_ppm(market, number), |product, factor| {
        product * factor / 1_000_000
    });
    let parcels = share(terms.potential, carried_ppm);
    // Parcels that pass the courier's scanner cannot be made up; without such a figure the report may say anything.
    let told_parcels = match tender.effect {
        KpiLevel::None => share(parcels, 1_000_000 + bidder.padding_ppm),
        KpiLevel::Low | KpiLevel::Fair | KpiLevel::High => parcels,
    };
    reported(Report {
        number,
        bidder: Some(id.clone()),
        parcels,
        active_ppm,
        told_parcels,
        told_active_ppm: (active_ppm * (1_000_000 + bidder.padding_ppm) / 1_000_000).min(1_000_000),
        asked_parcels: (is_counted && tender.effect != KpiLevel::None).then(|| {
            let asked_ppm = rules.effect.of(tender.effect) * season_ppm(market, number) / 1_000_000;
            share(terms.potential, asked_ppm)
        }),
        asked_active_ppm: (is_counted && tender.activity != KpiLevel::None).then(|| rules.activity.of(tender.activity)),
        audited: false,
    })
}

fn reported(report: Report) -> tender::Event {
    tender::Event::Reported(tender::event::Reported {
        report: Box::new(report),
    })
}

fn share(of: u32, ppm: i64) -> u32 {
    u32::try_from(i64::from(of) * ppm / 1_000_000).unwrap_or(0)
}

fn season_ppm(market: &Market, number: u32) -> i64 {
    let (first, _) = market.date(1);
    let month = (first - 1 + number - 1) % MONTHS;
    let season = &market.setting.rules.tender.season_ppm;
    season.get(month as usize).copied().unwrap_or(1_000_000)
}

/// How hard it works this month.
fn effort_ppm(market: &Market, bidder: &Bidder, number: u32) -> i64 {
    let rules = &market.setting.rules.tender;
    let tender = &market.tender;
    let Some(at_work) = &tender.at_work else { return 0 };
    let since = |month: Option<u32>| month.map(|month| number - 1 - month.min(number - 1));
    let is_within = |month: Option<u32>, months: u32| since(month).is_some_and(|since| since < months);
    let unseen = since(tender.last_audit_month).unwrap_or(number - 1 - at_work.since);
    let served = number - at_work.since;
    let mut effort_ppm = bidder.care_ppm
        + rules.activity_effort.of(tender.activity)
        + rules.effect_effort.of(tender.effect)
        + match tender.stage {
            Stage::Upfront => 0,
            Stage::Half => rules.half_ppm,
            Stage::Quarter => rules.quarter_ppm,
        }
        - bidder.slack_ppm * i64::from(unseen);
    if tender.exit {
        effort_ppm += rules.exit_ppm;
    }
    if is_within(tender.last_audit_month, rules.watch_months) {
        effort_ppm += rules.watch_ppm;
    }
    if is_within(tender.last_pinch_month, rules.pinch_months) {
        effort_ppm += rules.pinch_ppm;
    }
    if at_work.earned_fen < at_work.paid_fen {
        effort_ppm -= bidder.paid_ppm;
    }
    let effort_ppm = effort_ppm.clamp(rules.effort_least_ppm, 1_000_000);
    if served <= rules.start_months {
        effort_ppm * rules.start_ppm / 1_000_000
    } else {
        effort_ppm
    }
}

/// Writes a month into the books: the old operator is paid at once, the new one earns, and at its time a payment falls due.
pub(super) fn apply_report(market: &mut Market, report: &Report) {
    market.tender.reports.push(report.clone());
    let pay_days = market.setting.rules.tender.pay_days;
    let last_min = time::at(market.setting.scenario.days, market.setting.rules.day.closes_min);
    let due_min = (market.now_min + pay_days * time::DAY_MIN).min(last_min);
    let Some(at_work) = &mut market.tender.at_work else {
        let old_fen = market.setting.scenario.tender.as_ref().map_or(0, |terms| terms.old_fen);
        market.post(Account::Cash, Account::Operator, old_fen, None);
        return;
    };
    let months = i64::from(MONTHS - at_work.since);
    let served = report.number - at_work.since;
    at_work.earned_fen = at_work.fee_fen * i64::from(served) / months.max(1);
    let falls_due = match market.tender.stage {
        Stage::Upfront => false,
        Stage::Half => served == HALF_YEAR,
        Stage::Quarter => report.number.is_multiple_of(QUARTER),
    };
    let owed_fen = match market.tender.stage {
        Stage::Half => at_work.fee_fen - at_work.paid_fen,
        Stage::Quarter | Stage::Upfront => at_work.earned_fen - at_work.paid_fen,
    };
    if falls_due && 0 < owed_fen {
        market.tender.payment = Some((owed_fen, due_min));
        market.plan(due_min, tender::Due::Payment);
    }
}

impl Market {
    /// Months of the operator at work, among the last so many, in which the county knows that a figure was missed.
    pub(super) fn known_missed(&self, last: usize) -> u32 {
        let bidder = self.tender.at_work.as_ref().map(|at_work| &at_work.bidder);
        let reports = self.tender.reports.iter().rev().take(last);
        let missed = reports.filter(|report| report.bidder.as_ref() == bidder && report.is_known_missed());
        missed.count() as u32
    }

    /// What a parcel cost the county since the year began, with what is earned and not yet paid; nothing before the first
    /// report.
    pub fn county_cost_fen(&self) -> Option<i64> {
        let parcels: i64 = self.tender.reports.iter().map(|report| i64::from(report.parcels)).sum();
        let at_work = self.tender.at_work.as_ref();
        let owed_fen = at_work.map_or(0, |at_work| (at_work.earned_fen - at_work.paid_fen).max(0));
        (0 < parcels).then(|| (self.ledger.balance(Account::Operator) + owed_fen) / parcels)
    }

    /// What one cost under the old operator.
    pub fn old_cost_fen(&self) -> i64 {
        let terms = self.setting.scenario.tender.as_ref();
        terms.map_or(0, |terms| terms.old_fen / i64::from(terms.old_parcels.max(1)))
    }
}
