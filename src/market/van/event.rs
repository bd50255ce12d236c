//! What happened to the van, and the transcript's form of it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use crate::{Lot, LotId, Name, VanDirection, VanShopId, VillageId, grammar::Yuan, time::Clock};

#[derive(Debug, Clone, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
pub enum Event {
    /// What the day brought: its parcels, closed roads, villages that will be late and when they promise to be ready.
    Morning(Morning),
    RoundSet(RoundSet),
    /// The van left; cut-off villages of the round are left out.
    Departed(Departed),
    /// The driver stands before parcels that are not ready and asks.
    Asked(Asked),
    /// The driver waits.
    Held(Held),
    /// Unloaded and loaded at a village; `left` parcels stay behind.
    Reached(Reached),
    /// Home again.
    Returned(Returned),
    FeederSent(FeederSent),
    FeederBack(FeederBack),
    /// The courier fetched what lay at the centre.
    HandedOver(HandedOver),
    /// Parcels of a lot missed their day.
    LotLate(LotLate),
    Contracted,
    Shared(Shared),
    Unshared,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Morning {
    pub up: u32,
    pub down: u32,
    pub lots: BTreeMap<LotId, Lot>,
    pub closed: BTreeSet<VillageId>,
    pub promised: BTreeMap<VillageId, u32>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundSet {
    pub stops: Vec<VillageId>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Departed {
    pub stops: Vec<VillageId>,
    pub left_out: Vec<VillageId>,
    pub down: u32,
    pub goods: u32,
    pub goods_fen: i64,
    pub next_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    pub village: VillageId,
    pub promised_min: u32,
    pub until_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    pub village: VillageId,
    pub ready_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reached {
    pub village: VillageId,
    pub down: u32,
    pub up: u32,
    pub left: u32,
    pub next_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Returned {
    pub up: u32,
    pub down: u32,
    pub goods: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeederSent {
    pub village: VillageId,
    pub up: u32,
    pub down: u32,
    pub cost_fen: i64,
    pub back_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeederBack {
    pub village: VillageId,
    pub up: u32,
    pub down: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandedOver {
    pub parcels: u32,
    pub fee_fen: i64,
    pub pickup_fen: i64,
    pub under_contract: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LotLate {
    pub lot: LotId,
    pub parcels: u32,
    pub penalty_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    pub shop: VanShopId,
}

impl fmt::Display for VanDirection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl fmt::Display for LotId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} d{}", self.village, self.direction, self.day)
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Event::Morning(Morning {
                up,
                down,
                closed,
                promised,
                ..
            }) => {
                write!(f, "van-morning up {up} down {down}")?;
                for village in closed {
                    write!(f, " closed {village}")?;
                }
                for (village, min) in promised {
                    write!(f, " late {village} promised {}", Clock(*min))?;
                }
                Ok(())
            }
            Event::RoundSet(RoundSet { stops }) => write!(f, "van-round {}", stops.join(",")),
            Event::Departed(Departed {
                stops,
                left_out,
                down,
                goods,
                ..
            }) => {
                write!(f, "van-departed {} down {down} goods {goods}", stops.join(","))?;
                if left_out.is_empty() {
                    return Ok(());
                }
                write!(f, " without {}", left_out.join(","))
            }
            Event::Asked(Asked {
                village, promised_min, ..
            }) => write!(f, "van-asked {village} promised {}", Clock(*promised_min)),
            Event::Held(Held { village, ready_min }) => write!(f, "van-held {village} until {}", Clock(*ready_min)),
            Event::Reached(Reached {
                village,
                down,
                up,
                left,
                ..
            }) => write!(f, "van-reached {village} down {down} up {up} left {left}"),
            Event::Returned(Returned { up, down, goods }) => {
                write!(f, "van-returned up {up} down {down} goods {goods}")
            }
            Event::FeederSent(FeederSent {
                village,
                up,
                down,
                cost_fen,
                ..
            }) => write!(f, "feeder-sent {village} up {up} down {down} {}", Yuan(*cost_fen)),
            Event::FeederBack(FeederBack { village, .. }) => write!(f, "feeder-back {village}"),
            Event::HandedOver(HandedOver {
                parcels,
                fee_fen,
                pickup_fen,
                under_contract,
            }) => {
                let rate = if *under_contract { "contract" } else { "walk-in" };
                write!(
                    f,
                    "handed-over {parcels} {rate} {} + {}",
                    Yuan(*fee_fen),
                    Yuan(*pickup_fen)
                )
            }
            Event::LotLate(LotLate {
                lot,
                parcels,
                penalty_fen,
            }) => write!(f, "lot-late {lot} {parcels} {}", Yuan(*penalty_fen)),
            Event::Contracted => f.write_str("van-contracted"),
            Event::Shared(Shared { shop }) => write!(f, "van-shared {shop}"),
            Event::Unshared => f.write_str("van-unshared"),
        }
    }
}

impl Event {
    /// It is about nothing with a name of its own.
    pub fn about(&self) -> Option<&Name> {
        None
    }

    pub fn wants_answer(&self) -> bool {
        matches!(self, Event::Morning(_) | Event::Asked(_) | Event::Returned(_))
    }
}

crate::nouns::payloads!(Van, Event: Morning, RoundSet, Departed, Asked, Held, Reached, Returned, FeederSent, FeederBack, HandedOver, LotLate, Shared);
