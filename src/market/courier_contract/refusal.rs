//! Why nothing is agreed with a courier.

use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "snake_case")]
pub enum Refusal {
    /// This courier, or any here, makes no contracts by volume.
    NoContract,
    /// No rate is offered for so many parcels.
    NoSuchVolume,
    /// A contract with this courier runs.
    ContractRuns(ContractRuns),
    /// No buyers come any more.
    NoTimeLeft,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ContractRuns {
    pub until_min: u32,
}

crate::nouns::payloads!(CourierContract, Refusal: ContractRuns);

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.into())
    }
}
