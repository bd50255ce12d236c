//! What goals and reports may ask about the county's van: folds over the market's state, never counters of their own.

use crate::figure::figures;
use crate::{Account, Market, VanRun, VanTerms, time};

figures! {
    /// Days on which the van was out, after the start.
    VanRuns: Up,
    /// Parcels carried to the end of the county's part, after the start.
    ParcelsMoved: Up,
    /// Parcels that missed their day, after the start.
    ParcelsLate: Up,
    /// Used share of the van's slots on the way in (ppm).
    LoadUpPpm: EitherWay,
    /// Used share of the van's slots on the way out (ppm).
    LoadDownPpm: EitherWay,
}

/// Returns what a figure is worth; nothing where the scenario has no such thing.
pub(crate) fn worth(market: &Market, figure: Figure) -> i64 {
    let Some(terms) = market.setting.scenario.van.as_ref() else {
        return 0;
    };
    match figure {
        Figure::VanRuns => market.runs_after(terms).count() as i64,
        Figure::ParcelsMoved => market.moved(terms, false),
        Figure::ParcelsLate => {
            let lots = market.van.lots.iter().filter(|(id, _)| terms.start_days < id.day);
            lots.map(|(_, lot)| i64::from(lot.late)).sum()
        }
        Figure::LoadUpPpm => market.load_ppm(terms, |run| run.up),
        Figure::LoadDownPpm => market.load_ppm(terms, |run| run.down + run.goods),
    }
}

impl Market {
    pub(crate) fn runs_after(&self, terms: &VanTerms) -> impl Iterator<Item = &VanRun> {
        let start_days = terms.start_days;
        self.van.runs.iter().filter(move |run| start_days < run.day)
    }

    /// Share of the slots that were used on all runs together.
    pub(crate) fn load_ppm(&self, terms: &VanTerms, load: impl Fn(&VanRun) -> u32) -> i64 {
        let slots = i64::from(self.setting.rules.van.slots) * self.runs_after(terms).count() as i64;
        let used: i64 = self.runs_after(terms).map(|run| i64::from(load(run))).sum();
        used * 1_000_000 / slots.max(1)
    }

    pub(crate) fn moved(&self, terms: &VanTerms, at_start: bool) -> i64 {
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
