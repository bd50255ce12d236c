//! What couriers take besides their rate for named places that are far from every road: only where a scenario has it.

use std::collections::BTreeMap;

use super::{CourierId, Market, PlaceId};

/// The sections of the rules that it reads where a scenario has such fees.
pub(crate) const WHERE_ON: &[&str] = &["remote"];

/// The extra fees of couriers; a courier that is missing takes none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoteRules {
    pub fees: BTreeMap<CourierId, RemoteFee>,
}

/// What a courier takes more for each box that goes to one of these places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoteFee {
    pub places: Vec<PlaceId>,
    pub fen: i64,
}

impl Market {
    /// Returns what a courier takes besides its rate for a box to a place.
    pub fn remote_fen(&self, courier: &CourierId, place: &PlaceId) -> i64 {
        if !self.setting.scenario.remote_fees {
            return 0;
        }
        let fee = self.setting.rules.remote.fees.get(courier);
        fee.filter(|fee| fee.places.contains(place)).map_or(0, |fee| fee.fen)
    }

    /// Returns each courier's extra fee; none where the scenario has no such fees.
    pub fn remote_fees(&self) -> impl Iterator<Item = (&CourierId, &RemoteFee)> {
        let is_on = self.setting.scenario.remote_fees;
        self.setting.rules.remote.fees.iter().filter(move |_| is_on)
    }
}
