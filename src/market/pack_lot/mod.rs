//! Packs ordered by the lot: cheaper each than one by one, but so many at least, and paid before they come.
//!
//! ```text
//! order-packs ─▶ coming ─next day─▶ in the shed ─one by one, into orders─▶ used
//!                                       └─the market is over─▶ left over: money lost
//! ```
//! Whoever packs takes from the shed first; what it does not hold is bought one by one, as ever. What lies there is money in
//! `Account::Packs` until a box is filled.

pub mod command;
pub mod event;
pub(crate) mod figures;
pub mod refusal;

use std::collections::BTreeMap;

pub use command::Command;
pub use event::Event;
pub use figures::Figure;
pub use refusal::Refusal;

use super::{Account, Market, Obligation, OrderId, PackId, Thing, demand::scale, run::Decision};

/// What every seller's attempt depends on: nothing.
pub const RULES: &[&str] = &[];
/// The sections of the rules that it reads where a scenario has such lots.
pub(crate) const WHERE_ON: &[&str] = &["minutes", "pack_lots", "packs"];

/// Which packs are made by the lot, and what one of them costs then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackLotRules {
    pub packs: Vec<PackId>,
    /// The least first.
    pub lots: Vec<LotPrice>,
    /// They come so long after they were ordered.
    pub brings_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LotPrice {
    pub packs: u32,
    /// One of them costs this part of what a single one does.
    pub price_ppm: i64,
}

/// By pack and by what its size holds (g).
pub type PackLots = BTreeMap<(PackId, u32), PackLot>;

/// Packs of one size.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PackLot {
    pub ordered: u32,
    /// Not here yet.
    pub coming: u32,
    /// In the shed.
    pub left: u32,
    /// What was paid for those that are in the shed.
    pub left_fen: i64,
    /// Left over when the market ended.
    pub wasted: u32,
}

/// What an order's box took out of the shed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FromLot {
    pub up_to_g: u32,
    pub packs: u32,
    pub cost_fen: i64,
}

impl PackLot {
    /// Returns what so many of them cost once, if so many are left. Parts of the sum leave no fen over.
    fn cost_fen(&self, packs: u32) -> Option<i64> {
        let enough = 0 < packs && packs <= self.left;
        enough.then(|| self.left_fen * i64::from(packs) / i64::from(self.left))
    }
}

/// What falls due for packs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Due {
    Comes {
        pack: PackId,
        up_to_g: u32,
        packs: u32,
        cost_fen: i64,
    },
}

impl Due {
    pub fn rank(&self) -> u8 {
        match self {
            Due::Comes { .. } => 57,
        }
    }
}

pub(crate) fn fall_due(_market: &Market, due: &Due) -> Vec<crate::Event> {
    let Due::Comes {
        pack,
        up_to_g,
        packs,
        cost_fen,
    } = due.clone();
    vec![crate::Event::from(event::Brought {
        pack,
        up_to_g,
        packs,
        cost_fen,
    })]
}

/// Nobody owes anything: lots are paid at once.
pub(crate) fn obligations(_market: &Market) -> Vec<Obligation> {
    Vec::new()
}

pub(super) fn decide(market: &Market, command: &Command) -> Result<Decision, crate::Refusal> {
    let Command::OrderPacks(command::OrderPacks { pack, up_to_g, packs }) = command;
    let rules = &market.setting.rules;
    if !market.setting.scenario.pack_lots {
        return Err(Refusal::NoLots.into());
    }
    rules.packs.get(pack).ok_or(crate::Refusal::no_such(Thing::Pack))?;
    let offers = market.lot_offers(pack, *up_to_g);
    let least = offers.first().map(|offer| offer.packs).ok_or(Refusal::NoLots)?;
    let offer = offers.into_iter().find(|offer| offer.packs == *packs);
    let offer = offer.ok_or(refusal::NotALot { least })?;
    market.afford(offer.cost_fen)?;
    Ok(Decision::of(offer, rules.minutes.decide))
}

/// Returns what is left over when the market ends: in the shed, or still on its way.
pub(super) fn left_over(market: &Market) -> Vec<crate::Event> {
    let left = market.pack_lots.iter().filter(|(_, lot)| 0 < lot.left);
    let over = left.map(|((pack, up_to_g), lot)| {
        crate::Event::from(event::LeftOver {
            pack: pack.clone(),
            up_to_g: *up_to_g,
            packs: lot.left,
            loss_fen: lot.left_fen,
        })
    });
    over.collect()
}

pub(crate) fn apply(market: &mut Market, event: &Event) {
    match event {
        Event::Ordered(event::Ordered {
            pack,
            up_to_g,
            packs,
            cost_fen,
            comes_min,
        }) => {
            let lot = market.pack_lots.entry((pack.clone(), *up_to_g)).or_default();
            lot.ordered += packs;
            lot.coming += packs;
            market.post(Account::Cash, Account::Packs, *cost_fen, None);
            let due = Due::Comes {
                pack: pack.clone(),
                up_to_g: *up_to_g,
                packs: *packs,
                cost_fen: *cost_fen,
            };
            market.plan(*comes_min, due);
        }
        Event::Brought(event::Brought {
            pack,
            up_to_g,
            packs,
            cost_fen,
        }) => {
            let lot = lot_mut(market, pack, *up_to_g);
            lot.coming -= packs;
            lot.left += packs;
            lot.left_fen += cost_fen;
        }
        Event::LeftOver(event::LeftOver {
            pack,
            up_to_g,
            packs,
            loss_fen,
        }) => {
            let lot = lot_mut(market, pack, *up_to_g);
            lot.wasted += packs;
            lot.left -= packs;
            lot.left_fen -= loss_fen;
            market.post(Account::Packs, Account::PackWaste, *loss_fen, None);
        }
    }
}

/// A box is filled that came out of the shed.
pub(super) fn taken(market: &mut Market, order: &OrderId, pack: &PackId, from: &FromLot) {
    let lot = lot_mut(market, pack, from.up_to_g);
    lot.left -= from.packs;
    lot.left_fen -= from.cost_fen;
    market.post(Account::Packs, Account::Packing, from.cost_fen, Some(order));
}

fn lot_mut<'a>(market: &'a mut Market, pack: &PackId, up_to_g: u32) -> &'a mut PackLot {
    let lot = market.pack_lots.get_mut(&(pack.clone(), up_to_g));
    lot.expect("an event names packs that were ordered")
}

/// What the shed holds while one command fills several boxes.
pub(super) struct Shed(PackLots);

impl Shed {
    pub fn of(market: &Market) -> Shed {
        Shed(market.pack_lots.clone())
    }

    /// Takes so many packs of a size, if the shed has them all.
    pub fn take(&mut self, pack: &PackId, up_to_g: u32, packs: u32) -> Option<FromLot> {
        let lot = self.0.get_mut(&(pack.clone(), up_to_g))?;
        let cost_fen = lot.cost_fen(packs)?;
        lot.left -= packs;
        lot.left_fen -= cost_fen;
        Some(FromLot {
            up_to_g,
            packs,
            cost_fen,
        })
    }
}

impl Market {
    /// Returns what may be ordered today of a pack's size, the least lot first; nothing where it is not made by the lot.
    pub fn lot_offers(&self, pack: &PackId, up_to_g: u32) -> Vec<event::Ordered> {
        let lots = &self.setting.rules.pack_lots;
        let is_made = self.setting.scenario.pack_lots && lots.packs.contains(pack);
        let Some(one_fen) = self.single_pack_fen(pack, up_to_g).filter(|_| is_made) else {
            return Vec::new();
        };
        let offer = |lot: &LotPrice| event::Ordered {
            pack: pack.clone(),
            up_to_g,
            packs: lot.packs,
            cost_fen: scale(one_fen * i64::from(lot.packs), &[lot.price_ppm]),
            comes_min: self.now_min + lots.brings_min,
        };
        lots.lots.iter().map(offer).collect()
    }

    /// Returns what one pack of a size costs today that is bought by itself.
    pub fn single_pack_fen(&self, pack: &PackId, up_to_g: u32) -> Option<i64> {
        let sizes = &self.setting.rules.packs.get(pack)?.sizes;
        let size = sizes.iter().find(|size| size.up_to_g == up_to_g)?;
        Some(self.box_price_fen(size.cost_fen))
    }

    /// Returns what so many packs of a size cost once, if the shed has them all.
    pub(super) fn lot_cost_fen(&self, pack: &PackId, up_to_g: u32, packs: u32) -> Option<i64> {
        self.pack_lots.get(&(pack.clone(), up_to_g))?.cost_fen(packs)
    }

    /// Returns how many packs of a size stand in the shed.
    pub fn packs_left(&self, pack: &PackId, up_to_g: u32) -> u32 {
        self.pack_lots.get(&(pack.clone(), up_to_g)).map_or(0, |lot| lot.left)
    }
}
