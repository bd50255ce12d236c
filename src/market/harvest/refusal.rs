//! Why something about the harvest is not done.

use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "snake_case")]
pub enum Refusal {
    /// Ice is sold out.
    NoIce(NoIce),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoIce {
    pub until_min: u32,
}

crate::nouns::payloads!(Harvest, Refusal: NoIce);

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.into())
    }
}
