//! Messages: somebody asks and wants an answer, within three minutes while buyers are awake.
//!
//! ```text
//! Waiting ─reply─▶ Answered (well, if the reply fits the question; beside it, the question stays unanswered)
//!    └─time runs out─▶ Expired (the buyer leaves)
//! ```
//! Whoever wants something forbidden (fake orders, the shop for rent) is owed nothing: a no and silence are the same, and
//! neither counts for or against the service.

pub mod command;
pub mod event;
pub(crate) mod figures;
pub mod refusal;

use crate::order;
pub use command::Command;
pub use event::Event;
pub use figures::Figure;
pub use refusal::Refusal;

use super::{
    Market, MessageId, MessageKindId, Name, Obligation, ObligationKind, PersonaId, ProductId, ReplyId, ResponsibleRole,
    Selector, Thing, arrangement, random, run::Decision, shop::conduct, time,
};

/// The sections of the rules that it reads.
pub const RULES: &[&str] = &["day", "messages", "minutes", "quality", "replies", "timers"];

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MessageState {
    Waiting,
    Answered,
    Expired,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Who writes; a second message of theirs has a name of its own.
    pub from: Name,
    /// Id in the rules: `ask-stock`.
    pub kind: MessageKindId,
    pub persona: PersonaId,
    /// The product it asks about.
    pub product: ProductId,
    pub state: MessageState,
    pub came_min: u32,
    /// The three-minute rule's end; at night, counted from the buyers' morning.
    pub answer_by_min: u32,
    /// The buyer leaves.
    pub leaves_min: u32,
    pub reply: Option<ReplyId>,
    pub answered_min: Option<u32>,
    /// The reply fits the question.
    pub fits: bool,
    pub forbidden: bool,
    /// An answer is owed: nothing forbidden is wanted.
    pub owed: bool,
    /// The buyer would order this.
    pub wish: Option<super::Wish>,
}

impl Message {
    /// Whether a reply came within the three minutes, whatever it said.
    pub fn in_time(&self) -> bool {
        self.answered_min.is_some_and(|min| min <= self.answer_by_min)
    }

    /// Whether the buyer knows within the three minutes what they asked.
    pub fn is_served(&self) -> bool {
        self.fits && self.in_time()
    }

    /// Whether it is over and the buyer still does not know what they asked: no reply, or one beside the question.
    pub fn stays_unanswered(&self) -> bool {
        self.state != MessageState::Waiting && !self.fits
    }
}

impl Market {
    /// Returns some replies of the library for a message, the fitting ones among them, in an order of its own.
    pub fn reply_choices(&self, message: &MessageId) -> Vec<ReplyId> {
        let rules = &self.setting.rules;
        let Some(kind) = self.messages.get(message).map(|message| message.kind.as_str()) else {
            return Vec::new();
        };
        let rank = |reply: &ReplyId| match rules.messages.get(kind) {
            Some(kind) if kind.fits.first() == Some(reply) => 0,
            Some(kind) if kind.forbidden.contains(reply) => 1,
            // A second fitting reply would make the choice too easy to tell.
            Some(kind) if kind.fits.contains(reply) => 3,
            _ => 2,
        };
        let special = rules.messages.get(kind).map_or(&[][..], |kind| &kind.fits);
        let forbidden = rules.messages.get(kind).map_or(&[][..], |kind| &kind.forbidden);
        let special = special.iter().chain(forbidden);
        let mut offered: Vec<_> = rules
            .replies
            .iter()
            .chain(special.filter(|reply| !rules.replies.contains(reply)))
            .map(|reply| {
                (
                    rank(reply),
                    self.draw("offered", 0, &format!("{message} {reply}")),
                    reply,
                )
            })
            .collect();
        offered.sort();
        offered.truncate(rules.day.replies_offered as usize);
        offered.sort_by_key(|(_, draw, _)| *draw);
        offered.into_iter().map(|(_, _, reply)| reply.clone()).collect()
    }
}

/// Returns the arrival of a message, and the answer at once where somebody sits at the phone.
pub(super) fn arrives(market: &Market, message: Message) -> Vec<crate::Event> {
    let kind = market.setting.rules.messages.get(&message.kind);
    let fit = kind.and_then(|kind| kind.fits.first());
    let name = crate::name::free(&message.from, &market.messages);
    let answered = fit.filter(|_| arrangement::answers_phone(market)).map(|reply| {
        crate::Event::from(event::Answered {
            message: name.clone(),
            reply: reply.clone(),
            in_time: true,
            fits: true,
            forbidden: false,
            owed: message.owed,
            buys_min: buys_min(market, &name, &message, true, true),
        })
    });
    let came = crate::Event::from(event::Came {
        message: name,
        body: Box::new(message),
    });
    std::iter::once(came).chain(answered).collect()
}

/// What falls due for a message.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Due {
    Leaves(MessageId),
}

impl Due {
    pub fn rank(&self) -> u8 {
        match self {
            Due::Leaves(_) => 7,
        }
    }
}

pub(crate) fn fall_due(market: &Market, due: &Due) -> Vec<crate::Event> {
    match due {
        Due::Leaves(name) => leaves(market, name),
    }
}

pub(crate) fn obligations(market: &Market) -> Vec<Obligation> {
    let owed = market.messages.iter().filter(|(_, message)| message.owed);
    let owed = owed.map(|(name, message)| {
        let is_open = message.state == MessageState::Waiting;
        let (kind, owner) = (ObligationKind::Reply, ResponsibleRole::Seller);
        Obligation {
            done_min: message.answered_min,
            // The clock is kept by whatever was said; whether it was an answer is counted by the figures.
            is_kept: (!is_open).then_some(message.in_time()),
            is_open,
            ..Obligation::open(name, kind, owner, message.answer_by_min)
        }
    });
    owed.collect()
}

pub(crate) fn decide(market: &Market, command: &Command) -> Result<Decision, crate::Refusal> {
    match command {
        Command::Reply(command::Reply { to, reply }) => self::reply(market, to, reply),
    }
}

/// Checks and gives an answer from the library.
fn reply(market: &Market, to: &Selector, reply: &ReplyId) -> Result<Decision, crate::Refusal> {
    let rules = &market.setting.rules;
    let is_in = |replies: &Vec<ReplyId>| replies.iter().any(|known| known == reply);
    let kinds = rules.messages.values();
    let special = |kind: &super::MessageKind| is_in(&kind.fits) || is_in(&kind.forbidden);
    if !is_in(&rules.replies) && !kinds.into_iter().any(special) {
        return Err(crate::Refusal::no_such(Thing::Reply));
    }
    let waiting = |message: &Message| message.state == MessageState::Waiting;
    let chosen: Vec<&MessageId> = match to {
        Selector::Named(names) => {
            let mut chosen = Vec::new();
            for name in names {
                match market.messages.get_key_value(name) {
                    Some((id, message)) if waiting(message) => chosen.push(id),
                    Some(_) => return Err(crate::Refusal::Message(Refusal::NotWaiting)),
                    None if rules.messages.contains_key(name.as_str()) => {
                        let of_kind = market
                            .messages
                            .iter()
                            .filter(|(_, message)| message.kind == name.as_str());
                        chosen.extend(of_kind.filter(|(_, message)| waiting(message)).map(|(name, _)| name));
                    }
                    None => return Err(crate::Refusal::no_such(Thing::Message)),
                }
            }
            chosen.sort();
            chosen.dedup();
            chosen
        }
        Selector::Due | Selector::Packed | Selector::Late | Selector::All => market
            .messages
            .iter()
            .filter(|(_, message)| waiting(message))
            .map(|(name, _)| name)
            .collect(),
    };
    let chosen = crate::name::some(chosen)?;
    let mut events = Vec::new();
    for name in &chosen {
        let message = &market.messages[*name];
        let kind = rules.messages.get(&message.kind);
        let forbidden = kind.is_some_and(|kind| is_in(&kind.forbidden));
        let in_time = market.now_min <= message.answer_by_min;
        let fits = kind.is_some_and(|kind| is_in(&kind.fits));
        events.push(crate::Event::from(event::Answered {
            message: (*name).clone(),
            reply: reply.to_owned(),
            in_time,
            fits,
            forbidden,
            owed: message.owed,
            buys_min: buys_min(market, name, message, fits, in_time),
        }));
        let breach = forbidden.then(|| conduct::of_reply(market, reply)).flatten();
        events.extend(breach.map(|breach| conduct::counted(market, &breach, name.as_str())));
    }
    Ok(Decision::work(events, rules.minutes.reply * chosen.len() as u32))
}

/// Returns when a buyer who got an answer orders what they had in mind.
fn buys_min(market: &Market, name: &MessageId, message: &Message, fits: bool, in_time: bool) -> Option<u32> {
    if message.wish.is_none() || !fits {
        return None;
    }
    // Whoever waited too long has half forgotten what for.
    let rules = &market.setting.rules;
    let still_ppm = rules.quality.late_answer_buys_ppm;
    let still = in_time || random::happens(market.draw("still-wants", 0, name.as_str()), still_ppm);
    let bits = || market.draw("wish-pause", 0, name.as_str());
    let pause = || random::between(bits(), rules.timers.wish_least_min, rules.timers.wish_most_min);
    still.then(|| market.now_min + pause())
}

/// Nobody answered; the buyer leaves.
pub(super) fn leaves(market: &Market, name: &MessageId) -> Vec<crate::Event> {
    let waiting = market
        .messages
        .get(name)
        .is_some_and(|message| message.state == MessageState::Waiting);
    if waiting {
        let message = name.clone();
        let owed = market.messages[name].owed;
        vec![crate::Event::from(event::Expired { message, owed })]
    } else {
        Vec::new()
    }
}

pub(crate) fn apply(market: &mut Market, event: &Event) {
    let now = market.now_min;
    match event {
        Event::Came(event::Came { message, body }) => {
            market.plan(body.leaves_min, Due::Leaves(message.clone()));
            market.messages.insert(message.clone(), (**body).clone());
        }
        Event::Answered(event::Answered {
            message: name,
            reply,
            fits,
            forbidden,
            buys_min,
            ..
        }) => {
            let message = market.messages.get_mut(name).expect("an answered message stands");
            message.state = MessageState::Answered;
            message.reply = Some(reply.clone());
            message.answered_min = Some(now);
            message.fits = *fits;
            message.forbidden = *forbidden;
            if let Some(buys_min) = buys_min {
                market.plan(*buys_min, order::Due::WishBuys(name.clone()));
            }
        }
        Event::Expired(event::Expired { message, .. }) => {
            market
                .messages
                .get_mut(message)
                .expect("a message that expires stands")
                .state = MessageState::Expired;
        }
    }
}

impl Market {
    /// Whether a message of this kind is owed an answer.
    pub(super) fn is_owed_answer(&self, kind: &MessageKindId) -> bool {
        let kind = self.setting.rules.messages.get(kind);
        kind.is_none_or(|kind| !kind.wants_forbidden)
    }

    /// Returns the minute by which a message that comes at this minute wants its answer.
    pub(super) fn answer_by_min(&self) -> u32 {
        let day = &self.setting.rules.day;
        time::next_open(self.now_min, day.buyers_from_min, day.buyers_to_min) + day.reply_within_min
    }
}
