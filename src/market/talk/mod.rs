//! Talks: somebody rings or stands at the counter, and the learner answers by numbered options. Some are scams.
//!
//! ```text
//! Waiting ─say─▶ Talking ─say…─▶ Ended (refused | fallen | helped | rebuffed) ─report─▶ reported
//!    └─nobody answers─▶ Missed
//! fallen for: a code given away ─▶ Stolen after some hours, unless reported before
//!             money sent ─▶ a part comes back if reported at once
//! ```
//! Whether a talk was a scam is told by nobody while it lasts: the learner asks, looks, and decides.

pub mod command;
pub mod event;
pub(crate) mod figures;
pub mod refusal;
mod terms;

pub use command::Command;
pub use event::Event;
pub use figures::Figure;
pub use refusal::Refusal;

use crate::message;

pub use terms::{TalkEffect, TalkEnd, TalkNature, TalkNode, TalkOption, TalkRules, TalkTerms, TalkWay};

use super::{
    Account, Happening, Market, Obligation, ObligationKind, Setting, TalkId, TalkTermsId, Thing, run::Decision,
};

/// The sections of the rules that it reads.
pub const RULES: &[&str] = &["talk", "talks"];

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TalkState {
    /// Rings, or stands there.
    Waiting,
    Talking,
    Ended(TalkEnd),
    /// Nobody answered.
    Missed,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Talk {
    pub name: TalkId,
    /// Id of its terms, in the scenario or the rules.
    pub terms: TalkTermsId,
    pub state: TalkState,
    /// Where the talk stands.
    pub node: String,
    /// Node and option of each answer, in order.
    pub said: Vec<(String, String)>,
    pub came_min: u32,
    pub leaves_min: u32,
    pub answered_min: Option<u32>,
    pub ended_min: Option<u32>,
    pub reported_min: Option<u32>,
    /// Sent by the learner.
    pub sent_fen: i64,
    pub sent_min: Option<u32>,
    /// Will be taken if nobody reports it.
    pub threatened_fen: i64,
    pub stolen_fen: i64,
    pub recalled_fen: i64,
    pub effects: Vec<TalkEffect>,
}

impl Talk {
    pub fn is_open(&self) -> bool {
        matches!(self.state, TalkState::Waiting | TalkState::Talking)
    }

    fn has(&self, effect: TalkEffect) -> bool {
        self.effects.contains(&effect)
    }

    fn lost_fen(&self) -> i64 {
        self.sent_fen + self.stolen_fen - self.recalled_fen
    }
}

/// What falls due for a talk.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Due {
    /// The `turn`-th talk of a line of the plan.
    Dealt {
        plan: usize,
        turn: usize,
    },
    /// A talk that another one led to, by its terms.
    Brought(TalkTermsId),
    Leaves(TalkId),
    /// A code given away is used.
    Theft(TalkId),
}

impl Due {
    pub fn rank(&self) -> u8 {
        match self {
            Due::Dealt { .. } => 25,
            Due::Brought(_) => 26,
            Due::Leaves(_) => 27,
            Due::Theft(_) => 28,
        }
    }
}

pub(crate) fn fall_due(market: &Market, due: &Due) -> Vec<crate::Event> {
    match due {
        Due::Dealt { plan, turn } => dealt(market, *plan, *turn),
        Due::Brought(terms) => comes(market, terms),
        Due::Leaves(name) => leaves(market, name),
        Due::Theft(name) => theft(market, name),
    }
}

/// Whoever rings or stands there is heard by whoever plays.
pub(crate) fn obligations(market: &Market) -> Vec<Obligation> {
    let owner = market.setting.scenario.role.responsible();
    let owed = market.talks.values().map(|talk| {
        let is_heard = talk.answered_min.is_some() && talk.state != TalkState::Missed;
        Obligation {
            done_min: talk.answered_min,
            is_kept: (is_heard || !talk.is_open()).then_some(is_heard),
            is_open: talk.is_open(),
            ..Obligation::open(&talk.name, ObligationKind::Talk, owner, talk.leaves_min)
        }
    });
    owed.collect()
}

/// Checks and answers `say` and `report`.
pub(super) fn decide(market: &Market, command: &Command) -> Result<Decision, crate::Refusal> {
    match command {
        Command::Say(command::Say { talk, option }) => say(market, talk, option),
        Command::Report(talk) => report(market, talk),
    }
}

fn say(market: &Market, name: &TalkId, option: &str) -> Result<Decision, crate::Refusal> {
    let talk = market.talks.get(name).ok_or(crate::Refusal::no_such(Thing::Talk))?;
    if !talk.is_open() {
        return Err(crate::Refusal::Message(message::Refusal::NotWaiting));
    }
    let offered = market.talk_options(name);
    let option = offered
        .into_iter()
        .find(|offered| offered.id == option)
        .ok_or(crate::Refusal::no_such(Thing::Answer))?;
    let mut events = vec![Event::Said(event::Said {
        talk: name.clone(),
        terms: talk.terms.clone(),
        node: talk.node.clone(),
        option: option.id.clone(),
        next: option.next.clone(),
    })];
    let talk = || name.clone();
    if option.gain_fen > 0 {
        let amount_fen = option.gain_fen;
        events.push(Event::Received(event::Received {
            talk: talk(),
            amount_fen,
        }));
    }
    let amount_fen = option.lose_fen.min(market.cash_fen() + option.gain_fen);
    if amount_fen > 0 {
        events.push(Event::Sent(event::Sent {
            talk: talk(),
            amount_fen,
        }));
    }
    let end = market.talk_terms(&market.talks[name].terms).node(&option.next);
    if let Some(end) = end.and_then(|node| node.end) {
        events.push(Event::Ended(event::Ended { talk: talk(), end }));
    }
    Ok(Decision::work(
        events.into_iter().map(crate::Event::Talk).collect(),
        option.minutes,
    ))
}

fn report(market: &Market, name: &TalkId) -> Result<Decision, crate::Refusal> {
    let rules = &market.setting.rules.talk;
    let talk = market.talks.get(name).ok_or(crate::Refusal::no_such(Thing::Talk))?;
    if talk.is_open() {
        return Err(crate::Refusal::Talk(Refusal::TalkGoesOn));
    }
    if talk.reported_min.is_some() {
        return Err(crate::Refusal::Talk(Refusal::AlreadyReported));
    }
    let in_time = talk
        .sent_min
        .is_some_and(|sent_min| market.now_min <= sent_min + rules.recall_min);
    let recalled_fen = if in_time {
        talk.sent_fen * rules.recall_ppm / 1_000_000
    } else {
        0
    };
    let event = Event::Reported(event::Reported {
        talk: name.clone(),
        is_scam: market.talk_terms(&talk.terms).is_scam(),
        recalled_fen,
        is_stopped: talk.threatened_fen > 0,
    });
    Ok(Decision::of(crate::Event::Talk(event), rules.report_min))
}

/// Returns the arrival of a talk by the id of its terms.
pub(super) fn comes(market: &Market, terms: &TalkTermsId) -> Vec<crate::Event> {
    if market.buyers_gone {
        return Vec::new();
    }
    let leaves_min = market.now_min + market.talk_terms(terms).waits_min;
    vec![crate::Event::from(event::Came {
        talk: crate::name::free(terms, &market.talks),
        terms: terms.to_owned(),
        leaves_min,
    })]
}

/// The `turn`-th talk of the n-th line of the plan.
pub(super) fn dealt(market: &Market, n: usize, turn: usize) -> Vec<crate::Event> {
    match deal(market, n).get(turn) {
        Some(terms) => comes(market, &terms.clone()),
        None => Vec::new(),
    }
}

/// Which talks a line of the plan brings, in order: drawn among those it names, so many scams and so many honest ones.
fn deal(market: &Market, n: usize) -> Vec<TalkTermsId> {
    let Happening::Talks {
        among, scams, genuine, ..
    } = &market.setting.scenario.plan[n].what
    else {
        return Vec::new();
    };
    let shuffled = |topic: &str, mut ids: Vec<TalkTermsId>| {
        ids.sort_by_key(|id| (market.draw(topic, n as u32, id), id.clone()));
        ids
    };
    let of = |is_scam: bool, count: u32| {
        let ids = among.iter().filter(|id| market.talk_terms(id).is_scam() == is_scam);
        let mut ids = shuffled("deal", ids.cloned().collect());
        ids.truncate(count as usize);
        ids
    };
    shuffled("deal-order", [of(true, *scams), of(false, *genuine)].concat())
}

/// Puts the talks of one line of the plan on the agenda.
pub(super) fn plan(market: &mut Market, n: usize, from_min: u32) {
    if let Happening::Talks {
        scams,
        genuine,
        apart_min,
        ..
    } = market.setting.scenario.plan[n].what
    {
        for turn in 0..scams + genuine {
            let due = Due::Dealt {
                plan: n,
                turn: turn as usize,
            };
            market.plan(from_min + turn * apart_min, due);
        }
    }
}

/// They hang up, or go.
pub(super) fn leaves(market: &Market, name: &TalkId) -> Vec<crate::Event> {
    let is_tired = |talk: &Talk| talk.is_open() && talk.leaves_min <= market.now_min;
    if market.talks.get(name).is_some_and(is_tired) {
        vec![crate::Event::from(event::Missed { talk: name.clone() })]
    } else {
        Vec::new()
    }
}

/// What a code opened is emptied.
pub(super) fn theft(market: &Market, name: &TalkId) -> Vec<crate::Event> {
    let Some(talk) = market.talks.get(name).filter(|talk| talk.threatened_fen > 0) else {
        return Vec::new();
    };
    let amount_fen = talk.threatened_fen.min(market.cash_fen());
    vec![crate::Event::from(event::Stolen {
        talk: name.clone(),
        amount_fen,
    })]
}

pub(crate) fn apply(market: &mut Market, event: &Event) {
    let now = market.now_min;
    let name = event.talk().clone();
    match event {
        Event::Came(event::Came { terms, leaves_min, .. }) => {
            let talk = opened(market, &name, terms, *leaves_min);
            market.talks.insert(name.clone(), talk);
            market.plan(*leaves_min, Due::Leaves(name));
        }
        Event::Said(event::Said { node, option, next, .. }) => {
            if let Some(option) = answer(market, &name, node, option) {
                hears(market, &name, &option);
            }
            let waits_min = market.talk_terms(&market.talks[&name].terms).waits_min;
            market.plan(now + waits_min, Due::Leaves(name.clone()));
            let talk = talk_mut(market, &name);
            talk.leaves_min = now + waits_min;
            talk.said.push((node.clone(), option.clone()));
            talk.node.clone_from(next);
            talk.answered_min.get_or_insert(now);
            talk.state = TalkState::Talking;
        }
        Event::Sent(event::Sent { amount_fen, .. }) => {
            let talk = talk_mut(market, &name);
            talk.sent_fen += amount_fen;
            talk.sent_min = Some(now);
            market.post(Account::Cash, Account::Lost, *amount_fen, Some(&name));
        }
        Event::Received(event::Received { amount_fen, .. }) => {
            let is_scam = market.talk_terms(&market.talks[&name].terms).is_scam();
            let from = if is_scam { Account::Lost } else { Account::Household };
            market.post(from, Account::Cash, *amount_fen, Some(&name));
        }
        Event::Ended(event::Ended { end, .. }) => {
            let talk = talk_mut(market, &name);
            talk.state = TalkState::Ended(*end);
            talk.ended_min = Some(now);
        }
        Event::Missed(_) => talk_mut(market, &name).state = TalkState::Missed,
        Event::Stolen(event::Stolen { amount_fen, .. }) => {
            let talk = talk_mut(market, &name);
            talk.threatened_fen = 0;
            talk.stolen_fen += amount_fen;
            market.post(Account::Cash, Account::Lost, *amount_fen, Some(&name));
        }
        Event::Reported(event::Reported { recalled_fen, .. }) => {
            let talk = talk_mut(market, &name);
            talk.reported_min = Some(now);
            talk.threatened_fen = 0;
            talk.recalled_fen += recalled_fen;
            market.post(Account::Lost, Account::Cash, *recalled_fen, Some(&name));
        }
    }
}

fn opened(market: &Market, name: &TalkId, terms: &TalkTermsId, leaves_min: u32) -> Talk {
    let first = market.talk_terms(terms).node.first();
    Talk {
        name: name.clone(),
        terms: terms.to_owned(),
        state: TalkState::Waiting,
        node: first.map_or_else(String::new, |node| node.id.clone()),
        said: Vec::new(),
        came_min: market.now_min,
        leaves_min,
        answered_min: None,
        ended_min: None,
        reported_min: None,
        sent_fen: 0,
        sent_min: None,
        threatened_fen: 0,
        stolen_fen: 0,
        recalled_fen: 0,
        effects: Vec::new(),
    }
}

fn talk_mut<'a>(market: &'a mut Market, name: &TalkId) -> &'a mut Talk {
    market.talks.get_mut(name).expect("an event names a talk that stands")
}

fn answer(market: &Market, name: &TalkId, node: &str, option: &str) -> Option<TalkOption> {
    let terms = market.talk_terms(&market.talks[name].terms);
    let options = &terms.node(node)?.option;
    options.iter().find(|offered| offered.id == option).cloned()
}

/// What an answer leaves behind.
fn hears(market: &mut Market, name: &TalkId, option: &TalkOption) {
    let now = market.now_min;
    market.marks.extend(option.marks.iter().cloned());
    let talk = talk_mut(market, name);
    talk.effects.extend(&option.effects);
    if option.steal_fen > 0 {
        talk.threatened_fen += option.steal_fen;
        let after_min = market.setting.rules.talk.theft_after_min;
        market.plan(now + after_min, Due::Theft(name.clone()));
    }
    if let Some(brings) = &option.brings {
        market.plan(now + option.minutes + option.after_min, Due::Brought(brings.clone()));
    }
}

impl Market {
    /// Returns the terms of a talk; the scenario's own come first.
    pub fn talk_terms(&self, id: &TalkTermsId) -> &TalkTerms {
        let Setting { rules, scenario } = &*self.setting;
        let terms = scenario.talks.get(id).or_else(|| rules.talks.get(id));
        terms.expect("the course refers every planned talk")
    }

    /// Returns the answers that are offered, in an order of this seed's own: the right one stands nowhere in particular.
    pub fn talk_options(&self, name: &TalkId) -> Vec<&TalkOption> {
        let Some(talk) = self.talks.get(name).filter(|talk| talk.is_open()) else {
            return Vec::new();
        };
        let node = self.talk_terms(&talk.terms).node(&talk.node);
        let mut options: Vec<&TalkOption> = node.map_or_else(Vec::new, |node| {
            let is_offered = |option: &&TalkOption| option.needs.is_subset(&self.marks);
            node.option.iter().filter(is_offered).collect()
        });
        options.sort_by_key(|option| self.draw("answers", 0, &format!("{name} {} {}", talk.node, option.id)));
        options
    }

    /// Returns whether a talk waits, goes on, or still threatens the wallet.
    pub(super) fn is_talking(&self) -> bool {
        self.talks
            .values()
            .any(|talk| talk.is_open() || talk.threatened_fen > 0)
    }
}
