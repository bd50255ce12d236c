//! Selling in a group of neighbours, round by round: they sign up until a cut-off, the seller picks what was ordered, brings it to
//! the pick-up point at the hour, they fetch and pay there. What is bought together on a big market is `promotion`'s.
//!
//! ```text
//! open ─cut-off─┬─ too few ─▶ called off
//!               └─▶ closed ─bag, bring, the hour─▶ handed out ─┬─ nothing left ─▶ over
//!                                                              └─▶ bags left ─told, fresh, home, or noon─▶ over
//! ```
//! Who reads the group when, how much each would pay, who comes at what minute is drawn by (day, neighbour) alone: what a seller
//! does changes none of it, only who of them stands under the curve (`signing`) and who is served (`handing`). What a neighbour
//! lived through stays: who got nothing, or yesterday's as fresh, seldom signs up again.

pub mod command;
pub mod event;
pub(crate) mod figures;
mod handing;
pub mod refusal;
mod rules;
mod signing;
mod sums;

pub use command::Command;
pub use event::Event;
pub use figures::Figure;
pub use refusal::Refusal;
pub use rules::{NeighbourTerms, RoundHour, RoundRules};

use super::{
    Account, Market, Obligation, ObligationKind, ResponsibleRole, Whereabouts,
    run::{Decision, Pace},
    time,
};
use command::{Bags, Open};

/// What every seller's attempt depends on: nothing.
pub const RULES: &[&str] = &[];
/// The sections of the rules that it reads where a scenario has a group of neighbours.
pub(crate) const WHERE_ON: &[&str] = &["day", "products", "profiles", "rounds"];

/// What becomes of bags that nobody fetched.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantArray,
    strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Way {
    /// Sold the next day as yesterday's, cheaper.
    Told,
    /// Sold the next day as if picked today.
    Fresh,
    /// Eaten at home, or given away.
    Home,
}

impl Way {
    pub const ALL: &'static [Way] = <Way as strum::VariantArray>::VARIANTS;

    pub fn word(self) -> &'static str {
        self.into()
    }
}

/// All rounds, and the neighbours.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rounds {
    pub all: Vec<Round>,
    neighbours: Vec<Neighbour>,
    /// The first who fetched anything, in their order.
    pub first: Vec<u32>,
}

/// What a neighbour lived through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Neighbour {
    trust_ppm: i64,
    /// How often something was fetched that was signed up for.
    pub fetched: u32,
    last_day: Option<u32>,
}

/// Whom nobody knows yet.
const NEW: Neighbour = Neighbour {
    trust_ppm: 1_000_000,
    fetched: 0,
    last_day: None,
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    pub terms: Open,
    pub opened_min: u32,
    pub state: RoundState,
    /// Too few had signed up.
    pub called_off: bool,
    /// In the order in which they signed up.
    pub signed: Vec<u32>,
    /// Names on the list who will not come.
    pub friends: u32,
    pub bagged: u32,
    /// Bags that were filled before the list was closed.
    pub bagged_early: u32,
    /// When the seller is at the pick-up point, or was.
    pub arrives_min: Option<u32>,
    pub fetched: u32,
    pub missed: u32,
    pub unserved: u32,
    pub left: u32,
    /// What was said of the bags that were left.
    pub way: Option<Way>,
    /// Of the bags that were left, those that somebody bought.
    pub sold_left: u32,
    pub wasted: u32,
    pub found_out: u32,
    /// Those who pay later.
    on_credit: Vec<u32>,
    pub income_fen: i64,
    pub cost_fen: i64,
    /// What the gate would have paid for all that was bagged.
    pub gate_fen: i64,
    pub unpaid_fen: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoundState {
    /// Neighbours sign up.
    Open,
    /// The list is closed: to be picked, bagged and brought.
    Closed,
    /// Bags are left over, and something can be said about them until the next noon.
    LeftOver,
    Over,
}

impl Rounds {
    pub(super) fn of(terms: Option<&NeighbourTerms>) -> Rounds {
        Rounds {
            neighbours: vec![NEW; terms.map_or(0, |terms| terms.count as usize)],
            ..Rounds::default()
        }
    }

    /// Returns what a neighbour lived through.
    pub fn neighbour(&self, n: u32) -> Neighbour {
        self.neighbours.get(n as usize).copied().unwrap_or(NEW)
    }

    /// Returns the round whose list is open or waits for the pick-up.
    pub fn current(&self) -> Option<&Round> {
        self.all.last().filter(|round| round.goes_on())
    }

    /// Returns which round has bags left over of which nothing was said yet, and how many.
    pub fn left_over(&self) -> Option<(usize, u32)> {
        let is_it = |round: &Round| round.state == RoundState::LeftOver && round.way.is_none();
        let n = self.all.iter().position(is_it)?;
        Some((n, self.all[n].left))
    }
}

impl Round {
    fn of(terms: Open, now_min: u32) -> Round {
        Round {
            terms,
            opened_min: now_min,
            state: RoundState::Open,
            called_off: false,
            signed: Vec::new(),
            friends: 0,
            bagged: 0,
            bagged_early: 0,
            arrives_min: None,
            fetched: 0,
            missed: 0,
            unserved: 0,
            left: 0,
            way: None,
            sold_left: 0,
            wasted: 0,
            found_out: 0,
            on_credit: Vec::new(),
            income_fen: 0,
            cost_fen: 0,
            gate_fen: 0,
            unpaid_fen: 0,
        }
    }

    /// How many names stand on the list.
    pub fn total(&self) -> u32 {
        self.signed.len() as u32 + self.friends
    }

    /// Portions on the list that are not bagged.
    pub fn unbagged(&self) -> u32 {
        self.total().saturating_sub(self.bagged)
    }

    pub fn was_held(&self) -> bool {
        self.state != RoundState::Open && !self.called_off
    }

    fn goes_on(&self) -> bool {
        matches!(self.state, RoundState::Open | RoundState::Closed)
    }

    fn is_handed_out(&self) -> bool {
        matches!(self.state, RoundState::LeftOver | RoundState::Over) && !self.called_off
    }

    /// Bags that are filled and neither fetched, sold nor gone.
    pub fn bags_here(&self) -> u32 {
        if self.goes_on() { self.bagged } else { self.left }
    }
}

/// What falls due for a round.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Due {
    /// Who has read the group signs up.
    Look(usize),
    CutOff(usize),
    /// The hour at the pick-up point is over.
    HandOut(usize),
    LeftSells(usize),
    LeftEnds(usize),
    PaysLater(usize),
    Morning,
}

impl Due {
    pub fn rank(&self) -> u8 {
        match self {
            Due::Look(_) => 60,
            Due::CutOff(_) => 61,
            Due::HandOut(_) => 62,
            Due::LeftSells(_) => 63,
            Due::LeftEnds(_) => 64,
            Due::PaysLater(_) => 65,
            Due::Morning => 66,
        }
    }
}

/// Whoever stands on a list waits at the hour.
pub(crate) fn obligations(market: &Market) -> Vec<Obligation> {
    let rounds = market.rounds.all.iter().zip(1..);
    let owed = rounds.filter_map(|(round, number): (&Round, u32)| {
        let (kind, owner, due_min) = (ObligationKind::PickUp, ResponsibleRole::Seller, round.terms.pick_up_min);
        if round.state == RoundState::Closed && round.arrives_min.is_none() {
            return Some(Obligation::open(number, kind, owner, due_min));
        }
        round
            .is_handed_out()
            .then(|| Obligation::over(number, kind, owner, due_min, round.arrives_min))
    });
    owed.collect()
}

/// A day begins: in the morning the leader tells who asks for more.
pub(super) fn plan_day(market: &mut Market, day: u32) {
    let scenario = &market.setting.scenario;
    if scenario.neighbours.is_some() && day <= scenario.days {
        let at_min = time::at(day, market.setting.rules.rounds.wishes_min);
        market.plan(at_min, Due::Morning);
    }
}

/// Whether the market cannot end yet.
pub(super) fn is_busy(market: &Market) -> bool {
    let mut rounds = market.rounds.all.iter();
    rounds.any(|round| round.goes_on() || round.state == RoundState::LeftOver || !round.on_credit.is_empty())
}

pub(crate) fn fall_due(market: &Market, due: &Due) -> Vec<crate::Event> {
    let of = |n: &usize| market.rounds.all.get(*n);
    let event: Option<Event> = match due {
        Due::Look(n) => of(n)
            .and_then(|round| signing::signs_up(market, round))
            .map(Event::SignedUp),
        Due::CutOff(n) => return of(n).map_or(Vec::new(), |round| cut_off(market, round)),
        Due::HandOut(n) => of(n)
            .filter(|round| round.state == RoundState::Closed)
            .map(|round| Event::HandedOut(handing::hands_out(market, *n, round))),
        Due::LeftSells(n) => of(n)
            .filter(|round| round.state == RoundState::LeftOver)
            .and_then(|round| Some(Event::LeftSold(handing::left_sells(market, *n, round, round.way?)))),
        Due::LeftEnds(n) => of(n).filter(|round| round.state == RoundState::LeftOver).map(|round| {
            Event::LeftSpoiled(event::LeftSpoiled {
                round: *n,
                portions: round.left,
            })
        }),
        Due::PaysLater(n) => of(n)
            .filter(|round| !round.on_credit.is_empty())
            .map(|round| Event::PaidLater(handing::pays_later(market, *n, round))),
        Due::Morning => wishes(market),
    };
    event.map(crate::Event::GroupRound).into_iter().collect()
}

fn wishes(market: &Market) -> Option<Event> {
    let day = time::day_of(market.now_min);
    let is_time = day < market.setting.scenario.days && !market.buyers_gone;
    (is_time && 0 < market.portions_left() && market.rounds.current().is_none()).then(|| {
        let count = market.hungry_neighbours();
        Event::Wished(event::Wished { count })
    })
}

/// Whoever read the group until now still signs up; then the list is long enough, or it is not.
fn cut_off(market: &Market, round: &Round) -> Vec<crate::Event> {
    if round.state != RoundState::Open {
        return Vec::new();
    }
    let signed = signing::signs_up(market, round);
    let total = signed.as_ref().map_or(round.total(), |signed| signed.total);
    let ends = if total < round.terms.least.max(1) {
        Event::CalledOff(event::CalledOff { total })
    } else {
        Event::Closed(event::Closed { total })
    };
    let signed = signed.map(Event::SignedUp);
    signed.into_iter().chain([ends]).map(crate::Event::GroupRound).collect()
}

pub(super) fn decide(market: &Market, command: &Command) -> Result<Decision, crate::Refusal> {
    let terms = market.setting.scenario.neighbours.as_ref();
    let Some(neighbours) = terms else {
        return Err(Refusal::NoNeighbours.into());
    };
    let rules = &market.setting.rules.rounds;
    match command {
        Command::Open(terms) => open(market, neighbours, terms),
        Command::Friends(count) => {
            let round = market.rounds.current();
            let round = round.filter(|round| round.state == RoundState::Open && 0 < *count);
            let round = round.ok_or(Refusal::NoRound)?;
            let count = (*count).min(round.terms.most.saturating_sub(round.total()));
            if count == 0 {
                return Err(Refusal::NoRound.into());
            }
            let padded = event::Padded {
                count,
                total: round.total() + count,
                noticed: signing::notice(market),
            };
            Ok(Decision::of(Event::Padded(padded), rules.open_min))
        }
        Command::Bag(bags) => bag(market, neighbours, *bags),
        Command::Bring => bring(market),
        Command::Leftover(way) => {
            let (round, portions) = market.rounds.left_over().ok_or(Refusal::NoLeftover)?;
            let minutes = if *way == Way::Home { 0 } else { rules.left_min };
            let way = *way;
            let offered = event::LeftOffered { round, way, portions };
            Ok(Decision::of(Event::LeftOffered(offered), minutes))
        }
    }
}

fn open(market: &Market, neighbours: &NeighbourTerms, terms: &Open) -> Result<Decision, crate::Refusal> {
    let (rules, scenario) = (&market.setting.rules.rounds, &market.setting.scenario);
    if !scenario.goods.contains_key(&terms.product) {
        return Err(crate::Refusal::no_such(super::Thing::Product));
    }
    if market.rounds.current().is_some() {
        return Err(Refusal::RoundGoesOn.into());
    }
    let day = &market.setting.rules.day;
    let hour = time::minute_of_day(terms.pick_up_min);
    let is_by_day = day.opens_min <= hour && hour + rules.stay_min <= day.closes_min;
    let is_after = terms.cut_off_min + rules.trip_min <= terms.pick_up_min;
    if terms.cut_off_min <= market.now_min + rules.open_min || !is_after || !is_by_day {
        return Err(Refusal::RoundTimes.into());
    }
    if scenario.days < time::day_of(terms.pick_up_min) {
        return Err(Refusal::RoundTooLate.into());
    }
    let is_sound = 0 < terms.price_fen && 0 < terms.most && terms.least <= terms.most;
    if !is_sound || neighbours.count < terms.most || 1_000_000 < terms.share_ppm {
        return Err(Refusal::RoundTerms.into());
    }
    let own_word_min = if terms.share_ppm == 0 { rules.own_word_min } else { 0 };
    let opened = event::Opened { terms: terms.clone() };
    Ok(Decision::of(Event::Opened(opened), rules.open_min + own_word_min))
}

fn bag(market: &Market, neighbours: &NeighbourTerms, bags: Bags) -> Result<Decision, crate::Refusal> {
    let rules = &market.setting.rules.rounds;
    let round = market.rounds.current().filter(|round| round.arrives_min.is_none());
    let round = round.ok_or(Refusal::NoRound)?;
    let portions = match bags {
        Bags::Ordered => round.unbagged(),
        Bags::Number(count) => count,
    };
    if portions == 0 {
        return Err(Refusal::AllBagged.into());
    }
    let there = market.left_g(&round.terms.product) / neighbours.portion_g.max(1);
    if there < portions {
        return Err(Refusal::from(refusal::TooFewPortions { portions: there }).into());
    }
    let cost_fen = i64::from(portions) * rules.bag_fen;
    market.afford(cost_fen)?;
    let minutes = portions * rules.bag_min;
    let bagged = event::Bagged {
        portions,
        cost_fen,
        labour_fen: labour_fen(rules, minutes),
    };
    Ok(Decision::of(Event::Bagged(bagged), minutes))
}

/// The seller sets off so as to be there at the hour, and goes home when it is over.
fn bring(market: &Market) -> Result<Decision, crate::Refusal> {
    let rules = &market.setting.rules.rounds;
    let round = market.rounds.current();
    let round = round.filter(|round| round.state == RoundState::Closed && round.arrives_min.is_none());
    let round = round.ok_or(Refusal::NoRound)?;
    if round.bagged == 0 {
        return Err(Refusal::NothingBagged.into());
    }
    market.afford(rules.trip_fen)?;
    let arrives_min = round.terms.pick_up_min.max(market.now_min + rules.trip_min);
    let ends_min = round.terms.pick_up_min + rules.stay_min;
    let brought = event::Brought {
        arrives_min,
        is_late: round.terms.pick_up_min < arrives_min,
        cost_fen: rules.trip_fen,
        labour_fen: labour_fen(rules, 2 * rules.trip_min + ends_min.saturating_sub(arrives_min)),
    };
    let home_min = arrives_min.max(ends_min) + rules.trip_min;
    Ok(Decision {
        events: vec![Event::Brought(brought).into()],
        minutes: home_min - market.now_min,
        pace: Pace::Wait,
    })
}

fn labour_fen(rules: &RoundRules, minutes: u32) -> i64 {
    i64::from(minutes) * rules.hour_fen / i64::from(time::HOUR_MIN)
}

/// Every so often whoever has read the group signs up.
const LOOK_MIN: u32 = 2 * time::HOUR_MIN;

pub(crate) fn apply(market: &mut Market, event: &Event) {
    match event {
        Event::Wished(_) => {}
        Event::Opened(event::Opened { terms }) => opened(market, terms),
        Event::SignedUp(event::SignedUp { who, .. }) => {
            if let Some(round) = market.rounds.all.last_mut() {
                round.signed.extend(who);
            }
        }
        Event::Padded(event::Padded { count, noticed, .. }) => {
            let padded_ppm = market.setting.rules.rounds.padded_ppm;
            if let Some(round) = market.rounds.all.last_mut() {
                round.friends += count;
            }
            trusts(market, noticed, padded_ppm);
        }
        Event::Closed(_) => set(market, RoundState::Closed),
        Event::CalledOff(_) => {
            let signed = market.rounds.all.last().map(|round| round.signed.clone());
            trusts(
                market,
                &signed.unwrap_or_default(),
                market.setting.rules.rounds.called_off_ppm,
            );
            handing::called_off(market);
        }
        Event::Bagged(bagged) => handing::bagged(market, bagged),
        Event::Brought(event::Brought {
            arrives_min,
            cost_fen,
            labour_fen,
            ..
        }) => {
            market.post(Account::Cash, Account::Freight, *cost_fen, None);
            market.post(Account::Capital, Account::Labour, *labour_fen, None);
            if let Some(round) = market.rounds.all.last_mut() {
                round.arrives_min = Some(*arrives_min);
                round.cost_fen += cost_fen + labour_fen;
            }
        }
        Event::HandedOut(handed) => handing::handed_out(market, handed),
        Event::LeftOffered(event::LeftOffered { round, way, .. }) => handing::left_offered(market, *round, *way),
        Event::LeftSold(sold) => handing::left_sold(market, sold),
        Event::LeftSpoiled(event::LeftSpoiled { round, portions }) => handing::wasted(market, *round, *portions),
        Event::PaidLater(paid) => handing::paid_later(market, paid),
    }
}

fn opened(market: &mut Market, terms: &Open) {
    let n = market.rounds.all.len();
    let now_min = market.now_min;
    market.rounds.all.push(Round::of(terms.clone(), now_min));
    let first_min = now_min - now_min % LOOK_MIN + LOOK_MIN;
    let mut look_min = first_min;
    while look_min < terms.cut_off_min {
        market.plan(look_min, Due::Look(n));
        look_min += LOOK_MIN;
    }
    market.plan(terms.cut_off_min, Due::CutOff(n));
    let stay_min = market.setting.rules.rounds.stay_min;
    market.plan(terms.pick_up_min + stay_min, Due::HandOut(n));
}

fn set(market: &mut Market, state: RoundState) {
    if let Some(round) = market.rounds.all.last_mut() {
        round.state = state;
    }
}

/// Some neighbours think more or less of the seller.
fn trusts(market: &mut Market, who: &[u32], factor_ppm: i64) {
    let most_ppm = market.setting.rules.rounds.trust_most_ppm;
    for n in who {
        if let Some(neighbour) = market.rounds.neighbours.get_mut(*n as usize) {
            neighbour.trust_ppm = (neighbour.trust_ppm * factor_ppm / 1_000_000).min(most_ppm);
        }
    }
}
