//! Why something about a request for money back is not done.

use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "snake_case")]
pub enum Refusal {
    /// Nobody asks for money back here, or it is decided.
    NoClaim,
    /// A part is more than nothing and less than what was asked for.
    ShareOutOfRange,
    /// The buyer has said no to as much already.
    OfferedBefore,
    /// As much is shown as is asked for, or nothing can be shown.
    NothingLess,
    /// A second parcel does not mend this complaint.
    NothingToResend,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.into())
    }
}
