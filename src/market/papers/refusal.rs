//! Why something about a shop's papers is not done.

use std::fmt;

use crate::ShopState;

#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "snake_case")]
pub enum Refusal {
    /// The shop's state does not allow it: papers are under review, or it is open already.
    ShopIs(ShopIs),
    /// A document has not been given yet.
    DocumentMissing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShopIs {
    pub state: ShopState,
}

crate::nouns::payloads!(Papers, Refusal: ShopIs);

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.into())?;
        if let Refusal::ShopIs(ShopIs { state }) = self {
            write!(f, " {state:?}")?;
        }
        Ok(())
    }
}
