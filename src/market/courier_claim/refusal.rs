//! Why something about a claim against a courier is not done.

use std::fmt;

use crate::ClaimState;

#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "snake_case")]
pub enum Refusal {
    /// No parcel of this order was lost or broken.
    NoCourierClaim,
    /// The claim against the courier is in another state.
    CourierClaimIs(CourierClaimIs),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CourierClaimIs {
    pub state: ClaimState,
}

crate::nouns::payloads!(CourierClaim, Refusal: CourierClaimIs);

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.into())?;
        if let Refusal::CourierClaimIs(CourierClaimIs { state }) = self {
            write!(f, " {state:?}")?;
        }
        Ok(())
    }
}
