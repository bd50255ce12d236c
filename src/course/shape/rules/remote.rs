//! What couriers take besides for remote places.

use std::collections::BTreeMap;

use super::super::super::document::Node;
use super::super::key::{Key, Kind, Of, Shape, by, list};
use super::super::read::Value;
use super::super::units::FEN;
use crate::market::{CourierId, PlaceId, RemoteFee, RemoteRules};

const FEES: Key<BTreeMap<CourierId, RemoteFee>> = Key::new(
    "fees",
    by(Of::Courier, &Kind::Table(&REMOTE_FEE_TABLE)),
    "The extra fees of couriers; a courier that is missing takes none.",
);

pub(in super::super) const REMOTE_TABLE: Shape = Shape::new(
    "remote",
    "What couriers take besides their rate for named places.",
    &[FEES.line],
);

impl Value for RemoteRules {
    fn of(node: &Node) -> Option<RemoteRules> {
        Some(RemoteRules { fees: FEES.of(node)? })
    }
}

const PLACES: Key<Vec<PlaceId>> = Key::new("places", list(&Kind::Ref(Of::Place)), "The places it is taken for.");
const REMOTE_FEN: Key<i64> = Key::new("fen", FEN, "More for each box that goes there.");

pub(in super::super) const REMOTE_FEE_TABLE: Shape = Shape::new(
    "remote fee",
    "What a courier takes more for a box to certain places.",
    &[PLACES.line, REMOTE_FEN.line],
);

impl Value for RemoteFee {
    fn of(node: &Node) -> Option<RemoteFee> {
        Some(RemoteFee {
            places: PLACES.of(node)?,
            fen: REMOTE_FEN.of(node)?,
        })
    }
}
