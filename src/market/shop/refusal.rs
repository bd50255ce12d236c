//! Why something about a shop's standing is not done.

use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "snake_case")]
pub enum Refusal {
    /// The registration is asked for already.
    Registered,
    /// The time for an appeal is over, or it was decided.
    AppealOver,
    /// Orders are open; nobody closes before they are done.
    OrdersOpen,
    /// A shop on trial has only so many pages.
    TrialFull(TrialFull),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TrialFull {
    pub max: u32,
}

crate::nouns::payloads!(Shop, Refusal: TrialFull);

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.into())
    }
}
