//! Good practice in a market: how a script would break it, and how far a market that was played kept it.
//!
//! ```text
//! solution ──breaks──▶ the same script with one practice broken, in each way that there is
//! market   ──kept────▶ how often there was occasion, and how often it was kept
//! ```
//! Which practices there are, and what authors say about them, is `course`'s; what breaking one costs is found by playing.

mod breaks;
mod broken_by;
mod deeds;
mod kept;
mod rounds;
mod samples;

pub use breaks::{Break, breaks};
pub(super) use broken_by::{broken_by, wrongs};
pub use kept::{Kept, kept};
