//! Why no papers are brought to the tax office.

use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "snake_case")]
pub enum Refusal {
    /// Here an invoice is one errand, without papers.
    NoOffice,
    /// The office writes nothing without papers.
    PapersWanted,
    /// They are there already.
    PapersThere(PapersThere),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PapersThere {
    pub ready_min: u32,
}

crate::nouns::payloads!(Invoice, Refusal: PapersThere);

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.into())
    }
}
