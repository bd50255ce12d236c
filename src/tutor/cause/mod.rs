//! Why something was lost: the decision, its minute, and what would have been in time.
//!
//! ```text
//! market ──losses──▶ what was lost ──suspects──▶ decisions that could have led to it, the likeliest first, each with what to
//!                                                do instead
//!                                                     │ played: the same world with that one thing mended
//!                                                     ▼
//!                      the first after which it is not lost ─▶ that deed;  none ─▶ luck, or nothing that could be found
//! ```
//! So no cause is a guess: in the same world, with this one thing done otherwise, the loss does not come about, or hardly. Leaves the
//! words to `say`, and when they are shown to `app`.

mod carrying;
mod claims;
mod fines;
mod guess;
mod loss;
mod pricing;
mod risk;
mod suspects;

use std::collections::{BTreeMap, BTreeSet};

pub use guess::{Guess, Guessed};
pub use loss::{Loss, LossKey, LossKind, LossSort, Whom, losses};
pub(super) use suspects::suspects;

use super::Change;
use crate::market::{Command, CourierId, Market, PackId, ZoneId, time};

/// A loss and why it came about; of several that one deed led to, the dearest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cause {
    pub loss: Loss,
    pub why: Why,
    /// How many more the same deed led to.
    pub others: u32,
    /// What went with all of them (fen).
    pub sum_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    Fault(Fault),
    /// What would have kept it off costs more than all that it keeps off.
    Borne(Fault),
    /// It would have come about this once either way, and on the mean far less often.
    Risked(Fault),
    /// Nothing that a seller can do would have kept it off.
    Luck,
    /// No single decision would have kept it off, as far as they were tried.
    Unfound,
}

/// A decision, and what instead of it would have been in time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub deed: Deed,
    pub at_min: u32,
    pub mend: Change,
    /// What the other way costs more, each time (fen); less than nothing where it is cheaper.
    pub dearer_fen: Option<i64>,
}

/// What was done, or left undone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    Packed(PackId),
    /// Labels were not compared with their orders.
    Unchecked,
    /// Labels were stuck by hand on each other's box.
    Stuck,
    /// Somebody asked, and nobody answered.
    Silent,
    /// The answer is one that the rules forbid.
    Forbidden,
    /// Not handed over by that minute.
    Unsent,
    /// More was sold than there was.
    Oversold,
    /// Too few hands for so much work.
    ShortHanded,
    /// A box was filled by eye, or not filled up for what dries.
    Unweighed,
    /// Money was given for what the buyer's own photograph disproves.
    PaidUnread,
    /// A box went unphotographed, so a claim without reason could not be refused.
    Unproved,
    /// A claim without reason was refused for a reason that does not tell it.
    BesideIt,
    /// Money was refused that was asked for with reason.
    Refused,
    PickedRipe,
    Unsorted,
    Sent(CourierId),
    /// So many hours were promised.
    Promised(u32),
    /// The page said that it is sent there.
    Served(ZoneId),
    /// So much was asked for a piece (fen).
    Priced(i64),
    /// This very command.
    Did(Command),
}

/// Less than this is no loss to speak of (fen).
const WORTH_FEN: i64 = 100;
/// At the end so many are told.
const TOLD: usize = 3;

/// Whether another world does not have a loss; of money given back, at least half must be spared. Whose goods were to be judged
/// must have bought there too: that nobody came is no cure for a bad box.
pub(super) fn is_spared(loss: &Loss, there: &Market, lost_there: &Lost) -> bool {
    let (sort, about) = &loss.key();
    let is_there = match sort {
        LossSort::GivenBack | LossSort::PoorReview | LossSort::CalledInVain | LossSort::GroupFailed => {
            there.orders.contains_key(about.as_str())
        }
        LossSort::AskedInVain => there.messages.contains_key(about.as_str()),
        LossSort::SentLate
        | LossSort::Cancelled
        | LossSort::Withdrawn
        | LossSort::Fined
        | LossSort::Swindled
        | LossSort::TakenHome
        | LossSort::Unexplained
        | LossSort::Unpaid
        | LossSort::ContractBroken
        | LossSort::CreditOverdue
        | LossSort::WaitedInVain
        | LossSort::WronglyServed
        | LossSort::TakenBack
        | LossSort::LotLate
        | LossSort::Advertised
        | LossSort::TurnedAway
        | LossSort::NotLikeSample
        | LossSort::VolumeMissed
        | LossSort::PacksLeftOver
        | LossSort::CameInVain
        | LossSort::LeftWasted
        | LossSort::SoldBelowCost
        | LossSort::NeverPaid => true,
    };
    let left_fen = lost_there.get(&loss.key());
    let can_be_less = matches!(sort, LossSort::GivenBack | LossSort::LeftWasted);
    let is_less = left_fen.is_none_or(|fen| can_be_less && 2 * fen <= loss.money_fen);
    is_there && is_less
}

/// What was lost in a world, with the money (fen).
pub(super) type Lost = BTreeMap<LossKey, i64>;

pub(super) fn all_lost(market: &Market) -> Lost {
    losses(market, 0)
        .iter()
        .map(|loss| (loss.key(), loss.money_fen))
        .collect()
}

/// What came of mending one thing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Trial {
    pub is_spared: bool,
    /// Over the whole market the other way is no dearer, or wins a star.
    pub is_worth_it: bool,
}

/// Judges each loss: by the first suspect whose world spares it. A trial is absent where there was no time for it.
pub(super) fn judged(
    lost: Vec<(Loss, Vec<Fault>)>,
    market: &Market,
    trial: impl Fn(&Loss, &Change) -> Option<Trial>,
) -> Vec<(Loss, Why)> {
    let judge = |(loss, suspects): (Loss, Vec<Fault>)| {
        let (mut is_known, mut risked) = (true, None);
        for fault in suspects {
            let tried = trial(&loss, &fault.mend);
            match tried {
                Some(Trial {
                    is_spared: true,
                    is_worth_it,
                }) => {
                    let is_bargain = !is_worth_it && fault.dearer_fen.is_some_and(|fen| 0 < fen);
                    let why = if is_bargain {
                        Why::Borne(fault)
                    } else {
                        Why::Fault(fault)
                    };
                    return (loss, why);
                }
                Some(Trial { is_spared: false, .. }) | None => {
                    is_known &= tried.is_some();
                    let is_risk = risked.is_none() && risk::is_risk(market, &loss, &fault);
                    risked = risked.or(is_risk.then_some(fault));
                }
            }
        }
        if let Some(fault) = risked {
            return (loss, Why::Risked(fault));
        }
        let why = if is_known && is_chance(market, &loss) {
            Why::Luck
        } else {
            Why::Unfound
        };
        (loss, why)
    };
    lost.into_iter().map(judge).collect()
}

/// One line for each deed, those that cost most first; what was luck comes after what was not.
pub(super) fn dearest(judged: Vec<(Loss, Why)>) -> Vec<Cause> {
    let mut by_deed: BTreeMap<String, Cause> = BTreeMap::new();
    // One order that went late and then fell through went wrong once.
    let mut times: BTreeSet<(String, String)> = BTreeSet::new();
    for (loss, why) in judged {
        let (deed, money_fen) = (why.told_as(&loss), loss.money_fen);
        let is_another = times.insert((deed.clone(), loss.time()));
        let Some(known) = by_deed.get_mut(&deed) else {
            by_deed.insert(
                deed,
                Cause {
                    sum_fen: money_fen,
                    loss,
                    why,
                    others: 0,
                },
            );
            continue;
        };
        known.others += u32::from(is_another);
        known.sum_fen += money_fen;
        if known.loss.money_fen < money_fen {
            (known.loss, known.why) = (loss, why);
        }
    }
    let mut causes: Vec<Cause> = by_deed.into_values().filter(Cause::is_worth_telling).collect();
    // What is named for sure is not named once more as likely.
    let mends = causes.iter().filter_map(|cause| cause.fault().cloned());
    let mends: Vec<Change> = mends.map(|fault| fault.mend).collect();
    causes.retain(|cause| !matches!(&cause.why, Why::Risked(fault) if mends.contains(&fault.mend)));
    let rank = |cause: &Cause| (cause.why.rank(), -cause.sum_fen, -i64::from(cause.others));
    causes.sort_by_key(rank);
    causes.truncate(TOLD);
    causes
}

impl Cause {
    fn fault(&self) -> Option<&Fault> {
        match &self.why {
            Why::Fault(fault) => Some(fault),
            Why::Risked(_) | Why::Borne(_) | Why::Luck | Why::Unfound => None,
        }
    }

    /// Pennies of luck teach nothing.
    fn is_worth_telling(&self) -> bool {
        match self.why {
            Why::Fault(_) => true,
            Why::Risked(_) | Why::Borne(_) | Why::Luck | Why::Unfound => WORTH_FEN <= self.sum_fen,
        }
    }
}

impl Why {
    /// What was a mistake comes first, then what may be one.
    fn rank(&self) -> u8 {
        match self {
            Why::Fault(_) => 0,
            Why::Risked(_) => 1,
            Why::Borne(_) | Why::Luck | Why::Unfound => 2,
        }
    }

    /// What several losses have in common that are told as one.
    fn told_as(&self, loss: &Loss) -> String {
        match self {
            Why::Fault(fault) | Why::Borne(fault) => {
                format!("{:?} {:?}", std::mem::discriminant(&fault.deed), fault.mend)
            }
            Why::Risked(fault) => format!("risked {:?}", fault.mend),
            Why::Luck => format!("luck {:?}", LossSort::from(&loss.kind)),
            Why::Unfound => format!("unfound {:?}", LossSort::from(&loss.kind)),
        }
    }
}

/// Whether the road, the weather or a buyer's mood can have brought it about by themselves.
fn is_chance(market: &Market, loss: &Loss) -> bool {
    match &loss.kind {
        // Half a box bad is no bad luck: the goods do not stand such a road.
        LossKind::GivenBack { .. } => !loss.is_half_bad(),
        LossKind::PoorReview { .. } | LossKind::GroupFailed | LossKind::Withdrawn => true,
        // Somebody always stays away.
        LossKind::LeftWasted { .. } => true,
        LossKind::SentLate | LossKind::Cancelled => {
            let order = market.orders.get(loss.about.as_str());
            order.is_some_and(|order| order.shipped_min.is_some_and(|min| min < order.ship_by_min))
        }
        // Somebody came when the shop had closed, and went before it opened.
        LossKind::AskedInVain => {
            let asked = market.messages.get(loss.about.as_str());
            asked.is_some_and(|asked| time::minute_of_day(asked.came_min) >= market.setting.rules.day.closes_min)
        }
        LossKind::CalledInVain
        | LossKind::Fined { .. }
        | LossKind::Swindled
        | LossKind::TakenHome
        | LossKind::Unexplained
        | LossKind::Unpaid
        | LossKind::ContractBroken
        | LossKind::CreditOverdue
        | LossKind::WaitedInVain
        | LossKind::WronglyServed
        | LossKind::TakenBack
        | LossKind::LotLate
        | LossKind::Advertised
        | LossKind::TurnedAway
        | LossKind::NotLikeSample
        | LossKind::VolumeMissed
        | LossKind::PacksLeftOver
        | LossKind::CameInVain { .. }
        | LossKind::SoldBelowCost
        | LossKind::NeverPaid { .. } => false,
    }
}
