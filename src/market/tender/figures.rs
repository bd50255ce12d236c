//! What goals and reports may ask about the county's contract: folds over the market's state, never counters of their own.

use crate::figure::figures;
use crate::{Kpi, KpiLevel, Market};

figures! {
    /// Months reported.
    Months: Up,
    /// Kinds of figures in the contract with the operator at work: 0 to 2.
    KpisAgreed: EitherWay,
    /// Share of the stations truly at work last month (ppm).
    ActivePpm: EitherWay,
    /// What a parcel costs, all in all (fen).
    ParcelCostFen: EitherWay,
    /// The same, of what it cost at the start (ppm).
    CostAgainstStartPpm: EitherWay,
}

/// Returns what a figure is worth; nothing where the scenario has no such thing.
pub(crate) fn worth(market: &Market, figure: Figure) -> i64 {
    let scenario = &market.setting.scenario;
    // A dispatcher knows what a parcel costs, too.
    if scenario.van.is_some() {
        return of_the_van(market, figure);
    }
    if scenario.tender.is_none() {
        return 0;
    }
    let tender = &market.tender;
    match figure {
        Figure::Months => tender.reports.len() as i64,
        Figure::KpisAgreed => Kpi::ALL
            .iter()
            .copied()
            .filter(|kpi| tender.at_work.is_some() && tender.level(*kpi) != KpiLevel::None)
            .count() as i64,
        Figure::ActivePpm => tender.reports.last().map_or(0, |report| report.active_ppm),
        Figure::ParcelCostFen => market.county_cost_fen().unwrap_or(0),
        Figure::CostAgainstStartPpm => match market.county_cost_fen() {
            Some(cost_fen) => cost_fen * 1_000_000 / market.old_cost_fen().max(1),
            None => 1_000_000,
        },
    }
}

/// What a parcel costs where a dispatcher runs the van.
fn of_the_van(market: &Market, figure: Figure) -> i64 {
    match figure {
        Figure::ParcelCostFen => market.parcel_cost_fen(false).unwrap_or(0),
        Figure::CostAgainstStartPpm => match (market.parcel_cost_fen(true), market.parcel_cost_fen(false)) {
            (Some(before_fen), Some(after_fen)) => after_fen * 1_000_000 / before_fen.max(1),
            // No better than before, while there is nothing to compare.
            (None, _) | (_, None) => 1_000_000,
        },
        Figure::Months | Figure::KpisAgreed | Figure::ActivePpm => 0,
    }
}
