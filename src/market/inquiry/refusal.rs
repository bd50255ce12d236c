//! Why something about a failed order that is judged is not done.

use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::VariantNames)]
#[strum(serialize_all = "snake_case")]
pub enum Refusal {}

impl From<&Refusal> for &'static str {
    fn from(refusal: &Refusal) -> &'static str {
        match *refusal {}
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}
