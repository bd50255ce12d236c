//! What if: the same world once more with one decision taken otherwise.
//!
//! ```text
//! Run (seed, commands with their minutes) ──▶ the world as it was ──▶ decisions that mattered ──▶ other ways
//!       │                                        │ Habits                                          │ each a Change
//!       └──────────── walk: same seed, same minutes, one change; orders that did not come before ◀─┘
//!                     are served as this learner usually serves ──▶ the other world ──▶ difference
//! ```
//! Buyers, weather and accidents are drawn by what, when and whom, so they are the same in both worlds. A difference is exact
//! only when both have the same orders, and the same people at the station; else a part of it is what the learner would
//! probably have done.

mod alternatives;
mod elsewhere;
mod habits;
mod of_command;
mod of_role;
mod plan;
mod reason;
mod search;
mod so_far;
mod walk;
mod worlds;

use crate::market::{inquiry, listing, order, parcel, purchase, talk, tender};
use std::{collections::BTreeSet, sync::Arc};

pub use alternatives::{Change, Handed, Refund};
pub use elsewhere::{Advice, Elsewhere};
pub use habits::Habits;
pub use of_command::Untried;
pub use reason::Reason;
pub use search::{FoundPlan, Origin, Searched, Worth, search};
pub use so_far::SoFar;
pub(crate) use worlds::on_every_core;
pub use worlds::{KeptWorlds, Tell, Watch, Worlds};

pub(super) use alternatives::{couriers, promises};

use super::cause::{self, Cause, Fault, Loss, LossKey, Why, losses, suspects};
use super::practice::{broken_by, wrongs};
use crate::course::{Play, Practice};
use crate::market::{Command, Figure, Market, Name, ProductId, Refusal, Role, Setting, day};

/// One run of a market from its opening: enough to make the same world again.
#[derive(Debug, Clone, PartialEq)]
pub struct MarketRun {
    pub setting: Arc<Setting>,
    pub seed: u64,
    /// What was done and not refused, with the minute at which it was given.
    pub done: Vec<(u32, Command)>,
    /// When the learner had enough; from there on the market settled by itself.
    pub left_min: u32,
}

/// A decision, the other way, and what came of both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhatIf {
    pub change: Change,
    pub here: RunSummary,
    pub there: RunSummary,
    /// Both worlds have the same orders, so nothing had to be guessed.
    pub is_exact: bool,
    /// The practice that the other way breaks. It may go well once; it is never advised.
    pub breaks: Option<Practice>,
    /// It wrongs somebody, whatever it brings: never advised either.
    pub wrongs: bool,
    /// What both worlds are compared by.
    pub bottom_line: Figure,
    /// Why it comes out otherwise; nothing where only the bottom line tells it.
    pub reason: Option<Reason>,
}

/// What a look back on a market finds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LookBack {
    pub what_ifs: Vec<WhatIf>,
    /// Why what cost most was lost, the dearest first.
    pub causes: Vec<Cause>,
    /// What no decision was found for, nor luck.
    pub unexplained: Vec<Loss>,
    /// For each star that was missed, the one change that would have won it, if there is one.
    pub for_stars: Vec<Option<Change>>,
}

/// One other world, as far as it is needed.
#[derive(Debug, Clone)]
pub(super) struct Tried {
    what_if: WhatIf,
    /// Of what was lost here.
    spared: BTreeSet<LossKey>,
}

/// What came of a world, in the figures that two worlds are compared by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RunSummary {
    /// What the market is about in the end, in its own figure: see `bottom_line`.
    pub outcome: i64,
    /// The same so that more is better: what costs counts as less.
    pub money_fen: i64,
    /// Goals reached, of three, and which.
    pub stars: u32,
    pub held: [bool; STARS],
    pub orders: i64,
    pub late: i64,
    pub bad_ppm: i64,
    /// Mean of the buyers' reviews; 0 without any.
    pub reviews_hundredths: i64,
    /// Mean minutes from an order to the door; 0 when nothing was delivered.
    pub to_door_min: u32,
    /// When the market closed.
    pub closed_min: u32,
}

/// Steps of the agenda that all other worlds together may take: some tenths of a second on an old PC.
const STEPS_AT_MOST: u64 = 180_000;
/// Fewer other worlds teach nothing, more nobody reads.
const WORLDS: std::ops::RangeInclusive<u64> = 6..=40;
/// What is shown in the end.
const SHOWN: usize = 8;
/// Losses of a market that has just closed whose cause is looked for at once.
const LATE: usize = 3;
/// Each scenario has so many.
const STARS: usize = 3;
/// A difference under this is none (fen); of what one parcel costs (fen).
const WORTH_FEN: i64 = 100;
const WORTH_A_PARCEL_FEN: i64 = 10;

impl MarketRun {
    /// Plays a script as an author writes it; what is refused is left out.
    pub fn of_script(setting: &Arc<Setting>, seed: u64, script: &[Command]) -> (MarketRun, Market) {
        let mut market = Market::open(Arc::clone(setting), seed);
        let mut done = Vec::new();
        for command in script {
            let given_min = market.now_min;
            match market.execute_silently(command) {
                Ok(()) => done.push((given_min, market.meant(command).into_owned())),
                // What is left of a script that repeats would be refused the same way.
                Err(Refusal::Day(day::Refusal::Over)) => break,
                Err(_) => {}
            }
        }
        let left_min = market.now_min;
        market.settle();
        let run = MarketRun {
            setting: Arc::clone(setting),
            seed,
            done,
            left_min,
        };
        (run, market)
    }

    /// Returns the other ways that made most difference: first what would have been better, the worst mistake in front, then
    /// what would have been worse, the best decision in front.
    pub fn what_if(&self, market: &Market, play: &Play) -> Vec<WhatIf> {
        self.look_back(market, play).what_ifs
    }

    /// Returns those, why what was lost was lost, and what would have won each star that was missed.
    pub fn look_back(&self, market: &Market, play: &Play) -> LookBack {
        let whole = self.look_back_while(market, play, &KeptWorlds::default(), &|_, _| true, &|_| ());
        whole.expect("a watch that always goes on ends nothing")
    }

    /// The same as long as the watch says so, which is asked after each world; nothing if it ended the walk. Each other way
    /// that matters is told as soon as its world is known. Worlds that are kept already are not walked again.
    pub(super) fn look_back_while(
        &self,
        market: &Market,
        play: &Play,
        kept: &KeptWorlds,
        watch: &Watch,
        tell: &Tell,
    ) -> Option<LookBack> {
        let habits = Habits::of(market);
        let (here, known) = (RunSummary::of(market, play), served(market));
        let mut lost = losses(market, 0);
        lost.retain(|loss| loss.at_min <= self.left_min || !loss.kind.is_silence());
        let lost = suspects(lost, market, self);
        let figures = reason::figures(market);
        let tried = |change: &Change| {
            let other = walk::walk(self, change.plan(self), &habits, market);
            let lost_there = cause::all_lost(&other);
            let is_spared = |(loss, _): &&(Loss, Vec<Fault>)| cause::is_spared(loss, &other, &lost_there);
            let there = RunSummary::of(&other, play);
            Tried {
                spared: lost.iter().filter(is_spared).map(|(loss, _)| loss.key()).collect(),
                what_if: WhatIf {
                    breaks: broken_by(change, market),
                    wrongs: wrongs(change, market),
                    change: change.clone(),
                    here,
                    is_exact: served(&other) == known && signed_up(&other) == signed_up(market),
                    bottom_line: bottom_line(market),
                    reason: reason::of((&here, &there), (market, &other), &figures, play),
                    there,
                },
            }
        };
        let ways = self.other_ways(market);
        let mut changes = ways.clone();
        changes.extend(mends(&lost, &ways, self.worlds_at_most(market)));
        let numbered: Vec<(usize, &Change)> = changes.iter().enumerate().collect();
        let met = |(at, change): &(usize, &Change)| {
            let known = kept.tried(*at, || tried(change));
            if *at < ways.len() && known.what_if.matters() {
                tell(&known.what_if);
            }
            known
        };
        let all = on_every_core(&numbered, met, watch)?;
        let of_change = |change: &Change| changes.iter().position(|known| known == change).map(|at| &all[at]);
        let judged = cause::judged(lost, market, |loss, mend| {
            let tried = of_change(mend)?;
            Some(cause::Trial {
                is_spared: tried.spared.contains(&loss.key()),
                is_worth_it: 0 <= tried.what_if.money_fen() || 0 < tried.what_if.stars(),
            })
        });
        let for_stars = here.held.iter().take(play.stars.len()).enumerate();
        let for_stars = for_stars.map(|(at, held)| (!held).then(|| wins(at, &all)).flatten());
        let unexplained = judged.iter().filter(|(_, why)| *why == Why::Unfound);
        Some(LookBack {
            unexplained: unexplained.map(|(loss, _)| loss.clone()).collect(),
            for_stars: for_stars.collect(),
            causes: cause::dearest(judged),
            what_ifs: sorted(
                all.into_iter()
                    .take(ways.len())
                    .map(|tried| tried.what_if)
                    .filter(WhatIf::matters)
                    .collect(),
            ),
        })
    }

    /// Returns why the dearest of what was lost since the n-th line of the log was lost. Of a market that has closed, where nobody
    /// waits for the next key, rather what was a fault among the dearest.
    pub fn cause_of_late(&self, market: &Market, from: usize) -> Option<Cause> {
        let mut dearest = losses(market, from);
        dearest.sort_by_key(|loss| -loss.money_fen);
        dearest.truncate(if market.is_over() { LATE } else { 1 });
        let habits = Habits::of(market);
        let lost = suspects(dearest, market, self);
        let judged = cause::judged(lost, market, |loss, mend| {
            let other = walk::walk_to_now(self, mend.plan(self), &habits, market);
            Some(cause::Trial {
                is_spared: cause::is_spared(loss, &other, &cause::all_lost(&other)),
                is_worth_it: true,
            })
        });
        cause::dearest(judged).into_iter().next()
    }

    /// Returns the changes that `what_if` tries: as many as there is time for.
    pub fn other_ways(&self, market: &Market) -> Vec<Change> {
        let mut changes = alternatives::of(self, market);
        changes.truncate(self.worlds_at_most(market));
        changes
    }

    /// Returns the other ways of one command alone, or why there are none to try.
    pub fn others_of(&self, market: &Market, command: &Command) -> Result<Vec<Change>, Untried> {
        of_command::of(market, command)
    }

    /// Whether a change leaves a command out, or has another in its place.
    pub fn changes(&self, change: &Change, command: &Command) -> bool {
        let count = |commands: &mut dyn Iterator<Item = &Command>| commands.filter(|done| *done == command).count();
        let plan = change.plan(self);
        count(&mut plan.acts.iter().map(|act| &act.command)) < count(&mut self.done.iter().map(|(_, done)| done))
    }

    /// Returns the nearest prices below and above the one that the learner asked for a size, once and for all; nothing where the
    /// price was not theirs, or was changed on the way.
    pub fn other_prices(&self, market: &Market, product: &ProductId, net_g: u32) -> Vec<Change> {
        let listing = market.listings.get(product);
        let Some((listing, sku)) = listing.and_then(|listing| Some((listing, listing.skus.get(&net_g)?))) else {
            return Vec::new();
        };
        let asked: BTreeSet<i64> = self.done.iter().filter_map(|(_, done)| priced(done, net_g)).collect();
        if asked.len() != 1 || !asked.contains(&sku.price_fen) {
            return Vec::new();
        }
        alternatives::other_prices(market, listing, net_g, sku.price_fen)
    }

    /// Returns every other way, whether there is time for it or not.
    pub fn all_other_ways(&self, market: &Market) -> Vec<Change> {
        alternatives::of(self, market)
    }

    /// How many worlds there is time for.
    fn worlds_at_most(&self, market: &Market) -> usize {
        let worlds = (STEPS_AT_MOST / market.steps().max(1)).clamp(*WORLDS.start(), *WORLDS.end());
        usize::try_from(worlds).expect("a few")
    }

    /// Makes the other world, to look around in.
    pub fn other_world(&self, market: &Market, change: &Change) -> Market {
        walk::walk(self, change.plan(self), &Habits::of(market), market)
    }
}

impl WhatIf {
    pub fn money_fen(&self) -> i64 {
        self.there.money_fen - self.here.money_fen
    }

    pub fn stars(&self) -> i64 {
        i64::from(self.there.stars) - i64::from(self.here.stars)
    }

    /// The stars that the other way would have won, and those that it would have cost: from 1 to 3.
    pub fn stars_won(&self) -> Vec<usize> {
        only_held(&self.there, &self.here)
    }

    pub fn stars_lost(&self) -> Vec<usize> {
        only_held(&self.here, &self.there)
    }

    /// Whether the other way would have been the better one: stars before money.
    pub fn is_better(&self) -> bool {
        (0, 0) < (self.stars(), self.money_fen())
    }

    /// Whether it is bad practice, wrongs somebody or has more orders sent late: it may go well once.
    pub fn is_bad(&self) -> bool {
        self.breaks.is_some() || self.wrongs || self.here.late < self.there.late
    }

    /// Whether it may be tried next time: better, and nothing bad that went well once.
    pub fn is_advised(&self) -> bool {
        self.is_better() && !self.is_bad()
    }

    /// Whether it is bad and went well once.
    pub fn went_well(&self) -> bool {
        self.is_better() && self.is_bad()
    }

    fn matters(&self) -> bool {
        let worth = if let Figure::Tender(_) = self.bottom_line {
            WORTH_A_PARCEL_FEN
        } else if let Figure::Inquiry(_) = self.bottom_line {
            1
        } else {
            WORTH_FEN
        };
        self.stars() != 0 || worth <= self.money_fen().abs()
    }

    /// Of several other ways of one decision the one is told that comes first in this order.
    fn rank(&self) -> (bool, i64, i64) {
        (self.is_bad(), -self.stars(), -self.money_fen())
    }
}

/// The price that a command writes on a size.
pub(super) fn priced(done: &Command, net_g: u32) -> Option<i64> {
    if let Command::Listing(listing::Command::Edit(listing::Edit::Sku(sku))) = done {
        (sku.net_g == net_g).then_some(sku.price_fen)
    } else if let Command::Listing(listing::Command::Edit(listing::Edit::Price(price))) = done {
        price.net_g.is_none_or(|size| size == net_g).then_some(price.price_fen)
    } else {
        None
    }
}

fn only_held(one: &RunSummary, other: &RunSummary) -> Vec<usize> {
    let held = one.held.iter().zip(other.held).enumerate();
    held.filter(|(_, (one, other))| **one && !other)
        .map(|(at, _)| at + 1)
        .collect()
}

/// What may mend most of what was lost, the dearest first, of what is not tried anyway; as many as there is time for.
fn mends(lost: &[(Loss, Vec<Fault>)], ways: &[Change], at_most: usize) -> Vec<Change> {
    let mut found: Vec<(i64, &Change)> = Vec::new();
    for (loss, fault) in lost
        .iter()
        .flat_map(|(loss, faults)| faults.iter().map(move |fault| (loss, fault)))
    {
        match found.iter_mut().find(|(_, mend)| **mend == fault.mend) {
            Some((sum_fen, _)) => *sum_fen += loss.money_fen,
            None if ways.contains(&fault.mend) => {}
            None => found.push((loss.money_fen, &fault.mend)),
        }
    }
    found.sort_by_key(|(sum_fen, _)| -sum_fen);
    found.truncate(at_most);
    found.into_iter().map(|(_, mend)| mend.clone()).collect()
}

/// The change that wins a star and may be advised, the dearest of them; none that costs another star.
fn wins(star: usize, all: &[Tried]) -> Option<Change> {
    let winning = all
        .iter()
        .filter(|tried| tried.what_if.there.held[star] && tried.what_if.is_advised());
    let best = winning.max_by_key(|tried| (tried.what_if.stars(), tried.what_if.money_fen()));
    best.map(|tried| tried.what_if.change.clone())
}

/// One line for each decision: the best other way where there is a better one, else the one that would have cost least, for
/// nobody is tempted by the silliest. Bad practice that went well here stands last.
fn sorted(mut all: Vec<WhatIf>) -> Vec<WhatIf> {
    all.sort_by_key(WhatIf::rank);
    let mut decisions = BTreeSet::new();
    all.retain(|one| decisions.insert(one.change.decision()));
    let (mut shown, others): (Vec<WhatIf>, Vec<WhatIf>) = all.into_iter().partition(WhatIf::is_advised);
    let (went_well, mut worse): (Vec<WhatIf>, Vec<WhatIf>) = others.into_iter().partition(WhatIf::went_well);
    worse.sort_by_key(|one| (one.stars(), one.money_fen()));
    shown.extend(worse);
    shown.truncate(SHOWN - went_well.len().min(1));
    shown.extend(went_well);
    shown.truncate(SHOWN);
    shown
}

impl RunSummary {
    pub fn of(market: &Market, play: &Play) -> RunSummary {
        let figure = |figure: Figure| market.figure(figure);
        let mut held = [false; STARS];
        for (held, star) in held.iter_mut().zip(&play.stars) {
            *held = star.goal.holds(&figure);
        }
        let stars = held.iter().filter(|held| **held).count();
        let trips = market.orders.values().filter_map(|order| {
            let delivered_min = order.delivered_min?;
            delivered_min.checked_sub(order.placed_min)
        });
        let (count, minutes) = trips.fold((0_u64, 0_u64), |(count, sum), trip| (count + 1, sum + u64::from(trip)));
        let bottom_line = bottom_line(market);
        let outcome = figure(bottom_line);
        let is_cost = matches!(
            bottom_line,
            Figure::Tender(tender::Figure::ParcelCostFen) | Figure::Talk(talk::Figure::LostToScamsFen)
        );
        RunSummary {
            outcome,
            money_fen: if is_cost { -outcome } else { outcome },
            stars: u32::try_from(stars).expect("three"),
            held,
            orders: figure(Figure::Order(order::Figure::Orders)),
            late: figure(Figure::Order(order::Figure::Late)),
            bad_ppm: figure(Figure::Parcel(parcel::Figure::BadPpm)),
            reviews_hundredths: figure(Figure::Order(order::Figure::StarsHundredths)),
            to_door_min: u32::try_from(minutes / count.max(1)).unwrap_or(0),
            closed_min: market.now_min,
        }
    }
}

/// Whom the learner had to serve: orders, and whoever came to a station.
fn served(market: &Market) -> BTreeSet<&Name> {
    let tickets = market.station.iter().flat_map(|station| station.tickets.keys());
    let orders = market.orders.keys().map(|order| -> &Name { order });
    orders.chain(tickets.map(|ticket| -> &Name { ticket })).collect()
}

/// Who stood on the lists of a group of neighbours, round by round.
fn signed_up(market: &Market) -> Vec<&[u32]> {
    let rounds = market.rounds.all.iter();
    rounds.map(|round| round.signed.as_slice()).collect()
}

/// The figure that a market is about in the end: for each role its own, and where there are only talks, what they cost.
pub fn bottom_line(market: &Market) -> Figure {
    let scenario = &market.setting.scenario;
    let is_talk_only = !market.talks.is_empty() && scenario.offers.is_empty();
    match scenario.role {
        Role::Buyer | Role::Keeper if is_talk_only => Figure::Talk(talk::Figure::LostToScamsFen),
        Role::Buyer => Figure::Purchase(purchase::Figure::SavedFen),
        Role::Seller | Role::NeighbourSeller | Role::Keeper => Figure::Day(day::Figure::ProfitFen),
        Role::Dispatcher | Role::Official => Figure::Tender(tender::Figure::ParcelCostFen),
        Role::Reviewer => Figure::Inquiry(inquiry::Figure::RemediesNamed),
    }
}
