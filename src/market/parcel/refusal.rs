//! Why something about a parcel is not done.

use std::fmt;

use super::Stop;

#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "snake_case")]
pub enum Refusal {
    /// The pack is too small for the goods.
    PackTooSmall(PackTooSmall),
    /// The pack is made for something else.
    PackNotForThis,
    /// Not packed yet.
    NotPacked,
    /// Packed, but without a label.
    NotLabelled,
    /// The label was looked at already.
    AlreadyChecked,
    /// Labels are stuck on by hand here.
    StuckByHand,
    /// A label is on that box already.
    HasLabel,
    /// The courier does not go there.
    NotServed,
    /// The courier takes no parcels at that place.
    NotTakenThere,
    /// The station is closed until then.
    StationClosed(StationClosed),
    /// Nobody takes parcels in where and when the way would end.
    CounterClosed(CounterClosed),
    /// The rate is for more parcels at once.
    TooFewParcels(TooFewParcels),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PackTooSmall {
    pub holds_g: u32,
    pub net_g: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StationClosed {
    pub opens_min: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CounterClosed {
    pub at: Stop,
    /// Parcels are taken in there again.
    pub opens_min: u32,
    /// Whoever sets out then is there in time.
    pub leave_min: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooFewParcels {
    pub least: u32,
}

crate::nouns::payloads!(Parcel, Refusal: PackTooSmall, StationClosed, CounterClosed, TooFewParcels);

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.into())
    }
}
