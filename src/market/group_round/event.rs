//! What happened to a round of the neighbours' group, in the past tense, and its line in a transcript. Neighbours are numbers: nobody
//! has to know which of them it was.

use std::fmt;

use super::{Way, command::Open};
use crate::{Name, grammar::Yuan, time::Clock};

#[derive(Debug, Clone, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
pub enum Event {
    /// In the morning, while no round is open: the leader tells who would buy again.
    Wished(Wished),
    Opened(Opened),
    /// Neighbours who read the group since the last look have signed up.
    SignedUp(SignedUp),
    /// Friends stand on the list who will not come.
    Padded(Padded),
    /// The cut-off came, and enough had signed up.
    Closed(Closed),
    /// The cut-off came, and too few had signed up.
    CalledOff(CalledOff),
    Bagged(Bagged),
    Brought(Brought),
    /// The hour is over.
    HandedOut(HandedOut),
    /// What becomes of the bags that are left is said.
    LeftOffered(LeftOffered),
    /// The next morning some of them were sold.
    LeftSold(LeftSold),
    /// Nobody said what becomes of them, and they have gone bad.
    LeftSpoiled(LeftSpoiled),
    /// Some of those who wanted to pay later have paid.
    PaidLater(PaidLater),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wished {
    /// Neighbours who have eaten up what they had.
    pub count: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    pub terms: Open,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedUp {
    pub who: Vec<u32>,
    /// On the list, friends included.
    pub total: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Padded {
    pub count: u32,
    pub total: u32,
    /// Neighbours who see that nobody knows these names. Hidden from the learner.
    pub noticed: Vec<u32>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closed {
    pub total: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalledOff {
    pub total: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bagged {
    pub portions: u32,
    /// For the bags.
    pub cost_fen: i64,
    /// The seller's own hours, in money.
    pub labour_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brought {
    /// When the seller is at the pick-up point.
    pub arrives_min: u32,
    pub is_late: bool,
    pub cost_fen: i64,
    pub labour_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandedOut {
    pub round: usize,
    /// In the order in which they came.
    pub fetched: Vec<u32>,
    /// Of these, those who pay later.
    pub on_credit: Vec<u32>,
    /// Had signed up and did not come.
    pub missed: u32,
    /// Came in vain: nobody was there, or there was no bag left.
    pub unserved: Vec<u32>,
    pub left: u32,
    pub paid_fen: i64,
    pub leader_fen: i64,
    pub fee_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOffered {
    pub round: usize,
    pub way: Way,
    pub portions: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftSold {
    pub round: usize,
    pub way: Way,
    pub buyers: Vec<u32>,
    pub paid_fen: i64,
    /// Bags that nobody wanted.
    pub wasted: u32,
    /// Buyers who saw that it was yesterday's.
    pub found_out: Vec<u32>,
    /// What they got back.
    pub refund_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftSpoiled {
    pub round: usize,
    pub portions: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaidLater {
    pub round: usize,
    pub count: u32,
    pub paid_fen: i64,
    /// Those who never will.
    pub never: u32,
}

impl Event {
    /// Whether the learner has something to decide.
    pub fn wants_answer(&self) -> bool {
        match self {
            Event::Wished(_) | Event::Closed(_) | Event::CalledOff(_) => true,
            Event::HandedOut(HandedOut { left, .. }) => 0 < *left,
            Event::Opened(_)
            | Event::SignedUp(_)
            | Event::Padded(_)
            | Event::Bagged(_)
            | Event::Brought(_)
            | Event::LeftOffered(_)
            | Event::LeftSold(_)
            | Event::LeftSpoiled(_)
            | Event::PaidLater(_) => false,
        }
    }

    /// It is about nothing with a name of its own.
    pub fn about(&self) -> Option<&Name> {
        None
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Event::Wished(Wished { count }) => write!(f, "round-wished by {count}"),
            Event::Opened(Opened { terms }) => write!(f, "round-{}", super::Command::Open(terms.clone())),
            Event::SignedUp(SignedUp { who, total }) => write!(f, "round-signed-up {} total {total}", who.len()),
            Event::Padded(Padded { count, total, noticed }) => {
                write!(f, "round-padded {count} total {total} noticed {}", noticed.len())
            }
            Event::Closed(Closed { total }) => write!(f, "round-closed total {total}"),
            Event::CalledOff(CalledOff { total }) => write!(f, "round-called-off total {total}"),
            Event::Bagged(Bagged {
                portions,
                cost_fen,
                labour_fen,
            }) => write!(
                f,
                "round-bagged {portions} cost {} labour {}",
                Yuan(*cost_fen),
                Yuan(*labour_fen)
            ),
            Event::Brought(Brought {
                arrives_min,
                is_late,
                cost_fen,
                labour_fen,
            }) => write!(
                f,
                "round-brought at {} late={is_late} cost {} labour {}",
                Clock(*arrives_min),
                Yuan(*cost_fen),
                Yuan(*labour_fen)
            ),
            Event::HandedOut(handed) => handed.fmt(f),
            Event::LeftOffered(LeftOffered { round, way, portions }) => {
                write!(f, "round-left-offered {round} {} {portions}", way.word())
            }
            Event::LeftSold(LeftSold {
                round,
                way,
                buyers,
                paid_fen,
                wasted,
                found_out,
                refund_fen,
            }) => write!(
                f,
                "round-left-sold {round} {} {} for {} wasted {wasted} found-out {} refund {}",
                way.word(),
                buyers.len(),
                Yuan(*paid_fen),
                found_out.len(),
                Yuan(*refund_fen)
            ),
            Event::LeftSpoiled(LeftSpoiled { round, portions }) => {
                write!(f, "round-left-spoiled {round} {portions}")
            }
            Event::PaidLater(PaidLater {
                round,
                count,
                paid_fen,
                never,
            }) => write!(
                f,
                "round-paid-later {round} {count} for {} never {never}",
                Yuan(*paid_fen)
            ),
        }
    }
}

impl fmt::Display for HandedOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "round-handed-out {} credit {} missed {} unserved {} left {} paid {} leader {} fee {}",
            self.fetched.len(),
            self.on_credit.len(),
            self.missed,
            self.unserved.len(),
            self.left,
            Yuan(self.paid_fen),
            Yuan(self.leader_fen),
            Yuan(self.fee_fen)
        )
    }
}

crate::nouns::payloads!(GroupRound, Event: Wished, Opened, SignedUp, Padded, Closed, CalledOff, Bagged, Brought, HandedOut, LeftOffered, LeftSold, LeftSpoiled, PaidLater);
