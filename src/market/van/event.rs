//! What happened to the van, and the transcript's form of it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use super::{super::command::Yuan, super::time::Clock, Lot, LotId, Way};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VanEvent {
    /// What the day brought: its parcels, closed roads, villages that will be late and when they promise to be ready.
    Morning {
        up: u32,
        down: u32,
        lots: BTreeMap<LotId, Lot>,
        closed: BTreeSet<String>,
        promised: BTreeMap<String, u32>,
    },
    RoundSet {
        stops: Vec<String>,
    },
    /// The van left; cut-off villages of the round are left out.
    Departed {
        stops: Vec<String>,
        left_out: Vec<String>,
        down: u32,
        goods: u32,
        goods_fen: i64,
        next_min: u32,
    },
    /// The driver stands before parcels that are not ready and asks.
    Asked {
        village: String,
        promised_min: u32,
        until_min: u32,
    },
    /// The driver waits.
    Held {
        village: String,
        ready_min: u32,
    },
    /// Unloaded and loaded at a village; `left` parcels stay behind.
    Reached {
        village: String,
        down: u32,
        up: u32,
        left: u32,
        next_min: u32,
    },
    /// Home again.
    Returned {
        up: u32,
        down: u32,
        goods: u32,
    },
    FeederSent {
        village: String,
        up: u32,
        down: u32,
        cost_fen: i64,
        back_min: u32,
    },
    FeederBack {
        village: String,
        up: u32,
        down: u32,
    },
    /// The courier fetched what lay at the centre.
    HandedOver {
        parcels: u32,
        fee_fen: i64,
        pickup_fen: i64,
        under_contract: bool,
    },
    /// Parcels of a lot missed their day.
    LotLate {
        lot: LotId,
        parcels: u32,
        penalty_fen: i64,
    },
    Contracted,
    Shared {
        shop: String,
    },
    Unshared,
}

impl VanEvent {
    pub(in super::super) fn wants_answer(&self) -> bool {
        matches!(
            self,
            VanEvent::Morning { .. } | VanEvent::Asked { .. } | VanEvent::Returned { .. }
        )
    }
}

impl fmt::Display for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl fmt::Display for LotId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} d{}", self.village, self.way, self.day)
    }
}

impl fmt::Display for VanEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            VanEvent::Morning {
                up,
                down,
                closed,
                promised,
                ..
            } => {
                write!(f, "van-morning up {up} down {down}")?;
                for village in closed {
                    write!(f, " closed {village}")?;
                }
                for (village, min) in promised {
                    write!(f, " late {village} promised {}", Clock(*min))?;
                }
                Ok(())
            }
            VanEvent::RoundSet { stops } => write!(f, "van-round {}", stops.join(",")),
            VanEvent::Departed {
                stops,
                left_out,
                down,
                goods,
                ..
            } => {
                write!(f, "van-departed {} down {down} goods {goods}", stops.join(","))?;
                if left_out.is_empty() {
                    return Ok(());
                }
                write!(f, " without {}", left_out.join(","))
            }
            VanEvent::Asked {
                village, promised_min, ..
            } => write!(f, "van-asked {village} promised {}", Clock(*promised_min)),
            VanEvent::Held { village, ready_min } => write!(f, "van-held {village} until {}", Clock(*ready_min)),
            VanEvent::Reached {
                village,
                down,
                up,
                left,
                ..
            } => write!(f, "van-reached {village} down {down} up {up} left {left}"),
            VanEvent::Returned { up, down, goods } => write!(f, "van-returned up {up} down {down} goods {goods}"),
            event => write_fare(event, f),
        }
    }
}

/// What costs by the parcel, and the deals.
fn write_fare(event: &VanEvent, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match event {
        VanEvent::FeederSent {
            village,
            up,
            down,
            cost_fen,
            ..
        } => write!(f, "feeder-sent {village} up {up} down {down} {}", Yuan(*cost_fen)),
        VanEvent::FeederBack { village, .. } => write!(f, "feeder-back {village}"),
        VanEvent::HandedOver {
            parcels,
            fee_fen,
            pickup_fen,
            under_contract,
        } => {
            let rate = if *under_contract { "contract" } else { "walk-in" };
            write!(
                f,
                "handed-over {parcels} {rate} {} + {}",
                Yuan(*fee_fen),
                Yuan(*pickup_fen)
            )
        }
        VanEvent::LotLate {
            lot,
            parcels,
            penalty_fen,
        } => write!(f, "lot-late {lot} {parcels} {}", Yuan(*penalty_fen)),
        VanEvent::Contracted => f.write_str("van-contracted"),
        VanEvent::Shared { shop } => write!(f, "van-shared {shop}"),
        VanEvent::Unshared => f.write_str("van-unshared"),
        _ => unreachable!("Display writes the round"),
    }
}
