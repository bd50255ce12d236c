//! Why something about a session on air is not done.

use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "snake_case")]
pub enum Refusal {
    /// This kind of market has no live stream.
    NoStage,
    /// The goods on the desk are not on the shelf.
    NothingOnShelf,
    OnAirAlready,
    NotOnAir,
    /// The line belongs to another part of the session.
    OtherPart,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.into())
    }
}
