//! What to look back on when a market has closed: stars and what they wanted, money by account and by day, deadlines and who
//! was responsible. Values only; `app` draws them and `say` finds the words.

use std::collections::BTreeMap;

use super::statement::Statement;
use crate::course::{Comparison, Play};
use crate::market::{Account, Figure, Market, Obligation, ObligationKind, ResponsibleRole, Stop, time};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Debrief {
    pub stars: Vec<StarResult>,
    /// Only accounts through which money went, in the ledger's order.
    pub money: Vec<Flow>,
    /// The same as lines that add up.
    pub statement: Statement,
    /// What was in the wallet at the end of each day, from day 1.
    pub cash_by_day_fen: Vec<i64>,
    /// In order of time due.
    pub deadlines: Vec<Obligation>,
    /// A lesson's task was reached with work left to do, which does not count: neither do the figures that come of it.
    pub is_cut_short: bool,
}

/// A star goal and how far it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StarResult {
    pub held: bool,
    pub wants: Vec<Want>,
}

/// One comparison of a goal and what the figure came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Want {
    pub figure: Figure,
    pub is: Comparison,
    pub wanted: i64,
    pub reached: i64,
}

/// Money through one account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flow {
    pub account: Account,
    pub in_fen: i64,
    pub out_fen: i64,
}

/// Steps of one kind that one role did too late or not at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missed {
    pub role: ResponsibleRole,
    /// A carried parcel counts whatever the stop.
    pub what: ObligationKind,
    pub count: u32,
    pub late_min: Option<u32>,
}

impl Debrief {
    /// Looks back on a market. Where a lesson's task was reached, at `reached_min`, nobody could do what fell due later.
    pub fn of(market: &Market, play: &Play, reached_min: Option<u32>) -> Debrief {
        let (deadlines, cut) = deadlines(market, reached_min);
        Debrief {
            is_cut_short: cut.iter().any(|owed| owed.owner == ResponsibleRole::Seller),
            stars: stars(market, play),
            money: money(market),
            statement: Statement::of(&market.ledger),
            cash_by_day_fen: cash_by_day_fen(market),
            deadlines,
        }
    }

    /// Returns what was missed: by whom, what, how often, and by how many minutes at most (nothing if it was never done).
    pub fn missed(&self) -> Vec<Missed> {
        let mut missed: BTreeMap<(ResponsibleRole, ObligationKind), Missed> = BTreeMap::new();
        for deadline in self.deadlines.iter().filter(|deadline| !deadline.is_kept()) {
            let what = if let ObligationKind::Carry(_) = deadline.kind {
                ObligationKind::Carry(Stop::Door)
            } else {
                deadline.kind
            };
            let late_min = deadline
                .done_min
                .map(|done_min| done_min.saturating_sub(deadline.due_min));
            let one = missed.entry((deadline.owner, what)).or_insert(Missed {
                role: deadline.owner,
                what,
                count: 0,
                late_min: Some(0),
            });
            one.count += 1;
            one.late_min = one.late_min.zip(late_min).map(|(most, late)| most.max(late));
        }
        let mut missed: Vec<Missed> = missed.into_values().collect();
        missed.sort_by_key(|one| (one.role != ResponsibleRole::Seller, std::cmp::Reverse(one.count)));
        missed
    }

    /// Returns how many deadlines each role met and missed.
    pub fn by_role(&self) -> BTreeMap<ResponsibleRole, (u32, u32)> {
        let mut roles = BTreeMap::new();
        for deadline in &self.deadlines {
            let (met, missed): &mut (u32, u32) = roles.entry(deadline.owner).or_default();
            *met += u32::from(deadline.is_kept());
            *missed += u32::from(!deadline.is_kept());
        }
        roles
    }
}

fn stars(market: &Market, play: &Play) -> Vec<StarResult> {
    let figure = |figure: Figure| market.figure(figure);
    let star = |star: &crate::course::Star| StarResult {
        held: star.goal.holds(&figure),
        wants: star
            .goal
            .comparisons()
            .into_iter()
            .map(|(named, is, wanted)| Want {
                figure: named,
                is,
                wanted,
                reached: figure(named),
            })
            .collect(),
    };
    play.stars.iter().map(star).collect()
}

fn money(market: &Market) -> Vec<Flow> {
    let mut flows: BTreeMap<Account, Flow> = BTreeMap::new();
    let flow = |account: Account| Flow {
        account,
        in_fen: 0,
        out_fen: 0,
    };
    for posting in &market.ledger.postings {
        flows.entry(posting.from).or_insert(flow(posting.from)).out_fen += posting.amount_fen;
        flows.entry(posting.to).or_insert(flow(posting.to)).in_fen += posting.amount_fen;
    }
    flows.into_values().collect()
}

fn cash_by_day_fen(market: &Market) -> Vec<i64> {
    let last_day = time::day_of(market.now_min);
    let mut changes = vec![0; usize::try_from(last_day).expect("a market lasts days, not ages")];
    for posting in &market.ledger.postings {
        let day = time::day_of(posting.at_min).min(last_day);
        let change = &mut changes[usize::try_from(day - 1).expect("days begin at 1")];
        *change +=
            posting.amount_fen * (i64::from(posting.to == Account::Cash) - i64::from(posting.from == Account::Cash));
    }
    let mut cash_fen = 0;
    for change in &mut changes {
        cash_fen += *change;
        *change = cash_fen;
    }
    changes
}

/// What is looked back on, and what fell due when nobody was there any more.
fn deadlines(market: &Market, reached_min: Option<u32>) -> (Vec<Obligation>, Vec<Obligation>) {
    let counts = |owed: &Obligation| match counts(owed.kind) {
        Counts::UntilKept => true,
        Counts::WhenOver => owed.is_kept.is_some(),
        Counts::Never => false,
    };
    let mut deadlines = market.obligations();
    deadlines.retain(counts);
    deadlines.sort_by(|a, b| (a.due_min, a.kind, &a.about).cmp(&(b.due_min, b.kind, &b.about)));
    let could_do =
        |owed: &Obligation| owed.is_kept() || reached_min.is_none_or(|reached_min| owed.due_min <= reached_min);
    deadlines.into_iter().partition(could_do)
}

/// Whether it is looked back on.
enum Counts {
    /// A promise: it stands from the day it is made, and is missed as long as it is not kept.
    UntilKept,
    /// A step on the way: only once it is done, or its time has passed.
    WhenOver,
    /// Others tell the same.
    Never,
}

fn counts(kind: ObligationKind) -> Counts {
    match kind {
        ObligationKind::Reply
        | ObligationKind::Ship
        | ObligationKind::CourierClaim
        | ObligationKind::Bill
        | ObligationKind::Talk
        | ObligationKind::Ticket
        | ObligationKind::FollowUp
        | ObligationKind::Log
        | ObligationKind::PayDay
        | ObligationKind::Advance
        | ObligationKind::Question
        | ObligationKind::Deal
        | ObligationKind::PickUp => Counts::UntilKept,
        ObligationKind::Pay
        | ObligationKind::Pack
        | ObligationKind::Carry(_)
        | ObligationKind::Confirm
        | ObligationKind::Cancellation
        | ObligationKind::Claim
        | ObligationKind::Settle
        | ObligationKind::Kpi(_)
        | ObligationKind::Recorded(_)
        | ObligationKind::Door
        | ObligationKind::Supply
        | ObligationKind::Boxes => Counts::WhenOver,
        ObligationKind::ShopReview
        | ObligationKind::ListingReview
        | ObligationKind::Violation
        | ObligationKind::Answer
        | ObligationKind::Group
        | ObligationKind::Label
        | ObligationKind::HandOver
        | ObligationKind::CourierCase
        | ObligationKind::Purchase => Counts::Never,
    }
}
