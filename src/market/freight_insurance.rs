//! Insurance of return freight: the seller pays a premium for each order that is sent, and the insurer pays the way back of what
//! is returned. The more was returned so far, the dearer it is. Only where a scenario has it, and a page promises it.
//!
//! ```text
//! page: assure return-freight on ─▶ more buy, and a few more send back
//! parcel handed over ─▶ premium, by the share that came back so far
//! goods come home ─▶ the insurer pays the way up to its sum, the seller what is over it
//! ```

use super::{Assurance, Complaint, Market, Order, OrderId, Role, demand};

/// The sections of the rules that it reads where a scenario has it.
pub(crate) const WHERE_ON: &[&str] = &["costs", "freight_insurance"];

/// What an insurer of return freight takes and gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FreightInsuranceRules {
    /// What a shop pays for an order while too few were sent to tell (fen), and how many those are.
    pub start_fen: i64,
    pub known_from: u32,
    /// The premium from a share of returned orders on, the lowest share first.
    pub premiums: Vec<Premium>,
    /// A way back is paid up to this sum (fen).
    pub covers_fen: i64,
    /// What the promise does to buying (ppm), and to the share of buyers who send back without a reason (ppm).
    pub trust_ppm: i64,
    pub returns_ppm: i64,
}

/// From a share of returns on (ppm), so much an order (fen).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Premium {
    pub from_ppm: i64,
    pub fen: i64,
}

impl Market {
    /// Returns what a page can promise here.
    pub fn assurances(&self) -> Vec<Assurance> {
        let all = Assurance::ALL.iter().copied();
        let is_on = self.return_premium_fen().is_some();
        all.filter(|assurance| *assurance != Assurance::ReturnFreight || is_on)
            .collect()
    }

    /// Returns what the insurer takes for the next order; nothing where there is no insurer.
    pub fn return_premium_fen(&self) -> Option<i64> {
        let scenario = &self.setting.scenario;
        if !scenario.freight_insurance || scenario.role != Role::Seller {
            return None;
        }
        let rules = &self.setting.rules.freight_insurance;
        let (sent, returned) = self.sent_and_returned();
        if sent < rules.known_from {
            return Some(rules.start_fen);
        }
        let share_ppm = i64::from(returned) * 1_000_000 / i64::from(sent.max(1));
        let reached = rules
            .premiums
            .iter()
            .rev()
            .find(|premium| premium.from_ppm <= share_ppm);
        Some(reached.map_or(rules.start_fen, |premium| premium.fen))
    }

    /// Returns how many parcels went out by now, and how many of them came back.
    fn sent_and_returned(&self) -> (u32, u32) {
        let sent = || self.orders.values().filter(|order| order.shipped_min.is_some());
        (
            sent().count() as u32,
            sent().filter(|order| order.came_back).count() as u32,
        )
    }

    /// Whether the page of an order's product promises that the way back is paid.
    pub(super) fn insures_return(&self, order: &Order) -> bool {
        let page = self.page_of(&order.product);
        let promises = page.is_some_and(|page| page.assurances.contains(&Assurance::ReturnFreight));
        promises && self.setting.scenario.freight_insurance
    }

    /// Returns the premium of a parcel that is handed over now.
    pub(super) fn premium_of(&self, order: &Order) -> i64 {
        let is_insured = self.insures_return(order);
        self.return_premium_fen().filter(|_| is_insured).unwrap_or(0)
    }

    /// Returns what the way back of an order costs the seller, and what the insurer pays of it.
    pub(super) fn way_back_fen(&self, name: &OrderId, complaint: Complaint) -> (i64, i64) {
        let freight_fen = self.setting.rules.costs.return_freight_fen;
        let is_insured = self.parcel_of(name).is_some_and(|parcel| 0 < parcel.premium_fen);
        let insured_fen = match is_insured {
            true => freight_fen.min(self.setting.rules.freight_insurance.covers_fen),
            false => 0,
        };
        // Who only regrets pays the way, or the insurer for them.
        let is_sellers = complaint == Complaint::NotAsShown;
        (if is_sellers { freight_fen - insured_fen } else { 0 }, insured_fen)
    }

    /// Returns the chance to send back without a reason, where nobody pays for it.
    pub(super) fn regret_ppm(&self, order: &Order, refund_ppm: i64) -> i64 {
        if self.insures_return(order) {
            demand::scale(refund_ppm, &[self.setting.rules.freight_insurance.returns_ppm])
        } else {
            refund_ppm
        }
    }

    /// Returns what the promise does to buying (ppm).
    pub(super) fn return_trust_ppm(&self, is_promised: bool, is_fresh: bool) -> i64 {
        match is_promised && !is_fresh && self.setting.scenario.freight_insurance {
            true => self.setting.rules.freight_insurance.trust_ppm,
            false => demand::ONE_PPM,
        }
    }
}
