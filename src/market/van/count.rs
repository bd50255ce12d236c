//! What the dispatcher's figures are worth, counted from the end of the start days.

use super::{
    super::{Account, Figure, Market, time},
    Run, VanTerms,
};

/// A figure that stands for "no better than before" while there is nothing to compare.
const AS_BEFORE_PPM: i64 = 1_000_000;

impl Market {
    pub(in super::super) fn van_figure(&self, figure: Figure) -> Option<i64> {
        let terms = self.setting.scenario.van.as_ref()?;
        Some(match figure {
            Figure::VanRuns => self.runs_after(terms).count() as i64,
            Figure::ParcelsMoved => self.moved(terms, false),
            Figure::ParcelsLate => {
                let lots = self.van.lots.iter().filter(|(id, _)| terms.start_days < id.day);
                lots.map(|(_, lot)| i64::from(lot.late)).sum()
            }
            Figure::LoadUpPpm => self.load_ppm(terms, |run| run.up),
            Figure::LoadDownPpm => self.load_ppm(terms, |run| run.down + run.goods),
            Figure::ParcelCostFen => self.parcel_cost_fen(false).unwrap_or(0),
            Figure::CostAgainstStartPpm => match (self.parcel_cost_fen(true), self.parcel_cost_fen(false)) {
                (Some(before_fen), Some(after_fen)) => after_fen * 1_000_000 / before_fen.max(1),
                _ => AS_BEFORE_PPM,
            },
            _ => return None,
        })
    }

    fn runs_after(&self, terms: &VanTerms) -> impl Iterator<Item = &Run> {
        let start_days = terms.start_days;
        self.van.runs.iter().filter(move |run| start_days < run.day)
    }

    /// Share of the slots that were used on all runs together.
    fn load_ppm(&self, terms: &VanTerms, load: impl Fn(&Run) -> u32) -> i64 {
        let slots = i64::from(self.setting.rules.van.slots) * self.runs_after(terms).count() as i64;
        let used: i64 = self.runs_after(terms).map(|run| i64::from(load(run))).sum();
        used * 1_000_000 / slots.max(1)
    }

    fn moved(&self, terms: &VanTerms, at_start: bool) -> i64 {
        let is_counted = |min: u32| (time::day_of(min) <= terms.start_days) == at_start;
        let delivered = self.van.delivered.iter().filter(|(min, _)| is_counted(*min));
        delivered.map(|(_, parcels)| i64::from(*parcels)).sum()
    }

    /// Returns what a parcel cost: in the start days or since. Nothing before one was carried.
    pub fn parcel_cost_fen(&self, at_start: bool) -> Option<i64> {
        let terms = self.setting.scenario.van.as_ref()?;
        let moved = self.moved(terms, at_start);
        let is_cost = |account: Account| matches!(account, Account::Van | Account::Freight | Account::Penalty);
        let postings = self.ledger.postings.iter();
        let counted = postings.filter(|posting| (time::day_of(posting.at_min) <= terms.start_days) == at_start);
        let cost_fen: i64 = counted
            .map(|posting| {
                let spent = i64::from(is_cost(posting.to)) - i64::from(posting.from == Account::Sales);
                posting.amount_fen * spent
            })
            .sum();
        (0 < moved).then(|| cost_fen / moved)
    }
}
