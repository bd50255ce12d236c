//! A courier's contract by volume: so many parcels a month at a lower rate, and a sum for each that is missing at its end.
//!
//! ```text
//! volume ─▶ running ─each parcel handed to this courier counts─▶ over: after a month, or when the market's buyers have gone
//! ```
//! A contract that is cut short promises less in the same measure, and the last days' parcels still count. Nothing is drawn:
//! whoever reckons what the shop sends knows what a contract brings.

pub mod command;
pub mod event;
pub(crate) mod figures;
pub mod refusal;

pub use command::Command;
pub use event::Event;
pub use figures::Figure;
pub use refusal::Refusal;

use super::{Account, CourierId, Market, Obligation, ParcelId, Thing, run::Decision, time};

/// What every seller's attempt depends on: nothing.
pub const RULES: &[&str] = &[];
/// The sections of the rules that it reads where a scenario has such contracts.
pub(crate) const WHERE_ON: &[&str] = &["courier_contracts", "couriers", "day", "minutes"];

/// Which couriers make contracts, what they take off for how much, and what is missing costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourierContractRules {
    pub couriers: Vec<CourierId>,
    /// The fewest parcels first.
    pub steps: Vec<VolumeStep>,
    pub month_days: u32,
    /// Parcels that are handed over so long after the last buyers came still count.
    pub after_days: u32,
    /// For each parcel that is missing at the end.
    pub missing_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VolumeStep {
    /// Parcels a month.
    pub parcels: u32,
    /// What is taken off the walk-in rate.
    pub off_ppm: i64,
}

/// All that were signed, in order.
pub type CourierContracts = Vec<CourierContract>;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourierContract {
    pub courier: CourierId,
    /// Parcels in a whole month.
    pub month_parcels: u32,
    /// Parcels up to `until_min`.
    pub promised: u32,
    pub off_ppm: i64,
    pub signed_min: u32,
    pub until_min: u32,
    /// What came of it, once the time is over.
    pub over: Option<ContractOver>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractOver {
    pub sent: u32,
    pub missing_fen: i64,
}

/// What falls due for a contract.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Due {
    Ends(CourierId),
}

impl Due {
    pub fn rank(&self) -> u8 {
        match self {
            Due::Ends(_) => 56,
        }
    }
}

pub(crate) fn fall_due(market: &Market, due: &Due) -> Vec<crate::Event> {
    match due {
        Due::Ends(courier) => market
            .running_contract(courier)
            .map(|contract| over(market, contract))
            .into_iter()
            .collect(),
    }
}

/// Nothing is owed by a day of its own: what is missing is paid.
pub(crate) fn obligations(_market: &Market) -> Vec<Obligation> {
    Vec::new()
}

pub(super) fn decide(market: &Market, command: &Command) -> Result<Decision, crate::Refusal> {
    let Command::Volume(command::Volume { courier, parcels }) = command;
    if !market.setting.scenario.courier_contracts {
        return Err(Refusal::NoContract.into());
    }
    market
        .setting
        .courier(courier)
        .ok_or(crate::Refusal::no_such(Thing::Courier))?;
    let rules = &market.setting.rules.courier_contracts;
    if !rules.couriers.contains(courier) {
        return Err(Refusal::NoContract.into());
    }
    let offer = market
        .volume_offers(courier)
        .into_iter()
        .find(|offer| offer.month_parcels == *parcels);
    if let Some(running) = market.running_contract(courier) {
        return Err(refusal::ContractRuns {
            until_min: running.until_min,
        }
        .into());
    }
    if market.selling_left_min() == 0 {
        return Err(Refusal::NoTimeLeft.into());
    }
    let offer = offer.ok_or(Refusal::NoSuchVolume)?;
    Ok(Decision::of(offer, market.setting.rules.minutes.decide))
}

/// Returns the end of a contract as it stands now.
fn over(market: &Market, contract: &CourierContract) -> crate::Event {
    let sent = market.sent_under(contract);
    let missing = i64::from(contract.promised.saturating_sub(sent));
    crate::Event::from(event::Over {
        courier: contract.courier.clone(),
        promised: contract.promised,
        sent,
        missing_fen: missing * market.setting.rules.courier_contracts.missing_fen,
    })
}

/// Returns the end of each contract that still runs when the market ends.
pub(super) fn ends(market: &Market) -> Vec<crate::Event> {
    let running = market
        .courier_contracts
        .iter()
        .filter(|contract| contract.over.is_none());
    running.map(|contract| over(market, contract)).collect()
}

pub(crate) fn apply(market: &mut Market, event: &Event) {
    let now = market.now_min;
    match event {
        Event::Signed(signed) => {
            market.courier_contracts.push(CourierContract {
                courier: signed.courier.clone(),
                month_parcels: signed.month_parcels,
                promised: signed.promised,
                off_ppm: signed.off_ppm,
                signed_min: now,
                until_min: signed.until_min,
                over: None,
            });
            market.plan(signed.until_min, Due::Ends(signed.courier.clone()));
        }
        Event::Over(event::Over {
            courier,
            sent,
            missing_fen,
            ..
        }) => {
            let mut contracts = market.courier_contracts.iter_mut();
            let runs = |contract: &&mut CourierContract| contract.courier == *courier && contract.over.is_none();
            let contract = contracts.find(runs).expect("a contract that ends runs");
            contract.over = Some(ContractOver {
                sent: *sent,
                missing_fen: *missing_fen,
            });
            market.post(Account::Cash, Account::Freight, *missing_fen, None);
        }
    }
}

impl Market {
    /// Returns the contract with a courier that holds now.
    pub fn running_contract(&self, courier: &CourierId) -> Option<&CourierContract> {
        self.courier_contracts
            .iter()
            .find(|contract| contract.courier == *courier && contract.over.is_none())
    }

    /// Returns what would be signed with a courier today, the fewest parcels first; nothing where there are no contracts.
    pub fn volume_offers(&self, courier: &CourierId) -> Vec<event::Signed> {
        let rules = &self.setting.rules.courier_contracts;
        if !self.setting.scenario.courier_contracts || !rules.couriers.contains(courier) {
            return Vec::new();
        }
        let month_min = rules.month_days * time::DAY_MIN;
        let runs_min = month_min.min(self.selling_left_min());
        let last_min = self.now_min + runs_min + rules.after_days * time::DAY_MIN;
        let until_min = time::at(
            time::day_of(last_min.saturating_sub(1)),
            self.setting.rules.day.closes_min,
        );
        let promised = |parcels: u32| (u64::from(parcels) * u64::from(runs_min) / u64::from(month_min.max(1))) as u32;
        let offer = |step: &VolumeStep| event::Signed {
            courier: courier.clone(),
            month_parcels: step.parcels,
            promised: promised(step.parcels),
            off_ppm: step.off_ppm,
            until_min,
        };
        rules.steps.iter().map(offer).collect()
    }

    /// Returns how long buyers still come.
    fn selling_left_min(&self) -> u32 {
        let end_min = time::at(self.setting.scenario.days + 1, 0);
        if self.buyers_gone {
            0
        } else {
            end_min.saturating_sub(self.now_min)
        }
    }

    /// Returns how many parcels were handed to a contract's courier since it was signed, up to its end.
    pub fn sent_under(&self, contract: &CourierContract) -> u32 {
        let term = contract.signed_min..contract.until_min.saturating_add(1);
        let counts = |(name, order): &(&super::OrderId, &super::Order)| {
            let parcel = self.parcels.get(&ParcelId::from(*name));
            let is_theirs = parcel.is_some_and(|parcel| parcel.courier == contract.courier);
            is_theirs && order.shipped_min.is_some_and(|min| term.contains(&min))
        };
        self.orders.iter().filter(counts).count() as u32
    }

    /// Returns how many parcels were handed over in the last days, to whomever.
    pub fn sent_lately(&self, days: u32) -> u32 {
        let from_min = self.now_min.saturating_sub(days * time::DAY_MIN);
        let sent = self.orders.values().filter_map(|order| order.shipped_min);
        sent.filter(|min| from_min <= *min).count() as u32
    }

    /// Returns what a running contract takes off a courier's fee.
    pub(super) fn volume_off_fen(&self, courier: &CourierId, fee_fen: i64) -> i64 {
        let contract = self.running_contract(courier);
        contract.map_or(0, |contract| fee_fen * contract.off_ppm / 1_000_000)
    }
}
