//! Why something was lost, guessed before it is told: the true reason between two that would have been as likely and were not it.
//! Whoever has guessed reads the answer otherwise. Never graded.
//!
//! ```text
//! what was lost ─likely reasons─▶ less those suspected of any loss here ─the seed draws two─▶ with the true one, in a drawn order
//! ```

use super::{Cause, Deed, Fault, LossKind, Why, losses, suspects};
use crate::course::draw;
use crate::market::{Command, Complaint, Market, harvest, household};
use crate::tutor::MarketRun;

/// A deed without its when and what, or luck: short enough to choose among.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, strum::VariantArray)]
pub enum Guessed {
    Packed,
    Unchecked,
    Silent,
    Unsent,
    Oversold,
    ShortHanded,
    Unweighed,
    PaidUnread,
    Unproved,
    BesideIt,
    Refused,
    PickedRipe,
    Unsorted,
    Sent,
    Promised,
    Luck,
}

/// What is asked: which of these it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guess {
    pub choices: Vec<Guessed>,
    /// Index of the true one.
    pub right: usize,
}

/// Besides the true one.
const OTHERS: usize = 2;

impl Guessed {
    fn of(why: &Why) -> Option<Guessed> {
        match why {
            Why::Fault(fault) | Why::Risked(fault) => Guessed::of_deed(&fault.deed),
            Why::Luck => Some(Guessed::Luck),
            // What would have been better is nobody's fault, and what is not known cannot be guessed.
            Why::Borne(_) | Why::Unfound => None,
        }
    }

    /// Nothing of a deed that only its own words tell.
    fn of_deed(deed: &Deed) -> Option<Guessed> {
        match deed {
            Deed::Packed(_) => Some(Guessed::Packed),
            Deed::Unchecked | Deed::Stuck => Some(Guessed::Unchecked),
            Deed::Silent => Some(Guessed::Silent),
            Deed::Unsent => Some(Guessed::Unsent),
            Deed::Oversold => Some(Guessed::Oversold),
            Deed::ShortHanded => Some(Guessed::ShortHanded),
            Deed::Unweighed => Some(Guessed::Unweighed),
            Deed::PaidUnread => Some(Guessed::PaidUnread),
            Deed::Unproved => Some(Guessed::Unproved),
            Deed::BesideIt => Some(Guessed::BesideIt),
            Deed::Refused => Some(Guessed::Refused),
            Deed::PickedRipe => Some(Guessed::PickedRipe),
            Deed::Unsorted => Some(Guessed::Unsorted),
            Deed::Sent(_) => Some(Guessed::Sent),
            Deed::Promised(_) => Some(Guessed::Promised),
            Deed::Forbidden | Deed::Served(_) | Deed::Priced(_) | Deed::Did(_) => None,
        }
    }
}

/// What may lead to such a loss; nothing where the loss names its reason itself.
fn likely(kind: &LossKind) -> &'static [Guessed] {
    match kind {
        LossKind::SentLate | LossKind::Cancelled => &[
            Guessed::Unsent,
            Guessed::Oversold,
            Guessed::Promised,
            Guessed::Sent,
            Guessed::Unchecked,
            Guessed::Luck,
        ],
        LossKind::Withdrawn => &[Guessed::Unsent, Guessed::Silent, Guessed::Unchecked, Guessed::Luck],
        LossKind::GivenBack { complaint, .. } => match complaint {
            Complaint::BadFruit => &[
                Guessed::Packed,
                Guessed::Sent,
                Guessed::PickedRipe,
                Guessed::Unsent,
                Guessed::Unchecked,
                Guessed::Luck,
            ],
            Complaint::Damaged => &[Guessed::Packed, Guessed::Sent, Guessed::Unchecked, Guessed::Luck],
            Complaint::WrongGoods => &[Guessed::Unchecked, Guessed::Sent, Guessed::Unsent, Guessed::Luck],
            Complaint::Missing | Complaint::ShortWeight => {
                &[Guessed::Unweighed, Guessed::Unchecked, Guessed::Sent, Guessed::Luck]
            }
            Complaint::NotAsShown | Complaint::NoReason | Complaint::Lost => {
                &[Guessed::Sent, Guessed::Unchecked, Guessed::Unsent, Guessed::Luck]
            }
        },
        LossKind::PoorReview { .. } => &[
            Guessed::Packed,
            Guessed::Unchecked,
            Guessed::Unsent,
            Guessed::Silent,
            Guessed::Unsorted,
            Guessed::Luck,
        ],
        LossKind::AskedInVain
        | LossKind::CalledInVain
        | LossKind::GroupFailed
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
        | LossKind::LeftWasted { .. }
        | LossKind::NeverPaid { .. }
        | LossKind::SoldBelowCost => &[],
    }
}

fn is_pick(command: &Command) -> bool {
    matches!(command, Command::Harvest(harvest::Command::Pick(_)))
}

fn is_weigh_in(command: &Command) -> bool {
    matches!(command, Command::Household(household::Command::Weigh(_)))
}

impl MarketRun {
    /// Whether such a thing can have happened here at all: nobody picks eggs, and one courier is no choice.
    fn could_be(&self, reason: Guessed, market: &Market) -> bool {
        let has_done = |is_it: fn(&Command) -> bool| self.done.iter().any(|(_, command)| is_it(command));
        match reason {
            Guessed::PickedRipe => has_done(is_pick),
            Guessed::Unsorted => has_done(|command| is_pick(command) || is_weigh_in(command)),
            Guessed::Sent => 1 < market.setting.couriers().count(),
            Guessed::Packed
            | Guessed::Unchecked
            | Guessed::Silent
            | Guessed::Unsent
            | Guessed::Oversold
            | Guessed::ShortHanded
            | Guessed::Unweighed
            | Guessed::PaidUnread
            | Guessed::Unproved
            | Guessed::BesideIt
            | Guessed::Refused
            | Guessed::Promised
            | Guessed::Luck => true,
        }
    }

    /// Returns what is asked before a cause is told; nothing where there are no two others that it could have been.
    pub fn guess(&self, market: &Market, cause: &Cause, seed: u64) -> Option<Guess> {
        let right = Guessed::of(&cause.why)?;
        let suspected = suspects(losses(market, 0), market, self);
        let is_suspected = |reason: Guessed| {
            let mut faults = suspected.iter().flat_map(|(_, faults)| faults);
            faults.any(|fault: &Fault| Guessed::of_deed(&fault.deed) == Some(reason))
        };
        let mut others = likely(&cause.loss.kind).to_vec();
        others.retain(|reason| *reason != right && !is_suspected(*reason) && self.could_be(*reason, market));
        if others.len() < OTHERS {
            return None;
        }
        let about = format!("why {}", cause.loss.about);
        let drawn = draw::shuffled(seed, &about, others.len());
        let mut choices: Vec<Guessed> = drawn.into_iter().take(OTHERS).map(|place| others[place]).collect();
        let place = draw::below(seed, &about, "right", OTHERS + 1);
        choices.insert(place, right);
        Some(Guess { choices, right: place })
    }
}
