//! Why something about the county's contract is not done.

use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantArray, strum::VariantNames)]
#[strum(serialize_all = "snake_case", prefix = "tender_")]
pub enum Refusal {
    /// The contract is signed; its terms stand.
    Signed,
    /// Nobody is at work yet.
    #[strum(serialize = "nobody")]
    NobodyAtWork,
    /// The bidder does not sign so hard a figure for working stations, or for parcels.
    ActivityDeclined,
    EffectDeclined,
    /// It wants its money earlier.
    StageDeclined,
    /// Nothing has been reported since.
    NoReport,
    /// No payment falls due.
    NoPayment,
    /// No figure of the contract is known to be missed.
    NoGround,
    /// The contract has no exit clause.
    NoExit,
    /// It was sent away before.
    Dismissed,
}

impl Refusal {
    pub const ALL: &'static [Refusal] = <Refusal as strum::VariantArray>::VARIANTS;
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.into())
    }
}
