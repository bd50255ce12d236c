//! Why something about a request to cancel is not done.

use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "snake_case")]
pub enum Refusal {
    /// Nobody asks to cancel this order, or not any more.
    NoRequest,
    /// The parcel has been handed over.
    AlreadySent,
    /// The parcel has not been handed over yet.
    StillHere,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.into())
    }
}
