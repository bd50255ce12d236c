//! What a buyer says and shows with a request for money back, beside what stands in the seller's own record. Whether it is true
//! can be seen: an untrue request differs from the record in one thing, a true one in none.
//!
//! ```text
//! the photograph's day │ the day of delivery        before it: another parcel's
//! the label's number   │ this parcel's number       another number: another parcel's
//! the box              │ the box that was packed    another box: another seller's
//! what is missing      │ both scans of the courier  as heavy at the door as at the start: nothing was taken
//! the pieces asked for │ the pieces in the photo    fewer: so many are paid for
//! ```
//! Who lies, and how, is drawn for each order; what the seller does changes neither. Only where a scenario has such buyers.

use super::{AfterSale, AfterSaleState, Complaint, RejectReason};
use crate::{AsksBack, Market, Order, OrderId, PackId, Selector, arrangement, demand, random, time};

/// The share of doubtful requests that are only too high (ppm).
const OVERSTATES_PPM: i64 = 300_000;
/// Numbers of labels, as they are read aloud: four digits.
const LABELS: (u64, u64) = (1_000, 9_000);

/// What the buyer shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The day on which the photograph was taken.
    pub photo_day: u32,
    /// The number on the label in it.
    pub label: u32,
    /// The box in it.
    pub pack: PackId,
    /// The share of the goods that it shows bad, or that the buyer found missing (ppm).
    pub shows_ppm: i64,
    /// What the goods weigh on the buyer's scale (g), where it is about weight.
    pub scale_g: Option<u32>,
}

/// What the seller can lay beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    pub delivered_day: u32,
    /// The number on the parcel's label.
    pub label: u32,
    pub pack: Option<PackId>,
    /// On the scale and photographed with its label when it was packed, so heavy without the box (g).
    pub packed_g: Option<u32>,
    /// On the courier's scale with its box, handed over and at the door (g).
    pub handed_g: u32,
    pub door_g: u32,
}

impl Complaint {
    /// Whether a photograph or a scale can tell.
    fn can_be_shown(self) -> bool {
        match self {
            Complaint::BadFruit | Complaint::Damaged | Complaint::Missing | Complaint::ShortWeight => true,
            Complaint::NotAsShown | Complaint::NoReason | Complaint::Lost | Complaint::WrongGoods => false,
        }
    }

    /// Whether it is about how much was in the box.
    pub fn is_of_weight(self) -> bool {
        matches!(self, Complaint::Missing | Complaint::ShortWeight)
    }
}

impl RejectReason {
    /// Whether it speaks of what the buyer shows.
    pub fn is_of_shown(self) -> bool {
        match self {
            RejectReason::OldPhoto
            | RejectReason::OtherLabel
            | RejectReason::FullWeight
            | RejectReason::PackingPhoto => true,
            RejectReason::CustomMade | RejectReason::TooLate | RejectReason::Courier => false,
        }
    }
}

/// In what an untrue request differs from the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tell {
    Day,
    Label,
    Pack,
    Weight,
}

/// Returns what a buyer of the story complains of; a doubtful one's honesty is drawn.
pub(super) fn of_story(market: &Market, order: &Order, asks_back: &AsksBack) -> (Complaint, i64, i64) {
    let (complaint, share_ppm) = (asks_back.complaint, asks_back.share_ppm);
    if !is_doubtful(market, asks_back) {
        return (complaint, share_ppm, asks_back.true_ppm);
    }
    if is_honest(market, order, asks_back) {
        return (complaint, share_ppm, share_ppm);
    }
    let part_ppm = 1_000_000 / i64::from(pieces(order));
    let overstates = random::happens(market.draw("overstates", 0, order.name.as_str()), OVERSTATES_PPM);
    let can = !complaint.is_of_weight() && part_ppm * 1_000_000 < 1_000_000 * market.setting.rules.quality.untrue_ppm;
    if overstates && can {
        (complaint, 1_000_000, part_ppm)
    } else {
        (complaint, share_ppm, 0)
    }
}

fn is_doubtful(market: &Market, asks_back: &AsksBack) -> bool {
    market.setting.scenario.false_claims_ppm != 0 && asks_back.false_ppm.is_some()
}

fn is_honest(market: &Market, order: &Order, asks_back: &AsksBack) -> bool {
    let false_ppm = asks_back.false_ppm.unwrap_or(0);
    !random::happens(market.draw("honest", 0, order.name.as_str()), false_ppm)
}

/// Returns what is taken out of a parcel on its way (g): a buyer of the story who says so with truth found it opened.
pub(crate) fn taken_g(market: &Market, order: &Order) -> u32 {
    let asks_back = market
        .customer_of(order)
        .and_then(|customer| customer.asks_back.as_ref());
    let taken = asks_back.filter(|asks_back| {
        asks_back.complaint.is_of_weight()
            && is_doubtful(market, asks_back)
            && is_honest(market, order, asks_back)
            && !arrangement::is_for_others(market, &order.product)
    });
    taken.map_or(0, |asks_back| part_g(order, asks_back.share_ppm))
}

fn part_g(order: &Order, share_ppm: i64) -> u32 {
    (i64::from(order.total_g()) * share_ppm / 1_000_000) as u32
}

/// So many pieces a buyer counts.
fn pieces(order: &Order) -> u32 {
    if 1 < order.pieces {
        order.pieces
    } else {
        order.counted_pieces.max(1)
    }
}

/// Returns what the buyer shows with a request; nothing where the scenario has no such buyers, or nothing can be shown.
pub(super) fn shown(
    market: &Market,
    order: &Order,
    complaint: Complaint,
    share_ppm: i64,
    true_ppm: i64,
) -> Option<Shown> {
    let is_told = market.customer_of(order).is_none_or(|customer| {
        let asks_back = customer.asks_back.as_ref();
        asks_back.is_none_or(|asks_back| asks_back.false_ppm.is_some())
    });
    let is_off = market.setting.scenario.false_claims_ppm == 0 && complaint != Complaint::ShortWeight;
    if is_off || !complaint.can_be_shown() || !is_told {
        return None;
    }
    let record = market.record_of(order);
    let mut shown = Shown {
        photo_day: time::day_of(market.now_min),
        label: record.label,
        pack: record.pack.unwrap_or_default(),
        shows_ppm: if true_ppm == 0 { share_ppm } else { true_ppm },
        scale_g: complaint
            .is_of_weight()
            .then(|| order.total_g() - part_g(order, share_ppm).min(order.total_g())),
    };
    if true_ppm == 0 {
        differ(market, order, complaint, &mut shown);
    }
    Some(shown)
}

/// Makes one thing differ from the record.
fn differ(market: &Market, order: &Order, complaint: Complaint, shown: &mut Shown) {
    let drawn = |topic: &str, bound: u64| random::below(market.draw(topic, 0, order.name.as_str()), bound.max(1));
    let others = market.setting.rules.packs.iter();
    let others: Vec<&PackId> = others
        .filter(|(id, pack)| order.pack.as_ref() != Some(*id) && market.suits(pack, order) && !pack.by_hand)
        .map(|(id, _)| id)
        .collect();
    let delivered_day = market.record_of(order).delivered_day;
    let possible = [
        (complaint.is_of_weight(), Tell::Weight),
        (!complaint.is_of_weight() && 1 < delivered_day, Tell::Day),
        (!complaint.is_of_weight(), Tell::Label),
        (!complaint.is_of_weight() && !others.is_empty(), Tell::Pack),
    ];
    let tells: Vec<Tell> = possible
        .into_iter()
        .filter_map(|(can, tell)| can.then_some(tell))
        .collect();
    match tells[drawn("tell", tells.len() as u64) as usize] {
        Tell::Day => shown.photo_day = delivered_day - (1 + drawn("photo-day", 3) as u32).min(delivered_day - 1),
        Tell::Label => shown.label = label_number(market, order, 1 + drawn("other-label", LABELS.1 - 1)),
        Tell::Pack => shown.pack = others[drawn("other-pack", others.len() as u64) as usize].clone(),
        // The courier's scale tells it.
        Tell::Weight => {}
    }
}

/// Returns the number of a parcel's label, or the one so many further on.
fn label_number(market: &Market, order: &Order, further: u64) -> u32 {
    let (first, numbers) = LABELS;
    let own = random::below(market.draw("label-number", 0, order.name.as_str()), numbers);
    (first + (own + further) % numbers) as u32
}

impl Market {
    /// Returns what the seller can lay beside what a buyer shows.
    pub fn record_of(&self, order: &Order) -> Record {
        let handed_g = self.parcel_of(&order.name).map_or(0, |parcel| parcel.actual_g);
        Record {
            delivered_day: time::day_of(order.delivered_min.unwrap_or(self.now_min)),
            label: label_number(self, order, 0),
            pack: order.pack.clone(),
            packed_g: (order.is_checked() || order.is_weighed).then(|| order.packed_g()),
            handed_g,
            door_g: handed_g.saturating_sub(order.lighter_g),
        }
    }

    /// Returns how many pieces the buyer's photograph shows bad, and of how many.
    pub fn pieces_shown(&self, after_sale: &AfterSale) -> Option<(u32, u32)> {
        let (shown, order) = (after_sale.shown.as_ref()?, self.orders.get(&after_sale.order)?);
        let all = pieces(order);
        let bad = (i64::from(all) * shown.shows_ppm + 500_000) / 1_000_000;
        Some((bad.max(1) as u32, all))
    }

    /// Whether less is shown than is asked for, and something at all.
    pub fn shows_less(&self, after_sale: &AfterSale) -> bool {
        let shown = after_sale.shown.as_ref();
        shown.is_some_and(|shown| 0 < shown.shows_ppm && shown.shows_ppm < after_sale.share_ppm)
    }

    /// Whether an untrue request was paid for more than it shows.
    pub fn was_false_paid(&self, after_sale: &AfterSale) -> bool {
        let is_false = after_sale.shown.is_some() && self.is_untrue(after_sale);
        let order = self.orders.get(&after_sale.order).filter(|_| is_false);
        order.is_some_and(|order| {
            // A fen for rounding.
            let owed_fen = order.price_fen * after_sale.true_ppm / 1_000_000 + 1;
            after_sale.state == AfterSaleState::Refunded && owed_fen < order.refunded_fen
        })
    }

    /// Whether a request was refused although what the buyer shows is true.
    pub fn was_true_refused(&self, after_sale: &AfterSale) -> bool {
        after_sale.shown.is_some() && !self.is_untrue(after_sale) && after_sale.rejected.is_some()
    }

    /// Returns the reasons that a seller may give against a request; where something is shown, those that speak of it first.
    pub fn reject_reasons(&self, after_sale: &AfterSale) -> Vec<RejectReason> {
        use RejectReason::{Courier, CustomMade, FullWeight, OldPhoto, OtherLabel, PackingPhoto, TooLate};
        let is_custom = || {
            self.orders
                .get(&after_sale.order)
                .is_some_and(|order| 0 < order.custom_days)
        };
        match after_sale.shown {
            None => vec![PackingPhoto, CustomMade, TooLate, Courier],
            Some(_) => {
                let first = if after_sale.complaint.is_of_weight() {
                    FullWeight
                } else {
                    PackingPhoto
                };
                let custom = is_custom().then_some(CustomMade);
                [first, OldPhoto, OtherLabel]
                    .into_iter()
                    .chain(custom)
                    .chain([Courier])
                    .collect()
            }
        }
    }

    /// Whether what the buyer shows differs from the record in what this reason names, so that the seller can prove it.
    pub(super) fn is_refuted(&self, after_sale: &AfterSale, shown: &Shown, reason: RejectReason) -> bool {
        let order = &self.orders[&after_sale.order];
        let record = self.record_of(order);
        match reason {
            RejectReason::OldPhoto => shown.photo_day < record.delivered_day,
            RejectReason::OtherLabel => shown.label != record.label,
            RejectReason::PackingPhoto => order.is_checked() && Some(&shown.pack) != record.pack.as_ref(),
            RejectReason::FullWeight => {
                let is_full = record.packed_g.is_some_and(|packed_g| order.total_g() <= packed_g);
                after_sale.complaint.is_of_weight() && is_full && record.door_g == record.handed_g
            }
            RejectReason::CustomMade | RejectReason::TooLate | RejectReason::Courier => false,
        }
    }
}

/// Leaves out whom a reason does not refute, unless each was named: nobody is refused unread.
pub(super) fn refuted(
    market: &Market,
    orders: &Selector,
    names: Vec<OrderId>,
    reason: RejectReason,
) -> Result<Vec<OrderId>, crate::Refusal> {
    if matches!(orders, Selector::Named(_)) {
        return Ok(names);
    }
    let is_meant = |name: &OrderId| {
        let after_sale = &market.after_sales[name];
        match (&after_sale.shown, reason) {
            (Some(shown), _) => market.is_refuted(after_sale, shown, reason) || !reason.is_of_shown(),
            (None, _) => !reason.is_of_shown() || market.setting.scenario.false_claims_ppm == 0,
        }
    };
    crate::name::some(names.into_iter().filter(is_meant).collect())
}

/// Returns the chance of a request without any reason (ppm).
pub(super) fn unfair_ppm(market: &Market) -> i64 {
    let unfair_ppm = market.setting.rules.quality.unfair_claim_ppm;
    match market.setting.scenario.false_claims_ppm {
        0 => unfair_ppm,
        factor_ppm => demand::scale(unfair_ppm, &[factor_ppm]),
    }
}
