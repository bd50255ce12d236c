//! An hour on the live stream: what the host says in each part draws viewers, sells, and binds; buyers come in bursts, and
//! more of them than usual think better of it before the parcel leaves.
//!
//! ```text
//! golive ─▶ On air: a line for each part, in order, ten minutes each ─▶ the hour is over ─▶ Off air
//!              └─ a line that breaks a rule: on the record at once
//! order by a live buyer: WaitShip ─thinks better of it─▶ Refunded (goods back, no fine)
//! ```
//! The lines, their pull and their price stand in the rules. A possible live buyer is a point (minute, height) like those
//! of the shelf, so a better line adds buyers and changes none.

pub mod command;
pub mod event;
pub(crate) mod figures;
pub mod refusal;

pub use command::Command;
pub use event::Event;
pub use figures::Figure;
pub use refusal::Refusal;

use crate::{CountBand, LineId, Name, ProductId, ViolationKindId, demand, listing, papers};

use super::{
    Account, Market, Obligation, Order, OrderId, OrderState, Thing, buyer, order, random, run::Decision, shop::conduct,
    time,
};

/// The sections of the rules that it reads.
pub const RULES: &[&str] = &["lines", "live", "products"];

/// How a market's live stream goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveRules {
    pub session_min: u32,
    /// The parts of a session, in order.
    pub parts: Vec<String>,
    /// People the market sends into a session.
    pub visits_per_session: i64,
    /// Factor on them by the minute of the day at which it begins, earliest first.
    pub crowd: Vec<CountBand>,
    /// Factor on them for each further session of a day.
    pub again_ppm: i64,
    /// A hired host's share of what is sold, fixed price, and factor on the viewers.
    pub host_ppm: i64,
    pub host_fen: i64,
    pub host_pull_ppm: i64,
    /// Viewers buy so much more readily than visitors of a page.
    pub buy_ppm: i64,
    /// While nobody speaks.
    pub silence_ppm: i64,
    /// Factor on the share of buyers who think better of it, against the shelf's.
    pub regret_ppm: i64,
    /// The viewers' factor moves between these, whatever was said.
    pub pull_least_ppm: i64,
    pub pull_most_ppm: i64,
    /// A viewer stays so long.
    pub stay_min: i64,
    /// A buyer who thinks better of it takes the order back after these minutes, even between these bounds.
    pub regret_least_min: u32,
    /// A buyer who thinks better of it takes the order back at the latest after these minutes.
    pub regret_most_min: u32,
}

/// Something a host may say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineRule {
    pub part: String,
    /// Factor on the viewers from here on.
    pub pull_ppm: i64,
    /// Factor on buying while it is said.
    pub sell_ppm: i64,
    /// Added to the share of buyers who think better of it.
    pub hype_ppm: i64,
    /// The violation that it is.
    pub breach: Option<ViolationKindId>,
}

/// A session on air, or the last one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    pub product: ProductId,
    pub began_min: u32,
    pub ends_min: u32,
    pub host: bool,
    pub on_air: bool,
    /// Sessions of the same day before it.
    pub nth_of_day: u32,
    pub said: Vec<LineId>,
    /// Until then the last line is being said.
    pub speaks_until_min: u32,
    pub pull_ppm: i64,
    pub hype_ppm: i64,
}

/// What falls due for a session on air.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Due {
    /// A possible buyer on the live stream; `height` in millionths of an order a session.
    Candidate {
        product: ProductId,
        number: u32,
        height: i64,
    },
    Withdraws(OrderId),
    Ends,
}

impl Due {
    pub fn rank(&self) -> u8 {
        match self {
            Due::Candidate { .. } => 41,
            Due::Withdraws(_) => 42,
            Due::Ends => 43,
        }
    }
}

pub(crate) fn fall_due(market: &Market, due: &Due) -> Vec<crate::Event> {
    match due {
        Due::Candidate {
            product,
            number,
            height,
        } => watches(market, product, *number, *height),
        Due::Withdraws(name) => withdraws(market, name),
        Due::Ends => ends(market),
    }
}

/// Nobody owes anything by it.
pub(crate) fn obligations(_: &Market) -> Vec<Obligation> {
    Vec::new()
}

pub(super) fn decide(market: &Market, command: &Command) -> Result<Decision, crate::Refusal> {
    let refuse = |refusal| Err(crate::Refusal::Live(refusal));
    match command {
        Command::Begin(command::Begin { host }) => begin(market, *host),
        Command::Say(line) => {
            let rules = &market.setting.rules;
            let rule = rules.lines.get(line).ok_or(crate::Refusal::no_such(Thing::Line))?;
            let Some(session) = market.live.as_ref().filter(|session| session.on_air) else {
                return refuse(Refusal::NotOnAir);
            };
            if rules.live.parts.get(session.said.len()) != Some(&rule.part) {
                return refuse(Refusal::OtherPart);
            }
            let each_min = rules.live.session_min / rules.live.parts.len().max(1) as u32;
            let minutes = each_min.min(session.ends_min.saturating_sub(market.now_min));
            let pull_ppm = pulled(market, session, rule);
            let mut events = vec![crate::Event::from(event::Said {
                line: line.clone(),
                viewers: viewers(market, session, pull_ppm),
                until_min: market.now_min + minutes,
            })];
            let product = &session.product;
            events.extend(
                rule.breach
                    .as_ref()
                    .map(|breach| conduct::counted(market, breach, product)),
            );
            Ok(Decision::work(events, minutes))
        }
    }
}

fn begin(market: &Market, host: bool) -> Result<Decision, crate::Refusal> {
    let rules = &market.setting.rules;
    let refuse = |refusal| Err(crate::Refusal::Live(refusal));
    if !market.profile().is_some_and(|profile| profile.live) {
        return refuse(Refusal::NoStage);
    }
    if !market.is_selling() {
        return Err(crate::Refusal::from(papers::refusal::ShopIs {
            state: market.shop.state,
        }));
    }
    if market.live.as_ref().is_some_and(|session| session.on_air) {
        return refuse(Refusal::OnAirAlready);
    }
    let listing = market
        .desk
        .as_ref()
        .and_then(|product| market.listings.get(product))
        .ok_or(crate::Refusal::Listing(listing::Refusal::NoListing))?;
    if !listing.is_seen() {
        return refuse(Refusal::NothingOnShelf);
    }
    let fee_fen = if host { rules.live.host_fen } else { 0 };
    market.afford(fee_fen)?;
    let event = Event::Began(event::Began {
        product: listing.product.clone(),
        host,
        fee_fen,
        ends_min: market.now_min + rules.live.session_min,
    });
    Ok(Decision::of(crate::Event::Live(event), 0))
}

fn pulled(market: &Market, session: &Session, rule: &LineRule) -> i64 {
    let live = &market.setting.rules.live;
    let pull_ppm = session.pull_ppm * rule.pull_ppm / 1_000_000;
    pull_ppm.clamp(live.pull_least_ppm, live.pull_most_ppm)
}

/// Whom the market sends into a session: by its hour, its host, and whether it is the day's first.
fn visits(market: &Market, session: &Session) -> i64 {
    let live = &market.setting.rules.live;
    let host_ppm = if session.host { live.host_pull_ppm } else { 1_000_000 };
    let minute = i64::from(time::minute_of_day(session.began_min));
    let crowd_ppm = demand::band(&live.crowd, minute);
    let again = (0..session.nth_of_day).map(|_| live.again_ppm);
    let factors: Vec<i64> = [host_ppm, crowd_ppm].into_iter().chain(again).collect();
    demand::scale(live.visits_per_session, &factors)
}

fn viewers(market: &Market, session: &Session, pull_ppm: i64) -> i64 {
    let live = &market.setting.rules.live;
    visits(market, session) * pull_ppm / 1_000_000 / i64::from(live.session_min.max(1)) * live.stay_min
}

/// Puts a session's possible buyers on the agenda.
fn plan_buyers(market: &mut Market, product: &ProductId, session_min: u32) {
    /// Strips of one order an hour; demand beyond is not met by buyers.
    const STRIPS: u32 = 400;
    let day = time::day_of(market.now_min);
    let mut number = 0;
    for strip in 0..STRIPS {
        let whom = format!("{product} {strip}");
        for point in 0..random::poisson_one(market.draw("live-candidates", day, &whom)) {
            number += 1;
            let whom = format!("{whom} {point}");
            let minute = random::below(market.draw("live-minute", day, &whom), u64::from(session_min)) as u32;
            let height = random::below(market.draw("live-height", day, &whom), 1_000_000) as i64;
            let due = Due::Candidate {
                product: product.to_owned(),
                number,
                height: i64::from(strip) * 1_000_000 + height,
            };
            market.plan(market.now_min + minute, due);
        }
    }
}

/// A possible buyer watches; whoever lies under the demand of this minute orders at once.
pub(super) fn watches(market: &Market, product: &ProductId, number: u32, height: i64) -> Vec<crate::Event> {
    let Some(session) = market.live.as_ref().filter(|session| session.on_air) else {
        return Vec::new();
    };
    let live = &market.setting.rules.live;
    let speaks = market.now_min < session.speaks_until_min;
    let line = session.said.last().filter(|_| speaks);
    let sell_ppm = line
        .and_then(|line| market.setting.rules.lines.get(line))
        .map_or(live.silence_ppm, |line| line.sell_ppm);
    let visits = visits(market, session) * session.pull_ppm / 1_000_000;
    let name = Name::from(format!("w{}", time::day_of(market.now_min) * 1000 + number));
    buyer::buys_live(
        market,
        product,
        name,
        height,
        visits,
        live.buy_ppm * sell_ppm / 1_000_000,
    )
}

pub(super) fn ends(market: &Market) -> Vec<crate::Event> {
    let Some(session) = market.live.as_ref().filter(|session| session.on_air) else {
        return Vec::new();
    };
    if session.ends_min != market.now_min {
        return Vec::new();
    }
    let came = |order: &&super::Order| order.live && order.placed_min >= session.began_min;
    let orders = market.orders.values().filter(came).count() as u32;
    vec![crate::Event::from(event::Ended { orders })]
}

/// A live buyer thinks better of it; what has left the house is not stopped any more.
pub(super) fn withdraws(market: &Market, name: &OrderId) -> Vec<crate::Event> {
    let order = market
        .orders
        .get(name)
        .filter(|order| order.state == OrderState::WaitShip);
    order
        .map(|order| {
            crate::Event::from(event::Withdrawn {
                order: name.clone(),
                refund_fen: order.paid_fen(),
            })
        })
        .into_iter()
        .collect()
}

/// Returns when a live buyer takes back the order that is paid here; most do not.
pub(super) fn withdraws_min(market: &Market, order: &Order) -> Option<u32> {
    let session = market.live.as_ref()?;
    let rules = &market.setting.rules;
    let usual_ppm = rules
        .products
        .get(&order.product)
        .map_or(0, |product| product.refund_ppm);
    let chance_ppm = usual_ppm * rules.live.regret_ppm / 1_000_000 + session.hype_ppm;
    let name = order.name.as_str();
    let withdraws = order.live && random::happens(market.draw("thinks-better", 0, name), chance_ppm);
    let bits = || market.draw("thinks-better-when", 0, name);
    let pause = || random::between(bits(), rules.live.regret_least_min, rules.live.regret_most_min);
    withdraws.then(|| market.now_min + pause())
}

pub(crate) fn apply(market: &mut Market, event: &Event) {
    match event {
        Event::Began(event::Began {
            product,
            host,
            fee_fen,
            ends_min,
        }) => {
            market.post(Account::Cash, Account::Promotion, *fee_fen, None);
            market.plan(*ends_min, Due::Ends);
            let today = time::day_of(market.now_min);
            let before = market.live.as_ref();
            let before = before.filter(|session| time::day_of(session.began_min) == today);
            market.live = Some(Session {
                nth_of_day: before.map_or(0, |session| session.nth_of_day + 1),
                product: product.clone(),
                began_min: market.now_min,
                ends_min: *ends_min,
                host: *host,
                on_air: true,
                said: Vec::new(),
                speaks_until_min: market.now_min,
                pull_ppm: 1_000_000,
                hype_ppm: 0,
            });
            plan_buyers(market, product, *ends_min - market.now_min);
        }
        Event::Said(event::Said { line, until_min, .. }) => {
            let Some(rule) = market.setting.rules.lines.get(line).cloned() else {
                return;
            };
            let Some(mut session) = market.live.take() else {
                return;
            };
            session.pull_ppm = pulled(market, &session, &rule);
            session.hype_ppm += rule.hype_ppm;
            session.said.push(line.clone());
            session.speaks_until_min = *until_min;
            market.live = Some(session);
        }
        Event::Ended(_) => {
            if let Some(session) = &mut market.live {
                session.on_air = false;
            }
        }
        Event::Withdrawn(event::Withdrawn {
            order: name,
            refund_fen,
        }) => {
            order::give_goods_back(market, name);
            market.post(Account::Escrow, Account::Refund, *refund_fen, Some(name));
            let order = order::order_mut(market, name);
            order.refunded_fen = *refund_fen;
            order.state = OrderState::Refunded;
        }
    }
}

impl Market {
    /// Returns the lines that may be said next, in an order of their own.
    pub fn line_choices(&self) -> Vec<LineId> {
        let rules = &self.setting.rules;
        let Some(session) = self.live.as_ref().filter(|session| session.on_air) else {
            return Vec::new();
        };
        let Some(part) = rules.live.parts.get(session.said.len()) else {
            return Vec::new();
        };
        let lines = rules.lines.iter().filter(|(_, line)| line.part == *part);
        let mut lines: Vec<(u64, &LineId)> = lines.map(|(id, _)| (self.draw("lines", 0, id), id)).collect();
        lines.sort();
        lines.into_iter().map(|(_, id)| id.clone()).collect()
    }

    /// Returns the next minute of today at which most people watch; nothing when it is no better than now.
    pub fn best_live_min(&self) -> Option<u32> {
        let crowd = &self.setting.rules.live.crowd;
        let best = crowd.iter().max_by_key(|band| (band.ppm, -band.from))?;
        let minute = time::minute_of_day(self.now_min);
        let later = demand::band(crowd, i64::from(minute)) < best.ppm && i64::from(minute) < best.from;
        later.then(|| self.now_min - minute + best.from as u32)
    }

    /// Whether nobody has more viewers than who begins at this minute.
    pub fn is_best_live_min(&self, min: u32) -> bool {
        let crowd = &self.setting.rules.live.crowd;
        let most_ppm = crowd.iter().map(|band| band.ppm).max();
        most_ppm <= Some(demand::band(crowd, i64::from(time::minute_of_day(min))))
    }

    /// Returns the part of the session that comes next.
    pub fn live_part(&self) -> Option<&str> {
        let session = self.live.as_ref().filter(|session| session.on_air)?;
        let part = self.setting.rules.live.parts.get(session.said.len());
        part.map(String::as_str)
    }
}
